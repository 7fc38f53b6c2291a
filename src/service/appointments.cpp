// Visits: agreed with the customer, kept, or moved with his agreement (SRV-6).
#include "service/commands.hpp"
#include "service/handling.hpp"

namespace kehu::service {

Result<void> check_appointment(CommandContext& context, Instant at, std::string_view path) {
  if (at < context.now())
    return invalid("service.appointment_past", path,
                   text(at) + " is past; it is " + text(context.now()));
  const auto& within = context.policy().get<AfterSalesClause>().appointment_within;
  if (!within) return {};
  KEHU_TRY_ASSIGN(Instant latest, casework::end_of(context.policy(), *within, context.now()));
  return granted(context, decide_appointment(at, latest), path);
}

Result<ServiceRequest> appoint(CommandContext& context, const AppointRequest& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(check_appointment(context, command.at, "/at"));
  KEHU_TRY(check_party(context, at.request, command.by));
  KEHU_TRY(at.step(context, "service.appoint", command.note.value_or("")));
  // The one agreed before is given up; it was kept neither in time nor late.
  KEHU_TRY(at.duties(context).cancel(duty_kind(ServiceClock::appointment), "rescheduled"));
  at.request.appointment_at = command.at;
  KEHU_TRY(tell_clocks(context, at, ClockEvent::appointed));
  KEHU_TRY(tell_customer(context, at.request, message_kinds::appointment, "SRV-6",
                         {{"at", text(command.at)}}));
  return at.put_back(context);
}

Result<ServiceRequest> keep_appointment(CommandContext& context, const KeepAppointment& command) {
  Handling at;
  KEHU_TRY(at.take(context, command.request));
  KEHU_TRY(at.step(context, "service.keep_appointment", command.note.value_or("")));
  if (!at.request.appointment_at)
    return conflict("service.no_appointment", "/request",
                    at.request.number + " has no appointment to keep; agree one first");
  const auto& tolerance = context.policy().get<AfterSalesClause>().appointment_tolerance;
  KEHU_TRY_ASSIGN(Instant tolerated_until,
                  casework::end_of(context.policy(), tolerance, context.now()));
  KEHU_TRY(granted(context,
                   decide_attendance(*at.request.appointment_at, context.now(), tolerated_until),
                   "/request"));
  at.request.appointment_at.reset();
  at.request.attended_at = context.now();
  KEHU_TRY(tell_clocks(context, at, ClockEvent::attended));
  return at.put_back(context);
}

}  // namespace kehu::service
