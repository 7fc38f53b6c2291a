// What customers leave with us: received, kept, handed back (SRV-16).
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

namespace {

Result<Belonging> fetch_belonging(CommandContext& context, const Id<Belonging>& id) {
  return fetch(context, id, "service.belonging_not_found", "/belonging", "thing in keeping");
}

}  // namespace

Result<Belonging> receive_belonging(CommandContext& context, const ReceiveBelonging& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(casework::check_new_id(context, command.id, "service.exists", "a thing in keeping"));
  KEHU_TRY(casework::check_needed_text(command.description, "/description"));
  KEHU_TRY(casework::check_needed_text(command.condition, "/condition"));
  std::int64_t quantity = command.quantity.value_or(1);
  if (quantity < 1)
    return invalid("service.quantity", "/quantity",
                   std::to_string(quantity) + " things cannot be received; one or more");
  KEHU_TRY(granted(context, decide_keeping(context.policy(), at.request.kind), "/request"));
  KEHU_TRY(at.step(context, "service.receive_belonging", command.description));
  Belonging belonging;
  belonging.id = context.id_or_new(command.id);
  belonging.request = at.request.id;
  belonging.number = ++at.request.belongings;
  belonging.steps = 1;
  belonging.description = command.description;
  belonging.quantity = quantity;
  belonging.condition = command.condition;
  belonging.received_by = context.actor().actor;
  belonging.received_at = context.now();
  at.request.belongings_held += 1;
  casework::About thing{"belonging", belonging.id.value, at.request.customer};
  KEHU_TRY(casework::put_step(context, thing, belonging.steps, "service.receive_belonging", "",
                              belonging_workflow.initial, command.condition));
  KEHU_TRY(context.insert(belonging));
  casework::NewDuty due{.kind = duty_kinds::hand_back,
                        .clause = "SRV-16",
                        .about = thing,
                        .limit = context.policy().get<BelongingsClause>().handed_back_by};
  due.owner = at.request.owner;
  due.owner_role = at.request.owner_role;
  due.fulfilled_by = "service.hand_back_belonging";
  KEHU_TRY(casework::open_duty(context, due));
  KEHU_TRY(at.put(context));
  return belonging;
}

Result<Belonging> keep_belonging(CommandContext& context, const KeepBelonging& command) {
  KEHU_TRY_ASSIGN(Belonging before, fetch_belonging(context, command.belonging));
  KEHU_TRY(casework::check_needed_line(command.place, "/place"));
  Handling at;
  KEHU_TRY(at.take(context, before.request, "/belonging"));
  Belonging belonging = before;
  KEHU_TRY(casework::take_step(context, belonging_workflow, belonging, "service.keep_belonging",
                               command.place));
  KEHU_TRY(at.step(context, "service.keep_belonging", before.description));
  belonging.place = command.place;
  belonging.kept_by = context.actor().actor;
  belonging.kept_at = context.now();
  KEHU_TRY(context.update(before, belonging));
  KEHU_TRY(at.put(context));
  return belonging;
}

Result<Belonging> hand_back_belonging(CommandContext& context, const HandBackBelonging& command) {
  KEHU_TRY_ASSIGN(Belonging before, fetch_belonging(context, command.belonging));
  KEHU_TRY(casework::check_needed_line(command.to, "/to"));
  KEHU_TRY(casework::check_needed_text(command.condition, "/condition"));
  Handling at;
  KEHU_TRY(at.take(context, before.request, "/belonging"));
  KEHU_TRY(check_party(context, at.request, command.by));
  Belonging belonging = before;
  KEHU_TRY(casework::take_step(context, belonging_workflow, belonging,
                               "service.hand_back_belonging", command.condition));
  KEHU_TRY(at.step(context, "service.hand_back_belonging", before.description));
  belonging.handed_back_by = context.actor().actor;
  belonging.handed_back_to = command.to;
  belonging.condition_after = command.condition;
  belonging.handed_back_at = context.now();
  KEHU_TRY(context.update(before, belonging));
  KEHU_TRY(
      casework::fulfil_duties(context, belonging.id.value, duty_kinds::hand_back, "handed back"));
  at.request.belongings_held -= 1;
  KEHU_TRY(at.put(context));
  return belonging;
}

}  // namespace kehu::service
