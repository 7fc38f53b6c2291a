// Accounts, lots and the ledger, on any day.
#include <algorithm>

#include "command/cancelled.hpp"
#include "kehu/customer/merges.hpp"
#include "points/handlers.hpp"
#include "points/standing.hpp"

namespace kehu::points {

namespace {

// What the lots of a customer say beside the sums of its accounts.
void look_ahead(const std::vector<PointsLot>& lots, PointsAccountRow& row) {
  for (const PointsLot& lot : lots) {
    if (lot.locked > 0 && (!row.next_unlock || lot.unlocks_on < *row.next_unlock))
      row.next_unlock = lot.unlocks_on;
    if (row.next_expiry && lot.expires_on == *row.next_expiry) row.expiring += lot.open;
  }
}

// Empty where no record of the customer has an account.
Result<std::optional<PointsAccountRow>> row_of(QueryContext& context, const Id<Customer>& survivor,
                                               const Date& day) {
  PointsAccount sum;
  std::vector<PointsLot> open;
  bool found = false;
  for (const Id<Customer>& record : customer::records_of(context, survivor)) {
    auto account = context.find<PointsAccount>(record);
    if (!account) continue;
    found = true;
    add_figures(sum, account_on(context, *account, day));
    for (PointsLot& lot : lots_on(context, record, day, false)) open.push_back(std::move(lot));
  }
  if (!found) return std::optional<PointsAccountRow>();
  PointsAccountRow row;
  row.customer = survivor;
  row.as_of = day;
  row.earned = sum.earned;
  row.active = sum.active;
  row.locked = sum.locked;
  row.used = sum.used;
  row.expired = sum.expired;
  row.owed = sum.owed;
  row.redeemable = std::max<std::int64_t>(sum.active - sum.owed, 0);
  KEHU_TRY_ASSIGN(row.value, context.policy().get<PointsClause>().point_value.multiply(
                                 Ratio(row.redeemable, 1), Rounding::down));
  row.next_expiry = sum.next_expiry;
  look_ahead(open, row);
  return std::optional(row);
}

}  // namespace

Result<void> account(QueryContext& context, const PointsAccountQuery& query,
                     Rows<PointsAccountRow>& rows) {
  Date day = query.as_of.value_or(context.today());
  std::vector<Id<Customer>> customers;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Id<Customer> survivor,
                    customer::resolve_id(context, *query.customer, "/customer"));
    customers.push_back(survivor);
  } else {
    customers = holders(context);
  }
  std::int64_t done = 0;
  for (const Id<Customer>& customer : customers) {
    if (!context.progress(done++, std::ssize(customers))) return query_cancelled();
    KEHU_TRY_ASSIGN(auto row, row_of(context, customer, day));
    if (row) rows.push(*row);
  }
  return {};
}

Result<void> lots(QueryContext& context, const PointsLotsQuery& query, Rows<PointsLot>& rows) {
  KEHU_TRY_ASSIGN(Id<Customer> survivor,
                  customer::resolve_id(context, query.customer, "/customer"));
  Date day = query.as_of.value_or(context.today());
  std::vector<PointsLot> found;
  for (const Id<Customer>& record : customer::records_of(context, survivor))
    for (PointsLot& lot : lots_on(context, record, day, query.all.value_or(false)))
      found.push_back(std::move(lot));
  std::ranges::sort(found, expires_before);
  for (const PointsLot& lot : found) rows.push(lot);
  return {};
}

Result<void> ledger(QueryContext& context, const PointsLedgerQuery& query,
                    Rows<PointsEntry>& rows) {
  if (query.from && query.until && *query.until < *query.from)
    return invalid("points.dates", "/until",
                   text(*query.until) + " lies before " + text(*query.from));
  KEHU_TRY_ASSIGN(Id<Customer> survivor,
                  customer::resolve_id(context, query.customer, "/customer"));
  for (const Id<Customer>& record : customer::records_of(context, survivor)) {
    store::Range range{{Reader::value(record)}, {}, {}, false, 0};
    if (query.from) range.from = *query.from;
    if (query.until) range.until = next_day(*query.until);
    context.each<PointsEntry>("", range, [&](const PointsEntry& entry) {
      rows.push(entry);
      return true;
    });
  }
  return {};
}

Result<void> redemptions(QueryContext& context, const PointsRedemptionsQuery& query,
                         Rows<PointsRedemption>& rows) {
  KEHU_TRY_ASSIGN(Id<Customer> survivor,
                  customer::resolve_id(context, query.customer, "/customer"));
  for (const Id<Customer>& record : customer::records_of(context, survivor))
    for (const PointsRedemption& redemption :
         context.rows<PointsRedemption>("by_customer", {Reader::value(record)}))
      rows.push(redemption);
  return {};
}

Result<void> adjustments(QueryContext& context, const PointsAdjustmentsQuery& query,
                         Rows<PointsAdjustment>& rows) {
  if (!query.customer) {
    for (const auto& row : context.rows<PointsAdjustment>("by_state", {Reader::value("requested")}))
      rows.push(row);
    return {};
  }
  KEHU_TRY_ASSIGN(Id<Customer> survivor,
                  customer::resolve_id(context, *query.customer, "/customer"));
  for (const Id<Customer>& record : customer::records_of(context, survivor))
    for (const auto& row : context.rows<PointsAdjustment>("by_customer", {Reader::value(record)}))
      rows.push(row);
  return {};
}

}  // namespace kehu::points
