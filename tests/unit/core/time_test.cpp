#include <boost/date_time/gregorian/formatters.hpp>
#include <random>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/date.hpp"
#include "kehu/core/instant.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;
using namespace kehu::test;
using namespace std::chrono_literals;

namespace {

Zone zone(std::string_view name) { return Zone::load(name).value(); }

}  // namespace

TEST_CASE("instants are read with any offset and written in UTC") {
  const std::pair<const char*, const char*> rows[] = {
      {"2024-03-01T09:00:00+08:00", "2024-03-01T01:00:00Z"},
      {"2024-03-01T01:00:00Z", "2024-03-01T01:00:00Z"},
      {"2024-03-01t01:00:00z", "2024-03-01T01:00:00Z"},
      {"2024-02-29T23:30:00-00:30", "2024-03-01T00:00:00Z"},
      {"2024-03-01T01:00:00.5Z", "2024-03-01T01:00:00.500Z"},
      {"2024-03-01T01:00:00.123456Z", "2024-03-01T01:00:00.123456Z"},
      {"2024-03-01T01:00:00.000001Z", "2024-03-01T01:00:00.000001Z"},
      {"2024-03-01T01:00:00.123456789Z", "2024-03-01T01:00:00.123456Z"},
      {"2024-03-01T01:00:00.000000Z", "2024-03-01T01:00:00Z"},
      {"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
      {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
      {"9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"},
      {"2024-03-01T01:00:00-00:00", "2024-03-01T01:00:00Z"},
  };
  for (auto [given, expected] : rows) CHECK(text(at(given)) == expected);
  CHECK(at("1970-01-01T00:00:01Z").time_since_epoch() == 1s);
  for (const char* wrong :
       {"", "2024-03-01", "2024-03-01T01:00:00", "2024-03-01 01:00:00Z", "2024-03-01T01:00Z",
        "2024-3-1T01:00:00Z", "2024-03-01T01:00:00.Z", "2024-03-01T01:00:00+8",
        "2024-03-01T01:00:00+0800", "2024-03-01T01:00:00ZZ", "2024-03-01T01:00:00Z ",
        "+024-03-01T01:00:00Z", "2024-03-01T01:00:00,5Z", "20240301T010000Z000000"})
    CHECK(code_of(parse_instant(wrong)) == "instant.format");
  for (const char* wrong :
       {"2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z", "2024-13-01T00:00:00Z",
        "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-01T24:00:00Z",
        "2024-01-01T00:60:00Z", "2016-12-31T23:59:60Z", "2024-01-01T00:00:00+24:00",
        "2024-01-01T00:00:00+00:60", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01"})
    CHECK(code_of(parse_instant(wrong)) == "instant.range");
}

TEST_CASE("what is written of an instant is read as the same instant") {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int64_t> any(
      at("0001-01-01T00:00:00Z").time_since_epoch().count(),
      at("9999-12-31T23:59:59.999999Z").time_since_epoch().count());
  for (int i = 0; i < 100000; ++i) {
    Instant instant{Duration(any(random))};
    if (i % 3 == 1) instant = std::chrono::floor<std::chrono::seconds>(instant);
    REQUIRE(at(text(instant)) == instant);
  }
  char buffer[instant_text_max];
  CHECK(write_instant(Instant::max(), buffer) <= buffer + instant_text_max);
  CHECK(write_instant(Instant::min(), buffer) <= buffer + instant_text_max);
}

TEST_CASE("dates of six centuries and more are read, written and numbered") {
  CHECK(text(day("2024-02-29")) == "2024-02-29");
  CHECK(day_number(day("1970-01-01")) == 0);
  CHECK(day_number(day("1969-12-31")) == -1);
  CHECK(date_from_day_number(19782) == day("2024-02-29"));
  for (Date each(1400, 1, 1); each < Date(2600, 1, 1); each += days(1)) {
    REQUIRE(text(each) == to_iso_extended_string(each));
    REQUIRE(day(text(each)) == each);
    REQUIRE(date_from_day_number(day_number(each)) == each);
  }
  CHECK(day("9999-12-31") == Date(9999, 12, 31));
  for (const char* wrong : {"", "2024-2-29", "2024-02-29 ", "20240229", "2024/02/29", "２024-02-29",
                            "2024-02-2a", "-024-02-29"})
    CHECK(code_of(parse_date(wrong)) == "date.format");
  for (const char* wrong : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-01-00", "2024-04-31",
                            "1399-12-31", "0000-01-01"})
    CHECK(code_of(parse_date(wrong)) == "date.range");
  CHECK(text(Date()) == "not-a-date");
  CHECK_THROWS_AS(day_number(Date()), Fault);
  CHECK_THROWS_AS(date_from_day_number(10'000'000), Fault);
  CHECK(day("2024-01-31") + months(1) == day("2024-02-29"));
}

TEST_CASE("a zone knows the day at an instant and the instant at which a day starts") {
  Zone shanghai = zone("Asia/Shanghai");
  CHECK(shanghai.name() == "Asia/Shanghai");
  CHECK(shanghai.day(at("2024-02-29T15:59:59Z")) == day("2024-02-29"));
  CHECK(shanghai.day(at("2024-02-29T16:00:00Z")) == day("2024-03-01"));
  CHECK(shanghai.start(day("2024-03-01")) == at("2024-02-29T16:00:00Z"));
  CHECK(Zone().name() == "UTC");
  CHECK(Zone().day(at("1969-12-31T23:59:59.999999Z")) == day("1969-12-31"));
  CHECK(Zone().start(day("2024-03-01")) == at("2024-03-01T00:00:00Z"));
  CHECK(zone("America/New_York").day(at("2196-07-01T03:59:59Z")) == day("2196-06-30"));

  SECTION("midnight that does not exist, or exists twice") {
    CHECK(zone("America/Sao_Paulo").start(day("2018-11-04")) == at("2018-11-04T03:00:00Z"));
    CHECK(zone("Asia/Beirut").start(day("2024-03-31")) == at("2024-03-30T22:00:00Z"));
    CHECK(zone("America/Havana").start(day("2023-11-05")) == at("2023-11-05T04:00:00Z"));
    CHECK(zone("Pacific/Apia").start(day("2011-12-31")) == at("2011-12-30T10:00:00Z"));
  }
  SECTION("an instant lies on the day that started last") {
    std::mt19937_64 random(9);
    std::uniform_int_distribution<std::int64_t> any(day_number(day("1930-01-01")),
                                                    day_number(day("2090-01-01")));
    for (const char* name : {"Asia/Shanghai", "Europe/Berlin", "America/Havana", "Africa/Cairo",
                             "Australia/Lord_Howe", "America/Sao_Paulo"})
      for (int i = 0; i < 2000; ++i) {
        Date day = date_from_day_number(any(random));
        Instant start = zone(name).start(day);
        REQUIRE(zone(name).day(start) == day);
        REQUIRE(zone(name).day(start - Duration(1)) < day);
      }
  }
  SECTION("names that are no zone, or a different one on each machine") {
    for (const char* wrong : {"", "Mars/Base", "localtime", "libc:localtime", "/etc/localtime",
                              "../zoneinfo/UTC", "file:UTC", "asia/shanghai", "Asia", "zone.tab"})
      CHECK(code_of(Zone::load(wrong)) == "zone.unknown");
  }
  SECTION("days before the calendar of dates") {
    CHECK_THROWS_AS(shanghai.day(at("1200-01-01T00:00:00Z")), Fault);
  }
}
