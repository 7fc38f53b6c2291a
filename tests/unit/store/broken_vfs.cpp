#include "broken_vfs.hpp"

namespace kehu::test {

BrokenVfs* BrokenVfs::active_ = nullptr;

BrokenVfs::BrokenVfs() : base_(sqlite3_vfs_find(nullptr)), vfs_(*base_) {
  active_ = this;
  vfs_.zName = "kehu-test-broken";
  vfs_.pNext = nullptr;
  vfs_.xOpen = open;
  sqlite3_vfs_register(&vfs_, 1);
}

BrokenVfs::~BrokenVfs() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(base_, 1);
  active_ = nullptr;
}

void BrokenVfs::fail(int countdown, int times) {
  hit_ = false;
  times_ = times;
  countdown_ = countdown;
}

bool BrokenVfs::fails() {
  if (active_->times_ == 0) return false;
  if (--active_->countdown_ > 0) return false;
  --active_->times_;
  active_->hit_ = true;
  return true;
}

int BrokenVfs::open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
  int code = active_->base_->xOpen(active_->base_, name, file, flags, out);
  if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL)) {
    active_->real_ = file->pMethods;
    active_->broken_ = *file->pMethods;
    active_->broken_.xWrite = write;
    active_->broken_.xSync = sync;
    file->pMethods = &active_->broken_;
  }
  return code;
}

int BrokenVfs::write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  ++active_->writes_;
  if (fails()) return SQLITE_IOERR_WRITE;
  return active_->real_->xWrite(file, bytes, size, at);
}

int BrokenVfs::sync(sqlite3_file* file, int flags) {
  if (fails()) return SQLITE_IOERR_FSYNC;
  return active_->real_->xSync(file, flags);
}

}  // namespace kehu::test
