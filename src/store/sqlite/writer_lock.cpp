#include "store/sqlite/writer_lock.hpp"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <thread>

#include "kehu/core/result.hpp"

namespace kehu::store::sqlite {
namespace {

// Bytes of the lock file: the lock itself, and a mark shared by those who wait for it.
constexpr off_t lock_byte = 0;
constexpr off_t wait_byte = 1;

std::atomic<std::uint64_t> generation{0};
// The lock files of this process, so that a forked child lets go of them: otherwise a lock held
// at the fork would outlive a parent that was killed.
std::array<std::atomic<int>, 256> lock_files;

void in_child() {
  generation.fetch_add(1, std::memory_order_relaxed);
  for (auto& slot : lock_files) {
    int file = slot.exchange(0, std::memory_order_relaxed);
    if (file > 0) ::close(file - 1);
  }
}

void remember(int file) {
  static const int registered = pthread_atfork(nullptr, nullptr, in_child);
  ensure(registered == 0, "pthread_atfork failed");
  for (auto& slot : lock_files) {
    int empty = 0;
    if (slot.compare_exchange_strong(empty, file + 1)) return;
  }
}

// Whether the file was still this process's to close.
bool forget(int file) {
  for (auto& slot : lock_files) {
    int mine = file + 1;
    if (slot.compare_exchange_strong(mine, 0)) return true;
  }
  return false;
}

struct flock region(short type, off_t byte) {
  struct flock lock {};
  lock.l_type = type;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte;
  lock.l_len = 1;
  return lock;
}

}  // namespace

std::uint64_t fork_generation() noexcept { return generation.load(std::memory_order_relaxed); }

WriterLock::WriterLock(const std::string& path)
    : file_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
  if (file_ < 0)
    throw Fault(Category::fault, "store.cannot_open",
                "cannot open the lock file " + path + ": " + std::strerror(errno));
  remember(file_);
}

WriterLock::~WriterLock() {
  if (forget(file_)) ::close(file_);
}

bool WriterLock::try_lock() {
  struct flock lock = region(F_WRLCK, lock_byte);
  if (fcntl(file_, F_OFD_SETLK, &lock) == 0) return true;
  if (errno == EAGAIN || errno == EACCES || errno == EINTR) return false;
  throw Fault(Category::fault, "store.lock",
              std::string("cannot lock the store's lock file: ") + std::strerror(errno));
}

bool WriterLock::others_wait() const {
  struct flock lock = region(F_WRLCK, wait_byte);
  return fcntl(file_, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

bool WriterLock::acquire(Deadline deadline) {
  using namespace std::chrono_literals;
  // Who held the lock last lets a waiting process go first, or a busy process would keep it.
  if (held_before_ && others_wait()) std::this_thread::sleep_for(300us);
  held_before_ = true;
  if (try_lock()) return true;
  struct flock mark = region(F_RDLCK, wait_byte);
  fcntl(file_, F_OFD_SETLK, &mark);
  bool locked = false;
  for (auto pause = 20us; !(locked = try_lock()); pause = std::min(pause * 2, 200us)) {
    if (std::chrono::steady_clock::now() >= deadline) break;
    std::this_thread::sleep_for(pause);
  }
  mark.l_type = F_UNLCK;
  fcntl(file_, F_OFD_SETLK, &mark);
  return locked;
}

void WriterLock::release() noexcept {
  struct flock lock = region(F_UNLCK, lock_byte);
  fcntl(file_, F_OFD_SETLK, &lock);
}

}  // namespace kehu::store::sqlite
