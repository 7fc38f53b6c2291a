// Points 积分: what customers earn by spending, and redeem for gifts and services.
//
// Implements TIER-4. Points stand in lots, one for each purchase that earned them; every change of
// a figure is one entry of a ledger that is never edited, so that account and lots can be
// recomputed and any day asked. At every commit, of each lot and of each account,
//
//   earned = active + locked + used + expired
//
// and none of them is below zero. Points are earned on what was paid in money, locked while the
// goods may come back, redeemed earliest expiry first, and expire on their day: what falls due is
// posted with the next command that touches the account, dated on its day, and is counted by every
// query from that day on. Goods that come back take their points with them, those already used out
// of the customer's other points; what cannot be covered is owed.
//
// A purchase earns by the version of the policy that holds for purchases of its day, and what comes
// back of it is settled by the same (GOV-9).
//
// Accounts of merged records stay apart in the ledger and count together for the survivor (CUS-5),
// so that undoing a merge gives back what is left of each.
//
// Refusals (category refused), each with clauses, facts and remedies:
//   points.insufficient    more than is active
//   points.locked          a lot that was named is not yet active
//   points.expired         a lot that was named has expired
//   points.too_few         fewer at once than the policy allows
//   points.not_offered     the reward is withdrawn or its time is over
//   points.not_for_tier    the reward is not for this tier
//   points.out_of_stock    fewer of the reward are there
// Errors:
//   points.amount          not above zero, missing, or other than the reward asks (invalid)
//   points.selection       neither or both of two things that exclude each other (invalid)
//   points.other_customer  the lot or purchase belongs to another customer (invalid)
//   points.exceeds_redeemed  worth more than the part of the purchase paid with points (invalid)
//   points.currency        the purchase is in another currency than a point's value (invalid)
//   points.overflow        more points than a lot or an account can hold (invalid)
//   points.part            a part of no purchase, or of what is named by itself (invalid)
//   points.rate            the policy's table gives a rate below zero (invalid)
//   points.stock           a stock below zero (invalid)
//   points.unknown_tier    the policy has no such tier (invalid)
//   points.dates           an end before its beginning or in the past (invalid)
//   points.not_found       no such lot, redemption, adjustment or reward (not_found)
//   points.exists, points.code_taken  (conflict)
//   points.paid_purchase   the redemption paid a purchase; take that back (conflict)
//   points.purchase_returned  goods of the purchase have come back (conflict)
#pragma once

#include "kehu/command.hpp"
#include "kehu/points/clauses.hpp"
#include "kehu/points/commands.hpp"
#include "kehu/points/queries.hpp"
#include "kehu/points/records.hpp"
#include "kehu/points/rules.hpp"

namespace kehu::points {

const Area& area();

}  // namespace kehu::points
