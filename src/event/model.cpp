// The area's tables, clause and workflow.
#include "event/handlers.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

template <>
const Table& table_of<event::LoyaltyEvent>() {
  static const Table made("loyalty_event", record::describe<event::LoyaltyEvent>(), {"id"},
                          [](Table& t) {
                            t.index("by_number", {"number"}, Index::unique)
                                .index("by_announcement", {"announced_at", "number"});
                          });
  return made;
}

template <>
const Table& table_of<event::EventRegistration>() {
  static const Table made("event_registration", record::describe<event::EventRegistration>(),
                          {"id"}, [](Table& t) {
                            t.index("by_event", {"event", "customer"}, Index::unique)
                                .index("by_customer", {"customer", "registered_at"})
                                .references("event", "loyalty_event")
                                .references("customer", "customer");
                          });
  return made;
}

namespace event {
namespace {

void check_events(const void* parameters, std::vector<Error>& faults) {
  const auto& clause = *static_cast<const EventClause*>(parameters);
  if (clause.seed_bytes_least < 1)
    faults.push_back(invalid("policy.parameter", "/seed_bytes_least", "must be 1 byte or more"));
  if (clause.organiser_role.empty())
    faults.push_back(invalid("policy.parameter", "/organiser_role", "a role must see to it"));
  casework::check_time_limit(clause.draw_limit, "/draw_limit", faults);
  casework::check_time_limit(clause.attendance_limit, "/attendance_limit", faults);
}

// Registrations come and go while an event stays announced.
constexpr workflow::Transition event_transitions[] = {
    {"announced", "event.register", "announced"}, {"announced", "event.withdraw", "announced"},
    {"announced", "event.draw", "drawn"},         {"announced", "event.record_attendance", "held"},
    {"announced", "event.cancel", "cancelled"},
};

}  // namespace

const workflow::Workflow event_workflow{"loyalty_event", "announced", event_transitions};

std::string_view word(EventState state) { return record::name_of(state); }
std::string_view word(EventKind kind) { return record::name_of(kind); }

}  // namespace event

template <>
const ClauseType& clause_of<event::EventClause>() {
  static const ClauseType made{.id = "TIER-5",
                               .parameters = &record::describe<event::EventClause>(),
                               .check = &event::check_events};
  return made;
}

}  // namespace kehu
