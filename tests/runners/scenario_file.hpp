// A scenario file, read: see ../scenarios/README.md for the format.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

namespace kehu::scenario {

enum class Act { policy, clock, as, execute, query, ingest, restart };

struct Expectation {
  std::string outcome;  // "done", "refused", ..., or "rows"
  std::string code;     // empty for done and rows
  boost::json::value subset;
};

struct Step {
  int line = 0;
  Act act{};
  std::string name;              // of the command or query; the instant of a clock
  boost::json::value arguments;  // of a request; the policy's patch; the session's context
  std::string key;               // idempotency key
  std::string as_of;
  std::optional<Expectation> expected;
};

struct File {
  std::string path, title;
  std::vector<Step> steps;
};

// What is wrong with a file or with an answer; `line` 0: the file as a whole.
struct Failure {
  int line = 0;
  std::string message;
};

// Throws Failure.
File read_file(const std::string& path);

// The UUID that "@name" stands for.
std::string uuid_of(std::string_view name);

// Whether `actual` has everything that `expected` asks for; `actual` null: not there.
bool matches(const boost::json::value& expected, const boost::json::value* actual);

}  // namespace kehu::scenario
