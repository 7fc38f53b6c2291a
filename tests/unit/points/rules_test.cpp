// The pure rules: shares, days and rates at their edges.
#include "../catch.hpp"
#include "../reference.hpp"
#include "../values.hpp"
#include "kehu/points.hpp"

using namespace kehu;
using namespace kehu::points;
using namespace kehu::test;

TEST_CASE("a share is rounded by the name of its rounding, and the whole is the whole") {
  auto share = [](std::int64_t points, std::int64_t part, std::int64_t whole, Rounding how) {
    return share_of(points, cents(part), cents(whole), how);
  };
  CHECK(share(90, 25, 100, Rounding::down) == 22);
  CHECK(share(90, 25, 100, Rounding::up) == 23);
  CHECK(share(90, 25, 100, Rounding::half_even) == 22);
  CHECK(share(90, 25, 100, Rounding::half_up) == 23);
  CHECK(share(94, 25, 100, Rounding::half_even) == 24);
  CHECK(share(94, 24, 100, Rounding::half_up) == 23);
  CHECK(share(90, 0, 100, Rounding::up) == 0);
  CHECK(share(7, 0, 0, Rounding::down) == 7);  // nothing was paid, and all of it came back
  CHECK(share(lot_max, 92233720368547757, 92233720368547758, Rounding::up) == lot_max);
}

TEST_CASE("months snap to month ends, and the year's end is the last day that counts") {
  PointsClause clause;
  clause.lock = {15, casework::TimeUnit::days, {}};
  clause.validity = {12, casework::TimeUnit::months, {}};
  auto expires = [&](Date from) { return text(expiry_day(clause, from)); };
  CHECK(expires(Date(2024, 2, 29)) == "2025-02-28");
  CHECK(expires(Date(2023, 2, 28)) == "2024-02-29");
  CHECK(expires(Date(2024, 2, 28)) == "2025-02-28");
  CHECK(expires(Date(2024, 12, 31)) == "2025-12-31");
  clause.validity.amount = 1;
  CHECK(expires(Date(2024, 1, 31)) == "2024-02-29");
  CHECK(expires(Date(2024, 1, 30)) == "2024-02-29");
  clause.validity = {10, casework::TimeUnit::days, {}};
  CHECK(expires(Date(2024, 2, 20)) == "2024-03-06");  // not before it unlocks
  clause.expires_at_year_end = true;
  clause.validity = {12, casework::TimeUnit::months, {}};
  CHECK(expires(Date(2024, 1, 1)) == "2025-01-01");
  CHECK(expires(Date(2024, 1, 2)) == "2026-01-01");
  CHECK(expires(Date(2023, 12, 31)) == "2025-01-01");
}

TEST_CASE("what was paid with points is taken off the lines, to the cent") {
  std::vector<Money> lines = {cents(10000), cents(1), cents(0), cents(9999)};
  for (std::int64_t redeemed : {0, 1, 2, 9999, 19999, 20000}) {
    auto paid = paid_in_money(lines, cents(redeemed));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < paid.size(); ++i) {
      CHECK(!paid[i].is_negative());
      CHECK(paid[i] <= lines[i]);
      sum += paid[i].minor();
    }
    CHECK(sum == 20000 - redeemed);
  }
}

TEST_CASE("a clause that cannot hold is refused when it is loaded") {
  auto fault = [](std::string_view pointer, std::string_view json) {
    return fault_of({{"TIER-4", pointer, json}});
  };
  auto wrong = [&](std::string_view pointer, std::string_view json) {
    auto found = fault(pointer, json);
    return found.code == "policy.parameter" && found.path.find(pointer) != std::string::npos;
  };
  CHECK(wrong("/parameters/lock/unit", R"("hours")"));
  CHECK(wrong("/parameters/lock/amount", R"("-1")"));
  CHECK(wrong("/parameters/validity/amount", R"("0")"));
  CHECK(wrong("/parameters/validity/amount", R"("12001")"));
  CHECK(wrong("/parameters/point_value", R"("0.00 CNY")"));
  CHECK(wrong("/parameters/breakage", R"("3/2")"));
  CHECK(wrong("/parameters/restored_days", R"("-1")"));
  CHECK(fault("/tables/earning/rules/4/when/1", R"("app")").code == "policy.table_gap");
  CHECK(fault("/parameters/breakage", R"("1")").code.empty());
}

TEST_CASE("breakage is the clause's, or as it was") {
  PointsClause clause;
  CHECK(breakage_share(clause, 0, 0) == Ratio());
  CHECK(breakage_share(clause, 300, 100) == Ratio(1, 4));
  CHECK(breakage_share(clause, 0, 100) == Ratio(1, 1));
  clause.breakage = Ratio(1, 10);
  CHECK(breakage_share(clause, 0, 100) == Ratio(1, 10));
  auto worth = [&](Rounding rounding) {
    clause.breakage_rounding = rounding;
    return breakage_of(clause, *Money::parse("0.25 CNY"), Ratio(1, 10))->text();
  };
  CHECK(worth(Rounding::half_even) == "0.02 CNY");
  CHECK(worth(Rounding::half_up) == "0.03 CNY");
  CHECK(worth(Rounding::down) == "0.02 CNY");
  CHECK(worth(Rounding::up) == "0.03 CNY");
}
