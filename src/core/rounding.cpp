#include "kehu/core/rounding.hpp"

#include <compare>

namespace kehu {

Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding) noexcept {
  Int128 quotient = numerator / denominator;
  Int128 remainder = numerator % denominator;
  if (remainder == 0) return quotient;
  bool negative = numerator < 0;
  // Which side of one half the rest lies on, without doubling it beyond 128 bits.
  Int128 rest = negative ? -remainder : remainder;
  auto half = rest <=> denominator - rest;
  bool away = false;
  switch (rounding) {
    case Rounding::half_even:
      away = half > 0 || (half == 0 && quotient % 2 != 0);
      break;
    case Rounding::half_up:
      away = half >= 0;
      break;
    case Rounding::down:
      break;
    case Rounding::up:
      away = true;
      break;
    case Rounding::floor:
      away = negative;
      break;
    case Rounding::ceiling:
      away = !negative;
      break;
  }
  if (!away) return quotient;
  return negative ? quotient - 1 : quotient + 1;
}

}  // namespace kehu
