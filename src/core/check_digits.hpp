// The sums that check digits are made of. Arguments named digits hold '0' to '9' only.
#pragma once

#include <initializer_list>
#include <string_view>

namespace kehu::check {

inline int digit(char c) noexcept { return c - '0'; }

// Sum of digit times weight, over the shorter of the two.
int weighted(std::string_view digits, std::initializer_list<int> weights) noexcept;

// Luhn's sum of a number whose last digit is its check digit; it is right where this is 0.
int luhn(std::string_view digits) noexcept;

// ISO 7064 MOD 11,10 over all digits, the last one being the check digit.
bool is_mod_11_10(std::string_view digits) noexcept;

// The digits as one number, modulo `divisor`. Letters count as two digits, A being 10, as in
// ISO 7064 MOD 97-10.
int modulo(std::string_view alphanumeric, int divisor) noexcept;

// Whether there is such a day. Months and days count from 1.
bool is_day(int year, int month, int day) noexcept;

}  // namespace kehu::check
