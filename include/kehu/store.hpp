// The storage interface: transactions over tables, whatever keeps them.
//
// Store is safe to use from several threads. A Transaction, and a Cursor over it, belong to one
// thread at a time. Storage failures throw Fault (category fault or busy); what a caller can cause
// (a duplicate, a stale version) comes back as an Error.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kehu/core/result.hpp"
#include "kehu/record/table.hpp"

namespace kehu::store {

using record::Value;
// Values of the leading fields of a key or an index.
using Key = std::vector<Value>;

// One row to be written. Only `after`: insert, it must be absent. Both: replace, the stored
// version must be that of `before`. Only `before`: erase, likewise. What is stored as version is
// that of `before` plus one (1 for an insert), whatever `after` says; more than one where the
// change stands for several that were made one after another.
struct Change {
  const Table* table = nullptr;
  const void* before = nullptr;
  const void* after = nullptr;
  std::int64_t versions = 1;
};

// Rows of an index in its order (ties by primary key). NULL sorts first, text by its bytes,
// enumerators by name, ids by their bytes.
struct Range {
  Key prefix;                  // equality on the leading fields
  std::optional<Value> from;   // inclusive bound on the next field
  std::optional<Value> until;  // exclusive bound on the next field
  bool descending = false;
  std::size_t limit = 0;  // 0: all
};

class Cursor {
 public:
  virtual ~Cursor() = default;
  // Reads the next row into `row` (a constructed record of the table's type); false at the end.
  // Fields outside the projection are left as they were.
  virtual bool next(void* row) = 0;
};

class Transaction {
 public:
  virtual ~Transaction() = default;

  // Reads rows by full primary key: found[i] tells whether rows[i] was filled.
  virtual void get(const Table& table, std::span<const Key> keys, std::span<void* const> rows,
                   std::span<bool> found) = 0;
  bool get(const Table& table, const Key& key, void* row);

  // Applies the changes in order. Errors: row.exists (conflict; the message names table and key),
  // row.duplicate (conflict; names the unique index), row.stale (conflict; the version moved on or
  // the row is gone). After an error the transaction must be undone to its savepoint.
  virtual Result<void> put(std::span<const Change> changes) = 0;

  // Runs `part` and returns what it returned; on false, or an exception, what it put is undone and
  // nothing else. Cursors opened before it must not be used after an undo.
  virtual bool attempt(const std::function<bool()>& part) = 0;

  // `fields` (positions in the descriptor) are those the caller needs; empty: all. An index that
  // holds them answers alone.
  virtual std::unique_ptr<Cursor> scan(const Index& index, const Range& range,
                                       std::span<const std::size_t> fields = {}) = 0;

  // Another snapshot of the same moment, for a second thread to read beside this one. Null where
  // there is none: in a write transaction, of a store with one connection, and where something was
  // committed since.
  virtual std::unique_ptr<Transaction> beside() { return nullptr; }
};

// What the outside may ask of a store as a whole.
struct Status {
  std::string kind;      // "memory", "sqlite"
  std::string location;  // path, or ""
  std::int64_t schema_version = 0;
  std::vector<std::pair<std::string, std::string>> settings;  // read back, not assumed
};

class Store {
 public:
  virtual ~Store() = default;

  // A snapshot: sees what was committed before, and nothing later, until destroyed.
  virtual std::unique_ptr<Transaction> read() = 0;

  // Runs `body` inside a write transaction and returns when its changes are durable. `body`
  // returns whether to keep them; false, or an exception (which reaches this caller), undoes what
  // it put and nothing else. Bodies of several threads may share one commit, each behind its own
  // savepoint, in order of arrival; `body` may run on another thread than the caller's, and never
  // runs twice unless the first run was undone. Throws Fault busy when the writer lock is not had
  // within the store's deadline.
  virtual void write(const std::function<bool(Transaction&)>& body) = 0;

  // Makes room: moves the log into the file (SQLite: TRUNCATE checkpoint inside the writer lock).
  virtual void checkpoint() = 0;
  virtual Status status() = 0;
};

// The tables that a store keeps; the caller keeps them alive (they are static).
using Schema = std::span<const Table* const>;

std::shared_ptr<Store> open_memory(Schema schema);

struct SqliteOptions {
  std::string path;  // ":memory:" for a private database without a file
  std::int64_t busy_timeout_ms = 10000;
  bool read_only = false;
  std::int64_t cache_kib = 2048;  // the writer's; see docs/concepts on why it is small
};
// Errors: store.not_a_database, store.newer_schema, store.older_schema (read-only only),
// store.foreign (a SQLite file that is not kehu's), store.schema_differs (a table or a column of
// `schema` is not in the file), store.cannot_open, store.corrupt, store.io, store.locked.
Result<std::shared_ptr<Store>> open_sqlite(const SqliteOptions& options, Schema schema);

}  // namespace kehu::store
