#include "store/sqlite/store.hpp"

#include <algorithm>
#include <filesystem>
#include <new>

#include "store/journal.hpp"
#include "store/sqlite/schema.hpp"

namespace kehu::store {
namespace sqlite {
namespace {

// What closing a store may wait for its last checkpoint.
constexpr auto closing_patience = std::chrono::milliseconds(500);

Fault busy() {
  return Fault(Category::busy, "store.busy",
               "the store stayed locked by other writers until the deadline; try again");
}

std::vector<const Table*> each_once(Schema schema) {
  std::vector<const Table*> tables;
  for (const Table* table : schema)
    if (std::ranges::find(tables, table) == tables.end()) tables.push_back(table);
  return tables;
}

// A snapshot on a connection of the pool.
class FileReader final : public SqliteTransaction {
 public:
  FileReader(std::shared_ptr<ReaderPool> pool, std::unique_ptr<Session> session)
      : SqliteTransaction(session->connection, session->statements),
        pool_(std::move(pool)),
        session_(std::move(session)) {}
  ~FileReader() override {
    close_cursors();
    pool_->give_back(std::move(session_));
  }

  std::unique_ptr<Transaction> beside() override {
    auto session = pool_->take();
    Connection& connection = session->connection;
    auto reader = std::make_unique<FileReader>(pool_, std::move(session));
    connection.begin_read();
    // Whatever is committed has an entry in the journal.
    if (journal::head(*reader).hash != journal::head(*this).hash) return nullptr;
    return reader;
  }

 private:
  std::shared_ptr<ReaderPool> pool_;
  std::unique_ptr<Session> session_;
};

// A turn at the one connection of a database in memory.
class MemoryReader final : public SqliteTransaction {
 public:
  MemoryReader(std::shared_ptr<Turn> turn, std::shared_ptr<Session> session)
      : SqliteTransaction(session->connection, session->statements),
        turn_(std::move(turn)),
        session_(std::move(session)) {}
  ~MemoryReader() override {
    close_cursors();
    session_->connection.rollback();
    turn_->give_back();
  }

 private:
  std::shared_ptr<Turn> turn_;
  std::shared_ptr<Session> session_;
};

}  // namespace

SqliteStore::SqliteStore(const SqliteOptions& options, std::vector<const Table*> schema)
    : options_(options),
      schema_(std::move(schema)),
      fork_generation_(fork_generation()),
      checkpoint_at_(checkpoint_pages),
      queue_(*this, std::chrono::milliseconds(options.busy_timeout_ms)) {}

Result<std::shared_ptr<Store>> SqliteStore::open(const SqliteOptions& options, Schema schema) {
  if (options.path.empty())
    return Error{Category::fault, "store.cannot_open", "", "no path was given", {}, {}};
  if (options.read_only && options.path == ":memory:")
    return Error{Category::fault,
                 "store.cannot_open",
                 "",
                 "a database in memory cannot be opened for reading only",
                 {},
                 {}};
  auto store = std::make_shared<SqliteStore>(options, each_once(schema));
  try {
    KEHU_TRY(store->prepare());
  } catch (const Fault& failure) {
    Error error = failure.error();
    if (error.category == Category::busy) error.code = "store.locked";
    return error;
  }
  return std::shared_ptr<Store>(std::move(store));
}

namespace {

Error older_schema() {
  return {Category::fault,
          "store.older_schema",
          "",
          "the file has an older schema, which opening it for writing would migrate",
          {},
          {}};
}

}  // namespace

ConnectionOptions SqliteStore::connection_options(ConnectionOptions::Role role) const {
  return {options_.path, role, options_.read_only, options_.cache_kib, options_.busy_timeout_ms};
}

Result<void> SqliteStore::prepare() {
  using Role = ConnectionOptions::Role;
  writer_ = std::make_shared<Session>(connection_options(Role::writer), schema_);
  // In memory the one connection may be taken by the very reader that asks: asked once, at open.
  if (in_memory()) settings_ = writer_->connection.settings();
  Connection& connection = writer_->connection;
  // In one snapshot: another process may be making the file while it is looked at.
  connection.execute("BEGIN");
  auto inspected = inspect(connection);
  connection.execute("COMMIT");
  KEHU_TRY_ASSIGN(FileState state, std::move(inspected));
  if (options_.read_only) {
    if (state == FileState::empty)
      return Error{Category::fault, "store.foreign", "", "the file is empty", {}, {}};
    if (state == FileState::older) return older_schema();
  } else {
    if (sqlite3_db_readonly(connection.get(), "main") == 1)
      return Error{Category::fault,
                   "store.cannot_open",
                   "",
                   options_.path + " may not be written; open it for reading only",
                   {},
                   {}};
    if (!in_memory()) lock_.emplace(options_.path + ".lock");
    KEHU_TRY(make(state));
  }
  connection.prepare();
  KEHU_TRY(check_schema(connection, schema_));
  if (!has_indexes(connection, schema_)) {
    if (options_.read_only) return older_schema();
    KEHU_TRY(under_lock([&] { return make_indexes(connection, schema_), Result<void>(); }));
  }
  if (in_memory())
    turn_ = std::make_shared<Turn>();
  else
    readers_ = std::make_shared<ReaderPool>(connection_options(Role::reader), schema_);
  return {};
}

Result<void> SqliteStore::make(FileState state) {
  Connection& connection = writer_->connection;
  if (state == FileState::current && connection.ask("PRAGMA journal_mode") == "wal") return {};
  return under_lock([&] {
    connection.prepare();
    return make_or_migrate(connection, schema_);
  });
}

Result<void> SqliteStore::under_lock(const std::function<Result<void>()>& part) {
  Deadline deadline =
      std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.busy_timeout_ms);
  if (lock_ && !lock_->acquire(deadline)) throw busy();
  try {
    auto done = part();
    unlock();
    return done;
  } catch (...) {
    unlock();
    throw;
  }
}

SqliteStore::~SqliteStore() {
  if (fork_generation_ != fork_generation()) {
    // In a forked child SQLite's connections must not be touched: they are left as they are.
    new (std::nothrow) std::shared_ptr<Session>(std::move(writer_));
    return;
  }
  if (!writer_ || !lock_ || poisoned_) return;
  try {
    if (!lock_->acquire(std::chrono::steady_clock::now() + closing_patience)) return;
    // A log that cannot be moved now is moved by whoever opens the file next.
    writer_->connection.busy_timeout(0);
    writer_->connection.checkpoint(Connection::Log::emptied);
    unlock();
  } catch (const Fault&) {
    // The lock itself failed; the data are safe in the log.
  }
}

void SqliteStore::check_process() const {
  if (fork_generation_ != fork_generation())
    throw Fault(Category::fault, "store.forked",
                "the store was opened before this process was forked; open it again here");
}

std::unique_ptr<Transaction> SqliteStore::read() {
  check_process();
  if (in_memory()) {
    Deadline deadline =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(options_.busy_timeout_ms);
    if (!turn_->take(deadline)) throw busy();
    auto reader = std::make_unique<MemoryReader>(turn_, writer_);
    writer_->connection.begin_read();
    return reader;
  }
  if (poisoned_) settle_alone();
  auto session = readers_->take();
  Connection& connection = session->connection;
  auto reader = std::make_unique<FileReader>(readers_, std::move(session));
  connection.begin_read();
  return reader;
}

void SqliteStore::write(const std::function<bool(Transaction&)>& body) {
  check_process();
  if (options_.read_only)
    throw Fault(Category::fault, "store.read_only", "the store was opened for reading only");
  queue_.write(body);
}

void SqliteStore::checkpoint() {
  check_process();
  if (!lock_) return;
  if (poisoned_) settle_alone();
  queue_.alone([this](Deadline deadline) {
    lock(deadline);
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - std::chrono::steady_clock::now());
    writer_->connection.busy_timeout(left.count());
    int code = writer_->connection.checkpoint(Connection::Log::emptied);
    std::optional<Fault> failure;
    if (code != SQLITE_OK)
      failure = fault(writer_->connection.get(), code, "cannot move the log into the file");
    unlock();
    if (failure) throw *failure;
  });
}

Status SqliteStore::status() {
  check_process();
  Status status;
  status.kind = "sqlite";
  status.location = in_memory() ? "" : options_.path;
  status.schema_version = schema_version;
  if (in_memory()) {
    status.settings = settings_;
    return status;
  }
  if (poisoned_) settle_alone();
  queue_.alone([&](Deadline) { status.settings = writer_->connection.settings(); });
  return status;
}

}  // namespace sqlite

Result<std::shared_ptr<Store>> open_sqlite(const SqliteOptions& options, Schema schema) {
  return sqlite::SqliteStore::open(options, schema);
}

}  // namespace kehu::store
