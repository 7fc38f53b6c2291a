// Records that are plain from their place, written short.
#include "record/json_short.hpp"

#include <boost/json/serialize.hpp>

#include "../catch.hpp"
#include "kehu/core/calendar_specification.hpp"
#include "kehu/record/describe.hpp"
#include "record/json.hpp"

using namespace kehu;

namespace {

CalendarSpecification read_calendar(std::string_view text) {
  CalendarSpecification made;
  auto done = record::read_json_text(record::describe<CalendarSpecification>(), text, &made);
  INFO((done ? "" : done.error().path + ": " + done.error().message));
  REQUIRE(done);
  return made;
}

std::string error_of(std::string_view text) {
  CalendarSpecification made;
  auto done = record::read_json_text(record::describe<CalendarSpecification>(), text, &made);
  REQUIRE_FALSE(done);
  return done.error().code + " " + done.error().path;
}

std::string written(const CalendarSpecification& made) {
  std::string out;
  record::write_json(record::describe<CalendarSpecification>(), &made, out);
  return out;
}

}  // namespace

TEST_CASE("a pair, a first field and an object of lists are read as the long form", "[json]") {
  auto short_form = read_calendar(R"({"hours": {"mon": [["09:00", "12:00"]]},
                             "holidays": ["2024-02-10", {"date": "2024-02-11"}],
                             "make_up_days": ["2024-02-04"],
                             "shifts": {"2024-02-09": [["09:00", "12:00"]], "2024-02-08": []}})");
  auto long_form = read_calendar(R"({"hours": {"mon": [{"from": "09:00", "until": "12:00"}]},
                            "holidays": [{"date": "2024-02-10"}, {"date": "2024-02-11"}],
                            "make_up_days": [{"date": "2024-02-04"}],
                            "shifts": [{"date": "2024-02-09",
                                        "windows": [{"from": "09:00", "until": "12:00"}]},
                                       {"date": "2024-02-08"}]})");
  CHECK(written(short_form) == written(long_form));
  CHECK(short_form.shifts.size() == 2);
  CHECK(short_form.shifts[0].windows[0].until == "12:00");
}

TEST_CASE("what is neither short nor long is refused as before", "[json]") {
  CHECK(error_of(R"({"hours": {"mon": [["09:00"]]}})") == "json.type /hours/mon/0");
  CHECK(error_of(R"({"hours": {"mon": [["09:00", 17]]}})") == "json.type /hours/mon/0/until");
  CHECK(error_of(R"({"hours": ["09:00", "17:00"]})") == "json.type /hours");
  CHECK(error_of(R"({"hours": {"mon": {"09:00": "17:00"}}})") == "json.type /hours/mon");
  CHECK(error_of(R"({"holidays": "2024-02-10"})") == "json.type /holidays");
  CHECK(error_of(R"({"holidays": ["today"]})") == "date.format /holidays/0/date");
  CHECK(error_of(R"({"holidays": [20240210]})") == "json.type /holidays/0");
  CHECK(error_of(R"({"shifts": {"today": []}})") == "date.format /shifts/0/date");
  CHECK(error_of(R"({"shifts": {"2024-02-10": "09:00"}})") == "json.type /shifts/0/windows");
  CHECK(error_of(R"({"daily_breaks": [["12:00", "13:00"]]})") == "json.type /daily_breaks/0");
}

TEST_CASE("the schema shows the short form beside the long one", "[json]") {
  auto schema = record::json_schema(record::describe<DatedWindows>());
  auto parsed = record::parse_json(schema).value();
  const auto& windows = parsed.at("properties").at("windows");
  const auto& item = windows.at("items").at("anyOf").as_array();
  REQUIRE(item.size() == 2);
  CHECK(item[0].at("type").as_string() == "object");
  CHECK(item[1].at("prefixItems").as_array().size() == 2);
  schema = record::json_schema(record::describe<CalendarSpecification>());
  parsed = record::parse_json(schema).value();
  CHECK(parsed.at("properties").at("shifts").at("anyOf").as_array().size() == 2);
  CHECK(parsed.at("properties").at("holidays").at("items").at("anyOf").as_array()[1] ==
        record::parse_json(R"({"type": "string", "format": "date"})").value());
}
