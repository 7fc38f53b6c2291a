#include "record/canonical.hpp"

#include <cstring>

#include "record/byte_buffer.hpp"
#include "record/erased.hpp"

namespace kehu::record {

namespace {

void put_money(ByteBuffer& out, const Money& money) {
  out.number(money.minor());
  out.append(money.currency().code());
}

void put_reference(ByteBuffer& out, const ReferenceValue& reference) {
  if (reference.code.empty()) {
    char bytes[17] = {0};
    std::memcpy(bytes + 1, reference.id.data, 16);
    out.append(bytes, sizeof bytes);
  } else {
    out.push_back(1);
    out.text(reference.code);
  }
}

void put_record(const Descriptor& descriptor, const void* record, ByteBuffer& out);
void put_value(const Type& type, const void* value, ByteBuffer& out);

// Appends what may be an optional. Most of a row are texts and what is not there: these are put
// without a call.
inline void put_slot(const Type& type, const void* slot, ByteBuffer& out) {
  if (type.optional) {
    slot = type.optional->get(slot);
    out.push_back(slot ? 1 : 0);
    if (!slot) return;
  }
  if (type.kind == Kind::text) return out.text(as<std::string>(slot));
  put_value(type, slot, out);
}

// Appends a value that is there.
void put_value(const Type& type, const void* value, ByteBuffer& out) {
  switch (type.kind) {
    case Kind::boolean:
      out.push_back(as<bool>(value) ? 1 : 0);
      return;
    case Kind::integer:
      out.number(as<std::int64_t>(value));
      return;
    case Kind::text:
      out.text(as<std::string>(value));
      return;
    case Kind::bytes:
      out.text(as<Bytes>(value).data);
      return;
    case Kind::money:
      put_money(out, as<Money>(value));
      return;
    case Kind::ratio:
      out.number(as<Ratio>(value).numerator());
      out.number(as<Ratio>(value).denominator());
      return;
    case Kind::id:
      out.append(reinterpret_cast<const char*>(as<Uuid>(value).data), 16);
      return;
    case Kind::instant:
      out.fixed(as<Instant>(value).time_since_epoch().count());
      return;
    case Kind::date: {
      const Date& date = as<Date>(value);
      ensure(!date.is_special(), "a date that was never set");
      out.number(day_number(date));
      return;
    }
    case Kind::enumeration: {
      const auto number = as<std::uint8_t>(value);
      ensure(number < type.enumeration->names.size(), "a value outside its enumeration");
      out.push_back(static_cast<char>(number));
      return;
    }
    case Kind::reference:
      put_reference(out, as<ReferenceValue>(value));
      return;
    case Kind::record:
      put_record(*type.record, value, out);
      return;
    case Kind::list: {
      const std::size_t count = type.list->size(value);
      out.count(count);
      for (std::size_t i = 0; i < count; ++i) put_slot(*type.element, type.list->at(value, i), out);
      return;
    }
  }
}

void put_record(const Descriptor& descriptor, const void* record, ByteBuffer& out) {
  for (const Field& field : descriptor.fields) put_slot(field.type, field.in(record), out);
}

Error not_canonical(const char* why) {
  return invalid("record.canonical", "",
                 std::string("not the canonical bytes of a record: ") + why);
}

bool take_money(CanonicalReader& in, Money& money) {
  std::int64_t minor;
  std::string_view code;
  if (!in.number(minor) || !in.take(3, code)) return false;
  if (code == Currency().code()) {
    money = Money(minor, Currency());
    return true;
  }
  Result<Currency> currency = Currency::parse(code);
  if (!currency) return false;
  money = Money(minor, *currency);
  return true;
}

bool take_ratio(CanonicalReader& in, Ratio& ratio) {
  std::int64_t numerator, denominator;
  if (!in.number(numerator) || !in.number(denominator) || denominator <= 0) return false;
  ratio = Ratio(numerator, denominator);
  return ratio.denominator() == denominator;  // else it was not in lowest terms
}

bool take_date(CanonicalReader& in, Date& date) {
  static const std::int64_t first = day_number(Date(1400, 1, 1));
  static const std::int64_t last = day_number(Date(9999, 12, 31));
  std::int64_t number;
  if (!in.number(number) || number < first || number > last) return false;
  date = date_from_day_number(number);
  return true;
}

bool take_uuid(CanonicalReader& in, Uuid& id) {
  std::string_view bytes;
  if (!in.take(16, bytes)) return false;
  std::memcpy(id.data, bytes.data(), 16);
  return true;
}

bool take_reference(CanonicalReader& in, ReferenceValue& reference) {
  bool by_code;
  if (!in.boolean(by_code)) return false;
  reference = ReferenceValue();
  if (!by_code) return take_uuid(in, reference.id);
  std::string_view code;
  if (!in.text(code) || code.empty()) return false;
  reference.code = code;
  return true;
}

// Reads one value that is neither record nor list.
bool take_scalar(const Type& type, CanonicalReader& in, void* value) {
  std::string_view view;
  switch (type.kind) {
    case Kind::boolean:
      return in.boolean(*static_cast<bool*>(value));
    case Kind::integer:
      return in.number(*static_cast<std::int64_t*>(value));
    case Kind::text:
      if (!in.text(view)) return false;
      static_cast<std::string*>(value)->assign(view);
      return true;
    case Kind::bytes:
      if (!in.bytes(view)) return false;
      static_cast<Bytes*>(value)->data.assign(view);
      return true;
    case Kind::money:
      return take_money(in, *static_cast<Money*>(value));
    case Kind::ratio:
      return take_ratio(in, *static_cast<Ratio*>(value));
    case Kind::id:
      return take_uuid(in, *static_cast<Uuid*>(value));
    case Kind::instant: {
      std::int64_t microseconds;
      if (!in.fixed(microseconds)) return false;
      *static_cast<Instant*>(value) = Instant(Duration(microseconds));
      return true;
    }
    case Kind::date:
      return take_date(in, *static_cast<Date*>(value));
    case Kind::enumeration: {
      std::uint8_t number;
      if (!in.byte(number) || number >= type.enumeration->names.size()) return false;
      *static_cast<std::uint8_t*>(value) = number;
      return true;
    }
    case Kind::reference:
      return take_reference(in, *static_cast<ReferenceValue*>(value));
    case Kind::record:
    case Kind::list:
      break;
  }
  return false;
}

Result<void> take_record(const Descriptor& descriptor, CanonicalReader& in, void* record,
                         int depth);

Result<void> take_slot(const Type& type, CanonicalReader& in, void* slot, int depth);

Result<void> take_list(const Type& type, CanonicalReader& in, void* list, int depth) {
  // An element takes a byte at least, unless it is a record without fields, which no struct is.
  std::size_t count;
  if (!in.length(count)) return not_canonical("a count is missing or larger than the bytes");
  type.list->clear(list);
  for (std::size_t i = 0; i < count; ++i) {
    if (auto read = take_slot(*type.element, in, type.list->append(list), depth); !read) {
      return under("/" + std::to_string(i), std::move(read).error());
    }
  }
  return {};
}

Result<void> take_slot(const Type& type, CanonicalReader& in, void* slot, int depth) {
  if (type.optional) {
    bool present;
    if (!in.boolean(present)) return not_canonical("presence is neither 0 nor 1");
    if (!present) {
      type.optional->reset(slot);
      return {};
    }
    slot = type.optional->emplace(slot);
  }
  if (type.kind == Kind::record) return take_record(*type.record, in, slot, depth + 1);
  if (type.kind == Kind::list) return take_list(type, in, slot, depth + 1);
  if (!take_scalar(type, in, slot))
    return not_canonical("a value is cut short or has another encoding");
  return {};
}

Result<void> take_field(const Field& field, CanonicalReader& in, void* record, int depth) {
  if (auto read = take_slot(field.type, in, field.in(record), depth); !read) [[unlikely]] {
    return under("/" + std::string(field.name), std::move(read).error());
  }
  return {};
}

Result<void> take_record(const Descriptor& descriptor, CanonicalReader& in, void* record,
                         int depth) {
  if (depth > canonical_depth_max) return not_canonical("nested too deep");
  for (const Field& field : descriptor.fields) KEHU_TRY(take_field(field, in, record, depth));
  return {};
}

}  // namespace

void put_byte(std::string& out, std::uint8_t value) { out.push_back(static_cast<char>(value)); }
void put_text(std::string& out, std::string_view text) { ByteBuffer(out).text(text); }

bool CanonicalReader::text(std::string_view& text) { return bytes(text) && is_utf8(text); }

void write_canonical(const Descriptor& descriptor, const void* record, std::string& out) {
  ByteBuffer buffer(out);
  put_record(descriptor, record, buffer);
}

Result<void> read_canonical(const Descriptor& descriptor, std::string_view bytes, void* record) {
  CanonicalReader in(bytes);
  KEHU_TRY(take_record(descriptor, in, record, 0));
  if (!in.at_end()) return not_canonical("bytes after the last field");
  return {};
}

void write_canonical_key(const Table& table, const void* row, std::string& out) {
  ByteBuffer buffer(out);
  for (std::size_t position : table.key().fields) {
    const Field& field = table.descriptor().fields[position];
    put_slot(field.type, field.in(row), buffer);
  }
}

Result<void> read_canonical_key(const Table& table, std::string_view bytes, void* row) {
  CanonicalReader in(bytes);
  for (std::size_t position : table.key().fields) {
    KEHU_TRY(take_field(table.descriptor().fields[position], in, row, 0));
  }
  if (!in.at_end()) return not_canonical("bytes after the last field of the key");
  return {};
}

}  // namespace kehu::record
