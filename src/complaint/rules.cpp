// Pure decisions: from policy, facts and request. Nothing here knows a store, a clock or a session.
#include "kehu/complaint/rules.hpp"

#include <algorithm>

#include "kehu/casework/queue.hpp"

namespace kehu::complaint {

namespace {

std::string_view word(RecusalReason reason) {
  constexpr std::string_view words[] = {"complained_about", "same_work_order", "disputed_decision",
                                        "relationship",     "declared",        "same_request"};
  return words[static_cast<std::size_t>(reason)];
}

bool has(const AssessComplaint& command, MajorFact fact) {
  return std::ranges::find(command.facts, fact) != command.facts.end();
}

}  // namespace

const ComplaintChannel* find_channel(const Policy& policy, std::string_view channel) {
  const auto& channels = policy.get<ComplaintIntakeClause>().channels;
  auto found = std::ranges::find(channels, channel, &ComplaintChannel::channel);
  return found == channels.end() ? nullptr : &*found;
}

const ComplaintCategory* find_category(const Policy& policy, std::string_view category) {
  const auto& categories = policy.get<ComplaintCategoryClause>().categories;
  auto found = std::ranges::find(categories, category, &ComplaintCategory::category);
  return found == categories.end() ? nullptr : &*found;
}

Decision decide_intake(const Policy& policy, const IntakeFacts& facts) {
  Decision decision;
  decision.check(find_channel(policy, facts.channel) != nullptr, "CMP-1", "complaint_channel",
                 "complaint.unknown_channel", {});
  auto need = [&](bool given, std::string_view fact, std::string_view rule,
                  std::string_view remedy) {
    decision.check(given, "CMP-2", rule, "complaint.incomplete", {{fact, given}});
    if (!given) decision.remedies.push_back({remedy, {}});
  };
  need(facts.complainant, "complainant", "complainant_named", "name_complainant");
  // What the policy does not ask for is no part of what the record has or lacks.
  if (policy.get<ComplaintRecordClause>().phone_required)
    need(facts.phone, "phone", "phone_left", "leave_phone");
  need(facts.subject, "subject", "complaint_subject_named", "name_complaint_subject");
  need(facts.content, "content", "complaint_content_told", "tell_complaint_content");
  return decision;
}

Decision decide_assessment(const Policy& policy, const AssessComplaint& command, bool repeated,
                           Assessment& assessment) {
  const FactValue facts[] = {repeated,
                             has(command, MajorFact::to_manufacturer),
                             has(command, MajorFact::blockade),
                             has(command, MajorFact::return_demanded),
                             has(command, MajorFact::negative_media),
                             has(command, MajorFact::wide),
                             has(command, MajorFact::serious),
                             has(command, MajorFact::injury),
                             has(command, MajorFact::regulator)};
  auto graded = policy.table(clause_of<ComplaintGradeClause>(), "grade").decide(facts);
  const FactValue claims[] = {command.reasons_sufficient, command.demand_reasonable};
  auto judged = policy.table(clause_of<ComplaintValidityClause>(), "validity").decide(claims);
  ensure(graded.size() == 1 && judged.size() == 1, "a table of complaints has a gap");
  auto grade = std::get<std::string_view>(graded[0]);
  auto validity = std::get<std::string_view>(judged[0]);
  assessment.grade = grade == "major" ? ComplaintGrade::major : ComplaintGrade::general;
  assessment.validity = validity == "upheld"          ? ComplaintValidity::upheld
                        : validity == "partly_upheld" ? ComplaintValidity::partly_upheld
                                                      : ComplaintValidity::not_upheld;
  Decision decision;
  decision.check(true, "CMP-4", "complaint_graded", "",
                 {{"grade", grade},
                  {"repeated", repeated},
                  {"facts", static_cast<std::int64_t>(command.facts.size())}});
  decision.check(true, "CMP-5", "complaint_judged", "",
                 {{"validity", validity},
                  {"reasons_sufficient", command.reasons_sufficient},
                  {"demand_reasonable", command.demand_reasonable}});
  return decision;
}

namespace {

using casework::order_of;

int order_by(ComplaintQueueKey key, const ComplaintQueueFacts& a, const ComplaintQueueFacts& b) {
  switch (key) {
    case ComplaintQueueKey::grade:
      return order_of(b.grade, a.grade);
    case ComplaintQueueKey::tier:
      return order_of(a.priority, b.priority);
    case ComplaintQueueKey::deadline:
      return order_of(a.deadline, b.deadline);
    case ComplaintQueueKey::received:
      break;
  }
  return order_of(a.received_at, b.received_at);
}

}  // namespace

ComplaintQueueOrder compare(const ComplaintGradeClause& clause, const ComplaintQueueFacts& a,
                            const ComplaintQueueFacts& b) {
  for (ComplaintQueueKey key : clause.order)
    if (int sign = order_by(key, a, b)) return {sign, key};
  return {};
}

Decision decide_recusal(std::optional<RecusalReason> reason) {
  Decision decision;
  if (!reason) return decision;
  decision.check(false, "CMP-6", "takes_no_part", "complaint.recused", {{"reason", word(*reason)}});
  decision.remedies.push_back({"another_person", {}});
  return decision;
}

Decision decide_approval(const Complaint& complaint) {
  Decision decision;
  if (complaint.compensation_paid)
    decision.reasons.push_back(
        {"CMP-8", "paid_before_reopening", true, {{"paid_before", *complaint.compensation_paid}}});
  if (!complaint.compensation) return decision;
  decision.check(complaint.compensation_signed, "CMP-8", "compensation_signed",
                 "complaint.compensation_unsigned", {{"amount", *complaint.compensation}});
  if (!decision.granted())
    decision.remedies.push_back({"sign_compensation", {{"amount", *complaint.compensation}}});
  return decision;
}

Decision decide_party(bool is_complainant) {
  Decision decision;
  decision.check(is_complainant, "CMP-9", "complainant_speaks", "complaint.stranger", {});
  if (!is_complainant) decision.remedies.push_back({"ask_complainant", {}});
  return decision;
}

Decision decide_call_back(const Policy& policy, std::string_view role, bool is_handler) {
  const auto& clause = policy.get<FeedbackClause>();
  Decision decision;
  decision.check(role == clause.group_role, "CMP-10", "group_calls_back",
                 "complaint.not_group_service", {{"role", intern(clause.group_role)}});
  // Nobody asks in another role whether his own work was good.
  decision.check(!is_handler, "CMP-10", "another_calls_back", "complaint.own_work", {});
  if (is_handler) decision.remedies.push_back({"another_person", {}});
  return decision;
}

std::int64_t satisfied_from(const FeedbackClause& clause) {
  return clause.satisfied_from.value_or(clause.score_max / 2 + 1);
}

bool is_satisfied(const FeedbackClause& clause, const CallBackComplaint& answer) {
  return answer.satisfied.value_or(true) &&
         (!answer.score || *answer.score >= satisfied_from(clause));
}

namespace {

Decision decide_major(const Complaint& complaint) {
  Decision decision;
  decision.check(complaint.grade == ComplaintGrade::major, "CMP-11", "is_major",
                 "complaint.not_major", {});
  return decision;
}

}  // namespace

Decision decide_leader(const Policy& policy, const Complaint& complaint, std::string_view role) {
  const auto& clause = policy.get<MajorClause>();
  Decision decision = decide_major(complaint);
  decision.check(role == clause.crisis_leader_role, "CMP-11", "leads_crisis_team",
                 "complaint.not_leader", {{"role", intern(clause.crisis_leader_role)}});
  return decision;
}

Decision decide_negotiator(const Policy& policy, const Complaint& complaint,
                           std::string_view role) {
  const auto& roles = policy.get<MajorClause>().negotiator_roles;
  Decision decision = decide_major(complaint);
  decision.check(std::ranges::find(roles, role) != roles.end(), "CMP-11", "may_negotiate",
                 "complaint.not_negotiator", {{"role", intern(roles.front())}});
  return decision;
}

Decision decide_check(bool is_owner, bool did_it) {
  Decision decision;
  decision.check(!is_owner && !did_it, "CMP-13", "another_checks", "complaint.own_action",
                 {{"is_owner", is_owner}, {"did_it", did_it}});
  if (!decision.granted()) decision.remedies.push_back({"another_person", {}});
  return decision;
}

namespace {

void check_satisfied(const Policy& policy, const Complaint& complaint, Decision& decision) {
  if (complaint.reaction != Reaction::unsatisfied) return;
  std::int64_t from = satisfied_from(policy.get<FeedbackClause>());
  if (complaint.score && *complaint.score < from)
    decision.check(false, "CMP-9", "customer_satisfied", "complaint.unsatisfied",
                   {{"score", *complaint.score}, {"satisfied_from", from}});
  else
    decision.check(false, "CMP-9", "customer_says_satisfied", "complaint.unsatisfied", {});
  decision.remedies.push_back({"reopen_complaint", {}});
}

}  // namespace

Decision decide_closing(const Policy& policy, const Complaint& complaint,
                        const ClosingFacts& facts) {
  const auto& correction = policy.get<CorrectionClause>();
  const ComplaintCategory* category = find_category(policy, complaint.category);
  bool upheld = complaint.validity == ComplaintValidity::upheld ||
                complaint.validity == ComplaintValidity::partly_upheld;
  bool major = complaint.grade == ComplaintGrade::major;
  bool suggestion = category && category->is_suggestion;
  bool action_needed = (upheld && !suggestion && correction.needed_where_upheld) ||
                       (major && correction.needed_where_major);
  bool item_needed = suggestion && policy.get<ImprovementClause>().item_needed;
  Decision decision;
  check_satisfied(policy, complaint, decision);
  decision.check(facts.open_warnings == 0, "CMP-11", "warnings_given", "complaint.open_warning",
                 {{"open", facts.open_warnings}});
  if (major)
    decision.check(!facts.meeting_due, "CMP-11", "crisis_team_met", "complaint.no_meeting",
                   {{"role", intern(policy.get<MajorClause>().crisis_leader_role)}});
  decision.check(!action_needed || facts.actions > 0, "CMP-13", "action_planned",
                 "complaint.no_action", {{"actions", facts.actions}});
  decision.check(facts.open_actions == 0, "CMP-13", "actions_effective", "complaint.open_action",
                 {{"open", facts.open_actions}});
  decision.check(!item_needed || facts.improvements > 0, "CMP-18", "improvement_planned",
                 "complaint.no_improvement", {{"items", facts.improvements}});
  return decision;
}

namespace {

Result<std::optional<Money>> paid_with(const Complaint& complaint, bool counts) {
  if (!counts || !complaint.compensation) return complaint.compensation_paid;
  if (!complaint.compensation_paid) return complaint.compensation;
  KEHU_TRY_ASSIGN(Money sum, complaint.compensation_paid->add(*complaint.compensation));
  return std::optional(sum);
}

}  // namespace

Result<std::optional<Money>> cost_of(const Complaint& complaint) {
  return paid_with(complaint,
                   complaint.solution_approved && complaint.state != ComplaintState::withdrawn);
}

Result<void> give_up_solution(Complaint& complaint) {
  KEHU_TRY_ASSIGN(complaint.compensation_paid,
                  paid_with(complaint, complaint.solved_at.has_value()));
  complaint.compensation.reset();
  complaint.compensation_signed = complaint.solution_approved = false;
  complaint.solved_at.reset();
  return {};
}

Decision decide_reopening(const Complaint& complaint, std::optional<Instant> until, Instant now) {
  Decision decision;
  if (complaint.state != ComplaintState::closed || !until) return decision;
  decision.check(now <= *until, "CMP-9", "complaint_reopening_in_time", "complaint.too_late",
                 {{"until", *until}});
  return decision;
}

Result<Money> loss_penalty(const PenaltyClause& clause, Money loss) {
  KEHU_TRY_ASSIGN(Money share, loss.multiply(clause.loss_share, Rounding::half_even));
  return min(share, clause.loss_most);
}

Result<Money> delay_penalty(const PenaltyClause& clause, std::int64_t late_days) {
  KEHU_TRY_ASSIGN(Money sum, clause.delay_daily.multiply(Ratio(late_days, 1), Rounding::half_even));
  return min(sum, clause.delay_most);
}

}  // namespace kehu::complaint
