// What the store does for the leader of its group commit.
#include <algorithm>

#include "store/sqlite/store.hpp"

namespace kehu::store::sqlite {

void SqliteStore::lock(Deadline deadline) {
  if ((lock_ && !lock_->acquire(deadline)) || (turn_ && !turn_->take(deadline)))
    throw Fault(Category::busy, "store.busy",
                "the store stayed locked by other writers until the deadline; try again");
}

void SqliteStore::unlock() noexcept {
  if (lock_) lock_->release();
  if (turn_) turn_->give_back();
}

// After a failed commit the last frames may lie in the log whole though nobody was told of them: a
// connection that reads the log anew would find the commit, one that does not would write over it.
// A new connection and a commit of its own settle which of the two it is, before anyone reads.
// Precondition: the lock is held.
void SqliteStore::settle() {
  if (!poisoned_) return;
  if (in_memory())
    throw Fault(Category::fault, "store.lost", "the database in memory failed and is lost");
  readers_->renew();
  writer_.reset();
  auto fresh =
      std::make_shared<Session>(connection_options(ConnectionOptions::Role::writer), schema_);
  Connection& connection = fresh->connection;
  connection.prepare();
  connection.begin_write();
  connection.execute("PRAGMA user_version = " + std::to_string(schema_version));
  connection.commit();
  writer_ = std::move(fresh);
  poisoned_ = false;
}

void SqliteStore::settle_alone() {
  queue_.alone([this](Deadline deadline) {
    lock(deadline);
    try {
      settle();
    } catch (...) {
      unlock();
      throw;
    }
    unlock();
  });
}

Transaction& SqliteStore::begin(Deadline deadline) {
  lock(deadline);
  try {
    settle();
    writer_->connection.begin_write();
  } catch (...) {
    unlock();
    throw;
  }
  writer_->kept.begin();
  if (unsigned version = writer_->connection.data_version(); version != data_version_) {
    data_version_ = version;
    ++revision_;
    writer_->kept.forget();
  }
  return transaction_.emplace(writer_->connection, writer_->statements, &revision_, &writer_->kept);
}

void SqliteStore::savepoint() { writer_->connection.savepoint(); }

void SqliteStore::release() {
  transaction_->close_cursors();
  writer_->connection.release();
}

bool SqliteStore::undo() {
  transaction_->close_cursors();
  transaction_->reset_failure();
  ++revision_;
  writer_->kept.undo();
  return writer_->connection.undo();
}

bool SqliteStore::open() {
  // Storage that fails may roll back by itself; then there is nothing left to commit.
  if (transaction_ && !writer_->connection.in_transaction()) {
    ++revision_;
    end();
  }
  return transaction_.has_value();
}

bool SqliteStore::failed() { return transaction_->failed(); }

void SqliteStore::end() noexcept {
  transaction_.reset();
  unlock();
}

void SqliteStore::rollback() noexcept {
  transaction_->close_cursors();
  ++revision_;
  if (!writer_->connection.rollback()) poisoned_ = true;
  end();
}

bool SqliteStore::commit() {
  transaction_->close_cursors();
  int pages_before = writer_->connection.log_pages();
  try {
    writer_->connection.commit();
  } catch (const Fault& failure) {
    // A full disk or a lock ends a commit before its last frame is written: nothing is in doubt.
    bool certain = failure.error().code == "store.full" || failure.error().code == "store.busy";
    poisoned_ = !writer_->connection.rollback() || (!certain && !in_memory());
    transaction_.reset();
    ++revision_;
    try {
      settle();
    } catch (const Fault&) {
      // Still failing: whoever comes next tries again, and reads nothing before it is settled.
    }
    unlock();
    throw;
  }
  data_version_ = writer_->connection.data_version();
  writer_->kept.commit();
  int pages = writer_->connection.log_pages();
  int wait_until = std::min(checkpoint_commits * (pages - pages_before), checkpoint_pages_max);
  if (lock_ && pages >= std::max(checkpoint_at_, wait_until)) return true;
  end();
  return false;
}

// The log is long: it is moved into the file before the lock is given back.
void SqliteStore::tidy() noexcept {
  Connection& connection = writer_->connection;
  // Does not wait for readers: while one keeps the log, it is tried again further on.
  connection.busy_timeout(0);
  bool emptied = connection.checkpoint(Connection::Log::kept) == SQLITE_OK;
  connection.busy_timeout(options_.busy_timeout_ms);
  checkpoint_at_ = checkpoint_pages + (emptied ? 0 : connection.log_pages());
  end();
}

}  // namespace kehu::store::sqlite
