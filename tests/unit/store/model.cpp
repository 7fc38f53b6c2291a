// One body of tests over every store: random work compared with a std::map.
#include <map>
#include <random>

#include "fixture.hpp"
#include "places.hpp"
#include "record/ordered_key.hpp"
#include "store/held_back.hpp"

using namespace kehu;
using namespace kehu::test;
using store::Change;
using store::Key;
using store::Range;
using store::Store;
using store::Transaction;
using store::Value;

namespace {

using Model = std::map<std::string, Item>;  // by the ordered primary key

std::string position(const Index& index, const Item& item) {
  return record::ordered_position(index, &item);
}

// Whether another item stands at the same values of a unique index.
const Index* collision(const Model& model, const Item& item) {
  std::string own = position(items().key(), item);
  for (const Index& index : items().indexes()) {
    if (!index.is_unique || !record::stands_in(index, &item) || record::has_absent(index, &item))
      continue;
    std::string key, other;
    record::write_ordered_key(index, &item, key);
    for (const auto& [primary, stored] : model) {
      if (primary == own || !record::stands_in(index, &stored)) continue;
      other.clear();
      record::write_ordered_key(index, &stored, other);
      if (other == key && !record::has_absent(index, &stored)) return &index;
    }
  }
  return nullptr;
}

// What the stores should answer to a change, and its effect on the model.
std::string expected(Model& model, const Item* before, const Item* after) {
  std::string key = position(items().key(), before ? *before : *after);
  auto found = model.find(key);
  if (!before && found != model.end()) return "row.exists";
  if (before && (found == model.end() || found->second.version != before->version))
    return "row.stale";
  if (!after) {
    model.erase(found);
    return "";
  }
  if (collision(model, *after)) return "row.duplicate";
  Item made = *after;
  made.version = before ? before->version + 1 : 1;
  model[key] = made;
  return "";
}

std::vector<Item> all(Transaction& tx, const Index& index, const Range& range) {
  std::vector<Item> rows;
  auto cursor = tx.scan(index, range);
  Item row;
  while (cursor->next(&row)) rows.push_back(row);
  return rows;
}

int compare(const record::Field& field, const Value& a, const Value& b) {
  std::string left, right;
  record::write_ordered_value(field.type, a, left);
  record::write_ordered_value(field.type, b, right);
  return left.compare(right);
}

// The rows of a range by the words of the contract alone.
std::vector<Item> expected_rows(const Model& model, const Index& index, const Range& range) {
  std::map<std::string, const Item*> ordered;
  const auto& fields = items().descriptor().fields;
  for (const auto& [key, item] : model) {
    if (!record::stands_in(index, &item)) continue;
    bool inside = true;
    for (std::size_t i = 0; i < range.prefix.size(); ++i) {
      const auto& field = fields[index.fields[i]];
      inside = inside && compare(field, record::read(field, &item), range.prefix[i]) == 0;
    }
    if (range.from || range.until) {
      const auto& field = fields[index.fields[range.prefix.size()]];
      Value value = record::read(field, &item);
      if (range.from) inside = inside && compare(field, value, *range.from) >= 0;
      if (range.until) inside = inside && compare(field, value, *range.until) < 0;
    }
    if (inside) ordered[position(index, item)] = &item;
  }
  std::vector<Item> rows;
  for (const auto& [key, item] : ordered) rows.push_back(*item);
  if (range.descending) std::reverse(rows.begin(), rows.end());
  if (range.limit && rows.size() > range.limit) rows.resize(range.limit);
  return rows;
}

void check_against(const Model& model, Transaction& tx, std::mt19937_64& random) {
  std::vector<const Index*> indexes{&items().key()};
  for (const Index& index : items().indexes()) indexes.push_back(&index);
  for (const Index* index : indexes) {
    CHECK(all(tx, *index, {}) == expected_rows(model, *index, {}));
    for (int i = 0; i < 12; ++i) {
      Item a = item(random() % 400), b = item(random() % 400);
      Range range = random_range(random, *index, a, b);
      INFO(index->name << " prefix " << range.prefix.size() << " from " << range.from.has_value()
                       << " until " << range.until.has_value());
      CHECK(all(tx, *index, range) == expected_rows(model, *index, range));
    }
  }
}

void check_rows(const Model& model, Store& store) {
  CHECK(model.size() > 40);
  auto reader = store.read();
  for (const auto& [key, stored] : model) {
    Item row;
    CHECK(reader->get(items(), {stored.id.value, stored.number}, &row));
    CHECK(row == stored);
  }
}

}  // namespace

TEST_CASE("random work gives what a map gives") {
  on_each_store([](Store& store) {
    std::mt19937_64 random(7);
    Model model;
    for (int round = 0; round < 150; ++round) {
      Model next = model;
      bool keep = random() % 4 != 0;
      bool failed = false;
      store.write([&](Transaction& tx) {
        for (int i = 0; i < 5; ++i) {
          Item after = item(random() % 400);
          auto found = next.find(position(items().key(), after));
          std::optional<Item> before;
          std::uint64_t what = random() % 10;
          if (found != next.end() && what < 9) before = found->second;
          if (before && random() % 15 == 0) --before->version;
          bool erase = before && what < 2;
          Change change{&items(), before ? &*before : nullptr, erase ? nullptr : &after};
          std::string code = expected(next, before ? &*before : nullptr, erase ? nullptr : &after);
          auto done = tx.put({&change, 1});
          CHECK((done ? "" : done.error().code) == code);
          if (!done) failed = true;
          if (failed) return false;
        }
        if (round % 30 == 0) check_against(next, tx, random);
        return keep;
      });
      if (keep && !failed) model = next;
      if (round % 30 == 0) check_against(model, *store.read(), random);
    }
    check_rows(model, store);
  });
}

TEST_CASE("random work that is held back leaves what a map gives") {
  on_each_store([](Store& store) {
    std::mt19937_64 seeds(11);
    Model model;
    int kept_rounds = 0, run_again = 0;
    for (int round = 0; round < 120; ++round) {
      Model next;
      std::string wrong;  // the first error that a store would give
      int runs = 0;
      bool keep = seeds() % 6 != 0, scans = round % 10 == 0;
      std::uint64_t seed = seeds();
      // The same each time that it runs.
      store::write_held_back(store, [&](Transaction& tx) {
        ++runs;
        next = model;
        wrong.clear();
        std::mt19937_64 random(seed);
        for (int i = 0; i < 25; ++i) {
          auto change_one = [&]() -> bool {
            Item after = item(random() % 400);
            auto found = next.find(position(items().key(), after));
            std::optional<Item> before;
            std::uint64_t what = random() % 40;
            if (found != next.end() && what != 39) before = found->second;
            if (before && what % 4) {  // most changes leave what is unique as it is
              after.code = before->code;
              after.rank = before->rank;
            }
            if (before && random() % 150 == 0) --before->version;
            const Item* old = before ? &*before : nullptr;
            const Item* made = what < 4 && before ? nullptr : &after;
            Change change{&items(), old, made};
            std::string code = expected(next, old, made);
            auto done = tx.put({&change, 1});
            if (wrong.empty()) wrong = code;
            if (!done) CHECK(done.error().code == wrong);
            return done.has_value();
          };
          if (i % 9 == 8) {
            Model outer = next;
            bool kept = tx.attempt([&] { return change_one() && random() % 2; });
            if (!kept) {
              next = outer;
              wrong.clear();
            }
          } else if (!change_one()) {
            return false;
          }
          Item asked = item(random() % 400), row;
          auto known = next.find(position(items().key(), asked));
          bool there = tx.get(items(), {asked.id.value, asked.number}, &row);
          if (wrong.empty()) {
            CHECK(there == (known != next.end()));
            if (there && known != next.end()) CHECK(row == known->second);
            const Index& index = items().indexes()[random() % items().indexes().size()];
            Item other = item(random() % 400);
            Range range = random_range(random, index, asked, other);
            CHECK(all(tx, index, range) == expected_rows(next, index, range));
            if (scans && i % 8 == 3) check_against(next, tx, random);
          }
        }
        return keep;
      });
      run_again += runs > 1;
      if (!wrong.empty() && keep) CHECK(runs == 2);
      if (keep && wrong.empty()) {
        model = next;
        ++kept_rounds;
      }
      if (scans) check_against(model, *store.read(), seeds);
    }
    INFO("kept " << kept_rounds << ", run again " << run_again << ", rows " << model.size());
    CHECK(kept_rounds > 20);
    CHECK(run_again > 20);
    check_rows(model, store);
  });
}
