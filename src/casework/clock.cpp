// What the clock of a duty shows: a limit of time, counted in a calendar or by the wall, with the
// pauses it had. The calendar does the counting; wall time is counted here in the same way.
#include <algorithm>

#include "casework/handlers.hpp"
#include "kehu/calendar.hpp"

namespace kehu::casework {

namespace {

bool is_span(TimeUnit unit) { return unit == TimeUnit::minutes || unit == TimeUnit::hours; }

Duration span(const TimeLimit& limit) {
  return limit.unit == TimeUnit::hours ? Duration(std::chrono::hours(limit.amount))
                                       : Duration(std::chrono::minutes(limit.amount));
}

// The same local time on another day of the policy's zone.
Instant same_time(const Zone& zone, Instant start, const Date& day) {
  return zone.start(day) + (start - zone.start(zone.day(start)));
}

struct Part {
  Instant from{}, until{};
  bool counts = false;
  std::string reason;
};

// Wall time between the pauses, as a calendar that is always open would tell it.
std::vector<Part> wall_trace(Instant start, Instant until, std::span<const DutyPause> pauses) {
  std::vector<Part> all;
  Instant at = start;
  for (const DutyPause& pause : pauses) {
    Instant from = std::clamp(pause.from, at, until);
    Instant to = std::clamp(pause.until.value_or(until), from, until);
    if (from > at) all.push_back({at, from, true, ""});
    if (to > from) all.push_back({from, to, false, pause.reason});
    at = to;
  }
  if (until > at) all.push_back({at, until, true, ""});
  return all;
}

// "open", "closed", "break", "paused", or the name of the holiday.
std::string because(const Period& part) {
  switch (part.kind) {
    case PeriodKind::open:
      return "open";
    case PeriodKind::break_time:
      return "break";
    case PeriodKind::paused:
      return "paused";
    case PeriodKind::holiday:
      return part.name.empty() ? "holiday" : part.name;
    default:
      return "closed";
  }
}

}  // namespace

TimeLimit limit_of(const Duty& duty) { return {duty.limit_amount, duty.limit_unit, duty.calendar}; }

void check_time_limit(const TimeLimit& limit, std::string_view path, std::vector<Error>& faults) {
  std::string at(path);
  if (limit.amount < 0)
    faults.push_back(invalid("policy.parameter", at + "/amount",
                             std::to_string(limit.amount) + ": a time limit is not negative"));
  if (limit.unit == TimeUnit::working_days && !limit.calendar)
    faults.push_back(invalid("policy.parameter", at + "/calendar",
                             "working days are counted in a calendar; name one"));
  if ((limit.unit == TimeUnit::days || limit.unit == TimeUnit::months) && limit.calendar)
    faults.push_back(invalid("policy.parameter", at + "/calendar",
                             "days and months are not counted in a calendar; use working_days"));
}

namespace {

Result<Instant> end_in_calendar(const BusinessCalendar& calendar, const TimeLimit& limit,
                                Instant start) {
  KEHU_TRY_ASSIGN(auto end, limit.unit == TimeUnit::working_days
                                ? calendar.add_days(start, limit.amount)
                                : calendar.add(start, span(limit)));
  return end.value;
}

std::vector<Pause> pauses_of(std::span<const DutyPause> pauses) {
  std::vector<Pause> all;
  for (const DutyPause& pause : pauses) all.push_back({pause.from, pause.until, pause.reason});
  return all;
}

// Working days are an amount of open time once pauses stand in them. Where none stood, the limit
// ends as it would without: a limit may end at an opening, and open time with a closing.
Result<std::optional<Instant>> deadline_in_calendar(const BusinessCalendar& calendar,
                                                    const TimeLimit& limit, Instant start,
                                                    std::span<const DutyPause> pauses) {
  const std::vector<Pause> stood = pauses_of(pauses);
  KEHU_TRY_ASSIGN(Instant end, end_in_calendar(calendar, limit, start));
  KEHU_TRY_ASSIGN(auto whole, calendar.between(start, end));
  KEHU_TRY_ASSIGN(auto counted, calendar.counted(start, end, stood));
  const bool lasts =
      std::ranges::any_of(stood, [](const Pause& pause) { return !pause.until.has_value(); });
  if (!lasts && counted.value == whole.value) return std::optional<Instant>(end);
  KEHU_TRY_ASSIGN(auto reached, calendar.deadline(start, whole.value, stood));
  return reached.value;
}

}  // namespace

Result<Instant> end_of(const Policy& policy, const TimeLimit& limit, Instant start) {
  if (limit.calendar) {
    KEHU_TRY_ASSIGN(BusinessCalendar calendar, calendar::named(policy, limit.calendar));
    return end_in_calendar(calendar, limit, start);
  }
  if (is_span(limit.unit)) return start + span(limit);
  const Zone& zone = policy.zone();
  Date day = zone.day(start);
  switch (limit.unit) {
    case TimeUnit::days:
      return same_time(zone, start, day + days(limit.amount));
    case TimeUnit::months:
      return same_time(zone, start, day + months(static_cast<int>(limit.amount)));
    default:
      throw Fault(Category::internal, "internal.invariant", "working days need a calendar");
  }
}

Result<std::optional<Instant>> deadline_of(const Policy& policy, const TimeLimit& limit,
                                           Instant start, std::span<const DutyPause> pauses) {
  if (limit.calendar && !pauses.empty()) {
    KEHU_TRY_ASSIGN(BusinessCalendar calendar, calendar::named(policy, limit.calendar));
    return deadline_in_calendar(calendar, limit, start, pauses);
  }
  KEHU_TRY_ASSIGN(Instant deadline, end_of(policy, limit, start));
  for (const DutyPause& pause : pauses) {
    if (pause.from > deadline) break;
    if (!pause.until) return std::optional<Instant>();
    deadline = *pause.until + (deadline - pause.from);
  }
  return std::optional<Instant>(deadline);
}

Result<std::string> calendar_version(const Policy& policy, const TimeLimit& limit) {
  if (!limit.calendar) return std::string();
  KEHU_TRY_ASSIGN(BusinessCalendar calendar, calendar::named(policy, limit.calendar));
  return calendar.version_name();
}

namespace {

// The parts of a clock in a calendar, as rows say them.
Result<std::vector<TraceRow>> calendar_trace(const Policy& policy, const Duty& duty, Instant until,
                                             std::span<const DutyPause> pauses) {
  KEHU_TRY_ASSIGN(BusinessCalendar calendar, calendar::named(policy, duty.calendar));
  KEHU_TRY_ASSIGN(auto parts, calendar.trace(duty.started_at, until, pauses_of(pauses)));
  std::vector<TraceRow> rows;
  Duration counted{};
  for (const Period& part : parts) {
    TraceRow row;
    row.from = part.from;
    row.until = part.until;
    row.counted = part.kind == PeriodKind::open;
    row.because = because(part);
    // An evening, a weekend and a morning are one closed part.
    if (row.because == "closed" && !rows.empty() && rows.back().because == "closed" &&
        rows.back().uncertain == part.uncertain) {
      rows.back().until = part.until;
      continue;
    }
    if (part.kind == PeriodKind::paused) row.reason = part.name;
    if (row.counted) counted += part.until - part.from;
    row.counted_seconds = std::chrono::floor<std::chrono::seconds>(counted).count();
    row.uncertain = part.uncertain;
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<TraceRow> wall_rows(const Duty& duty, Instant until,
                                std::span<const DutyPause> pauses) {
  std::vector<TraceRow> rows;
  std::int64_t counted = 0;
  for (const Part& part : wall_trace(duty.started_at, until, pauses)) {
    TraceRow row;
    row.from = part.from;
    row.until = part.until;
    row.counted = part.counts;
    row.because = part.counts ? "open" : "paused";
    row.reason = part.reason;
    if (part.counts)
      counted += std::chrono::floor<std::chrono::seconds>(part.until - part.from).count();
    row.counted_seconds = counted;
    rows.push_back(std::move(row));
  }
  return rows;
}

// Which clause gave the limit, or allows the pause.
void name_clauses(const Duty& duty, std::span<const DutyPause> pauses,
                  std::vector<TraceRow>& rows) {
  for (TraceRow& row : rows) {
    if (row.counted) row.clause = duty.clause;
    if (row.because != "paused") continue;
    auto pause = std::ranges::find_if(pauses, [&](const DutyPause& each) {
      return each.from <= row.from && (!each.until || row.from < *each.until);
    });
    if (pause != pauses.end()) row.clause = pause->clause;
  }
}

}  // namespace

Result<std::vector<TraceRow>> trace_of(const Policy& policy, const Duty& duty, Instant until,
                                       std::span<const DutyPause> pauses) {
  std::vector<TraceRow> rows;
  if (duty.calendar) {
    KEHU_TRY_ASSIGN(rows, calendar_trace(policy, duty, until, pauses));
  } else {
    rows = wall_rows(duty, until, pauses);
  }
  name_clauses(duty, pauses, rows);
  return rows;
}

Result<Duration> counted_of(const Policy& policy, const Duty& duty, Instant until,
                            std::span<const DutyPause> pauses) {
  if (until <= duty.started_at) return Duration{};
  if (duty.calendar) {
    KEHU_TRY_ASSIGN(BusinessCalendar calendar, calendar::named(policy, duty.calendar));
    KEHU_TRY_ASSIGN(auto counted, calendar.counted(duty.started_at, until, pauses_of(pauses)));
    return counted.value;
  }
  Duration counted{};
  for (const Part& part : wall_trace(duty.started_at, until, pauses))
    if (part.counts) counted += part.until - part.from;
  return counted;
}

}  // namespace kehu::casework
