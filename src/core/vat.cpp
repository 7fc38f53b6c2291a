// Value added tax numbers of the European Union's members, of Northern Ireland (XI) and Great
// Britain, with the check digits that each administration publishes.
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

using check::digit;
using check::weighted;

enum class Verdict { good, malformed, wrong_check };

Verdict checked(bool right) { return right ? Verdict::good : Verdict::wrong_check; }

bool is_number(std::string_view text, std::size_t size) {
  return text.size() == size && typed::all_digits(text);
}

int two(std::string_view text, std::size_t at) { return digits::read(text, at, 2); }

Verdict austria(std::string& number) {
  if (number.empty() || number[0] != 'U' || !is_number(number.substr(1), 8))
    return Verdict::malformed;
  // Luhn's sum of the seven digits before the check digit, the last of them not doubled.
  return checked((check::luhn(number.substr(1, 7)) + 4 + digit(number[8])) % 10 == 0);
}

Verdict belgium(std::string& number) {
  if (number.size() == 9) number.insert(0, 1, '0');
  if (!is_number(number, 10) || number[0] > '1') return Verdict::malformed;
  return checked(97 - check::modulo(number.substr(0, 8), 97) == two(number, 8));
}

bool is_bulgarian_company(std::string_view number) {
  int rest = weighted(number, {1, 2, 3, 4, 5, 6, 7, 8}) % 11;
  if (rest == 10) rest = weighted(number, {3, 4, 5, 6, 7, 8, 9, 10}) % 11;
  return rest % 10 == digit(number[8]);
}

// The month says the century: 1 to 12 the twentieth, 21 to 32 the nineteenth, 41 to 52 the next.
bool is_bulgarian_citizen(std::string_view number) {
  int year = 1900 + two(number, 0), month = two(number, 2);
  if (month > 40) {
    year += 100;
    month -= 40;
  } else if (month > 20) {
    year -= 100;
    month -= 20;
  }
  return check::is_day(year, month, two(number, 4)) &&
         weighted(number, {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == digit(number[9]);
}

bool is_bulgarian_foreigner(std::string_view number) {
  return weighted(number, {21, 19, 17, 13, 11, 9, 7, 3, 1}) % 10 == digit(number[9]);
}

bool is_bulgarian_other(std::string_view number) {
  int sum = weighted(number, {4, 3, 2, 7, 6, 5, 4, 3, 2});
  return (11 - sum % 11) % 11 == digit(number[9]);
}

Verdict bulgaria(std::string& number) {
  if (is_number(number, 9)) return checked(is_bulgarian_company(number));
  if (!is_number(number, 10)) return Verdict::malformed;
  return checked(is_bulgarian_citizen(number) || is_bulgarian_foreigner(number) ||
                 is_bulgarian_other(number));
}

Verdict cyprus(std::string& number) {
  if (number.size() != 9 || !typed::all_digits(number.substr(0, 8)) ||
      !typed::is_upper(number[8]) || number.starts_with("12"))
    return Verdict::malformed;
  constexpr int odd_places[] = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i)
    sum += i % 2 == 0 ? odd_places[digit(number[i])] : digit(number[i]);
  return checked(number[8] == 'A' + sum % 26);
}

bool is_czech_company(std::string_view number) {
  int check = (11 - weighted(number, {8, 7, 6, 5, 4, 3, 2}) % 11) % 11;
  return (check == 0 ? 1 : check % 10) == digit(number[7]);
}

bool is_czech_special(std::string_view number) {
  int sum = weighted(number.substr(1), {8, 7, 6, 5, 4, 3, 2}) % 11;
  return (8 - (10 - sum) % 11 + 10) % 10 == digit(number[8]);
}

// A birth number: months of women count from 51, and from 21 or 71 where a day ran out of
// numbers. Until 1953 it had nine digits and no check.
bool is_czech_birth_number(std::string_view number) {
  int year = 1900 + two(number, 0), month = two(number, 2) % 50;
  if (number.size() == 9) {
    if (year >= 1980) year -= 100;
    if (year > 1953) return false;
  } else if (year < 1954) {
    year += 100;
  }
  if (month > 20) month -= 20;
  if (!check::is_day(year, month, two(number, 4))) return false;
  if (number.size() == 9) return true;
  // Until 1984 a remainder of ten was written as 0; since then such numbers are passed over.
  int rest = check::modulo(number.substr(0, 9), 11);
  return (year < 1985 ? rest % 10 : rest) == digit(number[9]);
}

Verdict czechia(std::string& number) {
  if (number.size() < 8 || number.size() > 10 || !typed::all_digits(number))
    return Verdict::malformed;
  if (number.size() == 8)
    return number[0] == '9' ? Verdict::malformed : checked(is_czech_company(number));
  if (number.size() == 9 && number[0] == '6') return checked(is_czech_special(number));
  return checked(is_czech_birth_number(number));
}

Verdict germany(std::string& number) {
  if (!is_number(number, 9) || number[0] == '0') return Verdict::malformed;
  return checked(check::is_mod_11_10(number));
}

Verdict denmark(std::string& number) {
  if (!is_number(number, 8) || number[0] == '0') return Verdict::malformed;
  return checked(weighted(number, {2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0);
}

Verdict estonia(std::string& number) {
  if (!is_number(number, 9)) return Verdict::malformed;
  return checked(weighted(number, {3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0);
}

Verdict greece(std::string& number) {
  if (number.size() == 8) number.insert(0, 1, '0');
  if (!is_number(number, 9)) return Verdict::malformed;
  return checked(weighted(number, {256, 128, 64, 32, 16, 8, 4, 2}) % 11 % 10 == digit(number[8]));
}

// The letter of a Spanish person's number, from its digits.
bool is_spanish_person(std::string_view digits, char letter) {
  return "TRWAGMYFPDXBNJZSQVHLCKE"[check::modulo(digits, 23)] == letter;
}

// The check of a company's number is a digit or the letter in its place, by the kind of company.
bool is_spanish_company(std::string_view number) {
  std::string_view digits = number.substr(1, 7);
  int check = (10 - check::luhn(std::string(digits) + "0")) % 10;
  bool as_digit = number[8] == '0' + check;
  bool as_letter = number[8] == "JABCDEFGHI"[check];
  constexpr std::string_view letter_only = "PQSW", digit_only = "ABEH";
  // Companies not resident in Spain have 00 and a letter, whatever their kind.
  bool foreign = digits.starts_with("00");
  if (letter_only.find(number[0]) != letter_only.npos) return as_letter;
  if (digit_only.find(number[0]) != digit_only.npos && !foreign) return as_digit;
  return as_digit || as_letter;
}

Verdict spain(std::string& number) {
  if (number.size() != 9 || !typed::all_digits(number.substr(1, 7))) return Verdict::malformed;
  std::string digits = number.substr(0, 8);
  char first = number[0];
  if (digits::is_digit(first) && typed::is_upper(number[8]))
    return checked(is_spanish_person(digits, number[8]));
  if (first >= 'X' && first <= 'Z' && typed::is_upper(number[8])) {
    digits[0] = static_cast<char>('0' + (first - 'X'));
    return checked(is_spanish_person(digits, number[8]));
  }
  if (first >= 'K' && first <= 'M' && typed::is_upper(number[8]))
    return checked(is_spanish_person(digits.substr(1), number[8]));
  constexpr std::string_view kinds = "ABCDEFGHJNPQRSUVW";
  if (kinds.find(first) == kinds.npos ||
      !(digits::is_digit(number[8]) || typed::is_upper(number[8])))
    return Verdict::malformed;
  return checked(is_spanish_company(number));
}

Verdict finland(std::string& number) {
  if (!is_number(number, 8)) return Verdict::malformed;
  return checked(weighted(number, {7, 9, 10, 5, 8, 4, 2, 1}) % 11 == 0);
}

constexpr std::string_view french_alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

bool is_french_key(std::string_view number) {
  std::string_view siren = number.substr(2);
  if (typed::all_digits(number.substr(0, 2)))
    return check::modulo(std::string(siren) + "12", 97) == two(number, 0);
  auto first = static_cast<int>(french_alphabet.find(number[0]));
  auto second = static_cast<int>(french_alphabet.find(number[1]));
  int key = digits::is_digit(number[0]) ? first * 24 + second - 10 : first * 34 + second - 100;
  return (check::modulo(siren, 11) + 1 + key / 11) % 11 == key % 11;
}

Verdict france(std::string& number) {
  if (number.size() != 11 || !typed::all_digits(number.substr(2)) ||
      number.substr(0, 2).find_first_not_of(french_alphabet) != number.npos)
    return Verdict::malformed;
  // Monaco shares the system, with numbers that start with 000 and follow no SIREN.
  bool monaco = number.compare(2, 3, "000") == 0;
  return checked((monaco || check::luhn(number.substr(2)) == 0) && is_french_key(number));
}

// Government departments and health authorities.
bool is_british_office(std::string_view number) {
  bool short_form = number.size() == 5;
  bool long_form = number.size() == 11 && number.substr(2, 4) == "8888" &&
                   typed::all_digits(number.substr(6)) &&
                   digits::read(number, 6, 3) % 97 == two(number, 9);
  if (!(short_form && typed::all_digits(number.substr(2))) && !long_form) return false;
  int office = digits::read(number, short_form ? 2 : 6, 3);
  return number.starts_with("GD") ? office < 500 : number.starts_with("HA") && office >= 500;
}

Verdict britain(std::string& number) {
  if (number.size() == 5 || number.size() == 11)
    return is_british_office(number) ? Verdict::good : Verdict::malformed;
  if (!is_number(number, 9) && !is_number(number, 12)) return Verdict::malformed;
  int rest = weighted(number, {8, 7, 6, 5, 4, 3, 2, 10, 1}) % 97;
  // Numbers given out since 2009 leave 42 (97 less 55), or 55 before they are completed.
  bool newer = digits::read(number, 0, 3) >= 100;
  return checked(rest == 0 || (newer && (rest == 42 || rest == 55)));
}

Verdict croatia(std::string& number) {
  if (!is_number(number, 11)) return Verdict::malformed;
  return checked(check::is_mod_11_10(number));
}

Verdict hungary(std::string& number) {
  if (!is_number(number, 8)) return Verdict::malformed;
  return checked(weighted(number, {9, 7, 3, 1, 9, 7, 3, 1}) % 10 == 0);
}

bool is_irish_check(std::string_view digits, char more, char letter) {
  constexpr std::string_view alphabet = "WABCDEFGHIJKLMNOPQRSTUV";
  int sum = weighted(digits, {8, 7, 6, 5, 4, 3, 2});
  if (more != '\0') sum += 9 * static_cast<int>(alphabet.find(more));
  return alphabet[static_cast<std::size_t>(sum % 23)] == letter;
}

Verdict ireland(std::string& number) {
  if ((number.size() != 8 && number.size() != 9) || !digits::is_digit(number[0]) ||
      !typed::all_digits(number.substr(2, 5)) || number[7] < 'A' || number[7] > 'W')
    return Verdict::malformed;
  if (digits::is_digit(number[1])) {
    bool more = number.size() == 9;
    if (more && !(number[8] >= 'A' && number[8] <= 'W')) return Verdict::malformed;
    return checked(is_irish_check(number.substr(0, 7), more ? number[8] : '\0', number[7]));
  }
  // Until 2013 a letter or sign stood in the second place and the first digit counted last.
  bool sign = typed::is_upper(number[1]) || number[1] == '+' || number[1] == '*';
  if (!sign || number.size() != 8) return Verdict::malformed;
  return checked(is_irish_check("0" + number.substr(2, 5) + number[0], '\0', number[7]));
}

Verdict italy(std::string& number) {
  if (!is_number(number, 11) || number.starts_with("0000000")) return Verdict::malformed;
  int office = digits::read(number, 7, 3);
  bool known = (office >= 1 && office <= 100) || office == 120 || office == 121 || office == 888 ||
               office == 999;
  return known ? checked(check::luhn(number) == 0) : Verdict::malformed;
}

Verdict lithuania(std::string& number) {
  bool legal = is_number(number, 9) && number[7] == '1';
  bool temporary = is_number(number, 12) && number[10] == '1';
  if (!legal && !temporary) return Verdict::malformed;
  std::string_view body(number.data(), number.size() - 1);
  int rest = weighted(body, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2}) % 11;
  if (rest == 10) rest = weighted(body, {3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4}) % 11;
  return checked(rest % 10 == digit(number.back()));
}

Verdict luxembourg(std::string& number) {
  if (!is_number(number, 8)) return Verdict::malformed;
  return checked(check::modulo(number.substr(0, 6), 89) == two(number, 6));
}

// Persons' codes start with the birth date and its century; those given out since 2017 with 32.
bool is_latvian_person(std::string_view number) {
  if (!number.starts_with("32")) {
    int year = 1800 + digit(number[6]) * 100 + two(number, 4);
    if (!check::is_day(year, two(number, 2), two(number, 0))) return false;
  }
  int sum = 1 + weighted(number, {10, 5, 8, 4, 2, 1, 6, 3, 7, 9});
  return sum % 11 % 10 == digit(number[10]);
}

Verdict latvia(std::string& number) {
  if (!is_number(number, 11)) return Verdict::malformed;
  if (number[0] > '3')
    return checked(weighted(number, {9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1}) % 11 == 3);
  return checked(is_latvian_person(number));
}

Verdict malta(std::string& number) {
  if (!is_number(number, 8) || number[0] == '0') return Verdict::malformed;
  return checked(weighted(number, {3, 4, 6, 7, 8, 9, 10, 1}) % 37 == 0);
}

Verdict netherlands(std::string& number) {
  if (number.size() >= 4 && number.size() < 12)
    number.insert(0, 12 - number.size(), '0');  // leading zeros are often left out
  if (number.size() != 12 || number[9] != 'B' || !typed::all_digits(number.substr(0, 9)) ||
      !typed::all_digits(number.substr(10)) || number.starts_with("000000000") ||
      two(number, 10) == 0)
    return Verdict::malformed;
  // Companies have the sum of the citizen number; sole traders, since 2020, ISO 7064 over all.
  bool company = (weighted(number, {9, 8, 7, 6, 5, 4, 3, 2}) - digit(number[8])) % 11 == 0;
  return checked(company || check::modulo("NL" + number, 97) == 1);
}

Verdict poland(std::string& number) {
  if (!is_number(number, 10)) return Verdict::malformed;
  return checked(weighted(number, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == digit(number[9]));
}

Verdict portugal(std::string& number) {
  if (!is_number(number, 9) || number[0] == '0') return Verdict::malformed;
  int sum = weighted(number, {9, 8, 7, 6, 5, 4, 3, 2});
  return checked((11 - sum % 11) % 11 % 10 == digit(number[8]));
}

bool is_romanian_company(std::string_view number) {
  std::string padded(10 - number.size(), '0');
  padded += number;
  return weighted(padded, {7, 5, 3, 2, 1, 7, 5, 3, 2}) * 10 % 11 % 10 == digit(padded[9]);
}

// 70 stands for any county, 80 to 83 for persons registered by a new rule.
bool is_romanian_county(int county) {
  return (county >= 1 && county <= 48) || county == 51 || county == 52 || county == 70 ||
         (county >= 80 && county <= 83);
}

bool is_romanian_person(std::string_view number) {
  constexpr int centuries[] = {0, 1900, 1900, 1800, 1800, 2000, 2000, 1900, 1900, 1900};
  int year = centuries[digit(number[0])] + two(number, 1);
  int rest = weighted(number, {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9}) % 11;
  return check::is_day(year, two(number, 3), two(number, 5)) &&
         is_romanian_county(two(number, 7)) && (rest == 10 ? 1 : rest) == digit(number[12]);
}

Verdict romania(std::string& number) {
  if (number.empty() || !typed::all_digits(number) || number[0] == '0') return Verdict::malformed;
  if (number.size() == 13) return checked(is_romanian_person(number));
  if (number.size() < 2 || number.size() > 10) return Verdict::malformed;
  return checked(is_romanian_company(number));
}

Verdict sweden(std::string& number) {
  if (!is_number(number, 12) || !number.ends_with("01")) return Verdict::malformed;
  return checked(check::luhn(number.substr(0, 10)) == 0);
}

Verdict slovenia(std::string& number) {
  if (!is_number(number, 8) || number[0] == '0') return Verdict::malformed;
  // A remainder that would need the digit 11 is never given out.
  int check = 11 - weighted(number, {8, 7, 6, 5, 4, 3, 2}) % 11;
  return checked((check == 10 ? 0 : check) == digit(number[7]));
}

Verdict slovakia(std::string& number) {
  if (!is_number(number, 10)) return Verdict::malformed;
  if (is_czech_birth_number(number)) return Verdict::good;  // sole traders
  constexpr std::string_view third = "234789";
  if (number[0] == '0' || third.find(number[2]) == third.npos) return Verdict::malformed;
  return checked(check::modulo(number, 11) == 0);
}

struct Country {
  std::string_view code;
  Verdict (*judge)(std::string& number);  // may complete the number with leading zeros
  std::string_view example;
};

constexpr Country countries[] = {
    {"AT", austria, "ATU12345675"},   {"BE", belgium, "BE0123456749"},
    {"BG", bulgaria, "BG123456786"},  {"CY", cyprus, "CY23456789U"},
    {"CZ", czechia, "CZ12345679"},    {"DE", germany, "DE123456788"},
    {"DK", denmark, "DK12345674"},    {"EE", estonia, "EE123456780"},
    {"EL", greece, "EL123456783"},    {"ES", spain, "ESB12345674"},
    {"FI", finland, "FI12345671"},    {"FR", france, "FR11123456782"},
    {"GB", britain, "GB123456782"},   {"HR", croatia, "HR12345678903"},
    {"HU", hungary, "HU12345676"},    {"IE", ireland, "IE1234567T"},
    {"IT", italy, "IT12345670017"},   {"LT", lithuania, "LT123456715"},
    {"LU", luxembourg, "LU12345613"}, {"LV", latvia, "LV41234567891"},
    {"MT", malta, "MT12345634"},      {"NL", netherlands, "NL123456782B01"},
    {"PL", poland, "PL1234567883"},   {"PT", portugal, "PT123456789"},
    {"RO", romania, "RO1234567897"},  {"SE", sweden, "SE123456789701"},
    {"SI", slovenia, "SI12345679"},   {"SK", slovakia, "SK1234567895"},
    {"XI", britain, "XI123456782"},
};

const Country* find_country(std::string_view code) {
  if (code == "GR") code = "EL";  // as ISO 3166 has it
  auto found = std::find_if(std::begin(countries), std::end(countries),
                            [code](const Country& country) { return country.code == code; });
  return found == std::end(countries) ? nullptr : found;
}

}  // namespace

Result<std::string> normalize_vat(std::string_view text) {
  std::string number = typed::compact(text);
  const Country* country = find_country(std::string_view(number).substr(0, 2));
  if (!country)
    return invalid("vat.country", "",
                   quotation(text) +
                       " does not start with the country of a European VAT number; write its two "
                       "letters first, such as DE or EL");
  number.erase(0, 2);
  switch (country->judge(number)) {
    case Verdict::good:
      return std::string(country->code) + number;
    case Verdict::malformed:
      return invalid("vat.format", "",
                     quotation(text) + " has not the form of a VAT number of " +
                         std::string(country->code) + "; write it like " +
                         std::string(country->example));
    case Verdict::wrong_check:
      break;
  }
  return invalid("vat.check", "",
                 quotation(text) + " has a wrong check digit; compare it with the invoice");
}

}  // namespace kehu
