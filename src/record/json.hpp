// JSON of described records. Boost.JSON reads; writing appends straight to a string.
//
//   boolean true        integer "42"            text "..."               bytes base64
//   money "1.50 CNY"    ratio "1/3"             id lower-case UUID       instant RFC 3339, UTC
//   date "2024-02-29"   enumeration its name    reference a UUID or a code
//   record {...}        list [...]
// An integer is written as a decimal string, because other languages' JSON numbers are floats, and
// read from a string or from a JSON integer. Absent optionals are left out; null says the same.
// Money is never read from a JSON number. json_short.hpp says which records and lists may be
// written short.
//
// Errors, all of category invalid, with the path of the wrong value ("/contact_points/0/value"):
//   json.syntax         not JSON; the message names line and column
//   json.encoding       not UTF-8
//   json.depth          nested deeper than 32
//   json.size           longer than 64 MiB
//   json.duplicate_key  one object names a key twice
//   json.type           another kind of value was expected
//   json.missing        a required field is not there
//   json.unknown_field  a field that the struct does not have; the message names the nearest
//   json.enumerator     not one of the allowed words; the message lists them
//   json.integer        not a whole number, or out of range
//   json.bytes          not base64
//   reference.empty     a reference without characters
// and those of the values themselves: money.*, currency.*, ratio.*, id.*, instant.*, date.*, text.*
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/storage_ptr.hpp>
#include <boost/json/value.hpp>
#include <span>
#include <string>
#include <string_view>

#include "kehu/core/result.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu::record {

inline constexpr std::size_t json_depth_max = 32;
inline constexpr std::size_t json_size_max = std::size_t{64} << 20;

// Appends the record as one JSON object, fields in order.
void write_json(const Descriptor& descriptor, const void* record, std::string& out);
// Appends one value of a type that is there (the inside of an optional).
void write_json_value(const Type& type, const void* value, std::string& out);
// Appends a JSON string with its quotes. Precondition: valid UTF-8.
void write_json_text(std::string_view text, std::string& out);

// Reads an object into a constructed record: every required field must be there, absent optionals
// are emptied and absent lists cleared. After an error the record is valid but unspecified.
Result<void> read_json(const Descriptor& descriptor, const boost::json::value& json, void* record);
// Reads one value, never null, of a type.
Result<void> read_json_value(const Type& type, const boost::json::value& json, void* value);

// Reads a document. With a monotonic resource as `storage` parsing allocates next to nothing; it
// must outlive the value.
Result<boost::json::value> parse_json(std::string_view text, boost::json::storage_ptr storage = {});
// The same and then read_json.
Result<void> read_json_text(const Descriptor& descriptor, std::string_view text, void* record);

// JSON Schema (2020-12) of a record or a type, as text: a fragment without "$schema".
std::string json_schema(const Descriptor& descriptor);
std::string json_schema(const Type& type);

// The candidate with the least edit distance to `word`, or "" when none is near enough to be meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);
// "; did you mean 'customer'?", or "" when nothing is near: the end of a message.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

// Refuses a member that is not among `known`. Errors: json.unknown_field, with the nearest name.
Result<void> check_members(const boost::json::object& object,
                           std::span<const std::string_view> known);
// The text of a member; "" where it is absent and not required. The view lasts as long as the
// object. Errors: json.missing, json.type.
Result<std::string_view> text_member(const boost::json::object& object, std::string_view name,
                                     bool required);

}  // namespace kehu::record
