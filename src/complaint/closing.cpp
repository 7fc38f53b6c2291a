// Carried out, fed back, called back, closed; and who bears what (CMP-10, CMP-13, CMP-14, CMP-16).
#include <algorithm>

#include "complaint/commands.hpp"
#include "kehu/core/text.hpp"

namespace kehu::complaint {

Result<Complaint> complete(CommandContext& context, const CompleteComplaint& command) {
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.complete",
                                            command.note.value_or("")));
  Complaint& complaint = handling.row;
  complaint.solved_at = context.now();
  KEHU_TRY(open_duty(context, complaint, "complaint.feedback", "CMP-10",
                     context.policy().get<FeedbackClause>().feedback_within,
                     "complaint.feed_back"));
  return put_back(context, std::move(handling));
}

Result<Complaint> feed_back(CommandContext& context, const FeedBackComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.result, "/result"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.feed_back", command.result));
  const Complaint& complaint = handling.row;
  const auto& clause = context.policy().get<FeedbackClause>();
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.feedback", "fed back"));
  KEHU_TRY(open_duty(context, complaint, "complaint.call_back", "CMP-10", clause.call_back_within,
                     "complaint.call_back", clause.group_role));
  casework::NewNotification told{.recipient_kind = casework::RecipientKind::role,
                                 .recipient = clause.group_role,
                                 .kind = "complaint.feedback",
                                 .clause = "CMP-10",
                                 .about = about(complaint),
                                 .facts = {{"number", complaint.number}}};
  KEHU_TRY(casework::notify(context, told));
  return put_back(context, std::move(handling));
}

Result<Complaint> call_back(CommandContext& context, const CallBackComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.answer, "/answer"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.call_back", command.answer));
  Complaint& complaint = handling.row;
  const auto& clause = context.policy().get<FeedbackClause>();
  Decision decision =
      decide_call_back(context.policy(), context.actor().role,
                       casework::is_same_person(context, context.actor().actor, complaint.handler));
  KEHU_TRY(granted(context, decision));
  if (command.score && (*command.score < 1 || *command.score > clause.score_max))
    return invalid("complaint.score", "/score",
                   std::to_string(*command.score) + " is not a mark from 1 to " +
                       std::to_string(clause.score_max));
  complaint.score = command.score;
  // What he tells the group outweighs what the handler had noted of him.
  if (!is_satisfied(clause, command)) {
    complaint.reaction = Reaction::unsatisfied;
    complaint.reaction_text = command.answer;
  }
  KEHU_TRY(
      casework::fulfil_duties(context, complaint.id.value, "complaint.call_back", "called back"));
  return put_back(context, std::move(handling));
}

namespace {

ClosingFacts closing_facts(CommandContext& context, const Complaint& complaint) {
  ClosingFacts facts;
  for (const auto& action : context.rows<CorrectiveAction>("by_complaint", {complaint.id.value})) {
    facts.actions += 1;
    facts.open_actions += action.state == ActionState::effective ? 0 : 1;
  }
  for (const auto& item : context.rows<ImprovementItem>("by_complaint", {complaint.id.value}))
    facts.improvements += item.complaint == complaint.id ? 1 : 0;
  facts.open_warnings = open_warnings(context, context.policy(), complaint);
  facts.meeting_due = is_meeting_due(context, context.policy(), complaint, context.today());
  return facts;
}

Date retained_until(CommandContext& context) {
  auto years = context.policy().get<ComplaintRetentionClause>().years;
  return context.today() + months(static_cast<int>(years * 12));
}

}  // namespace

Result<Complaint> close(CommandContext& context, const CloseComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.summary, "/summary"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.close", command.summary));
  Complaint& complaint = handling.row;
  Decision decision =
      decide_closing(context.policy(), complaint, closing_facts(context, complaint));
  KEHU_TRY(granted(context, decision));
  complaint.summary = command.summary;
  complaint.closed_at = context.now();
  complaint.open_since.reset();
  complaint.retain_until = retained_until(context);
  KEHU_TRY(casework::fulfil_duties(context, complaint.id.value, "complaint.closing", "closed"));
  KEHU_TRY(casework::cancel_duties(context, complaint.id.value, {}, "closed"));
  return put_back(context, std::move(handling));
}

Result<Complaint> withdraw(CommandContext& context, const WithdrawComplaint& command) {
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.withdraw", command.reason));
  Complaint& complaint = handling.row;
  KEHU_TRY(check_party(context, complaint, command.by));
  complaint.summary = command.reason;
  complaint.closed_at = context.now();
  complaint.open_since.reset();
  complaint.retain_until = retained_until(context);
  KEHU_TRY(casework::cancel_duties(context, complaint.id.value, {}, "withdrawn"));
  return put_back(context, std::move(handling));
}

namespace {

// Days begun after the deadlines of what is meant among the duties of the complaint.
template <class Meant>
std::int64_t late_days(CommandContext& context, const Complaint& complaint, Meant meant) {
  std::int64_t sum = 0;
  for (const auto& duty : casework::duties_of(context, complaint.id.value)) {
    if (!duty.deadline || !casework::is_missed(duty, context.now()) || !meant(duty)) continue;
    auto late = duty.closed_at.value_or(context.now()) - *duty.deadline;
    if (late > Duration(0)) sum += std::chrono::ceil<std::chrono::days>(late).count();
  }
  return sum;
}

// A warning is given by the handler, but who is named beside it answers for it (CMP-12); what was
// handed on when it was missed already, who had it then.
std::int64_t late_days_of(CommandContext& context, const Complaint& complaint,
                          const std::string& person) {
  return late_days(context, complaint, [&](const casework::Duty& duty) {
    if (is_warning(duty) && !duty.liable.empty()) return duty.liable == person;
    const std::string& his = duty.missed_by.empty() ? duty.owner : duty.missed_by;
    return casework::is_same_person(context, his, person);
  });
}

// What somebody bears for a complaint already, of one kind.
struct Borne {
  std::int64_t late_days = 0;
  std::optional<Money> amount;
};

Borne borne_by(CommandContext& context, const Complaint& complaint, const std::string& person) {
  Borne borne;
  for (const Penalty& earlier : context.rows<Penalty>("by_complaint", {complaint.id.value})) {
    if (earlier.kind != PenaltyKind::delay) continue;
    if (!casework::is_same_person(context, earlier.person, person)) continue;
    borne.late_days += earlier.late_days;
    borne.amount = borne.amount ? *borne.amount + earlier.amount : earlier.amount;
  }
  return borne;
}

Error penalized_already(const std::string& person, Money amount, std::string_view path) {
  return conflict("complaint.penalized", path,
                  quotation(person) + " bears " + amount.text() + " for this complaint already");
}

Result<void> fill_loss(CommandContext& context, const Complaint& complaint,
                       const PenalizeForComplaint& command, Penalty& penalty) {
  const Policy& policy = context.policy();
  if (command.liable)
    return invalid("complaint.liable_for_loss", "/liable",
                   "a loss is borne by the person whom the investigation names");
  for (const Penalty& earlier : context.rows<Penalty>("by_complaint", {complaint.id.value}))
    if (earlier.kind == PenaltyKind::loss)
      return penalized_already(earlier.person, earlier.amount, "/kind");
  if (!command.loss)
    return invalid("complaint.loss_missing", "/loss", "a penalty by loss needs the loss");
  KEHU_TRY(check_amount(policy, *command.loss, "/loss"));
  if (complaint.responsible.empty())
    return conflict("complaint.nobody_responsible", "/complaint",
                    "the investigation has found no person responsible");
  penalty.person = complaint.responsible;
  penalty.loss = command.loss;
  KEHU_TRY_ASSIGN(penalty.amount, loss_penalty(policy.get<PenaltyClause>(), *command.loss));
  return {};
}

Result<void> fill_delay(CommandContext& context, const Complaint& complaint,
                        const PenalizeForComplaint& command, Penalty& penalty) {
  if (command.liable) KEHU_TRY(casework::check_needed_line(*command.liable, "/liable"));
  if (!command.liable && complaint.handler.empty())
    return conflict("complaint.no_handler", "/complaint",
                    "nobody handles the complaint now; name who handled it in 'liable'");
  penalty.person = command.liable.value_or(complaint.handler);
  std::int64_t days = late_days_of(context, complaint, penalty.person);
  if (days == 0)
    return conflict("complaint.not_late", command.liable ? "/liable" : "/kind",
                    quotation(penalty.person) + " has missed no duty or warning of this complaint");
  Borne borne = borne_by(context, complaint, penalty.person);
  KEHU_TRY_ASSIGN(penalty.amount, delay_penalty(context.policy().get<PenaltyClause>(), days));
  penalty.late_days = days - borne.late_days;
  if (!borne.amount) return {};
  if (penalty.late_days <= 0 || penalty.amount <= *borne.amount)
    return penalized_already(penalty.person, *borne.amount, "/kind");
  penalty.amount = penalty.amount - *borne.amount;
  return {};
}

}  // namespace

Result<Penalty> penalize(CommandContext& context, const PenalizeForComplaint& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "complaint.id_taken", "a penalty"));
  KEHU_TRY_ASSIGN(Handling handling, handle(context, command.complaint, "complaint.penalize", ""));
  const Complaint& complaint = handling.row;
  Penalty penalty;
  penalty.id = context.id_or_new(command.id);
  penalty.complaint = complaint.id;
  penalty.kind = command.kind;
  penalty.imposed_at = context.now();
  penalty.imposed_by = context.actor().actor;
  KEHU_TRY(command.kind == PenaltyKind::loss ? fill_loss(context, complaint, command, penalty)
                                             : fill_delay(context, complaint, command, penalty));
  KEHU_TRY(context.insert(penalty));
  KEHU_TRY(put_back(context, std::move(handling)));
  return penalty;
}

}  // namespace kehu::complaint
