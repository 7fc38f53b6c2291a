// Events, registrations, and whether a customer may register.
#include "event/handlers.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::event {

namespace {

std::vector<EventRegistration> of_customer(Reader& reader,
                                           const std::optional<Id<LoyaltyEvent>>& event,
                                           const Id<Customer>& survivor) {
  if (event) return registrations_of(reader, *event, survivor);
  std::vector<EventRegistration> found;
  for (const Id<Customer>& record : customer::records_of(reader, survivor))
    for (auto& row : reader.rows<EventRegistration>("by_customer", {Reader::value(record)}))
      found.push_back(std::move(row));
  return found;
}

}  // namespace

Result<void> events(QueryContext& context, const EventsQuery& query, Rows<LoyaltyEvent>& rows) {
  context.each<LoyaltyEvent>("by_announcement", {}, [&](const LoyaltyEvent& event) {
    if ((!query.kind || event.kind == *query.kind) && (!query.state || event.state == *query.state))
      rows.push(event);
    return true;
  });
  return {};
}

Result<void> registrations(QueryContext& context, const RegistrationsQuery& query,
                           Rows<EventRegistration>& rows) {
  if (!query.event && !query.customer)
    return invalid("event.no_criterion", "", "name an event or a customer");
  if (query.event) KEHU_TRY(event_of(context, *query.event));
  std::vector<EventRegistration> found;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Id<Customer> survivor,
                    customer::resolve_id(context, *query.customer, "/customer"));
    found = of_customer(context, query.event, survivor);
  } else {
    found = context.rows<EventRegistration>("by_event", {Reader::value(*query.event)});
  }
  for (const EventRegistration& row : found) rows.push(row);
  return {};
}

Result<void> may_register(QueryContext& context, const MayRegister& query,
                          Rows<MayRegisterRow>& rows) {
  KEHU_TRY_ASSIGN(LoyaltyEvent event, event_of(context, query.event));
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, query.customer, "/customer"));
  MayRegisterRow row;
  row.tier = tier::tier_of(context, context.policy(), customer.id);
  Decision decision;
  if (event.state != EventState::announced)
    decision.check(false, "TIER-5", "event_announced", "event.registration_over",
                   {{"state", word(event.state)}});
  auto before = registration_of(context, event.id, customer.id);
  if (before && stands(*before))
    decision.check(false, "TIER-5", "not_registered_yet", "event.registered", {});
  if (decision.granted())
    decision = decide_registration(
        {row.tier, event.kind, tier::is_eligible_for(context, customer.id, event.kind),
         context.now(), event.registration_until, event.registrations, event.capacity});
  row.may = decision.granted();
  row.code = decision.code;
  for (const Reason& reason : decision.reasons) {
    if (reason.passed || !row.clause.empty()) continue;
    row.clause = reason.clause;
    row.en = sentence(reason, "en");
    row.zh = sentence(reason, "zh");
  }
  rows.push(row);
  return {};
}

}  // namespace kehu::event
