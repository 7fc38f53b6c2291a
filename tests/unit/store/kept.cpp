// Tables that the writer keeps in memory: nothing can be told apart from one that is not kept.
#include <atomic>
#include <random>
#include <thread>

#include "broken_vfs.hpp"
#include "fixture.hpp"
#include "raw.hpp"
#include "store/sqlite/kept_tables.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Key;
using store::Range;
using store::Store;
using store::Transaction;
using store::sqlite::KeptTables;

namespace {

std::shared_ptr<Store> open_twins(const std::string& path) {
  static const std::vector<const Table*> tables = [] {
    std::vector<const Table*> all(schema().begin(), schema().end());
    all.push_back(&kept_items());
    return all;
  }();
  store::SqliteOptions options;
  options.path = path;
  return store::open_sqlite(options, tables).value();
}

Result<void> put_kept(Transaction& tx, const Item* before, const Item* after) {
  return put_item(tx, before, after, kept_items());
}

std::optional<Item> find_kept(Transaction& tx, const Item& like) {
  return find_item(tx, like, kept_items());
}

// More often than it takes for the rows to come into memory.
void read_often(Transaction& tx, std::size_t times = 40) {
  for (std::size_t i = 0; i < times; ++i) find_kept(tx, numbered(1));
}

std::optional<std::string> note(Transaction& tx, std::int64_t number = 1) {
  auto found = find_kept(tx, numbered(number));
  return found ? found->note : "none";
}

// Writes another note; whether `tx` says that it can.
bool set_note(Transaction& tx, const std::string& words) {
  auto before = find_kept(tx, numbered(1));
  Item after = *before;
  after.note = words;
  return put_kept(tx, &*before, &after).has_value();
}

void add(Store& store, std::int64_t first, std::int64_t last) {
  store.write([&](Transaction& tx) {
    for (std::int64_t number = first; number <= last; ++number) {
      Item made = numbered(number);
      put_kept(tx, nullptr, &made).value();
    }
    return true;
  });
}

std::vector<Item> scanned(Transaction& tx, const Index& index, const Range& range,
                          std::span<const std::size_t> fields = {}) {
  std::vector<Item> rows;
  Item row;
  for (auto cursor = tx.scan(index, range, fields); cursor->next(&row);) rows.push_back(row);
  return rows;
}

// Scans both tables by each index alike.
void check_twins(Transaction& tx, std::mt19937_64& random) {
  const std::vector<std::size_t> some_fields{1, 3, 7};
  for (std::size_t at = 0; at <= items().indexes().size(); ++at) {
    const Index& plain = at == 0 ? items().key() : items().indexes()[at - 1];
    const Index& kept = kept_items().index(plain.name);
    CHECK(scanned(tx, kept, {}) == scanned(tx, plain, {}));
    Item a = item(random() % 400), b = item(random() % 400);
    Range range = random_range(random, plain, a, b);
    INFO(plain.name << " prefix " << range.prefix.size() << " limit " << range.limit);
    CHECK(scanned(tx, kept, range) == scanned(tx, plain, range));
    CHECK(scanned(tx, kept, range, some_fields) == scanned(tx, plain, range, some_fields));
    CHECK(find_kept(tx, a) == find_item(tx, a));
  }
}

}  // namespace

TEST_CASE("a table is kept when it was read as often as that is worth") {
  KeptTables kept;
  auto reads = [&](std::size_t rows) {
    std::size_t count = 1;
    while (!kept.is_due(lines()) && count < 2000) ++count;
    std::vector<record::Box> all;
    for (std::size_t i = 0; i < rows; ++i) all.emplace_back(lines().descriptor());
    kept.keep(lines(), std::move(all));
    return count;
  };
  CHECK(reads(300) == 16);
  CHECK(kept.rows(lines()));
  CHECK(!kept.is_due(lines()));
  kept.forget();
  CHECK(!kept.rows(lines()));
  CHECK(reads(KeptTables::rows_max + 1) == 300);
  CHECK(!kept.rows(lines()));
  CHECK(!kept.is_due(lines()));
  kept.forget();
  CHECK(reads(0) == KeptTables::rows_max + 1);
  CHECK(kept.rows(lines()));
  kept.forget();
  CHECK(reads(2) == 16);
}

TEST_CASE("what is kept is dropped when it is changed, and when the change is undone") {
  KeptTables kept;
  auto is_kept = [&] {
    for (int i = 0; i < 20; ++i)
      if (kept.is_due(kept_items())) kept.keep(kept_items(), {});
    return kept.rows(kept_items()) != nullptr;
  };
  CHECK(is_kept());
  kept.undo();  // of another table
  CHECK(kept.rows(kept_items()));
  kept.change(items());
  CHECK(kept.rows(kept_items()));
  kept.change(kept_items());
  CHECK(!kept.rows(kept_items()));
  CHECK(is_kept());
  kept.undo();
  CHECK(!kept.rows(kept_items()));
  CHECK(is_kept());
  kept.begin();  // nobody said that it was committed
  CHECK(!kept.rows(kept_items()));
  kept.change(kept_items());
  CHECK(is_kept());
  kept.commit();
  kept.begin();
  kept.undo();
  CHECK(kept.rows(kept_items()));
}

TEST_CASE("a kept table gives what its twin gives, whatever becomes of the changes") {
  for (const char* place : {"file", ":memory:"}) SECTION(place) {
      Scratch scratch;
      auto store = open_twins(*place == ':' ? place : scratch.path("a.kehu"));
      std::mt19937_64 random(5);
      int kept = 0, undone = 0;
      // In both tables; false where the tables say no.
      auto change_one = [&](Transaction& tx) {
        Item after = item(random() % 400);
        auto before = find_kept(tx, after);
        bool erase = before && random() % 5 == 0;
        const Item* old = before ? &*before : nullptr;
        const Item* made = erase ? nullptr : &after;
        auto done = put_kept(tx, old, made), twin = put_item(tx, old, made);
        CHECK(done.has_value() == twin.has_value());
        if (!done && !twin) CHECK(done.error().code == twin.error().code);
        return done.has_value() && twin.has_value();
      };
      for (int round = 0; round < 200; ++round) {
        bool keep = random() % 4 != 0;
        store->write([&](Transaction& tx) {
          if (random() % 2) check_twins(tx, random);
          bool good = tx.attempt([&] {
            bool done = change_one(tx) && change_one(tx);
            if (done && random() % 2) check_twins(tx, random);
            return done && random() % 3 != 0;
          });
          ++(good ? kept : undone);
          if (random() % 3 == 0) check_twins(tx, random);
          return keep;
        });
        if (round % 20 == 0) check_twins(*store->read(), random);
      }
      store->write([&](Transaction& tx) {
        check_twins(tx, random);
        CHECK(scanned(tx, items().key(), {}).size() > 20);
        return false;
      });
      CHECK(kept > 40);
      CHECK(undone > 40);
    }
}

TEST_CASE("what was read before a change is not read after it") {
  Scratch scratch;
  auto store = open_twins(scratch.path("a.kehu"));
  add(*store, 1, 3);
  store->write([](Transaction& tx) {
    read_often(tx);
    auto cursor = tx.scan(kept_items().key(), {});
    CHECK(set_note(tx, "first"));
    CHECK(note(tx) == "first");
    Item row;
    CHECK(cursor->next(&row));  // sees none of what is written while it runs
    CHECK(row.note == numbered(1).note);
    read_often(tx);
    CHECK(note(tx) == "first");
    return true;
  });
  store->write([](Transaction& tx) {
    CHECK(note(tx) == "first");
    CHECK(set_note(tx, "second"));
    read_often(tx);
    return false;
  });
  store->write([](Transaction& tx) {
    CHECK(note(tx) == "first");
    read_often(tx);
    for (bool throws : {false, true}) {
      try {
        tx.attempt([&] {
          CHECK(set_note(tx, "third"));
          read_often(tx);
          if (throws) throw std::runtime_error("no");
          return false;
        });
      } catch (const std::runtime_error&) {
      }
      CHECK(note(tx) == "first");
      read_often(tx);
    }
    CHECK(set_note(tx, "fourth"));
    return true;
  });
  CHECK(note(*store->read()) == "fourth");
}

TEST_CASE("a body that is undone behind others leaves nothing in memory") {
  Scratch scratch;
  auto store = open_twins(scratch.path("a.kehu"));
  add(*store, 1, 1);
  std::vector<std::thread> threads;
  std::atomic<int> wrong{0}, seen{0};
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 60; ++i)
        store->write([&](Transaction& tx) {
          auto before = note(tx);
          wrong += before == "undone";
          bool keep = (thread + i) % 2 == 0;
          set_note(tx, keep ? "kept" : "undone");
          read_often(tx);
          seen += note(tx) == (keep ? "kept" : "undone");
          return keep;
        });
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(seen == 240);
}

TEST_CASE("what another store writes in between is seen") {
  Scratch scratch;
  auto one = open_twins(scratch.path("a.kehu")), other = open_twins(scratch.path("a.kehu"));
  add(*one, 1, 3);
  std::optional<std::string> last = numbered(1).note;
  for (int round = 0; round < 8; ++round) {
    for (Store* store : {one.get(), other.get()})
      store->write([&](Transaction& tx) {
        CHECK(note(tx) == last);
        read_often(tx);
        return false;
      });
    (round % 2 ? one : other)->write([&](Transaction& tx) {
      last = "round " + std::to_string(round);
      return set_note(tx, *last);
    });
  }
  one->write([&](Transaction& tx) {
    CHECK(note(tx) == last);
    read_often(tx);
    return false;
  });
  raw(scratch.path("a.kehu"), "UPDATE kept_item SET note = 'raw' WHERE number = 1");
  one->write([](Transaction& tx) {
    CHECK(note(tx) == "raw");
    return false;
  });
}

TEST_CASE("a table of many rows answers as before, and as one of few") {
  Scratch scratch;
  auto store = open_twins(scratch.path("a.kehu"));
  auto sum = [](Transaction& tx) {
    std::int64_t numbers = 0;
    for (const Item& row : scanned(tx, kept_items().key(), {})) numbers += row.number;
    return numbers;
  };
  std::int64_t rows = 0, expected = 0;
  for (std::int64_t more : {499, 1, 1, 50}) {
    add(*store, rows + 1, rows + more);
    rows += more;
    expected = rows * (rows + 1) / 2;
    store->write([&](Transaction& tx) {
      for (int i = 0; i < 4; ++i) {
        CHECK(sum(tx) == expected);
        CHECK(note(tx, rows) == numbered(rows).note);
        CHECK(note(tx, rows + 1) == "none");
        read_often(tx, 300);
      }
      return true;
    });
  }
}

TEST_CASE("several rows of a kept table are read at once, by full keys") {
  Scratch scratch;
  auto store = open_twins(scratch.path("a.kehu"));
  add(*store, 1, 3);
  store->write([](Transaction& tx) {
    read_often(tx);
    const Uuid id = numbered(1).id.value;
    std::vector<Key> keys{{id, std::int64_t{3}}, {id, std::int64_t{4}}, {id, std::int64_t{1}}};
    Item rows[3];
    void* at[] = {&rows[0], &rows[1], &rows[2]};
    bool found[3];
    tx.get(kept_items(), keys, at, found);
    CHECK((found[0] && !found[1] && found[2]));
    CHECK(rows[0].code == "N3");
    CHECK(rows[2].code == "N1");
    CHECK(fault_code([&] { tx.get(kept_items(), {id}, &rows[0]); }) == "internal.invariant");
    return false;
  });
}

TEST_CASE("a commit that fails leaves nothing of it in memory") {
  for (int countdown = 1; countdown < 20; ++countdown) {
    BrokenVfs vfs;
    Scratch scratch;
    auto store = open_twins(scratch.path("a.kehu"));
    add(*store, 1, 3);
    vfs.fail(countdown, 1);
    for (int i = 0; i < 20 && !vfs.hit(); ++i) {
      static_cast<void>(fault_code([&] {
        store->write([&](Transaction& tx) {
          CHECK(set_note(tx, std::string(5000, 'x') + std::to_string(i)));
          read_often(tx);
          return true;
        });
      }));
    }
    CHECK(vfs.hit());
    vfs.heal();
    auto stands = note(*store->read());
    store->write([&](Transaction& tx) {
      CHECK(note(tx) == stands);
      return set_note(tx, "after");
    });
    CHECK(note(*store->read()) == "after");
  }
}

TEST_CASE("a damaged row is the fault of whoever reads it") {
  Scratch scratch;
  auto store = open_twins(scratch.path("a.kehu"));
  add(*store, 1, 3);
  raw(scratch.path("a.kehu"),
      "PRAGMA ignore_check_constraints = ON;"
      "UPDATE kept_item SET colour = 'loud' WHERE number = 2");
  store->write([](Transaction& tx) {
    read_often(tx);
    CHECK(note(tx, 3) == numbered(3).note);
    CHECK(fault_code([&] { note(tx, 2); }) == "store.corrupt");
    return false;
  });
}
