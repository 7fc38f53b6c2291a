// The decisions about work orders: policy, facts, request; no store.
#include <algorithm>
#include <set>

#include "../catch.hpp"
#include "../reference.hpp"
#include "../values.hpp"
#include "kehu/calendar.hpp"
#include "kehu/casework.hpp"
#include "kehu/customer.hpp"
#include "kehu/work_order.hpp"

using namespace kehu;
using namespace kehu::work_order;
using namespace kehu::test;

std::vector<const Area*> test::known_areas() {
  return {&calendar::area(), &casework::area(), &customer::area(), &work_order::area()};
}

namespace {

const Policy& policy() {
  static const std::shared_ptr<const Policy> loaded = policy_with();
  return *loaded;
}

// Somebody of the department whom every filter lets pass.
CandidateFacts free_technician() {
  CandidateFacts facts;
  facts.active = facts.has_skills = facts.has_certificates = facts.in_territory = true;
  facts.working = facts.own = true;
  facts.skill_level = 3;
  facts.travel_minutes = 30;
  facts.load = 2;
  return facts;
}

std::string text_fact(const Decision& decision, std::string_view name) {
  for (const Reason& reason : decision.reasons)
    if (!reason.passed)
      for (const Fact& fact : reason.facts)
        if (fact.name == name) return std::string(std::get<std::string_view>(fact.value));
  return "";
}

std::vector<std::string> order_numbers(int count) {
  std::vector<std::string> numbers;
  for (int i = 1; i <= count; ++i) {
    std::string digits = std::to_string(i);
    numbers.push_back("W-2024-" + std::string(6 - digits.size(), '0') + digits);
  }
  return numbers;
}

}  // namespace

TEST_CASE("a form names everything that it lacks") {
  const WorkOrderForm* repair = find_form(policy(), "repair");
  REQUIRE(repair);
  FieldSet given;
  for (WorkOrderField field : repair->required) given.add(field, true);
  CHECK(decide_intake(*repair, given).granted());
  FieldSet some;
  some.add(WorkOrderField::address, true);
  some.add(WorkOrderField::model, true);
  some.add(WorkOrderField::fault, false);
  Decision decision = decide_intake(*repair, some);
  CHECK(decision.code == "work_order.incomplete_form");
  CHECK(text_fact(decision, "missing") == "contact, phone, purchase_date, fault");
  REQUIRE(decision.remedies.size() == 1);
  CHECK(decision.remedies[0].act == "complete_order_form");
  CHECK(find_form(policy(), "demolition") == nullptr);
}

TEST_CASE("each filter lets pass what it is about, and nothing else stops it") {
  struct Case {
    DispatchFilter filter;
    void (*spoil)(CandidateFacts&);
    std::string_view name;
  };
  const Case cases[] = {
      {DispatchFilter::active, [](CandidateFacts& f) { f.active = false; }, "active"},
      {DispatchFilter::skill, [](CandidateFacts& f) { f.has_skills = false; }, "skill"},
      {DispatchFilter::certificate, [](CandidateFacts& f) { f.has_certificates = false; },
       "certificate"},
      {DispatchFilter::territory, [](CandidateFacts& f) { f.in_territory = false; }, "territory"},
      {DispatchFilter::working_time, [](CandidateFacts& f) { f.working = false; }, "working_time"},
      {DispatchFilter::conflict, [](CandidateFacts& f) { f.has_conflict = true; }, "conflict"},
      {DispatchFilter::absence, [](CandidateFacts& f) { f.absent = true; }, "absence"},
      {DispatchFilter::recusal, [](CandidateFacts& f) { f.related = true; }, "recusal"},
  };
  const auto& clause = policy().get<DispatchClause>();
  REQUIRE(clause.filters.size() == std::size(cases));
  CHECK(is_eligible(clause, free_technician()));
  for (const Case& each : cases) {
    CandidateFacts facts = free_technician();
    each.spoil(facts);
    for (const Case& other : cases)
      CHECK(passes(other.filter, facts) == (other.filter != each.filter));
    CHECK_FALSE(is_eligible(clause, facts));
    Decision decision = decide_dispatch(clause, facts, false, true);
    CHECK(decision.code == "work_order.not_eligible");
    CHECK(text_fact(decision, "filter") == each.name);
    // A policy that leaves the filter out sends him.
    DispatchClause without = clause;
    std::erase(without.filters, each.filter);
    CHECK(is_eligible(without, facts));
    CHECK(decide_dispatch(without, facts, false, true).granted());
  }
}

TEST_CASE("skill goes before arrival, arrival before load, in the policy's order") {
  const auto& clause = policy().get<DispatchClause>();
  CandidateFacts base = free_technician();
  CandidateFacts skilled = base, near = base, idle = base;
  skilled.skill_level = 4;
  skilled.travel_minutes = 90;
  near.travel_minutes = 10;
  near.load = 9;
  idle.load = 0;
  CHECK(goes_before(clause, skilled, near));
  CHECK_FALSE(goes_before(clause, near, skilled));
  CHECK(goes_before(clause, near, idle));
  CHECK(goes_before(clause, idle, base));
  CHECK_FALSE(goes_before(clause, base, base));
  DispatchClause by_load = clause;
  std::ranges::reverse(by_load.ranking);
  CHECK(goes_before(by_load, idle, near));
  CHECK(goes_before(by_load, idle, skilled));
}

TEST_CASE("ranking is an order: irreflexive, asymmetric, transitive") {
  const auto& clause = policy().get<DispatchClause>();
  std::vector<CandidateFacts> all;
  for (int own = 0; own < 2; ++own)
    for (std::int64_t skill : {1, 2})
      for (std::int64_t minutes : {10, 20})
        for (std::int64_t load : {0, 1}) {
          CandidateFacts facts = free_technician();
          facts.own = own == 1;
          facts.skill_level = skill;
          facts.travel_minutes = minutes;
          facts.load = load;
          all.push_back(facts);
        }
  for (const auto& a : all)
    for (const auto& b : all) {
      CHECK_FALSE((goes_before(clause, a, b) && goes_before(clause, b, a)));
      if (a.own != b.own) CHECK(goes_before(clause, a, b) == a.own);
      for (const auto& c : all)
        if (goes_before(clause, a, b) && goes_before(clause, b, c))
          CHECK(goes_before(clause, a, c));
    }
}

TEST_CASE("others are sent when nobody of ours is free, and with leave") {
  DispatchClause clause = policy().get<DispatchClause>();
  CandidateFacts outsider = free_technician();
  outsider.own = false;
  CHECK(decide_dispatch(clause, outsider, true, true).code == "work_order.own_available");
  Decision decision = decide_dispatch(clause, outsider, false, false);
  CHECK(decision.code == "work_order.outside_not_approved");
  REQUIRE(decision.remedies.size() == 1);
  CHECK(decision.remedies[0].act == "approve_outside");
  CHECK(decide_dispatch(clause, outsider, false, true).granted());
  CHECK(decide_dispatch(clause, free_technician(), true, false).granted());
  clause.own_first = false;
  CHECK(decide_dispatch(clause, outsider, true, true).granted());
  CHECK(decide_dispatch(clause, outsider, true, false).code == "work_order.outside_not_approved");
}

TEST_CASE("an appointment is kept to the last microsecond of the tolerance") {
  const auto& clause = policy().get<AppointmentClause>();
  Instant start = at("2024-03-01T10:00:00+08:00");
  Instant last = start + std::chrono::minutes(10);
  CHECK(punctuality(clause, start, start - std::chrono::hours(1)) == WorkAppointmentState::kept);
  CHECK(punctuality(clause, start, last) == WorkAppointmentState::kept);
  CHECK(punctuality(clause, start, last + Duration(1)) == WorkAppointmentState::late);
  Instant waited = start + std::chrono::minutes(60);
  CHECK(decide_no_show(clause, start, waited - Duration(1)).code ==
        "work_order.too_early_for_no_show");
  CHECK(decide_no_show(clause, start, waited).granted());
}

TEST_CASE("an appointment is made at most so many days ahead") {
  AppointmentClause clause = policy().get<AppointmentClause>();
  CHECK(clause.ahead_days == 90);
  CHECK(decide_ahead(clause, day("2024-05-30"), day("2024-03-01")).granted());
  CHECK(decide_ahead(clause, day("2024-05-31"), day("2024-03-01")).code ==
        "work_order.too_far_ahead");
  CHECK(decide_ahead(clause, day("9999-12-31"), day("1400-01-01")).code ==
        "work_order.too_far_ahead");
  clause.ahead_days = 0;
  CHECK(decide_ahead(clause, day("2024-03-01"), day("2024-03-01")).granted());
  clause.ahead_days.reset();
  CHECK(decide_ahead(clause, day("9999-12-31"), day("2024-03-01")).granted());
}

TEST_CASE("who is sent does not approve it") {
  CHECK(decide_outside(false, "engineering_manager").granted());
  Decision himself = decide_outside(true, "engineering_manager");
  CHECK(himself.code == "work_order.approver_involved");
  CHECK(text_fact(himself, "part") == "technician");
}

TEST_CASE("a tenth off the list is given on the spot, and not a cent more") {
  PriceListClause clause = policy().get<PriceListClause>();
  CHECK(decide_discount(clause, yuan("400.00"), yuan("400.00")).granted());
  CHECK(decide_discount(clause, yuan("400.00"), yuan("360.00")).granted());
  CHECK(decide_discount(clause, yuan("400.00"), yuan("359.99")).code == "work_order.below_list");
  // The bound is not rounded: a tenth of 0.05 is less than a cent.
  CHECK(decide_discount(clause, yuan("0.05"), yuan("0.04")).code == "work_order.below_list");
  CHECK(decide_discount(clause, yuan("0.00"), yuan("0.00")).granted());
  clause.discount_max = Ratio(1, 1);
  CHECK(decide_discount(clause, yuan("400.00"), yuan("0.00")).granted());
  clause.discount_max.reset();
  CHECK(decide_discount(clause, yuan("400.00"), yuan("0.00")).granted());
}

TEST_CASE("a form's words and a price's names are there, and once") {
  auto path = [](std::string_view clause, std::string_view pointer, std::string_view json) {
    return fault_of({{clause, pointer, json}}).path;
  };
  std::string_view forms = "/parameters/forms/0";
  CHECK(path("SRV-7", std::string(forms) + "/skills", R"(["repair", ""])").ends_with("/skills/1"));
  CHECK(path("SRV-7", std::string(forms) + "/evidence", R"(["a", "a"])").ends_with("/evidence/1"));
  CHECK(
      path("SRV-7", std::string(forms) + "/certificates", R"([""])").ends_with("/certificates/0"));
  CHECK(path("SRV-7", std::string(forms) + "/department", R"("")").ends_with("/department"));
  CHECK(path("SRV-10", "/parameters/prices/0/en", R"("")").ends_with("/prices/0/en"));
  CHECK(path("SRV-10", "/parameters/prices/0/zh", R"("")").ends_with("/prices/0/zh"));
  CHECK(path("SRV-10", "/parameters/discount_max", R"("11/10")").ends_with("/discount_max"));
  CHECK(path("SRV-9", "/parameters/ahead_days", R"("-1")").ends_with("/ahead_days"));
}

TEST_CASE("warranty lasts so many months, the last day included") {
  const auto& clause = policy().get<WarrantyClause>();
  CHECK(warranty_until(clause, "KT-200", day("2022-03-02")) == day("2024-03-01"));
  CHECK(warranty_until(clause, "another", day("2023-03-02")) == day("2024-03-01"));
  // However the model is written.
  CHECK(warranty_until(clause, "kt-200", day("2022-03-02")) == day("2024-03-01"));
  CHECK(warranty_until(clause, "ＫＴ－200", day("2022-03-02")) == day("2024-03-01"));
  // From the last day of a month to the last day of another, as dates are reckoned everywhere.
  CHECK(warranty_until(clause, "another", day("2023-02-28")) == day("2024-02-28"));
  CHECK(warranty_until(clause, "another", day("2024-02-29")) == day("2025-02-27"));
  CHECK_FALSE(warranty_until(clause, "KT-200", std::nullopt));
}

TEST_CASE("every line of the warranty table") {
  struct Case {
    WorkChargeKind kind;
    bool in_warranty, caused;
    WarrantyDecision expected;
  };
  using enum WorkChargeKind;
  using D = WarrantyDecision;
  const Case cases[] = {
      {part, true, false, D::warranty},
      {part, true, true, D::chargeable},
      {part, false, false, D::chargeable},
      {part, false, true, D::chargeable},
      {labour, true, false, D::warranty},
      {labour, true, true, D::chargeable},
      {labour, false, false, D::free_of_charge},
      {labour, false, true, D::chargeable},
      {call_out, true, false, D::warranty},
      {call_out, true, true, D::chargeable},
      {call_out, false, false, D::free_of_charge},
      {call_out, false, true, D::chargeable},
      {consumable, true, false, D::chargeable},
      {consumable, true, true, D::chargeable},
      {consumable, false, false, D::chargeable},
      {consumable, false, true, D::chargeable},
  };
  for (const Case& each : cases)
    CHECK(decide_warranty(policy(), each.kind, each.in_warranty, each.caused) == each.expected);
}

TEST_CASE("charges go a tenth beyond what was agreed, and not a cent more") {
  const auto& clause = policy().get<PriceListClause>();
  CHECK(decide_charge(clause, yuan("430.00"), yuan("400.00"), yuan("73.00")).granted());
  Decision over = decide_charge(clause, yuan("430.00"), yuan("400.00"), yuan("73.01"));
  CHECK(over.code == "work_order.consent_required");
  REQUIRE(over.remedies.size() == 1);
  CHECK(over.remedies[0].act == "consent");
  CHECK(std::get<Money>(over.remedies[0].facts[0].value) == yuan("473.01"));
  // The bound is not rounded: a tenth more than 0.05 is 0.055.
  CHECK(decide_charge(clause, yuan("0.05"), yuan("0.05"), yuan("0.01")).code ==
        "work_order.consent_required");
  // Who pays nothing need not consent, even above the bound.
  CHECK(decide_charge(clause, yuan("10.00"), yuan("20.00"), yuan("0.00")).granted());
  const PriceItem* hour = find_price(policy(), "labour_hour");
  REQUIRE(hour);
  CHECK(hour->price == yuan("120.00"));
  CHECK(find_price(policy(), "rope") == nullptr);
}

TEST_CASE("an order is settled when the money, the leave and the damage are done with") {
  auto code = [](std::string_view charged, std::string_view handed, bool verbal, bool damage) {
    return std::string(
        decide_settlement(yuan(charged), yuan(charged), yuan(handed), verbal, damage).code);
  };
  CHECK(code("480.00", "480.00", false, false).empty());
  CHECK(code("0.00", "0.00", false, false).empty());
  CHECK(code("480.00", "479.99", false, false) == "work_order.money_open");
  CHECK(code("480.00", "480.00", true, false) == "work_order.not_confirmed");
  CHECK(code("480.00", "480.00", false, true) == "work_order.damage_open");
  CHECK(decide_completion("").granted());
  CHECK(decide_completion("test_record").code == "work_order.evidence_missing");
}

TEST_CASE("damage is made good up to its value") {
  PropertyDamageClause clause = policy().get<PropertyDamageClause>();
  CHECK(decide_compensation(clause, yuan("600.00"), yuan("600.00")).granted());
  CHECK(decide_compensation(clause, yuan("600.00"), yuan("600.01")).code ==
        "work_order.above_value");
  clause.share_max = Ratio(1, 3);
  CHECK(decide_compensation(clause, yuan("100.00"), yuan("33.33")).granted());
  CHECK(decide_compensation(clause, yuan("100.00"), yuan("33.34")).code ==
        "work_order.above_value");
}

// The expected values were computed by another program from the words of the header.
TEST_CASE("anybody draws the same spot checks from a seed") {
  CHECK(spot_check_score("March 2024", "W-2024-000003") == 0x4971a654921a9305ULL);
  auto numbers = order_numbers(20);
  using Drawn = std::vector<std::size_t>;
  CHECK(draw_sample("March 2024", numbers, 4) == Drawn{11, 6, 17, 16});
  CHECK(draw_sample("April 2024", numbers, 4) == Drawn{0, 19, 17, 16});
  CHECK(draw_sample("三月", numbers, 4) == Drawn{5, 13, 12, 9});
  // Whoever hands the orders over in another order draws the same ones.
  auto backward = numbers;
  std::ranges::reverse(backward);
  std::vector<std::string> one, other;
  for (std::size_t i : draw_sample("March 2024", numbers, 5)) one.push_back(numbers[i]);
  for (std::size_t i : draw_sample("March 2024", backward, 5)) other.push_back(backward[i]);
  CHECK(one == other);
  // A larger sample holds the smaller one, and no order twice.
  auto few = draw_sample("March 2024", numbers, 3), many = draw_sample("March 2024", numbers, 9);
  CHECK(std::equal(few.begin(), few.end(), many.begin()));
  CHECK(std::set<std::size_t>(many.begin(), many.end()).size() == 9);
  CHECK(draw_sample("March 2024", numbers, 99).size() == 20);
  CHECK(draw_sample("March 2024", std::vector<std::string>{}, 2).empty());
}

TEST_CASE("every order is about as likely to be drawn") {
  auto numbers = order_numbers(50);
  std::vector<int> times(50, 0);
  for (int seed = 0; seed < 2000; ++seed)
    for (std::size_t i : draw_sample(std::to_string(seed), numbers, 5)) ++times[i];
  // 200 each, with a standard deviation of 13.4: five of them either way.
  auto [fewest, most_often] = std::ranges::minmax(times);
  CHECK(fewest > 132);
  CHECK(most_often < 268);
}

TEST_CASE("a tenth is drawn, rounded up, and never fewer than the policy says") {
  SpotCheckClause clause = policy().get<SpotCheckClause>();
  CHECK(sample_size(clause, 0) == 0);
  CHECK(sample_size(clause, 1) == 1);
  CHECK(sample_size(clause, 20) == 2);
  CHECK(sample_size(clause, 21) == 3);
  CHECK(sample_size(clause, 1'000'000'000'000) == 100'000'000'000);
  clause.share = Ratio(1, 3);
  clause.least = 0;
  CHECK(sample_size(clause, 10) == 4);
}
