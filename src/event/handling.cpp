// An event in hand, and the registrations under it.
#include <algorithm>
#include <map>

#include "event/handlers.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::event {

Result<LoyaltyEvent> event_of(Reader& reader, const Id<LoyaltyEvent>& id) {
  if (auto row = reader.find<LoyaltyEvent>(id)) return std::move(*row);
  return not_found("event.not_found", "/event", "no event has the id " + id.text());
}

Result<LoyaltyEvent> ready_for(Reader& reader, const Id<LoyaltyEvent>& id, std::string_view act) {
  KEHU_TRY_ASSIGN(LoyaltyEvent event, event_of(reader, id));
  KEHU_TRY(workflow::advance(event_workflow, word(event.state), act));
  return event;
}

Result<casework::InHand<LoyaltyEvent>> end(CommandContext& context, const Id<LoyaltyEvent>& id,
                                           std::string_view act, std::string_view note) {
  KEHU_TRY_ASSIGN(LoyaltyEvent event, event_of(context, id));
  KEHU_TRY_ASSIGN(auto taken, casework::take_up(context, event_workflow, event, act, note));
  taken.row.ended_at = context.now();
  KEHU_TRY(casework::fulfil_duties(context, id.value, act, word(taken.row.state)));
  return taken;
}

std::vector<EventRegistration> registrations_of(Reader& reader, const Id<LoyaltyEvent>& event,
                                                const Id<Customer>& customer) {
  std::vector<EventRegistration> rows;
  for (const Id<Customer>& record : customer::records_of(reader, customer)) {
    auto row = reader.first<EventRegistration>(
        "by_event", {{Reader::value(event), Reader::value(record)}, {}, {}, false, 1});
    if (row) rows.push_back(*std::move(row));
  }
  return rows;
}

std::optional<EventRegistration> registration_of(Reader& reader, const Id<LoyaltyEvent>& event,
                                                 const Id<Customer>& customer) {
  auto rows = registrations_of(reader, event, customer);
  if (rows.empty()) return std::nullopt;
  auto found = std::ranges::find_if(rows, stands);
  return found == rows.end() ? rows.front() : *found;
}

std::vector<EventRegistration> standing(Reader& reader, const Id<LoyaltyEvent>& event) {
  std::vector<EventRegistration> rows;
  for (EventRegistration& row : reader.rows<EventRegistration>("by_event", {Reader::value(event)}))
    if (stands(row)) rows.push_back(std::move(row));
  return rows;
}

Result<std::vector<EventRegistration>> standing_once(CommandContext& context, LoyaltyEvent& event) {
  customer::Survivors survivors(context);
  auto rows = standing(context, event.id);
  if (survivors.empty()) return rows;
  auto earlier = [](const EventRegistration& a, const EventRegistration& b) {
    return a.registered_at != b.registered_at ? a.registered_at < b.registered_at : a.id < b.id;
  };
  std::map<Id<Customer>, EventRegistration> first;
  for (const EventRegistration& row : rows) {
    auto [at, added] = first.try_emplace(survivors.of(row.customer), row);
    if (!added && earlier(row, at->second)) at->second = row;
  }
  std::vector<EventRegistration> once;
  for (const EventRegistration& row : rows) {
    if (row.id == first.at(survivors.of(row.customer)).id) {
      once.push_back(row);
      continue;
    }
    EventRegistration withdrawn = row;
    withdrawn.outcome = RegistrationOutcome::withdrawn;
    KEHU_TRY(context.update(row, withdrawn));
    --event.registrations;
  }
  return once;
}

Result<void> tell(CommandContext& context, const LoyaltyEvent& event, const Id<Customer>& customer,
                  std::string_view kind) {
  casework::About of = about(event);
  of.customer = customer;
  KEHU_TRY(casework::notify(context, {.recipient_kind = casework::RecipientKind::customer,
                                      .kind = kind,
                                      .clause = "TIER-5",
                                      .about = of,
                                      .facts = {{"event", event.name}}}));
  return {};
}

casework::About about(const LoyaltyEvent& event) { return {"loyalty_event", event.id.value, {}}; }

bool stands(const EventRegistration& registration) {
  return registration.outcome != RegistrationOutcome::withdrawn;
}

}  // namespace kehu::event
