#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <string>
#include <unordered_set>

#include "kehu/core/text.hpp"
#include "record/canonical.hpp"
#include "record/json.hpp"

namespace kehu::record {

namespace {

namespace json = boost::json;
using json::error_code;
using json::string_view;

// What basic_parser asks of a handler, each event accepted and forgotten. The limits are checked
// elsewhere: on the document as a whole, and on the fields.
struct Ignore {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t, error_code&) { return true; }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t, error_code&) { return true; }
  bool on_key_part(string_view, std::size_t, error_code&) { return true; }
  bool on_key(string_view, std::size_t, error_code&) { return true; }
  bool on_string_part(string_view, std::size_t, error_code&) { return true; }
  bool on_string(string_view, std::size_t, error_code&) { return true; }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t, string_view, error_code&) { return true; }
  bool on_uint64(std::uint64_t, string_view, error_code&) { return true; }
  bool on_double(double, string_view, error_code&) { return true; }
  bool on_bool(bool, error_code&) { return true; }
  bool on_null(error_code&) { return true; }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }
};

// Builds the value as Boost.JSON's own parser does, and counts the members it was given: an object
// keeps the last of two equal keys, so fewer members in the value tell of a duplicate.
struct Builder : Ignore {
  Builder(unsigned char* buffer, std::size_t size) : stack({}, buffer, size) {}

  json::value_stack stack;
  std::size_t members = 0;

  bool on_object_end(std::size_t count, error_code&) {
    members += count;
    stack.push_object(count);
    return true;
  }
  bool on_array_end(std::size_t count, error_code&) {
    stack.push_array(count);
    return true;
  }
  bool on_key_part(string_view text, std::size_t, error_code&) {
    stack.push_chars(text);
    return true;
  }
  bool on_key(string_view text, std::size_t, error_code&) {
    stack.push_key(text);
    return true;
  }
  bool on_string_part(string_view text, std::size_t, error_code&) {
    stack.push_chars(text);
    return true;
  }
  bool on_string(string_view text, std::size_t, error_code&) {
    stack.push_string(text);
    return true;
  }
  bool on_int64(std::int64_t number, string_view, error_code&) {
    stack.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, string_view, error_code&) {
    stack.push_uint64(number);
    return true;
  }
  bool on_double(double number, string_view, error_code&) {
    stack.push_double(number);
    return true;
  }
  bool on_bool(bool truth, error_code&) {
    stack.push_bool(truth);
    return true;
  }
  bool on_null(error_code&) {
    stack.push_null();
    return true;
  }
};

// Stops at the second of two equal keys of one object.
struct DuplicateFinder : Ignore {
  std::vector<std::unordered_set<std::string>> open;
  std::string key;

  bool on_object_begin(error_code&) {
    open.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t, error_code&) {
    open.pop_back();
    return true;
  }
  bool on_key_part(string_view text, std::size_t, error_code&) {
    key.append(text.data(), text.size());
    return true;
  }
  bool on_key(string_view text, std::size_t, error_code& failure) {
    key.append(text.data(), text.size());
    if (!open.back().insert(key).second) {
      failure = json::make_error_code(json::error::object_too_large);
      return false;
    }
    key.clear();
    return true;
  }
};

std::size_t count_members(const json::value& value) {
  std::size_t members = 0;
  if (const json::object* object = value.if_object()) {
    members = object->size();
    for (const json::key_value_pair& member : *object) {
      if (member.value().is_structured()) members += count_members(member.value());
    }
  } else if (const json::array* array = value.if_array()) {
    for (const json::value& element : *array) {
      if (element.is_structured()) members += count_members(element);
    }
  }
  return members;
}

std::string place(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto column = 1 + std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start),
                                        before.end(), [](char byte) {
                                          return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
                                        });
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

json::parse_options options() {
  json::parse_options options;
  options.max_depth = json_depth_max;
  return options;
}

Error syntax_error(std::string_view text, std::size_t offset, const error_code& failure) {
  const std::string at = place(text, offset);
  if (failure == json::error::too_deep) {
    return invalid("json.depth", "", at + ": nested deeper than " + std::to_string(json_depth_max));
  }
  if (failure == json::error::extra_data) {
    return invalid("json.syntax", "", at + ": something follows the end of the document");
  }
  if (offset >= text.size())
    return invalid("json.syntax", "", at + ": the document ends too early");
  return invalid("json.syntax", "", at + ": not JSON (" + failure.message() + ")");
}

Error duplicate_key(std::string_view text) {
  json::basic_parser<DuplicateFinder> parser(options());
  error_code failure;
  const std::size_t offset = parser.write_some(false, text.data(), text.size(), failure);
  std::string key = parser.handler().key;
  if (key.size() > 60) key.resize(valid_utf8_prefix(std::string_view(key).substr(0, 60)));
  return invalid(
      "json.duplicate_key", "",
      place(text, offset) + ": the key " + quotation(key) + " stands twice in one object");
}

}  // namespace

Result<json::value> parse_json(std::string_view text, json::storage_ptr storage) {
  if (text.size() > json_size_max) {
    return invalid("json.size", "",
                   "JSON of " + std::to_string(text.size()) + " bytes; the limit is " +
                       std::to_string(json_size_max));
  }
  if (const std::size_t valid = valid_utf8_prefix(text); valid != text.size()) {
    return invalid("json.encoding", "", place(text, valid) + ": not UTF-8");
  }
  unsigned char buffer[2048];  // the stack of open values; grows on the heap
  json::basic_parser<Builder> parser(options(), buffer, sizeof buffer);
  parser.handler().stack.reset(std::move(storage));
  error_code failure;
  std::size_t offset = parser.write_some(false, text.data(), text.size(), failure);
  if (!failure && offset < text.size()) failure = json::make_error_code(json::error::extra_data);
  if (failure) return syntax_error(text, offset, failure);
  json::value value = parser.handler().stack.release();
  if (count_members(value) != parser.handler().members) return duplicate_key(text);
  return value;
}

}  // namespace kehu::record
