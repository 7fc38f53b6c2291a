#include "store/sqlite/log_buffer.hpp"

#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
#include <mutex>

namespace kehu::store::sqlite {
namespace {

// 61 frames of a page of 2048 bytes, 31 of 4096. SQLite's own file system writes less than 128 KiB
// by one call: of a greater size it takes the lower 17 bits.
constexpr int capacity = 31 * (24 + 4096);
static_assert(capacity < 1 << 17);

// The log's file as SQLite sees it; the real one lies behind it in the memory that SQLite gives.
struct Log {
  sqlite3_file file;
  sqlite3_file* real;
  char* bytes;  // of `capacity`, from the first write on
  int size;     // gathered and not yet written
  sqlite3_int64 at;
};

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }
sqlite3_file* real_of(sqlite3_file* file) { return log_of(file).real; }

// What cannot be written is let go of: the transaction that it is of fails.
int flush(Log& log) {
  if (log.size == 0) return SQLITE_OK;
  int size = log.size;
  log.size = 0;
  return log.real->pMethods->xWrite(log.real, log.bytes, size, log.at);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Log& log = log_of(file);
  if (log.size > 0 && (at != log.at + log.size || size > capacity - log.size))
    if (int code = flush(log); code != SQLITE_OK) return code;
  if (!log.bytes) log.bytes = static_cast<char*>(std::malloc(capacity));
  if (!log.bytes || size > capacity) return log.real->pMethods->xWrite(log.real, bytes, size, at);
  if (log.size == 0) log.at = at;
  std::memcpy(log.bytes + log.size, bytes, static_cast<std::size_t>(size));
  log.size += size;
  return SQLITE_OK;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
  Log& log = log_of(file);
  if (at < log.at + log.size && log.at < at + size)
    if (int code = flush(log); code != SQLITE_OK) return code;
  return log.real->pMethods->xRead(log.real, bytes, size, at);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  Log& log = log_of(file);
  if (int code = flush(log); code != SQLITE_OK) return code;
  return log.real->pMethods->xTruncate(log.real, size);
}

int sync(sqlite3_file* file, int flags) {
  Log& log = log_of(file);
  if (int code = flush(log); code != SQLITE_OK) return code;
  return log.real->pMethods->xSync(log.real, flags);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  Log& log = log_of(file);
  if (int code = flush(log); code != SQLITE_OK) return code;
  return log.real->pMethods->xFileSize(log.real, size);
}

int close(sqlite3_file* file) {
  Log& log = log_of(file);
  // Frames of a transaction that was not committed: nobody misses them.
  std::free(log.bytes);
  return log.real->pMethods->xClose(log.real);
}

const sqlite3_io_methods log_methods = {
    1, close, read, write, truncate, sync, file_size,
    [](sqlite3_file* f, int level) { return real_of(f)->pMethods->xLock(real_of(f), level); },
    [](sqlite3_file* f, int level) { return real_of(f)->pMethods->xUnlock(real_of(f), level); },
    [](sqlite3_file* f, int* held) {
      return real_of(f)->pMethods->xCheckReservedLock(real_of(f), held);
    },
    [](sqlite3_file* f, int operation, void* argument) {
      return real_of(f)->pMethods->xFileControl(real_of(f), operation, argument);
    },
    [](sqlite3_file* f) { return real_of(f)->pMethods->xSectorSize(real_of(f)); },
    [](sqlite3_file* f) { return real_of(f)->pMethods->xDeviceCharacteristics(real_of(f)); },
    // The members of later versions are the database file's, never the log's.
    nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

sqlite3_vfs* base_of(sqlite3_vfs* own) { return static_cast<sqlite3_vfs*>(own->pAppData); }

// Any other file is the base's altogether.
int open(sqlite3_vfs* own, sqlite3_filename name, sqlite3_file* file, int flags, int* given) {
  sqlite3_vfs* base = base_of(own);
  if (!(flags & SQLITE_OPEN_WAL)) return base->xOpen(base, name, file, flags, given);
  Log& log = log_of(file);
  log = {};
  log.real = reinterpret_cast<sqlite3_file*>(&log + 1);
  log.real->pMethods = nullptr;
  int code = base->xOpen(base, name, log.real, flags, given);
  if (log.real->pMethods) log.file.pMethods = &log_methods;
  return code;
}

// A file system of ours over one base. Never freed: files that are open refer to it.
struct Registered {
  sqlite3_vfs vfs{};
  sqlite3_vfs* base;
  char name[40];
};

bool enter(Registered& made) {
  // Named after its address, for another copy of this library may be in the process.
  std::snprintf(made.name, sizeof made.name, "kehu-%p", static_cast<void*>(&made));
  sqlite3_vfs& vfs = made.vfs;
  vfs.iVersion = made.base->iVersion < 2 ? made.base->iVersion : 2;
  vfs.szOsFile = static_cast<int>(sizeof(Log)) + made.base->szOsFile;
  vfs.mxPathname = made.base->mxPathname;
  vfs.zName = made.name;
  vfs.pAppData = made.base;
  vfs.xOpen = open;
  vfs.xDelete = [](sqlite3_vfs* v, const char* name, int sync_directory) {
    return base_of(v)->xDelete(base_of(v), name, sync_directory);
  };
  vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
    return base_of(v)->xAccess(base_of(v), name, flags, out);
  };
  vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
    return base_of(v)->xFullPathname(base_of(v), name, size, out);
  };
  // No connection of kehu loads extensions: xDlOpen and its kin stay null.
  vfs.xRandomness = [](sqlite3_vfs* v, int size, char* out) {
    return base_of(v)->xRandomness(base_of(v), size, out);
  };
  vfs.xSleep = [](sqlite3_vfs* v, int microseconds) {
    return base_of(v)->xSleep(base_of(v), microseconds);
  };
  vfs.xCurrentTime = [](sqlite3_vfs* v, auto* out) {
    return base_of(v)->xCurrentTime(base_of(v), out);
  };
  vfs.xGetLastError = [](sqlite3_vfs* v, int size, char* out) {
    return base_of(v)->xGetLastError(base_of(v), size, out);
  };
  vfs.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* out) {
    return base_of(v)->xCurrentTimeInt64(base_of(v), out);
  };
  return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
}

// Those made so far, one a default that the process had; unregistered when the library is unloaded.
struct Registry {
  std::mutex mutex;
  std::list<Registered>& all = *new std::list<Registered>;
  ~Registry() {
    for (Registered& each : all) sqlite3_vfs_unregister(&each.vfs);
  }
};

}  // namespace

const char* log_buffering_file_system() {
  static Registry registry;
  sqlite3_vfs* base = sqlite3_vfs_find(nullptr);
  if (!base) return nullptr;
  std::lock_guard guard(registry.mutex);
  for (Registered& each : registry.all)
    if (each.base == base && each.vfs.szOsFile == static_cast<int>(sizeof(Log)) + base->szOsFile)
      return each.name;
  Registered& made = registry.all.emplace_back();
  made.base = base;
  if (enter(made)) return made.name;
  registry.all.pop_back();
  return nullptr;
}

}  // namespace kehu::store::sqlite
