// Short forms: how people write a record whose fields are plain from its place.
//
//   ["09:00", "12:00"]              a record of two required values: a pair
//   "2024-10-01"                    a record of which only the first field is required, a text or
//                                   a date: that field
//   {"2024-02-09": [...], ...}      a list of records of a text or a date, a list, and optional
//                                   fields: an object from the one to the other
//
// They are read wherever the long form is; what kehu writes is always long.
#pragma once

#include <boost/json/value.hpp>
#include <optional>

#include "kehu/record/descriptor.hpp"

namespace kehu::record {

enum class ShortForm : std::uint8_t { none, pair, first_field, keyed };

// Of a record or a list; none for any other type, too.
ShortForm short_form(const Type& type);

// The long form of a value that is written short; nothing where it is not.
std::optional<boost::json::value> long_form(const Type& type, const boost::json::value& value);

}  // namespace kehu::record
