// The schema inside a SQLite file: whose it is, how old, made, migrated and checked.
#pragma once

#include <cstdint>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/statements.hpp"

namespace kehu::store::sqlite {

// "kehu" in the file's header.
inline constexpr std::int64_t application_id = 0x6b656875;
inline constexpr std::int64_t schema_version = 3;

enum class FileState : std::uint8_t { empty, current, older };

// Errors: store.not_a_database, store.foreign, store.newer_schema. Throws Fault for failures.
Result<FileState> inspect(Connection& connection);

// Makes the tables, or carries a file of an older version to this one, in one transaction together
// with the version's number. Precondition: the writer lock is held. Errors as above.
Result<void> make_or_migrate(Connection& connection, Schema schema);

// Whether the file has every index of the schema as the schema has it.
bool has_indexes(Connection& connection, Schema schema);
// Makes those that it lacks, in one transaction: they hold nothing that the rows do not, so that a
// file written by another kehu of this version gets those of this one. An index that the schema
// does not know stays: it may be the host's. Precondition: the writer lock is held, and
// check_schema passed.
void make_indexes(Connection& connection, Schema schema);

// Errors: store.schema_differs, where a table or a column that the schema names is not in the file.
Result<void> check_schema(Connection& connection, Schema schema);

}  // namespace kehu::store::sqlite
