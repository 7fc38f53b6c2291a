// The register of call recordings: kept, held, destroyed (CARE-7).
#include "care/handlers.hpp"

namespace kehu::care {

namespace {

Result<CallRecording> moved(CommandContext& context, const CallRecording& before,
                            CallRecording recording, std::string_view act) {
  KEHU_TRY_ASSIGN(std::string_view next,
                  workflow::advance(recording_workflow, state_word(before.state), act));
  recording.state = recording_state(next);
  KEHU_TRY(context.update(before, recording));
  return recording;
}

}  // namespace

Result<CallRecording> register_recording(CommandContext& context,
                                         const RegisterRecording& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "care.exists", "a recording"));
  KEHU_TRY(casework::check_needed_line(command.location, "/location"));
  KEHU_TRY(casework::check_needed_line(command.digest, "/digest"));
  if (command.called_at > context.now())
    return invalid("care.future", "/called_at",
                   text(command.called_at) + " is still to come; register a call that was made");
  if (command.duration_seconds <= 0)
    return invalid("care.duration", "/duration_seconds",
                   std::to_string(command.duration_seconds) + " is not above zero");
  if (std::chrono::seconds most =
          std::chrono::duration_cast<std::chrono::seconds>(context.now() - command.called_at);
      command.duration_seconds > most.count())
    return invalid("care.duration", "/duration_seconds",
                   "a call of " + text(command.called_at) + " that lasts " +
                       std::to_string(command.duration_seconds) +
                       " seconds is not over; correct one of them");
  CallRecording recording;
  recording.id = context.id_or_new(command.id);
  if (command.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *command.customer, "/customer"));
    recording.customer = customer.id;
  }
  recording.called_at = command.called_at;
  recording.duration_seconds = command.duration_seconds;
  recording.location = command.location;
  recording.digest = command.digest;
  recording.keep_until = context.policy().zone().day(command.called_at) +
                         days(context.policy().get<RecordingClause>().keep_days);
  recording.registered_by = context.actor().actor;
  KEHU_TRY(context.insert(recording));
  return recording;
}

Result<CallRecording> hold_recording(CommandContext& context, const HoldRecording& command) {
  KEHU_TRY_ASSIGN(CallRecording before, fetch(context, command.recording, "recording"));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  CallRecording recording = before;
  recording.hold_reason = command.reason;
  return moved(context, before, recording, "care.hold_recording");
}

Result<CallRecording> release_recording(CommandContext& context, const ReleaseRecording& command) {
  KEHU_TRY_ASSIGN(CallRecording before, fetch(context, command.recording, "recording"));
  CallRecording recording = before;
  recording.hold_reason.clear();
  return moved(context, before, recording, "care.release_recording");
}

Result<CallRecording> dispose_recording(CommandContext& context, const DisposeRecording& command) {
  KEHU_TRY_ASSIGN(CallRecording before, fetch(context, command.recording, "recording"));
  if (before.state != RecordingState::disposed) {
    Decision decision = decide_disposal(before, context.today());
    KEHU_TRY(granted(context, decision));
  }
  CallRecording recording = before;
  recording.disposed_at = context.now();
  recording.disposed_by = context.actor().actor;
  return moved(context, before, recording, "care.dispose_recording");
}

Result<void> recordings(QueryContext& context, const Recordings& query, Rows<CallRecording>& rows) {
  for (const CallRecording& recording : context.rows<CallRecording>("by_keeping", {})) {
    bool due = recording.state == RecordingState::kept && recording.keep_until < context.today();
    if (due || !query.due.value_or(false)) rows.push(recording);
  }
  return {};
}

}  // namespace kehu::care
