// A shop in memory: purchases and points through the areas' own registry entries.
#pragma once

#include <functional>
#include <stdexcept>

#include "../catch.hpp"
#include "kehu/points.hpp"

namespace kehu::test {

inline Currency cny() { return Currency::parse("CNY").value(); }
inline Money cents(std::int64_t minor) { return Money(minor, cny()); }
inline Date day(std::string_view text) { return parse_date(text).value(); }

// The reference policy with words of its document replaced.
std::shared_ptr<const Policy> policy_with(
    std::initializer_list<std::pair<std::string_view, std::string_view>> replaced = {});

class House {
 public:
  explicit House(std::shared_ptr<const Policy> policy = policy_with());

  Instant now = parse_instant("2024-01-01T09:00:00+08:00").value();
  Actor actor{"li.wei", "administrator", "test", ""};
  std::shared_ptr<const Policy> policy;

  Date today() const { return policy->zone().day(now); }
  Id<customer::Customer> customer(std::string_view code);

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
    if (!result)
      FAIL(request_name<C>() << ": " << result.error().code << ": " << result.error().message);
    return *result;
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
    if (!result)
      FAIL(request_name<Q>() << ": " << result.error().code << ": " << result.error().message);
    return sink.rows;
  }
  template <class T>
  std::vector<T> all() {
    auto snapshot = store_->read();
    Reader reader(*snapshot);
    return reader.rows<T>("", {});
  }
  // Every figure of every account and lot again, from the ledger alone.
  void check_books();

 private:
  Result<void> execute(std::string_view name, const void* command, void* reply);
  Result<void> answer(std::string_view name, const void* query, RowSink& sink);
  std::shared_ptr<store::Store> store_;
  std::shared_ptr<IdSource> ids_;
};

}  // namespace kehu::test
