#include "calendar/calendars.hpp"
#include "calendar/queries.hpp"

namespace kehu::calendar {

Result<void> add_days(QueryContext& context, const AddDaysQuery& query, Rows<InstantRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY_ASSIGN(auto at, placed("/start", calendar.add_days(query.start, query.days)));
  rows.push(instant_row(calendar, at));
  return {};
}

Result<void> workdays_between(QueryContext& context, const WorkdaysQuery& query,
                              Rows<WorkdaysRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY(placed("/from", calendar.is_workday(query.from)));
  KEHU_TRY(placed("/until", calendar.is_workday(query.until)));
  // The later of the two ends the stretch.
  const kehu::days last(query.inclusive.value_or(false) ? 1 : 0);
  const bool is_reversed = query.until < query.from;
  const Date from = is_reversed ? query.from + last : query.from;
  const Date until = is_reversed ? query.until : query.until + last;
  KEHU_TRY_ASSIGN(auto found, placed("/until", calendar.workdays_between(from, until)));
  rows.push({found.value, found.uncertain, calendar.published_until(), calendar.version_name()});
  return {};
}

namespace {

// "09:00", with seconds only where there are some.
std::string wall(const Zone& zone, Instant at) {
  std::string time = local_text(zone, at).substr(11, 8);
  if (time.ends_with(":00")) time.resize(5);
  return time;
}

// "09:00-12:00, 13:00-18:00"; midnight that ends the day is 24:00.
std::string hours_of(const Zone& zone, const CalendarDay& day) {
  std::string hours;
  for (const Period& window : day.open) {
    std::string until = wall(zone, window.until);
    if (zone.day(window.until) != day.date) until = "24:00";
    hours += (hours.empty() ? "" : ", ") + wall(zone, window.from) + "-" + until;
  }
  return hours;
}

Weekday weekday_of(const Date& date) {
  constexpr int saturday_before_monday = 6;  // Boost's week starts on Sunday
  return static_cast<Weekday>((date.day_of_week().as_number() + saturday_before_monday) % 7);
}

DayRow day_row(const Zone& zone, const CalendarDay& day) {
  DayRow row;
  row.date = day.date;
  row.weekday = weekday_of(day.date);
  row.workday = day.is_workday;
  row.kind = day.kind;
  row.name = day.name;
  row.hours = hours_of(zone, day);
  Duration open{};
  for (const Period& window : day.open) open += window.until - window.from;
  row.open_seconds = seconds_of(open);
  row.uncertain = day.uncertain;
  return row;
}

}  // namespace

Result<void> days(QueryContext& context, const DaysQuery& query, Rows<DayRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY(placed("/from", calendar.is_workday(query.from)));
  KEHU_TRY(placed("/until", calendar.is_workday(query.until)));
  if (query.until < query.from) {
    return invalid("calendar.reversed", "/until",
                   text(query.until) + " is before " + text(query.from));
  }
  const std::int64_t count = day_number(query.until) - day_number(query.from) + 1;
  if (count > days_max) {
    return invalid("calendar.too_many", "/until",
                   std::to_string(count) + " days; ask for " + std::to_string(days_max) +
                       " at most at a time");
  }
  for (Date date = query.from; date <= query.until; date += kehu::days(1)) {
    KEHU_TRY_ASSIGN(auto day, calendar.day(date));
    rows.push(day_row(calendar.zone(), day));
  }
  return {};
}

Result<void> list(QueryContext& context, const ListQuery&, Rows<CalendarRow>& rows) {
  const auto& clause = context.policy().get<CalendarsClause>();
  const Calendars& all = calendars(context.policy());
  std::size_t number = 0;
  for (const CalendarSpecification& each : all.specifications()) {
    const BusinessCalendar& built = *all.find(*each.name);
    CalendarRow row;
    row.name = built.name();
    row.version = built.version_name();
    row.time_zone = built.zone().name();
    row.extends = each.extends.value_or("");
    row.is_public = number++ < clause.public_calendars.size();
    row.is_default = built.name() == all.default_name();
    row.published_from = built.published_from();
    row.published_until = built.published_until();
    row.source = each.source.value_or("");
    rows.push(row);
  }
  return {};
}

}  // namespace kehu::calendar
