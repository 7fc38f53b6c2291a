#include <algorithm>
#include <string>

#include "core/digits.hpp"
#include "core/phone_plans.hpp"
#include "core/typed.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

using phone::Plan;

constexpr std::size_t e164_digits_max = 15;
constexpr int argentina = 54;
constexpr int china = 86;
constexpr int north_america = 1;

// A number apart from its separators.
struct Dialled {
  bool international = false;
  std::string digits;
};

bool is_separator(char c) { return std::string_view(" -.()/\t").find(c) != std::string_view::npos; }

bool take_digits(std::string_view text, Dialled& dialled) {
  for (char c : text) {
    if (digits::is_digit(c))
      dialled.digits += c;
    else if (c == '+' && dialled.digits.empty() && !dialled.international)
      dialled.international = true;
    else if (!is_separator(c))
      return false;
  }
  return !dialled.digits.empty();
}

bool cut_prefix(std::string& digits, std::string_view prefix) {
  if (!digits.starts_with(prefix)) return false;
  digits.erase(0, prefix.size());
  return true;
}

// The plan whose code the digits start with, which is cut off. No code is the start of another.
const Plan* take_code(std::string& digits) {
  int code = 0;
  for (std::size_t size = 1; size <= 3 && size <= digits.size(); ++size) {
    code = code * 10 + (digits[size - 1] - '0');
    const Plan* plan = phone::plan_of_code(code);
    if (!plan) continue;
    digits.erase(0, size);
    return plan;
  }
  return nullptr;
}

// Cuts the prefix for calls within the country, also where it stands in an international number
// as in "+44 (0)20". A prefix other than 0 may be the start of the number itself: it is cut only
// where the number would be too long with it.
void cut_trunk(const Plan& plan, std::string& digits) {
  std::string_view trunks = plan.trunks;
  while (!trunks.empty()) {
    std::size_t space = std::min(trunks.find(' '), trunks.size());
    std::string_view trunk = trunks.substr(0, space);
    trunks.remove_prefix(std::min(space + 1, trunks.size()));
    bool certain = trunk.front() == '0' || !plan.has_length(digits.size());
    if (certain && digits.starts_with(trunk) && plan.has_length(digits.size() - trunk.size())) {
      digits.erase(0, trunk.size());
      return;
    }
  }
}

// Within Argentina a mobile number has 15 between its area code and the rest, from abroad a 9
// before both: 011 15 2345 6789 is +54 9 11 2345 6789.
void turn_argentine_mobile(std::string& digits) {
  if (digits.size() != 13 || digits[0] != '0') return;
  std::size_t shortest = digits.starts_with("011") ? 3 : 4;
  for (std::size_t at = shortest; at <= 5; ++at)
    if (digits.compare(at, 2, "15") == 0) {
      digits = "9" + digits.substr(1, at - 1) + digits.substr(at + 2);
      return;
    }
}

// Mobile numbers are 13 to 19 and nine digits; Beijing is 10 and the large cities 2x with eight
// digits; other area codes have three digits, as have 400 and 800.
bool is_chinese(std::string_view digits) {
  if (digits.size() == 11) return digits[0] == '1' ? digits[1] >= '3' : digits[0] >= '3';
  return digits[0] == '1' ? digits[1] == '0' : digits[0] >= '2';
}

bool is_north_american(std::string_view digits) { return digits[0] >= '2' && digits[3] >= '2'; }

bool has_national_form(const Plan& plan, std::string_view digits) {
  if (plan.code == china) return is_chinese(digits);
  if (plan.code == north_america) return is_north_american(digits);
  return plan.trunks != "0" || digits[0] != '0';
}

// Where landlines and mobiles differ in length, a mobile that lacks a digit is not a landline.
bool is_chinese_mobile(const Plan& plan, std::string_view digits) {
  return plan.code == china && digits.size() > 1 && digits[0] == '1' && digits[1] >= '3';
}

bool has_length(const Plan& plan, std::string_view digits) {
  return is_chinese_mobile(plan, digits) ? digits.size() == 11 : plan.has_length(digits.size());
}

std::string lengths_of(const Plan& plan, std::string_view digits) {
  if (is_chinese_mobile(plan, digits)) return "11";
  std::string result;
  for (std::size_t length = 1; length <= e164_digits_max; ++length)
    if (plan.has_length(length)) result += (result.empty() ? "" : ", ") + std::to_string(length);
  return result;
}

Error bad_phone(std::string_view text, const std::string& why) {
  return invalid("phone.format", "",
                 quotation(text) + " is not a telephone number: " + why +
                     "; write it with its country, such as +86 139 1234 5678");
}

Result<std::string> finish(std::string_view text, const Plan& plan, std::string digits) {
  if (plan.code == argentina) turn_argentine_mobile(digits);
  cut_trunk(plan, digits);
  std::string code = std::to_string(plan.code);
  if (!has_length(plan, digits))
    return invalid("phone.length", "",
                   quotation(text) + " has " + std::to_string(digits.size()) + " digits behind +" +
                       code + " where numbers have " + lengths_of(plan, digits) +
                       "; check that it is complete");
  if (!has_national_form(plan, digits))
    return bad_phone(text, "no number behind +" + code + " starts like this");
  return "+" + code + digits;
}

// A national number as dialled within the region, or with the calling code but no '+'.
Result<std::string> finish_national(std::string_view text, const Plan& plan, std::string digits) {
  Result<std::string> number = finish(text, plan, digits);
  if (number || !cut_prefix(digits, std::to_string(plan.code))) return number;
  Result<std::string> with_code = finish(text, plan, digits);
  return with_code ? with_code : number;
}

std::string upper(std::string_view region) {
  std::string result(region);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

}  // namespace

Result<std::string> normalize_phone(std::string_view text, std::string_view region) {
  Dialled dialled;
  if (!take_digits(typed::plain(text), dialled))
    return bad_phone(text, "it has other signs than digits, or an extension");
  const Plan* home = phone::plan_of_region(upper(region));
  bool american = home && home->code == north_america;
  if (!dialled.international)
    dialled.international =
        cut_prefix(dialled.digits, "00") || (american && cut_prefix(dialled.digits, "011"));
  if (dialled.international) {
    const Plan* plan = take_code(dialled.digits);
    if (!plan) return bad_phone(text, "no country has its calling code");
    return finish(text, *plan, std::move(dialled.digits));
  }
  if (!home)
    return invalid("phone.region", "",
                   region.empty() ? quotation(text) +
                                        " does not say its country; write it with '+' and the "
                                        "calling code, or name the region"
                                  : quotation(region) +
                                        " is not a region with telephone numbers; write two "
                                        "letters of ISO 3166-1, such as CN");
  return finish_national(text, *home, std::move(dialled.digits));
}

}  // namespace kehu
