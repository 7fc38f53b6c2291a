// Fixed-width decimal digits, as dates and instants are made of.
#pragma once

#include <cstddef>
#include <string_view>

namespace kehu::digits {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// The number written by text[at, at + count), or -1 where one of them is no digit.
// Precondition: the text is long enough, count <= 9.
inline int read(std::string_view text, std::size_t at, std::size_t count) noexcept {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// Writes `value` with exactly `count` digits; returns the end.
inline char* write(char* out, unsigned value, std::size_t count) noexcept {
  for (std::size_t i = count; i-- > 0; value /= 10) out[i] = static_cast<char>('0' + value % 10);
  return out + count;
}

}  // namespace kehu::digits
