// One connection to a SQLite database, its settings made and read back, and its statements.
//
// A connection belongs to one thread at a time (SQLITE_OPEN_NOMUTEX).
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kehu/core/result.hpp"

namespace kehu::store::sqlite {

// The Fault that a result code means; the message ends with what SQLite says.
Fault fault(sqlite3* database, int code, std::string_view what);

// A prepared statement. Reset after each use, so that no lock stays behind.
class Statement {
 public:
  Statement() = default;
  Statement(sqlite3* database, std::string_view sql);
  Statement(Statement&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
  Statement& operator=(Statement&& other) noexcept {
    std::swap(statement_, other.statement_);
    return *this;
  }
  ~Statement() { sqlite3_finalize(statement_); }

  explicit operator bool() const noexcept { return statement_ != nullptr; }
  sqlite3_stmt* get() const noexcept { return statement_; }
  // Steps a statement that gives no rows; resets it and returns its code.
  int run() noexcept {
    sqlite3_step(statement_);
    return sqlite3_reset(statement_);
  }

 private:
  sqlite3_stmt* statement_ = nullptr;
};

struct ConnectionOptions {
  enum class Role : std::uint8_t { writer, reader };
  std::string path;
  Role role = Role::writer;
  bool read_only = false;  // the file is not to be touched at all
  std::int64_t cache_kib = 2048;
  std::int64_t busy_timeout_ms = 10000;
};

using Settings = std::vector<std::pair<std::string, std::string>>;

class Connection {
 public:
  // Opens, and makes the settings that need no look at the file. Throws Fault store.cannot_open.
  explicit Connection(const ConnectionOptions& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  sqlite3* get() const noexcept { return database_; }
  bool is_memory() const noexcept { return options_.path == ":memory:"; }

  // Makes the settings that belong to the file, reads all of them back and prepares transaction
  // control: a ROLLBACK that must be prepared can fail when memory is short. Throws Fault
  // store.setting where SQLite did not take a setting.
  void prepare();
  Settings settings();

  // Runs SQL that gives no rows; throws Fault.
  void execute(const std::string& sql);
  // The first column of the first row as text; empty when there is none. Throws Fault.
  std::string ask(const std::string& sql);

  // Transaction control. Throw Fault.
  void begin_read();  // the snapshot is taken here, not at the first row
  void begin_write();
  void commit();
  void savepoint();
  void release();
  // False when the savepoint could not be reached.
  bool undo() noexcept;
  // False when a transaction still stands afterwards: the connection is of no use then.
  bool rollback() noexcept;
  bool in_transaction() const noexcept { return sqlite3_get_autocommit(database_) == 0; }

  void busy_timeout(std::int64_t milliseconds) noexcept;
  // A larger page cache for a transaction that changes much, and what is kept of it afterwards: the
  // usual size, or more where the transaction was large, for one batch is seldom alone.
  void enlarge_cache() noexcept;
  void restore_cache(bool was_large) noexcept;
  // Changes with every commit of any connection; known inside a transaction and after a commit.
  unsigned data_version() const noexcept;
  // Pages in the log after the last commit.
  int log_pages() const noexcept { return log_pages_; }
  // Moves the log into the file and empties it (a TRUNCATE checkpoint), or leaves its file as long
  // as it is, to be written over from the start (RESTART): that spares the commits that follow the
  // growing of a file, which costs each of them the file system's own journal. SQLITE_BUSY when a
  // reader keeps part of the log. Precondition: the writer lock is held, whichever it is.
  enum class Log : std::uint8_t { emptied, kept };
  int checkpoint(Log log) noexcept;

 private:
  void configure();
  void expect(const std::string& pragma, std::string_view value);
  void run(Statement& statement, std::string_view what);
  void resize_cache(std::int64_t kib) noexcept;

  ConnectionOptions options_;
  sqlite3* database_ = nullptr;
  int log_pages_ = 0;
  std::int64_t cache_kib_;
  Statement begin_, begin_immediate_, pin_, commit_, rollback_, savepoint_, release_, undo_;
};

}  // namespace kehu::store::sqlite
