#include "disk.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace kehu::test {

namespace {

constexpr std::size_t sector_bytes = 512;
// Files whose loss a power cut can cause; locks and temporary files are nobody's after it.
constexpr int kept_files = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;

std::vector<char> content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Disk* Disk::active_ = nullptr;

Disk::Disk(PowerCut cut, bool lying)
    : cut_(cut), lying_(lying), random_(cut.seed), base_(sqlite3_vfs_find(nullptr)), vfs_(*base_) {
  active_ = this;
  vfs_.zName = "kehu-test-disk";
  vfs_.pNext = nullptr;
  vfs_.xOpen = open;
  vfs_.xDelete = remove;
  sqlite3_vfs_register(&vfs_, 1);
}

int Disk::open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
  Disk& disk = *active_;
  bool made = name && access(name, F_OK) != 0;
  int code = disk.base_->xOpen(disk.base_, name, file, flags, out);
  if (code != SQLITE_OK || !name || !(flags & kept_files)) return code;
  std::lock_guard lock(disk.mutex_);
  auto [methods, first] = disk.methods_.try_emplace(file->pMethods, *file->pMethods);
  if (first) {
    methods->second.xClose = close;
    methods->second.xWrite = write;
    methods->second.xTruncate = truncate;
    methods->second.xSync = sync;
  }
  auto [found, fresh] = disk.files_.try_emplace(name);
  if (fresh) found->second.synced = content(name);
  // Made anew under a name whose removal may still be lost: what was there is gone for good.
  if (found->second.removed) found->second = {};
  disk.handles_[file] = {name, file->pMethods, made && !(flags & SQLITE_OPEN_MAIN_DB)};
  file->pMethods = &methods->second;
  return code;
}

int Disk::close(sqlite3_file* file) {
  std::lock_guard lock(active_->mutex_);
  const sqlite3_io_methods& real = active_->real(file);
  active_->handles_.erase(file);
  return real.xClose(file);
}

int Disk::remove(sqlite3_vfs*, const char* name, int sync_directory) {
  Disk& disk = *active_;
  std::lock_guard lock(disk.mutex_);
  disk.count();
  if (sync_directory)
    disk.files_.erase(name);
  else if (auto found = disk.files_.find(name); found != disk.files_.end())
    found->second.removed = true;
  return disk.base_->xDelete(disk.base_, name, sync_directory);
}

int Disk::write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  Disk& disk = *active_;
  std::lock_guard lock(disk.mutex_);
  disk.count();
  const char* first = static_cast<const char*>(bytes);
  disk.file_of(file).pending.push_back({Operation::Kind::write,
                                        disk.operations_,
                                        static_cast<std::size_t>(at),
                                        {first, first + size}});
  return disk.real(file).xWrite(file, bytes, size, at);
}

int Disk::truncate(sqlite3_file* file, sqlite3_int64 size) {
  Disk& disk = *active_;
  std::lock_guard lock(disk.mutex_);
  disk.count();
  disk.file_of(file).pending.push_back(
      {Operation::Kind::truncate, disk.operations_, static_cast<std::size_t>(size), {}});
  return disk.real(file).xTruncate(file, size);
}

// The real file need not be synced: this process ends, the machine does not.
int Disk::sync(sqlite3_file* file, int) {
  Disk& disk = *active_;
  std::lock_guard lock(disk.mutex_);
  disk.count();
  if (disk.lying_) return SQLITE_OK;
  File& kept = disk.file_of(file);
  for (const Operation& operation : kept.pending) apply(kept.synced, operation);
  kept.pending.clear();
  // As the system's VFS does: with the directory, what was removed from it stays removed.
  if (std::exchange(disk.handles_.at(file).syncs_directory, false))
    std::erase_if(disk.files_, [](const auto& entry) { return entry.second.removed; });
  return SQLITE_OK;
}

void Disk::apply(std::vector<char>& image, const Operation& operation) {
  if (operation.kind == Operation::Kind::truncate) {
    image.resize(operation.at);
    return;
  }
  std::size_t end = operation.at + operation.bytes.size();
  if (image.size() < end) image.resize(end);
  std::copy(operation.bytes.begin(), operation.bytes.end(),
            image.begin() + static_cast<std::ptrdiff_t>(operation.at));
}

void Disk::tear(std::vector<char>& image, const Operation& operation) {
  if (operation.kind == Operation::Kind::truncate) {
    if (random_() % 2) apply(image, operation);
    return;
  }
  for (std::size_t from = 0; from < operation.bytes.size();) {
    // Up to the next border of a sector of the disk.
    std::size_t room = sector_bytes - (operation.at + from) % sector_bytes;
    std::size_t until = std::min(from + room, operation.bytes.size());
    std::uint64_t fate = random_() % 10;
    if (fate < 9) {
      Operation sector{Operation::Kind::write, 0, operation.at + from, {}};
      sector.bytes.assign(operation.bytes.begin() + static_cast<std::ptrdiff_t>(from),
                          operation.bytes.begin() + static_cast<std::ptrdiff_t>(until));
      if (fate == 8)
        for (char& byte : sector.bytes) byte = static_cast<char>(random_());
      if (fate >= 4) apply(image, sector);
    }
    from = until;
  }
}

std::vector<char> Disk::left_of(const File& file) {
  std::vector<char> image = file.synced;
  for (const Operation& operation : file.pending) {
    if (cut_.loss == Loss::torn) tear(image, operation);
    if (cut_.loss == Loss::suffix && operation.number <= arrived_until_) apply(image, operation);
  }
  return image;
}

void Disk::count() {
  if (++operations_ == cut_.at) cut_power();
}

void Disk::cut_power() {
  std::int64_t first = operations_;
  for (const auto& [name, file] : files_)
    if (!file.pending.empty()) first = std::min(first, file.pending.front().number);
  arrived_until_ = first + static_cast<std::int64_t>(
                               random_() % static_cast<std::uint64_t>(operations_ - first + 1));
  for (const auto& [name, file] : files_) {
    if (file.removed && random_() % 2) continue;
    std::vector<char> left = left_of(file);
    std::ofstream(name, std::ios::binary | std::ios::trunc)
        .write(left.data(), static_cast<std::streamsize>(left.size()));
  }
  _exit(powerless);
}

}  // namespace kehu::test
