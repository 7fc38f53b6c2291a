// Technicians on record: what they can do, where, and when.
#include "kehu/calendar.hpp"
#include "kehu/core/text.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

Result<void> check_lists(const RecordTechnician& command) {
  for (std::size_t i = 0; i < command.skills.size(); ++i) {
    std::string path = "/skills/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_text(command.skills[i].skill, path + "/skill"));
    if (command.skills[i].level < 1)
      return invalid("work_order.skill_level", path + "/level",
                     std::to_string(command.skills[i].level) + ": levels begin with 1");
  }
  for (std::size_t i = 0; i < command.certificates.size(); ++i) {
    const TechnicianCertificate& held = command.certificates[i];
    std::string path = "/certificates/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_text(held.certificate, path + "/certificate"));
    if (held.valid_until < held.valid_from)
      return invalid("work_order.dates", path + "/valid_until",
                     text(held.valid_until) + " lies before " + text(held.valid_from));
  }
  for (std::size_t i = 0; i < command.territories.size(); ++i) {
    const TechnicianTerritory& served = command.territories[i];
    std::string path = "/territories/" + std::to_string(i);
    KEHU_TRY(casework::check_needed_text(served.territory, path + "/territory"));
    if (served.travel_minutes < 0)
      return invalid("work_order.travel_minutes", path + "/travel_minutes",
                     std::to_string(served.travel_minutes) + " is below zero");
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
  auto same_name = context.rows<Technician>("by_name", {technician.name_key});
  if (!same_name.empty() && same_name.front().id != technician.id)
    return conflict("work_order.technician_exists", "/name",
                    "'" + command.name + "' is on record as " + same_name.front().id.text());
  if (auto before = context.find<Technician>(technician.id))
    KEHU_TRY(context.update(*before, technician));
  else
    KEHU_TRY(context.insert(technician));
  return technician;
}

}  // namespace kehu::work_order
