// What is read of purchases and statistics.
#include <algorithm>

#include "kehu/customer/merges.hpp"
#include "kehu/purchase/behaviour.hpp"
#include "kehu/purchase/buyers.hpp"
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

Result<void> purchases_of(QueryContext& context, const PurchasesOf& query, Rows<Purchase>& rows) {
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, query.customer, "/customer"));
  KEHU_TRY(check_span({PeriodLength::month, query.from, query.until}));
  store::Range range;
  if (query.from) range.from = *query.from;
  if (query.until) range.until = next_day(*query.until);
  std::vector<Purchase> found;
  for (const Id<Customer>& record : customer::records_of(context, known.id)) {
    range.prefix = {Reader::value(record)};
    context.each<Purchase>("by_customer", range, [&](const Purchase& purchase) {
      found.push_back(purchase);
      return true;
    });
  }
  std::ranges::stable_sort(found, {}, &Purchase::purchased_on);
  for (const Purchase& purchase : found) rows.push(purchase);
  return {};
}

Result<void> purchase_lines(QueryContext& context, const PurchaseLines& query,
                            Rows<PurchaseLine>& rows) {
  KEHU_TRY_ASSIGN(Purchase purchase, fetch(context, query.purchase, "/purchase"));
  for (const PurchaseLine& line : context.rows<PurchaseLine>("", {Reader::value(purchase.id)}))
    rows.push(line);
  return {};
}

Result<void> take_backs_of(QueryContext& context, const TakeBacksOf& query, Rows<TakeBack>& rows) {
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, query.customer, "/customer"));
  std::vector<TakeBack> found;
  for (const Id<Customer>& record : customer::records_of(context, known.id))
    for (const TakeBack& row : context.rows<TakeBack>("by_customer", {Reader::value(record)}))
      if (!query.purchase || *query.purchase == row.purchase) found.push_back(row);
  std::ranges::stable_sort(found, {}, &TakeBack::returned_on);
  for (const TakeBack& row : found) rows.push(row);
  return {};
}

Result<void> statistics(QueryContext& context, const StatisticsQuery& query,
                        Rows<StatisticsRow>& rows) {
  Date today = context.today(), day = query.as_of.value_or(today);
  if (day > today)
    return invalid("purchase.future_date", "/as_of", text(day) + " is still to come");
  auto push = [&](const std::optional<PurchaseStatistics>& statistics) {
    if (statistics) rows.push(row_of(*statistics, day));
  };
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *query.customer, "/customer"));
    push(day < today ? statistics_on(context, known.id, day) : statistics_of(context, known.id));
    return {};
  }
  for (Buyers buyers(context); buyers.next();)
    push(day < today ? statistics_on(context, buyers.statistics().customer, day)
                     : buyers.statistics());
  return {};
}

}  // namespace kehu::purchase
