// The yardstick of tests/bench/run: the same storage work as kehu's, written by hand against the C
// interface of SQLite. Statements are prepared once, nothing is checked but return codes, and a
// failure ends the program. What kehu costs is told as a ratio to this. An area adds its own in
// <area>_baseline.cpp; see bench.hpp.
//
// Each prints one JSON object. Keys are integers; customers of `bulk` also have a unique UUID.
#pragma once

#include <sqlite3.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "words.hpp"

namespace baseline {

using Clock = std::chrono::steady_clock;
using Hash = std::array<unsigned char, 32>;
using Uid = std::array<unsigned char, 16>;

constexpr std::int64_t today = 20'500;  // days since 1970
constexpr std::int64_t start_of_time = 1'760'000'000'000'000;

[[noreturn]] inline void die(const std::string& what, sqlite3* database = nullptr) {
  std::fprintf(stderr, "baseline: %s: %s\n", what.c_str(),
               database ? sqlite3_errmsg(database) : "failed");
  std::exit(1);
}

inline double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// A well-mixed function of a counter (the finaliser of splitmix64).
inline std::uint64_t scatter(std::uint64_t n) {
  n += 0x9e3779b97f4a7c15U;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9U;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebU;
  return n ^ (n >> 31);
}

class Database {
 public:
  explicit Database(const std::string& path, const std::string& sync = "normal") {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) die(path, handle_);
    for (const std::string& setting :
         {std::string("journal_mode=WAL"), "synchronous=" + sync, std::string("cache_size=-65536"),
          std::string("foreign_keys=ON"), std::string("temp_store=MEMORY")})
      run("PRAGMA " + setting);
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      die(sql, handle_);
  }
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(Database& database, const char* sql) : database_(database.handle()) {
    if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) !=
        SQLITE_OK)
      die(sql, database_);
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds all parameters in order.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }
  bool step() {
    int code = sqlite3_step(handle_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) die("step", database_);
    return code == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(handle_); }
  void execute() {
    step();
    reset();
  }
  bool is_null(int column) { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) { return sqlite3_column_int64(handle_, column); }
  std::string_view bytes(int column) {
    const void* data = sqlite3_column_blob(handle_, column);
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
  }

 private:
  void put(int at, std::int64_t value) { sqlite3_bind_int64(handle_, at, value); }
  void put(int at, const std::optional<std::int64_t>& value) {
    if (value)
      put(at, *value);
    else
      sqlite3_bind_null(handle_, at);
  }
  void put(int at, std::string_view text) {
    sqlite3_bind_text(handle_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  template <std::size_t N>
  void put(int at, const std::array<unsigned char, N>& blob) {
    sqlite3_bind_blob(handle_, at, blob.data(), N, SQLITE_STATIC);
  }

  sqlite3* database_;
  sqlite3_stmt* handle_ = nullptr;
};

inline std::int64_t ask(Database& database, const char* sql) {
  Statement statement(database, sql);
  statement.step();
  return statement.integer(0);
}

// The next link of the journal's chain.
void link(Hash& hash, std::int64_t sequence, std::int64_t at, std::string_view entry);

struct Customer {
  std::string code, name, phone, email;
  std::int64_t segment, created;
};

// Codes are unique and come in no order, so that their index is written at random.
Customer customer(std::int64_t number);
// A UUID of version 7, rising with the number.
Uid uid(std::int64_t number);

constexpr const char* customer_columns =
    "code TEXT NOT NULL, name TEXT NOT NULL, phone TEXT, email TEXT, segment INTEGER NOT NULL, "
    "created INTEGER NOT NULL, version INTEGER NOT NULL";
constexpr const char* customer_indexes =
    "CREATE UNIQUE INDEX customer_by_code ON customer(code);"
    "CREATE INDEX customer_by_name ON customer(name)";
constexpr const char* journal_table =
    "CREATE TABLE journal(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, act INTEGER NOT NULL, "
    "entry TEXT NOT NULL, hash BLOB NOT NULL) STRICT";

void remove_file(const std::string& path);

}  // namespace baseline
