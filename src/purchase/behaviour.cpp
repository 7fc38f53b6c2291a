// How groups of customers buy over time (CLS-4).
#include "kehu/purchase/behaviour.hpp"

#include <algorithm>

#include "command/cancelled.hpp"
#include "kehu/purchase/buyers.hpp"
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

void BehaviourTable::add(std::string_view group, const PurchaseStatistics& statistics,
                         const std::vector<PurchaseMonth>& its_months) {
  if (!statistics.first_on) return;
  Currency currency = statistics.spent.currency();
  auto [at, added] = groups_.try_emplace({std::string(group), currency.index()});
  Group& sums = at->second;
  if (added) sums.zero = Money::zero(currency);
  ++sums.entered[period_of(*statistics.first_on, span_.length)];
  std::optional<Date> seen;
  for (const PurchaseMonth& month : its_months) {
    Date period = period_of(month.month, span_.length);
    auto [cell, fresh] = sums.cells.try_emplace(period, Cell{0, 0, sums.zero});
    if (seen != period) ++cell->second.customers;
    seen = period;
    cell->second.purchases += month.purchases;
    cell->second.spent = cell->second.spent + month.spent;
    last_ = last_ ? std::max(*last_, period) : period;
  }
}

void BehaviourTable::push(const std::string& name, const Group& group,
                          Rows<BehaviourRow>& rows) const {
  Date end = *last_;
  if (span_.until) end = std::min(end, period_of(*span_.until, span_.length));
  std::int64_t members = 0;
  auto entered = group.entered.begin();
  for (Date period = group.entered.begin()->first; period <= end;
       period = next_period(period, span_.length)) {
    for (; entered != group.entered.end() && entered->first <= period; ++entered)
      members += entered->second;
    if (span_.from && next_period(period, span_.length) <= *span_.from) continue;
    auto found = group.cells.find(period);
    Cell cell = found == group.cells.end() ? Cell{0, 0, group.zero} : found->second;
    BehaviourRow row{name,
                     period,
                     members,
                     cell.customers,
                     cell.purchases,
                     cell.spent,
                     Ratio(cell.customers, members),
                     Ratio(),
                     group.zero};
    if (cell.customers > 0) {
      row.frequency = Ratio(cell.purchases, cell.customers);
      row.average = cell.spent.multiply(Ratio(1, cell.customers), Rounding::half_even).value();
    }
    rows.push(row);
  }
}

void BehaviourTable::push(Rows<BehaviourRow>& rows) const {
  for (const auto& [key, group] : groups_) push(key.first, group, rows);
}

namespace {

std::string_view word(customer::Kind kind) {
  switch (kind) {
    case customer::Kind::individual:
      return "individual";
    case customer::Kind::company:
      return "company";
    case customer::Kind::organisation:
      return "organisation";
  }
  return "individual";
}

std::string group_of(CustomerGroup group, PeriodLength length, const Customer& customer,
                     const PurchaseStatistics& statistics) {
  switch (group) {
    case CustomerGroup::all:
      return "";
    case CustomerGroup::cohort:
      return statistics.first_on ? text(period_of(*statistics.first_on, length)) : std::string();
    case CustomerGroup::kind:
      return std::string(word(customer.kind));
    case CustomerGroup::region:
      return customer.region;
    case CustomerGroup::business_line:
      return customer.business_line;
    case CustomerGroup::channel:
      return customer.channel;
    case CustomerGroup::account_manager:
      return customer.account_manager;
  }
  return "";
}

}  // namespace

Result<void> check_span(const BehaviourSpan& span) {
  if (span.from && span.until && *span.until < *span.from)
    return invalid("purchase.dates", "/until",
                   text(*span.until) + " lies before " + text(*span.from));
  return {};
}

Result<void> behaviour(QueryContext& context, const Behaviour& query, Rows<BehaviourRow>& rows) {
  BehaviourSpan span{query.period.value_or(PeriodLength::month), query.from, query.until};
  KEHU_TRY(check_span(span));
  CustomerGroup group = query.group.value_or(CustomerGroup::cohort);
  BehaviourTable table(span);
  Buyers buyers(context);
  bool there = buyers.next();
  std::int64_t read = 0;
  bool goes_on = context.progress(0, 0);
  if (!goes_on) return query_cancelled();
  context.each<Customer>("", {}, [&](const Customer& customer) {
    if (there && buyers.statistics().customer == customer.id) {
      const PurchaseStatistics& statistics = buyers.statistics();
      table.add(group_of(group, span.length, customer, statistics), statistics, buyers.months());
      there = buyers.next();
    }
    if ((++read & 0xfff) == 0) goes_on = context.progress(read, 0);
    return goes_on;
  });
  if (!goes_on) return query_cancelled();
  table.push(rows);
  return {};
}

}  // namespace kehu::purchase
