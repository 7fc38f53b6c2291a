// What a business calendar says where the written choices decide, and what it refuses to be.
#include "kehu/core/calendar.hpp"

#include <thread>

#include "../catch.hpp"
#include "../values.hpp"

using namespace kehu;
using namespace kehu::test;
using namespace std::chrono_literals;

namespace {

// Shanghai, Monday to Friday, with a lunch break; Saturdays in the morning.
CalendarSpecification desk() {
  CalendarSpecification made;
  made.name = "desk";
  made.version = "2024";
  made.time_zone = "Asia/Shanghai";
  std::vector<Window> hours{{"09:00", "12:00"}, {"13:00", "18:00"}};
  made.hours = WeeklyHours{hours, hours, hours, hours, hours, {{"09:00", "12:00"}}, {}};
  made.holidays = {{day("2024-02-10"), day("2024-02-17"), "Spring Festival"}};
  made.make_up_days = {{day("2024-02-04"), {}, "Spring Festival"}};
  made.shifts = {{day("2024-02-09"), {{"09:00", "12:00"}}, "New Year's Eve"}};
  made.published_from = day("2024-01-01");
  made.published_until = day("2024-12-31");
  return made;
}

BusinessCalendar calendar_of(const CalendarSpecification& made) {
  return BusinessCalendar::make(made).value();
}

// "open 09:00..12:00" of every period, in the zone +08:00.
std::string told(const std::vector<Period>& periods) {
  std::string out;
  for (const Period& each : periods) {
    const char* kinds[] = {"open", "outside", "break", "weekend", "holiday", "paused"};
    auto local = [](Instant instant) { return text(instant + 8h).substr(5, 11); };
    out += std::string(kinds[static_cast<int>(each.kind)]) + " " + local(each.from) + " " +
           local(each.until);
    if (!each.name.empty()) out += " (" + each.name + ")";
    if (each.uncertain) out += " ?";
    out += "\n";
  }
  return out;
}

std::vector<std::string> faults_of(const CalendarSpecification& made,
                                   std::span<const CalendarSpecification> others = {}) {
  std::vector<std::string> all;
  for (const Error& each : BusinessCalendar::faults(made, others)) {
    CHECK(each.category == Category::invalid);
    CHECK(each.message.find('\n') == std::string::npos);
    all.push_back(each.code + " " + each.path);
  }
  return all;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("every part of a stretch of time has its reason") {
  auto calendar = calendar_of(desk());
  auto all = calendar.periods(at("2024-02-08T17:00:00+08:00"), at("2024-02-19T10:00:00+08:00"));
  CHECK(told(all.value()) ==
        "open 02-08T17:00 02-08T18:00\n"
        "outside 02-08T18:00 02-09T09:00\n"
        "open 02-09T09:00 02-09T12:00 (New Year's Eve)\n"
        "outside 02-09T12:00 02-10T00:00\n"
        "holiday 02-10T00:00 02-18T00:00 (Spring Festival)\n"
        "weekend 02-18T00:00 02-19T00:00\n"
        "outside 02-19T00:00 02-19T09:00\n"
        "open 02-19T09:00 02-19T10:00\n");
  auto made_up = calendar.periods(at("2024-02-04T11:00:00+08:00"), at("2024-02-04T14:00:00+08:00"));
  CHECK(told(made_up.value()) ==
        "open 02-04T11:00 02-04T12:00 (Spring Festival)\n"
        "break 02-04T12:00 02-04T13:00\n"
        "open 02-04T13:00 02-04T14:00 (Spring Festival)\n");
  CHECK(calendar.periods(at("2024-02-04T11:00:00Z"), at("2024-02-04T11:00:00Z")).value().empty());
  CHECK(calendar.periods(at("2024-02-04T11:00:00Z"), at("2024-02-03T11:00:00Z")).value().empty());
}

TEST_CASE("what is not published is marked where it begins") {
  auto calendar = calendar_of(desk());
  auto all = calendar.periods(at("2024-12-31T17:00:00+08:00"), at("2025-01-01T10:00:00+08:00"));
  CHECK(told(all.value()) ==
        "open 12-31T17:00 12-31T18:00\n"
        "outside 12-31T18:00 01-01T00:00\n"
        "outside 01-01T00:00 01-01T09:00 ?\n"
        "open 01-01T09:00 01-01T10:00 ?\n");
  CHECK(calendar.workdays_between(day("2024-12-01"), day("2025-01-01")).value().uncertain == false);
  CHECK(calendar.workdays_between(day("2024-12-01"), day("2025-01-02")).value().uncertain);
  CHECK(calendar.workdays_between(day("2025-01-02"), day("2024-12-01")).value() ==
        Computed<std::int64_t>{-27, true});
  CHECK(calendar.next_close(at("2024-12-31T19:00:00+08:00")).value() ==
        Computed<Instant>{at("2025-01-01T12:00:00+08:00"), true});
  CHECK(calendar.is_open(at("2024-12-31T23:59:59.999999+08:00")).value().uncertain == false);
  CHECK(calendar.is_open(at("2025-01-01T00:00:00+08:00")).value().uncertain);
  CHECK(calendar.add_days(at("2024-12-31T10:00:00+08:00"), 1).value().uncertain);
  CHECK(calendar.deadline(at("2024-12-31T17:00:00+08:00"), 2h, {}).value().uncertain);
}

TEST_CASE("half days, named lunch and long days") {
  CalendarSpecification made = desk();
  std::vector<Window> whole{{"08:00", "20:00"}};
  made.hours = WeeklyHours{whole, whole, whole, whole, whole, {}, {}};
  made.daily_breaks = {{"12:00", "13:30", {}, "lunch"}, {"17:00", "17:15", Weekday::wed, "tea"}};
  made.breaks = {{day("2024-03-05"), {{"13:00", "14:00"}}, "fire drill"}};
  auto calendar = calendar_of(made);
  CHECK(told(calendar.periods(at("2024-03-05T11:00:00+08:00"), at("2024-03-05T15:00:00+08:00"))
                 .value()) ==
        "open 03-05T11:00 03-05T12:00\n"
        "break 03-05T12:00 03-05T13:00 (lunch)\n"
        "break 03-05T13:00 03-05T14:00 (fire drill)\n"
        "open 03-05T14:00 03-05T15:00\n");
  // Lunch takes nothing of a half day that ends with it.
  CHECK(calendar.between(at("2024-02-09T00:00:00+08:00"), at("2024-02-10T00:00:00+08:00"))
            .value()
            .value == 3h);
  auto hours = [&](const char* day) {
    Instant start = at(std::string(day) + "T00:00:00+08:00");
    return calendar.between(start, start + 24h).value().value;
  };
  CHECK(hours("2024-03-06") == 10h + 15min);
  CHECK(hours("2024-03-07") == 10h + 30min);
  CHECK(hours("2024-03-09") == 0h);
}

TEST_CASE("a day until 24:00 loses no minute, and goes on after midnight") {
  CalendarSpecification made;
  made.time_zone = "Asia/Shanghai";
  std::vector<Window> whole{{"00:00", "24:00"}};
  made.hours = WeeklyHours{whole, whole, {}, {}, {}, {}, {}};
  auto calendar = calendar_of(made);
  CHECK(calendar.between(at("2024-03-04T00:00:00+08:00"), at("2024-03-06T00:00:00+08:00"))
            .value()
            .value == 48h);
  CHECK(calendar.next_close(at("2024-03-04T23:59:59+08:00")).value().value ==
        at("2024-03-06T00:00:00+08:00"));
  CHECK(calendar.add(at("2024-03-04T23:00:00+08:00"), 2h).value().value ==
        at("2024-03-05T01:00:00+08:00"));
  made.hours = WeeklyHours{whole, whole, whole, whole, whole, whole, whole};
  auto always = calendar_of(made);
  CHECK(always.next_close(at("2024-03-04T00:00:00Z")).error().code == "calendar.never_closes");
  CHECK(always.add(at("2024-03-04T00:00:00Z"), 24h * 365 * 100).value().value ==
        at("2024-03-04T00:00:00Z") + 24h * 365 * 100);
}

TEST_CASE("a wall time in a gap moves on, one in a fold is the first") {
  CalendarSpecification made;
  made.time_zone = "America/New_York";
  std::vector<Window> night{{"01:30", "03:30"}};
  made.hours = WeeklyHours{{}, {}, {}, {}, {}, {}, night};
  auto calendar = calendar_of(made);
  auto length = [&](const char* day) {
    Instant start = at(std::string(day) + "T04:00:00Z");
    return calendar.between(start, start + 26h).value().value;
  };
  CHECK(length("2024-03-03") == 2h);
  CHECK(length("2024-03-10") == 1h);  // 01:30 to 03:30, with one hour between that never was
  CHECK(length("2024-11-03") == 3h);
  Zone zone = Zone::load("Australia/Lord_Howe").value();
  // Clocks go forward by half an hour.
  auto moved = resolve_local(zone, "2024-10-06T02:10:00").value();
  CHECK(moved.at == at("2024-10-06T02:40:00+11:00"));
  CHECK(moved.kind == LocalTimeKind::skipped);
  CHECK(resolve_local(zone, "2024-04-07T01:45").value().kind == LocalTimeKind::repeated);
  CHECK(resolve_local(zone, "2024-04-06T24:00").value().at ==
        resolve_local(zone, "2024-04-07T00:00:00").value().at);
  CHECK(resolve_local(Zone(), "2024-04-07T00:00:00.25").value().at ==
        at("2024-04-07T00:00:00.250Z"));
  for (const char* wrong :
       {"", "2024-04-07", "2024-04-07T", "2024-04-07T25:00", "2024-04-07 10:00", "2024-02-30T10:00",
        "2024-04-07T10:00Z", "2024-04-07T10:00:00+08:00", "2024-04-07T10:00.5",
        "2024-04-07T10:00:00.", "2024-04-07T24:00:00.5", "2024-04-07T10:00:00.1234567",
        "2024-04-07T10:60", "2024-04-07T24:01"}) {
    INFO(wrong);
    CHECK(resolve_local(zone, wrong).error().code == "calendar.local_time");
  }
}

TEST_CASE("one calendar lies over another") {
  std::vector<CalendarSpecification> all{desk()};
  CalendarSpecification over;
  over.name = "region";
  over.version = "7";
  over.extends = "desk";
  over.holidays = {{day("2024-03-08"), {}, "regional day"}, {day("2024-02-04"), {}, "closed"}};
  over.removed_days = {day("2024-02-09")};
  over.shifts = {{day("2024-02-12"), {{"10:00", "16:00"}}, "emergency desk"}};
  auto calendar = BusinessCalendar::make(over, all).value();
  CHECK(calendar.name() == "region");
  CHECK(calendar.version_name() == "7+2024");
  CHECK(calendar.zone().name() == "Asia/Shanghai");
  CHECK(calendar.published_until() == day("2024-12-31"));
  CHECK_FALSE(calendar.is_workday(day("2024-03-08")).value().value);
  CHECK(calendar.day(day("2024-02-04")).value().name == "closed");
  CHECK(calendar.is_workday(day("2024-02-12")).value().value);
  CHECK_FALSE(calendar.is_workday(day("2024-02-13")).value().value);
  CHECK(calendar.day(day("2024-02-09")).value().open.size() == 2);
  // Hours are replaced as a whole.
  over.hours = WeeklyHours{};
  over.hours->mon = {{"10:00", "11:00"}};
  auto narrow = BusinessCalendar::make(over, all).value();
  CHECK(narrow.workdays_between(day("2024-03-01"), day("2024-04-01")).value().value == 4);
  over.removed_days = {day("2024-03-01")};
  CHECK(faults_of(over, all) == Faults{"calendar.not_there /removed_days/0"});
  over.removed_days.clear();
  over.extends = "nowhere";
  CHECK(faults_of(over, all) == Faults{"calendar.extends /extends"});
  all[0].extends = "region";
  over.extends = "desk";
  all.push_back(over);
  CHECK(faults_of(over, all) == Faults{"calendar.extends /extends"});
  all[0].extends.reset();
  all[0].time_zone = "Mars/Olympus";
  CHECK(faults_of(over, all) == Faults{"calendar.extends /extends"});
}

TEST_CASE("a specification that is wrong says which field and value") {
  using Change = void (*)(CalendarSpecification&);
  const std::pair<Change, Faults> rows[] = {
      {[](auto& made) { made.time_zone.reset(); }, {"calendar.time_zone /time_zone"}},
      {[](auto& made) { made.time_zone = "Mars/Olympus"; }, {"zone.unknown /time_zone"}},
      {[](auto& made) { made.hours->mon[0].from = "9:00"; }, {"calendar.time /hours/mon/0/from"}},
      {[](auto& made) { made.hours->mon[1].until = "24:01"; },
       {"calendar.time /hours/mon/1/until"}},
      {[](auto& made) {
         made.hours->tue[0] = {"12:00", "12:00"};
       },
       {"calendar.window /hours/tue/0"}},
      {[](auto& made) {
         made.hours->tue[0] = {"22:00", "06:00"};
       },
       {"calendar.window /hours/tue/0"}},
      {[](auto& made) { made.hours->fri[1].from = "11:59"; }, {"calendar.window /hours/fri/1"}},
      {[](auto& made) {
         made.hours->fri.assign(49, {"09:00", "10:00"});
       },
       {"calendar.size /hours/fri"}},
      {[](auto& made) {
         made.holidays.push_back({{}, {}, {}});
       },
       {"calendar.date /holidays/1/date"}},
      {[](auto& made) { made.holidays[0].until = Date(2024, 2, 9); },
       {"calendar.date /holidays/0/until"}},
      {[](auto& made) { made.holidays[0].until = Date(2025, 2, 10); },
       {"calendar.date /holidays/0/until"}},
      {[](auto& made) {
         made.holidays.push_back({Date(2200, 1, 1), {}, {}});
       },
       {"calendar.date /holidays/1/date"}},
      {[](auto& made) {
         made.holidays.push_back({Date(2024, 2, 17), {}, {}});
       },
       {"calendar.day_twice /holidays/1"}},
      {[](auto& made) { made.make_up_days[0].date = Date(2024, 2, 12); },
       {"calendar.day_twice /make_up_days/0"}},
      {[](auto& made) { made.make_up_days[0].follows = Weekday::sun; },
       {"calendar.weekday /make_up_days/0/follows"}},
      {[](auto& made) { made.shifts.push_back(made.shifts[0]); }, {"calendar.day_twice /shifts/1"}},
      {[](auto& made) { made.shifts[0].windows.clear(); }, {"calendar.window /shifts/0/windows"}},
      {[](auto& made) { made.removed_days = {Date(2024, 2, 10)}; },
       {"calendar.not_there /removed_days/0"}},
      {[](auto& made) {
         made.breaks = {{Date(2024, 2, 1), {{"x", "10:00"}}, {}}};
       },
       {"calendar.time /breaks/0/windows/0/from"}},
      {[](auto& made) {
         made.daily_breaks = {{"13:00", "12:00", {}, {}}};
       },
       {"calendar.window /daily_breaks/0"}},
      {[](auto& made) { made.published_until = Date(2023, 12, 31); },
       {"calendar.published /published_until"}},
      {[](auto& made) {
         made.holidays.assign(5001, {Date(2024, 1, 1), {}, {}});
       },
       {"calendar.size /holidays"}},
      {[](auto& made) { made.extends = "other"; }, {"calendar.extends /extends"}},
      // All at once.
      {[](auto& made) {
         made.hours->mon[0].from = "9";
         made.published_until = Date(2023, 12, 31);
       },
       {"calendar.time /hours/mon/0/from", "calendar.published /published_until"}},
  };
  int row = 0;
  for (const auto& [change, expected] : rows) {
    INFO("row " << row++);
    CalendarSpecification made = desk();
    change(made);
    CHECK(faults_of(made) == expected);
    CHECK_FALSE(BusinessCalendar::make(made).has_value());
  }
  CHECK(faults_of(desk()).empty());
  CalendarSpecification never;
  never.time_zone = "UTC";
  CHECK(faults_of(never) == Faults{"calendar.hours /hours"});
}

TEST_CASE("a calendar ends where its years do, and where it no longer opens") {
  CalendarSpecification made;
  made.time_zone = "UTC";
  made.shifts = {{day("2024-03-01"), {{"09:00", "17:00"}}, {}}};
  auto once = calendar_of(made);
  CHECK(once.add(at("2020-01-01T00:00:00Z"), 8h).value().value == at("2024-03-01T17:00:00Z"));
  CHECK(once.subtract(at("2030-01-01T00:00:00Z"), 8h).value().value == at("2024-03-01T09:00:00Z"));
  CHECK(once.add(at("2020-01-01T00:00:00Z"), 8h + 1us).error().code == "calendar.never_open");
  CHECK(once.add(at("2024-03-01T17:00:00Z"), 0h).error().code == "calendar.never_open");
  CHECK(once.subtract(at("2024-03-01T09:00:00Z"), 0h).value().value == at("2024-03-01T09:00:00Z"));
  CHECK(once.subtract(at("2024-03-01T08:00:00Z"), 0h).error().code == "calendar.never_open");
  CHECK(once.next_close(at("2024-03-02T08:00:00Z")).error().code == "calendar.never_open");
  CHECK(once.add_days(at("2024-01-01T08:00:00Z"), 1).value().value == at("2024-03-01T09:00:00Z"));
  CHECK(once.add_days(at("2024-01-01T08:00:00Z"), 2).error().code == "calendar.never_open");
  auto calendar = calendar_of(desk());
  for (std::int64_t count : {most, least, most - 1, least + 1}) {
    CHECK(calendar.add_days(at("2024-01-01T08:00:00Z"), count).error().code ==
          "calendar.never_open");
    CHECK(calendar.add(at("2024-01-01T08:00:00Z"), Duration(count)).error().code ==
          "calendar.never_open");
    CHECK(calendar.subtract(at("2024-01-01T08:00:00Z"), Duration(count)).error().code ==
          "calendar.never_open");
  }
  Instant before = at("1899-12-31T23:59:59Z"), after = at("2200-01-01T00:00:00Z");
  for (Instant wrong : {before, after, Instant::min(), Instant::max()}) {
    CHECK(calendar.add(wrong, 1h).error().code == "calendar.range");
    CHECK(calendar.subtract(wrong, 1h).error().code == "calendar.range");
    CHECK(calendar.is_open(wrong).error().code == "calendar.range");
    CHECK(calendar.between(wrong, at("2024-01-01T00:00:00Z")).error().code == "calendar.range");
    CHECK(calendar.periods(at("2024-01-01T00:00:00Z"), wrong).error().code == "calendar.range");
    CHECK(calendar.add_days(wrong, 1).error().code == "calendar.range");
  }
  CHECK(calendar.is_workday(day("1899-12-31")).error().code == "calendar.range");
  CHECK(calendar.day(Date()).error().code == "calendar.range");
  CHECK(calendar.between(before + 1s, after - 1s).value().value > 24h * 365 * 50);
  CHECK(calendar.between(before + 1s, after - 1s).value().uncertain);
  CHECK(calendar.workdays_between(day("1900-01-01"), day("2199-12-31")).value().value > 70000);
}

TEST_CASE("clocks with pauses: published fixtures") {
  CalendarSpecification made;
  made.time_zone = "UTC";
  std::vector<Window> hours{{"09:00", "17:00"}};
  made.hours = WeeklyHours{hours, hours, hours, hours, hours, {}, {}};
  auto calendar = calendar_of(made);
  // On hold from closing to opening: nothing changes (erpnext 49414).
  std::vector<Pause> overnight{{at("2024-03-04T17:00:00Z"), at("2024-03-05T09:00:00Z"), "hold"}};
  CHECK(*calendar.deadline(at("2024-03-04T09:00:00Z"), 8h, overnight).value().value ==
        at("2024-03-04T17:00:00Z"));
  // Every pause counts, not the last alone, and only its open part (glpi 10594).
  std::vector<Pause> two{{at("2024-03-04T10:00:00Z"), at("2024-03-04T12:00:00Z"), "customer"},
                         {at("2024-03-08T16:00:00Z"), at("2024-03-11T10:00:00Z"), "parts"}};
  auto reached = calendar.deadline(at("2024-03-04T09:00:00Z"), 40h, two).value();
  CHECK(*reached.value == at("2024-03-11T13:00:00Z"));
  CHECK(told(calendar.trace(at("2024-03-08T15:00:00Z"), at("2024-03-11T11:00:00Z"), two).value()) ==
        "open 03-08T23:00 03-09T00:00\n"
        "paused 03-09T00:00 03-09T01:00 (parts)\n"
        "outside 03-09T01:00 03-09T08:00\n"
        "weekend 03-09T08:00 03-11T08:00\n"
        "outside 03-11T08:00 03-11T17:00\n"
        "paused 03-11T17:00 03-11T18:00 (parts)\n"
        "open 03-11T18:00 03-11T19:00\n");
  // A pause that lasts leaves no deadline, unless it was reached before.
  std::vector<Pause> lasting{{at("2024-03-04T10:00:00Z"), {}, "customer"}};
  CHECK_FALSE(calendar.deadline(at("2024-03-04T09:00:00Z"), 2h, lasting).value().value.has_value());
  CHECK(*calendar.deadline(at("2024-03-04T09:00:00Z"), 1h, lasting).value().value ==
        at("2024-03-04T10:00:00Z"));
  CHECK(calendar.counted(at("2024-03-04T09:00:00Z"), at("2024-03-06T09:00:00Z"), lasting)
            .value()
            .value == 1h);
  std::vector<Pause> reversed{{at("2024-03-04T10:00:00Z"), at("2024-03-04T09:00:00Z"), ""}};
  CHECK(calendar.deadline(at("2024-03-04T09:00:00Z"), 2h, reversed).error().code ==
        "calendar.pause");
  CHECK(calendar.counted(at("2024-03-04T09:00:00Z"), at("2024-03-06T09:00:00Z"), reversed)
            .error()
            .path == "/pauses/0/until");
  CHECK(calendar.trace(at("2024-03-04T09:00:00Z"), at("2024-03-06T09:00:00Z"), reversed)
            .error()
            .code == "calendar.pause");
  CHECK(calendar.deadline(at("2024-03-04T09:00:00Z"), -1us, {}).error().code == "calendar.target");
  CHECK(*calendar.deadline(at("2024-03-09T09:00:00Z"), 0h, {}).value().value ==
        at("2024-03-11T09:00:00Z"));
}

TEST_CASE("threads share one calendar") {
  auto calendar = calendar_of(desk());
  std::vector<std::thread> threads;
  std::vector<int> wrong(4);
  for (std::size_t number = 0; number < wrong.size(); ++number) {
    threads.emplace_back([&wrong, number, copy = calendar] {
      // Years in another order for each: the layout grows under the others' eyes.
      for (int step = 0; step < 200; ++step) {
        int year = 1901 + static_cast<int>((number * 71 + static_cast<unsigned>(step) * 37) % 298);
        Instant start = at(std::to_string(year) + "-06-01T03:00:00Z");
        auto reached = copy.add(start, 1000h);
        if (!reached || copy.between(start, reached->value).value().value != 1000h) ++wrong[number];
      }
    });
  }
  for (std::thread& each : threads) each.join();
  CHECK(wrong == std::vector<int>(4));
}
