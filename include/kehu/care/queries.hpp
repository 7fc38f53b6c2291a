// What the care area can be asked.
#pragma once

#include "kehu/care/records.hpp"

namespace kehu::care {

// Whether a customer may be contacted, and if not, from when on and by which clause.
struct MayContactRow {
  bool allowed = false;
  std::string code;  // of the refusal
  std::string clause;
  std::string en, zh;               // why
  std::optional<Instant> earliest;  // empty: not before the customer says so
};
BOOST_DESCRIBE_STRUCT(MayContactRow, (), (allowed, code, clause, en, zh, earliest))
struct MayContact {
  static constexpr std::string_view name = "care.may_contact";
  using Row = MayContactRow;
  Reference<Customer> customer;
  std::string channel, purpose;
  std::optional<Instant> when;  // default: now
};
BOOST_DESCRIBE_STRUCT(MayContact, (), (customer, channel, purpose, when))

struct Consents {
  static constexpr std::string_view name = "care.consents";
  using Row = ContactConsent;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(Consents, (), (customer))

struct CustomerContacts {
  static constexpr std::string_view name = "care.contacts";
  using Row = CustomerContact;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(CustomerContacts, (), (customer))

// The contact plan: who is to be talked with by when.
struct ContactPlanRow {
  Id<Customer> customer;
  std::string customer_class;
  std::int64_t interval_days = 0;
  std::optional<Date> last_on;
  Date due_on;
  bool overdue = false;
  std::string account_manager;
};
BOOST_DESCRIBE_STRUCT(ContactPlanRow, (),
                      (customer, customer_class, interval_days, last_on, due_on, overdue,
                       account_manager))
struct ContactPlan {
  static constexpr std::string_view name = "care.contact_plan";
  using Row = ContactPlanRow;
  std::optional<bool> overdue_only;
};
BOOST_DESCRIBE_STRUCT(ContactPlan, (), (overdue_only))

// Errors: care.year.
struct Visits {
  static constexpr std::string_view name = "care.visits";
  using Row = CustomerVisit;
  std::optional<std::int64_t> year;  // default: this one
  std::optional<VisitState> state;
};
BOOST_DESCRIBE_STRUCT(Visits, (), (year, state))

struct VisitRateRow {
  std::string visitor;                              // "": all
  std::int64_t planned = 0, made = 0, excused = 0;  // made in the year
  std::int64_t overdue = 0;                         // or made after it
  Ratio rate;                                       // made of what was planned and not excused
  Ratio target;
  bool met = false;
};
BOOST_DESCRIBE_STRUCT(VisitRateRow, (),
                      (visitor, planned, made, excused, overdue, rate, target, met))
// Errors: care.year.
struct VisitRate {
  static constexpr std::string_view name = "care.visit_rate";
  using Row = VisitRateRow;
  std::optional<std::int64_t> year;  // default: this one
};
BOOST_DESCRIBE_STRUCT(VisitRate, (), (year))

enum class VisitGround : std::uint8_t { complained, suggested, none };
BOOST_DESCRIBE_ENUM(VisitGround, complained, suggested, none)

// Who is still to be put on a year's plan of visits, and why so early: who complained, then who
// made a suggestion, then the others (CARE-3); among them, whose last visit lies furthest back. Of
// complaints those count that who asks may be told of.
struct VisitCandidateRow {
  Id<Customer> customer;
  VisitGround ground{};
  std::int64_t complaints = 0, suggestions = 0;  // within `ground_months` of the clause
  std::optional<Date> last_visit_on;
  std::string account_manager;
};
BOOST_DESCRIBE_STRUCT(VisitCandidateRow, (),
                      (customer, ground, complaints, suggestions, last_visit_on, account_manager))
// Errors: care.year.
struct VisitCandidates {
  static constexpr std::string_view name = "care.visit_candidates";
  using Row = VisitCandidateRow;
  std::optional<std::int64_t> year;  // default: this one
  std::optional<std::string> account_manager;
};
BOOST_DESCRIBE_STRUCT(VisitCandidates, (), (year, account_manager))

struct SurveyResultRow {
  Id<Survey> survey;
  std::string questionnaire;
  std::string customer_group;  // kind of customer; "": all
  std::string month;           // of opening, "2024-03"
  std::int64_t invited = 0, answered = 0;
  Ratio response_rate;
  std::string measure;
  Ratio result;  // CSAT and NPS as shares, CES as a mean
  std::int64_t good = 0, low = 0;
};
BOOST_DESCRIBE_STRUCT(SurveyResultRow, (),
                      (survey, questionnaire, customer_group, month, invited, answered,
                       response_rate, measure, result, good, low))
// Results by group; over several rounds this is the trend (RPT-4).
struct SurveyResults {
  static constexpr std::string_view name = "care.survey_results";
  using Row = SurveyResultRow;
  std::optional<Id<Survey>> survey;
  std::optional<std::string> questionnaire;
};
BOOST_DESCRIBE_STRUCT(SurveyResults, (), (survey, questionnaire))

// How often each answer was given to the questions of a survey that have scales or choices, by kind
// of customer; what was written in words is in care.survey_participations.
struct SurveyAnswerRow {
  Id<Survey> survey;
  std::string questionnaire;
  std::string customer_group;  // kind of customer; "": all
  std::string question, answer;
  std::int64_t answers = 0;
  Ratio share;  // of those of the group who answered the question
};
BOOST_DESCRIBE_STRUCT(SurveyAnswerRow, (),
                      (survey, questionnaire, customer_group, question, answer, answers, share))
// Errors: care.not_found.
struct SurveyAnswers {
  static constexpr std::string_view name = "care.survey_answers";
  using Row = SurveyAnswerRow;
  Id<Survey> survey;
};
BOOST_DESCRIBE_STRUCT(SurveyAnswers, (), (survey))

// Rounds that are due: of each questionnaire with a schedule, when the last one was opened and when
// the next is due; at once where there was none.
struct SurveyDueRow {
  std::string questionnaire;
  std::optional<Date> last_on;
  Date due_on;
};
BOOST_DESCRIBE_STRUCT(SurveyDueRow, (), (questionnaire, last_on, due_on))
struct SurveysDue {
  static constexpr std::string_view name = "care.surveys_due";
  using Row = SurveyDueRow;
  std::optional<Date> until;  // default: today
};
BOOST_DESCRIBE_STRUCT(SurveysDue, (), (until))

struct SurveyParticipations {
  static constexpr std::string_view name = "care.survey_participations";
  using Row = SurveyParticipation;
  Id<Survey> survey;
};
BOOST_DESCRIBE_STRUCT(SurveyParticipations, (), (survey))

struct Notices {
  static constexpr std::string_view name = "care.notices";
  using Row = Notice;
  std::optional<Reference<Customer>> customer;
  std::optional<NoticeState> state;
};
BOOST_DESCRIBE_STRUCT(Notices, (), (customer, state))

// Recurring notices: when the last was drafted for a customer who had one, and when the next is
// due.
struct NoticeDueRow {
  Id<Customer> customer;
  std::string kind;
  Date last_on;
  Date due_on;
};
BOOST_DESCRIBE_STRUCT(NoticeDueRow, (), (customer, kind, last_on, due_on))
struct NoticesDue {
  static constexpr std::string_view name = "care.notices_due";
  using Row = NoticeDueRow;
  std::optional<Date> until;  // default: today
};
BOOST_DESCRIBE_STRUCT(NoticesDue, (), (until))

// The archive register; with `due` those that may be disposed of.
struct Recordings {
  static constexpr std::string_view name = "care.recordings";
  using Row = CallRecording;
  std::optional<bool> due;
};
BOOST_DESCRIBE_STRUCT(Recordings, (), (due))

}  // namespace kehu::care
