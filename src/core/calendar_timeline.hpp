// Timeline: a plan laid out, day after day, in prefix sums of open time.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

#include "core/calendar_plan.hpp"

namespace kehu::calendar_detail {

inline Micros micros(Instant at) { return at.time_since_epoch().count(); }
inline Instant instant(Micros at) { return Instant(Duration(at)); }

// The days [first, last) of a calendar, laid out. Windows that touch over midnight are one.
struct Stretch {
  std::int64_t first = 0, last = 0;  // day numbers
  Micros begin = 0, end = 0;         // of those days
  std::vector<Micros> opens, closes;
  std::vector<Micros> before;                // open time before each window; one more: all of it
  std::vector<std::int32_t> workdays;        // before each day; one more: all of them
  std::vector<std::uint32_t> window_of_day;  // by days of 24 hours since `begin`

  std::size_t size() const noexcept { return opens.size(); }
  // The first window that closes after an instant; size() where none does.
  // Precondition: begin <= at < end.
  std::size_t window_after(Micros at) const noexcept;
  // Open time of the stretch before an instant. Precondition: begin <= at < end.
  Micros open_before(Micros at) const noexcept;
};

// Thread-safe. Stretches grow, by doubling, to hold what is asked for; those that were handed out
// stay.
class Timeline {
 public:
  explicit Timeline(Plan plan);

  const Plan& plan() const noexcept { return plan_; }

  // The days and instants that a calendar can be asked for.
  static constexpr std::int64_t first_day = -25567, after_last_day = 84006;  // 1900 to 2199
  static constexpr Micros first_instant = first_day * day_micros;
  static constexpr Micros after_last_instant = after_last_day * day_micros;

  // A stretch with all instants from `from` to `until` inside it, a day or more from its ends.
  // Precondition: first_instant <= from <= until < after_last_instant.
  const Stretch& covering(Micros from, Micros until) const {
    const Stretch* known = stretch_.load(std::memory_order_acquire);
    if (known && known->begin + day_micros <= from && until + day_micros < known->end) [[likely]]
      return *known;
    return grow(from / day_micros - margin, until / day_micros + margin);
  }
  // A longer one; nullptr where `known` reaches the last (or first) day.
  const Stretch* further(const Stretch& known) const;
  const Stretch* earlier(const Stretch& known) const;

  bool is_uncertain(Micros from, Micros until) const noexcept {
    return from < known_from_ || until > known_until_;
  }
  bool is_uncertain_day(std::int64_t day) const noexcept {
    return day < known_first_ || day > known_last_;
  }

 private:
  static constexpr std::int64_t margin = 3;  // days: zones are up to a day off UTC
  const Stretch& grow(std::int64_t first, std::int64_t last) const;

  Plan plan_;
  std::int64_t known_first_, known_last_;  // days, both included
  Micros known_from_, known_until_;
  mutable std::atomic<const Stretch*> stretch_{nullptr};
  mutable std::mutex growing_;
  mutable std::vector<std::unique_ptr<const Stretch>> stretches_;
};

// Errors: calendar.range.
inline Result<void> check(Instant at) {
  if (micros(at) >= Timeline::first_instant && micros(at) < Timeline::after_last_instant) return {};
  return invalid("calendar.range", "", text(at) + " is outside the years 1900 to 2199");
}

}  // namespace kehu::calendar_detail
