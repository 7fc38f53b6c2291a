// The month's end: paid services, timely and passed, damages, spot checks (SRV-15, RPT-2, RPT-7).
#include <algorithm>
#include <map>

#include "work_order/commands.hpp"
#include "work_order/handling.hpp"
#include "work_order/queries.hpp"

namespace kehu::work_order {

namespace {

using Bound = std::optional<Date>;

Result<void> check_window(const Bound& from, const Bound& until) {
  if (!from || !until || *until >= *from) return {};
  return invalid("work_order.dates", "/until", text(*until) + " lies before " + text(*from));
}

store::Range window_of(const Policy& policy, const Bound& from, const Bound& until) {
  store::Range range;
  if (from) range.from = record::Value(policy.zone().start(*from));
  if (until) range.until = record::Value(policy.zone().start(*until + days(1)));
  return range;
}

std::vector<std::string> numbers_of(const std::vector<WorkOrder>& orders) {
  std::vector<std::string> numbers;
  for (const WorkOrder& order : orders) numbers.push_back(order.number);
  return numbers;
}

RateCaseRow case_of(Reader& reader, const Policy& policy, const WorkOrder& order) {
  RateCaseRow row;
  row.work_order = order.id;
  row.number = order.number;
  row.customer = order.customer;
  row.kind = order.kind;
  row.department = order.department;
  if (order.technician) {
    auto technician = reader.find<Technician>(*order.technician);
    if (technician) row.technician = technician->name;
  }
  row.completed_on = policy.zone().day(*order.completed_at);
  row.month = text(row.completed_on).substr(0, 7);
  row.reworks = order.reworks;
  row.timely = true;
  for (const casework::Duty& duty : casework::duties_of(reader, order.id.value))
    if (duty.kind == "work_order.completion" && casework::is_missed(duty, *order.completed_at))
      row.timely = false;
  for (const WorkAppointment& held : reader.rows<WorkAppointment>("", {order.id.value})) {
    bool kept = held.state == WorkAppointmentState::kept;
    bool missed =
        held.state == WorkAppointmentState::late || held.state == WorkAppointmentState::no_show;
    row.appointments += kept || missed ? 1 : 0;
    row.appointments_kept += kept ? 1 : 0;
    if (missed) row.timely = false;
  }
  for (const SpotCheck& check : reader.rows<SpotCheck>("by_work_order", {order.id.value})) {
    if (!check.passed) continue;
    row.checked += 1;
    row.checks_passed += *check.passed ? 1 : 0;
  }
  row.passed = order.reworks == 0 && row.checked == row.checks_passed;
  return row;
}

// Orders that are still to be completed could never be drawn. Errors: work_order.window_not_over.
Result<void> check_over(const Date& until, const Date& today) {
  if (until < today) return {};
  return invalid("work_order.window_not_over", "/until",
                 text(until) + " is not over on " + text(today) +
                     ": what is completed until then could not be drawn; draw after it");
}

// Whoever draws could try seeds until he likes the draw; nobody knows the instant beforehand.
std::string seed_at(std::string_view given, Instant now) {
  return std::string(given) + " " + text(now);
}

const std::string& group_of(const RateCaseRow& row, WorkRateGroup by) {
  switch (by) {
    case WorkRateGroup::department:
      return row.department;
    case WorkRateGroup::technician:
      return row.technician;
    case WorkRateGroup::month:
      return row.month;
    default:
      return row.kind;
  }
}

}  // namespace

Result<std::vector<WorkOrder>> completed(Reader& reader, const Policy& policy, const Bound& from,
                                         const Bound& until) {
  KEHU_TRY(check_window(from, until));
  std::vector<WorkOrder> found;
  reader.each<WorkOrder>("by_completion", window_of(policy, from, until),
                         [&](const WorkOrder& order) {
                           found.push_back(order);
                           return true;
                         });
  std::ranges::sort(found, {}, &WorkOrder::number);
  return found;
}

Result<SpotCheckDraw> draw_spot_checks(CommandContext& context, const DrawSpotChecks& command) {
  KEHU_TRY(casework::check_needed_line(command.seed, "/seed"));
  KEHU_TRY(check_over(command.until, context.today()));
  KEHU_TRY(casework::check_new_id(context, command.id, "work_order.exists", "a draw"));
  KEHU_TRY_ASSIGN(auto orders, completed(context, context.policy(), command.from, command.until));
  const auto& clause = context.policy().get<SpotCheckClause>();
  SpotCheckDraw draw;
  draw.id = context.id_or_new(command.id);
  draw.seed = seed_at(command.seed, context.now());
  draw.from = command.from;
  draw.until = command.until;
  draw.population = static_cast<std::int64_t>(orders.size());
  draw.size = sample_size(clause, draw.population);
  draw.drawn_at = context.now();
  draw.drawn_by = context.actor().actor;
  KEHU_TRY(context.insert(draw));
  std::int64_t number = 0;
  for (std::size_t at : draw_sample(draw.seed, numbers_of(orders), draw.size)) {
    SpotCheck check;
    check.draw = draw.id;
    check.number = ++number;
    check.work_order = orders[at].id;
    KEHU_TRY(context.insert(check));
    casework::NewDuty call{"work_order.spot_check", "SRV-15", about(orders[at]),
                           clause.call_within};
    call.owner = draw.drawn_by;
    call.fulfilled_by = "work_order.record_spot_check";
    KEHU_TRY(casework::open_duty(context, call));
  }
  return draw;
}

Result<SpotCheck> record_spot_check(CommandContext& context, const RecordSpotCheck& command) {
  auto before = context.find<SpotCheck>(command.draw, command.number);
  if (!before)
    return not_found("work_order.check_not_found", "/number",
                     "the draw has no spot check " + std::to_string(command.number));
  if (before->passed)
    return conflict("work_order.already_checked", "/number", "the customer was called already");
  KEHU_TRY(casework::check_needed_text(command.finding, "/finding"));
  KEHU_TRY_ASSIGN(WorkOrder order, fetch(context, before->work_order));
  Decision decision;
  decision.check(!has_been_there(context, order, context.actor().actor), "SRV-15",
                 "another_person_calls", "work_order.own_work", {});
  KEHU_TRY(granted(context, decision));
  SpotCheck check = *before;
  check.called_at = context.now();
  check.called_by = context.actor().actor;
  check.passed = command.passed;
  check.finding = command.finding;
  KEHU_TRY(context.update(*before, check));
  // An order may stand in several draws, and each of them has it called.
  auto draw = context.find<SpotCheckDraw>(check.draw);
  ensure(draw.has_value(), "a spot check is of a draw");
  KEHU_TRY(casework::fulfil_duty_since(context, order.id.value, "work_order.spot_check",
                                       draw->drawn_at, "called"));
  return check;
}

Result<void> paid_services(QueryContext& context, const PaidServicesQuery& query,
                           Rows<PaidServiceRow>& rows) {
  KEHU_TRY(check_window(query.from, query.until));
  std::vector<WorkOrder> found;
  context.each<WorkOrder>("by_signature", window_of(context.policy(), query.from, query.until),
                          [&](const WorkOrder& order) {
                            if (order.charged.is_positive()) found.push_back(order);
                            return true;
                          });
  for (const WorkOrder& order : found) {
    std::string invoices;
    for (const WorkReceipt& receipt : context.rows<WorkReceipt>("", {order.id.value})) {
      if (receipt.invoice_number.empty()) continue;
      if (!invoices.empty()) invoices += ", ";
      invoices += receipt.invoice_number;
    }
    rows.push({order.id, order.number, order.customer, order.kind,
               context.policy().zone().day(*order.signed_at), order.charged, order.received,
               order.handed_over, invoices});
  }
  return {};
}

Result<void> rate_cases(QueryContext& context, const RateCasesQuery& query,
                        Rows<RateCaseRow>& rows) {
  KEHU_TRY_ASSIGN(auto orders, completed(context, context.policy(), query.from, query.until));
  for (const WorkOrder& order : orders) rows.push(case_of(context, context.policy(), order));
  return {};
}

Result<void> rates(QueryContext& context, const RatesQuery& query, Rows<RateRow>& rows) {
  KEHU_TRY_ASSIGN(auto orders, completed(context, context.policy(), query.from, query.until));
  WorkRateGroup by = query.by.value_or(WorkRateGroup::kind);
  std::map<std::string, RateRow> groups;
  for (const WorkOrder& order : orders) {
    RateCaseRow one = case_of(context, context.policy(), order);
    RateRow& sum = groups[group_of(one, by)];
    sum.group = group_of(one, by);
    sum.completed += 1;
    sum.timely += one.timely ? 1 : 0;
    sum.passed += one.passed ? 1 : 0;
    sum.appointments += one.appointments;
    sum.appointments_kept += one.appointments_kept;
    sum.checked += one.checked;
    sum.checks_passed += one.checks_passed;
  }
  for (auto& [group, row] : groups) {
    row.timely_rate = Ratio(row.timely, row.completed);
    row.pass_rate = Ratio(row.passed, row.completed);
    rows.push(row);
  }
  return {};
}

Result<void> spot_check_draws(QueryContext& context, const SpotCheckDrawsQuery&,
                              Rows<SpotCheckDraw>& rows) {
  for (const SpotCheckDraw& draw : context.rows<SpotCheckDraw>("", {})) rows.push(draw);
  return {};
}

Result<void> damages(QueryContext& context, const PropertyDamagesQuery& query,
                     Rows<PropertyDamage>& rows) {
  KEHU_TRY(check_window(query.from, query.until));
  if (query.work_order) KEHU_TRY(fetch(context, *query.work_order));
  if (!query.work_order) {
    context.each<PropertyDamage>("by_report", window_of(context.policy(), query.from, query.until),
                                 [&](const PropertyDamage& damage) {
                                   rows.push(damage);
                                   return true;
                                 });
    return {};
  }
  auto found = context.rows<PropertyDamage>("by_work_order", {query.work_order->value});
  std::ranges::stable_sort(found, {}, &PropertyDamage::reported_at);
  for (const PropertyDamage& damage : found) {
    Date day = context.policy().zone().day(damage.reported_at);
    if ((!query.from || *query.from <= day) && (!query.until || day <= *query.until))
      rows.push(damage);
  }
  return {};
}

Result<void> spot_checks(QueryContext& context, const SpotChecksQuery& query,
                         Rows<SpotCheck>& rows) {
  auto found = query.draw ? context.rows<SpotCheck>("", {query.draw->value})
                          : context.rows<SpotCheck>("", {});
  for (const SpotCheck& check : found) rows.push(check);
  return {};
}

Result<void> sample(QueryContext& context, const SampleQuery& query, Rows<SampleRow>& rows) {
  KEHU_TRY_ASSIGN(auto orders, completed(context, context.policy(), query.from, query.until));
  std::int64_t size = sample_size(context.policy().get<SpotCheckClause>(),
                                  static_cast<std::int64_t>(orders.size()));
  std::int64_t number = 0;
  for (std::size_t at : draw_sample(query.seed, numbers_of(orders), size)) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t score = spot_check_score(query.seed, orders[at].number);
    std::string hexadecimal;
    for (int shift = 60; shift >= 0; shift -= 4) hexadecimal += digits[(score >> shift) & 15];
    rows.push({++number, orders[at].id, orders[at].number, hexadecimal});
  }
  return {};
}

}  // namespace kehu::work_order
