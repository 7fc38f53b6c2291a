#include "kehu/core/ratio.hpp"

#include <limits>
#include <utility>

#include "kehu/core/money.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

constexpr Int128 int64_max = std::numeric_limits<std::int64_t>::max();
constexpr Int128 int64_min = std::numeric_limits<std::int64_t>::min();

Error bad_ratio(std::string_view text) {
  return invalid(
      "ratio.format", "",
      quotation(text) + " is not a ratio; write it as \"1/3\", \"0.25\", \"25%\" or \"2\"");
}

Error ratio_overflow(const std::string& what) {
  return invalid("ratio.overflow", "",
                 what + " does not fit into 64 bits above and below the line; use fewer digits");
}

// In lowest terms, where that fits. Precondition: denominator > 0.
bool reduce(Int128 numerator, Int128 denominator, Ratio& result) {
  Int128 a = numerator < 0 ? -numerator : numerator;
  Int128 b = denominator;
  while (b != 0) a = std::exchange(b, a % b);
  numerator /= a;
  denominator /= a;
  if (numerator < int64_min || numerator > int64_max || denominator > int64_max) return false;
  result = Ratio(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
  return true;
}

// A fraction on its way out of a text, before it is reduced. `fits` turns false where more digits
// came than 128 bits hold.
struct Fraction {
  Int128 numerator = 0;
  Int128 denominator = 1;
  bool fits = true;
};

constexpr Int128 room = Int128{1} << 113;  // leaves space for a percent sign and one more digit

void append(int digit, Int128& value, bool& fits) {
  fits = fits && value < room;
  if (fits) value = value * 10 + digit;
}

// Appends the digits at the start of `text` to `value` and cuts them off. Returns how many.
std::size_t take_digits(std::string_view& text, Int128& value, bool& fits) {
  std::size_t taken = 0;
  for (; taken < text.size() && text[taken] >= '0' && text[taken] <= '9'; ++taken)
    append(text[taken] - '0', value, fits);
  text.remove_prefix(taken);
  return taken;
}

// The digits after a point. False where there are none.
bool take_decimals(std::string_view& text, Fraction& fraction) {
  std::size_t end = 0;
  std::size_t needed = 0;  // zeros at the end say nothing and would cost precision
  for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end)
    if (text[end] != '0') needed = end + 1;
  std::string_view digits = text.substr(0, needed);
  for (std::size_t i = 0; i < needed; ++i) append(0, fraction.denominator, fraction.fits);
  take_digits(digits, fraction.numerator, fraction.fits);
  text.remove_prefix(end);
  return end > 0;
}

// False where the text has not the form of a ratio without a sign.
bool take_fraction(std::string_view text, Fraction& fraction) {
  if (take_digits(text, fraction.numerator, fraction.fits) == 0) return false;
  if (text.starts_with('/')) {
    text.remove_prefix(1);
    fraction.denominator = 0;
    return take_digits(text, fraction.denominator, fraction.fits) > 0 && text.empty();
  }
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_decimals(text, fraction)) return false;
  }
  if (text == "%") {
    fraction.denominator *= 100;
    return true;
  }
  return text.empty();
}

}  // namespace

Result<Ratio> Ratio::parse(std::string_view text) {
  bool negative = text.starts_with('-');
  Fraction fraction;
  if (!take_fraction(text.substr(negative ? 1 : 0), fraction)) return bad_ratio(text);
  if (fraction.denominator == 0)
    return invalid("ratio.zero_denominator", "",
                   quotation(text) + " divides by zero; write a positive number below the line");
  Ratio result;
  if (!fraction.fits ||
      !reduce(negative ? -fraction.numerator : fraction.numerator, fraction.denominator, result))
    return ratio_overflow(quotation(text));
  return result;
}

std::string Ratio::text() const {
  std::string result = std::to_string(numerator_);
  if (denominator_ != 1) {
    result += '/';
    result += std::to_string(denominator_);
  }
  return result;
}

Result<Ratio> Ratio::add(Ratio other) const {
  const Int128 shared = std::gcd(denominator_, other.denominator_);
  Int128 left = numerator_ * (other.denominator_ / shared);
  Int128 right = other.numerator_ * (denominator_ / shared);
  Ratio result;
  if (!reduce(left + right, denominator_ / shared * other.denominator_, result))
    return ratio_overflow("the sum of " + text() + " and " + other.text());
  return result;
}

std::strong_ordering compare(Money part, Ratio ratio, Money whole) {
  if (part.currency() != whole.currency())
    throw Fault(Category::internal, "internal.invariant",
                part.text() + " and " + whole.text() + " have different currencies");
  return static_cast<Int128>(part.minor()) * ratio.denominator() <=>
         static_cast<Int128>(whole.minor()) * ratio.numerator();
}

}  // namespace kehu
