// Purchases, what comes back of them, and the figures: windows over month ends, amounts to the
// cent, and the maintained sums against the purchases themselves.
#include "purchase/rules.hpp"

#include <map>
#include <random>

#include "../customers.hpp"
#include "kehu/calendar.hpp"
#include "kehu/casework.hpp"
#include "kehu/purchase.hpp"
#include "kehu/purchase/behaviour.hpp"

using namespace kehu;
using namespace kehu::purchase;
using namespace kehu::test;

std::vector<const Area*> test::known_areas() {
  return {&calendar::area(), &casework::area(), &customer::area(), &purchase::area()};
}

namespace {

Id<customer::Customer> individual(House& house, std::string_view code) {
  return new_customer(house, customer::Kind::individual, code);
}

RecordPurchase purchase_of(std::string_view amount) {
  RecordPurchase command;
  command.amount = Money::parse(amount, cny()).value();
  return command;
}

std::string code_of(const RecordPurchase& request, std::optional<Currency> known = {}) {
  auto made = bought(request, known);
  return made ? made->amount.text() : made.error().code + " " + made.error().path;
}

NewPurchaseLine line(std::string_view amount, std::optional<std::int64_t> quantity = {}) {
  NewPurchaseLine made;
  made.product = "lamp";
  made.quantity = quantity;
  made.amount = Money::parse(amount, cny()).value();
  return made;
}

// A purchase of these lines, as it is kept.
struct Kept {
  Purchase purchase;
  std::vector<PurchaseLine> lines;

  Kept(std::int64_t amount, std::int64_t redeemed,
       std::vector<std::pair<std::int64_t, std::int64_t>> quantities_and_amounts = {}) {
    purchase.amount = cents(amount);
    purchase.redeemed = cents(redeemed);
    purchase.returned = purchase.returned_redeemed = cents(0);
    for (auto [quantity, of_line] : quantities_and_amounts) {
      PurchaseLine made;
      made.number = std::ssize(lines) + 1;
      made.quantity = quantity;
      made.amount = cents(of_line);
      made.returned = cents(0);
      lines.push_back(made);
    }
  }
  std::string code(const TakeBackPurchase& request) {
    auto purchase_before = purchase;
    auto lines_before = lines;
    auto made = take_back(request, purchase_before, lines_before);
    return made ? "done" : made.error().code + " " + made.error().path;
  }
  Returned returned(const TakeBackPurchase& request) {
    return take_back(request, purchase, lines).value();
  }
};

TakeBackPurchase line_back(std::int64_t number, std::optional<std::int64_t> quantity = {},
                           std::optional<Money> amount = {}) {
  TakeBackPurchase request;
  request.lines = {{number, quantity, amount}};
  return request;
}

TakeBackPurchase amount_back(Money amount) {
  TakeBackPurchase request;
  request.amount = amount;
  return request;
}

}  // namespace

TEST_CASE("a window of months begins after the same day, or the month's last", "[purchase]") {
  auto start = [](std::string_view until, std::int64_t length) {
    return text(window_start(day(until), length));
  };
  CHECK(start("2024-03-15", 1) == "2024-02-16");
  CHECK(start("2024-03-29", 1) == "2024-03-01");
  CHECK(start("2024-03-31", 1) == "2024-03-01");
  CHECK(start("2023-03-28", 1) == "2023-03-01");
  CHECK(start("2024-02-29", 1) == "2024-01-30");
  CHECK(start("2024-02-29", 12) == "2023-03-01");
  CHECK(start("2025-02-28", 12) == "2024-02-29");
  CHECK(start("2024-04-30", 1) == "2024-03-31");
  CHECK(start("2024-01-31", 12) == "2023-02-01");
  CHECK(start("2024-12-31", 1200) == "1925-01-01");
}

TEST_CASE("periods are whole months, quarters and years", "[purchase]") {
  CHECK(period_of(day("2024-02-29"), PeriodLength::month) == day("2024-02-01"));
  CHECK(period_of(day("2024-03-31"), PeriodLength::quarter) == day("2024-01-01"));
  CHECK(period_of(day("2024-04-01"), PeriodLength::quarter) == day("2024-04-01"));
  CHECK(period_of(day("2024-12-31"), PeriodLength::quarter) == day("2024-10-01"));
  CHECK(period_of(day("2024-12-31"), PeriodLength::year) == day("2024-01-01"));
  CHECK(next_period(day("2024-12-01"), PeriodLength::month) == day("2025-01-01"));
  CHECK(next_period(day("2024-10-01"), PeriodLength::quarter) == day("2025-01-01"));
  CHECK(next_period(day("2024-01-01"), PeriodLength::year) == day("2025-01-01"));
}

TEST_CASE("a purchase that cannot be says what is wrong with it", "[purchase]") {
  Currency usd = Currency::parse("USD").value();
  CHECK(code_of({}) == "purchase.amount /amount");
  CHECK(code_of(purchase_of("-0.01")) == "purchase.amount /amount");
  CHECK(code_of(purchase_of("0")) == "0.00 CNY");
  CHECK(code_of(purchase_of("1"), usd) == "purchase.currency /amount");
  CHECK(code_of(purchase_of("1"), cny()) == "1.00 CNY");
  RecordPurchase request = purchase_of("10.00");
  request.redeemed = yuan("10.00");
  CHECK(code_of(request) == "10.00 CNY");
  request.redeemed = yuan("10.01");
  CHECK(code_of(request) == "purchase.redeemed /redeemed");
  request.redeemed = yuan("-0.01");
  CHECK(code_of(request) == "purchase.redeemed /redeemed");
  request.redeemed = Money(1, usd);
  CHECK(code_of(request) == "purchase.currency /redeemed");
  // With lines the amount is their sum, to the cent.
  request = {};
  request.lines = {line("3.33", 3), line("6.67")};
  CHECK(code_of(request) == "10.00 CNY");
  request.amount = yuan("10.01");
  CHECK(code_of(request) == "purchase.lines /amount");
  request.amount = yuan("10.00");
  request.lines[1].quantity = 0;
  CHECK(code_of(request) == "purchase.quantity /lines/1/quantity");
  request.lines[1] = line("-6.67");
  CHECK(code_of(request) == "purchase.amount /lines/1/amount");
  request.lines[1].amount = Money(1, usd);
  CHECK(code_of(request) == "purchase.currency /lines/1/amount");
  request = {};
  request.lines = {line("1")};
  request.lines[0].amount = Money(INT64_MAX, cny());
  request.lines.push_back(line("0.01"));
  CHECK(code_of(request) == "money.overflow /lines/1/amount");
  request.lines.assign(lines_max, line("0.01"));
  CHECK(code_of(request) == "10.00 CNY");
  request.lines.push_back(line("0.01"));
  CHECK(code_of(request) == "purchase.lines /lines");
}

TEST_CASE("what comes back is bounded by what is kept", "[purchase]") {
  Kept plain(1000, 100);
  CHECK(plain.code(amount_back(cents(0))) == "purchase.amount /amount");
  CHECK(plain.code(amount_back(cents(-1))) == "purchase.amount /amount");
  CHECK(plain.code(amount_back(cents(1001))) == "purchase.exceeds_bought /amount");
  CHECK(plain.code(amount_back(Money(1, Currency::parse("USD").value()))) ==
        "purchase.currency /amount");
  CHECK(plain.code(line_back(1)) == "purchase.not_found /lines/0/line");
  CHECK(plain.returned(amount_back(cents(999))).redeemed == cents(100));  // 99.9
  CHECK(plain.code(amount_back(cents(2))) == "purchase.exceeds_bought /amount");
  Returned last = plain.returned(amount_back(cents(1)));
  CHECK(last.whole);
  CHECK(last.redeemed == cents(0));

  Kept lines(1000, 0, {{3, 1000}});
  CHECK(lines.code(amount_back(cents(1))) == "purchase.lines /amount");
  CHECK(lines.code(line_back(1, 4)) == "purchase.exceeds_bought /lines/0/quantity");
  CHECK(lines.code(line_back(1, 0)) == "purchase.quantity /lines/0/quantity");
  CHECK(lines.code(line_back(1, 1, cents(1001))) == "purchase.exceeds_bought /lines/0/amount");
  CHECK(lines.code(line_back(2)) == "purchase.not_found /lines/0/line");
  TakeBackPurchase twice = line_back(1, 1);
  twice.lines.push_back(twice.lines[0]);
  CHECK(lines.code(twice) == "purchase.lines /lines/1/line");
}

TEST_CASE("a line that comes back piece by piece comes back to the cent", "[purchase]") {
  Kept kept(1000, 100, {{3, 1000}});
  Returned first = kept.returned(line_back(1, 1));
  CHECK(first.amount == cents(333));
  CHECK(first.redeemed == cents(33));
  CHECK(kept.returned(line_back(1, 1)).amount == cents(334));  // two of three are 666.67
  Returned last = kept.returned(line_back(1));
  CHECK(last.amount == cents(333));
  CHECK(last.whole);
  CHECK(kept.purchase.returned == cents(1000));
  CHECK(kept.purchase.returned_redeemed == cents(100));
  CHECK(kept.code(line_back(1)) == "purchase.exceeds_bought /lines/0/quantity");
  // All pieces for less than they cost: the rest of the money can still come back.
  Kept partly(1000, 0, {{2, 1000}});
  CHECK_FALSE(partly.returned(line_back(1, 2, cents(400))).whole);
  Returned rest = partly.returned(line_back(1));
  CHECK(rest.amount == cents(600));
  CHECK(rest.whole);
}

TEST_CASE("whatever comes back in whatever order, nothing is lost or made", "[purchase]") {
  std::mt19937 random(7);
  auto pick = [&](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  for (int round = 0; round < 300; ++round) {
    std::int64_t sum = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> lines;
    for (std::int64_t i = 0; i <= pick(4); ++i) {
      lines.push_back({1 + pick(7), pick(1000)});
      sum += lines.back().second;
    }
    std::int64_t redeemed = pick(sum + 1);
    Kept kept(sum, redeemed, lines);
    std::int64_t back = 0, back_redeemed = 0;
    bool whole = false;
    for (int step = 0; step < 8 && !whole; ++step) {
      TakeBackPurchase request;
      if (step < 7) {
        auto number = static_cast<std::size_t>(pick(std::ssize(lines)));
        const PurchaseLine& of = kept.lines[number];
        std::int64_t left = of.quantity - of.returned_quantity;
        if (left == 0) continue;
        request = line_back(of.number, 1 + pick(left));
      }
      Returned made = kept.returned(request);
      CHECK(!made.amount.is_negative());
      CHECK(!made.redeemed.is_negative());
      back += made.amount.minor();
      back_redeemed += made.redeemed.minor();
      CHECK(kept.purchase.returned == cents(back));
      CHECK(kept.purchase.returned_redeemed == cents(back_redeemed));
      CHECK(!spent_on(kept.purchase).is_negative());
      whole = made.whole;
    }
    CHECK(whole);
    CHECK(back == sum);
    CHECK(back_redeemed == redeemed);
    CHECK(spent_on(kept.purchase).is_zero());
  }
}

TEST_CASE("a mean is half to even, and of nothing zero", "[purchase]") {
  auto mean = [](std::int64_t spent, std::int64_t purchases) {
    PurchaseStatistics statistics;
    statistics.spent = cents(spent);
    statistics.purchases = purchases;
    return average(statistics).minor();
  };
  CHECK(mean(0, 0) == 0);
  CHECK(mean(1, 2) == 0);
  CHECK(mean(3, 2) == 2);
  CHECK(mean(5, 2) == 2);
  CHECK(mean(10, 3) == 3);
  CHECK(mean(11, 3) == 4);
  CHECK(mean(INT64_MAX, 2) == INT64_MAX / 2 + 1);  // ends in 7: half of it goes to the even 4
}

TEST_CASE("the average of the last months counts their days, and no day before", "[purchase]") {
  House house;
  house.now = at("2024-02-29T12:00:00+08:00");
  auto id = individual(house, "A");
  auto buy = [&](std::string_view on, std::string_view amount) {
    RecordPurchase command = purchase_of(amount);
    command.customer = id;
    command.purchased_on = day(on);
    return house.done(command).id;
  };
  auto average_on = [&](std::string_view date, std::int64_t length) -> std::string {
    std::string answer = "none";
    house.read([&](Reader& reader) {
      if (auto found = average_monthly_spend(reader, id, day(date), length)) answer = found->text();
    });
    return answer;
  };
  CHECK(average_on("2024-02-29", 12) == "none");
  buy("2023-02-28", "1200.00");
  buy("2023-03-01", "12.00");
  buy("2024-01-29", "24.00");
  buy("2024-01-30", "36.00");
  auto last = buy("2024-02-29", "48.00");
  CHECK(average_on("2024-02-29", 12) == "10.00 CNY");
  CHECK(average_on("2024-02-28", 12) == "6.00 CNY");  // from 1 March 2023 on
  CHECK(average_on("2023-02-28", 12) == "100.00 CNY");
  CHECK(average_on("2024-02-27", 12) == "106.00 CNY");
  CHECK(average_on("2024-02-29", 1) == "84.00 CNY");
  CHECK(average_on("2024-02-28", 1) == "60.00 CNY");
  CHECK(average_on("2025-03-01", 12) == "0.00 CNY");
  CHECK(average_on("2025-02-28", 12) == "4.00 CNY");  // 29 February is still in it
  TakeBackPurchase back;
  back.purchase = last;
  back.amount = yuan("47.95");
  house.done(back);
  CHECK(average_on("2024-02-29", 12) == "6.00 CNY");  // 6.00416...
  RecordPurchase other = purchase_of("1");
  other.customer = id;
  other.amount = Money::parse("1.00 USD").value();
  CHECK(house.code(other) == "purchase.currency");
  other.amount = yuan("-1.00");
  CHECK(house.code(other) == "purchase.amount");
  other.amount = yuan("1.00");
  other.purchased_on = day("2024-03-01");
  CHECK(house.code(other) == "purchase.future_date");
}

TEST_CASE("the sums that are kept are those of the purchases, whatever was asked", "[purchase]") {
  std::mt19937 random(11);
  auto pick = [&](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  for (int round = 0; round < 4; ++round) {
    House house;
    house.now = at("2024-03-31T12:00:00+08:00");
    std::vector<Id<customer::Customer>> customers = {individual(house, "A"),
                                                     individual(house, "B")};
    for (int step = 0; step < 120; ++step) {
      auto purchases = house.all<Purchase>();
      if (pick(3) == 0 && !purchases.empty()) {
        const Purchase& from = purchases[static_cast<std::size_t>(pick(std::ssize(purchases)))];
        TakeBackPurchase back;
        back.purchase = from.id;
        if (pick(2)) back.amount = cents(1 + pick(300));
        auto made = house.run(back);
        if (!made) CHECK(made.error().category != Category::internal);
        continue;
      }
      RecordPurchase command;
      command.customer = customers[static_cast<std::size_t>(pick(2))];
      command.amount = cents(pick(500));
      command.redeemed = cents(pick(command.amount->minor() + 1));
      command.purchased_on = house.today() - days(pick(100));
      house.done(command);
    }
    for (const auto& customer : customers) {
      std::vector<Purchase> his;
      for (const Purchase& purchase : house.all<Purchase>())
        if (purchase.customer == customer) his.push_back(purchase);
      std::ranges::stable_sort(his, {}, &Purchase::purchased_on);
      Figures again = figures_of(his);
      house.read([&](Reader& reader) {
        CHECK(same(*statistics_of(reader, customer), again.statistics));
        auto its_months = reader.rows<PurchaseMonth>("", {customer.value});
        REQUIRE(its_months.size() == again.months.size());
        for (const PurchaseMonth& month : its_months)
          CHECK(same(month, again.months.at(month.month)));
        // Any window, whole months or not, against the purchases one by one.
        for (int window = 0; window < 60; ++window) {
          Date from = house.today() - days(pick(120)), until = from + days(pick(90));
          Money sum = cents(0);
          for (const Purchase& purchase : his)
            if (from <= purchase.purchased_on && purchase.purchased_on <= until)
              sum = sum + spent_on(purchase);
          CHECK(spend_between(reader, customer, from, until) == sum);
        }
      });
    }
    CHECK(house.done(RebuildStatistics{}).changed == 0);
  }
}

TEST_CASE("a cohort is counted from its first period on", "[purchase]") {
  BehaviourTable table({PeriodLength::quarter, {}, day("2024-09-30")});
  auto add = [&](std::string_view group,
                 std::vector<std::pair<std::string_view, std::int64_t>> month_and_cents) {
    PurchaseStatistics statistics;
    statistics.spent = cents(1);
    statistics.first_on = day(month_and_cents.front().first);
    std::vector<PurchaseMonth> its_months;
    for (auto [month, spent] : month_and_cents)
      its_months.push_back({{}, day(month), 0, 1, cents(spent)});
    table.add(group, statistics, its_months);
  };
  add("new", {{"2024-02-01", 100}, {"2024-03-01", 101}, {"2024-07-01", 50}});
  add("new", {{"2024-04-01", 25}});
  add("old", {{"2023-10-01", 7}});
  add("late", {{"2024-11-01", 9}});  // after the end
  PurchaseStatistics none;           // who gave all back
  none.spent = cents(0);
  table.add("new", none, {});
  struct Sink : RowSink {
    std::vector<BehaviourRow> all;
    void push(const void* row) override { all.push_back(*static_cast<const BehaviourRow*>(row)); }
  } sink;
  Rows<BehaviourRow> rows(sink);
  table.push(rows);
  std::vector<std::string> told;
  for (const BehaviourRow& row : sink.all)
    told.push_back(row.group + " " + text(row.period) + " " + std::to_string(row.members) + " " +
                   std::to_string(row.customers) + " " + std::to_string(row.purchases) + " " +
                   row.spent.text() + " " + row.average.text());
  CHECK(told ==
        std::vector<std::string>{
            "new 2024-01-01 1 1 2 2.01 CNY 2.01 CNY", "new 2024-04-01 2 1 1 0.25 CNY 0.25 CNY",
            "new 2024-07-01 2 1 1 0.50 CNY 0.50 CNY", "old 2023-10-01 1 1 1 0.07 CNY 0.07 CNY",
            "old 2024-01-01 1 0 0 0.00 CNY 0.00 CNY", "old 2024-04-01 1 0 0 0.00 CNY 0.00 CNY",
            "old 2024-07-01 1 0 0 0.00 CNY 0.00 CNY"});
  CHECK(check_span({PeriodLength::month, day("2024-03-01"), day("2024-02-29")}).error().code ==
        "purchase.dates");
  CHECK(check_span({PeriodLength::month, day("2024-03-01"), day("2024-03-01")}).has_value());
}
