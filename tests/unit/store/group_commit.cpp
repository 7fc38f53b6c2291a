// The queue by itself, over a backend that writes down what it is asked.
#include "store/group_commit.hpp"

#include <thread>

#include "fixture.hpp"

using namespace kehu;
using namespace kehu::store;

namespace {

class Nothing final : public Transaction {
 public:
  void get(const Table&, std::span<const Key>, std::span<void* const>, std::span<bool>) override {}
  Result<void> put(std::span<const Change>) override { return {}; }
  bool attempt(const std::function<bool()>& part) override { return part(); }
  std::unique_ptr<Cursor> scan(const Index&, const Range&, std::span<const std::size_t>) override {
    return nullptr;
  }
};

class Protocol final : public GroupCommit::Backend {
 public:
  std::string said;
  std::atomic<bool> tidying{false}, go_on{true};
  bool untidy = false, stands = false, lose_on_undo = false, fail_commit = false, busy = false,
       put_failed = false;

  Transaction& begin(Deadline) override {
    if (busy) throw Fault(Category::busy, "store.busy", "busy");
    said += "begin ";
    stands = true;
    return nothing_;
  }
  void savepoint() override { said += "savepoint "; }
  void release() override { said += "release "; }
  bool undo() override {
    said += "undo ";
    put_failed = false;
    return stands = !lose_on_undo;
  }
  bool open() override { return stands; }
  bool failed() override { return put_failed; }
  bool commit() override {
    stands = false;
    if (fail_commit) throw Fault(Category::fault, "store.io", "commit");
    said += "commit ";
    return untidy;
  }
  void tidy() noexcept override {
    tidying = true;
    while (!go_on) std::this_thread::yield();
    tidying = false;
  }
  void rollback() noexcept override {
    stands = false;
    said += "rollback ";
  }

 private:
  Nothing nothing_;
};

// Runs the bodies so that the first is at work until all others wait behind it.
void together(GroupCommit& queue, const std::vector<Body>& bodies,
              std::vector<std::string>* errors = nullptr) {
  std::atomic<std::size_t> waiting{0};
  std::atomic<bool> first_runs{false};
  std::vector<std::thread> threads;
  if (errors) errors->assign(bodies.size(), "");
  auto run = [&](std::size_t i, const Body& body) {
    try {
      queue.write(body);
    } catch (const Fault& fault) {
      if (errors) (*errors)[i] = fault.error().code;
    }
  };
  threads.emplace_back([&] {
    run(0, [&](Transaction& tx) {
      first_runs = true;
      while (waiting + 1 < bodies.size()) std::this_thread::yield();
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
      return bodies[0](tx);
    });
  });
  while (!first_runs) std::this_thread::yield();
  for (std::size_t i = 1; i < bodies.size(); ++i) {
    threads.emplace_back([&, i] {
      ++waiting;
      run(i, bodies[i]);
    });
    // One after the other, so that the order of arrival is known.
    while (waiting < i) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  for (auto& thread : threads) thread.join();
}

const Body keep_body = [](Transaction&) { return true; };
const Body undo = [](Transaction&) { return false; };

}  // namespace

TEST_CASE("a body alone needs no savepoint") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  queue.write(keep_body);
  queue.write(undo);
  CHECK(backend.said == "begin commit begin rollback ");
  CHECK(queue.commits() == 1);
}

TEST_CASE("an exception reaches the caller and undoes") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  CHECK_THROWS_AS(queue.write([](Transaction&) -> bool { throw std::runtime_error("x"); }),
                  std::runtime_error);
  CHECK(backend.said == "begin rollback ");
}

TEST_CASE("a body may not keep changes after a put that failed") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  auto body = [&](Transaction&) {
    backend.put_failed = true;
    return true;
  };
  CHECK(test::fault_code([&] { queue.write(body); }) == "internal.invariant");
  CHECK(backend.said == "begin rollback ");
}

TEST_CASE("a write inside a body is refused instead of waiting for itself") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  std::string code;
  queue.write([&](Transaction&) {
    code = test::fault_code([&] { queue.write(keep_body); });
    return true;
  });
  CHECK(code == "internal.invariant");
}

TEST_CASE("bodies that wait share one commit, each behind its savepoint") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  // The first takes longer than a batch may, so the others come in the next one.
  Body slow = [](Transaction&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return true;
  };
  together(queue, {slow, keep_body, undo, keep_body});
  CHECK(backend.said == "begin commit begin savepoint undo savepoint release commit ");
}

TEST_CASE("who shared a commit does not wait for what its leader has to do afterwards") {
  Protocol backend;
  backend.untidy = true;
  backend.go_on = false;
  GroupCommit queue(backend, std::chrono::seconds(5));
  std::atomic<int> answered{0};
  auto shared = [&](const Body& body) {
    return std::thread([&queue, &answered, body] {
      queue.write(body);
      ++answered;
    });
  };
  std::atomic<bool> leads{false}, follows{false};
  std::thread leader = shared([&](Transaction&) {
    leads = true;
    while (!follows) std::this_thread::yield();
    return true;
  });
  while (!leads) std::this_thread::yield();
  std::thread follower = shared([&](Transaction&) { return true; });
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  follows = true;
  // Where the follower came too late for the batch it is in the next one, after the tidying.
  while (!backend.tidying) std::this_thread::yield();
  bool shared_one = backend.said == "begin savepoint release commit ";
  auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (shared_one && answered == 0 && std::chrono::steady_clock::now() < patience)
    std::this_thread::yield();
  CHECK(answered == (shared_one ? 1 : 0));
  backend.untidy = false;
  backend.go_on = true;
  leader.join();
  follower.join();
  CHECK(answered == 2);
}

TEST_CASE("a failed commit fails every body whose changes it held") {
  Protocol backend;
  backend.fail_commit = true;
  GroupCommit queue(backend, std::chrono::seconds(5));
  std::vector<std::string> errors;
  together(queue, {keep_body, keep_body, undo}, &errors);
  CHECK(errors == std::vector<std::string>{"store.io", "store.io", ""});
}

TEST_CASE("bodies undone by another's failure run again") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  std::atomic<int> runs{0};
  Body counted = [&](Transaction&) {
    ++runs;
    return true;
  };
  Body slow = [](Transaction&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return true;
  };
  // Storage gives the whole transaction up inside the third body.
  Body breaks = [&](Transaction&) -> bool {
    backend.stands = false;
    throw Fault(Category::fault, "store.full", "disk full");
  };
  std::vector<std::string> errors;
  together(queue, {slow, counted, breaks, keep_body}, &errors);
  CHECK(errors == std::vector<std::string>{"", "", "store.full", ""});
  CHECK(runs == 2);
}

TEST_CASE("who cannot begin is told, and the next goes on") {
  Protocol backend;
  backend.busy = true;
  GroupCommit queue(backend, std::chrono::seconds(5));
  CHECK(test::fault_code([&] { queue.write(keep_body); }) == "store.busy");
  backend.busy = false;
  CHECK(test::fault_code([&] { queue.write(keep_body); }).empty());
}

TEST_CASE("who waits past the deadline is busy") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::milliseconds(30));
  std::atomic<bool> running{false}, release{false};
  std::thread holder([&] {
    queue.write([&](Transaction&) {
      running = true;
      while (!release) std::this_thread::yield();
      return true;
    });
  });
  while (!running) std::this_thread::yield();
  CHECK(test::fault_code([&] { queue.write(keep_body); }) == "store.busy");
  release = true;
  holder.join();
  CHECK(test::fault_code([&] { queue.write(keep_body); }).empty());
}

TEST_CASE("work alone meets no transaction") {
  Protocol backend;
  GroupCommit queue(backend, std::chrono::seconds(5));
  std::atomic<int> overlaps{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 200; ++k) {
        queue.write(keep_body);
        queue.alone([&](Deadline) { overlaps += backend.stands; });
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(overlaps == 0);
}
