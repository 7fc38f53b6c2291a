// Whatever happens, account and lots are their ledger, nothing is below zero, and a past day stays
// what it was.
#include <map>
#include <random>

#include "../customers.hpp"
#include "books.hpp"

using namespace kehu;
using namespace kehu::points;
using namespace kehu::test;

namespace {

// Asks for random things, sensible or not.
class Trader {
 public:
  Trader(House& house, unsigned seed) : house_(house), random_(seed) {
    for (const char* code : {"A", "B", "C"})
      customers_.push_back(new_customer(house, customer::Kind::individual, code));
    for (std::int64_t points : {7, 40}) {
      OfferReward offer;
      offer.code = std::to_string(points);
      offer.name = "gift";
      offer.points = points;
      if (points == 40) offer.stock = 60;
      rewards_.push_back(house.done(offer).id);
    }
  }

  void act() {
    switch (pick(10)) {
      case 0:
      case 1:
      case 2:
        return buy();
      case 3:
        return return_goods();
      case 4:
      case 5:
        return redeem();
      case 6:
        return pay_with_points();
      case 7:
        return cancel();
      case 8:
        return adjust();
      default:
        return settle();
    }
  }
  int accepted = 0;

 private:
  std::int64_t pick(std::int64_t n) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n));
  }
  const Id<customer::Customer>& who() { return customers_[static_cast<std::size_t>(pick(3))]; }
  template <class T>
  std::optional<T> any() {
    auto rows = house_.all<T>();
    if (rows.empty()) return std::nullopt;
    return rows[static_cast<std::size_t>(pick(std::ssize(rows)))];
  }
  template <class C>
  std::optional<typename C::Reply> run(const C& command) {
    auto result = house_.run(command);
    if (result) {
      ++accepted;
      return *result;
    }
    INFO(result.error().code << ": " << result.error().message);
    CHECK(result.error().category != Category::internal);
    return std::nullopt;
  }

  void buy() {
    purchase::RecordPurchase command;
    command.customer = who();
    command.amount = cents(pick(30000));
    command.purchased_on = house_.today() - days(pick(3) == 0 ? pick(200) : 0);
    auto made = run(command);
    if (!made || pick(4) == 0) return;
    SettlePoints settle;
    settle.purchase = made->id;
    run(settle);
  }
  void return_goods() {
    auto from = any<purchase::Purchase>();
    if (!from) return;
    purchase::TakeBackPurchase command;
    command.purchase = from->id;
    if (pick(2)) command.amount = cents(1 + pick(20000));
    run(command);
    settle();
  }
  void settle() {
    SettlePoints command;
    if (pick(3)) command.customer = who();
    run(command);
  }
  void redeem() {
    RedeemPoints command;
    command.customer = who();
    command.reward = rewards_[static_cast<std::size_t>(pick(2))];
    command.quantity = 1 + pick(12);
    if (auto lot = any<PointsLot>(); lot && pick(5) == 0) command.lots = {lot->id};
    run(command);
  }
  void pay_with_points() {
    purchase::RecordPurchase buy;
    buy.customer = who();
    buy.amount = cents(500 + pick(3000));
    std::int64_t points = 1 + pick(400);
    buy.redeemed = cents(points);
    auto made = run(buy);
    RedeemPoints command;
    command.customer = buy.customer;
    command.purchase = made->id;
    command.points = points;
    run(command);
  }
  void cancel() {
    auto from = any<PointsRedemption>();
    if (!from) return;
    CancelRedemption command;
    command.redemption = from->id;
    command.reason = "test";
    run(command);
  }
  void adjust() {
    RequestAdjustment command;
    command.customer = who();
    command.points = pick(200) - 100;
    command.reason = "test";
    auto made = run(command);
    if (!made) return;
    Actor before = house_.actor;
    house_.actor = {"sun.li", "marketing_manager", "test", ""};
    ApproveAdjustment approve;
    approve.adjustment = made->id;
    run(approve);
    house_.actor = before;
  }

  House& house_;
  std::mt19937 random_;
  std::vector<Id<customer::Customer>> customers_;
  std::vector<Id<PointsReward>> rewards_;
};

// A leap day lies among the days of each test.
const Instant start = at("2024-01-01T09:00:00+08:00");

std::shared_ptr<const Policy> short_lived() {
  return policy_with({{"TIER-4", "/parameters/lock/amount", R"("4")"},
                      {"TIER-4", "/parameters/validity", R"({"amount": "40", "unit": "days"})"},
                      {"TIER-4", "/parameters/restored_days", R"("5")"},
                      {"TIER-4", "/parameters/least_redeemed", R"("1")"}});
}

void check_same(const PointsAccountRow& now, const PointsAccountRow& then) {
  CHECK(now.customer == then.customer);
  CHECK(now.active == then.active);
  CHECK(now.locked == then.locked);
  CHECK(now.used == then.used);
  CHECK(now.expired == then.expired);
  CHECK(now.earned == then.earned);
  CHECK(now.owed == then.owed);
  CHECK(now.next_expiry == then.next_expiry);
  CHECK(now.expiring == then.expiring);
}

void check_lots(House& house, const PointsAccountRow& row) {
  PointsLotsQuery query;
  query.customer = row.customer;
  query.as_of = row.as_of;
  query.all = true;
  std::int64_t earned = 0, active = 0, expired = 0;
  for (const PointsLot& lot : house.ask(query)) {
    CHECK(adds_up(lot));
    earned += lot.earned;
    active += lot.active;
    expired += lot.expired;
  }
  CHECK(earned == row.earned);
  CHECK(active == row.active);
  CHECK(expired == row.expired);
}

}  // namespace

TEST_CASE("account and lots are their ledger after any sequence of commands") {
  int accepted = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    House house(short_lived());
    house.now = start;
    Trader trader(house, seed);
    std::map<Date, std::vector<PointsAccountRow>> ended;
    for (int d = 0; d < 45; ++d) {
      // What is bought today but dated back changes the days before: the last of them are compared.
      for (int i = 0; i < 9; ++i) trader.act();
      check_books(house);
      house.now += std::chrono::hours(24 * (1 + d % 3));
    }
    // From here on nothing is dated back.
    for (int d = 0; d < 25; ++d) {
      ended[house.today()] = house.ask(PointsAccountQuery{});
      for (const PointsAccountRow& row : ended[house.today()]) check_lots(house, row);
      if (d % 2) house.done(ExpirePoints{});
      check_books(house);
      house.now += std::chrono::hours(24 * (1 + d % 4));
      CancelRedemption cancel;
      cancel.reason = "test";
      for (const auto& redemption : house.all<PointsRedemption>())
        if (redemption.state == RedemptionState::redeemed && redemption.reward) {
          cancel.redemption = redemption.id;
          house.done(cancel);
          break;
        }
    }
    house.done(ExpirePoints{});
    for (const auto& [date, then] : ended) {
      PointsAccountQuery query;
      query.as_of = date;
      auto now = house.ask(query);
      REQUIRE(now.size() == then.size());
      for (std::size_t i = 0; i < now.size(); ++i) check_same(now[i], then[i]);
      for (const PointsAccountRow& row : now) check_lots(house, row);
    }
    CHECK(house.done(SettlePoints{}).earned >= 0);
    CHECK(house.done(SettlePoints{}).purchases == 0);
    accepted += trader.accepted;
  }
  CHECK(accepted > 1500);
}

TEST_CASE("a day to come is told as it comes when nothing happens") {
  House house(short_lived());
  house.now = start;
  Trader trader(house, 3);
  for (int i = 0; i < 300; ++i) {
    trader.act();
    house.now += std::chrono::hours(3);
  }
  std::map<Date, std::vector<PointsAccountRow>> forecast;
  for (int d = 0; d < 45; d += 4) {
    PointsAccountQuery query;
    query.as_of = house.today() + days(d);
    forecast[*query.as_of] = house.ask(query);
  }
  for (const auto& [date, said] : forecast) {
    while (house.today() < date) house.now += std::chrono::hours(24);
    if (date.day() % 2) house.done(ExpirePoints{});
    auto came = house.ask(PointsAccountQuery{});
    REQUIRE(came.size() == said.size());
    for (std::size_t i = 0; i < came.size(); ++i) check_same(came[i], said[i]);
  }
}
