// The cases of other suites (zendesk/biz, bokmann/business_time, zammad) and nine years of Chinese
// working days, read in place from the shared data.
#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/calendar.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

namespace json = boost::json;

json::value parse_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  return json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

std::string word(const json::value& value) { return std::string(value.as_string()); }
Duration seconds(const json::value& value) { return std::chrono::seconds(value.as_int64()); }

std::vector<Window> windows(const json::value& value) {
  std::vector<Window> all;
  for (const json::value& pair : value.as_array())
    all.push_back({word(pair.as_array()[0]), word(pair.as_array()[1])});
  return all;
}

CalendarSpecification specification(const json::object& from) {
  CalendarSpecification made;
  made.time_zone = word(from.at("time_zone"));
  WeeklyHours hours;
  const std::map<std::string, std::vector<Window>*> days = {
      {"mon", &hours.mon}, {"tue", &hours.tue}, {"wed", &hours.wed}, {"thu", &hours.thu},
      {"fri", &hours.fri}, {"sat", &hours.sat}, {"sun", &hours.sun}};
  for (const auto& [day, value] : from.at("hours").as_object())
    *days.at(std::string(day)) = windows(value);
  made.hours = hours;
  for (const json::value& each : from.at("holidays").as_array())
    made.holidays.push_back({day(word(each)), {}, {}});
  for (const auto& [day, value] : from.at("breaks").as_object())
    made.breaks.push_back({parse_date(std::string(day)).value(), windows(value), {}});
  for (const auto& [day, value] : from.at("shifts").as_object())
    made.shifts.push_back({parse_date(std::string(day)).value(), windows(value), {}});
  return made;
}

// Cases that contradict what the house has chosen, and why.
const std::map<std::string, const char*> contradictions = {
    {"zendesk/biz-020", "a reversed range is 0 there; here it is negative"},
};

// The first periods after an origin, as many as are expected.
void check_periods(const BusinessCalendar& calendar, const json::object& test) {
  const json::array& expected = test.at("expect").as_array();
  Instant origin = at(word(test.at("origin")));
  auto found = calendar.open_periods(origin, origin + std::chrono::days(30)).value();
  REQUIRE(found.size() >= expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(text(found[i].from) == word(expected[i].as_array()[0]));
    CHECK(text(found[i].until) == word(expected[i].as_array()[1]));
  }
}

// Whole minutes, cut off.
std::int64_t minutes(Duration duration) {
  return std::chrono::duration_cast<std::chrono::minutes>(duration).count();
}

std::vector<Pause> pauses_of(const json::object& test) {
  auto runs = [&](const std::string& state) {
    for (const json::value& each : test.at("running_states").as_array())
      if (word(each) == state) return true;
    return false;
  };
  std::vector<Pause> pauses;
  std::string state = word(test.at("initial_state"));
  Instant since = at(word(test.at("created")));
  for (const json::value& each : test.at("transitions").as_array()) {
    if (!runs(state)) pauses.push_back({since, at(word(each.as_array()[0])), state});
    since = at(word(each.as_array()[0]));
    state = word(each.as_array()[1]);
  }
  if (!runs(state)) pauses.push_back({since, {}, state});
  return pauses;
}

void check_clock(const BusinessCalendar& calendar, const json::object& test) {
  auto pauses = pauses_of(test);
  Instant created = at(word(test.at("created")));
  for (const json::value& each : test.at("deadlines").as_array()) {
    std::chrono::minutes target(each.at("minutes").as_int64());
    auto found = calendar.deadline(created, target, pauses).value();
    REQUIRE(found.value.has_value());
    CHECK(text(*found.value) == word(each.at("expect")));
  }
  for (const json::value& each : test.at("elapsed").as_array()) {
    auto found = calendar.counted(created, at(word(each.at("until"))), pauses).value();
    CHECK(minutes(found.value) == each.at("expect_minutes").as_int64());
    CHECK(each.at("target_minutes").as_int64() - minutes(found.value) ==
          each.at("expect_remaining_minutes").as_int64());
  }
}

void check_workdays(const BusinessCalendar& calendar, const json::object& test) {
  Date until = day(word(test.at("end")));
  if (test.at("inclusive").as_bool()) until += days(1);
  CHECK(calendar.workdays_between(day(word(test.at("start"))), until).value().value ==
        test.at("expect").as_int64());
}

void check_case(const BusinessCalendar& calendar, const json::object& test) {
  const std::string op = word(test.at("op"));
  if (op == "add") {
    auto found = calendar.add(at(word(test.at("start"))), seconds(test.at("seconds"))).value();
    CHECK(text(found.value) == word(test.at("expect")));
  } else if (op == "subtract") {
    auto found = calendar.subtract(at(word(test.at("start"))), seconds(test.at("seconds"))).value();
    CHECK(text(found.value) == word(test.at("expect")));
  } else if (op == "within") {
    auto found = calendar.between(at(word(test.at("start"))), at(word(test.at("end")))).value();
    CHECK(found.value == seconds(test.at("expect_seconds")));
  } else if (op == "is_open") {
    CHECK(calendar.is_open(at(word(test.at("at")))).value().value == test.at("expect").as_bool());
  } else if (op == "periods_after") {
    check_periods(calendar, test);
  } else if (op == "add_days") {
    auto found = calendar.add_days(at(word(test.at("start"))), test.at("days").as_int64()).value();
    CHECK(text(found.value) == word(test.at("expect")));
  } else if (op == "subtract_days") {
    auto found = calendar.add_days(at(word(test.at("start"))), -test.at("days").as_int64()).value();
    CHECK(text(found.value) == word(test.at("expect")));
  } else if (op == "workdays_between") {
    check_workdays(calendar, test);
  } else if (op == "elapsed_minutes") {
    auto found =
        calendar.between(at(word(test.at("start"))), at(word(test.at("end")))).value().value;
    CHECK(minutes(found) == test.at("expect_minutes").as_int64());
    CHECK(test.at("target_minutes").as_int64() - minutes(found) ==
          test.at("expect_remaining_minutes").as_int64());
  } else if (op == "sla_with_pauses") {
    check_clock(calendar, test);
  } else {
    FAIL("an operation that is not known: " << op);
  }
}

}  // namespace

TEST_CASE("business calendars agree with the cases of three suites") {
  auto folder = test::shared_data("sla-business-hours");
  if (folder.empty()) return;
  json::value document = parse_file(folder / "sla_vectors.json");
  std::map<std::string, BusinessCalendar> calendars;
  for (const auto& [name, value] : document.at("calendars").as_object())
    calendars.emplace(name, BusinessCalendar::make(specification(value.as_object())).value());
  std::size_t checked = 0, contradicted = 0;
  for (const json::value& value : document.at("cases").as_array()) {
    const json::object& test = value.as_object();
    const std::string id = word(test.at("id"));
    INFO(id);
    if (auto known = contradictions.find(id); known != contradictions.end()) {
      std::cout << "SKIPPED: " << id << ": " << known->second << "\n";
      ++contradicted;
    } else if (word(test.at("op")) == "resolve_local") {
      Zone zone = Zone::load(word(test.at("time_zone"))).value();
      auto found = resolve_local(zone, word(test.at("local"))).value();
      CHECK(text(found.at) == word(test.at("expect")));
      ++checked;
    } else {
      check_case(calendars.at(word(test.at("calendar"))), test);
      ++checked;
    }
  }
  CHECK(checked == 100);
  CHECK(contradicted == contradictions.size());
}

namespace {

// Days of Chinese papers, from the files of all years: a paper may speak of days of the year
// before.
CalendarSpecification chinese(const std::filesystem::path& folder) {
  CalendarSpecification made;
  made.time_zone = "Asia/Shanghai";
  std::vector<Window> hours{{"09:00", "18:00"}};
  made.hours = WeeklyHours{hours, hours, hours, hours, hours, {}, {}};
  made.published_from = Date(2018, 1, 1);
  made.published_until = Date(2026, 12, 31);
  for (int year = 2018; year <= 2026; ++year) {
    json::value paper = parse_file(folder / (std::to_string(year) + ".json"));
    for (const json::value& each : paper.at("days").as_array()) {
      if (each.at("isOffDay").as_bool())
        made.holidays.push_back({day(word(each.at("date"))), {}, word(each.at("name"))});
      else
        made.make_up_days.push_back({day(word(each.at("date"))), {}, word(each.at("name"))});
    }
  }
  return made;
}

}  // namespace

TEST_CASE("nine years of Chinese working days, with those made up for") {
  auto folder = test::shared_data("holiday-cn");
  if (folder.empty()) return;
  BusinessCalendar calendar = BusinessCalendar::make(chinese(folder)).value();
  json::value expected = parse_file(folder / "cn_workday_vectors.json");
  for (const auto& [name, months_of_year] : expected.at("workdays_by_month").as_object()) {
    auto year = static_cast<unsigned short>(std::stoi(std::string(name)));
    std::int64_t sum = 0;
    for (unsigned short month = 1; month <= 12; ++month) {
      INFO(name << " month " << month);
      Date first(year, month, 1);
      auto found = calendar.workdays_between(first, first + months(1)).value();
      CHECK(found.value == months_of_year.as_array()[month - 1u].as_int64());
      CHECK_FALSE(found.uncertain);
      sum += found.value;
    }
    CHECK(sum == expected.at("workdays_by_year").at(name).as_int64());
  }
  std::size_t made_up = 0;
  for (const auto& [name, list] : expected.at("makeup_workdays").as_object()) {
    for (const json::value& each : list.as_array()) {
      INFO(word(each));
      CHECK(calendar.day(day(word(each))).value().kind == PeriodKind::open);
      CHECK_FALSE(calendar.day(day(word(each))).value().name.empty());
      CHECK(calendar.is_workday(day(word(each))).value() == Computed<bool>{true, false});
      ++made_up;
    }
  }
  CHECK(made_up == 60);
  for (const json::value& each : expected.at("is_workday").as_array()) {
    INFO(word(each.at("date")));
    auto found = calendar.is_workday(day(word(each.at("date")))).value();
    // Days of 2017 are before what is published here: they are not judged, only said to be unknown.
    if (day(word(each.at("date"))).year() < 2018)
      CHECK(found.uncertain);
    else
      CHECK(found == Computed<bool>{each.at("expect").as_bool(), false});
  }
  for (const json::value& each : expected.at("workdays_between_inclusive").as_array()) {
    Date from = day(word(each.at("start"))), until = day(word(each.at("end")));
    // A reversed range is 0 there; here it is negative.
    if (until < from) continue;
    INFO(text(from) << " to " << text(until));
    CHECK(calendar.workdays_between(from, until + days(1)).value().value ==
          each.at("expect").as_int64());
  }
}

TEST_CASE("a year without published holidays is unknown") {
  auto folder = test::shared_data("holiday-cn");
  if (folder.empty()) return;
  CHECK(parse_file(folder / "2027.json").at("days").as_array().empty());
  BusinessCalendar calendar = BusinessCalendar::make(chinese(folder)).value();
  auto at = [](const char* text) { return parse_instant(text).value(); };
  CHECK(calendar.is_workday(Date(2027, 2, 8)).value() == Computed<bool>{true, true});
  CHECK(calendar.day(Date(2027, 2, 8)).value().uncertain);
  using namespace std::chrono_literals;
  // 31 December 2026 is a Thursday.
  CHECK(calendar.add(at("2026-12-31T17:00:00+08:00"), 1h).value() ==
        Computed<Instant>{at("2026-12-31T18:00:00+08:00"), false});
  CHECK(calendar.add(at("2026-12-31T17:00:00+08:00"), 2h).value() ==
        Computed<Instant>{at("2027-01-01T10:00:00+08:00"), true});
  CHECK(calendar.between(at("2018-01-02T00:00:00+08:00"), at("2027-01-01T00:00:00+08:00"))
            .value()
            .uncertain == false);
  CHECK(calendar.between(at("2017-12-31T23:59:59+08:00"), at("2018-01-02T00:00:00+08:00"))
            .value()
            .uncertain);
}
