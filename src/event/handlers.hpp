// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/casework/in_hand.hpp"
#include "kehu/event.hpp"

namespace kehu::event {

extern const workflow::Workflow event_workflow;

// events.cpp
Result<LoyaltyEvent> announce(CommandContext&, const AnnounceEvent&);
Result<LoyaltyEvent> record_attendance(CommandContext&, const RecordAttendance&);
Result<LoyaltyEvent> cancel(CommandContext&, const CancelEvent&);
// registrations.cpp
Result<EventRegistration> register_customer(CommandContext&, const RegisterForEvent&);
Result<EventRegistration> withdraw(CommandContext&, const WithdrawFromEvent&);
// draws.cpp
Result<LoyaltyEvent> draw(CommandContext&, const DrawEvent&);
Result<void> recompute(QueryContext&, const RecomputeDraw&, Rows<DrawRow>&);
// queries.cpp
Result<void> events(QueryContext&, const EventsQuery&, Rows<LoyaltyEvent>&);
Result<void> registrations(QueryContext&, const RegistrationsQuery&, Rows<EventRegistration>&);
Result<void> may_register(QueryContext&, const MayRegister&, Rows<MayRegisterRow>&);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// ---- What the handlers share: handling.cpp ------------------------------------------------------

// Errors: event.not_found.
Result<LoyaltyEvent> event_of(Reader& reader, const Id<LoyaltyEvent>& id);
// The event while registrations may come and go. Errors: event.not_found, workflow.not_allowed.
Result<LoyaltyEvent> ready_for(Reader& reader, const Id<LoyaltyEvent>& id, std::string_view act);
// The event moved to its end, and its duty fulfilled. Errors: event.not_found,
// workflow.not_allowed, text.too_long.
Result<casework::InHand<LoyaltyEvent>> end(CommandContext& context, const Id<LoyaltyEvent>& id,
                                           std::string_view act, std::string_view note = {});
// A customer's registrations for an event, whatever became of them: one, or one for each of his
// records that were merged since.
std::vector<EventRegistration> registrations_of(Reader& reader, const Id<LoyaltyEvent>& event,
                                                const Id<Customer>& customer);
// The one that stands; where none does, any.
std::optional<EventRegistration> registration_of(Reader& reader, const Id<LoyaltyEvent>& event,
                                                 const Id<Customer>& customer);
// Those that stand, in order of their customers.
std::vector<EventRegistration> standing(Reader& reader, const Id<LoyaltyEvent>& event);
// The same when the event ends, one for each customer: where records were merged since, the first
// to register stands and the others are withdrawn. The caller writes the event.
Result<std::vector<EventRegistration>> standing_once(CommandContext& context, LoyaltyEvent& event);
Result<void> tell(CommandContext& context, const LoyaltyEvent& event, const Id<Customer>& customer,
                  std::string_view kind);
casework::About about(const LoyaltyEvent& event);
bool stands(const EventRegistration& registration);
std::string_view word(EventState state);
std::string_view word(EventKind kind);

}  // namespace kehu::event
