// The area's tables, clauses and workflows.
#include "credit/workflows.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"
#include "kehu/credit.hpp"
#include "kehu/policy/checks.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using record::Kind;

template <>
const Table& table_of<credit::Account>() {
  static const Table made("account", record::describe<credit::Account>(), {"customer"},
                          [](Table& t) {
                            // For credit.expire: accounts with something that may have lapsed.
                            t.index("by_expiry", {"next_expiry"}, Index::ordinary, "next_expiry")
                                .references("customer", "customer");
                          });
  return made;
}

template <>
const Table& table_of<credit::LimitChange>() {
  static const Table made("limit_change", record::describe<credit::LimitChange>(),
                          {"customer", "number"},
                          [](Table& t) { t.references("customer", "account"); });
  return made;
}

template <>
const Table& table_of<credit::Transfer>() {
  static const Table made("transfer", record::describe<credit::Transfer>(),
                          {"customer", "effective_date", "number"},
                          [](Table& t) { t.references("customer", "account"); });
  return made;
}

template <>
const Table& table_of<credit::Authorization>() {
  static const Table made(
      "authorization", record::describe<credit::Authorization>(), {"id"}, [](Table& t) {
        t.index("by_customer", {"customer", "expires_at"}).references("customer", "account");
      });
  return made;
}

template <>
const Table& table_of<credit::Approval>() {
  static const Table made("approval", record::describe<credit::Approval>(), {"id"}, [](Table& t) {
    t.index("by_customer", {"customer", "requested_at"}).references("customer", "account");
  });
  return made;
}

template <>
const Table& table_of<credit::Shipment>() {
  static const Table made("shipment", record::describe<credit::Shipment>(), {"id"}, [](Table& t) {
    t.index("by_authorization", {"authorization"})
        .index("by_collection", {"collect_by"}, Index::ordinary, "collect_by")
        .references("customer", "account")
        .references("authorization", "authorization");
  });
  return made;
}

template <>
const Table& table_of<credit::Receivable>() {
  static const Table made(
      "receivable", record::describe<credit::Receivable>(), {"id"}, [](Table& t) {
        t.index("by_number", {"customer", "number"}, Index::unique)
            // Ageing reads this index alone, in its order.
            .index("open_by_due", {"customer", "due_date", "open"}, Index::ordinary, "open")
            .index("open_by_invoice", {"customer", "invoice_date"}, Index::ordinary, "open")
            .index("by_shipment", {"shipment"}, Index::ordinary, "shipment")
            .references("customer", "account")
            .references("shipment", "shipment");
      });
  return made;
}

template <>
const Table& table_of<credit::Payment>() {
  static const Table made("payment", record::describe<credit::Payment>(), {"id"}, [](Table& t) {
    t.index("by_customer", {"customer", "received_on"})
        .index("unapplied", {"customer", "received_on"}, Index::ordinary, "unapplied")
        .references("customer", "account");
  });
  return made;
}

template <>
const Table& table_of<credit::Allocation>() {
  static const Table made("allocation", record::describe<credit::Allocation>(), {"id"},
                          [](Table& t) {
                            t.index("by_payment", {"payment"})
                                .index("by_receivable", {"receivable"})
                                .references("payment", "payment")
                                .references("receivable", "receivable");
                          });
  return made;
}

template <>
const Table& table_of<credit::CreditNote>() {
  static const Table made(
      "credit_note", record::describe<credit::CreditNote>(), {"id"}, [](Table& t) {
        t.index("by_receivable", {"receivable"}).references("receivable", "receivable");
      });
  return made;
}

template <>
const Table& table_of<credit::Plan>() {
  static const Table made("payment_plan", record::describe<credit::Plan>(), {"id"}, [](Table& t) {
    t.index("by_customer", {"customer", "made_on"}).references("customer", "account");
  });
  return made;
}

template <>
const Table& table_of<credit::PlanPromise>() {
  static const Table made("plan_promise", record::describe<credit::PlanPromise>(),
                          {"plan", "number"},
                          [](Table& t) { t.references("plan", "payment_plan"); });
  return made;
}

template <>
const Table& table_of<credit::WriteOff>() {
  static const Table made("write_off", record::describe<credit::WriteOff>(), {"id"}, [](Table& t) {
    t.index("by_receivable", {"receivable"}).references("receivable", "receivable");
  });
  return made;
}

template <>
const Table& table_of<credit::BadDebtShare>() {
  static const Table made(
      "bad_debt_share", record::describe<credit::BadDebtShare>(), {"write_off", "number"},
      [](Table& t) { t.index("by_customer", {"customer"}).references("write_off", "write_off"); });
  return made;
}

template <>
const Table& table_of<credit::Breach>() {
  static const Table made("breach", record::describe<credit::Breach>(), {"id"}, [](Table& t) {
    t.index("by_customer", {"customer", "shipped_on"})
        .index("by_receivable", {"receivable"}, Index::unique)
        .references("receivable", "receivable");
  });
  return made;
}

template <>
const Table& table_of<credit::Deduction>() {
  static const Table made(
      "deduction", record::describe<credit::Deduction>(), {"source", "month", "number"},
      [](Table& t) {
        t.index("by_customer", {"customer", "month"}).references("customer", "account");
      });
  return made;
}

namespace credit {
namespace {

Error fault(std::string_view path, std::string message) {
  return invalid("policy.parameter", path, std::move(message));
}

void check_positive(std::int64_t value, const char* path, std::vector<Error>& faults) {
  if (value <= 0) faults.push_back(fault(path, std::to_string(value) + " is not above zero"));
}

void check_share(const Ratio& share, const std::string& path, std::vector<Error>& faults) {
  if (share < Ratio() || Ratio(1, 1) < share)
    faults.push_back(fault(path, share.text() + " is not a part of a whole"));
}

// Nobody can bear more than the whole.
void check_shares(const std::vector<RoleShare>& shares, std::vector<Error>& faults) {
  if (shares.empty()) faults.push_back(fault("/shares", "nobody bears anything"));
  Ratio sum;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    std::string path = "/shares/" + std::to_string(i);
    check_share(shares[i].share, path + "/share", faults);
    if (shares[i].role.empty())
      faults.push_back(fault(path + "/role", "a role is needed; who bears it is named by it"));
    for (std::size_t j = 0; j < i; ++j)
      if (shares[j].role == shares[i].role)
        faults.push_back(fault(path + "/role", quotation(shares[i].role) + " is named twice"));
    if (auto added = sum.add(shares[i].share))
      sum = *added;
    else
      faults.push_back(fault(path + "/share", "the shares are too fine to be added up"));
  }
  if (Ratio(1, 1) < sum) faults.push_back(fault("/shares", "they add up to " + sum.text()));
}

template <class Clause>
void check_clause(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const Clause*>(parameters);
  if constexpr (requires { clause.shares; }) check_shares(clause.shares, faults);
  if constexpr (requires { clause.share; }) check_share(clause.share, "/share", faults);
  if constexpr (requires { clause.signatory_share; })
    check_share(clause.signatory_share, "/signatory_share", faults);
  if constexpr (requires { clause.approval_hours; })
    check_positive(clause.approval_hours, "/approval_hours", faults);
  if constexpr (requires { clause.authorization_hours; })
    check_positive(clause.authorization_hours, "/authorization_hours", faults);
  if constexpr (requires { clause.days; }) check_positive(clause.days, "/days", faults);
  if constexpr (requires { clause.months_after; })
    if (clause.months_after < 0)
      faults.push_back(fault("/months_after", "a month before the shipment's"));
}

void check_ledger(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const LedgerClause*>(parameters);
  check_positive(clause.dso_days, "/dso_days", faults);
  if (clause.terms_days < 0) faults.push_back(fault("/terms_days", "due before it is invoiced"));
  const auto& bounds = clause.ageing_bounds;
  if (bounds.size() != 3 || bounds[0] <= 0 || bounds[1] <= bounds[0] || bounds[2] <= bounds[1])
    faults.push_back(fault("/ageing_bounds", "three rising numbers of days are needed"));
}

template <class Clause>
ClauseType make_clause(std::string_view id, std::vector<TableSignature> tables = {}) {
  return {id, &record::describe<Clause>(), std::move(tables), &check_clause<Clause>, nullptr};
}

// Clauses without parameters: what they ask for is the house's way of keeping accounts.
const ClauseType daily_clause{"CRD-3"};
const ClauseType concurrency_clause{"CRD-16"};

}  // namespace

void check_signatories(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  if (const ReadClause* overdue = find_clause<OverdueClause>(clauses))
    casework::check_role(clauses, parameters_of<OverdueClause>(*overdue).approver_role,
                         overdue->path + "/approver_role", faults);
  const ReadClause* over_limit = find_clause<FirstOverLimitClause>(clauses);
  const DecisionTable* authority = over_limit ? find_table(*over_limit, "authority") : nullptr;
  for (std::size_t rule = 0; authority && rule < authority->size(); ++rule) {
    auto outputs = authority->outputs(rule);
    // Money first needs no signature.
    if (std::get<std::string_view>(outputs[0]) == "money_first") continue;
    casework::check_role(clauses, std::get<std::string_view>(outputs[1]),
                         path_of_rule(*over_limit, "authority", rule) + "/then/1", faults);
  }
}

const std::vector<const Table*>& tables() {
  static const std::vector<const Table*> made = {
      &table_of<Account>(),       &table_of<LimitChange>(),  &table_of<Transfer>(),
      &table_of<Authorization>(), &table_of<Approval>(),     &table_of<Shipment>(),
      &table_of<Receivable>(),    &table_of<Payment>(),      &table_of<Allocation>(),
      &table_of<CreditNote>(),    &table_of<Plan>(),         &table_of<PlanPromise>(),
      &table_of<WriteOff>(),      &table_of<BadDebtShare>(), &table_of<Breach>(),
      &table_of<Deduction>()};
  return made;
}

const std::vector<const ClauseType*>& clauses() {
  static const std::vector<const ClauseType*> made = {&clause_of<EligibilityClause>(),
                                                      &clause_of<RollingLimitClause>(),
                                                      &daily_clause,
                                                      &clause_of<CashClause>(),
                                                      &clause_of<OverdueClause>(),
                                                      &clause_of<WithinLimitClause>(),
                                                      &clause_of<FirstOverLimitClause>(),
                                                      &clause_of<LastOverLimitClause>(),
                                                      &clause_of<MoneyFirstClause>(),
                                                      &clause_of<WithinLimitBadDebtClause>(),
                                                      &clause_of<BreachClause>(),
                                                      &clause_of<LastOverLimitBadDebtClause>(),
                                                      &clause_of<CollectionClause>(),
                                                      &clause_of<SanctionClause>(),
                                                      &clause_of<LedgerClause>(),
                                                      &concurrency_clause};
  return made;
}

namespace {

constexpr workflow::Transition authorization_transitions[] = {
    {"reserved", "credit.ship", "shipped"},
    {"reserved", "credit.ship_part", "partly_shipped"},
    {"reserved", "credit.void", "voided"},
    {"reserved", "credit.expire", "expired"},
    {"partly_shipped", "credit.ship", "shipped"},
    {"partly_shipped", "credit.ship_part", "partly_shipped"},
    {"partly_shipped", "credit.void", "shipped"},
    {"partly_shipped", "credit.expire", "shipped"},
};

constexpr workflow::Transition approval_transitions[] = {
    {"requested", "credit.approve", "approved"},
    {"requested", "credit.reject", "rejected"},
    {"approved", "credit.reject", "rejected"},  // revoked before it was used
    {"approved", "credit.authorize", "consumed"},
};

}  // namespace

const workflow::Workflow authorization_workflow{"authorization", "reserved",
                                                authorization_transitions};
const workflow::Workflow approval_workflow{"approval", "requested", approval_transitions};

}  // namespace credit

template <>
const ClauseType& clause_of<credit::EligibilityClause>() {
  static const ClauseType made = credit::make_clause<credit::EligibilityClause>(
      "CRD-1",
      {{"eligibility",
        {{"file_complete", Kind::boolean},
         {"contract", Kind::text, {"none", "distribution", "direct_sale"}},
         {"settlement_agreement", Kind::boolean},
         {"last_year_cleared", Kind::boolean}},
        {{"eligible", Kind::boolean},
         {"lacking",
          Kind::text,
          {"nothing", "file", "contract", "settlement_agreement", "last_year_balance"}}}}});
  return made;
}

template <>
const ClauseType& clause_of<credit::FirstOverLimitClause>() {
  static const ClauseType made = credit::make_clause<credit::FirstOverLimitClause>(
      "CRD-7", {{"authority",
                 {{"over_limit_shipments", Kind::integer, {}, Ratio(), Ratio(2, 1)},
                  {"under_share", Kind::boolean}},
                 {{"coverage", Kind::text, {"first_over_limit", "last_over_limit", "money_first"}},
                  {"signatory", Kind::text}}}});
  return made;
}

template <>
const ClauseType& clause_of<credit::LedgerClause>() {
  static const ClauseType made{
      "CRD-15", &record::describe<credit::LedgerClause>(), {}, &credit::check_ledger, nullptr};
  return made;
}

#define KEHU_CREDIT_CLAUSE(Clause, id)                                      \
  template <>                                                               \
  const ClauseType& clause_of<credit::Clause>() {                           \
    static const ClauseType made = credit::make_clause<credit::Clause>(id); \
    return made;                                                            \
  }
KEHU_CREDIT_CLAUSE(RollingLimitClause, "CRD-2")
KEHU_CREDIT_CLAUSE(CashClause, "CRD-4")
KEHU_CREDIT_CLAUSE(OverdueClause, "CRD-5")
KEHU_CREDIT_CLAUSE(WithinLimitClause, "CRD-6")
KEHU_CREDIT_CLAUSE(LastOverLimitClause, "CRD-8")
KEHU_CREDIT_CLAUSE(MoneyFirstClause, "CRD-9")
KEHU_CREDIT_CLAUSE(WithinLimitBadDebtClause, "CRD-10")
KEHU_CREDIT_CLAUSE(BreachClause, "CRD-11")
KEHU_CREDIT_CLAUSE(LastOverLimitBadDebtClause, "CRD-12")
KEHU_CREDIT_CLAUSE(CollectionClause, "CRD-13")
KEHU_CREDIT_CLAUSE(SanctionClause, "CRD-14")
#undef KEHU_CREDIT_CLAUSE

}  // namespace kehu
