// What the event area keeps: events for customers, and who registered for them.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework.hpp"
#include "kehu/tier.hpp"

namespace kehu::event {

using customer::Customer;
using tier::EventKind;

enum class EventState : std::uint8_t {
  announced,
  drawn,  // a draw: the winners are known
  held,   // a gathering: who came is on record
  cancelled,
};
BOOST_DESCRIBE_ENUM(EventState, announced, drawn, held, cancelled)

// An event for customers 会员活动: an online draw or a gathering (TIER-5).
struct LoyaltyEvent {
  Id<LoyaltyEvent> id;
  std::int64_t version = 0;
  std::string number;  // "E-2024-000001"
  std::string name;
  EventKind kind{};
  EventState state{};
  std::int64_t steps = 0;
  Instant registration_until{};           // exclusive
  std::optional<Instant> takes_place_at;  // of a gathering
  std::string place;
  std::optional<std::int64_t> capacity;  // registrations that may stand; empty: any number
  std::int64_t registrations = 0;        // that stand
  std::int64_t winners = 0;              // that a draw has, at most
  std::string seed_commitment;           // of a draw: hex of BLAKE2b-256 of the seed's bytes
  std::string seed;                      // hex, once it is drawn
  std::string announced_by;
  Instant announced_at{};
  std::optional<Instant> ended_at;
  std::string ended_because;        // of a cancelled one
  std::int64_t policy_version = 0;  // under which it was announced, and its seed is judged
};
BOOST_DESCRIBE_STRUCT(LoyaltyEvent, (),
                      (id, version, number, name, kind, state, steps, registration_until,
                       takes_place_at, place, capacity, registrations, winners, seed_commitment,
                       seed, announced_by, announced_at, ended_at, ended_because, policy_version))

enum class RegistrationOutcome : std::uint8_t {
  registered,
  withdrawn,
  won,
  not_won,
  attended,
  absent,
  called_off,  // the event was cancelled
};
BOOST_DESCRIBE_ENUM(RegistrationOutcome, registered, withdrawn, won, not_won, attended, absent,
                    called_off)

// One customer's registration for one event. Who withdraws and comes again has the same one: its id
// decides a draw, and nobody gets a second. Of several whose records were merged since, the first
// stands when the event ends and the others are withdrawn.
struct EventRegistration {
  Id<EventRegistration> id;  // made by kehu, never by the caller
  std::int64_t version = 0;
  Id<LoyaltyEvent> event;
  Id<Customer> customer;
  std::string tier;  // on the day of registration
  Instant registered_at{};
  RegistrationOutcome outcome{};
  std::string ticket;     // of a draw: hex of BLAKE2b-256 of the seed's bytes, then the id's 16
  std::int64_t rank = 0;  // of the tickets in rising order, from 1; 0: not drawn
};
BOOST_DESCRIBE_STRUCT(EventRegistration, (),
                      (id, version, event, customer, tier, registered_at, outcome, ticket, rank))

}  // namespace kehu::event

namespace kehu {
KEHU_TABLE(event::LoyaltyEvent)
KEHU_TABLE(event::EventRegistration)
}  // namespace kehu
