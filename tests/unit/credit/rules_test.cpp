// The decision itself: policy, facts, request; no store.
#include <chrono>

#include "../catch.hpp"
#include "../reference.hpp"
#include "../values.hpp"
#include "kehu/credit.hpp"

using namespace kehu;
using namespace kehu::credit;
using namespace kehu::test;

namespace {

AuthorizationFacts facts(std::string_view limit, std::string_view receivable = "0") {
  AuthorizationFacts f;
  f.now = at("2024-03-01T01:00:00Z");
  f.today = day("2024-03-01");
  f.receivable = yuan(receivable);
  f.unbilled = f.reserved = f.unapplied = f.prepaid = f.over_limit_open = f.planned = yuan("0");
  f.limit = {false, yuan(limit), LimitSource::set};
  if (!f.receivable.is_zero()) {
    f.oldest_invoice = day("2024-02-20");
    f.oldest_due = day("2024-03-21");
  }
  for (auto kind : {DocumentKind::identity_copy, DocumentKind::distribution_contract,
                    DocumentKind::settlement_agreement})
    f.documents.add(kind);
  return f;
}

struct Answer {
  Decision decision;
  Grant grant;
};
Answer ask(const AuthorizationFacts& f, std::string_view amount,
           const Policy& policy = *policy_with()) {
  Answer answer;
  answer.decision = decide(policy, f, {yuan(amount), "li.wei"}, answer.grant);
  return answer;
}

ApprovalFacts approval(ApprovalKind kind, std::string_view amount, std::string_view role) {
  return {kind, ApprovalState::approved,   yuan(amount), "li.wei", "wang.fang",
          role, at("2024-03-02T01:00:00Z")};
}

const Fact* fact(const Decision& decision, std::string_view name) {
  for (const Reason& reason : decision.reasons)
    if (!reason.passed)
      for (const Fact& f : reason.facts)
        if (f.name == name) return &f;
  return nullptr;
}

}  // namespace

TEST_CASE("within the limit goods go, to the last cent") {
  CHECK(ask(facts("1000", "400"), "600").decision.granted());
  CHECK(ask(facts("1000", "400"), "600").grant.coverage == Coverage::within_limit);
  auto over = ask(facts("1000", "400"), "600.01");
  CHECK(over.decision.code == "credit.over_limit");
  CHECK(std::get<Money>(fact(over.decision, "available")->value) == yuan("600"));
  CHECK(std::get<Money>(fact(over.decision, "excess")->value) == yuan("0.01"));
}

TEST_CASE("every part of the exposure counts") {
  auto f = facts("1000", "400");
  f.unbilled = yuan("100");
  f.reserved = yuan("200");
  f.unapplied = yuan("50");
  CHECK(ask(f, "350").decision.granted());
  CHECK_FALSE(ask(f, "350.01").decision.granted());
}

TEST_CASE("a limit of zero is not a limit unset, nor none") {
  CHECK(ask(facts("0"), "0.01").decision.code == "credit.over_limit");
  auto f = facts("0");
  f.limit.unlimited = true;
  CHECK(ask(f, "900000000").decision.granted());
  const Policy& policy = *policy_with();
  Money rolling = yuan("500");
  Date today = day("2024-03-01");
  auto limit = [&](LimitState state, std::string_view amount) {
    return limit_on(policy, state, yuan(amount), {}, {}, rolling, today);
  };
  CHECK(limit(LimitState::unset, "0").amount == rolling);
  CHECK(limit(LimitState::amount, "0").amount == yuan("0"));
  CHECK_FALSE(limit(LimitState::amount, "0").unlimited);
  CHECK(limit(LimitState::none, "0").unlimited);
}

TEST_CASE("a temporary limit holds to the end of its last day") {
  const Policy& policy = *policy_with();
  auto on = [&](std::string_view date) {
    return limit_on(policy, LimitState::amount, yuan("100"), yuan("300"), day("2024-03-05"),
                    yuan("0"), day(date));
  };
  CHECK(on("2024-03-05").amount == yuan("300"));
  CHECK(on("2024-03-05").source == LimitSource::temporary);
  CHECK(on("2024-03-06").amount == yuan("100"));
}

TEST_CASE("without an own limit a fixed basis gives none") {
  auto policy = policy_with({{"CRD-2", "/parameters/basis", R"("fixed")"}});
  CHECK(limit_on(*policy, LimitState::unset, yuan("0"), {}, {}, yuan("500"), day("2024-03-01"))
            .amount.is_zero());
}

TEST_CASE("under one third is strict and exact") {
  auto f = facts("1000", "1000");
  f.approvals = {approval(ApprovalKind::first_over_limit, "9999", "regional_manager")};
  CHECK(ask(f, "333.33").grant.coverage == Coverage::first_over_limit);
  CHECK(ask(f, "333.33").decision.granted());
  CHECK_FALSE(ask(f, "333.34").decision.granted());
  f.limit.amount = f.receivable = yuan("999");
  CHECK_FALSE(ask(f, "333").decision.granted());  // exactly one third
  CHECK(ask(f, "332.99").decision.granted());
}

TEST_CASE("the measure may be the excess instead of the shipment") {
  auto policy = policy_with({{"CRD-7", "/parameters/measure", R"("excess")"}});
  auto f = facts("1000", "500");
  f.approvals = {approval(ApprovalKind::first_over_limit, "9999", "regional_manager")};
  CHECK_FALSE(ask(f, "700").decision.granted());
  CHECK(ask(f, "700", *policy).decision.granted());  // 200 over
}

TEST_CASE("first, last, then money first; and a new cycle when all is collected") {
  auto f = facts("1000", "1000");
  f.over_limit_open = yuan("300");
  f.over_limit_shipments = 1;
  f.approvals = {approval(ApprovalKind::first_over_limit, "300", "regional_manager")};
  CHECK(ask(f, "300").decision.code == "credit.approval_required");  // the kind is another
  f.approvals = {approval(ApprovalKind::last_over_limit, "300", "sales_manager")};
  CHECK(ask(f, "300").grant.coverage == Coverage::last_over_limit);
  f.over_limit_shipments = 2;
  CHECK(ask(f, "300").decision.code == "credit.over_limit");
  f.over_limit_open = yuan("0");
  CHECK(standing(*policy_with(), f, yuan("300")).over_limit_shipments == 0);
  f.receivable = yuan("1000.01");  // collected, but the limit is not kept again
  CHECK(standing(*policy_with(), f, yuan("300")).over_limit_shipments == 2);
}

TEST_CASE("whose signature counts") {
  auto f = facts("1000", "1000");
  auto good = approval(ApprovalKind::first_over_limit, "300", "regional_manager");
  auto code = [&](auto change) {
    ApprovalFacts shown = good;
    change(shown);
    f.approvals = {shown};
    return std::string(ask(f, "300").decision.code);
  };
  CHECK(code([](auto&) {}).empty());
  CHECK(code([](auto& a) { a.approver_role = "account_manager"; }) == "credit.approval_wrong_role");
  CHECK(code([](auto& a) { a.approver = "li.wei"; }) == "credit.self_approval");
  CHECK(code([](auto& a) { a.approver = "  LI.WEI "; }) == "credit.self_approval");
  CHECK(code([](auto& a) { a.approver = "ｌｉ.ｗｅｉ"; }) == "credit.self_approval");
  CHECK(code([](auto& a) { a.requested_by = "Wang.Fang"; }) == "credit.self_approval");
  CHECK(code([](auto& a) { a.expires_at = at("2024-03-01T01:00:00Z"); }) ==
        "credit.approval_expired");
  CHECK(code([](auto& a) { a.state = ApprovalState::requested; }) == "credit.approval_required");
  CHECK(code([](auto& a) { a.state = ApprovalState::consumed; }) == "credit.approval_required");
  CHECK(code([](auto& a) { a.amount = yuan("299.99"); }) == "credit.approval_required");
}

TEST_CASE("money first: up to what came in, with a plan for the excess") {
  auto f = facts("1000", "1200");
  f.over_limit_shipments = 2;
  f.over_limit_open = yuan("200");
  f.unapplied = yuan("300");  // exposure 900
  CHECK(ask(f, "300").decision.code == "credit.over_limit");
  f.plan = PlanState::open;
  f.planned = yuan("200");  // of an excess of 200
  CHECK(ask(f, "300").grant.coverage == Coverage::money_first);
  CHECK(ask(f, "300.01").decision.code == "credit.over_limit");
  f.planned = yuan("199.99");
  CHECK_FALSE(ask(f, "300").decision.granted());
  f.planned = yuan("200");
  f.plan = PlanState::broken;
  CHECK_FALSE(ask(f, "300").decision.granted());
  f.plan = PlanState::open;
  f.prepaid = yuan("1");  // one is promised against goods already
  CHECK_FALSE(ask(f, "300").decision.granted());
}

TEST_CASE("without credit: cash before delivery and a plan") {
  auto f = facts("1000");
  f.documents = {};
  CHECK(ask(f, "10").decision.code == "credit.not_eligible");
  f.unapplied = yuan("100");
  CHECK(ask(f, "100").decision.code == "credit.cash_before_delivery");  // no plan
  f.plan = PlanState::open;
  CHECK(ask(f, "100").grant.coverage == Coverage::cash);
  CHECK(ask(f, "100").decision.granted());
  CHECK(ask(f, "100.01").decision.code == "credit.cash_before_delivery");
}

TEST_CASE("what makes a customer eligible") {
  auto lacking = [](std::initializer_list<DocumentKind> kinds, const char* oldest = nullptr) {
    auto f = facts("1000");
    f.documents = {};
    for (DocumentKind kind : kinds) f.documents.add(kind);
    if (oldest) f.oldest_invoice = day(oldest);
    return std::string(standing(*policy_with(), f, yuan("1")).lacking);
  };
  using enum customer::DocumentKind;
  CHECK(lacking({}) == "file");
  CHECK(lacking({identity_copy}) == "contract");
  CHECK(lacking({identity_copy, distribution_contract}) == "settlement_agreement");
  CHECK(lacking({identity_copy, direct_sale_contract, settlement_agreement}) == "nothing");
  CHECK(lacking({distribution_contract, settlement_agreement}) == "file");
  CHECK(lacking({identity_copy, distribution_contract, settlement_agreement}, "2023-12-31") ==
        "last_year_balance");
  CHECK(lacking({identity_copy, distribution_contract, settlement_agreement}, "2024-01-01") ==
        "nothing");
}

TEST_CASE("old receivables ask for a signature, unless no credit is used") {
  auto f = facts("1000", "100");
  f.oldest_invoice = day("2024-01-31");  // 30 days
  CHECK(ask(f, "10").decision.granted());
  f.oldest_invoice = day("2024-01-30");
  CHECK(ask(f, "10").decision.code == "credit.overdue");
  f.unapplied = yuan("110");
  CHECK(ask(f, "10").decision.granted());
  f.unapplied = yuan("109.99");
  CHECK_FALSE(ask(f, "10").decision.granted());
  f.approvals = {approval(ApprovalKind::overdue, "10", "sales_manager")};
  CHECK(ask(f, "10").decision.granted());
  CHECK(ask(f, "10").grant.overdue_by == 0);
  auto by_due = policy_with({{"CRD-5", "/parameters/age_from", R"("due_date")"}});
  f.approvals = {};
  CHECK(ask(f, "10", *by_due).decision.granted());
}

TEST_CASE("overdue and over the limit need both signatures") {
  auto f = facts("1000", "1000");
  f.oldest_invoice = day("2024-01-02");
  auto needs = needed_approvals(*policy_with(), f, yuan("300"));
  REQUIRE(needs.size() == 2);
  CHECK(needs[0].kind == ApprovalKind::overdue);
  CHECK(needs[1].role == "regional_manager");
  f.approvals = {approval(ApprovalKind::first_over_limit, "300", "regional_manager")};
  CHECK(ask(f, "300").decision.code == "credit.overdue");
  f.approvals.push_back(approval(ApprovalKind::overdue, "300", "sales_manager"));
  auto both = ask(f, "300");
  CHECK(both.decision.granted());
  CHECK(both.grant.signed_by == 0);
  CHECK(both.grant.overdue_by == 1);
}

TEST_CASE("a hold stops credit and lets pass what is paid for") {
  auto f = facts("1000");
  f.on_hold = true;
  CHECK(ask(f, "10").decision.code == "credit.on_hold");
  f.unapplied = yuan("10");
  auto paid = ask(f, "10");
  CHECK(paid.decision.granted());
  CHECK(paid.grant.coverage == Coverage::cash);  // so that the same money buys nothing more
  auto strict = policy_with({{"CRD-6", "/parameters/hold_admits_prepaid", "false"}});
  CHECK(ask(f, "10", *strict).decision.code == "credit.on_hold");
}

TEST_CASE("a refusal says what would make it pass") {
  auto refused = ask(facts("1000", "900"), "300").decision;
  std::vector<std::string_view> acts;
  for (const Remedy& remedy : refused.remedies) acts.push_back(remedy.act);
  CHECK(acts ==
        std::vector<std::string_view>{"approval", "payment", "payment_plan", "smaller_amount"});
  for (const Reason& reason : refused.reasons) {
    CHECK(sentence(reason, "en").find('{') == std::string::npos);
    CHECK(sentence(reason, "zh").find('{') == std::string::npos);
  }
  for (const Remedy& remedy : refused.remedies) {
    CHECK(sentence(remedy, "en").find('{') == std::string::npos);
    CHECK(sentence(remedy, "zh").find('{') == std::string::npos);
  }
}

TEST_CASE("a bad debt is borne in full, to the cent") {
  std::vector<RoleShare> thirds = {{"a", Ratio(1, 3)}, {"b", Ratio(1, 3)}, {"c", Ratio(1, 3)}};
  std::vector<Person> persons = {{"a", "x"}, {"b", "y"}, {"c", "z"}};
  auto parts = bear(thirds, yuan("100"), persons, "").value();
  REQUIRE(parts.size() == 3);
  CHECK(parts[0].amount == yuan("33.34"));
  CHECK(parts[1].amount == yuan("33.33"));
  CHECK(parts[0].amount + parts[1].amount + parts[2].amount == yuan("100"));

  std::vector<RoleShare> half = {{"signatory", Ratio(1, 2)}};
  auto with_rest = bear(half, yuan("0.01"), {}, "wang.fang").value();
  REQUIRE(with_rest.size() == 2);
  CHECK(with_rest[0].person == "wang.fang");
  CHECK(with_rest[1].role == "company");
  CHECK(with_rest[0].amount + with_rest[1].amount == yuan("0.01"));

  CHECK(bear(thirds, yuan("1"), {{"a", "x"}}, "").error().code == "credit.person_missing");
  CHECK(bear(thirds, yuan("1"), {{"d", "x"}}, "").error().code == "credit.person_unknown_role");
}

TEST_CASE("days sales outstanding is exact before it is rounded") {
  CHECK(days_sales_outstanding(yuan("5725.06"), yuan("19196.81"), 90) == "26.8407");
  CHECK(days_sales_outstanding(yuan("1"), yuan("3"), 1) == "0.3333");
  CHECK(days_sales_outstanding(yuan("0.25"), yuan("2000"), 1) == "0.0001");  // 0.000125
  CHECK(days_sales_outstanding(yuan("0.5"), yuan("10000"), 1) == "0.0000");  // 0.00005, to even
  CHECK(days_sales_outstanding(yuan("1.5"), yuan("10000"), 1) == "0.0002");  // 0.00015, to even
  CHECK(days_sales_outstanding(yuan("1"), yuan("0"), 90).empty());
}

TEST_CASE("the policy's own faults are found when it is loaded") {
  auto fault = fault_of({{"CRD-10", "/parameters/shares/0/share", R"("90%")"}});
  CHECK(fault.code == "policy.parameter");
  fault = fault_of({{"CRD-7", "/parameters/share", R"("4/3")"}});
  CHECK(fault.code == "policy.parameter");
  fault = fault_of({{"CRD-15", "/parameters/ageing_bounds/1", R"("20")"}});
  CHECK(fault.code == "policy.parameter");
  // What is neither the first nor the last shipment over the limit has no rule any more.
  fault = fault_of({{"CRD-7", "/tables/authority/rules/2/when/0", R"("2")"}});
  CHECK(fault.code == "policy.table_gap");
}

TEST_CASE("a decision takes under two microseconds", "[.timing]") {
  const Policy& policy = *policy_with();
  auto granted = facts("1000", "400");
  auto refused = facts("1000", "1000");
  for (const auto* f : {&granted, &refused}) {
    constexpr int rounds = 200000;
    std::size_t reasons = 0;
    auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < rounds; ++i) {
      Grant grant;
      reasons += decide(policy, *f, {Money(10000 + i % 7, cny()), "li.wei"}, grant).reasons.size();
    }
    std::chrono::duration<double, std::nano> spent = std::chrono::steady_clock::now() - start;
    std::cout << "decide: " << spent.count() / rounds << " ns, " << reasons / rounds
              << " reasons\n";
    CHECK(spent.count() / rounds < 2000);
  }
}
