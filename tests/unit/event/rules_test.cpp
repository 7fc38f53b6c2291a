// Pure decisions about events, draws of many, and what a policy about them may not say.
#include <algorithm>
#include <set>

#include "../catch.hpp"
#include "../reference.hpp"
#include "kehu/calendar.hpp"
#include "kehu/event.hpp"

using namespace kehu;
using namespace kehu::event;

std::vector<const Area*> test::known_areas() {
  return {&calendar::area(), &casework::area(), &tier::area(), &event::area()};
}

namespace {

// What is wrong with TIER-5 when one of its parameters is another.
std::string fault_of(const std::string& parameter, std::string_view json) {
  return test::fault_of({{"TIER-5", "/parameters/" + parameter, json}}).message;
}

std::vector<EventRegistration> registrations(std::size_t count) {
  auto ids = IdSource::sequential(7);
  std::vector<EventRegistration> rows(count);
  for (EventRegistration& row : rows) row.id.value = ids->next(Instant{});
  return rows;
}

}  // namespace

TEST_CASE("hexadecimal digits are bytes, and nothing else is", "[event]") {
  CHECK(bytes_of_hex("00ffA0") == std::string("\0\xff\xa0", 3));
  CHECK_FALSE(bytes_of_hex("").has_value());
  CHECK_FALSE(bytes_of_hex("0").has_value());
  CHECK_FALSE(bytes_of_hex("0g").has_value());
  CHECK_FALSE(bytes_of_hex(" 00").has_value());
}

TEST_CASE("a commitment is the BLAKE2b-256 of the seed's bytes", "[event]") {
  // The digest of "abc", as the reference implementation of RFC 7693 gives it for 32 bytes.
  CHECK(commitment_of("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("a draw gives each registration one rank, whatever order they are given in", "[event]") {
  auto rows = registrations(500);
  auto drawn = draw_tickets("a seed of sixteen bytes or more", 10, rows);
  REQUIRE(drawn.size() == 500);
  std::set<std::size_t> places;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    places.insert(drawn[i].registration);
    CHECK(drawn[i].rank == static_cast<std::int64_t>(i) + 1);
    CHECK(drawn[i].wins == (i < 10));
    if (i > 0) CHECK(drawn[i - 1].ticket < drawn[i].ticket);
  }
  CHECK(places.size() == 500);
  auto reversed = rows;
  std::ranges::reverse(reversed);
  auto again = draw_tickets("a seed of sixteen bytes or more", 10, reversed);
  for (std::size_t i = 0; i < drawn.size(); ++i)
    CHECK(reversed[again[i].registration].id == rows[drawn[i].registration].id);
  auto other = draw_tickets("another seed of sixteen bytes", 10, rows);
  CHECK_FALSE(rows[other[0].registration].id == rows[drawn[0].registration].id);
  // Fewer registrations than winners: all win.
  for (const DrawnTicket& ticket : draw_tickets("seed", 10, registrations(3))) CHECK(ticket.wins);
  CHECK(draw_tickets("seed", 10, {}).empty());
}

TEST_CASE("registration ends at its very instant, and where no place is left", "[event]") {
  Instant until = Instant{} + std::chrono::hours(24);
  RegistrationFacts facts;
  facts.tier = "gold";
  facts.eligible = true;
  facts.now = until - std::chrono::microseconds(1);
  facts.registration_until = until;
  CHECK(decide_registration(facts).granted());
  facts.now = until;
  CHECK(decide_registration(facts).code == "event.registration_over");
  facts.now = Instant{};
  facts.capacity = 2;
  facts.registrations = 1;
  CHECK(decide_registration(facts).granted());
  facts.registrations = 2;
  CHECK(decide_registration(facts).code == "event.full");
  facts.eligible = false;
  CHECK(decide_registration(facts).code == "event.not_eligible");
  CHECK(decide_draw(until, until).granted());
  CHECK(decide_draw(until - std::chrono::microseconds(1), until).code == "event.registration_open");
  Instant begins = until + std::chrono::hours(1);
  Instant before = begins - std::chrono::microseconds(1);
  CHECK(decide_withdrawal(EventKind::gathering, before, until, begins).granted());
  CHECK(decide_withdrawal(EventKind::gathering, begins, until, begins).code == "event.begun");
  CHECK(decide_withdrawal(EventKind::draw, until, until, {}).code == "event.registration_over");
}

TEST_CASE("a seed of no bytes, or nobody to draw, is a fault at load", "[event]") {
  CHECK(fault_of("seed_bytes_least", R"("16")") == "");
  CHECK(fault_of("seed_bytes_least", R"("0")") == "must be 1 byte or more");
  CHECK(fault_of("organiser_role", R"("")") == "a role must see to it");
  CHECK(fault_of("draw_limit", R"({"amount":"-1","unit":"days","calendar":null})") != "");
}
