// The area's tables, clauses and workflows.
#include <algorithm>
#include <array>

#include "complaint/handling.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using record::Kind;

template <>
const Table& table_of<complaint::Complaint>() {
  static const Table made(
      "complaint", record::describe<complaint::Complaint>(), {"id"}, [](Table& t) {
        t.index("by_earlier_number", {"earlier_number"}, Index::unique, "earlier_number")
            .index("by_customer", {"customer", "received_at"}, Index::ordinary, "customer")
            .index("by_phone", {"phone_key", "received_at"})
            // In order of receipt, each complaint in one of the two: see each_received.
            .index("open", {"received_at", "number"}, Index::ordinary, "open_since")
            .index("closed", {"received_at", "number"}, Index::ordinary, "open_since",
                   Index::while_absent)
            .personal({"complainant", "phone", "phone_key", "plate"})
            .search({"phone_key"})
            .references("customer", "customer");
      });
  return made;
}

template <>
const Table& table_of<complaint::ComplaintPerson>() {
  static const Table made("complaint_person", record::describe<complaint::ComplaintPerson>(),
                          {"complaint", "number"},
                          [](Table& t) { t.references("complaint", "complaint"); });
  return made;
}

template <>
const Table& table_of<complaint::ComplaintLink>() {
  static const Table made("complaint_link", record::describe<complaint::ComplaintLink>(),
                          {"complaint", "number"},
                          [](Table& t) { t.references("complaint", "complaint"); });
  return made;
}

template <>
const Table& table_of<complaint::CorrectiveAction>() {
  static const Table made("corrective_action", record::describe<complaint::CorrectiveAction>(),
                          {"id"}, [](Table& t) {
                            t.index("by_complaint", {"complaint", "due"})
                                .index("by_state", {"state", "due"})
                                .references("complaint", "complaint");
                          });
  return made;
}

template <>
const Table& table_of<complaint::CrisisTeam>() {
  static const Table made("crisis_team", record::describe<complaint::CrisisTeam>(), {"complaint"},
                          [](Table& t) { t.references("complaint", "complaint"); });
  return made;
}

template <>
const Table& table_of<complaint::CrisisMeeting>() {
  static const Table made("crisis_meeting", record::describe<complaint::CrisisMeeting>(),
                          {"complaint", "number"},
                          [](Table& t) { t.references("complaint", "complaint"); });
  return made;
}

template <>
const Table& table_of<complaint::Penalty>() {
  static const Table made("penalty", record::describe<complaint::Penalty>(), {"id"}, [](Table& t) {
    t.index("by_complaint", {"complaint", "imposed_at"}).references("complaint", "complaint");
  });
  return made;
}

template <>
const Table& table_of<complaint::ImprovementItem>() {
  static const Table made("improvement_item", record::describe<complaint::ImprovementItem>(),
                          {"id"}, [](Table& t) {
                            t.index("by_complaint", {"complaint"})
                                .index("by_state", {"state", "due"})
                                .references("complaint", "complaint");
                          });
  return made;
}

namespace complaint {
namespace {

using casework::check_some_words;
using casework::fault;
using casework::Faults;

void check_intake(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ComplaintIntakeClause*>(parameters);
  check_some_words(clause.channels, "/channels", &ComplaintChannel::channel, faults);
  casework::check_time_limit(clause.acknowledgement_within, "/acknowledgement_within", faults);
  casework::check_time_limit(clause.closing_within, "/closing_within", faults);
}

void check_categories(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ComplaintCategoryClause*>(parameters);
  check_some_words(clause.categories, "/categories", &ComplaintCategory::category, faults);
  for (std::size_t i = 0; i < clause.categories.size(); ++i) {
    std::string at = "/categories/" + std::to_string(i);
    if (clause.categories[i].department.empty())
      fault(faults, at + "/department", "a department answers for it");
    if (clause.categories[i].role.empty()) fault(faults, at + "/role", "a department has a head");
  }
}

void check_grade(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ComplaintGradeClause*>(parameters);
  if (clause.repeat_days < 0) fault(faults, "/repeat_days", "a time before none");
  for (std::size_t i = 0; i < clause.order.size(); ++i)
    if (std::ranges::count(clause.order, clause.order[i]) > 1)
      fault(faults, "/order/" + std::to_string(i), "stands here twice");
}

void check_validity(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ComplaintValidityClause*>(parameters);
  check_some_words(clause.causes, "/causes", std::identity(), faults);
}

void check_proposal(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ProposalClause*>(parameters);
  casework::check_time_limit(clause.proposal_within, "/proposal_within", faults);
}

void check_solution(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const SolutionClause*>(parameters);
  casework::check_time_limit(clause.approval_within, "/approval_within", faults);
  if (clause.solution_matter.empty()) fault(faults, "/solution_matter", "a matter of GOV-14");
  if (clause.compensation_matter.empty())
    fault(faults, "/compensation_matter", "a matter of GOV-14");
}

void check_reaction(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ReactionClause*>(parameters);
  casework::check_time_limit(clause.reaction_within, "/reaction_within", faults);
  casework::check_time_limit(clause.reopening_within, "/reopening_within", faults);
}

void check_feedback(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const FeedbackClause*>(parameters);
  casework::check_time_limit(clause.feedback_within, "/feedback_within", faults);
  casework::check_time_limit(clause.call_back_within, "/call_back_within", faults);
  if (clause.group_role.empty()) fault(faults, "/group_role", "somebody calls back");
  if (clause.score_max < 2) fault(faults, "/score_max", "a scale has two marks or more");
  if (clause.satisfied_from &&
      (*clause.satisfied_from < 1 || *clause.satisfied_from > clause.score_max))
    fault(faults, "/satisfied_from", "a mark of the scale, from 1 to score_max");
}

// A rung may only follow one that stands above it: so every rung is reached, and none twice.
void check_major(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const MajorClause*>(parameters);
  check_some_words(clause.ladder, "/ladder", &WarningRung::recipient_role, faults);
  for (std::size_t i = 0; i < clause.ladder.size(); ++i) {
    const WarningRung& rung = clause.ladder[i];
    std::string at = "/ladder/" + std::to_string(i);
    if (rung.within) casework::check_time_limit(*rung.within, at + "/within", faults);
    if (!rung.after) continue;
    auto above = std::span(clause.ladder).first(i);
    if (std::ranges::find(above, *rung.after, &WarningRung::recipient_role) == above.end())
      fault(faults, at + "/after", quotation(*rung.after) + " is no recipient above this rung");
  }
  casework::check_time_limit(clause.crisis_meeting_within, "/crisis_meeting_within", faults);
  if (clause.crisis_leader_role.empty())
    fault(faults, "/crisis_leader_role", "a team has a leader");
  check_some_words(clause.negotiator_roles, "/negotiator_roles", std::identity(), faults);
}

void check_correction(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const CorrectionClause*>(parameters);
  casework::check_time_limit(clause.check_within, "/check_within", faults);
  if (clause.checker_role.empty()) fault(faults, "/checker_role", "somebody checks");
}

void check_penalty(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const PenaltyClause*>(parameters);
  if (clause.loss_share < Ratio() || Ratio(1, 1) < clause.loss_share)
    fault(faults, "/loss_share", clause.loss_share.text() + " is not a part of a whole");
  auto check = [&](Money amount, const char* path) {
    if (amount.is_negative()) fault(faults, path, amount.text() + " is below zero");
    if (amount.currency() != clause.loss_most.currency())
      fault(faults, path, "amounts of one clause share a currency");
  };
  check(clause.loss_most, "/loss_most");
  check(clause.delay_daily, "/delay_daily");
  check(clause.delay_most, "/delay_most");
}

void check_report(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ComplaintReportClause*>(parameters);
  if (clause.week_begins < 1 || clause.week_begins > 7)
    fault(faults, "/week_begins", "a week has the days 1 (Monday) to 7 (Sunday)");
}

void check_retention(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ComplaintRetentionClause*>(parameters);
  if (clause.years < 1 || clause.years > 100)
    fault(faults, "/years", "files are kept 1 to 100 years");
}

const ClauseType steps_clause{"CMP-17"};      // how the house keeps records
const ClauseType liability_clause{"CMP-12"};  // stands in the rungs of CMP-11

constexpr std::string_view open_states[] = {
    "received",     "acknowledged", "assessed",  "investigated", "proposed",    "approved",
    "communicated", "accepted",     "completed", "reported",     "called_back", "reopened"};
// What may be done to a complaint as long as it is open, and leaves it where it is.
constexpr std::string_view standing_acts[] = {
    "complaint.involve",          "complaint.link",           "complaint.warn",
    "complaint.form_crisis_team", "complaint.record_meeting", "complaint.negotiate",
    "complaint.plan_action",      "complaint.penalize",       "complaint.plan_improvement"};

constexpr workflow::Transition moves[] = {
    {"received", "complaint.acknowledge", "acknowledged"},
    {"acknowledged", "complaint.assess", "assessed"},
    {"assessed", "complaint.assess", "assessed"},
    {"investigated", "complaint.assess", "assessed"},
    {"reopened", "complaint.assess", "assessed"},
    {"assessed", "complaint.investigate", "investigated"},
    {"investigated", "complaint.investigate", "investigated"},
    {"reopened", "complaint.investigate", "investigated"},
    {"investigated", "complaint.propose", "proposed"},
    {"proposed", "complaint.sign_compensation", "proposed"},
    {"proposed", "complaint.approve", "approved"},
    {"proposed", "complaint.reject", "investigated"},
    {"approved", "complaint.communicate", "communicated"},
    {"communicated", "complaint.accept", "accepted"},
    {"accepted", "complaint.complete", "completed"},
    {"completed", "complaint.feed_back", "reported"},
    {"reported", "complaint.call_back", "called_back"},
    {"called_back", "complaint.close", "closed"},
    {"closed", "complaint.penalize", "closed"},
    {"communicated", "complaint.reopen", "reopened"},
    {"accepted", "complaint.reopen", "reopened"},
    {"completed", "complaint.reopen", "reopened"},
    {"reported", "complaint.reopen", "reopened"},
    {"called_back", "complaint.reopen", "reopened"},
    {"closed", "complaint.reopen", "reopened"},
    {"received", "complaint.withdraw", "withdrawn"},
    {"acknowledged", "complaint.withdraw", "withdrawn"},
    {"assessed", "complaint.withdraw", "withdrawn"},
    {"investigated", "complaint.withdraw", "withdrawn"},
    {"proposed", "complaint.withdraw", "withdrawn"},
    {"approved", "complaint.withdraw", "withdrawn"},
    {"communicated", "complaint.withdraw", "withdrawn"},
    {"reopened", "complaint.withdraw", "withdrawn"},
};

constexpr auto complaint_transitions = [] {
  std::array<workflow::Transition,
             std::size(moves) + std::size(open_states) * std::size(standing_acts)>
      all{};
  auto next = std::ranges::copy(moves, all.begin()).out;
  for (std::string_view state : open_states)
    for (std::string_view act : standing_acts) *next++ = {state, act, state};
  return all;
}();

constexpr workflow::Transition action_transitions[] = {
    {"planned", "complaint.carry_out_action", "carried_out"},
    {"carried_out", "complaint.confirm_action", "effective"},
    {"carried_out", "complaint.return_action", "planned"},
};

constexpr workflow::Transition improvement_transitions[] = {
    {"planned", "complaint.finish_improvement", "done"},
    {"planned", "complaint.drop_improvement", "dropped"},
};

}  // namespace

const workflow::Workflow complaint_workflow{"complaint", "received", complaint_transitions};
const workflow::Workflow action_workflow{"corrective_action", "planned", action_transitions};
const workflow::Workflow improvement_workflow{"improvement_item", "planned",
                                              improvement_transitions};

const std::vector<const Table*>& tables() {
  static const std::vector<const Table*> made = {
      &table_of<Complaint>(),        &table_of<ComplaintPerson>(), &table_of<ComplaintLink>(),
      &table_of<CorrectiveAction>(), &table_of<CrisisTeam>(),      &table_of<CrisisMeeting>(),
      &table_of<Penalty>(),          &table_of<ImprovementItem>()};
  return made;
}

const std::vector<const ClauseType*>& clauses() {
  static const std::vector<const ClauseType*> made = {&clause_of<ComplaintIntakeClause>(),
                                                      &clause_of<ComplaintRecordClause>(),
                                                      &clause_of<ComplaintCategoryClause>(),
                                                      &clause_of<ComplaintGradeClause>(),
                                                      &clause_of<ComplaintValidityClause>(),
                                                      &clause_of<RecusalClause>(),
                                                      &clause_of<ProposalClause>(),
                                                      &clause_of<SolutionClause>(),
                                                      &clause_of<ReactionClause>(),
                                                      &clause_of<FeedbackClause>(),
                                                      &clause_of<MajorClause>(),
                                                      &liability_clause,
                                                      &clause_of<CorrectionClause>(),
                                                      &clause_of<PenaltyClause>(),
                                                      &clause_of<ComplaintReportClause>(),
                                                      &clause_of<ComplaintRetentionClause>(),
                                                      &steps_clause,
                                                      &clause_of<ImprovementClause>()};
  return made;
}

}  // namespace complaint

template <>
const ClauseType& clause_of<complaint::ComplaintGradeClause>() {
  static const ClauseType made{.id = "CMP-4",
                               .parameters = &record::describe<complaint::ComplaintGradeClause>(),
                               .tables = {{"grade",
                                           {{"repeated", Kind::boolean},
                                            {"to_manufacturer", Kind::boolean},
                                            {"blockade", Kind::boolean},
                                            {"return_demanded", Kind::boolean},
                                            {"negative_media", Kind::boolean},
                                            {"wide", Kind::boolean},
                                            {"serious", Kind::boolean},
                                            {"injury", Kind::boolean},
                                            {"regulator", Kind::boolean}},
                                           {{"grade", Kind::text, {"general", "major"}}}}},
                               .check = complaint::check_grade};
  return made;
}

template <>
const ClauseType& clause_of<complaint::ComplaintValidityClause>() {
  static const ClauseType made{
      .id = "CMP-5",
      .parameters = &record::describe<complaint::ComplaintValidityClause>(),
      .tables = {{"validity",
                  {{"reasons_sufficient", Kind::boolean}, {"demand_reasonable", Kind::boolean}},
                  {{"validity", Kind::text, {"upheld", "partly_upheld", "not_upheld"}}}}},
      .check = complaint::check_validity};
  return made;
}

#define KEHU_COMPLAINT_CLAUSE(Clause, clause_id, checks)                               \
  template <>                                                                          \
  const ClauseType& clause_of<complaint::Clause>() {                                   \
    static const ClauseType made{.id = clause_id,                                      \
                                 .parameters = &record::describe<complaint::Clause>(), \
                                 .tables = {},                                         \
                                 .check = checks};                                     \
    return made;                                                                       \
  }
KEHU_COMPLAINT_CLAUSE(ComplaintIntakeClause, "CMP-1", complaint::check_intake)
KEHU_COMPLAINT_CLAUSE(ComplaintRecordClause, "CMP-2", nullptr)
KEHU_COMPLAINT_CLAUSE(ComplaintCategoryClause, "CMP-3", complaint::check_categories)
KEHU_COMPLAINT_CLAUSE(RecusalClause, "CMP-6", nullptr)
KEHU_COMPLAINT_CLAUSE(ProposalClause, "CMP-7", complaint::check_proposal)
KEHU_COMPLAINT_CLAUSE(SolutionClause, "CMP-8", complaint::check_solution)
KEHU_COMPLAINT_CLAUSE(ReactionClause, "CMP-9", complaint::check_reaction)
KEHU_COMPLAINT_CLAUSE(FeedbackClause, "CMP-10", complaint::check_feedback)
KEHU_COMPLAINT_CLAUSE(MajorClause, "CMP-11", complaint::check_major)
KEHU_COMPLAINT_CLAUSE(CorrectionClause, "CMP-13", complaint::check_correction)
KEHU_COMPLAINT_CLAUSE(PenaltyClause, "CMP-14", complaint::check_penalty)
KEHU_COMPLAINT_CLAUSE(ComplaintReportClause, "CMP-15", complaint::check_report)
KEHU_COMPLAINT_CLAUSE(ComplaintRetentionClause, "CMP-16", complaint::check_retention)
KEHU_COMPLAINT_CLAUSE(ImprovementClause, "CMP-18", nullptr)
#undef KEHU_COMPLAINT_CLAUSE

}  // namespace kehu
