// Calendars: the business hours of the company, as its policy writes them down, and what can be
// asked of them. The counting is BusinessCalendar's.
//
// The calendars of clause SRV-18 are known by name to every area; a query takes one by name, or
// written out. Implements the calendars of SRV-4.
//
// Errors (invalid): those of BusinessCalendar (calendar.*, with the path in the specification), and
//   calendar.unknown    the policy has no calendar of this name
//   calendar.ambiguous  one by name and one written out
//   calendar.duration   no duration, or one too long to count
//   calendar.reversed   a stretch of time that ends before it starts
//   calendar.too_many   more days or periods than one answer holds
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/command.hpp"
#include "kehu/core/calendar.hpp"

namespace kehu::calendar {

// SRV-18. Public calendars are those that the state publishes; the company's own lie over them.
// A name stands once in both lists. Faults: calendar.*, with the path of the field;
// policy.ambiguous (a name twice), policy.parameter (a calendar without a name, an unknown
// default).
struct CalendarsClause {
  std::vector<CalendarSpecification> public_calendars;
  std::vector<CalendarSpecification> calendars;
  std::string default_calendar;
};
BOOST_DESCRIBE_STRUCT(CalendarsClause, (), (public_calendars, calendars, default_calendar))

// A calendar of the policy, built once for each policy; nullptr where it has none of this name.
// It lives as long as the policy. Thread-safe.
const BusinessCalendar* find(const Policy& policy, std::string_view name);
// The same; without a name the policy's default. Errors: calendar.unknown, with those it
// has.
Result<BusinessCalendar> named(const Policy& policy, const std::optional<std::string>& name);
// Fault where the policy has no such calendar.
const BusinessCalendar& calendar(const Policy& policy, std::string_view name);

// ------------------------------------------------------------------------------------ what is
// asked

// A calendar is given by name (neither: the policy's default) or written out; one that is written
// out may extend a calendar of the policy.

// An instant that was reckoned, and on what.
struct InstantRow {
  Instant at{};
  std::string local;       // the same in the calendar's zone: "2024-03-01T09:00:00+08:00"
  bool uncertain = false;  // rests on days for which holidays are not published
  std::optional<Date> published_until;
  std::string calendar_version;
};
BOOST_DESCRIBE_STRUCT(InstantRow, (), (at, local, uncertain, published_until, calendar_version))

// The instant at which so much open time has gone by since `start`; negative: before it. Seconds
// and microseconds add up.
struct AddQuery {
  static constexpr std::string_view name = "calendar.add";
  using Row = InstantRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant start{};
  std::optional<std::int64_t> seconds, microseconds;
};
BOOST_DESCRIBE_STRUCT(AddQuery, (), (calendar, specification, start, seconds, microseconds))

struct SubtractQuery {
  static constexpr std::string_view name = "calendar.subtract";
  using Row = InstantRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant start{};
  std::optional<std::int64_t> seconds, microseconds;
};
BOOST_DESCRIBE_STRUCT(SubtractQuery, (), (calendar, specification, start, seconds, microseconds))

// Open time from one instant to another; negative where `until` is the earlier.
struct BetweenRow {
  std::int64_t seconds = 0;       // cut off
  std::int64_t microseconds = 0;  // all of it, in microseconds
  bool uncertain = false;
  std::optional<Date> published_until;
  std::string calendar_version;
};
BOOST_DESCRIBE_STRUCT(BetweenRow, (),
                      (seconds, microseconds, uncertain, published_until, calendar_version))
struct BetweenQuery {
  static constexpr std::string_view name = "calendar.between";
  using Row = BetweenRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant from{}, until{};
};
BOOST_DESCRIBE_STRUCT(BetweenQuery, (), (calendar, specification, from, until))

struct IsOpenRow {
  bool open = false;
  PeriodKind kind{};  // why
  std::string name;   // of the holiday, make-up day, shift or break
  bool uncertain = false;
  std::optional<Date> published_until;
  std::string calendar_version;
};
BOOST_DESCRIBE_STRUCT(IsOpenRow, (),
                      (open, kind, name, uncertain, published_until, calendar_version))
struct IsOpenQuery {
  static constexpr std::string_view name = "calendar.is_open";
  using Row = IsOpenRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(IsOpenQuery, (), (calendar, specification, at))

// The instant itself where it is open.
struct NextOpenQuery {
  static constexpr std::string_view name = "calendar.next_open";
  using Row = InstantRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(NextOpenQuery, (), (calendar, specification, at))

struct NextCloseQuery {
  static constexpr std::string_view name = "calendar.next_close";
  using Row = InstantRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(NextCloseQuery, (), (calendar, specification, at))

// A time in which a clock stood; without an end it lasts.
struct PauseArgument {
  Instant from{};
  std::optional<Instant> until;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(PauseArgument, (), (from, until, reason))

// The open windows of [from, until); with `closed`, all of it, each part with its reason. With
// pauses, how a clock ran that started at `from`.
struct PeriodRow {
  Instant from{}, until{};
  PeriodKind kind{};
  std::string name;
  std::int64_t seconds = 0;  // its length, cut off
  bool uncertain = false;
};
BOOST_DESCRIBE_STRUCT(PeriodRow, (), (from, until, kind, name, seconds, uncertain))
struct PeriodsQuery {
  static constexpr std::string_view name = "calendar.periods";
  using Row = PeriodRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant from{}, until{};
  std::optional<bool> closed;
  std::vector<PauseArgument> pauses;
};
BOOST_DESCRIBE_STRUCT(PeriodsQuery, (), (calendar, specification, from, until, closed, pauses))

// When a clock that started at `start` has counted so many seconds outside its pauses, and what it
// has counted at `at`.
struct DeadlineRow {
  std::optional<Instant> deadline;  // empty: it is paused before, and that lasts
  std::string local;
  std::optional<std::int64_t> counted_seconds;    // at `at`, cut off
  std::optional<std::int64_t> remaining_seconds;  // negative: past the deadline
  bool uncertain = false;
  std::optional<Date> published_until;
  std::string calendar_version;
};
BOOST_DESCRIBE_STRUCT(DeadlineRow, (),
                      (deadline, local, counted_seconds, remaining_seconds, uncertain,
                       published_until, calendar_version))
struct DeadlineQuery {
  static constexpr std::string_view name = "calendar.deadline";
  using Row = DeadlineRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant start{};
  std::int64_t seconds = 0;
  std::vector<PauseArgument> pauses;
  std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(DeadlineQuery, (), (calendar, specification, start, seconds, pauses, at))

// The same wall time so many working days on (negative: back), moved into open time.
struct AddDaysQuery {
  static constexpr std::string_view name = "calendar.add_days";
  using Row = InstantRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Instant start{};
  std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(AddDaysQuery, (), (calendar, specification, start, days))

// Working days from one day to before another, or to the other itself where it is `inclusive`;
// negative where `until` is the earlier.
struct WorkdaysRow {
  std::int64_t workdays = 0;
  bool uncertain = false;
  std::optional<Date> published_until;
  std::string calendar_version;
};
BOOST_DESCRIBE_STRUCT(WorkdaysRow, (), (workdays, uncertain, published_until, calendar_version))
struct WorkdaysQuery {
  static constexpr std::string_view name = "calendar.workdays_between";
  using Row = WorkdaysRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Date from, until;
  std::optional<bool> inclusive;
};
BOOST_DESCRIBE_STRUCT(WorkdaysQuery, (), (calendar, specification, from, until, inclusive))

// A wall time as an instant; in the zone named, or in the calendar's.
struct ResolveLocalRow {
  Instant at{};
  LocalTimeKind kind{};
  std::string local;  // as the clock shows it: another time where the one given is skipped
};
BOOST_DESCRIBE_STRUCT(ResolveLocalRow, (), (at, kind, local))
struct ResolveLocalQuery {
  static constexpr std::string_view name = "calendar.resolve_local";
  using Row = ResolveLocalRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  std::optional<std::string> time_zone;
  std::string local;  // "2014-03-09T02:30:00"
};
BOOST_DESCRIBE_STRUCT(ResolveLocalQuery, (), (calendar, specification, time_zone, local))

// The days from one to another, both included.
struct DayRow {
  Date date;
  Weekday weekday{};
  bool workday = false;
  PeriodKind kind{};  // open, weekend or holiday
  std::string name;   // of the holiday, make-up day or shift
  std::string hours;  // "09:00-12:00, 13:00-18:00", in the calendar's zone
  std::int64_t open_seconds = 0;
  bool uncertain = false;
};
BOOST_DESCRIBE_STRUCT(DayRow, (),
                      (date, weekday, workday, kind, name, hours, open_seconds, uncertain))
struct DaysQuery {
  static constexpr std::string_view name = "calendar.days";
  using Row = DayRow;
  std::optional<std::string> calendar;
  std::optional<CalendarSpecification> specification;
  Date from, until;
};
BOOST_DESCRIBE_STRUCT(DaysQuery, (), (calendar, specification, from, until))

// The calendars of the policy in force.
struct CalendarRow {
  std::string name;
  std::string version;
  std::string time_zone;
  std::string extends;
  bool is_public = false;
  bool is_default = false;
  std::optional<Date> published_from, published_until;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(CalendarRow, (),
                      (name, version, time_zone, extends, is_public, is_default, published_from,
                       published_until, source))
struct ListQuery {
  static constexpr std::string_view name = "calendar.list";
  using Row = CalendarRow;
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), ())

const Area& area();

}  // namespace kehu::calendar

namespace kehu {
KEHU_CLAUSE(calendar::CalendarsClause)
}  // namespace kehu
