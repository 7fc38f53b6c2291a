// One row for each customer, of very many, read by two threads: one from the first customer, one
// from the last, until they meet. Alone where there is one processor or one connection, or where
// the rows are few. Row has a field `customer`, and there is one of each.
#pragma once

#include <algorithm>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

#include "command/cancelled.hpp"
#include "kehu/command/alongside.hpp"

namespace kehu {

// Two passes over the same rows, one from each end. Each takes block after block until it comes
// upon a row that the other has taken. Safe to use from both threads.
template <class Row>
class Meeting {
 public:
  // How many of the first `count` rows fall to the pass that asks.
  std::size_t take(IdOrder order, const std::vector<Row>& block, std::size_t count) {
    std::lock_guard guard(mutex_);
    auto& own = order == IdOrder::rising ? rising_ : falling_;
    const auto& other = order == IdOrder::rising ? falling_ : rising_;
    while (count > 0 && other && !precedes(order, block[count - 1].customer, *other)) --count;
    if (count > 0) own = block[count - 1].customer;
    return count;
  }

 private:
  using CustomerId = decltype(Row::customer);
  std::mutex mutex_;
  std::optional<CustomerId> rising_, falling_;  // the last that each took
};

constexpr std::size_t block_rows = 256;

// Fills a block; returns how many rows there were left for it.
template <class Pass, class Row>
std::size_t read_block(Pass& pass, std::vector<Row>& block) {
  std::size_t count = 0;
  while (count < block.size() && pass.next(block[count])) ++count;
  return count;
}

// A thread of its own that comes from the last customer, and keeps the rows that fall to it.
template <class Row>
class FromTheEnd {
 public:
  // `make` gives the pass of a reader and an order; it and `meeting` outlive the thread.
  template <class Make>
  FromTheEnd(std::unique_ptr<store::Transaction> transaction, const Make& make,
             Meeting<Row>& meeting)
      : transaction_(std::move(transaction)),
        thread_([this, &make, &meeting](const std::stop_token& stop) {
          try {
            read(make, meeting, stop);
          } catch (...) {
            failure_ = std::current_exception();
          }
        }) {}

  // Waits for its end; calls `visit` with each of its rows, in rising order, until that returns
  // false. Throws what stopped it.
  template <class Visit>
  bool each(Visit visit) {
    thread_.join();
    if (failure_) std::rethrow_exception(failure_);
    for (; !blocks_.empty(); blocks_.pop_back())
      for (std::size_t i = blocks_.back().size(); i-- > 0;)
        if (!visit(blocks_.back()[i])) return false;
    return true;
  }

 private:
  template <class Make>
  void read(const Make& make, Meeting<Row>& meeting, const std::stop_token& stop) {
    Reader reader(*transaction_);
    auto pass = make(reader, IdOrder::falling);
    std::size_t taken = block_rows;
    while (taken == block_rows && !stop.stop_requested()) {
      std::vector<Row> block(block_rows);
      taken = meeting.take(IdOrder::falling, block, read_block(pass, block));
      block.resize(taken);
      blocks_.push_back(std::move(block));
    }
  }

  std::unique_ptr<store::Transaction> transaction_;
  std::deque<std::vector<Row>> blocks_;
  std::exception_ptr failure_;
  std::jthread thread_;  // last: it uses the others
};

// Null where the pass goes on alone.
template <class Row, class Make>
std::unique_ptr<FromTheEnd<Row>> help(QueryContext& context, const Make& make,
                                      Meeting<Row>& meeting) {
  if (std::thread::hardware_concurrency() < 2) return nullptr;
  try {
    auto beside = context.transaction().beside();
    if (!beside) return nullptr;
    return std::make_unique<FromTheEnd<Row>>(std::move(beside), make, meeting);
  } catch (const Fault&) {  // no more connections, say
  } catch (const std::system_error&) {
  }
  return nullptr;
}

// Pushes the rows of all customers, in rising order of their ids. `make(reader, order)` gives a
// pass: an object whose `next(Row&)` reads the next row in that order, false after the last; it is
// called from two threads at once. From `helped_rows` on, a multiple of a block, a second
// connection and thread are worth their making. Errors: query.cancelled.
template <class Row, class Make>
Result<void> read_from_both_ends(QueryContext& context, std::size_t helped_rows, const Make& make,
                                 Rows<Row>& rows) {
  std::int64_t given = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  auto give = [&](const Row& row) {
    rows.push(row);
    if ((++given & 0xffff) == 0) goes_on = context.progress(given, 0);
    return goes_on;
  };
  auto pass = make(context, IdOrder::rising);
  Meeting<Row> meeting;
  std::unique_ptr<FromTheEnd<Row>> other;
  std::vector<Row> block(block_rows);
  for (std::size_t taken = block_rows, read = 0; goes_on && taken == block_rows; read += taken) {
    if (read == helped_rows) other = help(context, make, meeting);
    taken = meeting.take(IdOrder::rising, block, read_block(pass, block));
    for (std::size_t i = 0; goes_on && i < taken; ++i) give(block[i]);
  }
  if (goes_on && other) other->each(give);
  if (!goes_on) return query_cancelled();
  return {};
}

}  // namespace kehu
