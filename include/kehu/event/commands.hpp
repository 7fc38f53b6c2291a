// What the event area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/event/records.hpp"

namespace kehu::event {

// A draw needs the number of its winners and the hash of its seed, which its organiser keeps to
// himself until registration is over; a gathering needs its time. Errors: event.times,
// event.capacity, event.winners, event.seed_commitment (also of a draw before), event.exists.
struct AnnounceEvent {
  static constexpr std::string_view request = "event.announce";
  using Reply = LoyaltyEvent;
  std::optional<Id<LoyaltyEvent>> id;
  std::string name;
  EventKind kind{};
  Instant registration_until{};
  std::optional<Instant> takes_place_at;
  std::optional<std::string> place;
  std::optional<std::int64_t> capacity;
  std::optional<std::int64_t> winners;
  std::optional<std::string> seed_commitment;
};
BOOST_DESCRIBE_STRUCT(AnnounceEvent, (),
                      (id, name, kind, registration_until, takes_place_at, place, capacity, winners,
                       seed_commitment))

// Refused: event.not_eligible, event.registration_over, event.full. Errors: event.registered.
struct RegisterForEvent {
  static constexpr std::string_view name = "event.register";
  using Reply = EventRegistration;
  Id<LoyaltyEvent> event;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(RegisterForEvent, (), (event, customer))

// From a draw only while registration lasts: afterwards the seed may be known to some; from a
// gathering until it begins. Under all records of the customer; the reply is one of them. Refused:
// event.registration_over, event.begun. Errors: event.not_registered.
struct WithdrawFromEvent {
  static constexpr std::string_view name = "event.withdraw";
  using Reply = EventRegistration;
  Id<LoyaltyEvent> event;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(WithdrawFromEvent, (), (event, customer))

// Shows the seed and draws: the lowest tickets win. How long a seed has to be was for the policy to
// say when the draw was announced. Refused: event.registration_open. Errors:
// event.not_a_draw, event.seed, event.wrong_seed.
struct DrawEvent {
  static constexpr std::string_view name = "event.draw";
  using Reply = LoyaltyEvent;
  Id<LoyaltyEvent> event;
  std::string seed;  // hex
};
BOOST_DESCRIBE_STRUCT(DrawEvent, (), (event, seed))

// Who came to a gathering; all others who stand registered were absent. Refused:
// event.not_held_yet. Errors: event.not_a_gathering, event.not_registered.
struct RecordAttendance {
  static constexpr std::string_view name = "event.record_attendance";
  using Reply = LoyaltyEvent;
  Id<LoyaltyEvent> event;
  std::vector<Reference<Customer>> attended;
};
BOOST_DESCRIBE_STRUCT(RecordAttendance, (), (event, attended))

// Calls an event off, and tells who stands registered.
struct CancelEvent {
  static constexpr std::string_view name = "event.cancel";
  using Reply = LoyaltyEvent;
  Id<LoyaltyEvent> event;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelEvent, (), (event, reason))

}  // namespace kehu::event
