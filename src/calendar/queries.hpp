// The area's query handlers; commands.cpp enters them into the registry.
#pragma once

#include "kehu/calendar.hpp"

namespace kehu::calendar {

// catalogue.cpp
std::span<const ErrorMeaning> errors();
// queries_time.cpp
Result<void> add(QueryContext&, const AddQuery&, Rows<InstantRow>&);
Result<void> subtract(QueryContext&, const SubtractQuery&, Rows<InstantRow>&);
Result<void> between(QueryContext&, const BetweenQuery&, Rows<BetweenRow>&);
Result<void> is_open(QueryContext&, const IsOpenQuery&, Rows<IsOpenRow>&);
Result<void> next_open(QueryContext&, const NextOpenQuery&, Rows<InstantRow>&);
Result<void> next_close(QueryContext&, const NextCloseQuery&, Rows<InstantRow>&);
Result<void> resolve_local(QueryContext&, const ResolveLocalQuery&, Rows<ResolveLocalRow>&);
// queries_days.cpp
Result<void> add_days(QueryContext&, const AddDaysQuery&, Rows<InstantRow>&);
Result<void> workdays_between(QueryContext&, const WorkdaysQuery&, Rows<WorkdaysRow>&);
Result<void> days(QueryContext&, const DaysQuery&, Rows<DayRow>&);
Result<void> list(QueryContext&, const ListQuery&, Rows<CalendarRow>&);
// queries_clock.cpp
Result<void> periods(QueryContext&, const PeriodsQuery&, Rows<PeriodRow>&);
Result<void> deadline(QueryContext&, const DeadlineQuery&, Rows<DeadlineRow>&);

// The calendar that a query names or writes out.
Result<BusinessCalendar> chosen(QueryContext& context, const std::optional<std::string>& name,
                                const std::optional<CalendarSpecification>& specification);
InstantRow instant_row(const BusinessCalendar& calendar, const Computed<Instant>& at);
// Whole seconds, cut off.
std::int64_t seconds_of(Duration duration);
// Seconds as a duration. Errors: calendar.duration.
Result<Duration> duration_of(std::int64_t seconds, std::string_view path);

// A result of the calendar, its error placed at the field that caused it.
template <class T>
Result<T> placed(std::string_view path, Result<T> result) {
  if (result) return result;
  return under(path, std::move(result).error());
}

// The longest stretch of which one answer tells the days.
constexpr std::int64_t days_max = 3660;

}  // namespace kehu::calendar
