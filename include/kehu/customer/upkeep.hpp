// Upkeep of customer files: changes and how timely they are applied, reviews, verification of
// contact points, completeness, and the year-end archive.
//
// Implements CUS-7, CUS-8, CUS-12.
//
// Refusals (category refused):
//   customer.verification_method  the contact point is long unused, and CUS-8 does not verify one
//                                 in this way
// Errors:
//   customer.change_settled       the change was applied or dismissed already (conflict)
//   customer.no_change            no change has this id (not_found)
//   customer.future_date          known, or archived, after today (invalid)
//   customer.empty                a text that must say something (invalid)
//   customer.year                 the year is not over yet (invalid)
//   customer.digest               not 64 hexadecimal digits (invalid)
#pragma once

#include "kehu/casework/duty.hpp"
#include "kehu/customer.hpp"

namespace kehu::customer {

// Who brought a change (CUS-7).
enum class ChangeSource : std::uint8_t { customer, staff, system };
BOOST_DESCRIBE_ENUM(ChangeSource, customer, staff, system)

enum class ChangeState : std::uint8_t { known, applied, dismissed };
BOOST_DESCRIBE_ENUM(ChangeState, known, applied, dismissed)

// A change of a file: reported and settled later, or made at once by a command.
struct FileChange {
  Id<FileChange> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  ChangeSource source{};
  std::string act;      // the command that made it at once; "" of a reported one
  std::string summary;  // of a reported one
  ChangeState state{};
  Instant known_at{};
  Instant deadline{};  // by CUS-7, as of recording
  Instant recorded_at{};
  std::string recorded_by;
  std::optional<Instant> settled_at;
  std::string settled_by;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(FileChange, (),
                      (id, version, customer, source, act, summary, state, known_at, deadline,
                       recorded_at, recorded_by, settled_at, settled_by, note))

struct FileReview {  // CUS-8; key (customer, number)
  Id<Customer> customer;
  std::int64_t number = 0;
  Instant at{};
  std::string by;
  Ratio completeness;       // of what a complete file has
  std::int64_t faults = 0;  // wrong or incomplete, as the cleaning list has them
  std::string note;
};
BOOST_DESCRIBE_STRUCT(FileReview, (), (customer, number, at, by, completeness, faults, note))

enum class VerificationMethod : std::uint8_t { message, email, call, visit, letter };
BOOST_DESCRIBE_ENUM(VerificationMethod, message, email, call, visit, letter)

enum class VerificationOutcome : std::uint8_t { confirmed, no_answer, wrong };
BOOST_DESCRIBE_ENUM(VerificationOutcome, confirmed, no_answer, wrong)

// That a contact point was tried (CUS-8); key (customer, contact_point, number).
struct ContactVerification {
  Id<Customer> customer;
  std::int64_t contact_point = 0;
  std::int64_t number = 0;
  VerificationMethod method{};
  VerificationOutcome outcome{};
  Instant at{};
  std::string by;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(ContactVerification, (),
                      (customer, contact_point, number, method, outcome, at, by, note))

// That the files of a year were exported to an archive (CUS-12); key (year, number).
struct FileArchive {
  std::int64_t year = 0;
  std::int64_t number = 0;
  std::string location;
  std::string digest;  // BLAKE2b-256 of the archive's manifest, hexadecimal
  std::int64_t customers = 0;
  Date due_on;  // by CUS-12
  Instant recorded_at{};
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(FileArchive, (),
                      (year, number, location, digest, customers, due_on, recorded_at, recorded_by))

// ---- Clauses ----------------------------------------------------------------------------------

struct ChangesClause {                 // CUS-7
  casework::TimeLimit applied_within;  // from when the change is known
  // Whose changes are the customer's own, and whose the work of a system; all others are staff.
  std::vector<std::string> customer_roles, system_roles;
};
BOOST_DESCRIBE_STRUCT(ChangesClause, (), (applied_within, customer_roles, system_roles))

struct ReviewsClause {                            // CUS-8
  casework::TimeLimit every;                      // from the last review
  std::vector<ContactKind> verified;              // kinds of contact points that are verified
  std::int64_t unused_days = 0;                   // unconfirmed for longer, one is verified anew
  std::vector<VerificationMethod> reverified_by;  // in which ways then
};
BOOST_DESCRIBE_STRUCT(ReviewsClause, (), (every, verified, unused_days, reverified_by))

struct ArchiveClause {                   // CUS-12
  std::int64_t days_after_year_end = 0;  // by when the archive is made
};
BOOST_DESCRIBE_STRUCT(ArchiveClause, (), (days_after_year_end))

// ---- Commands ---------------------------------------------------------------------------------

// A change that is known and not applied yet: a duty of the account manager (CUS-7).
struct ReportChange {
  static constexpr std::string_view name = "customer.report_change";
  using Reply = FileChange;
  std::optional<Id<FileChange>> id;
  Reference<Customer> customer;
  std::string summary;
  std::optional<ChangeSource> source;  // default: by the actor's role
  std::optional<Instant> known_at;     // default: now
};
BOOST_DESCRIBE_STRUCT(ReportChange, (), (id, customer, summary, source, known_at))

// The change was applied to the file, or turned out to be none (`dismissed`, with a note).
struct SettleChange {
  static constexpr std::string_view name = "customer.settle_change";
  using Reply = FileChange;
  Id<FileChange> change;
  std::optional<bool> dismissed;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(SettleChange, (), (change, dismissed, note))

struct ReviewsScheduled {
  std::int64_t customers = 0, opened = 0;
};
BOOST_DESCRIBE_STRUCT(ReviewsScheduled, (), (customers, opened))
// Opens the duty of the next review of every active customer who has none open.
struct ScheduleReviews {
  static constexpr std::string_view name = "customer.schedule_reviews";
  using Reply = ReviewsScheduled;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(ScheduleReviews, (), (customer))

// Puts a review on record, with what the file lacked, and schedules the next one.
struct ReviewFile {
  static constexpr std::string_view name = "customer.review";
  using Reply = FileReview;
  Reference<Customer> customer;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ReviewFile, (), (customer, note))

struct VerifyContactPoint {
  static constexpr std::string_view name = "customer.verify_contact_point";
  using Reply = ContactVerification;
  Reference<Customer> customer;
  std::int64_t contact_point = 0;  // its number
  VerificationMethod method{};
  VerificationOutcome outcome{};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(VerifyContactPoint, (), (customer, contact_point, method, outcome, note))

struct RecordArchive {
  static constexpr std::string_view name = "customer.record_archive";
  using Reply = FileArchive;
  std::int64_t year = 0;
  std::string location;
  std::string digest;
  std::int64_t customers = 0;
};
BOOST_DESCRIBE_STRUCT(RecordArchive, (), (year, location, digest, customers))

// ---- Queries ----------------------------------------------------------------------------------

struct ChangesQuery {
  static constexpr std::string_view name = "customer.changes";
  using Row = FileChange;
  std::optional<Reference<Customer>> customer;
  std::optional<ChangeState> state;
};
BOOST_DESCRIBE_STRUCT(ChangesQuery, (), (customer, state))

// How timely changes that became known in the window were applied, a row for each way in.
struct TimelinessRow {
  ChangeSource source{};
  std::int64_t changes = 0;  // dismissed ones are left out
  std::int64_t in_time = 0, late = 0;
  std::int64_t pending = 0, overdue = 0;
  std::optional<Ratio> in_time_share;  // of those that are settled or overdue
};
BOOST_DESCRIBE_STRUCT(TimelinessRow, (),
                      (source, changes, in_time, late, pending, overdue, in_time_share))
struct TimelinessQuery {
  static constexpr std::string_view name = "customer.timeliness";
  using Row = TimelinessRow;
  std::optional<Instant> from, until;  // until is not included
};
BOOST_DESCRIBE_STRUCT(TimelinessQuery, (), (from, until))

struct ReviewsQuery {
  static constexpr std::string_view name = "customer.reviews";
  using Row = FileReview;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(ReviewsQuery, (), (customer))

struct VerificationsQuery {
  static constexpr std::string_view name = "customer.verifications";
  using Row = ContactVerification;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(VerificationsQuery, (), (customer))

// Contact points that CUS-8 wants verified: never confirmed, not for long, or found wrong.
enum class VerificationNeed : std::uint8_t { never_confirmed, long_unused, wrong };
BOOST_DESCRIBE_ENUM(VerificationNeed, never_confirmed, long_unused, wrong)
struct VerificationDueRow {
  Id<Customer> customer;
  std::int64_t contact_point = 0;
  ContactKind kind{};
  VerificationNeed need{};
  std::optional<Instant> confirmed_at;  // last
  std::int64_t days = 0;                // since then, or since the customer was entered
  std::string account_manager;
};
BOOST_DESCRIBE_STRUCT(VerificationDueRow, (),
                      (customer, contact_point, kind, need, confirmed_at, days, account_manager))
struct VerificationsDue {
  static constexpr std::string_view name = "customer.verifications_due";
  using Row = VerificationDueRow;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(VerificationsDue, (), (customer))

// How complete files are, by what the policy asks of their kind and channel (CUS-4, CUS-6).
struct CompletenessRow {
  Id<Customer> customer;
  std::int64_t wanted = 0, there = 0;
  Ratio score;          // 1 where nothing is wanted
  std::string missing;  // "e-mail, identity number"
};
BOOST_DESCRIBE_STRUCT(CompletenessRow, (), (customer, wanted, there, score, missing))
struct CompletenessQuery {
  static constexpr std::string_view name = "customer.completeness";
  using Row = CompletenessRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Ratio> below;  // only scores under this
};
BOOST_DESCRIBE_STRUCT(CompletenessQuery, (), (customer, below))

struct ArchivesQuery {
  static constexpr std::string_view name = "customer.archives";
  using Row = FileArchive;
};
BOOST_DESCRIBE_STRUCT(ArchivesQuery, (), ())

}  // namespace kehu::customer

namespace kehu {
KEHU_TABLE(customer::FileChange)
KEHU_TABLE(customer::FileReview)
KEHU_TABLE(customer::ContactVerification)
KEHU_TABLE(customer::FileArchive)
KEHU_CLAUSE(customer::ChangesClause)
KEHU_CLAUSE(customer::ReviewsClause)
KEHU_CLAUSE(customer::ArchiveClause)
}  // namespace kehu
