// What the complaint area can be asked. A person recused from a complaint is told nothing of it:
// asked by name it is denied, and lists leave it out (CMP-6).
#pragma once

#include "kehu/complaint/clauses.hpp"
#include "kehu/complaint/records.hpp"

namespace kehu::complaint {

struct ComplaintQuery {
  static constexpr std::string_view name = "complaint.get";
  using Row = Complaint;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(ComplaintQuery, (), (complaint))

// In order of receipt. `passed_on`: the register of those passed on by the company, or of those
// received on site (CMP-1); `grade` major: the register of major ones (CMP-16).
struct ComplaintsQuery {
  static constexpr std::string_view name = "complaint.list";
  using Row = Complaint;
  std::optional<Reference<Customer>> customer;
  std::optional<ComplaintState> state;
  std::optional<ComplaintGrade> grade;
  std::optional<bool> passed_on;
  std::optional<Date> from, until;  // of receipt, both inclusive
};
BOOST_DESCRIBE_STRUCT(ComplaintsQuery, (), (customer, state, grade, passed_on, from, until))

// Open complaints in the order in which they are to be worked on (CMP-4, TIER-3), with what put
// each where it stands. Reads every complaint. Errors: query.limit, query.unknown_word (a
// department that no version of the policy has).
struct ComplaintQueueRow {
  std::int64_t position = 0;
  Id<Complaint> complaint;
  std::string number;
  std::optional<Id<Customer>> customer;
  ComplaintState state{};
  ComplaintGrade grade{};
  std::int64_t priority = 0;  // of the customer's tier today; lower is sooner
  std::optional<Instant> deadline;
  bool missed = false;  // it has passed
  std::string handler, department;
  Instant received_at{};
  // What puts it behind the one before; empty: only its age.
  std::optional<ComplaintQueueKey> decided_by;
};
BOOST_DESCRIBE_STRUCT(ComplaintQueueRow, (),
                      (position, complaint, number, customer, state, grade, priority, deadline,
                       missed, handler, department, received_at, decided_by))
struct ComplaintQueueQuery {
  static constexpr std::string_view name = "complaint.queue";
  using Row = ComplaintQueueRow;
  std::optional<std::string> handler, department;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ComplaintQueueQuery, (), (handler, department, limit))

struct ComplaintPersonsQuery {
  static constexpr std::string_view name = "complaint.persons";
  using Row = ComplaintPerson;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(ComplaintPersonsQuery, (), (complaint))

// What a complaint is about among our own records.
struct ComplaintLinksQuery {
  static constexpr std::string_view name = "complaint.links";
  using Row = ComplaintLink;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(ComplaintLinksQuery, (), (complaint))

// Everybody who takes no part in a complaint, and why: named beside it, with a hand in what it is
// about, signatory of what it disputes, tied to those concerned (CMP-6). A person stands here for
// each reason.
struct RecusalRow {
  std::string person;
  RecusalReason reason{};
  std::string part;  // the act, the matter, the kind of tie; of a named person the note
  std::optional<ComplaintLinkKind> link;
  std::optional<Id<casework::Subject>> subject;  // of the link
};
BOOST_DESCRIBE_STRUCT(RecusalRow, (), (person, reason, part, link, subject))
struct RecusalsQuery {
  static constexpr std::string_view name = "complaint.recusals";
  using Row = RecusalRow;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(RecusalsQuery, (), (complaint))

struct ComplaintStepsQuery {
  static constexpr std::string_view name = "complaint.steps";
  using Row = casework::Step;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(ComplaintStepsQuery, (), (complaint))

struct ActionsQuery {
  static constexpr std::string_view name = "complaint.actions";
  using Row = CorrectiveAction;
  std::optional<Id<Complaint>> complaint;
  std::optional<ActionState> state;
};
BOOST_DESCRIBE_STRUCT(ActionsQuery, (), (complaint, state))

// The complaint, and the earlier ones that it repeats, each with its corrective actions.
struct RepetitionRow {
  Id<Complaint> complaint;
  std::string number;
  Instant received_at{};
  std::string category;
  std::optional<Id<CorrectiveAction>> action;
  std::string text;
  std::optional<ActionState> state;
};
BOOST_DESCRIBE_STRUCT(RepetitionRow, (),
                      (complaint, number, received_at, category, action, text, state))
struct RepetitionsQuery {
  static constexpr std::string_view name = "complaint.repetitions";
  using Row = RepetitionRow;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(RepetitionsQuery, (), (complaint))

struct MeetingsQuery {
  static constexpr std::string_view name = "complaint.meetings";
  using Row = CrisisMeeting;
  Id<Complaint> complaint;
};
BOOST_DESCRIBE_STRUCT(MeetingsQuery, (), (complaint))

struct PenaltiesQuery {
  static constexpr std::string_view name = "complaint.penalties";
  using Row = Penalty;
  std::optional<Id<Complaint>> complaint;
};
BOOST_DESCRIBE_STRUCT(PenaltiesQuery, (), (complaint))

struct ImprovementsQuery {
  static constexpr std::string_view name = "complaint.improvements";
  using Row = ImprovementItem;
  std::optional<ImprovementState> state;
};
BOOST_DESCRIBE_STRUCT(ImprovementsQuery, (), (state))

enum class ReportSpan : std::uint8_t { whole, week, month };
BOOST_DESCRIBE_ENUM(ReportSpan, whole, week, month)
enum class ReportBy : std::uint8_t {
  all,
  category,
  cause,
  department,
  grade,
  channel,
  subject,
  response
};
BOOST_DESCRIBE_ENUM(ReportBy, all, category, cause, department, grade, channel, subject, response)

// One figure line of the report (CMP-15, RPT-3). A complaint stands in the span in which it was
// received, by the days of the policy's zone.
struct ComplaintFigures {
  Date span_begins;
  std::string group;
  std::int64_t received = 0;
  std::int64_t closed = 0;
  std::int64_t major = 0;
  std::int64_t upheld = 0;    // in whole or in part
  std::int64_t repeated = 0;  // that repeat an earlier one
  std::int64_t reopened = 0;
  std::int64_t solved = 0;
  std::optional<std::int64_t> median_seconds, p90_seconds;  // to the solution; nearest rank
  std::int64_t satisfied = 0, unsatisfied = 0;
  std::int64_t scores = 0, score_sum = 0;
  std::int64_t timely = 0;  // of those taken over
  // CMP-1: those of which it is known whether it was in time, done or past its deadline, and those
  // of which it was.
  std::int64_t acknowledgements_due = 0, acknowledged_in_time = 0;
  std::int64_t closings_due = 0, closed_in_time = 0;
  std::optional<Money> cost;  // of approved compensation
};
BOOST_DESCRIBE_STRUCT(ComplaintFigures, (),
                      (span_begins, group, received, closed, major, upheld, repeated, reopened,
                       solved, median_seconds, p90_seconds, satisfied, unsatisfied, scores,
                       score_sum, timely, acknowledgements_due, acknowledged_in_time, closings_due,
                       closed_in_time, cost))

struct ComplaintReport {
  static constexpr std::string_view name = "complaint.report";
  using Row = ComplaintFigures;
  std::optional<ReportSpan> span;   // default: whole
  std::optional<ReportBy> by;       // default: all
  std::optional<Date> from, until;  // of receipt, both inclusive
};
BOOST_DESCRIBE_STRUCT(ComplaintReport, (), (span, by, from, until))

// The complaints under one line of the report (RPT-7).
struct ComplaintReportCases {
  static constexpr std::string_view name = "complaint.report_cases";
  using Row = Complaint;
  std::optional<ReportSpan> span;
  std::optional<ReportBy> by;
  std::optional<Date> from, until;
  Date span_begins;
  std::string group;
};
BOOST_DESCRIBE_STRUCT(ComplaintReportCases, (), (span, by, from, until, span_begins, group))

}  // namespace kehu::complaint
