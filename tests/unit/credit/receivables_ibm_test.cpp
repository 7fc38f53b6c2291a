// Real invoices and payments, imported row by row, against figures computed without kehu.
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "books.hpp"

using namespace kehu;
using namespace kehu::credit;
using namespace kehu::test;

namespace {

struct Line {
  std::string customer, number, amount;
  Date invoiced, due, settled;
};

Date us_date(const std::string& text) {
  int month = 0, of_month = 0, year = 0;
  char slash = 0;
  std::istringstream in(text);
  in >> month >> slash >> of_month >> slash >> year;
  return Date(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
              static_cast<unsigned short>(of_month));
}

std::vector<Line> read_lines(const std::filesystem::path& folder) {
  std::vector<Line> lines;
  std::ifstream in(folder / "WA_Fn-UseC_-Accounts-Receivable.csv");
  std::string text;
  std::getline(in, text);
  while (std::getline(in, text)) {
    if (!text.empty() && text.back() == '\r') text.pop_back();
    std::vector<std::string> cells;
    std::istringstream row(text);
    for (std::string cell; std::getline(row, cell, ',');) cells.push_back(cell);
    REQUIRE(cells.size() == 12);
    lines.push_back(
        {cells[1], cells[3], cells[6], us_date(cells[4]), us_date(cells[5]), us_date(cells[8])});
  }
  return lines;
}

struct Buckets {
  std::int64_t count = 0;
  Money current, first, second, third, older, open;
};

}  // namespace

TEST_CASE("ageing, DSO and late payers of a real receivables ledger") {
  auto folder = shared_data("receivables-ibm");
  if (folder.empty()) return;
  auto lines = read_lines(folder);
  REQUIRE(lines.size() == 2466);
  House house;
  house.now = at("2014-02-01T09:00:00+08:00");
  Currency usd = Currency::parse("USD").value();
  std::map<std::string, Id<customer::Customer>> customers;
  std::map<Id<customer::Customer>, std::string> codes;
  for (const Line& line : lines) {
    if (customers.contains(line.customer)) continue;
    auto id = customer_of(house, line.customer);
    customers[line.customer] = id;
    codes[id] = line.customer;
  }
  for (const Line& line : lines) {
    Invoice invoice;
    invoice.customer = Reference<customer::Customer>(line.customer);
    invoice.number = line.number;
    invoice.amount = Money::parse(line.amount, usd).value();
    invoice.invoice_date = line.invoiced;
    invoice.due_date = line.due;
    auto receivable = house.done(invoice);
    Pay pay;
    pay.customer = customers[line.customer];
    pay.amount = *invoice.amount;
    pay.received_on = line.settled;
    pay.allocations = {{receivable.id, *invoice.amount}};
    CHECK(house.done(pay).unapplied.is_zero());
  }
  check_books(house);

  Money zero = Money::zero(usd);
  auto aged = [&](const char* date) {
    Buckets sum{0, zero, zero, zero, zero, zero, zero};
    AgeingQuery query;
    query.as_of = day(date);
    for (const AgeingRow& row : house.ask(query)) {
      sum.count += row.receivables;
      sum.current = sum.current + row.current;
      sum.first = sum.first + row.first;
      sum.second = sum.second + row.second;
      sum.third = sum.third + row.third;
      sum.older = sum.older + row.older;
      sum.open = sum.open + row.open;
    }
    return sum;
  };
  auto amount = [&](const char* text) { return Money::parse(text, usd).value(); };
  // expected_facts.json of the data set.
  Buckets end_2012 = aged("2012-12-31");
  CHECK(end_2012.count == 86 + 13);
  CHECK(end_2012.current == amount("4936.32"));
  CHECK(end_2012.first == amount("788.74"));
  CHECK(end_2012.second.is_zero());
  CHECK(end_2012.third.is_zero());
  CHECK(end_2012.older.is_zero());
  CHECK(end_2012.open == amount("5725.06"));
  Buckets mid_2013 = aged("2013-06-30");
  CHECK(mid_2013.count == 72 + 12);
  CHECK(mid_2013.current == amount("4284.29"));
  CHECK(mid_2013.first == amount("835.56"));
  CHECK(mid_2013.open == amount("5119.85"));
  CHECK(aged("2014-02-01").count == 0);

  auto outstanding = [&](const char* date) {
    DsoQuery query;
    query.as_of = day(date);
    auto rows = house.ask(query);
    REQUIRE(rows.size() == 1);
    return rows[0];
  };
  CHECK(outstanding("2012-12-31").sales == amount("19196.81"));
  CHECK(outstanding("2012-12-31").dso == "26.8407");
  CHECK(outstanding("2013-06-30").sales == amount("19903.70"));
  CHECK(outstanding("2013-06-30").dso == "23.1508");

  LatePayersQuery late;
  auto payers = house.ask(late);
  std::int64_t days_late = 0, invoices_late = 0;
  for (const LatePayerRow& row : payers) {
    days_late += row.days_late;
    invoices_late += row.late;
  }
  CHECK(days_late == 8489);
  CHECK(invoices_late == 877);
  struct Top {
    const char* customer;
    std::int64_t invoices, late;
    const char* amount;
    std::int64_t days;
  };
  const Top top[] = {{"0688-XNJRO", 34, 32, "1231.45", 491},
                     {"8102-ABPKQ", 27, 26, "1696.26", 394},
                     {"4460-ZXNDN", 28, 25, "1928.71", 344},
                     {"2621-XCLEH", 15, 14, "1110.74", 294},
                     {"9181-HEKGV", 23, 19, "1770.61", 284}};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(codes[payers[i].customer] == top[i].customer);
    CHECK(payers[i].invoices == top[i].invoices);
    CHECK(payers[i].late == top[i].late);
    CHECK(payers[i].amount == amount(top[i].amount));
    CHECK(payers[i].days_late == top[i].days);
  }
}
