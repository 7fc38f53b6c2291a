#include "store/sqlite/schema.hpp"

#include <map>
#include <set>
#include <string>

#include "kehu/core/text.hpp"
#include "store/sqlite/migrations.hpp"

namespace kehu::store::sqlite {
namespace {

std::int64_t number(Connection& connection, const char* sql) {
  return std::stoll(connection.ask(sql));
}

Error failed(std::string_view code, std::string message) {
  return {Category::fault, std::string(code), "", std::move(message), {}, {}};
}

Result<FileState> inspect_database(Connection& connection) {
  std::int64_t application = number(connection, "PRAGMA application_id");
  std::int64_t version = number(connection, "PRAGMA user_version");
  std::int64_t objects = number(connection, "SELECT count(*) FROM sqlite_schema");
  if (application == 0 && version == 0 && objects == 0) return FileState::empty;
  if (application != application_id)
    return failed("store.foreign", "the file is a SQLite database of another program, not kehu's");
  if (version > schema_version)
    return failed("store.newer_schema", "the file has schema version " + std::to_string(version) +
                                            ", this kehu knows up to " +
                                            std::to_string(schema_version) + "; use a newer kehu");
  return version == schema_version ? FileState::current : FileState::older;
}

// The statements of indexes, by name, as they stand in the file.
std::map<std::string, std::string> stored_indexes(Connection& connection) {
  std::map<std::string, std::string> stored;
  Statement statement(connection.get(),
                      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql NOT NULL");
  auto text = [&](int column) {
    return reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), column));
  };
  int code;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) stored.emplace(text(0), text(1));
  if (code != SQLITE_DONE) throw fault(connection.get(), code, "cannot read the schema");
  return stored;
}

// Calls `differ` with the name and the statement of each index of the schema that the file lacks or
// has in another form, and whether it has it.
template <class Differ>
void compare_indexes(Connection& connection, Schema schema, Differ differ) {
  auto stored = stored_indexes(connection);
  for (const Table* table : schema) {
    auto statements = record::create_indexes(*table);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      std::string name = record::sql_name(table->indexes()[i]);
      auto found = stored.find(name);
      bool is_there = found != stored.end();
      if (!is_there || found->second != statements[i]) differ(name, statements[i], is_there);
    }
  }
}

}  // namespace

bool has_indexes(Connection& connection, Schema schema) {
  bool all = true;
  compare_indexes(connection, schema,
                  [&](const std::string&, const std::string&, bool) { all = false; });
  return all;
}

void make_indexes(Connection& connection, Schema schema) {
  connection.begin_write();
  try {
    compare_indexes(connection, schema,
                    [&](const std::string& name, const std::string& statement, bool is_there) {
                      if (is_there) connection.execute("DROP INDEX \"" + name + '"');
                      connection.execute(statement);
                    });
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

Result<FileState> inspect(Connection& connection) {
  try {
    return inspect_database(connection);
  } catch (const Fault& failure) {
    if (failure.error().code == "store.not_a_database")
      return failed("store.not_a_database", "the file is not a SQLite database");
    throw;
  }
}

Result<void> make_or_migrate(Connection& connection, Schema schema) {
  connection.begin_write();
  try {
    // Asked again inside the transaction: another process may have been first.
    auto state = inspect(connection);
    if (!state || *state == FileState::current) {
      connection.rollback();
      if (!state) return std::move(state).error();
      return {};
    }
    if (*state == FileState::empty) {
      for (const Table* table : schema)
        for (const std::string& statement : record::create_table(*table))
          connection.execute(statement);
      connection.execute("PRAGMA application_id = " + std::to_string(application_id));
    } else {
      migrate(connection, number(connection, "PRAGMA user_version"));
    }
    connection.execute("PRAGMA user_version = " + std::to_string(schema_version));
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
  return {};
}

Result<void> check_schema(Connection& connection, Schema schema) {
  std::map<std::string, std::set<std::string>, std::less<>> stored;
  Statement statement(connection.get(),
                      "SELECT t.name, c.name FROM sqlite_schema AS t "
                      "JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table'");
  auto text = [&](int column) {
    return reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), column));
  };
  int code;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) stored[text(0)].insert(text(1));
  if (code != SQLITE_DONE) throw fault(connection.get(), code, "cannot read the schema");
  for (const Table* table : schema) {
    auto found = stored.find(table->name());
    if (found == stored.end())
      return failed("store.schema_differs", "the file has no table " + quotation(table->name()));
    for (const record::Column& column : record::columns(table->descriptor()))
      if (!found->second.contains(std::string(column.name)))
        return failed("store.schema_differs", "the file's table " + quotation(table->name()) +
                                                  " has no column " + quotation(column.name));
  }
  return {};
}

}  // namespace kehu::store::sqlite
