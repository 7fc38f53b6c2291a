// What the care area keeps: consents and contacts, visits, surveys, notices and recordings.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework/authority.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/customer.hpp"

namespace kehu::care {

using customer::Customer;

// --------------------------------------------------------------------------- consents and contacts

// What a customer allowed or forbade, never edited; key (customer, number). The last word on a
// purpose and a channel holds; a purpose or channel of "" means all of them, and a withdrawal for
// all goes before any earlier grant.
struct ContactConsent {
  Id<Customer> customer;
  std::int64_t number = 0;
  std::string purpose;  // of CARE-1's list, or ""
  std::string channel;  // of CARE-1's list, or ""
  bool given = false;
  std::string evidence;  // how the customer said so
  std::optional<Date> expires_on;
  Instant at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(ContactConsent, (),
                      (customer, number, purpose, channel, given, evidence, expires_on, at, by))

enum class ContactDirection : std::uint8_t { outbound, inbound };
BOOST_DESCRIBE_ENUM(ContactDirection, outbound, inbound)

// A talk or a message; key (customer, number).
struct CustomerContact {
  Id<Customer> customer;
  std::int64_t number = 0;
  ContactDirection direction{};
  std::string channel, purpose;
  std::string summary;
  Instant at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(CustomerContact, (),
                      (customer, number, direction, channel, purpose, summary, at, by))

// ------------------------------------------------------------------------------------------ visits

enum class VisitState : std::uint8_t { planned, made, excused };
BOOST_DESCRIBE_ENUM(VisitState, planned, made, excused)

struct CustomerVisit {  // CARE-3
  Id<CustomerVisit> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  VisitState state{};
  std::int64_t year = 0;  // of the plan
  Date planned_on;
  std::string visitor;
  std::string purpose;
  std::optional<Date> made_on;
  std::string report;   // of a visit that was made; why it was excused
  std::string made_by;  // who reported
};
BOOST_DESCRIBE_STRUCT(CustomerVisit, (),
                      (id, version, customer, state, year, planned_on, visitor, purpose, made_on,
                       report, made_by))

// ----------------------------------------------------------------------------------------- surveys

enum class SurveyState : std::uint8_t { open, closed };
BOOST_DESCRIBE_ENUM(SurveyState, open, closed)

struct Survey {  // one round of a questionnaire (CARE-2)
  Id<Survey> id;
  std::int64_t version = 0;
  std::string questionnaire;  // of the policy
  SurveyState state{};
  Instant opened_at{};
  Instant closes_at{};
  std::int64_t policy_version = 0;  // whose questions were asked
  std::int64_t invited = 0, answered = 0;
  std::string seed;  // by which the sample was drawn; "" where the customers were named
  std::string opened_by;
};
BOOST_DESCRIBE_STRUCT(Survey, (),
                      (id, version, questionnaire, state, opened_at, closes_at, policy_version,
                       invited, answered, seed, opened_by))

struct SurveyAnswer {
  std::string question;  // its key
  std::string answer;    // a number of the scale, a choice, or a text
};
BOOST_DESCRIBE_STRUCT(SurveyAnswer, (), (question, answer))

// One customer's part in a survey; key (survey, customer).
struct SurveyParticipation {
  Id<Survey> survey;
  Id<Customer> customer;
  std::int64_t version = 0;
  Instant invited_at{};
  std::optional<Instant> answered_at;
  std::vector<SurveyAnswer> answers;
  std::optional<std::int64_t> score;  // of the question that the measure is taken from
  bool low = false;                   // a follow-up was opened
};
BOOST_DESCRIBE_STRUCT(SurveyParticipation, (),
                      (survey, customer, version, invited_at, answered_at, answers, score, low))

// ----------------------------------------------------------------------------------------- notices

enum class NoticeState : std::uint8_t {
  drafted,
  approved,
  sealed,
  delivered,
  received,
  filed,
  dropped
};
BOOST_DESCRIBE_ENUM(NoticeState, drafted, approved, sealed, delivered, received, filed, dropped)

struct Notice {  // CARE-6
  Id<Notice> id;
  std::int64_t version = 0;
  std::string number;  // "N-2024-000001"
  NoticeState state{};
  std::int64_t steps = 0;
  Id<Customer> customer;
  std::string kind;  // of the policy
  std::string subject, text;
  std::optional<Id<Notice>> follows;  // the notice that this letter answers to
  std::string drafted_by;
  Instant drafted_at{};
  std::string approved_by, sealed_by, delivered_by;
  std::optional<Instant> delivered_at;
  std::string received_by;  // who signed the receipt
  std::optional<Instant> received_at;
  std::string filed_at;  // where the signed receipt lies
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, version, number, state, steps, customer, kind, subject, text, follows,
                       drafted_by, drafted_at, approved_by, sealed_by, delivered_by, delivered_at,
                       received_by, received_at, filed_at))

// -------------------------------------------------------------------------------------- recordings

enum class RecordingState : std::uint8_t { kept, held, disposed };
BOOST_DESCRIBE_ENUM(RecordingState, kept, held, disposed)

struct CallRecording {  // CARE-7: an entry of the register; the file lies elsewhere
  Id<CallRecording> id;
  std::int64_t version = 0;
  std::optional<Id<Customer>> customer;
  RecordingState state{};
  Instant called_at{};
  std::int64_t duration_seconds = 0;
  std::string location;
  std::string digest;
  Date keep_until;  // the last day on which it is kept in any case
  std::string hold_reason;
  std::string registered_by;
  std::optional<Instant> disposed_at;
  std::string disposed_by;
};
BOOST_DESCRIBE_STRUCT(CallRecording, (),
                      (id, version, customer, state, called_at, duration_seconds, location, digest,
                       keep_until, hold_reason, registered_by, disposed_at, disposed_by))

}  // namespace kehu::care

namespace kehu {
KEHU_TABLE(care::ContactConsent)
KEHU_TABLE(care::CustomerContact)
KEHU_TABLE(care::CustomerVisit)
KEHU_TABLE(care::Survey)
KEHU_TABLE(care::SurveyParticipation)
KEHU_TABLE(care::Notice)
KEHU_TABLE(care::CallRecording)
}  // namespace kehu
