// The journal: its bytes, its chain, replay, and what verify finds.
#include "store/journal.hpp"

#include <random>

#include "places.hpp"
#include "raw.hpp"
#include "record/canonical.hpp"
#include "store/journal_chain.hpp"
#include "store/journal_model.hpp"

using namespace kehu;
using namespace kehu::test;
using journal::Entry;
using journal::Head;
using journal::Outcome;
using store::Store;
using store::Transaction;

namespace {

Currency currency(const char* code) { return *Currency::parse(code); }

template <class T>
std::string image_of(const Table& table, const T& row) {
  std::string image;
  record::write_canonical(table.descriptor(), &row, image);
  return image;
}

Entry full_entry() {
  Entry entry;
  entry.sequence = 7;
  entry.at = Instant(Duration(1709254800123456));
  entry.command = "credit.authorize";
  entry.actor = "李伟";
  entry.role = "account_manager";
  entry.purpose = "credit control";
  entry.business_line = "retail";
  entry.idempotency_key = "k-1";
  entry.policy_version = 3;
  entry.arguments = std::string("\0\1\xff", 3);
  entry.outcome = Outcome::refused;
  entry.code = "credit.over_limit";
  entry.message = "over the limit";
  Reason reason{intern("CRD-6"), intern("within_limit"), false, {}};
  reason.facts = {{intern("limit"), Money(-1200000, currency("CNY"))},
                  {intern("none"), std::monostate{}},
                  {intern("late"), true},
                  {intern("days"), std::int64_t{-30}},
                  {intern("share"), Ratio(-1, 3)},
                  {intern("due"), Date(2024, 2, 29)}};
  entry.reasons.push_back(reason);
  reason.facts = {{intern("at"), Instant(Duration(-5))},
                  {intern("grade"), intern("A")},
                  {intern("limit"), Money(5, currency("CNY"))}};
  reason.passed = true;
  entry.reasons.push_back(reason);
  entry.remedies.push_back({intern("payment"), {{intern("amount"), Money(1, currency("JPY"))}}});
  entry.reply = "reply";
  std::string image = image_of(lines(), Line{5, "account_manager"});
  entry.changes.push_back({&lines(), "key", 0, image});
  entry.changes.push_back({&items(), "other", 4, std::nullopt});
  image = image_of(items(), item(11));
  entry.changes.push_back({&items(), image.substr(0, 3), 1, image});
  return entry;
}

bool same(const Entry& a, const Entry& b) {
  if (a.changes.size() != b.changes.size()) return false;
  for (std::size_t i = 0; i < a.changes.size(); ++i)
    if (a.changes[i].table != b.changes[i].table || a.changes[i].key != b.changes[i].key ||
        a.changes[i].replaced_version != b.changes[i].replaced_version ||
        a.changes[i].image != b.changes[i].image)
      return false;
  return a.sequence == b.sequence && a.at == b.at && a.command == b.command && a.actor == b.actor &&
         a.role == b.role && a.purpose == b.purpose && a.business_line == b.business_line &&
         a.idempotency_key == b.idempotency_key && a.policy_version == b.policy_version &&
         a.arguments == b.arguments && a.outcome == b.outcome && a.code == b.code &&
         a.message == b.message && a.reasons == b.reasons && a.remedies == b.remedies &&
         a.reply == b.reply;
}

// Carries a change out and puts it on record, as a session does.
void change(Transaction& tx, Entry& entry, const Table& table, const void* before, void* after) {
  store::Change written{&table, before, after};
  tx.put({&written, 1}).value();
  journal::RowChange row;
  row.table = &table;
  record::write_canonical_key(table, after ? after : before, row.key);
  row.replaced_version = before ? 1 : 0;
  if (table.version_field() != Index::npos) {
    const record::Field& version = table.descriptor().fields[table.version_field()];
    if (before) row.replaced_version = *static_cast<const std::int64_t*>(version.in(before));
    if (after) *static_cast<std::int64_t*>(version.in(after)) = row.replaced_version + 1;
  }
  if (after) record::write_canonical(table.descriptor(), after, row.image.emplace());
  entry.changes.push_back(std::move(row));
}

// `count` commands that insert, change and erase items and lines.
void work(Store& store, int count, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < count; ++i)
    store.write([&](Transaction& tx) {
      Entry entry;
      entry.command = "test.work";
      entry.actor = "worker " + std::to_string(random() % 3);
      entry.at = Instant(Duration(i));
      entry.outcome = i % 9 == 8 ? Outcome::refused : Outcome::done;
      if (i % 3 == 0) entry.idempotency_key = "key " + std::to_string(i);
      entry.arguments = std::to_string(i);
      for (int k = 0; k < 2 && entry.outcome == Outcome::done; ++k) {
        std::uint64_t which = random() % 60;
        Item after = item(which), before;
        bool there = tx.get(items(), {after.id.value, after.number}, &before);
        after.code = "own " + std::to_string(after.number) + after.id.text();
        after.rank.reset();
        bool erase = there && which % 4 == 0;
        change(tx, entry, items(), there ? &before : nullptr, erase ? nullptr : &after);
      }
      Line line{i + 1, "line " + std::to_string(i)};
      if (i % 2 == 0 && entry.outcome == Outcome::done) change(tx, entry, lines(), nullptr, &line);
      journal::append(tx, entry);
      return true;
    });
}

std::string verify_code(Store& store, std::optional<Head> anchor, bool state = true) {
  auto verified = journal::verify(*store.read(), schema(), anchor, state);
  return verified ? "" : verified.error().code;
}

std::string verify_code(const std::string& path, std::optional<Head> anchor) {
  return verify_code(*open_file(path), anchor);
}

}  // namespace

TEST_CASE("an entry is read as it was written") {
  Entry entry = full_entry();
  std::string bytes = journal::encode(entry);
  auto read = journal::decode(bytes, schema());
  REQUIRE(read);
  CHECK(same(*read, entry));
  auto empty = journal::decode(journal::encode(Entry{}), schema());
  REQUIRE(empty);
  CHECK(same(*empty, Entry{}));
}

TEST_CASE("an entry has one encoding: every other byte string is refused or another entry") {
  std::string bytes = journal::encode(full_entry());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    auto cut = journal::decode(std::string_view(bytes).substr(0, size), schema());
    REQUIRE(!cut);
    CHECK(cut.error().code == "journal.entry_format");
  }
  CHECK(!journal::decode(bytes + '\0', schema()));
  std::mt19937_64 random(3);
  for (int i = 0; i < 20000; ++i) {
    std::string changed = bytes;
    for (std::uint64_t n = 1 + random() % 3; n > 0; --n)
      changed[random() % changed.size()] = static_cast<char>(random());
    auto read = journal::decode(changed, schema());
    if (read) CHECK(journal::encode(*read) == changed);
  }
}

TEST_CASE("a reply that is the image of a row stands in an entry once") {
  Entry entry = full_entry();
  std::string apart = journal::encode(entry);
  entry.reply = *entry.changes[2].image;
  entry.changes.push_back(entry.changes[2]);
  auto read = journal::decode(journal::encode(entry), schema());
  REQUIRE(read);
  CHECK(same(*read, entry));
  entry.changes.pop_back();
  std::string once = journal::encode(entry);
  CHECK(once.size() + std::string_view("reply").size() + 1 == apart.size());
  // Nothing else may stand for it: neither a change that erases, nor one that is not there.
  for (char position : {'\0', '\1', '\2', '\4'}) {
    once.back() = position;
    auto other = journal::decode(once, schema());
    if (other) CHECK(other->reply == *entry.changes[0].image);
  }
}

TEST_CASE("an entry of another format says so") {
  std::string bytes = journal::encode(full_entry());
  bytes.front() = '\1';
  auto refused = journal::decode(bytes, schema());
  REQUIRE(!refused);
  CHECK(refused.error().message == "the entry has the format 1, and this kehu reads the format 3");
}

TEST_CASE("a journal of another format is not verified") {
  auto store = open_file(":memory:");
  store->write([&](Transaction& tx) {
    journal::JournalRow row;
    row.sequence = 1;
    row.entry.data = journal::encode(full_entry());
    row.entry.data.front() = '\1';
    row.hash.data = journal::bytes(journal::chain({}, row.entry.data));
    journal::put_entry(tx, row, "", "");
    return true;
  });
  CHECK(verify_code(*store, std::nullopt) == "journal.entry_format");
}

TEST_CASE("an entry of a table that is not known is refused") {
  Entry entry = full_entry();
  CHECK(!journal::decode(journal::encode(entry), journal::tables()));
}

TEST_CASE("many words and long texts are read as they were written") {
  Entry entry = full_entry();
  for (int i = 0; i < 400; ++i) {
    Reason reason;
    reason.clause = intern("clause " + std::to_string(i % 300));
    reason.rule = intern("rule");
    entry.reasons.push_back(reason);
  }
  entry.reply = std::string(70000, 'r');
  auto read = journal::decode(journal::encode(entry), schema());
  REQUIRE(read);
  CHECK(same(*read, entry));
}

TEST_CASE("images are read as they were written, and what several say stands once") {
  auto encoded = [](const Entry& entry) {
    std::string bytes = journal::encode(entry);
    auto read = journal::decode(bytes, schema());
    REQUIRE(read);
    CHECK(same(*read, entry));
    return bytes.size();
  };
  Entry all;
  all.actor = "words of the";
  all.role = "command";
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Entry one;
    for (std::uint64_t again = seed; again < seed + 3; ++again) {
      std::string image = image_of(items(), item(again));
      one.changes.push_back({&items(), image.substr(0, again % 9), 0, image});
      // Texts from empty to longer than a word has to be.
      std::string words(again % 8, static_cast<char>('a' + again % 26));
      image = image_of(lines(), Line{1, words});
      one.changes.push_back({&lines(), image.substr(0, 1), 0, image});
    }
    encoded(one);
    all.changes.insert(all.changes.end(), one.changes.begin(), one.changes.end());
    // More words than are counted.
    std::string image = image_of(lines(), Line{1, "line " + std::to_string(seed % 300)});
    all.changes.push_back({&lines(), image, 0, image});
  }
  encoded(all);
  Entry once, twice;
  std::string image = image_of(lines(), Line{1, std::string(1000, 'w')});
  once.changes.push_back({&lines(), image.substr(0, 1), 0, image});
  twice.changes = {once.changes[0], once.changes[0]};
  CHECK(encoded(twice) - encoded(once) < 10);
}

TEST_CASE("a head is text and back") {
  Head head{42, {}};
  for (std::size_t i = 0; i < head.hash.size(); ++i)
    head.hash[i] = static_cast<std::uint8_t>(i * 9);
  std::string text = journal::text(head);
  auto read = journal::parse_head(text);
  REQUIRE(read);
  CHECK(read->sequence == 42);
  CHECK(read->hash == head.hash);
  for (std::string bad :
       {std::string(), text + "0", text.substr(1), "kehu-head-v1 042" + text.substr(15),
        "kehu-head-v1 -42" + text.substr(15)}) {
    auto refused = journal::parse_head(bad);
    REQUIRE(!refused);
    CHECK(refused.error().code == "journal.head_format");
  }
  std::string upper = text;
  for (char& c : upper)
    if (c >= 'a' && c <= 'f') c = static_cast<char>(c - 32);
  CHECK(!journal::parse_head(upper));
}

TEST_CASE("entries are chained, found and read") {
  on_each_store([](Store& store) {
    CHECK(journal::head(*store.read()).sequence == 0);
    Head first = append(store, "one", 1, "key one");
    Head second = append(store, "two", 2);
    CHECK(first.sequence == 1);
    CHECK(second.sequence == 2);
    auto reader = store.read();
    CHECK(journal::head(*reader).hash == second.hash);
    auto entry = journal::read(*reader, 2, schema());
    REQUIRE(entry);
    CHECK(entry->actor == "two");
    CHECK(entry->sequence == 2);
    CHECK(second.hash == journal::chain(first.hash, journal::encode(*entry)));
    CHECK(journal::read(*reader, 3, schema()).error().code == "journal.no_entry");
    CHECK(journal::find(*reader, "key one") == 1);
    CHECK(!journal::find(*reader, "key two"));
  });
}

TEST_CASE("the Merkle root is RFC 6962's tree") {
  auto leaf = [](std::uint8_t n) {
    journal::Hash hash{};
    hash[0] = n;
    return hash;
  };
  std::vector<journal::Hash> leaves;
  for (std::uint8_t i = 0; i < 7; ++i) leaves.push_back(leaf(i));
  auto root = [&](std::size_t from, std::size_t to) {
    return journal::merkle_root(std::span(leaves).subspan(from, to - from));
  };
  // Seven leaves split 4 | 3 and the three 2 | 1: roots over equal leaves are equal, others differ.
  CHECK(root(0, 7) != root(0, 6));
  std::vector<journal::Hash> roots;
  for (std::size_t n = 1; n <= 7; ++n) roots.push_back(root(0, n));
  std::sort(roots.begin(), roots.end());
  CHECK(std::unique(roots.begin(), roots.end()) == roots.end());
  auto swapped = leaves;
  std::swap(swapped[0], swapped[1]);
  CHECK(journal::merkle_root(swapped) != root(0, 7));
}

TEST_CASE("verify counts what it checked") {
  on_each_store([](Store& store) {
    work(store, 60, 1);
    Head anchor = journal::head(*store.read());
    append(store, "later", 9);
    int asked = 0;
    auto verified = journal::verify(*store.read(), schema(), anchor, true,
                                    [&](std::int64_t, std::int64_t) { return ++asked > 0; });
    INFO((verified ? "" : verified.error().message));
    REQUIRE(verified);
    CHECK(verified->entries == 61);
    CHECK(verified->anchored == 60);
    CHECK(verified->unanchored == 1);
    CHECK(verified->rows > 40);
    CHECK(verified->digest == journal::digest(*store.read(), schema()));
    CHECK(asked > 0);
    auto cancelled = journal::verify(*store.read(), schema(), std::nullopt, true,
                                     [](std::int64_t, std::int64_t) { return false; });
    CHECK(cancelled.error().code == "journal.cancelled");
  });
}

TEST_CASE("a replay makes the same store, whatever keeps it") {
  auto memory = store::open_memory(schema());
  work(*memory, 120, 5);
  std::string digest = journal::digest(*memory->read(), schema());
  on_each_store([&](Store& store) {
    int asked = 0;
    auto from = memory->read();
    REQUIRE(journal::replay(*from, schema(), store, 0, [&](std::int64_t done, std::int64_t total) {
      ++asked;
      return done <= total;
    }));
    CHECK(asked == 1);
    CHECK(journal::digest(*store.read(), schema()) == digest);
    CHECK(journal::find(*store.read(), "key 3") == 4);
    CHECK(verify_code(store, journal::head(*from)).empty());
    auto again = journal::replay(*from, schema(), store);
    CHECK(again.error().code == "journal.not_empty");
    // And on: the replayed store is a store like any other.
    append(store, "later", 9, "later");
    CHECK(verify_code(store, journal::head(*from)).empty());
  });
  on_each_store([&](Store& store) {
    auto from = memory->read();
    REQUIRE(journal::replay(*from, schema(), store, 50));
    CHECK(journal::head(*store.read()).sequence == 50);
    CHECK(verify_code(store, std::nullopt).empty());
  });
  auto other = store::open_memory(schema());
  CHECK(journal::replay(*memory->read(), schema(), *other, 121).error().code == "journal.no_entry");
}

TEST_CASE("every 4096 entries a segment is closed") {
  on_each_store([](Store& store) {
    store.write([](Transaction& tx) {
      for (int i = 0; i < 4097; ++i) {
        Entry entry;
        entry.command = "test.say";
        journal::append(tx, entry);
      }
      return true;
    });
    auto verified = journal::verify(*store.read(), schema(), std::nullopt, false);
    REQUIRE(verified);
    CHECK(verified->segments == 1);
  });
}

TEST_CASE("tampering is found") {
  Scratch scratch;
  std::string path = scratch.path("a.kehu"), copy = scratch.path("b.kehu");
  Head anchor, early;
  {
    auto store = open_file(path);
    work(*store, 50, 11);
    early = journal::head(*store->read());
    append(*store, "more", 77, "more");
    append(*store, "last", 78);
    anchor = journal::head(*store->read());
    store->checkpoint();
  }
  {
    auto old = open_file(scratch.path("rolled.kehu"));
    work(*old, 50, 11);
  }
  struct Case {
    const char* name;
    const char* sql;
    const char* without;  // an anchor
    const char* with;
  };
  const Case cases[] = {
      {"nothing", "SELECT 1", "", ""},
      {"an entry edited",
       "UPDATE journal SET entry = CAST(entry || x'00' AS BLOB) WHERE sequence = 20",
       "journal.broken_chain", "journal.broken_chain"},
      {"a hash edited", "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 52",
       "journal.broken_chain", "journal.broken_chain"},
      {"a column edited", "UPDATE journal SET actor = 'me' WHERE sequence = 7",
       "journal.column_differs", "journal.column_differs"},
      {"a time edited", "UPDATE journal SET at = at + 1 WHERE sequence = 7",
       "journal.column_differs", "journal.column_differs"},
      {"an outcome edited", "UPDATE journal SET outcome = 'denied' WHERE sequence = 7",
       "journal.column_differs", "journal.column_differs"},
      {"an entry deleted", "DELETE FROM journal WHERE sequence = 20", "journal.missing_entry",
       "journal.missing_entry"},
      {"two entries swapped",
       "UPDATE journal SET sequence = -1 WHERE sequence = 20;"
       "UPDATE journal SET sequence = 20 WHERE sequence = 21;"
       "UPDATE journal SET sequence = 21 WHERE sequence = -1",
       "journal.broken_chain", "journal.broken_chain"},
      {"a row edited", "UPDATE line SET words = 'mine' WHERE sequence = 1", "journal.state_differs",
       "journal.state_differs"},
      {"an amount edited", "UPDATE item SET open = open + 1 WHERE code LIKE 'own%'",
       "journal.state_differs", "journal.state_differs"},
      {"a row deleted", "DELETE FROM line WHERE sequence = 1", "journal.state_differs",
       "journal.state_differs"},
      {"a row added", "INSERT INTO line VALUES (99999, 'x')", "journal.state_differs",
       "journal.state_differs"},
      {"an idempotency key removed", "DELETE FROM idempotency WHERE key = 'more'",
       "journal.state_differs", "journal.state_differs"},
      {"the tail cut", "DELETE FROM journal WHERE sequence = 52", "", "journal.missing_entry"},
      {"a segment made up", "INSERT INTO journal_segment VALUES (1, 1, 4096, zeroblob(32))",
       "journal.broken_segment", "journal.broken_segment"},
  };
  for (const Case& each : cases) {
    std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::remove(copy + "-wal");
    std::filesystem::remove(copy + "-shm");
    raw(copy, each.sql);
    INFO(each.name);
    CHECK(verify_code(copy, std::nullopt) == each.without);
    CHECK(verify_code(copy, anchor) == each.with);
  }
  // An older file in place of the newer one, and a history written anew with good hashes.
  CHECK(verify_code(scratch.path("rolled.kehu"), std::nullopt).empty());
  CHECK(verify_code(scratch.path("rolled.kehu"), early).empty());
  CHECK(verify_code(scratch.path("rolled.kehu"), anchor) == "journal.missing_entry");
  {
    auto rewritten = open_file(scratch.path("rewritten.kehu"));
    work(*rewritten, 52, 12);
  }
  CHECK(verify_code(scratch.path("rewritten.kehu"), std::nullopt).empty());
  CHECK(verify_code(scratch.path("rewritten.kehu"), anchor) == "journal.anchor_differs");
}

TEST_CASE("a digest is of contents alone") {
  auto memory = store::open_memory(schema());
  Place place("sqlite");
  CHECK(journal::digest(*memory->read(), schema()) ==
        journal::digest(*place.store->read(), schema()));
  std::string empty = journal::digest(*memory->read(), schema());
  CHECK(empty.size() == 64);
  for (std::uint64_t seed : {1u, 2u, 3u, 4u, 10u, 23u}) {
    Item row = item(seed);
    put(*memory, items(), nullptr, &row);
  }
  for (std::uint64_t seed : {23u, 4u, 3u, 10u, 2u, 1u}) {
    Item row = item(seed);
    put(*place.store, items(), nullptr, &row);
  }
  CHECK(journal::digest(*memory->read(), schema()) ==
        journal::digest(*place.store->read(), schema()));
  CHECK(journal::digest(*memory->read(), schema()) != empty);
}
