// The SQLite file: how it is opened, refused, migrated, and what becomes of it when disks fail.
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <map>
#include <sstream>

#include "broken_vfs.hpp"
#include "raw.hpp"
#include "store/revision.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Store;
using store::Transaction;

namespace {

std::string open_code(const std::string& path, store::SqliteOptions options = {}) {
  return fault_code([&] { open_file(path, options); });
}

std::int64_t count(Store& store) {
  auto reader = store.read();
  auto cursor = reader->scan(lines().key(), {});
  Line line;
  std::int64_t rows = 0;
  while (cursor->next(&line)) ++rows;
  return rows;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_text(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

// Runs `child` in a forked process; whether it returned true.
template <class F>
bool in_child(F child) {
  pid_t pid = fork();
  if (pid == 0) {
    bool good = false;
    try {
      good = child();
    } catch (...) {
    }
    _exit(good ? 0 : 1);
  }
  int status = 1;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_CASE("settings are what was read back") {
  Scratch scratch;
  auto store = open_file(scratch.path("a.kehu"));
  auto status = store->status();
  CHECK(status.kind == "sqlite");
  CHECK(status.location == scratch.path("a.kehu"));
  CHECK(status.schema_version == 3);
  std::map<std::string, std::string> settings(status.settings.begin(), status.settings.end());
  std::map<std::string, std::string> expected{
      {"journal_mode", "wal"}, {"synchronous", "2"},        {"foreign_keys", "0"},
      {"secure_delete", "1"},  {"trusted_schema", "0"},     {"cell_size_check", "1"},
      {"temp_store", "2"},     {"wal_autocheckpoint", "0"}, {"cache_size", "-2048"},
      {"defensive", "1"},      {"user_version", "3"},       {"application_id", "1801807989"},
      {"page_size", "2048"}};
  for (const auto& [name, value] : expected) {
    INFO(name);
    CHECK(settings[name] == value);
  }
}

TEST_CASE("what is not kehu's is refused with a clear code") {
  Scratch scratch;
  write_text(scratch.path("text"),
             "This is a letter, long enough to be more than a header. " + std::string(200, '.'));
  CHECK(open_code(scratch.path("text")) == "store.not_a_database");
  raw(scratch.path("other"), "CREATE TABLE t(x)");
  CHECK(open_code(scratch.path("other")) == "store.foreign");
  CHECK(raw(scratch.path("other"), "PRAGMA journal_mode") == "delete");
  open_file(scratch.path("new"));
  raw(scratch.path("new"), "PRAGMA user_version = 99");
  CHECK(open_code(scratch.path("new")) == "store.newer_schema");
  CHECK(open_code(scratch.path("no/such/place")) == "store.cannot_open");
  CHECK(open_code("") == "store.cannot_open");
  CHECK(open_code(scratch.directory().string()) == "store.cannot_open");
  open_file(scratch.path("less"));
  raw(scratch.path("less"), "ALTER TABLE line DROP COLUMN words");
  CHECK(open_code(scratch.path("less")) == "store.schema_differs");
  store::SqliteOptions reading;
  reading.read_only = true;
  CHECK(open_code(scratch.path("absent"), reading) == "store.cannot_open");
  CHECK(!std::filesystem::exists(scratch.path("absent")));
}

TEST_CASE("indexes that a file lacks, or has otherwise, are made when it is opened for writing") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  {
    auto store = open_file(path);
    Item row = item(4);
    put(*store, items(), nullptr, &row);
  }
  auto indexes = [&] {
    return raw(path,
               "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema "
               "WHERE type = 'index' AND sql NOT NULL ORDER BY name)");
  };
  std::string before = indexes();
  raw(path,
      "DROP INDEX item_by_code; DROP INDEX item_by_rank;"
      "CREATE INDEX item_by_rank ON item (code); CREATE INDEX of_the_host ON item (note)");
  store::SqliteOptions reading;
  reading.read_only = true;
  CHECK(open_code(path, reading) == "store.older_schema");
  {
    auto store = open_file(path);
    Item found;
    Item row = item(4);
    auto reader = store->read();
    auto range = store::Range{{record::Value(std::string_view(row.code))}, {}, {}, false, 0};
    CHECK(reader->scan(items().index("by_code"), range)->next(&found));
    CHECK(found.number == row.number);
  }
  CHECK(open_code(path, reading).empty());
  raw(path, "DROP INDEX of_the_host");  // it was left alone
  CHECK(indexes() == before);
}

TEST_CASE("a store opened for reading only reads") {
  Scratch scratch;
  auto writer = open_file(scratch.path("a.kehu"));
  insert(*writer, 1);
  store::SqliteOptions options;
  options.read_only = true;
  auto reader = open_file(scratch.path("a.kehu"), options);
  CHECK(count(*reader) == 1);
  insert(*writer, 2);
  CHECK(count(*reader) == 2);
  CHECK(fault_code([&] { insert(*reader, 3); }) == "store.read_only");
  reader->checkpoint();
}

TEST_CASE("a file that may not be written says so") {
  if (geteuid() != 0) return;  // needs another user to be
  Scratch scratch;
  { open_file(scratch.path("a.kehu")); }
  chmod(scratch.path("a.kehu").c_str(), 0444);
  chmod(scratch.directory().c_str(), 0755);
  CHECK(in_child([&] {
    if (setuid(65534) != 0) return true;
    return open_code(scratch.path("a.kehu")) == "store.cannot_open";
  }));
}

TEST_CASE("a damaged file is a fault, and never a wrong row") {
  Scratch scratch;
  {
    auto store = open_file(scratch.path("a.kehu"));
    for (int i = 1; i <= 300; ++i) insert(*store, i, 100);
  }
  std::string whole = text_of(scratch.path("a.kehu"));
  REQUIRE(whole.size() > 8192);
  std::map<std::string, int> codes;
  for (std::size_t at = 100; at < whole.size(); at += 509) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
    write_text(scratch.path("b.kehu"), damaged);
    std::filesystem::remove(scratch.path("b.kehu-wal"));
    std::filesystem::remove(scratch.path("b.kehu-shm"));
    std::string code = fault_code([&] { count(*open_file(scratch.path("b.kehu"))); });
    ++codes[code];
    INFO("byte " << at << ' ' << code);
    CHECK((code.empty() || code.starts_with("store.")));
  }
  CHECK(codes["store.corrupt"] > 0);
}

TEST_CASE("a file system without shared memory cannot keep a log") {
  sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
  Scratch scratch;
  sqlite3_vfs_register(sqlite3_vfs_find("unix-dotfile"), 1);
  std::string code = open_code(scratch.path("a.kehu"));
  sqlite3_vfs_register(usual, 1);
  CHECK(code == "store.setting");
}

// What a program does that closes every descriptor after a fork.
TEST_CASE("a lock file that was closed under the store is a fault, and nothing is written") {
  Scratch scratch;
  auto store = open_file(scratch.path("a.kehu"));
  insert(*store, 1);
  int closed = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
    std::error_code gone;
    if (std::filesystem::read_symlink(entry, gone).extension() == ".lock")
      closed += close(std::stoi(entry.path().filename())) == 0;
  }
  REQUIRE(closed > 0);
  CHECK(fault_code([&] { insert(*store, 2); }) == "store.lock");
  CHECK(count(*store) == 1);
}

TEST_CASE("a file that another holds for longer than the deadline cannot be opened to be made") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  int held = open((path + ".lock").c_str(), O_RDWR | O_CREAT, 0600);
  struct flock all {};
  all.l_type = F_WRLCK;
  REQUIRE(fcntl(held, F_OFD_SETLK, &all) == 0);
  store::SqliteOptions hasty;
  hasty.busy_timeout_ms = 20;
  CHECK(open_code(path, hasty) == "store.locked");
  close(held);
  CHECK(open_code(path, hasty).empty());
}

TEST_CASE("SQLite without memory is a fault, and the store goes on when there is some again") {
  Scratch scratch;
  auto store = open_file(scratch.path("a.kehu"));
  insert(*store, 1);
  sqlite3_int64 before = sqlite3_hard_heap_limit64(sqlite3_memory_used() + 100'000);
  std::string code = fault_code([&] { insert(*store, 2, 5'000'000); });
  sqlite3_hard_heap_limit64(before);
  CHECK(code == "store.no_memory");
  insert(*store, 3);
  CHECK(count(*store) == 2);
}

TEST_CASE("a forked child may not use its parent's store") {
  Scratch scratch;
  auto store = open_file(scratch.path("a.kehu"));
  insert(*store, 1);
  auto reader = store->read();
  CHECK(in_child([&] {
    Line line;
    bool good = fault_code([&] { store->read(); }) == "store.forked";
    good = good && fault_code([&] { insert(*store, 9); }) == "store.forked";
    good = good && fault_code([&] { store->checkpoint(); }) == "store.forked";
    good = good && fault_code([&] { store->status(); }) == "store.forked";
    good = good &&
           fault_code([&] { reader->get(lines(), {std::int64_t{1}}, &line); }) == "store.forked";
    reader.reset();
    store.reset();
    auto own = open_file(scratch.path("a.kehu"));
    insert(*own, 2);
    return good && count(*own) == 2;
  }));
  insert(*store, 3);
  CHECK(count(*store) == 3);
}

TEST_CASE("the lock of a process that was killed is free") {
  Scratch scratch;
  auto store = open_file(scratch.path("a.kehu"));
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  pid_t pid = fork();
  if (pid == 0) {
    auto own = open_file(scratch.path("a.kehu"));
    own->write([&](Transaction& tx) {
      Line line{1, "never"};
      store::Change change{&lines(), nullptr, &line};
      if (!tx.put({&change, 1}) || write(ready[1], "x", 1) != 1) _exit(1);
      pause();
      return true;
    });
    _exit(0);
  }
  char byte;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  store::SqliteOptions hasty;
  hasty.busy_timeout_ms = 50;
  auto other = open_file(scratch.path("a.kehu"), hasty);
  CHECK(fault_code([&] { insert(*other, 2); }) == "store.busy");
  kill(pid, SIGKILL);
  waitpid(pid, nullptr, 0);
  close(ready[0]);
  close(ready[1]);
  insert(*other, 2);
  CHECK(count(*store) == 1);
}

TEST_CASE("a full disk leaves the store as it was") {
  Scratch scratch;
  bool mounted = geteuid() == 0 &&
                 mount("kehu-test", scratch.directory().c_str(), "tmpfs", 0, "size=1500k") == 0;
  struct rlimit before {};
  if (!mounted) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    struct rlimit small = before;
    small.rlim_cur = 400 * 1024;
    setrlimit(RLIMIT_FSIZE, &small);
  }
  std::string path = scratch.path("a.kehu");
  std::string code;
  std::int64_t written = 0;
  {
    auto store = open_file(path);
    while (written < 2000 && code.empty()) {
      code = fault_code([&] { insert(*store, written + 1, 2000); });
      if (code.empty()) ++written;
    }
    CHECK((code == "store.full" || code == "store.io"));
    CHECK(count(*store) == written);
    CHECK(fault_code([&] { insert(*store, written + 1, 200000); }) != "");
    if (!mounted) setrlimit(RLIMIT_FSIZE, &before);
    if (mounted)
      REQUIRE(mount(nullptr, scratch.directory().c_str(), nullptr, MS_REMOUNT, "size=20m") == 0);
    insert(*store, written + 1, 2000);  // room again: it goes on
    CHECK(count(*store) == written + 1);
  }
  CHECK(written > 20);
  CHECK(raw(path, "PRAGMA integrity_check") == "ok");
  CHECK(raw(path, "SELECT count(*) FROM line") == std::to_string(written + 1));
  if (mounted) umount2(scratch.directory().c_str(), MNT_DETACH);
}

TEST_CASE("an I/O error at commit leaves what was before or what comes after") {
  for (int times : {1, 1000}) {
    BrokenVfs vfs;
    Scratch scratch;
    auto store = open_file(scratch.path("a.kehu"));
    std::int64_t sequence = 0;
    insert(*store, ++sequence);
    int failures = 0;
    for (int countdown = 1; countdown < 40; ++countdown) {
      std::int64_t had = count(*store);
      vfs.fail(countdown, times);
      std::string code;
      for (int i = 0; i < 20 && code.empty() && !vfs.hit(); ++i) {
        had = count(*store);
        code = fault_code([&] { insert(*store, ++sequence, 5000); });
      }
      vfs.heal();
      failures += !code.empty();
      INFO("countdown " << countdown << " code " << code);
      CHECK((code.empty() || code == "store.io" || code == "store.cannot_open"));
      // The row is there or not once the write has answered, and stays so.
      std::int64_t has = count(*store);
      CHECK((has == had || has == had + 1));
      // Usable again, on the same handle.
      insert(*store, ++sequence);
      CHECK(count(*store) == has + 1);
    }
    CHECK(failures > 20);
    store.reset();
    CHECK(raw(scratch.path("a.kehu"), "PRAGMA integrity_check") == "ok");
  }
}

TEST_CASE("a store knows whether anything was written since") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  auto store = open_file(path), other = open_file(path);
  auto revision = [](Store& of, bool keep = true) {
    std::uint64_t number = 0;
    of.write([&](Transaction& tx) {
      number = store::revision(tx);
      return keep;
    });
    return number;
  };
  // The number that the last transaction ended with.
  auto after_insert = [](Store& of, std::int64_t sequence, bool keep) {
    std::uint64_t number = 0;
    of.write([&](Transaction& tx) {
      std::uint64_t before = store::revision(tx);
      Line line{sequence, "x"};
      store::Change change{&lines(), nullptr, &line};
      CHECK(tx.put({&change, 1}));
      number = store::revision(tx);
      CHECK(number != before);
      return keep;
    });
    return number;
  };
  std::uint64_t last = after_insert(*store, 1, true);
  CHECK(last != 0);
  CHECK(revision(*store) == last);
  store->checkpoint();
  CHECK(revision(*store) == last);
  CHECK(store::revision(*store->read()) == 0);
  // Undone, it is not what it was inside.
  last = after_insert(*store, 2, false);
  CHECK(revision(*store) != last);
  last = after_insert(*store, 2, true);
  after_insert(*other, 3, true);
  std::uint64_t seen = revision(*store);
  CHECK(seen != last);
  CHECK(revision(*store) == seen);
  // What an attempt undoes is another state again.
  store->write([&](Transaction& tx) {
    std::uint64_t inside = 0;
    tx.attempt([&] {
      Line line{4, "x"};
      store::Change change{&lines(), nullptr, &line};
      CHECK(tx.put({&change, 1}));
      inside = store::revision(tx);
      return false;
    });
    CHECK(store::revision(tx) != inside);
    return true;
  });
}

TEST_CASE("a file of version 1 is carried to this version") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  raw(path, text_of(std::filesystem::path(KEHU_SOURCE_DIR) / "tests/store/version_1.sql"));
  store::SqliteOptions reading;
  reading.read_only = true;
  std::vector<const Table*> tables{&lines()};
  for (const Table* table : journal::tables()) tables.push_back(table);
  auto open = [&](bool read_only) {
    store::SqliteOptions options;
    options.path = path;
    options.read_only = read_only;
    return store::open_sqlite(options, tables);
  };
  auto refused = open(true);
  REQUIRE(!refused);
  CHECK(refused.error().code == "store.older_schema");
  auto store = open(false);
  REQUIRE(store);
  CHECK((*store)->status().schema_version == 3);
  auto verified = journal::verify(*(*store)->read(), tables, std::nullopt, true);
  INFO((verified ? "" : verified.error().message));
  REQUIRE(verified);
  CHECK(verified->entries == 3);
  CHECK(verified->rows == 3);
  CHECK(journal::find(*(*store)->read(), "first") == 1);
  append(**store, "later", 9);
  CHECK(journal::verify(*(*store)->read(), tables, std::nullopt, true));
  CHECK(raw(path, "PRAGMA user_version") == "3");
}

TEST_CASE("a migration closes the segments that version 1 had not") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  {
    auto store = open_file(path);
    store->write([](Transaction& tx) {
      for (int i = 0; i < 8200; ++i) {
        journal::Entry entry;
        entry.command = "test.say";
        entry.actor = std::to_string(i);
        journal::append(tx, entry);
      }
      return true;
    });
  }
  std::string segments = "SELECT group_concat(hex(root)) FROM journal_segment";
  std::string roots = raw(path, segments);
  raw(path, "DROP TABLE journal_segment; PRAGMA user_version = 1;");
  auto store = open_file(path);
  CHECK(raw(path, segments) == roots);
  auto verified = journal::verify(*store->read(), schema(), std::nullopt, false);
  REQUIRE(verified);
  CHECK(verified->segments == 2);
}

TEST_CASE("a migration that fails leaves the file as it was") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu");
  { append(*open_file(path), "one", 1); }
  // A table in the way of the one that the step makes.
  raw(path, "PRAGMA user_version = 1;");
  CHECK(open_code(path) == "store.sqlite");
  CHECK(raw(path, "PRAGMA user_version") == "1");
  CHECK(raw(path, "SELECT count(*) FROM journal") == "1");
}
