// The store in memory: the model that the others are compared with.
#include "kehu/store.hpp"

#include "store/group_commit.hpp"
#include "store/memory/transaction.hpp"

namespace kehu::store {
namespace memory {
namespace {

class MemoryStore final : public Store, private GroupCommit::Backend {
 public:
  explicit MemoryStore(Schema schema) : queue_(*this, std::chrono::milliseconds(10000)) {
    for (const Table* table : schema) {
      if (!positions_.emplace(table, committed_.size()).second) continue;
      TableState state;
      state.indexes.resize(table->indexes().size());
      committed_.push_back(std::make_shared<const TableState>(std::move(state)));
    }
  }

  std::unique_ptr<Transaction> read() override {
    std::lock_guard guard(mutex_);
    return std::make_unique<MemoryTransaction>(positions_, committed_, false);
  }

  void write(const std::function<bool(Transaction&)>& body) override { queue_.write(body); }
  void checkpoint() override {}
  Status status() override { return {"memory", "", 0, {}}; }

 private:
  Transaction& begin(Deadline) override {
    // Only the leader changes what is committed, so it reads it without the lock.
    writing_.emplace(positions_, committed_, true);
    return *writing_;
  }
  void savepoint() override { saved_ = writing_->state(); }
  void release() override { saved_.clear(); }
  bool undo() override {
    writing_->restore(std::move(saved_));
    saved_.clear();
    return true;
  }
  bool open() override { return writing_.has_value(); }
  bool failed() override { return writing_->failed(); }
  bool commit() override {
    {
      std::lock_guard guard(mutex_);
      committed_ = writing_->state();
    }
    writing_.reset();
    return false;
  }
  void rollback() noexcept override { writing_.reset(); }

  Positions positions_;
  std::mutex mutex_;  // over committed_
  State committed_;
  std::optional<MemoryTransaction> writing_;
  State saved_;
  GroupCommit queue_;
};

}  // namespace
}  // namespace memory

std::shared_ptr<Store> open_memory(Schema schema) {
  return std::make_shared<memory::MemoryStore>(schema);
}

}  // namespace kehu::store
