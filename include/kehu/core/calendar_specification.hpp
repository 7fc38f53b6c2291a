// CalendarSpecification: what a company writes down of its business hours. Plain data: a clause's
// parameters, a query's argument and an imported file alike; BusinessCalendar::make reads it.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kehu/core/date.hpp"

namespace kehu {

enum class Weekday : std::uint8_t { mon, tue, wed, thu, fri, sat, sun };
BOOST_DESCRIBE_ENUM(Weekday, mon, tue, wed, thu, fri, sat, sun)

// A part of a day in wall time, [from, until): "09:00" or "09:00:30", from 00:00 up to "24:00". A
// night shift is two of them: until 24:00 today, from 00:00 tomorrow.
struct Window {
  std::string from, until;
};
BOOST_DESCRIBE_STRUCT(Window, (), (from, until))

// The ordinary hours of each weekday. What lies between two windows of a day is a break; a weekday
// without windows is a day off.
struct WeeklyHours {
  std::vector<Window> mon, tue, wed, thu, fri, sat, sun;
};
BOOST_DESCRIBE_STRUCT(WeeklyHours, (), (mon, tue, wed, thu, fri, sat, sun))

// Closed all day, on each day from `date` to `until` (both included).
struct Holiday {
  Date date;
  std::optional<Date> until;  // empty: one day
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(Holiday, (), (date, until, name))

// A day off that is worked 调休, with the hours of another weekday. Empty: those of the weekday
// beside it, Friday for a Saturday and Monday for a Sunday.
struct MakeUpDay {
  Date date;
  std::optional<Weekday> follows;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(MakeUpDay, (), (date, follows, name))

// Windows of one day: a shift (a half day, a long day) replaces the day's hours, a break is cut
// out of whatever they are.
struct DatedWindows {
  Date date;
  std::vector<Window> windows;
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(DatedWindows, (), (date, windows, name))

// Cut out of the hours of every day, or of every such weekday: lunch.
struct DailyBreak {
  std::string from, until;
  std::optional<Weekday> weekday;  // empty: every day
  std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(DailyBreak, (), (from, until, weekday, name))

// Which rule holds on a day: a holiday goes before a shift, a shift before a make-up day, that
// before the weekday's hours; breaks are cut out last. A calendar that extends another says
// something about a day anew: what the other says of that day (its breaks excepted) is replaced.
struct CalendarSpecification {
  std::optional<std::string> name;       // what a policy calls it
  std::optional<std::string> version;    // "2026"; a deadline remembers it
  std::optional<std::string> extends;    // the name of the calendar that this one lies over
  std::optional<std::string> time_zone;  // IANA; empty: that of the extended one
  std::optional<WeeklyHours> hours;      // empty: those of the extended one
  std::vector<Holiday> holidays;
  std::vector<MakeUpDay> make_up_days;
  std::vector<DatedWindows> shifts;
  std::vector<DatedWindows> breaks;
  std::vector<DailyBreak> daily_breaks;
  std::vector<Date> removed_days;  // of the extended one: ordinary days here
  // False: the make-up days of the extended one are not worked here, as in banks and exchanges.
  std::optional<bool> works_make_up_days;
  // The first and last day for which holidays have been published; outside, results are uncertain.
  // Empty: as in the extended one, or no bound.
  std::optional<Date> published_from, published_until;
  std::optional<std::string> source;  // who published it
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CalendarSpecification, (),
                      (name, version, extends, time_zone, hours, holidays, make_up_days, shifts,
                       breaks, daily_breaks, removed_days, works_make_up_days, published_from,
                       published_until, source, note))

}  // namespace kehu
