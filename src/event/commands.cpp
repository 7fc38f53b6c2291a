// The area's entry in the registry.
#include "command/handlers.hpp"
#include "event/handlers.hpp"

namespace kehu::event {

const Area& area() {
  static const Area made{
      "event",
      {&table_of<LoyaltyEvent>(), &table_of<EventRegistration>()},
      {&clause_of<EventClause>()},
      {command<AnnounceEvent>(announce), command<RegisterForEvent>(register_customer),
       command<WithdrawFromEvent>(withdraw), command<DrawEvent>(draw),
       command<RecordAttendance>(record_attendance), command<CancelEvent>(cancel)},
      {query<EventsQuery>(events), query<RegistrationsQuery>(registrations),
       query<MayRegister>(may_register), query<RecomputeDraw>(recompute)},
      sentences(),
      {&event_workflow},
      errors()};
  return made;
}

}  // namespace kehu::event
