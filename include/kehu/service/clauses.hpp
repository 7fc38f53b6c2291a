// What the policy says about service requests: the parameters of the clauses SRV-1 to SRV-6,
// SRV-16 and SRV-17.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework/duty.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::service {

// What a form may ask for beside kind and channel, which every form has.
enum class RequestField : std::uint8_t {
  customer,  // somebody on file; a form that does not require it admits strangers
  contact,
  subject,
  description,
  product,
  purchased_on,
  asset,
  address,
  appointment,
  order_reference,
  payment_method,
};
BOOST_DESCRIBE_ENUM(RequestField, customer, contact, subject, description, product, purchased_on,
                    asset, address, appointment, order_reference, payment_method)

// A kind of request and its form.
struct RequestKind {
  std::string kind;
  std::vector<std::string> channels;  // by which it may come in
  std::vector<RequestField> required;
  bool is_order = false;          // has a payment method and is tracked (SRV-5)
  bool keeps_belongings = false;  // things are taken into keeping under it (SRV-16)
  bool is_followed_up = false;    // the customer is asked again after it is closed (SRV-6)
};
BOOST_DESCRIBE_STRUCT(RequestKind, (),
                      (kind, channels, required, is_order, keeps_belongings, is_followed_up))

// What becomes of a request that comes in while its channel is closed.
enum class OutsideHours : std::uint8_t {
  refused,              // nobody is there to take it in
  counts_from_opening,  // it is recorded, and its clocks start when the channel opens next
};
BOOST_DESCRIBE_ENUM(OutsideHours, refused, counts_from_opening)

// A channel without hours is always open. Emergencies are taken in day and night.
struct ChannelHours {
  std::string channel;
  std::string calendar;  // of clause SRV-18
  OutsideHours outside{};
};
BOOST_DESCRIBE_STRUCT(ChannelHours, (), (channel, calendar, outside))

struct RequestIntakeClause {  // SRV-1
  std::vector<RequestKind> kinds;
  std::string desk_role;                        // the one service desk
  std::vector<std::string> emergency_channels;  // open day and night: what comes by them, and is
  std::string emergency_severity;               // at least this severe, is an emergency
  std::vector<ChannelHours> channel_hours;
};
BOOST_DESCRIBE_STRUCT(RequestIntakeClause, (),
                      (kinds, desk_role, emergency_channels, emergency_severity, channel_hours))

struct ServiceDepartment {
  std::string department;
  std::string role;  // that answers for it
};
BOOST_DESCRIBE_STRUCT(ServiceDepartment, (), (department, role))

struct CoordinationClause {  // SRV-2
  std::vector<ServiceDepartment> departments;
  casework::TimeLimit contribution_within;   // for a department to answer
  bool contributions_before_result = false;  // no result while a department's answer is missing
};
BOOST_DESCRIBE_STRUCT(CoordinationClause, (),
                      (departments, contribution_within, contributions_before_result))

struct SatisfactionClause {              // SRV-3
  casework::TimeLimit silence_after;     // the result, or the customer's last word since; then the
                                         // request may be closed unanswered
  bool silence_closes = false;           // false: only satisfaction does
  casework::TimeLimit reopening_within;  // of the closing
  std::int64_t score_max = 0;            // scores run from 1 to this
};
BOOST_DESCRIBE_STRUCT(SatisfactionClause, (),
                      (silence_after, silence_closes, reopening_within, score_max))

enum class ServiceClock : std::uint8_t { first_response, next_update, solution, appointment };
BOOST_DESCRIBE_ENUM(ServiceClock, first_response, next_update, solution, appointment)

// What happens to a request, as clocks see it.
enum class ClockEvent : std::uint8_t {
  opened,
  contacted,  // the customer turned to us again
  responded,
  informed,   // we told the customer how it stands
  appointed,  // an appointment was agreed
  attended,   // and kept
  result_reported,
  result_accepted,
  result_rejected,
  closed_unanswered,
  reopened,
};
BOOST_DESCRIBE_ENUM(ClockEvent, opened, contacted, responded, informed, appointed, attended,
                    result_reported, result_accepted, result_rejected, closed_unanswered, reopened)

// When a clock starts, stops, stands still and goes on. An event that both stops and starts a clock
// stops it first. A clock that runs or stands is not started again: the earliest cause counts.
struct ClockRule {
  ServiceClock clock{};
  std::vector<ClockEvent> starts_on, stops_on, pauses_on, resumes_on;
};
BOOST_DESCRIBE_STRUCT(ClockRule, (), (clock, starts_on, stops_on, pauses_on, resumes_on))

// A reason for which work may wait, which clocks stand meanwhile, and how long at most, all pauses
// of a clock for the reason together: what goes beyond counts again.
struct PauseRule {
  std::string reason;
  std::vector<ServiceClock> clocks;
  casework::TimeLimit at_most;
};
BOOST_DESCRIBE_STRUCT(PauseRule, (), (reason, clocks, at_most))

// The limits of one class of requests; a clock without a limit does not run.
struct ServiceTarget {
  std::string target;
  std::optional<casework::TimeLimit> first_response, next_update, solution;
};
BOOST_DESCRIBE_STRUCT(ServiceTarget, (), (target, first_response, next_update, solution))

// A change after which running clocks are computed anew. What is not listed leaves the deadlines
// as they were when the request was opened.
enum class ReevaluationCause : std::uint8_t { severity, department, tier, policy };
BOOST_DESCRIBE_ENUM(ReevaluationCause, severity, department, tier, policy)

// SRV-4. Table "targets": kind, severity, service_level, emergency, department -> target.
struct ServiceClockClause {
  std::vector<ServiceTarget> targets;
  std::vector<ClockRule> clocks;
  std::vector<PauseRule> pauses;
  std::vector<ReevaluationCause> reevaluated_on;
};
BOOST_DESCRIBE_STRUCT(ServiceClockClause, (), (targets, clocks, pauses, reevaluated_on))

struct OrderTrackingClause {  // SRV-5
  std::vector<std::string> payment_methods;
  std::vector<std::string> stages;  // in the order in which they are reached
  bool stages_may_be_skipped = false;
};
BOOST_DESCRIBE_STRUCT(OrderTrackingClause, (), (payment_methods, stages, stages_may_be_skipped))

struct AfterSalesClause {                     // SRV-6
  std::vector<std::string> by_appointment;    // channels that need one
  casework::TimeLimit appointment_tolerance;  // after the agreed time
  // How far ahead a visit is agreed at most; null: any time to come.
  std::optional<casework::TimeLimit> appointment_within;
  std::vector<casework::TimeLimit> follow_ups;  // after closing, one after the other
};
BOOST_DESCRIBE_STRUCT(AfterSalesClause, (),
                      (by_appointment, appointment_tolerance, appointment_within, follow_ups))

struct BelongingsClause {              // SRV-16
  casework::TimeLimit handed_back_by;  // after they were received
};
BOOST_DESCRIBE_STRUCT(BelongingsClause, (), (handed_back_by))

enum class QueueKey : std::uint8_t { emergency, tier, severity, deadline, opened };
BOOST_DESCRIBE_ENUM(QueueKey, emergency, tier, severity, deadline, opened)

struct ServiceQueueClause {             // SRV-17
  std::vector<std::string> severities;  // the most severe first
  std::string default_severity;
  std::vector<QueueKey> order;  // the first key that differs decides
};
BOOST_DESCRIBE_STRUCT(ServiceQueueClause, (), (severities, default_severity, order))

}  // namespace kehu::service

namespace kehu {
KEHU_CLAUSE(service::RequestIntakeClause)
KEHU_CLAUSE(service::CoordinationClause)
KEHU_CLAUSE(service::SatisfactionClause)
KEHU_CLAUSE(service::ServiceClockClause)
KEHU_CLAUSE(service::OrderTrackingClause)
KEHU_CLAUSE(service::AfterSalesClause)
KEHU_CLAUSE(service::BelongingsClause)
KEHU_CLAUSE(service::ServiceQueueClause)
}  // namespace kehu
