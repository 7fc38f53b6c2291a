#include "kehu/core/money.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>

#include "core/digits.hpp"
#include "kehu/core/ratio.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

__extension__ typedef unsigned __int128 UInt128;

constexpr std::int64_t minor_max = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t minor_min = std::numeric_limits<std::int64_t>::min();

constexpr std::array<std::uint64_t, 5> power_of_ten = {1, 10, 100, 1000, 10000};

Error amount_overflow(const std::string& what) {
  return invalid("money.overflow", "",
                 what + " does not fit into 64 bits of minor units; use a smaller amount");
}

Error mixed(Money a, Money b) {
  return invalid("money.mixed_currencies", "",
                 a.text() + " and " + b.text() + " have different currencies; convert one of them");
}

Error bad_amount(std::string_view text) {
  return invalid("money.format", "",
                 quotation(text) +
                     " is not an amount; write digits with at most one '.', no grouping, such as "
                     "\"1234.56 CNY\"");
}

// A caller's mistake turns into a broken invariant where a rule may rely on its facts.
[[noreturn]] void fail(Error error) {
  error.category = Category::internal;
  throw Fault(std::move(error));
}

// The digits before and after the point, checked for form only.
struct Parts {
  bool negative = false;
  std::string_view whole;
  std::string_view decimals;
};

bool take_parts(std::string_view text, Parts& parts) {
  parts.negative = text.starts_with('-');
  if (parts.negative) text.remove_prefix(1);
  std::size_t point = text.find('.');
  parts.whole = text.substr(0, point);
  if (point != text.npos) {
    parts.decimals = text.substr(point + 1);
    if (parts.decimals.empty()) return false;
  }
  return !parts.whole.empty() &&
         std::all_of(parts.whole.begin(), parts.whole.end(), digits::is_digit) &&
         std::all_of(parts.decimals.begin(), parts.decimals.end(), digits::is_digit);
}

std::string text_of(const Parts& parts, Currency currency) {
  std::string result = parts.negative ? "-" : "";
  result += parts.whole.substr(0, 40);
  if (!parts.decimals.empty()) (result += '.') += parts.decimals.substr(0, 40);
  return (result += ' ') += currency.code();
}

// Appends decimal digits to `value`; false on overflow.
bool append_digits(std::string_view digits, std::uint64_t& value) {
  for (char c : digits)
    if (__builtin_mul_overflow(value, std::uint64_t{10}, &value) ||
        __builtin_add_overflow(value, static_cast<std::uint64_t>(c - '0'), &value))
      return false;
  return true;
}

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                   : static_cast<std::uint64_t>(value);
}

Result<Money> to_money(const Parts& parts, Currency currency) {
  auto units = static_cast<std::size_t>(currency.minor_units());
  if (parts.decimals.size() > units)
    return invalid("money.decimals", "",
                   "\"" + text_of(parts, currency) + "\" has more decimals than the " +
                       std::to_string(units) + " of its currency; round it first");
  std::uint64_t value = 0;
  bool fits = append_digits(parts.whole, value) && append_digits(parts.decimals, value) &&
              !__builtin_mul_overflow(value, power_of_ten[units - parts.decimals.size()], &value) &&
              value <= magnitude(parts.negative ? minor_min : minor_max);
  if (!fits) return amount_overflow(text_of(parts, currency));
  return Money(static_cast<std::int64_t>(parts.negative ? std::uint64_t{0} - value : value),
               currency);
}

// Weights as whole numbers over one denominator. Each is at most their sum, which stays under
// 2^126 so that twice a remainder and a weight still fit.
struct Shares {
  std::vector<UInt128> weights;
  UInt128 sum = 0;
};

constexpr UInt128 shares_max = UInt128{1} << 126;

UInt128 gcd(UInt128 a, UInt128 b) {
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

bool multiply_within(UInt128 a, UInt128 b, UInt128& product) {
  return !__builtin_mul_overflow(a, b, &product) && product < shares_max;
}

Error bad_weights(const std::string& why) {
  return invalid("money.weights", "",
                 why + "; give weights of which none is negative and one is positive");
}

Result<Shares> to_shares(std::span<const Ratio> weights) {
  UInt128 common = 1;
  for (Ratio weight : weights) {
    if (weight.numerator() < 0) return bad_weights("the weight " + weight.text() + " is negative");
    auto denominator = static_cast<UInt128>(weight.denominator());
    if (!multiply_within(common / gcd(common, denominator), denominator, common))
      return bad_weights("the weights have no common denominator of 126 bits");
  }
  Shares shares;
  shares.weights.reserve(weights.size());
  for (Ratio weight : weights) {
    UInt128 share = 0;
    if (!multiply_within(static_cast<UInt128>(weight.numerator()),
                         common / static_cast<UInt128>(weight.denominator()), share) ||
        (shares.sum += share) >= shares_max)
      return bad_weights("the weights over their common denominator do not fit into 126 bits");
    shares.weights.push_back(share);
  }
  if (shares.sum == 0) return bad_weights("the weights add up to zero");
  return shares;
}

struct Share {
  std::uint64_t quotient = 0;
  UInt128 remainder = 0;
};

// amount * weight / sum by long division: the product may need 190 bits.
Share take_share(std::uint64_t amount, UInt128 weight, UInt128 sum) {
  Share share;
  for (int bit = 63; bit >= 0; --bit) {
    share.quotient *= 2;
    share.remainder *= 2;
    if (share.remainder >= sum) {
      share.remainder -= sum;
      ++share.quotient;
    }
    if ((amount >> bit & 1) == 0) continue;
    share.remainder += weight;
    if (share.remainder >= sum) {
      share.remainder -= sum;
      ++share.quotient;
    }
  }
  return share;
}

}  // namespace

Result<Money> Money::parse(std::string_view text) {
  std::size_t space = text.find(' ');
  Parts parts;
  if (space == text.npos || !take_parts(text.substr(0, space), parts)) return bad_amount(text);
  KEHU_TRY_ASSIGN(Currency currency, Currency::parse(text.substr(space + 1)));
  return to_money(parts, currency);
}

Result<Money> Money::parse(std::string_view amount, Currency currency) {
  Parts parts;
  if (!take_parts(amount, parts)) return bad_amount(amount);
  return to_money(parts, currency);
}

std::string Money::amount() const {
  std::array<char, 24> buffer;
  auto units = static_cast<std::size_t>(currency_.minor_units());
  char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude(minor_)).ptr;
  std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  std::string result;
  if (minor_ < 0) result += '-';
  if (digits.size() <= units) {
    result += '0';
  } else {
    result += digits.substr(0, digits.size() - units);
    digits.remove_prefix(digits.size() - units);
  }
  if (units > 0) {
    result += '.';
    result.append(units - digits.size(), '0');
    result += digits;
  }
  return result;
}

std::string Money::text() const {
  std::string result = amount();
  result += ' ';
  result += currency_.code();
  return result;
}

Result<Money> Money::add(Money other) const {
  if (currency_ != other.currency_) return mixed(*this, other);
  std::int64_t sum = 0;
  if (__builtin_add_overflow(minor_, other.minor_, &sum))
    return amount_overflow("the sum of " + text() + " and " + other.text());
  return Money(sum, currency_);
}

Result<Money> Money::subtract(Money other) const {
  if (currency_ != other.currency_) return mixed(*this, other);
  std::int64_t difference = 0;
  if (__builtin_sub_overflow(minor_, other.minor_, &difference))
    return amount_overflow(text() + " less " + other.text());
  return Money(difference, currency_);
}

Result<Money> Money::negate() const { return zero(currency_).subtract(*this); }

Result<Money> Money::multiply(Ratio ratio, Rounding rounding) const {
  Int128 product =
      divide(static_cast<Int128>(minor_) * ratio.numerator(), ratio.denominator(), rounding);
  if (product < minor_min || product > minor_max)
    return amount_overflow(text() + " times " + ratio.text());
  return Money(static_cast<std::int64_t>(product), currency_);
}

Result<std::strong_ordering> Money::compare(Money other) const {
  if (currency_ != other.currency_) return mixed(*this, other);
  return minor_ <=> other.minor_;
}

Money operator+(Money a, Money b) {
  std::int64_t sum = 0;
  if (a.currency_ == b.currency_ && !__builtin_add_overflow(a.minor_, b.minor_, &sum)) [[likely]]
    return {sum, a.currency_};
  fail(a.add(b).error());
}

Money operator-(Money a, Money b) {
  std::int64_t difference = 0;
  if (a.currency_ == b.currency_ && !__builtin_sub_overflow(a.minor_, b.minor_, &difference))
      [[likely]]
    return {difference, a.currency_};
  fail(a.subtract(b).error());
}

Money operator-(Money a) { return Money::zero(a.currency_) - a; }

std::strong_ordering operator<=>(Money a, Money b) {
  if (a.currency_ != b.currency_) [[unlikely]]
    fail(mixed(a, b));
  return a.minor_ <=> b.minor_;
}

Result<std::vector<Money>> Money::split(std::span<const Ratio> weights) const {
  KEHU_TRY_ASSIGN(Shares shares, to_shares(weights));
  std::uint64_t left = magnitude(minor_);
  std::vector<Share> parts;
  parts.reserve(weights.size());
  for (UInt128 weight : shares.weights) {
    parts.push_back(take_share(magnitude(minor_), weight, shares.sum));
    left -= parts.back().quotient;
  }
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return parts[a].remainder > parts[b].remainder;
  });
  for (std::size_t i = 0; i < left; ++i) ++parts[order[i]].quotient;
  std::vector<Money> result;
  result.reserve(parts.size());
  for (const Share& part : parts)
    result.emplace_back(
        static_cast<std::int64_t>(minor_ < 0 ? std::uint64_t{0} - part.quotient : part.quotient),
        currency_);
  return result;
}

}  // namespace kehu
