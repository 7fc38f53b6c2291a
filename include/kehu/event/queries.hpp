// What the event area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/event/records.hpp"

namespace kehu::event {

// Events in order of announcement.
struct EventsQuery {
  static constexpr std::string_view name = "event.list";
  using Row = LoyaltyEvent;
  std::optional<EventKind> kind;
  std::optional<EventState> state;
};
BOOST_DESCRIBE_STRUCT(EventsQuery, (), (kind, state))

// Of one event, or of one customer: his own before those of records merged into his. Errors:
// event.no_criterion.
struct RegistrationsQuery {
  static constexpr std::string_view name = "event.registrations";
  using Row = EventRegistration;
  std::optional<Id<LoyaltyEvent>> event;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(RegistrationsQuery, (), (event, customer))

// May the customer register now? Reasons as event.register would give them.
struct MayRegisterRow {
  bool may = false;
  std::string tier;
  std::string code;    // of the refusal, or ""
  std::string clause;  // of it
  std::string en, zh;  // why not
};
BOOST_DESCRIBE_STRUCT(MayRegisterRow, (), (may, tier, code, clause, en, zh))
// Errors: event.not_found.
struct MayRegister {
  static constexpr std::string_view name = "event.may_register";
  using Row = MayRegisterRow;
  Id<LoyaltyEvent> event;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(MayRegister, (), (event, customer))

// A draw computed again from its seed and the ids of its registrations, a row for each in order of
// rank, beside what is on record. Anybody can do the same: a ticket is BLAKE2b-256 of the seed's
// bytes followed by the 16 bytes of the registration's id, the tickets in rising order are the
// ranks, and the first `winners` win.
struct DrawRow {
  std::int64_t rank = 0;
  Id<EventRegistration> registration;
  Id<Customer> customer;
  std::string ticket;
  bool wins = false;
  bool agrees = false;          // with ticket, rank and outcome on record
  bool commitment_met = false;  // the seed is that whose hash was announced
};
BOOST_DESCRIBE_STRUCT(DrawRow, (),
                      (rank, registration, customer, ticket, wins, agrees, commitment_met))
// Errors: event.not_found, event.not_drawn.
struct RecomputeDraw {
  static constexpr std::string_view name = "event.recompute_draw";
  using Row = DrawRow;
  Id<LoyaltyEvent> event;
};
BOOST_DESCRIBE_STRUCT(RecomputeDraw, (), (event))

}  // namespace kehu::event
