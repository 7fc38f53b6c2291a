#include "store/sqlite/connection.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>

#include "kehu/core/text.hpp"
#include "store/sqlite/write_buffer.hpp"

namespace kehu::store::sqlite {
namespace {

// The page cache of a transaction that changes much: with a small one, writing indexes in random
// order would spill the same pages over and over. Otherwise a small one is faster, for a commit
// may walk all of it.
constexpr std::int64_t large_cache_kib = 64LL * 1024;

// What is left of it for the next such transaction: its pages are found again, and those that it
// adds (of the journal, never read again) take the memory of older ones instead of new memory.
constexpr std::int64_t batch_cache_kib = 16LL * 1024;

// Of a file that is made. A command changes a few bytes of many pages, and each goes into the log
// whole, with a checksum over all of it: smaller pages spare half of that. Still smaller ones would
// send most rows over several.
constexpr int page_bytes = 2048;

// Readers map this much of the file: cheaper look-ups than any page cache of their own.
constexpr std::int64_t reader_mmap = std::int64_t{1} << 30;

struct Meaning {
  int code;
  Category category;
  std::string_view stable;
};
constexpr Meaning meanings[] = {
    {SQLITE_BUSY, Category::busy, "store.busy"},
    {SQLITE_LOCKED, Category::busy, "store.busy"},
    {SQLITE_FULL, Category::fault, "store.full"},
    {SQLITE_IOERR, Category::fault, "store.io"},
    {SQLITE_CORRUPT, Category::fault, "store.corrupt"},
    {SQLITE_NOTADB, Category::fault, "store.not_a_database"},
    {SQLITE_READONLY, Category::fault, "store.read_only"},
    {SQLITE_CANTOPEN, Category::fault, "store.cannot_open"},
    {SQLITE_PERM, Category::fault, "store.cannot_open"},
    {SQLITE_AUTH, Category::fault, "store.cannot_open"},
    {SQLITE_NOMEM, Category::fault, "store.no_memory"},
    {SQLITE_TOOBIG, Category::fault, "store.too_big"},
    {SQLITE_CONSTRAINT, Category::internal, "store.constraint"},
};

}  // namespace

Fault fault(sqlite3* database, int code, std::string_view what) {
  std::string message(what);
  message += ": ";
  message += database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  int primary = code & 0xff;
  for (const Meaning& meaning : meanings)
    if (meaning.code == primary) return Fault(meaning.category, meaning.stable, message);
  return Fault(Category::internal, "store.sqlite", message);
}

Statement::Statement(sqlite3* database, std::string_view sql) {
  int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (code != SQLITE_OK) throw fault(database, code, "cannot prepare a statement");
}

Connection::Connection(const ConnectionOptions& options)
    : options_(options), cache_kib_(options.cache_kib) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
              (options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  if (!options.read_only && options.role == ConnectionOptions::Role::writer)
    flags |= SQLITE_OPEN_CREATE;
  int code =
      sqlite3_open_v2(options.path.c_str(), &database_, flags, write_buffering_file_system());
  try {
    if (code != SQLITE_OK) throw fault(database_, code, "cannot open " + options.path);
    configure();
  } catch (...) {
    sqlite3_close(database_);
    throw;
  }
}

Connection::~Connection() {
  // Statements first: a connection with statements does not close.
  for (Statement* each :
       {&begin_, &begin_immediate_, &pin_, &commit_, &rollback_, &savepoint_, &release_, &undo_})
    *each = Statement();
  sqlite3_close_v2(database_);
}

// What needs no look at the file.
void Connection::configure() {
  // A checkpoint at close would run outside the writer lock.
  for (auto [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                               {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
                               {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                               {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                               {SQLITE_DBCONFIG_ENABLE_FKEY, 0},
                               {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                               {SQLITE_DBCONFIG_DQS_DML, 0},
                               {SQLITE_DBCONFIG_DQS_DDL, 0}}) {
    int taken = -1;
    if (sqlite3_db_config(database_, option, value, &taken) != SQLITE_OK || taken != value)
      throw Fault(Category::fault, "store.setting",
                  "SQLite did not take the option " + std::to_string(option));
  }
  busy_timeout(options_.busy_timeout_ms);
  sqlite3_wal_autocheckpoint(database_, 0);
  sqlite3_wal_hook(
      database_,
      [](void* pages, sqlite3*, const char*, int count) {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
      },
      &log_pages_);
}

void Connection::prepare() {
  bool reader = options_.role == ConnectionOptions::Role::reader;
  if (!options_.read_only && !reader) {
    execute("PRAGMA page_size = " + std::to_string(page_bytes));
    if (!is_memory() && ask("PRAGMA journal_mode") != "wal") execute("PRAGMA journal_mode = WAL");
  }
  // Constraints guard the file against other writers: kehu's own rows are of typed records, and for
  // each list of words SQLite would fill a temporary table at every insert.
  for (const char* pragma :
       {"synchronous = FULL", "secure_delete = ON", "cell_size_check = ON", "temp_store = MEMORY",
        "foreign_keys = OFF", "trusted_schema = OFF", "ignore_check_constraints = ON"})
    execute(std::string("PRAGMA ") + pragma);
  execute("PRAGMA cache_size = -" + std::to_string(options_.cache_kib));
  execute("PRAGMA mmap_size = " + std::to_string(reader && !is_memory() ? reader_mmap : 0));
  execute(std::string("PRAGMA query_only = ") + (reader || options_.read_only ? "ON" : "OFF"));

  expect("journal_mode", is_memory() ? "memory" : "wal");
  expect("synchronous", "2");
  expect("secure_delete", "1");
  expect("cell_size_check", "1");
  expect("temp_store", "2");
  expect("foreign_keys", "0");
  expect("trusted_schema", "0");
  expect("ignore_check_constraints", "1");
  expect("wal_autocheckpoint", "0");
  expect("cache_size", "-" + std::to_string(options_.cache_kib));
  expect("query_only", reader || options_.read_only ? "1" : "0");

  begin_ = Statement(database_, "BEGIN");
  begin_immediate_ = Statement(database_, "BEGIN IMMEDIATE");
  pin_ = Statement(database_, "SELECT 1 FROM sqlite_schema LIMIT 1");
  commit_ = Statement(database_, "COMMIT");
  rollback_ = Statement(database_, "ROLLBACK");
  savepoint_ = Statement(database_, "SAVEPOINT body");
  release_ = Statement(database_, "RELEASE body");
  undo_ = Statement(database_, "ROLLBACK TO body");
}

void Connection::expect(const std::string& pragma, std::string_view value) {
  std::string found = ask("PRAGMA " + pragma);
  if (found != value)
    throw Fault(Category::fault, "store.setting",
                "SQLite keeps " + pragma + " at " + quotation(found) + " where " +
                    quotation(value) + " was set");
}

Settings Connection::settings() {
  Settings settings;
  for (const char* pragma :
       {"journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema",
        "cell_size_check", "temp_store", "wal_autocheckpoint", "cache_size", "mmap_size",
        "page_size", "query_only", "application_id", "user_version"})
    settings.emplace_back(pragma, ask(std::string("PRAGMA ") + pragma));
  int defensive = 0;
  sqlite3_db_config(database_, SQLITE_DBCONFIG_DEFENSIVE, -1, &defensive);
  settings.emplace_back("defensive", std::to_string(defensive));
  settings.emplace_back("sqlite_version", sqlite3_libversion());
  settings.emplace_back("sqlite_source", sqlite3_sourceid());
  return settings;
}

void Connection::execute(const std::string& sql) {
  int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw fault(database_, code, "cannot carry out a statement");
}

std::string Connection::ask(const std::string& sql) {
  Statement statement(database_, sql);
  int code = sqlite3_step(statement.get());
  if (code == SQLITE_DONE) return {};
  if (code != SQLITE_ROW) throw fault(database_, code, "cannot ask the database");
  const unsigned char* text = sqlite3_column_text(statement.get(), 0);
  return text ? reinterpret_cast<const char*>(text) : "";
}

void Connection::run(Statement& statement, std::string_view what) {
  int code = statement.run();
  if (code != SQLITE_OK) throw fault(database_, code, what);
}

void Connection::begin_read() {
  run(begin_, "cannot begin to read");
  int code = sqlite3_step(pin_.get());
  int after = sqlite3_reset(pin_.get());
  if (code == SQLITE_ROW || code == SQLITE_DONE) return;
  Fault failure = fault(database_, after, "cannot read the database");
  rollback();
  throw failure;
}

void Connection::begin_write() { run(begin_immediate_, "cannot begin to write"); }
void Connection::commit() { run(commit_, "cannot commit"); }
void Connection::savepoint() { run(savepoint_, "cannot set a savepoint"); }
void Connection::release() { run(release_, "cannot release a savepoint"); }

bool Connection::undo() noexcept {
  return undo_.run() == SQLITE_OK && release_.run() == SQLITE_OK && in_transaction();
}

bool Connection::rollback() noexcept {
  if (in_transaction()) rollback_.run();
  return !in_transaction();
}

void Connection::busy_timeout(std::int64_t milliseconds) noexcept {
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  sqlite3_busy_timeout(database_,
                       static_cast<int>(std::clamp<std::int64_t>(milliseconds, 0, most)));
}

void Connection::enlarge_cache() noexcept { resize_cache(large_cache_kib); }

void Connection::restore_cache(bool was_large) noexcept {
  if (was_large) return resize_cache(batch_cache_kib);
  if (cache_kib_ == options_.cache_kib) return;
  resize_cache(options_.cache_kib);
  sqlite3_db_release_memory(database_);
}

void Connection::resize_cache(std::int64_t kib) noexcept {
  kib = std::max(kib, options_.cache_kib);
  cache_kib_ = kib;
  // Its size is a matter of speed only: where SQLite has no memory to change it, it stays.
  char pragma[64];
  std::snprintf(pragma, sizeof pragma, "PRAGMA cache_size = -%lld", static_cast<long long>(kib));
  sqlite3_exec(database_, pragma, nullptr, nullptr, nullptr);
}

unsigned Connection::data_version() const noexcept {
  unsigned version = 0;
  sqlite3_file_control(database_, "main", SQLITE_FCNTL_DATA_VERSION, &version);
  return version;
}

int Connection::checkpoint(Log log) noexcept {
  int left = 0, moved = 0;
  int mode = log == Log::emptied ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_RESTART;
  int code = sqlite3_wal_checkpoint_v2(database_, nullptr, mode, &left, &moved);
  if (code == SQLITE_OK) log_pages_ = 0;
  return code;
}

}  // namespace kehu::store::sqlite
