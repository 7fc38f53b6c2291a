#include "record/sql.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "../catch.hpp"
#include "kehu/core/result.hpp"
#include "record/json.hpp"
#include "record/ordered_key.hpp"
#include "sample.hpp"

using namespace kehu;
using namespace kehu::test;
using record::Column;
using record::Value;

namespace {

using Strings = std::vector<std::string>;

class Database {
 public:
  Database() { check(sqlite3_open(":memory:", &handle_)); }
  ~Database() { sqlite3_close_v2(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void check(int code) {
    INFO(sqlite3_errmsg(handle_));
    REQUIRE((code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE));
  }
  int run(const std::string& sql) {
    return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  }
  sqlite3_stmt* prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    INFO(sql);
    check(sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr));
    return statement;
  }
  sqlite3* handle() { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

void bind_text(sqlite3_stmt* statement, int at, std::string_view text) {
  sqlite3_bind_text(statement, at, text.data() ? text.data() : "", static_cast<int>(text.size()),
                    SQLITE_TRANSIENT);
}

void bind_blob(sqlite3_stmt* statement, int at, const void* data, std::size_t size) {
  sqlite3_bind_blob(statement, at, size == 0 ? "" : data, static_cast<int>(size), SQLITE_TRANSIENT);
}

// As a store binds: the text forms and the minor units that sql.hpp promises.
void bind_value(sqlite3_stmt* statement, int at, const record::Type& type, const Value& value) {
  struct Visitor {
    sqlite3_stmt* statement;
    int at;
    const record::Type& type;
    void operator()(std::monostate) { sqlite3_bind_null(statement, at); }
    void operator()(bool truth) { sqlite3_bind_int(statement, at, truth); }
    void operator()(std::int64_t number) { sqlite3_bind_int64(statement, at, number); }
    void operator()(std::string_view text) {
      if (type.kind == record::Kind::bytes)
        bind_blob(statement, at, text.data(), text.size());
      else
        bind_text(statement, at, text);
    }
    void operator()(const Uuid& id) {
      if (type.kind == record::Kind::reference)
        bind_text(statement, at, text(id));
      else
        bind_blob(statement, at, id.data, 16);
    }
    void operator()(const Date& date) { bind_text(statement, at, text(date)); }
    void operator()(Instant instant) {
      sqlite3_bind_int64(statement, at, instant.time_since_epoch().count());
    }
    void operator()(const Money& money) { sqlite3_bind_int64(statement, at, money.minor()); }
    void operator()(const Ratio& ratio) { bind_text(statement, at, ratio.text()); }
  };
  std::visit(Visitor{statement, at, type}, value);
}

void bind_column(sqlite3_stmt* statement, int at, const Column& column, const Sample& row) {
  const record::Descriptor& d = sample_descriptor();
  if (column.is_currency()) return bind_text(statement, at, row.limit.currency().code());
  const record::Field& field = d.fields[column.field];
  if (field.type.kind != record::Kind::record && field.type.kind != record::Kind::list) {
    return bind_value(statement, at, field.type, record::read(field, &row));
  }
  const void* value = field.value(&row);
  if (!value) return void(sqlite3_bind_null(statement, at));
  std::string json;
  record::write_json_value(field.type, value, json);
  bind_text(statement, at, json);
}

void create(Database& database, const Table& table) {
  for (const std::string& sql : record::create_table(table)) {
    INFO(sql);
    database.check(database.run(sql));
  }
}

void insert(Database& database, const Table& table, const Sample& row) {
  sqlite3_stmt* statement = database.prepare(record::insert_statement(table));
  int at = 0;
  for (const Column& column : record::columns(table.descriptor())) {
    bind_column(statement, ++at, column, row);
  }
  const int code = sqlite3_step(statement);
  INFO(sqlite3_errmsg(database.handle()));
  REQUIRE(code == SQLITE_DONE);
  sqlite3_finalize(statement);
}

std::string id_text(const void* bytes) {
  Uuid id;
  std::memcpy(id.data, bytes, 16);
  return text(id);
}

Strings ids(sqlite3_stmt* statement) {
  Strings all;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    all.push_back(id_text(sqlite3_column_blob(statement, 0)));
  }
  sqlite3_finalize(statement);
  return all;
}

// Rows with many equal values, so that ties and prefixes matter; money in one of two currencies.
std::vector<Sample> crowded_rows(std::size_t count) {
  Random random(11);
  std::vector<Sample> rows;
  for (std::size_t i = 0; i < count; ++i) {
    Sample row = random_sample(random);
    if (i % 3 != 0) {
      const Sample& other = rows[random() % rows.size()];
      row.number = other.number;
      row.name = other.name;
      row.maybe_number = other.maybe_number;
      row.maybe_name = other.maybe_name;
      row.born = other.born;
      row.made_at = other.made_at;
      row.maybe_id = other.maybe_id;
      row.limit = Money(other.limit.minor(), row.limit.currency());
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// What the ordered keys say a scan returns.
Strings expected_ids(const Index& index, const std::vector<Sample>& rows, const std::string& prefix,
                     const std::string* from, const std::string* until) {
  std::map<std::string, std::string> positions;
  for (const Sample& row : rows) {
    std::string key, position;
    if (!record::stands_in(index, &row)) continue;
    record::write_ordered_key(index, &row, key);
    if (key.compare(0, prefix.size(), prefix) != 0) continue;
    if (from && key < prefix + *from) continue;
    if (until && key >= prefix + *until) continue;
    record::write_ordered_position(index, &row, position);
    positions[position] = row.id.text();
  }
  Strings all;
  for (const auto& [position, id] : positions) all.push_back(id);
  return all;
}

struct Scan {
  std::vector<Value> prefix;
  const Sample* from = nullptr;
  const Sample* until = nullptr;
};

void bind_field(sqlite3_stmt* statement, int& at, const Index& index, std::size_t field,
                const Value& value) {
  const auto before = record::index_columns(index, field).size();
  const auto columns = record::index_columns(index, field + 1);
  const record::Type& type = sample_descriptor().fields[index.fields[field]].type;
  for (std::size_t i = before; i < columns.size(); ++i) {
    if (!columns[i].is_currency())
      bind_value(statement, ++at, type, value);
    else if (const Money* money = std::get_if<Money>(&value))
      bind_text(statement, ++at, money->currency().code());
    else
      sqlite3_bind_null(statement, ++at);
  }
}

Strings sqlite_ids(Database& database, const Index& index, const Scan& scan, bool descending) {
  const record::ScanShape shape{scan.prefix.size(), scan.from != nullptr, scan.until != nullptr,
                                descending, false};
  const std::size_t key[] = {sample_descriptor().index_of("id")};
  sqlite3_stmt* statement = database.prepare(
      record::scan_statement(index, shape, record::columns(sample_descriptor(), key)));
  int at = 0;
  for (std::size_t i = 0; i < scan.prefix.size(); ++i) {
    bind_field(statement, at, index, i, scan.prefix[i]);
  }
  const std::size_t next = scan.prefix.size();
  for (const Sample* bound : {scan.from, scan.until}) {
    if (!bound) continue;
    const record::Field& field = sample_descriptor().fields[index.fields[next]];
    bind_field(statement, at, index, next, record::read(field, bound));
  }
  REQUIRE(at == sqlite3_bind_parameter_count(statement));
  return ids(statement);
}

}  // namespace

TEST_CASE("the DDL of every kind of field", "[sql]") {
  const Strings ddl = record::create_table(sample_table());
  CHECK(ddl[0] == R"(CREATE TABLE "sample" (
  "id" BLOB NOT NULL CHECK(length("id")=16),
  "number" INTEGER NOT NULL,
  "active" INTEGER NOT NULL CHECK("active" IN (0,1)),
  "name" TEXT NOT NULL,
  "digest" BLOB NOT NULL,
  "limit" INTEGER NOT NULL,
  "share" TEXT NOT NULL,
  "made_at" INTEGER NOT NULL,
  "born" TEXT NOT NULL CHECK("born" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "color" TEXT NOT NULL CHECK("color" IN ('red','green','blue')),
  "part" TEXT NOT NULL,
  "main" TEXT NOT NULL,
  "parts" TEXT NOT NULL,
  "tags" TEXT NOT NULL,
  "maybe_number" INTEGER,
  "maybe_active" INTEGER CHECK("maybe_active" IN (0,1)),
  "maybe_name" TEXT,
  "maybe_digest" BLOB,
  "maybe_limit" INTEGER,
  "maybe_share" TEXT,
  "maybe_id" BLOB CHECK(length("maybe_id")=16) REFERENCES "part",
  "maybe_at" INTEGER,
  "maybe_born" TEXT CHECK("maybe_born" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  "maybe_color" TEXT CHECK("maybe_color" IN ('red','green','blue')),
  "maybe_part" TEXT,
  "maybe_main" TEXT,
  "version" INTEGER NOT NULL,
  "currency" TEXT NOT NULL CHECK(length("currency")=3),
  PRIMARY KEY ("id")
) STRICT, WITHOUT ROWID)");
  CHECK(std::count(
      ddl.begin(), ddl.end(),
      R"(CREATE INDEX "sample_owing" ON "sample" ("limit","currency") WHERE "limit" > 0)"));
  CHECK(std::count(
      ddl.begin(), ddl.end(),
      R"(CREATE INDEX "sample_named" ON "sample" ("maybe_name") WHERE "maybe_name" IS NOT NULL)"));
  CHECK(std::count(
      ddl.begin(), ddl.end(),
      R"(CREATE INDEX "sample_unborn" ON "sample" ("maybe_at") WHERE "maybe_born" IS NULL)"));
  const Strings numbered = record::create_table(numbered_table());
  CHECK(numbered[0].find("\"number\" INTEGER NOT NULL PRIMARY KEY") != std::string::npos);
  CHECK(numbered[0].ends_with(") STRICT"));
  CHECK(numbered[1] == R"(CREATE UNIQUE INDEX "numbered_by_name" ON "numbered" ("name"))");
}

TEST_CASE("the statements of a store", "[sql]") {
  const Table& t = sample_table();
  const std::size_t fields[] = {0, 5};
  CHECK(record::select_statement(t, record::columns(t.descriptor(), fields)) ==
        R"(SELECT "id","limit","currency" FROM "sample" WHERE "id"=?)");
  CHECK(record::update_statement(t, 0b100010) ==
        R"(UPDATE "sample" SET "number"=?,"limit"=?,"currency"=? WHERE "id"=? AND "version"=?)");
  CHECK(record::delete_statement(t) == R"(DELETE FROM "sample" WHERE "id"=? AND "version"=?)");
  CHECK_THROWS_AS(record::update_statement(t, 0), Fault);
  CHECK(record::quoted("a\"b") == "\"a\"\"b\"");
  CHECK(
      record::scan_statement(t.index("by_maybe_limit"), {1, false, true, true, true},
                             record::columns(t.descriptor(), fields)) ==
      R"(SELECT "id","limit","currency" FROM "sample" INDEXED BY "sample_by_maybe_limit" )"
      R"(WHERE "maybe_limit" IS NOT NULL AND "maybe_limit"=? AND "currency"=? AND ("maybe_born" IS NULL OR "maybe_born" < ?) )"
      R"(ORDER BY "maybe_limit" DESC,"currency" DESC,"maybe_born" DESC,"id" DESC LIMIT ?)");
}

TEST_CASE("ordered keys have SQLite's order, for every index, prefix and bound", "[sql]") {
  Database database;
  create(database, sample_table());
  const std::vector<Sample> rows = crowded_rows(200);
  for (const Sample& row : rows) insert(database, sample_table(), row);
  Random random(12);
  const record::Descriptor& d = sample_descriptor();
  std::vector<const Index*> indexes{&sample_table().key()};
  for (const Index& index : sample_table().indexes()) indexes.push_back(&index);
  for (const Index* index : indexes) {
    INFO("index " << index->name);
    for (int round = 0; round < 12; ++round) {
      Scan scan;
      const Sample& like = rows[random() % rows.size()];
      const std::size_t length = round == 0 ? 0 : random() % (index->fields.size() + 1);
      for (std::size_t i = 0; i < length; ++i) {
        scan.prefix.push_back(record::read(d.fields[index->fields[i]], &like));
      }
      std::string prefix, from, until;
      record::write_ordered_prefix(*index, scan.prefix, prefix);
      if (length < index->fields.size() && round > 0) {
        const record::Field& next = d.fields[index->fields[length]];
        const Sample& low = rows[random() % rows.size()];
        const Sample& high = rows[random() % rows.size()];
        if (round % 2 == 0 && next.value(&low)) scan.from = &low;
        if (round % 3 == 0 && next.value(&high)) scan.until = &high;
        if (scan.from) record::write_ordered_value(next.type, record::read(next, &low), from);
        if (scan.until) record::write_ordered_value(next.type, record::read(next, &high), until);
      }
      Strings expected = expected_ids(*index, rows, prefix, scan.from ? &from : nullptr,
                                      scan.until ? &until : nullptr);
      CHECK(sqlite_ids(database, *index, scan, false) == expected);
      std::reverse(expected.begin(), expected.end());
      CHECK(sqlite_ids(database, *index, scan, true) == expected);
    }
  }
}

TEST_CASE("scans walk their index and never sort", "[sql]") {
  Database database;
  create(database, sample_table());
  const std::size_t fields[] = {0};
  for (const Index& index : sample_table().indexes()) {
    for (std::size_t prefix = 0; prefix <= index.fields.size(); ++prefix) {
      const bool bound = prefix < index.fields.size();
      const record::ScanShape shape{prefix, bound, bound, prefix % 2 == 1, true};
      const std::string sql =
          record::scan_statement(index, shape, record::columns(sample_descriptor(), fields));
      sqlite3_stmt* plan = database.prepare("EXPLAIN QUERY PLAN " + sql);
      while (sqlite3_step(plan) == SQLITE_ROW) {
        const std::string line = reinterpret_cast<const char*>(sqlite3_column_text(plan, 3));
        INFO(sql << "\n" << line);
        CHECK(line.find("TEMP B-TREE") == std::string::npos);
      }
      sqlite3_finalize(plan);
    }
  }
}

TEST_CASE("the database refuses what the columns cannot mean", "[sql]") {
  Database database;
  create(database, sample_table());
  Random random(13);
  insert(database, sample_table(), random_sample(random));
  for (const char* change :
       {"\"id\"=x'00'", "\"active\"=2", "\"color\"='mauve'", "\"born\"='yesterday'",
        "\"number\"='many'", "\"currency\"='EURO'", "\"currency\"=NULL", "\"name\"=NULL"}) {
    INFO(change);
    CHECK(database.run(std::string("UPDATE sample SET ") + change) == SQLITE_CONSTRAINT);
  }
}

TEST_CASE("the amounts of a row share one currency", "[sql]") {
  const record::Descriptor& d = sample_descriptor();
  const Currency cny = *Currency::parse("CNY"), eur = *Currency::parse("EUR");
  Sample row;
  row.limit = Money(1, cny);
  CHECK(record::row_currency(d, &row) == cny);
  row.maybe_limit = Money(1, eur);
  CHECK_THROWS_AS(record::row_currency(d, &row), Fault);
  row.maybe_limit = Money(0, cny);
  CHECK(record::row_currency(d, &row) == cny);
}

TEST_CASE("a key that does not fit its index is a fault", "[ordered_key]") {
  const Index& index = sample_table().index("by_number");
  std::string out;
  const std::vector<Value> wrong{Value(std::string_view("x"))}, empty{Value()};
  const std::vector<Value> longer{Value(std::int64_t{1}), Value(std::int64_t{1})};
  CHECK_THROWS_AS(record::write_ordered_prefix(index, wrong, out), Fault);
  CHECK_THROWS_AS(record::write_ordered_prefix(index, empty, out), Fault);
  CHECK_THROWS_AS(record::write_ordered_prefix(index, longer, out), Fault);
  Sample row;
  CHECK(record::has_absent(sample_table().index("named"), &row));
  CHECK_FALSE(record::stands_in(sample_table().index("named"), &row));
  CHECK_FALSE(record::has_absent(index, &row));
}
