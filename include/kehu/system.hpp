// What every database answers about itself: its policy versions, its journal and its store.
//
// Implements GOV-9 (versions with effective dates) and RPT-7 (every figure traceable to records).
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "kehu/command.hpp"

namespace kehu::system {

struct Adopted {
  std::int64_t version = 0;  // of the new policy version
};
BOOST_DESCRIBE_STRUCT(Adopted, (), (version))

// Puts a new policy version on record. It holds from its effective_from on, for its business line.
// What is given of `document` and `patch` is JSON: a whole policy, and what is to be other in it,
// {"CRD-2": {"parameters": {"days": "45"}}, "policy": {...}}. A patch without a document is over
// the version last adopted for the session's business line, or else for all lines. In it null
// removes; in the heading, "policy", it stands as it is. Errors: policy.* (all faults, each with
// its path), policy.ambiguous, json.missing (neither given).
struct AdoptPolicy {
  static constexpr std::string_view name = "policy.adopt";
  using Reply = Adopted;
  std::optional<std::string> document;
  std::optional<std::string> patch;  // a merge patch (RFC 7396) a clause, by its id
};
BOOST_DESCRIBE_STRUCT(AdoptPolicy, (), (document, patch))

struct Imported {
  std::int64_t taken = 0, refused = 0;
};
BOOST_DESCRIBE_STRUCT(Imported, (), (taken, refused))

// The summary that an import leaves after the entries of its rows. Only ingest executes it.
struct ImportRows {
  static constexpr std::string_view name = "import.rows";
  using Reply = Imported;
  std::string command;       // that each row was carried out as
  std::string source;        // file name, or "arrow"
  std::int64_t taken = 0;    // rows on record
  std::int64_t refused = 0;  // rows left out, by choice of "good_rows"
};
BOOST_DESCRIBE_STRUCT(ImportRows, (), (command, source, taken, refused))

struct PolicyVersionRow {
  std::int64_t version = 0;
  std::string name, business_line;
  Date effective_from;
  std::optional<Date> effective_for_existing;
  Instant adopted_at{};
  std::string adopted_by;
  bool in_force = false;  // today, for its business line
};
BOOST_DESCRIBE_STRUCT(PolicyVersionRow, (),
                      (version, name, business_line, effective_from, effective_for_existing,
                       adopted_at, adopted_by, in_force))
struct PolicyVersions {
  static constexpr std::string_view name = "policy.versions";
  using Row = PolicyVersionRow;
  std::optional<std::string> business_line;
};
BOOST_DESCRIBE_STRUCT(PolicyVersions, (), (business_line))

// The policy in force: the zone in which its days begin and end, and the day that it is there now.
struct PolicyHeadingRow {
  std::string name, version_name, business_line;
  std::string title_en, title_zh;
  std::string time_zone;  // a name of the IANA database
  std::string currency;
  Instant now{};
  Date today;
};
BOOST_DESCRIBE_STRUCT(PolicyHeadingRow, (),
                      (name, version_name, business_line, title_en, title_zh, time_zone, currency,
                       now, today))
struct PolicyHeading {
  static constexpr std::string_view name = "policy.heading";
  using Row = PolicyHeadingRow;
};
BOOST_DESCRIBE_STRUCT(PolicyHeading, (), ())

struct ClauseRow {
  std::string clause, title_en, title_zh, text_en, text_zh;
  std::string parameters;  // JSON, as the document states them; "" where the clause has none
};
BOOST_DESCRIBE_STRUCT(ClauseRow, (), (clause, title_en, title_zh, text_en, text_zh, parameters))
// The clauses of the policy in force.
struct PolicyClauses {
  static constexpr std::string_view name = "policy.clauses";
  using Row = ClauseRow;
  std::optional<std::string> clause;
};
BOOST_DESCRIBE_STRUCT(PolicyClauses, (), (clause))

struct PolicyFault {
  std::string code, path, message;
};
BOOST_DESCRIBE_STRUCT(PolicyFault, (), (code, path, message))
// Every fault of a policy at once; no row: it is one. `document` and `patch` as in policy.adopt.
// Errors: json.missing (neither given), and what a patch cannot be put over.
struct CheckPolicy {
  static constexpr std::string_view name = "policy.check";
  using Row = PolicyFault;
  std::optional<std::string> document, patch;
};
BOOST_DESCRIBE_STRUCT(CheckPolicy, (), (document, patch))

struct EntryRow {
  std::int64_t sequence = 0;
  Instant at{};
  std::string actor, role, purpose, command, outcome, code, message;
  std::int64_t policy_version = 0;
  std::string arguments;  // JSON
  std::string reply;      // JSON; "" unless done
  std::string reasons;    // JSON
  std::int64_t changes = 0;
  bool withheld = false;  // message, arguments, reply and reasons, which are empty then
};
BOOST_DESCRIBE_STRUCT(EntryRow, (),
                      (sequence, at, actor, role, purpose, command, outcome, code, message,
                       policy_version, arguments, reply, reasons, changes, withheld))
// The journal, oldest first. Of an entry about a complaint in confidence, or about one that the
// asker has no part in (CMP-2, CMP-6), he is told that it is there and not what it says; of a
// refusal that names no such record, though its command is of their area, its own actor is told.
struct JournalEntries {
  static constexpr std::string_view name = "journal.entries";
  using Row = EntryRow;
  std::optional<std::int64_t> from;   // sequence, inclusive
  std::optional<std::int64_t> limit;  // rows at most
  std::optional<std::string> command;
  std::optional<std::string> actor;
};
BOOST_DESCRIBE_STRUCT(JournalEntries, (), (from, limit, command, actor))

struct ChangeRow {
  std::int64_t sequence = 0;
  std::string table;
  std::int64_t replaced_version = 0;  // 0: the row was absent
  std::string image;                  // JSON; "" when the row was erased
  bool withheld = false;              // the image, which is empty then
};
BOOST_DESCRIBE_STRUCT(ChangeRow, (), (sequence, table, replaced_version, image, withheld))
// The rows that one entry changed, each with its image after; withheld as in journal.entries.
struct JournalChanges {
  static constexpr std::string_view name = "journal.changes";
  using Row = ChangeRow;
  std::int64_t sequence = 0;
};
BOOST_DESCRIBE_STRUCT(JournalChanges, (), (sequence))

struct HeadRow {
  std::int64_t sequence = 0;
  std::string head;  // to be kept elsewhere and given to store.verify as the anchor
};
BOOST_DESCRIBE_STRUCT(HeadRow, (), (sequence, head))
struct JournalHead {
  static constexpr std::string_view name = "journal.head";
  using Row = HeadRow;
};
BOOST_DESCRIBE_STRUCT(JournalHead, (), ())

struct VerificationRow {
  std::int64_t entries = 0, segments = 0, anchored = 0, unanchored = 0, rows = 0;
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(VerificationRow, (), (entries, segments, anchored, unanchored, rows, digest))
// Recomputes the journal's chain and, unless told not to, the rows from the journal.
// Errors: journal.*.
struct VerifyStore {
  static constexpr std::string_view name = "store.verify";
  using Row = VerificationRow;
  std::optional<std::string> anchor;  // an exported head
  std::optional<bool> state;          // default true
};
BOOST_DESCRIBE_STRUCT(VerifyStore, (), (anchor, state))

struct DigestRow {
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(DigestRow, (), (digest))
struct StoreDigest {
  static constexpr std::string_view name = "store.digest";
  using Row = DigestRow;
};
BOOST_DESCRIBE_STRUCT(StoreDigest, (), ())

struct DumpRow {
  std::string table;
  std::string row;  // JSON
};
BOOST_DESCRIBE_STRUCT(DumpRow, (), (table, row))
// Every row of every table that is not derived, in order of keys: equal for equal contents. What is
// kept in confidence is among them, as in the file itself: the right to the one is a right to the
// other.
struct StoreDump {
  static constexpr std::string_view name = "store.dump";
  using Row = DumpRow;
};
BOOST_DESCRIBE_STRUCT(StoreDump, (), ())

struct StoreStatusRow {
  std::string name, value;
};
BOOST_DESCRIBE_STRUCT(StoreStatusRow, (), (name, value))
// What the store says of itself: kind, location, versions, settings as read back.
struct StoreStatus {
  static constexpr std::string_view name = "store.status";
  using Row = StoreStatusRow;
  std::optional<std::string> only;  // one name
};
BOOST_DESCRIBE_STRUCT(StoreStatus, (), (only))

const Area& area();

}  // namespace kehu::system
