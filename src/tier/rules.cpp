// Pure decisions: from policy and facts. Nothing here knows a store, a clock or a session.
#include "kehu/tier/rules.hpp"

#include <algorithm>

#include "kehu/core/reason.hpp"

namespace kehu::tier {

const TierDefinition* find_tier(const TierClause& clause, std::string_view tier) {
  auto found = std::ranges::find(clause.tiers, tier, &TierDefinition::tier);
  return found == clause.tiers.end() ? nullptr : &*found;
}

std::vector<std::string_view> ladder(const TierClause& clause) {
  std::vector<std::string_view> rising;
  std::optional<std::string_view> below;
  for (std::size_t i = 0; i < clause.tiers.size(); ++i)
    for (const TierDefinition& tier : clause.tiers)
      if (below ? tier.above == *below : !tier.above) {
        rising.push_back(tier.tier);
        below = tier.tier;
        break;
      }
  return rising;
}

std::optional<std::size_t> rank_of(const TierClause& clause, std::string_view tier) {
  auto rising = ladder(clause);
  auto found = std::ranges::find(rising, tier);
  if (found == rising.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rising.begin());
}

namespace {

constexpr TierFact all_facts[] = {TierFact::average_monthly_spend, TierFact::purchases,
                                  TierFact::months_as_customer, TierFact::open_complaints};
// Beyond what any customer reaches, and what any table asks for.
constexpr std::int64_t best[] = {1'000'000'000'000'000, 1'000'000'000, 100'000, 0};
constexpr std::int64_t worst[] = {0, 0, 0, 1'000'000'000};

std::size_t at(TierFact fact) { return static_cast<std::size_t>(fact); }

using Values = std::array<std::int64_t, tier_facts_count>;

TierFacts facts_of(const Policy& policy, const Values& values) {
  return {Money(values[0], policy.currency()), values[1], values[2], values[3]};
}

// As the conditions see them when a tier is to be kept: the spend counts for more, and what does
// not count is as good as can be.
TierFacts as_kept(const Policy& policy, const TierFacts& facts) {
  const auto& clause = policy.get<ReassessmentClause>();
  Values values;
  for (TierFact fact : all_facts) {
    bool counts = std::ranges::find(clause.kept_by, fact) != clause.kept_by.end();
    values[at(fact)] = counts ? value_of(facts, fact) : best[at(fact)];
  }
  Ratio raised(clause.keep_share.denominator(), clause.keep_share.numerator());
  auto spend = Money(values[0], policy.currency()).multiply(raised, Rounding::floor);
  values[0] = spend ? std::min(spend->minor(), best[0]) : best[0];
  return facts_of(policy, values);
}

using Suffices = bool (*)(const Policy&, const TierFacts&, std::string_view tier);

// The value nearest to the worst that still suffices while the others stay.
std::int64_t lessened(const Policy& policy, Suffices suffices, std::string_view tier, Values values,
                      std::size_t fact) {
  std::int64_t good = values[fact], bad = worst[fact];
  values[fact] = bad;
  if (suffices(policy, facts_of(policy, values), tier)) return bad;
  while (good - bad > 1 || bad - good > 1) {
    values[fact] = bad + (good - bad) / 2;
    (suffices(policy, facts_of(policy, values), tier) ? good : bad) = values[fact];
  }
  return good;
}

std::vector<TierWay> ways(const Policy& policy, Suffices suffices, std::string_view tier) {
  std::vector<TierWay> found;
  Values top;
  std::ranges::copy(best, top.begin());
  if (!suffices(policy, facts_of(policy, top), tier)) return found;
  // What is lessened first comes lowest, so that every order may find another way.
  std::array<std::size_t, tier_facts_count> order = {0, 1, 2, 3};
  do {
    Values values = top;
    for (std::size_t fact : order) values[fact] = lessened(policy, suffices, tier, values, fact);
    TierWay way;
    for (std::size_t fact : order)
      if (values[fact] != worst[fact]) way[fact] = values[fact];
    if (std::ranges::find(found, way) == found.end()) found.push_back(way);
  } while (std::next_permutation(order.begin(), order.end()));
  return found;
}

Fact fact_of(const TierFacts& facts, TierFact fact) {
  switch (fact) {
    case TierFact::average_monthly_spend:
      return {"average_monthly_spend", facts.average_monthly_spend};
    case TierFact::purchases:
      return {"purchases", facts.purchases};
    case TierFact::months_as_customer:
      return {"months_as_customer", facts.months_as_customer};
    case TierFact::open_complaints:
      break;
  }
  return {"open_complaints", facts.open_complaints};
}

std::int64_t shortfalls(const TierFacts& facts, const TierWay& way) {
  return std::ranges::count_if(all_facts,
                               [&](TierFact fact) { return shortfall(facts, way, fact) != 0; });
}

Remedy remedy_of(const Policy& policy, const TierFacts& facts, const TierWay& way, TierFact fact) {
  static constexpr std::string_view acts[] = {"tier_spend", "tier_purchases", "tier_months",
                                              "tier_complaints"};
  std::int64_t needed = *way[at(fact)], missing = shortfall(facts, way, fact);
  if (fact == TierFact::average_monthly_spend)
    return {acts[at(fact)],
            {{"needed", Money(needed, policy.currency())},
             {"missing", Money(missing, policy.currency())}}};
  return {acts[at(fact)], {{"needed", needed}, {"missing", missing}}};
}

// The way on which fewest facts fall short.
void add_remedies(const Policy& policy, const TierFacts& facts, std::string_view tier,
                  Decision& decision) {
  auto all = ways_to_deserve(policy, tier);
  if (all.empty()) return;
  const TierWay& nearest = *std::ranges::min_element(
      all, {}, [&](const TierWay& way) { return shortfalls(facts, way); });
  for (TierFact fact : all_facts)
    if (shortfall(facts, nearest, fact) != 0)
      decision.remedies.push_back(remedy_of(policy, facts, nearest, fact));
}

// Higher than the present tier, by no more than may be risen at once, and deserved.
void check_rise(const Policy& policy, const UpgradeFacts& facts, Decision& decision) {
  const auto& clause = policy.get<TierClause>();
  auto present = static_cast<std::int64_t>(rank_of(clause, facts.present).value_or(0));
  auto to = static_cast<std::int64_t>(rank_of(clause, facts.to).value_or(0));
  std::string_view tier = intern(facts.to);
  decision.check(to > present, "TIER-2", "higher_tier", "tier.not_higher",
                 {{"present", intern(facts.present)}, {"tier", tier}});
  std::int64_t most = policy.get<UpgradeClause>().steps_at_once;
  decision.check(to - present <= most, "TIER-2", "steps_at_once", "tier.too_many_steps",
                 {{"steps", to - present}, {"most", most}});
  if (to - present > most)
    decision.remedies.push_back(
        {"tier_in_reach",
         {{"tier", intern(ladder(clause)[static_cast<std::size_t>(present + most)])}}});
  bool deserved = is_deserved(policy, facts.facts, facts.to);
  decision.check(deserved, "TIER-1", "tier_deserved", "tier.not_deserved",
                 {{"tier", tier},
                  {"deserved", deserved_tier(policy, facts.facts)},
                  fact_of(facts.facts, TierFact::average_monthly_spend),
                  fact_of(facts.facts, TierFact::purchases),
                  fact_of(facts.facts, TierFact::months_as_customer),
                  fact_of(facts.facts, TierFact::open_complaints)});
  if (!deserved) add_remedies(policy, facts.facts, facts.to, decision);
}

}  // namespace

std::int64_t value_of(const TierFacts& facts, TierFact fact) {
  switch (fact) {
    case TierFact::average_monthly_spend:
      return facts.average_monthly_spend.minor();
    case TierFact::purchases:
      return facts.purchases;
    case TierFact::months_as_customer:
      return facts.months_as_customer;
    case TierFact::open_complaints:
      break;
  }
  return facts.open_complaints;
}

std::string facts_line(const TierFacts& facts) {
  return "average_monthly_spend=" + facts.average_monthly_spend.text() +
         ", purchases=" + std::to_string(facts.purchases) +
         ", months_as_customer=" + std::to_string(facts.months_as_customer) +
         ", open_complaints=" + std::to_string(facts.open_complaints);
}

std::string_view deserved_tier(const Policy& policy, const TierFacts& facts) {
  static const ClauseType& clause = clause_of<TierClause>();
  const FactValue inputs[] = {facts.average_monthly_spend, facts.purchases,
                              facts.months_as_customer, facts.open_complaints};
  return std::get<std::string_view>(policy.table(clause, "conditions").decide(inputs)[0]);
}

bool is_deserved(const Policy& policy, const TierFacts& facts, std::string_view tier) {
  const auto& clause = policy.get<TierClause>();
  auto deserved = rank_of(clause, deserved_tier(policy, facts)), asked = rank_of(clause, tier);
  return deserved && asked && *deserved >= *asked;
}

bool is_kept(const Policy& policy, const TierFacts& facts, std::string_view tier) {
  return is_deserved(policy, as_kept(policy, facts), tier);
}

std::vector<TierWay> ways_to_deserve(const Policy& policy, std::string_view tier) {
  return ways(policy, is_deserved, tier);
}

std::vector<TierWay> ways_to_keep(const Policy& policy, std::string_view tier) {
  return ways(policy, is_kept, tier);
}

std::int64_t shortfall(const TierFacts& facts, const TierWay& way, TierFact fact) {
  const auto& needed = way[at(fact)];
  if (!needed) return 0;
  std::int64_t missing = *needed - value_of(facts, fact);
  return std::max<std::int64_t>(fact == TierFact::open_complaints ? -missing : missing, 0);
}

std::int64_t whole_months(const Date& from, const Date& until) {
  if (until < from) return 0;
  int count = (until.year() - from.year()) * 12 + (until.month() - from.month());
  if (from + months(count) > until) --count;
  return count;
}

Decision decide_proposal(const Policy& policy, const UpgradeFacts& facts) {
  Decision decision;
  decision.check(facts.is_account_manager, "TIER-2", "proposed_by_account_manager",
                 "tier.not_account_manager", {});
  if (!facts.is_account_manager) decision.remedies.push_back({"account_manager_proposes", {}});
  check_rise(policy, facts, decision);
  return decision;
}

Decision decide_consent(const UpgradeFacts& facts) {
  Decision decision;
  decision.check(facts.consent_until && facts.today <= *facts.consent_until, "TIER-2",
                 "consent_in_use", "tier.consent_lapsed",
                 {{"until", facts.consent_until.value_or(facts.today)}, {"today", facts.today}});
  if (!decision.granted()) decision.remedies.push_back({"consent_again", {}});
  return decision;
}

Decision decide_upgrade(const Policy& policy, const UpgradeFacts& facts) {
  Decision decision = decide_consent(facts);
  check_rise(policy, facts, decision);
  return decision;
}

namespace {

Date later(const Date& day, const casework::TimeLimit& period, std::int64_t times) {
  std::int64_t amount = period.amount * times;
  if (period.unit == casework::TimeUnit::days) return day + days(static_cast<long>(amount));
  return day + months(static_cast<int>(amount));
}

// The tier into which who does not keep his falls. One that the policy has no more keeps nobody.
std::string_view fallen_tier(const Policy& policy, const ReassessmentFacts& facts) {
  const auto& clause = policy.get<TierClause>();
  std::string_view deserved = deserved_tier(policy, facts.facts);
  const TierDefinition* present = find_tier(clause, facts.present);
  if (!present) return deserved;
  if (!present->above) return facts.present;
  bool lower = rank_of(clause, deserved) < rank_of(clause, facts.present);
  return policy.get<ReassessmentClause>().to == DowngradeTo::deserved && lower
             ? deserved
             : std::string_view(*present->above);
}

}  // namespace

Date next_reassessment(const casework::TimeLimit& every, const Date& counted_from,
                       const Date& after) {
  std::int64_t times = 1;
  if (after > counted_from && every.unit == casework::TimeUnit::days)
    times = (after - counted_from).days() / every.amount;
  if (after > counted_from && every.unit == casework::TimeUnit::months)
    times = whole_months(counted_from, after) / every.amount;
  times = std::max<std::int64_t>(times, 1);
  while (later(counted_from, every, times) <= after) ++times;
  return later(counted_from, every, times);
}

Date last_day_of_grace(const casework::TimeLimit& grace, const Date& notice) {
  return later(notice, grace, 1);
}

Decision decide_reassessment(const Policy& policy, const ReassessmentFacts& facts,
                             Reassessment& made) {
  const auto& clause = policy.get<ReassessmentClause>();
  bool noticed = facts.grace_until.has_value();
  bool kept = is_kept(policy, facts.facts, facts.present);
  bool over = noticed && facts.today > *facts.grace_until;
  bool due = noticed ? over || kept : facts.reassess_on && *facts.reassess_on <= facts.today;
  std::optional<Date> next = noticed ? *facts.grace_until + days(1) : facts.reassess_on;
  Decision decision;
  decision.check(due, "TIER-6", "reassessment_due", "tier.not_due",
                 {{"due", next ? FactValue(*next) : FactValue()}, {"today", facts.today}});
  if (!due && next) decision.remedies.push_back({"reassess_later", {{"due", *next}}});
  if (!due) return decision;
  decision.reasons.push_back({"TIER-6",
                              "tier_kept",
                              kept,
                              {{"tier", intern(facts.present)},
                               fact_of(facts.facts, TierFact::average_monthly_spend),
                               fact_of(facts.facts, TierFact::purchases),
                               fact_of(facts.facts, TierFact::months_as_customer),
                               fact_of(facts.facts, TierFact::open_complaints)}});
  bool falls = !kept && clause.to != DowngradeTo::none;
  made.tier = falls ? fallen_tier(policy, facts) : facts.present;
  if (kept)
    made.outcome = noticed ? ReassessmentOutcome::recovered : ReassessmentOutcome::kept;
  else if (!falls)
    made.outcome = ReassessmentOutcome::spared;
  else if (!noticed && clause.grace.amount > 0)
    made.outcome = ReassessmentOutcome::notified;
  else
    made.outcome = ReassessmentOutcome::fell;
  return decision;
}

TierBenefits benefits_of(const Policy& policy, std::string_view tier) {
  static const ClauseType& clause = clause_of<BenefitsClause>();
  const FactValue inputs[] = {intern(tier)};
  auto row = policy.table(clause, "benefits").decide(inputs);
  return {std::get<std::int64_t>(row[0]), std::get<std::string_view>(row[1]),
          std::get<std::int64_t>(row[2])};
}

bool is_eligible(const Policy& policy, std::string_view tier, EventKind kind) {
  static const ClauseType& clause = clause_of<BenefitsClause>();
  std::string_view word = kind == EventKind::draw ? "draw" : "gathering";
  const FactValue inputs[] = {intern(tier), word};
  return std::get<bool>(policy.table(clause, "events").decide(inputs)[0]);
}

}  // namespace kehu::tier
