// Who is sent, and when: the dispatch, leave to send others, and the appointment (SRV-8, SRV-9).
#include <algorithm>

#include "kehu/core/text.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

Result<void> check_slot(const CommandContext& context, const Slot& slot) {
  if (slot.starts_at < context.now())
    return invalid("work_order.past_appointment", "/starts_at",
                   text(slot.starts_at) + " lies before now, " + text(context.now()));
  return check_length(slot);
}

// Nobody keeps, or remembers, what was agreed for too far ahead; and most such days are misspelt.
Result<void> check_ahead(CommandContext& context, const Slot& slot) {
  Date day = context.policy().zone().day(slot.starts_at);
  Decision decision = decide_ahead(context.policy().get<AppointmentClause>(), day, context.today());
  return granted(context, decision, "/starts_at");
}

// Nobody approves that he himself is sent, in whichever form or on whosever behalf.
Result<void> check_not_sent(CommandContext& context, const Technician& technician,
                            const casework::Signature& signature) {
  bool is_sent = casework::is_same_person(context, technician.name, signature.actor) ||
                 casework::is_same_person(context, technician.name, signature.on_behalf_of);
  return granted(context, decide_outside(is_sent, signature.authority_role));
}

// The rule, with what it needs to know of this technician and of all others.
Result<void> decide(CommandContext& context, const WorkOrder& order, const Technician& technician,
                    const Slot& slot) {
  const auto& clause = context.policy().get<DispatchClause>();
  KEHU_TRY_ASSIGN(auto all, candidates(context, context.policy(), order, slot));
  bool own_available = std::ranges::any_of(all, [&](const Candidate& other) {
    return other.facts.own && is_eligible(clause, other.facts);
  });
  auto self = std::ranges::find(all, technician.id,
                                [](const Candidate& other) { return other.technician.id; });
  ensure(self != all.end(), "a technician on record is a candidate");
  bool outside_approved = order.outside_technician == technician.id;
  return granted(context, decide_dispatch(clause, self->facts, own_available, outside_approved));
}

constexpr std::string_view outside_matter = "work_order.outside";

Result<void> check_approver(CommandContext& context, const WorkOrder& order,
                            const Technician& technician, const std::string& approver) {
  auto is = [&](std::string_view person) {
    return casework::is_same_person(context, person, approver);
  };
  auto roles = casework::roles_that_may_sign(context.policy(), outside_matter, {});
  VerbalFacts facts;
  facts.part = is(order.requested_by)      ? "requester"
               : is(context.actor().actor) ? "recorder"
               : is(technician.name)       ? "technician"
                                           : "";
  facts.absent = casework::is_away(context, approver, context.today());
  facts.role = roles.empty() ? std::string_view() : roles.front();
  facts.may_approve =
      casework::may_sign(context, context.policy(), outside_matter, approver, context.today());
  Decision decision = decide_verbal_approval(facts, context.today());
  if (decision.granted()) return granted(context, decision);
  Error error = under("/approver", context.refuse(decision));
  error.message = quotation(approver) + " cannot have approved it. " + error.message;
  return error;
}

// Who wrote the open verbal approval down.
std::string recorder_of(CommandContext& context, const WorkOrder& order) {
  std::string recorder;
  for (const casework::Step& step : context.rows<casework::Step>("", {order.id.value}))
    if (step.act == RecordVerbalApproval::name) recorder = step.actor;
  return recorder;
}

Result<WorkAppointment> appoint(CommandContext& context, WorkOrder& order,
                                const Technician& technician, const Slot& slot,
                                std::string_view agreed_by) {
  WorkAppointment appointment;
  appointment.work_order = order.id;
  appointment.number = ++order.appointments;
  appointment.technician = technician.id;
  appointment.starts_at = slot.starts_at;
  appointment.ends_at = slot.ends_at;
  appointment.agreed_by = agreed_by;
  KEHU_TRY(context.insert(appointment));
  const auto& clause = context.policy().get<AppointmentClause>();
  casework::NewDuty clock{appointment_clock,
                          "SRV-9",
                          about(order),
                          {clause.tolerance_minutes, casework::TimeUnit::minutes, {}}};
  clock.owner = technician.name;
  clock.liable = technician.name;
  clock.fulfilled_by = "work_order.arrive";
  clock.start = slot.starts_at;
  KEHU_TRY(casework::open_duty(context, clock));
  return appointment;
}

}  // namespace

Result<WorkOrder> approve_outside(CommandContext& context, const ApproveOutside& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY_ASSIGN(Technician technician, fetch_technician(context, command.technician));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.approve_outside",
                               command.note.value_or("")));
  KEHU_TRY_ASSIGN(casework::Signature signature,
                  casework::sign(context, {.matter = "work_order.outside",
                                           .clause = "SRV-8",
                                           .about = about(before),
                                           .requested_by = before.requested_by,
                                           .note = command.note.value_or("")}));
  KEHU_TRY(check_not_sent(context, technician, signature));
  order.outside_technician = technician.id;
  order.outside_approved_by = signature.actor;
  order.outside_verbal = false;
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(
      casework::cancel_duties(context, order.id.value, confirmation_duty, "approved in writing"));
  return order;
}

Result<WorkOrder> record_verbal_approval(CommandContext& context,
                                         const RecordVerbalApproval& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY_ASSIGN(Technician technician, fetch_technician(context, command.technician));
  KEHU_TRY(casework::check_needed_line(command.approver, "/approver"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, RecordVerbalApproval::name,
                               command.note.value_or("")));
  KEHU_TRY(check_approver(context, before, technician, command.approver));
  order.outside_technician = technician.id;
  order.outside_approved_by = command.approver;
  order.outside_verbal = true;
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(casework::cancel_duties(context, order.id.value, confirmation_duty,
                                   "another approval was recorded"));
  casework::NewDuty confirmation{confirmation_duty, "SRV-8", about(order),
                                 context.policy().get<DispatchClause>().confirmation_within};
  confirmation.owner = command.approver;
  confirmation.liable = command.approver;
  confirmation.fulfilled_by = "work_order.confirm_verbal_approval";
  auto signers = casework::roles_that_may_sign(context.policy(), "work_order.outside", {});
  if (!signers.empty()) confirmation.owner_role = signers.front();
  KEHU_TRY(casework::open_duty(context, confirmation));
  return order;
}

Result<WorkOrder> confirm_verbal_approval(CommandContext& context,
                                          const ConfirmVerbalApproval& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order,
                               "work_order.confirm_verbal_approval", command.note.value_or("")));
  if (!order.outside_verbal)
    return conflict("work_order.nothing_to_confirm", "/work_order",
                    "no verbal approval of the work order " + order.number + " is open");
  auto is_actor = [&](std::string_view person) {
    return casework::is_same_person(context, person, context.actor().actor);
  };
  Decision decision =
      decide_confirmation(is_actor(order.outside_approved_by),
                          casework::is_away(context, order.outside_approved_by, context.today()),
                          is_actor(recorder_of(context, order)));
  KEHU_TRY(granted(context, decision));
  // The signature says who confirmed; whose word it was stays.
  KEHU_TRY_ASSIGN(casework::Signature signature,
                  casework::sign(context, {.matter = outside_matter,
                                           .clause = "SRV-8",
                                           .about = about(order),
                                           .requested_by = order.requested_by,
                                           .note = command.note.value_or("")}));
  KEHU_TRY_ASSIGN(Technician technician, fetch_technician(context, *order.outside_technician));
  KEHU_TRY(check_not_sent(context, technician, signature));
  order.outside_verbal = false;
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(casework::fulfil_duties(context, order.id.value, confirmation_duty, "confirmed"));
  return order;
}

Result<WorkAppointment> dispatch(CommandContext& context, const DispatchWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY_ASSIGN(Technician technician, fetch_technician(context, command.technician));
  KEHU_TRY(casework::check_needed_line(command.agreed_by, "/agreed_by"));
  Slot slot{command.starts_at, command.ends_at};
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.dispatch"));
  KEHU_TRY(check_slot(context, slot));
  KEHU_TRY(check_ahead(context, slot));
  KEHU_TRY(decide(context, before, technician, slot));
  if (is_appointed(context, before))
    KEHU_TRY(give_up_appointment(context, before, "work_order.dispatch",
                                 WorkAppointmentState::moved, "dispatched again"));
  order.technician = technician.id;
  KEHU_TRY_ASSIGN(WorkAppointment appointment,
                  appoint(context, order, technician, slot, command.agreed_by));
  // Now that he is appointed, who is sent has a hand in it too.
  KEHU_TRY(check_customers_word(context, order, command.agreed_by, "/agreed_by", "SRV-9"));
  KEHU_TRY(context.update(before, order));
  return appointment;
}

Result<WorkAppointment> reschedule(CommandContext& context, const RescheduleWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  Slot slot{command.starts_at, command.ends_at};
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.reschedule",
                               command.reason));
  KEHU_TRY(give_up_appointment(context, before, "work_order.reschedule",
                               WorkAppointmentState::moved, command.reason));
  KEHU_TRY(check_slot(context, slot));
  KEHU_TRY(check_ahead(context, slot));
  Decision agreed;
  agreed.check(command.agreed_by && !command.agreed_by->empty(), "SRV-9", "customer_agrees",
               "work_order.not_agreed", {});
  KEHU_TRY(granted(context, agreed));
  KEHU_TRY(check_customers_word(context, order, *command.agreed_by, "/agreed_by", "SRV-9"));
  KEHU_TRY_ASSIGN(Technician technician, fetch_technician(context, *before.technician));
  KEHU_TRY(decide(context, before, technician, slot));
  KEHU_TRY_ASSIGN(WorkAppointment appointment,
                  appoint(context, order, technician, slot, *command.agreed_by));
  KEHU_TRY(context.update(before, order));
  return appointment;
}

Result<WorkAppointment> arrive(CommandContext& context, const ArriveForWork& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.arrive"));
  WorkAppointment appointed = last_appointment(context, before);
  WorkAppointment arrived = appointed;
  const auto& clause = context.policy().get<AppointmentClause>();
  KEHU_TRY(end_in(appointment_workflow, arrived, "work_order.arrive",
                  punctuality(clause, appointed.starts_at, context.now())));
  KEHU_TRY(granted(context, decide_arrival(clause, appointed.starts_at, context.now())));
  arrived.arrived_at = context.now();
  KEHU_TRY(context.update(appointed, arrived));
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(casework::fulfil_duties(context, order.id.value, appointment_clock, "arrived"));
  return arrived;
}

Result<WorkAppointment> record_no_show(CommandContext& context, const RecordNoShow& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.record_no_show"));
  WorkAppointment appointed = last_appointment(context, before);
  WorkAppointment missed = appointed;
  KEHU_TRY(end_in(appointment_workflow, missed, "work_order.record_no_show",
                  WorkAppointmentState::no_show));
  KEHU_TRY(granted(context, decide_no_show(context.policy().get<AppointmentClause>(),
                                           appointed.starts_at, context.now())));
  // Work that has begun stays his who began it until another is sent.
  if (order.state == WorkOrderState::approved) order.technician.reset();
  KEHU_TRY(context.update(appointed, missed));
  KEHU_TRY(context.update(before, order));
  KEHU_TRY(casework::fulfil_duties(context, order.id.value, appointment_clock, "nobody came"));
  return missed;
}

}  // namespace kehu::work_order
