#include "kehu/core/reason.hpp"

#include <deque>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_set>

namespace kehu {
namespace {

class Pool {
 public:
  std::string_view intern(std::string_view text) {
    {
      std::shared_lock lock(mutex_);
      if (auto found = words_.find(text); found != words_.end()) return *found;
    }
    std::unique_lock lock(mutex_);
    if (auto found = words_.find(text); found != words_.end()) return *found;
    return *words_.insert(storage_.emplace_back(text)).first;
  }

 private:
  std::shared_mutex mutex_;
  std::deque<std::string> storage_;  // a deque never moves what it holds
  std::unordered_set<std::string_view> words_;
};

// Never destroyed: views of it may be read by destructors of other statics.
Pool& pool() {
  static Pool* pool = new Pool;
  return *pool;
}

// Words come back again and again, so each thread remembers those it met last and takes no lock
// for them.
constexpr std::size_t recent_size = 256;
thread_local std::array<std::string_view, recent_size> recent;

std::size_t slot(std::string_view text) {
  std::size_t hash = text.size();
  for (char c : text) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ (hash >> 8)) % recent_size;
}

}  // namespace

std::string_view intern(std::string_view text) {
  if (text.empty()) return {};
  std::string_view& met = recent[slot(text)];
  if (met != text) met = pool().intern(text);
  return met;
}

}  // namespace kehu
