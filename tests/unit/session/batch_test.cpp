// Several commands of C++ structs in one transaction.
#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

class BatchDesk {
 public:
  explicit BatchDesk(std::int64_t limit = 100)
      : database_(must(Database::open(options_for(Options::Kind::memory, "")))),
        session_(must(database_.session(clerk()))),
        acme_(make_acme(session_, limit)) {}

  Session& session() { return session_; }
  const Database& database() const { return database_; }
  const Id<customer::Customer>& acme() const { return acme_; }
  std::size_t authorizations() {
    return must(session_.query(credit::AuthorizationsQuery{})).size();
  }
  std::vector<system::EntryRow> entries(std::string command) {
    system::JournalEntries query;
    query.command = std::move(command);
    return must(session_.query(query));
  }

 private:
  Database database_;
  Session session_;
  Id<customer::Customer> acme_;
};

customer::Create individual(const Id<customer::Customer>& id, std::string code) {
  customer::Create command = new_customer(std::move(code), "Li Wei");
  command.id = id;
  command.documents.clear();  // those of another would make them look alike
  return command;
}

}  // namespace

TEST_CASE("a batch of commands of several types is carried out in order") {
  BatchDesk desk;
  Batch batch;
  const auto& created = batch.add(individual(scattered_id(1), "LI"));
  credit::SetLimit limit;
  limit.customer = scattered_id(1);  // as the command before it made him
  limit.state = credit::LimitState::amount;
  limit.amount = yuan(50);
  limit.reason = "opening";
  batch.add(limit);
  const auto& authorized = batch.add(authorize(desk.acme(), 60));
  CHECK(batch.size() == 3);
  CHECK(authorized.receipt.sequence == 0);
  must(desk.session().execute(batch));

  CHECK(created->customer == scattered_id(1));
  CHECK(authorized->amount == yuan(60));
  CHECK(authorized.receipt.sequence == created.receipt.sequence + 2);
  CHECK_FALSE(authorized.receipt.reasons.empty());
  CHECK(desk.authorizations() == 1);
}

TEST_CASE("answers stay where they are while the batch grows and is moved") {
  BatchDesk desk(1000);
  Batch batch;
  std::vector<const Answer<credit::Authorization>*> answers;
  for (int i = 1; i <= 40; ++i) answers.push_back(&batch.add(authorize(desk.acme(), i)));
  Batch moved = std::move(batch);
  must(desk.session().execute(moved));
  for (int i = 1; i <= 40; ++i)
    CHECK((*answers[static_cast<std::size_t>(i - 1)])->amount == yuan(i));
}

TEST_CASE("a batch fails with its first error and leaves nothing behind but that") {
  BatchDesk desk;
  std::vector<std::string> heard;
  desk.database().watch([&](const Event& event) {
    heard.push_back(std::string(event.command) + " " + std::string(event.outcome));
    return true;
  });
  Batch batch;
  const auto& first = batch.add(authorize(desk.acme(), 60));
  const auto& second = batch.add(authorize(desk.acme(), 60));
  batch.add(authorize(desk.acme(), -1));
  auto failed = desk.session().execute(batch);
  REQUIRE_FALSE(failed);
  CHECK(failed.error().category == Category::refused);
  CHECK(failed.error().path.starts_with("/batch/1"));
  CHECK(desk.authorizations() == 0);
  CHECK(first.receipt.sequence == 0);
  CHECK(first->amount == Money());
  CHECK(second.receipt.reasons.empty());
  auto entries = desk.entries("credit.authorize");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].outcome == "refused");
  CHECK(heard == std::vector<std::string>{"credit.authorize refused"});
}

TEST_CASE("what is wrong with one command of a batch is said with its place") {
  BatchDesk desk;
  Batch batch;
  batch.add(authorize(desk.acme(), 60));
  batch.add(authorize(desk.acme(), -1));
  CHECK(desk.session().execute(batch).error().path == "/batch/1/amount");
  Batch control;
  control.add(individual(scattered_id(1), "a\x01"));
  auto unclean = desk.session().execute(control);
  CHECK(unclean.error().code == "text.control");
  CHECK(unclean.error().path == "/batch/0/code");
  CHECK(desk.entries("credit.authorize").empty());
}

TEST_CASE("a batch without commands is no batch, as in JSON") {
  BatchDesk desk;
  Batch batch;
  auto failed = desk.session().execute(batch);
  CHECK(failed.error().code == "json.type");
  CHECK(failed.error().path == "/batch");
  auto json = desk.session().execute_json(R"({"batch":[]})");
  CHECK(json.text.find(failed.error().message) != std::string::npos);
}

TEST_CASE("each command of a batch may have a key of its own") {
  BatchDesk desk;
  auto repeated = must(desk.session().execute(authorize(desk.acme(), 10), "order 1"));
  Batch batch;
  const auto& again = batch.add(authorize(desk.acme(), 10), "order 1");
  const auto& other = batch.add(authorize(desk.acme(), 20), "order 2");
  must(desk.session().execute(batch));
  CHECK(again.receipt.repeated);
  CHECK(again->id == repeated->id);
  CHECK_FALSE(other.receipt.repeated);
  CHECK(desk.authorizations() == 2);

  auto sequence = other.receipt.sequence;
  must(desk.session().execute(batch));
  CHECK(other.receipt.repeated);
  CHECK(other.receipt.sequence == sequence);
  CHECK(desk.authorizations() == 2);

  Batch different;
  different.add(authorize(desk.acme(), 5));
  different.add(authorize(desk.acme(), 21), "order 2");
  auto conflict = desk.session().execute(different);
  CHECK(conflict.error().code == "idempotency.different_request");
  CHECK(conflict.error().path == "/batch/1/idempotency_key");
  CHECK(desk.authorizations() == 2);
}

TEST_CASE("a batch carried out again does its work again") {
  BatchDesk desk;
  Batch batch;
  const auto& answer = batch.add(authorize(desk.acme(), 40));
  batch.add(authorize(desk.acme(), 5));
  must(desk.session().execute(batch));
  auto first = answer->id;
  must(desk.session().execute(batch));
  CHECK(answer->id != first);
  CHECK_FALSE(desk.session().execute(batch));  // the limit of 100 is used up
  CHECK(answer.receipt.sequence == 0);
  CHECK(desk.authorizations() == 4);
}
