// How points stand on a day: of the ledger, with what has come due by then.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "kehu/points.hpp"

namespace kehu::points {

// The lots of one record on a day, with their figures of that day; `all`: also those with nothing
// active or locked. In the order in which they are redeemed.
std::vector<PointsLot> lots_on(QueryContext& context, const Id<Customer>& record, const Date& day,
                               bool all);
// Its account on a day, with next_due and next_expiry as seen from there.
PointsAccount account_on(QueryContext& context, const PointsAccount& account, const Date& day);
// What a customer may redeem on a day, of all its records.
std::int64_t redeemable_on(QueryContext& context, const Id<Customer>& survivor, const Date& day);
// Adds what another record of the same customer has.
void add_figures(PointsAccount& sum, const PointsAccount& other);
inline void keep_earlier(std::optional<Date>& kept, const std::optional<Date>& other) {
  if (other && (!kept || *other < *kept)) kept = other;
}
// The survivors that have an account, or have it through a merged record, by id.
std::vector<Id<Customer>> holders(Reader& reader);

}  // namespace kehu::points
