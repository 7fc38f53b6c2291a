#include "core/check_digits.hpp"

#include <chrono>

namespace kehu::check {

int weighted(std::string_view digits, std::initializer_list<int> weights) noexcept {
  int sum = 0;
  std::size_t at = 0;
  for (int weight : weights) {
    if (at == digits.size()) break;
    sum += weight * digit(digits[at++]);
  }
  return sum;
}

int luhn(std::string_view digits) noexcept {
  int sum = 0;
  bool doubled = false;
  for (std::size_t at = digits.size(); at-- > 0; doubled = !doubled) {
    int value = digit(digits[at]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10;
}

bool is_mod_11_10(std::string_view digits) noexcept {
  int product = 10;
  for (char c : digits.substr(0, digits.size() - 1)) {
    int sum = (product + digit(c)) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + digit(digits.back())) % 10 == 1;
}

int modulo(std::string_view alphanumeric, int divisor) noexcept {
  int rest = 0;
  for (char c : alphanumeric)
    rest = c >= 'A' ? (rest * 100 + (c - 'A' + 10)) % divisor : (rest * 10 + digit(c)) % divisor;
  return rest;
}

bool is_day(int year, int month, int day) noexcept {
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

}  // namespace kehu::check
