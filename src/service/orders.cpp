// Orders on their way, stage by stage, with word to the customer of each (SRV-5).
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

Result<OrderProgress> track(CommandContext& context, const TrackOrder& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_needed_line(command.stage, "/stage"));
  if (command.note) KEHU_TRY(casework::check_text(*command.note, "/note"));
  KEHU_TRY(at.step(context, "service.track", command.stage));
  ServiceRequest& request = at.request;
  Decision decision = decide_stage(context.policy(), request.kind, command.stage, request.stage);
  KEHU_TRY(decision.code == "service.not_an_order"
               ? granted(context, decision, "/stage")
               : granted_word(context, decision, "/stage", command.stage));
  OrderProgress progress{request.id,    ++request.progress,
                         command.stage, command.note.value_or(""),
                         context.now(), context.actor().actor};
  KEHU_TRY(context.insert(progress));
  request.stage = command.stage;
  KEHU_TRY(tell_customer(context, request, message_kinds::order_progress, "SRV-5",
                         {{"stage", command.stage}}));
  KEHU_TRY(at.put(context));
  return progress;
}

}  // namespace kehu::service
