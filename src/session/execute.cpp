#include "kehu/core/text.hpp"
#include "kehu/system.hpp"
#include "record/canonical.hpp"
#include "session/state.hpp"
#include "store/held_back.hpp"

namespace kehu {

namespace {

// Begins the entry of a command, in the memory of the one before it.
void begin(journal::Entry& entry, const Actor& actor, const Execution& execution, Instant now,
           std::int64_t policy_version) {
  entry.at = now;
  entry.command = execution.type->name;
  entry.actor = actor.actor;
  entry.role = actor.role;
  entry.purpose = actor.purpose;
  entry.business_line = actor.business_line;
  entry.idempotency_key = execution.idempotency_key;
  entry.policy_version = policy_version;
  entry.arguments.clear();
  record::write_canonical(*execution.type->arguments, execution.arguments, entry.arguments);
  for (std::string* text : {&entry.code, &entry.message, &entry.reply}) text->clear();
  entry.reasons.clear();
  entry.remedies.clear();
}

Error error_of(const journal::Entry& entry) {
  Error error;
  error.category = entry.outcome == journal::Outcome::denied ? Category::denied : Category::refused;
  error.code = entry.code;
  error.message = entry.message;
  error.reasons = entry.reasons;
  error.remedies = entry.remedies;
  return error;
}

// Answers from the entry that the same key made before, if there is one. What one was told is not
// told to another: he may have less of it to know.
bool answer_again(store::Transaction& tx, const Actor& actor, Execution& execution) {
  auto sequence = journal::find(tx, execution.idempotency_key);
  if (!sequence) return false;
  store::Schema schema(Registry::get().tables());
  auto entry = journal::read(tx, *sequence, schema);
  if (!entry) throw Fault(std::move(entry).error());
  std::string arguments;
  record::write_canonical(*execution.type->arguments, execution.arguments, arguments);
  bool is_same = entry->command == execution.type->name && entry->arguments == arguments;
  bool is_own = entry->actor == actor.actor;
  if (!is_same || !is_own) {
    std::string line = "the key " + quotation(execution.idempotency_key) + " was used by entry " +
                       std::to_string(*sequence);
    // Of a stranger's entry not even whether the request is the same: that would confirm a guess.
    line += is_own ? " for another " + std::string(entry->command) : ", of another actor";
    execution.error = kehu::conflict("idempotency.different_request", "/idempotency_key",
                                     line + "; a new request needs a new key");
    return true;
  }
  if (entry->outcome != journal::Outcome::done) {
    execution.error = error_of(*entry);
    return true;
  }
  auto read = record::read_canonical(*execution.type->reply, entry->reply, execution.reply);
  if (!read) throw Fault(read.error());
  execution.receipt = {*sequence, true, entry->reasons};
  return true;
}

void put_on_record(Database::State& state, store::Transaction& tx, const journal::Head& head,
                   Execution& execution, journal::Entry& entry, journal::Outcome outcome,
                   const Error& error) {
  entry.outcome = outcome;
  entry.code = error.code;
  entry.message = error.message;
  entry.reasons = error.reasons;
  entry.remedies = error.remedies;
  entry.changes.clear();
  state.saw(state.append(tx, entry, head).sequence);
  execution.receipt.sequence = entry.sequence;
  execution.outcome = outcome;
  execution.on_record = true;
}

void put_changes(const CommandContext& context, std::vector<journal::RowChange>& changes) {
  changes.resize(context.written().size());
  std::string_view bytes = context.bytes();
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const CommandContext::Written& row = context.written()[i];
    journal::RowChange& change = changes[i];
    change.table = row.table;
    change.replaced_version = row.replaced_version;
    change.key = bytes.substr(row.key_begin, row.key_end - row.key_begin);
    if (row.image_end == row.key_end) {
      change.image.reset();
      continue;
    }
    if (!change.image) change.image.emplace();
    *change.image = bytes.substr(row.key_end, row.image_end - row.key_end);
  }
}

}  // namespace

std::optional<Error> denial(const Policy& policy, const Actor& actor, bool is_command,
                            std::string_view name) {
  if (governance::has_right(policy, actor.role, is_command, name)) return std::nullopt;
  Decision right = governance::may(policy, actor.role, is_command, name);
  return refusal(Category::denied, right.code, right.reasons, right.remedies);
}

bool run(Database::State& state, store::Transaction& tx, const Actor& actor, Execution& execution,
         const Error* refusal) {
  journal::Entry entry;
  return run(state, tx, actor, execution, entry, refusal);
}

bool run(Database::State& state, store::Transaction& tx, const Actor& actor, Execution& execution,
         journal::Entry& entry, const Error* refusal) {
  execution.error.reset();
  execution.on_record = false;
  if (!execution.idempotency_key.empty() && answer_again(tx, actor, execution)) return false;

  Instant now = state.clock->now();
  journal::Head head = state.head(tx);
  auto policies = state.refresh(tx, head.sequence);
  state.ids->begin(head.sequence + 1);
  Policies::Version version = policies->in_force(actor.business_line, now);
  begin(entry, actor, execution, now, version.number);
  if (refusal) {
    execution.error = *refusal;
    put_on_record(state, tx, head, execution, entry,
                  refusal->category == Category::denied ? journal::Outcome::denied
                                                        : journal::Outcome::refused,
                  *refusal);
    return true;
  }

  if (auto denied = denial(*version.policy, actor, true, execution.type->name)) {
    put_on_record(state, tx, head, execution, entry, journal::Outcome::denied, *denied);
    execution.error = std::move(denied);
    return true;
  }

  CommandContext context(
      tx, {now, &actor, version.policy, version.number, state.ids.get(), policies.get()});
  auto result = execution.type->run(context, execution.arguments, execution.reply);
  if (!result) {
    execution.error = std::move(result).error();
    if (execution.error->category != Category::refused) return false;
    if (!context.written().empty()) return false;  // undone first, put on record by a second run
    put_on_record(state, tx, head, execution, entry, journal::Outcome::refused, *execution.error);
    return true;
  }
  entry.outcome = journal::Outcome::done;
  entry.reasons = context.reasons();
  record::write_canonical(*execution.type->reply, execution.reply, entry.reply);
  put_changes(context, entry.changes);
  state.append(tx, entry, head);
  // After an adoption the policies have to be read again, so that is not called seen.
  if (execution.type->name != system::AdoptPolicy::name) state.saw(entry.sequence);
  execution.receipt = {entry.sequence, false, std::move(entry.reasons)};
  execution.outcome = journal::Outcome::done;
  execution.on_record = true;
  return true;
}

void tell_committed(const Database::State& state, const Execution& execution) {
  state.tell({Event::Kind::committed, execution.receipt.sequence, execution.type->name,
              journal::name(execution.outcome), 0, 0});
}

std::optional<Error> run_all(Database::State& state, const Actor& actor,
                             std::span<Execution> executions) {
  std::size_t failed = executions.size();
  auto body = [&](store::Transaction& tx) {
    failed = executions.size();
    bool keep = false;
    journal::Entry entry;
    for (std::size_t i = 0; i < executions.size(); ++i) {
      bool kept = run(state, tx, actor, executions[i], entry);
      keep = keep || kept;
      if (executions[i].error) {
        failed = i;
        // Alone, a refusal stays on record; in a batch, what went before it has to go first.
        return executions.size() == 1 && kept;
      }
    }
    return keep;
  };
  if (executions.size() > 1)
    store::write_held_back(*state.store, body);
  else
    state.store->write(body);
  if (failed == executions.size()) {
    for (const Execution& execution : executions)
      if (execution.on_record) tell_committed(state, execution);
    return std::nullopt;
  }

  Execution& execution = executions[failed];
  Error error = *execution.error;
  bool refused = error.category == Category::refused || error.category == Category::denied;
  bool undone = executions.size() > 1 || !execution.on_record;
  if (refused && undone && execution.receipt.sequence >= 0 && !execution.receipt.repeated) {
    // On record even though everything it did was undone. A repeated key answers from its entry.
    state.store->write(
        [&](store::Transaction& tx) { return run(state, tx, actor, execution, &error); });
  }
  if (execution.on_record) tell_committed(state, execution);
  if (executions.size() > 1) error = under("/batch/" + std::to_string(failed), std::move(error));
  return error;
}

Session::Session(std::shared_ptr<Database::State> state, Actor actor)
    : state_(std::move(state)), actor_(std::move(actor)) {}

Result<Receipt> Session::execute(std::string_view name, const void* arguments, void* reply,
                                 std::string_view idempotency_key) {
  try {
    KEHU_TRY_ASSIGN(const CommandType* type, Registry::get().command(name));
    std::optional<record::Box> cleaned;
    if (needs_cleaning(*type->arguments, arguments)) {
      cleaned.emplace(*type->arguments, arguments);
      KEHU_TRY(clean(*type->arguments, cleaned->get()));
      arguments = cleaned->get();
    }
    Execution execution;
    execution.type = type;
    execution.arguments = arguments;
    execution.reply = reply;
    execution.idempotency_key = idempotency_key;
    if (auto error = run_all(*state_, actor_, {&execution, 1})) return std::move(*error);
    return std::move(execution.receipt);
  } catch (const Fault& fault) {
    return fault.error();
  }
}

}  // namespace kehu
