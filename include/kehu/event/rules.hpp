// The decisions of the event area: pure functions of policy and facts.
#pragma once

#include "kehu/event/clauses.hpp"

namespace kehu::event {

struct RegistrationFacts {
  std::string_view tier;
  EventKind kind{};
  bool eligible = false;  // the policy under which the tier is held opens such events to it
  Instant now{};
  Instant registration_until{};
  std::int64_t registrations = 0;
  std::optional<std::int64_t> capacity;
};
// Refusals: event.registration_over, event.not_eligible, event.full.
Decision decide_registration(const RegistrationFacts& facts);
// Refusals: event.registration_over of a draw, event.begun of a gathering.
Decision decide_withdrawal(EventKind kind, Instant now, Instant registration_until,
                           const std::optional<Instant>& takes_place_at);
// Refusal: event.registration_open.
Decision decide_draw(Instant now, Instant registration_until);
// Refusal: event.not_held_yet.
Decision decide_attendance(Instant now, Instant takes_place_at);

// The bytes of hexadecimal digits, an even number of them; empty for anything else.
std::optional<std::string> bytes_of_hex(std::string_view hex);
// Hex of BLAKE2b-256 of the seed's bytes: what is announced.
std::string commitment_of(std::string_view seed_bytes);
// Hex of BLAKE2b-256 of the seed's bytes, then the 16 of the registration's id.
std::string ticket_of(std::string_view seed_bytes, const Id<EventRegistration>& registration);

struct DrawnTicket {
  std::size_t registration = 0;  // its place among those given
  std::string ticket;
  std::int64_t rank = 0;
  bool wins = false;
};
// In order of rank.
std::vector<DrawnTicket> draw_tickets(std::string_view seed_bytes, std::int64_t winners,
                                      const std::vector<EventRegistration>& registrations);

}  // namespace kehu::event
