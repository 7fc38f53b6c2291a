// Corrective and preventive actions, and the improvement plan (CMP-13, CMP-18).
#include "complaint/commands.hpp"

namespace kehu::complaint {

namespace {

Result<void> check_due(CommandContext& context, const Date& due) {
  if (due >= context.today()) return {};
  return invalid("complaint.due_past", "/due",
                 text(due) + " is past; today is " + text(context.today()));
}

// What somebody owes by the end of a day, below a complaint.
Result<void> open_duty_by(CommandContext& context, const Date& due, casework::NewDuty duty,
                          const std::string& owner) {
  Instant end = context.policy().zone().start(due + days(1));
  auto minutes = std::chrono::floor<std::chrono::minutes>(end - context.now()).count();
  duty.limit = {minutes, casework::TimeUnit::minutes, {}};
  duty.owner = duty.liable = owner;
  KEHU_TRY(casework::open_duty(context, duty));
  return {};
}

Result<void> open_action_duty(CommandContext& context, const CorrectiveAction& action,
                              const std::optional<Id<Customer>>& customer) {
  return open_duty_by(context, action.due,
                      {.kind = "complaint.action",
                       .clause = "CMP-13",
                       .about = {"corrective_action", action.id.value, customer},
                       .limit = {},
                       .fulfilled_by = "complaint.carry_out_action"},
                      action.owner);
}

// The handler checks; where the action is his own, or he takes no part any more, the policy's role.
Result<void> open_check_duty(CommandContext& context, const CorrectiveAction& action,
                             const Complaint& complaint) {
  const auto& clause = context.policy().get<CorrectionClause>();
  bool own = casework::is_same_person(context, complaint.handler, action.owner) ||
             casework::is_same_person(context, complaint.handler, action.carried_out_by);
  casework::NewDuty duty{
      .kind = "complaint.effect_check",
      .clause = "CMP-13",
      .about = {"corrective_action", action.id.value, complaint.customer},
      .limit = clause.check_within,
      .owner = own ? "" : complaint.handler,
      .owner_role = clause.checker_role,
      .liable = own || complaint.handler.empty() ? clause.checker_role : complaint.handler,
      .fulfilled_by = "complaint.confirm_action"};
  KEHU_TRY(casework::open_duty(context, duty));
  return {};
}

// A record below a complaint, moved along its workflow by somebody who may take part in it.
template <class Row>
struct Moved : casework::InHand<Row> {
  Complaint complaint;
};
template <class Row>
Result<Moved<Row>> move(CommandContext& context, const workflow::Workflow& flow, const Id<Row>& id,
                        std::string_view path, std::string_view act, const std::string& note) {
  auto found = context.find<Row>(id);
  if (!found)
    return not_found("complaint.not_found", path,
                     "no " + std::string(flow.name) + " has the id " + id.text());
  KEHU_TRY_ASSIGN(Complaint complaint, fetch(context, found->complaint, path));
  KEHU_TRY(admit(context, complaint));
  KEHU_TRY_ASSIGN(auto taken, casework::take_up(context, flow, *found, act, note));
  return Moved<Row>{std::move(taken), std::move(complaint)};
}

}  // namespace

Result<CorrectiveAction> plan_action(CommandContext& context, const PlanCorrectiveAction& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "complaint.id_taken", "an action"));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(casework::check_needed_line(command.owner, "/owner"));
  KEHU_TRY(check_due(context, command.due));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.plan_action", ""));
  KEHU_TRY(admit_person(context, handling.row, command.owner, "/owner"));
  CorrectiveAction action;
  action.id = context.id_or_new(command.id);
  action.complaint = command.complaint;
  action.kind = command.kind;
  action.text = command.text;
  action.owner = command.owner;
  action.due = command.due;
  KEHU_TRY(context.insert(action));
  KEHU_TRY(open_action_duty(context, action, handling.row.customer));
  KEHU_TRY(put_back(context, std::move(handling)));
  return action;
}

Result<CorrectiveAction> carry_out_action(CommandContext& context, const CarryOutAction& command) {
  KEHU_TRY(casework::check_needed_text(command.evidence, "/evidence"));
  KEHU_TRY_ASSIGN(auto moved, move(context, action_workflow, command.action, "/action",
                                   "complaint.carry_out_action", command.evidence));
  moved.row.carried_out_by = context.actor().actor;
  moved.row.carried_out_at = context.now();
  moved.row.evidence = command.evidence;
  KEHU_TRY(casework::fulfil_duties(context, moved.row.id.value, "complaint.action", "carried out"));
  KEHU_TRY(open_check_duty(context, moved.row, moved.complaint));
  return casework::put_back(context, std::move(moved));
}

namespace {

Result<Moved<CorrectiveAction>> check_action(CommandContext& context,
                                             const Id<CorrectiveAction>& id, std::string_view act,
                                             const std::string& evidence) {
  KEHU_TRY(casework::check_needed_text(evidence, "/evidence"));
  KEHU_TRY_ASSIGN(auto moved, move(context, action_workflow, id, "/action", act, evidence));
  const std::string& actor = context.actor().actor;
  Decision decision =
      decide_check(casework::is_same_person(context, actor, moved.row.owner),
                   casework::is_same_person(context, actor, moved.before.carried_out_by));
  KEHU_TRY(granted(context, decision));
  moved.row.checked_by = actor;
  moved.row.checked_at = context.now();
  moved.row.evidence = evidence;
  return moved;
}

}  // namespace

Result<CorrectiveAction> confirm_action(CommandContext& context, const ConfirmAction& command) {
  KEHU_TRY_ASSIGN(auto moved, check_action(context, command.action, "complaint.confirm_action",
                                           command.evidence));
  KEHU_TRY(
      casework::fulfil_duties(context, moved.row.id.value, "complaint.effect_check", "effective"));
  return casework::put_back(context, std::move(moved));
}

Result<CorrectiveAction> return_action(CommandContext& context, const ReturnAction& command) {
  KEHU_TRY_ASSIGN(auto moved, check_action(context, command.action, "complaint.return_action",
                                           command.evidence));
  KEHU_TRY(casework::fulfil_duties(context, moved.row.id.value, "complaint.effect_check",
                                   "without effect"));
  moved.row.carried_out_by.clear();
  moved.row.carried_out_at.reset();
  // What is done again is due at once where its day has passed.
  if (moved.row.due < context.today()) moved.row.due = context.today();
  KEHU_TRY(open_action_duty(context, moved.row, moved.complaint.customer));
  return casework::put_back(context, std::move(moved));
}

Result<ImprovementItem> plan_improvement(CommandContext& context, const PlanImprovement& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "complaint.id_taken", "an item"));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(casework::check_needed_line(command.owner, "/owner"));
  KEHU_TRY(check_due(context, command.due));
  KEHU_TRY_ASSIGN(Handling handling,
                  handle(context, command.complaint, "complaint.plan_improvement", ""));
  KEHU_TRY(admit_person(context, handling.row, command.owner, "/owner"));
  ImprovementItem item;
  item.id = context.id_or_new(command.id);
  item.complaint = command.complaint;
  item.text = command.text;
  item.owner = command.owner;
  item.due = command.due;
  KEHU_TRY(context.insert(item));
  KEHU_TRY(open_duty_by(context, item.due,
                        {.kind = "complaint.improvement",
                         .clause = "CMP-18",
                         .about = {"improvement_item", item.id.value, handling.row.customer},
                         .limit = {},
                         .fulfilled_by = "complaint.finish_improvement"},
                        item.owner));
  KEHU_TRY(put_back(context, std::move(handling)));
  return item;
}

namespace {

Result<ImprovementItem> end_item(CommandContext& context, const Id<ImprovementItem>& id,
                                 std::string_view act, const std::string& outcome) {
  KEHU_TRY(casework::check_needed_text(outcome, "/outcome"));
  KEHU_TRY_ASSIGN(auto moved, move(context, improvement_workflow, id, "/item", act, outcome));
  moved.row.outcome = outcome;
  moved.row.finished_at = context.now();
  bool done = moved.row.state == ImprovementState::done;
  KEHU_TRY(done ? casework::fulfil_duties(context, id.value, "complaint.improvement", "done")
                : casework::cancel_duties(context, id.value, "complaint.improvement", "dropped"));
  return casework::put_back(context, std::move(moved));
}

}  // namespace

Result<ImprovementItem> finish_improvement(CommandContext& context,
                                           const FinishImprovement& command) {
  return end_item(context, command.item, "complaint.finish_improvement", command.outcome);
}

Result<ImprovementItem> drop_improvement(CommandContext& context, const DropImprovement& command) {
  return end_item(context, command.item, "complaint.drop_improvement", command.outcome);
}

}  // namespace kehu::complaint
