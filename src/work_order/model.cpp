// The area's tables, clauses and workflows.
#include <algorithm>
#include <functional>

#include "kehu/casework/clause_checks.hpp"
#include "kehu/record/describe.hpp"
#include "work_order/workflows.hpp"

namespace kehu {

using record::Kind;
using namespace work_order;

template <>
const Table& table_of<Technician>() {
  static const Table made("technician", record::describe<Technician>(), {"id"},
                          [](Table& t) { t.index("by_name", {"name_key"}, Index::unique); });
  return made;
}

template <>
const Table& table_of<WorkOrder>() {
  static const Table made("work_order", record::describe<WorkOrder>(), {"id"}, [](Table& t) {
    t.index("by_number", {"number"}, Index::unique)
        .index("by_customer", {"customer", "requested_at"})
        .index("by_state", {"state", "requested_at"})
        .index("by_technician", {"technician", "state"}, Index::ordinary, "technician")
        .index("by_completion", {"completed_at"}, Index::ordinary, "completed_at")
        .index("by_signature", {"signed_at"}, Index::ordinary, "signed_at")
        .index("by_service_request", {"service_request"}, Index::ordinary, "service_request")
        .personal({"address", "contact_name", "contact_phone", "signed_by", "price_accepted_by"})
        .references("customer", "customer")
        .references("technician", "technician");
  });
  return made;
}

template <>
const Table& table_of<WorkAppointment>() {
  static const Table made("work_appointment", record::describe<WorkAppointment>(),
                          {"work_order", "number"}, [](Table& t) {
                            t.index("by_technician", {"technician", "starts_at"})
                                .personal({"agreed_by"})
                                .references("work_order", "work_order")
                                .references("technician", "technician");
                          });
  return made;
}

template <>
const Table& table_of<WorkCharge>() {
  static const Table made("work_charge", record::describe<WorkCharge>(), {"work_order", "number"},
                          [](Table& t) { t.references("work_order", "work_order"); });
  return made;
}

template <>
const Table& table_of<WorkReplacement>() {
  static const Table made(
      "work_replacement", record::describe<WorkReplacement>(), {"work_order", "number"},
      [](Table& t) {
        t.index("by_new_number", {"part", "new_number"}).references("work_order", "work_order");
      });
  return made;
}

template <>
const Table& table_of<PropertyDamage>() {
  static const Table made("property_damage", record::describe<PropertyDamage>(), {"id"},
                          [](Table& t) {
                            t.index("by_work_order", {"work_order"})
                                .index("by_report", {"reported_at"})
                                .references("work_order", "work_order");
                          });
  return made;
}

template <>
const Table& table_of<WorkEvidence>() {
  static const Table made("work_evidence", record::describe<WorkEvidence>(),
                          {"work_order", "number"},
                          [](Table& t) { t.references("work_order", "work_order"); });
  return made;
}

template <>
const Table& table_of<WorkReceipt>() {
  static const Table made("work_receipt", record::describe<WorkReceipt>(), {"work_order", "number"},
                          [](Table& t) { t.references("work_order", "work_order"); });
  return made;
}

template <>
const Table& table_of<SpotCheckDraw>() {
  static const Table made("spot_check_draw", record::describe<SpotCheckDraw>(), {"id"});
  return made;
}

template <>
const Table& table_of<SpotCheck>() {
  static const Table made("spot_check", record::describe<SpotCheck>(), {"draw", "number"},
                          [](Table& t) {
                            t.index("by_work_order", {"work_order"})
                                .references("draw", "spot_check_draw")
                                .references("work_order", "work_order");
                          });
  return made;
}

namespace work_order {
namespace {

using casework::check_words;
using casework::fault;
using casework::Faults;

void check_not_negative(std::int64_t value, const char* path, Faults& faults) {
  if (value < 0) fault(faults, path, std::to_string(value) + " is below zero");
}

void check_share(const Ratio& share, const char* path, Faults& faults) {
  if (share < Ratio() || Ratio(1, 1) < share)
    fault(faults, path, share.text() + " is not a part of a whole");
}

void check_intake(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const WorkOrderIntakeClause*>(parameters);
  check_words(clause.forms, "/forms", &WorkOrderForm::kind, faults);
  for (std::size_t i = 0; i < clause.forms.size(); ++i) {
    const WorkOrderForm& form = clause.forms[i];
    std::string path = "/forms/" + std::to_string(i);
    if (form.department.empty()) fault(faults, path + "/department", "a department has the work");
    check_words(form.skills, path + "/skills", std::identity{}, faults);
    check_words(form.certificates, path + "/certificates", std::identity{}, faults);
    check_words(form.evidence, path + "/evidence", std::identity{}, faults);
  }
  casework::check_time_limit(clause.approval_within, "/approval_within", faults);
  casework::check_time_limit(clause.completion_within, "/completion_within", faults);
}

void check_dispatch(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const DispatchClause*>(parameters);
  check_not_negative(clause.gap_minutes, "/gap_minutes", faults);
  casework::check_time_limit(clause.confirmation_within, "/confirmation_within", faults);
}

void check_appointment(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const AppointmentClause*>(parameters);
  check_not_negative(clause.tolerance_minutes, "/tolerance_minutes", faults);
  if (clause.no_show_minutes < clause.tolerance_minutes)
    fault(faults, "/no_show_minutes",
          std::to_string(clause.no_show_minutes) + " is less than the tolerance");
}

void check_prices(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const PriceListClause*>(parameters);
  check_words(clause.prices, "/prices", &PriceItem::item, faults);
  for (std::size_t i = 0; i < clause.prices.size(); ++i) {
    const PriceItem& price = clause.prices[i];
    std::string path = "/prices/" + std::to_string(i);
    if (price.price.is_negative())
      fault(faults, path + "/price", price.price.text() + " is below zero");
    if (price.en.empty()) fault(faults, path + "/en", "the customer reads it on his copy");
    if (price.zh.empty()) fault(faults, path + "/zh", "the customer reads it on his copy");
  }
  check_share(clause.overrun_tolerance, "/overrun_tolerance", faults);
  if (clause.discount_max) check_share(*clause.discount_max, "/discount_max", faults);
}

void check_warranty(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const WarrantyClause*>(parameters);
  check_words(clause.products, "/products", &ProductWarranty::model, faults);
  check_not_negative(clause.months, "/months", faults);
  for (const ProductWarranty& product : clause.products)
    check_not_negative(product.months, "/products", faults);
}

void check_damage(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const PropertyDamageClause*>(parameters);
  if (clause.share_max < Ratio()) fault(faults, "/share_max", "it is below zero");
  casework::check_time_limit(clause.answer_within, "/answer_within", faults);
}

void check_copies(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const CopiesClause*>(parameters);
  std::uint32_t seen = 0;
  for (std::size_t i = 0; i < clause.copies.size(); ++i) {
    std::uint32_t bit = 1U << static_cast<unsigned>(clause.copies[i].copy);
    if ((seen & bit) != 0)
      faults.push_back(invalid("policy.ambiguous", "/copies/" + std::to_string(i) + "/copy",
                               "the copy stands here twice"));
    seen |= bit;
  }
  if (seen != 7) fault(faults, "/copies", "the customer, engineering and finance each get a copy");
  casework::check_time_limit(clause.hand_over_within, "/hand_over_within", faults);
  if (clause.finance_role.empty()) fault(faults, "/finance_role", "somebody takes the money over");
}

void check_spot_checks(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const SpotCheckClause*>(parameters);
  check_share(clause.share, "/share", faults);
  check_not_negative(clause.least, "/least", faults);
  casework::check_time_limit(clause.call_within, "/call_within", faults);
}

}  // namespace

const std::vector<const Table*>& tables() {
  static const std::vector<const Table*> made = {
      &table_of<Technician>(),   &table_of<WorkOrder>(),       &table_of<WorkAppointment>(),
      &table_of<WorkCharge>(),   &table_of<WorkReplacement>(), &table_of<PropertyDamage>(),
      &table_of<WorkEvidence>(), &table_of<WorkReceipt>(),     &table_of<SpotCheckDraw>(),
      &table_of<SpotCheck>()};
  return made;
}

const std::vector<const ClauseType*>& clauses() {
  static const std::vector<const ClauseType*> made = {
      &clause_of<WorkOrderIntakeClause>(), &clause_of<DispatchClause>(),
      &clause_of<AppointmentClause>(),     &clause_of<PriceListClause>(),
      &clause_of<WarrantyClause>(),        &clause_of<ReplacementClause>(),
      &clause_of<PropertyDamageClause>(),  &clause_of<CopiesClause>(),
      &clause_of<SpotCheckClause>()};
  return made;
}

namespace {

// One row for each act in each state where it is allowed; everything else is refused.
constexpr workflow::Transition transitions[] = {
    {"requested", "work_order.approve", "approved"},
    {"requested", "work_order.reject", "rejected"},
    {"requested", "work_order.cancel", "cancelled"},
    {"approved", "work_order.approve_outside", "approved"},
    {"approved", "work_order.record_verbal_approval", "approved"},
    {"approved", "work_order.confirm_verbal_approval", "approved"},
    {"approved", "work_order.dispatch", "dispatched"},
    {"approved", "work_order.cancel", "cancelled"},
    {"dispatched", "work_order.approve_outside", "dispatched"},
    {"dispatched", "work_order.record_verbal_approval", "dispatched"},
    {"dispatched", "work_order.confirm_verbal_approval", "dispatched"},
    {"dispatched", "work_order.dispatch", "dispatched"},
    {"dispatched", "work_order.reschedule", "dispatched"},
    {"dispatched", "work_order.arrive", "dispatched"},
    {"dispatched", "work_order.record_no_show", "approved"},
    {"dispatched", "work_order.accept_price", "accepted"},
    {"dispatched", "work_order.cancel", "cancelled"},
    {"accepted", "work_order.confirm_verbal_approval", "accepted"},
    {"accepted", "work_order.approve_outside", "accepted"},
    {"accepted", "work_order.record_verbal_approval", "accepted"},
    {"accepted", "work_order.dispatch", "accepted"},
    {"accepted", "work_order.reschedule", "accepted"},
    {"accepted", "work_order.arrive", "accepted"},
    {"accepted", "work_order.record_no_show", "approved"},
    {"accepted", "work_order.accept_price", "accepted"},
    {"accepted", "work_order.start", "in_work"},
    {"accepted", "work_order.cancel", "cancelled"},
    {"in_work", "work_order.confirm_verbal_approval", "in_work"},
    {"in_work", "work_order.approve_outside", "in_work"},
    {"in_work", "work_order.record_verbal_approval", "in_work"},
    {"in_work", "work_order.dispatch", "in_work"},
    {"in_work", "work_order.reschedule", "in_work"},
    {"in_work", "work_order.arrive", "in_work"},
    {"in_work", "work_order.record_no_show", "in_work"},
    {"in_work", "work_order.charge", "in_work"},
    {"in_work", "work_order.consent", "in_work"},
    {"in_work", "work_order.grant_goodwill", "in_work"},
    {"in_work", "work_order.replace", "in_work"},
    {"in_work", "work_order.report_damage", "in_work"},
    {"in_work", "work_order.compensate_damage", "in_work"},
    {"in_work", "work_order.add_evidence", "in_work"},
    {"in_work", "work_order.complete", "completed"},
    {"completed", "work_order.confirm_verbal_approval", "completed"},
    {"completed", "work_order.grant_goodwill", "completed"},
    {"completed", "work_order.report_damage", "completed"},
    {"completed", "work_order.compensate_damage", "completed"},
    {"completed", "work_order.rework", "in_work"},
    {"completed", "work_order.sign", "signed_off"},
    {"signed_off", "work_order.confirm_verbal_approval", "signed_off"},
    {"signed_off", "work_order.report_damage", "signed_off"},
    {"signed_off", "work_order.compensate_damage", "signed_off"},
    {"signed_off", "work_order.receive_money", "signed_off"},
    {"signed_off", "work_order.take_over_money", "signed_off"},
    {"signed_off", "work_order.settle", "settled"},
    {"cancelled", "work_order.confirm_verbal_approval", "cancelled"},
};

// Whether he who arrives is late is for SRV-9 to say.
constexpr workflow::Transition appointment_transitions[] = {
    {"agreed", "work_order.arrive", "kept"},
    {"agreed", "work_order.arrive", "late"},
    {"agreed", "work_order.record_no_show", "no_show"},
    {"agreed", "work_order.reschedule", "moved"},
    {"agreed", "work_order.dispatch", "moved"},
    {"agreed", "work_order.cancel", "called_off"},
    {"agreed", "work_order.complete", "called_off"},
};

// Without an amount the claim is declined.
constexpr workflow::Transition damage_transitions[] = {
    {"reported", "work_order.compensate_damage", "compensated"},
    {"reported", "work_order.compensate_damage", "declined"},
};

}  // namespace

const workflow::Workflow work_order_workflow{"work_order", "requested", transitions};
const workflow::Workflow appointment_workflow{"work_appointment", "agreed",
                                              appointment_transitions};
const workflow::Workflow damage_workflow{"property_damage", "reported", damage_transitions};

}  // namespace work_order

template <>
const ClauseType& clause_of<WarrantyClause>() {
  static const ClauseType made{
      "SRV-11",
      &record::describe<WarrantyClause>(),
      {{"warranty",
        {{"in_warranty", Kind::boolean},
         {"line", Kind::text, {"labour", "part", "consumable", "call_out"}},
         {"labour_covered", Kind::boolean},
         {"caused_by_customer", Kind::boolean}},
        {{"decision", Kind::text, {"warranty", "free_of_charge", "chargeable"}}}}},
      &work_order::check_warranty,
      nullptr};
  return made;
}

template <>
const ClauseType& clause_of<ReplacementClause>() {
  static const ClauseType made{
      "SRV-12", &record::describe<ReplacementClause>(), {}, nullptr, nullptr};
  return made;
}

#define KEHU_WORK_ORDER_CLAUSE(Clause, id, check)                                      \
  template <>                                                                          \
  const ClauseType& clause_of<work_order::Clause>() {                                  \
    static const ClauseType made{                                                      \
        id, &record::describe<work_order::Clause>(), {}, &work_order::check, nullptr}; \
    return made;                                                                       \
  }
KEHU_WORK_ORDER_CLAUSE(WorkOrderIntakeClause, "SRV-7", check_intake)
KEHU_WORK_ORDER_CLAUSE(DispatchClause, "SRV-8", check_dispatch)
KEHU_WORK_ORDER_CLAUSE(AppointmentClause, "SRV-9", check_appointment)
KEHU_WORK_ORDER_CLAUSE(PriceListClause, "SRV-10", check_prices)
KEHU_WORK_ORDER_CLAUSE(PropertyDamageClause, "SRV-13", check_damage)
KEHU_WORK_ORDER_CLAUSE(CopiesClause, "SRV-14", check_copies)
KEHU_WORK_ORDER_CLAUSE(SpotCheckClause, "SRV-15", check_spot_checks)
#undef KEHU_WORK_ORDER_CLAUSE

}  // namespace kehu
