#include "books.hpp"

#include <map>

#include "kehu/calendar.hpp"
#include "kehu/tier.hpp"

namespace kehu::test {

std::vector<const Area*> known_areas() {
  return {&calendar::area(), &casework::area(), &customer::area(),
          &purchase::area(), &tier::area(),     &points::area()};
}

namespace {

using points::PointsPlace;
using Figures = std::map<PointsPlace, std::int64_t>;

void add(Figures& figures, const points::PointsEntry& entry) {
  figures[entry.debit] += entry.debit == PointsPlace::earned ? -entry.points : entry.points;
  figures[entry.credit] += entry.credit == PointsPlace::earned ? entry.points : -entry.points;
}

template <class Row>
void check_row(const Row& row, Figures& figures) {
  CHECK(points::adds_up(row));
  CHECK(row.earned == figures[PointsPlace::earned]);
  CHECK(row.active == figures[PointsPlace::active]);
  CHECK(row.locked == figures[PointsPlace::locked]);
  CHECK(row.used == figures[PointsPlace::used]);
  CHECK(row.expired == figures[PointsPlace::expired]);
}

}  // namespace

void check_books(House& house) {
  std::map<Id<customer::Customer>, Figures> accounts;
  std::map<Id<customer::Customer>, std::int64_t> entries;
  std::map<Id<points::PointsLot>, Figures> lots;
  for (const auto& entry : house.all<points::PointsEntry>()) {
    CHECK(entry.points > 0);
    add(accounts[entry.customer], entry);
    add(lots[entry.lot], entry);
    ++entries[entry.customer];
  }
  std::map<Id<customer::Customer>, std::optional<Date>> due, expiry;
  std::map<Id<points::PointsLot>, std::int64_t> used;
  for (const auto& line : house.all<points::RedemptionLine>())
    used[line.lot] += line.points - line.restored;
  for (const auto& lot : house.all<points::PointsLot>()) {
    check_row(lot, lots[lot.id]);
    CHECK(lot.used == used[lot.id]);
    if (lot.open == 0) continue;
    auto keep = [](std::optional<Date>& kept, const Date& other) {
      if (!kept || other < *kept) kept = other;
    };
    keep(due[lot.customer], *points::next_due(lot));
    keep(expiry[lot.customer], lot.expires_on);
  }
  std::map<Uuid, std::vector<Instant>> duties;
  for (const auto& duty : house.all<casework::Duty>())
    if (duty.state == casework::DutyState::open)
      duties[duty.subject.value].push_back(duty.started_at);
  for (const auto& account : house.all<points::PointsAccount>()) {
    Figures& figures = accounts[account.customer];
    check_row(account, figures);
    CHECK(account.owed == figures[PointsPlace::owed]);
    CHECK(account.owed == -figures[PointsPlace::claimed]);
    CHECK(account.entries == entries[account.customer]);
    CHECK(account.next_due == due[account.customer]);
    CHECK(account.next_expiry == expiry[account.customer]);
    // One duty for the next expiry, and none without one.
    const auto& open = duties[account.customer.value];
    REQUIRE(open.size() == (account.next_expiry ? 1U : 0U));
    if (account.next_expiry) CHECK(open[0] == house.policy->zone().start(*account.next_expiry));
  }
}

}  // namespace kehu::test
