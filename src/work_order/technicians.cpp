// Technicians on record: what they can do, where, and when.
#include "kehu/calendar.hpp"
#include "kehu/core/text.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

constexpr std::int64_t level_max = 1'000'000;  // bounds the sum over skills, and is no policy
constexpr std::int64_t travel_max = 525'960;   // a year of minutes

// Of two lines about the same thing nobody knows which counts.
template <class Line>
Result<void> check_once(const std::vector<Line>& lines, std::size_t at, std::string Line::*word,
                        const std::string& path) {
  for (std::size_t i = 0; i < at; ++i)
    if (casework::is_same_name(lines[i].*word, lines[at].*word))
      return invalid("work_order.listed_twice", path,
                     quotation(lines[at].*word) + " is listed before, at " + std::to_string(i));
  return {};
}

Result<void> check_lists(const RecordTechnician& command) {
  for (std::size_t i = 0; i < command.skills.size(); ++i) {
    std::string path = "/skills/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_line(command.skills[i].skill, path + "/skill"));
    KEHU_TRY(check_once(command.skills, i, &TechnicianSkill::skill, path + "/skill"));
    if (command.skills[i].level < 1 || command.skills[i].level > level_max)
      return invalid("work_order.skill_level", path + "/level",
                     std::to_string(command.skills[i].level) + " is not between 1 and " +
                         std::to_string(level_max));
  }
  for (std::size_t i = 0; i < command.certificates.size(); ++i) {
    const TechnicianCertificate& held = command.certificates[i];
    std::string path = "/certificates/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_line(held.certificate, path + "/certificate"));
    if (held.valid_until < held.valid_from)
      return invalid("work_order.dates", path + "/valid_until",
                     text(held.valid_until) + " lies before " + text(held.valid_from));
  }
  for (std::size_t i = 0; i < command.territories.size(); ++i) {
    const TechnicianTerritory& served = command.territories[i];
    std::string path = "/territories/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_line(served.territory, path + "/territory"));
    KEHU_TRY(
        check_once(command.territories, i, &TechnicianTerritory::territory, path + "/territory"));
    if (served.travel_minutes < 0 || served.travel_minutes > travel_max)
      return invalid("work_order.travel_minutes", path + "/travel_minutes",
                     std::to_string(served.travel_minutes) + " is not between 0 and " +
                         std::to_string(travel_max));
  }
  return {};
}

}  // namespace

Result<Technician> record_technician(CommandContext& context, const RecordTechnician& command) {
  KEHU_TRY(casework::check_needed_line(command.name, "/name"));
  KEHU_TRY(casework::check_needed_line(command.department, "/department"));
  KEHU_TRY(check_lists(command));
  if (command.calendar) KEHU_TRY(calendar::named(context.policy(), command.calendar));
  Technician technician;
  technician.id = context.id_or_new(command.id);
  technician.name = command.name;
  KEHU_TRY_ASSIGN(technician.name_key, match_key(command.name));
  technician.department = command.department;
  technician.outsourced = command.outsourced.value_or(false);
  technician.active = command.active.value_or(true);
  technician.calendar = command.calendar;
  technician.skills = command.skills;
  technician.certificates = command.certificates;
  technician.territories = command.territories;
  // Twice on record, under two names, he could be sent to two places at once.
  for (const Technician& other : context.rows<Technician>("by_name", {}))
    if (other.id != technician.id && casework::is_same_person(context, other.name, command.name))
      return conflict("work_order.technician_exists", "/name",
                      quotation(command.name) + " is on record as " + other.id.text());
  if (auto before = context.find<Technician>(technician.id))
    KEHU_TRY(context.update(*before, technician));
  else
    KEHU_TRY(context.insert(technician));
  return technician;
}

}  // namespace kehu::work_order
