#include <algorithm>
#include <string>

#include "core/check_digits.hpp"
#include "core/digits.hpp"
#include "core/typed.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

// GB 32100-2015: digits and capitals without I, O, S, V and Z; a character's value is its place.
constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

bool is_uscc_sum(std::string_view code) {
  int sum = 0, weight = 1;
  for (char c : code.substr(0, 17)) {
    sum += static_cast<int>(uscc_alphabet.find(c)) * weight;
    weight = weight * 3 % 31;
  }
  return (sum + static_cast<int>(uscc_alphabet.find(code[17]))) % 31 == 0;
}

// The first two digits of a resident identity number, GB/T 2260: provinces, and the permits for
// residents of Hong Kong, Macao and Taiwan.
bool is_province(int code) {
  constexpr int provinces[] = {11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                               35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                               53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83, 91};
  return std::binary_search(std::begin(provinces), std::end(provinces), code);
}

bool is_resident_identity_sum(std::string_view code) {
  // ISO 7064 MOD 11-2.
  int sum = check::weighted(code, {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2});
  return "10X98765432"[sum % 11] == code[17];
}

}  // namespace

Result<std::string> normalize_uscc(std::string_view text) {
  std::string code = typed::compact(text);
  bool formed = code.size() == 18 && typed::all_digits(std::string_view(code).substr(2, 6)) &&
                code.find_first_not_of(uscc_alphabet) == code.npos;
  if (!formed)
    return invalid("uscc.format", "",
                   quotation(text) +
                       " is not a unified social credit identifier; it has 18 digits and capitals "
                       "(never I, O, S, V or Z), the third to eighth being digits");
  if (!is_uscc_sum(code))
    return invalid("uscc.check", "",
                   quotation(text) + " has a wrong check character; compare it with the licence");
  return code;
}

Result<std::string> normalize_resident_identity(std::string_view text) {
  std::string code = typed::compact(text);
  bool formed =
      code.size() == 18 && typed::all_digits(std::string_view(code).substr(0, 17)) &&
      (digits::is_digit(code[17]) || code[17] == 'X') && is_province(digits::read(code, 0, 2)) &&
      check::is_day(digits::read(code, 6, 4), digits::read(code, 10, 2), digits::read(code, 12, 2));
  // The number itself is personal and stays out of the message.
  if (!formed)
    return invalid("resident_identity.format", "",
                   "the number given is not a resident identity number; it has 17 digits, the "
                   "birth date among them, and a digit or X");
  if (!is_resident_identity_sum(code))
    return invalid("resident_identity.check", "",
                   "the resident identity number given has a wrong check digit; compare it with "
                   "the card");
  return code;
}

Result<std::string> normalize_lei(std::string_view text) {
  std::string code = typed::compact(text);
  bool formed = code.size() == 20 && typed::all_digits(std::string_view(code).substr(18)) &&
                std::all_of(code.begin(), code.end(),
                            [](char c) { return digits::is_digit(c) || typed::is_upper(c); });
  if (!formed)
    return invalid("lei.format", "",
                   quotation(text) +
                       " is not a legal entity identifier; it has 18 letters and digits and 2 "
                       "check digits");
  if (check::modulo(code, 97) != 1)
    return invalid("lei.check", "",
                   quotation(text) + " has wrong check digits; compare it with its register entry");
  return code;
}

}  // namespace kehu
