#include <fstream>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

Database fresh(Options options = {}) {
  options.store = Options::Kind::memory;
  return must(Database::open(options));
}

}  // namespace

TEST_CASE("the same idempotency key returns the first answer") {
  Database database = fresh();
  auto session = must(database.session(clerk()));
  auto acme = make_acme(session, 100);
  auto first = must(session.execute(authorize(acme, 60), "order 1"));
  auto again = must(session.execute(authorize(acme, 60), "order 1"));
  CHECK(again.receipt.repeated);
  CHECK(again.receipt.sequence == first.receipt.sequence);
  CHECK(again->id == first->id);

  auto other = session.execute(authorize(acme, 61), "order 1");
  REQUIRE_FALSE(other);
  CHECK(other.error().code == "idempotency.different_request");

  auto refused = session.execute(authorize(acme, 90), "order 2");
  auto refused_again = session.execute(authorize(acme, 90), "order 2");
  REQUIRE_FALSE(refused);
  REQUIRE_FALSE(refused_again);
  CHECK(refused_again.error() == refused.error());
}

TEST_CASE("a refusal is on record with its reasons, and changes nothing else") {
  Database database = fresh();
  auto session = must(database.session(clerk()));
  auto acme = make_acme(session, 100);
  auto refused = session.execute(authorize(acme, 200));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().category == Category::refused);
  CHECK_FALSE(refused.error().reasons.empty());
  CHECK_FALSE(refused.error().remedies.empty());
  system::JournalEntries query;
  query.command = "credit.authorize";
  auto entries = must(session.query(query));
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].outcome == "refused");
  CHECK(entries[0].code == refused.error().code);
  CHECK(entries[0].changes == 0);
}

TEST_CASE("a role without the right is denied, by clause, and the denial is on record") {
  Database database = fresh();
  auto session = must(database.session({"warehouse", "warehouse_keeper", "stock", ""}));
  auto denied = session.execute(new_customer("X", "X"));
  REQUIRE_FALSE(denied);
  CHECK(denied.error().category == Category::denied);
  CHECK(denied.error().code == "access.denied");
  REQUIRE_FALSE(denied.error().reasons.empty());
  CHECK(denied.error().reasons[0].clause == "GOV-1");
  auto query = session.query(system::StoreDump{});
  REQUIRE_FALSE(query);
  CHECK(query.error().code == "access.denied");
  auto auditor = must(database.session(clerk()));
  auto entries = must(auditor.query(system::JournalEntries{}));
  REQUIRE(entries.size() == 3);
  CHECK(entries[1].outcome == "denied");
  CHECK(entries[2].command == "store.dump");
}

TEST_CASE("an earlier state can be asked") {
  Database database = fresh();
  auto session = must(database.session(clerk()));
  make_acme(session, 100);
  std::string later = session.query_json(R"({"query":"customer.get"})", nullptr).text;
  CHECK(later.find("Acme") != std::string::npos);
  auto earlier = session.query_json(R"({"query":"customer.get","as_of":"1"})", nullptr);
  CHECK(earlier.ok);
  CHECK(earlier.text.find("Acme") == std::string::npos);
  auto beyond = session.query_json(R"({"query":"customer.get","as_of":"999"})", nullptr);
  CHECK_FALSE(beyond.ok);
  CHECK(beyond.text.find("journal.no_entry") != std::string::npos);
}

TEST_CASE("a batch is all or nothing") {
  Database database = fresh();
  auto session = must(database.session(clerk()));
  auto acme = make_acme(session, 100);
  std::string id = acme.text();
  auto one = [&](int amount) {
    return R"({"command":"credit.authorize","arguments":{"customer":")" + id + R"(","amount":")" +
           std::to_string(amount) + R"(.00 CNY"}})";
  };
  auto failed = session.execute_json(R"({"batch":[)" + one(60) + "," + one(60) + "]}");
  CHECK_FALSE(failed.ok);
  CHECK(failed.category == Category::refused);
  CHECK(must(session.query(credit::AuthorizationsQuery{})).empty());
  auto done = session.execute_json(R"({"batch":[)" + one(60) + "," + one(40) + "]}");
  CHECK(done.ok);
  CHECK(must(session.query(credit::AuthorizationsQuery{})).size() == 2);
}

TEST_CASE("watchers hear of commits until they are gone") {
  Database database = fresh();
  std::vector<std::string> heard;
  auto watch = database.watch([&](const Event& event) {
    heard.push_back(std::string(event.command) + " " + std::string(event.outcome));
    return true;
  });
  auto session = must(database.session(clerk()));
  auto acme = make_acme(session, 100);
  (void)session.execute(authorize(acme, 500));
  CHECK(heard == std::vector<std::string>{"customer.create done", "credit.set_limit done",
                                          "credit.authorize refused"});
  CHECK(database.unwatch(watch));
  CHECK_FALSE(database.unwatch(watch));
  must(session.execute(authorize(acme, 5)));
  CHECK(heard.size() == 3);
}

TEST_CASE("who is told of progress may stop the work") {
  Database database = fresh();
  auto session = must(database.session(clerk()));
  make_acme(session, 100);
  Folder folder;
  std::string csv = folder / "people.csv";
  std::ofstream file(csv);
  file << "name\n";
  for (int i = 0; i < 1500; ++i) file << "Person Number " << i << "\n";
  file.close();
  database.watch([](const Event& event) { return event.kind != Event::Kind::progress; });

  auto import = session.ingest_json(
      R"({"command":"customer.create","csv":{"path":")" + csv +
          R"("},"columns":{"name":"name"},"constants":{"kind":"individual","channel":"import"}})",
      nullptr);
  CHECK_FALSE(import.ok);
  CHECK(import.text.find("import.cancelled") != std::string::npos);
  auto stopped = session.query(credit::LimitUseQuery{});
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == "query.cancelled");
  CHECK(must(session.query(credit::AuthorizationsQuery{})).empty());
}

TEST_CASE("texts are cleaned on every way in") {
  Database database = fresh();
  auto session = must(database.session(clerk()));
  auto decomposed = new_customer("E", "  Cafe\u0301 ");
  auto id = must(session.execute(decomposed))->customer;
  customer::Get query;
  query.customer = Reference<customer::Customer>(id);
  CHECK(must(session.query(query))[0].name == "Caf\u00e9");
  auto control = session.execute(new_customer("F", std::string("a\x01") + "b"));
  REQUIRE_FALSE(control);
  CHECK(control.error().code == "text.control");
  CHECK(control.error().path == "/name");
}

TEST_CASE("a session needs to know who acts") {
  Database database = fresh();
  CHECK(database.session({"", "auditor", "", ""}).error().code == "session.actor");
  CHECK(database.session({"li", "", "", ""}).error().code == "session.role");
  auto code = [&](const Actor& actor) { return database.session(actor).error().code; };
  CHECK(code({"li\nwei", "auditor", "", ""}) == "text.line_break");
  CHECK(code({"li", "auditor", std::string(256, 'x'), ""}) == "session.too_long");
  CHECK(code({"li", "auditor", "", "a\x01"}) == "text.control");
  CHECK(database.session({"li\nwei", "auditor", "", ""}).error().path == "/actor");
  CHECK(database.session({std::string(255, 'x'), "auditor", "", ""}));
}
