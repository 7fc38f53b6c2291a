// A request while it is worked on: answers, news to the customer, hands it goes through, waiting.
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

Result<ServiceRequest> respond(CommandContext& context, const RespondToRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(at.step(context, "service.respond", command.text));
  if (!at.request.responded_at) at.request.responded_at = context.now();
  KEHU_TRY(tell_clocks(context, at, ClockEvent::responded));
  KEHU_TRY(tell_customer(context, at.request, message_kinds::response, "SRV-4", {}));
  return at.put_back(context);
}

Result<ServiceRequest> inform(CommandContext& context, const InformCustomer& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(at.step(context, "service.inform", command.text));
  KEHU_TRY(tell_clocks(context, at, ClockEvent::informed));
  KEHU_TRY(tell_customer(context, at.request, message_kinds::update, "SRV-2", {}));
  return at.put_back(context);
}

Result<ServiceRequest> record_contact(CommandContext& context, const RecordContact& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_text(command.text, "/text"));
  KEHU_TRY(check_party(context, at.request, command.by));
  KEHU_TRY(at.step(context, "service.contact", command.text));
  // Who turns to us is not silent.
  if (at.request.answer_until) KEHU_TRY(await_answer(context, at.request));
  KEHU_TRY(tell_clocks(context, at, ClockEvent::contacted));
  return at.put_back(context);
}

namespace {

// Under the policy of the request, or today's, as the policy says what changes deadlines.
Result<void> follow(CommandContext& context, Handling& at, ReevaluationCause cause) {
  const Policy& policy = clock_policy(context, at.request);
  if (!is_reevaluated_on(policy, cause)) return {};
  KEHU_TRY(set_target(context, policy, at.request.policy_version, at.request));
  return reevaluate_clocks(context, at);
}

// Who owns the request owes what is in keeping under it, too.
Result<void> hand_over_belongings(CommandContext& context, const ServiceRequest& request) {
  if (request.belongings_held == 0) return {};
  for (const Belonging& belonging : context.rows<Belonging>("by_request", {request.id.value}))
    KEHU_TRY(casework::reassign_duties(context, belonging.id.value, request.owner));
  return {};
}

Error nothing_to_change(std::string_view path, std::string message) {
  return invalid("service.nothing_to_change", path, std::move(message));
}

}  // namespace

Result<ServiceRequest> assign(CommandContext& context, const AssignRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  ServiceRequest& request = at.request;
  bool new_owner = command.owner && *command.owner != request.owner;
  bool new_department = command.department && *command.department != request.department;
  if (!new_owner && !new_department)
    return nothing_to_change(
        command.owner ? "/owner" : "/department",
        "name another owner than " + request.owner + ", or another department");
  if (command.owner) KEHU_TRY(casework::check_needed_line(*command.owner, "/owner"));
  if (new_department)
    KEHU_TRY(granted_word(context, decide_department(context.policy(), *command.department),
                          "/department", *command.department));
  if (command.reason) KEHU_TRY(casework::check_text(*command.reason, "/reason"));
  KEHU_TRY(at.step(context, "service.assign", command.reason.value_or("")));
  if (new_owner) {
    request.owner = *command.owner;
    KEHU_TRY(at.duties(context).reassign(request.owner));
    KEHU_TRY(hand_over_belongings(context, request));
  }
  if (new_department) {
    request.department = *command.department;
    KEHU_TRY(follow(context, at, ReevaluationCause::department));
  }
  return at.put_back(context);
}

Result<ServiceRequest> change_severity(CommandContext& context, const ChangeSeverity& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  ServiceRequest& request = at.request;
  if (command.severity == request.severity)
    return nothing_to_change("/severity", "the severity is " + request.severity + " already");
  KEHU_TRY(granted_word(context, decide_severity(context.policy(), command.severity), "/severity",
                        command.severity));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(at.step(context, "service.change_severity", command.reason));
  request.severity = command.severity;
  request.emergency = is_emergency(context.policy(), request.channel, request.severity);
  KEHU_TRY(follow(context, at, ReevaluationCause::severity));
  return at.put_back(context);
}

Result<ServiceRequest> reevaluate(CommandContext& context, const ReevaluateRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(granted(context, decide_reevaluation(context.policy()), "/request"));
  KEHU_TRY(at.step(context, "service.reevaluate"));
  ServiceRequest& request = at.request;
  bool new_policy = is_reevaluated_on(context.policy(), ReevaluationCause::policy);
  const Policy& policy = new_policy ? context.policy() : clock_policy(context, request);
  KEHU_TRY(set_target(context, policy,
                      new_policy ? context.policy_version() : request.policy_version, request));
  KEHU_TRY(reevaluate_clocks(context, at));
  return at.put_back(context);
}

Result<ServiceRequest> pause(CommandContext& context, const PauseRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  const Policy& policy = clock_policy(context, at.request);
  KEHU_TRY(at.step(context, "service.pause", command.note.value_or("")));
  KEHU_TRY(granted_word(context, decide_pause(policy, command.reason), "/reason", command.reason));
  at.request.waiting_for = command.reason;
  KEHU_TRY(pause_clocks(context, at, *find_pause(policy, command.reason)));
  return at.put_back(context);
}

Result<ServiceRequest> resume(CommandContext& context, const ResumeRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(at.step(context, "service.resume", command.note.value_or("")));
  const PauseRule* rule = find_pause(clock_policy(context, at.request), at.request.waiting_for);
  at.request.waiting_for.clear();
  KEHU_TRY(resume_clocks(context, at, rule));
  return at.put_back(context);
}

}  // namespace kehu::service
