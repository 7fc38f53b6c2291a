// The store in a SQLite file, or in a private SQLite database in memory.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "store/group_commit.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/transaction.hpp"
#include "store/sqlite/writer_lock.hpp"

namespace kehu::store::sqlite {

// The log is moved into the file when it has grown by this many pages: about as many as the first
// block of its index holds, so that a look-up asks one block only. A page that was changed often in
// between is moved once, and the file is synced more seldom.
inline constexpr int checkpoint_pages = 4000;
// After a commit that is large itself, when it has grown by as many such commits, up to so many
// pages (64 MiB): what follows a batch is most often another one.
inline constexpr int checkpoint_commits = 16;
inline constexpr int checkpoint_pages_max = 32'000;

// A connection with its statements, and what it keeps in memory where it writes.
struct Session {
  Session(const ConnectionOptions& options, Schema schema)
      : connection(options), statements(connection, schema) {}
  Connection connection;
  Statements statements;
  KeptTables kept;
};

// Who uses the one connection of a database in memory, where readers and writers take turns.
class Turn {
 public:
  // False after the deadline, and at once for a thread that would wait for itself.
  bool take(Deadline deadline);
  void give_back() noexcept;

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  bool taken_ = false;
  std::thread::id holder_;
};

// The connections of readers; outlives the store while one of them reads.
class ReaderPool {
 public:
  ReaderPool(ConnectionOptions options, std::vector<const Table*> schema);
  ~ReaderPool();

  std::unique_ptr<Session> take();
  void give_back(std::unique_ptr<Session> session);
  // Closes idle connections, and those in use once they come back.
  void renew();

 private:
  const ConnectionOptions options_;
  const std::vector<const Table*> schema_;
  const std::uint64_t fork_generation_;
  std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::vector<std::pair<std::uint64_t, std::unique_ptr<Session>>> idle_;
  std::vector<std::pair<std::uint64_t, Session*>> used_;
};

class SqliteStore final : public Store, private GroupCommit::Backend {
 public:
  // Errors as of open_sqlite; throws Fault.
  static Result<std::shared_ptr<Store>> open(const SqliteOptions& options, Schema schema);

  SqliteStore(const SqliteOptions& options, std::vector<const Table*> schema);
  ~SqliteStore() override;

  std::unique_ptr<Transaction> read() override;
  void write(const std::function<bool(Transaction&)>& body) override;
  void checkpoint() override;
  Status status() override;

 private:
  Result<void> prepare();
  // What opening writes, under the writer lock.
  Result<void> make(FileState state);
  Result<void> under_lock(const std::function<Result<void>()>& part);
  bool in_memory() const noexcept { return options_.path == ":memory:"; }
  ConnectionOptions connection_options(ConnectionOptions::Role role) const;
  void check_process() const;
  void settle();
  void settle_alone();
  void lock(Deadline deadline);
  void unlock() noexcept;
  void end() noexcept;

  // GroupCommit::Backend
  Transaction& begin(Deadline deadline) override;
  void savepoint() override;
  void release() override;
  bool undo() override;
  bool open() override;
  bool failed() override;
  bool commit() override;
  void tidy() noexcept override;
  void rollback() noexcept override;

  const SqliteOptions options_;
  const std::vector<const Table*> schema_;
  const std::uint64_t fork_generation_;
  std::optional<WriterLock> lock_;  // none in memory, and for a store that only reads
  std::shared_ptr<Turn> turn_;      // in memory only
  // Shared with the read transactions of a database in memory.
  std::shared_ptr<Session> writer_;
  std::vector<std::pair<std::string, std::string>> settings_;  // in memory only; as read at open
  std::shared_ptr<ReaderPool> readers_;
  std::optional<SqliteTransaction> transaction_;
  std::atomic<bool> poisoned_{false};  // a commit failed, and what became of it is open
  int checkpoint_at_;                  // pages in the log
  // Of the rows as the writer knows them, and SQLite's own number for what it wrote last: another
  // number at the next transaction is another writer's doing.
  std::uint64_t revision_ = 1;
  unsigned data_version_ = 0;
  GroupCommit queue_;
};

}  // namespace kehu::store::sqlite
