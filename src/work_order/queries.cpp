// What is on record, and who could be sent.
#include "work_order/queries.hpp"

#include <algorithm>

#include "kehu/customer/merges.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

// Every row below one order.
template <class Row>
Result<void> lines(QueryContext& context, const Id<WorkOrder>& id, Rows<Row>& rows) {
  KEHU_TRY(fetch(context, id));
  for (const Row& row : context.rows<Row>("", {id.value})) rows.push(row);
  return {};
}

std::string_view word_of(WorkOrderState state) {
  static const record::Enumeration& states =
      *table_of<WorkOrder>().descriptor().find("state")->type.enumeration;
  return record::name(states, static_cast<std::uint8_t>(state));
}

}  // namespace

Result<void> technicians(QueryContext& context, const TechniciansQuery&, Rows<Technician>& rows) {
  for (const Technician& technician : context.rows<Technician>("by_name", {}))
    rows.push(technician);
  return {};
}

Result<void> orders(QueryContext& context, const WorkOrdersQuery& query, Rows<WorkOrder>& rows) {
  auto push = [&](const WorkOrder& order) {
    if (!query.state || order.state == *query.state) rows.push(order);
    return true;
  };
  if (query.work_order) {
    KEHU_TRY_ASSIGN(WorkOrder order, fetch(context, *query.work_order));
    push(order);
  } else if (query.customer) {
    KEHU_TRY_ASSIGN(auto known, customer::resolve_id(context, *query.customer, "/customer"));
    std::vector<WorkOrder> his;
    for (const auto& record : customer::records_of(context, known))
      for (WorkOrder& order : context.rows<WorkOrder>("by_customer", {record.value}))
        his.push_back(std::move(order));
    std::ranges::stable_sort(his, {}, &WorkOrder::requested_at);
    std::ranges::for_each(his, push);
  } else if (query.state) {
    context.each<WorkOrder>("by_state", {{word_of(*query.state)}, {}, {}, false, 0}, push);
  } else {
    context.each<WorkOrder>("", {}, push);
  }
  return {};
}

Result<void> list_candidates(QueryContext& context, const CandidatesQuery& query,
                             Rows<CandidateRow>& rows) {
  KEHU_TRY_ASSIGN(WorkOrder order, fetch(context, query.work_order));
  Slot slot{query.starts_at, query.ends_at};
  KEHU_TRY(check_length(slot));
  const auto& clause = context.policy().get<DispatchClause>();
  KEHU_TRY_ASSIGN(auto all, candidates(context, context.policy(), order, slot));
  std::int64_t rank = 0;
  for (const Candidate& seen : all) {
    CandidateRow row;
    row.eligible = is_eligible(clause, seen.facts);
    if (row.eligible) row.rank = ++rank;
    row.technician = seen.technician.id;
    row.technician_name = seen.technician.name;
    row.department = seen.technician.department;
    row.outsourced = seen.technician.outsourced;
    row.own = seen.facts.own;
    for (DispatchFilter filter : clause.filters)
      row.filters.push_back({filter, passes(filter, seen.facts)});
    row.skill_level = seen.facts.skill_level;
    row.travel_minutes = seen.facts.travel_minutes;
    row.load = seen.facts.load;
    rows.push(row);
  }
  return {};
}

Result<void> price_list(QueryContext& context, const PriceListQuery&, Rows<PriceItem>& rows) {
  for (const PriceItem& price : context.policy().get<PriceListClause>().prices) rows.push(price);
  return {};
}

Result<void> appointments(QueryContext& context, const WorkAppointmentsQuery& query,
                          Rows<WorkAppointment>& rows) {
  return lines(context, query.work_order, rows);
}

Result<void> charges(QueryContext& context, const WorkChargesQuery& query, Rows<WorkCharge>& rows) {
  return lines(context, query.work_order, rows);
}

Result<void> replacements(QueryContext& context, const WorkReplacementsQuery& query,
                          Rows<WorkReplacement>& rows) {
  return lines(context, query.work_order, rows);
}

Result<void> evidence(QueryContext& context, const WorkEvidenceQuery& query,
                      Rows<WorkEvidence>& rows) {
  return lines(context, query.work_order, rows);
}

Result<void> receipts(QueryContext& context, const WorkReceiptsQuery& query,
                      Rows<WorkReceipt>& rows) {
  return lines(context, query.work_order, rows);
}

}  // namespace kehu::work_order
