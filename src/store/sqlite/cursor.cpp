#include "store/sqlite/cursor.hpp"

#include <optional>

#include "store/copy.hpp"
#include "store/sqlite/transaction.hpp"

namespace kehu::store::sqlite {

SqliteCursor::SqliteCursor(SqliteTransaction& transaction, const record::Descriptor& descriptor,
                           ScanPlan& plan, std::unique_ptr<Query> query)
    : transaction_(&transaction), descriptor_(descriptor), plan_(&plan), query_(std::move(query)) {
  transaction.cursors_.push_back(this);
}

SqliteCursor::~SqliteCursor() { close(); }

void SqliteCursor::close() noexcept {
  if (query_) {
    sqlite3_reset(query_->statement.get());
    plan_->idle.push_back(std::move(query_));
  }
  ahead_.clear();
  given_ = 0;
  if (transaction_) std::erase(transaction_->cursors_, this);
  transaction_ = nullptr;
}

bool SqliteCursor::step() {
  sqlite3_stmt* statement = query_->statement.get();
  int code = sqlite3_step(statement);
  if (code == SQLITE_ROW) return true;
  std::optional<Fault> failure;
  if (code != SQLITE_DONE) failure = fault(sqlite3_db_handle(statement), code, "cannot read on");
  sqlite3_reset(statement);
  plan_->idle.push_back(std::move(query_));
  if (failure) throw *failure;
  return false;
}

bool SqliteCursor::next(void* row) {
  if (!transaction_) return false;
  transaction_->check_process();
  if (given_ < ahead_.size()) {
    copy_fields(descriptor_, plan_->fields, ahead_[given_++].get(), row);
    return true;
  }
  if (!query_ || !step()) return false;
  query_->read(row);
  return true;
}

void SqliteCursor::detach() {
  while (query_ && step()) {
    record::Box& row = ahead_.emplace_back(descriptor_);
    query_->read(row.get());
  }
}

}  // namespace kehu::store::sqlite
