// Database and Session: the door. One command is one transaction; a query is one snapshot.
//
// A Database may be used from several threads; a Session from one thread at a time. Nothing here
// throws for what a caller or the storage can cause: every failure is an Error.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/command.hpp"

struct ArrowArrayStream;

namespace kehu {

namespace record {
class Batches;
}

struct Options {
  enum class Kind : std::uint8_t { sqlite, memory };
  Kind store = Kind::sqlite;
  std::string path = ":memory:";
  bool read_only = false;
  std::int64_t busy_timeout_ms = 10000;
  std::string policy_document;    // adopted when it differs from the one in force; "": as stored
  std::string policy_patch;       // over that one: {"CRD-2": {merge patch}, ...}; "": none
  std::shared_ptr<Clock> clock;   // null: the system's
  std::shared_ptr<IdSource> ids;  // null: random
};

// The answer to a command that was carried out.
struct Receipt {
  std::int64_t sequence = 0;  // of its journal entry
  bool repeated = false;      // an earlier call with the same idempotency key did the work
  std::vector<Reason> reasons;
};

template <class Reply>
struct Answer {
  Reply reply;
  Receipt receipt;
  const Reply* operator->() const { return &reply; }
};

// Several commands, of whatever types, for Session::execute: carried out in order, in one
// transaction, all or nothing. It owns copies of the commands, and their answers. Belongs to one
// thread at a time and to no session. Carried out again it does its work again, except for what has
// an idempotency key.
class Batch {
 public:
  // Adds a command behind the others. The answer is filled when all of them were carried out, and
  // is as new before that and after one of them failed. It stays where it is for as long as the
  // batch lives, or the one that it was moved into.
  template <class Command>
  const Answer<typename Command::Reply>& add(Command command,
                                             std::string_view idempotency_key = {}) {
    auto item = std::make_unique<ItemOf<Command>>(std::move(command), idempotency_key);
    const auto& answer = item->answer;
    items_.push_back(std::move(item));
    return answer;
  }
  std::size_t size() const noexcept { return items_.size(); }

 private:
  friend class Session;
  struct Item {
    virtual ~Item() = default;
    virtual void forget() = 0;  // the answer
    std::string_view name;
    std::string idempotency_key;
    void* arguments = nullptr;
    void* reply = nullptr;
    Receipt* receipt = nullptr;
  };
  template <class Command>
  struct ItemOf final : Item {
    ItemOf(Command&& given, std::string_view key) : command(std::move(given)) {
      this->name = request_name<Command>();
      this->idempotency_key = key;
      this->arguments = &command;
      this->reply = &answer.reply;
      this->receipt = &answer.receipt;
    }
    void forget() override { answer = {}; }
    Command command;
    Answer<typename Command::Reply> answer;
  };
  std::vector<std::unique_ptr<Item>> items_;
};

struct Event {
  enum class Kind : std::uint8_t { committed, progress };
  Kind kind{};
  std::int64_t sequence = 0;         // committed
  std::string_view command;          // committed: its name; progress: the work ("import")
  std::string_view outcome;          // committed: "done", "refused" or "denied"
  std::int64_t done = 0, total = 0;  // progress
};
// Returns false to cancel the work whose progress it is told; see kehu_watch.
using Watcher = std::function<bool(const Event&)>;

class Session;

class Database {
 public:
  // Errors: those of store::open_sqlite; policy.* (every fault, in the message of the first);
  // options.*.
  static Result<Database> open(const Options& options);

  // Errors: session.actor, session.role (empty), session.too_long (255 bytes), text.*
  // (text.line_break among them: each is one line).
  Result<Session> session(Actor actor) const;

  std::uint64_t watch(Watcher watcher) const;
  bool unwatch(std::uint64_t watch) const;
  store::Store& store() const noexcept;
  Clock& clock() const noexcept;

  struct State;

 private:
  friend class Session;
  explicit Database(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

class Session {
 public:
  // Carries out one command. Errors: access.denied, idempotency.different_request, and those of
  // the command; what was refused or denied is on record.
  template <class Command>
  Result<Answer<typename Command::Reply>> execute(const Command& command,
                                                  std::string_view idempotency_key = {}) {
    Answer<typename Command::Reply> answer;
    KEHU_TRY_ASSIGN(answer.receipt,
                    execute(request_name<Command>(), &command, &answer.reply, idempotency_key));
    return answer;
  }

  // Carries out a batch. The error is that of the first command that failed, its path prefixed with
  // "/batch/<i>" where there are several: nothing of the others is kept, and what was refused or
  // denied is on record. Errors too: json.type, at /batch (no command is in it, as in JSON).
  Result<void> execute(Batch& batch);

  // All rows of a query, in memory. Errors: access.denied and those of the query.
  template <class Query>
  Result<std::vector<typename Query::Row>> query(const Query& query) {
    std::vector<typename Query::Row> rows;
    KEHU_TRY(each(query, [&](const typename Query::Row& row) { rows.push_back(row); }));
    return rows;
  }
  // The same, one row at a time; `visit` must not use this session.
  template <class Query, class Visit>
  Result<void> each(const Query& query, Visit visit) {
    return this->query(request_name<Query>(), &query, [&](const void* row) {
      visit(*static_cast<const typename Query::Row*>(row));
    });
  }

  // By name, over records known at run time: `arguments` and `reply` are of the command's structs.
  Result<Receipt> execute(std::string_view name, const void* arguments, void* reply,
                          std::string_view idempotency_key);
  Result<void> query(std::string_view name, const void* arguments,
                     const std::function<void(const void* row)>& visit);

  // The door of the C interface: JSON in, JSON out; see kehu.h.
  struct Reply {
    bool ok = false;
    Category category = Category::internal;  // where not ok
    std::string text;
  };
  Reply execute_json(std::string_view command);
  Reply query_json(std::string_view query, ::ArrowArrayStream* out);
  Reply ingest_json(std::string_view command, ::ArrowArrayStream* in);

 private:
  friend class Database;
  Result<void> carry_out(Batch& batch);
  Session(std::shared_ptr<Database::State> state, Actor actor);
  std::shared_ptr<Database::State> state_;
  Actor actor_;
};

// Everything the registry knows, as JSON (what kehu_describe returns).
std::string describe_json();

}  // namespace kehu
