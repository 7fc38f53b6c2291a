// The clause of calendars: what is wrong with one is a fault of the policy, and each is built once.
#include "../catch.hpp"
#include "../reference.hpp"
#include "kehu/calendar.hpp"

using namespace kehu;

std::vector<const Area*> test::known_areas() { return {&calendar::area()}; }

namespace {

// A policy with these parameters of SRV-18; or "code path" of its faults.
std::shared_ptr<const Policy> policy_with(const std::string& parameters,
                                          std::vector<std::string>& faults) {
  Policy::Faults found;
  auto policy = Policy::load(test::document_of({{"SRV-18", parameters}}), found);
  for (const Error& fault : found) {
    constexpr std::string_view place = "/clauses/2/parameters";
    CHECK(fault.path.starts_with(place));
    faults.push_back(fault.code + " " + fault.path.substr(place.size()));
  }
  return policy;
}

constexpr const char* base =
    R"({"name": "base", "version": "1", "time_zone": "UTC", "hours": {"mon": [["09:00", "17:00"]]},
        "holidays": ["2024-03-04"]})";

using Faults = std::vector<std::string>;

Faults faults_of(const std::string& calendars, const std::string& default_name = "desk") {
  Faults faults;
  auto policy =
      policy_with(R"({"public_calendars": [)" + std::string(base) + R"(], "calendars": [)" +
                      calendars + R"(], "default_calendar": ")" + default_name + R"("})",
                  faults);
  CHECK((policy == nullptr) == !faults.empty());
  return faults;
}

}  // namespace

TEST_CASE("what is wrong with a calendar is a fault of the policy", "[calendar]") {
  CHECK(faults_of(R"({"name": "desk", "extends": "base"})").empty());
  CHECK(faults_of(R"({"name": "desk", "extends": "base"})", "base").empty());
  CHECK(faults_of(R"({"name": "desk", "extends": "base"})", "moon") ==
        Faults{"policy.parameter /default_calendar"});
  CHECK(faults_of(R"({"name": "base", "extends": "base"})", "base") ==
        Faults{"policy.ambiguous /calendars/0/name", "calendar.extends /calendars/0/extends"});
  CHECK(faults_of(R"({"extends": "base"})", "base") ==
        Faults{"policy.parameter /calendars/0/name"});
  CHECK(faults_of(R"({"name": "desk", "extends": "moon"})") ==
        Faults{"calendar.extends /calendars/0/extends"});
  CHECK(faults_of(R"({"name": "a", "extends": "b"}, {"name": "b", "extends": "a"})", "base") ==
        Faults{"calendar.extends /calendars/0/extends", "calendar.extends /calendars/1/extends"});
  // Every fault of every calendar at once.
  CHECK(faults_of(R"({"name": "desk", "time_zone": "UTC", "hours": {"mon": [["9", "17:00"]]}},
                     {"name": "shop", "extends": "base", "holidays": ["2024-03-05", "2024-03-05"],
                      "removed_days": ["2024-03-06"]})") ==
        Faults{"calendar.time /calendars/0/hours/mon/0/from",
               "calendar.not_there /calendars/1/removed_days/0",
               "calendar.day_twice /calendars/1/holidays/1"});
  CHECK(faults_of(R"({"name": "desk", "extends": "base", "hollidays": []})") ==
        Faults{"policy.parameter /calendars/0/hollidays"});
}

TEST_CASE("a policy builds its calendars once, and gives them by name", "[calendar]") {
  Faults faults;
  auto policy = policy_with(R"({"public_calendars": [)" + std::string(base) +
                                R"(], "calendars": [{"name": "desk", "version": "7",
                                "extends": "base", "shifts": {"2024-03-04": [["10:00", "12:00"]]}}],
                                "default_calendar": "desk"})",
                            faults);
  REQUIRE(policy);
  const BusinessCalendar& desk = calendar::calendar(*policy, "desk");
  CHECK(&desk == calendar::find(*policy, "desk"));
  CHECK(calendar::find(*policy, "moon") == nullptr);
  CHECK_THROWS_AS(calendar::calendar(*policy, "moon"), Fault);
  CHECK(desk.version_name() == "7+1");
  CHECK(calendar::named(*policy, {}).value().name() == "desk");
  CHECK(calendar::named(*policy, "base").value().name() == "base");
  CHECK(calendar::named(*policy, "moon").error().code == "calendar.unknown");
  CHECK(desk.is_workday(Date(2024, 3, 4)).value().value);
  CHECK_FALSE(calendar::calendar(*policy, "base").is_workday(Date(2024, 3, 4)).value().value);
}
