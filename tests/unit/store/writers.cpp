// Many writers: threads of one process, and processes on one file.
#include <sys/wait.h>

#include <atomic>
#include <chrono>
#include <set>
#include <thread>

#include "places.hpp"
#include "raw.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Store;
using store::Transaction;

namespace {

using Clock = std::chrono::steady_clock;

bool insert_if_free(Store& store, std::int64_t sequence, const std::string& words = "w") {
  Line line{sequence, words};
  store::Change change{&lines(), nullptr, &line};
  bool done = false;
  store.write([&](Transaction& tx) { return done = tx.put({&change, 1}).has_value(); });
  return done;
}

std::set<std::int64_t> sequences(Store& store) {
  std::set<std::int64_t> all;
  auto reader = store.read();
  auto cursor = reader->scan(lines().key(), {});
  Line line;
  while (cursor->next(&line)) all.insert(line.sequence);
  return all;
}

}  // namespace

TEST_CASE("eight threads share the store fairly and lose nothing") {
  on_each_store([](Store& store, std::string_view kind) {
    constexpr int threads = 8;
    std::vector<std::int64_t> done(threads, 0);
    std::atomic<bool> stop{false};
    std::vector<std::thread> workers;
    for (int t = 0; t < threads; ++t)
      workers.emplace_back([&, t] {
        while (!stop) {
          std::int64_t& count = done[static_cast<std::size_t>(t)];
          if (insert_if_free(store, t * 1'000'000 + count + 1)) ++count;
        }
      });
    std::this_thread::sleep_for(std::chrono::milliseconds(1500));
    stop = true;
    for (auto& worker : workers) worker.join();
    std::int64_t total = 0, least = done[0], most = done[0];
    for (std::int64_t count : done) {
      total += count;
      least = std::min(least, count);
      most = std::max(most, count);
    }
    INFO("least " << least << " most " << most);
    // Where a commit costs next to nothing, who gets a processor decides more than the queue.
    CHECK(10 * least >= (kind == "sqlite" ? 7 : 3) * most);
    CHECK(std::ssize(sequences(store)) == total);
  });
}

TEST_CASE("threads whose bodies are undone leave the others' rows") {
  on_each_store([](Store& store) {
    std::vector<std::thread> workers;
    for (int t = 0; t < 6; ++t)
      workers.emplace_back([&, t] {
        for (int i = 1; i <= 60; ++i) {
          Line line{t * 1000 + i, "w"};
          store::Change change{&lines(), nullptr, &line};
          try {
            store.write([&](Transaction& tx) -> bool {
              tx.put({&change, 1}).value();
              if (i % 3 == 1) throw std::runtime_error("no");
              return i % 3 == 0;
            });
          } catch (const std::runtime_error&) {
          }
        }
      });
    for (auto& worker : workers) worker.join();
    std::set<std::int64_t> expected;
    for (int t = 0; t < 6; ++t)
      for (int i = 3; i <= 60; i += 3) expected.insert(t * 1000 + i);
    CHECK(sequences(store) == expected);
  });
}

TEST_CASE("four processes write one file: no row is lost and the chain holds") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  constexpr int processes = 4, rows = 150;
  std::vector<pid_t> children;
  for (int p = 0; p < processes; ++p) {
    pid_t pid = fork();
    if (pid == 0) {
      try {
        auto store = open_file(path);
        for (int i = 1; i <= rows; ++i) {
          if (!insert_if_free(*store, p * 1000 + i, std::string(900, 'x'))) _exit(2);
          append(*store, "process " + std::to_string(p), i, std::to_string(p * 1000 + i));
          if (i % 50 == 0) store->checkpoint();
        }
        store.reset();
      } catch (const std::exception& failure) {
        std::cerr << "process " << p << ": " << failure.what() << std::endl;
        _exit(1);
      }
      _exit(0);
    }
    children.push_back(pid);
  }
  for (pid_t child : children) {
    int status = 1;
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
  }
  auto store = open_file(path);
  CHECK(sequences(*store).size() == processes * rows);
  auto verified = journal::verify(*store->read(), schema(), std::nullopt, false);
  REQUIRE(verified);
  CHECK(verified->entries == processes * rows);
  CHECK(raw(path, "PRAGMA integrity_check") == "ok");
}

// The schedule that loses rows in SQLite before 3.51.3: a checkpoint on one connection beside a
// writer on another that starts the log anew, while readers come and go.
TEST_CASE("checkpoints beside writers that start the log anew lose nothing") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  std::set<std::int64_t> acknowledged;
  {
    auto one = open_file(path), two = open_file(path);
    std::atomic<bool> stop{false};
    std::vector<std::thread> threads;
    std::vector<std::set<std::int64_t>> done(2);
    std::atomic<int> written{0};
    auto writer = [&](Store& store, std::size_t number) {
      for (std::int64_t i = 1; !stop; ++i) {
        std::int64_t sequence = static_cast<std::int64_t>(number) * 1'000'000 + i;
        if (!insert_if_free(store, sequence, std::string(3000, 'x'))) continue;
        done[number].insert(sequence);
        ++written;
      }
    };
    auto emptier = [&](Store& store) {
      while (!stop) {
        // Readers may keep it from emptying the log; that is not what is asked here.
        (void)fault_code([&] { store.checkpoint(); });
      }
    };
    auto reader = [&](Store& store) {
      while (!stop) sequences(store);
    };
    threads.emplace_back([&] { writer(*one, 0); });
    threads.emplace_back([&] { writer(*two, 1); });
    threads.emplace_back([&] { emptier(*one); });
    threads.emplace_back([&] { emptier(*two); });
    threads.emplace_back([&] { reader(*two); });
    // Long enough for the log to start anew often, on a slow machine too.
    auto enough = std::chrono::steady_clock::now() + std::chrono::milliseconds(1500);
    while (std::chrono::steady_clock::now() < enough || written <= 20)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    stop = true;
    for (auto& thread : threads) thread.join();
    for (const auto& set : done) acknowledged.insert(set.begin(), set.end());
  }
  CHECK(acknowledged.size() > 20);
  CHECK(sequences(*open_file(path)) == acknowledged);
  CHECK(raw(path, "PRAGMA integrity_check") == "ok");
}
