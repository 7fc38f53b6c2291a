// Classes, tags and scores at their bounds, and what a policy about them may not say.
#include "kehu/classification/rules.hpp"

#include "../customers.hpp"
#include "kehu/calendar.hpp"
#include "kehu/classification.hpp"
#include "kehu/tier.hpp"

using namespace kehu;
using namespace kehu::classification;
using namespace kehu::test;

std::vector<const Area*> test::known_areas() {
  return {&calendar::area(), &casework::area(), &customer::area(),
          &purchase::area(), &tier::area(),     &classification::area()};
}

namespace {

purchase::PurchaseStatistics bought(std::string_view first, std::string_view last,
                                    std::int64_t buying_days, Money spent) {
  purchase::PurchaseStatistics made;
  made.purchases = made.purchase_days = buying_days;
  made.first_on = day(first);
  made.last_on = day(last);
  made.spent = spent;
  return made;
}

std::vector<std::string> words(const Names& names) { return {names.begin(), names.end()}; }

using Words = std::vector<std::string>;

// Of a customer who bought on so many days after the first and was last seen so many days ago.
CustomerFacts customer_facts(std::string_view monthly, std::int64_t frequency,
                             std::int64_t inactive) {
  CustomerFacts facts;
  facts.purchases = frequency + 1;
  facts.frequency = frequency;
  facts.inactive_days = inactive;
  facts.age_days = 400;
  facts.monthly_spend = yuan(monthly);
  return facts;
}

std::shared_ptr<const Policy> with_tags(std::string_view rules) {
  return policy_with({{"CLS-2", "/tables/tags/rules", rules}});
}

}  // namespace

TEST_CASE("scores change at their bounds", "[classification]") {
  auto policy = policy_with();
  auto recency = [&](std::string_view last) {
    return facts_of(policy->get<ValueClause>(), bought("2022-01-01", last, 1, yuan("0")),
                    day("2024-03-01"))
        .recency_score;
  };
  CHECK(recency("2024-03-01") == 5);
  CHECK(recency("2024-01-31") == 5);  // 30 days, over a leap day
  CHECK(recency("2024-01-30") == 4);
  CHECK(recency("2023-12-02") == 4);  // 90
  CHECK(recency("2023-12-01") == 3);
  CHECK(recency("2023-09-03") == 3);  // 180
  CHECK(recency("2023-09-02") == 2);
  CHECK(recency("2023-03-02") == 2);  // 365
  CHECK(recency("2023-03-01") == 1);
  auto frequency = [&](std::int64_t buying_days) {
    return facts_of(policy->get<ValueClause>(),
                    bought("2024-01-01", "2024-02-01", buying_days, yuan("0")), day("2024-03-01"))
        .frequency_score;
  };
  const std::pair<std::int64_t, std::int64_t> by_days[] = {
      {1, 1}, {2, 2}, {3, 2}, {4, 3}, {6, 3}, {7, 4}, {12, 4}, {13, 5}, {1000, 5}};
  for (auto [buying_days, score] : by_days) CHECK(frequency(buying_days) == score);
  auto monetary = [&](Money spent) {
    return facts_of(policy->get<ValueClause>(), bought("2024-01-01", "2024-02-01", 1, spent),
                    day("2024-03-01"))
        .monetary_score;
  };
  CHECK(monetary(yuan("0")) == 1);
  CHECK(monetary(yuan("499.99")) == 1);
  CHECK(monetary(yuan("500.00")) == 2);
  CHECK(monetary(yuan("1999.99")) == 2);
  CHECK(monetary(yuan("10000.00")) == 4);
  CHECK(monetary(yuan("49999.99")) == 4);
  CHECK(monetary(yuan("50000.00")) == 5);
  // In another currency there is nothing to compare.
  CHECK_FALSE(monetary(Money::parse("50000.00 USD").value()).has_value());
}

TEST_CASE("of one who never bought, or gave all back, most facts are absent", "[classification]") {
  auto policy = policy_with();
  purchase::PurchaseStatistics nothing;
  nothing.spent = yuan("0");
  CustomerFacts facts = facts_of(policy->get<ValueClause>(), nothing, day("2024-03-01"));
  CHECK(facts.purchases == 0);
  CHECK_FALSE(facts.frequency.has_value());
  CHECK_FALSE(facts.recency_score.has_value());
  CHECK_FALSE(facts.spent.has_value());
  CHECK(facts_line(facts) == "purchases=0, open_cases=0");
  CHECK(classes_of(*policy, facts).empty());
  CHECK(tags_of(*policy, facts).empty());
}

TEST_CASE("facts are told in one line, absent ones left out", "[classification]") {
  CustomerFacts facts = customer_facts("5000.00", 2, 90);
  facts.open_cases = 1;
  CHECK(facts_line(facts) ==
        "purchases=3, frequency=2, inactive_days=90, age_days=400, monthly_spend=5000.00 CNY, "
        "open_cases=1");
}

TEST_CASE("classes are entered and left at the bounds of their table", "[classification]") {
  auto policy = policy_with();
  auto classes = [&](const CustomerFacts& facts) { return words(classes_of(*policy, facts)); };
  CHECK(classes(customer_facts("5000.00", 2, 90)) == Words{"high_value"});
  CHECK(classes(customer_facts("4999.99", 2, 90)) == Words{"potential"});
  CHECK(classes(customer_facts("4999.99", 1, 90)).empty());
  CHECK(classes(customer_facts("4999.99", 2, 91)).empty());
  CHECK(classes(customer_facts("0.00", 1, 180)).empty());
  CHECK(classes(customer_facts("0.00", 1, 181)) == Words{"at_risk"});
  CHECK(classes(customer_facts("0.00", 0, 181)).empty());
  // In every class whose rule matches; in one that two rules give, once.
  CHECK(classes(customer_facts("5000.00", 1, 181)) == Words{"at_risk", "high_value"});
  CustomerFacts facts = customer_facts("5000.00", 1, 30);
  facts.expected_value = yuan("50000.00");
  CHECK(classes(facts) == Words{"high_value"});
  facts.monthly_spend = yuan("0.00");
  CHECK(classes(facts) == Words{"high_value"});
  facts.expected_value = yuan("49999.99");
  CHECK(classes(facts).empty());
  // An open case counts of one who has been away for more than sixty days.
  facts.open_cases = 1;
  facts.inactive_days = 60;
  CHECK(classes(facts).empty());
  facts.inactive_days = 61;
  CHECK(classes(facts) == Words{"at_risk"});
  // An amount in another currency meets no bound.
  facts = customer_facts("0.00", 0, 0);
  facts.monthly_spend = Money::parse("99999.00 USD").value();
  CHECK(classes(facts).empty());
  CHECK(known_classes(*policy) ==
        std::vector<std::string_view>{"at_risk", "high_value", "potential"});
}

TEST_CASE("under FIRST a customer is in the first class that matches", "[classification]") {
  auto policy = policy_with({{"CLS-1", "/tables/classes/hit_policy", R"("FIRST")"}});
  CHECK(words(classes_of(*policy, customer_facts("5000.00", 1, 181))) == Words{"high_value"});
  CHECK(classes_of(*policy, customer_facts("0.00", 0, 0)).empty());
}

TEST_CASE("tags are set at their bounds, and of more than eight the first stay",
          "[classification]") {
  auto policy = policy_with();
  CustomerFacts facts = customer_facts("0.00", 0, 0);
  facts.age_days = 30;
  CHECK(words(tags_of(*policy, facts)) == Words{"new"});
  facts.age_days = 31;
  CHECK(tags_of(*policy, facts).empty());
  facts.frequency = 9;
  CHECK(words(tags_of(*policy, facts)) == Words{"repeat"});
  facts.frequency = 10;
  CHECK(words(tags_of(*policy, facts)) == Words{"frequent", "repeat"});
  // Ten tags, the last in order first; each twice.
  std::string rules;
  for (int round = 0; round < 2; ++round)
    for (char tag = 'j'; tag >= 'a'; --tag)
      rules += (rules.empty() ? "[" : ",") + std::string(R"({"when":[")") +
               (round == 0 ? "-" : "> 3") + R"(",")" + (round == 0 ? ">= 0" : "-") +
               R"("],"then":[")" + tag + R"("]})";
  auto many = with_tags(rules + "]");
  CHECK(words(tags_of(*many, facts)) == Words{"a", "b", "c", "d", "e", "f", "g", "h"});
  CHECK(known_rule_tags(*many).size() == 10);
}

TEST_CASE("a tag by hand is one of the list, up to the clause's number", "[classification]") {
  auto policy = policy_with();
  CHECK(decide_tag(*policy, "press", 4).granted());
  CHECK(decide_tag(*policy, "press", 5).code == "classification.too_many_tags");
  CHECK(decide_tag(*policy, "repeat", 0).code == "classification.rule_tag");
  CHECK(decide_tag(*policy, "", 0).code == "classification.rule_tag");
}

TEST_CASE("a birthday of 29 February is kept on the 28th in other years", "[classification]") {
  auto next = [](std::string_view birth, std::string_view from) {
    return text(next_birthday(day(birth), day(from)));
  };
  CHECK(next("2000-02-29", "2023-02-28") == "2023-02-28");
  CHECK(next("2000-02-29", "2023-03-01") == "2024-02-29");
  CHECK(next("2000-02-29", "2024-02-28") == "2024-02-29");
  CHECK(next("2000-02-29", "2024-02-29") == "2024-02-29");
  CHECK(next("2000-02-29", "2024-03-01") == "2025-02-28");
  CHECK(next("2000-02-29", "2099-12-31") == "2100-02-28");
  CHECK(next("1990-02-28", "2024-02-28") == "2024-02-28");
  CHECK(next("1990-02-28", "2024-02-29") == "2025-02-28");
  CHECK(next("1990-12-31", "2024-12-31") == "2024-12-31");
  CHECK(next("1990-01-01", "2024-12-31") == "2025-01-01");
}

TEST_CASE("what goes with what is exact, and recommended from its bounds on", "[classification]") {
  auto clause = policy_with()->get<RecommendationClause>();
  Association pair{100, 15, 20, 3};
  CHECK(pair.support() == Ratio(3, 100));
  CHECK(pair.confidence() == Ratio(1, 5));
  CHECK(pair.lift() == Ratio(1, 1));
  CHECK(is_recommended(clause, pair));
  CHECK_FALSE(is_recommended(clause, {100, 15, 21, 3}));  // lift below 1
  CHECK_FALSE(is_recommended(clause, {100, 16, 10, 3}));  // confidence below a fifth
  CHECK_FALSE(is_recommended(clause, {100, 2, 2, 2}));    // together twice alone
  // Products of counts that only 128 bits hold.
  constexpr std::int64_t many = 6'000'000'000;
  CHECK(Association{many, many, many, many}.lift() == Ratio(1, 1));
  CHECK(Association{many, many / 2, many / 3, many / 6}.lift() == Ratio(1, 1));
  CHECK(Association{many, 3, 4, 2}.lift() == Ratio(1'000'000'000, 1));
}

TEST_CASE("a customer enters a class and leaves it, and a past day stays what it was",
          "[classification]") {
  House house;
  auto id = new_customer(house, customer::Kind::individual, "A");
  auto on = [&](std::string_view date) { house.now = at(std::string(date) + "T12:00:00+08:00"); };
  auto buy = [&] {
    purchase::RecordPurchase command;
    command.customer = id;
    command.amount = yuan("100.00");
    house.done(command);
  };
  auto classes_on = [&](std::string_view date) {
    Words names;
    house.read([&](Reader& reader) {
      for (const Membership& row :
           memberships(reader, id, MembershipKind::customer_class, day(date)))
        names.push_back(row.name);
    });
    return names;
  };
  for (std::string_view date : {"2023-11-29", "2023-11-30", "2023-12-01"}) {
    on(date);
    buy();
  }
  CHECK(house.done(RunClassification{}).classes_entered == 1);
  CHECK(house.done(RunClassification{}).classes_entered == 0);
  on("2024-02-29");  // the ninetieth day since the last purchase
  CHECK(house.done(RunClassification{}).classes_left == 0);
  on("2024-03-01");
  Classified left = house.done(RunClassification{});
  CHECK(left.classes_left == 1);
  CHECK(left.duties_cancelled == 2);  // what potential customers are owed
  on("2024-05-30");
  CHECK(house.done(RunClassification{}).classes_entered == 1);
  CHECK(classes_on("2023-11-30").empty());
  CHECK(classes_on("2023-12-01") == Words{"potential"});
  CHECK(classes_on("2024-02-29") == Words{"potential"});
  CHECK(classes_on("2024-03-01").empty());
  CHECK(classes_on("2024-05-29").empty());
  CHECK(classes_on("2024-05-30") == Words{"at_risk"});
}

TEST_CASE("a clause of classes that cannot hold is a fault at load", "[classification]") {
  auto message = [](std::string_view clause, std::string_view pointer, std::string_view json) {
    return fault_of({{clause, pointer, json}}).message;
  };
  CHECK(message("CLS-1", "/parameters/spending_months", R"("0")") ==
        "must be from 1 to 1200 months, or null");
  CHECK(message("CLS-1", "/parameters/spending_months", R"("1201")") ==
        "must be from 1 to 1200 months, or null");
  CHECK(message("CLS-1", "/parameters/spending_months", "null").empty());
  CHECK(message("CLS-2", "/parameters/by_hand_max", R"("-1")") == "must not be negative");
  CHECK(message("CLS-2", "/parameters/by_hand/1", R"("key_account")") ==
        "'key_account' stands twice");
  CHECK(message("CLS-2", "/parameters/preferred_product/share", R"("3/2")") ==
        "3/2 is not a part of a whole");
  CHECK(message("CLS-2", "/parameters/preferred_product/purchases_min", R"("0")") ==
        "must be 1 or more");
  CHECK(message("CLS-2", "/parameters/preferred_product/prefix", R"("")") == "must say something");
  CHECK(message("CLS-3", "/parameters/recency_bounds", R"(["1", "2", "3"])") ==
        "four rising bounds are needed");
  CHECK(message("CLS-3", "/parameters/frequency_bounds/1", R"("1")") ==
        "must lie above the bound before it");
  CHECK(message("CLS-3", "/parameters/monetary_bounds/1", R"("2000.00 USD")") ==
        "'2000.00 USD' is not in the policy's currency, CNY");
  CHECK(message("CLS-3", "/parameters/monetary_bounds", "[]") == "four rising bounds are needed");
  CHECK(message("CLS-3", "/parameters/horizon_months", R"("0")") == "must be 1 month or more");
  CHECK(message("CLS-5", "/parameters/obligations/1/task", R"("own_service")") ==
        "'own_service' stands twice for this class");
  CHECK(message("CLS-5", "/parameters/obligations/0/task", R"("")") == "must be named");
  CHECK(message("CLS-6", "/parameters/confidence_min", R"("-1/2")") ==
        "-1/2 is not a part of a whole");
  CHECK(message("CLS-6", "/parameters/together_min", R"("0")") == "must be 1 or more");
  CHECK(message("CLS-6", "/parameters/lift_min", R"("-1")") == "must not be negative");
  CHECK(message("CLS-6", "/parameters/recommendations_max", R"("0")") == "must be 1 or more");
  // Tables: a class that no customer can reach, a score that there is none of, a wrong currency.
  CHECK(fault_of({{"CLS-1", "/tables/classes/rules/2/when/2", R"(">= -1")"}}).code != "");
  CHECK(fault_of({{"CLS-1", "/tables/classes/rules/0/when/0", R"(">= 5000")"}}).code != "");
  CHECK(fault_of({{"CLS-1", "/tables/classes/inputs/4", R"("open_case")"}}).code != "");
}
