#include <algorithm>
#include <set>

#include "calendar/calendars.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"

namespace kehu::calendar {
namespace {

std::string listed(const char* list, std::size_t index) {
  return "/" + std::string(list) + "/" + std::to_string(index);
}

void check_list(const char* list, const std::vector<CalendarSpecification>& calendars,
                std::span<const CalendarSpecification> all, std::set<std::string>& names,
                std::vector<Error>& faults) {
  for (std::size_t i = 0; i < calendars.size(); ++i) {
    const CalendarSpecification& each = calendars[i];
    std::string path = listed(list, i);
    if (!each.name || each.name->empty()) {
      faults.push_back(invalid("policy.parameter", path + "/name", "a calendar needs a name"));
    } else if (!names.insert(*each.name).second) {
      faults.push_back(invalid("policy.ambiguous", path + "/name",
                               "the calendar " + quotation(*each.name) + " stands here twice"));
    }
    for (Error& fault : BusinessCalendar::faults(each, all))
      faults.push_back(under(path, std::move(fault)));
  }
}

void check(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const CalendarsClause*>(parameters);
  const std::vector<CalendarSpecification> all = Calendars::specifications(clause);
  std::set<std::string> names;
  check_list("public_calendars", clause.public_calendars, all, names, faults);
  check_list("calendars", clause.calendars, all, names, faults);
  if (names.contains(clause.default_calendar)) return;
  faults.push_back(
      invalid("policy.parameter", "/default_calendar",
              quotation(clause.default_calendar) + " is not a calendar of this clause"));
}

std::shared_ptr<const void> prepare(const void* parameters) {
  return std::make_shared<const Calendars>(*static_cast<const CalendarsClause*>(parameters));
}

}  // namespace
}  // namespace kehu::calendar

namespace kehu {

template <>
const ClauseType& clause_of<calendar::CalendarsClause>() {
  static const ClauseType made{.id = "SRV-18",
                               .parameters = &record::describe<calendar::CalendarsClause>(),
                               .tables = {},
                               .check = calendar::check,
                               .prepare = calendar::prepare};
  return made;
}

}  // namespace kehu
