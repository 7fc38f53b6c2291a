// What the area can be asked to do. Errors that the commands share: work_order.not_found,
// work_order.technician_not_found, customer.not_found, workflow.not_allowed (an act that the state
// of the order, of its appointment or of the damage does not allow, with those it does),
// text.empty, text.too_long, text.line_break (in what has one line on a copy), work_order.currency
// (not the policy's), work_order.amount (not above zero). Whoever agrees, accepts, consents or
// signs for the customer has no hand in the order; else refused: work_order.not_customer.
#pragma once

#include "kehu/work_order/rules.hpp"

namespace kehu::work_order {

// ---- Technicians (SRV-8) ------------------------------------------------------------------------

// Enters a technician, or with the id of a known one replaces what is on record. `active` false
// retires him. Errors: work_order.technician_exists (another has the name, or is the same person
// under another), work_order.dates, work_order.skill_level, work_order.travel_minutes,
// work_order.listed_twice, calendar.unknown.
struct RecordTechnician {
  static constexpr std::string_view request = "work_order.record_technician";
  using Reply = Technician;
  std::optional<Id<Technician>> id;
  std::string name;
  std::string department;
  std::optional<bool> outsourced, active;
  std::optional<std::string> calendar;
  std::vector<TechnicianSkill> skills;
  std::vector<TechnicianCertificate> certificates;
  std::vector<TechnicianTerritory> territories;
};
BOOST_DESCRIBE_STRUCT(RecordTechnician, (),
                      (id, name, department, outsourced, active, calendar, skills, certificates,
                       territories))

// ---- From the request to the dispatch (SRV-7, SRV-8)
// ---------------------------------------------

// Opens a work order; starts the clocks of approval and completion. Refused:
// work_order.incomplete_form. Errors: work_order.exists (another has the id),
// work_order.unknown_kind, work_order.asset_not_found, work_order.other_model (than the asset's),
// work_order.service_request_not_found, work_order.other_customer (the request is not of this
// customer, nor of one merged with him), work_order.future_date (a purchase yet to come),
// phone.format, phone.length, phone.region.
struct RequestWorkOrder {
  static constexpr std::string_view name = "work_order.request";
  using Reply = WorkOrder;
  std::optional<Id<WorkOrder>> id;
  std::string kind;
  Reference<Customer> customer;
  std::optional<Id<service::ServiceRequest>> service_request;
  std::optional<std::string> address, territory, contact, phone, model, fault;
  std::optional<Date> purchase_date;
  std::optional<std::int64_t> asset;
};
BOOST_DESCRIBE_STRUCT(RequestWorkOrder, (),
                      (id, kind, customer, service_request, address, territory, contact, phone,
                       model, fault, purchase_date, asset))

// Signed by the authority table's matter "work_order.dispatch"; refusals as there.
struct ApproveWorkOrder {
  static constexpr std::string_view name = "work_order.approve";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ApproveWorkOrder, (), (work_order, note))

struct RejectWorkOrder {
  static constexpr std::string_view name = "work_order.reject";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RejectWorkOrder, (), (work_order, reason))

// Leave to send somebody outsourced or of another department; matter "work_order.outside", never by
// or on behalf of who is sent. Refused: work_order.approver_involved.
struct ApproveOutside {
  static constexpr std::string_view name = "work_order.approve_outside";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  Id<Technician> technician;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ApproveOutside, (), (work_order, technician, note))

// The same by word of mouth: recorded now, with a duty to confirm it. Where holders of the role
// that approves are on record, the approver is one of them or a deputy, or the substitute while all
// are away. Refused: work_order.approver_involved (who asked, records or is sent),
// work_order.approver_absent, work_order.not_approver.
struct RecordVerbalApproval {
  static constexpr std::string_view name = "work_order.record_verbal_approval";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  Id<Technician> technician;
  std::string approver;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RecordVerbalApproval, (), (work_order, technician, approver, note))

// Signs what was approved by word of mouth: by who approved it; while he is away by another who may
// sign, but not by who recorded it, nor by who is sent; also where the order was cancelled since.
// Refused: work_order.other_confirms, work_order.approver_involved. Errors:
// work_order.nothing_to_confirm.
struct ConfirmVerbalApproval {
  static constexpr std::string_view name = "work_order.confirm_verbal_approval";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ConfirmVerbalApproval, (), (work_order, note))

// Sends a technician, at a time that the customer has agreed to; another, or the same again, also
// when the price is accepted and while the work goes on. Refused: work_order.not_eligible,
// work_order.own_available, work_order.outside_not_approved, work_order.too_far_ahead (by SRV-9).
// Errors: work_order.past_appointment, work_order.dates.
struct DispatchWorkOrder {
  static constexpr std::string_view name = "work_order.dispatch";
  using Reply = WorkAppointment;
  Id<WorkOrder> work_order;
  Id<Technician> technician;
  Instant starts_at{}, ends_at{};
  std::string agreed_by;
};
BOOST_DESCRIBE_STRUCT(DispatchWorkOrder, (),
                      (work_order, technician, starts_at, ends_at, agreed_by))

// ---- The appointment (SRV-9)
// ----------------------------------------------------------------------

// Moves the appointment; only by agreement of the customer. Refused: work_order.not_agreed, and
// those of the dispatch. Errors: work_order.past_appointment.
struct RescheduleWorkOrder {
  static constexpr std::string_view name = "work_order.reschedule";
  using Reply = WorkAppointment;
  Id<WorkOrder> work_order;
  Instant starts_at{}, ends_at{};
  std::optional<std::string> agreed_by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RescheduleWorkOrder, (), (work_order, starts_at, ends_at, agreed_by, reason))

// The technician is there, in time or late. Refused: work_order.too_early_to_arrive (before the
// tolerance that the policy gives; the appointment can be moved).
struct ArriveForWork {
  static constexpr std::string_view name = "work_order.arrive";
  using Reply = WorkAppointment;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(ArriveForWork, (), (work_order))

// Nobody came. Refused: work_order.too_early_for_no_show.
struct RecordNoShow {
  static constexpr std::string_view name = "work_order.record_no_show";
  using Reply = WorkAppointment;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(RecordNoShow, (), (work_order))

// ---- Price, work and charges (SRV-10 to SRV-12)
// --------------------------------------------------

struct EstimateLine {
  std::string item;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(EstimateLine, (), (item, quantity))

// The customer has seen the price list and accepts an estimate from it. Errors:
// work_order.unknown_item, work_order.quantity.
struct AcceptPrice {
  static constexpr std::string_view name = "work_order.accept_price";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::vector<EstimateLine> lines;
  std::string accepted_by;
};
BOOST_DESCRIBE_STRUCT(AcceptPrice, (), (work_order, lines, accepted_by))

// Refused by the workflow until the price is accepted. Errors: work_order.not_arrived.
struct StartWork {
  static constexpr std::string_view name = "work_order.start";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(StartWork, (), (work_order))

// A line of the bill; who bears it follows from SRV-11, as of the day on which the order was asked
// for. `unit_price`: below the list's, by no more than the policy leaves to who is on the spot.
// Refused: work_order.consent_required, work_order.below_list. Errors: work_order.unknown_item,
// work_order.quantity, work_order.above_list.
struct ChargeWork {
  static constexpr std::string_view name = "work_order.charge";
  using Reply = WorkCharge;
  Id<WorkOrder> work_order;
  std::string item;
  std::int64_t quantity = 0;
  std::optional<Money> unit_price;
  std::optional<bool> caused_by_customer;
};
BOOST_DESCRIBE_STRUCT(ChargeWork, (), (work_order, item, quantity, unit_price, caused_by_customer))

// The customer consents to more than the estimate. Errors: work_order.not_more.
struct ConsentToOverrun {
  static constexpr std::string_view name = "work_order.consent";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  Money amount;  // in all
  std::string consented_by;
};
BOOST_DESCRIBE_STRUCT(ConsentToOverrun, (), (work_order, amount, consented_by))

// Lets a line go; matter "work_order.goodwill", never by or on behalf of who charged it, came for
// the order or is sent for it. Refused: work_order.own_goodwill. Errors: work_order.line_not_found,
// work_order.nothing_charged.
struct GrantGoodwill {
  static constexpr std::string_view name = "work_order.grant_goodwill";
  using Reply = WorkCharge;
  Id<WorkOrder> work_order;
  std::int64_t line = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(GrantGoodwill, (), (work_order, line, reason))

// The customer's file follows. Errors: work_order.no_asset, work_order.same_number,
// work_order.old_number (not the one on file), work_order.number_in_use (by another of this
// customer's, or by one that an order has fitted elsewhere).
struct ReplacePart {
  static constexpr std::string_view name = "work_order.replace";
  using Reply = WorkReplacement;
  Id<WorkOrder> work_order;
  ReplacedPart part{};
  std::string old_number, new_number;
};
BOOST_DESCRIBE_STRUCT(ReplacePart, (), (work_order, part, old_number, new_number))

// ---- Damage (SRV-13)
// --------------------------------------------------------------------------------

// Errors: work_order.exists (another has the id).
struct ReportDamage {
  static constexpr std::string_view name = "work_order.report_damage";
  using Reply = PropertyDamage;
  std::optional<Id<PropertyDamage>> id;
  Id<WorkOrder> work_order;
  std::string description;
  Money value;
  std::string apology;
};
BOOST_DESCRIBE_STRUCT(ReportDamage, (), (id, work_order, description, value, apology))

// Signed by the matter "work_order.compensation", not by who came for the order; without an amount
// the claim is declined. Refused: work_order.above_value, work_order.own_damage. Errors:
// work_order.damage_not_found.
struct CompensateDamage {
  static constexpr std::string_view name = "work_order.compensate_damage";
  using Reply = PropertyDamage;
  Id<PropertyDamage> damage;
  std::optional<Money> amount;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(CompensateDamage, (), (damage, amount, note))

// ---- Completion, signature, money (SRV-10, SRV-14)
// -------------------------------------------------

struct AddEvidence {
  static constexpr std::string_view name = "work_order.add_evidence";
  using Reply = WorkEvidence;
  Id<WorkOrder> work_order;
  std::string item;
  std::optional<std::string> digest, location;
};
BOOST_DESCRIBE_STRUCT(AddEvidence, (), (work_order, item, digest, location))

// A further visit that is still to come is called off. Evidence from before the last rework counts
// no more. Refused: work_order.evidence_missing.
// Errors: work_order.not_arrived (the time of a further visit has come).
struct CompleteWork {
  static constexpr std::string_view name = "work_order.complete";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::string result;
};
BOOST_DESCRIBE_STRUCT(CompleteWork, (), (work_order, result))

// The customer is not satisfied: back to work, and the clock of its completion goes on.
struct ReworkOrder {
  static constexpr std::string_view name = "work_order.rework";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ReworkOrder, (), (work_order, reason))

struct SignWorkOrder {
  static constexpr std::string_view name = "work_order.sign";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::string signed_by;  // of the customer's side
  std::optional<std::string> signature_digest;
};
BOOST_DESCRIBE_STRUCT(SignWorkOrder, (), (work_order, signed_by, signature_digest))

// Refused: work_order.payment_method. Errors: work_order.exceeds_open (more than the customer still
// owes).
struct ReceiveMoney {
  static constexpr std::string_view name = "work_order.receive_money";
  using Reply = WorkReceipt;
  Id<WorkOrder> work_order;
  Money amount;
  std::string method;
};
BOOST_DESCRIBE_STRUCT(ReceiveMoney, (), (work_order, amount, method))

// By who takes the money over, never by who received it. Refused: work_order.same_person. Errors:
// work_order.receipt_not_found.
struct TakeOverMoney {
  static constexpr std::string_view name = "work_order.take_over_money";
  using Reply = WorkReceipt;
  Id<WorkOrder> work_order;
  std::int64_t receipt = 0;
  std::string invoice_number;
};
BOOST_DESCRIBE_STRUCT(TakeOverMoney, (), (work_order, receipt, invoice_number))

// Refused: work_order.money_open, work_order.not_confirmed, work_order.damage_open.
struct SettleWorkOrder {
  static constexpr std::string_view name = "work_order.settle";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
};
BOOST_DESCRIBE_STRUCT(SettleWorkOrder, (), (work_order))

// Ends what is due for it, but for the confirmation of a verbal approval.
struct CancelWorkOrder {
  static constexpr std::string_view name = "work_order.cancel";
  using Reply = WorkOrder;
  Id<WorkOrder> work_order;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelWorkOrder, (), (work_order, reason))

// ---- Spot checks (SRV-15)
// ---------------------------------------------------------------------------

// Draws from the orders completed in the window, once it is over. What is drawn follows from the
// seed of the reply: the one given, and the instant of the draw, which nobody knows beforehand; so
// no seed can be picked for what it draws. Errors: work_order.dates, work_order.window_not_over,
// work_order.exists.
struct DrawSpotChecks {
  static constexpr std::string_view name = "work_order.draw_spot_checks";
  using Reply = SpotCheckDraw;
  std::optional<Id<SpotCheckDraw>> id;
  std::string seed;
  Date from, until;
};
BOOST_DESCRIBE_STRUCT(DrawSpotChecks, (), (id, seed, from, until))

// Errors: work_order.check_not_found, work_order.already_checked; refused: work_order.own_work.
struct RecordSpotCheck {
  static constexpr std::string_view name = "work_order.record_spot_check";
  using Reply = SpotCheck;
  Id<SpotCheckDraw> draw;
  std::int64_t number = 0;
  bool passed = false;
  std::string finding;
};
BOOST_DESCRIBE_STRUCT(RecordSpotCheck, (), (draw, number, passed, finding))

}  // namespace kehu::work_order
