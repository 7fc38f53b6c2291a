// The decisions of the credit area: pure functions of policy, facts and request.
#pragma once

#include "kehu/credit/clauses.hpp"

namespace kehu::credit {

// The documents valid on a day, as a set of kinds.
struct DocumentSet {
  std::uint32_t kinds = 0;
  void add(DocumentKind kind) noexcept { kinds |= 1U << static_cast<unsigned>(kind); }
  bool has(DocumentKind kind) const noexcept {
    return (kinds >> static_cast<unsigned>(kind) & 1U) != 0;
  }
};

enum class LimitSource : std::uint8_t { temporary, set, rolling };
BOOST_DESCRIBE_ENUM(LimitSource, temporary, set, rolling)

struct Limit {
  bool unlimited = false;
  Money amount;
  LimitSource source{};
};

enum class PlanState : std::uint8_t { none, open, kept, broken };
BOOST_DESCRIBE_ENUM(PlanState, none, open, kept, broken)

// An approval as decide() sees it; texts are views into the caller's record.
struct ApprovalFacts {
  ApprovalKind kind{};
  ApprovalState state{};
  Money amount;
  std::string_view requested_by, approver, approver_role;
  Instant expires_at{};
};

struct AuthorizationFacts {
  Instant now{};
  Date today;
  Money receivable, unbilled, reserved, unapplied, prepaid;
  Limit limit;
  std::optional<Date> oldest_due, oldest_invoice;
  std::int64_t over_limit_shipments = 0;
  Money over_limit_open;
  bool on_hold = false;
  DocumentSet documents;
  PlanState plan{};
  Money planned;  // promised in the plan in force and not yet received
  InlineVector<ApprovalFacts, 2> approvals;
};

struct AuthorizationRequest {
  Money amount;            // precondition: above zero, in the account's currency
  std::string_view actor;  // who asks
};

// What was granted, beside the decision that says why.
struct Grant {
  Coverage coverage{};
  std::size_t signed_by = npos;   // position in facts.approvals of the overrun's signature
  std::size_t overdue_by = npos;  // of the approval for an overdue customer
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Where a request stands before anybody's signature or money is looked at.
struct Standing {
  Money exposure, after, available;
  bool eligible = false;
  std::string_view lacking;   // word of the table "eligibility"
  std::string_view contract;  // none, distribution, direct_sale
  bool file_complete = false, settlement_agreement = false, last_year_cleared = false;
  std::optional<std::int64_t> age;  // in days, of the oldest open receivable
  bool overdue = false;
  bool within_limit = false;
  std::int64_t over_limit_shipments = 0;  // zero again once the last cycle is over
};

// All pure; no allocation while a request is granted.
Standing standing(const Policy& policy, const AuthorizationFacts& facts, Money amount);
// CRD-1, CRD-4 to CRD-9. Fills `grant` where the decision is granted.
Decision decide(const Policy& policy, const AuthorizationFacts& facts,
                const AuthorizationRequest& request, Grant& grant);
// What the approval a request would need is: its kind and who signs it. Empty: none is needed, or
// none would help (money first).
struct ApprovalNeed {
  ApprovalKind kind{};
  std::string_view role;
  std::int64_t hours = 0;
};
InlineVector<ApprovalNeed, 2> needed_approvals(const Policy& policy,
                                               const AuthorizationFacts& facts, Money amount);
// May this person sign? CRD-5, CRD-7, CRD-8.
Decision decide_approval(const Approval& approval, std::string_view actor, std::string_view role,
                         Instant now);
// May these goods leave? An authorization lapses; a hold may stop it; what was granted against
// money waits for it where it is gone again. `withdrawn`: what is missing of the money that the
// customer's goods were promised against, not above zero where nothing is.
Decision decide_shipment(const Policy& policy, const Authorization& authorization, bool on_hold,
                         Money withdrawn, Instant now);
// Who bears what of a bad debt (CRD-10 to CRD-14): by the shares, the company the rest; split by
// largest remainder, so that the parts add up. `signatory` stands in for the role of that name.
// Errors: credit.person_missing, credit.person_unknown_role.
struct Bearing {
  std::string role, person;
  Ratio share;
  Money amount;
};
Result<std::vector<Bearing>> bear(const std::vector<RoleShare>& shares, Money amount,
                                  const std::vector<Person>& persons, std::string_view signatory);
// On what basis a bad debt is borne: the first shipment over the limit counts as within it.
BadDebtBasis bad_debt_basis(Coverage coverage);
const std::vector<RoleShare>& bad_debt_shares(const Policy& policy, BadDebtBasis basis);
// Days sales outstanding, open / sales * days, to four decimals, half to even; "" without sales.
std::string days_sales_outstanding(Money open, Money sales, std::int64_t days);
// Whether the limit in force on a day is the rolling one, because no other was set.
bool holds_rolling_limit(LimitState state, const std::optional<Money>& temporary,
                         const std::optional<Date>& temporary_until, const Date& day);
// The limit in force on a day, given the rolling one of that day (any, where it does not hold).
Limit limit_on(const Policy& policy, LimitState state, Money amount,
               const std::optional<Money>& temporary, const std::optional<Date>& temporary_until,
               Money rolling, const Date& day);

}  // namespace kehu::credit
