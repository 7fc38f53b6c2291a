// The decisions of the tier area: pure functions of policy and facts.
#pragma once

#include <array>

#include "kehu/tier/clauses.hpp"

namespace kehu::tier {

// ---- Tiers and their conditions (TIER-1) --------------------------------------------------------

// The tiers of a policy, from the lowest up.
std::vector<std::string_view> ladder(const TierClause& clause);
// How high a tier stands, the lowest at 0; empty for a word that is no tier.
std::optional<std::size_t> rank_of(const TierClause& clause, std::string_view tier);
const TierDefinition* find_tier(const TierClause& clause, std::string_view tier);

// What the table of TIER-1 reads of one customer on one day.
struct TierFacts {
  Money average_monthly_spend;  // in the policy's currency; zero of one who buys in another
  std::int64_t purchases = 0;
  std::int64_t months_as_customer = 0;  // whole ones
  std::int64_t open_complaints = 0;
  bool operator==(const TierFacts&) const = default;
};
inline constexpr std::size_t tier_facts_count = 4;  // as many as TierFact has
// A fact as a whole number; of the spend, its minor units.
std::int64_t value_of(const TierFacts& facts, TierFact fact);
// "average_monthly_spend=5000.00 CNY, purchases=3, months_as_customer=1, open_complaints=0"
std::string facts_line(const TierFacts& facts);

// The word that the table gives.
std::string_view deserved_tier(const Policy& policy, const TierFacts& facts);
// Whether the facts deserve this tier or a higher one.
bool is_deserved(const Policy& policy, const TierFacts& facts, std::string_view tier);
// Whether they suffice to keep it (TIER-6).
bool is_kept(const Policy& policy, const TierFacts& facts, std::string_view tier);

// One way to a tier: the least that each fact must be (of open_complaints, the most that it may
// be); empty: the fact does not matter on this way.
using TierWay = std::array<std::optional<std::int64_t>, tier_facts_count>;
// Every way to deserve a tier, or to keep it: each suffices, and nothing on it can be lessened.
// Empty where no facts suffice. Whatever the table's rules are, more spend, purchases and months
// and fewer complaints are taken to do no harm.
std::vector<TierWay> ways_to_deserve(const Policy& policy, std::string_view tier);
std::vector<TierWay> ways_to_keep(const Policy& policy, std::string_view tier);
// By how much a fact falls short of what a way asks for; 0: it does not.
std::int64_t shortfall(const TierFacts& facts, const TierWay& way, TierFact fact);

// How many whole months lie between two days; 0 where the second lies before the first.
std::int64_t whole_months(const Date& from, const Date& until);

// ---- Upgrades (TIER-2) --------------------------------------------------------------------------

struct UpgradeFacts {
  std::string_view present, to;  // tiers of the policy
  TierFacts facts;
  bool is_account_manager = false;    // the actor is who is responsible for the customer
  std::optional<Date> consent_until;  // the last day on which the consent may be used
  Date today;
};
// May this upgrade be proposed? Refusals: tier.not_account_manager, tier.not_higher,
// tier.too_many_steps, tier.not_deserved with what is missing as remedies.
Decision decide_proposal(const Policy& policy, const UpgradeFacts& facts);
// May the customer's consent be used today? Refusal: tier.consent_lapsed.
Decision decide_consent(const UpgradeFacts& facts);
// May the customer be upgraded? Refusals: tier.consent_lapsed, tier.not_higher,
// tier.too_many_steps, tier.not_deserved.
Decision decide_upgrade(const Policy& policy, const UpgradeFacts& facts);

// ---- Reassessments (TIER-6) ---------------------------------------------------------------------

// The first day after `after` that lies whole periods behind the day from which they count: of the
// last day of a month, on last days of months. Precondition: a period of days or months.
Date next_reassessment(const casework::TimeLimit& every, const Date& counted_from,
                       const Date& after);
// The last day of a grace that begins with the notice.
Date last_day_of_grace(const casework::TimeLimit& grace, const Date& notice);

enum class ReassessmentOutcome : std::uint8_t {
  kept,       // what keeps the tier is there
  recovered,  // likewise, and the notice that was given is void
  notified,   // it is not; the grace begins
  spared,     // it is not, and by the policy nobody falls
  fell,
};
BOOST_DESCRIBE_ENUM(ReassessmentOutcome, kept, recovered, notified, spared, fell)

struct ReassessmentFacts {
  std::string_view present;
  TierFacts facts;
  Date today;
  std::optional<Date> reassess_on, grace_until;
};
struct Reassessment {
  ReassessmentOutcome outcome{};
  std::string_view tier;  // in which the customer stands, or will stand when the grace is over
};
// By the policy under which the tier is held. Refusal: tier.not_due. Who has been given notice may
// be looked at before the grace is over: he may recover, and does not fall.
Decision decide_reassessment(const Policy& policy, const ReassessmentFacts& facts,
                             Reassessment& made);

// ---- Benefits (TIER-3) --------------------------------------------------------------------------

struct TierBenefits {
  std::int64_t service_level = 0;  // higher is better
  std::string_view price_list;     // interned
  std::int64_t priority = 0;       // lower is sooner
};
TierBenefits benefits_of(const Policy& policy, std::string_view tier);
bool is_eligible(const Policy& policy, std::string_view tier, EventKind kind);

}  // namespace kehu::tier
