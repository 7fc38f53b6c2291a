// The vocabulary: how an area says what it can be asked, and what its handlers are given.
//
// A request is a command or a query: a described struct with a name. A command's handler loads
// facts, calls a pure rule, puts rows and replies; what it put, what it decided and who asked are
// committed with one journal entry, or not at all. A query's handler reads a snapshot and pushes
// rows. Handlers run on one thread at a time and keep nothing between calls.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kehu/core/error_meaning.hpp"
#include "kehu/policy/policy.hpp"
#include "kehu/store.hpp"
#include "kehu/workflow/transitions.hpp"

namespace kehu {

// Who asks, and for what. Bound to a session.
struct Actor {
  std::string actor;          // the person or system, as the host knows it
  std::string role;           // a role of the policy's role table
  std::string purpose;        // why: "credit control"
  std::string business_line;  // scope of the policy; "" is the general one
};

// The versions of the policy that a database has adopted, for what comes under an earlier one.
class PolicyVersions {
 public:
  struct Version {
    std::int64_t number = 0;
    const Policy* policy = nullptr;
  };
  virtual ~PolicyVersions() = default;
  // The version of this number; nullptr when there is none.
  virtual const Policy* version(std::int64_t number) const = 0;
  // The version that holds at an instant for a subject that existed since a day (GOV-9).
  virtual Version in_force(std::string_view business_line, Instant now,
                           std::optional<Date> subject_since) const = 0;
};

// Typed reading over a transaction.
class Reader {
 public:
  explicit Reader(store::Transaction& transaction) : transaction_(transaction) {}

  // The row with this primary key, if any: find<Customer>(id), find<ContactPoint>(id, number).
  template <class T, class... Parts>
  std::optional<T> find(const Parts&... parts) {
    std::optional<T> row(std::in_place);  // filled where it is returned
    if (!transaction_.get(table_of<T>(), store::Key{value(parts)...}, &*row)) row.reset();
    return row;
  }
  // Rows whose leading index fields equal `prefix`, in index order. An empty index name is the
  // primary key.
  template <class T>
  std::vector<T> rows(std::string_view index, store::Key prefix) {
    return rows_in<T>(index, {std::move(prefix), {}, {}, false, 0});
  }
  // Those of a range.
  template <class T>
  std::vector<T> rows_in(std::string_view index, const store::Range& range) {
    std::vector<T> all;
    T row;
    auto cursor = transaction_.scan(index_of<T>(index), range);
    while (cursor->next(&row)) {
      if (all.empty()) all.reserve(4);  // seldom are there more, and rows are dear to move
      all.push_back(std::move(row));    // the next one fills every field
    }
    return all;
  }
  // Whether there is a row whose leading index fields equal `prefix`.
  template <class T>
  bool has(std::string_view index, store::Key prefix) {
    T row;
    store::Range one{std::move(prefix), {}, {}, false, 1};
    return transaction_.scan(index_of<T>(index), one, table_of<T>().key().fields)->next(&row);
  }
  // The first row of a range, if any. `fields` as in Transaction::scan.
  template <class T>
  std::optional<T> first(std::string_view index, store::Range range,
                         std::span<const std::size_t> fields = {}) {
    range.limit = 1;
    T row;
    if (transaction_.scan(index_of<T>(index), range, fields)->next(&row)) return row;
    return std::nullopt;
  }
  // Calls `visit` with each row until it returns false. `fields` as in Transaction::scan.
  template <class T, class Visit>
  void each(std::string_view index, const store::Range& range, Visit visit,
            std::span<const std::size_t> fields = {}) {
    T row;
    auto cursor = transaction_.scan(index_of<T>(index), range, fields);
    while (cursor->next(&row) && visit(static_cast<const T&>(row))) {
    }
  }
  store::Transaction& transaction() noexcept { return transaction_; }

  // What a key is made of; enumerators by name.
  template <class T>
  static record::Value value(const Id<T>& id) {
    return id.value;
  }
  static record::Value value(const Uuid& id) { return id; }
  static record::Value value(std::int64_t number) { return number; }
  static record::Value value(std::string_view text) { return text; }
  static record::Value value(const Date& date) { return date; }
  static record::Value value(Instant instant) { return instant; }

 private:
  template <class T>
  static const Index& index_of(std::string_view name) {
    return name.empty() ? table_of<T>().key() : table_of<T>().index(name);
  }
  store::Transaction& transaction_;
};

// The error of a decision that was not granted; its message is the sentence of the first reason
// that failed, for that one names the wrong value.
Error refusal(Category category, std::string_view code, std::span<const Reason> reasons,
              std::span<const Remedy> remedies);

// What a command's handler is given.
class CommandContext : public Reader {
 public:
  struct Setting {
    Instant now;
    const Actor* actor;
    const Policy* policy;  // in force now for the actor's business line
    std::int64_t policy_version;
    IdSource* ids;
    const PolicyVersions* versions = nullptr;
  };
  CommandContext(store::Transaction& transaction, const Setting& setting)
      : Reader(transaction), setting_(setting) {}

  Instant now() const noexcept { return setting_.now; }
  Date today() const { return policy().zone().day(setting_.now); }
  const Policy& policy() const noexcept { return *setting_.policy; }
  std::int64_t policy_version() const noexcept { return setting_.policy_version; }
  const Actor& actor() const noexcept { return *setting_.actor; }
  // The policy of an earlier version; that in force now where there is no such version.
  const Policy& policy_of(std::int64_t version) const {
    const Policy* found = setting_.versions ? setting_.versions->version(version) : nullptr;
    return found ? *found : policy();
  }
  // The version that holds now for a subject that existed since a day (GOV-9).
  PolicyVersions::Version policy_for(const Date& subject_since) const {
    if (!setting_.versions) return {setting_.policy_version, setting_.policy};
    return setting_.versions->in_force(actor().business_line, now(), subject_since);
  }

  // The caller's id, or a new one.
  template <class T>
  Id<T> id_or_new(const std::optional<Id<T>>& given) {
    return given ? *given : Id<T>{setting_.ids->next(setting_.now)};
  }

  // Writing. `before` is the row as it was read. Where the struct has a `version`, the new row's
  // becomes 1 on insert and before.version + 1 on update, in the caller's object too.
  // Errors: row.exists, row.duplicate, row.stale.
  template <class T>
  Result<void> insert(T&& row) {
    return put_new(nullptr, std::forward<T>(row));
  }
  template <class T>
  Result<void> update(const std::remove_cvref_t<T>& before, T&& after) {
    return put_new(&before, std::forward<T>(after));
  }
  template <class T>
  Result<void> erase(const T& row) {
    return put(table_of<T>(), &row, nullptr);
  }

  // Keeps the reasons of a decision for the reply and the journal.
  void record(const Decision& decision);
  // The refusal of a decision that was not granted, to be returned by the handler.
  Error refuse(const Decision& decision);

  // One written row, as the journal takes it.
  struct Written {
    const Table* table;
    std::int64_t replaced_version;
    std::size_t key_begin, key_end, image_end;  // in bytes(); no image: key_end == image_end
  };
  const std::vector<Written>& written() const noexcept { return written_; }
  const std::string& bytes() const noexcept { return bytes_; }
  const std::vector<Reason>& reasons() const noexcept { return reasons_; }
  const std::vector<Remedy>& remedies() const noexcept { return remedies_; }

 private:
  template <class T>
  Result<void> put_new(const std::remove_cvref_t<T>* before, T&& after) {
    using Row = std::remove_cvref_t<T>;
    if constexpr (std::is_const_v<std::remove_reference_t<T>>) {
      Row copy = after;
      return put(table_of<Row>(), before, &copy);
    } else {
      return put(table_of<Row>(), before, &after);
    }
  }
  Result<void> put(const Table& table, const void* before, void* after);
  Setting setting_;
  std::vector<Written> written_;
  std::string bytes_;
  std::vector<Reason> reasons_;
  std::vector<Remedy> remedies_;
};

// Puts a granted decision on record, or refuses, at the field that it is about ("": none).
Result<void> granted(CommandContext& context, const Decision& decision, std::string_view path = {});

// What a query's handler is given.
class QueryContext : public Reader {
 public:
  using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

  QueryContext(store::Transaction& transaction, Instant now, const Policy& policy,
               const Actor& actor, const Progress& progress, store::Store* store = nullptr,
               const PolicyVersions* versions = nullptr, Reader* present = nullptr)
      : Reader(transaction),
        now_(now),
        policy_(policy),
        actor_(actor),
        progress_(progress),
        store_(store),
        versions_(versions),
        present_(present) {}

  Instant now() const noexcept { return now_; }
  Date today() const { return policy_.zone().day(now_); }
  const Policy& policy() const noexcept { return policy_; }
  const Actor& actor() const noexcept { return actor_; }
  // What stands today, where it is asked how things stood: who may be told of them is a question of
  // today.
  Reader& present() noexcept { return present_ ? *present_ : *this; }
  // The policy of an earlier version; that in force now where there is no such version.
  const Policy& policy_of(std::int64_t version) const {
    const Policy* found = versions_ ? versions_->version(version) : nullptr;
    return found ? *found : policy_;
  }
  // Says how far long work is; false asks the handler to stop with query.cancelled.
  bool progress(std::int64_t done, std::int64_t total) const {
    return !progress_ || progress_(done, total);
  }
  // The store that is asked, for what it says of itself.
  store::Store* store() const noexcept { return store_; }

 private:
  Instant now_;
  const Policy& policy_;
  const Actor& actor_;
  const Progress& progress_;
  store::Store* store_;
  const PolicyVersions* versions_;
  Reader* present_;
};

// Where a query's rows go, one at a time; they are copied.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void push(const void* row) = 0;
};

template <class Row>
class Rows {
 public:
  explicit Rows(RowSink& sink) : sink_(sink) {}
  void push(const Row& row) { sink_.push(&row); }

 private:
  RowSink& sink_;
};

// What a request is called: its `name`, or, where one of its fields has that name, its `request`.
template <class R>
constexpr std::string_view request_name() {
  if constexpr (requires { std::string_view(R::request); }) {
    return R::request;
  } else {
    return R::name;
  }
}

// A command or a query, as the registry keeps it. `arguments` is the request's struct.
struct CommandType {
  std::string_view name;  // "credit.authorize"
  const record::Descriptor* arguments = nullptr;
  const record::Descriptor* reply = nullptr;
  std::function<Result<void>(CommandContext&, const void* arguments, void* reply)> run;
};

struct QueryType {
  std::string_view name;
  const record::Descriptor* arguments = nullptr;
  const record::Descriptor* row = nullptr;
  std::function<Result<void>(QueryContext&, const void* arguments, RowSink&)> run;
};

// Everything an area brings to the house. session/registry.cpp lists the areas.
struct Area {
  std::string_view name;  // "credit"
  std::vector<const Table*> tables;
  std::vector<const ClauseType*> clauses;
  std::vector<CommandType> commands;
  std::vector<QueryType> queries;
  std::span<const Sentence> sentences;
  std::vector<const workflow::Workflow*> workflows;
  std::span<const ErrorMeaning> errors = {};  // every code that the area makes
};

}  // namespace kehu
