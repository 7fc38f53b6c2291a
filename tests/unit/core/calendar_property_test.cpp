// Laws of business time, on random calendars in zones whose clocks jump, against a model that
// knows nothing but minutes: it walks them one by one.
#include <cctz/time_zone.h>

#include <map>
#include <optional>
#include <random>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/calendar.hpp"

using namespace kehu;
using namespace kehu::test;
using namespace std::chrono_literals;

namespace {

std::string wall(int minutes) {
  std::string text = std::to_string(10000 + minutes / 60 * 100 + minutes % 60).substr(1);
  return text.substr(0, 2) + ":" + text.substr(2);
}

int minutes_of(const std::string& text) {
  return std::stoi(text.substr(0, 2)) * 60 + std::stoi(text.substr(3, 2));
}

// A span of some days in a zone around a jump of its clocks.
struct Around {
  const char* zone;
  const char* middle;
};
constexpr Around arounds[] = {
    {"America/New_York", "2024-03-10T12:00:00Z"},    {"America/New_York", "2024-11-03T12:00:00Z"},
    {"Europe/London", "2024-03-31T12:00:00Z"},       {"Europe/London", "2024-10-27T12:00:00Z"},
    {"Australia/Lord_Howe", "2024-10-05T12:00:00Z"},  // by half an hour
    {"Australia/Lord_Howe", "2024-04-06T12:00:00Z"}, {"America/Sao_Paulo", "2015-10-18T12:00:00Z"},
    {"America/Sao_Paulo", "2016-02-21T12:00:00Z"},  // a day of 25 hours, at midnight
    {"Pacific/Apia", "2011-12-30T12:00:00Z"},       // a day that never was
    {"Asia/Tehran", "2021-03-21T12:00:00Z"},         {"Asia/Kolkata", "2024-06-01T12:00:00Z"},
    {"Asia/Shanghai", "2024-02-10T12:00:00Z"},       {"America/St_Johns", "2006-04-02T12:00:00Z"}};
constexpr int days_around = 8;

class RandomCalendar {
 public:
  RandomCalendar(std::mt19937_64& random, const Around& around) : random_(random) {
    made_.time_zone = around.zone;
    WeeklyHours hours;
    for (auto* day :
         {&hours.mon, &hours.tue, &hours.wed, &hours.thu, &hours.fri, &hours.sat, &hours.sun})
      *day = windows(below(4));
    hours.mon = {{"00:00", "24:00"}};
    hours.tue = {{"09:00", "12:00"}, {"13:00", "18:00"}};
    made_.hours = hours;
    first_ = day_number(Zone::load(around.zone).value().day(at(around.middle))) - days_around;
    for (int i = 0; i < 2 * days_around; ++i) say(date_from_day_number(first_ + i));
    if (below(2) == 0) made_.daily_breaks.push_back({"12:00", "12:45", {}, "lunch"});
    if (below(2) == 0) made_.daily_breaks.push_back({"01:30", "02:30", Weekday::sun, "night"});
  }
  const CalendarSpecification& get() const { return made_; }

 private:
  int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }

  // Windows apart from each other; many lie where clocks jump.
  std::vector<Window> windows(int count) {
    std::vector<int> cuts;
    for (int i = 0; i < 2 * count; ++i) cuts.push_back(below(2) ? below(97) * 15 : below(17) * 15);
    std::sort(cuts.begin(), cuts.end());
    std::vector<Window> all;
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2)
      if (cuts[i] < cuts[i + 1]) all.push_back({wall(cuts[i]), wall(cuts[i + 1])});
    return all;
  }

  void say(const Date& date) {
    int what = below(12);
    if (what == 0) made_.holidays.push_back({date, {}, "feast"});
    if (what == 1) made_.make_up_days.push_back({date, Weekday::tue, "made up"});
    if (what == 2) made_.shifts.push_back({date, {{"08:00", "12:00"}}, "half day"});
    if (what == 3) made_.breaks.push_back({date, {{"01:15", "03:30"}, {"10:00", "11:00"}}, {}});
  }

  std::mt19937_64& random_;
  CalendarSpecification made_;
  std::int64_t first_ = 0;
};

// What a calendar says, minute by minute of UTC, read from its specification anew.
class Model {
 public:
  Model(const CalendarSpecification& calendar, const Around& around) : calendar_(calendar) {
    cctz::load_time_zone(*calendar.time_zone, &rules_);
    begin_ = at(around.middle) - std::chrono::days(days_around);
    for (int i = 0; i < 2 * days_around * 1440; ++i) walls_.push_back(wall_of(minute(i)));
    for (int i = 0; i < size(); ++i) first_of_.try_emplace(walls_[index(i)], i);
    for (int i = 0; i < size(); ++i) open_.push_back(is_open_by_rules(i));
  }

  int size() const { return static_cast<int>(walls_.size()); }
  Instant minute(int i) const { return begin_ + std::chrono::minutes(i); }
  bool is_open(int i) const { return open_[index(i)]; }
  int between(int from, int until) const {
    int sum = 0;
    for (int i = from; i < until; ++i) sum += is_open(i);
    return sum;
  }
  // The minute at whose start `count` open minutes have gone by; nothing past the end.
  std::optional<int> add(int from, int count) const {
    int i = from;
    for (; i < size() && (count > 0 || (i == from && !is_open(i))); ++i) {
      if (count == 0) {
        while (i < size() && !is_open(i)) ++i;
        break;
      }
      count -= is_open(i);
    }
    if (i >= size()) return std::nullopt;
    return i;
  }
  std::optional<int> subtract(int from, int count) const {
    int i = from;
    if (count == 0)
      while (i > 0 && !is_open(i) && !is_open(i - 1)) --i;
    for (; i > 0 && count > 0; --i) count -= is_open(i - 1);
    if (i <= 0 || count > 0) return std::nullopt;
    return i;
  }

 private:
  static std::size_t index(int i) { return static_cast<std::size_t>(i); }

  cctz::civil_minute wall_of(Instant instant) const {
    auto second = std::chrono::floor<std::chrono::seconds>(instant);
    return cctz::civil_minute(cctz::convert(cctz::time_point<cctz::seconds>(second), rules_));
  }

  // The first minute that shows a wall time; of one that none shows, that much after the last one
  // before it.
  int resolve(cctz::civil_minute time) const {
    if (auto shown = first_of_.find(time); shown != first_of_.end()) return shown->second;
    auto next = first_of_.upper_bound(time);
    if (next == first_of_.begin()) return 0;
    if (next == first_of_.end()) return size();
    int jump = next->second;
    return jump + static_cast<int>(time - walls_[index(jump - 1)]) - 1;
  }

  bool is_in(cctz::civil_day day, int i, const std::string& from, const std::string& until) const {
    cctz::civil_minute midnight(day);
    return resolve(midnight + minutes_of(from)) <= i && i < resolve(midnight + minutes_of(until));
  }
  bool is_in(cctz::civil_day day, int i, const std::vector<Window>& windows) const {
    for (const Window& each : windows)
      if (is_in(day, i, each.from, each.until)) return true;
    return false;
  }

  bool is_open_by_rules(int i) const {
    cctz::civil_day day(walls_[index(i)]);
    Date date = date_from_day_number(day - cctz::civil_day(1970, 1, 1));
    for (const Holiday& each : calendar_.holidays)
      if (each.date == date) return false;
    const WeeklyHours& week = *calendar_.hours;
    const std::vector<Window>* by_weekday[] = {&week.mon, &week.tue, &week.wed, &week.thu,
                                               &week.fri, &week.sat, &week.sun};
    auto weekday = static_cast<std::size_t>(cctz::get_weekday(day));
    const std::vector<Window>* windows = by_weekday[weekday];
    for (const MakeUpDay& each : calendar_.make_up_days) {
      if (each.date != date) continue;
      weekday = static_cast<std::size_t>(*each.follows);
      windows = by_weekday[weekday];
    }
    for (const DatedWindows& each : calendar_.shifts)
      if (each.date == date) windows = &each.windows;
    if (!is_in(day, i, *windows)) return false;
    for (const DatedWindows& each : calendar_.breaks)
      if (each.date == date && is_in(day, i, each.windows)) return false;
    for (const DailyBreak& each : calendar_.daily_breaks)
      if ((!each.weekday || static_cast<std::size_t>(*each.weekday) == weekday) &&
          is_in(day, i, each.from, each.until))
        return false;
    return true;
  }

  const CalendarSpecification& calendar_;
  cctz::time_zone rules_;
  Instant begin_;
  std::vector<cctz::civil_minute> walls_;
  std::map<cctz::civil_minute, int> first_of_;
  std::vector<bool> open_;
};

void check_against(const Model& model, const BusinessCalendar& calendar, std::mt19937_64& random) {
  auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
  for (int i = 0; i < model.size(); ++i) {
    if (calendar.is_open(model.minute(i)).value().value == model.is_open(i)) continue;
    FAIL("open or not at " << text(model.minute(i)));
  }
  for (int round = 0; round < 60; ++round) {
    // Away from the ends, where the model's days are cut.
    int from = 1440 + below(model.size() - 2880), until = 1440 + below(model.size() - 2880);
    int count = below(4) == 0 ? 0 : below(3000);
    INFO(text(model.minute(from)) << " " << text(model.minute(until)) << " " << count);
    int expected = from <= until ? model.between(from, until) : -model.between(until, from);
    CHECK(calendar.between(model.minute(from), model.minute(until)).value().value ==
          std::chrono::minutes(expected));
    if (auto reached = model.add(from, count)) {
      CHECK(calendar.add(model.minute(from), std::chrono::minutes(count)).value().value ==
            model.minute(*reached));
    }
    if (auto reached = model.subtract(from, count)) {
      CHECK(calendar.subtract(model.minute(from), std::chrono::minutes(count)).value().value ==
            model.minute(*reached));
    }
  }
}

}  // namespace

TEST_CASE("a business calendar agrees with walking minute by minute") {
  std::mt19937_64 random(20240310);
  for (const Around& around : arounds) {
    for (int round = 0; round < 2; ++round) {
      RandomCalendar made(random, around);
      INFO(around.zone << " around " << around.middle << ", calendar " << round);
      Model model(made.get(), around);
      check_against(model, BusinessCalendar::make(made.get()).value(), random);
    }
  }
}

namespace {

// An instant and a duration with microseconds, years around the jumps.
struct Draw {
  std::mt19937_64& random;
  Instant instant(const Around& around) {
    std::int64_t span = Duration(std::chrono::days(1200)).count();
    return at(around.middle) +
           Duration(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * span)) -
                    span);
  }
  Duration duration() {
    std::int64_t most = Duration(random() % 2 ? 100h : 3000h).count();
    return Duration(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)));
  }
};

}  // namespace

TEST_CASE("laws of adding, subtracting and measuring business time") {
  std::mt19937_64 random(7);
  Draw draw{random};
  for (const Around& around : arounds) {
    RandomCalendar made(random, around);
    BusinessCalendar calendar = BusinessCalendar::make(made.get()).value();
    for (int round = 0; round < 200; ++round) {
      Instant start = draw.instant(around);
      Duration first = draw.duration(), second = draw.duration();
      INFO(around.zone << " " << text(start) << " " << first.count() << " " << second.count());
      Instant reached = calendar.add(start, first).value().value;
      Instant before = calendar.subtract(start, first).value().value;
      CHECK(calendar.between(start, reached).value().value == first);
      CHECK(calendar.between(before, start).value().value == first);
      CHECK(calendar.between(reached, start).value().value == -first);
      CHECK(calendar.add(start, -first).value().value == before);
      CHECK(calendar.subtract(start, -first).value().value == reached);
      // In two steps it is the same, and more is never earlier.
      CHECK(calendar.add(reached, second).value().value ==
            calendar.add(start, first + second).value().value);
      CHECK(calendar.add(start, first + 1us).value().value > reached);
      CHECK(calendar.add(start + 1us, first).value().value >= reached);
      Instant open = calendar.next_open(start).value().value;
      CHECK(calendar.is_open(open).value().value);
      CHECK(calendar.between(start, open).value().value == 0us);
      Instant close = calendar.next_close(start).value().value;
      CHECK_FALSE(calendar.is_open(close).value().value);
      CHECK(calendar.is_open(close - 1us).value().value);
    }
  }
}

namespace {

std::vector<Pause> random_pauses(std::mt19937_64& random, Instant start) {
  std::vector<Pause> pauses;
  for (std::size_t i = random() % 5; i-- > 0;) {
    Instant from = start + std::chrono::minutes(random() % 40000) - 24h;
    pauses.push_back({from, from + std::chrono::minutes(random() % 6000), "waiting"});
  }
  return pauses;
}

// Every pause in pieces, in another order.
std::vector<Pause> in_pieces(const std::vector<Pause>& pauses, std::mt19937_64& random) {
  std::vector<Pause> pieces;
  for (const Pause& each : pauses) {
    Instant middle = each.from + (*each.until - each.from) / 3;
    pieces.push_back({middle, each.until, each.reason});
    pieces.push_back({each.from, middle, each.reason});
  }
  std::shuffle(pieces.begin(), pieces.end(), random);
  return pieces;
}

}  // namespace

TEST_CASE("laws of clocks with pauses") {
  std::mt19937_64 random(11);
  Draw draw{random};
  for (const Around& around : arounds) {
    RandomCalendar made(random, around);
    BusinessCalendar calendar = BusinessCalendar::make(made.get()).value();
    for (int round = 0; round < 40; ++round) {
      Instant start = draw.instant(around);
      Duration target = std::chrono::minutes(1 + random() % 6000);
      auto pauses = random_pauses(random, start);
      auto reached = calendar.deadline(start, target, pauses).value();
      REQUIRE(reached.value.has_value());
      INFO(around.zone << " " << text(start) << " " << target.count());
      CHECK(calendar.counted(start, *reached.value, pauses).value().value == target);
      CHECK(calendar.counted(start, *reached.value - 1us, pauses).value().value < target);
      CHECK(*reached.value >= calendar.add(start, target).value().value);
      // Splitting changes nothing.
      auto pieces = in_pieces(pauses, random);
      CHECK(calendar.deadline(start, target, pieces).value().value == reached.value);
      CHECK(calendar.trace(start, *reached.value, pieces).value() ==
            calendar.trace(start, *reached.value, pauses).value());
      // Nor does a pause while it is closed.
      Instant close = calendar.next_close(start).value().value;
      pieces.push_back({close, calendar.next_open(close).value().value, "closed anyway"});
      CHECK(calendar.deadline(start, target, pieces).value().value == reached.value);
      // The trace leaves no gap, and its open periods are what was counted.
      Duration sum{};
      Instant last = start;
      const auto parts = calendar.trace(start, *reached.value, pauses).value();
      for (const Period& each : parts) {
        CHECK(each.from == last);
        last = each.until;
        if (each.kind == PeriodKind::open) sum += each.until - each.from;
      }
      CHECK(last == *reached.value);
      CHECK(sum == target);
      // While the last pause lasts there is no deadline, unless it was reached before.
      pauses.push_back({start + 12h, {}, "waiting"});
      auto open_end = calendar.deadline(start, target, pauses).value().value;
      CHECK(open_end.has_value() ==
            (calendar.counted(start, start + 12h, pauses).value().value >= target));
    }
  }
}

namespace {

// The same calendar as two layers: some days are said below, some above, and what is said below of
// others is replaced or removed above.
std::vector<CalendarSpecification> in_layers(const CalendarSpecification& whole,
                                             std::mt19937_64& random) {
  CalendarSpecification below = whole, above;
  below.name = "below";
  above.name = "above";
  above.extends = "below";
  auto move_some = [&](auto& from, auto& to) {
    for (std::size_t i = from.size(); i-- > 0;) {
      if (random() % 2 == 0) continue;
      to.push_back(from[i]);
      from.erase(from.begin() + static_cast<std::ptrdiff_t>(i));
    }
  };
  move_some(below.holidays, above.holidays);
  move_some(below.make_up_days, above.make_up_days);
  move_some(below.shifts, above.shifts);
  move_some(below.breaks, above.breaks);
  move_some(below.daily_breaks, above.daily_breaks);
  if (random() % 2 == 0) {
    above.hours = whole.hours;
    below.hours->fri = {{"03:00", "04:00"}};
  }
  for (const Holiday& each : above.holidays)
    if (random() % 2 == 0) below.shifts.push_back({each.date, {{"07:00", "08:00"}}, {}});
  for (const DatedWindows& each : above.shifts)
    if (random() % 2 == 0) below.holidays.push_back({each.date, {}, {}});
  const Date apart(2030, 1, 7);
  for (int i = 0; i < 4; ++i) {
    below.holidays.push_back({apart + days(i), {}, {}});
    above.removed_days.push_back(apart + days(i));
  }
  return {below, above};
}

}  // namespace

TEST_CASE("a calendar in layers is the calendar they make together") {
  std::mt19937_64 random(5);
  for (const Around& around : arounds) {
    RandomCalendar made(random, around);
    INFO(around.zone << " around " << around.middle);
    auto layers = in_layers(made.get(), random);
    BusinessCalendar whole = BusinessCalendar::make(made.get()).value();
    BusinessCalendar layered = BusinessCalendar::make(layers[1], layers).value();
    Instant middle = at(around.middle);
    CHECK(layered.periods(middle - 400h, middle + 400h).value() ==
          whole.periods(middle - 400h, middle + 400h).value());
    CHECK(layered.between(middle, at("2031-01-01T00:00:00Z")).value() ==
          whole.between(middle, at("2031-01-01T00:00:00Z")).value());
  }
}
