#include "calendar/calendars.hpp"
#include "calendar/queries.hpp"
#include "kehu/core/text.hpp"

namespace kehu::calendar {

Result<BusinessCalendar> chosen(QueryContext& context, const std::optional<std::string>& name,
                                const std::optional<CalendarSpecification>& specification) {
  if (!specification) return named(context.policy(), name);
  if (name) {
    return invalid(
        "calendar.ambiguous", "/specification",
        "the calendar is named, " + quotation(*name) + ", and written out; give one of the two");
  }
  return placed(
      "/specification",
      BusinessCalendar::make(*specification, calendars(context.policy()).specifications()));
}

InstantRow instant_row(const BusinessCalendar& calendar, const Computed<Instant>& at) {
  return {at.value, local_text(calendar.zone(), at.value), at.uncertain, calendar.published_until(),
          calendar.version_name()};
}

std::int64_t seconds_of(Duration duration) {
  return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

Result<Duration> duration_of(std::int64_t seconds, std::string_view path) {
  constexpr std::int64_t most = 300LL * 366 * 86400;  // all the years of a calendar
  if (seconds >= -most && seconds <= most) return Duration(std::chrono::seconds(seconds));
  return invalid("calendar.duration", path,
                 std::to_string(seconds) + " seconds are longer than the 300 years of a calendar");
}

namespace {

// Seconds and microseconds together.
template <class Query>
Result<Duration> asked_duration(const Query& query) {
  if (!query.seconds && !query.microseconds) {
    return invalid("calendar.duration", "/seconds",
                   "a duration is missing; give 'seconds', 'microseconds' or both");
  }
  const std::int64_t micros = query.microseconds.value_or(0);
  KEHU_TRY_ASSIGN(Duration whole, duration_of(query.seconds.value_or(0), "/seconds"));
  KEHU_TRY(duration_of(micros / 1'000'000, "/microseconds"));
  return whole + Duration(micros);
}

}  // namespace

Result<void> add(QueryContext& context, const AddQuery& query, Rows<InstantRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY_ASSIGN(Duration duration, asked_duration(query));
  KEHU_TRY_ASSIGN(auto at, placed("/start", calendar.add(query.start, duration)));
  rows.push(instant_row(calendar, at));
  return {};
}

Result<void> subtract(QueryContext& context, const SubtractQuery& query, Rows<InstantRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY_ASSIGN(Duration duration, asked_duration(query));
  KEHU_TRY_ASSIGN(auto at, placed("/start", calendar.subtract(query.start, duration)));
  rows.push(instant_row(calendar, at));
  return {};
}

Result<void> between(QueryContext& context, const BetweenQuery& query, Rows<BetweenRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY(placed("/from", calendar.is_open(query.from)));
  KEHU_TRY_ASSIGN(auto open, placed("/until", calendar.between(query.from, query.until)));
  rows.push({seconds_of(open.value), open.value.count(), open.uncertain, calendar.published_until(),
             calendar.version_name()});
  return {};
}

Result<void> is_open(QueryContext& context, const IsOpenQuery& query, Rows<IsOpenRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY_ASSIGN(auto parts, placed("/at", calendar.periods(query.at, query.at + Duration(1))));
  const Period& part = parts.front();
  rows.push({part.kind == PeriodKind::open, part.kind, part.name, part.uncertain,
             calendar.published_until(), calendar.version_name()});
  return {};
}

Result<void> next_open(QueryContext& context, const NextOpenQuery& query, Rows<InstantRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY_ASSIGN(auto at, placed("/at", calendar.next_open(query.at)));
  rows.push(instant_row(calendar, at));
  return {};
}

Result<void> next_close(QueryContext& context, const NextCloseQuery& query,
                        Rows<InstantRow>& rows) {
  KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
  KEHU_TRY_ASSIGN(auto at, placed("/at", calendar.next_close(query.at)));
  rows.push(instant_row(calendar, at));
  return {};
}

namespace {

Result<Zone> zone_of(QueryContext& context, const ResolveLocalQuery& query) {
  if (!query.time_zone) {
    KEHU_TRY_ASSIGN(auto calendar, chosen(context, query.calendar, query.specification));
    return calendar.zone();
  }
  if (query.calendar || query.specification) {
    return invalid(
        "calendar.ambiguous", "/time_zone",
        quotation(*query.time_zone) + " is given beside a calendar, which has a zone of its own");
  }
  return placed("/time_zone", Zone::load(*query.time_zone));
}

}  // namespace

Result<void> resolve_local(QueryContext& context, const ResolveLocalQuery& query,
                           Rows<ResolveLocalRow>& rows) {
  KEHU_TRY_ASSIGN(Zone zone, zone_of(context, query));
  KEHU_TRY_ASSIGN(auto found, placed("/local", kehu::resolve_local(zone, query.local)));
  rows.push({found.at, found.kind, local_text(zone, found.at)});
  return {};
}

}  // namespace kehu::calendar
