#include "store/sqlite/write_buffer.hpp"

#include <sqlite3.h>

#include <algorithm>
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

// A file as SQLite sees it; the real one lies behind it in the memory that SQLite gives.
struct Buffered {
  sqlite3_file file;
  sqlite3_io_methods methods;  // of the real file's version
  sqlite3_file* real;
  char* bytes;  // of `capacity`, from the first write on
  int size;     // gathered and not yet written
  sqlite3_int64 at;
};

Buffered& buffered(sqlite3_file* file) { return *reinterpret_cast<Buffered*>(file); }

// What cannot be written is let go of: the transaction or the checkpoint that it is of fails.
int flush(Buffered& file) {
  if (file.size == 0) return SQLITE_OK;
  int size = file.size;
  file.size = 0;
  return file.real->pMethods->xWrite(file.real, file.bytes, size, file.at);
}

int write(sqlite3_file* own, const void* bytes, int size, sqlite3_int64 at) {
  Buffered& file = buffered(own);
  if (file.size > 0 && (at != file.at + file.size || size > capacity - file.size))
    if (int code = flush(file); code != SQLITE_OK) return code;
  if (!file.bytes) file.bytes = static_cast<char*>(std::malloc(capacity));
  if (!file.bytes || size > capacity)
    return file.real->pMethods->xWrite(file.real, bytes, size, at);
  if (file.size == 0) file.at = at;
  std::memcpy(file.bytes + file.size, bytes, static_cast<std::size_t>(size));
  file.size += size;
  return SQLITE_OK;
}

int read(sqlite3_file* own, void* bytes, int size, sqlite3_int64 at) {
  Buffered& file = buffered(own);
  if (at < file.at + file.size && file.at < at + size)
    if (int code = flush(file); code != SQLITE_OK) return code;
  return file.real->pMethods->xRead(file.real, bytes, size, at);
}

int close(sqlite3_file* own) {
  Buffered& file = buffered(own);
  // Of a transaction that was not committed: nobody misses it.
  std::free(file.bytes);
  return file.real->pMethods->xClose(file.real);
}

// The real file's own method.
template <auto method, class... Arguments>
auto forward(sqlite3_file* own, Arguments... arguments) {
  sqlite3_file* real = buffered(own).real;
  return (real->pMethods->*method)(real, arguments...);
}

// The same, once what was gathered is written.
template <auto method, class... Arguments>
int flush_first(sqlite3_file* own, Arguments... arguments) {
  if (int code = flush(buffered(own)); code != SQLITE_OK) return code;
  return forward<method>(own, arguments...);
}

// The same, whatever becomes of the writing: a lock is given back even where a checkpoint failed,
// and on what was not synced nobody counts.
template <auto method, class... Arguments>
int flush_before(sqlite3_file* own, Arguments... arguments) {
  flush(buffered(own));
  return forward<method>(own, arguments...);
}

using Methods = sqlite3_io_methods;
const Methods buffered_methods = {
    3,
    close,
    read,
    write,
    flush_first<&Methods::xTruncate>,
    flush_first<&Methods::xSync>,
    flush_first<&Methods::xFileSize>,
    forward<&Methods::xLock>,
    flush_before<&Methods::xUnlock>,
    forward<&Methods::xCheckReservedLock>,
    forward<&Methods::xFileControl>,
    forward<&Methods::xSectorSize>,
    forward<&Methods::xDeviceCharacteristics>,
    forward<&Methods::xShmMap>,
    flush_before<&Methods::xShmLock>,
    forward<&Methods::xShmBarrier>,
    forward<&Methods::xShmUnmap>,
    flush_first<&Methods::xFetch>,
    forward<&Methods::xUnfetch>,
};

sqlite3_vfs* base_of(sqlite3_vfs* own) { return static_cast<sqlite3_vfs*>(own->pAppData); }

// Any other file, of a rollback or for sorting, is the base's altogether.
int open(sqlite3_vfs* own, sqlite3_filename name, sqlite3_file* given, int flags, int* out) {
  sqlite3_vfs* base = base_of(own);
  if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)))
    return base->xOpen(base, name, given, flags, out);
  Buffered& file = buffered(given);
  file = {};
  file.real = reinterpret_cast<sqlite3_file*>(&file + 1);
  file.real->pMethods = nullptr;
  int code = base->xOpen(base, name, file.real, flags, out);
  if (!file.real->pMethods) return code;
  file.methods = buffered_methods;
  file.methods.iVersion = std::min(buffered_methods.iVersion, file.real->pMethods->iVersion);
  file.file.pMethods = &file.methods;
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
  vfs.szOsFile = static_cast<int>(sizeof(Buffered)) + made.base->szOsFile;
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

const char* write_buffering_file_system() {
  static Registry registry;
  sqlite3_vfs* base = sqlite3_vfs_find(nullptr);
  if (!base) return nullptr;
  std::lock_guard guard(registry.mutex);
  for (Registered& each : registry.all)
    if (each.base == base &&
        each.vfs.szOsFile == static_cast<int>(sizeof(Buffered)) + base->szOsFile)
      return each.name;
  Registered& made = registry.all.emplace_back();
  made.base = base;
  if (enter(made)) return made.name;
  registry.all.pop_back();
  return nullptr;
}

}  // namespace kehu::store::sqlite
