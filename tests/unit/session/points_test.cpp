// Points under many hands at once, and rebuilt from the journal.
#include <atomic>
#include <random>
#include <thread>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

Money cents(std::int64_t minor) { return Money(minor, Currency::parse("CNY").value()); }

// So that points may be redeemed on the day on which they are earned.
constexpr std::string_view unlocked =
    R"({"TIER-4": {"parameters": {"lock": {"amount": "0", "unit": "days", "calendar": null},
        "validity": {"amount": "20", "unit": "days", "calendar": null}, "least_redeemed": "1"}}})";

Options options(const std::string& path, std::shared_ptr<Clock> clock = nullptr) {
  Options made;
  made.path = path;
  made.busy_timeout_ms = 60000;
  made.policy_patch = unlocked;
  if (clock) made.clock = std::move(clock);
  return made;
}

purchase::Purchase buy(Session& session, const Id<customer::Customer>& who, std::int64_t minor) {
  purchase::RecordPurchase command;
  command.customer = who;
  command.amount = cents(minor);
  return must(session.execute(command)).reply;
}

void settle(Session& session) { must(session.execute(points::SettlePoints{})); }

Id<points::PointsReward> offer(Session& session, std::string code, std::int64_t points) {
  points::OfferReward command;
  command.code = std::move(code);
  command.name = "gift";
  command.points = points;
  return must(session.execute(command))->id;
}

points::RedeemPoints redeem(const Id<customer::Customer>& who,
                            const Id<points::PointsReward>& reward, std::int64_t quantity) {
  points::RedeemPoints command;
  command.customer = who;
  command.reward = reward;
  command.quantity = quantity;
  return command;
}

points::PointsAccountRow account(Session& session, const Id<customer::Customer>& who) {
  points::PointsAccountQuery query;
  query.customer = Reference<customer::Customer>(who);
  auto rows = must(session.query(query));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].earned == rows[0].active + rows[0].locked + rows[0].used + rows[0].expired);
  return rows[0];
}

// The rows are those that the journal makes.
void check_replay(Session& session) {
  system::VerifyStore query;
  query.state = true;
  auto verified = must(session.query(query));
  CHECK(verified[0].entries > 0);
}

}  // namespace

TEST_CASE("threads never redeem together more than there is", "[threads]") {
  Folder folder;
  for (const std::string& path : {std::string(":memory:"), folder / "points.kehu"}) {
    Database database = must(Database::open(options(path)));
    auto session = must(database.session(clerk()));
    auto acme = must(session.execute(new_customer("ACME", "Acme Trading 有限公司")))->customer;
    for (int i = 0; i < 10; ++i) buy(session, acme, 10000);
    settle(session);
    auto reward = offer(session, "PEN", 10);
    std::atomic<int> granted{0};
    std::atomic<bool> broken{false};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&, t] {
        auto own = database.session(clerk());
        if (!own) broken = true;
        for (int i = 0; own && i < 25; ++i) {
          auto answer = own->execute(redeem(acme, reward, 1 + t % 3));
          if (answer)
            granted += 1 + t % 3;
          else if (answer.error().code != "points.insufficient")
            broken = true;
        }
      });
    for (auto& thread : threads) thread.join();
    CHECK_FALSE(broken);
    auto row = account(session, acme);
    CHECK(row.used == granted * 10);
    CHECK(row.used <= 1000);
    CHECK(row.active == 1000 - row.used);
    CHECK(row.active < 30);  // whoever was refused last had asked for more than that
    check_replay(session);
  }
}

TEST_CASE("threads settle a purchase once", "[threads]") {
  Folder folder;
  Database database = must(Database::open(options(folder / "settle.kehu")));
  auto session = must(database.session(clerk()));
  auto acme = must(session.execute(new_customer("ACME", "Acme Trading 有限公司")))->customer;
  auto bought = buy(session, acme, 12300);
  std::atomic<std::int64_t> earned{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      auto own = database.session(clerk());
      points::SettlePoints command;
      command.purchase = bought.id;
      for (int i = 0; own && i < 5; ++i)
        if (auto answer = own->execute(command)) earned += (*answer)->earned;
    });
  for (auto& thread : threads) thread.join();
  CHECK(earned == 123);
  CHECK(account(session, acme).earned == 123);
}

TEST_CASE("points of random days are those that their journal makes") {
  Folder folder;
  auto clock = std::make_shared<ManualClock>(parse_instant("2024-01-01T04:00:00Z").value());
  Database database = must(Database::open(options(folder / "replay.kehu", clock)));
  auto session = must(database.session(clerk()));
  std::mt19937 random(5);
  auto pick = [&](std::int64_t n) { return static_cast<std::int64_t>(random()) % n; };
  std::vector<Id<customer::Customer>> people;
  for (std::string code : {"A", "B"}) {
    auto command = new_customer(code, "Customer " + code);
    command.allow_duplicate = "the documents of these tests are all alike";
    people.push_back(must(session.execute(command))->customer);
  }
  auto reward = offer(session, "PEN", 7);
  std::vector<purchase::Purchase> bought;
  for (int i = 0; i < 150; ++i) {
    const auto& who = people[static_cast<std::size_t>(i % 2)];
    bought.push_back(buy(session, who, pick(9000)));
    if (i % 2) settle(session);
    (void)session.execute(redeem(who, reward, 1 + pick(9)));
    if (pick(3) == 0) {
      purchase::TakeBackPurchase back;
      back.purchase = bought[static_cast<std::size_t>(pick(std::ssize(bought)))].id;
      if (pick(2)) back.amount = cents(1 + pick(3000));
      (void)session.execute(back);
    }
    if (pick(9) == 0) must(session.execute(points::ExpirePoints{}));
    clock->set(clock->now() + std::chrono::hours(pick(60)));
  }
  for (const auto& who : people) {
    auto row = account(session, who);
    CHECK(row.used > 0);
    CHECK(row.expired > 0);
  }
  check_replay(session);
}

TEST_CASE("a purchase earns by the policy that holds for purchases of its day") {
  auto clock = std::make_shared<ManualClock>(parse_instant("2024-01-01T04:00:00Z").value());
  Options memory;
  memory.store = Options::Kind::memory;
  memory.clock = clock;
  Database database = must(Database::open(memory));
  auto session = must(database.session(clerk()));
  auto acme = must(session.execute(new_customer("ACME", "Acme Trading 有限公司")))->customer;
  std::string document(Policy::reference_document());
  auto replace = [&](std::string_view from, std::string_view to, std::string_view after) {
    std::size_t found = document.find(from, document.find(after));
    REQUIRE(found != std::string::npos);
    document.replace(found, from.size(), to);
  };
  // From 1 April on three points instead of one; what was bought before stays under the old terms.
  replace(R"("effective_from": "2000-01-01")", R"("effective_from": "2024-04-01")", "{");
  replace(R"("effective_for_existing": "2000-01-01")", R"("effective_for_existing": null)", "{");
  replace(R"({"when": ["-", "-", "-", "-", "-"], "then": ["1"]})",
          R"({"when": ["-", "-", "-", "-", "-"], "then": ["3"]})", "\"TIER-4\"");
  replace(R"("reversal_rounding": "up")", R"("reversal_rounding": "down")", "\"TIER-4\"");
  must(session.execute(system::AdoptPolicy{document, {}}));
  clock->set(parse_instant("2024-03-31T04:00:00Z").value());
  auto before = buy(session, acme, 10000);
  clock->set(parse_instant("2024-04-01T04:00:00Z").value());
  auto after = buy(session, acme, 10000);
  settle(session);
  CHECK(account(session, acme).earned == 400);
  // A third comes back: of the old purchase 34 points by the old rounding, of the new one 100 less.
  for (const auto& id : {before.id, after.id}) {
    purchase::TakeBackPurchase back;
    back.purchase = id;
    back.amount = cents(3333);
    must(session.execute(back));
  }
  settle(session);
  CHECK(account(session, acme).earned == 400 - 34 - 99);
}

TEST_CASE("what asks of all accounts stops when the caller says so") {
  Options memory;
  memory.store = Options::Kind::memory;
  Database database = must(Database::open(memory));
  auto session = must(database.session(clerk()));
  auto acme = must(session.execute(new_customer("ACME", "Acme Trading 有限公司")))->customer;
  buy(session, acme, 10000);
  settle(session);
  database.watch([](const Event& event) { return event.kind != Event::Kind::progress; });
  auto code = [](const auto& result) { return result ? std::string() : result.error().code; };
  CHECK(code(session.query(points::PointsAccountQuery{})) == "query.cancelled");
  CHECK(code(session.query(points::PointsLiabilityQuery{})) == "query.cancelled");
}
