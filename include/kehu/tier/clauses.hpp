// What the policy says about tiers: the parameters of the clauses TIER-1, TIER-2, TIER-3 and
// TIER-6.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/policy/policy.hpp"
#include "kehu/tier/records.hpp"

namespace kehu::tier {

struct TierDefinition {
  std::string tier;
  std::optional<std::string> above;  // the tier below it; null: the lowest
  std::string en, zh;                // its names
};
BOOST_DESCRIBE_STRUCT(TierDefinition, (), (tier, above, en, zh))

// TIER-1. Table "conditions": average_monthly_spend, purchases, months_as_customer,
// open_complaints -> tier, the one that these facts deserve. Points are no condition: they are
// earned by tier, and a tier would count itself; a tier counts money. Faults at load besides those
// of tables: policy.parameter (no lowest tier or two, a tier above one that is not there, tiers in
// a circle), policy.ambiguous (a tier twice, two tiers above the same).
struct TierClause {
  std::vector<TierDefinition> tiers;
  std::int64_t months = 0;              // of the average monthly spend; they end today
  std::vector<std::string> case_kinds;  // records whose live duties make open_complaints
};
BOOST_DESCRIBE_STRUCT(TierClause, (), (tiers, months, case_kinds))

struct DepartmentReview {
  std::string department;
  std::string matter;  // of GOV-14
};
BOOST_DESCRIBE_STRUCT(DepartmentReview, (), (department, matter))

// TIER-2. Faults: policy.parameter (no department, no matter, fewer than one step or consent day),
// policy.ambiguous (a department twice). From a tier that the policy has no more one rises as from
// the lowest.
struct UpgradeClause {
  std::vector<DepartmentReview> reviews;
  std::string decision_matter;     // of GOV-14
  std::int64_t steps_at_once = 0;  // tiers that one application may rise
  std::int64_t consent_days = 0;   // after the day of the consent, on which it may be used
  casework::TimeLimit consent_limit, application_limit, review_limit, decision_limit;
};
BOOST_DESCRIBE_STRUCT(UpgradeClause, (),
                      (reviews, decision_matter, steps_at_once, consent_days, consent_limit,
                       application_limit, review_limit, decision_limit))

enum class EventKind : std::uint8_t { draw, gathering };  // TIER-5
BOOST_DESCRIBE_ENUM(EventKind, draw, gathering)

// TIER-3. Table "benefits": tier -> service_level (higher is better), price_list, priority (lower
// is sooner). Table "events": tier, kind -> eligible. It has no parameters beside them.
struct BenefitsClause {};
BOOST_DESCRIBE_STRUCT(BenefitsClause, (), ())

// What the table of TIER-1 reads.
enum class TierFact : std::uint8_t {
  average_monthly_spend,
  purchases,
  months_as_customer,
  open_complaints,
};
BOOST_DESCRIBE_ENUM(TierFact, average_monthly_spend, purchases, months_as_customer, open_complaints)

enum class ReassessedFrom : std::uint8_t {
  registration,       // the day since which he is a customer
  last_move,          // the day on which he came into his tier
  last_reassessment,  // likewise, until the first reassessment
};
BOOST_DESCRIBE_ENUM(ReassessedFrom, registration, last_move, last_reassessment)

enum class DowngradeTo : std::uint8_t {
  none,       // nobody falls; what was found is on record
  one_below,  // but not below what he deserves
  deserved,
};
BOOST_DESCRIBE_ENUM(DowngradeTo, none, one_below, deserved)

// TIER-6. Faults: policy.parameter (a period that is not one of days or months, or none, a share
// that is not above 0 and at most 1, no fact that keeps a tier, or one twice).
struct ReassessmentClause {
  std::optional<casework::TimeLimit> every;  // null: nobody is reassessed on a schedule
  ReassessedFrom counted_from{};
  casework::TimeLimit limit;      // of the duty, from the day on which it is due
  std::vector<TierFact> kept_by;  // the facts that count to keep a tier; the others do not
  Ratio keep_share;               // of the spend that a tier asks for, to keep it
  casework::TimeLimit grace;      // between the notice and the fall; 0: at once
  DowngradeTo to{};
};
BOOST_DESCRIBE_STRUCT(ReassessmentClause, (),
                      (every, counted_from, limit, kept_by, keep_share, grace, to))

}  // namespace kehu::tier

namespace kehu {
KEHU_CLAUSE(tier::TierClause)
KEHU_CLAUSE(tier::UpgradeClause)
KEHU_CLAUSE(tier::BenefitsClause)
KEHU_CLAUSE(tier::ReassessmentClause)
}  // namespace kehu
