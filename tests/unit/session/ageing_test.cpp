// The ageing report of many customers: read by two threads, one from each end, where the store
// allows it.
#include <algorithm>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;
using credit::AgeingQuery;
using credit::AgeingRow;
using credit::Receivable;

namespace {

constexpr int debtors = 6000;

// From none to six receivables each, some of them settled.
void lend(store::Store& store, const Date& today) {
  store.write([&](store::Transaction& transaction) {
    std::uint64_t made = 0;
    for (int i = 0; i < debtors; ++i)
      for (int n = 0; n < i % 7; ++n) {
        Receivable row;
        row.id.value.data[0] = static_cast<std::uint8_t>(++made >> 16);
        row.id.value.data[1] = static_cast<std::uint8_t>(made >> 8);
        row.id.value.data[2] = static_cast<std::uint8_t>(made);
        row.customer = scattered_id(i);
        row.number = "R-" + std::to_string(made);
        row.due_date = today - days((i * 13 + n * 29) % 150 - 30);
        row.invoice_date = row.due_date - days(30);
        row.amount = yuan(100 + i % 90);
        row.open = (i + n) % 5 == 0 ? yuan(0) : yuan(1 + (i + n) % 90);
        store::Change change{&table_of<Receivable>(), nullptr, &row};
        transaction.put({&change, 1}).value();
      }
    return true;
  });
}

std::string figures(const AgeingRow& row) {
  return text(row.customer.value) + " " + std::to_string(row.receivables) + " " +
         row.current.text() + " " + row.first.text() + " " + row.second.text() + " " +
         row.third.text() + " " + row.older.text() + " " + row.open.text();
}

std::vector<std::string> report(Options::Kind kind, const std::string& path) {
  Database database = must(Database::open(options_for(kind, path)));
  lend(database.store(), parse_date("2026-03-02").value());
  Session session = must(database.session(clerk()));
  std::vector<std::string> lines;
  for (const AgeingRow& row : must(session.query(AgeingQuery{}))) lines.push_back(figures(row));
  return lines;
}

}  // namespace

TEST_CASE("two threads age what each customer owes once, in order, as one does", "[threads]") {
  Folder folder;
  // A database in memory has one connection.
  auto expected = report(Options::Kind::sqlite, ":memory:");
  CHECK(expected.size() > 4900);
  CHECK(std::is_sorted(expected.begin(), expected.end()));
  CHECK(std::adjacent_find(expected.begin(), expected.end(), [](const auto& a, const auto& b) {
          return a.substr(0, 36) == b.substr(0, 36);
        }) == expected.end());
  CHECK(report(Options::Kind::sqlite, folder / "ageing.kehu") == expected);
  CHECK(report(Options::Kind::memory, "") == expected);
}
