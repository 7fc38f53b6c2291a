// Date: a day of the Gregorian calendar. Month arithmetic snaps to month ends
// (boost::gregorian::months: 31 January + 1 month is the last day of February).
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kehu/core/instant.hpp"

namespace kehu {

using Date = boost::gregorian::date;
using boost::gregorian::days;
using boost::gregorian::months;

// ISO 8601 extended form, "2024-02-29". Years 1400 to 9999. Errors: date.format, date.range.
Result<Date> parse_date(std::string_view text);
std::string text(const Date& date);
// The same into ten characters at `out`, for code that writes many. A special value of Boost's
// (not_a_date_time, infinity) is written "not-a-date".
void write_date(const Date& date, char* out) noexcept;
// Days since 1970-01-01; negative before. Fault for a special value, or a number out of range.
std::int64_t day_number(const Date& date);
Date date_from_day_number(std::int64_t number);
// The day after: the end of a range that has `date` as its last day. 9999-12-31 is its own.
Date next_day(const Date& date);

// A time zone of the IANA database, by name. Cheap to copy, safe to share.
class Zone {
 public:
  Zone();  // UTC
  // "localtime" and other names that depend on the machine are unknown. Errors: zone.unknown.
  static Result<Zone> load(std::string_view name);
  const std::string& name() const noexcept;
  // The calendar day at an instant in this zone. Fault{date.range} before the year 1400.
  Date day(Instant instant) const;
  // Midnight that starts a day here (the first instant of the day where midnight does not exist).
  Instant start(const Date& day) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace kehu
