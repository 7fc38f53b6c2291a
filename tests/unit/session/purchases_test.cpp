// Statistics of purchases, kept up by many purchases and returns at random, beside the sums.
#include <map>
#include <random>

#include "desk.hpp"
#include "purchase/rules.hpp"

using namespace kehu;
using namespace kehu::test;
using purchase::Purchase;

namespace {

const Date first_day(2023, 1, 15), last_day(2024, 3, 31);

struct Shop {
  Shop()
      : clock(std::make_shared<ManualClock>(parse_instant("2024-03-31T12:00:00Z").value())),
        database(open()),
        session(must(database.session(clerk()))) {}

  Database open() {
    Options options;
    options.store = Options::Kind::memory;
    options.clock = clock;
    return must(Database::open(options));
  }
  Id<customer::Customer> customer(const std::string& code) {
    customer::Create command;
    command.kind = customer::Kind::individual;
    command.name = "Customer " + code;
    command.channel = "visit";
    command.code = code;
    return must(session.execute(command))->customer;
  }
  std::vector<Purchase> purchases(const Id<customer::Customer>& who) {
    purchase::PurchasesOf query;
    query.customer = who;
    return must(session.query(query));
  }

  std::shared_ptr<ManualClock> clock;
  Database database;
  Session session;
};

// Buys, or takes something back, at random.
void trade(Shop& shop, const Id<customer::Customer>& who, std::mt19937& random) {
  auto pick = [&](std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(0, most)(random);
  };
  auto bought = shop.purchases(who);
  std::erase_if(bought, [](const Purchase& p) { return !purchase::counts(p); });
  if (!bought.empty() && pick(3) == 0) {
    const Purchase& from = bought[static_cast<std::size_t>(pick(std::ssize(bought) - 1))];
    purchase::TakeBackPurchase back;
    back.purchase = from.id;
    back.returned_on = from.purchased_on + days(pick((last_day - from.purchased_on).days()));
    std::int64_t left = (from.amount - from.returned).minor();
    if (left > 1 && pick(1) == 0) back.amount = Money(1 + pick(left - 2), from.amount.currency());
    must(shop.session.execute(back));
    return;
  }
  purchase::RecordPurchase buy;
  buy.customer = who;
  // Few days, so that many are shared.
  buy.purchased_on = first_day + days(pick(40) * 11);
  buy.amount = Money(pick(5000), Currency::parse("CNY").value());
  buy.redeemed = Money(pick(buy.amount->minor()), buy.amount->currency());
  must(shop.session.execute(buy));
}

Money sum_between(const std::vector<Purchase>& all, const Date& from, const Date& until) {
  Money sum = Money::zero(all[0].amount.currency());
  for (const Purchase& p : all)
    if (from <= p.purchased_on && p.purchased_on <= until) sum = sum + purchase::spent_on(p);
  return sum;
}

}  // namespace

TEST_CASE("statistics kept up are those that the purchases make") {
  Shop shop;
  std::mt19937 random(7);
  std::vector<Id<customer::Customer>> people;
  for (const char* code : {"A", "B", "C", "D"}) people.push_back(shop.customer(code));
  for (int i = 0; i < 400; ++i) {
    trade(shop, people[static_cast<std::size_t>(i) % people.size()], random);
    if (i % 40 == 39)
      CHECK(must(shop.session.execute(purchase::RebuildStatistics{}))->changed == 0);
  }
  auto transaction = shop.database.store().read();
  Reader reader(*transaction);
  for (const auto& who : people) {
    auto all = shop.purchases(who);
    auto kept = purchase::statistics_of(reader, who);
    REQUIRE(kept);
    CHECK(purchase::same(*kept, *purchase::statistics_on(reader, who, last_day)));
    for (int i = 0; i < 200; ++i) {
      Date from = first_day + days(static_cast<long>(random() % 440));
      Date until = from + days(static_cast<long>(random() % 200));
      CHECK(*purchase::spend_between(reader, who, from, until) == sum_between(all, from, until));
    }
  }
}

TEST_CASE("statistics as of a past day are those that were kept up then") {
  Shop shop;
  std::mt19937 random(11);
  auto who = shop.customer("A");
  std::map<Date, purchase::PurchaseStatistics> then;
  for (Date day(2024, 1, 1); day < Date(2024, 3, 1); day += days(1)) {
    shop.clock->set(parse_instant(text(day) + "T04:00:00Z").value());
    purchase::RecordPurchase buy;
    buy.customer = who;
    buy.amount = yuan(1 + static_cast<std::int64_t>(random() % 50));
    must(shop.session.execute(buy));
    auto bought = shop.purchases(who);
    const Purchase& any = bought[random() % bought.size()];
    if (purchase::counts(any)) {
      purchase::TakeBackPurchase back;
      back.purchase = any.id;
      if (random() % 2 == 0) back.amount = Money(50, any.amount.currency());
      if (!back.amount || *back.amount <= any.amount - any.returned)
        must(shop.session.execute(back));
    }
    auto transaction = shop.database.store().read();
    Reader reader(*transaction);
    then[day] = *purchase::statistics_of(reader, who);
  }
  auto transaction = shop.database.store().read();
  Reader reader(*transaction);
  for (const auto& [day, statistics] : then) {
    INFO(text(day));
    CHECK(purchase::same(statistics, *purchase::statistics_on(reader, who, day)));
  }
}

TEST_CASE("rebuilding puts right what is wrong, missing or too much") {
  Shop shop;
  auto who = shop.customer("A"), other = shop.customer("B"), none = shop.customer("C");
  for (const auto& buyer : {who, other}) {
    purchase::RecordPurchase buy;
    buy.customer = buyer;
    buy.amount = yuan(5);
    must(shop.session.execute(buy));
  }
  auto wrong = [&](auto before, auto after) {
    using Row = decltype(before);
    shop.database.store().write([&](store::Transaction& transaction) {
      store::Change change{&table_of<Row>(), before.customer.is_nil() ? nullptr : &before,
                           after.customer.is_nil() ? nullptr : &after};
      return transaction.put({&change, 1}).has_value();
    });
  };
  auto read = shop.database.store().read();
  Reader reader(*read);
  auto right = *purchase::statistics_of(reader, who);
  auto month = reader.rows<purchase::PurchaseMonth>("", {Reader::value(other)}).at(0);
  auto altered = right;
  altered.spent = yuan(99);
  auto stray = right;
  stray.customer = none;
  wrong(right, altered);
  wrong(month, purchase::PurchaseMonth{});
  wrong(purchase::PurchaseStatistics{}, stray);
  CHECK(must(shop.session.execute(purchase::RebuildStatistics{}))->changed == 3);
  CHECK(must(shop.session.execute(purchase::RebuildStatistics{}))->changed == 0);
  auto again = shop.database.store().read();
  Reader after(*again);
  CHECK(purchase::same(right, *purchase::statistics_of(after, who)));
  CHECK_FALSE(purchase::statistics_of(after, none));
}

TEST_CASE("a window of months begins on the day after, at month ends too") {
  auto start = [](Date day, std::int64_t months) {
    return text(purchase::window_start(day, months));
  };
  CHECK(start(Date(2024, 3, 1), 12) == "2023-03-02");
  CHECK(start(Date(2024, 2, 29), 12) == "2023-03-01");
  CHECK(start(Date(2024, 2, 28), 12) == "2023-03-01");
  CHECK(start(Date(2024, 3, 31), 1) == "2024-03-01");
  CHECK(start(Date(2023, 2, 28), 12) == "2022-03-01");
  CHECK(start(Date(2024, 12, 31), 2) == "2024-11-01");
}

TEST_CASE("the searches over all purchases stop when the caller asks") {
  Shop shop;
  purchase::RecordPurchase buy;
  buy.customer = shop.customer("A");
  buy.lines.push_back({"lamp", 1, yuan(1)});
  must(shop.session.execute(buy));
  shop.database.watch([](const Event& event) { return event.kind != Event::Kind::progress; });
  auto code = [](const auto& result) { return result ? std::string() : result.error().code; };
  CHECK(code(shop.session.query(purchase::Behaviour{})) == "query.cancelled");
  CHECK(code(shop.session.query(classification::SegmentsQuery{})) == "query.cancelled");
  CHECK(code(shop.session.query(classification::ClassBehaviour{})) == "query.cancelled");
  classification::Recommend recommend;
  recommend.customer = buy.customer;
  CHECK(code(shop.session.query(recommend)) == "query.cancelled");
}

TEST_CASE("lift is exact where its parts are large") {
  classification::Association association{4'000'000'000, 3'000'000'000, 2'000'000'000,
                                          1'500'000'000};
  CHECK(association.lift() == Ratio(1, 1));
  CHECK(association.confidence() == Ratio(1, 2));
}
