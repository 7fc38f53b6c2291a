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

// What follows the four leading characters in each country, in the notation of the ISO 13616
// register without its exclamation marks: 4a14n is four letters and fourteen digits, c is either.
struct Form {
  std::string_view country;
  std::string_view structure;
};

constexpr Form forms[] = {
    // clang-format off
    {"AD", "8n12c"}, {"AE", "19n"}, {"AL", "8n16c"}, {"AT", "16n"}, {"AZ", "4a20c"},
    {"BA", "16n"}, {"BE", "12n"}, {"BG", "4a6n8c"}, {"BH", "4a14c"}, {"BI", "23n"},
    {"BR", "23n1a1c"}, {"BY", "4c4n16c"}, {"CH", "5n12c"}, {"CR", "18n"}, {"CY", "8n16c"},
    {"CZ", "20n"}, {"DE", "18n"}, {"DJ", "23n"}, {"DK", "14n"}, {"DO", "4c20n"},
    {"EE", "16n"}, {"EG", "25n"}, {"ES", "20n"}, {"FI", "14n"}, {"FK", "2a12n"},
    {"FO", "14n"}, {"FR", "10n11c2n"}, {"GB", "4a14n"}, {"GE", "2a16n"}, {"GI", "4a15c"},
    {"GL", "14n"}, {"GR", "7n16c"}, {"GT", "24c"}, {"HN", "4a20n"}, {"HR", "17n"},
    {"HU", "24n"}, {"IE", "4a14n"}, {"IL", "19n"}, {"IQ", "4a15n"}, {"IS", "22n"},
    {"IT", "1a10n12c"}, {"JO", "4a4n18c"}, {"KW", "4a22c"}, {"KZ", "3n13c"}, {"LB", "4n20c"},
    {"LC", "4a24c"}, {"LI", "5n12c"}, {"LT", "16n"}, {"LU", "3n13c"}, {"LV", "4a13c"},
    {"LY", "21n"}, {"MC", "10n11c2n"}, {"MD", "20c"}, {"ME", "18n"}, {"MK", "3n10c2n"},
    {"MN", "16n"}, {"MR", "23n"}, {"MT", "4a5n18c"}, {"MU", "4a19n3a"}, {"NI", "4a20n"},
    {"NL", "4a10n"}, {"NO", "11n"}, {"OM", "3n16c"}, {"PK", "4a16c"}, {"PL", "24n"},
    {"PS", "4a21c"}, {"PT", "21n"}, {"QA", "4a21c"}, {"RO", "4a16c"}, {"RS", "18n"},
    {"RU", "14n15c"}, {"SA", "2n18c"}, {"SC", "4a20n3a"}, {"SD", "14n"}, {"SE", "20n"},
    {"SI", "15n"}, {"SK", "20n"}, {"SM", "1a10n12c"}, {"SO", "19n"}, {"ST", "21n"},
    {"SV", "4a20n"}, {"TL", "19n"}, {"TN", "20n"}, {"TR", "6n16c"}, {"UA", "6n19c"},
    {"VA", "18n"}, {"VG", "4a16n"}, {"XK", "16n"}, {"YE", "4a4n18c"},
    // clang-format on
};

const Form* form_of(std::string_view country) {
  auto found = std::lower_bound(std::begin(forms), std::end(forms), country,
                                [](const Form& form, auto code) { return form.country < code; });
  return found != std::end(forms) && found->country == country ? found : nullptr;
}

bool is_of_kind(char c, char kind) {
  if (kind == 'n') return digits::is_digit(c);
  if (kind == 'a') return typed::is_upper(c);
  return digits::is_digit(c) || typed::is_upper(c);
}

// Takes the next part of a structure ("4a") off its front.
std::pair<std::size_t, char> take_part(std::string_view& structure) {
  std::size_t kind = structure.find_first_of("nac");
  auto count = static_cast<std::size_t>(digits::read(structure, 0, kind));
  std::pair<std::size_t, char> part(count, structure[kind]);
  structure.remove_prefix(kind + 1);
  return part;
}

std::size_t length_of(std::string_view structure) {
  std::size_t length = 4;
  while (!structure.empty()) length += take_part(structure).first;
  return length;
}

bool matches(std::string_view account, std::string_view structure) {
  while (!structure.empty()) {
    auto [count, kind] = take_part(structure);
    std::string_view part = account.substr(0, count);
    for (char c : part)
      if (!is_of_kind(c, kind)) return false;
    account.remove_prefix(count);
  }
  return true;
}

// Some countries' account numbers carry check digits of their own, older than the IBAN's.
bool is_belgian_account(std::string_view account) {
  int rest = check::modulo(account.substr(0, 10), 97);
  return digits::read(account, 10, 2) == (rest == 0 ? 97 : rest);
}

char spanish_check(std::string_view number) {
  int check = 11 - check::weighted(number, {1, 2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11;
  if (check >= 10) check = 11 - check;
  return static_cast<char>('0' + check);
}

bool is_spanish_account(std::string_view account) {
  return account[8] == spanish_check("00" + std::string(account.substr(0, 8))) &&
         account[9] == spanish_check(account.substr(10));
}

// Postal giro accounts of before the banks' numbering stand behind 0000.
bool is_norwegian_account(std::string_view account) {
  if (account.starts_with("0000")) return check::luhn(account) == 0;
  return check::weighted(account, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool is_account(std::string_view country, std::string_view account) {
  if (country == "BE") return is_belgian_account(account);
  if (country == "ES") return is_spanish_account(account);
  if (country == "NO") return is_norwegian_account(account);
  for (std::string_view whole : {"BA", "ME", "MK", "PT", "RS", "SI"})
    if (country == whole) return check::modulo(account, 97) == 1;  // ISO 7064 MOD 97-10
  return true;
}

}  // namespace

Result<std::string> normalize_iban(std::string_view text) {
  std::string code = typed::compact(text);
  std::string_view view = code;
  bool plain = std::all_of(code.begin(), code.end(), [](char c) { return is_of_kind(c, 'c'); });
  if (code.size() < 5 || !plain || !typed::is_upper(code[0]) || !typed::is_upper(code[1]) ||
      !digits::is_digit(code[2]) || !digits::is_digit(code[3]))
    return invalid("iban.format", "",
                   quotation(text) +
                       " is not an IBAN; it starts with two letters and two digits, as in "
                       "\"GB82 WEST 1234 5698 7654 32\"");
  std::string_view country = view.substr(0, 2);
  const Form* form = form_of(country);
  if (!form)
    return invalid("iban.country", "",
                   quotation(text) + " starts with " + std::string(country) +
                       ", which no country of the IBAN register has; check the first two letters");
  if (std::size_t length = length_of(form->structure); code.size() != length)
    return invalid("iban.length", "",
                   quotation(text) + " has " + std::to_string(code.size()) +
                       " characters where an IBAN of " + std::string(country) + " has " +
                       std::to_string(length) + "; check that it is complete");
  if (!matches(view.substr(4), form->structure))
    return invalid("iban.format", "",
                   quotation(text) + " has letters or digits where an IBAN of " +
                       std::string(country) + " has none (" + std::string(form->structure) +
                       "); compare it with the account's papers");
  std::string turned = code.substr(4) + code.substr(0, 4);
  if (check::modulo(turned, 97) != 1 || !is_account(country, view.substr(4)))
    return invalid(
        "iban.check", "",
        quotation(text) + " has wrong check digits; compare it with the account's papers");
  return code;
}

}  // namespace kehu
