// Signatures: asked for, given, refused (CRD-5, CRD-7, CRD-8).
#include "credit/account.hpp"
#include "credit/commands.hpp"
#include "credit/workflows.hpp"
#include "kehu/casework/authority.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::credit {

Result<Approval> request_approval(CommandContext& context, const RequestApproval& command) {
  if (command.note) KEHU_TRY(casework::check_text(*command.note, "/note"));
  KEHU_TRY_ASSIGN(Book book,
                  Book::open(context, command.customer, command.amount.currency(), "/amount"));
  KEHU_TRY(book.check_amount(command.amount, "/amount"));
  KEHU_TRY(book.release_lapsed());
  Case made;
  KEHU_TRY(load_case(context, context.policy(), book.account, book.rolling_limit(), context.now(),
                     book.today, command.amount, {}, made));
  auto needs = needed_approvals(context.policy(), made.facts, command.amount);
  const ApprovalNeed* need = nullptr;
  for (const ApprovalNeed& candidate : needs)
    if (!need && (!command.kind || *command.kind == candidate.kind)) need = &candidate;
  if (!need) {
    // Where no signature would help, the answer is that of authorizing without one.
    Grant grant;
    Decision decision =
        decide(context.policy(), made.facts, {command.amount, context.actor().actor}, grant);
    if (!decision.granted() && needs.empty()) return context.refuse(decision);
    return invalid(
        "credit.approval_not_needed", command.kind ? "/kind" : "/amount",
        command.amount.text() + " needs no approval" + (command.kind ? " of this kind" : ""));
  }
  Approval approval;
  approval.id = context.id_or_new(command.id);
  approval.customer = book.account.customer;
  approval.kind = need->kind;
  approval.amount = command.amount;
  approval.role = need->role;
  approval.requested_by = context.actor().actor;
  approval.requested_at = context.now();
  approval.note = command.note.value_or("");
  approval.expires_at = context.now() + std::chrono::hours(need->hours);
  KEHU_TRY(casework::insert_new(context, approval, "credit.exists", "an approval"));
  KEHU_TRY(book.save());
  return approval;
}

namespace {

Result<Approval> answer(CommandContext& context, const Id<Approval>& id,
                        const std::optional<std::string>& note, std::string_view act) {
  if (note) KEHU_TRY(casework::check_text(*note, "/note"));
  KEHU_TRY_ASSIGN(Approval before, fetch(context, id, "/approval", "approval"));
  Approval approval = before;
  KEHU_TRY_ASSIGN(approval.state, advance(approval_workflow, before, act));
  // A name and the aliases of it are one person.
  Approval judged = before;
  judged.requested_by = casework::person_behind(context, before.requested_by);
  const std::string actor = casework::person_behind(context, context.actor().actor);
  Decision decision = decide_approval(judged, actor, context.actor().role, context.now());
  KEHU_TRY(granted(context, decision));
  approval.approver = context.actor().actor;
  approval.approver_role = context.actor().role;
  approval.answered_at = context.now();
  if (note) approval.note = *note;
  KEHU_TRY(context.update(before, approval));
  return approval;
}

}  // namespace

Result<Approval> approve(CommandContext& context, const Approve& command) {
  return answer(context, command.approval, command.note, "credit.approve");
}

Result<Approval> reject(CommandContext& context, const Reject& command) {
  return answer(context, command.approval, command.note, "credit.reject");
}

}  // namespace kehu::credit
