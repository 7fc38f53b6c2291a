#include "session/state.hpp"

namespace kehu {

// Denied queries are on record as the command they were: an entry without changes.
namespace {

Result<void> denied(Database::State& state, const Actor& actor, const QueryType& type,
                    const void* arguments, const Decision& right) {
  Error error;
  error.category = Category::denied;
  error.code = right.code;
  error.reasons.assign(right.reasons.begin(), right.reasons.end());
  error.remedies.assign(right.remedies.begin(), right.remedies.end());
  error.message = error.reasons.empty() ? "denied" : sentence(error.reasons.front(), "en");
  if (!state.read_only) {
    CommandType as_command{type.name, type.arguments, type.row, {}};
    Execution execution;
    execution.type = &as_command;
    execution.arguments = arguments;
    state.store->write(
        [&](store::Transaction& tx) { return run(state, tx, actor, execution, &error); });
    state.tell({Event::Kind::committed, execution.receipt.sequence, type.name, "denied", 0, 0});
  }
  return error;
}

}  // namespace

Result<void> run_query(Database::State& state, const Actor& actor, const QueryType& type,
                       const void* arguments, std::int64_t as_of, RowSink& sink) {
  std::shared_ptr<store::Store> store = state.store;
  if (as_of) {
    KEHU_TRY_ASSIGN(store, state.as_of(as_of));
  }
  auto tx = store->read();
  auto policies = as_of ? state.policies() : state.refresh(*tx, journal::head(*tx).sequence);
  Instant now = state.clock->now();
  Policies::Version version = policies->in_force(actor.business_line, now);
  Decision right = governance::may(*version.policy, actor.role, false, type.name);
  if (!right.granted()) {
    tx.reset();
    return denied(state, actor, type, arguments, right);
  }
  QueryContext::Progress progress = [&](std::int64_t done, std::int64_t total) {
    return state.tell({Event::Kind::progress, 0, type.name, "", done, total});
  };
  if (!state.is_watched()) progress = nullptr;
  QueryContext context(*tx, now, *version.policy, actor, progress, state.store.get());
  return type.run(context, arguments, sink);
}

Result<void> Session::query(std::string_view name, const void* arguments,
                            const std::function<void(const void*)>& visit) {
  class VisitSink : public RowSink {
   public:
    explicit VisitSink(const std::function<void(const void*)>& visit) : visit_(visit) {}
    void push(const void* row) override { visit_(row); }

   private:
    const std::function<void(const void*)>& visit_;
  };
  try {
    KEHU_TRY_ASSIGN(const QueryType* type, Registry::get().query(name));
    VisitSink sink(visit);
    return run_query(*state_, actor_, *type, arguments, 0, sink);
  } catch (const Fault& fault) {
    return fault.error();
  }
}

}  // namespace kehu
