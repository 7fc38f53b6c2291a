#include "core/calendar_plan.hpp"

#include <algorithm>
#include <set>

#include "core/digits.hpp"
#include "kehu/core/text.hpp"

namespace kehu::calendar_detail {
namespace {

constexpr std::size_t entries_max = 5000;  // of one list
constexpr std::size_t windows_max = 48;    // of one day
constexpr std::int64_t holiday_days_max = 366;

constexpr std::string_view weekday_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

const std::vector<Window>& windows_of(const WeeklyHours& hours, std::size_t weekday) {
  const std::vector<Window>* all[] = {&hours.mon, &hours.tue, &hours.wed, &hours.thu,
                                      &hours.fri, &hours.sat, &hours.sun};
  return *all[weekday];
}

// Reads one layer into a plan that holds those below it.
class LayerReader {
 public:
  LayerReader(const CalendarSpecification& layer, Plan& plan, std::vector<Error>& faults)
      : layer_(layer), plan_(plan), faults_(faults) {}

  void read() {
    if (has_too_many()) return;
    read_zone();
    read_hours();
    remove_days();
    read_holidays();
    read_make_up_days();
    read_shifts();
    for (auto& [day, dated] : own_) plan_.days.insert_or_assign(day, std::move(dated));
    read_breaks();
    read_daily_breaks();
    read_published();
    read_version();
  }

 private:
  void fault(std::string_view code, std::string_view path, std::string message) {
    faults_.push_back(invalid(code, path, std::move(message)));
  }

  bool has_too_many() {
    bool any = false;
    auto check = [&](const char* list, std::size_t size) {
      if (size <= entries_max) return;
      any = true;
      fault("calendar.size", "/" + std::string(list),
            std::to_string(size) + " entries; " + std::to_string(entries_max) + " are the most");
    };
    check("holidays", layer_.holidays.size());
    check("make_up_days", layer_.make_up_days.size());
    check("shifts", layer_.shifts.size());
    check("breaks", layer_.breaks.size());
    check("daily_breaks", layer_.daily_breaks.size());
    check("removed_days", layer_.removed_days.size());
    return any;
  }

  void read_zone() {
    if (!layer_.time_zone) return;
    auto zone = Zone::load(*layer_.time_zone);
    if (!zone) {
      faults_.push_back(under("/time_zone", std::move(zone).error()));
      return;
    }
    plan_.zone = *zone;
    plan_.has_zone = true;
    cctz::load_time_zone(zone->name(), &plan_.rules);
  }

  std::optional<Range> read_range(const std::string& path, const std::string& from,
                                  const std::string& until) {
    auto first = read_wall_time(from), last = read_wall_time(until);
    auto complain = [&](const char* field, const std::string& value) {
      fault("calendar.time", path + "/" + field,
            quotation(value) + " is not a wall time from \"00:00\" to \"24:00\"");
    };
    if (!first) complain("from", from);
    if (!last) complain("until", until);
    if (!first || !last) return std::nullopt;
    if (*first >= *last) {
      fault("calendar.window", path,
            "the window from " + from + " until " + until +
                " ends before it starts; cut one over midnight in two, until 24:00 and from 00:00");
      return std::nullopt;
    }
    return Range{*first, *last};
  }

  // In order, and none over another where `apart` says so.
  std::vector<Range> read_windows(const std::string& path, const std::vector<Window>& windows,
                                  bool apart) {
    std::vector<Range> ranges;
    if (windows.size() > windows_max) {
      fault("calendar.size", path,
            std::to_string(windows.size()) + " windows in a day; " + std::to_string(windows_max) +
                " are the most");
      return ranges;
    }
    for (std::size_t i = 0; i < windows.size(); ++i) {
      auto range = read_range(path + "/" + std::to_string(i), windows[i].from, windows[i].until);
      if (!range) continue;
      for (std::size_t other = 0; apart && other < ranges.size(); ++other) {
        if (ranges[other].from >= range->until || range->from >= ranges[other].until) continue;
        fault("calendar.window", path + "/" + std::to_string(i),
              "the window from " + windows[i].from + " until " + windows[i].until +
                  " overlaps another of the day");
        break;
      }
      ranges.push_back(*range);
    }
    std::ranges::sort(ranges, {}, &Range::from);
    return ranges;
  }

  void read_hours() {
    if (!layer_.hours) return;
    for (std::size_t weekday = 0; weekday < 7; ++weekday) {
      plan_.hours[weekday] = read_windows("/hours/" + std::string(weekday_names[weekday]),
                                          windows_of(*layer_.hours, weekday), true);
    }
  }

  std::optional<std::int64_t> read_day(const std::string& path, const Date& date) {
    if (date.is_special()) {
      fault("calendar.date", path, "a date is missing");
      return std::nullopt;
    }
    if (date.year() < first_year || date.year() > last_year) {
      fault("calendar.date", path,
            text(date) + " is outside the years " + std::to_string(first_year) + " to " +
                std::to_string(last_year));
      return std::nullopt;
    }
    return day_number(date);
  }

  // Says something of a day, once.
  void say(const std::string& path, std::int64_t day, const DatedDay& dated) {
    auto [place, is_new] = own_.try_emplace(day, dated);
    if (is_new) return;
    fault("calendar.day_twice", path,
          text(date_from_day_number(day)) + " stands in this calendar already, as a " +
              std::string(place->second.kind == DatedDay::Kind::holiday   ? "holiday"
                          : place->second.kind == DatedDay::Kind::make_up ? "make-up day"
                                                                          : "shift"));
  }

  void remove_days() {
    if (!layer_.works_make_up_days.value_or(true)) {
      std::erase_if(plan_.days,
                    [](const auto& said) { return said.second.kind == DatedDay::Kind::make_up; });
    }
    for (std::size_t i = 0; i < layer_.removed_days.size(); ++i) {
      std::string path = "/removed_days/" + std::to_string(i);
      auto day = read_day(path, layer_.removed_days[i]);
      if (!day || plan_.days.erase(*day) > 0) continue;
      fault("calendar.not_there", path,
            text(layer_.removed_days[i]) + " cannot be removed: the extended calendar has no " +
                "holiday, make-up day or shift then");
    }
  }

  void read_holidays() {
    for (std::size_t i = 0; i < layer_.holidays.size(); ++i) {
      const Holiday& holiday = layer_.holidays[i];
      std::string path = "/holidays/" + std::to_string(i);
      auto first = read_day(path + "/date", holiday.date);
      auto last = holiday.until ? read_day(path + "/until", *holiday.until) : first;
      if (!first || !last) continue;
      if (*last < *first || *last - *first >= holiday_days_max) {
        fault("calendar.date", path + "/until",
              text(*holiday.until) + " is before " + text(holiday.date) +
                  " or more than a year after it");
        continue;
      }
      for (std::int64_t day = *first; day <= *last; ++day) {
        say(path, day, {DatedDay::Kind::holiday, holiday.name.value_or(""), 0, {}});
      }
    }
  }

  void read_make_up_days() {
    for (std::size_t i = 0; i < layer_.make_up_days.size(); ++i) {
      const MakeUpDay& made = layer_.make_up_days[i];
      std::string path = "/make_up_days/" + std::to_string(i);
      auto day = read_day(path + "/date", made.date);
      if (!day) continue;
      std::size_t weekday = followed(*day, made.follows);
      say(path, *day, {DatedDay::Kind::make_up, made.name.value_or(""), weekday, {}});
    }
  }

  static std::size_t followed(std::int64_t day, std::optional<Weekday> follows) {
    if (follows) return static_cast<std::size_t>(*follows);
    std::size_t own = weekday_of(day);
    constexpr std::size_t friday = 4, saturday = 5, sunday = 6;
    return own == saturday ? friday : own == sunday ? 0 : own;
  }

  void read_shifts() {
    for (std::size_t i = 0; i < layer_.shifts.size(); ++i) {
      const DatedWindows& shift = layer_.shifts[i];
      std::string path = "/shifts/" + std::to_string(i);
      auto day = read_day(path + "/date", shift.date);
      auto windows = read_windows(path + "/windows", shift.windows, true);
      if (shift.windows.empty()) {
        fault("calendar.window", path + "/windows",
              "a shift needs a window; a day that is closed is a holiday");
      }
      if (!day) continue;
      auto before = own_.find(*day);
      // A holiday goes before a shift, a shift before a make-up day.
      if (before != own_.end() && before->second.kind == DatedDay::Kind::holiday) continue;
      if (before != own_.end() && before->second.kind == DatedDay::Kind::make_up)
        own_.erase(before);
      say(path, *day, {DatedDay::Kind::shift, shift.name.value_or(""), 0, std::move(windows)});
    }
  }

  void read_breaks() {
    for (std::size_t i = 0; i < layer_.breaks.size(); ++i) {
      const DatedWindows& each = layer_.breaks[i];
      std::string path = "/breaks/" + std::to_string(i);
      auto day = read_day(path + "/date", each.date);
      for (const Range& range : read_windows(path + "/windows", each.windows, false)) {
        if (day) plan_.breaks[*day].push_back({range, each.name.value_or("")});
      }
    }
  }

  void read_daily_breaks() {
    for (std::size_t i = 0; i < layer_.daily_breaks.size(); ++i) {
      const DailyBreak& each = layer_.daily_breaks[i];
      auto range = read_range("/daily_breaks/" + std::to_string(i), each.from, each.until);
      if (range) plan_.daily_breaks.push_back({{*range, each.name.value_or("")}, each.weekday});
    }
  }

  void read_published() {
    if (layer_.published_from && read_day("/published_from", *layer_.published_from))
      plan_.published_from = layer_.published_from;
    if (layer_.published_until && read_day("/published_until", *layer_.published_until))
      plan_.published_until = layer_.published_until;
    if (!plan_.published_from || !plan_.published_until) return;
    if (*plan_.published_from <= *plan_.published_until) return;
    fault("calendar.published", "/published_until",
          text(*plan_.published_until) + " is before " + text(*plan_.published_from));
  }

  void read_version() {
    plan_.name = layer_.name.value_or("");
    std::string own = layer_.version.value_or("");
    if (own.empty()) return;
    plan_.version = plan_.version.empty() ? own : own + "+" + plan_.version;
  }

  const CalendarSpecification& layer_;
  Plan& plan_;
  std::vector<Error>& faults_;
  std::map<std::int64_t, DatedDay> own_;  // what this layer says
};

// What one layer may leave to another, but not all of them.
void check_whole(const Plan& plan, std::vector<Error>& faults) {
  if (!plan.has_zone) {
    faults.push_back(invalid("calendar.time_zone", "/time_zone",
                             "a calendar needs a time zone, such as \"Asia/Shanghai\""));
  }
  bool has_hours = std::ranges::any_of(plan.hours, [](const auto& day) { return !day.empty(); });
  bool has_shifts = std::ranges::any_of(
      plan.days, [](const auto& said) { return said.second.kind == DatedDay::Kind::shift; });
  if (!has_hours && !has_shifts) {
    faults.push_back(invalid("calendar.hours", "/hours",
                             "no weekday has hours and no day a shift: this calendar would never "
                             "open"));
  }
}

// A weekday that a make-up day follows must be worked, or the day would be closed after all.
void check_make_up_days(const CalendarSpecification& specification, const Plan& plan,
                        std::vector<Error>& faults) {
  for (std::size_t i = 0; i < specification.make_up_days.size(); ++i) {
    auto said = plan.days.find(day_number(specification.make_up_days[i].date));
    if (said == plan.days.end() || said->second.kind != DatedDay::Kind::make_up) continue;
    if (!plan.hours[said->second.weekday].empty()) continue;
    faults.push_back(invalid(
        "calendar.weekday", "/make_up_days/" + std::to_string(i) + "/follows",
        text(specification.make_up_days[i].date) + " cannot be worked like a " +
            std::string(weekday_names[said->second.weekday]) + ": that weekday has no hours"));
  }
}

const CalendarSpecification* find(std::span<const CalendarSpecification> all,
                                  const std::string& name) {
  auto found = std::ranges::find_if(all, [&](const auto& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

// The layers of a calendar, the undermost last. A circle or an unknown name is a fault.
std::vector<const CalendarSpecification*> layers_of(const CalendarSpecification& specification,
                                                    std::span<const CalendarSpecification> others,
                                                    std::vector<Error>& faults) {
  std::vector<const CalendarSpecification*> layers{&specification};
  std::set<std::string> names{specification.name.value_or("")};
  while (layers.back()->extends) {
    const std::string& name = *layers.back()->extends;
    const CalendarSpecification* next = find(others, name);
    if (!next || name.empty()) {
      faults.push_back(
          invalid("calendar.extends", "/extends",
                  quotation(name) + " is not the name of a calendar that is known here"));
      break;
    }
    if (!names.insert(name).second) {
      faults.push_back(
          invalid("calendar.extends", "/extends",
                  "calendars extend each other in a circle through " + quotation(name)));
      break;
    }
    layers.push_back(next);
  }
  return layers;
}

}  // namespace

Plan read_plan(const CalendarSpecification& specification,
               std::span<const CalendarSpecification> others, std::vector<Error>& faults) {
  Plan plan;
  auto layers = layers_of(specification, others, faults);
  if (!faults.empty()) return plan;
  for (std::size_t i = layers.size(); i-- > 1;) {
    std::vector<Error> below;
    LayerReader(*layers[i], plan, below).read();
    if (below.empty()) continue;
    faults.push_back(invalid(
        "calendar.extends", "/extends",
        quotation(*layers[i]->name) + " is faulty at " + below[0].path + ": " + below[0].message));
    return plan;
  }
  LayerReader(specification, plan, faults).read();
  if (!faults.empty()) return plan;
  check_whole(plan, faults);
  check_make_up_days(specification, plan, faults);
  return plan;
}

std::optional<Micros> read_wall_time(std::string_view text) {
  bool short_form = text.size() == 5, long_form = text.size() == 8 && text[5] == ':';
  if ((!short_form && !long_form) || text[2] != ':') return std::nullopt;
  int hour = digits::read(text, 0, 2), minute = digits::read(text, 3, 2);
  int second = long_form ? digits::read(text, 6, 2) : 0;
  if ((hour | minute | second) < 0 || minute > 59 || second > 59) return std::nullopt;
  if (hour > 24 || (hour == 24 && (minute | second) != 0)) return std::nullopt;
  std::chrono::seconds time =
      std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
  return Duration(time).count();
}

std::size_t weekday_of(std::int64_t day_number) {
  constexpr std::int64_t of_epoch = 3;  // 1970-01-01 was a Thursday
  return static_cast<std::size_t>(((day_number + of_epoch) % 7 + 7) % 7);
}

ResolvedTime resolve(const cctz::time_zone& rules, std::int64_t day_number, Micros in_day) {
  auto whole = std::chrono::floor<std::chrono::seconds>(Duration(in_day));
  cctz::civil_second wall(cctz::civil_day(1970, 1, 1) + day_number);
  auto found = rules.lookup(wall + whole.count());
  // `pre` is the time by the clock as it went before: of a skipped time the one moved on, of a
  // repeated one the first.
  Instant at = found.pre + (Duration(in_day) - whole);
  switch (found.kind) {
    case cctz::time_zone::civil_lookup::SKIPPED:
      return {at, LocalTimeKind::skipped};
    case cctz::time_zone::civil_lookup::REPEATED:
      return {at, LocalTimeKind::repeated};
    default:
      return {at, LocalTimeKind::unique};
  }
}

Micros start_of(const cctz::time_zone& rules, std::int64_t day_number) {
  auto found = rules.lookup(cctz::civil_second(cctz::civil_day(1970, 1, 1) + day_number));
  bool skipped = found.kind == cctz::time_zone::civil_lookup::SKIPPED;
  return Instant(skipped ? found.trans : found.pre).time_since_epoch().count();
}

namespace {

// Wall times as instants of the day. A window that clocks leave nothing of is gone.
Range on_time_line(const Plan& plan, std::int64_t day, const DayLayout& layout, const Range& wall) {
  auto instant = [&](Micros in_day) {
    return resolve(plan.rules, day, in_day).at.time_since_epoch().count();
  };
  return {std::max(instant(wall.from), layout.begin), std::min(instant(wall.until), layout.end)};
}

// Clocks that go forward may push one window over another: what overlaps or touches is one.
std::vector<Range> joined(std::vector<Range> ranges) {
  std::ranges::sort(ranges, {}, &Range::from);
  std::vector<Range> apart;
  for (const Range& range : ranges) {
    if (range.from >= range.until) continue;
    if (!apart.empty() && range.from <= apart.back().until)
      apart.back().until = std::max(apart.back().until, range.until);
    else
      apart.push_back(range);
  }
  return apart;
}

// Cuts a break out of the open ranges; what was open in it is kept as a break.
void cut(const NamedRange& each, DayLayout& layout) {
  std::vector<Range> left;
  for (const Range& range : layout.open) {
    const Range both{std::max(range.from, each.from), std::min(range.until, each.until)};
    if (both.from >= both.until) {
      left.push_back(range);
      continue;
    }
    layout.breaks.push_back({both, each.name});
    if (range.from < both.from) left.push_back({range.from, both.from});
    if (both.until < range.until) left.push_back({both.until, range.until});
  }
  layout.open = std::move(left);
}

void cut_breaks(const Plan& plan, std::int64_t day, std::size_t weekday, DayLayout& layout) {
  auto cut_wall = [&](const NamedRange& wall) {
    cut({on_time_line(plan, day, layout, wall), wall.name}, layout);
  };
  if (auto dated = plan.breaks.find(day); dated != plan.breaks.end()) {
    for (const NamedRange& each : dated->second) cut_wall(each);
  }
  for (const WeekdayBreak& each : plan.daily_breaks) {
    if (!each.weekday || static_cast<std::size_t>(*each.weekday) == weekday) cut_wall(each);
  }
}

}  // namespace

DayLayout lay_out(const Plan& plan, std::int64_t day) {
  DayLayout layout;
  layout.begin = start_of(plan.rules, day);
  layout.end = start_of(plan.rules, day + 1);
  std::size_t weekday = weekday_of(day);
  const std::vector<Range>* wall = &plan.hours[weekday];
  if (auto said = plan.days.find(day); said != plan.days.end()) {
    const DatedDay& dated = said->second;
    layout.name = dated.name;
    if (dated.kind == DatedDay::Kind::holiday) {
      layout.kind = PeriodKind::holiday;
      return layout;
    }
    if (dated.kind == DatedDay::Kind::make_up) weekday = dated.weekday;
    wall = dated.kind == DatedDay::Kind::shift ? &dated.windows : &plan.hours[weekday];
  }
  if (wall->empty()) {
    layout.kind = PeriodKind::weekend;
    return layout;
  }
  for (const Range& window : *wall) layout.open.push_back(on_time_line(plan, day, layout, window));
  layout.open = joined(std::move(layout.open));
  cut_breaks(plan, day, weekday, layout);
  return layout;
}

}  // namespace kehu::calendar_detail
