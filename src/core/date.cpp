#include "kehu/core/date.hpp"

#include <cctz/time_zone.h>

#include <algorithm>
#include <cstring>

#include "core/date_text.hpp"
#include "core/digits.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

// Boost counts days from the Julian epoch; 1970-01-01 has this number there.
constexpr std::int64_t unix_epoch = 2440588;

std::int64_t number_of(int year, unsigned month, unsigned day) {
  return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month) /
                               static_cast<int>(day))
      .time_since_epoch()
      .count();
}

const std::int64_t first_number = number_of(1400, 1, 1);
const std::int64_t last_number = number_of(9999, 12, 31);

Date from_number(std::int64_t number) {
  return Date(static_cast<Date::date_int_type>(number + unix_epoch));
}

}  // namespace

bool read_date(std::string_view text, Date& date) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int year = digits::read(text, 0, 4), month = digits::read(text, 5, 2),
      day = digits::read(text, 8, 2);
  if (year < 1400 || month < 1 || day < 1) return false;
  std::chrono::year_month_day fields(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(month)),
                                     std::chrono::day(static_cast<unsigned>(day)));
  if (!fields.ok()) return false;
  date = from_number(std::chrono::sys_days(fields).time_since_epoch().count());
  return true;
}

Result<Date> parse_date(std::string_view text) {
  Date date;
  if (read_date(text, date)) return date;
  bool in_form =
      text.size() == 10 && text[4] == '-' && text[7] == '-' &&
      (digits::read(text, 0, 4) | digits::read(text, 5, 2) | digits::read(text, 8, 2)) >= 0;
  if (!in_form)
    return invalid("date.format", "",
                   quotation(text) +
                       " is not a date; write it as year, month and day, such as "
                       "\"2024-02-29\"");
  std::chrono::year_month_day fields(
      std::chrono::year(digits::read(text, 0, 4)),
      std::chrono::month(static_cast<unsigned>(digits::read(text, 5, 2))),
      std::chrono::day(static_cast<unsigned>(digits::read(text, 8, 2))));
  if (!fields.ok())
    return invalid("date.range", "", quotation(text) + " does not exist; check its month and day");
  return invalid("date.range", "", quotation(text) + " is too early; dates start at 1400-01-01");
}

void write_date(const Date& date, char* out) noexcept {
  if (date.is_special()) {
    std::memcpy(out, "not-a-date", 10);
    return;
  }
  std::chrono::year_month_day fields{
      std::chrono::sys_days(std::chrono::days(date.day_number() - unix_epoch))};
  digits::write(out, static_cast<unsigned>(static_cast<int>(fields.year())), 4);
  out[4] = '-';
  digits::write(out + 5, static_cast<unsigned>(fields.month()), 2);
  out[7] = '-';
  digits::write(out + 8, static_cast<unsigned>(fields.day()), 2);
}

std::string text(const Date& date) {
  std::string result(10, '\0');
  write_date(date, result.data());
  return result;
}

std::int64_t day_number(const Date& date) {
  ensure(!date.is_special(), "a special date has no day number");
  return static_cast<std::int64_t>(date.day_number()) - unix_epoch;
}

Date date_from_day_number(std::int64_t number) {
  ensure(number >= first_number && number <= last_number, "dates are in the years 1400 to 9999");
  return from_number(number);
}

Date next_day(const Date& date) { return day_number(date) == last_number ? date : date + days(1); }

struct Zone::State {
  std::string name;
  cctz::time_zone zone;
  bool utc = false;
};

namespace {

// Names of the IANA database are plain words. What else the loader would take (paths, the C
// library's zones, the machine's own) depends on the machine.
bool is_zone_name(std::string_view name) {
  auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digits::is_digit(c) || c == '_' ||
           c == '+' || c == '-' || c == '/';
  };
  return !name.empty() && name.size() <= 64 && name.front() != '/' && name != "localtime" &&
         name != "posixrules" && std::all_of(name.begin(), name.end(), plain);
}

}  // namespace

Zone::Zone() {
  static const auto utc = std::make_shared<const State>(State{"UTC", cctz::utc_time_zone(), true});
  state_ = utc;
}

Result<Zone> Zone::load(std::string_view name) {
  if (name == "UTC") return Zone();
  State state;
  state.name = name;
  if (!is_zone_name(name) || !cctz::load_time_zone(state.name, &state.zone))
    return invalid("zone.unknown", "",
                   quotation(name) +
                       " is not a time zone of the IANA database; write its full name, "
                       "such as \"Asia/Shanghai\"");
  Zone zone;
  zone.state_ = std::make_shared<const State>(std::move(state));
  return zone;
}

const std::string& Zone::name() const noexcept { return state_->name; }

namespace {

// The day's number at a second. A command asks for its one instant several times.
std::int64_t day_at(const cctz::time_zone& zone, const cctz::time_point<cctz::seconds>& second) {
  struct Last {
    cctz::time_zone zone;
    cctz::time_point<cctz::seconds> second;
    std::int64_t number = 0;  // of 1970-01-01 in UTC, to begin with
  };
  thread_local Last last;
  if (last.second != second || last.zone != zone)
    last = {zone, second,
            cctz::civil_day(cctz::convert(second, zone)) - cctz::civil_day(1970, 1, 1)};
  return last.number;
}

}  // namespace

Date Zone::day(Instant instant) const {
  auto second = std::chrono::floor<std::chrono::seconds>(instant);
  std::int64_t number = 0;
  if (state_->utc) {
    number = std::chrono::floor<std::chrono::days>(second).time_since_epoch().count();
  } else {
    number = day_at(state_->zone, cctz::time_point<cctz::seconds>(second));
  }
  if (number < first_number || number > last_number) [[unlikely]] {
    // East of Greenwich the last hours of 9999 belong to a day that there is not.
    if (number == last_number + 1) return from_number(last_number);
    throw Fault(Category::invalid, "date.range",
                text(instant) + " is not on a day of the years 1400 to 9999");
  }
  return from_number(number);
}

Instant Zone::start(const Date& day) const {
  std::int64_t number = day_number(day);
  if (state_->utc) return std::chrono::sys_days(std::chrono::days(number));
  cctz::civil_second midnight(cctz::civil_day(1970, 1, 1) + number);
  auto found = state_->zone.lookup(midnight);
  // Where clocks jump over midnight, the day starts when they do.
  return found.kind == cctz::time_zone::civil_lookup::SKIPPED ? found.trans : found.pre;
}

}  // namespace kehu
