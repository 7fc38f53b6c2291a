// What the service area keeps: requests, what departments contribute to them, the progress of
// orders, belongings taken into keeping, and what customers answered.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "kehu/casework/step.hpp"
#include "kehu/customer.hpp"

namespace kehu::service {

using customer::Customer;

// Where a request stands. It ends in `closed` through the customer's satisfaction, or through his
// silence where the policy allows it, and in `withdrawn` only by the customer's own wish (SRV-3).
enum class RequestState : std::uint8_t {
  recorded,         // nobody has answered yet
  in_progress,      // answered, and worked on
  waiting,          // work stands still for a reason that the policy admits (SRV-4)
  result_reported,  // the customer is asked whether he is satisfied
  closed,
  withdrawn,
};
BOOST_DESCRIBE_ENUM(RequestState, recorded, in_progress, waiting, result_reported, closed,
                    withdrawn)

// What the customer said of the last result.
enum class RequestSatisfaction : std::uint8_t { unanswered, satisfied, dissatisfied, silent };
BOOST_DESCRIBE_ENUM(RequestSatisfaction, unanswered, satisfied, dissatisfied, silent)

// One request (服务请求). Kind, channel, severity and department are words of the policy.
struct ServiceRequest {
  Id<ServiceRequest> id;
  std::int64_t version = 0;
  std::string number;  // "SR-2024-000001"
  std::string kind;    // "repair"
  std::string channel;
  RequestState state{};
  std::int64_t steps = 0;
  std::optional<Id<Customer>> customer;  // empty: a stranger, reached by `contact`
  std::string contact_name, contact;
  std::string contact_key;  // match key of the contact, by which a stranger is known again
  std::string severity;
  bool emergency = false;
  std::int64_t service_level = 0;  // of the customer's tier when it was last looked at (SRV-17)
  std::string subject, description;
  std::string product;
  std::optional<Date> purchased_on;
  std::optional<std::int64_t> asset;  // number in the customer's file
  std::string address;
  std::string order_reference, payment_method;
  std::string stage;                // of an order: how far it has come (SRV-5)
  std::string owner;                // the named person
  std::string owner_role;           // who acts where the owner does not: the one service desk
  std::string department;           // that works on it, or ""
  std::string target;               // of SRV-4's list: which limits its clocks have
  std::int64_t policy_version = 0;  // that gave the target
  std::string opened_by;
  Instant opened_at{};
  std::optional<Instant> open_since;  // empty once closed or withdrawn
  Instant changed_at{};
  std::optional<Instant> responded_at;    // the first response, after reopening the next one
  std::optional<Instant> appointment_at;  // agreed and not yet kept
  std::optional<Instant> attended_at;     // when the last appointment was kept
  std::string result;
  std::optional<Instant> result_at;
  std::optional<Instant> answer_until;  // after which silence closes it
  RequestSatisfaction satisfaction{};
  std::optional<std::int64_t> score;
  std::optional<Instant> closed_at;
  std::string waiting_for;  // reason of the pause it is in, or ""
  std::int64_t rejections = 0;
  std::int64_t reopenings = 0;
  std::int64_t contributions = 0, contributions_open = 0;
  std::int64_t progress = 0;  // entries of the order's tracking
  std::int64_t belongings = 0, belongings_held = 0;
  std::int64_t answers = 0;
  std::int64_t follow_ups = 0;           // made after closing (SRV-6)
  std::optional<Instant> next_deadline;  // the earliest of its running clocks and its wait
};
BOOST_DESCRIBE_STRUCT(ServiceRequest, (),
                      (id, version, number, kind, channel, state, steps, customer, contact_name,
                       contact, contact_key, severity, emergency, service_level, subject,
                       description, product, purchased_on, asset, address, order_reference,
                       payment_method, stage, owner, owner_role, department, target, policy_version,
                       opened_by, opened_at, open_since, changed_at, responded_at, appointment_at,
                       attended_at, result, result_at, answer_until, satisfaction, score, closed_at,
                       waiting_for, rejections, reopenings, contributions, contributions_open,
                       progress, belongings, belongings_held, answers, follow_ups, next_deadline))

// What a department was asked for on behalf of a request, and what it answered (SRV-2).
struct Contribution {
  Id<Contribution> id;
  std::int64_t version = 0;
  Id<ServiceRequest> request;
  std::int64_t number = 0;
  std::string department, role;
  std::string question;
  std::string asked_by;
  Instant asked_at{};
  std::string answer;
  std::string answered_by;
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(Contribution, (),
                      (id, version, request, number, department, role, question, asked_by, asked_at,
                       answer, answered_by, answered_at))

// A stage that an order reached (SRV-5); key (request, number).
struct OrderProgress {
  Id<ServiceRequest> request;
  std::int64_t number = 0;
  std::string stage;
  std::string note;
  Instant at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(OrderProgress, (), (request, number, stage, note, at, by))

enum class BelongingState : std::uint8_t { received, kept, handed_back };
BOOST_DESCRIBE_ENUM(BelongingState, received, kept, handed_back)

// Something a customer left with us: received, kept, handed back, each on record (SRV-16).
struct Belonging {
  Id<Belonging> id;
  std::int64_t version = 0;
  Id<ServiceRequest> request;
  std::int64_t number = 0;
  BelongingState state{};
  std::int64_t steps = 0;
  std::string description;
  std::int64_t quantity = 0;
  std::string condition;  // as received
  std::string received_by;
  Instant received_at{};
  std::string place;  // where it is kept
  std::string kept_by;
  std::optional<Instant> kept_at;
  std::string handed_back_by, handed_back_to;
  std::string condition_after;
  std::optional<Instant> handed_back_at;
};
BOOST_DESCRIBE_STRUCT(Belonging, (),
                      (id, version, request, number, state, steps, description, quantity, condition,
                       received_by, received_at, place, kept_by, kept_at, handed_back_by,
                       handed_back_to, condition_after, handed_back_at))

enum class AnswerKind : std::uint8_t { accepted, rejected, follow_up };
BOOST_DESCRIBE_ENUM(AnswerKind, accepted, rejected, follow_up)

// What the customer answered to a result, or when he was asked again afterwards (SRV-3, SRV-6);
// key (request, number).
struct SatisfactionAnswer {
  Id<ServiceRequest> request;
  std::int64_t number = 0;
  AnswerKind kind{};
  bool reached = false;  // false: a follow-up contact at which nobody answered
  bool satisfied = false;
  std::optional<std::int64_t> score;
  std::string comment;
  std::string recorded_by;
  Instant at{};
};
BOOST_DESCRIBE_STRUCT(SatisfactionAnswer, (),
                      (request, number, kind, reached, satisfied, score, comment, recorded_by, at))

}  // namespace kehu::service

namespace kehu {
KEHU_TABLE(service::ServiceRequest)
KEHU_TABLE(service::Contribution)
KEHU_TABLE(service::OrderProgress)
KEHU_TABLE(service::Belonging)
KEHU_TABLE(service::SatisfactionAnswer)
}  // namespace kehu
