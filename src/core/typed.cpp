#include "core/typed.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "core/digits.hpp"

namespace kehu::typed {
namespace {

using Character = utf8proc_int32_t;

constexpr Character removed = -1;

Character narrow_one(Character c) {
  if (c >= 0xff01 && c <= 0xff5e) return c - 0xff01 + '!';
  if ((c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
      (c >= 0x2060 && c <= 0x2069) || c == 0xfeff || c == 0xad)
    return removed;
  return c;
}

Character plain_one(Character c) {
  c = narrow_one(c);
  if (c < 0x80) return c;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_ZS:
      return ' ';
    case UTF8PROC_CATEGORY_PD:
      return '-';
    case UTF8PROC_CATEGORY_ND:
      // Every script has its ten digits in one row; those of these scripts start at a zero.
      if (c >= 0x660 && c <= 0x669) return c - 0x660 + '0';
      if (c >= 0x6f0 && c <= 0x6f9) return c - 0x6f0 + '0';
      if (c >= 0x966 && c <= 0x96f) return c - 0x966 + '0';
      return c;
    default:
      break;
  }
  constexpr Character minus = 0x2212, long_vowel = 0x30fc, middle_dot = 0xb7, bullet = 0x2022,
                      katakana_dot = 0x30fb, ideographic_stop = 0x3002;
  if (c == minus || c == long_vowel) return '-';
  if (c == middle_dot || c == bullet || c == katakana_dot || c == ideographic_stop) return '.';
  return c;
}

std::string convert(std::string_view text, Character (*one)(Character)) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<signed char>(text[at]) >= 0) {
      result += text[at++];
      continue;
    }
    Character c = 0;
    auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                 static_cast<utf8proc_ssize_t>(text.size() - at), &c);
    if (size <= 0) {
      result += text[at++];
      continue;
    }
    Character becomes = one(c);
    if (becomes == c)
      result.append(text, at, static_cast<std::size_t>(size));
    else if (becomes != removed)
      result += static_cast<char>(becomes);
    at += static_cast<std::size_t>(size);
  }
  return result;
}

}  // namespace

std::string narrow(std::string_view text) { return convert(text, narrow_one); }

std::string plain(std::string_view text) { return convert(text, plain_one); }

std::string compact(std::string_view text) {
  std::string result = plain(text);
  std::erase_if(
      result, [](char c) { return std::string_view(" -.:/\t").find(c) != std::string_view::npos; });
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

bool all_digits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), digits::is_digit);
}

}  // namespace kehu::typed
