// Ratio: an exact fraction. "Under one third" is compared by cross-multiplication in 128 bits.
#pragma once

#include <compare>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>

#include "kehu/core/rounding.hpp"

namespace kehu {

template <class T>
class Result;
class Money;

class Ratio {
 public:
  constexpr Ratio() = default;  // zero
  // Precondition: denominator > 0. Kept in lowest terms.
  constexpr Ratio(std::int64_t numerator, std::int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {
    // The least numerator has no counterpart with the other sign, so its size is unsigned.
    std::uint64_t size = static_cast<std::uint64_t>(numerator);
    if (numerator < 0) size = std::uint64_t{0} - size;
    auto divisor =
        static_cast<std::int64_t>(std::gcd(size, static_cast<std::uint64_t>(denominator)));
    if (divisor > 1) {
      numerator_ /= divisor;
      denominator_ /= divisor;
    }
  }

  // From "1/3", "0.25", "25%" or "2", each with an optional '-'. Errors: ratio.format,
  // ratio.zero_denominator, ratio.overflow.
  static Result<Ratio> parse(std::string_view text);

  constexpr std::int64_t numerator() const noexcept { return numerator_; }
  constexpr std::int64_t denominator() const noexcept { return denominator_; }
  std::string text() const;  // "1/3", "2"; the one form used in JSON, C and Python

  friend constexpr bool operator==(Ratio, Ratio) = default;
  friend constexpr std::strong_ordering operator<=>(Ratio a, Ratio b) {
    return static_cast<Int128>(a.numerator_) * b.denominator_ <=>
           static_cast<Int128>(b.numerator_) * a.denominator_;
  }

  // Sum. Errors: ratio.overflow.
  Result<Ratio> add(Ratio other) const;

  // part <=> ratio * whole, exactly. Fault where the currencies differ.
  friend std::strong_ordering compare(Money part, Ratio ratio, Money whole);

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

std::strong_ordering compare(Money part, Ratio ratio, Money whole);

}  // namespace kehu
