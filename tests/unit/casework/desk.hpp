// Casework in memory: duties and signatures as an area's handlers use them.
#pragma once

#include <functional>
#include <stdexcept>

#include "../catch.hpp"
#include "kehu/calendar.hpp"
#include "kehu/casework.hpp"
#include "kehu/governance.hpp"

namespace kehu::test {

using namespace casework;

inline Money yuan(std::string_view amount) {
  return Money::parse(amount, Currency::parse("CNY").value()).value();
}
inline Instant at(std::string_view text) { return parse_instant(text).value(); }
inline Date day(std::string_view text) { return parse_date(text).value(); }

class Desk {
 public:
  explicit Desk(std::shared_ptr<const Policy> given) : policy(std::move(given)) {
    store_ = store::open_memory(area().tables);
  }

  Instant now = at("2024-03-01T09:00:00+08:00");
  Actor actor{"li.wei", "account_manager", "test", ""};
  std::shared_ptr<const Policy> policy;
  About about{"complaint", Uuid{}, {}};

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
  // The code of what a command of the area answers; "done" when it succeeded.
  template <class C>
  std::string code(const C& command) {
    for (const CommandType& type : area().commands) {
      if (type.name != C::name) continue;
      typename C::Reply reply;
      auto result =
          with([&](CommandContext& context) { return type.run(context, &command, &reply); });
      return result ? "done" : result.error().code;
    }
    throw std::runtime_error("no command " + std::string(C::name));
  }
  template <class Q>
  std::vector<typename Q::Row> ask(const Q& query) {
    struct Sink : RowSink {
      std::vector<typename Q::Row> rows;
      void push(const void* row) override {
        rows.push_back(*static_cast<const typename Q::Row*>(row));
      }
    } sink;
    for (const QueryType& type : area().queries) {
      if (type.name != Q::name) continue;
      auto snapshot = store_->read();
      QueryContext::Progress progress;
      QueryContext context(*snapshot, now, *policy, actor, progress);
      type.run(context, &query, sink).value();
      return sink.rows;
    }
    throw std::runtime_error("no query " + std::string(Q::name));
  }

 private:
  std::shared_ptr<store::Store> store_;
  std::shared_ptr<IdSource> ids_ = IdSource::sequential(1);
};

// Every clause that this folder knows, registered once, before the first policy.
inline void register_all() {
  static const bool once = [] {
    auto of_governance = governance::clauses();
    std::vector<const ClauseType*> clauses(of_governance.begin(), of_governance.end());
    clauses.push_back(&clause_of<calendar::CalendarsClause>());
    clauses.insert(clauses.end(), area().clauses.begin(), area().clauses.end());
    register_sentences(area().sentences);
    register_clauses(clauses);
    return true;
  }();
  (void)once;
}

// A policy of what this folder needs, with these matters; or the codes of its faults.
inline std::shared_ptr<const Policy> policy_with_matters(
    const std::string& matters, std::vector<std::string>* codes = nullptr) {
  register_all();
  auto clause = [](std::string id, const std::string& parameters) {
    return R"({"id": ")" + id + R"(", "title": {"en": "t", "zh": "题"}, "text": {"en": "t", )" +
           R"("zh": "文"}, "parameters": )" + parameters + "}";
  };
  // Monday to Friday with lunch; holidays are published for 2024.
  std::string calendars = R"({"public_calendars": [], "default_calendar": "desk", "calendars": [
      {"name": "desk", "version": "2024", "time_zone": "Asia/Shanghai", "hours": {
         "mon": [["09:00", "12:00"], ["13:00", "18:00"]],
         "tue": [["09:00", "12:00"], ["13:00", "18:00"]],
         "wed": [["09:00", "12:00"], ["13:00", "18:00"]],
         "thu": [["09:00", "12:00"], ["13:00", "18:00"]],
         "fri": [["09:00", "12:00"], ["13:00", "18:00"]]},
       "holidays": [{"date": "2024-03-08", "name": "Company day"}],
       "published_from": "2024-01-01", "published_until": "2024-12-31"}]})";
  std::string document =
      R"({"policy": {"name": "casework", "version_name": "1", "business_line": "",
          "effective_from": "2000-01-01", "effective_for_existing": "2000-01-01",
          "time_zone": "Asia/Shanghai", "currency": "CNY", "title": {"en": "t", "zh": "题"}},
          "clauses": [)" +
      clause("GOV-1", R"({"roles": []})") + "," + clause("SRV-18", calendars) + "," +
      clause("GOV-9", R"({"notice_days": "0", "may_be_retroactive": false})") + "," +
      clause("GOV-14", R"({"matters": )" + matters + "}") + "]}";
  Policy::Faults faults;
  auto policy = Policy::load(document, faults);
  for (const Error& fault : faults) {
    if (codes)
      codes->push_back(fault.code);
    else
      FAIL(fault.path << ": " << fault.message);
  }
  return policy;
}

}  // namespace kehu::test
