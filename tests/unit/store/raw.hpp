// The file behind a store, touched with plain SQLite: what an intruder or another program does.
#pragma once

#include <sqlite3.h>

#include <string>

#include "fixture.hpp"

namespace kehu::test {

// Runs SQL on a file; gives the first column of the last row, as text.
inline std::string raw(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  std::string answer;
  char* error = nullptr;
  int code = sqlite3_exec(
      database, sql.c_str(),
      [](void* out, int, char** columns, char**) {
        *static_cast<std::string*>(out) = columns[0] ? columns[0] : "NULL";
        return 0;
      },
      &answer, &error);
  std::string message = error ? error : "";
  sqlite3_free(error);
  sqlite3_close(database);
  INFO(sql << ": " << message);
  CHECK(code == SQLITE_OK);
  return answer;
}

}  // namespace kehu::test
