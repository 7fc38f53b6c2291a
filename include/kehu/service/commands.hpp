// What the service area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/customer/party.hpp"
#include "kehu/service/records.hpp"

namespace kehu::service {

// Records a request that came in (SRV-1). What the kind's form requires must be there.
// The owner is, where none is named, the customer's account manager, else who records it.
// Refused: service.unknown_kind, service.unknown_channel, service.appointment_needed,
// service.incomplete_form, service.payment_method, service.unknown_severity,
// service.appointment_far.
// Errors: service.exists (another has the id), text.line_break, service.nobody,
// service.unknown_target, service.unknown_asset, service.appointment_past,
// service.purchased_in_future.
struct OpenRequest {
  static constexpr std::string_view name = "service.open";
  using Reply = ServiceRequest;
  std::optional<Id<ServiceRequest>> id;
  std::string kind, channel;
  std::optional<Reference<Customer>> customer;
  std::optional<std::string> contact_name, contact;
  std::optional<std::string> severity;  // default: the policy's
  std::optional<std::string> subject, description;
  std::optional<std::string> product;
  std::optional<Date> purchased_on;
  std::optional<std::int64_t> asset;
  std::optional<std::string> address;
  std::optional<Instant> appointment;
  std::optional<std::string> order_reference, payment_method;
  std::optional<std::string> owner, department;
};
BOOST_DESCRIBE_STRUCT(OpenRequest, (),
                      (id, kind, channel, customer, contact_name, contact, severity, subject,
                       description, product, purchased_on, asset, address, appointment,
                       order_reference, payment_method, owner, department))

// Every command about a request that exists may fail with: service.not_found,
// service.clock_backward (the time lies before the last thing that happened to it),
// workflow.not_allowed, text.empty, text.too_long.

// The first answer to the customer, or a further one.
struct RespondToRequest {
  static constexpr std::string_view name = "service.respond";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(RespondToRequest, (), (request, text))

// Tells the customer how it stands (SRV-2).
struct InformCustomer {
  static constexpr std::string_view name = "service.inform";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(InformCustomer, (), (request, text))

// The customer turned to us again about it. Refused: service.stranger.
struct RecordContact {
  static constexpr std::string_view name = "service.contact";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  customer::Party by;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(RecordContact, (), (request, by, text))

// Another owner, or another department works on it; open clocks go with it and lose no pause.
// Refused: service.unknown_department. Errors: service.nothing_to_change.
struct AssignRequest {
  static constexpr std::string_view name = "service.assign";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::optional<std::string> owner, department;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(AssignRequest, (), (request, owner, department, reason))

// Refused: service.unknown_severity. Errors: service.nothing_to_change.
struct ChangeSeverity {
  static constexpr std::string_view name = "service.change_severity";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::string severity;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ChangeSeverity, (), (request, severity, reason))

// Computes the running clocks anew, under today's policy or the customer's present tier, where the
// policy says that these change deadlines (SRV-4). Refused: service.deadlines_frozen.
struct ReevaluateRequest {
  static constexpr std::string_view name = "service.reevaluate";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
};
BOOST_DESCRIBE_STRUCT(ReevaluateRequest, (), (request))

// Asks a department for its part (SRV-2). Refused: service.unknown_department.
// Errors: service.exists.
struct InvolveDepartment {
  static constexpr std::string_view name = "service.involve";
  using Reply = Contribution;
  std::optional<Id<Contribution>> id;
  Id<ServiceRequest> request;
  std::string department;
  std::string question;
};
BOOST_DESCRIBE_STRUCT(InvolveDepartment, (), (id, request, department, question))

// The department's answer. Refused: service.other_department.
// Errors: service.contribution_not_found, service.contribution_answered.
struct Contribute {
  static constexpr std::string_view name = "service.contribute";
  using Reply = Contribution;
  Id<Contribution> contribution;
  std::string answer;
};
BOOST_DESCRIBE_STRUCT(Contribute, (), (contribution, answer))

// Work waits, for a reason that the policy admits (SRV-4). Refused: service.pause_reason.
struct PauseRequest {
  static constexpr std::string_view name = "service.pause";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::string reason;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(PauseRequest, (), (request, reason, note))

struct ResumeRequest {
  static constexpr std::string_view name = "service.resume";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ResumeRequest, (), (request, note))

// Agrees a time with the customer, or another in its place. Refused: service.stranger,
// service.appointment_far. Errors: service.appointment_past.
struct AppointRequest {
  static constexpr std::string_view name = "service.appoint";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  Instant at{};
  customer::Party by;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AppointRequest, (), (request, at, by, note))

// The appointment took place, now. Refused: service.appointment_not_near (it is earlier than the
// policy tolerates). Errors: service.no_appointment.
struct KeepAppointment {
  static constexpr std::string_view name = "service.keep_appointment";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(KeepAppointment, (), (request, note))

// An order came to another stage; the customer is told (SRV-5).
// Refused: service.not_an_order, service.unknown_stage, service.stage_order.
struct TrackOrder {
  static constexpr std::string_view name = "service.track";
  using Reply = OrderProgress;
  Id<ServiceRequest> request;
  std::string stage;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(TrackOrder, (), (request, stage, note))

// Who accepts a result, and what he says of it.
struct ResultAcceptance {
  customer::Party by;
  std::optional<std::int64_t> score;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(ResultAcceptance, (), (by, score, comment))

// Reports the result to the customer, who is asked whether he is satisfied (SRV-3). With
// `accepted` he has said at once that he is: both steps are on record, he is not asked any more,
// and the flow ends as with service.accept_result, whose refusals, errors and right hold, below
// /accepted. Refused: service.contributions_open, service.belongings_held. Errors: access.denied (a
// role that may not service.accept_result).
struct ReportResult {
  static constexpr std::string_view name = "service.report_result";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  std::string result;
  std::optional<ResultAcceptance> accepted{};
};
BOOST_DESCRIBE_STRUCT(ReportResult, (), (request, result, accepted))

// The customer is satisfied: the flow ends. Refused: service.stranger. Errors: service.score.
struct AcceptResult {
  static constexpr std::string_view name = "service.accept_result";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  customer::Party by;
  std::optional<std::int64_t> score;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(AcceptResult, (), (request, by, score, comment))

// He is not: it goes back to work. Refused: service.stranger. Errors: service.score.
struct RejectResult {
  static constexpr std::string_view name = "service.reject_result";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  customer::Party by;
  std::string comment;
  std::optional<std::int64_t> score;
};
BOOST_DESCRIBE_STRUCT(RejectResult, (), (request, by, comment, score))

// Ends what the customer left unanswered for as long as the policy says: one request, or all.
// Refused: service.silence_not_over, service.silence_does_not_close.
struct ClosedUnanswered {
  std::int64_t requests = 0;
};
BOOST_DESCRIBE_STRUCT(ClosedUnanswered, (), (requests))
struct CloseUnanswered {
  static constexpr std::string_view name = "service.close_unanswered";
  using Reply = ClosedUnanswered;
  std::optional<Id<ServiceRequest>> request;
};
BOOST_DESCRIBE_STRUCT(CloseUnanswered, (), (request))

// The customer takes a closed request up again. Refused: service.stranger,
// service.reopening_too_late.
struct ReopenRequest {
  static constexpr std::string_view name = "service.reopen";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  customer::Party by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReopenRequest, (), (request, by, reason))

// The customer no longer wants it. Refused: service.stranger, service.belongings_held.
struct WithdrawRequest {
  static constexpr std::string_view name = "service.withdraw";
  using Reply = ServiceRequest;
  Id<ServiceRequest> request;
  customer::Party by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawRequest, (), (request, by, reason))

// The customer was contacted again after closing (SRV-6). Errors: service.answer (who was reached
// says whether he is satisfied; of who was not there is no answer), service.score,
// service.no_follow_up.
struct FollowUpRequest {
  static constexpr std::string_view name = "service.follow_up";
  using Reply = SatisfactionAnswer;
  Id<ServiceRequest> request;
  bool reached = false;
  std::optional<bool> satisfied;  // where he was reached
  std::optional<std::int64_t> score;
  std::optional<std::string> comment;
};
BOOST_DESCRIBE_STRUCT(FollowUpRequest, (), (request, reached, satisfied, score, comment))

// Something is taken into keeping (SRV-16). Refused: service.keeps_nothing.
// Errors: service.quantity, service.exists.
struct ReceiveBelonging {
  static constexpr std::string_view name = "service.receive_belonging";
  using Reply = Belonging;
  std::optional<Id<Belonging>> id;
  Id<ServiceRequest> request;
  std::string description;
  std::optional<std::int64_t> quantity;  // default: 1
  std::string condition;
};
BOOST_DESCRIBE_STRUCT(ReceiveBelonging, (), (id, request, description, quantity, condition))

// Errors: service.belonging_not_found.
struct KeepBelonging {
  static constexpr std::string_view name = "service.keep_belonging";
  using Reply = Belonging;
  Id<Belonging> belonging;
  std::string place;
};
BOOST_DESCRIBE_STRUCT(KeepBelonging, (), (belonging, place))

// Refused: service.stranger. Errors: service.belonging_not_found.
struct HandBackBelonging {
  static constexpr std::string_view name = "service.hand_back_belonging";
  using Reply = Belonging;
  Id<Belonging> belonging;
  customer::Party by;  // to whom it belongs
  std::string to;      // the person who took it and signed
  std::string condition;
};
BOOST_DESCRIBE_STRUCT(HandBackBelonging, (), (belonging, by, to, condition))

}  // namespace kehu::service
