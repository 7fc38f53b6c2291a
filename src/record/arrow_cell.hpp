// One cell of a foreign Arrow array as text: the inner half of ArrowReader.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kehu/arrow.h"
#include "kehu/core/result.hpp"

namespace kehu::record {

// What a schema says of a column.
struct ArrowType {
  enum class Layout : std::uint8_t {
    nothing,     // every cell is null; no buffers
    boolean,     // bits
    signed_int,  // width bytes
    unsigned_int,
    floating,    // 4 or 8 bytes
    decimal,     // 16 bytes, `scale` decimals
    text,        // 32-bit offsets
    large_text,  // 64-bit offsets
    text_view,   // 16-byte views
    date,        // 4 bytes: days, or 8: milliseconds
    timestamp,   // 8 bytes
  };
  Layout layout = Layout::nothing;
  int width = 0;
  int scale = 0;                          // decimals of a decimal
  std::int64_t ticks = 1;                 // of a timestamp: units a second
  bool zoned = false;                     // of a timestamp: it is an instant, not a local time
  std::unique_ptr<ArrowType> dictionary;  // of the words; the layout is that of the indices
};

inline Error malformed(const char* what) { return invalid("arrow.malformed", "", what); }

// Errors: arrow.unsupported_type, arrow.malformed.
Result<ArrowType> read_arrow_type(const ArrowSchema& schema);

// Whether the array has the buffers of its type for rows up to `end`, so that cells can be read.
// Errors: arrow.malformed.
Result<void> check_arrow_array(const ArrowType& type, const ArrowArray& array, std::int64_t end);

// The text of row `row` (the array's offset not counted). The view points into the array or at
// `scratch`. Precondition: checked as above. Errors: arrow.malformed, arrow.range.
Result<std::optional<std::string_view>> arrow_cell(const ArrowType& type, const ArrowArray& array,
                                                   std::int64_t row, std::string& scratch);

// Whether a row is there, by the array's validity bitmap.
bool arrow_is_valid(const ArrowArray& array, std::int64_t row);

}  // namespace kehu::record
