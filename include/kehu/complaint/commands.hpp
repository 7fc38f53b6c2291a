// What the complaint area can be told to do.
#pragma once

#include "kehu/complaint/records.hpp"
#include "kehu/credit.hpp"
#include "kehu/customer/party.hpp"
#include "kehu/service/records.hpp"
#include "kehu/work_order/records.hpp"

namespace kehu::complaint {

struct InvolvedPerson {
  std::string person;
  RecusalReason reason{};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(InvolvedPerson, (), (person, reason, note))

// Takes a complaint in (CMP-1, CMP-2). The phone is looked up in the customer file at once: where
// no customer is named and one customer alone has it, it is that customer's complaint. What it is
// about among our own records may be named: who had a hand in it, or signed it, is recused. Who
// takes it in handles it until it is assessed, unless he is recused himself.
// Errors: complaint.id_taken, complaint.future, text.line_break, phone.format, phone.length,
// complaint.involved_already, complaint.unknown_case, complaint.unknown_decision,
// complaint.other_customer; refused: complaint.unknown_channel, complaint.incomplete.
struct OpenComplaint {
  static constexpr std::string_view name = "complaint.open";
  using Reply = Complaint;
  std::optional<Id<Complaint>> id;
  std::string channel;
  std::optional<Reference<Customer>> customer;
  std::optional<std::string> complainant;  // default: the customer's name
  std::optional<std::string> phone;
  std::optional<std::string> vehicle_model, plate, subject;
  std::string content;
  std::optional<std::string> remedy_sought;
  std::optional<Instant> received_at;  // default: now
  std::optional<bool> confidential;
  std::vector<InvolvedPerson> involved;
  std::optional<Id<credit::Approval>> disputed_approval;
  std::optional<Id<credit::Authorization>> disputed_authorization;
  std::optional<Id<casework::Signature>> disputed_signature;
  std::optional<Id<work_order::WorkOrder>> work_order;
  std::optional<Id<service::ServiceRequest>> service_request;
};
BOOST_DESCRIBE_STRUCT(OpenComplaint, (),
                      (id, channel, customer, complainant, phone, vehicle_model, plate, subject,
                       content, remedy_sought, received_at, confidential, involved,
                       disputed_approval, disputed_authorization, disputed_signature, work_order,
                       service_request))

// Names what an open complaint is about, found out after it was taken in (CMP-6). A handler who is
// recused by it hands the complaint back: it has none until it is assessed anew.
// Errors: complaint.nothing_linked, complaint.linked_already, complaint.unknown_case,
// complaint.unknown_decision, complaint.other_customer (the record is not of the complaint's
// customer, nor of one merged with him).
struct LinkComplaint {
  static constexpr std::string_view name = "complaint.link";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<Id<credit::Approval>> disputed_approval;
  std::optional<Id<credit::Authorization>> disputed_authorization;
  std::optional<Id<casework::Signature>> disputed_signature;
  std::optional<Id<work_order::WorkOrder>> work_order;
  std::optional<Id<service::ServiceRequest>> service_request;
};
BOOST_DESCRIBE_STRUCT(LinkComplaint, (),
                      (complaint, disputed_approval, disputed_authorization, disputed_signature,
                       work_order, service_request))

// Takes over a complaint that was answered before this database was kept: it is closed. A number
// that is still to come in the series of complaints is stepped over when it does. Errors:
// complaint.number_taken (another complaint stands under it), complaint.future,
// complaint.answered_before, complaint.yes_or_no, complaint.unknown_category.
struct TakeOverComplaint {
  static constexpr std::string_view name = "complaint.take_over";
  using Reply = Complaint;
  std::optional<Id<Complaint>> id;
  std::optional<std::string> number;  // of the old books
  std::string channel;
  std::optional<Reference<Customer>> customer;
  std::string complainant;
  std::string category;
  std::string subject;
  std::string content;
  Date received_on;
  std::optional<Date> sent_on;  // to whoever had to answer it; other books may date it earlier
  std::optional<Date> answered_on;
  std::string response;
  std::optional<std::string> timely;    // "Yes", "No"
  std::optional<std::string> disputed;  // likewise: whether the customer disputed the answer
};
BOOST_DESCRIBE_STRUCT(TakeOverComplaint, (),
                      (id, number, channel, customer, complainant, category, subject, content,
                       received_on, sent_on, answered_on, response, timely, disputed))

struct AcknowledgeComplaint {
  static constexpr std::string_view name = "complaint.acknowledge";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(AcknowledgeComplaint, (), (complaint, note))

enum class MajorFact : std::uint8_t {
  to_manufacturer,
  blockade,
  return_demanded,
  negative_media,
  wide,
  serious,
  injury,
  regulator,
};
BOOST_DESCRIBE_ENUM(MajorFact, to_manufacturer, blockade, return_demanded, negative_media, wide,
                    serious, injury, regulator)

// Initial assessment (CMP-3 to CMP-5): category, grade and validity by the policy's tables, the
// department, repetition. It can be made anew when more is known.
struct AssessComplaint {
  static constexpr std::string_view name = "complaint.assess";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string category;
  std::vector<MajorFact> facts;
  bool reasons_sufficient = false;
  bool demand_reasonable = false;
  std::optional<std::string> handler;  // default: who assesses
};
BOOST_DESCRIBE_STRUCT(AssessComplaint, (),
                      (complaint, category, facts, reasons_sufficient, demand_reasonable, handler))

// Puts on record that a person is tied to the complaint, and so takes no part in it (CMP-6). A
// handler who is hands the complaint back. Errors: complaint.involved_already.
struct InvolveInComplaint {
  static constexpr std::string_view name = "complaint.involve";
  using Reply = ComplaintPerson;
  Id<Complaint> complaint;
  std::string person;
  RecusalReason reason{};
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(InvolveInComplaint, (), (complaint, person, reason, note))

// CMP-7. The person responsible takes no part from here on.
struct InvestigateComplaint {
  static constexpr std::string_view name = "complaint.investigate";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string cause_code;
  std::string cause;
  std::optional<std::string> responsible;
};
BOOST_DESCRIBE_STRUCT(InvestigateComplaint, (), (complaint, cause_code, cause, responsible))

// CMP-7. After a reopening the compensation is what is granted in addition to what was paid before
// it.
struct ProposeSolution {
  static constexpr std::string_view name = "complaint.propose";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string solution;
  std::optional<Money> compensation;
};
BOOST_DESCRIBE_STRUCT(ProposeSolution, (), (complaint, solution, compensation))

// CMP-8, by the authority table: whoever signs may sign it together with what was paid for the
// complaint before it was reopened.
struct SignCompensation {
  static constexpr std::string_view name = "complaint.sign_compensation";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(SignCompensation, (), (complaint, note))

struct ApproveSolution {  // CMP-8
  static constexpr std::string_view name = "complaint.approve";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ApproveSolution, (), (complaint, note))

struct RejectSolution {
  static constexpr std::string_view name = "complaint.reject";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(RejectSolution, (), (complaint, note))

struct CommunicateSolution {  // CMP-9
  static constexpr std::string_view name = "complaint.communicate";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CommunicateSolution, (), (complaint, note))

// The customer is satisfied. Refused: complaint.stranger.
struct AcceptSolution {
  static constexpr std::string_view name = "complaint.accept";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::string> reaction;
  std::optional<customer::Party> by;  // default: nobody says who spoke
};
BOOST_DESCRIBE_STRUCT(AcceptSolution, (), (complaint, reaction, by))

// The customer is not satisfied. What was paid by a solution that was carried out stays paid; one
// that was not is no longer offered. Refused: complaint.stranger, complaint.too_late.
struct ReopenComplaint {
  static constexpr std::string_view name = "complaint.reopen";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string reaction;
  std::optional<customer::Party> by;  // default: nobody says who spoke
};
BOOST_DESCRIBE_STRUCT(ReopenComplaint, (), (complaint, reaction, by))

struct CompleteComplaint {  // the solution is carried out
  static constexpr std::string_view name = "complaint.complete";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(CompleteComplaint, (), (complaint, note))

struct FeedBackComplaint {  // CMP-10: to the group's customer service
  static constexpr std::string_view name = "complaint.feed_back";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string result;
};
BOOST_DESCRIBE_STRUCT(FeedBackComplaint, (), (complaint, result))

// CMP-10: by the group's customer service, and nobody who handled it (complaint.own_work). A mark
// below what the policy counts as satisfied, or his word that he is not, is his reaction from then
// on: the complaint is reopened, and does not close.
struct CallBackComplaint {
  static constexpr std::string_view name = "complaint.call_back";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::optional<std::int64_t> score;
  std::string answer;
  std::optional<bool> satisfied;  // default: as the mark says, or else as he had accepted it
};
BOOST_DESCRIBE_STRUCT(CallBackComplaint, (), (complaint, score, answer, satisfied))

// CMP-9, CMP-11, CMP-13, CMP-16, CMP-18. Refused: complaint.unsatisfied, complaint.open_warning,
// complaint.no_meeting, complaint.no_action, complaint.open_action, complaint.no_improvement.
struct CloseComplaint {
  static constexpr std::string_view name = "complaint.close";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string summary;
};
BOOST_DESCRIBE_STRUCT(CloseComplaint, (), (complaint, summary))

// By the complainant. Refused: complaint.stranger.
struct WithdrawComplaint {
  static constexpr std::string_view name = "complaint.withdraw";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string reason;
  std::optional<customer::Party> by;  // default: nobody says who spoke
};
BOOST_DESCRIBE_STRUCT(WithdrawComplaint, (), (complaint, reason, by))

// CMP-11: tells one rung of the ladder of a major complaint.
struct WarnOfComplaint {
  static constexpr std::string_view name = "complaint.warn";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string recipient_role;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(WarnOfComplaint, (), (complaint, recipient_role, text))

// By the leader himself. Errors: complaint.nobody, complaint.named_twice.
struct FormCrisisTeam {
  static constexpr std::string_view name = "complaint.form_crisis_team";
  using Reply = CrisisTeam;
  Id<Complaint> complaint;
  std::vector<std::string> members;
};
BOOST_DESCRIBE_STRUCT(FormCrisisTeam, (), (complaint, members))

// Somebody of the team was there. Errors: complaint.no_crisis_team, complaint.nobody,
// complaint.named_twice, complaint.no_member_present, complaint.future, complaint.before_receipt.
struct RecordCrisisMeeting {
  static constexpr std::string_view name = "complaint.record_meeting";
  using Reply = CrisisMeeting;
  Id<Complaint> complaint;
  std::optional<Instant> held_at;  // default: now
  std::vector<std::string> present;
  std::string minutes;
};
BOOST_DESCRIBE_STRUCT(RecordCrisisMeeting, (), (complaint, held_at, present, minutes))

struct NegotiateComplaint {  // by a negotiator of the policy
  static constexpr std::string_view name = "complaint.negotiate";
  using Reply = Complaint;
  Id<Complaint> complaint;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NegotiateComplaint, (), (complaint, text))

// CMP-13. Its owner must be somebody who may take part. Errors: complaint.id_taken; refused:
// complaint.recused.
struct PlanCorrectiveAction {
  static constexpr std::string_view name = "complaint.plan_action";
  using Reply = CorrectiveAction;
  std::optional<Id<CorrectiveAction>> id;
  Id<Complaint> complaint;
  ActionKind kind{};
  std::string text;
  std::string owner;
  Date due;
};
BOOST_DESCRIBE_STRUCT(PlanCorrectiveAction, (), (id, complaint, kind, text, owner, due))

// Opens the duty to check that it had its effect, within the policy's time (CMP-13).
struct CarryOutAction {
  static constexpr std::string_view name = "complaint.carry_out_action";
  using Reply = CorrectiveAction;
  Id<CorrectiveAction> action;
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(CarryOutAction, (), (action, evidence))

// The check that an action had its effect: by another person than its owner and who did it.
struct ConfirmAction {
  static constexpr std::string_view name = "complaint.confirm_action";
  using Reply = CorrectiveAction;
  Id<CorrectiveAction> action;
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(ConfirmAction, (), (action, evidence))

struct ReturnAction {  // it had no effect and is to be done again
  static constexpr std::string_view name = "complaint.return_action";
  using Reply = CorrectiveAction;
  Id<CorrectiveAction> action;
  std::string evidence;
};
BOOST_DESCRIBE_STRUCT(ReturnAction, (), (action, evidence))

// CMP-14. By loss: for the person responsible, once for each complaint. By delay: for the handler,
// from the duties of the complaint that he missed; or for who handled it before him; or for who is
// named beside a rung of the ladder (CMP-12), from the warnings missed. A delay that goes on is
// penalized again for what has come since. Errors: complaint.loss_missing,
// complaint.liable_for_loss, complaint.nobody_responsible, complaint.no_handler,
// complaint.not_late, complaint.penalized.
struct PenalizeForComplaint {
  static constexpr std::string_view name = "complaint.penalize";
  using Reply = Penalty;
  std::optional<Id<Penalty>> id;
  Id<Complaint> complaint;
  PenaltyKind kind{};
  std::optional<Money> loss;
  std::optional<std::string> liable;  // of a delay; default: the handler
};
BOOST_DESCRIBE_STRUCT(PenalizeForComplaint, (), (id, complaint, kind, loss, liable))

// CMP-18. Its owner must be somebody who may take part. Errors: complaint.id_taken; refused:
// complaint.recused.
struct PlanImprovement {
  static constexpr std::string_view name = "complaint.plan_improvement";
  using Reply = ImprovementItem;
  std::optional<Id<ImprovementItem>> id;
  Id<Complaint> complaint;
  std::string text;
  std::string owner;
  Date due;
};
BOOST_DESCRIBE_STRUCT(PlanImprovement, (), (id, complaint, text, owner, due))

struct FinishImprovement {
  static constexpr std::string_view name = "complaint.finish_improvement";
  using Reply = ImprovementItem;
  Id<ImprovementItem> item;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(FinishImprovement, (), (item, outcome))

struct DropImprovement {
  static constexpr std::string_view name = "complaint.drop_improvement";
  using Reply = ImprovementItem;
  Id<ImprovementItem> item;
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(DropImprovement, (), (item, outcome))

}  // namespace kehu::complaint
