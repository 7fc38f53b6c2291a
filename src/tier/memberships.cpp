// Who stands in which tier, today and on any day, and how that changes.
#include "tier/memberships.hpp"

#include <algorithm>

#include "kehu/casework/subjects.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer/merges.hpp"
#include "kehu/governance.hpp"

namespace kehu::tier {

namespace {

std::vector<AfterTierMove>& acts_after_move() {
  static std::vector<AfterTierMove> acts;
  return acts;
}

// The customer that a record means now; itself where it is gone.
Id<Customer> surviving(Reader& reader, const Id<Customer>& customer) {
  auto id = customer::resolve_id(reader, Reference<Customer>{customer}, "");
  return id ? *id : customer;
}

casework::About about(const Id<Customer>& customer) {
  return {"tier_membership", customer.value, customer};
}

}  // namespace

void after_tier_move(AfterTierMove act) { acts_after_move().push_back(act); }

std::string lowest_tier(const Policy& policy) {
  return std::string(ladder(policy.get<TierClause>()).front());
}

std::string tier_of(Reader& reader, const Policy& policy, const Id<Customer>& customer) {
  auto row = reader.find<TierMembership>(customer);
  return row ? row->tier : lowest_tier(policy);
}

std::string tier_on(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    const Date& day) {
  std::string tier = lowest_tier(policy);
  for (const TierMove& move : reader.rows<TierMove>("", {Reader::value(customer)})) {
    if (move.day > day) break;
    tier = move.to_tier;
  }
  return tier;
}

bool is_at_least(const Policy& policy, std::string_view tier, std::string_view least) {
  const auto& clause = policy.get<TierClause>();
  auto rank = rank_of(clause, tier), other = rank_of(clause, least);
  return rank && other && *rank >= *other;
}

PolicyVersions::Version terms_of(CommandContext& context,
                                 const std::optional<TierMembership>& membership) {
  if (!membership) return {context.policy_version(), &context.policy()};
  return context.policy_for(membership->terms_since);
}

PolicyVersions::Version terms_of(QueryContext& context,
                                 const std::optional<TierMembership>& membership) {
  if (!membership) return {0, &context.policy()};
  // Of a version all but its document, which is long.
  static const std::vector<std::size_t> fields = [] {
    const record::Descriptor& row = table_of<governance::PolicyVersion>().descriptor();
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < row.fields.size(); ++i)
      if (row.fields[i].name != "document") all.push_back(i);
    return all;
  }();
  std::vector<governance::PolicyVersion> versions;
  context.each<governance::PolicyVersion>(
      "", {},
      [&](const governance::PolicyVersion& version) {
        versions.push_back(version);
        return true;
      },
      fields);
  const auto* held = governance::in_force(versions, context.actor().business_line, context.today(),
                                          membership->terms_since);
  if (!held) return {0, &context.policy()};
  return {held->version, &context.policy_of(held->version)};
}

TierFacts facts_of(Reader& reader, const Policy& policy, const Customer& customer,
                   const Date& today) {
  const auto& clause = policy.get<TierClause>();
  TierFacts facts;
  facts.average_monthly_spend = Money::zero(policy.currency());
  facts.months_as_customer = whole_months(customer.since, today);
  // Both count the records merged into the customer already.
  if (auto statistics = purchase::statistics_of(reader, customer.id))
    facts.purchases = statistics->purchases;
  auto spend = purchase::average_monthly_spend(reader, customer.id, today, clause.months);
  if (spend && spend->currency() == policy.currency()) facts.average_monthly_spend = *spend;
  facts.open_complaints = casework::count_open_cases(
      reader, customer::records_of(reader, customer.id), clause.case_kinds);
  return facts;
}

Result<void> check_table(const Policy& policy, const TierFacts& facts) {
  std::string_view deserved = deserved_tier(policy, facts);
  if (find_tier(policy.get<TierClause>(), deserved)) return {};
  return invalid("tier.condition_table", "",
                 "the policy's table 'conditions' of TIER-1 gives the tier " + quotation(deserved) +
                     ", which is not in its list of tiers");
}

Result<void> check_tier(const Policy& policy, std::string_view tier) {
  const auto& clause = policy.get<TierClause>();
  if (find_tier(clause, tier)) return {};
  std::string names;
  for (std::string_view each : ladder(clause)) names.append(names.empty() ? "" : ", ").append(each);
  return invalid("tier.unknown_tier", "/tier",
                 "no tier is named " + quotation(tier) + "; there are " + names);
}

Result<void> check_past(const Date& day, const Date& today, std::string_view path) {
  if (day <= today) return {};
  return invalid("tier.future_date", path, text(day) + " is still to come");
}

namespace {

Result<void> tell(CommandContext& context, const Customer& customer, std::string_view kind,
                  std::string_view clause, std::vector<casework::NotificationFact> facts) {
  KEHU_TRY(casework::notify(context, {.recipient_kind = casework::RecipientKind::customer,
                                      .kind = kind,
                                      .clause = clause,
                                      .about = about(customer.id),
                                      .facts = std::move(facts)}));
  return {};
}

// The day on which a tier is looked at again; empty: never.
std::optional<Date> day_of_reassessment(const Policy& policy, const Customer& customer,
                                        const TierMembership& membership, const Date& today) {
  const auto& clause = policy.get<ReassessmentClause>();
  if (membership.grace_until) return *membership.grace_until + days(1);
  const TierDefinition* tier = find_tier(policy.get<TierClause>(), membership.tier);
  if (!clause.every || (tier && !tier->above)) return std::nullopt;
  Date from = membership.since;
  if (clause.counted_from == ReassessedFrom::registration) from = customer.since;
  if (clause.counted_from == ReassessedFrom::last_reassessment)
    from = membership.reassessed_on.value_or(from);
  return next_reassessment(*clause.every, from, today);
}

}  // namespace

Result<void> schedule(CommandContext& context, const Customer& customer,
                      const std::optional<TierMembership>& before, TierMembership membership) {
  const Policy& policy = *terms_of(context, membership).policy;
  KEHU_TRY(casework::cancel_duties(context, customer.id.value, reassessment_duty, "rescheduled"));
  membership.reassess_on = day_of_reassessment(policy, customer, membership, context.today());
  if (membership.reassess_on)
    KEHU_TRY(casework::open_duty(
        context, {.kind = reassessment_duty,
                  .clause = "TIER-6",
                  .about = about(customer.id),
                  .limit = policy.get<ReassessmentClause>().limit,
                  .owner = customer.account_manager,
                  .owner_role = "account_manager",
                  .liable = customer.account_manager,
                  .fulfilled_by = "tier.reassess",
                  .start = context.policy().zone().start(*membership.reassess_on)}));
  if (before) return context.update(*before, membership);
  return context.insert(membership);
}

Result<TierMove> move(CommandContext& context, const Customer& customer, const NewMove& made) {
  auto before = context.find<TierMembership>(customer.id);
  TierMembership membership = before.value_or(TierMembership{});
  TierMove move;
  move.customer = membership.customer = customer.id;
  move.number = membership.moves += 1;
  move.kind = made.kind;
  bool taken_over = made.kind == TierMoveKind::taken_over;
  if (!taken_over) move.from_tier = before ? before->tier : lowest_tier(context.policy());
  move.to_tier = membership.tier = made.to;
  move.day = membership.since = made.day;
  move.moved_at = context.now();
  move.application = made.application;
  move.clause = made.clause;
  if (made.facts) move.facts = facts_line(*made.facts);
  move.policy_version = membership.policy_version = made.policy_version;
  move.moved_by = context.actor().actor;
  move.reference = made.reference;
  membership.terms_since = made.terms_since;
  membership.reassessed_on = made.reassessed_on;
  membership.grace_until.reset();
  membership.falls_to.clear();
  KEHU_TRY(context.insert(move));
  KEHU_TRY(schedule(context, customer, before, membership));
  if (!taken_over)
    KEHU_TRY(tell(context, customer,
                  made.kind == TierMoveKind::upgrade ? "tier.upgraded" : "tier.downgraded",
                  made.clause, {{"from", move.from_tier}, {"to", move.to_tier}}));
  for (AfterTierMove act : acts_after_move()) KEHU_TRY(act(context, customer.id));
  return move;
}

namespace {

// A tier and the policy under which it is held.
struct Held {
  std::string tier;
  const Policy* policy = nullptr;
};
template <class Context>
Held held_by(Context& context, const Id<Customer>& customer) {
  auto membership = context.template find<TierMembership>(surviving(context, customer));
  const Policy* policy = terms_of(context, membership).policy;
  return {membership ? membership->tier : lowest_tier(*policy), policy};
}

}  // namespace

TierBenefits benefits_for(CommandContext& context, const Id<Customer>& customer) {
  Held held = held_by(context, customer);
  return benefits_of(*held.policy, held.tier);
}

TierBenefits benefits_for(QueryContext& context, const Id<Customer>& customer) {
  Held held = held_by(context, customer);
  return benefits_of(*held.policy, held.tier);
}

bool is_eligible_for(CommandContext& context, const Id<Customer>& customer, EventKind kind) {
  Held held = held_by(context, customer);
  return is_eligible(*held.policy, held.tier, kind);
}

bool is_eligible_for(QueryContext& context, const Id<Customer>& customer, EventKind kind) {
  Held held = held_by(context, customer);
  return is_eligible(*held.policy, held.tier, kind);
}

}  // namespace kehu::tier
