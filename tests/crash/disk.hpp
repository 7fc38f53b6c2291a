// A disk that loses what was not synced when the power goes: a VFS over the system's own. What is
// written reaches the real file at once, and is remembered until its file is synced. When the power
// goes, every write since the last sync is kept, dropped or torn, sector by sector, and a removed
// file may be back: as a drive with a volatile cache leaves it.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace kehu::test {

// What becomes of the writes that no sync covered.
enum class Loss : std::uint8_t {
  all,     // nothing of them arrived
  suffix,  // they arrived in order, up to some point
  torn,    // each sector for itself: the new bytes, the old ones, or neither
};

struct PowerCut {
  std::int64_t at =
      0;  // the operation (write, sync, truncation or removal) before which it happens; 0: never
  Loss loss{};
  std::uint64_t seed = 0;
};

class Disk {
 public:
  // Becomes the default VFS, for as long as the process lives. A lying one says that it synced and
  // does not.
  explicit Disk(PowerCut cut, bool lying = false);
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  std::int64_t operations() const { return operations_; }
  // The exit status of a process that the power left.
  static constexpr int powerless = 86;

 private:
  struct Operation {
    enum class Kind : std::uint8_t { write, truncate } kind{};
    std::int64_t number = 0;  // of all, in order
    std::size_t at = 0;       // offset, or the size that is left
    std::vector<char> bytes;
  };
  struct File {
    std::vector<char> synced;
    std::vector<Operation> pending;
    bool removed = false;  // the removal itself is not synced
  };

  static int open(sqlite3_vfs*, sqlite3_filename, sqlite3_file*, int, int*);
  static int remove(sqlite3_vfs*, const char*, int);
  static int close(sqlite3_file*);
  static int write(sqlite3_file*, const void*, int, sqlite3_int64);
  static int truncate(sqlite3_file*, sqlite3_int64);
  static int sync(sqlite3_file*, int);

  static void apply(std::vector<char>& image, const Operation& operation);
  void tear(std::vector<char>& image, const Operation& operation);
  void count();
  [[noreturn]] void cut_power();
  std::vector<char> left_of(const File& file);
  const sqlite3_io_methods& real(sqlite3_file* file) const { return *handles_.at(file).real; }
  File& file_of(sqlite3_file* file) { return files_[handles_.at(file).name]; }

  static Disk* active_;
  PowerCut cut_;
  bool lying_;
  std::mt19937_64 random_;
  std::int64_t operations_ = 0;
  std::int64_t arrived_until_ = 0;  // of Loss::suffix
  struct Handle {
    std::string name;
    const sqlite3_io_methods* real = nullptr;
    bool syncs_directory = false;  // at its first sync: a journal or a log that was made anew
  };
  std::map<std::string, File> files_;
  std::map<sqlite3_file*, Handle> handles_;
  // The system's VFS has several sets of methods, by how a file is locked.
  std::map<const sqlite3_io_methods*, sqlite3_io_methods> methods_;
  std::recursive_mutex mutex_;
  sqlite3_vfs* base_;
  sqlite3_vfs vfs_;
};

}  // namespace kehu::test
