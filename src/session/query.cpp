#include "session/state.hpp"

namespace kehu {

namespace {

// A denied query is on record like a command: an entry without changes.
void put_on_record(Database::State& state, const Actor& actor, const QueryType& type,
                   const void* arguments, const Error& denied) {
  if (state.read_only) return;
  CommandType as_command{type.name, type.arguments, type.row, {}};
  Execution execution;
  execution.type = &as_command;
  execution.arguments = arguments;
  state.store->write(
      [&](store::Transaction& tx) { return run(state, tx, actor, execution, &denied); });
  tell_committed(state, execution);
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
  if (auto denied = denial(*version.policy, actor, false, type.name)) {
    tx.reset();
    put_on_record(state, actor, type, arguments, *denied);
    return std::move(*denied);
  }
  QueryContext::Progress progress = [&](std::int64_t done, std::int64_t total) {
    return state.tell({Event::Kind::progress, 0, type.name, "", done, total});
  };
  if (!state.is_watched()) progress = nullptr;
  std::unique_ptr<store::Transaction> today;
  std::optional<Reader> present;
  if (as_of) {
    today = state.store->read();
    present.emplace(*today);
  }
  QueryContext context(*tx, now, *version.policy, actor, progress, state.store.get(),
                       policies.get(), present ? &*present : nullptr);
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
