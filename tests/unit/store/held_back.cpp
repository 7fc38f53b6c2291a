// Changes that are held back: one row is written once, and nothing else can be told apart.
#include "store/held_back.hpp"

#include "fixture.hpp"
#include "places.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Change;
using store::HeldBackTransaction;
using store::Store;
using store::Transaction;

namespace {

// A transaction that counts what reaches the store.
class Counting final : public Transaction {
 public:
  explicit Counting(Transaction& below) : below_(below) {}
  using Transaction::get;
  void get(const Table& table, std::span<const store::Key> keys, std::span<void* const> rows,
           std::span<bool> found) override {
    ++reads;
    below_.get(table, keys, rows, found);
  }
  Result<void> put(std::span<const Change> changes) override {
    written += changes.size();
    return below_.put(changes);
  }
  bool attempt(const std::function<bool()>& part) override { return below_.attempt(part); }
  std::unique_ptr<store::Cursor> scan(const Index& index, const store::Range& range,
                                      std::span<const std::size_t> fields) override {
    ++reads;
    return below_.scan(index, range, fields);
  }
  std::size_t reads = 0, written = 0;

 private:
  Transaction& below_;
};

}  // namespace

TEST_CASE("a row that changes often is written once, in the version that it came to") {
  on_each_store([](Store& store) {
    Item old = numbered(1);
    kehu::test::put(store, items(), nullptr, &old);
    store.write([&](Transaction& tx) {
      Counting counting(tx);
      HeldBackTransaction held(counting);
      for (int i = 0; i < 5; ++i) {
        Item before = *find_item(held, old), after = before;
        after.note = "change " + std::to_string(i);
        REQUIRE(put_item(held, &before, &after));
      }
      Item made = numbered(2);
      REQUIRE(put_item(held, nullptr, &made));
      Item before = *find_item(held, made), after = before;
      CHECK(before.version == 1);
      after.note = "changed";
      REQUIRE(put_item(held, &before, &after));
      CHECK(counting.written == 0);
      CHECK(find_item(held, old)->version == 6);
      held.flush();
      CHECK(counting.written == 2);
      return true;
    });
    auto reader = store.read();
    CHECK(find_item(*reader, old)->version == 6);
    CHECK(find_item(*reader, old)->note == "change 4");
    CHECK(find_item(*reader, numbered(2))->version == 2);
    CHECK(find_item(*reader, numbered(2))->note == "changed");
  });
}

TEST_CASE("the rows of a narrow range are read once") {
  on_each_store([](Store& store) {
    for (int i = 1; i <= 3; ++i) {
      Item made = numbered(i);
      kehu::test::put(store, items(), nullptr, &made);
    }
    store.write([&](Transaction& tx) {
      Counting counting(tx);
      HeldBackTransaction held(counting);
      store::Range range;
      range.prefix = {numbered(1).id.value};
      auto sum = [&] {
        Item row;
        std::int64_t numbers = 0;
        for (auto cursor = held.scan(items().key(), range, {}); cursor->next(&row);)
          numbers += row.number;
        return numbers;
      };
      CHECK(sum() == 6);
      std::size_t reads = counting.reads;
      Item four = numbered(4);
      REQUIRE(put_item(held, nullptr, &four));
      CHECK(sum() == 10);
      CHECK(counting.reads == reads);
      Item gone = *find_item(held, numbered(2));
      REQUIRE(put_item(held, &gone, nullptr));
      CHECK(sum() == 8);
      return true;
    });
  });
}

TEST_CASE("a cursor sees none of the rows that are held back while it runs") {
  on_each_store([](Store& store) {
    for (int i = 1; i <= 90; ++i) {
      Item made = numbered(i);
      kehu::test::put(store, items(), nullptr, &made);
    }
    store::write_held_back(store, [](Transaction& tx) {
      Item five = *find_item(tx, numbered(5)), changed = five;
      changed.active = !five.active;
      REQUIRE(put_item(tx, &five, &changed));
      Item row;
      std::string seen;
      auto cursor = tx.scan(items().key(), {});
      while (cursor->next(&row)) {
        if (row.number > 8) continue;
        seen += std::to_string(row.number) + (row.note == "seen" ? "! " : " ");
        Item next = *find_item(tx, numbered(row.number + 1)), other = next;
        other.note = "seen";
        REQUIRE(put_item(tx, &next, &other));
        Item added = numbered(row.number + 200);
        REQUIRE(put_item(tx, nullptr, &added));
      }
      CHECK(seen == "1 2 3 4 5 6 7 8 ");
      return true;
    });
    Item row;
    std::size_t rows = 0;
    auto reader = store.read();
    for (auto cursor = reader->scan(items().key(), {}); cursor->next(&row);) ++rows;
    CHECK(rows == 98);
    CHECK(find_item(*reader, numbered(6))->note == "seen");
  });
}

TEST_CASE("what cannot be held back is met where it is its own") {
  on_each_store([](Store& store) {
    Item one = numbered(1), two = numbered(2);
    kehu::test::put(store, items(), nullptr, &one);
    two.code = one.code;
    int runs = 0;
    std::string code;
    store::write_held_back(store, [&](Transaction& tx) {
      ++runs;
      Item three = numbered(3);
      REQUIRE(put_item(tx, nullptr, &three));
      auto done = put_item(tx, nullptr, &two);
      code = done ? "" : done.error().code;
      return done.has_value();
    });
    CHECK(runs == 2);
    CHECK(code == "row.duplicate");
    CHECK(!find_item(*store.read(), numbered(3)));
    // The number that one row gives up is another's in the same batch.
    store::write_held_back(store, [&](Transaction& tx) {
      Item before = *find_item(tx, one), after = before;
      after.code = "another";
      REQUIRE(put_item(tx, &before, &after));
      REQUIRE(put_item(tx, nullptr, &two));
      return true;
    });
    CHECK(find_item(*store.read(), one)->code == "another");
    CHECK(find_item(*store.read(), two)->code == "N1");
  });
}

TEST_CASE("a body that says no, or throws, leaves nothing of what was held back") {
  on_each_store([](Store& store) {
    auto body = [](Transaction& tx) {
      Item one = numbered(1);
      REQUIRE(put_item(tx, nullptr, &one));
      return false;
    };
    store::write_held_back(store, body);
    CHECK_THROWS_AS(store::write_held_back(store,
                                           [&](Transaction& tx) -> bool {
                                             body(tx);
                                             throw std::runtime_error("no");
                                           }),
                    std::runtime_error);
    CHECK(!find_item(*store.read(), numbered(1)));
  });
}

TEST_CASE("more rows than are held back are written before") {
  on_each_store([](Store& store) {
    constexpr int many = 10'500;
    store.write([&](Transaction& tx) {
      Counting counting(tx);
      HeldBackTransaction held(counting);
      for (int i = 0; i < many; ++i) {
        Item made = numbered(i);
        REQUIRE(put_item(held, nullptr, &made));
      }
      CHECK(counting.written == 10'000);
      Item before = *find_item(held, numbered(7)), after = before;
      after.note = "after it was written";
      REQUIRE(put_item(held, &before, &after));
      held.flush();
      CHECK(counting.written == many + 1);
      return true;
    });
    CHECK(find_item(*store.read(), numbered(7))->version == 2);
    CHECK(find_item(*store.read(), numbered(many - 1))->version == 1);
  });
}
