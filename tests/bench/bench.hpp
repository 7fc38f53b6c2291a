// What the parts of kehu_bench share. An area adds its benchmarks in a file of its own,
// <area>_bench.cpp, which CMake finds by its name:
//
//   void due_list(const Words& words) { ... std::printf("{\"bench\":\"due_list\",...}\n", ...); }
//   const Registered parts[] = {{"due_list", "FILE N", "what it measures", due_list}};
//
// Its yardstick goes into <area>_baseline.cpp in the same way (baseline.hpp), and what runs the two
// and tells their ratio into <area>.sh (see credit.sh, and the head of `run` for the helpers).
//
// Each benchmark prints one JSON object. Time stands still at one instant, so that a file made once
// can be asked on any day.
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include "kehu/kehu.hpp"
#include "words.hpp"

namespace kehu::bench {

using Steady = std::chrono::steady_clock;
using Number = unsigned long long;  // what printf calls %llu

constexpr std::string_view now_text = "2026-03-02T02:00:00Z";

// How often this thread has called operator new.
std::int64_t allocations();

double since(Steady::time_point start);
[[noreturn]] void die(std::string_view what);

template <class T>
T must(Result<T> result) {
  if (!result)
    die(result.error().code + ": " + result.error().path + ": " + result.error().message);
  return std::move(result).value();
}

// A well-mixed function of a counter (the finaliser of splitmix64).
std::uint64_t scatter(std::uint64_t n);

template <class... Values>
std::string format(const char* form, Values... values) {
  char text[256];
  int size = std::snprintf(text, sizeof text, form, values...);
  return {text, static_cast<std::size_t>(size)};
}

// The id of the customer of a number, from 0.
std::string id_text(std::uint64_t number);
Id<customer::Customer> customer_id(std::uint64_t number);

// A database with one session that may do everything.
class Desk {
 public:
  explicit Desk(const std::string& path);

  Session& session() { return session_; }
  const Database& database() const { return database_; }
  static Actor clerk() { return {"li.wei", "administrator", "credit control", ""}; }

  // Imports the rows of a CSV file; `job` is the rest of the envelope, without braces.
  void import(const std::string& file, std::string_view job);
  std::uint64_t count_customers() const;

 private:
  Database database_;
  Session session_;
};

void remove_store(const std::string& path);

}  // namespace kehu::bench
