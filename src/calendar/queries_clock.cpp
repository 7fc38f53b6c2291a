#include "calendar/queries.hpp"

namespace kehu::calendar {
namespace {

std::vector<Pause> pauses_of(const std::vector<PauseArgument>& arguments) {
  std::vector<Pause> pauses;
  for (const PauseArgument& each : arguments)
    pauses.push_back({each.from, each.until, each.reason.value_or("")});
  return pauses;
}

Result<void> check_stretch(Instant from, Instant until) {
  if (until < from) {
    return invalid("calendar.reversed", "/until", text(until) + " is before " + text(from));
  }
  if (until - from > std::chrono::days(days_max)) {
    return invalid(
        "calendar.too_many", "/until",
        text(until) + " is more than " + std::to_string(days_max) + " days after " + text(from));
  }
  return {};
}

}  // namespace

Result<void> periods(QueryContext& context, const PeriodsQuery& query, Rows<PeriodRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY(placed("/from", calendar.is_open(query.from)));
  KEHU_TRY(placed("/until", calendar.is_open(query.until)));
  KEHU_TRY(check_stretch(query.from, query.until));
  KEHU_TRY_ASSIGN(auto parts, calendar.trace(query.from, query.until, pauses_of(query.pauses)));
  for (const Period& part : parts) {
    if (part.kind != PeriodKind::open && !query.closed.value_or(false)) continue;
    rows.push({part.from, part.until, part.kind, part.name, seconds_of(part.until - part.from),
               part.uncertain});
  }
  return {};
}

namespace {

// What is wrong with a pause says where it stands; anything else is the target's being too long.
template <class T>
Result<T> of_target(Result<T> result) {
  if (result || !result.error().path.empty()) return result;
  return placed("/seconds", std::move(result));
}

}  // namespace

Result<void> deadline(QueryContext& context, const DeadlineQuery& query, Rows<DeadlineRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  if (query.seconds < 0) {
    return invalid("calendar.target", "/seconds",
                   std::to_string(query.seconds) + " seconds: a target is not negative");
  }
  KEHU_TRY_ASSIGN(Duration target, duration_of(query.seconds, "/seconds"));
  KEHU_TRY(placed("/start", calendar.is_open(query.start)));
  const std::vector<Pause> pauses = pauses_of(query.pauses);
  KEHU_TRY_ASSIGN(auto found, of_target(calendar.deadline(query.start, target, pauses)));
  DeadlineRow row;
  row.deadline = found.value;
  if (found.value) row.local = local_text(calendar.zone(), *found.value);
  row.uncertain = found.uncertain;
  if (query.at) {
    KEHU_TRY_ASSIGN(auto counted, placed("/at", calendar.counted(query.start, *query.at, pauses)));
    row.counted_seconds = seconds_of(counted.value);
    row.remaining_seconds = seconds_of(target - counted.value);
    row.uncertain |= counted.uncertain;
  }
  row.published_until = calendar.published_until();
  row.calendar_version = calendar.version_name();
  rows.push(row);
  return {};
}

}  // namespace kehu::calendar
