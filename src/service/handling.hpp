// What the area's handlers share: a request as it is taken up, changed and put back, and its
// clocks.
#pragma once

#include "kehu/casework/in_hand.hpp"
#include "kehu/casework/live_duties.hpp"
#include "kehu/tier.hpp"
#include "service/workflows.hpp"

namespace kehu::service {

// A stored row, or `code` at `path`.
template <class T>
Result<T> fetch(Reader& reader, const Id<T>& id, std::string_view code, std::string_view path,
                const char* what) {
  if (auto row = reader.find<T>(id)) return std::move(*row);
  return not_found(code, path, "no " + std::string(what) + " has the id " + id.text());
}

// A request in hand: as it was, and as it becomes.
struct Handling {
  ServiceRequest before, request;
  std::string path;                          // of the field that names it
  std::optional<casework::LiveDuties> live;  // once they were asked for

  // Takes up a request, once. Errors: service.not_found, service.clock_backward.
  Result<void> take(CommandContext& context, const Id<ServiceRequest>& id,
                    std::string_view named_by = "/request");
  // Takes one step along the workflow. Errors: workflow.not_allowed, at the path; text.too_long.
  Result<void> step(CommandContext& context, std::string_view act, std::string_view note = {});
  // What is due about it; whatever is done to these duties is done through this.
  casework::LiveDuties& duties(CommandContext& context);
  // Writes it, with the earliest deadline of its running clocks.
  Result<void> put(CommandContext& context);
  // The same, and gives it away for the reply.
  Result<ServiceRequest> put_back(CommandContext& context);
};

casework::About about(const ServiceRequest& request);
// Grants or refuses a word of the caller's; a refusal points at `path` and repeats it.
Result<void> granted_word(CommandContext& context, const Decision& decision, std::string_view path,
                          std::string_view word);
// Whether the customer speaks, by his record or by a contact of his. Refused: service.stranger.
Result<void> check_party(CommandContext& context, const ServiceRequest& request,
                         const customer::Party& by);
// The customer's time to answer a result runs from now on.
Result<void> await_answer(CommandContext& context, ServiceRequest& request);
// Errors: service.appointment_past; refused: service.appointment_far.
Result<void> check_appointment(CommandContext& context, Instant at, std::string_view path);
// A message to the customer; to a stranger by the contact he left.
Result<void> tell_customer(CommandContext& context, const ServiceRequest& request,
                           std::string_view kind, std::string_view clause,
                           std::vector<casework::NotificationFact> facts);
// Errors: service.score.
Result<void> check_score(const Policy& policy, const std::optional<std::int64_t>& score);
Result<SatisfactionAnswer> put_answer(CommandContext& context, ServiceRequest& request,
                                      SatisfactionAnswer answer);

// ---- Clocks: clocks.cpp -----------------------------------------------------------------------

// The policy whose SRV-4 holds for a request: that of its target.
const Policy& clock_policy(CommandContext& context, const ServiceRequest& request);
// Of the clocks that run, and of the wait that a pause is; empty where there is none, and where the
// request is over.
std::optional<Instant> earliest_deadline(const ServiceRequest& request,
                                         std::span<const casework::Duty> live);
// Puts the request under the target that the policy's table gives it.
// Errors: service.unknown_target.
Result<void> set_target(CommandContext& context, const Policy& policy, std::int64_t version,
                        ServiceRequest& request);
// Starts the clocks of a request that is new, from `from` (default: now). Nothing is due about it
// yet, so that nothing is read.
Result<std::vector<casework::Duty>> open_clocks(CommandContext& context,
                                                const ServiceRequest& request,
                                                const std::optional<Instant>& from);
// Starts, stops, pauses and resumes the request's clocks as the policy's rules say. A clock of an
// appointment counts from the time agreed, others from now.
Result<void> tell_clocks(CommandContext& context, const ServiceRequest& request,
                         casework::LiveDuties& live, ClockEvent event);
Result<void> tell_clocks(CommandContext& context, Handling& at, ClockEvent event);
// Stops what one of the events stops, where they end the request in the same instant: what they
// start or pause would have to go again at once.
Result<void> stop_clocks(CommandContext& context, Handling& at,
                         std::initializer_list<ClockEvent> events);
// Computes the running clocks anew from the present target; what they had paused is kept.
Result<void> reevaluate_clocks(CommandContext& context, Handling& at);
// The clocks of a reason stand still, and the duty to go on is opened; or they go on, and what was
// paused beyond the policy's bound counts again.
Result<void> pause_clocks(CommandContext& context, Handling& at, const PauseRule& rule);
Result<void> resume_clocks(CommandContext& context, Handling& at, const PauseRule* rule);
// How long a clock has waited for the reason of its last pause: since the first for that reason,
// but not while work went on between two of them. Pauses before the last have ended.
struct Waited {
  Instant since{};
  std::vector<casework::DutyPause> worked;
};
Waited waited_for(std::span<const casework::DutyPause> pauses);
// Until when the last pause may last, all pauses for its reason together; not before it began.
// pauses.cpp
Result<Instant> pause_bound(const Policy& policy, const PauseRule& rule,
                            std::span<const casework::DutyPause> pauses);
// What the request's customer is entitled to by his tier (TIER-3); a stranger has none.
tier::TierBenefits benefits_of(CommandContext& context,
                               const std::optional<Id<Customer>>& customer);
tier::TierBenefits benefits_of(QueryContext& context, const std::optional<Id<Customer>>& customer);
// After a customer's tier has changed: his open requests come under the target that it gives, and
// their clocks are computed anew, where SRV-4 says that a tier changes deadlines.
Result<void> follow_tier(CommandContext& context, const Id<Customer>& customer);

}  // namespace kehu::service
