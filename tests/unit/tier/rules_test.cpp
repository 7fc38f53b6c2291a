// Pure decisions about tiers, and what a policy about them may not say.
#include "../catch.hpp"
#include "../reference.hpp"
#include "../values.hpp"
#include "kehu/calendar.hpp"
#include "kehu/tier.hpp"

using namespace kehu;
using namespace kehu::tier;
using namespace kehu::test;

std::vector<const Area*> test::known_areas() {
  return {&calendar::area(), &casework::area(), &tier::area()};
}

namespace {

bool ends(const std::string& path, std::string_view end) {
  return path.size() >= end.size() && path.compare(path.size() - end.size(), end.size(), end) == 0;
}

TierFacts facts(std::string_view spend, std::int64_t purchases = 0, std::int64_t months = 0,
                std::int64_t complaints = 0) {
  return {yuan(spend), purchases, months, complaints};
}

casework::TimeLimit period(std::int64_t amount, casework::TimeUnit unit) {
  return {amount, unit, {}};
}

}  // namespace

TEST_CASE("the table of conditions gives the tier at its very bounds", "[tier]") {
  auto policy = policy_with();
  CHECK(deserved_tier(*policy, facts("4999.99", 99, 99)) == "ordinary");
  CHECK(deserved_tier(*policy, facts("5000.00", 3)) == "silver");
  CHECK(deserved_tier(*policy, facts("5000.00", 2)) == "ordinary");
  CHECK(deserved_tier(*policy, facts("20000.00", 12, 12)) == "gold");
  CHECK(deserved_tier(*policy, facts("20000.00", 12, 11)) == "silver");
  CHECK(deserved_tier(*policy, facts("50000.00", 24, 24)) == "platinum");
  CHECK(deserved_tier(*policy, facts("50000.00", 24, 24, 1)) == "silver");
  CHECK(is_deserved(*policy, facts("50000.00", 24, 24), "gold"));
  CHECK_FALSE(is_deserved(*policy, facts("50000.00", 24, 24), "diamond"));
}

TEST_CASE("the ladder follows from what each tier stands above, not from the order of the list",
          "[tier]") {
  auto policy = policy_with({{"TIER-1", "/parameters/tiers",
                              R"([{"tier":"gold","above":"silver","en":"Gold","zh":"金"},
            {"tier":"ordinary","above":null,"en":"Ordinary","zh":"普通"},
            {"tier":"silver","above":"ordinary","en":"Silver","zh":"银"}])"}});
  const auto& clause = policy->get<TierClause>();
  CHECK(ladder(clause) == std::vector<std::string_view>{"ordinary", "silver", "gold"});
  CHECK(rank_of(clause, "gold") == 2u);
  CHECK_FALSE(rank_of(clause, "platinum").has_value());
  CHECK(is_at_least(*policy, "gold", "silver"));
  CHECK_FALSE(is_at_least(*policy, "silver", "gold"));
}

TEST_CASE("a way to a tier suffices, and nothing on it can be lessened", "[tier]") {
  auto policy = policy_with();
  for (std::string_view tier : {"silver", "gold", "platinum"}) {
    auto ways = ways_to_deserve(*policy, tier);
    REQUIRE(ways.size() == 1);
    auto with = [&](const TierWay& way) {
      return TierFacts{Money(way[0].value_or(0), policy->currency()), way[1].value_or(0),
                       way[2].value_or(0), way[3].value_or(1000)};
    };
    CHECK(is_deserved(*policy, with(ways[0]), tier));
    for (std::size_t i = 0; i < 4; ++i) {
      if (!ways[0][i]) continue;
      TierWay less = ways[0];
      *less[i] += i == 3 ? 1 : -1;
      CHECK_FALSE(is_deserved(*policy, with(less), tier));
    }
  }
  // Nothing is asked for the lowest; what no rule gives has no way.
  CHECK(ways_to_deserve(*policy, "ordinary") == std::vector<TierWay>{TierWay{}});
  CHECK(ways_to_deserve(*policy, "diamond").empty());
}

TEST_CASE("a share of the spend keeps a tier, exactly", "[tier]") {
  auto policy = policy_with();
  CHECK(is_kept(*policy, facts("4000.00", 0, 0, 9), "silver"));
  CHECK_FALSE(is_kept(*policy, facts("3999.99", 99, 99), "silver"));
  CHECK(ways_to_keep(*policy, "silver") == std::vector<TierWay>{TierWay{400000}});
  // One third of 5,000.00 is no whole number of fen: 1,666.67 reaches it and 1,666.66 does not.
  auto third = policy_with({{"TIER-6", "/parameters/keep_share", R"("1/3")"}});
  CHECK(is_kept(*third, facts("1666.67"), "silver"));
  CHECK_FALSE(is_kept(*third, facts("1666.66"), "silver"));
  CHECK(ways_to_keep(*third, "silver") == std::vector<TierWay>{TierWay{166667}});
  auto all = policy_with(
      {{"TIER-6", "/parameters/kept_by", R"(["average_monthly_spend", "open_complaints"])"}});
  CHECK_FALSE(is_kept(*all, facts("16000.00", 0, 0, 1), "gold"));
  CHECK(is_kept(*all, facts("16000.00", 0, 0, 0), "gold"));
}

TEST_CASE("whole months between two days keep to month ends", "[tier]") {
  CHECK(whole_months(day("2024-01-31"), day("2024-02-28")) == 0);
  CHECK(whole_months(day("2024-01-31"), day("2024-02-29")) == 1);
  CHECK(whole_months(day("2024-02-29"), day("2025-02-28")) == 12);
  CHECK(whole_months(day("2024-02-29"), day("2025-02-27")) == 11);
  CHECK(whole_months(day("2024-03-15"), day("2024-03-14")) == 0);
}

TEST_CASE("a schedule is counted from its beginning, over leap days and month ends", "[tier]") {
  auto yearly = period(12, casework::TimeUnit::months);
  CHECK(next_reassessment(yearly, day("2024-02-29"), day("2024-02-29")) == day("2025-02-28"));
  CHECK(next_reassessment(yearly, day("2024-02-29"), day("2027-02-28")) == day("2028-02-29"));
  CHECK(next_reassessment(yearly, day("2024-02-29"), day("2027-02-27")) == day("2027-02-28"));
  auto monthly = period(1, casework::TimeUnit::months);
  // From the 30th it comes back to the 30th after February.
  CHECK(next_reassessment(monthly, day("2023-01-30"), day("2023-01-30")) == day("2023-02-28"));
  CHECK(next_reassessment(monthly, day("2023-01-30"), day("2023-02-28")) == day("2023-03-30"));
  CHECK(next_reassessment(monthly, day("2023-01-31"), day("2023-03-31")) == day("2023-04-30"));
  auto weekly = period(7, casework::TimeUnit::days);
  CHECK(next_reassessment(weekly, day("2023-12-28"), day("2024-01-04")) == day("2024-01-11"));
  CHECK(next_reassessment(weekly, day("2023-12-28"), day("2024-01-03")) == day("2024-01-04"));
  CHECK(last_day_of_grace(period(1, casework::TimeUnit::months), day("2024-01-31")) ==
        day("2024-02-29"));
}

TEST_CASE("a reassessment keeps, gives notice, lets recover or lets fall", "[tier]") {
  auto policy = policy_with();
  auto outcome = [&](std::string_view spend, std::string_view today,
                     std::optional<Date> grace = {}) -> std::string {
    ReassessmentFacts given;
    given.present = "gold";
    given.facts = facts(spend);
    given.today = day(today);
    given.reassess_on = grace ? *grace + days(1) : day("2025-03-01");
    given.grace_until = grace;
    Reassessment made;
    Decision decision = decide_reassessment(*policy, given, made);
    if (!decision.granted()) return std::string(decision.code);
    static const char* words[] = {"kept", "recovered", "notified", "spared", "fell"};
    return std::string(words[static_cast<int>(made.outcome)]) + " " + std::string(made.tier);
  };
  CHECK(outcome("16000.00", "2025-02-28") == "tier.not_due");
  CHECK(outcome("16000.00", "2025-03-01") == "kept gold");
  CHECK(outcome("0.00", "2025-03-01") == "notified silver");
  CHECK(outcome("0.00", "2025-05-30", day("2025-05-30")) == "tier.not_due");
  CHECK(outcome("16000.00", "2025-05-30", day("2025-05-30")) == "recovered gold");
  CHECK(outcome("0.00", "2025-05-31", day("2025-05-30")) == "fell silver");
  policy = policy_with({{"TIER-6", "/parameters/to", R"("deserved")"}});
  CHECK(outcome("0.00", "2025-05-31", day("2025-05-30")) == "fell ordinary");
  policy = policy_with({{"TIER-6", "/parameters/to", R"("none")"}});
  CHECK(outcome("0.00", "2025-03-01") == "spared gold");
}

TEST_CASE("what is missing for a tier stands in the remedies", "[tier]") {
  auto policy = policy_with();
  UpgradeFacts given;
  given.present = "silver";
  given.to = "gold";
  given.facts = facts("12000.00", 12, 3, 2);
  given.is_account_manager = true;
  Decision decision = decide_proposal(*policy, given);
  CHECK(decision.code == "tier.not_deserved");
  REQUIRE(decision.remedies.size() == 3);
  CHECK(sentence(decision.remedies[0], "en") ==
        "An average of 20000.00 CNY a month is needed: 8000.00 CNY more.");
  CHECK(sentence(decision.remedies[1], "zh") == "成为客户须满12个月，尚差9个月。");
  CHECK(sentence(decision.remedies[2], "en") == "At most 0 complaints may be open: 2 fewer.");
  given.facts = facts("20000.00", 12, 12, 0);
  CHECK(decide_proposal(*policy, given).granted());
}

TEST_CASE("tiers in a circle, twice, or without a floor are faults at load", "[tier]") {
  auto tiers = [](std::string_view json) {
    return fault_of({{"TIER-1", "/parameters/tiers", json}});
  };
  auto circle = tiers(R"([{"tier":"a","above":null,"en":"A","zh":"甲"},
                          {"tier":"b","above":"c","en":"B","zh":"乙"},
                          {"tier":"c","above":"b","en":"C","zh":"丙"}])");
  CHECK(circle.code == "policy.parameter");
  CHECK(ends(circle.path, "/parameters/tiers/1/above"));
  CHECK(circle.message == "the tiers above 'b' lead in a circle");
  auto alone = tiers(R"([{"tier":"a","above":"a","en":"A","zh":"甲"}])");
  CHECK(alone.message == "the tiers above 'a' lead in a circle");
  auto floors = tiers(R"([{"tier":"a","above":null,"en":"A","zh":"甲"},
                          {"tier":"b","above":null,"en":"B","zh":"乙"}])");
  CHECK(floors.message == "'a' is the lowest tier already; name the one below 'b'");
  auto twice = tiers(R"([{"tier":"a","above":null,"en":"A","zh":"甲"},
                         {"tier":"b","above":"a","en":"B","zh":"乙"},
                         {"tier":"c","above":"a","en":"C","zh":"丙"}])");
  CHECK(twice.code == "policy.ambiguous");
  CHECK(twice.message == "two tiers stand next above 'a'");
  auto unknown = tiers(R"([{"tier":"a","above":null,"en":"A","zh":"甲"},
                           {"tier":"b","above":"x","en":"B","zh":"乙"}])");
  CHECK(unknown.message == "no tier is named 'x'");
  auto same = tiers(R"([{"tier":"a","above":null,"en":"A","zh":"甲"},
                        {"tier":"a","above":"a","en":"B","zh":"乙"}])");
  CHECK(same.code == "policy.ambiguous");
  CHECK(tiers("[]").message == "one tier must be the lowest, above none");
}

TEST_CASE("overlapping, unreachable and missing conditions are faults at load", "[tier]") {
  auto table = [](std::string_view json) {
    return fault_of({{"TIER-1", "/tables/conditions", json}});
  };
  CHECK(table(R"({"hit_policy":"UNIQUE","inputs":["average_monthly_spend"],"outputs":["tier"],
      "rules":[{"when":["<= 5000.00 CNY"],"then":["ordinary"]},
               {"when":[">= 5000.00 CNY"],"then":["silver"]}]})")
            .code == "policy.table_overlap");
  CHECK(table(R"({"hit_policy":"FIRST","inputs":["purchases"],"outputs":["tier"],
      "rules":[{"when":["-"],"then":["ordinary"]},{"when":[">= 3"],"then":["silver"]}]})")
            .code == "policy.table_unreachable");
  CHECK(table(R"({"hit_policy":"UNIQUE","inputs":["open_complaints"],"outputs":["tier"],
      "rules":[{"when":["0"],"then":["silver"]},{"when":["> 1"],"then":["ordinary"]}]})")
            .code == "policy.table_gap");
  CHECK(fault_of({{"TIER-3", "/tables/events/rules/1/when/1", R"("dance")"}}).code != "");
}

TEST_CASE("wrong parameters of upgrades and reassessments are faults at load", "[tier]") {
  auto upgrade = [](std::string_view pointer, std::string_view json) {
    return fault_of({{"TIER-2", pointer, json}}).message;
  };
  CHECK(upgrade("/parameters/reviews", "[]") == "a department at least reviews an application");
  CHECK(upgrade("/parameters/reviews",
                R"([{"department":"a","matter":"m"},{"department":"a","matter":"n"}])") ==
        "'a' stands twice");
  CHECK(upgrade("/parameters/steps_at_once", R"("0")") == "must be 1 or more");
  CHECK(upgrade("/parameters/consent_days", R"("0")") == "must be 1 or more");
  CHECK(upgrade("/parameters/decision_matter", R"("")") == "a matter of GOV-14 is needed");
  auto again = [](std::string_view pointer, std::string_view json) {
    return fault_of({{"TIER-6", pointer, json}}).message;
  };
  CHECK(again("/parameters/keep_share", R"("3/2")") == "3/2 is not above 0 and at most 1");
  CHECK(again("/parameters/keep_share", R"("0")") == "0 is not above 0 and at most 1");
  CHECK(again("/parameters/kept_by", "[]") == "a fact at least keeps a tier");
  CHECK(again("/parameters/kept_by", R"(["purchases","purchases"])") == "stands here twice");
  CHECK(again("/parameters/every/unit", R"("hours")") ==
        "must be of days or months, without a calendar");
  CHECK(again("/parameters/every/amount", R"("0")") == "must be from 1 to 36500");
  CHECK(again("/parameters/grace/amount", R"("-1")") == "must be from 0 to 36500");
  CHECK(fault_of({{"TIER-1", "/parameters/months", R"("0")"}}).message ==
        "must be from 1 to 1200 months");
}
