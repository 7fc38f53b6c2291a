#include "record/ordered_key.hpp"

#include <cstring>

#include "kehu/core/result.hpp"

namespace kehu::record {

namespace {

void put_ordered(std::string& out, std::int64_t value) {
  // With the sign flipped, two's complement sorts as unsigned.
  const std::uint64_t bits = static_cast<std::uint64_t>(value) ^ (std::uint64_t{1} << 63);
  char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(bits >> (56 - 8 * i));
  out.append(bytes, sizeof bytes);
}

// A zero inside becomes 00 FF and the end is 00 00, so a text sorts before its continuations.
void put_ordered(std::string& out, std::string_view text) {
  for (std::size_t zero; (zero = text.find('\0')) != std::string_view::npos;) {
    out.append(text.substr(0, zero));
    out.append("\0\xFF", 2);
    text.remove_prefix(zero + 1);
  }
  out.append(text);
  out.append("\0\0", 2);
}

void put_uuid_text(std::string& out, const Uuid& id) {
  static constexpr char digits[] = "0123456789abcdef";
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out.push_back('-');
    out.push_back(digits[id.data[i] >> 4]);
    out.push_back(digits[id.data[i] & 15]);
  }
}

template <class T>
const T& take(const Value& value) {
  const T* found = std::get_if<T>(&value);
  ensure(found != nullptr, "a key holds a value of the wrong kind");
  return *found;
}

void put_money(std::string& out, const Money& money) {
  put_ordered(out, money.minor());
  out.append(money.currency().code());
}

void put_reference(std::string& out, const Value& value) {
  if (const Uuid* id = std::get_if<Uuid>(&value)) {
    put_uuid_text(out, *id);  // what its column holds
    out.append("\0\0", 2);
  } else {
    put_ordered(out, take<std::string_view>(value));
  }
}

void put_date(std::string& out, const Date& date) {
  ensure(!date.is_special(), "a date that was never set");
  put_ordered(out, day_number(date));
}

}  // namespace

void write_ordered_value(const Type& type, const Value& value, std::string& out) {
  const bool present = !std::holds_alternative<std::monostate>(value);
  if (type.optional) {
    out.push_back(present ? 1 : 0);
    if (!present) return;
  }
  switch (type.kind) {
    case Kind::boolean:
      out.push_back(take<bool>(value) ? 1 : 0);
      return;
    case Kind::integer:
      put_ordered(out, take<std::int64_t>(value));
      return;
    case Kind::text:
    case Kind::bytes:
    case Kind::enumeration:
      put_ordered(out, take<std::string_view>(value));
      return;
    case Kind::money:
      put_money(out, take<Money>(value));
      return;
    case Kind::ratio:
      put_ordered(out, std::string_view(take<Ratio>(value).text()));
      return;
    case Kind::id:
      out.append(reinterpret_cast<const char*>(take<Uuid>(value).data), 16);
      return;
    case Kind::instant:
      put_ordered(out, take<Instant>(value).time_since_epoch().count());
      return;
    case Kind::date:
      put_date(out, take<Date>(value));
      return;
    case Kind::reference:
      put_reference(out, value);
      return;
    case Kind::record:
    case Kind::list:
      break;
  }
  throw Fault(Category::internal, "internal.invariant", "a record or a list in a key");
}

namespace {

// What most keys fit in.
constexpr std::size_t key_bytes = 64;

}  // namespace

std::string ordered_key(const Table& table, const void* row) {
  std::string key;
  key.reserve(key_bytes);
  write_ordered_key(table.key(), row, key);
  return key;
}

std::string ordered_position(const Index& index, const void* row) {
  std::string position;
  position.reserve(key_bytes);
  write_ordered_position(index, row, position);
  return position;
}

void write_ordered_prefix(const Index& index, std::span<const Value> prefix, std::string& out) {
  ensure(prefix.size() <= index.fields.size(), "a key with more values than its index has fields");
  const std::vector<Field>& fields = index.table->descriptor().fields;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    write_ordered_value(fields[index.fields[i]].type, prefix[i], out);
  }
}

void write_ordered_key(const Index& index, const void* row, std::string& out) {
  const std::vector<Field>& fields = index.table->descriptor().fields;
  for (std::size_t position : index.fields) {
    write_ordered_value(fields[position].type, read(fields[position], row), out);
  }
}

void write_ordered_position(const Index& index, const void* row, std::string& out) {
  write_ordered_key(index, row, out);
  if (&index != &index.table->key()) write_ordered_key(index.table->key(), row, out);
}

bool stands_in(const Index& index, const void* row) {
  if (index.only_where == Index::npos) return true;
  const Field& field = index.table->descriptor().fields[index.only_where];
  const void* value = field.value(row);
  if (field.type.optional) return (value != nullptr) == (index.condition == Index::while_present);
  switch (field.type.kind) {
    case Kind::boolean:
      return *static_cast<const bool*>(value);
    case Kind::integer:
      return *static_cast<const std::int64_t*>(value) > 0;
    case Kind::money:
      return static_cast<const Money*>(value)->is_positive();
    default:
      return true;
  }
}

bool has_absent(const Index& index, const void* row) {
  const std::vector<Field>& fields = index.table->descriptor().fields;
  for (std::size_t position : index.fields) {
    if (!fields[position].value(row)) return true;
  }
  return false;
}

}  // namespace kehu::record
