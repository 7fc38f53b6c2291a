// A text `calendar` among the parameters of any clause names a calendar of clause SRV-18: one that
// is not there would be found out only when a time limit is counted.
#include <algorithm>
#include <set>

#include "calendar/calendars.hpp"
#include "kehu/core/text.hpp"

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
      if (field.type.kind != record::Kind::text || field.name != "calendar") continue;
      if (const void* value = field.value(record))
        check_name(*static_cast<const std::string*>(value), path + "/calendar");
    }
  }

 private:
  void check_name(const std::string& name, const std::string& path) {
    if (names_.contains(name)) return;
    std::string line = "clause SRV-18 has no calendar " + quotation(name) + "; it has";
    for (const std::string& known : names_) line += " " + known;
    faults_.push_back(invalid("calendar.unknown", path, line));
  }

  std::set<std::string> names_;
  Policy::Faults& faults_;
};

}  // namespace

void check_names(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  const ReadClause* calendars = find_clause<CalendarsClause>(clauses);
  if (!calendars) return;
  NamesCheck names(parameters_of<CalendarsClause>(*calendars), faults);
  for (const ReadClause& clause : clauses)
    if (&clause != calendars)
      each_record(clause, [&](const record::Descriptor& descriptor, const void* record,
                              const std::string& path) { names.check(descriptor, record, path); });
}

}  // namespace kehu::calendar
