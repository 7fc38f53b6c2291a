// Draws, and draws computed again.
#include "event/handlers.hpp"

namespace kehu::event {

namespace {

// Errors: event.seed, event.wrong_seed.
Result<std::string> seed_of(const Policy& policy, const LoyaltyEvent& event,
                            const std::string& hex) {
  std::int64_t least = policy.get<EventClause>().seed_bytes_least;
  auto bytes = bytes_of_hex(hex);
  if (!bytes || static_cast<std::int64_t>(bytes->size()) < least)
    return invalid(
        "event.seed", "/seed",
        "a seed has " + std::to_string(least) + " bytes or more, two hexadecimal digits each");
  if (commitment_of(*bytes) != event.seed_commitment)
    return invalid("event.wrong_seed", "/seed",
                   "the seed's hash is " + commitment_of(*bytes) + ", and " +
                       event.seed_commitment + " was announced");
  return std::move(*bytes);
}

}  // namespace

Result<LoyaltyEvent> draw(CommandContext& context, const DrawEvent& command) {
  KEHU_TRY_ASSIGN(auto taken, end(context, command.event, "event.draw"));
  LoyaltyEvent& event = taken.row;
  if (event.kind != EventKind::draw)
    return conflict("event.not_a_draw", "/event", event.number + " is a gathering");
  KEHU_TRY(granted(context, decide_draw(context.now(), event.registration_until)));
  KEHU_TRY_ASSIGN(std::string seed,
                  seed_of(context.policy_of(event.policy_version), event, command.seed));
  KEHU_TRY_ASSIGN(auto registrations, standing_once(context, event));
  for (const DrawnTicket& drawn : draw_tickets(seed, event.winners, registrations)) {
    const EventRegistration& was = registrations[drawn.registration];
    EventRegistration registration = was;
    registration.ticket = drawn.ticket;
    registration.rank = drawn.rank;
    registration.outcome = drawn.wins ? RegistrationOutcome::won : RegistrationOutcome::not_won;
    KEHU_TRY(context.update(was, registration));
    if (drawn.wins) KEHU_TRY(tell(context, event, was.customer, "event.won"));
  }
  event.seed = command.seed;
  return casework::put_back(context, std::move(taken));
}

Result<void> recompute(QueryContext& context, const RecomputeDraw& query, Rows<DrawRow>& rows) {
  KEHU_TRY_ASSIGN(LoyaltyEvent event, event_of(context, query.event));
  auto seed = bytes_of_hex(event.seed);
  if (event.state != EventState::drawn || !seed)
    return conflict("event.not_drawn", "/event", event.number + " has not been drawn");
  auto registrations = standing(context, event.id);
  for (const DrawnTicket& drawn : draw_tickets(*seed, event.winners, registrations)) {
    const EventRegistration& registration = registrations[drawn.registration];
    bool won = registration.outcome == RegistrationOutcome::won;
    rows.push({drawn.rank, registration.id, registration.customer, drawn.ticket, drawn.wins,
               drawn.ticket == registration.ticket && drawn.rank == registration.rank &&
                   drawn.wins == won,
               commitment_of(*seed) == event.seed_commitment});
  }
  return {};
}

}  // namespace kehu::event
