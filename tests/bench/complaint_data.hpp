// The complaints over which both programs report: the n-th of so many, the same for each.
#pragma once

#include <cstdint>
#include <optional>

namespace complaint_data {

// Twenty-four months from 2024-01-01T00:00:00+08:00, in microseconds.
constexpr std::int64_t first_receipt = 1'704'038'400'000'000;
constexpr std::int64_t receipts_span = 731LL * 86'400'000'000;

struct Data {
  std::int64_t received_at = 0;  // rises with the number
  bool closed = false, major = false;
  int validity = 0;  // unjudged, upheld, partly_upheld, not_upheld
  std::optional<std::int64_t> repeats;
  std::int64_t reopened = 0;
  int reaction = 0;  // none, satisfied, unsatisfied
  std::optional<std::int64_t> solved_at, score;
  std::optional<std::int64_t> compensation;  // in fen
  bool approved = false;
  int category = 0;  // of five
};

constexpr const char* categories[] = {"product_quality", "sales_contract", "repair_quality",
                                      "service_quality", "suggestion"};

// `mixed` is any well-mixed function of a counter.
template <class Mixed>
Data complaint(std::int64_t number, std::int64_t count, Mixed mixed) {
  auto bits = mixed(static_cast<std::uint64_t>(number));
  auto take = [&](std::uint64_t below) {
    auto value = bits % below;
    bits /= below;
    return static_cast<std::int64_t>(value);
  };
  Data data;
  data.received_at = first_receipt + receipts_span / count * number;
  data.closed = take(10) > 0;
  data.major = take(20) == 0;
  data.validity = static_cast<int>(take(4));
  if (take(12) == 0 && number > 0) data.repeats = number - 1;
  data.reopened = take(16) == 0 ? 1 : 0;
  data.reaction = data.closed ? static_cast<int>(take(3)) : 0;
  if (data.closed) data.solved_at = data.received_at + take(2'000'000) * 1'000'000;
  if (data.closed && take(2) == 0) data.score = 1 + take(5);
  if (take(5) == 0) {
    data.compensation = 10'000 + take(1000) * 100;
    data.approved = data.closed;
  }
  data.category = static_cast<int>(take(5));
  return data;
}

}  // namespace complaint_data
