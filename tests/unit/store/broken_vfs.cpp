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

void BrokenVfs::fail(int countdown, int times, Kind kind) {
  hit_ = false;
  times_ = times;
  countdown_ = countdown;
  failing_ = kind;
}

bool BrokenVfs::fails(Kind kind) {
  if (active_->times_ == 0 || active_->failing_ != kind) return false;
  if (--active_->countdown_ > 0) return false;
  --active_->times_;
  active_->hit_ = true;
  return true;
}

template <BrokenVfs::Kind kind>
void BrokenVfs::break_methods(sqlite3_file* opened) {
  real_[kind] = opened->pMethods;
  broken_[kind] = *opened->pMethods;
  broken_[kind].xWrite = write<kind>;
  broken_[kind].xSync = sync<kind>;
  opened->pMethods = &broken_[kind];
}

int BrokenVfs::open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* opened, int flags,
                    int* out) {
  int code = active_->base_->xOpen(active_->base_, name, opened, flags, out);
  if (code != SQLITE_OK) return code;
  if (flags & SQLITE_OPEN_WAL) active_->break_methods<log>(opened);
  if (flags & SQLITE_OPEN_MAIN_DB) active_->break_methods<file>(opened);
  return code;
}

template <BrokenVfs::Kind kind>
int BrokenVfs::write(sqlite3_file* opened, const void* bytes, int size, sqlite3_int64 at) {
  ++active_->writes_[kind];
  if (fails(kind)) return SQLITE_IOERR_WRITE;
  return active_->real_[kind]->xWrite(opened, bytes, size, at);
}

template <BrokenVfs::Kind kind>
int BrokenVfs::sync(sqlite3_file* opened, int flags) {
  if (fails(kind)) return SQLITE_IOERR_FSYNC;
  return active_->real_[kind]->xSync(opened, flags);
}

}  // namespace kehu::test
