#include "kehu/core/id.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <set>
#include <thread>
#include <vector>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/reason.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

struct Customer;

}  // namespace

TEST_CASE("an id is read in either case and written in one") {
  const char* lower = "018df5a0-7c00-7abc-8def-000000000001";
  auto id = Id<Customer>::parse("018DF5A0-7C00-7ABC-8DEF-000000000001").value();
  CHECK(id.text() == lower);
  CHECK(id == Id<Customer>::parse(lower).value());
  CHECK(!id.is_nil());
  CHECK(Id<Customer>().is_nil());
  CHECK(Id<Customer>().text() == "00000000-0000-0000-0000-000000000000");
  CHECK((Id<Customer>() < id));
  CHECK(std::hash<Id<Customer>>()(id) != std::hash<Id<Customer>>()(Id<Customer>()));
  for (const char* wrong :
       {"", "018df5a07c007abc8def000000000001", "018df5a0-7c00-7abc-8def-00000000000",
        "018df5a0-7c00-7abc-8def-0000000000011", "018df5a0-7c00-7abc-8def-00000000000g",
        "018df5a0+7c00-7abc-8def-000000000001", "{18df5a0-7c00-7abc-8def-00000000001}"})
    CHECK(Id<Customer>::parse(wrong).error().code == "id.format");
}

TEST_CASE("random ids are version 7 and increase, whatever the clock does") {
  auto source = IdSource::random();
  Instant now = at("2024-03-01T00:00:00Z");
  Uuid last = source->next(now);
  for (int i = 0; i < 10000; ++i) {
    if (i % 7 == 0) now += std::chrono::milliseconds(1);
    if (i == 5000) now -= std::chrono::hours(1);
    Uuid next = IdSource::random()->next(now);
    REQUIRE(last < next);
    REQUIRE(next.data[6] >> 4 == 7);
    REQUIRE(next.variant() == boost::uuids::uuid::variant_rfc_4122);
    last = next;
  }
}

TEST_CASE("random ids of several threads are all different") {
  std::vector<std::vector<Uuid>> made(4);
  std::vector<std::thread> threads;
  for (auto& ids : made)
    threads.emplace_back([&ids] {
      auto source = IdSource::random();
      for (int i = 0; i < 20000; ++i) ids.push_back(source->next(Clock::system()->now()));
    });
  for (auto& thread : threads) thread.join();
  std::set<Uuid> all;
  for (const auto& ids : made) {
    CHECK(std::is_sorted(ids.begin(), ids.end()));
    all.insert(ids.begin(), ids.end());
  }
  CHECK(all.size() == 80000);
}

TEST_CASE("a forked child makes other ids than its parent") {
  auto source = IdSource::random();
  Instant now = at("2030-01-01T00:00:00Z");
  (void)source->next(now);
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  pid_t child = fork();
  if (child == 0) {
    Uuid id = source->next(now + std::chrono::seconds(1));
    _exit(write(ends[1], id.data, 16) == 16 ? 0 : 1);
  }
  Uuid theirs, ours = source->next(now + std::chrono::seconds(1));
  REQUIRE(read(ends[0], theirs.data, 16) == 16);
  CHECK(ours != theirs);
  waitpid(child, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
}

TEST_CASE("sequential ids repeat with their seed and increase, whatever the clock does") {
  auto a = IdSource::sequential(42), b = IdSource::sequential(42);
  Instant now = at("2024-03-01T00:00:00Z");
  Uuid last = a->next(now);
  CHECK(last == b->next(now));
  CHECK(text(last) == "018df74f-8400-7000-8000-00000000002a");
  for (int step : {0, 0, -3600000, 1, 5, -5}) {
    now += std::chrono::milliseconds(step);
    Uuid next = a->next(now);
    CHECK(next == b->next(now));
    CHECK(last < next);
    last = next;
  }
  auto full = IdSource::sequential(~std::uint64_t{0});
  last = full->next(now);
  CHECK(last < full->next(now));
  CHECK(IdSource::sequential(1)->next(at("0001-01-01T00:00:00Z")).data[0] == 0);
}

TEST_CASE("clocks") {
  Instant now = at("2024-03-01T00:00:00Z");
  ManualClock clock(now);
  CHECK(clock.now() == now);
  clock.set(now + Duration(1));
  CHECK(clock.now() == now + Duration(1));
  CHECK(Clock::system()->now() > at("2024-01-01T00:00:00Z"));
}

TEST_CASE("words are interned once, from any thread") {
  std::string word = "CRD-6";
  std::string_view first = intern(word);
  word = "gone!";
  CHECK(first == "CRD-6");
  CHECK(intern("CRD-6").data() == first.data());
  CHECK(intern("").empty());
  std::vector<std::thread> threads;
  std::vector<std::vector<const char*>> seen(4);
  for (auto& pointers : seen)
    threads.emplace_back([&pointers] {
      for (int round = 0; round < 3; ++round)
        for (int i = 0; i < 1000; ++i) pointers.push_back(intern("w" + std::to_string(i)).data());
    });
  for (auto& thread : threads) thread.join();
  for (const auto& pointers : seen)
    for (std::size_t i = 0; i < pointers.size(); ++i) REQUIRE(pointers[i] == seen[0][i % 1000]);
}
