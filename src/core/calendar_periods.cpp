// What lies between two instants: open and closed parts with their reasons, and how the clock of a
// service ran through them.
#include <algorithm>

#include "core/calendar_timeline.hpp"

namespace kehu {
namespace {

using calendar_detail::check;
using calendar_detail::DayLayout;
using calendar_detail::instant;
using calendar_detail::Micros;
using calendar_detail::micros;
using calendar_detail::NamedRange;
using calendar_detail::Range;
using calendar_detail::Timeline;

// Periods one after another, cut to [from, until); neighbours that are alike become one.
class PeriodList {
 public:
  PeriodList(Instant from, Instant until) : from_(from), until_(until) {}

  void append(Period period) {
    period.from = std::max(period.from, from_);
    period.until = std::min(period.until, until_);
    if (period.from >= period.until) return;
    if (!periods_.empty()) {
      Period& last = periods_.back();
      if (last.until == period.from && last.kind == period.kind && last.name == period.name &&
          last.uncertain == period.uncertain) {
        last.until = period.until;
        return;
      }
    }
    periods_.push_back(std::move(period));
  }

  std::vector<Period> take() { return std::move(periods_); }

 private:
  Instant from_, until_;
  std::vector<Period> periods_;
};

// The parts of one day in order.
class DayParts {
 public:
  DayParts(const DayLayout& layout, bool uncertain, PeriodList& out)
      : layout_(layout), uncertain_(uncertain), out_(out) {}

  void append() {
    if (layout_.kind != PeriodKind::open) {
      put(layout_.begin, layout_.end, layout_.kind, layout_.name);
      return;
    }
    Micros at = layout_.begin;
    for (const Range& window : layout_.open) {
      put_closed(at, window.from);
      put(window.from, window.until, PeriodKind::open, layout_.name);
      at = window.until;
    }
    put_closed(at, layout_.end);
  }

 private:
  void put(Micros from, Micros until, PeriodKind kind, const std::string& name) {
    out_.append({instant(from), instant(until), kind, name, uncertain_});
  }

  // Closed time of a day that is worked: where a break was cut out, that break; else a gap between
  // two windows, or what lies outside the hours.
  void put_closed(Micros from, Micros until) {
    while (from < until) {
      const NamedRange* next = nullptr;
      for (const NamedRange& each : layout_.breaks) {
        if (each.until <= from || each.from >= until) continue;
        if (!next || each.from < next->from) next = &each;
      }
      Micros rest = next ? std::clamp(next->from, from, until) : until;
      put_rest(from, rest);
      from = rest;
      if (!next) return;
      Micros end = std::min(next->until, until);
      put(from, end, PeriodKind::break_time, next->name);
      from = end;
    }
  }

  void put_rest(Micros from, Micros until) {
    bool is_between = !layout_.open.empty() && from >= layout_.open.front().from &&
                      until <= layout_.open.back().until;
    put(from, until, is_between ? PeriodKind::break_time : PeriodKind::outside_hours, "");
  }

  const DayLayout& layout_;
  bool uncertain_;
  PeriodList& out_;
};

// Pauses in order and apart from each other; what lasts ends at the end of time.
Result<std::vector<Pause>> in_order(std::span<const Pause> pauses) {
  std::vector<Pause> sorted(pauses.begin(), pauses.end());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    Pause& pause = sorted[i];
    if (pause.until && *pause.until < pause.from) {
      return invalid("calendar.pause", "/pauses/" + std::to_string(i) + "/until",
                     "the pause from " + text(pause.from) + " ends before it starts, at " +
                         text(*pause.until));
    }
    if (!pause.until) pause.until = Instant::max();
  }
  std::ranges::stable_sort(sorted, {}, &Pause::from);
  std::vector<Pause> apart;
  for (Pause& pause : sorted) {
    if (!apart.empty()) pause.from = std::max(pause.from, *apart.back().until);
    if (pause.from < *pause.until) apart.push_back(std::move(pause));
  }
  return apart;
}

}  // namespace

Result<std::vector<Period>> BusinessCalendar::periods(Instant from, Instant until) const {
  KEHU_TRY(check(from));
  KEHU_TRY(check(until));
  PeriodList list(from, until);
  if (from >= until) return list.take();
  const std::int64_t last = day_number(zone().day(until));
  for (std::int64_t day = day_number(zone().day(from)); day <= last; ++day) {
    DayLayout layout = calendar_detail::lay_out(timeline_->plan(), day);
    DayParts(layout, timeline_->is_uncertain_day(day), list).append();
  }
  return list.take();
}

Result<std::vector<Period>> BusinessCalendar::open_periods(Instant from, Instant until) const {
  KEHU_TRY_ASSIGN(auto all, periods(from, until));
  std::erase_if(all, [](const Period& period) { return period.kind != PeriodKind::open; });
  return all;
}

Result<CalendarDay> BusinessCalendar::day(const Date& date) const {
  KEHU_TRY_ASSIGN(auto is_worked, is_workday(date));
  DayLayout layout = calendar_detail::lay_out(timeline_->plan(), day_number(date));
  CalendarDay day{date, is_worked.value, layout.kind, layout.name, {}, is_worked.uncertain};
  for (const Range& window : layout.open) {
    day.open.push_back({instant(window.from), instant(window.until), PeriodKind::open, layout.name,
                        is_worked.uncertain});
  }
  return day;
}

Result<Computed<std::optional<Instant>>> BusinessCalendar::deadline(
    Instant start, Duration target, std::span<const Pause> pauses) const {
  if (target.count() < 0) {
    return invalid("calendar.target", "/target",
                   std::to_string(target.count()) + " microseconds: a target is not negative");
  }
  KEHU_TRY_ASSIGN(auto apart, in_order(pauses));
  Computed<std::optional<Instant>> result;
  Instant at = start;
  for (const Pause& pause : apart) {
    if (*pause.until <= at) continue;
    Instant stop = std::max(pause.from, at);
    KEHU_TRY_ASSIGN(auto gone, between(at, stop));
    if (gone.value >= target) break;
    target -= gone.value;
    result.uncertain |= gone.uncertain;
    if (*pause.until == Instant::max()) return result;
    at = *pause.until;
  }
  KEHU_TRY_ASSIGN(auto reached, add(at, target));
  result.value = reached.value;
  result.uncertain |= reached.uncertain;
  return result;
}

Result<Computed<Duration>> BusinessCalendar::counted(Instant start, Instant at,
                                                     std::span<const Pause> pauses) const {
  KEHU_TRY_ASSIGN(auto apart, in_order(pauses));
  if (at <= start) return Computed<Duration>{};
  KEHU_TRY_ASSIGN(auto sum, between(start, at));
  for (const Pause& pause : apart) {
    Instant from = std::clamp(pause.from, start, at), until = std::clamp(*pause.until, start, at);
    KEHU_TRY_ASSIGN(auto stood, between(from, until));
    sum.value -= stood.value;
  }
  return sum;
}

Result<std::vector<Period>> BusinessCalendar::trace(Instant start, Instant until,
                                                    std::span<const Pause> pauses) const {
  KEHU_TRY_ASSIGN(auto apart, in_order(pauses));
  KEHU_TRY_ASSIGN(auto all, periods(start, until));
  PeriodList list(start, until);
  auto pause = apart.begin();
  for (const Period& period : all) {
    Instant at = period.from;
    while (at < period.until) {
      while (pause != apart.end() && *pause->until <= at) ++pause;
      bool is_paused = pause != apart.end() && pause->from <= at;
      Instant end = period.until;
      if (is_paused)
        end = std::min(end, *pause->until);
      else if (pause != apart.end())
        end = std::min(end, pause->from);
      Period part = period;
      part.from = at;
      part.until = end;
      if (is_paused && period.kind == PeriodKind::open) {
        part.kind = PeriodKind::paused;
        part.name = pause->reason;
      }
      list.append(std::move(part));
      at = end;
    }
  }
  return list.take();
}

}  // namespace kehu
