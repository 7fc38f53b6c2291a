#include "calendar/calendars.hpp"

#include "kehu/core/text.hpp"

namespace kehu::calendar {

Calendars::Calendars(const CalendarsClause& clause)
    : specifications_(specifications(clause)), default_name_(clause.default_calendar) {
  for (const CalendarSpecification& each : specifications_)
    by_name_.emplace(*each.name, BusinessCalendar::make(each, specifications_).value());
}

std::vector<CalendarSpecification> Calendars::specifications(const CalendarsClause& clause) {
  std::vector<CalendarSpecification> all = clause.public_calendars;
  all.insert(all.end(), clause.calendars.begin(), clause.calendars.end());
  return all;
}

const BusinessCalendar* Calendars::find(std::string_view name) const {
  auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &found->second;
}

std::vector<std::string_view> Calendars::names() const {
  std::vector<std::string_view> all;
  for (const auto& [name, calendar] : by_name_) all.push_back(name);
  return all;
}

const Calendars& calendars(const Policy& policy) {
  return policy.prepared<CalendarsClause, Calendars>();
}

const BusinessCalendar* find(const Policy& policy, std::string_view name) {
  return calendars(policy).find(name);
}

namespace {

// What fits one line.
std::string some_of(const std::vector<std::string_view>& names) {
  constexpr std::size_t most = 10;
  std::string some;
  for (std::size_t i = 0; i < names.size() && i < most; ++i)
    some += (i == 0 ? "" : ", ") + std::string(names[i]);
  return names.size() > most ? some + " and others" : some;
}

}  // namespace

Result<BusinessCalendar> named(const Policy& policy, const std::optional<std::string>& name) {
  const Calendars& all = calendars(policy);
  if (const BusinessCalendar* found = all.find(name.value_or(all.default_name()))) return *found;
  return invalid(
      "calendar.unknown", "/calendar",
      "the policy has no calendar " + quotation(*name) + "; it has " + some_of(all.names()));
}

const BusinessCalendar& calendar(const Policy& policy, std::string_view name) {
  const BusinessCalendar* found = find(policy, name);
  if (!found) [[unlikely]] {
    throw Fault(Category::internal, "internal.invariant",
                "the policy has no calendar " + quotation(name));
  }
  return *found;
}

}  // namespace kehu::calendar
