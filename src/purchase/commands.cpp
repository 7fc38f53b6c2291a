// The area's entry in the registry.
#include "command/handlers.hpp"
#include "purchase/handlers.hpp"

namespace kehu::purchase {

const Area& area() {
  static const Area made{
      "purchase",
      {&table_of<Purchase>(), &table_of<PurchaseLine>(), &table_of<TakeBack>(),
       &table_of<TakeBackLine>(), &table_of<PurchaseStatistics>(), &table_of<PurchaseMonth>()},
      {},
      {command<RecordPurchase>(record_purchase), command<TakeBackPurchase>(take_back),
       command<RebuildStatistics>(rebuild_statistics)},
      {query<PurchasesOf>(purchases_of), query<PurchaseLines>(purchase_lines),
       query<TakeBacksOf>(take_backs_of), query<StatisticsQuery>(statistics),
       query<Behaviour>(behaviour)},
      sentences(),
      {&purchase_workflow},
      errors()};
  return made;
}

}  // namespace kehu::purchase
