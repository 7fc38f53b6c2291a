// What the clock of a duty shows: a limit of time, counted in a calendar or by the wall, with the
// pauses it had. The calendar does the counting; wall time is counted here in the same way.
#include <algorithm>

#include "casework/handlers.hpp"

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

// No policy has calendars yet, so none is known by name.
Result<void> check_calendar(const std::optional<std::string>& name) {
  if (!name) return {};
  return invalid("calendar.unknown", "", "the policy has no calendar '" + *name + "'");
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

}  // namespace

TimeLimit limit_of(const Duty& duty) {
  return {duty.limit_amount, duty.limit_unit, duty.calendar};
}

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

Result<Instant> end_of(const Policy& policy, const TimeLimit& limit, Instant start) {
  KEHU_TRY(check_calendar(limit.calendar));
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
  KEHU_TRY_ASSIGN(Instant deadline, end_of(policy, limit, start));
  for (const DutyPause& pause : pauses) {
    if (pause.from > deadline) break;
    if (!pause.until) return std::optional<Instant>();
    deadline = *pause.until + (deadline - pause.from);
  }
  return std::optional<Instant>(deadline);
}

Result<std::string> calendar_version(const Policy&, const TimeLimit& limit) {
  KEHU_TRY(check_calendar(limit.calendar));
  return std::string();
}

Result<std::vector<TraceRow>> trace_of(const Policy&, const Duty& duty, Instant until,
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

}  // namespace kehu::casework
