#include <algorithm>

#include "store/sqlite/store.hpp"

namespace kehu::store::sqlite {
namespace {

// More readers at once get connections of their own, which are closed afterwards.
constexpr std::size_t idle_max = 16;

}  // namespace

bool Turn::take(Deadline deadline) {
  std::unique_lock lock(mutex_);
  if (taken_ && holder_ == std::this_thread::get_id()) return false;
  if (!free_.wait_until(lock, deadline, [this] { return !taken_; })) return false;
  taken_ = true;
  holder_ = std::this_thread::get_id();
  return true;
}

void Turn::give_back() noexcept {
  std::lock_guard guard(mutex_);
  taken_ = false;
  free_.notify_one();
}

ReaderPool::ReaderPool(ConnectionOptions options, std::vector<const Table*> schema)
    : options_(std::move(options)),
      schema_(std::move(schema)),
      fork_generation_(fork_generation()) {}

ReaderPool::~ReaderPool() {
  // In a forked child SQLite's connections must not be touched: they are left as they are.
  if (fork_generation_ == fork_generation()) return;
  for (auto& [generation, session] : idle_) static_cast<void>(session.release());
}

std::unique_ptr<Session> ReaderPool::take() {
  std::uint64_t generation;
  {
    std::lock_guard guard(mutex_);
    generation = generation_;
    if (!idle_.empty()) {
      auto session = std::move(idle_.back().second);
      idle_.pop_back();
      used_.emplace_back(generation, session.get());
      return session;
    }
  }
  auto session = std::make_unique<Session>(options_, schema_);
  session->connection.prepare();
  std::lock_guard guard(mutex_);
  used_.emplace_back(generation, session.get());
  return session;
}

void ReaderPool::give_back(std::unique_ptr<Session> session) {
  if (fork_generation_ != fork_generation()) {
    static_cast<void>(session.release());
    return;
  }
  bool usable = session->connection.rollback();
  std::unique_ptr<Session> closing;  // outside the lock
  std::lock_guard guard(mutex_);
  auto used =
      std::ranges::find(used_, session.get(), [](const auto& entry) { return entry.second; });
  usable = usable && used->first == generation_ && idle_.size() < idle_max;
  if (usable)
    idle_.emplace_back(generation_, std::move(session));
  else
    closing = std::move(session);
  used_.erase(used);
}

void ReaderPool::renew() {
  std::vector<std::pair<std::uint64_t, std::unique_ptr<Session>>> closing;
  std::lock_guard guard(mutex_);
  ++generation_;
  closing.swap(idle_);
}

}  // namespace kehu::store::sqlite
