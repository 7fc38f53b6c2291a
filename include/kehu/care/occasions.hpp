// Meetings, greetings, public posts, evaluations and key accounts: records, clauses, commands and
// queries of CARE-4, 5, 8, 9 and 10.
#pragma once

#include "kehu/care/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::care {

// ---------------------------------------------------------------------------------------- meetings

struct CareMeeting {  // CARE-4
  Id<CareMeeting> id;
  std::int64_t version = 0;
  Date held_on;
  std::string subject;
  std::string minutes;
  bool face_to_face = false;
  std::int64_t invited = 0, attended = 0;
  std::int64_t requests = 0, answered = 0;
  std::string recorded_by;
};
BOOST_DESCRIBE_STRUCT(CareMeeting, (),
                      (id, version, held_on, subject, minutes, face_to_face, invited, attended,
                       requests, answered, recorded_by))

// Who was invited, and who came; key (meeting, customer).
struct MeetingAttendance {
  Id<CareMeeting> meeting;
  Id<Customer> customer;
  bool attended = false;
};
BOOST_DESCRIBE_STRUCT(MeetingAttendance, (), (meeting, customer, attended))

// What a customer asked for at a meeting; key (meeting, number).
struct MeetingRequest {
  Id<CareMeeting> meeting;
  std::int64_t number = 0;
  std::int64_t version = 0;
  Id<Customer> customer;
  std::string text;
  std::string answer;
  std::string answered_by;
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(MeetingRequest, (),
                      (meeting, number, version, customer, text, answer, answered_by, answered_at))

struct MeetingClause {  // CARE-4
  std::int64_t meetings_a_quarter = 0;
  Ratio attendance;  // of those invited, face to face
  Ratio answers;     // of the requests raised
  casework::TimeLimit answer;
};
BOOST_DESCRIBE_STRUCT(MeetingClause, (), (meetings_a_quarter, attendance, answers, answer))

struct RaisedRequest {
  Reference<Customer> customer;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(RaisedRequest, (), (customer, text))
// Errors: care.future, care.nobody, care.not_invited (who attended was not invited), care.exists.
struct RecordMeeting {
  static constexpr std::string_view name = "care.record_meeting";
  using Reply = CareMeeting;
  std::optional<Id<CareMeeting>> id;
  Date held_on;
  std::string subject, minutes;
  bool face_to_face = false;
  std::vector<Reference<Customer>> invited, attended;
  std::vector<RaisedRequest> requests;
};
BOOST_DESCRIBE_STRUCT(RecordMeeting, (),
                      (id, held_on, subject, minutes, face_to_face, invited, attended, requests))

// Errors: care.answered.
struct AnswerMeetingRequest {
  static constexpr std::string_view name = "care.answer_meeting_request";
  using Reply = MeetingRequest;
  Id<CareMeeting> meeting;
  std::int64_t number = 0;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(AnswerMeetingRequest, (), (meeting, number, answer))

struct MeetingRequests {
  static constexpr std::string_view name = "care.meeting_requests";
  using Row = MeetingRequest;
  Id<CareMeeting> meeting;
};
BOOST_DESCRIBE_STRUCT(MeetingRequests, (), (meeting))

struct MeetingRateRow {
  std::int64_t quarter = 0;
  std::int64_t meetings = 0, meetings_due = 0;
  std::int64_t invited = 0, attended = 0;
  Ratio attendance, attendance_target;  // of meetings face to face
  std::int64_t tenants = 0;             // who occupied premises at the quarter's end, or do today
  std::int64_t tenants_met = 0;         // of them, who came to a meeting face to face
  std::int64_t requests = 0, answered = 0;
  Ratio answers, answers_target;
  bool met = false;  // as many meetings as are due, and every rate at its target, of tenants too
};
BOOST_DESCRIBE_STRUCT(MeetingRateRow, (),
                      (quarter, meetings, meetings_due, invited, attended, attendance,
                       attendance_target, tenants, tenants_met, requests, answered, answers,
                       answers_target, met))
// A row for each quarter of the year. Errors: care.year.
struct MeetingRates {
  static constexpr std::string_view name = "care.meeting_rates";
  using Row = MeetingRateRow;
  std::optional<std::int64_t> year;  // default: this one
};
BOOST_DESCRIBE_STRUCT(MeetingRates, (), (year))

// --------------------------------------------------------------------------- greetings, warnings

enum class OccasionKind : std::uint8_t {
  birthday,
  day_of_year,
  complainants_day,  // a day of the year, for those who complained (CUS-13)
};
BOOST_DESCRIBE_ENUM(OccasionKind, birthday, day_of_year, complainants_day)

struct Occasion {
  std::string occasion;  // "new_year"
  OccasionKind kind{};
  std::int64_t month = 0, day = 0;  // of a day of the year
  std::string en, zh;               // the greeting
};
BOOST_DESCRIBE_STRUCT(Occasion, (), (occasion, kind, month, day, en, zh))

// CARE-5. Faults: policy.ambiguous, policy.parameter (a day that no year has).
struct GreetingClause {
  std::vector<Occasion> occasions;
  std::string channel;
  std::string greeting_purpose, warning_purpose;  // of CARE-1's list
};
BOOST_DESCRIBE_STRUCT(GreetingClause, (), (occasions, channel, greeting_purpose, warning_purpose))

// A greeting that went out; key (customer, occasion, year): nobody is greeted twice.
struct Greeting {
  Id<Customer> customer;
  std::string occasion;
  std::int64_t year = 0;
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(Greeting, (), (customer, occasion, year, at))

struct Greeted {
  std::int64_t sent = 0;
  std::int64_t withheld = 0;  // who may not be contacted
};
BOOST_DESCRIBE_STRUCT(Greeted, (), (sent, withheld))
// Greets whom the day is an occasion for: a birthday of 29 February falls on the 28th in other
// years. Running it again greets nobody twice. Errors: care.future, care.dates (the day has come
// round since).
struct GreetCustomers {
  static constexpr std::string_view name = "care.greet";
  using Reply = Greeted;
  std::optional<Date> day;  // default: today
};
BOOST_DESCRIBE_STRUCT(GreetCustomers, (), (day))

// Warns those who occupy premises of a project (a storm, heavy rain). Errors: care.nobody.
struct WarnCustomers {
  static constexpr std::string_view name = "care.warn";
  using Reply = Greeted;
  std::string project;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(WarnCustomers, (), (project, text))

struct ComplainantRow {
  Id<Customer> customer;
  std::string name;
  std::int64_t complaints = 0, open = 0;
  Instant last_at{};
};
BOOST_DESCRIBE_STRUCT(ComplainantRow, (), (customer, name, complaints, open, last_at))
// The register of customers who complained, kept apart from ordinary files (CUS-13).
struct Complainants {
  static constexpr std::string_view name = "care.complainants";
  using Row = ComplainantRow;
  std::optional<bool> open_only;
};
BOOST_DESCRIBE_STRUCT(Complainants, (), (open_only))

// ------------------------------------------------------------------------------------ public posts

enum class PostState : std::uint8_t { found, assigned, drafted, approved, published, closed };
BOOST_DESCRIBE_ENUM(PostState, found, assigned, drafted, approved, published, closed)

struct PublicPost {  // CARE-8
  Id<PublicPost> id;
  std::int64_t version = 0;
  std::string number;  // "P-2024-000001"
  PostState state{};
  std::int64_t steps = 0;
  std::string medium, author, address;
  std::string text;
  Instant found_at{};
  std::string assigned_to;
  std::string reply, drafted_by, approved_by;
  std::optional<Instant> published_at;
};
BOOST_DESCRIBE_STRUCT(PublicPost, (),
                      (id, version, number, state, steps, medium, author, address, text, found_at,
                       assigned_to, reply, drafted_by, approved_by, published_at))

struct PostClause {            // CARE-8
  casework::TimeLimit answer;  // from the day it was found to the published reply
  std::string role;            // that answers for it until somebody is named
};
BOOST_DESCRIBE_STRUCT(PostClause, (), (answer, role))

// Errors: care.exists.
struct RecordPost {
  static constexpr std::string_view name = "care.record_post";
  using Reply = PublicPost;
  std::optional<Id<PublicPost>> id;
  std::string medium, author, address, text;
};
BOOST_DESCRIBE_STRUCT(RecordPost, (), (id, medium, author, address, text))
struct AssignPost {
  static constexpr std::string_view name = "care.assign_post";
  using Reply = PublicPost;
  Id<PublicPost> post;
  std::string to;
};
BOOST_DESCRIBE_STRUCT(AssignPost, (), (post, to))
struct DraftReply {
  static constexpr std::string_view name = "care.draft_reply";
  using Reply = PublicPost;
  Id<PublicPost> post;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(DraftReply, (), (post, text))
// Signed by the authority table, matter "care.public_reply"; never by who drafted it.
struct ApproveReply {
  static constexpr std::string_view name = "care.approve_reply";
  using Reply = PublicPost;
  Id<PublicPost> post;
};
BOOST_DESCRIBE_STRUCT(ApproveReply, (), (post))
struct PublishReply {
  static constexpr std::string_view name = "care.publish_reply";
  using Reply = PublicPost;
  Id<PublicPost> post;
};
BOOST_DESCRIBE_STRUCT(PublishReply, (), (post))
struct ClosePost {  // without a reply
  static constexpr std::string_view name = "care.close_post";
  using Reply = PublicPost;
  Id<PublicPost> post;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ClosePost, (), (post, reason))
struct Posts {
  static constexpr std::string_view name = "care.posts";
  using Row = PublicPost;
  std::optional<PostState> state;
};
BOOST_DESCRIBE_STRUCT(Posts, (), (state))

// ------------------------------------------------------------------------------------ evaluation

struct Indicator {
  std::string indicator;
  std::string en, zh;
  Ratio weight;
};
BOOST_DESCRIBE_STRUCT(Indicator, (), (indicator, en, zh, weight))
struct EvaluationBand {
  Ratio from;  // the least score of the band
  std::string band;
  std::string use_en, use_zh;  // what follows from it
};
BOOST_DESCRIBE_STRUCT(EvaluationBand, (), (from, band, use_en, use_zh))
// CARE-9. Faults: policy.ambiguous, policy.parameter (weights that do not add up to the whole,
// bands that do not rise from zero).
struct EvaluationClause {
  std::vector<Indicator> indicators;
  std::int64_t score_most = 0;  // of each indicator, from 0
  std::vector<EvaluationBand> bands;
};
BOOST_DESCRIBE_STRUCT(EvaluationClause, (), (indicators, score_most, bands))

struct IndicatorScore {
  std::string indicator;
  std::int64_t score = 0;
};
BOOST_DESCRIBE_STRUCT(IndicatorScore, (), (indicator, score))
struct RelationshipEvaluation {  // key (customer, number)
  Id<Customer> customer;
  std::int64_t number = 0;
  std::vector<IndicatorScore> scores;
  Ratio score;  // weighted
  std::string band, use_en, use_zh;
  std::int64_t policy_version = 0;
  Instant at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(RelationshipEvaluation, (),
                      (customer, number, scores, score, band, use_en, use_zh, policy_version, at,
                       by))
// Errors: care.indicators (missing, unknown, twice, or out of range; each named).
struct Evaluate {
  static constexpr std::string_view name = "care.evaluate";
  using Reply = RelationshipEvaluation;
  Reference<Customer> customer;
  std::vector<IndicatorScore> scores;
};
BOOST_DESCRIBE_STRUCT(Evaluate, (), (customer, scores))
struct Evaluations {
  static constexpr std::string_view name = "care.evaluations";
  using Row = RelationshipEvaluation;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(Evaluations, (), (customer))

// ------------------------------------------------------------------------------------ key accounts

struct KeyAccount {  // CARE-10; key customer
  Id<Customer> customer;
  std::int64_t version = 0;
  std::string manager;
  Date since;
};
BOOST_DESCRIBE_STRUCT(KeyAccount, (), (customer, version, manager, since))
// What was planned for a month; key (customer, month). A quarter and a year are their months.
struct KeyAccountTarget {
  Id<Customer> customer;
  Date month;  // its first day
  std::int64_t version = 0;
  Money amount;
};
BOOST_DESCRIBE_STRUCT(KeyAccountTarget, (), (customer, month, version, amount))

// Names the manager; the same again changes nothing.
struct NameKeyAccount {
  static constexpr std::string_view name = "care.name_key_account";
  using Reply = KeyAccount;
  Reference<Customer> customer;
  std::string manager;
};
BOOST_DESCRIBE_STRUCT(NameKeyAccount, (), (customer, manager))
struct MonthTarget {
  Date month;  // any day of it
  Money amount;
};
BOOST_DESCRIBE_STRUCT(MonthTarget, (), (month, amount))
struct TargetsSet {
  std::int64_t months = 0;
};
BOOST_DESCRIBE_STRUCT(TargetsSet, (), (months))
// Errors: care.no_key_account, care.target (negative, beyond any, of another currency than the
// others, or of a month that is named twice).
struct SetKeyAccountTargets {
  static constexpr std::string_view name = "care.set_targets";
  using Reply = TargetsSet;
  Reference<Customer> customer;
  std::vector<MonthTarget> targets;
};
BOOST_DESCRIBE_STRUCT(SetKeyAccountTargets, (), (customer, targets))

// Plan against actual by month ("2024-03"), quarter ("2024-Q1") and year ("2024").
struct KeyAccountRow {
  std::string period;
  std::string manager;
  Money target;
  Money actual;
  std::optional<Ratio> reached;  // actual of target; empty without a target
  std::int64_t orders = 0;       // purchases made in the period and kept
  std::int64_t complaints = 0;   // received in the period, that who asks may be told of
  std::int64_t requests = 0;     // service requests opened in the period
};
BOOST_DESCRIBE_STRUCT(KeyAccountRow, (),
                      (period, manager, target, actual, reached, orders, complaints, requests))
// What was bought in another currency than was planned is a row of its own, after its period's,
// which holds the counts. Where both of two merged records are key accounts, the survivor's manager
// and targets count: plans are never added up (CUS-5). Errors: care.no_key_account, care.year.
struct KeyAccountView {
  static constexpr std::string_view name = "care.key_account";
  using Row = KeyAccountRow;
  Reference<Customer> customer;
  std::optional<std::int64_t> year;  // default: this one
};
BOOST_DESCRIBE_STRUCT(KeyAccountView, (), (customer, year))

}  // namespace kehu::care

namespace kehu {
KEHU_TABLE(care::CareMeeting)
KEHU_TABLE(care::MeetingAttendance)
KEHU_TABLE(care::MeetingRequest)
KEHU_TABLE(care::Greeting)
KEHU_TABLE(care::PublicPost)
KEHU_TABLE(care::RelationshipEvaluation)
KEHU_TABLE(care::KeyAccount)
KEHU_TABLE(care::KeyAccountTarget)
KEHU_CLAUSE(care::MeetingClause)
KEHU_CLAUSE(care::GreetingClause)
KEHU_CLAUSE(care::PostClause)
KEHU_CLAUSE(care::EvaluationClause)
}  // namespace kehu
