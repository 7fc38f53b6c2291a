// Pure decisions: from policy, facts and request. Nothing here knows a store, a clock or a session.
#include "kehu/credit/rules.hpp"

#include <algorithm>

#include "kehu/core/text.hpp"

namespace kehu::credit {

namespace {

std::string_view contract_of(const DocumentSet& documents) {
  if (documents.has(DocumentKind::distribution_contract)) return "distribution";
  if (documents.has(DocumentKind::direct_sale_contract)) return "direct_sale";
  return "none";
}

bool is_complete(const EligibilityClause& clause, const DocumentSet& documents) {
  for (DocumentKind kind : clause.required_documents)
    if (!documents.has(kind)) return false;
  return true;
}

Date first_of_year(const Date& day) { return Date(day.year(), 1, 1); }

std::string_view word(PlanState state) {
  switch (state) {
    case PlanState::none:
      return "none";
    case PlanState::open:
      return "open";
    case PlanState::kept:
      return "kept";
    case PlanState::broken:
      return "broken";
  }
  return "none";
}

std::string_view word(ApprovalKind kind) {
  switch (kind) {
    case ApprovalKind::overdue:
      return "overdue";
    case ApprovalKind::first_over_limit:
      return "first_over_limit";
    case ApprovalKind::last_over_limit:
      return "last_over_limit";
  }
  return "overdue";
}

std::string_view word(ApprovalState state) {
  switch (state) {
    case ApprovalState::requested:
      return "requested";
    case ApprovalState::approved:
      return "approved";
    case ApprovalState::rejected:
      return "rejected";
    case ApprovalState::consumed:
      return "consumed";
  }
  return "requested";
}

Money zero_like(Money amount) { return Money::zero(amount.currency()); }

// Money received that no goods were promised against.
Money free_money(const AuthorizationFacts& facts) {
  return max(facts.unapplied - facts.prepaid, zero_like(facts.unapplied));
}

// Names differing in case, width or spaces are one person.
bool same_person(std::string_view a, std::string_view b) {
  if (a == b) return true;
  auto key_a = match_key(a), key_b = match_key(b);
  return key_a && key_b && *key_a == *key_b;
}

struct Authority {
  Coverage coverage{};
  std::string_view signatory;
  std::string_view clause;
  Ratio share;
  bool under_share = false;
  std::int64_t approval_hours = 0;
};

// Who may sign this overrun (CRD-7, CRD-8): the policy's authority table.
Authority authority_over(const Policy& policy, const AuthorizationFacts& facts, const Standing& at,
                         Money amount) {
  const auto& first = policy.get<FirstOverLimitClause>();
  const auto& last = policy.get<LastOverLimitClause>();
  bool is_first = at.over_limit_shipments == 0;
  Authority found;
  found.clause = is_first ? "CRD-7" : "CRD-8";
  found.share = is_first ? first.share : last.share;
  found.approval_hours = is_first ? first.approval_hours : last.approval_hours;
  Measure measure = is_first ? first.measure : last.measure;
  Money part = measure == Measure::shipment ? amount : at.after - facts.limit.amount;
  found.under_share =
      facts.limit.amount.is_positive() && compare(part, found.share, facts.limit.amount) < 0;
  // The table knows none so far, the first and both; records that were merged may count more.
  const FactValue inputs[] = {std::min<std::int64_t>(at.over_limit_shipments, 2),
                              found.under_share};
  auto outputs = policy.table(clause_of<FirstOverLimitClause>(), "authority").decide(inputs);
  ensure(outputs.size() == 2, "the table 'authority' has a gap");
  auto kind = std::get<std::string_view>(outputs[0]);
  found.coverage = kind == "first_over_limit"  ? Coverage::first_over_limit
                   : kind == "last_over_limit" ? Coverage::last_over_limit
                                               : Coverage::money_first;
  found.signatory = std::get<std::string_view>(outputs[1]);
  return found;
}

ApprovalKind approval_for(Coverage coverage) {
  return coverage == Coverage::last_over_limit ? ApprovalKind::last_over_limit
                                               : ApprovalKind::first_over_limit;
}

// Adds why the approval shown is good, or is not.
bool check_approval(const ApprovalFacts& approval, ApprovalKind kind, std::string_view role,
                    std::string_view clause, const AuthorizationFacts& facts,
                    const AuthorizationRequest& request, Decision& decision) {
  const char* refusal = nullptr;
  const char* rule = "approved";
  if (approval.state != ApprovalState::approved || approval.kind != kind ||
      approval.amount < request.amount) {
    refusal = "credit.approval_required";
  } else if (approval.expires_at <= facts.now) {
    rule = "approval_in_time";
    refusal = "credit.approval_expired";
  } else if (approval.approver_role != role) {
    rule = "signatory_role";
    refusal = "credit.approval_wrong_role";
  } else if (same_person(approval.approver, approval.requested_by) ||
             same_person(approval.approver, request.actor)) {
    rule = "second_person";
    refusal = "credit.self_approval";
  }
  decision.check(!refusal, clause, rule, refusal ? refusal : "",
                 {{"kind", word(approval.kind)},
                  {"needed", word(kind)},
                  {"state", word(approval.state)},
                  {"approved_amount", approval.amount},
                  {"amount", request.amount},
                  {"signatory", role}});
  if (refusal)
    decision.remedies.push_back(
        {"approval", {{"kind", word(kind)}, {"signatory", role}, {"amount", request.amount}}});
  return !refusal;
}

std::size_t find_approval(const AuthorizationFacts& facts, bool overdue) {
  for (std::size_t i = 0; i < facts.approvals.size(); ++i)
    if ((facts.approvals[i].kind == ApprovalKind::overdue) == overdue) return i;
  return Grant::npos;
}

// CRD-4: no credit, so the money must be here and the rest be planned.
void decide_cash(const Policy& policy, const AuthorizationFacts& facts,
                 const AuthorizationRequest& request, const Standing& at, Decision& decision) {
  Money money = free_money(facts);
  Money missing = max(request.amount - money, zero_like(money));
  decision.reasons.push_back({"CRD-1",
                              "eligible",
                              false,
                              {{"lacking", at.lacking},
                               {"file_complete", at.file_complete},
                               {"contract", at.contract},
                               {"settlement_agreement", at.settlement_agreement},
                               {"last_year_cleared", at.last_year_cleared}}});
  bool paid = request.amount <= money;
  bool needs_plan = policy.get<CashClause>().plan_required;
  bool planned = !needs_plan || facts.plan == PlanState::open || facts.plan == PlanState::kept;
  decision.check(paid, "CRD-4", "paid_before_delivery",
                 money.is_zero() ? "credit.not_eligible" : "credit.cash_before_delivery",
                 {{"amount", request.amount},
                  {"received", money},
                  {"missing", missing},
                  {"lacking", at.lacking},
                  {"available", money}});
  if (needs_plan)
    decision.check(planned, "CRD-4", "payment_plan", "credit.cash_before_delivery",
                   {{"plan", word(facts.plan)}});
  if (decision.granted()) return;
  decision.remedies.push_back({"complete_file", {{"lacking", at.lacking}}});
  if (!paid) decision.remedies.push_back({"prepayment", {{"amount", missing}}});
  if (!planned) decision.remedies.push_back({"payment_plan", {{"plan", word(facts.plan)}}});
}

// CRD-5: old receivables ask for a case-by-case approval wherever credit would be used.
void decide_overdue(const Policy& policy, const AuthorizationFacts& facts,
                    const AuthorizationRequest& request, const Standing& at, Decision& decision,
                    Grant& grant) {
  const auto& clause = policy.get<OverdueClause>();
  std::int64_t age = at.age.value_or(0);
  if (!at.overdue || !at.after.is_positive()) {
    decision.check(true, "CRD-5", at.overdue ? "no_credit_used" : "not_overdue", "",
                   {{"oldest_days", age}, {"allowed_days", clause.days}});
    return;
  }
  std::size_t shown = find_approval(facts, true);
  std::string_view role = intern(clause.approver_role);
  if (shown != Grant::npos) {
    if (check_approval(facts.approvals[shown], ApprovalKind::overdue, role, "CRD-5", facts, request,
                       decision))
      grant.overdue_by = shown;
    return;
  }
  decision.check(false, "CRD-5", "not_overdue", "credit.overdue",
                 {{"oldest_days", age},
                  {"allowed_days", clause.days},
                  {"receivable", facts.receivable},
                  {"signatory", role}});
  decision.remedies.push_back(
      {"approval",
       {{"kind", word(ApprovalKind::overdue)}, {"signatory", role}, {"amount", request.amount}}});
  decision.remedies.push_back({"collect_overdue", {{"receivable", facts.receivable}}});
}

void add_over_limit_remedies(const Authority& authority, const AuthorizationRequest& request,
                             Money missing, Money excess, Money available, bool planned,
                             Decision& decision) {
  if (authority.coverage != Coverage::money_first)
    decision.remedies.push_back({"approval",
                                 {{"kind", word(approval_for(authority.coverage))},
                                  {"signatory", authority.signatory},
                                  {"amount", request.amount}}});
  // The excess brings the amount within the limit, whatever it settles; less than that buys goods
  // only where it is kept for them.
  if (!missing.is_zero() && missing < excess)
    decision.remedies.push_back({"prepayment", {{"amount", missing}}});
  else if (!missing.is_zero())
    decision.remedies.push_back({"payment", {{"amount", excess}}});
  if (!planned) decision.remedies.push_back({"payment_plan", {{"amount", excess}}});
  if (available.is_positive())
    decision.remedies.push_back({"smaller_amount", {{"amount", available}}});
}

// CRD-7 to CRD-9: a signature, or money first.
void decide_over_limit(const Policy& policy, const AuthorizationFacts& facts,
                       const AuthorizationRequest& request, const Standing& at, Decision& decision,
                       Grant& grant) {
  Money excess = at.after - facts.limit.amount;
  Authority authority = authority_over(policy, facts, at, request.amount);
  Reason over{"CRD-6",
              "within_limit",
              false,
              {{"limit", facts.limit.amount},
               {"exposure", at.exposure},
               {"amount", request.amount},
               {"available", at.available},
               {"excess", excess}}};
  std::size_t shown = find_approval(facts, false);
  if (shown != Grant::npos && authority.coverage != Coverage::money_first) {
    decision.reasons.push_back(over);
    if (check_approval(facts.approvals[shown], approval_for(authority.coverage),
                       authority.signatory, authority.clause, facts, request, decision)) {
      grant.signed_by = shown;
      grant.coverage = authority.coverage;
    }
    return;
  }
  Money money = free_money(facts);
  Money missing = max(request.amount - money, zero_like(money));
  bool needs_plan = policy.get<MoneyFirstClause>().plan_required;
  bool planned = !needs_plan || (facts.plan == PlanState::open && facts.planned >= excess);
  bool paid = missing.is_zero();
  decision.reasons.push_back(over);
  if (!(paid && planned) && decision.code.empty()) decision.code = "credit.over_limit";
  if (!(paid && planned))
    decision.reasons.push_back({authority.clause,
                                "may_be_signed",
                                authority.coverage != Coverage::money_first,
                                {{"over_limit_shipments", at.over_limit_shipments},
                                 {"share", authority.share},
                                 {"under_share", authority.under_share},
                                 {"signatory", authority.signatory}}});
  decision.reasons.push_back({"CRD-9",
                              "money_first",
                              paid && planned,
                              {{"received", money},
                               {"missing", missing},
                               {"excess", excess},
                               {"plan", word(facts.plan)},
                               {"planned", facts.planned}}});
  if (paid && planned)
    grant.coverage = Coverage::money_first;
  else
    add_over_limit_remedies(authority, request, missing, excess, at.available, planned, decision);
}

}  // namespace

Standing standing(const Policy& policy, const AuthorizationFacts& facts, Money amount) {
  Standing at;
  at.exposure = facts.receivable + facts.unbilled + facts.reserved - facts.unapplied;
  at.after = at.exposure + amount;
  at.available = zero_like(amount);
  if (!facts.limit.unlimited) at.available = max(facts.limit.amount - at.exposure, at.available);
  at.within_limit = facts.limit.unlimited || at.after <= facts.limit.amount;

  at.file_complete = is_complete(policy.get<EligibilityClause>(), facts.documents);
  at.contract = contract_of(facts.documents);
  at.settlement_agreement = facts.documents.has(DocumentKind::settlement_agreement);
  at.last_year_cleared =
      !facts.oldest_invoice || *facts.oldest_invoice >= first_of_year(facts.today);
  const FactValue inputs[] = {at.file_complete, at.contract, at.settlement_agreement,
                              at.last_year_cleared};
  auto outputs = policy.table(clause_of<EligibilityClause>(), "eligibility").decide(inputs);
  ensure(outputs.size() == 2, "the table 'eligibility' has a gap");
  at.eligible = std::get<bool>(outputs[0]);
  at.lacking = std::get<std::string_view>(outputs[1]);

  const auto& overdue = policy.get<OverdueClause>();
  const auto& oldest =
      overdue.age_from == AgeFrom::invoice_date ? facts.oldest_invoice : facts.oldest_due;
  if (oldest) {
    at.age = (facts.today - *oldest).days();
    at.overdue = *at.age > overdue.days;
  }
  // A cycle of over-limit shipments is over when they are collected and the limit is kept again.
  bool cycle_over = facts.over_limit_open.is_zero() &&
                    (facts.limit.unlimited || at.exposure <= facts.limit.amount);
  at.over_limit_shipments = cycle_over ? 0 : facts.over_limit_shipments;
  return at;
}

Decision decide(const Policy& policy, const AuthorizationFacts& facts,
                const AuthorizationRequest& request, Grant& grant) {
  Decision decision;
  grant = {};
  Standing at = standing(policy, facts, request.amount);
  if (facts.on_hold) {
    bool admitted =
        policy.get<WithinLimitClause>().hold_admits_prepaid && request.amount <= free_money(facts);
    decision.check(admitted, "CRD-6", "not_on_hold", "credit.on_hold",
                   {{"amount", request.amount}, {"received", free_money(facts)}});
    if (!admitted) decision.remedies.push_back({"release", {}});
    if (!admitted && policy.get<WithinLimitClause>().hold_admits_prepaid)
      decision.remedies.push_back({"prepayment", {{"amount", request.amount - free_money(facts)}}});
  }
  if (!at.eligible) {
    grant.coverage = Coverage::cash;
    decide_cash(policy, facts, request, at, decision);
    return decision;
  }
  decision.check(true, "CRD-1", "eligible", "",
                 {{"contract", at.contract}, {"last_year_cleared", at.last_year_cleared}});
  decide_overdue(policy, facts, request, at, decision, grant);
  if (!at.within_limit) {
    decide_over_limit(policy, facts, request, at, decision, grant);
  } else if (facts.limit.unlimited) {
    decision.check(true, "CRD-6", "unlimited", "",
                   {{"exposure", at.exposure}, {"amount", request.amount}});
  } else {
    decision.check(true, "CRD-6", "within_limit", "",
                   {{"limit", facts.limit.amount},
                    {"exposure", at.exposure},
                    {"amount", request.amount},
                    {"available", at.available}});
  }
  // On hold only money counts, and each sum of it once.
  if (facts.on_hold && decision.granted() && grant.coverage != Coverage::money_first)
    grant.coverage = Coverage::cash;
  return decision;
}

InlineVector<ApprovalNeed, 2> needed_approvals(const Policy& policy,
                                               const AuthorizationFacts& facts, Money amount) {
  InlineVector<ApprovalNeed, 2> needs;
  Standing at = standing(policy, facts, amount);
  if (!at.eligible) return needs;
  const auto& overdue = policy.get<OverdueClause>();
  if (at.overdue && at.after.is_positive())
    needs.push_back({ApprovalKind::overdue, intern(overdue.approver_role), overdue.approval_hours});
  if (at.within_limit) return needs;
  Authority authority = authority_over(policy, facts, at, amount);
  if (authority.coverage != Coverage::money_first)
    needs.push_back(
        {approval_for(authority.coverage), authority.signatory, authority.approval_hours});
  return needs;
}

Decision decide_approval(const Approval& approval, std::string_view actor, std::string_view role,
                         Instant now) {
  Decision decision;
  std::string_view clause = approval.kind == ApprovalKind::overdue            ? "CRD-5"
                            : approval.kind == ApprovalKind::first_over_limit ? "CRD-7"
                                                                              : "CRD-8";
  decision.check(now < approval.expires_at, clause, "approval_in_time", "credit.approval_expired",
                 {{"expires_at", approval.expires_at}});
  decision.check(role == approval.role, clause, "signatory_role", "credit.approval_wrong_role",
                 {{"signatory", intern(approval.role)}, {"role", intern(role)}});
  decision.check(!same_person(actor, approval.requested_by), clause, "second_person",
                 "credit.self_approval", {{"signatory", intern(approval.role)}});
  if (!decision.granted())
    decision.remedies.push_back({"approval",
                                 {{"kind", word(approval.kind)},
                                  {"signatory", intern(approval.role)},
                                  {"amount", approval.amount}}});
  return decision;
}

Decision decide_shipment(const Policy& policy, const Authorization& authorization, bool on_hold,
                         Money withdrawn, Instant now) {
  Decision decision;
  decision.check(now < authorization.expires_at, "CRD-6", "authorization_in_time", "credit.expired",
                 {{"expires_at", authorization.expires_at}});
  bool stopped = on_hold && policy.get<WithinLimitClause>().hold_stops_shipping;
  bool prepaid =
      authorization.coverage == Coverage::cash || authorization.coverage == Coverage::money_first;
  if (stopped)
    decision.check(prepaid && policy.get<WithinLimitClause>().hold_admits_prepaid, "CRD-6",
                   "not_on_hold", "credit.on_hold", {{"amount", authorization.reserved}});
  if (prepaid)
    decision.check(!withdrawn.is_positive(),
                   authorization.coverage == Coverage::cash ? "CRD-4" : "CRD-9", "still_paid",
                   "credit.cash_before_delivery",
                   {{"amount", authorization.reserved}, {"missing", withdrawn}});
  if (decision.code == "credit.cash_before_delivery")
    decision.remedies.push_back({"prepayment", {{"amount", withdrawn}}});
  if (decision.code == "credit.expired") decision.remedies.push_back({"authorize_again", {}});
  if (decision.code == "credit.on_hold") decision.remedies.push_back({"release", {}});
  return decision;
}

namespace {

bool holds_temporary_limit(const std::optional<Money>& temporary,
                           const std::optional<Date>& temporary_until, const Date& day) {
  return temporary && temporary_until && day <= *temporary_until;
}

}  // namespace

bool holds_rolling_limit(LimitState state, const std::optional<Money>& temporary,
                         const std::optional<Date>& temporary_until, const Date& day) {
  return state == LimitState::unset && !holds_temporary_limit(temporary, temporary_until, day);
}

Limit limit_on(const Policy& policy, LimitState state, Money amount,
               const std::optional<Money>& temporary, const std::optional<Date>& temporary_until,
               Money rolling, const Date& day) {
  if (holds_temporary_limit(temporary, temporary_until, day))
    return {false, *temporary, LimitSource::temporary};
  switch (state) {
    case LimitState::none:
      return {true, zero_like(amount), LimitSource::set};
    case LimitState::amount:
      return {false, amount, LimitSource::set};
    case LimitState::unset:
      break;
  }
  bool fixed = policy.get<RollingLimitClause>().basis == Basis::fixed;
  return {false, fixed ? zero_like(rolling) : rolling, LimitSource::rolling};
}

}  // namespace kehu::credit
