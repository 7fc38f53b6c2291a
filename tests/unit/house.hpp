// A company in memory: what the known areas are asked goes through their own registry entries.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "reference.hpp"
#include "values.hpp"

namespace kehu::test {

class House {
 public:
  explicit House(std::shared_ptr<const Policy> policy = policy_with());

  Instant now = at("2024-03-01T09:00:00+08:00");
  Actor actor{"li.wei", "account_manager", "test", ""};
  std::shared_ptr<const Policy> policy;

  Date today() const { return policy->zone().day(now); }
  void as(std::string name, std::string role) {
    actor.actor = std::move(name);
    actor.role = std::move(role);
  }

  // Runs `body` in a transaction that is kept when it succeeds.
  template <class Body>
  auto with(Body body) -> decltype(body(std::declval<CommandContext&>())) {
    std::optional<decltype(body(std::declval<CommandContext&>()))> result;
    store_->write([&](store::Transaction& transaction) {
      CommandContext context(transaction, {now, &actor, policy.get(), 1, ids_.get()});
      result.emplace(body(context));
      return result->has_value();
    });
    return std::move(*result);
  }
  template <class C>
  Result<typename C::Reply> run(const C& command) {
    typename C::Reply reply;
    KEHU_TRY(execute(request_name<C>(), &command, &reply));
    return reply;
  }
  // What must succeed.
  template <class C>
  typename C::Reply done(const C& command) {
    auto result = run(command);
    if (!result) fail(request_name<C>(), result.error());
    return *result;
  }
  // The code of what must not; "done" when it succeeded.
  template <class C>
  std::string code(const C& command) {
    auto result = run(command);
    return result ? "done" : result.error().code;
  }
  template <class Q>
  std::vector<typename Q::Row> ask(const Q& query) {
    struct Sink : RowSink {
      std::vector<typename Q::Row> rows;
      void push(const void* row) override {
        rows.push_back(*static_cast<const typename Q::Row*>(row));
      }
    } sink;
    auto result = answer(request_name<Q>(), &query, sink);
    if (!result) fail(request_name<Q>(), result.error());
    return sink.rows;
  }
  void read(const std::function<void(Reader&)>& body);
  template <class T>
  std::vector<T> all() {
    std::vector<T> rows;
    read([&](Reader& reader) { rows = reader.rows<T>("", {}); });
    return rows;
  }

 private:
  Result<void> execute(std::string_view name, const void* command, void* reply);
  Result<void> answer(std::string_view name, const void* query, RowSink& sink);
  [[noreturn]] static void fail(std::string_view name, const Error& error);
  std::shared_ptr<store::Store> store_;
  std::shared_ptr<IdSource> ids_;
};

}  // namespace kehu::test
