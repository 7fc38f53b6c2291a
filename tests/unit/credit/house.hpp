// A credit department in memory: commands and queries through the area's own registry entries.
#pragma once

#include <functional>
#include <stdexcept>

#include "../catch.hpp"
#include "kehu/credit.hpp"

namespace kehu::test {

inline Currency cny() { return Currency::parse("CNY").value(); }
inline Money money(std::string_view amount) { return Money::parse(amount, cny()).value(); }
inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Instant at(std::string_view text) { return parse_instant(text).value(); }

// The reference policy with words of its document replaced.
std::shared_ptr<const Policy> policy_with(
    std::initializer_list<std::pair<std::string_view, std::string_view>> replaced = {});

class House {
 public:
  explicit House(std::shared_ptr<const Policy> policy = policy_with());

  Instant now = at("2024-03-01T09:00:00+08:00");
  Actor actor{"li.wei", "account_manager", "test", ""};
  std::shared_ptr<const Policy> policy;

  void as(std::string name, std::string role) {
    actor.actor = std::move(name);
    actor.role = std::move(role);
  }
  // A customer with a complete file; `documents` otherwise.
  Id<customer::Customer> customer(std::string_view code);
  Id<customer::Customer> customer(std::string_view code,
                                  std::vector<customer::DocumentKind> documents);

  template <class C>
  Result<typename C::Reply> run(const C& command) {
    typename C::Reply reply;
    KEHU_TRY(execute(C::name, &command, &reply));
    return reply;
  }
  // What must succeed.
  template <class C>
  typename C::Reply done(const C& command) {
    auto result = run(command);
    if (!result) FAIL(C::name << ": " << result.error().code << ": " << result.error().message);
    return *result;
  }
  // The code of what must not.
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
    auto result = answer(Q::name, &query, sink);
    if (!result) FAIL(Q::name << ": " << result.error().code << ": " << result.error().message);
    return sink.rows;
  }
  void read(const std::function<void(Reader&)>& body);
  template <class T>
  std::vector<T> all() {
    std::vector<T> rows;
    read([&](Reader& reader) { rows = reader.rows<T>("", {}); });
    return rows;
  }
  // Every figure of every account again, from the rows behind it.
  void check_books();

 private:
  Result<void> execute(std::string_view name, const void* command, void* reply);
  Result<void> answer(std::string_view name, const void* query, RowSink& sink);
  std::shared_ptr<store::Store> store_;
  std::shared_ptr<IdSource> ids_;
};

}  // namespace kehu::test
