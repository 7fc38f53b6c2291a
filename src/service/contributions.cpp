// What departments contribute to a request; its owner coordinates them (SRV-2).
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

Result<Contribution> involve(CommandContext& context, const InvolveDepartment& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_new_id(context, command.id, "service.exists", "a contribution"));
  KEHU_TRY(casework::check_needed_text(command.question, "/question"));
  KEHU_TRY(granted_word(context, decide_department(context.policy(), command.department),
                        "/department", command.department));
  KEHU_TRY(at.step(context, "service.involve", command.department));
  Contribution contribution;
  contribution.id = context.id_or_new(command.id);
  contribution.request = at.request.id;
  contribution.number = ++at.request.contributions;
  contribution.department = command.department;
  contribution.role = find_department(context.policy(), command.department)->role;
  contribution.question = command.question;
  contribution.asked_by = context.actor().actor;
  contribution.asked_at = context.now();
  at.request.contributions_open += 1;
  KEHU_TRY(context.insert(contribution));
  casework::NewDuty duty{.kind = message_kinds::contribution,
                         .clause = "SRV-2",
                         .about = {"contribution", contribution.id.value, at.request.customer},
                         .limit = context.policy().get<CoordinationClause>().contribution_within};
  duty.owner_role = contribution.role;
  duty.liable = contribution.role;
  duty.fulfilled_by = "service.contribute";
  KEHU_TRY(casework::open_duty(context, duty));
  casework::NewNotification message{.recipient_kind = casework::RecipientKind::role,
                                    .recipient = contribution.role,
                                    .kind = message_kinds::contribution,
                                    .clause = "SRV-2",
                                    .about = duty.about};
  message.facts = {{"number", at.request.number}};
  KEHU_TRY(casework::notify(context, message));
  KEHU_TRY(at.put(context));
  return contribution;
}

Result<Contribution> contribute(CommandContext& context, const Contribute& command) {
  KEHU_TRY_ASSIGN(Contribution before,
                  fetch(context, command.contribution, "service.contribution_not_found",
                        "/contribution", "contribution"));
  if (before.answered_at)
    return conflict(
        "service.contribution_answered", "/contribution",
        "it was answered by " + before.answered_by + " at " + text(*before.answered_at));
  KEHU_TRY(casework::check_needed_text(command.answer, "/answer"));
  KEHU_TRY(
      granted(context, decide_contribution(before.role, context.actor().role), "/contribution"));
  Handling at;
  KEHU_TRY(at.take(context, before.request, "/contribution"));
  KEHU_TRY(at.step(context, "service.contribute", before.department));
  Contribution contribution = before;
  contribution.answer = command.answer;
  contribution.answered_by = context.actor().actor;
  contribution.answered_at = context.now();
  KEHU_TRY(context.update(before, contribution));
  // None is awaited where it was called off with an earlier end of the request.
  KEHU_TRY_ASSIGN(std::int64_t awaited,
                  casework::fulfil_duties(context, contribution.id.value, duty_kinds::contribution,
                                          "answered"));
  at.request.contributions_open -= awaited;
  KEHU_TRY(at.put(context));
  return contribution;
}

}  // namespace kehu::service
