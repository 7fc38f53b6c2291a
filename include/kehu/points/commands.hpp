// What the points area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/points/records.hpp"

namespace kehu::points {

// A purchase that could not be settled, and why.
struct PurchaseVerdict {
  Id<Purchase> purchase;
  std::string code;
  std::string message;
};
BOOST_DESCRIBE_STRUCT(PurchaseVerdict, (), (purchase, code, message))
struct PointsSettled {
  std::int64_t purchases = 0;  // that earned, or of which something had come back
  std::int64_t earned = 0;
  std::int64_t reversed = 0;              // asked back for goods that came back
  std::int64_t restored = 0;              // had paid for them
  std::int64_t left_out = 0;              // purchases that could not earn
  std::vector<PurchaseVerdict> verdicts;  // the first thousand of them
  std::optional<Id<Purchase>> next;       // where settling in parts goes on; empty after the last
};
BOOST_DESCRIBE_STRUCT(PointsSettled, (),
                      (purchases, earned, reversed, restored, left_out, verdicts, next))
// Gives a purchase its points and, where goods of it came back, takes back the points that they had
// earned and gives back those that had paid for them. Of one purchase, of all of a customer, or of
// all there are. What is settled already stays as it is: asked again, nothing happens.
//
// Of all there are, a purchase that cannot earn (points.rate, points.overflow, ratio.overflow) is
// left out and told, with nothing of it on record; it is tried again the next time. Named by itself
// or by its customer, it is the command's error, and nothing is settled.
//
// All at once is one transaction, which is held in memory until it is over. With `limit` it looks
// at so many purchases, settled already or not, by customer and day, and the reply names the next:
// the caller goes on `from` there until there is none. Each part stands by itself; a run that was
// left off is begun again or gone on with. Errors: points.selection, points.part,
// purchase.not_found, points.rate, points.overflow, ratio.overflow.
struct SettlePoints {
  static constexpr std::string_view name = "points.settle";
  using Reply = PointsSettled;
  std::optional<Id<Purchase>> purchase;
  std::optional<Reference<Customer>> customer;
  std::optional<std::int64_t> limit;  // purchases, at least 1
  std::optional<Id<Purchase>> from;   // the first purchase of a part
};
BOOST_DESCRIBE_STRUCT(SettlePoints, (), (purchase, customer, limit, from))

// Spends exactly so many points, those that expire first, or none at all. For a reward (`quantity`,
// default 1, of it; `points` may be left out), or towards a purchase of which a part is recorded as
// paid with points. `lots` restricts it to these lots. What came back of the customer's
// purchases is settled first.
// Refused: points.insufficient, points.locked, points.expired, points.too_few, points.not_offered,
// points.not_for_tier, points.out_of_stock. Errors: points.selection, points.amount,
// points.other_customer, points.not_found, points.exceeds_redeemed, points.currency,
// points.purchase_returned, points.exists, purchase.not_found.
struct RedeemPoints {
  static constexpr std::string_view name = "points.redeem";
  using Reply = PointsRedemption;
  std::optional<Id<PointsRedemption>> id;
  Reference<Customer> customer;
  std::optional<std::int64_t> points;
  std::optional<Id<PointsReward>> reward;
  std::optional<std::int64_t> quantity;
  std::optional<Id<Purchase>> purchase;
  std::vector<Id<PointsLot>> lots;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(RedeemPoints, (),
                      (id, customer, points, reward, quantity, purchase, lots, note))

// Calls a redemption for a reward off: its points stand again where they came from, and the reward
// is in stock again. Errors: points.not_found, points.paid_purchase, workflow.not_allowed.
struct CancelRedemption {
  static constexpr std::string_view name = "points.cancel_redemption";
  using Reply = PointsRedemption;
  Id<PointsRedemption> redemption;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CancelRedemption, (), (redemption, reason))

// Asks for points to be given or, below zero, taken. Errors: points.amount, points.exists.
struct RequestAdjustment {
  static constexpr std::string_view name = "points.request_adjustment";
  using Reply = PointsAdjustment;
  std::optional<Id<PointsAdjustment>> id;
  Reference<Customer> customer;
  std::int64_t points = 0;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RequestAdjustment, (), (id, customer, points, reason))

// Signed by the matter points.adjustment of GOV-14, for what the points are worth now, or were when
// it was asked for if that is more. Points given are active at once; before points are taken, what
// came back is settled. Refused: points.insufficient (more would be taken than is active), and
// those of casework::sign. Errors: points.not_found, workflow.not_allowed, points.overflow.
struct ApproveAdjustment {
  static constexpr std::string_view name = "points.approve_adjustment";
  using Reply = PointsAdjustment;
  Id<PointsAdjustment> adjustment;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ApproveAdjustment, (), (adjustment, note))

struct RejectAdjustment {
  static constexpr std::string_view name = "points.reject_adjustment";
  using Reply = PointsAdjustment;
  Id<PointsAdjustment> adjustment;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(RejectAdjustment, (), (adjustment, note))

struct PointsExpired {
  std::int64_t customers = 0;  // of whom something fell due
  std::int64_t unlocked = 0;
  std::int64_t expired = 0;
};
BOOST_DESCRIBE_STRUCT(PointsExpired, (), (customers, unlocked, expired))
// Posts what has unlocked and expired by today, each on its day, of one customer or of all, and so
// fulfils the duty points.expiry. Whatever else touches an account does it first, and queries count
// it either way: no figure depends on when this is done.
struct ExpirePoints {
  static constexpr std::string_view name = "points.expire";
  using Reply = PointsExpired;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(ExpirePoints, (), (customer))

// Puts a reward into the catalogue. Errors: points.amount, points.stock, points.unknown_tier,
// points.dates, points.code_taken, points.exists.
struct OfferReward {
  static constexpr std::string_view request = "points.offer";
  using Reply = PointsReward;
  std::optional<Id<PointsReward>> id;
  std::string code;
  RewardKind kind{};
  std::string name;
  std::int64_t points = 0;
  std::optional<std::int64_t> stock;
  std::vector<std::string> tiers;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(OfferReward, (), (id, code, kind, name, points, stock, tiers, until))

// Adds to the stock of a reward that is counted or, below zero, takes from it. Errors:
// points.not_found, points.stock.
struct RestockReward {
  static constexpr std::string_view name = "points.restock";
  using Reply = PointsReward;
  Id<PointsReward> reward;
  std::int64_t quantity = 0;
};
BOOST_DESCRIBE_STRUCT(RestockReward, (), (reward, quantity))

// Offers a reward no more. Errors: points.not_found.
struct WithdrawReward {
  static constexpr std::string_view name = "points.withdraw";
  using Reply = PointsReward;
  Id<PointsReward> reward;
};
BOOST_DESCRIBE_STRUCT(WithdrawReward, (), (reward))

}  // namespace kehu::points
