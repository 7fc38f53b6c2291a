#include "kehu/core/calendar.hpp"

#include <algorithm>

#include "core/calendar_timeline.hpp"
#include "core/digits.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

using calendar_detail::check;
using calendar_detail::day_micros;
using calendar_detail::instant;
using calendar_detail::Micros;
using calendar_detail::micros;
using calendar_detail::Stretch;
using calendar_detail::Timeline;

constexpr const char* years = "the years 1900 to 2199";

Result<void> check(const Date& day) {
  if (!day.is_special() && day_number(day) >= Timeline::first_day &&
      day_number(day) < Timeline::after_last_day)
    return {};
  return invalid("calendar.range", "",
                 (day.is_special() ? "the date" : text(day)) + " is outside " + years);
}

Error never_open(Instant from, const char* direction) {
  return invalid("calendar.never_open", "",
                 std::string("the calendar has not that much open time ") + direction + " " +
                     text(from) + " within " + years);
}

// The last of `before` that is under a sum (or at most equal to it). Precondition: one is.
template <bool or_equal>
std::size_t last_under(const Stretch& stretch, Micros sum) {
  const Micros* base = stretch.before.data();
  for (std::size_t size = stretch.size(); size > 1;) {
    std::size_t half = size / 2;
    bool is_under = or_equal ? base[half] <= sum : base[half] < sum;
    base = is_under ? base + half : base;
    size -= half;
  }
  return static_cast<std::size_t>(base - stretch.before.data());
}

// Day numbers of the working day `count` after (before, where negative) a day; nothing where the
// stretch does not hold it.
std::optional<std::int64_t> workday_from(const Stretch& stretch, std::int64_t day,
                                         std::int64_t count) {
  auto at = static_cast<std::size_t>(day - stretch.first);
  const auto& sums = stretch.workdays;
  // The sum before a working day counts those earlier: the day itself ends at one more.
  std::int64_t wanted = count > 0 ? sums[at + 1] + count : sums[at] + count + 1;
  if (wanted <= 0 || wanted > sums.back()) return std::nullopt;
  auto reached = std::lower_bound(sums.begin(), sums.end(), wanted);
  return stretch.first + (reached - sums.begin()) - 1;
}

}  // namespace

BusinessCalendar::BusinessCalendar(std::shared_ptr<const Timeline> timeline)
    : timeline_(std::move(timeline)) {}

Result<BusinessCalendar> BusinessCalendar::make(const CalendarSpecification& specification,
                                                std::span<const CalendarSpecification> others) {
  std::vector<Error> faults;
  auto plan = calendar_detail::read_plan(specification, others, faults);
  if (!faults.empty()) return std::move(faults.front());
  return BusinessCalendar(std::make_shared<const Timeline>(std::move(plan)));
}

std::vector<Error> BusinessCalendar::faults(const CalendarSpecification& specification,
                                            std::span<const CalendarSpecification> others) {
  std::vector<Error> faults;
  calendar_detail::read_plan(specification, others, faults);
  return faults;
}

const std::string& BusinessCalendar::name() const noexcept { return timeline_->plan().name; }
const std::string& BusinessCalendar::version_name() const noexcept {
  return timeline_->plan().version;
}
const Zone& BusinessCalendar::zone() const noexcept { return timeline_->plan().zone; }
const std::optional<Date>& BusinessCalendar::published_from() const noexcept {
  return timeline_->plan().published_from;
}
const std::optional<Date>& BusinessCalendar::published_until() const noexcept {
  return timeline_->plan().published_until;
}

Result<Computed<Instant>> BusinessCalendar::add(Instant start, Duration duration) const {
  if (duration == Duration::min()) return never_open(start, "before");
  if (duration.count() < 0) return subtract(start, -duration);
  KEHU_TRY(check(start));
  const Micros at = micros(start);
  const Stretch* stretch = &timeline_->covering(at, at);
  for (; stretch; stretch = timeline_->further(*stretch)) {
    std::size_t window = stretch->window_after(at);
    if (window == stretch->size()) continue;
    const Micros from = std::max(at, stretch->opens[window]);
    if (duration.count() == 0)
      return Computed<Instant>{instant(from), timeline_->is_uncertain(at, from)};
    const Micros counted = stretch->before[window] + (from - stretch->opens[window]);
    if (duration.count() > stretch->before.back() - counted) continue;
    const Micros sum = counted + duration.count();
    window = last_under<false>(*stretch, sum);
    const Micros reached = stretch->opens[window] + (sum - stretch->before[window]);
    if (reached >= Timeline::after_last_instant) break;
    return Computed<Instant>{instant(reached), timeline_->is_uncertain(at, reached)};
  }
  return never_open(start, "after");
}

Result<Computed<Instant>> BusinessCalendar::subtract(Instant end, Duration duration) const {
  if (duration == Duration::min()) return never_open(end, "after");
  if (duration.count() < 0) return add(end, -duration);
  KEHU_TRY(check(end));
  const Micros at = micros(end);
  const Stretch* stretch = &timeline_->covering(at, at);
  for (; stretch; stretch = timeline_->earlier(*stretch)) {
    std::size_t after = stretch->window_after(at);
    if (duration.count() == 0) {
      const bool is_open = after < stretch->size() && stretch->opens[after] <= at;
      if (!is_open && after == 0) continue;
      const Micros until = is_open ? at : stretch->closes[after - 1];
      return Computed<Instant>{instant(until), timeline_->is_uncertain(until, at)};
    }
    const Micros sum = stretch->open_before(at) - duration.count();
    if (sum < 0) continue;
    const std::size_t window = last_under<true>(*stretch, sum);
    const Micros reached = stretch->opens[window] + (sum - stretch->before[window]);
    if (reached < Timeline::first_instant) break;
    return Computed<Instant>{instant(reached), timeline_->is_uncertain(reached, at)};
  }
  return never_open(end, "before");
}

Result<Computed<Duration>> BusinessCalendar::between(Instant from, Instant until) const {
  KEHU_TRY(check(from));
  KEHU_TRY(check(until));
  const Micros first = std::min(micros(from), micros(until));
  const Micros last = std::max(micros(from), micros(until));
  const Stretch& stretch = timeline_->covering(first, last);
  const Duration sum(stretch.open_before(last) - stretch.open_before(first));
  return Computed<Duration>{from <= until ? sum : -sum, timeline_->is_uncertain(first, last)};
}

Result<Computed<bool>> BusinessCalendar::is_open(Instant at) const {
  KEHU_TRY(check(at));
  const Stretch& stretch = timeline_->covering(micros(at), micros(at));
  const std::size_t window = stretch.window_after(micros(at));
  return Computed<bool>{window < stretch.size() && stretch.opens[window] <= micros(at),
                        timeline_->is_uncertain(micros(at), micros(at) + 1)};
}

Result<Computed<Instant>> BusinessCalendar::next_open(Instant at) const {
  return add(at, Duration(0));
}

Result<Computed<Instant>> BusinessCalendar::next_close(Instant at) const {
  KEHU_TRY_ASSIGN(auto open, next_open(at));
  const Stretch* stretch = &timeline_->covering(micros(at), micros(open.value));
  for (; stretch; stretch = timeline_->further(*stretch)) {
    const Micros close = stretch->closes[stretch->window_after(micros(open.value))];
    // What reaches the end of the stretch may go on behind it.
    if (close == stretch->end) continue;
    return Computed<Instant>{instant(close), timeline_->is_uncertain(micros(at), close)};
  }
  return invalid("calendar.never_closes", "",
                 "the calendar does not close after " + text(at) + " within " + years);
}

Result<Computed<Instant>> BusinessCalendar::add_days(Instant start, std::int64_t count) const {
  KEHU_TRY(check(start));
  const auto& rules = timeline_->plan().rules;
  const std::int64_t day = day_number(zone().day(start));
  auto second = std::chrono::floor<std::chrono::seconds>(start);
  const cctz::civil_second wall = cctz::convert(cctz::time_point<cctz::seconds>(second), rules);
  const Duration in_day =
      std::chrono::seconds(wall - cctz::civil_second(cctz::civil_day(wall))) + (start - second);
  std::optional<std::int64_t> reached;
  if (count == 0) reached = day;
  const Stretch* stretch = &timeline_->covering(micros(start), micros(start));
  const std::int64_t most = Timeline::after_last_day - Timeline::first_day;
  while (!reached && stretch && count <= most && count >= -most) {
    reached = workday_from(*stretch, day, count);
    if (!reached) stretch = count > 0 ? timeline_->further(*stretch) : timeline_->earlier(*stretch);
  }
  if (!reached) return never_open(start, count > 0 ? "after" : "before");
  const Instant at = calendar_detail::resolve(rules, *reached, in_day.count()).at;
  KEHU_TRY_ASSIGN(auto result, count >= 0 ? add(at, Duration(0)) : subtract(at, Duration(0)));
  result.uncertain |= timeline_->is_uncertain(std::min(micros(start), micros(result.value)),
                                              std::max(micros(start), micros(result.value)));
  return result;
}

Result<Computed<std::int64_t>> BusinessCalendar::workdays_between(const Date& from,
                                                                  const Date& until) const {
  KEHU_TRY(check(from));
  KEHU_TRY(check(until));
  if (until < from) {
    KEHU_TRY_ASSIGN(auto reversed, workdays_between(until, from));
    reversed.value = -reversed.value;
    return reversed;
  }
  const std::int64_t first = day_number(from), last = day_number(until);
  const Stretch& stretch = timeline_->covering(first * day_micros, last * day_micros);
  const auto* before = stretch.workdays.data() - stretch.first;
  return Computed<std::int64_t>{before[last] - before[first],
                                first < last && (timeline_->is_uncertain_day(first) ||
                                                 timeline_->is_uncertain_day(last - 1))};
}

Result<Computed<bool>> BusinessCalendar::is_workday(const Date& date) const {
  KEHU_TRY(check(date));
  const std::int64_t number = day_number(date);
  const Stretch& stretch = timeline_->covering(number * day_micros, number * day_micros);
  const auto* before = stretch.workdays.data() - stretch.first;
  return Computed<bool>{before[number + 1] > before[number], timeline_->is_uncertain_day(number)};
}

namespace {

// "02:30", "02:30:15" or "02:30:15.25"; up to 24:00.
std::optional<Micros> read_time_of_day(std::string_view text) {
  std::size_t point = text.find('.');
  std::optional<Micros> whole = calendar_detail::read_wall_time(text.substr(0, point));
  if (!whole || point == std::string_view::npos) return whole;
  std::string_view decimals = text.substr(point + 1);
  if (point != 8 || decimals.empty() || decimals.size() > 6 || *whole == day_micros)
    return std::nullopt;
  Micros scale = 1'000'000;
  for (char digit : decimals) {
    if (!digits::is_digit(digit)) return std::nullopt;
    scale /= 10;
    *whole += (digit - '0') * scale;
  }
  return whole;
}

}  // namespace

std::string local_text(const Zone& zone, Instant at) {
  cctz::time_zone rules;
  ensure(cctz::load_time_zone(zone.name(), &rules), "a zone that was loaded before");
  auto second = std::chrono::floor<std::chrono::seconds>(at);
  const int offset = rules.lookup(cctz::time_point<cctz::seconds>(second)).offset;
  std::string local = text(at + std::chrono::seconds(offset));
  local.pop_back();  // its Z
  // Zones of the nineteenth century are off UTC by seconds; RFC 3339 has minutes.
  const int minutes = (offset < 0 ? -offset : offset) / 60;
  char ahead[6] = {offset < 0 ? '-' : '+', 0, 0, ':', 0, 0};
  digits::write(ahead + 1, static_cast<unsigned>(minutes / 60), 2);
  digits::write(ahead + 4, static_cast<unsigned>(minutes % 60), 2);
  return local.append(ahead, sizeof ahead);
}

Result<ResolvedTime> resolve_local(const Zone& zone, std::string_view local) {
  auto day = parse_date(local.substr(0, 10));
  auto in_day = local.size() > 11 && (local[10] == 'T' || local[10] == 't')
                    ? read_time_of_day(local.substr(11))
                    : std::nullopt;
  if (!day || !in_day) {
    return invalid("calendar.local_time", "",
                   quotation(local) +
                       " is not a wall time; write it without an offset, such as "
                       "\"2024-03-01T09:00:00\"");
  }
  cctz::time_zone rules;
  ensure(cctz::load_time_zone(zone.name(), &rules), "a zone that was loaded before");
  return calendar_detail::resolve(rules, day_number(*day), *in_day);
}

}  // namespace kehu
