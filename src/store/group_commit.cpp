#include "store/group_commit.hpp"

#include <algorithm>

namespace kehu::store {
namespace {

// A batch is bounded so that its first body does not wait long for its commit.
constexpr std::size_t batch_bodies_max = 128;
constexpr auto batch_time_max = std::chrono::milliseconds(5);

Fault busy() {
  return Fault(Category::busy, "store.busy",
               "the store stayed locked by other writers until the deadline; try again");
}

// What failed for all of a batch is thrown on the thread of each: one object that all of them
// caught would be shared by callers who know nothing of each other.
std::exception_ptr another(const std::exception_ptr& error) {
  if (!error) return nullptr;
  try {
    std::rethrow_exception(error);
  } catch (const Fault& fault) {
    return std::make_exception_ptr(fault);
  } catch (...) {
    return error;
  }
}

}  // namespace

GroupCommit::GroupCommit(Backend& backend, std::chrono::milliseconds patience)
    : backend_(backend), patience_(patience) {
  kept_.reserve(batch_bodies_max);
}

void GroupCommit::append(Job& job) {
  (last_ ? last_->next : first_) = &job;
  last_ = &job;
  arrival_.notify_one();
}

void GroupCommit::prepend(const std::vector<Job*>& jobs) {
  for (auto it = jobs.rbegin(); it != jobs.rend(); ++it) {
    (*it)->state = State::queued;
    (*it)->next = first_;
    first_ = *it;
    if (!last_) last_ = *it;
  }
}

GroupCommit::Job* GroupCommit::pop() {
  Job* job = first_;
  if (job) {
    first_ = job->next;
    if (!first_) last_ = nullptr;
    job->next = nullptr;
  }
  return job;
}

bool GroupCommit::remove(Job& job) {
  Job* before = nullptr;
  for (Job* at = first_; at; before = at, at = at->next) {
    if (at != &job) continue;
    (before ? before->next : first_) = job.next;
    if (last_ == &job) last_ = before;
    return true;
  }
  return false;
}

void GroupCommit::finish(Job& job, std::exception_ptr error) {
  if (error) job.error = std::move(error);
  job.state = State::done;
}

void GroupCommit::write(const Body& body) {
  Job job;
  job.body = &body;
  submit(job);
}

void GroupCommit::alone(const std::function<void(Deadline)>& work) {
  Job job;
  job.alone = &work;
  submit(job);
}

void GroupCommit::submit(Job& job) {
  ensure(running_.load(std::memory_order_relaxed) != std::this_thread::get_id(),
         "a write inside the body of a write");
  job.deadline = std::chrono::steady_clock::now() + patience_;
  std::unique_lock lock(mutex_);
  append(job);
  if (led_) wait_for_turn(lock, job);
  if (job.state != State::done) {
    led_ = true;
    // More than once only where a later body's failure undid the whole transaction.
    while (job.state != State::done) lead(lock, job);
    if (first_)
      first_->state = State::leading;
    else
      led_ = false;
    lock.unlock();
    change_.notify_all();
  } else {
    lock.unlock();
  }
  if (job.error) std::rethrow_exception(job.error);
}

// Returns when the job is done, or leads.
void GroupCommit::wait_for_turn(std::unique_lock<std::mutex>& lock, Job& job) {
  while (job.state == State::queued || job.state == State::running) {
    if (job.state == State::running) {
      change_.wait(lock);
    } else if (change_.wait_until(lock, job.deadline) == std::cv_status::timeout &&
               job.state == State::queued && std::chrono::steady_clock::now() >= job.deadline &&
               remove(job)) {
      finish(job, std::make_exception_ptr(busy()));
    }
  }
}

void GroupCommit::lead(std::unique_lock<std::mutex>& lock, Job& own) {
  lock.unlock();
  Transaction* transaction = nullptr;
  std::exception_ptr error;
  try {
    if (own.alone)
      (*own.alone)(own.deadline);
    else
      transaction = &backend_.begin(own.deadline);
  } catch (...) {
    error = std::current_exception();
  }
  if (!transaction) {
    lock.lock();
    remove(own);
    finish(own, error);
    return;
  }
  running_.store(std::this_thread::get_id(), std::memory_order_relaxed);
  kept_ = run_batch(*transaction);
  running_.store(std::thread::id(), std::memory_order_relaxed);
  bool stands = backend_.open(), untidy = false;
  if (stands && kept_.empty()) {
    backend_.rollback();
  } else if (stands) {
    try {
      auto started = std::chrono::steady_clock::now();
      untidy = backend_.commit();
      last_commit_ = std::chrono::steady_clock::now() - started;
      commits_.fetch_add(1, std::memory_order_relaxed);
    } catch (...) {
      error = std::current_exception();
    }
  }
  lock.lock();
  if (!stands) {
    prepend(kept_);  // undone by another body's failure: they run again
    return;
  }
  for (Job* job : kept_) finish(*job, another(error));
  if (!untidy) return;
  lock.unlock();
  change_.notify_all();
  backend_.tidy();
  lock.lock();
}

GroupCommit::Job* GroupCommit::next_of_batch(std::size_t count, Deadline started) {
  Deadline full = started + batch_time_max;
  std::unique_lock lock(mutex_);
  if (!first_ && count < last_batch_) {
    Deadline patience = std::chrono::steady_clock::now() + last_commit_;
    arrival_.wait_until(lock, std::min(patience, full), [this] { return first_ != nullptr; });
  }
  if (!first_ || first_->alone) return nullptr;
  if (count > 0 && std::chrono::steady_clock::now() > full) return nullptr;
  Job* job = pop();
  job->state = State::running;
  return job;
}

std::vector<GroupCommit::Job*> GroupCommit::run_batch(Transaction& transaction) {
  std::vector<Job*> kept = std::move(kept_);
  kept.clear();
  Deadline started = std::chrono::steady_clock::now();
  std::size_t count = 0;
  for (; count < batch_bodies_max; ++count) {
    Job* job = next_of_batch(count, started);
    if (!job) break;
    // Bare: with nothing kept before it, undoing the body is undoing the transaction.
    bool bare = kept.empty();
    if (run(*job, transaction, bare)) {
      kept.push_back(job);
    } else {
      {
        std::lock_guard guard(mutex_);
        finish(*job);
      }
      change_.notify_all();
    }
    if (!backend_.open() || (bare && kept.empty())) break;
  }
  last_batch_ = count;
  return kept;
}

// Whether the body's changes stand and wait for the commit.
bool GroupCommit::run(Job& job, Transaction& transaction, bool bare) {
  try {
    if (!bare) backend_.savepoint();
    if ((*job.body)(transaction)) {
      ensure(backend_.open(), "the transaction ended inside a body");
      ensure(!backend_.failed(), "a body kept its changes after a put that failed");
      if (!bare) backend_.release();
      return true;
    }
  } catch (...) {
    job.error = std::current_exception();
  }
  if (!bare && backend_.open() && !backend_.undo()) backend_.rollback();
  return false;
}

}  // namespace kehu::store
