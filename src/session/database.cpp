#include <unistd.h>

#include <algorithm>

#include "kehu/casework.hpp"
#include "kehu/core/text.hpp"
#include "kehu/system.hpp"
#include "session/state.hpp"
#include "store/revision.hpp"

namespace kehu {

namespace {

// The actor of what the house does by itself when a database is opened.
const Actor& house() {
  static const Actor actor{"kehu", "administrator", "open database", ""};
  return actor;
}

std::string describe_faults(const Policy::Faults& faults) {
  std::string text = faults.size() == 1
                         ? "the policy has a fault: "
                         : "the policy has " + std::to_string(faults.size()) + " faults: ";
  for (std::size_t i = 0; i < faults.size(); ++i) {
    if (i) text += "; ";
    text += faults[i].path + ": " + faults[i].message;
  }
  return text;
}

// A document that a kehu with fewer areas adopted lacks the clauses of the later ones. Until the
// company adopts its own, the reference policy's hold; its role table gives nobody their commands
// but who may do everything. A parameter that came later and may be empty is empty.
Result<std::shared_ptr<const Policy>> load_stored(const std::string& document,
                                                  Policy::Faults& faults) {
  auto policy = Policy::load_adopted(document, faults);
  bool only_lacks = std::ranges::all_of(faults, [](const Error& fault) {
    return fault.code == "policy.missing_clause" || fault.code == "policy.parameter";
  });
  if (policy || !only_lacks) return policy;
  KEHU_TRY_ASSIGN(std::string completed, complete_policy(document));
  faults.clear();
  return Policy::load_adopted(completed, faults);
}

Result<std::shared_ptr<const Policies>> load_policies(store::Transaction& tx) {
  auto policies = std::make_shared<Policies>();
  Reader reader(tx);
  for (auto& row : reader.rows<governance::PolicyVersion>("", {})) {
    Policy::Faults faults;
    KEHU_TRY_ASSIGN(auto policy, load_stored(row.document, faults));
    if (!policy) {
      Error error = faults.front();
      error.message = "stored policy version " + std::to_string(row.version) +
                      " cannot be loaded by this build: " + describe_faults(faults);
      return error;
    }
    policies->rows.push_back(std::move(row));
    policies->policies.push_back(std::move(policy));
  }
  return std::shared_ptr<const Policies>(std::move(policies));
}

Result<std::shared_ptr<store::Store>> open_store(const Options& options) {
  store::Schema schema(Registry::get().tables());
  if (options.store == Options::Kind::memory) return store::open_memory(schema);
  store::SqliteOptions sqlite;
  sqlite.path = options.path;
  sqlite.busy_timeout_ms = options.busy_timeout_ms;
  sqlite.read_only = options.read_only;
  return store::open_sqlite(sqlite, schema);
}

}  // namespace

Policies::Version Policies::in_force(std::string_view business_line, Instant now,
                                     std::optional<Date> subject_since) const {
  if (rows.empty()) return {0, Policy::reference().get()};
  if (rows.size() == 1) return {rows.front().version, policies.front().get()};
  Date today = policies.front()->zone().day(now);
  const auto* row = governance::in_force(rows, business_line, today, subject_since);
  if (!row) row = &rows.front();
  return {row->version, policies[static_cast<std::size_t>(row - rows.data())].get()};
}

const Policy* Policies::version(std::int64_t number) const {
  auto row = std::ranges::find(rows, number, &governance::PolicyVersion::version);
  if (row == rows.end()) return nullptr;
  return policies[static_cast<std::size_t>(row - rows.begin())].get();
}

std::shared_ptr<const Policies> Database::State::policies() const {
  std::lock_guard lock(mutex_);
  return policies_;
}

std::shared_ptr<const Policies> Database::State::refresh(store::Transaction& tx,
                                                         std::int64_t sequence) {
  std::lock_guard lock(mutex_);
  if (policies_ && seen_.load(std::memory_order_relaxed) == sequence) return policies_;
  governance::PolicyVersion newest;
  store::Range last;
  last.descending = true;
  last.limit = 1;
  bool any = tx.scan(table_of<governance::PolicyVersion>().key(), last)->next(&newest);
  std::int64_t known = policies_ && !policies_->rows.empty() ? policies_->rows.back().version : 0;
  if (!policies_ || known != (any ? newest.version : 0)) {
    auto loaded = load_policies(tx);
    if (!loaded) throw Fault(std::move(loaded).error());
    policies_ = std::move(*loaded);
  }
  seen_.store(sequence, std::memory_order_relaxed);
  return policies_;
}

journal::Head Database::State::head(store::Transaction& tx) {
  std::uint64_t revision = store::revision(tx);
  if (revision == 0 || revision != head_revision_) {
    head_ = journal::head(tx);
    head_revision_ = revision;
  }
  return head_;
}

journal::Head Database::State::append(store::Transaction& tx, journal::Entry& entry,
                                      const journal::Head& last) {
  head_ = journal::append(tx, entry, last);
  head_revision_ = store::revision(tx);
  return head_;
}

std::uint64_t Database::State::watch(Watcher watcher) {
  std::unique_lock lock(watchers_mutex_);
  watchers_.emplace(next_watch_, std::move(watcher));
  watched_ = true;
  return next_watch_++;
}

bool Database::State::unwatch(std::uint64_t watch) {
  std::unique_lock lock(watchers_mutex_);
  bool known = watchers_.erase(watch) == 1;
  watched_ = !watchers_.empty();
  return known;
}

bool Database::State::tell(const Event& event) const {
  if (!is_watched()) return true;
  std::shared_lock lock(watchers_mutex_);
  bool go_on = true;
  for (const auto& [number, watcher] : watchers_) go_on = watcher(event) && go_on;
  return go_on;
}

Result<std::shared_ptr<store::Store>> Database::State::as_of(std::int64_t sequence) {
  std::lock_guard lock(past_mutex_);
  if (past_ && past_sequence_ == sequence) return past_;
  store::Schema schema(Registry::get().tables());
  auto tx = store->read();
  std::int64_t head = journal::head(*tx).sequence;
  if (sequence < 1 || sequence > head)
    return kehu::not_found("journal.no_entry", "/as_of",
                           "the journal has no entry " + std::to_string(sequence) +
                               "; its last is " + std::to_string(head));
  auto past = store::open_memory(schema);
  auto progress = [this](std::int64_t done, std::int64_t total) {
    return tell({Event::Kind::progress, 0, "as_of", "", done, total});
  };
  KEHU_TRY(journal::replay(*tx, schema, *past, sequence, progress));
  past_ = past;
  past_sequence_ = sequence;
  return past;
}

namespace {

// The document that the options ask for: the given one, else the stored or the reference one, with
// the patch over it. Empty when what is stored is to stay.
Result<std::string> wanted_document(const Policies& policies, const Options& options) {
  std::string document = options.policy_document;
  if (document.empty() && (policies.rows.empty() || !options.policy_patch.empty()))
    document = policies.rows.empty() ? std::string(Policy::reference_document())
                                     : governance::last_adopted(policies.rows, "")->document;
  if (options.policy_patch.empty()) return document;
  auto patched = patch_policy(document, options.policy_patch);
  if (!patched) return under("/policy_patch", std::move(patched).error());
  return patched;
}

// Puts the document that the options ask for in force unless it is so already.
Result<void> adopt(const std::shared_ptr<Database::State>& state, const Options& options) {
  auto policies = state->policies();
  KEHU_TRY_ASSIGN(std::string document, wanted_document(*policies, options));
  if (document.empty()) return {};
  bool in_force = std::ranges::any_of(policies->rows, [&](const auto& row) {
    return row.document == document &&
           governance::last_adopted(policies->rows, row.business_line) == &row;
  });
  if (in_force) return {};
  Policy::Faults faults;
  auto policy = Policy::load(document, faults);
  if (!policy) {
    Error error = faults.front();
    error.message = describe_faults(faults);
    return error;
  }
  if (state->read_only)
    return kehu::invalid(
        "options.read_only", "/policy",
        "a database opened read-only cannot adopt a policy; open it for writing once");
  system::AdoptPolicy command{std::move(document), std::nullopt};
  system::Adopted reply;
  Execution execution;
  execution.type = *Registry::get().command(system::AdoptPolicy::name);
  execution.arguments = &command;
  execution.reply = &reply;
  if (auto error = run_all(*state, house(), {&execution, 1})) return *error;
  return {};
}

}  // namespace

Result<Database> Database::open(const Options& options) {
  try {
    auto state = std::make_shared<State>();
    state->clock = options.clock ? options.clock : Clock::system();
    state->ids = options.ids ? options.ids : IdSource::random();
    state->read_only = options.read_only;
    KEHU_TRY_ASSIGN(state->store, open_store(options));
    {
      auto tx = state->store->read();
      state->refresh(*tx, journal::head(*tx).sequence);
    }
    KEHU_TRY(adopt(state, options));
    return Database(std::move(state));
  } catch (const Fault& fault) {
    return fault.error();
  }
}

namespace {

// Of what stands in every entry of the journal and on every printed page.
constexpr std::size_t actor_bytes_max = 255;

Result<void> clean_line(std::string& value, std::string_view path) {
  auto cleaned = clean_text(value);
  if (!cleaned) return under(path, std::move(cleaned).error());
  value = std::move(*cleaned);
  KEHU_TRY(casework::check_line(value, path));
  if (value.size() > actor_bytes_max)
    return kehu::invalid("session.too_long", path,
                         "it has " + std::to_string(value.size()) + " bytes; give " +
                             std::to_string(actor_bytes_max) + " at most");
  return {};
}

}  // namespace

Result<Session> Database::session(Actor actor) const {
  KEHU_TRY(clean_line(actor.actor, "/actor"));
  KEHU_TRY(clean_line(actor.role, "/role"));
  KEHU_TRY(clean_line(actor.purpose, "/purpose"));
  KEHU_TRY(clean_line(actor.business_line, "/business_line"));
  if (actor.actor.empty())
    return kehu::invalid("session.actor", "/actor",
                         "a session needs to know its actor; it is empty");
  if (actor.role.empty())
    return kehu::invalid("session.role", "/role", "a session needs to know its role; it is empty");
  return Session(state_, std::move(actor));
}

std::uint64_t Database::watch(Watcher watcher) const { return state_->watch(std::move(watcher)); }
bool Database::unwatch(std::uint64_t watch) const { return state_->unwatch(watch); }
store::Store& Database::store() const noexcept { return *state_->store; }
Clock& Database::clock() const noexcept { return *state_->clock; }

}  // namespace kehu
