// Pure decisions: from policy and facts. Nothing here knows a store, a clock or a session.
#include "kehu/event/rules.hpp"

#include <algorithm>

#include "kehu/core/reason.hpp"
#include "record/hash.hpp"

namespace kehu::event {

namespace {

std::string_view kind_word(EventKind kind) {
  return kind == EventKind::draw ? "draw" : "gathering";
}

void check_registration_lasts(Instant now, Instant until, Decision& decision) {
  decision.check(now < until, "TIER-5", "registration_lasts", "event.registration_over",
                 {{"until", until}});
}

}  // namespace

Decision decide_registration(const RegistrationFacts& facts) {
  Decision decision;
  check_registration_lasts(facts.now, facts.registration_until, decision);
  decision.check(facts.eligible, "TIER-3", "event_open_to_tier", "event.not_eligible",
                 {{"tier", intern(facts.tier)}, {"kind", kind_word(facts.kind)}});
  if (facts.capacity)
    decision.check(facts.registrations < *facts.capacity, "TIER-5", "event_has_room", "event.full",
                   {{"registrations", facts.registrations}, {"capacity", *facts.capacity}});
  if (decision.code == "event.full") decision.remedies.push_back({"await_place", {}});
  return decision;
}

Decision decide_withdrawal(EventKind kind, Instant now, Instant registration_until,
                           const std::optional<Instant>& takes_place_at) {
  Decision decision;
  if (kind == EventKind::draw) check_registration_lasts(now, registration_until, decision);
  if (kind == EventKind::gathering && takes_place_at)
    decision.check(now < *takes_place_at, "TIER-5", "gathering_to_come", "event.begun",
                   {{"at", *takes_place_at}});
  if (decision.code == "event.begun") decision.remedies.push_back({"record_absent", {}});
  return decision;
}

Decision decide_draw(Instant now, Instant registration_until) {
  Decision decision;
  decision.check(now >= registration_until, "TIER-5", "registration_ended",
                 "event.registration_open", {{"until", registration_until}});
  if (!decision.granted())
    decision.remedies.push_back({"draw_later", {{"until", registration_until}}});
  return decision;
}

Decision decide_attendance(Instant now, Instant takes_place_at) {
  Decision decision;
  decision.check(now >= takes_place_at, "TIER-5", "gathering_begun", "event.not_held_yet",
                 {{"at", takes_place_at}});
  if (!decision.granted()) decision.remedies.push_back({"record_later", {{"at", takes_place_at}}});
  return decision;
}

std::optional<std::string> bytes_of_hex(std::string_view hex) {
  if (hex.empty() || hex.size() % 2 != 0) return std::nullopt;
  auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
  };
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    int high = digit(hex[i]), low = digit(hex[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes.push_back(static_cast<char>(high * 16 + low));
  }
  return bytes;
}

std::string commitment_of(std::string_view seed_bytes) {
  return record::hex(record::hash_bytes(seed_bytes));
}

std::string ticket_of(std::string_view seed_bytes, const Id<EventRegistration>& registration) {
  std::string bytes(seed_bytes);
  bytes.append(reinterpret_cast<const char*>(registration.value.data),
               sizeof registration.value.data);
  return record::hex(record::hash_bytes(bytes));
}

std::vector<DrawnTicket> draw_tickets(std::string_view seed_bytes, std::int64_t winners,
                                      const std::vector<EventRegistration>& registrations) {
  std::vector<DrawnTicket> drawn;
  for (std::size_t i = 0; i < registrations.size(); ++i)
    drawn.push_back({i, ticket_of(seed_bytes, registrations[i].id), 0, false});
  std::ranges::sort(drawn, {}, &DrawnTicket::ticket);
  std::int64_t rank = 0;
  for (DrawnTicket& ticket : drawn) {
    ticket.rank = ++rank;
    ticket.wins = rank <= winners;
  }
  return drawn;
}

}  // namespace kehu::event
