// Tiers looked at again, on schedule and after notice (TIER-6).
#include "tier/memberships.hpp"

namespace kehu::tier {

namespace {

// What is missing to keep the tier, on the first way that would.
std::vector<casework::NotificationFact> notice_of(const TierMembership& membership,
                                                  const TierFacts& facts) {
  return {{"tier", membership.tier},
          {"falls_to", membership.falls_to},
          {"until", text(*membership.grace_until)},
          {"average_monthly_spend", facts.average_monthly_spend.text()}};
}

Result<void> give_notice(CommandContext& context, const Customer& customer,
                         const TierMembership& membership, const TierFacts& facts) {
  casework::About about{"tier_membership", customer.id.value, customer.id};
  for (auto kind : {casework::RecipientKind::customer, casework::RecipientKind::person})
    KEHU_TRY(casework::notify(
        context, {.recipient_kind = kind,
                  .recipient = kind == casework::RecipientKind::person ? customer.account_manager
                                                                       : std::string(),
                  .kind = "tier.downgrade_notice",
                  .clause = "TIER-6",
                  .about = about,
                  .facts = notice_of(membership, facts)}));
  return {};
}

void count(ReassessmentOutcome outcome, Reassessed& sum) {
  ++sum.customers;
  switch (outcome) {
    case ReassessmentOutcome::kept:
      ++sum.kept;
      break;
    case ReassessmentOutcome::recovered:
      ++sum.recovered;
      break;
    case ReassessmentOutcome::notified:
      ++sum.notified;
      break;
    case ReassessmentOutcome::spared:
      ++sum.spared;
      break;
    case ReassessmentOutcome::fell:
      ++sum.fell;
      break;
  }
}

Result<void> carry_out(CommandContext& context, const Customer& customer,
                       const TierMembership& before, const TierFacts& facts,
                       const Reassessment& made) {
  KEHU_TRY(
      casework::fulfil_duties(context, customer.id.value, reassessment_duty, word(made.outcome)));
  if (made.outcome == ReassessmentOutcome::fell) {
    KEHU_TRY(move(context, customer,
                  {.kind = TierMoveKind::downgrade,
                   .to = made.tier,
                   .terms_since = context.today(),
                   .policy_version = context.policy_version(),
                   .clause = "TIER-6",
                   .facts = facts,
                   .day = context.today()}));
    return {};
  }
  TierMembership membership = before;
  membership.reassessed_on = context.today();
  membership.grace_until.reset();
  membership.falls_to.clear();
  if (made.outcome == ReassessmentOutcome::notified) {
    const Policy& policy = *terms_of(context, before).policy;
    membership.grace_until =
        last_day_of_grace(policy.get<ReassessmentClause>().grace, context.today());
    membership.falls_to = made.tier;
    KEHU_TRY(give_notice(context, customer, membership, facts));
  }
  return schedule(context, customer, before, membership);
}

// The reasons of a decision go on record only where one customer is named: of many they would say
// too little, and are kept with the moves.
Result<void> reassess_one(CommandContext& context, const Customer& customer,
                          const TierMembership& before, bool is_named, Reassessed& sum) {
  const Policy& policy = *terms_of(context, before).policy;
  ReassessmentFacts facts;
  facts.present = before.tier;
  facts.facts = facts_of(context, policy, customer, context.today());
  facts.today = context.today();
  facts.reassess_on = before.reassess_on;
  facts.grace_until = before.grace_until;
  KEHU_TRY(check_table(policy, facts.facts));
  Reassessment made;
  Decision decision = decide_reassessment(policy, facts, made);
  if (!decision.granted()) return context.refuse(decision);
  if (is_named) context.record(decision);
  KEHU_TRY(carry_out(context, customer, before, facts.facts, made));
  count(made.outcome, sum);
  return {};
}

// What a merged record held lapsed with it for as long as the merge stands: nothing is judged, and
// a period later it comes up again, should the merge be undone by then.
Result<void> pass_over(CommandContext& context, const TierMembership& before) {
  auto record = context.find<Customer>(before.customer);
  ensure(record.has_value(), "a membership names a customer who is not there");
  KEHU_TRY(casework::fulfil_duties(context, record->id.value, reassessment_duty, "merged"));
  TierMembership membership = before;
  membership.reassessed_on = context.today();
  membership.grace_until.reset();
  membership.falls_to.clear();
  return schedule(context, *record, before, membership);
}

}  // namespace

std::vector<TierMembership> due_memberships(Reader& reader, const Date& day) {
  std::vector<TierMembership> due;
  reader.each<TierMembership>("by_reassess_on", {}, [&](const TierMembership& membership) {
    if (*membership.reassess_on > day) return false;
    due.push_back(membership);
    return true;
  });
  return due;
}

Result<Reassessed> reassess(CommandContext& context, const ReassessTiers& command) {
  Reassessed sum;
  if (command.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *command.customer, "/customer"));
    TierMembership lowest;
    lowest.customer = customer.id;
    lowest.tier = lowest_tier(context.policy());
    lowest.terms_since = context.today();
    KEHU_TRY(reassess_one(context, customer,
                          context.find<TierMembership>(customer.id).value_or(lowest), true, sum));
    return sum;
  }
  for (const TierMembership& membership : due_memberships(context, context.today())) {
    KEHU_TRY_ASSIGN(Customer customer,
                    customer::resolve(context, Reference<Customer>{membership.customer}, ""));
    if (customer.id == membership.customer) {
      KEHU_TRY(reassess_one(context, customer, membership, false, sum));
    } else {
      KEHU_TRY(pass_over(context, membership));
    }
  }
  return sum;
}

Result<void> reassessments_due(QueryContext& context, const ReassessmentsDue& query,
                               Rows<TierMembership>& rows) {
  for (const TierMembership& membership :
       due_memberships(context, query.until.value_or(context.today())))
    rows.push(membership);
  return {};
}

}  // namespace kehu::tier
