// What a Database is made of. Shared by its sessions; internal to the session folder.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "kehu/governance.hpp"
#include "kehu/session.hpp"
#include "session/registry.hpp"
#include "store/journal.hpp"

namespace kehu {

// The policy versions of a database, loaded. Immutable: a new adoption makes a new one.
struct Policies : PolicyVersions {
  std::vector<governance::PolicyVersion> rows;          // by number
  std::vector<std::shared_ptr<const Policy>> policies;  // beside them

  // The version in force for a business line at an instant; before every version's first day, the
  // first; before the first adoption, the reference policy as number 0.
  Version in_force(std::string_view business_line, Instant now,
                   std::optional<Date> subject_since = std::nullopt) const override;
  const Policy* version(std::int64_t number) const override;
};

struct Database::State {
  std::shared_ptr<store::Store> store;
  std::shared_ptr<Clock> clock;
  std::shared_ptr<IdSource> ids;
  bool read_only = false;

  // Which policies hold, as of journal sequence `policies_seen`.
  std::shared_ptr<const Policies> policies() const;
  // Reads the versions again where the journal has grown past what was seen by somebody else.
  std::shared_ptr<const Policies> refresh(store::Transaction& tx, std::int64_t sequence);
  void saw(std::int64_t sequence) { seen_.store(sequence, std::memory_order_relaxed); }

  // The journal's last entry, and an entry after it. Inside a write transaction: what stood last is
  // remembered for as long as the store says that nothing else was written.
  journal::Head head(store::Transaction& tx);
  journal::Head append(store::Transaction& tx, journal::Entry& entry, const journal::Head& last);

  std::uint64_t watch(Watcher watcher);
  bool unwatch(std::uint64_t watch);
  // Tells every watcher; false when one of them cancels.
  bool tell(const Event& event) const;
  bool is_watched() const { return watched_.load(std::memory_order_relaxed); }

  // The state after an earlier entry, rebuilt in memory; the last one asked is kept.
  Result<std::shared_ptr<store::Store>> as_of(std::int64_t sequence);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Policies> policies_;
  std::atomic<std::int64_t> seen_{-1};
  journal::Head head_;               // as of `head_revision_`; only one body writes at a time
  std::uint64_t head_revision_ = 0;  // 0: not known
  mutable std::shared_mutex watchers_mutex_;
  std::map<std::uint64_t, Watcher> watchers_;
  std::uint64_t next_watch_ = 1;
  std::atomic<bool> watched_{false};
  std::mutex past_mutex_;
  std::int64_t past_sequence_ = 0;
  std::shared_ptr<store::Store> past_;
};

// One command inside a write transaction, with its journal entry.
struct Execution {
  const CommandType* type = nullptr;
  const void* arguments = nullptr;
  void* reply = nullptr;
  std::string_view idempotency_key;

  Receipt receipt;
  std::optional<Error> error;  // what the caller gets instead of a receipt
  journal::Outcome outcome{};  // of the entry
  bool on_record = false;      // an entry was written (done, refused or denied)
};

// Decides and carries out `execution`; true when the transaction is to be kept. `refusal`: the
// error of an earlier, undone run, which is only put on record now.
bool run(Database::State& state, store::Transaction& tx, const Actor& actor, Execution& execution,
         const Error* refusal = nullptr);
// The same of one of many: `entry` is the one's before it, or a new one, whose memory is used
// again.
bool run(Database::State& state, store::Transaction& tx, const Actor& actor, Execution& execution,
         journal::Entry& entry, const Error* refusal = nullptr);

// Whether the actor's role may ask for a command (or else a query); what it gets if not.
std::optional<Error> denial(const Policy& policy, const Actor& actor, bool is_command,
                            std::string_view name);

// Tells the watchers of an entry that is durable now.
void tell_committed(const Database::State& state, const Execution& execution);

// Runs several, all or nothing. The error is that of the first that failed; its path is prefixed
// with "/batch/<i>" when there are several.
std::optional<Error> run_all(Database::State& state, const Actor& actor,
                             std::span<Execution> executions);

// What is said of a batch that is none, or that has no command; the same through every face.
Error empty_batch();

// Pushes a query's rows, of the present state or of that after an earlier entry (`as_of` not 0).
Result<void> run_query(Database::State& state, const Actor& actor, const QueryType& type,
                       const void* arguments, std::int64_t as_of, RowSink& sink);

// See kehu_ingest. Releases `in` in every case.
Result<std::string> ingest(Database::State& state, const Actor& actor, std::string_view text,
                           ArrowArrayStream* in);

// The same words everywhere: an error as the JSON object of kehu.h.
void write_error(const Error& error, std::string& out);
void write_reasons(std::span<const Reason> reasons, bool with_sentences, std::string& out);
void write_remedies(std::span<const Remedy> remedies, std::string& out);
std::string fact_text(const FactValue& value);

// Cleans every text of a request in place (NFC, no control characters). Errors: text.*, with path.
Result<void> clean(const record::Descriptor& descriptor, void* record);
// Whether clean would change or refuse something; ASCII without control characters never needs it.
bool needs_cleaning(const record::Descriptor& descriptor, const void* record);

// The policy document of `base` with a patch per clause (RFC 7396), keyed by clause id; the key
// "policy" patches the heading. Errors: policy.unknown_clause, json.*.
Result<std::string> patch_policy(std::string_view base, std::string_view patch);
// A stored document with the reference policy's clauses that it lacks, and none of the parameters
// that may be left empty: it was adopted before what reads them was built. Errors: json.*.
Result<std::string> complete_policy(std::string_view base);

}  // namespace kehu
