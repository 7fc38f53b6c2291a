// GroupCommit: a first-come queue of write bodies; several share one commit.
//
// A thread that finds nobody leading leads: it begins a transaction, runs every body that waits
// (the first bare, each later one behind a savepoint), commits once, wakes the others and hands
// the lead to whoever waits first. Nobody leads more than one transaction, so no thread is kept
// working for the others and none starves. Whom the last commit woke is about to come again: the
// leader waits for as many bodies as shared it, but for none longer than that commit took.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "kehu/store.hpp"

namespace kehu::store {

using Deadline = std::chrono::steady_clock::time_point;
using Body = std::function<bool(Transaction&)>;

class GroupCommit {
 public:
  // What a store does for the leader. Called by one thread at a time.
  class Backend {
   public:
    virtual ~Backend() = default;
    // Throws Fault when no transaction could be begun; busy after the deadline.
    virtual Transaction& begin(Deadline deadline) = 0;
    virtual void savepoint() = 0;
    virtual void release() = 0;
    // Undoes to the savepoint; false when the whole transaction is gone instead.
    virtual bool undo() = 0;
    // Whether the transaction still stands; storage may have rolled it back by itself.
    virtual bool open() = 0;
    // Whether a put came back with an error, after which the body's changes cannot stand.
    virtual bool failed() = 0;
    // Throws Fault when the changes are not known to be durable. The transaction is over then too.
    // True where something is left to do that nobody has to wait for but who begins next.
    virtual bool commit() = 0;
    // Does it, after a commit that gave true; those who waited for the commit go on meanwhile.
    virtual void tidy() noexcept {}
    virtual void rollback() noexcept = 0;
  };

  GroupCommit(Backend& backend, std::chrono::milliseconds patience);

  // Runs the body and returns when its changes are durable, or rethrows what it threw.
  void write(const Body& body);

  // Runs `work` while no body runs and no transaction is open; it is given its deadline.
  void alone(const std::function<void(Deadline)>& work);

  // Transactions committed, for those who measure how many bodies share one.
  std::int64_t commits() const noexcept { return commits_.load(std::memory_order_relaxed); }

 private:
  enum class State : std::uint8_t { queued, leading, running, done };
  struct Job {
    const Body* body = nullptr;
    const std::function<void(Deadline)>* alone = nullptr;  // instead of a body
    Deadline deadline;
    State state = State::queued;
    std::exception_ptr error;
    Job* next = nullptr;
  };

  void submit(Job& job);
  void append(Job& job);
  void prepend(const std::vector<Job*>& jobs);
  bool remove(Job& job);
  Job* pop();
  void wait_for_turn(std::unique_lock<std::mutex>& lock, Job& job);
  void lead(std::unique_lock<std::mutex>& lock, Job& own);
  // The next body of the batch that has `count`; nullptr where it is full or nobody comes.
  Job* next_of_batch(std::size_t count, Deadline started);
  // Runs queued bodies in one transaction; gives those whose changes wait for the commit.
  std::vector<Job*> run_batch(Transaction& transaction);
  bool run(Job& job, Transaction& transaction, bool bare);
  static void finish(Job& job, std::exception_ptr error = nullptr);

  Backend& backend_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable arrival_;  // of a job, for a leader who waits for one
  // Of jobs' states. One for all: whoever is in a batch is woken by one call, after the lock is
  // free; woken one by one under the lock, each would wait for it again.
  std::condition_variable change_;
  Job* first_ = nullptr;
  Job* last_ = nullptr;
  bool led_ = false;
  std::atomic<std::thread::id> running_{};
  std::atomic<std::int64_t> commits_{0};
  std::size_t last_batch_ = 0;  // bodies; the leader's, like what follows
  std::chrono::steady_clock::duration last_commit_{};
  std::vector<Job*> kept_;  // kept to spare an allocation a commit
};

}  // namespace kehu::store
