#include <sodium.h>

#include <array>
#include <charconv>

#include "record/erased.hpp"
#include "record/json.hpp"

namespace kehu::record {

namespace {

void append_quoted(std::string& out, std::string_view plain) {
  out.push_back('"');
  out.append(plain);
  out.push_back('"');
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  digits[0] = '"';
  char* end = std::to_chars(digits + 1, digits + sizeof digits - 1, value).ptr;
  *end++ = '"';
  out.append(digits, end);
}

void append_uuid(std::string& out, const Uuid& id) {
  static constexpr char hex_digits[] = "0123456789abcdef";
  char buffer[38];
  char* to = buffer;
  *to++ = '"';
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) *to++ = '-';
    *to++ = hex_digits[id.data[i] >> 4];
    *to++ = hex_digits[id.data[i] & 15];
  }
  *to++ = '"';
  out.append(buffer, to);
}

void append_instant(std::string& out, Instant instant) {
  char buffer[instant_text_max];
  append_quoted(out, {buffer, write_instant(instant, buffer)});
}

void append_date(std::string& out, const Date& date) {
  ensure(!date.is_special(), "a date that was never set");
  char buffer[10];
  write_date(date, buffer);
  append_quoted(out, {buffer, sizeof buffer});
}

void append_base64(std::string& out, std::string_view bytes) {
  out.push_back('"');
  const std::size_t start = out.size();
  const std::size_t room = sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.resize(start + room);  // room counts the terminator, which becomes the closing quote
  sodium_bin2base64(out.data() + start, room, reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.back() = '"';
}

void append_reference(std::string& out, const ReferenceValue& reference) {
  if (reference.code.empty()) {
    append_uuid(out, reference.id);
  } else {
    write_json_text(reference.code, out);
  }
}

void append_list(std::string& out, const Type& type, const void* list) {
  out.push_back('[');
  const std::size_t count = type.list->size(list);
  for (std::size_t i = 0; i < count; ++i) {
    if (i != 0) out.push_back(',');
    const void* element = type.list->at(list, i);
    if (type.element->optional) element = type.element->optional->get(element);
    if (element) {
      write_json_value(*type.element, element, out);
    } else {
      out.append("null");
    }
  }
  out.push_back(']');
}

// What stands after the backslash; 0: nothing, the character stands for itself; 'u': its number.
constexpr auto escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t i = 0; i < 0x20; ++i) table[i] = 'u';
  table['\b'] = 'b';
  table['\f'] = 'f';
  table['\n'] = 'n';
  table['\r'] = 'r';
  table['\t'] = 't';
  table['"'] = '"';
  table['\\'] = '\\';
  return table;
}();

}  // namespace

void write_json_text(std::string_view text, std::string& out) {
  out.push_back('"');
  std::size_t plain = 0;  // start of what is not yet appended
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const char escape = escapes[byte];
    if (escape == 0) [[likely]]
      continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    out.push_back('\\');
    out.push_back(escape);
    if (escape == 'u') {
      out.append(byte < 0x10 ? "000" : "001");
      out.push_back("0123456789abcdef"[byte & 15]);
    }
  }
  out.append(text, plain, text.size() - plain);
  out.push_back('"');
}

void write_json_value(const Type& type, const void* value, std::string& out) {
  switch (type.kind) {
    case Kind::boolean:
      out.append(as<bool>(value) ? "true" : "false");
      return;
    case Kind::integer:
      append_integer(out, as<std::int64_t>(value));
      return;
    case Kind::text:
      write_json_text(as<std::string>(value), out);
      return;
    case Kind::bytes:
      append_base64(out, as<Bytes>(value).data);
      return;
    case Kind::money:
      append_quoted(out, as<Money>(value).text());
      return;
    case Kind::ratio:
      append_quoted(out, as<Ratio>(value).text());
      return;
    case Kind::id:
      append_uuid(out, as<Uuid>(value));
      return;
    case Kind::instant:
      append_instant(out, as<Instant>(value));
      return;
    case Kind::date:
      append_date(out, as<Date>(value));
      return;
    case Kind::enumeration:
      append_quoted(out, name(*type.enumeration, as<std::uint8_t>(value)));
      return;
    case Kind::reference:
      append_reference(out, as<ReferenceValue>(value));
      return;
    case Kind::record:
      write_json(*type.record, value, out);
      return;
    case Kind::list:
      append_list(out, type, value);
      return;
  }
}

void write_json(const Descriptor& descriptor, const void* record, std::string& out) {
  char before = '{';
  for (const Field& field : descriptor.fields) {
    const void* value = field.value(record);
    if (!value) continue;
    out.push_back(before);
    before = ',';
    append_quoted(out, field.name);
    out.push_back(':');
    write_json_value(field.type, value, out);
  }
  if (before == '{') out.push_back('{');
  out.push_back('}');
}

}  // namespace kehu::record
