// What a person typed, on its way to a normal form: full-width letters and digits, the many
// dashes and spaces of word processors, and the invisible marks that come along with a paste.
#pragma once

#include <string>
#include <string_view>

namespace kehu::typed {

// Full-width ASCII becomes ASCII, invisible marks go; everything else stays as it is.
std::string narrow(std::string_view text);

// The same, and dashes become '-', spaces ' ', middle dots '.', other scripts' digits 0 to 9.
std::string plain(std::string_view text);

// plain() in upper case and without the separators " -.:/".
std::string compact(std::string_view text);

inline bool is_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool all_digits(std::string_view text) noexcept;

}  // namespace kehu::typed
