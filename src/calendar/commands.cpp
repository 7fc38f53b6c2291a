// The area's entries for the registry: it is asked, and changes nothing.
#include "calendar/calendars.hpp"
#include "calendar/queries.hpp"
#include "command/handlers.hpp"

namespace kehu::calendar {

const Area& area() {
  static const bool checked = (register_policy_check(check_names), true);
  (void)checked;
  static const Area made{
      "calendar",
      {},
      {&clause_of<CalendarsClause>()},
      {},
      {query<AddQuery>(add), query<SubtractQuery>(subtract), query<BetweenQuery>(between),
       query<IsOpenQuery>(is_open), query<NextOpenQuery>(next_open),
       query<NextCloseQuery>(next_close), query<PeriodsQuery>(periods),
       query<DeadlineQuery>(deadline), query<AddDaysQuery>(add_days),
       query<WorkdaysQuery>(workdays_between), query<DaysQuery>(days), query<ListQuery>(list),
       query<ResolveLocalQuery>(resolve_local)},
      {},
      {},
      errors()};
  return made;
}

}  // namespace kehu::calendar
