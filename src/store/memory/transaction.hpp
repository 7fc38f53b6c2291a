// A transaction over the rows in memory: a state of its own, made of shared snapshots.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "kehu/store.hpp"
#include "store/memory/persistent_map.hpp"

namespace kehu::store::memory {

using Row = std::shared_ptr<const record::Box>;
using Rows = PersistentMap<Row>;

struct TableState {
  Rows rows;                  // by primary key
  std::vector<Rows> indexes;  // by position, in the order of the table's indexes
};
// One for each table of the schema; copying it is taking a snapshot.
using State = std::vector<std::shared_ptr<const TableState>>;

using Positions = std::unordered_map<const Table*, std::size_t>;

class MemoryTransaction final : public Transaction {
 public:
  MemoryTransaction(const Positions& positions, State state, bool writable)
      : positions_(positions), state_(std::move(state)), writable_(writable) {}

  using Transaction::get;
  void get(const Table& table, std::span<const Key> keys, std::span<void* const> rows,
           std::span<bool> found) override;
  Result<void> put(std::span<const Change> changes) override;
  bool attempt(const std::function<bool()>& part) override;
  std::unique_ptr<Cursor> scan(const Index& index, const Range& range,
                               std::span<const std::size_t> fields) override;
  std::unique_ptr<Transaction> beside() override {
    if (writable_) return nullptr;
    return std::make_unique<MemoryTransaction>(positions_, state_, false);
  }

  const State& state() const noexcept { return state_; }
  void restore(State state) {
    state_ = std::move(state);
    failed_ = false;
  }
  // An error came back from put: what was put so far must be undone.
  bool failed() const noexcept { return failed_; }

 private:
  const TableState& table_state(const Table& table) const;
  Result<void> apply(const Change& change, TableState& state);

  const Positions& positions_;
  State state_;
  bool writable_;
  bool failed_ = false;
};

}  // namespace kehu::store::memory
