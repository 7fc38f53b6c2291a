// Pure decisions: from policy, facts and request. Nothing here knows a store, a clock or a session.
#include "kehu/work_order/rules.hpp"

#include "kehu/casework/authority.hpp"

namespace kehu::work_order {

namespace {

constexpr std::string_view field_names[] = {"address",       "contact", "phone", "model",
                                            "purchase_date", "fault",   "asset"};
constexpr std::string_view filter_names[] = {"active",       "skill",    "certificate", "territory",
                                             "working_time", "conflict", "absence",     "recusal"};
constexpr std::string_view line_names[] = {"labour", "part", "consumable", "call_out"};

// Words joined as a person writes them.
std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::uint64_t fnv1a(std::uint64_t hash, std::string_view bytes) {
  for (char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3ULL;
  }
  return hash;
}

}  // namespace

const WorkOrderForm* find_form(const Policy& policy, std::string_view kind) {
  for (const WorkOrderForm& form : policy.get<WorkOrderIntakeClause>().forms)
    if (form.kind == kind) return &form;
  return nullptr;
}

const PriceItem* find_price(const Policy& policy, std::string_view item) {
  for (const PriceItem& price : policy.get<PriceListClause>().prices)
    if (price.item == item) return &price;
  return nullptr;
}

Decision decide_intake(const WorkOrderForm& form, FieldSet given) {
  std::vector<std::string_view> missing;
  for (WorkOrderField field : form.required)
    if (!given.has(field)) missing.push_back(field_names[static_cast<std::size_t>(field)]);
  Decision decision;
  decision.check(missing.empty(), "SRV-7", "order_form_complete", "work_order.incomplete_form",
                 {{"kind", intern(form.kind)}, {"missing", intern(joined(missing))}});
  if (!decision.granted())
    decision.remedies.push_back({"complete_order_form", {{"missing", intern(joined(missing))}}});
  return decision;
}

bool passes(DispatchFilter filter, const CandidateFacts& facts) {
  switch (filter) {
    case DispatchFilter::active:
      return facts.active;
    case DispatchFilter::skill:
      return facts.has_skills;
    case DispatchFilter::certificate:
      return facts.has_certificates;
    case DispatchFilter::territory:
      return facts.in_territory;
    case DispatchFilter::working_time:
      return facts.working;
    case DispatchFilter::conflict:
      return !facts.has_conflict;
    case DispatchFilter::absence:
      return !facts.absent;
    case DispatchFilter::recusal:
      return !facts.related;
  }
  return false;
}

bool is_eligible(const DispatchClause& clause, const CandidateFacts& facts) {
  for (DispatchFilter filter : clause.filters)
    if (!passes(filter, facts)) return false;
  return true;
}

bool goes_before(const DispatchClause& clause, const CandidateFacts& a, const CandidateFacts& b) {
  if (clause.own_first && a.own != b.own) return a.own;
  for (DispatchCriterion criterion : clause.ranking) {
    switch (criterion) {
      case DispatchCriterion::skill:
        if (a.skill_level != b.skill_level) return a.skill_level > b.skill_level;
        break;
      case DispatchCriterion::arrival:
        if (a.travel_minutes != b.travel_minutes) return a.travel_minutes < b.travel_minutes;
        break;
      case DispatchCriterion::load:
        if (a.load != b.load) return a.load < b.load;
        break;
    }
  }
  return false;
}

Decision decide_dispatch(const DispatchClause& clause, const CandidateFacts& facts,
                         bool own_available, bool outside_approved) {
  Decision decision;
  for (DispatchFilter filter : clause.filters)
    decision.check(passes(filter, facts), "SRV-8", "dispatch_filter", "work_order.not_eligible",
                   {{"filter", filter_names[static_cast<std::size_t>(filter)]}});
  if (facts.own) return decision;
  if (clause.own_first)
    decision.check(!own_available, "SRV-8", "nobody_of_ours_is_free", "work_order.own_available",
                   {});
  decision.check(outside_approved, "SRV-8", "outside_approved", "work_order.outside_not_approved",
                 {});
  if (decision.code == "work_order.outside_not_approved")
    decision.remedies.push_back({"approve_outside", {}});
  return decision;
}

Decision decide_verbal_approval(const VerbalFacts& facts, const Date& today) {
  Decision decision;
  decision.check(facts.part.empty(), "SRV-8", "approver_apart", "work_order.approver_involved",
                 {{"part", facts.part}});
  decision.check(!facts.absent, "SRV-8", "approver_present", "work_order.approver_absent",
                 {{"today", today}});
  decision.check(facts.may_approve, "SRV-8", "approver_holds_role", "work_order.not_approver",
                 {{"signatory", intern(facts.role)}});
  if (!decision.granted())
    decision.remedies.push_back({"ask_approver", {{"signatory", intern(facts.role)}}});
  return decision;
}

Decision decide_outside(bool is_sent, std::string_view role) {
  Decision decision;
  decision.check(!is_sent, "SRV-8", "approver_apart", "work_order.approver_involved",
                 {{"part", is_sent ? "technician" : ""}});
  if (!decision.granted())
    decision.remedies.push_back({"ask_approver", {{"signatory", intern(role)}}});
  return decision;
}

Decision decide_confirmation(bool is_approver, bool approver_absent, bool is_recorder) {
  Decision decision;
  decision.check(is_approver || (approver_absent && !is_recorder), "SRV-8", "approver_confirms",
                 "work_order.other_confirms",
                 {{"approver_absent", approver_absent}, {"recorded_it", is_recorder}});
  if (!decision.granted()) decision.remedies.push_back({"approver_confirms", {}});
  return decision;
}

Decision decide_customers_word(std::string_view clause, std::string_view part) {
  Decision decision;
  decision.check(part.empty(), clause, "customers_own_word", "work_order.not_customer",
                 {{"part", intern(part)}});
  if (!decision.granted()) decision.remedies.push_back({"ask_customers_side", {}});
  return decision;
}

Decision decide_ahead(const AppointmentClause& clause, const Date& day, const Date& today) {
  Decision decision;
  if (!clause.ahead_days) return decision;
  decision.check(day_number(day) - day_number(today) <= *clause.ahead_days, "SRV-9",
                 "not_too_far_ahead", "work_order.too_far_ahead",
                 {{"day", day}, {"days", *clause.ahead_days}, {"today", today}});
  if (!decision.granted())
    decision.remedies.push_back({"agree_nearer_day", {{"days", *clause.ahead_days}}});
  return decision;
}

Decision decide_arrival(const AppointmentClause& clause, Instant starts_at, Instant now) {
  Instant from = starts_at - Duration(clause.tolerance_minutes * 60'000'000);
  Decision decision;
  decision.check(now >= from, "SRV-9", "not_before_its_time", "work_order.too_early_to_arrive",
                 {{"starts_at", starts_at}, {"from", from}, {"minutes", clause.tolerance_minutes}});
  if (!decision.granted()) decision.remedies.push_back({"move_appointment", {{"from", from}}});
  return decision;
}

WorkAppointmentState punctuality(const AppointmentClause& clause, Instant starts_at,
                                 Instant arrived_at) {
  Duration tolerance(clause.tolerance_minutes * 60'000'000);
  return arrived_at <= starts_at + tolerance ? WorkAppointmentState::kept
                                             : WorkAppointmentState::late;
}

Decision decide_no_show(const AppointmentClause& clause, Instant starts_at, Instant now) {
  Instant from = starts_at + Duration(clause.no_show_minutes * 60'000'000);
  Decision decision;
  decision.check(now >= from, "SRV-9", "waited_long_enough", "work_order.too_early_for_no_show",
                 {{"starts_at", starts_at}, {"from", from}, {"minutes", clause.no_show_minutes}});
  return decision;
}

std::optional<Date> warranty_until(const WarrantyClause& clause, std::string_view model,
                                   const std::optional<Date>& purchase_date) {
  if (!purchase_date) return std::nullopt;
  std::int64_t length = clause.months;
  for (const ProductWarranty& product : clause.products)
    if (casework::is_same_name(product.model, model)) length = product.months;
  return *purchase_date + months(static_cast<int>(length)) - days(1);
}

WarrantyDecision decide_warranty(const Policy& policy, WorkChargeKind kind, bool in_warranty,
                                 bool caused_by_customer) {
  const FactValue inputs[] = {in_warranty, line_names[static_cast<std::size_t>(kind)],
                              policy.get<WarrantyClause>().labour_covered, caused_by_customer};
  auto outputs = policy.table(clause_of<WarrantyClause>(), "warranty").decide(inputs);
  ensure(outputs.size() == 1, "the table 'warranty' has a gap");
  auto word = std::get<std::string_view>(outputs[0]);
  if (word == "warranty") return WarrantyDecision::warranty;
  return word == "free_of_charge" ? WarrantyDecision::free_of_charge : WarrantyDecision::chargeable;
}

Decision decide_discount(const PriceListClause& clause, Money listed, Money asked) {
  Decision decision;
  if (!clause.discount_max) return decision;
  decision.check(compare(listed - asked, *clause.discount_max, listed) <= 0, "SRV-10",
                 "discount_on_the_spot", "work_order.below_list",
                 {{"listed", listed}, {"asked", asked}, {"discount_max", *clause.discount_max}});
  if (!decision.granted()) decision.remedies.push_back({"charge_and_let_go", {}});
  return decision;
}

Decision decide_charge(const PriceListClause& clause, Money agreed, Money charged_before,
                       Money charge) {
  Decision decision;
  if (charge.is_zero()) return decision;  // who pays nothing need not consent
  auto bound = Ratio(1, 1).add(clause.overrun_tolerance);
  ensure(bound.has_value(), "a tolerance that was checked at load");
  Money after = charged_before + charge;
  decision.check(compare(after, *bound, agreed) <= 0, "SRV-10", "within_agreed_price",
                 "work_order.consent_required",
                 {{"agreed", agreed},
                  {"charged_before", charged_before},
                  {"charge", charge},
                  {"after", after},
                  {"tolerance", clause.overrun_tolerance}});
  if (!decision.granted()) decision.remedies.push_back({"consent", {{"amount", after}}});
  return decision;
}

Decision decide_completion(std::string_view missing) {
  Decision decision;
  decision.check(missing.empty(), "SRV-7", "evidence_complete", "work_order.evidence_missing",
                 {{"missing", intern(missing)}});
  return decision;
}

Decision decide_settlement(Money charged, Money received, Money handed_over, bool verbal_open,
                           bool damage_open) {
  Decision decision;
  decision.check(handed_over >= charged, "SRV-14", "money_handed_over", "work_order.money_open",
                 {{"charged", charged}, {"received", received}, {"handed_over", handed_over}});
  decision.check(!verbal_open, "SRV-8", "verbal_approval_confirmed", "work_order.not_confirmed",
                 {});
  decision.check(!damage_open, "SRV-13", "damage_answered", "work_order.damage_open", {});
  return decision;
}

Decision decide_payment_method(const std::vector<std::string>& methods, std::string_view method) {
  Decision decision;
  if (methods.empty()) return decision;
  std::vector<std::string_view> words(methods.begin(), methods.end());
  decision.check(std::ranges::find(words, method) != words.end(), "SRV-5",
                 "payment_method_admitted", "work_order.payment_method",
                 {{"methods", intern(joined(words))}});
  return decision;
}

Decision decide_damage_apart(bool was_there) {
  Decision decision;
  decision.check(!was_there, "SRV-13", "another_decides_damage", "work_order.own_damage", {});
  if (!decision.granted()) decision.remedies.push_back({"ask_who_was_not_there", {}});
  return decision;
}

Decision decide_goodwill_apart(bool is_technician) {
  Decision decision;
  decision.check(!is_technician, "SRV-11", "another_lets_go", "work_order.own_goodwill", {});
  if (!decision.granted()) decision.remedies.push_back({"ask_who_was_not_there", {}});
  return decision;
}

Decision decide_compensation(const PropertyDamageClause& clause, Money value, Money amount) {
  Decision decision;
  decision.check(compare(amount, clause.share_max, value) <= 0, "SRV-13", "at_value",
                 "work_order.above_value",
                 {{"amount", amount}, {"value", value}, {"share_max", clause.share_max}});
  return decision;
}

std::uint64_t spot_check_score(std::string_view seed, std::string_view number) {
  std::uint64_t mixed = fnv1a(fnv1a(fnv1a(0xcbf29ce484222325ULL, seed), "\n"), number);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
  return mixed ^ (mixed >> 31);
}

std::vector<std::size_t> draw_sample(std::string_view seed, std::span<const std::string> numbers,
                                     std::int64_t size) {
  std::vector<std::size_t> order(numbers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    auto left = spot_check_score(seed, numbers[a]), right = spot_check_score(seed, numbers[b]);
    return left != right ? left < right : numbers[a] < numbers[b];
  });
  order.resize(std::min(order.size(), static_cast<std::size_t>(size)));
  return order;
}

std::int64_t sample_size(const SpotCheckClause& clause, std::int64_t population) {
  Int128 whole = static_cast<Int128>(clause.share.numerator()) * population;
  Int128 part = (whole + clause.share.denominator() - 1) / clause.share.denominator();
  return std::min(population, std::max(clause.least, static_cast<std::int64_t>(part)));
}

}  // namespace kehu::work_order
