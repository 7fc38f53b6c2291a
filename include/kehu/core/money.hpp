// Money: an exact amount in the minor units of one ISO 4217 currency. Never a float.
//
// Values are immutable in spirit, trivially copyable and safe to share between threads.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/rounding.hpp"

namespace kehu {

template <class T>
class Result;
class Ratio;

// One of the 178 active ISO 4217 currencies, XXX among them. Minor units are ISO's, not CLDR's
// (IQD has 3).
class Currency {
 public:
  constexpr Currency() = default;  // XXX, "no currency": only for a value not yet set

  // From an upper-case alphabetic code. Errors: currency.unknown.
  static Result<Currency> parse(std::string_view code);
  // All active currencies in order of their codes.
  static std::span<const Currency> all();

  std::string_view code() const noexcept;  // "CNY"
  int numeric() const noexcept;            // 156
  int minor_units() const noexcept;        // decimals: CNY 2, JPY 0, BHD 3, CLF 4

  constexpr bool operator==(const Currency&) const = default;
  constexpr std::uint16_t index() const noexcept { return index_; }

 private:
  constexpr explicit Currency(std::uint16_t index) : index_(index) {}
  std::uint16_t index_ = 0;  // into the table in currencies.cpp; 0 is XXX
};

class Money {
 public:
  constexpr Money() = default;
  constexpr Money(std::int64_t minor, Currency currency) : minor_(minor), currency_(currency) {}

  // From text like "1234.56 CNY": optional '-', digits, '.', at most minor_units decimals, one
  // space, a code. No grouping, no exponent. Errors: money.format, money.decimals,
  // money.overflow, currency.unknown.
  static Result<Money> parse(std::string_view text);
  // The amount alone ("1234.56", "1234.5", "1234"), the currency known from elsewhere.
  static Result<Money> parse(std::string_view amount, Currency currency);
  static constexpr Money zero(Currency currency) { return {0, currency}; }

  constexpr std::int64_t minor() const noexcept { return minor_; }
  constexpr Currency currency() const noexcept { return currency_; }
  std::string text() const;    // "1234.56 CNY"; the one form used in JSON, C and Python
  std::string amount() const;  // "1234.56"

  constexpr bool is_zero() const noexcept { return minor_ == 0; }
  constexpr bool is_negative() const noexcept { return minor_ < 0; }
  constexpr bool is_positive() const noexcept { return minor_ > 0; }

  // Checked arithmetic. Errors: money.overflow, money.mixed_currencies.
  Result<Money> add(Money other) const;
  Result<Money> subtract(Money other) const;
  Result<Money> negate() const;
  Result<Money> multiply(Ratio ratio, Rounding rounding) const;
  // Ordering of two amounts of one currency. Errors: money.mixed_currencies.
  Result<std::strong_ordering> compare(Money other) const;

  // The same for rules whose facts are known to share a currency: Fault where they do not, or on
  // overflow, so that a wrong figure can never be committed.
  friend Money operator+(Money a, Money b);
  friend Money operator-(Money a, Money b);
  friend Money operator-(Money a);
  friend std::strong_ordering operator<=>(Money a, Money b);
  friend constexpr bool operator==(Money a, Money b) {
    return a.minor_ == b.minor_ && a.currency_ == b.currency_;
  }

  // Splits by weights (none negative, not all zero) by largest remainder: the parts add up to the
  // whole, ties go to the earlier part. Errors: money.weights (also where the weights have no
  // common denominator under 2^126).
  Result<std::vector<Money>> split(std::span<const Ratio> weights) const;

 private:
  std::int64_t minor_ = 0;
  Currency currency_;
};

inline Money min(Money a, Money b) { return b < a ? b : a; }
inline Money max(Money a, Money b) { return a < b ? b : a; }

}  // namespace kehu
