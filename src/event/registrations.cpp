// Who registers, and who withdraws.
#include "event/handlers.hpp"

namespace kehu::event {

namespace {

Result<void> count(CommandContext& context, const LoyaltyEvent& before, std::int64_t change) {
  LoyaltyEvent event = before;
  event.registrations += change;
  return context.update(before, event);
}

}  // namespace

Result<EventRegistration> register_customer(CommandContext& context,
                                            const RegisterForEvent& command) {
  KEHU_TRY_ASSIGN(LoyaltyEvent event, ready_for(context, command.event, "event.register"));
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  auto before = registration_of(context, event.id, customer.id);
  if (before && stands(*before))
    return conflict("event.registered", "/customer",
                    "the customer stands registered for " + event.number + " already");
  std::string tier = tier::tier_of(context, context.policy(), customer.id);
  KEHU_TRY(granted(
      context,
      decide_registration({tier, event.kind,
                           tier::is_eligible_for(context, customer.id, event.kind), context.now(),
                           event.registration_until, event.registrations, event.capacity})));
  EventRegistration registration = before.value_or(EventRegistration{});
  if (!before) {
    registration.id = context.id_or_new<EventRegistration>({});
    registration.event = event.id;
    registration.customer = customer.id;
  }
  registration.tier = tier;
  registration.registered_at = context.now();
  registration.outcome = RegistrationOutcome::registered;
  KEHU_TRY(before ? context.update(*before, registration) : context.insert(registration));
  KEHU_TRY(count(context, event, 1));
  return registration;
}

Result<EventRegistration> withdraw(CommandContext& context, const WithdrawFromEvent& command) {
  KEHU_TRY_ASSIGN(LoyaltyEvent event, ready_for(context, command.event, "event.withdraw"));
  KEHU_TRY_ASSIGN(Id<Customer> customer,
                  customer::resolve_id(context, command.customer, "/customer"));
  auto registrations = registrations_of(context, event.id, customer);
  std::erase_if(registrations, [](const EventRegistration& row) { return !stands(row); });
  if (registrations.empty())
    return not_found("event.not_registered", "/customer",
                     "the customer does not stand registered for " + event.number);
  KEHU_TRY(granted(context, decide_withdrawal(event.kind, context.now(), event.registration_until,
                                              event.takes_place_at)));
  for (EventRegistration& registration : registrations) {
    EventRegistration before = registration;
    registration.outcome = RegistrationOutcome::withdrawn;
    KEHU_TRY(context.update(before, registration));
  }
  KEHU_TRY(count(context, event, -std::ssize(registrations)));
  return registrations.front();
}

}  // namespace kehu::event
