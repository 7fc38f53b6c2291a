// What the policy says about relationship care: the parameters of CARE-1, 2, 3, 6 and 7.
#pragma once

#include "kehu/care/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::care {

struct ContactPurpose {
  std::string purpose;            // "marketing"
  bool needs_consent = false;     // without a grant the answer is no
  bool counts = false;            // towards the caps; a reminder of an appointment does not
  bool during_complaint = false;  // also while a major complaint is open
  bool at_any_hour = false;       // also in quiet hours: a storm warning
};
BOOST_DESCRIBE_STRUCT(ContactPurpose, (),
                      (purpose, needs_consent, counts, during_complaint, at_any_hour))

// How often a channel may be used for purposes that count.
struct ContactCap {
  std::string channel;  // "": all channels together
  std::int64_t contacts = 0;
  std::int64_t window_days = 0;
};
BOOST_DESCRIBE_STRUCT(ContactCap, (), (channel, contacts, window_days))

// How long a customer of a class goes without a talk. "" is everybody else.
struct ContactInterval {
  std::string customer_class;
  std::int64_t days = 0;
};
BOOST_DESCRIBE_STRUCT(ContactInterval, (), (customer_class, days))

struct RegionZone {
  std::string region;     // ISO 3166-1 alpha-2
  std::string time_zone;  // IANA; of a region with several, the one to go by
};
BOOST_DESCRIBE_STRUCT(RegionZone, (), (region, time_zone))

// CARE-1. Faults: policy.parameter (an unknown zone, a wall time that is none, a cap without a
// window), policy.ambiguous (a purpose, class or region twice, no interval for everybody else).
struct ContactPlanClause {
  std::vector<std::string> channels;
  std::vector<ContactPurpose> purposes;
  std::vector<ContactCap> caps;
  std::vector<ContactInterval> intervals;
  std::int64_t quiet_from_minutes = 0;   // of the day, in the customer's zone
  std::int64_t quiet_until_minutes = 0;  // may lie before: quiet over midnight
  std::vector<RegionZone> zones;         // elsewhere the policy's own zone holds
  std::string plan_purpose;              // the purpose that fulfils the contact plan
};
BOOST_DESCRIBE_STRUCT(ContactPlanClause, (),
                      (channels, purposes, caps, intervals, quiet_from_minutes, quiet_until_minutes,
                       zones, plan_purpose))

enum class QuestionKind : std::uint8_t { scale, choice, text };
BOOST_DESCRIBE_ENUM(QuestionKind, scale, choice, text)

struct SurveyQuestion {
  std::string question;  // its key
  QuestionKind kind{};
  std::string en, zh;
  std::int64_t least = 0, most = 0;  // of a scale
  std::vector<std::string> choices;
  bool required = false;
};
BOOST_DESCRIBE_STRUCT(SurveyQuestion, (), (question, kind, en, zh, least, most, choices, required))

enum class SurveyMeasure : std::uint8_t {
  customer_satisfaction,  // CSAT: share of answers at or above `good_from`
  net_promoter,           // NPS: promoters (from `good_from`) less detractors (up to `low_up_to`)
  customer_effort,        // CES: the mean
  none,                   // of needs: the answers are counted, and none is low
};
BOOST_DESCRIBE_ENUM(SurveyMeasure, customer_satisfaction, net_promoter, customer_effort, none)

struct Questionnaire {
  std::string name;
  std::string en, zh;
  SurveyMeasure measure{};
  std::string measured_question;  // a scale; "" where nothing is measured
  std::int64_t good_from = 0;
  std::int64_t low_up_to = 0;  // such an answer opens a follow-up
  std::int64_t open_days = 0;
  std::int64_t cooldown_days = 0;            // since the last invitation to any survey
  std::optional<std::int64_t> every_months;  // between two rounds; empty: when there is occasion
  std::vector<SurveyQuestion> questions;
};
BOOST_DESCRIBE_STRUCT(Questionnaire, (),
                      (name, en, zh, measure, measured_question, good_from, low_up_to, open_days,
                       cooldown_days, every_months, questions))

// CARE-2. Faults: policy.parameter (a measure without its scale, or a scale that nothing is
// measured by), policy.ambiguous.
struct SurveyClause {
  std::vector<Questionnaire> questionnaires;
  casework::TimeLimit follow_up;
  std::string follow_up_role;
  std::string purpose;  // of CARE-1's list, as invitations have it
  std::string channel;
};
BOOST_DESCRIBE_STRUCT(SurveyClause, (),
                      (questionnaires, follow_up, follow_up_role, purpose, channel))

// CARE-3.
struct VisitClause {
  Ratio rate;                      // of the planned visits that are to be made
  std::int64_t spread_days = 0;    // between the planned days of two customers of one visitor
  std::int64_t ground_months = 0;  // for which a complaint or a suggestion puts a customer first
};
BOOST_DESCRIBE_STRUCT(VisitClause, (), (rate, spread_days, ground_months))

struct NoticeKind {
  std::string kind;
  std::string seal_role;
  std::int64_t every_months = 0;           // a recurring notice; 0: none
  std::optional<std::string> followed_by;  // the kind of the letter that may follow
};
BOOST_DESCRIBE_STRUCT(NoticeKind, (), (kind, seal_role, every_months, followed_by))

// CARE-6.
struct NoticeClause {
  std::vector<NoticeKind> kinds;
  casework::TimeLimit receipt;  // within which the receipt is signed
};
BOOST_DESCRIBE_STRUCT(NoticeClause, (), (kinds, receipt))

// CARE-7.
struct RecordingClause {
  std::int64_t keep_days = 0;
};
BOOST_DESCRIBE_STRUCT(RecordingClause, (), (keep_days))

}  // namespace kehu::care

namespace kehu {
KEHU_CLAUSE(care::ContactPlanClause)
KEHU_CLAUSE(care::SurveyClause)
KEHU_CLAUSE(care::VisitClause)
KEHU_CLAUSE(care::NoticeClause)
KEHU_CLAUSE(care::RecordingClause)
}  // namespace kehu
