// What is wrong with the clauses of tiers that their types cannot say.
#include <algorithm>
#include <set>

#include "kehu/core/text.hpp"
#include "tier/handlers.hpp"

namespace kehu::tier {

namespace {

using Faults = std::vector<Error>;

void fault(Faults& faults, std::string_view code, std::string_view path, std::string message) {
  faults.push_back(invalid(code, path, std::move(message)));
}

void check_positive(std::int64_t value, const std::string& path, Faults& faults) {
  if (value < 1) fault(faults, "policy.parameter", path, "must be 1 or more");
}

// A tier names the one below it, so that from each the lowest is reached.
void check_ladder(const TierClause& clause, Faults& faults) {
  std::string lowest;
  for (std::size_t i = 0; i < clause.tiers.size(); ++i) {
    const TierDefinition& tier = clause.tiers[i];
    std::string path = "/tiers/" + std::to_string(i) + "/above";
    if (!tier.above) {
      if (!lowest.empty())
        fault(faults, "policy.parameter", path,
              quotation(lowest) + " is the lowest tier already; name the one below " +
                  quotation(tier.tier));
      if (lowest.empty()) lowest = tier.tier;
      continue;
    }
    if (!find_tier(clause, *tier.above)) {
      fault(faults, "policy.parameter", path, "no tier is named " + quotation(*tier.above));
      continue;
    }
    std::set<std::string_view> passed;
    for (const TierDefinition* at = &tier; at && at->above; at = find_tier(clause, *at->above)) {
      if (passed.insert(at->tier).second) continue;
      fault(faults, "policy.parameter", path,
            "the tiers above " + quotation(at->tier) + " lead in a circle");
      break;
    }
  }
  if (lowest.empty())
    fault(faults, "policy.parameter", "/tiers", "one tier must be the lowest, above none");
}

}  // namespace

void check_tiers(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const TierClause*>(parameters);
  if (clause.months < 1 || clause.months > 1200)
    fault(faults, "policy.parameter", "/months", "must be from 1 to 1200 months");
  std::set<std::string_view> names, bases;
  for (std::size_t i = 0; i < clause.tiers.size(); ++i) {
    const TierDefinition& tier = clause.tiers[i];
    std::string path = "/tiers/" + std::to_string(i);
    if (tier.tier.empty()) fault(faults, "policy.parameter", path + "/tier", "must be named");
    if (!names.insert(tier.tier).second)
      fault(faults, "policy.ambiguous", path + "/tier", quotation(tier.tier) + " stands twice");
    if (tier.above && !bases.insert(*tier.above).second)
      fault(faults, "policy.ambiguous", path + "/above",
            "two tiers stand next above " + quotation(*tier.above));
    if (tier.en.empty()) fault(faults, "policy.parameter", path + "/en", "a name is needed");
    if (tier.zh.empty()) fault(faults, "policy.parameter", path + "/zh", "a name is needed");
  }
  check_ladder(clause, faults);
}

void check_upgrade(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const UpgradeClause*>(parameters);
  if (clause.reviews.empty())
    fault(faults, "policy.parameter", "/reviews", "a department at least reviews an application");
  std::set<std::string_view> departments;
  for (std::size_t i = 0; i < clause.reviews.size(); ++i) {
    const DepartmentReview& review = clause.reviews[i];
    std::string path = "/reviews/" + std::to_string(i);
    if (review.department.empty())
      fault(faults, "policy.parameter", path + "/department", "must be named");
    if (!departments.insert(review.department).second)
      fault(faults, "policy.ambiguous", path + "/department",
            quotation(review.department) + " stands twice");
    if (review.matter.empty())
      fault(faults, "policy.parameter", path + "/matter", "a matter of GOV-14 is needed");
  }
  if (clause.decision_matter.empty())
    fault(faults, "policy.parameter", "/decision_matter", "a matter of GOV-14 is needed");
  check_positive(clause.steps_at_once, "/steps_at_once", faults);
  check_positive(clause.consent_days, "/consent_days", faults);
  casework::check_time_limit(clause.consent_limit, "/consent_limit", faults);
  casework::check_time_limit(clause.application_limit, "/application_limit", faults);
  casework::check_time_limit(clause.review_limit, "/review_limit", faults);
  casework::check_time_limit(clause.decision_limit, "/decision_limit", faults);
}

namespace {

// A period of the calendar: whole days or months, of the policy's zone.
void check_period(const casework::TimeLimit& period, std::int64_t least, const std::string& path,
                  Faults& faults) {
  bool of_days =
      period.unit == casework::TimeUnit::days || period.unit == casework::TimeUnit::months;
  if (!of_days || period.calendar)
    fault(faults, "policy.parameter", path, "must be of days or months, without a calendar");
  if (period.amount < least || period.amount > 36500)
    fault(faults, "policy.parameter", path + "/amount",
          "must be from " + std::to_string(least) + " to 36500");
}

}  // namespace

void check_reassessment(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ReassessmentClause*>(parameters);
  if (clause.every) check_period(*clause.every, 1, "/every", faults);
  check_period(clause.grace, 0, "/grace", faults);
  casework::check_time_limit(clause.limit, "/limit", faults);
  if (clause.keep_share <= Ratio() || Ratio(1, 1) < clause.keep_share)
    fault(faults, "policy.parameter", "/keep_share",
          clause.keep_share.text() + " is not above 0 and at most 1");
  if (clause.kept_by.empty())
    fault(faults, "policy.parameter", "/kept_by", "a fact at least keeps a tier");
  for (std::size_t i = 0; i < clause.kept_by.size(); ++i)
    if (std::count(clause.kept_by.begin(), clause.kept_by.end(), clause.kept_by[i]) > 1)
      fault(faults, "policy.parameter", "/kept_by/" + std::to_string(i), "stands here twice");
}

}  // namespace kehu::tier
