// The journal: one entry a command, in the same transaction as the rows it changed.
//
// An entry is one canonical byte string, stored as hashed:
//   hash[n] = BLAKE2b-256(personal "kehu-journal-v1", hash[n-1] | entry[n])      hash[0] = zeros
// The columns beside it (at, actor, command, outcome) are an index only; verify compares them.
// Every 4,096 entries close a segment with an RFC 6962 Merkle root over the entries' hashes.
#pragma once

#include <array>
#include <functional>

#include "kehu/store.hpp"

namespace kehu::journal {

using store::Schema;
using store::Transaction;

enum class Outcome : std::uint8_t {
  done,     // granted and carried out
  refused,  // a rule of the policy said no; nothing changed
  denied,   // the role may not ask; nothing changed
};
// "done", "refused" or "denied".
std::string_view name(Outcome outcome);

// A row that the command changed: its image after, and the version it replaced.
struct RowChange {
  const Table* table = nullptr;
  std::string key;                    // canonical bytes of the primary key
  std::int64_t replaced_version = 0;  // 0: the row was absent
  std::optional<std::string> image;   // canonical bytes of the row; empty: erased
};

struct Entry {
  std::int64_t sequence = 0;
  Instant at{};
  std::string command, actor, role, purpose, business_line, idempotency_key;
  std::int64_t policy_version = 0;
  std::string arguments;  // canonical bytes of the command's struct
  Outcome outcome = Outcome::done;
  std::string code;     // of the refusal, or ""
  std::string message;  // of the refusal, or ""
  std::vector<Reason> reasons;
  std::vector<Remedy> remedies;
  std::string reply;  // canonical bytes of the command's reply struct; empty unless done
  std::vector<RowChange> changes;
};

using Hash = std::array<std::uint8_t, 32>;

// What is exported and kept elsewhere. Only what lies before an anchor is claimed to be protected.
struct Head {
  std::int64_t sequence = 0;
  Hash hash{};
};
std::string text(const Head& head);              // "kehu-head-v1 <sequence> <64 hex digits>"
Result<Head> parse_head(std::string_view text);  // errors: journal.head_format

// The tables that the journal itself needs; part of every schema.
Schema tables();

// The canonical bytes (journal_entry.cpp). Precondition: each image is of its table; Fault.
std::string encode(const Entry& entry);
// Reads exactly one encoding: trailing bytes, a second encoding of the same entry, an unknown
// format or table are errors. Errors: journal.entry_format.
Result<Entry> decode(std::string_view bytes, Schema schema);

// Appends with the next sequence, which it fills in; also keeps idempotency keys and segments.
// `last`: the head, as read in this transaction.
Head append(Transaction& tx, Entry& entry, const Head& last);
Head append(Transaction& tx, Entry& entry);
Head head(Transaction& tx);
Result<Entry> read(Transaction& tx, std::int64_t sequence, Schema schema);  // journal.no_entry
// The entry that first used an idempotency key, if any.
std::optional<std::int64_t> find(Transaction& tx, std::string_view idempotency_key);

// Closes the segments that are full and have no row yet (a store whose journal is older than its
// segments). Faults where an entry is missing.
void close_segments(Transaction& tx);

// Asked now and then with (done, total); returns false to cancel.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

struct Verification {
  std::int64_t entries = 0;     // whose hash was recomputed
  std::int64_t segments = 0;    // whose root was recomputed
  std::int64_t anchored = 0;    // entries at or before the given anchor
  std::int64_t unanchored = 0;  // entries after it: only as safe as this file
  std::int64_t rows = 0;        // rows compared with the replay of the journal
  std::string digest;           // of the state, 64 hex digits
};
// Recomputes the chain and segments, compares the columns, and (with `state`) rebuilds the rows
// in memory and compares them with the stored ones. Needs no session. Errors: journal.broken_chain,
// journal.column_differs, journal.broken_segment, journal.anchor_differs, journal.missing_entry,
// journal.state_differs, journal.entry_format, journal.cancelled.
Result<Verification> verify(Transaction& tx, Schema schema, std::optional<Head> anchor, bool state,
                            const Progress& progress = {});

// Applies entries 1..until (0: all) of `from` to the empty store `to`, journal included.
// Errors: journal.entry_format, journal.not_empty, journal.cancelled, journal.no_entry.
Result<void> replay(Transaction& from, Schema schema, store::Store& to, std::int64_t until = 0,
                    const Progress& progress = {});

// BLAKE2b-256 over the canonical rows of every table that is not derived, in order of keys: equal
// for equal contents on every store. 64 hex digits.
std::string digest(Transaction& tx, Schema schema);

}  // namespace kehu::journal
