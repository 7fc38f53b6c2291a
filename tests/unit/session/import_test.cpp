// Rows of an import share savepoints; which rows are taken must not show it.
#include <fstream>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

constexpr int rows_given = 130;

// Customers with unique codes, but for two that take the code of an earlier row, and one whose day
// cannot be read.
void write_csv(const std::string& path) {
  std::ofstream out(path);
  out << "code,name,since\n";
  for (int i = 1; i <= rows_given; ++i) {
    int code = i == 7 ? 3 : i == 60 ? 59 : i;
    out << 'K' << code << ",House " << i << (i == 61 ? ",2025-13-01\n" : ",2025-10-01\n");
  }
}

std::string import_with(Session& session, const std::string& csv, const std::string& mode) {
  auto reply = session.ingest_json(
      R"({"command":"customer.create","columns":{"code":"code","name":"name","since":"since"},)"
      R"("constants":{"kind":"company","channel":"import"},"mode":")" +
          mode + R"(","csv":{"path":")" + csv + "\"}}",
      nullptr);
  REQUIRE(reply.ok);
  return reply.text;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("bad rows of an import are left out alone, in order, wherever they stand", "[import]") {
  Folder folder;
  std::string csv = folder / "customers.csv";
  write_csv(csv);
  for (const std::string& path : {std::string(":memory:"), folder / "import.kehu"}) {
    Options options;
    options.path = path;
    Database database = must(Database::open(options));
    auto session = must(database.session(clerk()));
    std::int64_t before = must(session.query(system::JournalHead{}))[0].sequence;

    std::string refused = import_with(session, csv, "all_or_nothing");
    CHECK(holds(refused, R"("kept":false)"));
    CHECK(must(session.query(system::JournalHead{}))[0].sequence == before);

    std::string taken = import_with(session, csv, "good_rows");
    CAPTURE(taken);
    CHECK(holds(taken, R"("kept":true)"));
    CHECK(holds(taken, R"("rows":"130","taken":"127","refused":"3")"));
    std::size_t seventh = taken.find(R"("position":"8")"),
                sixtieth = taken.find(R"("position":"61")"),
                unread = taken.find(R"("position":"62")");
    CHECK(seventh < sixtieth);
    CHECK(sixtieth < unread);
    CHECK(unread != std::string::npos);
    // One entry a row that was taken, and the summary; the rows are those of the journal.
    auto verified = must(session.query(system::VerifyStore{}));
    CHECK(verified[0].entries == before + 127 + 1);
  }
}
