// Duties: whatever the policy makes due, in one kind of record.
//
// A duty has an owner, a clock, a deadline and an outcome. Its clock counts the time that a
// clause gives it, in a business calendar or in wall time, and stands still while it is paused. An
// answer, a warning, an approval, a call-back, a visit, a review: all are duties, and so are the
// service clocks (first response, next update, solution, appointment). Nothing runs in the
// background: a host asks duties.due, or watches.
//
// Implements the duties and clocks of SRV-4, SRV-9, CMP-7, CMP-10, CMP-11, CMP-12 and others.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kehu/command.hpp"

namespace kehu::customer {
struct Customer;
}

namespace kehu::casework {

struct Subject;  // whatever record a duty, a step, a signature or a notification is about

// The record that something is about: its table and its id.
struct About {
  std::string_view kind;  // name of the table: "complaint"
  Uuid id{};
  std::optional<Id<customer::Customer>> customer{};
};

enum class TimeUnit : std::uint8_t { minutes, hours, days, months, working_days };
BOOST_DESCRIBE_ENUM(TimeUnit, minutes, hours, days, months, working_days)

// A length of time as a policy writes it. With a calendar (a name of clause SRV-18), minutes and
// hours count while it is open, and working_days are its working days; without one they are wall
// time, and a day or a month ends at the same local time in the policy's zone.
struct TimeLimit {
  std::int64_t amount = 0;
  TimeUnit unit{};
  std::optional<std::string> calendar;
};
BOOST_DESCRIBE_STRUCT(TimeLimit, (), (amount, unit, calendar))

// Appends what is wrong with a limit of a clause: a negative amount, working days without a
// calendar, days or months with one. `path` is below the parameters.
void check_time_limit(const TimeLimit& limit, std::string_view path, std::vector<Error>& faults);
// When a limit that starts at `start` ends. Errors: calendar.unknown.
Result<Instant> end_of(const Policy& policy, const TimeLimit& limit, Instant start);

enum class DutyState : std::uint8_t { open, paused, fulfilled, cancelled };
BOOST_DESCRIBE_ENUM(DutyState, open, paused, fulfilled, cancelled)

struct Duty {
  Id<Duty> id;
  std::int64_t version = 0;
  std::string kind;    // "complaint.proposal"; a word of the area that opened it
  std::string clause;  // of the policy that demands it
  std::string subject_kind;
  Id<Subject> subject;
  std::optional<Id<customer::Customer>> customer;
  std::string owner;         // the person; "" while only the role is known
  std::string owner_role;    // may fulfil it as well as the owner
  std::string liable;        // who answers for missing it: a role or a person, or ""
  std::string fulfilled_by;  // the command that fulfils it; "": duty.fulfil
  DutyState state{};
  Instant started_at{};
  std::int64_t limit_amount = 0;
  TimeUnit limit_unit{};
  std::optional<std::string> calendar;
  std::string calendar_version;     // by which the deadline was computed
  std::int64_t policy_version = 0;  // likewise
  std::optional<Instant> deadline;  // empty while paused; of a closed duty, the one it had
  std::optional<Instant> paused_at;
  std::int64_t pauses = 0;  // number of the last pause
  std::optional<Instant> closed_at;
  std::string closed_by;
  std::string outcome;  // "answered", or why it was cancelled
  std::string note;
  bool missed = false;  // closed after its deadline; of a live one is_missed tells
  // Who owned it when it was missed, where it was handed on since; "" otherwise.
  std::string missed_by;
};
BOOST_DESCRIBE_STRUCT(Duty, (),
                      (id, version, kind, clause, subject_kind, subject, customer, owner,
                       owner_role, liable, fulfilled_by, state, started_at, limit_amount,
                       limit_unit, calendar, calendar_version, policy_version, deadline, paused_at,
                       pauses, closed_at, closed_by, outcome, note, missed, missed_by))

// A time in which the clock of a duty stood still; key (duty, number).
struct DutyPause {
  Id<Duty> duty;
  std::int64_t number = 0;
  Instant from{};
  std::optional<Instant> until;
  std::string reason;
  std::string clause;
};
BOOST_DESCRIBE_STRUCT(DutyPause, (), (duty, number, from, until, reason, clause))

// ------------------------------------------------------------------------ what areas do with them

// The deadline of a clock with the pauses it had; empty while it stands. A pause that begins after
// the deadline changes nothing. Errors: calendar.unknown and those of the calendar.
Result<std::optional<Instant>> deadline_of(const Policy& policy, const TimeLimit& limit,
                                           Instant start, std::span<const DutyPause> pauses);

struct NewDuty {
  std::string_view kind;
  std::string_view clause;
  About about;
  TimeLimit limit;
  std::string owner{};
  std::string owner_role{};
  std::string liable{};
  std::string fulfilled_by{};
  std::optional<Instant> start{};  // default: now
  // Whose clause gave the limit. Default: the policy in force.
  std::optional<std::int64_t> policy_version{};
  // In which its clock stood already: from, until, reason and clause.
  std::vector<DutyPause> pauses{};
};
// Errors: calendar.unknown.
Result<Duty> open_duty(CommandContext& context, const NewDuty& duty);

// The duties about one record, open and closed, in order of opening.
std::vector<Duty> duties_of(Reader& reader, const Uuid& subject);
// The open or paused ones of one kind.
std::vector<Duty> open_duties_of(Reader& reader, const Uuid& subject, std::string_view kind);

// Closes every open or paused duty of a kind about a record; says how many there were. Closing
// later than the deadline is no error: it stays on record as missed.
Result<std::int64_t> fulfil_duties(CommandContext& context, const Uuid& subject,
                                   std::string_view kind, std::string_view outcome);
// One of them alone: that which began at an instant, and of equal ones the first opened. For
// duties of which a record has several at once, each about something of its own.
Result<void> fulfil_duty_since(CommandContext& context, const Uuid& subject, std::string_view kind,
                               Instant started_at, std::string_view outcome);
// The same without fulfilment; without a kind, all of them.
Result<std::int64_t> cancel_duties(CommandContext& context, const Uuid& subject,
                                   std::optional<std::string_view> kind, std::string_view outcome);
// Takes back that duties of a kind were cancelled with an outcome: they are `owner`'s now and go on
// with the deadline they had, though it has passed meanwhile. Says how many there were.
Result<std::int64_t> take_back_cancelled(CommandContext& context, const Uuid& subject,
                                         std::string_view kind, std::string_view outcome,
                                         std::string_view owner);
// Stops the clocks of a kind (without one, of all) and lets them go on. A paused clock has no
// deadline; what was left when it stopped is left when it goes on. Nothing changes where a clock
// already stands, or already goes.
Result<std::int64_t> pause_duties(CommandContext& context, const Uuid& subject,
                                  std::optional<std::string_view> kind, std::string_view reason,
                                  std::string_view clause);
Result<std::int64_t> resume_duties(CommandContext& context, const Uuid& subject,
                                   std::optional<std::string_view> kind);
// Gives open duties of a record another owner, but for those that a role owes itself. One that is
// missed already stays on record as missed by who had it. While there is no owner (""), those that
// he would answer for are `role_meanwhile`'s, where the area says which that is.
Result<std::int64_t> reassign_duties(CommandContext& context, const Uuid& subject,
                                     std::string_view owner, std::string_view role_meanwhile = {});
// Gives `owner` whatever a role still owes customers, their records as `customers`, in whichever
// area and about whatever. Missed ones stay with who had them, as above. Says how many there were.
Result<std::int64_t> hand_over_duties(CommandContext& context,
                                      std::span<const Id<customer::Customer>> customers,
                                      std::string_view role, std::string_view owner);
// Whether a duty is, or was, missed as of an instant.
bool is_missed(const Duty& duty, Instant now);

// ------------------------------------------------------------------------- commands and queries

// Fulfils a duty that no other command fulfils. Its owner may, and whoever acts in its role.
// Errors: duty.not_found, duty.closed, duty.other_command; refused: duty.not_owner.
struct FulfilDuty {
  static constexpr std::string_view name = "duty.fulfil";
  using Reply = Duty;
  Id<Duty> duty;
  std::string outcome;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(FulfilDuty, (), (duty, outcome, note))

// One that is missed already stays on record as missed by who had it. Errors: duty.not_found,
// duty.closed, duty.owner_recused (the new owner takes no part in what it is about, CMP-6).
struct ReassignDuty {
  static constexpr std::string_view name = "duty.reassign";
  using Reply = Duty;
  Id<Duty> duty;
  std::string owner;
};
BOOST_DESCRIBE_STRUCT(ReassignDuty, (), (duty, owner))

// One duty with what can be said of it now.
struct DutyRow {
  Id<Duty> duty;
  std::string kind, clause, subject_kind;
  Id<Subject> subject;
  std::optional<Id<customer::Customer>> customer;
  std::string owner, owner_role;
  std::string liable;  // the owner or his role, where the clause makes nobody else answer for it
  DutyState state{};
  Instant started_at{};
  std::optional<Instant> deadline;
  std::optional<Instant> closed_at;
  std::string outcome;
  bool missed = false;
  std::int64_t late_seconds = 0;    // wall time past the deadline, up to now or to the closing
  std::int64_t policy_version = 0;  // by which the deadline was computed
  std::string calendar_version;     // likewise; "" where it is counted in none, or that has none
  bool uncertain = false;           // up to the deadline lie days whose holidays are not published
  // Who answers for it in person: the owner; where a role is liable, its holders on the day of the
  // deadline, as far as they are named (holders.hpp).
  std::vector<std::string> liable_persons;
};
BOOST_DESCRIBE_STRUCT(DutyRow, (),
                      (duty, kind, clause, subject_kind, subject, customer, owner, owner_role,
                       liable, state, started_at, deadline, closed_at, outcome, missed,
                       late_seconds, policy_version, calendar_version, uncertain, liable_persons))

// What is due, earliest deadline first, of one instant by owner; across areas. `before` looks
// ahead: it forecasts what will be missed if nothing is done until then.
struct DutiesDue {
  static constexpr std::string_view name = "duties.due";
  using Row = DutyRow;
  std::optional<std::string> owner, owner_role, kind;
  std::optional<Instant> before;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(DutiesDue, (), (owner, owner_role, kind, before, limit))

// The duties of one record, or of one customer under whichever of his records, open and closed, in
// order of opening. Here as in every list of duties, of a case that is kept from who asks (CMP-6)
// only his own duties are shown, and of one in confidence (CMP-2) none by customer, and none with
// the customer. Errors: query.one_of; customer.not_found.
struct DutiesOf {
  static constexpr std::string_view name = "duties.of";
  using Row = DutyRow;
  std::optional<Id<Subject>> subject;
  std::optional<Reference<customer::Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(DutiesOf, (), (subject, customer))

// What was missed: deadlines in the window that passed unfulfilled, with who is liable (CMP-12).
// Errors: query.reversed.
struct DutiesMissed {
  static constexpr std::string_view name = "duties.missed";
  using Row = DutyRow;
  std::optional<Instant> from, until;  // default: all up to now
  std::optional<std::string> kind;
};
BOOST_DESCRIBE_STRUCT(DutiesMissed, (), (from, until, kind))

// How the time of a duty was counted, from its start to its deadline, closing or now.
struct TraceRow {
  Instant from{}, until{};
  bool counted = false;
  std::string because;  // "open", "closed", "break", "paused", or the name of a holiday
  std::string reason;   // of a pause
  std::string clause;   // that gave the limit, or that allows the pause
  std::int64_t counted_seconds = 0;  // so far, this part included
  bool uncertain = false;            // in a year whose holidays are not published
};
BOOST_DESCRIBE_STRUCT(TraceRow, (),
                      (from, until, counted, because, reason, clause, counted_seconds, uncertain))
struct DutyTrace {
  static constexpr std::string_view name = "duties.trace";
  using Row = TraceRow;
  Id<Duty> duty;
};
BOOST_DESCRIBE_STRUCT(DutyTrace, (), (duty))

}  // namespace kehu::casework

namespace kehu {
KEHU_TABLE(casework::Duty)
KEHU_TABLE(casework::DutyPause)
}  // namespace kehu
