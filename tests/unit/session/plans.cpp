// How SQLite carries out what a store asks of the tables of every area.
#include <sqlite3.h>

#include <memory>

#include "../catch.hpp"
#include "record/sql.hpp"
#include "session/registry.hpp"

using namespace kehu;

namespace {

using Connection = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

Connection with_all_tables() {
  sqlite3* opened = nullptr;
  REQUIRE(sqlite3_open(":memory:", &opened) == SQLITE_OK);
  Connection database(opened, sqlite3_close);
  for (const Table* table : Registry::get().tables())
    for (const std::string& sql : record::create_table(*table))
      REQUIRE(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  return database;
}

std::string plan_of(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  INFO(sql);
  REQUIRE(sqlite3_prepare_v2(database, ("EXPLAIN QUERY PLAN " + sql).c_str(), -1, &statement,
                             nullptr) == SQLITE_OK);
  std::string plan;
  while (sqlite3_step(statement) == SQLITE_ROW)
    plan += std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, 3))) + '\n';
  sqlite3_finalize(statement);
  return plan;
}

// Of an index of what is above zero SQLite takes that bound and not the value, and sorts the rest;
// nobody asks for an amount by its value.
bool asks_for_an_amount(const Index& index, std::size_t prefix) {
  for (std::size_t i = 0; i < prefix; ++i)
    if (index.fields[i] == index.only_where)
      return !index.table->descriptor().fields[index.fields[i]].type.optional;
  return false;
}

// Rows whole, and their keys alone: those an index may give without its table.
void check_scans(sqlite3* database, const Index& index) {
  const record::Descriptor& descriptor = index.table->descriptor();
  std::vector<std::size_t> all(descriptor.fields.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  for (std::size_t prefix = 0; prefix <= index.fields.size(); ++prefix)
    for (bool is_bounded : {false, true}) {
      if (is_bounded && prefix == index.fields.size()) continue;
      if (asks_for_an_amount(index, prefix)) continue;
      for (const auto& fields : {all, index.table->key().fields}) {
        std::string sql =
            record::scan_statement(index, {prefix, is_bounded, is_bounded, false, true},
                                   record::columns(descriptor, fields));
        INFO(sql);
        CHECK(plan_of(database, sql).find("TEMP B-TREE") == std::string::npos);
      }
    }
}

}  // namespace

TEST_CASE("no scan of any table sorts") {
  Connection database = with_all_tables();
  for (const Table* table : Registry::get().tables()) {
    check_scans(database.get(), table->key());
    for (const Index& index : table->indexes()) check_scans(database.get(), index);
  }
}
