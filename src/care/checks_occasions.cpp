// What is wrong with the clauses of meetings, greetings, posts and evaluation.
#include <set>

#include "care/occasions.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

using casework::fault;

// They bound the arithmetic and are no policy.
constexpr std::int64_t denominator_max = 10000;
constexpr std::int64_t score_max = 1000;

bool is_share(const Ratio& ratio) { return ratio >= Ratio() && ratio <= Ratio(1, 1); }

// Days of a leap year, so that 29 February is one.
bool exists(std::int64_t month, std::int64_t day) {
  constexpr int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
}

}  // namespace

void check_meetings(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const MeetingClause*>(parameters);
  if (clause.meetings_a_quarter < 0)
    fault(faults, "/meetings_a_quarter", "a number of meetings is not negative");
  if (!is_share(clause.attendance)) fault(faults, "/attendance", "a rate is a share of a whole");
  if (!is_share(clause.answers)) fault(faults, "/answers", "a rate is a share of a whole");
  casework::check_time_limit(clause.answer, "/answer", faults);
}

void check_greetings(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const GreetingClause*>(parameters);
  std::set<std::string> seen;
  for (std::size_t i = 0; i < clause.occasions.size(); ++i) {
    const Occasion& occasion = clause.occasions[i];
    std::string path = "/occasions/" + std::to_string(i);
    if (!seen.insert(occasion.occasion).second)
      faults.push_back(invalid("policy.ambiguous", path + "/occasion",
                               quotation(occasion.occasion) + " stands here twice"));
    if (occasion.kind != OccasionKind::birthday && !exists(occasion.month, occasion.day))
      fault(faults, path + "/day", "no year has this day");
  }
}

void check_posts(const void* parameters, std::vector<Error>& faults) {
  casework::check_time_limit(static_cast<const PostClause*>(parameters)->answer, "/answer", faults);
}

void check_evaluation(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const EvaluationClause*>(parameters);
  Ratio sum;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < clause.indicators.size(); ++i) {
    const Indicator& indicator = clause.indicators[i];
    std::string path = "/indicators/" + std::to_string(i);
    if (!seen.insert(indicator.indicator).second)
      faults.push_back(invalid("policy.ambiguous", path + "/indicator",
                               quotation(indicator.indicator) + " stands here twice"));
    if (!is_share(indicator.weight) || indicator.weight.denominator() > denominator_max)
      fault(faults, path + "/weight",
            "a weight is a share, in no finer parts than " + std::to_string(denominator_max));
    auto added = sum.add(indicator.weight);
    if (added) sum = *added;
  }
  if (sum != Ratio(1, 1))
    fault(faults, "/indicators", "the weights add up to " + sum.text() + ", not to the whole");
  if (clause.score_most <= 0 || clause.score_most > score_max)
    fault(faults, "/score_most", "the best score is from 1 to " + std::to_string(score_max));
  if (clause.bands.empty() || clause.bands.front().from != Ratio())
    fault(faults, "/bands", "the first band begins at zero");
  for (std::size_t i = 1; i < clause.bands.size(); ++i)
    if (clause.bands[i].from <= clause.bands[i - 1].from)
      fault(faults, "/bands/" + std::to_string(i) + "/from", "bands rise from zero");
}

}  // namespace kehu::care
