// How a customer stands, what the tiers ask for and what they bring, and the applications.
#include "kehu/customer/merges.hpp"
#include "tier/memberships.hpp"

namespace kehu::tier {

namespace {

constexpr std::pair<TierFact, std::string_view> named_facts[] = {
    {TierFact::average_monthly_spend, "average_monthly_spend"},
    {TierFact::purchases, "purchases"},
    {TierFact::months_as_customer, "months_as_customer"},
    {TierFact::open_complaints, "open_complaints"},
};

std::string figure(const Policy& policy, TierFact fact, std::int64_t value) {
  if (fact != TierFact::average_monthly_spend) return std::to_string(value);
  return Money(value, policy.currency()).text();
}

const std::optional<std::int64_t>& asked(const TierWay& way, TierFact fact) {
  return way[static_cast<std::size_t>(fact)];
}

// A row for each fact of each way.
void push_ways(const Policy& policy, const TierFacts& facts, const std::vector<TierWay>& ways,
               StandingRow row, Rows<StandingRow>& rows) {
  for (const TierWay& way : ways) {
    ++row.way;
    for (const auto& [fact, name] : named_facts) {
      const auto& needed = asked(way, fact);
      if (!needed) continue;
      std::int64_t missing = shortfall(facts, way, fact);
      row.fact = name;
      row.value = figure(policy, fact, value_of(facts, fact));
      row.needed = figure(policy, fact, *needed);
      row.missing = figure(policy, fact, missing);
      row.met = missing == 0;
      rows.push(row);
    }
  }
}

StandingRow row_of(StandingPart part, std::string_view tier, std::string_view clause,
                   const TierFacts& facts, std::int64_t version) {
  StandingRow row;
  row.part = part;
  row.tier = tier;
  row.clause = clause;
  row.facts = facts_line(facts);
  row.policy_version = version;
  return row;
}

const TierDefinition* next_above(const TierClause& clause, std::string_view tier) {
  for (const TierDefinition& each : clause.tiers)
    if (each.above == tier) return &each;
  return nullptr;
}

}  // namespace

Result<void> conditions(QueryContext& context, const TierConditions&,
                        Rows<TierConditionRow>& rows) {
  const Policy& policy = context.policy();
  const auto& clause = policy.get<TierClause>();
  TierConditionRow row;
  for (std::string_view name : ladder(clause)) {
    const TierDefinition& tier = *find_tier(clause, name);
    row.tier = tier.tier;
    row.en = tier.en;
    row.zh = tier.zh;
    row.way = 0;
    for (const TierWay& way : ways_to_deserve(policy, name)) {
      ++row.way;
      row.average_monthly_spend.reset();
      if (const auto& spend = asked(way, TierFact::average_monthly_spend))
        row.average_monthly_spend = Money(*spend, policy.currency());
      row.purchases = asked(way, TierFact::purchases);
      row.months_as_customer = asked(way, TierFact::months_as_customer);
      row.open_complaints = asked(way, TierFact::open_complaints);
      rows.push(row);
    }
    ++row.rank;
  }
  return {};
}

Result<void> standing(QueryContext& context, const TierStanding& query, Rows<StandingRow>& rows) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  const Policy& policy = context.policy();
  const auto& clause = policy.get<TierClause>();
  auto membership = context.find<TierMembership>(customer.id);
  std::string present = membership ? membership->tier : lowest_tier(policy);
  TierFacts facts = facts_of(context, policy, customer, context.today());
  KEHU_TRY(check_table(policy, facts));
  auto terms = terms_of(context, membership);
  TierFacts held = facts_of(context, *terms.policy, customer, context.today());

  StandingRow row = row_of(StandingPart::present, present, "TIER-1", held, terms.number);
  row.met = is_kept(*terms.policy, held, present);
  if (membership) {
    row.since = membership->since;
    row.grace_until = membership->grace_until;
  }
  rows.push(row);
  row = row_of(StandingPart::deserved, deserved_tier(policy, facts), "TIER-1", facts, 0);
  row.met = true;
  rows.push(row);
  push_ways(*terms.policy, held, ways_to_keep(*terms.policy, present),
            row_of(StandingPart::keeps, present, "TIER-6", held, terms.number), rows);
  if (const TierDefinition* next = next_above(clause, present))
    push_ways(policy, facts, ways_to_deserve(policy, next->tier),
              row_of(StandingPart::next, next->tier, "TIER-1", facts, 0), rows);
  return {};
}

namespace {

BenefitRow benefits_row(const Policy& policy, std::string_view name) {
  BenefitRow row;
  row.tier = name;
  if (const TierDefinition* tier = find_tier(policy.get<TierClause>(), name)) {
    row.en = tier->en;
    row.zh = tier->zh;
  }
  TierBenefits benefits = benefits_of(policy, name);
  row.service_level = benefits.service_level;
  row.price_list = benefits.price_list;
  row.priority = benefits.priority;
  for (EventKind kind : {EventKind::draw, EventKind::gathering})
    if (is_eligible(policy, name, kind)) {
      if (!row.events.empty()) row.events += ", ";
      row.events += word(kind);
    }
  row.clause = "TIER-3";
  return row;
}

}  // namespace

Result<void> benefits(QueryContext& context, const BenefitsQuery& query, Rows<BenefitRow>& rows) {
  const Policy& policy = context.policy();
  if (!query.customer) {
    for (std::string_view tier : ladder(policy.get<TierClause>()))
      rows.push(benefits_row(policy, tier));
    return {};
  }
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *query.customer, "/customer"));
  auto membership = context.find<TierMembership>(customer.id);
  auto terms = terms_of(context, membership);
  BenefitRow row =
      benefits_row(*terms.policy, membership ? membership->tier : lowest_tier(*terms.policy));
  row.customer = customer.id;
  row.policy_version = terms.number;
  rows.push(row);
  return {};
}

Result<void> applications(QueryContext& context, const ApplicationsQuery& query,
                          Rows<TierApplication>& rows) {
  auto push = [&](const TierApplication& application) {
    if (!query.state || application.state == *query.state) rows.push(application);
    return true;
  };
  if (!query.customer) {
    context.each<TierApplication>("by_customer", {}, push);
    return {};
  }
  KEHU_TRY_ASSIGN(Id<Customer> survivor,
                  customer::resolve_id(context, *query.customer, "/customer"));
  for (const Id<Customer>& record : customer::records_of(context, survivor))
    context.each<TierApplication>("by_customer", {{Reader::value(record)}, {}, {}, false, 0}, push);
  return {};
}

}  // namespace kehu::tier
