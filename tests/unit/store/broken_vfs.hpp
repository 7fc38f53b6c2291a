// A file system that fails on command: the default VFS with another write and sync for the log.
#pragma once

#include <sqlite3.h>

#include <atomic>

namespace kehu::test {

class BrokenVfs {
 public:
  BrokenVfs();   // becomes the default VFS
  ~BrokenVfs();  // the former default is the default again

  // From the `countdown`th write or sync of a log on, `times` of them fail.
  void fail(int countdown, int times);
  void heal() { fail(0, 0); }
  bool hit() const { return hit_; }
  // Writes of a log so far.
  int writes() const { return writes_; }

 private:
  static int open(sqlite3_vfs*, sqlite3_filename, sqlite3_file*, int, int*);
  static int write(sqlite3_file*, const void*, int, sqlite3_int64);
  static int sync(sqlite3_file*, int);
  static bool fails();

  static BrokenVfs* active_;
  sqlite3_vfs* base_;
  sqlite3_vfs vfs_;
  const sqlite3_io_methods* real_ = nullptr;
  sqlite3_io_methods broken_{};
  std::atomic<int> countdown_{0}, times_{0}, writes_{0};
  std::atomic<bool> hit_{false};
};

}  // namespace kehu::test
