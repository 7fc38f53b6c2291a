// Queues: open cases in the order in which a clause has them worked on.
//
// A clause lists keys; the first that differs decides. An area says what its keys look at, and
// every place in the queue says which key put it behind the one before it.
//
// Implements the order of SRV-17 and CMP-4.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/casework/duty.hpp"

namespace kehu::casework {

// A case, with what its queue looks at.
template <class Facts, class Case>
struct Queued {
  Facts facts;
  Case row;
};

// Below zero: the first goes first.
template <class T>
int order_of(const T& a, const T& b) {
  return a < b ? -1 : b < a ? 1 : 0;
}
// The earlier first, none last.
inline int order_of(const std::optional<Instant>& a, const std::optional<Instant>& b) {
  if (a && b) return order_of(*a, *b);
  return a ? -1 : b ? 1 : 0;
}

// How many of the first rows are asked for. Errors: query.limit.
Result<void> check_limit(const std::optional<std::int64_t>& limit);
// That a word by which rows are asked for is one of the policy's, as it is in force now or as it
// ever was adopted: by any other, no row can be found. Errors: query.unknown_word, at `path`.
Result<void> check_word(QueryContext& context, const std::optional<std::string>& word,
                        std::string_view path,
                        const std::function<std::vector<std::string>(const Policy&)>& words_of);
// Of which time rows are asked for. Errors: query.reversed (it ends before it begins).
Result<void> check_window(const std::optional<Instant>& from, const std::optional<Instant>& until);

// The priorities of customers, each looked up once by `look_up(customer)`; strangers have one too.
template <class LookUp>
class Priorities {
 public:
  explicit Priorities(LookUp look_up) : look_up_(std::move(look_up)) {}

  std::int64_t of(const std::optional<Id<customer::Customer>>& customer) {
    auto [known, is_new] = known_.try_emplace(customer, 0);
    if (is_new) known->second = look_up_(customer);
    return known->second;
  }

 private:
  LookUp look_up_;
  std::map<std::optional<Id<customer::Customer>>, std::int64_t> known_;
};

// Shows the first `limit` places (default: all) in order, as show(position, case, key): position
// counts from 1, the key is what `compare` names between this case and the one before it, empty of
// the first. Cases that no key tells apart stay in the order in which they came.
template <class Facts, class Case, class Compare, class Show>
void show_queue(const std::vector<Queued<Facts, Case>>& all,
                const std::optional<std::int64_t>& limit, Compare compare, Show show) {
  std::vector<std::size_t> order(all.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::size_t count = all.size();
  if (limit) count = std::min(count, static_cast<std::size_t>(*limit));
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](std::size_t a, std::size_t b) {
                      int sign = compare(all[a].facts, all[b].facts).sign;
                      return sign != 0 ? sign < 0 : a < b;
                    });
  for (std::size_t i = 0; i < count; ++i) {
    const auto& placed = all[order[i]];
    decltype(compare(placed.facts, placed.facts).key) key;
    if (i > 0) key = compare(all[order[i - 1]].facts, placed.facts).key;
    show(static_cast<std::int64_t>(i) + 1, placed, key);
  }
}

}  // namespace kehu::casework
