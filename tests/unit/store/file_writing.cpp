// How a file and its log are written: at once, in long pieces, and when one is moved into the
// other.
#include <map>

#include "broken_vfs.hpp"
#include "raw.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Transaction;

TEST_CASE("the log is moved into the file by itself, and whole at closing") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  auto log_size = [&] { return std::filesystem::file_size(path + "-wal"); };
  {
    auto store = open_file(path);
    std::uintmax_t most = 0;
    for (int i = 1; i <= 1100; ++i) {
      insert(*store, i, 20'000);
      most = std::max(most, log_size());
    }
    // Moved, the log is written over from its start and grows no more.
    CHECK(most > 4000 * 2048);
    CHECK(most < 4200 * 2048);
    CHECK(raw(path, "SELECT count(*) FROM line") == "1100");
    CHECK(std::filesystem::file_size(path) > 2000 * 4096);
    store->checkpoint();
    CHECK(log_size() == 0);
    insert(*store, 1101);
    CHECK(log_size() > 0);
    auto reader = store->read();
    Line line;
    insert(*store, 1102);
    store::SqliteOptions hasty;
    hasty.busy_timeout_ms = 50;
    CHECK(fault_code([&] { open_file(path, hasty)->checkpoint(); }) == "store.busy");
    CHECK(reader->get(lines(), {std::int64_t{1101}}, &line));
  }
  CHECK(log_size() == 0);
  CHECK(raw(path, "SELECT count(*) FROM line") == "1102");
}

TEST_CASE("a commit writes the log's pages at once, and others read them") {
  BrokenVfs vfs;
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  auto store = open_file(path);
  insert(*store, 1);  // the log's own head is written with the first commit
  int before = vfs.writes();
  insert(*store, 2, 100'000);  // some 25 pages
  CHECK(vfs.writes() - before == 1);
  CHECK(raw(path, "SELECT length(words) FROM line WHERE sequence = 2") == "100000");
  // More than is gathered, and more than the page cache holds: what was written is read again and
  // written over inside the transaction.
  store->write([](Transaction& tx) {
    for (int round = 0; round < 2; ++round)
      for (std::int64_t i = 10; i < 400; ++i) {
        Line was{i, std::string(20'000, 'x')}, is{i, std::string(20'000, round ? 'y' : 'x')};
        store::Change change{&lines(), round ? &was : nullptr, &is};
        if (!tx.put({&change, 1})) return false;
      }
    return true;
  });
  CHECK(raw(path, "SELECT count(*) FROM line WHERE words GLOB 'y*y'") == "390");
  // What was written ahead for a transaction that is then given up harms nobody.
  store->write([](Transaction& tx) {
    for (std::int64_t i = 10; i < 400; ++i) {
      Line was{i, std::string(20'000, 'y')}, is{i, std::string(20'000, 'z')};
      store::Change change{&lines(), &was, &is};
      if (!tx.put({&change, 1})) return true;
    }
    return false;
  });
  insert(*store, 3, 100'000);
  CHECK(raw(path, "SELECT count(*) FROM line WHERE words GLOB 'y*y'") == "390");
  store.reset();
  CHECK(raw(path, "PRAGMA integrity_check") == "ok");
  CHECK(raw(path, "SELECT count(*) FROM line") == "393");
}

TEST_CASE("a checkpoint writes pages that follow one another at once, or none of them counts") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  BrokenVfs vfs;
  auto store = open_file(path);
  insert(*store, 1, 100'000);
  store->checkpoint();
  auto same = [&] {
    INFO(raw(path, "SELECT group_concat(sequence || ':' || length(words)) FROM line"));
    CHECK(raw(path, "SELECT sum(length(words)) FROM line") == "300000");
    CHECK(raw(path, "PRAGMA integrity_check") == "ok");
  };
  insert(*store, 2, 200'000);  // some 100 pages
  // Each of the writes and the sync of the file fails once.
  int failed = 0;
  for (int countdown = 1; countdown < 10; ++countdown) {
    vfs.fail(countdown, 1, BrokenVfs::file);
    std::string code = fault_code([&] { store->checkpoint(); });
    if (!vfs.hit()) {
      CHECK(code.empty());
      break;
    }
    CHECK(code == "store.io");
    ++failed;
    vfs.heal();
    same();
  }
  CHECK(failed > 1);
  CHECK(failed < 9);
  vfs.heal();
  same();
  int before = vfs.writes(BrokenVfs::file);
  store->write([](Transaction& tx) {
    Line was{2, std::string(200'000, 'x')}, is{2, std::string(200'000, 'y')};
    store::Change change{&lines(), &was, &is};
    return tx.put({&change, 1}).has_value();
  });
  CHECK(vfs.writes(BrokenVfs::file) == before);
  store->checkpoint();
  CHECK(vfs.writes(BrokenVfs::file) - before < 6);
  same();
  store.reset();
  auto again = open_file(path);
  CHECK(raw(path, "SELECT count(*) FROM line WHERE words GLOB 'y*y'") == "1");
}

TEST_CASE("after large commits the log is moved into the file later, after a small one at once") {
  Scratch scratch;
  auto store = open_file(scratch.path("a.kehu"));
  std::int64_t last = 0;
  auto commit = [&](int rows) {
    store->write([&](Transaction& tx) {
      for (int i = 0; i < rows; ++i) {
        Line line{++last, std::string(1500, 'x')};  // more than half a page
        store::Change change{&lines(), nullptr, &line};
        REQUIRE(tx.put({&change, 1}));
      }
      return true;
    });
  };
  auto log_pages = [&] { return std::filesystem::file_size(scratch.path("a.kehu-wal")) / 2072; };
  for (int i = 0; i < 4; ++i) commit(1500);
  CHECK(log_pages() > 6000);
  commit(1);
  auto longest = log_pages();
  commit(1500);  // from the log's beginning
  CHECK(log_pages() == longest);
  for (int i = 0; i < 15; ++i) commit(2500);  // sixteen of them would be more than the most
  CHECK(log_pages() > 30'000);
  CHECK(log_pages() < 35'000);
}

TEST_CASE("a large transaction leaves cache to the next one, never less than asked for") {
  for (std::int64_t asked_kib : {2048, 128 * 1024}) {
    Scratch scratch;
    store::SqliteOptions options;
    options.cache_kib = asked_kib;
    auto store = open_file(scratch.path("a.kehu"), options);
    auto cache_kib = [&] {
      auto status = store->status();
      std::map<std::string, std::string> settings(status.settings.begin(), status.settings.end());
      return -std::stoll(settings["cache_size"]);
    };
    CHECK(cache_kib() == asked_kib);
    for (std::int64_t first : {1, 2001}) {
      insert(*store, first, 1, 1500);
      CHECK(cache_kib() == std::max<std::int64_t>(asked_kib, 16 * 1024));
    }
    insert(*store, 4001);
    CHECK(cache_kib() == asked_kib);
  }
}
