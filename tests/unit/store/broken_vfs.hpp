// A file system that fails on command: the default VFS with another write and sync for the log, and
// for the file itself.
#pragma once

#include <sqlite3.h>

#include <atomic>

namespace kehu::test {

class BrokenVfs {
 public:
  BrokenVfs();   // becomes the default VFS
  ~BrokenVfs();  // the former default is the default again

  enum Kind { log, file };

  // From the `countdown`th write or sync of a log, or of a file, on, `times` of them fail.
  void fail(int countdown, int times, Kind kind = log);
  void heal() { fail(0, 0); }
  bool hit() const { return hit_; }
  // Writes of logs, or of files, so far.
  int writes(Kind kind = log) const { return writes_[kind]; }

 private:
  static int open(sqlite3_vfs*, sqlite3_filename, sqlite3_file*, int, int*);
  template <Kind kind>
  static int write(sqlite3_file*, const void*, int, sqlite3_int64);
  template <Kind kind>
  static int sync(sqlite3_file*, int);
  static bool fails(Kind kind);
  template <Kind kind>
  void break_methods(sqlite3_file* opened);

  static BrokenVfs* active_;
  sqlite3_vfs* base_;
  sqlite3_vfs vfs_;
  const sqlite3_io_methods* real_[2] = {};
  sqlite3_io_methods broken_[2] = {};
  std::atomic<int> countdown_{0}, times_{0}, writes_[2] = {};
  std::atomic<Kind> failing_{log};
  std::atomic<bool> hit_{false};
};

}  // namespace kehu::test
