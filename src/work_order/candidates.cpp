// Who could be sent: every technician, seen through the filters of SRV-8.
#include <algorithm>

#include "kehu/calendar.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

bool has_certificate(const Technician& technician, std::string_view certificate, const Date& day) {
  return std::ranges::any_of(technician.certificates, [&](const TechnicianCertificate& held) {
    return held.certificate == certificate && held.valid_from <= day && day <= held.valid_until;
  });
}

// The days that a visit touches: past midnight it is on two.
std::vector<Date> days_of(const Policy& policy, const Slot& slot) {
  Date last = policy.zone().day(slot.ends_at - Duration(1));
  std::vector<Date> all;
  for (Date day = policy.zone().day(slot.starts_at); day <= last; day += days(1))
    all.push_back(day);
  return all;
}

void see_skills(const Technician& technician, const WorkOrderForm& form,
                const std::vector<Date>& visited, CandidateFacts& facts) {
  facts.has_skills = true;
  for (const std::string& skill : form.skills) {
    auto held = std::ranges::find(technician.skills, skill, &TechnicianSkill::skill);
    if (held == technician.skills.end())
      facts.has_skills = false;
    else
      facts.skill_level += held->level;
  }
  facts.has_certificates =
      std::ranges::all_of(form.certificates, [&](const std::string& certificate) {
        return std::ranges::all_of(visited, [&](const Date& day) {
          return has_certificate(technician, certificate, day);
        });
      });
}

// An order without a territory may be served from any.
void see_territory(const Technician& technician, const WorkOrder& order, CandidateFacts& facts) {
  facts.in_territory = order.territory.empty();
  for (const TechnicianTerritory& served : technician.territories)
    if (served.territory == order.territory) {
      facts.in_territory = true;
      facts.travel_minutes = served.travel_minutes;
    }
}

Result<bool> is_working(const Policy& policy, const Technician& technician, const Slot& slot) {
  if (!technician.calendar) return true;
  const BusinessCalendar* hours = calendar::find(policy, *technician.calendar);
  if (!hours) return false;  // a later policy has dropped the calendar
  KEHU_TRY_ASSIGN(auto open, hours->between(slot.starts_at, slot.ends_at));
  return open.value == slot.ends_at - slot.starts_at;
}

bool has_conflict(Reader& reader, const WorkOrder& order, const Technician& technician,
                  const Slot& slot, Duration gap) {
  bool found = false;
  store::Range before_end{{technician.id.value}, {}, record::Value(slot.ends_at + gap), true, 0};
  reader.each<WorkAppointment>("by_technician", before_end, [&](const WorkAppointment& other) {
    bool held = other.state == WorkAppointmentState::agreed ||
                other.state == WorkAppointmentState::kept ||
                other.state == WorkAppointmentState::late;
    if (held && other.work_order != order.id && slot.starts_at < other.ends_at + gap &&
        other.starts_at < slot.ends_at + gap) {
      auto served = reader.find<WorkOrder>(other.work_order);
      found = served && served->state <= WorkOrderState::in_work;
    }
    // No appointment is longer than a day: those further ahead are over before the gap begins.
    return !found && other.starts_at > slot.starts_at - gap - appointment_max;
  });
  return found;
}

std::int64_t load_of(Reader& reader, const Technician& technician, const WorkOrder& order) {
  std::int64_t open = 0;
  for (std::string_view state : {"dispatched", "accepted", "in_work"})
    reader.each<WorkOrder>("by_technician", {{technician.id.value, state}, {}, {}, false, 0},
                           [&](const WorkOrder& other) {
                             if (other.id != order.id) ++open;
                             return true;
                           });
  return open;
}

}  // namespace

Result<void> check_length(const Slot& slot) {
  if (slot.starts_at < slot.ends_at && slot.ends_at - slot.starts_at <= appointment_max) return {};
  return invalid("work_order.dates", "/ends_at",
                 text(slot.ends_at) + " does not end within a day after " + text(slot.starts_at));
}

Result<Candidate> candidate(Reader& reader, const Policy& policy, const WorkOrder& order,
                            const Technician& technician, const Slot& slot) {
  const WorkOrderForm* form = find_form(policy, order.kind);
  static const WorkOrderForm no_form;  // the kind left the policy: nothing special is needed
  std::vector<Date> visited = days_of(policy, slot);
  Duration gap = std::chrono::minutes(policy.get<DispatchClause>().gap_minutes);
  Candidate seen{technician, {}};
  CandidateFacts& facts = seen.facts;
  facts.active = technician.active;
  see_skills(technician, form ? *form : no_form, visited, facts);
  see_territory(technician, order, facts);
  KEHU_TRY_ASSIGN(facts.working, is_working(policy, technician, slot));
  facts.has_conflict = has_conflict(reader, order, technician, slot, gap);
  facts.absent = std::ranges::any_of(
      visited, [&](const Date& day) { return casework::is_away(reader, technician.name, day); });
  facts.related = std::ranges::any_of(visited, [&](const Date& day) {
    return casework::relationship_with(reader, technician.name, order.customer, order.contact_name,
                                       day)
        .has_value();
  });
  facts.own = !technician.outsourced && technician.department == order.department;
  facts.load = load_of(reader, technician, order);
  return seen;
}

Result<std::vector<Candidate>> candidates(Reader& reader, const Policy& policy,
                                          const WorkOrder& order, const Slot& slot) {
  std::vector<Candidate> all;
  for (const Technician& technician : reader.rows<Technician>("by_name", {})) {
    KEHU_TRY_ASSIGN(Candidate seen, candidate(reader, policy, order, technician, slot));
    all.push_back(std::move(seen));
  }
  const auto& clause = policy.get<DispatchClause>();
  std::ranges::stable_sort(all, [&](const Candidate& a, const Candidate& b) {
    bool left = is_eligible(clause, a.facts), right = is_eligible(clause, b.facts);
    if (left != right) return left;
    return goes_before(clause, a.facts, b.facts);
  });
  return all;
}

}  // namespace kehu::work_order
