#include "record/arrow_cell.hpp"

#include <charconv>
#include <cstring>
#include <limits>

#include "kehu/core/date.hpp"
#include "kehu/core/ratio.hpp"
#include "kehu/core/text.hpp"
#include "record/canonical.hpp"

namespace kehu::record {

namespace {

using Layout = ArrowType::Layout;
using Cell = Result<std::optional<std::string_view>>;

Error unsupported(std::string_view format) {
  std::string shown(format.substr(0, 40));
  if (!is_utf8(shown)) shown = "?";
  return invalid("arrow.unsupported_type", "",
                 "columns of the Arrow type " + quotation(shown) +
                     " are not read; cast it to text, a number, a date or a timestamp");
}

ArrowType made(Layout layout, int width) {
  ArrowType type;
  type.layout = layout;
  type.width = width;
  return type;
}

// "d:precision,scale" or "d:precision,scale,128"
Result<ArrowType> read_decimal(std::string_view format) {
  int numbers[3] = {0, 0, 128};
  const char* at = format.data() + 2;
  const char* end = format.data() + format.size();
  for (int i = 0; i < 3; ++i) {
    auto [stop, error] = std::from_chars(at, end, numbers[i]);
    if (error != std::errc()) return unsupported(format);
    at = stop;
    if (at == end && i >= 1) break;
    if (at == end || *at != ',') return unsupported(format);
    ++at;
  }
  if (at != end || numbers[0] < 1 || numbers[0] > 38 || numbers[1] < 0 || numbers[1] > 38 ||
      numbers[2] != 128) {
    return unsupported(format);
  }
  ArrowType type = made(Layout::decimal, 16);
  type.scale = numbers[1];
  return type;
}

Result<ArrowType> read_time(std::string_view format) {
  if (format == "tdD") return made(Layout::date, 4);
  if (format == "tdm") return made(Layout::date, 8);
  if (format.size() < 4 || format[1] != 's' || format[3] != ':') return unsupported(format);
  ArrowType type = made(Layout::timestamp, 8);
  switch (format[2]) {
    case 's':
      type.ticks = 1;
      break;
    case 'm':
      type.ticks = 1000;
      break;
    case 'u':
      type.ticks = 1000000;
      break;
    case 'n':
      type.ticks = 1000000000;
      break;
    default:
      return unsupported(format);
  }
  type.zoned = format.size() > 4;
  return type;
}

Result<ArrowType> read_plain_type(std::string_view format) {
  if (format.starts_with("d:")) return read_decimal(format);
  if (format.starts_with('t')) return read_time(format);
  if (format == "vu") return made(Layout::text_view, 16);
  if (format.size() == 1) {
    switch (format[0]) {
      case 'n':
        return made(Layout::nothing, 0);
      case 'b':
        return made(Layout::boolean, 0);
      case 'c':
        return made(Layout::signed_int, 1);
      case 's':
        return made(Layout::signed_int, 2);
      case 'i':
        return made(Layout::signed_int, 4);
      case 'l':
        return made(Layout::signed_int, 8);
      case 'C':
        return made(Layout::unsigned_int, 1);
      case 'S':
        return made(Layout::unsigned_int, 2);
      case 'I':
        return made(Layout::unsigned_int, 4);
      case 'L':
        return made(Layout::unsigned_int, 8);
      case 'f':
        return made(Layout::floating, 4);
      case 'g':
        return made(Layout::floating, 8);
      case 'u':
        return made(Layout::text, 4);
      case 'U':
        return made(Layout::large_text, 8);
      default:
        break;
    }
  }
  return unsupported(format);
}

template <class T>
T at(const void* buffer, std::int64_t position) {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + position * std::int64_t{sizeof(T)},
              sizeof value);
  return value;
}

bool bit(const void* buffer, std::int64_t position) {
  return (at<std::uint8_t>(buffer, position / 8) >> (position % 8)) & 1;
}

std::int64_t signed_at(const void* buffer, std::int64_t position, int width) {
  switch (width) {
    case 1:
      return at<std::int8_t>(buffer, position);
    case 2:
      return at<std::int16_t>(buffer, position);
    case 4:
      return at<std::int32_t>(buffer, position);
    default:
      return at<std::int64_t>(buffer, position);
  }
}

std::uint64_t unsigned_at(const void* buffer, std::int64_t position, int width) {
  switch (width) {
    case 1:
      return at<std::uint8_t>(buffer, position);
    case 2:
      return at<std::uint16_t>(buffer, position);
    case 4:
      return at<std::uint32_t>(buffer, position);
    default:
      return at<std::uint64_t>(buffer, position);
  }
}

template <class T>
std::string_view number(T value, std::string& scratch) {
  char digits[64];
  scratch.assign(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  return scratch;
}

// Without zeros at the end of the decimals: an amount is read by the decimals of its currency.
std::string_view decimal(Int128 value, int scale, std::string& scratch) {
  char buffer[48];
  char* const end = buffer + sizeof buffer;
  char* start = end;
  const bool negative = value < 0;
  bool significant = false;
  for (int digit = 0; digit <= scale || value != 0; ++digit) {
    if (digit == scale && significant) *--start = '.';
    const int remainder = static_cast<int>(value % 10);
    value /= 10;
    if (digit < scale && remainder == 0 && !significant) continue;
    significant = significant || digit < scale;
    *--start = static_cast<char>('0' + (remainder < 0 ? -remainder : remainder));
  }
  if (negative) *--start = '-';
  scratch.assign(start, end);
  return scratch;
}

constexpr std::int64_t seconds_a_day = 86400;
constexpr std::int64_t first_day = -719162;  // 0001-01-01
constexpr std::int64_t last_day = 2932896;   // 9999-12-31

Error out_of_range() {
  return invalid("arrow.range", "", "a date or time outside the years 0001 to 9999");
}

void append_padded(std::string& out, std::int64_t value, int digits) {
  char buffer[16];
  for (int i = digits; i-- > 0; value /= 10) buffer[i] = static_cast<char>('0' + value % 10);
  out.append(buffer, static_cast<std::size_t>(digits));
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

void append_day(std::string& out, std::int64_t day) {
  const std::chrono::year_month_day fields{
      std::chrono::sys_days(std::chrono::days(static_cast<int>(day)))};
  append_padded(out, static_cast<int>(fields.year()), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(fields.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(fields.day()), 2);
}

Cell date_cell(std::int64_t day, std::string& scratch) {
  if (day < first_day || day > last_day) return out_of_range();
  scratch.clear();
  append_day(scratch, day);
  return std::optional<std::string_view>(scratch);
}

Cell timestamp_cell(const ArrowType& type, std::int64_t value, std::string& scratch) {
  const std::int64_t second = floor_divide(value, type.ticks);
  std::int64_t fraction = value - second * type.ticks;
  const std::int64_t day = floor_divide(second, seconds_a_day);
  if (day < first_day || day > last_day) return out_of_range();
  const std::int64_t of_day = second - day * seconds_a_day;
  scratch.clear();
  append_day(scratch, day);
  scratch += 'T';
  append_padded(scratch, of_day / 3600, 2);
  scratch += ':';
  append_padded(scratch, of_day / 60 % 60, 2);
  scratch += ':';
  append_padded(scratch, of_day % 60, 2);
  if (fraction != 0) {
    int digits = type.ticks == 1000 ? 3 : type.ticks == 1000000 ? 6 : 9;
    for (; fraction % 1000 == 0; fraction /= 1000) digits -= 3;
    scratch += '.';
    append_padded(scratch, fraction, digits);
  }
  if (type.zoned) scratch += 'Z';
  return std::optional<std::string_view>(scratch);
}

template <class Offset>
Cell text_cell(const ArrowArray& array, std::int64_t position) {
  const auto start = at<Offset>(array.buffers[1], position);
  const auto end = at<Offset>(array.buffers[1], position + 1);
  if (start < 0 || end < start) return malformed("text offsets that do not rise");
  if (start == end) return std::optional<std::string_view>(std::string_view());
  if (!array.buffers[2]) return malformed("text without its bytes");
  return std::optional<std::string_view>(std::string_view(
      static_cast<const char*>(array.buffers[2]) + start, static_cast<std::size_t>(end - start)));
}

// 16 bytes: the length, then the text itself or 4 bytes of it, the buffer and the place in it.
Cell view_cell(const ArrowArray& array, std::int64_t position) {
  const char* view = static_cast<const char*>(array.buffers[1]) + position * 16;
  const auto length = at<std::int32_t>(view, 0);
  if (length < 0) return malformed("a text view of negative length");
  if (length <= 12) {
    return std::optional<std::string_view>(
        std::string_view(view + 4, static_cast<std::size_t>(length)));
  }
  const auto buffer = at<std::int32_t>(view, 2);
  const auto offset = at<std::int32_t>(view, 3);
  const std::int64_t buffers = array.n_buffers - 3;  // less validity, views and sizes
  if (buffer < 0 || buffer >= buffers || offset < 0) return malformed("a text view of no buffer");
  const auto size = at<std::int64_t>(array.buffers[array.n_buffers - 1], buffer);
  const auto* bytes = static_cast<const char*>(array.buffers[2 + buffer]);
  if (!bytes || std::int64_t{offset} + length > size) {
    return malformed("a text view past the end of its buffer");
  }
  return std::optional<std::string_view>(
      std::string_view(bytes + offset, static_cast<std::size_t>(length)));
}

Cell dictionary_cell(const ArrowType& type, const ArrowArray& array, std::int64_t position,
                     std::string& scratch) {
  const std::int64_t word =
      type.layout == Layout::signed_int
          ? signed_at(array.buffers[1], position, type.width)
          : static_cast<std::int64_t>(unsigned_at(array.buffers[1], position, type.width));
  if (word < 0 || word >= array.dictionary->length) {
    return malformed("an index past the end of its dictionary");
  }
  return arrow_cell(*type.dictionary, *array.dictionary, word, scratch);
}

}  // namespace

Result<ArrowType> read_arrow_type(const ArrowSchema& schema) {
  if (!schema.format) return malformed("a column without a format");
  const std::string_view format(schema.format);
  KEHU_TRY_ASSIGN(ArrowType type, read_plain_type(format));
  if (schema.dictionary) {
    if (type.layout != Layout::signed_int && type.layout != Layout::unsigned_int) {
      return malformed("a dictionary whose indices are not integers");
    }
    if (schema.dictionary->dictionary) return unsupported(format);
    KEHU_TRY_ASSIGN(ArrowType words, read_arrow_type(*schema.dictionary));
    type.dictionary = std::make_unique<ArrowType>(std::move(words));
  }
  return type;
}

Result<void> check_arrow_array(const ArrowType& type, const ArrowArray& array, std::int64_t end) {
  // So far from overflow that sums and products with widths below need no check.
  constexpr std::int64_t longest = std::int64_t{1} << 48;
  if (array.length < 0 || array.offset < 0 || array.length > longest || array.offset > longest) {
    return malformed("an array of impossible length");
  }
  if (array.length < end) return malformed("a column that is shorter than its batch");
  if (type.layout == Layout::nothing) return {};
  const bool is_text = type.layout == Layout::text || type.layout == Layout::large_text;
  const bool is_view = type.layout == Layout::text_view;
  const std::int64_t least = is_text || is_view ? 3 : 2;
  if (array.n_buffers < least || (!is_view && array.n_buffers != least) || !array.buffers) {
    return malformed("an array with the wrong number of buffers");
  }
  if (end > 0 && !array.buffers[1]) return malformed("an array without its values");
  if (is_view && array.n_buffers > 3 && !array.buffers[array.n_buffers - 1]) {
    return malformed("text views without the sizes of their buffers");
  }
  if (type.dictionary) {
    if (!array.dictionary) return malformed("indices without their dictionary");
    return check_arrow_array(*type.dictionary, *array.dictionary, array.dictionary->length);
  }
  return {};
}

bool arrow_is_valid(const ArrowArray& array, std::int64_t row) {
  if (array.null_count == 0 || array.n_buffers < 1 || !array.buffers || !array.buffers[0]) {
    return true;
  }
  return bit(array.buffers[0], array.offset + row);
}

Cell arrow_cell(const ArrowType& type, const ArrowArray& array, std::int64_t row,
                std::string& scratch) {
  if (type.layout == Layout::nothing || !arrow_is_valid(array, row)) {
    return std::optional<std::string_view>();
  }
  const std::int64_t position = array.offset + row;
  const void* values = array.buffers[1];
  if (type.dictionary) return dictionary_cell(type, array, position, scratch);
  switch (type.layout) {
    case Layout::nothing:
      break;
    case Layout::boolean:
      return std::optional<std::string_view>(bit(values, position) ? "true" : "false");
    case Layout::signed_int:
      return std::optional(number(signed_at(values, position, type.width), scratch));
    case Layout::unsigned_int:
      return std::optional(number(unsigned_at(values, position, type.width), scratch));
    case Layout::floating:
      return std::optional(type.width == 4 ? number(at<float>(values, position), scratch)
                                           : number(at<double>(values, position), scratch));
    case Layout::decimal:
      return std::optional(decimal(at<Int128>(values, position), type.scale, scratch));
    case Layout::text:
      return text_cell<std::int32_t>(array, position);
    case Layout::large_text:
      return text_cell<std::int64_t>(array, position);
    case Layout::text_view:
      return view_cell(array, position);
    case Layout::date: {
      const std::int64_t value = signed_at(values, position, type.width);
      return date_cell(type.width == 4 ? value : floor_divide(value, seconds_a_day * 1000),
                       scratch);
    }
    case Layout::timestamp:
      return timestamp_cell(type, at<std::int64_t>(values, position), scratch);
  }
  return std::optional<std::string_view>();
}

}  // namespace kehu::record
