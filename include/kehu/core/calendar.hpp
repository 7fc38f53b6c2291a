// BusinessCalendar: time that counts. When a company is open, and arithmetic in that time.
//
// Windows are half-open; between(t, add(t, d)) == d; nothing is rounded. A wall time that does not
// exist (clocks go forward) moves on by what is skipped, one hour nearly everywhere; of one that
// exists twice the first is meant. A day that a zone skips is closed. Days for which holidays have
// not been published are reckoned by the weekly hours, and every result that touches one says so:
// `uncertain`.
//
// Implements the calendars of SRV-3 and SRV-4. Errors of instants: calendar.range (outside the
// years 1900 to 2199), calendar.never_open (no open time is left there), calendar.never_closes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/calendar_specification.hpp"
#include "kehu/core/result.hpp"

namespace kehu {

namespace calendar_detail {
class Timeline;
}

// A result, and whether it rests on days for which holidays are not published.
template <class T>
struct Computed {
  T value{};
  bool uncertain = false;
  bool operator==(const Computed&) const = default;
};

// Why time counts or not.
enum class PeriodKind : std::uint8_t {
  open,           // it counts
  outside_hours,  // before opening or after closing on a day that is worked
  break_time,     // lunch, or between two windows of a day
  weekend,        // a weekday without hours
  holiday,
  paused,  // open, but the clock stands (of a trace alone)
};
BOOST_DESCRIBE_ENUM(PeriodKind, open, outside_hours, break_time, weekend, holiday, paused)

struct Period {
  Instant from{}, until{};
  PeriodKind kind{};
  std::string name;  // of the holiday, make-up day, shift or break, or the pause's reason; or ""
  bool uncertain = false;
  bool operator==(const Period&) const = default;
};

// A day as the calendar sees it.
struct CalendarDay {
  Date date;
  bool is_workday = false;  // it has open time
  PeriodKind kind{};        // open, weekend or holiday
  std::string name;         // of the holiday, make-up day or shift
  std::vector<Period> open;
  bool uncertain = false;
};

// A time in which a clock stands, [from, until). Their order does not matter, and where they
// overlap or touch they count once: one that is cut in two is the same, one outside open time
// changes nothing.
struct Pause {
  Instant from{};
  std::optional<Instant> until;  // empty: it lasts
  std::string reason;
};

// Immutable, cheap to copy (copies share), safe to use from any thread. Open time is laid out in
// prefix sums when it is first asked for and kept; a question costs O(log n) of the windows laid
// out.
class BusinessCalendar {
 public:
  // The calendar of a specification; `extends` is looked for in `others`. Errors, each with its
  // path in the specification: calendar.time_zone (none; zone.unknown for a wrong one),
  // calendar.hours (none), calendar.time (not a wall time), calendar.window (ends before it
  // starts, overlaps another, or none where one is needed), calendar.weekday (a make-up day that
  // follows a weekday without hours), calendar.date (a day missing, outside 1900 to 2199, or a
  // range that ends before it starts or is longer than a year), calendar.day_twice (a day that
  // stands in two places that cannot both hold), calendar.not_there (a removed day of which the
  // extended calendar says nothing), calendar.published, calendar.extends (unknown, or in a
  // circle), calendar.size.
  static Result<BusinessCalendar> make(const CalendarSpecification& specification,
                                       std::span<const CalendarSpecification> others = {});
  // Every fault of it; none: empty.
  static std::vector<Error> faults(const CalendarSpecification& specification,
                                   std::span<const CalendarSpecification> others = {});

  const std::string& name() const noexcept;
  // "2026", or "2026+CN-2026" where versions of both layers are given; "" where none is.
  const std::string& version_name() const noexcept;
  const Zone& zone() const noexcept;
  const std::optional<Date>& published_from() const noexcept;
  const std::optional<Date>& published_until() const noexcept;

  // The instant at which `duration` of open time has gone by since `start`. At the end of a window
  // it is the closing instant; adding zero at a closed instant gives the next opening. A negative
  // duration is subtracted.
  Result<Computed<Instant>> add(Instant start, Duration duration) const;
  // The instant since which `duration` of open time has gone by at `end`; subtracting zero at a
  // closed instant gives the previous closing.
  Result<Computed<Instant>> subtract(Instant end, Duration duration) const;
  // Open time from one instant to another; negative where `until` lies before `from`.
  Result<Computed<Duration>> between(Instant from, Instant until) const;

  Result<Computed<bool>> is_open(Instant at) const;
  // `at` itself where it is open; else the next opening.
  Result<Computed<Instant>> next_open(Instant at) const;
  // The end of the window that is open at `at`, or of the next one.
  Result<Computed<Instant>> next_close(Instant at) const;

  // The open windows of [from, until), cut to it, in order.
  Result<std::vector<Period>> open_periods(Instant from, Instant until) const;
  // All of [from, until) without gaps: open and closed parts, each with its reason. Neighbours
  // that are alike are one.
  Result<std::vector<Period>> periods(Instant from, Instant until) const;

  // The wall time of `start`, `count` working days on; then forward to the next open instant where
  // it is closed (back to the previous closing for a negative count).
  Result<Computed<Instant>> add_days(Instant start, std::int64_t count) const;
  // Working days of [from, until); negative where `until` lies before `from`.
  Result<Computed<std::int64_t>> workdays_between(const Date& from, const Date& until) const;
  Result<Computed<bool>> is_workday(const Date& day) const;
  Result<CalendarDay> day(const Date& day) const;

  // When a clock that started at `start` has counted `target` of open time outside its pauses. No
  // value: not as things stand, for it is paused before. Errors: calendar.pause (ends before it
  // starts), calendar.target (negative).
  Result<Computed<std::optional<Instant>>> deadline(Instant start, Duration target,
                                                    std::span<const Pause> pauses) const;
  // What that clock has counted at `at`; zero before `start`. Errors: calendar.pause.
  Result<Computed<Duration>> counted(Instant start, Instant at,
                                     std::span<const Pause> pauses) const;
  // How it was counted: the periods of [start, until), where open time in which the clock stood is
  // paused, with its reason. The open periods that are left add up to counted(start, until).
  // Errors: calendar.pause.
  Result<std::vector<Period>> trace(Instant start, Instant until,
                                    std::span<const Pause> pauses) const;

 private:
  explicit BusinessCalendar(std::shared_ptr<const calendar_detail::Timeline> timeline);
  std::shared_ptr<const calendar_detail::Timeline> timeline_;
};

// Wall time in a zone, and what became of it.
enum class LocalTimeKind : std::uint8_t {
  unique,
  skipped,   // does not exist; moved on by what was skipped
  repeated,  // exists twice; the first is meant
};
BOOST_DESCRIBE_ENUM(LocalTimeKind, unique, skipped, repeated)
struct ResolvedTime {
  Instant at{};
  LocalTimeKind kind{};
};
// "2014-03-09T02:30:00" (seconds and up to six decimals may be left out; 24:00 ends the day) as an
// instant. Errors: calendar.local_time.
Result<ResolvedTime> resolve_local(const Zone& zone, std::string_view local);

// An instant as a zone's clocks show it, RFC 3339 with the offset: "2024-03-01T09:00:00+08:00".
std::string local_text(const Zone& zone, Instant at);

}  // namespace kehu
