// The classes of many buyers: read by two threads, one from each end, where the store allows it.
#include <algorithm>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;
using classification::CustomerSegmentRow;
using classification::SegmentsQuery;

namespace {

constexpr int buyers = 5000;

// What purchases leave, without the purchases.
void fill(store::Store& store, const Date& today) {
  store.write([&](store::Transaction& transaction) {
    for (int i = 0; i < buyers; ++i) {
      purchase::PurchaseStatistics row;
      row.customer = scattered_id(i);
      row.purchases = row.purchase_days = 1 + i % 20;
      row.last_on = today - days(i * 7 % 700);
      row.first_on = *row.last_on - days(i % 20);
      row.spent = yuan(i * 37 % 90'000);
      row.first_day_spent = row.redeemed = row.returned = yuan(0);
      store::Change change{&table_of<purchase::PurchaseStatistics>(), nullptr, &row};
      transaction.put({&change, 1}).value();
    }
    return true;
  });
}

// Three buyers of whom the third is merged into the first.
std::vector<std::string> merged_buyers(Session& session) {
  std::vector<Id<customer::Customer>> ids;
  for (const char* code : {"A", "B", "C"}) {
    auto create = new_customer(code, std::string("Company ") + code);
    create.allow_duplicate = "another branch";
    ids.push_back(must(session.execute(create))->customer);
    purchase::RecordPurchase bought;
    bought.customer = ids.back();
    bought.amount = yuan(3000);
    must(session.execute(bought));
  }
  customer::MergeInto merge;
  merge.survivor = ids[0];
  merge.merged = ids[2];
  must(session.execute(merge));
  return {text(ids[0].value), text(ids[1].value)};
}

std::vector<CustomerSegmentRow> segments(const Options& options, std::vector<std::string>& bought) {
  Database database = must(Database::open(options));
  Session session = must(database.session(clerk()));
  bought = merged_buyers(session);
  fill(database.store(), parse_date("2026-03-02").value());
  return must(session.query(SegmentsQuery{}));
}

void check_order(const std::vector<CustomerSegmentRow>& rows) {
  REQUIRE(rows.size() == buyers + 2);
  CHECK(std::is_sorted(rows.begin(), rows.end(),
                       [](const auto& a, const auto& b) { return a.customer < b.customer; }));
}

// What a row says but for whom: of those that were filled in, as text.
std::vector<std::string> figures(const std::vector<CustomerSegmentRow>& rows,
                                 const std::vector<std::string>& bought) {
  std::vector<std::string> all;
  for (const CustomerSegmentRow& row : rows) {
    std::string id = text(row.customer.value);
    bool is_bought = std::find(bought.begin(), bought.end(), id) != bought.end();
    all.push_back((is_bought ? "bought" : id) + " " + std::to_string(row.frequency) + " " +
                  row.spent.text() + " " + row.classes);
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("two threads give each buyer once, in order, as one does", "[threads]") {
  Folder folder;
  std::vector<std::string> bought;
  // A database in memory has one connection.
  auto alone = segments(options_for(Options::Kind::sqlite, ":memory:"), bought);
  check_order(alone);
  auto expected = figures(alone, bought);
  CHECK(std::count_if(expected.begin(), expected.end(), [](const std::string& line) {
          return line.starts_with("bought 0 6000.00 CNY");
        }) == 1);
  for (const char* name : {"first.kehu", "second.kehu", ""}) {
    auto kind = *name == '\0' ? Options::Kind::memory : Options::Kind::sqlite;
    auto rows = segments(options_for(kind, folder / name), bought);
    check_order(rows);
    CHECK(figures(rows, bought) == expected);
  }
}

TEST_CASE("two threads stop when they are told", "[threads]") {
  Folder folder;
  Database database =
      must(Database::open(options_for(Options::Kind::sqlite, folder / "stopped.kehu")));
  fill(database.store(), parse_date("2026-03-02").value());
  Session session = must(database.session(clerk()));
  struct Enough {};
  int given = 0;
  CHECK_THROWS_AS(must(session.each(SegmentsQuery{},
                                    [&](const CustomerSegmentRow&) {
                                      if (++given == 2000) throw Enough();
                                    })),
                  Enough);
  CHECK(given == 2000);
  CHECK(must(session.query(SegmentsQuery{})).size() == buyers);
}
