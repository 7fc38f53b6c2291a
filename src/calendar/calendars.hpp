// The calendars of a policy, built once.
#pragma once

#include <map>

#include "kehu/calendar.hpp"
#include "kehu/policy/checks.hpp"

namespace kehu::calendar {

class Calendars {
 public:
  // Precondition: the clause has no faults.
  explicit Calendars(const CalendarsClause& clause);

  // Public ones first.
  static std::vector<CalendarSpecification> specifications(const CalendarsClause& clause);

  const BusinessCalendar* find(std::string_view name) const;
  const std::string& default_name() const noexcept { return default_name_; }
  std::span<const CalendarSpecification> specifications() const noexcept { return specifications_; }
  std::vector<std::string_view> names() const;

 private:
  std::vector<CalendarSpecification> specifications_;
  std::map<std::string, BusinessCalendar, std::less<>> by_name_;
  std::string default_name_;
};

const Calendars& calendars(const Policy& policy);

// names_check.cpp: whether every calendar that a clause names is there. Faults: calendar.unknown.
void check_names(std::span<const ReadClause> clauses, Policy::Faults& faults);

}  // namespace kehu::calendar
