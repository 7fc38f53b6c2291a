// Asks kehu.h for what is wrong in every way, on every kind of store: the status, the code and the
// path must be the documented ones, and the rows as they were. Cases that one line can say are in
// bad_input.cases; this file adds those about pointers, files, processes and streams.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "c_api/desk.hpp"
#include "c_api/worlds.hpp"

namespace kehu_tests {

namespace {

kehu_status status_named(const std::string& name) {
  static const char* const names[] = {"done",   "invalid", "not_found", "conflict", "refused",
                                      "denied", "busy",    "fault",     "internal"};
  for (int i = 0; i < 9; ++i)
    if (name == names[i]) return i;
  return -1;
}

struct Case {
  std::string door;  // open, session, execute, query, ingest, do, rows, as
  Expected expected;
  std::string request;
};

// DOOR STATUS CODE PATH REQUEST, or "as ROLE". `do` and `rows` take a name and its arguments.
Case read_case(const std::string& line, int number) {
  std::istringstream words(line);
  Case read;
  std::string status;
  words >> read.door;
  if (read.door == "as") {
    words >> read.request;
    return read;
  }
  words >> status >> read.expected.code >> read.expected.path;
  if (read.expected.path == "-") read.expected.path = "";
  if (read.expected.code == "-") read.expected.code = "";
  read.expected.status = status_named(status);
  std::getline(words >> std::ws, read.request);
  if (std::size_t hint = read.request.find(" ~~ "); hint != std::string::npos) {
    read.expected.message = read.request.substr(hint + 4);
    read.request.resize(hint);
  }
  read.request = spelled_out(read.request);
  if (read.door == "do" || read.door == "rows") {
    std::size_t name = read.request.find(' ');
    std::string arguments = name == std::string::npos ? "{}" : read.request.substr(name + 1);
    read.request = "{\"" + std::string(read.door == "do" ? "command" : "query") + "\":\"" +
                   read.request.substr(0, name) + "\",\"arguments\":" + arguments + "}";
  }
  read.expected.name = "bad_input.cases:" + std::to_string(number) + " " + line;
  return read;
}

Outcome open_with(const std::string& options) {
  kehu_t* database = nullptr;
  Outcome outcome = outcome_of([&](kehu_text* reply) {
    return kehu_open(options.data(), options.size(), &database, reply);
  });
  if (outcome.status != KEHU_OK && database) outcome.code += ", with a handle";
  kehu_close(database);
  return outcome;
}

Outcome ask(Desk& desk, const Case& asked) {
  const std::string& request = asked.request;
  if (asked.door == "open") return open_with(request);
  if (asked.door == "query" || asked.door == "rows") return desk.query(request);
  if (asked.door == "ingest") return desk.ingest(request);
  if (asked.door != "session") return desk.execute(request);
  kehu_session_t* session = nullptr;
  Outcome outcome = outcome_of([&](kehu_text* reply) {
    return kehu_session(desk.database(), request.data(), request.size(), &session, reply);
  });
  kehu_close_session(session);
  return outcome;
}

void run_cases(Count& count, const std::string& store) {
  Desk desk(store);
  std::ifstream file(KEHU_BAD_INPUT_CASES);
  std::string line;
  std::string before = desk.digest();
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Case asked = read_case(line, number);
    if (asked.door == "as") {
      desk.become(asked.request);
      continue;
    }
    asked.expected.name += " (" + store + ")";
    count.check(asked.expected, ask(desk, asked));
    std::string after = desk.digest();
    bool on_record = asked.expected.status == KEHU_REFUSED || asked.expected.status == KEHU_DENIED;
    if (after != before && !on_record) count.check(asked.expected.name, false, "the rows changed");
    before = after;
  }
}

}  // namespace

}  // namespace kehu_tests

int main() {
  using namespace kehu_tests;
  Count count;
  Folder folder;
  run_cases(count, R"("store":"memory")");
  run_cases(count, "\"path\":\"" + folder.file("cases.db") + "\"");
  check_arguments(count);
  check_handles(count, folder);
  check_files(count, folder);
  check_csv(count, folder);
  check_streams(count);
  std::printf("%d passed, %d failed\n", count.passed(), count.failed());
  return count.failed() == 0 && count.passed() > 0 ? 0 : 1;
}
