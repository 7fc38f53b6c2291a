// An event in hand, and the registrations under it.
#include "event/handlers.hpp"

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

Result<void> granted(CommandContext& context, const Decision& decision) {
  if (!decision.granted()) return context.refuse(decision);
  context.record(decision);
  return {};
}

std::optional<EventRegistration> registration_of(Reader& reader, const Id<LoyaltyEvent>& event,
                                                 const Id<Customer>& customer) {
  return reader.first<EventRegistration>(
      "by_event", {{Reader::value(event), Reader::value(customer)}, {}, {}, false, 1});
}

std::vector<EventRegistration> standing(Reader& reader, const Id<LoyaltyEvent>& event) {
  std::vector<EventRegistration> rows;
  for (EventRegistration& row : reader.rows<EventRegistration>("by_event", {Reader::value(event)}))
    if (stands(row)) rows.push_back(std::move(row));
  return rows;
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
