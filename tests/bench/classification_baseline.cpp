// Recency, frequency, monetary value and class by hand: one pass over a maintained table.
#include <set>

#include "baseline.hpp"

namespace baseline {
namespace {

constexpr std::uint64_t purchases_each = 10;
constexpr std::int64_t as_of = 20'514;  // 2026-03-02

// The same figures as kehu's (classification_bench.cpp).
std::int64_t day_of(std::uint64_t customer, std::uint64_t i) {
  std::uint64_t late = scatter(customer) % 600;
  return as_of - static_cast<std::int64_t>(late + scatter(customer * 16 + i) % (731 - late));
}
std::int64_t minor_of(std::uint64_t customer, std::uint64_t i) {
  return 100 + static_cast<std::int64_t>(scatter(customer * 16 + i + 7) % 120'000);
}

void purchases(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t customers = words.number(1);
  remove_file(path);
  Database database(path);
  database.run(
      "CREATE TABLE purchase(id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, "
      "day INTEGER NOT NULL, amount INTEGER NOT NULL) STRICT;"
      "CREATE TABLE statistics(customer INTEGER PRIMARY KEY, uid BLOB NOT NULL, "
      "purchases INTEGER NOT NULL, days INTEGER NOT NULL, first_on INTEGER NOT NULL, "
      "last_on INTEGER NOT NULL, spent INTEGER NOT NULL) STRICT; BEGIN");
  {
    Statement put(database, "INSERT INTO purchase VALUES(NULL,?,?,?)");
    Statement sum(database, "INSERT INTO statistics VALUES(?,?,?,?,?,?,?)");
    for (std::uint64_t c = 0; c < customers; ++c) {
      std::set<std::int64_t> days;
      std::int64_t spent = 0, number = static_cast<std::int64_t>(c);
      for (std::uint64_t i = 0; i < purchases_each; ++i) {
        days.insert(day_of(c, i));
        spent += minor_of(c, i);
        put.bind(number, day_of(c, i), minor_of(c, i)).execute();
      }
      sum.bind(number, uid(number), static_cast<std::int64_t>(purchases_each),
               static_cast<std::int64_t>(days.size()), *days.begin(), *days.rbegin(), spent)
          .execute();
    }
  }
  database.run(
      "CREATE INDEX purchase_by_customer ON purchase(customer, day); COMMIT; "
      "PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("{\"bench\":\"purchases\",\"customers\":%llu}\n",
              static_cast<unsigned long long>(customers));
}

template <std::size_t N>
std::int64_t below_or_at(const std::int64_t (&bounds)[N], std::int64_t value) {
  std::int64_t score = 5;
  for (std::int64_t bound : bounds) score -= value > bound;
  return score;
}
template <std::size_t N>
std::int64_t from(const std::int64_t (&bounds)[N], std::int64_t value) {
  std::int64_t score = 1;
  for (std::int64_t bound : bounds) score += value >= bound;
  return score;
}

void segmentation(const Words& words) {
  Database database(words.text(0));
  std::int64_t customers = 0, high = 0, potential = 0, at_risk = 0, scores = 0, recency = 0,
               spent = 0;
  Uid last{};
  auto start = Clock::now();
  Statement all(database, "SELECT uid, days, last_on, spent FROM statistics");
  while (all.step()) {
    std::memcpy(last.data(), all.bytes(0).data(), last.size());
    std::int64_t frequency = all.integer(1) - 1, inactive = as_of - all.integer(2);
    std::int64_t amount = all.integer(3);
    ++customers;
    recency += inactive;
    spent += amount;
    scores += below_or_at({30, 90, 180, 365}, inactive) + from({1, 3, 6, 12}, frequency) +
              from({50'000, 200'000, 1'000'000, 5'000'000}, amount);
    high += amount >= 500'000;
    potential += amount < 500'000 && frequency >= 2 && inactive <= 90;
    at_risk += frequency >= 1 && inactive > 180;
  }
  std::printf(
      "{\"bench\":\"segmentation\",\"seconds\":%.4f,\"customers\":%lld,\"high_value\":%lld,"
      "\"potential\":%lld,\"at_risk\":%lld,\"scores\":%lld,\"recency\":%lld,\"spent\":%lld}\n",
      since(start), static_cast<long long>(customers), static_cast<long long>(high),
      static_cast<long long>(potential), static_cast<long long>(at_risk),
      static_cast<long long>(scores), static_cast<long long>(recency),
      static_cast<long long>(spent));
}

const Registered classification_baseline_parts[] = {
    {"purchases", "FILE CUSTOMERS", "customers with ten purchases each", purchases},
    {"segmentation", "FILE", "recency, frequency, monetary value and class of all", segmentation}};

}  // namespace
}  // namespace baseline
