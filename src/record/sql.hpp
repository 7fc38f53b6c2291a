// SQL of tables, in the dialect of SQLite: DDL with real columns and CHECKs that any SQL tool can
// read, and the texts of the statements that a store prepares once.
//
//   boolean INTEGER 0 or 1          integer INTEGER               text TEXT         bytes BLOB
//   money INTEGER, minor units      ratio TEXT "1/3"              id BLOB, 16 bytes
//   instant INTEGER, microseconds   date TEXT "2024-02-29"        enumeration TEXT, its name
//   reference TEXT                  record, list TEXT holding JSON
// All amounts of a row share one currency, kept in one column `currency`; where the struct has a
// field `currency` of its own, that is the column. Parameters of every statement are the plain '?'
// in the order that is said.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/record/table.hpp"

namespace kehu::record {

// A column of a row: that of a field, or the shared currency.
struct Column {
  std::string_view name;
  std::size_t field = Index::npos;  // npos: the currency of the row's amounts
  bool is_currency() const noexcept { return field == Index::npos; }
};

// The columns of a struct, in the order of its fields; the shared currency, if any, is the last.
std::vector<Column> columns(const Descriptor& descriptor);
// The columns that hold these fields (empty: all), and the currency where one is an amount and the
// struct's own field `currency` is not asked for. Whoever reads an amount takes its currency from
// the column of the name "currency", whichever of the two it is.
std::vector<Column> columns(const Descriptor& descriptor, std::span<const std::size_t> fields);

// The field `currency` of the struct, if it is a text; npos when the amounts have the extra column
// or there are none.
std::size_t currency_field(const Descriptor& descriptor);

// The one currency of the row's amounts; empty where all are absent. Fault where two differ, or
// where one differs from the struct's own field `currency`: such a row cannot be stored.
std::optional<Currency> row_currency(const Descriptor& descriptor, const void* row);
// The same for who knows the currency_field already.
std::optional<Currency> row_currency(const Descriptor& descriptor, const void* row,
                                     std::size_t own);

std::string quoted(std::string_view identifier);

// CREATE TABLE and its CREATE INDEX statements, in order.
std::vector<std::string> create_table(const Table& table);
// The statements of its indexes alone, in the order of the table's.
std::vector<std::string> create_indexes(const Table& table);
// The name of an index in the database: "<table>_<index>".
std::string sql_name(const Index& index);

// Parameters: all columns.
std::string insert_statement(const Table& table);
// Reads `columns` of the row with a full key. Parameters: the columns of the key.
std::string select_statement(const Table& table, std::span<const Column> columns);
// Writes the columns of the fields whose bits are set in `changed` (bit i: field i; an amount
// brings the currency). Parameters: those columns (see update_columns), the columns of the key,
// and, where the table has a version, the version that is replaced.
std::string update_statement(const Table& table, std::uint64_t changed);
std::vector<Column> update_columns(const Table& table, std::uint64_t changed);
// Parameters: the columns of the key and, where the table has a version, that version.
std::string delete_statement(const Table& table);

// What a scan asks for; statements of equal shapes are equal.
struct ScanShape {
  std::size_t prefix = 0;  // how many leading fields are given; compared with IS, so NULL is found
  bool from = false;       // inclusive bound on the next field
  bool until = false;      // exclusive bound on the next field
  bool descending = false;
  bool limit = false;
  bool operator==(const ScanShape&) const = default;
};
// Reads `columns` of the rows of an index in its order, ties by primary key. Parameters: for each
// field of the prefix its columns, those of `from`, those of `until`, then the limit. The columns
// of a field are its own and, for the first amount of an index, the currency after it. Rows whose
// next field is NULL come first: they lie below every bound that is given, so `from` leaves them
// out and `until` alone does not. A bound that is itself NULL is left out of the shape by the
// caller: `from` NULL bounds nothing, `until` NULL leaves no rows.
std::string scan_statement(const Index& index, const ScanShape& shape,
                           std::span<const Column> columns);
// The columns of the first `fields` fields of an index, as bound by scan statements; of the primary
// key, as bound by all others.
std::vector<Column> index_columns(const Index& index, std::size_t fields);

}  // namespace kehu::record
