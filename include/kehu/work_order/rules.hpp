// The decisions of the area: pure functions of policy, facts and request.
#pragma once

#include <span>

#include "kehu/work_order/clauses.hpp"

namespace kehu::work_order {

// Which fields of a form are filled, as a set.
struct FieldSet {
  std::uint32_t fields = 0;
  void add(WorkOrderField field, bool given) noexcept {
    if (given) fields |= 1U << static_cast<unsigned>(field);
  }
  bool has(WorkOrderField field) const noexcept {
    return (fields >> static_cast<unsigned>(field) & 1U) != 0;
  }
};

// nullptr when the policy has no form of the kind.
const WorkOrderForm* find_form(const Policy& policy, std::string_view kind);
const PriceItem* find_price(const Policy& policy, std::string_view item);

// SRV-7. Refusals: work_order.incomplete_form, which names all that is missing.
Decision decide_intake(const WorkOrderForm& form, FieldSet given);

// A technician as the dispatcher sees him for one order and one time.
struct CandidateFacts {
  bool active = false;
  bool has_skills = false;
  bool has_certificates = false;  // valid on the day
  bool in_territory = false;
  bool working = false;       // the calendar is open from start to end
  bool has_conflict = false;  // another appointment, the gap included
  bool absent = false;
  bool related = false;          // to the customer or the contact
  bool own = false;              // of the department, not outsourced
  std::int64_t skill_level = 0;  // sum over the needed skills
  std::int64_t travel_minutes = 0;
  std::int64_t load = 0;  // open orders
};
// Whether one filter lets the technician pass.
bool passes(DispatchFilter filter, const CandidateFacts& facts);
bool is_eligible(const DispatchClause& clause, const CandidateFacts& facts);
// Whether `a` goes before `b` (SRV-8: skill first, then speed of arrival, then load).
bool goes_before(const DispatchClause& clause, const CandidateFacts& a, const CandidateFacts& b);
// SRV-8. Refusals: work_order.not_eligible (each failed filter is a reason),
// work_order.own_available, work_order.outside_not_approved.
Decision decide_dispatch(const DispatchClause& clause, const CandidateFacts& facts,
                         bool own_available, bool outside_approved);

// What is known of somebody who is said to have approved by word of mouth.
struct VerbalFacts {
  std::string_view part;  // of his own in it: requester, recorder, technician; or ""
  bool absent = false;
  std::string_view role;  // that approves; its holders are on record, or one of them is away
  bool may_approve = false;
};
// SRV-8. Refusals: work_order.approver_involved, work_order.approver_absent,
// work_order.not_approver.
Decision decide_verbal_approval(const VerbalFacts& facts, const Date& today);
// SRV-8: who approves sending somebody is not sent himself; `role` is the one that approves.
// Refusals: work_order.approver_involved.
Decision decide_outside(bool is_sent, std::string_view role);
// SRV-8: who gave his word confirms it; while he is away another who may sign, but not who wrote
// the word down. Refusals: work_order.other_confirms.
Decision decide_confirmation(bool is_approver, bool approver_absent, bool is_recorder);

// SRV-9, SRV-10: who speaks for the customer has no part in the order himself; `part` is the one
// he has, or "". Refusals: work_order.not_customer.
Decision decide_customers_word(std::string_view clause, std::string_view part);

// SRV-9: an appointment is made at most so many days ahead. Refusals: work_order.too_far_ahead.
Decision decide_ahead(const AppointmentClause& clause, const Date& day, const Date& today);
// SRV-9. Refusals: work_order.too_early_to_arrive.
Decision decide_arrival(const AppointmentClause& clause, Instant starts_at, Instant now);
// SRV-9. How an arrival keeps an appointment.
WorkAppointmentState punctuality(const AppointmentClause& clause, Instant starts_at,
                                 Instant arrived_at);
// Refusals: work_order.too_early_for_no_show.
Decision decide_no_show(const AppointmentClause& clause, Instant starts_at, Instant now);

// SRV-11. The last day of warranty; empty without a purchase date.
std::optional<Date> warranty_until(const WarrantyClause& clause, std::string_view model,
                                   const std::optional<Date>& purchase_date);
WarrantyDecision decide_warranty(const Policy& policy, WorkChargeKind kind, bool in_warranty,
                                 bool caused_by_customer);
// SRV-10: below the list's price by no more than the policy leaves to who is on the spot. Refusals:
// work_order.below_list.
Decision decide_discount(const PriceListClause& clause, Money listed, Money asked);
// SRV-10. Refusals: work_order.consent_required.
Decision decide_charge(const PriceListClause& clause, Money agreed, Money charged_before,
                       Money charge);
// SRV-7. Refusals: work_order.evidence_missing.
Decision decide_completion(std::string_view missing);
// SRV-14, SRV-8, SRV-13. Refusals: work_order.money_open, work_order.not_confirmed,
// work_order.damage_open.
Decision decide_settlement(Money charged, Money received, Money handed_over, bool verbal_open,
                           bool damage_open);
// SRV-5: where the policy lists methods of payment, it is one of them. Refusals:
// work_order.payment_method.
Decision decide_payment_method(const std::vector<std::string>& methods, std::string_view method);
// SRV-13: who was there, and may have done the damage, does not decide what it is worth or whether
// it is made good. Refusals: work_order.own_damage.
Decision decide_damage_apart(bool was_there);
// SRV-11: a technician of the order does not sign that what he did is free. Refusals:
// work_order.own_goodwill.
Decision decide_goodwill_apart(bool is_technician);
// SRV-13. Refusals: work_order.above_value.
Decision decide_compensation(const PropertyDamageClause& clause, Money value, Money amount);

// SRV-15. Where an order stands in the draw of a seed: FNV-1a 64 over the bytes of the seed, a
// line feed and the order's number, then the finaliser of SplitMix64. The smallest scores are
// drawn; of equal ones the smaller number.
std::uint64_t spot_check_score(std::string_view seed, std::string_view number);
// The positions of `numbers` that are drawn, in order of their scores.
std::vector<std::size_t> draw_sample(std::string_view seed, std::span<const std::string> numbers,
                                     std::int64_t size);
std::int64_t sample_size(const SpotCheckClause& clause, std::int64_t population);

}  // namespace kehu::work_order
