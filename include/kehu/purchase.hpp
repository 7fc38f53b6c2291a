// Purchases: what each customer bought, when and for how much, what came back, and the figures
// that follow from it.
//
// Serves CLS-1, CLS-3, CLS-4, CLS-6 and TIER-1, TIER-4. Every purchase keeps the customer's
// statistics up in its own transaction, so that recency, frequency and monetary value of all
// customers are one pass over one table; purchase.rebuild_statistics makes the same rows from the
// purchases. One customer buys in one currency. A purchase is never edited: goods that come back
// are taken back, in whole or in part.
//
//   spent = amount - redeemed - returned + returned_redeemed
//
// Spend is what was paid in money for what was kept: neither what was paid with points nor what
// came back counts. A return lessens the purchase it belongs to, on that purchase's day; asked as
// of a past day, only what had come back by then is taken off.
//
// Purchases stay under the record they were entered for. Records that were merged count together in
// every figure of the customer they became (CUS-5), and apart again once the merge is undone; those
// in another currency than his stay out, for they cannot be added.
//
// Errors:
//   purchase.amount          below zero, or missing where no line has one (invalid)
//   purchase.currency        not the currency in which the customer buys (invalid)
//   purchase.redeemed        below zero, or more than the amount (invalid)
//   purchase.future_date     bought or returned after today (invalid)
//   purchase.dates           the day and the instant given are two days, or goods came back before
//                            they were bought (invalid)
//   purchase.quantity        not above zero (invalid)
//   purchase.lines           their amounts do not add up to the purchase's, there are too many, one
//                            is named twice, or an amount of a purchase that has lines is returned
//                            without naming them (invalid)
//   purchase.exceeds_bought  more is returned than was bought and kept; the message names what is
//                            left (invalid)
//   purchase.not_found       no such purchase, or no such line in it (not_found)
//   purchase.exists          the id names another purchase (conflict)
//   workflow.not_allowed     nothing of the purchase is left to return (conflict)
#pragma once

#include <span>

#include "kehu/command.hpp"
#include "kehu/purchase/commands.hpp"
#include "kehu/purchase/queries.hpp"
#include "kehu/purchase/records.hpp"

namespace kehu::purchase {

// ---- For other areas --------------------------------------------------------------------------

// The customer's figures as of now; empty where he never bought. Reads the purchases where records
// were merged into his, otherwise one row.
std::optional<PurchaseStatistics> statistics_of(Reader& reader, const Id<Customer>& customer);
// The same as of the end of a day: of purchases up to it, less what had come back by then. Reads
// the customer's purchases.
std::optional<PurchaseStatistics> statistics_on(Reader& reader, const Id<Customer>& customer,
                                                const Date& day);
// What was spent on purchases made from `from` to `until`, both included: whole months from their
// sums, the rest from the purchases. Empty where the customer never bought.
std::optional<Money> spend_between(Reader& reader, const Id<Customer>& customer, const Date& from,
                                   const Date& until);
// The spend of the `months` months that end with a day, by the month: divided by `months`, half to
// even, however short a time the customer is known. The window begins on the day after the same
// day of the month `months` earlier (of 29 February, after 28 February in other years).
// Precondition: months > 0. Empty where the customer never bought.
std::optional<Money> average_monthly_spend(Reader& reader, const Id<Customer>& customer,
                                           const Date& day, std::int64_t months);
// Recency, frequency and age of a customer's buying, in days, as models of customer lifetime value
// take them (Fader, Hardie): the age is from the first purchase to `day`, the recency from the
// first purchase to the last, the frequency the days of purchase after the first.
BuyingPattern pattern_of(const PurchaseStatistics& statistics, const Date& day);
// What a purchase came to, half to even; zero without one.
Money average(const PurchaseStatistics& statistics);

const Area& area();

}  // namespace kehu::purchase
