// What the points area can be asked. A day may be past, today or still to come: then it is told
// what unlocks and expires until then if nothing else happens.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/points/records.hpp"

namespace kehu::points {

// The points of one customer, those of records merged into it included, or of each who has any.
struct PointsAccountRow {
  Id<Customer> customer;
  Date as_of;
  std::int64_t earned = 0, active = 0, locked = 0, used = 0, expired = 0;
  std::int64_t owed = 0;
  std::int64_t redeemable = 0;      // active, less what is owed
  Money value;                      // of them
  std::optional<Date> next_unlock;  // of the first lot that unlocks
  std::optional<Date> next_expiry;  // of the first that expires
  std::int64_t expiring = 0;        // on that day
};
BOOST_DESCRIBE_STRUCT(PointsAccountRow, (),
                      (customer, as_of, earned, active, locked, used, expired, owed, redeemable,
                       value, next_unlock, next_expiry, expiring))
// Errors: query.cancelled.
struct PointsAccountQuery {
  static constexpr std::string_view name = "points.account";
  using Row = PointsAccountRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(PointsAccountQuery, (), (customer, as_of))

// The lots of a customer by the day on which they expire, then by that on which they were earned:
// the order in which they are redeemed. Without `all`, those with something active or locked.
struct PointsLotsQuery {
  static constexpr std::string_view name = "points.lots";
  using Row = PointsLot;
  Reference<Customer> customer;
  std::optional<Date> as_of;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(PointsLotsQuery, (), (customer, as_of, all))

// The entries of a customer by record, day and number. Errors: points.dates.
struct PointsLedgerQuery {
  static constexpr std::string_view name = "points.ledger";
  using Row = PointsEntry;
  Reference<Customer> customer;
  std::optional<Date> from, until;  // both included
};
BOOST_DESCRIBE_STRUCT(PointsLedgerQuery, (), (customer, from, until))

// What all customers, or one, may still redeem, and what that is worth by the policy in force.
struct PointsLiabilityRow {
  Date as_of;
  std::int64_t customers = 0;  // with points that may be redeemed, now or once they unlock
  std::int64_t active = 0, locked = 0;
  Money liability;       // of both
  Ratio breakage_share;  // of TIER-4, or expired / (used + expired) until then or today
  Money breakage;        // of the liability, rounded by TIER-4
  Money expected;        // liability less breakage
  std::int64_t earned = 0, used = 0, expired = 0;
};
BOOST_DESCRIBE_STRUCT(PointsLiabilityRow, (),
                      (as_of, customers, active, locked, liability, breakage_share, breakage,
                       expected, earned, used, expired))
// Errors: query.cancelled, money.overflow.
struct PointsLiabilityQuery {
  static constexpr std::string_view name = "points.liability";
  using Row = PointsLiabilityRow;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(PointsLiabilityQuery, (), (customer, as_of))

// How points moved in a period, by act and place, of all customers.
struct PointsMoveRow {
  PointsAct act{};
  PointsPlace debit{}, credit{};
  std::int64_t entries = 0;
  std::int64_t points = 0;
};
BOOST_DESCRIBE_STRUCT(PointsMoveRow, (), (act, debit, credit, entries, points))
// Errors: query.cancelled, points.dates.
struct PointsMovesQuery {
  static constexpr std::string_view name = "points.moves";
  using Row = PointsMoveRow;
  std::optional<Date> from, until;  // both included
};
BOOST_DESCRIBE_STRUCT(PointsMovesQuery, (), (from, until))

// The rewards on offer by code. For a customer, those that his tier may have, with what he lacks.
struct PointsRewardRow {
  Id<PointsReward> reward;
  std::string code;
  RewardKind kind{};
  std::string name;
  std::int64_t points = 0;
  std::optional<std::int64_t> stock;
  std::vector<std::string> tiers;
  std::optional<Date> until;
  bool offered = false;                 // not withdrawn, not past, in stock
  std::optional<std::int64_t> missing;  // points of the customer for one; 0: he has enough
};
BOOST_DESCRIBE_STRUCT(PointsRewardRow, (),
                      (reward, code, kind, name, points, stock, tiers, until, offered, missing))
struct PointsRewardsQuery {
  static constexpr std::string_view name = "points.rewards";
  using Row = PointsRewardRow;
  std::optional<Reference<Customer>> customer;
  std::optional<bool> all;  // also what is no longer offered
};
BOOST_DESCRIBE_STRUCT(PointsRewardsQuery, (), (customer, all))

// A customer's redemptions in order of time.
struct PointsRedemptionsQuery {
  static constexpr std::string_view name = "points.redemptions";
  using Row = PointsRedemption;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(PointsRedemptionsQuery, (), (customer))

// Adjustments of one customer, or those of all that wait for an answer.
struct PointsAdjustmentsQuery {
  static constexpr std::string_view name = "points.adjustments";
  using Row = PointsAdjustment;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(PointsAdjustmentsQuery, (), (customer))

}  // namespace kehu::points
