#include "c_api/worlds.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace kehu_tests {

Folder::Folder() : path_((std::filesystem::temp_directory_path() / "kehu-bad-XXXXXX").string()) {
  if (!mkdtemp(path_.data())) std::abort();
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, std::string_view content) const {
  std::ofstream(file(name), std::ios::binary) << content;
  return file(name);
}

namespace {

constexpr std::size_t size_max = SIZE_MAX;
constexpr const char* context =
    R"({"actor":"a","role":"administrator","now":"2024-03-01T01:00:00Z"})";

void check_null(Count& count, Desk& desk) {
  kehu_t* database = nullptr;
  kehu_session_t* session = nullptr;
  std::uint64_t watch = 0;
  auto watcher = [](void*, const char*, std::size_t) -> std::int32_t { return 0; };
  struct Call {
    const char* name;
    std::function<kehu_status(kehu_text*)> make;
  };
  const Call calls[] = {
      {"open: out", [&](auto* reply) { return kehu_open("{}", 2, nullptr, reply); }},
      {"open: options with a size",
       [&](auto* reply) { return kehu_open(nullptr, 2, &database, reply); }},
      {"session: database",
       [&](auto* reply) {
         return kehu_session(nullptr, context, std::strlen(context), &session, reply);
       }},
      {"session: context",
       [&](auto* reply) { return kehu_session(desk.database(), nullptr, 0, &session, reply); }},
      {"session: context with a size",
       [&](auto* reply) { return kehu_session(desk.database(), nullptr, 9, &session, reply); }},
      {"session: out",
       [&](auto* reply) {
         return kehu_session(desk.database(), context, std::strlen(context), nullptr, reply);
       }},
      {"execute: session", [&](auto* reply) { return kehu_execute(nullptr, "{}", 2, reply); }},
      {"execute: command",
       [&](auto* reply) { return kehu_execute(desk.session(), nullptr, 0, reply); }},
      {"execute: command with a size",
       [&](auto* reply) { return kehu_execute(desk.session(), nullptr, 7, reply); }},
      {"query: session", [&](auto* reply) { return kehu_query(nullptr, "{}", 2, nullptr, reply); }},
      {"query: query",
       [&](auto* reply) { return kehu_query(desk.session(), nullptr, 0, nullptr, reply); }},
      {"ingest: session",
       [&](auto* reply) { return kehu_ingest(nullptr, "{}", 2, nullptr, reply); }},
      {"ingest: command",
       [&](auto* reply) { return kehu_ingest(desk.session(), nullptr, 0, nullptr, reply); }},
      {"watch: database",
       [&](auto* reply) { return kehu_watch(nullptr, watcher, nullptr, &watch, reply); }},
      {"watch: watcher",
       [&](auto* reply) { return kehu_watch(desk.database(), nullptr, nullptr, &watch, reply); }},
      {"watch: out",
       [&](auto* reply) { return kehu_watch(desk.database(), watcher, nullptr, nullptr, reply); }},
      {"unwatch: database", [&](auto* reply) { return kehu_unwatch(nullptr, 1, reply); }},
  };
  for (const Call& call : calls) {
    count.check({std::string("NULL for ") + call.name, KEHU_INVALID, "argument.null", ""},
                outcome_of(call.make));
    // The status is the same for a caller who wants nothing else.
    count.check(std::string("NULL for reply and ") + call.name, call.make(nullptr) == KEHU_INVALID,
                "another status without a reply");
  }
  count.check("NULL for describe's reply", kehu_describe(nullptr) == KEHU_INVALID, "accepted");
  count.check("handles stay NULL", !database && !session && watch == 0, "something was made");
}

void check_sizes(Count& count, Desk& desk) {
  kehu_t* database = nullptr;
  kehu_session_t* session = nullptr;
  for (std::size_t lie : {size_max, size_max / 2, (std::size_t{64} << 20) + 1}) {
    Expected expected{"a size of " + std::to_string(lie), KEHU_INVALID, "argument.size", ""};
    count.check(expected,
                outcome_of([&](auto* reply) { return kehu_open("{}", lie, &database, reply); }));
    count.check(expected, outcome_of([&](auto* reply) {
                  return kehu_session(desk.database(), context, lie, &session, reply);
                }));
    count.check(expected, outcome_of([&](auto* reply) {
                  return kehu_execute(desk.session(), "{}", lie, reply);
                }));
    count.check(expected, outcome_of([&](auto* reply) {
                  return kehu_query(desk.session(), "{}", lie, nullptr, reply);
                }));
    count.check(expected, outcome_of([&](auto* reply) {
                  return kehu_ingest(desk.session(), "{}", lie, nullptr, reply);
                }));
  }
  const std::string command = spelled_out(
      R"({"command":"credit.pay","arguments":{"customer":"$C","amount":"1.00 CNY","reference":""}})");
  // A size that cuts the text short gives text that is cut short, wherever the cut lies.
  for (std::size_t size = 0; size < command.size(); ++size)
    count.check({"a command cut to " + std::to_string(size), KEHU_INVALID, "json.syntax", ""},
                desk.execute(std::string_view(command).substr(0, size)));
  count.check({"a command with its NUL counted", KEHU_INVALID, "json.syntax", ""},
              desk.execute({command.c_str(), command.size() + 1}));
}

void check_fork(Count& count, const Folder& folder) {
  Desk desk("\"path\":\"" + folder.file("forked.db") + "\"");
  std::string before = desk.digest();
  pid_t child = fork();
  if (child == 0) {
    Outcome outcome = desk.execute("{}");
    bool refused = outcome.status == KEHU_FAULT && outcome.code == "store.forked";
    outcome = desk.query("{}");
    refused = refused && outcome.status == KEHU_FAULT && outcome.code == "store.forked";
    outcome = outcome_of([&](auto* reply) { return kehu_unwatch(desk.database(), 1, reply); });
    refused = refused && outcome.status == KEHU_FAULT && outcome.code == "store.forked";
    kehu_close_session(desk.session());
    kehu_close(desk.database());
    _exit(refused ? 0 : 1);
  }
  int ended = 0;
  waitpid(child, &ended, 0);
  count.check("handles in a forked child", WIFEXITED(ended) && WEXITSTATUS(ended) == 0,
              "the child could use them");
  count.check("the parent after a child closed its copies", desk.digest() == before,
              "the rows changed");
  Outcome goes_on = desk.execute(
      spelled_out(R"({"command":"credit.pay","arguments":{"customer":"$C","amount":"1.00 CNY",
                      "reference":"after fork"}})"));
  count.check({"the parent goes on", KEHU_OK, ""}, goes_on);
}

std::int32_t count_events(void* user, const char*, std::size_t) {
  ++*static_cast<int*>(user);
  return 0;
}

void check_watchers(Count& count) {
  Desk desk(R"("store":"memory")");
  int events = 0;
  std::uint64_t watch = 0;
  count.check({"watch", KEHU_OK, ""}, outcome_of([&](auto* reply) {
                return kehu_watch(desk.database(), count_events, &events, &watch, reply);
              }));
  std::string pay = spelled_out(
      R"({"command":"credit.pay","arguments":{"customer":"$C","amount":"1.00 CNY","reference":""}})");
  desk.execute("{\"command\":");
  count.check("no event for what was not carried out", events == 0, "an event came");
  desk.execute(pay);
  count.check("one event for one command", events == 1, std::to_string(events) + " events");
  for (std::uint64_t unknown : {watch + 1, std::uint64_t{0}, UINT64_MAX})
    count.check(
        {"unwatch " + std::to_string(unknown), KEHU_NOT_FOUND, "watch.unknown", ""},
        outcome_of([&](auto* reply) { return kehu_unwatch(desk.database(), unknown, reply); }));
  kehu_unwatch(desk.database(), watch, nullptr);
  desk.execute(pay);
  count.check("no event after unwatch", events == 1, std::to_string(events) + " events");
  count.check({"unwatch twice", KEHU_NOT_FOUND, "watch.unknown", ""},
              outcome_of([&](auto* reply) { return kehu_unwatch(desk.database(), watch, reply); }));
}

}  // namespace

void check_arguments(Count& count) {
  Desk desk(R"("store":"memory")");
  std::string before = desk.digest();
  check_null(count, desk);
  check_sizes(count, desk);
  count.check("arguments that lie leave the rows", desk.digest() == before, "the rows changed");
  kehu_close(nullptr);
  kehu_close_session(nullptr);
  kehu_free_text(nullptr);
  kehu_text empty{nullptr, 0};
  kehu_free_text(&empty);
  count.check("closing nothing", empty.data == nullptr, "a text appeared");
  kehu_t* database = nullptr;
  kehu_open(nullptr, 0, &database, nullptr);
  count.check("no options at all", database != nullptr, "not opened");
  kehu_close(database);
}

void check_handles(Count& count, const Folder& folder) {
  check_fork(count, folder);
  check_watchers(count);
}

}  // namespace kehu_tests
