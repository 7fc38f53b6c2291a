#include "store/sqlite/migrations.hpp"

#include "store/journal.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/sqlite/version_3.hpp"

namespace kehu::store::sqlite {
namespace {

// A step's SQL is frozen text, never made from today's descriptors: it must do tomorrow what it did
// when the files that need it were written.
struct Step {
  const char* const* sql;                  // pieces, ended by nullptr
  void (*fill)(Transaction& transaction);  // for rows that SQL cannot make; may be null
};

// Version 1 had no segments: the journal was one chain without Merkle roots.
constexpr const char* segments[] = {
    "CREATE TABLE \"journal_segment\" (\n"
    "  \"number\" INTEGER NOT NULL PRIMARY KEY,\n"
    "  \"first\" INTEGER NOT NULL,\n"
    "  \"last\" INTEGER NOT NULL,\n"
    "  \"root\" BLOB NOT NULL\n"
    ") STRICT",
    nullptr};

// steps[v - 1] leads from version v to v + 1.
constexpr Step steps[] = {
    {segments, journal::close_segments},
    {version_3, nullptr},  // tables of the areas beyond customers and credit
};
static_assert(std::size(steps) == schema_version - 1);

}  // namespace

void migrate(Connection& connection, std::int64_t from) {
  for (std::int64_t version = from; version < schema_version; ++version) {
    ensure(version >= 1, "a schema version below 1");
    const Step& step = steps[version - 1];
    std::string sql;
    for (const char* const* piece = step.sql; *piece; ++piece) sql += *piece;
    connection.execute(sql);
    if (!step.fill) continue;
    Statements statements(connection, journal::tables());
    std::uint64_t revision = 0;
    SqliteTransaction transaction(connection, statements, &revision);
    step.fill(transaction);
  }
}

}  // namespace kehu::store::sqlite
