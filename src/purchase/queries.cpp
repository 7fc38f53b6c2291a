// What is read of purchases and statistics.
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

Result<void> purchases_of(QueryContext& context, const PurchasesOf& query, Rows<Purchase>& rows) {
  KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, query.customer, "/customer"));
  store::Range range{{Reader::value(known.id)}, {}, {}, false, 0};
  if (query.from) range.from = *query.from;
  if (query.until) range.until = *query.until + days(1);
  context.each<Purchase>("by_customer", range, [&](const Purchase& purchase) {
    rows.push(purchase);
    return true;
  });
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
  context.each<TakeBack>("by_customer", {{Reader::value(known.id)}, {}, {}, false, 0},
                         [&](const TakeBack& row) {
                           if (!query.purchase || *query.purchase == row.purchase) rows.push(row);
                           return true;
                         });
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
  context.each<PurchaseStatistics>("", {}, [&](const PurchaseStatistics& statistics) {
    push(day < today ? statistics_on(context, statistics.customer, day) : statistics);
    return true;
  });
  return {};
}

}  // namespace kehu::purchase
