#include "kehu/core/ratio.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <random>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/money.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;
using namespace kehu::test;
using boost::multiprecision::cpp_int;

namespace {

std::int64_t any_number(std::mt19937_64& random) {
  return static_cast<std::int64_t>(random()) >> (random() % 64);
}

int sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

}  // namespace

TEST_CASE("a ratio is read in four forms and written in one") {
  const std::pair<const char*, const char*> rows[] = {
      {"1/3", "1/3"},
      {"2/6", "1/3"},
      {"0.25", "1/4"},
      {"25%", "1/4"},
      {"12.5%", "1/8"},
      {"2", "2"},
      {"0", "0"},
      {"0/7", "0"},
      {"-1/3", "-1/3"},
      {"-0.5", "-1/2"},
      {"100%", "1"},
      {"0.000000000000000000", "0"},
      {"1.50000000000000000000000000000000000000000000000000", "3/2"},
      {"9223372036854775807", "9223372036854775807"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"1/9223372036854775807", "1/9223372036854775807"},
      {"20000000000000000000/10000000000000000000", "2"},
  };
  for (auto [text, expected] : rows) CHECK(Ratio::parse(text).value().text() == expected);
  for (const char* wrong : {"", "-", "+1", "1/", "/3", "1/-3", "1/3%", ".5", "5.", "1.%", "%",
                            "1 %", "1//3", "1/3/4", "a", "0x1", "1e2", "--1", "１/3"})
    CHECK(code_of(Ratio::parse(wrong)) == "ratio.format");
  CHECK(code_of(Ratio::parse("1/0")) == "ratio.zero_denominator");
  CHECK(code_of(Ratio::parse("0/00")) == "ratio.zero_denominator");
  for (const char* wrong : {"9223372036854775808", "-9223372036854775809", "1/9223372036854775808",
                            "0.1234567890123456789012345",
                            "0.00000000000000000000000000000000000000000000000000000000001",
                            "10000000000000000000000000000000000000000000000000000000000%"})
    CHECK(code_of(Ratio::parse(wrong)) == "ratio.overflow");
}

TEST_CASE("sums of ratios are exact or an error") {
  CHECK(Ratio(1, 3).add(Ratio(1, 6)).value() == Ratio(1, 2));
  CHECK(Ratio(-1, 2).add(Ratio(1, 2)).value() == Ratio());
  CHECK(Ratio(least, 1).add(Ratio(most, 1)).value() == Ratio(-1, 1));
  CHECK(code_of(Ratio(most, 1).add(Ratio(1, 1))) == "ratio.overflow");
  CHECK(code_of(Ratio(1, most).add(Ratio(1, most - 1))) == "ratio.overflow");
}

TEST_CASE("ratios are ordered by their exact values") {
  CHECK((Ratio(33333333333333, 100000000000000) < Ratio(1, 3)));
  std::mt19937_64 random(3);
  for (int i = 0; i < 100000; ++i) {
    Ratio a(any_number(random), 1 + (any_number(random) & (most - 1)));
    Ratio b(any_number(random), 1 + (any_number(random) & (most - 1)));
    cpp_int left = cpp_int(a.numerator()) * b.denominator();
    cpp_int right = cpp_int(b.numerator()) * a.denominator();
    REQUIRE(sign(a <=> b) == left.compare(right));
    REQUIRE((a == b) == (left == right));
    if (auto sum = a.add(b))
      REQUIRE(cpp_int(sum->numerator()) * a.denominator() * b.denominator() ==
              (left + right) * sum->denominator());
  }
}

TEST_CASE("a part is compared with a share of the whole without rounding") {
  Currency cny = Currency::parse("CNY").value();
  CHECK(compare(Money(33, cny), Ratio(1, 3), Money(100, cny)) == std::strong_ordering::less);
  CHECK(compare(Money(34, cny), Ratio(1, 3), Money(100, cny)) == std::strong_ordering::greater);
  CHECK(compare(Money(33, cny), Ratio(1, 3), Money(99, cny)) == std::strong_ordering::equal);
  CHECK_THROWS_AS(compare(Money(1, cny), Ratio(1, 3), Money(3, Currency())), Fault);
  std::mt19937_64 random(5);
  for (int i = 0; i < 100000; ++i) {
    Money part(any_number(random), cny), whole(any_number(random), cny);
    Ratio ratio(any_number(random), 1 + (any_number(random) & (most - 1)));
    cpp_int left = cpp_int(part.minor()) * ratio.denominator();
    cpp_int right = cpp_int(whole.minor()) * ratio.numerator();
    REQUIRE(sign(compare(part, ratio, whole)) == left.compare(right));
  }
}
