// WriterLock: kehu's own lock around each write transaction and each checkpoint, over processes.
//
// SQLite before 3.51.3 can lose committed rows when a checkpoint runs beside a writer that starts
// the log anew; its own locks do not prevent that. The lock is an OFD lock on a file of its own:
// unlike SQLite's POSIX locks it survives that something else in the process opens and closes the
// database file. The file is never removed, because a lock on a removed file excludes nobody.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace kehu::store::sqlite {

// Changes in a forked child, in which SQLite's connections must not be used.
std::uint64_t fork_generation() noexcept;

class WriterLock {
 public:
  using Deadline = std::chrono::steady_clock::time_point;

  // Creates the file where it is missing. Throws Fault store.cannot_open.
  explicit WriterLock(const std::string& path);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

  // False when the deadline passed. One thread at a time.
  bool acquire(Deadline deadline);
  void release() noexcept;

 private:
  bool try_lock();
  bool others_wait() const;

  int file_;
  bool held_before_ = false;
};

}  // namespace kehu::store::sqlite
