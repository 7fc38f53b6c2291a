// What the tests of the stores share: a table with every kind of field and index, and the stores.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "../catch.hpp"
#include "kehu/store.hpp"
#include "store/journal.hpp"

namespace kehu::test {

enum class Colour : std::uint8_t { yellow, amber, blue };

struct Part {
  std::string name;
  std::int64_t count = 0;
  bool operator==(const Part&) const = default;
};

// A key of two fields, a version, amounts, and everything an index can stand on.
struct Item {
  Id<Item> id;
  std::int64_t number = 0;
  std::int64_t version = 0;
  std::string code;
  Colour colour{};
  std::optional<std::string> note;
  std::optional<std::int64_t> rank;
  Money open;
  std::optional<Money> limit;
  Ratio share;
  Instant at{};
  Date day{2024, 1, 1};
  std::optional<Date> due;
  bool active = false;
  Bytes image;
  ReferenceValue owner;
  std::vector<Part> parts;
  bool operator==(const Item&) const = default;
};

// A key of one integer, no version, no amounts.
struct Line {
  std::int64_t sequence = 0;
  std::string words;
  bool operator==(const Line&) const = default;
};

const Table& items();
const Table& lines();
// The items once more, marked to be kept; not in the schema.
const Table& kept_items();
// Items and lines, and the journal's.
store::Schema schema();

// An item that differs in every field with `seed`.
Item item(std::uint64_t seed);
// Items that differ in number and code only.
Item numbered(std::int64_t number);

Result<void> put_item(store::Transaction& tx, const Item* before, const Item* after,
                      const Table& table = items());
// The item of the same key.
std::optional<Item> find_item(store::Transaction& tx, const Item& like,
                              const Table& table = items());

// A range of an index of items, with values taken from two of them.
store::Range random_range(std::mt19937_64& random, const Index& index, const Item& a,
                          const Item& b);

// A directory of its own, removed at the end.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  std::string path(const std::string& name) const { return (directory_ / name).string(); }
  const std::filesystem::path& directory() const { return directory_; }

 private:
  std::filesystem::path directory_;
};

std::shared_ptr<store::Store> open_file(const std::string& path, store::SqliteOptions options = {});

// Writes, and fails the test where the store says no.
void put(store::Store& store, const Table& table, const void* before, const void* after);
// Lines of `size` letters, the first of this sequence, in one transaction.
void insert(store::Store& store, std::int64_t first, std::size_t size = 10, std::int64_t count = 1);
// The code of the Fault that `body` throws; empty when it throws none.
template <class F>
std::string fault_code(F body) {
  try {
    body();
  } catch (const Fault& fault) {
    return fault.error().code;
  }
  return {};
}

// Appends an entry that changes nothing but says `actor` at `at`.
journal::Head append(store::Store& store, const std::string& actor, std::int64_t at,
                     const std::string& key = {});

}  // namespace kehu::test
