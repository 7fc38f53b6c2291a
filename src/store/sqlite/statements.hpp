// The statements of one connection: prepared at first use, then kept.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "kehu/store.hpp"
#include "store/sqlite/columns.hpp"
#include "store/sqlite/connection.hpp"

namespace kehu::store::sqlite {

// An id that a statement's rows are asked for by. They are not asked for it again: SQLite would
// copy it, each time into memory of its own.
struct GivenId {
  std::size_t position;        // among the given values
  const record::Field* field;  // null where the row is to be left as it was
  Uuid id{};                   // bound as it stands here
};

// A statement that gives rows, with what reads them.
struct Query {
  Statement statement;
  RowReader reader;
  std::vector<GivenId> given{};

  // Binds a given value as parameter `at` where it is one of `given`; false where it is not.
  bool bind_given(std::size_t position, int at, const record::Value& value);
  // Reads the row at which the statement stands.
  void read(void* row) const {
    reader.read(statement.get(), row);
    for (const GivenId& each : given)
      if (each.field) *static_cast<Uuid*>(each.field->emplace(row)) = each.id;
  }
};

// A statement that takes a row.
struct Action {
  Statement statement;
  RowBinder row;
  std::vector<Bound> bound = std::vector<Bound>(row.columns());  // of `statement`'s parameters

  // From the first parameter on; returns the next one.
  int bind(const void* from, Stamp stamp) {
    return row.bind(statement.get(), 1, from, stamp, bound.data());
  }
};

// Scans of one index, shape and projection. Several may be open at once, each with a statement of
// its own.
struct ScanPlan {
  const Index* index;
  record::ScanShape shape;
  std::vector<std::size_t> fields;
  std::vector<std::unique_ptr<Query>> idle;
};

class TableStatements {
 public:
  TableStatements(Connection& connection, const Table& table);

  Query& select();
  Action& insert();
  Action& update(std::uint64_t changed);
  Statement& erase();
  const RowBinder& key() const noexcept { return key_; }
  // Bits of the key's fields, which no update changes.
  std::uint64_t key_fields() const noexcept { return key_fields_; }
  // Bits of the words outside every index. An update gives them anew though they are unchanged: a
  // word that is bound is not copied, but one that SQLite takes from the old row is, each into
  // memory of its own.
  std::uint64_t given_words() const noexcept { return given_words_; }

  ScanPlan& scan(const Index& index, const record::ScanShape& shape,
                 std::span<const std::size_t> fields);
  std::unique_ptr<Query> take(ScanPlan& plan);

 private:
  Connection& connection_;
  const Table& table_;
  RowBinder key_;
  std::uint64_t key_fields_ = 0, given_words_ = 0;
  std::unique_ptr<Query> select_;
  std::unique_ptr<Action> insert_;
  Statement erase_;
  std::unordered_map<std::uint64_t, Action> updates_;
  std::vector<std::unique_ptr<ScanPlan>> scans_;  // few a table: searched in order
};

class Statements {
 public:
  Statements(Connection& connection, Schema schema);
  // Fault for a table that is not in the schema.
  TableStatements& of(const Table& table);

 private:
  Connection& connection_;
  std::unordered_map<const Table*, std::unique_ptr<TableStatements>> tables_;
};

}  // namespace kehu::store::sqlite
