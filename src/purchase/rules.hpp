// What follows from purchases, computed: pure functions of rows and requests.
#pragma once

#include <map>
#include <span>

#include "kehu/core/result.hpp"
#include "kehu/purchase/buyers.hpp"
#include "kehu/purchase/commands.hpp"
#include "kehu/purchase/queries.hpp"

namespace kehu::purchase {

// Whether a purchase counts: one that came back whole does not.
bool counts(const Purchase& purchase);
// What was paid in money for what was kept.
Money spent_on(const Purchase& purchase);
Date month_of(const Date& day);
Date period_of(const Date& day, PeriodLength length);
Date next_period(const Date& period, PeriodLength length);
// The day after the same day of the month `months` earlier.
Date window_start(const Date& day, std::int64_t months);

// The currency in which the amounts of a request stand, and their sum.
// Errors: purchase.amount, purchase.currency, purchase.redeemed, purchase.quantity,
// purchase.lines, money.overflow.
struct Bought {
  Money amount, redeemed;
};
Result<Bought> bought(const RecordPurchase& request, const std::optional<Currency>& known);

// What comes back: of each line, and of the whole. Changes the lines and the purchase (but for its
// state), and says whether anything is left.
// Errors: purchase.amount, purchase.currency, purchase.quantity, purchase.lines,
// purchase.exceeds_bought, purchase.not_found.
struct Returned {
  Money amount, redeemed;
  std::vector<TakeBackLine> lines;  // without their take_back
  bool whole = false;
};
Result<Returned> take_back(const TakeBackPurchase& request, Purchase& purchase,
                           std::vector<PurchaseLine>& lines);

// Precondition: not empty, of one currency, in order of day.
Figures figures_of(std::span<const Purchase> purchases);
// Equal but for the version.
bool same(const PurchaseStatistics& a, const PurchaseStatistics& b);
bool same(const PurchaseMonth& a, const PurchaseMonth& b);

StatisticsRow row_of(const PurchaseStatistics& statistics, const Date& day);

}  // namespace kehu::purchase
