#include "kehu/core/money.hpp"

#include <boost/multiprecision/cpp_int.hpp>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <tuple>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/ratio.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;
using namespace kehu::test;
using boost::multiprecision::cpp_int;

namespace {

Currency jpy() { return Currency::parse("JPY").value(); }

template <class F>
std::string fault_of(F&& f) {
  try {
    f();
    return "";
  } catch (const Fault& fault) {
    CHECK(fault.error().category == Category::internal);
    return fault.error().code;
  }
}

// One line of CSV, with quoted fields.
std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (char c : line) {
    if (c == '"')
      quoted = !quoted;
    else if (c == ',' && !quoted)
      fields.emplace_back();
    else if (c != '\r')
      fields.back() += c;
  }
  return fields;
}

}  // namespace

TEST_CASE("the currencies are ISO 4217's active ones, with its minor units") {
  auto folder = test::shared_data("currency-codes");
  if (folder.empty()) return;
  std::ifstream file(folder / "codes-all.csv");
  std::map<std::string, std::tuple<int, int>> expected;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    auto fields = fields_of(line);
    REQUIRE(fields.size() == 6);
    if (fields[2].empty() || !fields[5].empty()) continue;
    expected[fields[2]] = {std::stoi(fields[3]), fields[4] == "-" ? 0 : std::stoi(fields[4])};
  }
  std::map<std::string, std::tuple<int, int>> ours;
  std::string before;
  for (Currency currency : Currency::all()) {
    std::string code(currency.code());
    CHECK(before < code);
    before = code;
    ours[code] = {currency.numeric(), currency.minor_units()};
    CHECK(Currency::parse(code).value() == currency);
  }
  CHECK(ours == expected);
  CHECK(ours.size() == 178);
}

TEST_CASE("a currency not yet set is XXX") {
  CHECK(Currency().code() == "XXX");
  CHECK(Currency::parse("XXX").value() == Currency());
  for (const char* wrong : {"", "CN", "cny", "CNYX", "ZZZ", "BGN", "C\0Y", "中"})
    CHECK(code_of(Currency::parse(wrong)) == "currency.unknown");
}

TEST_CASE("money is read strictly and written in one form") {
  auto same = {"1234.56 CNY",
               "0.00 CNY",
               "-0.01 CNY",
               "92233720368547758.07 CNY",
               "-92233720368547758.08 CNY",
               "5 JPY",
               "0.001 BHD",
               "-1.0000 CLF"};
  for (const char* text : same) CHECK(Money::parse(text).value().text() == text);
  CHECK(Money::parse("12.5 CNY").value().text() == "12.50 CNY");
  CHECK(Money::parse("12 CNY").value().minor() == 1200);
  CHECK(Money::parse("0012 CNY").value().minor() == 1200);
  CHECK(Money::parse("-0 CNY").value() == Money::zero(cny()));
  CHECK(Money::parse("1234", jpy()).value() == Money(1234, jpy()));
  for (const char* wrong : {"", "CNY", "1", "1.CNY", "1. CNY", ".5 CNY", "1,000 CNY", "1e3 CNY",
                            "+1 CNY", "--1 CNY", "1..2 CNY", "1.2.3 CNY", "１ CNY", " 1 CNY"})
    CHECK(code_of(Money::parse(wrong)) == "money.format");
  for (const char* wrong : {"1  CNY", "1 CNY ", "1 ABC", "1 cny", "1 "})
    CHECK(code_of(Money::parse(wrong)) == "currency.unknown");
  CHECK(code_of(Money::parse("1.001 CNY")) == "money.decimals");
  CHECK(code_of(Money::parse("1.0 JPY")) == "money.decimals");
  for (const char* wrong : {"92233720368547758.08 CNY", "-92233720368547758.09 CNY",
                            "99999999999999999999999999999999 CNY", "184467440737095516.17 CNY"})
    CHECK(code_of(Money::parse(wrong)) == "money.overflow");
  CHECK(Money::parse("1,000 CNY").error().message.find("1,000") != std::string::npos);
}

TEST_CASE("sums are checked") {
  Money a(100, cny()), b(-250, cny());
  CHECK(a.add(b).value() == Money(-150, cny()));
  CHECK(a.subtract(b).value() == Money(350, cny()));
  CHECK(b.negate().value() == Money(250, cny()));
  CHECK(a + b == Money(-150, cny()));
  CHECK(a - b == Money(350, cny()));
  CHECK(-b == Money(250, cny()));
  CHECK((b < a));
  CHECK(min(a, b) == b);
  CHECK(max(a, b) == a);
  CHECK(a.compare(b).value() == std::strong_ordering::greater);

  Money yen(1, jpy());
  for (const std::string& code :
       {code_of(a.add(yen)), code_of(a.subtract(yen)), code_of(a.compare(yen)),
        fault_of([&] { (void)(a + yen); }), fault_of([&] { (void)(a - yen); }),
        fault_of([&] { (void)(a < yen); })})
    CHECK(code == "money.mixed_currencies");
  CHECK(a != yen);

  Money top(most, cny()), bottom(least, cny()), one(1, cny());
  for (const std::string& code :
       {code_of(top.add(one)), code_of(bottom.subtract(one)), code_of(bottom.negate()),
        code_of(top.multiply(Ratio(2, 1), Rounding::down)), fault_of([&] { (void)(top + one); }),
        fault_of([&] { (void)(bottom - one); }), fault_of([&] { (void)-bottom; })})
    CHECK(code == "money.overflow");
  CHECK(bottom.multiply(Ratio(1, 1), Rounding::up).value() == bottom);
}

TEST_CASE("the six roundings, by table") {
  struct Row {
    std::int64_t tenths;
    std::int64_t half_even, half_up, down, up, floor, ceiling;
  };
  const Row rows[] = {{25, 2, 3, 2, 3, 2, 3},        {35, 4, 4, 3, 4, 3, 4},
                      {-25, -2, -3, -2, -3, -3, -2}, {-35, -4, -4, -3, -4, -4, -3},
                      {24, 2, 2, 2, 3, 2, 3},        {26, 3, 3, 2, 3, 2, 3},
                      {-21, -2, -2, -2, -3, -3, -2}, {20, 2, 2, 2, 2, 2, 2},
                      {5, 0, 1, 0, 1, 0, 1},         {-5, 0, -1, 0, -1, -1, 0}};
  for (const Row& row : rows) {
    auto rounded = [&](Rounding rounding) {
      return Money(row.tenths, jpy()).multiply(Ratio(1, 10), rounding).value().minor();
    };
    CAPTURE(row.tenths);
    CHECK(rounded(Rounding::half_even) == row.half_even);
    CHECK(rounded(Rounding::half_up) == row.half_up);
    CHECK(rounded(Rounding::down) == row.down);
    CHECK(rounded(Rounding::up) == row.up);
    CHECK(rounded(Rounding::floor) == row.floor);
    CHECK(rounded(Rounding::ceiling) == row.ceiling);
  }
}

namespace {

cpp_int floor_div(const cpp_int& a, const cpp_int& b) {
  cpp_int q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? cpp_int(q - 1) : q;
}

// Rounding by its definition: the two neighbours, and which of them is nearer.
cpp_int oracle(const cpp_int& n, const cpp_int& d, Rounding rounding) {
  cpp_int low = floor_div(n, d);
  if (low * d == n) return low;
  cpp_int high = low + 1;
  cpp_int twice = 2 * n - (low + high) * d;  // sign: nearer to high, tie, nearer to low
  switch (rounding) {
    case Rounding::floor:
      return low;
    case Rounding::ceiling:
      return high;
    case Rounding::down:
      return n < 0 ? high : low;
    case Rounding::up:
      return n < 0 ? low : high;
    case Rounding::half_up:
      if (twice == 0) return n < 0 ? low : high;
      break;
    case Rounding::half_even:
      if (twice == 0) return low % 2 == 0 ? low : high;
      break;
  }
  return twice > 0 ? high : low;
}

std::int64_t any(std::mt19937_64& random) {
  auto value = static_cast<std::int64_t>(random());
  return value >> (random() % 64);
}

}  // namespace

TEST_CASE("a product is exact before it is rounded once") {
  std::mt19937_64 random(7);
  for (int i = 0; i < 100000; ++i) {
    Money amount(any(random), cny());
    std::int64_t denominator = std::max<std::int64_t>(1, any(random) & most);
    Ratio ratio(any(random), denominator);
    auto rounding = static_cast<Rounding>(random() % 6);
    cpp_int expected =
        oracle(cpp_int(amount.minor()) * ratio.numerator(), ratio.denominator(), rounding);
    auto product = amount.multiply(ratio, rounding);
    if (expected > most || expected < least)
      REQUIRE(code_of(product) == "money.overflow");
    else
      REQUIRE(cpp_int(product.value().minor()) == expected);
  }
}

TEST_CASE("splitting by largest remainder loses nothing") {
  auto minors = [](const std::vector<Money>& parts) {
    std::vector<std::int64_t> result;
    for (Money part : parts) result.push_back(part.minor());
    return result;
  };
  using Minors = std::vector<std::int64_t>;
  Money hundred(100, cny());
  std::vector<Ratio> thirds(3, Ratio(1, 3));
  CHECK(minors(hundred.split(thirds).value()) == Minors{34, 33, 33});
  CHECK(minors((-hundred).split(thirds).value()) == Minors{-34, -33, -33});
  std::vector<Ratio> mixed = {Ratio(0, 1), Ratio(1, 6), Ratio(1, 2)};
  CHECK(minors(hundred.split(mixed).value()) == Minors{0, 25, 75});
  CHECK(minors(Money(least, cny()).split(std::vector{Ratio(1, 1)}).value()) == Minors{least});

  CHECK(code_of(hundred.split({})) == "money.weights");
  CHECK(code_of(hundred.split(std::vector{Ratio()})) == "money.weights");
  CHECK(code_of(hundred.split(std::vector{Ratio(2, 1), Ratio(-1, 1)})) == "money.weights");
  std::vector<Ratio> coprime = {Ratio(1, most), Ratio(1, most - 1), Ratio(1, most - 2)};
  CHECK(code_of(hundred.split(coprime)) == "money.weights");
}

TEST_CASE("each part of a split is its exact share, rounded down or up by less than one") {
  std::mt19937_64 random(11);
  for (int i = 0; i < 5000; ++i) {
    Money amount(any(random), cny());
    std::vector<Ratio> weights;
    for (std::size_t n = 1 + random() % 8; n > 0; --n)
      weights.emplace_back(any(random) & 0xffffffff, 1 + static_cast<std::int64_t>(random() % 99));
    auto parts = amount.split(weights);
    cpp_int common = 1, sum = 0;
    for (Ratio weight : weights) common *= weight.denominator();
    for (Ratio weight : weights) sum += common / weight.denominator() * weight.numerator();
    if (sum == 0) {
      REQUIRE(code_of(parts) == "money.weights");
      continue;
    }
    cpp_int total = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
      cpp_int part = (*parts)[k].minor();
      cpp_int exact = common / weights[k].denominator() * weights[k].numerator() * amount.minor();
      total += part;
      REQUIRE(abs(part * sum - exact) < sum);
    }
    REQUIRE(total == amount.minor());
  }
}
