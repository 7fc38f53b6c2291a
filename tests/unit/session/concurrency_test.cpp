// CRD-16: people authorizing at once never pass together what the policy allows.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

Database open(const std::string& path) {
  Options options;
  options.path = path;
  options.busy_timeout_ms = 60000;
  return must(Database::open(options));
}

// How many of `tries` requests for 10 yuan were granted.
int authorize_many(Session& session, const Id<customer::Customer>& acme, int tries) {
  int granted = 0;
  for (int i = 0; i < tries; ++i) {
    auto answer = session.execute(authorize(acme, 10));
    if (answer)
      ++granted;
    else if (answer.error().category != Category::refused)
      return -1;
  }
  return granted;
}

void check_within(Database& database, const Id<customer::Customer>& acme, std::int64_t limit) {
  auto session = must(database.session(clerk()));
  credit::StatusQuery query;
  query.customer = Reference<customer::Customer>(acme);
  auto rows = must(session.query(query));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].exposure == yuan(limit));
  CHECK(rows[0].available == yuan(0));
  auto verified = must(session.query(system::VerifyStore{}));
  CHECK(verified[0].entries > 0);
}

}  // namespace

TEST_CASE("threads never exceed the limit together", "[threads]") {
  Folder folder;
  for (const std::string& path : {std::string(":memory:"), folder / "threads.kehu"}) {
    Database database = open(path);
    auto session = must(database.session(clerk()));
    auto acme = make_acme(session, 1000);
    std::atomic<int> granted{0};
    std::atomic<bool> broken{false};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&] {
        auto own = database.session(clerk());
        int mine = own ? authorize_many(*own, acme, 25) : -1;
        if (mine < 0) broken = true;
        granted += mine;
      });
    for (auto& thread : threads) thread.join();
    CHECK_FALSE(broken);
    CHECK(granted == 100);
    check_within(database, acme, 1000);
  }
}

TEST_CASE("processes never exceed the limit together", "[processes]") {
  Folder folder;
  std::string path = folder / "processes.kehu";
  Id<customer::Customer> acme;
  {
    Database database = open(path);
    auto session = must(database.session(clerk()));
    acme = make_acme(session, 400);
  }
  std::vector<pid_t> children;
  for (int p = 0; p < 4; ++p) {
    pid_t child = fork();
    if (child == 0) {
      int granted = -1;
      {
        Options options;
        options.path = path;
        options.busy_timeout_ms = 60000;
        if (auto database = Database::open(options))
          if (auto session = database->session(clerk()))
            granted = authorize_many(*session, acme, 20);
      }
      _exit(granted < 0 ? 255 : granted);
    }
    children.push_back(child);
  }
  int granted = 0;
  for (pid_t child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    REQUIRE(WEXITSTATUS(status) != 255);
    granted += WEXITSTATUS(status);
  }
  CHECK(granted == 40);
  Database database = open(path);
  check_within(database, acme, 400);
}
