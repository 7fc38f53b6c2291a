// What the points area keeps: each customer's account with its lots and the ledger of both, what
// points were spent on, corrections by hand, and the rewards on offer.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework.hpp"
#include "kehu/purchase.hpp"

namespace kehu::points {

using customer::Customer;
using purchase::Purchase;

// A customer's points, key customer. Whatever happens, earned = active + locked + used + expired,
// and none of them is below zero.
struct PointsAccount {
  Id<Customer> customer;
  std::int64_t version = 0;
  std::int64_t earned = 0;  // less what was taken back
  std::int64_t active = 0;  // may be redeemed
  std::int64_t locked = 0;  // while the goods may still come back
  std::int64_t used = 0;
  std::int64_t expired = 0;
  // Of goods that came back after their points were used; the next points cover it. Nothing is
  // owed while anything is active or locked.
  std::int64_t owed = 0;
  std::int64_t entries = 0;         // number of the last entry of the ledger
  std::optional<Date> next_due;     // the first day on which a lot unlocks or expires
  std::optional<Date> next_expiry;  // the first on which one expires
};
BOOST_DESCRIBE_STRUCT(PointsAccount, (),
                      (customer, version, earned, active, locked, used, expired, owed, entries,
                       next_due, next_expiry))

enum class LotSource : std::uint8_t {
  purchase,
  adjustment,
  restoration,  // of points whose lot had expired when they were given back
};
BOOST_DESCRIBE_ENUM(LotSource, purchase, adjustment, restoration)

// One earning and what became of it (积分批次). It bears the id of the purchase or the adjustment
// that it comes from, so that neither earns twice. Its days never change, nor whose it is.
struct PointsLot {
  Id<PointsLot> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  LotSource source{};
  std::int64_t granted = 0;  // at first
  std::int64_t earned = 0;   // less what was taken back from this lot
  std::int64_t active = 0, locked = 0, used = 0, expired = 0;
  std::int64_t open = 0;      // active + locked
  std::int64_t reversed = 0;  // asked back for goods that came back, from whatever lot it was taken
  Money returned;             // goods of the purchase that came back and are settled
  Date earned_on;
  Date unlocks_on;   // the first day on which its points are active
  Date expires_on;   // the first day on which they can no longer be redeemed
  std::string tier;  // of the customer when it was earned
  std::int64_t policy_version = 0;
};
BOOST_DESCRIBE_STRUCT(PointsLot, (),
                      (id, version, customer, source, granted, earned, active, locked, used,
                       expired, open, reversed, returned, earned_on, unlocks_on, expires_on, tier,
                       policy_version))

// The accounts of the ledger. What is owed stands against `claimed`, beside the others.
enum class PointsPlace : std::uint8_t { earned, active, locked, used, expired, owed, claimed };
BOOST_DESCRIBE_ENUM(PointsPlace, earned, active, locked, used, expired, owed, claimed)

enum class PointsAct : std::uint8_t {
  earn,
  unlock,
  redeem,
  restore,  // points that had paid for what came back, or a redemption called off
  reverse,  // of goods that came back
  recover,  // what was owed, from points that came later
  expire,
  adjust,
};
BOOST_DESCRIBE_ENUM(PointsAct, earn, unlock, redeem, restore, reverse, recover, expire, adjust)

// One entry, never edited: points leave `credit` and stand in `debit`. Key (customer, day,
// number); number counts a customer's entries in order of posting, day is when it took effect:
// that of the purchase, on which a lot unlocks or expires, of the redemption or the settlement.
struct PointsEntry {
  Id<Customer> customer;
  Date day;
  std::int64_t number = 0;
  Id<PointsLot> lot;
  PointsPlace debit{}, credit{};
  std::int64_t points = 0;
  PointsAct act{};
  Id<casework::Subject> source;  // the purchase, the redemption or the adjustment
  Instant posted_at{};
};
BOOST_DESCRIBE_STRUCT(PointsEntry, (),
                      (customer, day, number, lot, debit, credit, points, act, source, posted_at))

enum class RewardKind : std::uint8_t { gift, service };
BOOST_DESCRIBE_ENUM(RewardKind, gift, service)

// What points can be redeemed for.
struct PointsReward {
  Id<PointsReward> id;
  std::int64_t version = 0;
  std::string code;  // unique
  RewardKind kind{};
  std::string name;
  std::int64_t points = 0;            // of one
  std::optional<std::int64_t> stock;  // empty: as many as are asked for
  std::vector<std::string> tiers;     // that may have it; empty: all
  std::optional<Date> until;          // the last day on which it is offered
  bool withdrawn = false;
};
BOOST_DESCRIBE_STRUCT(PointsReward, (),
                      (id, version, code, kind, name, points, stock, tiers, until, withdrawn))

enum class RedemptionState : std::uint8_t { redeemed, cancelled };
BOOST_DESCRIBE_ENUM(RedemptionState, redeemed, cancelled)

// Points spent: on a reward, or as money towards a purchase.
struct PointsRedemption {
  Id<PointsRedemption> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  std::int64_t points = 0;
  std::int64_t restored = 0;  // of them, given back
  RedemptionState state{};
  std::optional<Id<PointsReward>> reward;
  std::int64_t quantity = 0;             // of the reward
  std::optional<Id<Purchase>> purchase;  // that they helped to pay
  std::optional<Money> value;            // in money, towards a purchase
  std::string note;
  Date redeemed_on;
  Instant redeemed_at{};
  std::string redeemed_by;
  std::string cancellation;  // why it was called off
};
BOOST_DESCRIBE_STRUCT(PointsRedemption, (),
                      (id, version, customer, points, restored, state, reward, quantity, purchase,
                       value, note, redeemed_on, redeemed_at, redeemed_by, cancellation))

struct RedemptionLine {  // what came from one lot; key (redemption, number)
  Id<PointsRedemption> redemption;
  std::int64_t number = 0;
  std::int64_t version = 0;
  Id<PointsLot> lot;
  std::int64_t points = 0;
  std::int64_t restored = 0;
};
BOOST_DESCRIBE_STRUCT(RedemptionLine, (), (redemption, number, version, lot, points, restored))

enum class AdjustmentState : std::uint8_t { requested, approved, rejected };
BOOST_DESCRIBE_ENUM(AdjustmentState, requested, approved, rejected)

// Points given or taken by hand. Nothing moves before it is approved.
struct PointsAdjustment {
  Id<PointsAdjustment> id;
  std::int64_t version = 0;
  Id<Customer> customer;
  std::int64_t points = 0;  // below zero: taken
  Money value;              // of the points, given or taken: what the signature is for
  std::string reason;
  AdjustmentState state{};
  std::int64_t steps = 0;
  std::string requested_by;
  Instant requested_at{};
  std::string answered_by;
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(PointsAdjustment, (),
                      (id, version, customer, points, value, reason, state, steps, requested_by,
                       requested_at, answered_by, answered_at))

}  // namespace kehu::points

namespace kehu {
KEHU_TABLE(points::PointsAccount)
KEHU_TABLE(points::PointsLot)
KEHU_TABLE(points::PointsEntry)
KEHU_TABLE(points::PointsReward)
KEHU_TABLE(points::PointsRedemption)
KEHU_TABLE(points::RedemptionLine)
KEHU_TABLE(points::PointsAdjustment)
}  // namespace kehu
