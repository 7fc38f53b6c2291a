#include "kehu/core/instant.hpp"

#include <charconv>

#include "core/digits.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

using std::chrono::sys_days;

constexpr Instant first = sys_days(std::chrono::year(1) / 1 / 1);
constexpr Instant after_last = sys_days(std::chrono::year(10000) / 1 / 1);

Error bad_instant(std::string_view text) {
  return invalid("instant.format", "",
                 quotation(text) +
                     " is not an RFC 3339 time; write it with its offset, such as "
                     "\"2024-03-01T09:00:00+08:00\"");
}

Error bad_range(std::string_view text, const char* why) {
  return invalid("instant.range", "", quotation(text) + " does not exist: " + why);
}

struct Fields {
  int year, month, day, hour, minute, second;
  int micros = 0;
  int offset_sign = 0;
  int offset_hour = 0;
  int offset_minute = 0;
};

// Six digits of a fraction; more are skipped. Returns the position after them, 0 for none.
std::size_t take_micros(std::string_view text, std::size_t at, int& micros) {
  std::size_t begin = at;
  int scale = 100000;
  for (; at < text.size() && digits::is_digit(text[at]); ++at) {
    micros += (text[at] - '0') * scale;
    scale /= 10;
  }
  return at == begin ? 0 : at;
}

bool take_offset(std::string_view text, Fields& fields) {
  if (text == "Z" || text == "z") return true;
  if (text.size() != 6 || text[3] != ':' || (text[0] != '+' && text[0] != '-')) return false;
  fields.offset_sign = text[0] == '-' ? -1 : 1;
  fields.offset_hour = digits::read(text, 1, 2);
  fields.offset_minute = digits::read(text, 4, 2);
  return (fields.offset_hour | fields.offset_minute) >= 0;
}

// Form only: what the digits say is judged by the caller.
bool take_fields(std::string_view text, Fields& fields) {
  constexpr std::size_t seconds_end = 19;
  if (text.size() <= seconds_end || text[4] != '-' || text[7] != '-' ||
      (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':')
    return false;
  fields.year = digits::read(text, 0, 4);
  fields.month = digits::read(text, 5, 2);
  fields.day = digits::read(text, 8, 2);
  fields.hour = digits::read(text, 11, 2);
  fields.minute = digits::read(text, 14, 2);
  fields.second = digits::read(text, 17, 2);
  if ((fields.year | fields.month | fields.day | fields.hour | fields.minute | fields.second) < 0)
    return false;
  std::size_t at = seconds_end;
  if (text[at] == '.') {
    at = take_micros(text, at + 1, fields.micros);
    if (at == 0) return false;
  }
  return take_offset(text.substr(at), fields);
}

// Years that do not have four digits come only from arithmetic far off the calendar.
char* write_year(char* out, int year) noexcept {
  if (year >= 0 && year <= 9999) return digits::write(out, static_cast<unsigned>(year), 4);
  return std::to_chars(out, out + 8, year).ptr;
}

}  // namespace

Result<Instant> parse_instant(std::string_view text) {
  Fields fields;
  if (!take_fields(text, fields)) return bad_instant(text);
  auto date = std::chrono::year_month_day(std::chrono::year(fields.year),
                                          std::chrono::month(static_cast<unsigned>(fields.month)),
                                          std::chrono::day(static_cast<unsigned>(fields.day)));
  if (!date.ok()) return bad_range(text, "there is no such day");
  if (fields.second == 60) return bad_range(text, "leap seconds are not counted, write :59");
  if (fields.hour > 23 || fields.minute > 59 || fields.second > 59)
    return bad_range(text, "hours end at 23, minutes and seconds at 59");
  if (fields.offset_hour > 23 || fields.offset_minute > 59)
    return bad_range(text, "offsets end at 23:59");
  std::chrono::minutes offset(fields.offset_sign *
                              (fields.offset_hour * 60 + fields.offset_minute));
  Instant instant = sys_days(date) + std::chrono::hours(fields.hour) +
                    std::chrono::minutes(fields.minute) + std::chrono::seconds(fields.second) +
                    Duration(fields.micros) - offset;
  if (instant < first || instant >= after_last)
    return bad_range(text, "years are 0001 to 9999 in UTC");
  return instant;
}

char* write_instant(Instant instant, char* out) noexcept {
  // By hand, because chrono's floor overflows on the first day that fits.
  constexpr std::int64_t day_size = std::chrono::microseconds(std::chrono::days(1)).count();
  std::int64_t count = instant.time_since_epoch().count();
  std::int64_t day = count / day_size;
  std::int64_t in_day = count % day_size;
  if (in_day < 0) {
    in_day += day_size;
    --day;
  }
  std::chrono::year_month_day date{sys_days(std::chrono::days(day))};
  auto micros = static_cast<unsigned>(in_day % 1'000'000);
  auto seconds = static_cast<unsigned>(in_day / 1'000'000);
  out = write_year(out, static_cast<int>(date.year()));
  *out++ = '-';
  out = digits::write(out, static_cast<unsigned>(date.month()), 2);
  *out++ = '-';
  out = digits::write(out, static_cast<unsigned>(date.day()), 2);
  *out++ = 'T';
  out = digits::write(out, seconds / 3600, 2);
  *out++ = ':';
  out = digits::write(out, seconds / 60 % 60, 2);
  *out++ = ':';
  out = digits::write(out, seconds % 60, 2);
  if (micros != 0) {
    *out++ = '.';
    bool whole_millis = micros % 1000 == 0;
    out = digits::write(out, whole_millis ? micros / 1000 : micros, whole_millis ? 3 : 6);
  }
  *out++ = 'Z';
  return out;
}

std::string text(Instant instant) {
  char buffer[instant_text_max];
  return std::string(buffer, write_instant(instant, buffer));
}

}  // namespace kehu
