#include <sodium.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <charconv>

#include "kehu/core/text.hpp"
#include "record/json.hpp"
#include "record/json_short.hpp"

namespace kehu::record {

namespace {

namespace json = boost::json;

std::string_view view(const json::string& text) { return {text.data(), text.size()}; }

const char* kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "a boolean";
    case json::kind::int64:
    case json::kind::uint64:
      return "a whole number";
    case json::kind::double_:
      return "a number with a fraction or exponent";
    case json::kind::string:
      return "a string";
    case json::kind::array:
      return "a list";
    case json::kind::object:
      return "an object";
  }
  return "something else";
}

Error wrong_type(const char* expected, const json::value& found) {
  return invalid("json.type", "",
                 std::string("expected ") + expected + ", found " + kind_of(found));
}

const char* example(Kind kind) {
  switch (kind) {
    case Kind::money:
      return "an amount as a string, like \"1234.56 CNY\"";
    case Kind::ratio:
      return "a ratio as a string, like \"1/3\"";
    case Kind::id:
      return "an id as a string, like \"018e1f6a-7b2c-7d3e-8f40-5a6b7c8d9e0f\"";
    case Kind::instant:
      return "an instant as a string, like \"2024-03-01T01:00:00Z\"";
    case Kind::date:
      return "a date as a string, like \"2024-02-29\"";
    case Kind::bytes:
      return "bytes as a string in base64";
    case Kind::enumeration:
      return "one of its words as a string";
    case Kind::reference:
      return "an id or a code as a string";
    default:
      return "a string";
  }
}

// Text that clean_text would return as it is; most is, and needs no Unicode tables.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > text_size_max || text.front() == ' ' || text.back() == ' ') return false;
  for (char character : text) {
    if (character < 0x20 || character == 0x7F) return false;  // negative: not ASCII
  }
  return true;
}

Result<void> read_text(std::string_view text, std::string& to) {
  if (is_plain(text)) {
    to.assign(text);
  } else {
    KEHU_TRY_ASSIGN(to, clean_text(text));
  }
  return {};
}

Result<void> read_integer(const json::value& value, std::int64_t& to) {
  if (const std::int64_t* number = value.if_int64()) {
    to = *number;
    return {};
  }
  if (value.is_uint64()) {
    return invalid("json.integer", "",
                   std::to_string(value.get_uint64()) + " is larger than 9223372036854775807");
  }
  const json::string* text = value.if_string();
  if (!text) return wrong_type("a whole number, best as a string", value);
  const char* end = text->data() + text->size();
  auto [stop, error] = std::from_chars(text->data(), end, to);
  if (error == std::errc::result_out_of_range) {
    return invalid("json.integer", "", quotation(view(*text)) + " does not fit in 64 bits");
  }
  if (error != std::errc() || stop != end) {
    return invalid("json.integer", "", quotation(view(*text)) + " is not a whole number");
  }
  return {};
}

Result<void> read_bytes(std::string_view text, std::string& to) {
  to.resize(text.size() / 4 * 3 + 3);
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(to.data()), to.size(), text.data(),
                        text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0) {
    return invalid("json.bytes", "", quotation(text) + " is not base64 with padding");
  }
  to.resize(size);
  return {};
}

Result<void> read_enumerator(const Enumeration& enumeration, std::string_view text,
                             std::uint8_t& to) {
  if (auto number = value_of(enumeration, text)) {
    to = *number;
    return {};
  }
  std::string message = quotation(text) + " is not one of ";
  for (std::size_t i = 0; i < enumeration.names.size(); ++i) {
    if (i != 0) message += ", ";
    message += enumeration.names[i];
  }
  return invalid("json.enumerator", "", std::move(message));
}

Result<void> read_reference(std::string_view text, ReferenceValue& to) {
  to.id = Uuid{};
  KEHU_TRY(read_text(text, to.code));
  if (to.code.empty()) {
    return invalid("reference.empty", "", "a reference is an id or a code; this one is empty");
  }
  if (to.code.size() != 36) return {};
  if (auto id = parse_uuid(to.code)) {
    to.id = *id;
    to.code.clear();
  }
  return {};
}

// Reads a kind that JSON carries as a string.
Result<void> read_string(const Type& type, std::string_view text, void* to) {
  switch (type.kind) {
    case Kind::text:
      return read_text(text, *static_cast<std::string*>(to));
    case Kind::bytes:
      return read_bytes(text, static_cast<Bytes*>(to)->data);
    case Kind::money: {
      KEHU_TRY_ASSIGN(*static_cast<Money*>(to), Money::parse(text));
      return {};
    }
    case Kind::ratio: {
      KEHU_TRY_ASSIGN(*static_cast<Ratio*>(to), Ratio::parse(text));
      return {};
    }
    case Kind::id: {
      KEHU_TRY_ASSIGN(*static_cast<Uuid*>(to), parse_uuid(text));
      return {};
    }
    case Kind::instant: {
      KEHU_TRY_ASSIGN(*static_cast<Instant*>(to), parse_instant(text));
      return {};
    }
    case Kind::date: {
      KEHU_TRY_ASSIGN(*static_cast<Date*>(to), parse_date(text));
      return {};
    }
    case Kind::enumeration:
      return read_enumerator(*type.enumeration, text, *static_cast<std::uint8_t*>(to));
    case Kind::reference:
      return read_reference(text, *static_cast<ReferenceValue*>(to));
    default:
      break;
  }
  throw Fault(Category::internal, "internal.invariant", "a kind that is not a string in JSON");
}

// Reads what may be an optional, or null.
Result<void> read_slot(const Type& type, const json::value& value, void* slot) {
  if (value.is_null()) {
    if (!type.optional) return invalid("json.type", "", "null stands where a value is required");
    type.optional->reset(slot);
    return {};
  }
  return read_json_value(type, value, type.optional ? type.optional->emplace(slot) : slot);
}

Result<void> read_list(const Type& type, const json::value& value, void* list) {
  const json::array* elements = value.if_array();
  if (!elements) return wrong_type("a list", value);
  type.list->clear(list);
  for (std::size_t i = 0; i < elements->size(); ++i) {
    auto read = read_slot(*type.element, (*elements)[i], type.list->append(list));
    if (!read) return under("/" + std::to_string(i), std::move(read).error());
  }
  return {};
}

Error unknown_field(std::string_view key, std::span<const std::string_view> names,
                    std::string_view of) {
  std::string message = "unknown field " + quotation(key);
  std::string hint = did_you_mean(key, names);
  message += hint.empty() && !of.empty() ? " of " + std::string(of) : hint;
  // The key goes into a JSON pointer, where '~' and '/' have a meaning.
  std::string path = "/";
  for (char character : key.substr(0, 60)) {
    if (character == '~')
      path += "~0";
    else if (character == '/')
      path += "~1";
    else
      path += character;
  }
  return invalid("json.unknown_field", path, std::move(message));
}

Error unknown_field(const Descriptor& descriptor, std::string_view key) {
  std::vector<std::string_view> names;
  for (const Field& field : descriptor.fields) names.push_back(field.name);
  return unknown_field(key, names, descriptor.name);
}

// An absent field: nothing to do for a list or an optional, an error for any other.
Result<void> read_absent(const Descriptor& descriptor, const Field& field, void* record) {
  if (field.type.optional) {
    field.reset(record);
  } else if (field.type.kind == Kind::list) {
    field.type.list->clear(field.in(record));
  } else {
    return invalid("json.missing", "/" + std::string(field.name),
                   "required field " + quotation(field.name) + " of " +
                       std::string(descriptor.name) + " is missing");
  }
  return {};
}

}  // namespace

Result<void> read_json_value(const Type& type, const json::value& value, void* to) {
  switch (type.kind) {
    case Kind::boolean: {
      const bool* truth = value.if_bool();
      if (!truth) return wrong_type("true or false", value);
      *static_cast<bool*>(to) = *truth;
      return {};
    }
    case Kind::integer:
      return read_integer(value, *static_cast<std::int64_t*>(to));
    case Kind::record:
      if (value.is_object()) return read_json(*type.record, value, to);
      if (auto written_long = long_form(type, value))
        return read_json(*type.record, *written_long, to);
      return read_json(*type.record, value, to);
    case Kind::list:
      if (value.is_array()) return read_list(type, value, to);
      if (auto written_long = long_form(type, value)) return read_list(type, *written_long, to);
      return read_list(type, value, to);
    default:
      break;
  }
  const json::string* text = value.if_string();
  if (!text) return wrong_type(example(type.kind), value);
  return read_string(type, view(*text), to);
}

Result<void> read_json(const Descriptor& descriptor, const json::value& value, void* record) {
  const json::object* object = value.if_object();
  if (!object) {
    return invalid("json.type", "",
                   "expected an object with the fields of " + std::string(descriptor.name) +
                       ", found " + kind_of(value));
  }
  const std::vector<Field>& fields = descriptor.fields;
  std::vector<bool> many;  // which fields were seen, where 64 bits do not suffice
  std::uint64_t seen = 0;
  if (fields.size() > 64) many.resize(fields.size());
  std::size_t guess = 0;  // callers mostly keep the order of the fields
  for (const json::key_value_pair& member : *object) {
    const std::string_view key(member.key().data(), member.key().size());
    const Field* field = nullptr;
    if (guess < fields.size() && fields[guess].name == key) {
      field = &fields[guess];
    } else if (field = descriptor.find(key); !field) {
      return unknown_field(descriptor, key);
    }
    const auto position = static_cast<std::size_t>(field - fields.data());
    guess = position + 1;
    if (many.empty())
      seen |= std::uint64_t{1} << position;
    else
      many[position] = true;
    if (auto read = read_slot(field->type, member.value(), field->in(record)); !read) {
      return under("/" + std::string(key), std::move(read).error());
    }
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool found = many.empty() ? ((seen >> i) & 1) != 0 : many[i];
    if (!found) KEHU_TRY(read_absent(descriptor, fields[i], record));
  }
  return {};
}

Result<void> read_json_text(const Descriptor& descriptor, std::string_view text, void* record) {
  unsigned char buffer[4096];
  json::monotonic_resource memory(buffer, sizeof buffer);
  KEHU_TRY_ASSIGN(const json::value value, parse_json(text, &memory));
  return read_json(descriptor, value, record);
}

Result<void> check_members(const boost::json::object& object,
                           std::span<const std::string_view> known) {
  for (const auto& member : object)
    if (std::find(known.begin(), known.end(), member.key()) == known.end())
      return unknown_field(member.key(), known, {});
  return {};
}

Result<std::string_view> text_member(const boost::json::object& object, std::string_view name,
                                     bool required) {
  const boost::json::value* value = object.if_contains(name);
  const std::string path = "/" + std::string(name);
  if (!value || value->is_null()) {
    if (!required) return std::string_view();
    return invalid("json.missing", path, "the field " + quotation(name) + " is missing");
  }
  if (const boost::json::string* text = value->if_string()) return std::string_view(*text);
  return invalid("json.type", path, quotation(name) + " must be a text");
}

}  // namespace kehu::record
