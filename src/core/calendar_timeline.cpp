#include "core/calendar_timeline.hpp"

#include <algorithm>
#include <limits>

namespace kehu::calendar_detail {
namespace {

// Days that are laid out at first, around what is asked for.
constexpr std::int64_t days_behind = 366, days_ahead = 3 * days_behind;

void append(Stretch& stretch, const Range& window) {
  if (!stretch.closes.empty() && stretch.closes.back() == window.from) {
    stretch.closes.back() = window.until;
    return;
  }
  stretch.opens.push_back(window.from);
  stretch.closes.push_back(window.until);
}

void sum_up(Stretch& stretch) {
  stretch.before.reserve(stretch.size() + 1);
  Micros sum = 0;
  for (std::size_t i = 0; i < stretch.size(); ++i) {
    stretch.before.push_back(sum);
    sum += stretch.closes[i] - stretch.opens[i];
  }
  stretch.before.push_back(sum);
}

void index_days(Stretch& stretch) {
  std::uint32_t window = 0;
  for (Micros at = stretch.begin; at < stretch.end; at += day_micros) {
    while (window < stretch.size() && stretch.closes[window] <= at) ++window;
    stretch.window_of_day.push_back(window);
  }
}

std::unique_ptr<const Stretch> lay_out_days(const Plan& plan, std::int64_t first,
                                            std::int64_t last) {
  auto stretch = std::make_unique<Stretch>();
  stretch->first = first;
  stretch->last = last;
  std::int32_t workdays = 0;
  for (std::int64_t day = first; day < last; ++day) {
    DayLayout layout = lay_out(plan, day);
    if (day == first) stretch->begin = layout.begin;
    stretch->end = layout.end;
    stretch->workdays.push_back(workdays);
    workdays += !layout.open.empty();
    for (const Range& window : layout.open) append(*stretch, window);
  }
  stretch->workdays.push_back(workdays);
  sum_up(*stretch);
  index_days(*stretch);
  return stretch;
}

}  // namespace

std::size_t Stretch::window_after(Micros at) const noexcept {
  std::size_t window = window_of_day[static_cast<std::size_t>((at - begin) / day_micros)];
  while (window < size() && closes[window] <= at) ++window;
  return window;
}

Micros Stretch::open_before(Micros at) const noexcept {
  std::size_t window = window_after(at);
  Micros inside = window < size() ? std::max<Micros>(at - opens[window], 0) : 0;
  return before[window] + inside;
}

Timeline::Timeline(Plan plan) : plan_(std::move(plan)) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  known_first_ = plan_.published_from ? day_number(*plan_.published_from) : least;
  known_last_ = plan_.published_until ? day_number(*plan_.published_until) : most;
  known_from_ = plan_.published_from ? start_of(plan_.rules, known_first_) : least;
  known_until_ = plan_.published_until ? start_of(plan_.rules, known_last_ + 1) : most;
}

const Stretch* Timeline::further(const Stretch& known) const {
  if (known.last >= after_last_day + margin) return nullptr;
  return &grow(known.first, known.last + 1);
}

const Stretch* Timeline::earlier(const Stretch& known) const {
  if (known.first <= first_day - margin) return nullptr;
  return &grow(known.first - 1, known.last);
}

const Stretch& Timeline::grow(std::int64_t first, std::int64_t last) const {
  std::lock_guard lock(growing_);
  const Stretch* known = stretch_.load(std::memory_order_relaxed);
  if (known && known->first <= first && last <= known->last) return *known;
  if (!known) {
    first -= days_behind;
    last += days_ahead;
  } else {
    std::int64_t length = known->last - known->first;
    first = first < known->first ? std::min(first, known->first - length) : known->first;
    last = last > known->last ? std::max(last, known->last + length) : known->last;
  }
  first = std::max(first, first_day - margin);
  last = std::min(last, after_last_day + margin);
  stretches_.push_back(lay_out_days(plan_, first, last));
  stretch_.store(stretches_.back().get(), std::memory_order_release);
  return *stretches_.back();
}

}  // namespace kehu::calendar_detail
