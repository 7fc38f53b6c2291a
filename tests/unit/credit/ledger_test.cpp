// Whatever happens, the account is its ledger, and yesterday stays what it was.
#include <map>
#include <random>

#include "books.hpp"

using namespace kehu;
using namespace kehu::credit;
using namespace kehu::test;

namespace {

using Ref = Reference<customer::Customer>;

// Asks for random things, sensible or not, and remembers what each day ended with.
class Trader {
 public:
  Trader(House& house, unsigned seed) : house_(house), random_(seed) {
    for (const char* code : {"A", "B", "C"}) customers_.push_back(customer_of(house, code));
    for (const auto& id : customers_) {
      SetLimit limit;
      limit.customer = id;
      limit.state = LimitState::amount;
      limit.amount = yuan("3000");
      limit.reason = "opening";
      house_.done(limit);
    }
  }

  void act() {
    switch (pick(14)) {
      case 0:
      case 1:
      case 2:
        authorize();
        break;
      case 3:
      case 4:
        ship();
        break;
      case 5:
        voids();
        break;
      case 6:
      case 7:
        invoice();
        break;
      case 8:
      case 9:
        pay();
        break;
      case 10:
        reverse();
        break;
      case 11:
        credit_note();
        break;
      case 12:
        write_off();
        break;
      case 13:
        allocate();
        break;
    }
  }
  int accepted = 0;

 private:
  std::size_t pick(std::size_t n) { return random_() % n; }
  Money amount(int most) {
    return Money(1 + static_cast<std::int64_t>(random_() % static_cast<unsigned>(most)), cny());
  }
  const Id<customer::Customer>& customer() { return customers_[pick(customers_.size())]; }
  template <class T>
  std::optional<T> any() {
    auto rows = house_.all<T>();
    if (rows.empty()) return std::nullopt;
    return rows[pick(rows.size())];
  }
  template <class C>
  void run(const C& command) {
    if (auto result = house_.run(command)) {
      ++accepted;
    } else {
      INFO(result.error().code << ": " << result.error().message);
      CHECK(result.error().category != Category::internal);
    }
  }

  void authorize() {
    Authorize command;
    command.customer = customer();
    command.amount = amount(150000);
    if (pick(3) == 0) {
      RequestApproval request;
      request.customer = command.customer;
      request.amount = command.amount;
      if (auto approval = house_.run(request)) {
        Actor before = house_.actor;
        house_.as("wang.fang", approval->role);
        Approve approve;
        approve.approval = approval->id;
        house_.done(approve);
        house_.actor = before;
        command.approvals = {approval->id};
      }
    }
    run(command);
  }
  void ship() {
    auto of = any<Authorization>();
    if (!of) return;
    Ship command;
    command.authorization = of->id;
    if (pick(2)) command.amount = amount(60000);
    command.more_to_follow = pick(2) == 0;
    run(command);
  }
  void voids() {
    auto of = any<Authorization>();
    if (!of) return;
    Void command;
    command.authorization = of->id;
    run(command);
  }
  void invoice() {
    Invoice command;
    command.number = std::to_string(++number_);
    auto of = any<Shipment>();
    if (of && pick(4)) {
      command.customer = of->customer;
      command.shipment = of->id;
      if (pick(2)) command.amount = amount(40000);
    } else {
      command.customer = customer();
      command.amount = amount(40000);
    }
    run(command);
  }
  void pay() {
    Pay command;
    command.customer = customer();
    command.amount = amount(90000);
    command.keep_unapplied = pick(3) == 0;
    run(command);
  }
  void reverse() {
    Reverse command;
    command.reason = "test";
    command.kind = static_cast<Reversible>(pick(5));
    auto set = [&](auto row) {
      if (row) command.id.value = row->id.value;
      return row.has_value();
    };
    bool there = false;
    switch (command.kind) {
      case Reversible::payment:
        there = set(any<Payment>());
        break;
      case Reversible::allocation:
        there = set(any<Allocation>());
        break;
      case Reversible::invoice:
        there = set(any<Receivable>());
        break;
      case Reversible::credit_note:
        there = set(any<CreditNote>());
        break;
      case Reversible::write_off:
        there = set(any<WriteOff>());
        break;
    }
    if (there) run(command);
  }
  void credit_note() {
    auto of = any<Receivable>();
    if (!of) return;
    Credit command;
    command.receivable = of->id;
    command.amount = amount(30000);
    command.reason = "returned";
    run(command);
  }
  void write_off() {
    auto of = any<Receivable>();
    if (!of || pick(3)) return;
    Abandon command;
    command.receivable = of->id;
    command.reason = "bankrupt";
    command.persons = {{"account_manager", "li.wei"}};
    if (of->coverage != Coverage::last_over_limit) {
      command.persons.push_back({"regional_manager", "wang.fang"});
      command.persons.push_back({"sales_manager", "zhou.ping"});
    }
    run(command);
  }
  void allocate() {
    auto of = any<Payment>();
    if (!of) return;
    Allocate command;
    command.payment = of->id;
    command.reallocate = pick(2) == 0;
    run(command);
  }

  House& house_;
  std::mt19937 random_;
  std::vector<Id<customer::Customer>> customers_;
  int number_ = 0;
};

}  // namespace

TEST_CASE("the account is its ledger after any sequence of commands") {
  int accepted = 0;
  for (unsigned seed = 1; seed <= 6; ++seed) {
    House house;
    Trader trader(house, seed);
    std::map<Date, std::vector<ExposureRow>> ended;
    std::map<Date, std::vector<ReceivableRow>> open;
    for (int d = 0; d < 20; ++d) {
      Instant morning = house.now;
      for (int i = 0; i < 20; ++i) {
        trader.act();
        house.now += std::chrono::minutes(7);
      }
      check_books(house);
      // What lapsed reads the same at the day's end whether or not it was swept.
      if (seed % 2 == 0) house.done(Expire{});
      Date today = house.policy->zone().day(house.now);
      house.now = house.policy->zone().start(today + days(1)) - Duration(1);
      ended[today] = house.ask(ExposureQuery{});
      open[today] = house.ask(ReceivablesQuery{});
      house.now = morning + std::chrono::hours(24);
    }
    for (const auto& [date, then] : ended) {
      ExposureQuery query;
      query.as_of = date;
      auto now = house.ask(query);
      REQUIRE(now.size() == then.size());
      for (std::size_t i = 0; i < now.size(); ++i) {
        CHECK(now[i].receivable == then[i].receivable);
        CHECK(now[i].unbilled == then[i].unbilled);
        CHECK(now[i].reserved == then[i].reserved);
        CHECK(now[i].unapplied == then[i].unapplied);
        CHECK(now[i].exposure == then[i].exposure);
      }
      ReceivablesQuery receivables;
      receivables.as_of = date;
      auto rows = house.ask(receivables);
      REQUIRE(rows.size() == open[date].size());
      for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(rows[i].number == open[date][i].number);
        CHECK(rows[i].open == open[date][i].open);
      }
    }
    accepted += trader.accepted;
  }
  CHECK(accepted > 600);
}

TEST_CASE("the rolling limit follows what was invoiced, day by day") {
  House house;
  auto id = customer_of(house, "A");
  auto limit_on_day = [&](const char* date) {
    StatusQuery query;
    query.customer = Ref(id);
    query.as_of = day(date);
    return house.ask(query).at(0).limit.value();
  };
  for (auto [date, amount] : {std::pair{"2024-01-31", "100"}, {"2024-02-10", "200"}}) {
    Invoice invoice;
    invoice.customer = id;
    invoice.number = date;
    invoice.amount = yuan(amount);
    invoice.invoice_date = day(date);
    house.done(invoice);
  }
  CHECK(limit_on_day("2024-01-31") == yuan("0"));  // the day itself is not before it
  CHECK(limit_on_day("2024-02-01") == yuan("100"));
  CHECK(limit_on_day("2024-03-01") == yuan("300"));  // 31 January is the 30th day before
  house.now = at("2024-03-02T09:00:00+08:00");
  CHECK(limit_on_day("2024-03-02") == yuan("200"));
  CHECK(limit_on_day("2024-03-01") == yuan("300"));

  // The limit kept in the account is renewed by the day, and by what is dated back.
  Pay pay;
  pay.customer = id;
  pay.amount = yuan("300");
  house.done(pay);
  Authorize authorize;
  authorize.customer = id;
  authorize.amount = yuan("200.01");
  CHECK(house.code(authorize) == "credit.over_limit");
  authorize.amount = yuan("1");
  house.done(authorize);
  Invoice late;
  late.customer = id;
  late.number = "late";
  late.amount = yuan("50");
  late.invoice_date = day("2024-02-20");
  house.done(late);
  CHECK(limit_on_day("2024-03-02") == yuan("250"));
  authorize.amount = yuan("199");  // exposure 51, limit 250
  house.done(authorize);
  authorize.amount = yuan("0.01");
  CHECK(house.code(authorize) == "credit.over_limit");
}

TEST_CASE("overflow is the caller's error, not a fault") {
  House house;
  auto id = customer_of(house, "A");
  Pay pay;
  pay.customer = id;
  pay.amount = Money(INT64_MAX, cny());
  CHECK(house.code(pay) == "money.overflow");
  pay.amount = Money(1'000'000'000'000'000'000, cny());  // the most that one figure holds
  house.done(pay);
  auto second = house.run(pay);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == "money.overflow");
  Authorize authorize;
  authorize.customer = customer_of(house, "B");
  authorize.amount = Money(INT64_MAX, cny());
  CHECK(house.code(authorize) == "money.overflow");
  authorize.amount = Money(1'000'000'000'000'000'000, cny());
  CHECK(house.code(authorize) == "credit.over_limit");
  check_books(house);
}
