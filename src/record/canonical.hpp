// Canonical bytes: one encoding per value, so that equal values have equal bytes and equal hashes.
//
// Fields stand in order, without names:
//   boolean      1 byte, 0 or 1
//   integer      a number
//   text, bytes  a count, then as many bytes; text is valid UTF-8
//   money        minor units (a number), then the 3 letters of the currency
//   ratio        numerator and denominator (numbers; the latter positive), in lowest terms
//   id           16 bytes
//   instant      microseconds since 1970 (8 bytes, two's complement, big-endian)
//   date         days since 1970 (a number)
//   enumeration  1 byte, the position of the enumerator
//   reference    0 and the 16 bytes of the id, or 1 and the code as a text that is not empty
//   record       its fields
//   list         a count, then as many elements
// An optional has one byte before it, 0 (absent) or 1. A count is a LEB128 varint without needless
// bytes, a number a count in zigzag (0, -1, 1, -2, ... are 0, 1, 2, 3, ...): most of what a row
// holds is short, and a journal keeps all of it for ever. A date that was never set is a Fault.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kehu/core/result.hpp"
#include "kehu/record/table.hpp"

namespace kehu::record {

// No record of the house nests deeper: bytes that do are garbled.
constexpr int canonical_depth_max = 32;

// Appends the encoding of a record.
void write_canonical(const Descriptor& descriptor, const void* record, std::string& out);

// Reads a record that fills `bytes` exactly. `record` is a constructed record; after an error it
// is valid but unspecified. Errors: record.canonical, with the path of the field.
Result<void> read_canonical(const Descriptor& descriptor, std::string_view bytes, void* record);

// The same for the primary key of a row alone: its fields in the order of the key.
void write_canonical_key(const Table& table, const void* row, std::string& out);
// Fills the key fields of `row`, leaves the others. Errors: record.canonical.
Result<void> read_canonical_key(const Table& table, std::string_view bytes, void* row);

// The pieces, for what is not a described struct.
void put_byte(std::string& out, std::uint8_t value);
void put_text(std::string& out, std::string_view text);

// Takes the pieces off the front of `bytes`. Each function is false, and takes nothing that can be
// used, when the bytes are not the encoding of such a value; views point into the bytes.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::string_view bytes) : rest_(bytes) {}

  bool byte(std::uint8_t& value) {
    if (rest_.empty()) return false;
    value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return true;
  }
  bool boolean(bool& value) {
    std::uint8_t bits;
    if (!byte(bits) || bits > 1) return false;
    value = bits == 1;
    return true;
  }
  bool count(std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      std::uint8_t next;
      if (!byte(next)) return false;
      value |= std::uint64_t{next & 0x7fu} << shift;
      if (next >= 0x80) continue;
      bool is_needless = next == 0 && shift > 0;
      bool fits = shift < 63 || next == 1;
      return !is_needless && fits;
    }
    return false;
  }
  // A count of things that take at least one byte each: never more than the bytes that are left,
  // so that a garbled one makes nobody allocate.
  bool length(std::size_t& value) {
    std::uint64_t wide;
    if (!count(wide) || wide > left()) return false;
    value = wide;
    return true;
  }
  bool number(std::int64_t& value) {
    std::uint64_t bits;
    if (!count(bits)) return false;
    value = static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
    return true;
  }
  bool fixed(std::int64_t& value) {  // 8 bytes, as an instant has them
    std::string_view raw;
    if (!take(sizeof value, raw)) return false;
    std::uint64_t bits = 0;
    for (char byte : raw) bits = bits << 8 | static_cast<unsigned char>(byte);
    value = static_cast<std::int64_t>(bits);
    return true;
  }
  bool text(std::string_view& text);  // valid UTF-8
  bool bytes(std::string_view& bytes) {
    std::size_t size;
    return length(size) && take(size, bytes);
  }
  bool take(std::size_t size, std::string_view& bytes) {
    if (rest_.size() < size) return false;
    bytes = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }
  bool at_end() const noexcept { return rest_.empty(); }
  std::size_t left() const noexcept { return rest_.size(); }
  const char* at() const noexcept { return rest_.data(); }

 private:
  std::string_view rest_;
};

// Whether `text` is well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
bool is_utf8(std::string_view text) noexcept;
// The length of the longest well-formed beginning; text.size() when all of it is.
std::size_t valid_utf8_prefix(std::string_view text) noexcept;

}  // namespace kehu::record
