#include "fixture.hpp"

#include "kehu/record/describe.hpp"

namespace kehu::test {

BOOST_DESCRIBE_ENUM(Colour, yellow, amber, blue)
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))
BOOST_DESCRIBE_STRUCT(Item, (),
                      (id, number, version, code, colour, note, rank, open, limit, share, at, day,
                       due, active, image, owner, parts))
BOOST_DESCRIBE_STRUCT(Line, (), (sequence, words))

namespace {

void declare_items(Table& t) {
  t.index("by_code", {"code"}, Index::unique)
      .index("by_colour", {"colour", "day"})
      .index("by_note", {"note", "rank"})
      .index("by_rank", {"rank"}, Index::unique)
      .index("by_open", {"active", "open"}, Index::ordinary, "open")
      .index("by_due", {"due", "at"}, Index::ordinary, "due")
      .index("by_share", {"share", "owner"})
      .index("by_image", {"image"}, Index::ordinary, "active");
}

}  // namespace

const Table& items() {
  static const Table made("item", record::describe<Item>(), {"id", "number"}, declare_items);
  return made;
}

const Table& kept_items() {
  static const Table made("kept_item", record::describe<Item>(), {"id", "number"}, [](Table& t) {
    declare_items(t);
    t.kept();
  });
  return made;
}

const Table& lines() {
  static const Table made("line", record::describe<Line>(), {"sequence"});
  return made;
}

store::Schema schema() {
  static const std::vector<const Table*> all = [] {
    std::vector<const Table*> tables{&items(), &lines()};
    for (const Table* table : journal::tables()) tables.push_back(table);
    return tables;
  }();
  return all;
}

Item item(std::uint64_t seed) {
  Item made;
  made.id.value.data[15] = static_cast<std::uint8_t>(seed % 7);
  made.id.value.data[0] = static_cast<std::uint8_t>(seed % 3);
  made.number = static_cast<std::int64_t>(seed % 11) - 5;
  made.code = "C" + std::to_string(seed);
  made.colour = static_cast<Colour>(seed % 3);
  if (seed % 4) made.note = std::string(seed % 5, 'n') + (seed % 2 ? "客" : "");
  if (seed % 6 == 5) made.rank = static_cast<std::int64_t>(seed);
  Currency currency = *Currency::parse(seed % 5 ? "CNY" : "JPY");
  made.open = Money(static_cast<std::int64_t>(seed % 9) * 100 - 300, currency);
  if (seed % 3) made.limit = Money(static_cast<std::int64_t>(seed % 13), currency);
  made.share = Ratio(static_cast<std::int64_t>(seed % 4) - 1, 3);
  made.at = Instant(Duration(static_cast<std::int64_t>(seed * 7919 % 1000) - 500));
  made.day = Date(2024, 1, 1) + days(static_cast<long>(seed % 40));
  if (seed % 5 < 2) made.due = Date(1999, 12, 31) + days(static_cast<long>(seed % 6));
  made.active = seed % 2 == 0;
  made.image.data = std::string(seed % 4, static_cast<char>(seed % 256));
  if (seed % 2)
    made.owner.code = "owner " + std::to_string(seed % 3);
  else
    made.owner.id.data[3] = static_cast<std::uint8_t>(seed % 5);
  for (std::uint64_t i = 0; i < seed % 3; ++i)
    made.parts.push_back({"part \"" + std::to_string(i), static_cast<std::int64_t>(seed)});
  return made;
}

Item numbered(std::int64_t number) {
  Item made = item(1);
  made.number = number;
  made.code = "N" + std::to_string(number);
  made.rank.reset();
  return made;
}

Result<void> put_item(store::Transaction& tx, const Item* before, const Item* after,
                      const Table& table) {
  store::Change change{&table, before, after};
  return tx.put({&change, 1});
}

std::optional<Item> find_item(store::Transaction& tx, const Item& like, const Table& table) {
  Item row;
  if (!tx.get(table, {like.id.value, like.number}, &row)) return std::nullopt;
  return row;
}

store::Range random_range(std::mt19937_64& random, const Index& index, const Item& a,
                          const Item& b) {
  const auto& fields = items().descriptor().fields;
  store::Range range;
  std::size_t given = random() % (index.fields.size() + 1);
  for (std::size_t i = 0; i < given; ++i)
    range.prefix.push_back(record::read(fields[index.fields[i]], &a));
  if (given < index.fields.size()) {
    const auto& field = fields[index.fields[given]];
    if (random() % 2) range.from = record::read(field, &a);
    if (random() % 2) range.until = record::read(field, &b);
  }
  range.descending = random() % 2;
  if (random() % 3 == 0) range.limit = 1 + random() % 5;
  return range;
}

Scratch::Scratch() {
  std::string name = (std::filesystem::temp_directory_path() / "kehu-store-XXXXXX").string();
  REQUIRE(mkdtemp(name.data()));
  directory_ = name;
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(directory_, ignored);
}

std::shared_ptr<store::Store> open_file(const std::string& path, store::SqliteOptions options) {
  options.path = path;
  auto opened = store::open_sqlite(options, schema());
  if (!opened) throw Fault(opened.error());
  return *opened;
}

void put(store::Store& store, const Table& table, const void* before, const void* after) {
  store::Change change{&table, before, after};
  store.write([&](store::Transaction& tx) {
    tx.put({&change, 1}).value();
    return true;
  });
}

void insert(store::Store& store, std::int64_t first, std::size_t size, std::int64_t count) {
  store.write([&](store::Transaction& tx) {
    for (std::int64_t i = 0; i < count; ++i) {
      Line line{first + i, std::string(size, 'x')};
      store::Change change{&lines(), nullptr, &line};
      tx.put({&change, 1}).value();
    }
    return true;
  });
}

journal::Head append(store::Store& store, const std::string& actor, std::int64_t at,
                     const std::string& key) {
  journal::Head head;
  store.write([&](store::Transaction& tx) {
    journal::Entry entry;
    entry.actor = actor;
    entry.command = "test.say";
    entry.at = Instant(Duration(at));
    entry.idempotency_key = key;
    head = journal::append(tx, entry);
    return true;
  });
  return head;
}

}  // namespace kehu::test
