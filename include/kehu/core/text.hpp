// Text as kehu keeps it: valid UTF-8 in NFC, without control characters; and the match keys made
// from it. Unicode data is utf8proc's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kehu {

template <class T>
class Result;

inline constexpr std::size_t text_size_max = 1 << 20;  // bytes of one text field

// What is stored: NFC, leading and trailing white space cut. Control characters other than tab,
// line feed and (removed) carriage return are refused, as are unpaired surrogates, non-characters
// and text over text_size_max. Errors: text.encoding, text.control, text.too_long.
Result<std::string> clean_text(std::string_view text);

// What is compared: NFKC case-folded (full-width digits, ligatures and case fold together), white
// space runs to one space. Of clean or unclean text; invalid UTF-8 is refused as above.
Result<std::string> match_key(std::string_view text);

// A text as an error's line quotes it: 'text', of a long one the first 60 bytes and "...", cut
// where a character begins. A line break or a tab in it is a space: the error has one line.
std::string quotation(std::string_view text);

// Columns that a text takes on a terminal: 2 for East Asian wide and emoji, 0 for marks.
std::size_t display_width(std::string_view text) noexcept;

}  // namespace kehu
