// What every store promises beyond its rows: undo, snapshots, cursors, conflicts.
#include <atomic>
#include <thread>

#include "fixture.hpp"
#include "places.hpp"
#include "record/diff.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Change;
using store::Range;
using store::Store;
using store::Transaction;

namespace {

Result<void> put(Transaction& tx, const void* before, const void* after,
                 const Table& table = lines()) {
  Change change{&table, before, after};
  return tx.put({&change, 1});
}

std::string words(Transaction& tx) {
  std::string all;
  Line line;
  auto cursor = tx.scan(lines().key(), {});
  while (cursor->next(&line)) all += line.words + ' ';
  return all;
}

void insert(Store& store, std::int64_t sequence, const std::string& word) {
  Line line{sequence, word};
  kehu::test::put(store, lines(), nullptr, &line);
}

}  // namespace

TEST_CASE("a body that says no, or throws, leaves nothing") {
  on_each_store([](Store& store) {
    insert(store, 1, "one");
    store.write([](Transaction& tx) {
      Line line{2, "two"};
      CHECK(put(tx, nullptr, &line));
      CHECK(words(tx) == "one two ");
      return false;
    });
    CHECK_THROWS_AS(store.write([](Transaction& tx) -> bool {
      Line line{2, "two"};
      put(tx, nullptr, &line).value();
      throw std::runtime_error("no");
    }),
                    std::runtime_error);
    CHECK(words(*store.read()) == "one ");
    insert(store, 2, "zwei");
    CHECK(words(*store.read()) == "one zwei ");
  });
}

TEST_CASE("after an error of put nothing can be kept") {
  on_each_store([](Store& store) {
    insert(store, 1, "one");
    auto body = [](Transaction& tx) {
      Line two{2, "two"}, one{1, "again"};
      CHECK(put(tx, nullptr, &two));
      auto done = put(tx, nullptr, &one);
      REQUIRE(!done);
      CHECK(done.error().code == "row.exists");
      CHECK(done.error().category == Category::conflict);
      CHECK(done.error().message == "line (1) exists already");
      return true;
    };
    CHECK(fault_code([&] { store.write(body); }) == "internal.invariant");
    CHECK(words(*store.read()) == "one ");
  });
}

TEST_CASE("an attempt undoes its part and nothing else") {
  on_each_store([](Store& store) {
    store.write([](Transaction& tx) {
      Line one{1, "one"}, two{2, "two"}, three{3, "three"}, other{1, "other"};
      CHECK(put(tx, nullptr, &one));
      CHECK(!tx.attempt([&] {
        CHECK(put(tx, nullptr, &two));
        CHECK(tx.attempt([&] { return put(tx, nullptr, &three).has_value(); }));
        CHECK(words(tx) == "one two three ");
        return false;
      }));
      CHECK(words(tx) == "one ");
      CHECK(!tx.attempt([&] { return put(tx, nullptr, &other).has_value(); }));
      CHECK_THROWS_AS(tx.attempt([&]() -> bool {
        put(tx, nullptr, &two).value();
        throw std::runtime_error("no");
      }),
                      std::runtime_error);
      CHECK(tx.attempt([&] { return put(tx, nullptr, &three).has_value(); }));
      return true;
    });
    CHECK(words(*store.read()) == "one three ");
  });
}

TEST_CASE("a row whose version moved on is stale") {
  on_each_store([](Store& store) {
    Item first = item(1);
    first.version = 77;  // what the caller says does not count
    kehu::test::put(store, items(), nullptr, &first);
    Item stored;
    REQUIRE(store.read()->get(items(), {first.id.value, first.number}, &stored));
    CHECK(stored.version == 1);
    Item changed = stored;
    changed.note = "changed";
    kehu::test::put(store, items(), &stored, &changed);
    store.write([&](Transaction& tx) {
      auto done = put(tx, &stored, &changed, items());
      REQUIRE(!done);
      CHECK(done.error().code == "row.stale");
      return false;
    });
    Item now;
    REQUIRE(store.read()->get(items(), {first.id.value, first.number}, &now));
    changed.version = 2;
    CHECK(now == changed);
    // Without any other change the version still counts, so that who read before is refused.
    kehu::test::put(store, items(), &now, &now);
    store.write([&](Transaction& tx) {
      CHECK(put(tx, &now, nullptr, items()).error().code == "row.stale");
      return false;
    });
  });
}

TEST_CASE("changes in a row without a version need the row") {
  on_each_store([](Store& store) {
    Line line{1, "one"}, other{1, "two"};
    store.write([&](Transaction& tx) {
      CHECK(put(tx, &line, &other).error().code == "row.stale");
      return false;
    });
    store.write([&](Transaction& tx) {
      CHECK(put(tx, &line, &line).error().code == "row.stale");
      return false;
    });
    kehu::test::put(store, lines(), nullptr, &line);
    kehu::test::put(store, lines(), &line, &line);
    kehu::test::put(store, lines(), &line, &other);
    CHECK(words(*store.read()) == "two ");
    kehu::test::put(store, lines(), &other, nullptr);
    CHECK(words(*store.read()).empty());
  });
}

// A statement's parameters stay bound from row to row, and are bound again only where they change.
TEST_CASE("each row has its own values, whatever the row before it had") {
  Item bare;
  bare.day = Date(2024, 1, 1);
  bare.limit.reset();
  Item full = item(7);
  full.note = "a note";
  full.rank = 3;
  full.limit = full.open;
  full.due = Date(2024, 2, 29);
  full.active = true;
  full.colour = Colour::blue;
  on_each_store([&](Store& store) {
    std::vector<Item> rows;
    for (std::int64_t number = 1; number <= 6; ++number) {
      Item row = number % 3 == 0 ? full : bare;
      row.number = number;
      if (row.rank) row.rank = number;
      row.code = "code " + std::to_string(number);
      if (number == 5) row.note = "";  // not the same as none
      if (number == 4) row.colour = Colour::amber;
      rows.push_back(row);
    }
    store.write([&](Transaction& tx) {
      for (const Item& row : rows) REQUIRE(put_item(tx, nullptr, &row));
      return true;
    });
    // One update after the other changes the same fields, to one value and to the other.
    for (Item& row : rows) {
      Item after = row;
      after.version = 1;
      after.note = row.note ? std::nullopt : std::optional<std::string>("set");
      after.rank = row.rank ? std::nullopt : std::optional<std::int64_t>(row.number);
      after.colour = row.number % 2 == 0 ? Colour::yellow : Colour::amber;
      Item before = row;
      before.version = 1;
      store.write([&](Transaction& tx) { return put_item(tx, &before, &after).has_value(); });
      row = after;
    }
    auto snapshot = store.read();
    for (Item& row : rows) {
      row.version = 2;
      auto stored = find_item(*snapshot, row);
      REQUIRE(stored);
      CHECK(*stored == row);
    }
  });
}

TEST_CASE("a duplicate names the index that is taken") {
  on_each_store([](Store& store) {
    Item one = item(5), two = item(6), both = item(5);
    kehu::test::put(store, items(), nullptr, &one);
    two.code = one.code;
    two.rank = one.rank;
    store.write([&](Transaction& tx) {
      auto done = put(tx, nullptr, &two, items());
      CHECK(done.error().code == "row.duplicate");
      CHECK(done.error().message == "another item has the same by_code ('C5')");
      return false;
    });
    two.code = "own";
    store.write([&](Transaction& tx) {
      CHECK(put(tx, nullptr, &two, items()).error().message ==
            "another item has the same by_rank (5)");
      return false;
    });
    store.write([&](Transaction& tx) {  // key and index at once: the key counts
      CHECK(put(tx, nullptr, &both, items()).error().code == "row.exists");
      return false;
    });
  });
}

TEST_CASE("amounts of two currencies in one row are a fault") {
  on_each_store([](Store& store) {
    Item wrong = item(1);
    wrong.limit = Money(1, *Currency::parse("BHD"));
    CHECK(fault_code([&] { kehu::test::put(store, items(), nullptr, &wrong); }) ==
          "internal.invariant");
    CHECK(!store.read()->scan(items().key(), {})->next(&wrong));
  });
}

TEST_CASE("a cursor sees none of the rows written while it runs") {
  on_each_store([](Store& store) {
    for (int i = 1; i <= 5; ++i) insert(store, i, std::to_string(i));
    store.write([](Transaction& tx) {
      Line line;
      std::string seen;
      auto cursor = tx.scan(lines().key(), {{}, 2, {}, false, 0});
      while (cursor->next(&line)) {
        seen += line.words + ' ';
        Line changed{line.sequence, line.words + "!"}, added{line.sequence + 100, "new"};
        CHECK(put(tx, &line, &changed));
        CHECK(put(tx, nullptr, &added));
      }
      CHECK(seen == "2 3 4 5 ");
      CHECK(words(tx) == "1 2! 3! 4! 5! new new new new ");
      return true;
    });
  });
}

TEST_CASE("a projection leaves other fields as they were") {
  on_each_store([](Store& store) {
    Item stored = item(8);
    kehu::test::put(store, items(), nullptr, &stored);
    const auto& d = items().descriptor();
    for (const record::Field& field : d.fields) {
      Item row = item(9);
      std::size_t fields[] = {d.index_of(field.name)};
      auto reader = store.read();
      REQUIRE(reader->scan(items().key(), {}, fields)->next(&row));
      record::Box expected(d, &stored);
      if (field.name == "version") static_cast<Item*>(expected.get())->version = 1;
      for (const record::Field& other : d.fields) {
        Item nine = item(9);
        const void* wanted = other.name == field.name ? expected.get() : &nine;
        INFO(field.name << ' ' << other.name);
        CHECK(record::equal(other.type, other.in(wanted), other.in(&row)));
      }
    }
  });
}

TEST_CASE("a reader keeps its snapshot") {
  for (const char* kind : {"memory", "sqlite"}) {
    SECTION(kind) {
      Place place(kind);
      insert(*place.store, 1, "one");
      auto before = place.store->read();
      insert(*place.store, 2, "two");
      auto between = place.store->read();
      insert(*place.store, 3, "three");
      CHECK(words(*before) == "one ");
      CHECK(words(*between) == "one two ");
      CHECK(words(*place.store->read()) == "one two three ");
      place.store->write([&](Transaction& tx) {
        Line four{4, "four"};
        CHECK(put(tx, nullptr, &four));
        CHECK(words(*place.store->read()) == "one two three ");
        return true;
      });
      CHECK(words(*between) == "one two ");
    }
  }
}

TEST_CASE("a second snapshot is of the same moment, or is none") {
  on_each_store([](Store& store, std::string_view kind) {
    insert(store, 1, "one");
    append(store, "li.wei", 1);
    auto first = store.read();
    auto second = first->beside();
    REQUIRE((second != nullptr) == (kind != ":memory:"));
    if (!second) return;
    std::thread([&] { CHECK(words(*second) == "one "); }).join();
    insert(store, 2, "two");
    append(store, "li.wei", 2);
    CHECK(words(*first) == "one ");
    CHECK(words(*second) == "one ");
    auto third = first->beside();
    // What is in memory shares its state; another connection to a file would see the second.
    REQUIRE((third != nullptr) == (kind == "memory"));
    if (third) CHECK(words(*third) == "one ");
    store.write([&](Transaction& tx) {
      CHECK(tx.beside() == nullptr);
      return false;
    });
  });
}

TEST_CASE("readers beside writers see whole transactions") {
  for (const char* kind : {"memory", "sqlite"}) {
    SECTION(kind) {
      Place place(kind);
      Store& store = *place.store;
      insert(store, 1, "0");
      insert(store, 2, "0");
      std::atomic<bool> done{false};
      std::atomic<int> torn{0}, reads{0};
      std::vector<std::thread> readers;
      for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
          while (!done) {
            auto tx = store.read();
            Line a, b;
            bool found = tx->get(lines(), {std::int64_t{1}}, &a);
            found = tx->get(lines(), {std::int64_t{2}}, &b) && found;
            torn += !found || a.words != b.words;
            ++reads;
          }
        });
      for (int i = 1; i <= 200; ++i)
        store.write([&](Transaction& tx) {
          for (std::int64_t key : {1, 2}) {
            Line before;
            tx.get(lines(), {key}, &before);
            Line after{key, std::to_string(i)};
            put(tx, &before, &after).value();
          }
          return true;
        });
      while (reads < 20) std::this_thread::yield();
      done = true;
      for (auto& reader : readers) reader.join();
      CHECK(torn == 0);
    }
  }
}

TEST_CASE("misuse is a fault, not a wrong answer") {
  on_each_store([](Store& store) {
    static const Table stranger("stranger", lines().descriptor(), {"sequence"});
    Line line{1, "one"};
    {
      auto reader = store.read();
      CHECK(fault_code([&] { reader->get(stranger, {std::int64_t{1}}, &line); }) ==
            "internal.invariant");
      CHECK(fault_code([&] { (void)put(*reader, nullptr, &line); }) == "internal.invariant");
      CHECK(fault_code([&] { reader->get(items(), {std::int64_t{1}}, &line); }) ==
            "internal.invariant");
      CHECK(fault_code([&] {
              (void)reader->scan(lines().key(), {{1}, 2, {}, false, 0});
            }) == "internal.invariant");
    }
    Line moved{2, "one"};
    kehu::test::put(store, lines(), nullptr, &line);
    CHECK(fault_code([&] { kehu::test::put(store, lines(), &line, &moved); }) ==
          "internal.invariant");
  });
}
