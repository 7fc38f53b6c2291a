// Settling of everything: in parts as at once, and beside what cannot earn.
#include <random>

#include "../customers.hpp"
#include "books.hpp"

using namespace kehu;
using namespace kehu::points;
using namespace kehu::test;

namespace {

Id<Purchase> bought(House& house, const Id<customer::Customer>& customer, Money amount,
                    const Date& on) {
  purchase::RecordPurchase command;
  command.customer = customer;
  command.amount = amount;
  command.purchased_on = on;
  return house.done(command).id;
}

// The same purchases of three customers in every house, some of them back again.
void trade(House& house) {
  std::mt19937 random(7);
  auto pick = [&](unsigned n) { return static_cast<std::int64_t>(random() % n); };
  std::vector<Id<customer::Customer>> customers;
  for (const char* code : {"A", "B", "C"})
    customers.push_back(new_customer(house, customer::Kind::individual, code));
  for (int i = 0; i < 60; ++i) {
    const auto& customer = customers[static_cast<std::size_t>(pick(3))];
    auto id = bought(house, customer, cents(1000 + pick(9000)), house.today() - days(pick(12)));
    if (pick(3) > 0) continue;
    purchase::TakeBackPurchase back;
    back.purchase = id;
    back.amount = cents(1 + pick(1000));
    back.reason = "test";
    house.done(back);
  }
}

// How many parts it took; what they have done together.
int settle_in_parts(House& house, std::int64_t limit, PointsSettled& sum) {
  SettlePoints command;
  command.limit = limit;
  int parts = 0;
  do {
    auto part = house.done(command);
    CHECK(part.purchases <= limit);
    sum.purchases += part.purchases;
    sum.earned += part.earned;
    sum.reversed += part.reversed;
    command.from = part.next;
    ++parts;
  } while (command.from);
  return parts;
}

}  // namespace

TEST_CASE("settled in parts of any size, everything stands as settled at once") {
  House at_once;
  trade(at_once);
  auto whole = at_once.done(SettlePoints{});
  CHECK(whole.purchases == 60);
  CHECK(whole.reversed > 0);
  for (std::int64_t limit : {1, 2, 7, 59, 60, 61}) {
    INFO(limit);
    House house;
    trade(house);
    PointsSettled sum;
    CHECK(settle_in_parts(house, limit, sum) == (60 + limit - 1) / limit);
    CHECK(sum.purchases == whole.purchases);
    CHECK(sum.earned == whole.earned);
    CHECK(sum.reversed == whole.reversed);
    check_books(house);
    auto entries = house.all<PointsEntry>(), expected = at_once.all<PointsEntry>();
    REQUIRE(entries.size() == expected.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      CHECK(entries[i].day == expected[i].day);
      CHECK(entries[i].points == expected[i].points);
      CHECK(entries[i].debit == expected[i].debit);
    }
    CHECK(house.done(SettlePoints{}).purchases == 0);
  }
}

TEST_CASE("what an account cannot hold is left out, counted, and told up to a thousand") {
  House house(policy_with({{"TIER-4", "/tables/earning/rules/4/then/0", R"("100")"}}));
  auto full = new_customer(house, customer::Kind::individual, "A");
  auto other = new_customer(house, customer::Kind::individual, "B");
  // Each earns as much as a lot can hold, and a thousand of them as much as an account can.
  const Money fullest = yuan("10000000000000.00");
  const Date yesterday = house.today() - days(1);
  for (int i = 0; i < 1000; ++i) bought(house, full, fullest, yesterday);
  auto settled = house.done(SettlePoints{});
  CHECK(settled.purchases == 1000);
  CHECK(settled.earned == figure_max);
  CHECK(settled.left_out == 0);
  auto first = bought(house, full, fullest, house.today());
  for (int i = 0; i < 1000; ++i) bought(house, full, yuan("1.00"), house.today());
  bought(house, other, yuan("1.00"), house.today());
  settled = house.done(SettlePoints{});
  CHECK(settled.purchases == 1);
  CHECK(settled.earned == 100);
  CHECK(settled.left_out == 1001);
  REQUIRE(settled.verdicts.size() == 1000);
  CHECK(settled.verdicts[0].purchase == first);
  CHECK(settled.verdicts[0].code == "points.overflow");
  CHECK(house.all<PointsLot>().size() == 1001);
  check_books(house);
  SettlePoints named;
  named.purchase = first;
  CHECK(house.code(named) == "points.overflow");
}
