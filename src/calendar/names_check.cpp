// A text `calendar` among the parameters of any clause names a calendar of clause SRV-18: one that
// is not there would be found out only when a time limit is counted.
#include <algorithm>
#include <set>

#include "calendar/calendars.hpp"

namespace kehu::calendar {

namespace {

class NamesCheck {
 public:
  NamesCheck(const CalendarsClause& clause, Policy::Faults& faults) : faults_(faults) {
    for (const CalendarSpecification& each : Calendars::specifications(clause))
      if (each.name) names_.insert(*each.name);
  }

  void check(const record::Descriptor& descriptor, const void* record, const std::string& path) {
    for (const record::Field& field : descriptor.fields) {
      const void* value = field.value(record);
      if (value) check(field, value, path + "/" + std::string(field.name));
    }
  }

 private:
  void check(const record::Field& field, const void* value, const std::string& path) {
    const record::Type& type = field.type;
    if (type.kind == record::Kind::text && field.name == "calendar") {
      check_name(*static_cast<const std::string*>(value), path);
    } else if (type.kind == record::Kind::record) {
      check(*type.record, value, path);
    } else if (type.kind == record::Kind::list && type.element->kind == record::Kind::record) {
      for (std::size_t i = 0; i < type.list->size(value); ++i)
        check(*type.element->record, type.list->at(value, i), path + "/" + std::to_string(i));
    }
  }

  void check_name(const std::string& name, const std::string& path) {
    if (names_.contains(name)) return;
    std::string line = "clause SRV-18 has no calendar '" + name.substr(0, 60) + "'; it has";
    for (const std::string& known : names_) line += " " + known;
    faults_.push_back(invalid("calendar.unknown", path, line));
  }

  std::set<std::string> names_;
  Policy::Faults& faults_;
};

}  // namespace

void check_names(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  const ClauseType* own = &clause_of<CalendarsClause>();
  auto calendars = std::ranges::find(clauses, own, &ReadClause::type);
  if (calendars == clauses.end()) return;
  NamesCheck names(*static_cast<const CalendarsClause*>(calendars->parameters), faults);
  for (const ReadClause& clause : clauses)
    if (clause.type != own)
      names.check(*clause.type->parameters, clause.parameters, clause.path);
}

}  // namespace kehu::calendar
