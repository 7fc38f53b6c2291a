#include "store/sqlite/columns.hpp"

#include <cstring>
#include <utility>

#include "core/date_text.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"
#include "record/erased.hpp"
#include "record/json.hpp"

namespace kehu::store::sqlite {
namespace {

using record::as;
using record::Field;
using record::Kind;
using record::to;
using record::Type;

void bind_text(sqlite3_stmt* statement, int at, std::string_view text,
               sqlite3_destructor_type lifetime) {
  // A null pointer would bind NULL; an empty view may have one.
  sqlite3_bind_text64(statement, at, text.empty() ? "" : text.data(), text.size(), lifetime,
                      SQLITE_UTF8);
}

void bind_blob(sqlite3_stmt* statement, int at, std::string_view bytes,
               sqlite3_destructor_type lifetime) {
  sqlite3_bind_blob64(statement, at, bytes.empty() ? "" : bytes.data(), bytes.size(), lifetime);
}

void bind_date(sqlite3_stmt* statement, int at, const Date& date) {
  ensure(!date.is_special(), "a date that was never set cannot be stored");
  char text[10];
  write_date(date, text);
  bind_text(statement, at, {text, sizeof text}, SQLITE_TRANSIENT);
}

std::string_view words(sqlite3_value* value) {
  const void* bytes = sqlite3_value_blob(value);  // of an empty text there are none
  return {bytes ? static_cast<const char*>(bytes) : "",
          static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

std::string_view uuid_bytes(const Uuid& id) { return {reinterpret_cast<const char*>(id.data), 16}; }

constexpr Bound null{.kind = Bound::Kind::null};
Bound number(std::int64_t number) { return {.kind = Bound::Kind::number, .number = number}; }
Bound word(std::string_view word) { return {.kind = Bound::Kind::word, .word = word}; }

// What is bound for a value, null: none, that may be the same in the next row.
Bound bound_for(const Type& type, const void* value) {
  if (!value) return null;
  switch (type.kind) {
    case Kind::boolean:
      return number(as<bool>(value) ? 1 : 0);
    case Kind::integer:
      return number(as<std::int64_t>(value));
    case Kind::money:
      return number(as<Money>(value).minor());
    case Kind::instant:
      return number(as<Instant>(value).time_since_epoch().count());
    case Kind::enumeration:
      return word(name(*type.enumeration, as<std::uint8_t>(value)));
    case Kind::text:
      return as<std::string>(value).empty() ? word("") : Bound();
    default:
      return {};
  }
}

void bind(sqlite3_stmt* statement, int at, const Bound& bound) {
  if (bound.kind == Bound::Kind::number)
    sqlite3_bind_int64(statement, at, bound.number);
  else if (bound.kind == Bound::Kind::word)
    bind_text(statement, at, bound.word, SQLITE_STATIC);
  else
    sqlite3_bind_null(statement, at);
}

// Values that are not of a Bound.
void bind_field(sqlite3_stmt* statement, int at, const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::text:
      return bind_text(statement, at, as<std::string>(value), SQLITE_STATIC);
    case Kind::bytes:
      return bind_blob(statement, at, as<Bytes>(value).data, SQLITE_STATIC);
    case Kind::ratio:
      return bind_text(statement, at, as<Ratio>(value).text(), SQLITE_TRANSIENT);
    case Kind::id:
      return bind_blob(statement, at, uuid_bytes(as<Uuid>(value)), SQLITE_STATIC);
    case Kind::date:
      return bind_date(statement, at, as<Date>(value));
    case Kind::reference: {
      const auto& reference = as<ReferenceValue>(value);
      if (reference.code.empty())
        return bind_text(statement, at, text(reference.id), SQLITE_TRANSIENT);
      return bind_text(statement, at, reference.code, SQLITE_STATIC);
    }
    case Kind::record:
    case Kind::list: {
      std::string json;
      record::write_json_value(type, value, json);
      return bind_text(statement, at, json, SQLITE_TRANSIENT);
    }
    default:
      ensure(false, "a kind of value that a Bound holds");
  }
}

}  // namespace

RowBinder::RowBinder(const record::Descriptor& descriptor, std::vector<record::Column> columns)
    : descriptor_(&descriptor),
      columns_(std::move(columns)),
      own_currency_(record::currency_field(descriptor)) {
  for (const record::Column& column : columns_)
    has_money_ = has_money_ || column.is_currency() ||
                 descriptor.fields[column.field].type.kind == Kind::money;
}

int RowBinder::bind(sqlite3_stmt* statement, int at, const void* row, Stamp stamp,
                    Bound* bound) const {
  std::optional<Currency> currency;
  if (has_money_) currency = record::row_currency(*descriptor_, row, own_currency_);
  for (const record::Column& column : columns_) {
    const void* value = nullptr;
    Bound now;
    if (column.is_currency()) {
      now = currency ? word(currency->code()) : null;
    } else if (column.field == stamp.field) {
      now = number(stamp.version);
    } else {
      const Field& field = descriptor_->fields[column.field];
      value = field.value(row);
      now = bound_for(field.type, value);
    }
    Bound before = bound ? std::exchange(*bound++, now) : Bound();
    if (now.kind == Bound::Kind::other)
      bind_field(statement, at, descriptor_->fields[column.field].type, value);
    else if (now != before)
      sqlite::bind(statement, at, now);
    ++at;
  }
  return at;
}

void bind_value(sqlite3_stmt* statement, int at, int columns, const Type& type,
                const record::Value& value) {
  if (const auto* amount = std::get_if<Money>(&value)) {
    sqlite3_bind_int64(statement, at, amount->minor());
    if (columns > 1) bind_text(statement, at + 1, amount->currency().code(), SQLITE_STATIC);
  } else if (std::holds_alternative<std::monostate>(value)) {
    for (int i = 0; i < columns; ++i) sqlite3_bind_null(statement, at + i);
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    sqlite3_bind_int(statement, at, *flag ? 1 : 0);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(statement, at, *number);
  } else if (const auto* words = std::get_if<std::string_view>(&value)) {
    if (type.kind == Kind::bytes)
      bind_blob(statement, at, *words, SQLITE_TRANSIENT);
    else
      bind_text(statement, at, *words, SQLITE_TRANSIENT);
  } else if (const auto* id = std::get_if<Uuid>(&value)) {
    if (type.kind == Kind::reference)
      bind_text(statement, at, text(*id), SQLITE_TRANSIENT);
    else
      bind_blob(statement, at, uuid_bytes(*id), SQLITE_TRANSIENT);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    bind_date(statement, at, *date);
  } else if (const auto* instant = std::get_if<Instant>(&value)) {
    sqlite3_bind_int64(statement, at, instant->time_since_epoch().count());
  } else {
    bind_text(statement, at, std::get<Ratio>(value).text(), SQLITE_TRANSIENT);
  }
}

namespace {

template <class T>
bool take(Result<T> parsed, void* value) {
  if (!parsed) return false;
  to<T>(value) = std::move(parsed).value();
  return true;
}

// What has to be parsed. Apart from the rest, so that plain values do not pay for its stack.
[[gnu::noinline]] bool read_parsed(const Type& type, std::string_view words, void* value) {
  if (type.kind == Kind::ratio) return take(Ratio::parse(words), value);
  if (type.kind == Kind::reference) {
    auto& reference = to<ReferenceValue>(value);
    reference = {};
    if (!take(parse_uuid(words), &reference.id)) reference.code = words;
    return true;
  }
  auto json = record::parse_json(words);
  return json && record::read_json_value(type, *json, value);
}

// Reads what is kept as text or bytes; false where it is not of the type.
bool read_words(const Type& type, std::string_view words, void* value) {
  switch (type.kind) {
    case Kind::text:
      to<std::string>(value).assign(words);
      return true;
    case Kind::bytes:
      to<Bytes>(value).data.assign(words);
      return true;
    case Kind::id:
      if (words.size() != 16) return false;
      std::memcpy(to<Uuid>(value).data, words.data(), 16);
      return true;
    case Kind::date:
      return read_date(words, to<Date>(value));
    case Kind::enumeration: {
      auto number = value_of(*type.enumeration, words);
      if (number) to<std::uint8_t>(value) = *number;
      return number.has_value();
    }
    default:
      return read_parsed(type, words, value);
  }
}

void read_number(Kind kind, std::int64_t number, Currency currency, void* value) {
  switch (kind) {
    case Kind::boolean:
      to<bool>(value) = number != 0;
      return;
    case Kind::money:
      to<Money>(value) = Money(number, currency);
      return;
    case Kind::instant:
      to<Instant>(value) = Instant(Duration(number));
      return;
    default:
      to<std::int64_t>(value) = number;
      return;
  }
}

bool kept_as_integer(Kind kind) {
  return kind == Kind::boolean || kind == Kind::integer || kind == Kind::money ||
         kind == Kind::instant;
}

}  // namespace

RowReader::RowReader(const record::Descriptor& descriptor, std::span<const record::Column> columns)
    : descriptor_(&descriptor) {
  std::size_t own_currency = record::currency_field(descriptor);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    int column = static_cast<int>(i);
    if (columns[i].is_currency() || columns[i].field == own_currency) currency_column_ = column;
    if (columns[i].is_currency()) continue;
    const Field& field = descriptor.fields[columns[i].field];
    items_.push_back({&field, column, kept_as_integer(field.type.kind)});
  }
}

void RowReader::corrupt(const Field& field) const {
  throw Fault(Category::fault, "store.corrupt",
              "a row of " + std::string(descriptor_->name) + " holds in " + quotation(field.name) +
                  " what does not belong there");
}

Currency RowReader::currency(sqlite3_stmt* statement) const {
  std::string_view code = words(sqlite3_column_value(statement, currency_column_));
  if (code.empty()) return {};
  if (code.size() == 3 && std::memcmp(last_currency_.code().data(), code.data(), 3) == 0)
    return last_currency_;
  auto parsed = Currency::parse(code);
  if (!parsed)
    throw Fault(Category::fault, "store.corrupt",
                "a row of " + std::string(descriptor_->name) + " has an unknown currency");
  last_currency_ = *parsed;
  return last_currency_;
}

// Asks for a column's value once: each question about a column of a statement costs as much as the
// copying. What is asked of the value needs no lock, for a connection belongs to one thread.
void RowReader::read(sqlite3_stmt* statement, void* row) const {
  Currency shared;
  if (currency_column_ >= 0) shared = currency(statement);
  for (const Item& item : items_) {
    const Field& field = *item.field;
    sqlite3_value* stored = sqlite3_column_value(statement, item.column);
    int type = sqlite3_value_type(stored);
    if (type == SQLITE_NULL) {
      read_null(field, row);
    } else if (item.is_number) {
      if (type != SQLITE_INTEGER) corrupt(field);
      read_number(field.type.kind, sqlite3_value_int64(stored), shared, field.emplace(row));
    } else if (!read_words(field.type, words(stored), field.emplace(row))) {
      corrupt(field);
    }
  }
}

void RowReader::read_null(const Field& field, void* row) const {
  if (!field.type.optional) corrupt(field);
  field.reset(row);
}

}  // namespace kehu::store::sqlite
