// A transaction over one connection.
#pragma once

#include <memory>
#include <vector>

#include "store/revision.hpp"
#include "store/sqlite/kept_tables.hpp"
#include "store/sqlite/statements.hpp"

namespace kehu::store::sqlite {

class SqliteCursor;

// The reads and writes of a transaction; who begins and ends it is its owner's business.
class SqliteTransaction : public Transaction, public Revised {
 public:
  // `revision`: that of the store, raised by whatever is put or undone; null in a transaction that
  // only reads. `kept`: the connection's own tables in memory; null: none are kept.
  SqliteTransaction(Connection& connection, Statements& statements,
                    std::uint64_t* revision = nullptr, KeptTables* kept = nullptr);
  ~SqliteTransaction() override;

  using Transaction::get;
  void get(const Table& table, std::span<const Key> keys, std::span<void* const> rows,
           std::span<bool> found) override;
  Result<void> put(std::span<const Change> changes) override;
  bool attempt(const std::function<bool()>& part) override;
  std::unique_ptr<Cursor> scan(const Index& index, const Range& range,
                               std::span<const std::size_t> fields) override;
  std::uint64_t revision() const noexcept override { return revision_ ? *revision_ : 0; }

  bool failed() const noexcept { return failed_; }
  // After an undo or at the end: cursors still open give nothing more.
  void close_cursors() noexcept;
  void reset_failure() noexcept { failed_ = false; }

 private:
  friend class SqliteCursor;
  Result<void> apply(const Change& change);
  Result<void> insert(const Change& change);
  Result<void> update(const Change& change);
  Result<void> erase(const Table& table, const void* before);
  Result<void> explain_conflict(const Table& table, const void* before, const void* after,
                                int code);
  bool exists(const Table& table, const void* row);
  bool taken(const Index& index, const void* row);
  bool keeps(const Table& table) const noexcept { return kept_ && table.is_kept(); }
  std::shared_ptr<const KeptRows> kept_rows(const Table& table);
  void check_process() const;
  void undo_attempt();

  Connection& connection_;
  Statements& statements_;
  std::uint64_t* const revision_;
  KeptTables* const kept_;
  bool failed_ = false;
  std::int64_t changes_ = 0;
  const std::uint64_t fork_generation_;
  std::vector<SqliteCursor*> cursors_;
};

}  // namespace kehu::store::sqlite
