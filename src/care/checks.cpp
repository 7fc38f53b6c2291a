// What is wrong with the clauses of care that their types cannot say.
#include <set>

#include "care/handlers.hpp"
#include "kehu/core/text.hpp"

namespace kehu::care {

namespace {

void fault(std::vector<Error>& faults, std::string_view code, std::string_view path,
           std::string message) {
  faults.push_back(invalid(code, path, std::move(message)));
}

// Every name of a list once.
template <class List, class Name>
void check_once(const List& list, Name name, const std::string& path, std::vector<Error>& faults) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!seen.insert(std::invoke(name, list[i])).second)
      fault(faults, "policy.ambiguous", path + "/" + std::to_string(i),
            quotation(std::invoke(name, list[i])) + " stands here twice");
}

void not_below(std::int64_t value, std::int64_t least, const std::string& path,
               std::vector<Error>& faults) {
  if (value < least)
    fault(faults, "policy.parameter", path,
          std::to_string(value) + " is below " + std::to_string(least));
}

void check_questionnaire(const Questionnaire& asked, const std::string& path,
                         std::vector<Error>& faults) {
  check_once(asked.questions, &SurveyQuestion::question, path + "/questions", faults);
  not_below(asked.open_days, 1, path + "/open_days", faults);
  not_below(asked.cooldown_days, 0, path + "/cooldown_days", faults);
  bool measured = false;
  for (std::size_t i = 0; i < asked.questions.size(); ++i) {
    const SurveyQuestion& question = asked.questions[i];
    std::string at = path + "/questions/" + std::to_string(i);
    bool scale = question.kind == QuestionKind::scale;
    if (scale && question.least >= question.most)
      fault(faults, "policy.parameter", at + "/most", "a scale ends above where it begins");
    if (question.kind == QuestionKind::choice && question.choices.empty())
      fault(faults, "policy.parameter", at + "/choices", "a choice needs something to choose");
    measured = measured || (scale && question.question == asked.measured_question);
  }
  if (asked.every_months) not_below(*asked.every_months, 1, path + "/every_months", faults);
  if (asked.measure == SurveyMeasure::none) {
    if (!asked.measured_question.empty())
      fault(faults, "policy.parameter", path + "/measured_question",
            quotation(asked.measured_question) + " is measured by nothing");
    return;
  }
  if (!measured)
    fault(faults, "policy.parameter", path + "/measured_question",
          quotation(asked.measured_question) + " is no scale of this questionnaire");
  if (asked.low_up_to >= asked.good_from)
    fault(faults, "policy.parameter", path + "/low_up_to", "a low score lies below a good one");
}

}  // namespace

void check_contact_plan(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const ContactPlanClause*>(parameters);
  check_once(
      clause.channels, [](const std::string& c) { return c; }, "/channels", faults);
  check_once(clause.purposes, &ContactPurpose::purpose, "/purposes", faults);
  check_once(clause.intervals, &ContactInterval::customer_class, "/intervals", faults);
  check_once(clause.zones, &RegionZone::region, "/zones", faults);
  if (clause.channels.empty())
    fault(faults, "policy.parameter", "/channels", "there is no channel to contact anybody by");
  auto everybody = std::ranges::find(clause.intervals, "", &ContactInterval::customer_class);
  if (everybody == clause.intervals.end())
    fault(faults, "policy.parameter", "/intervals",
          "an interval with customer_class \"\" is needed for everybody else");
  for (std::size_t i = 0; i < clause.intervals.size(); ++i)
    not_below(clause.intervals[i].days, 1, "/intervals/" + std::to_string(i) + "/days", faults);
  for (std::size_t i = 0; i < clause.caps.size(); ++i) {
    std::string path = "/caps/" + std::to_string(i);
    not_below(clause.caps[i].contacts, 0, path + "/contacts", faults);
    bool known =
        clause.caps[i].channel.empty() ||
        std::ranges::find(clause.channels, clause.caps[i].channel) != clause.channels.end();
    if (!known)
      fault(faults, "policy.parameter", path + "/channel",
            quotation(clause.caps[i].channel) +
                " is no channel of this clause, so nothing is capped");
    not_below(clause.caps[i].window_days, 1, path + "/window_days", faults);
  }
  for (auto [minutes, path] : {std::pair(clause.quiet_from_minutes, "/quiet_from_minutes"),
                               std::pair(clause.quiet_until_minutes, "/quiet_until_minutes")})
    if (minutes < 0 || minutes >= 24LL * 60)
      fault(faults, "policy.parameter", path,
            std::to_string(minutes) + " is no minute of a day, from 0 to 1439");
  for (std::size_t i = 0; i < clause.zones.size(); ++i)
    if (auto zone = Zone::load(clause.zones[i].time_zone); !zone)
      fault(faults, "policy.time_zone", "/zones/" + std::to_string(i) + "/time_zone",
            zone.error().message);
  if (std::ranges::find(clause.purposes, clause.plan_purpose, &ContactPurpose::purpose) ==
      clause.purposes.end())
    fault(faults, "policy.parameter", "/plan_purpose",
          quotation(clause.plan_purpose) + " is no purpose of this clause");
}

void check_surveys(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const SurveyClause*>(parameters);
  check_once(clause.questionnaires, &Questionnaire::name, "/questionnaires", faults);
  for (std::size_t i = 0; i < clause.questionnaires.size(); ++i)
    check_questionnaire(clause.questionnaires[i], "/questionnaires/" + std::to_string(i), faults);
  casework::check_time_limit(clause.follow_up, "/follow_up", faults);
}

void check_visits(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const VisitClause*>(parameters);
  if (clause.rate < Ratio() || clause.rate > Ratio(1, 1))
    fault(faults, "policy.parameter", "/rate", clause.rate.text() + " is no share of a whole");
  not_below(clause.spread_days, 0, "/spread_days", faults);
  not_below(clause.ground_months, 1, "/ground_months", faults);
}

void check_notices(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const NoticeClause*>(parameters);
  check_once(clause.kinds, &NoticeKind::kind, "/kinds", faults);
  for (std::size_t i = 0; i < clause.kinds.size(); ++i) {
    const NoticeKind& kind = clause.kinds[i];
    std::string path = "/kinds/" + std::to_string(i);
    not_below(kind.every_months, 0, path + "/every_months", faults);
    bool known = !kind.followed_by || std::ranges::find(clause.kinds, *kind.followed_by,
                                                        &NoticeKind::kind) != clause.kinds.end();
    if (!known)
      fault(faults, "policy.parameter", path + "/followed_by",
            quotation(*kind.followed_by) + " is no kind of this clause");
  }
  casework::check_time_limit(clause.receipt, "/receipt", faults);
}

void check_recordings(const void* parameters, std::vector<Error>& faults) {
  not_below(static_cast<const RecordingClause*>(parameters)->keep_days, 1, "/keep_days", faults);
}

}  // namespace kehu::care
