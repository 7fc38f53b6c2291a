// Plan: a specification, read and checked: which hours hold on a day. Layers are resolved, wall
// times are numbers.
#pragma once

#include <cctz/time_zone.h>

#include <array>
#include <map>
#include <memory>

#include "kehu/core/calendar.hpp"

namespace kehu::calendar_detail {

// Microseconds since 1970 in UTC, or since midnight of a day.
using Micros = std::int64_t;

constexpr Micros day_micros = std::chrono::microseconds(std::chrono::days(1)).count();
constexpr int first_year = 1900, last_year = 2199;

struct Range {
  Micros from = 0, until = 0;
};

struct NamedRange : Range {
  std::string name;
};

// What is said of one day; the last layer that says something holds.
struct DatedDay {
  enum class Kind : std::uint8_t { holiday, make_up, shift };
  Kind kind{};
  std::string name;
  std::size_t weekday = 0;     // that a make-up day follows
  std::vector<Range> windows;  // of a shift
};

struct WeekdayBreak : NamedRange {
  std::optional<Weekday> weekday;
};

using Week = std::array<std::vector<Range>, 7>;

struct Plan {
  std::string name, version;
  Zone zone;
  bool has_zone = false;
  cctz::time_zone rules;  // of the zone
  Week hours;
  std::map<std::int64_t, DatedDay> days;  // by day number
  std::map<std::int64_t, std::vector<NamedRange>> breaks;
  std::vector<WeekdayBreak> daily_breaks;
  std::optional<Date> published_from, published_until;
};

// Appends to `faults`; the plan is of use only where there are none.
Plan read_plan(const CalendarSpecification& specification,
               std::span<const CalendarSpecification> others, std::vector<Error>& faults);

// 0 for a Monday.
std::size_t weekday_of(std::int64_t day_number);

// The instant of a wall time, `in_day` after midnight of a day.
ResolvedTime resolve(const cctz::time_zone& rules, std::int64_t day_number, Micros in_day);
// The first instant of a day; a day that the zone skips begins where the next one does.
Micros start_of(const cctz::time_zone& rules, std::int64_t day_number);

// One day laid out on the time line.
struct DayLayout {
  PeriodKind kind{};  // open, weekend or holiday
  std::string name;
  Micros begin = 0, end = 0;
  std::vector<Range> open;         // in order, apart from each other
  std::vector<NamedRange> breaks;  // what was cut out of the hours, apart from each other
};
DayLayout lay_out(const Plan& plan, std::int64_t day_number);

// "09:00", "09:00:30" or "24:00" as time since midnight; nothing where it is none.
std::optional<Micros> read_wall_time(std::string_view text);

}  // namespace kehu::calendar_detail
