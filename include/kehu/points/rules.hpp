// The decisions of the points area: pure functions of policy, facts and request.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "kehu/points/clauses.hpp"

namespace kehu::points {

// The most points of one lot, and of one figure of an account. They bound arithmetic and are no
// policy.
inline constexpr std::int64_t lot_max = 1'000'000'000'000'000;
inline constexpr std::int64_t figure_max = 1'000'000'000'000'000'000;

// ------------------------------------------------------------------------------------- earning

struct EarningLine {
  std::string_view product;  // "": not known
  Money paid;                // in money
};
struct EarningFacts {
  std::string_view channel, tier;    // "": not known
  std::optional<Money> total_spend;  // in the policy's currency
  std::span<const EarningLine> lines;
};
// The points of a purchase: each line's rate by the table, exactly, rounded by line or together.
// Errors: points.overflow, ratio.overflow.
Result<std::int64_t> earned_points(const Policy& policy, const EarningFacts& facts);
// What was paid in money for each line, where a part of the whole was paid with points: by
// largest remainder, so that the parts add up. Precondition: amounts not negative, redeemed not
// above their sum.
std::vector<Money> paid_in_money(std::span<const Money> amounts, Money redeemed);
// The part of `points` that belongs to `part` of `whole`: all of it for the whole.
std::int64_t share_of(std::int64_t points, Money part, Money whole, Rounding rounding);

// ----------------------------------------------------------------------------------------- days

Date unlock_day(const PointsClause& clause, const Date& earned_on);
// Not before the day on which the lot unlocks.
Date expiry_day(const PointsClause& clause, const Date& earned_on);

// What a lot's days bring by the end of `day`, as figures: unlocks first, then expires.
void come_due(PointsLot& lot, const Date& day);
// The next of its days that still changes something; empty: none.
std::optional<Date> next_due(const PointsLot& lot);
// The order in which lots are redeemed.
bool expires_before(const PointsLot& a, const PointsLot& b);
// earned = active + locked + used + expired, none below zero, open = active + locked.
bool adds_up(const PointsLot& lot);
bool adds_up(const PointsAccount& account);

// ----------------------------------------------------------------------------------- redemption

struct RedemptionFacts {
  Date today;
  std::int64_t points = 0;            // asked for; above zero
  std::int64_t active = 0, owed = 0;  // of the lots that it may come from
  std::int64_t locked = 0;            // likewise
  std::optional<Date> next_unlock;    // of them
  std::optional<Date> named_locked;   // day on which a lot that was named unlocks
  std::optional<Date> named_expired;  // day on which a lot that was named expired
  const PointsReward* reward = nullptr;
  std::int64_t quantity = 0;
  std::string_view tier;  // "": not known
};
// Refusals: points.not_offered, points.not_for_tier, points.out_of_stock, points.too_few,
// points.locked, points.expired, points.insufficient.
Decision decide_redemption(const Policy& policy, const RedemptionFacts& facts);
// May so many points be taken by hand? Refusals: points.insufficient.
Decision decide_deduction(std::int64_t points, std::int64_t active);
bool is_offered(const PointsReward& reward, const Date& today);
bool is_for_tier(const PointsReward& reward, std::string_view tier);

// -------------------------------------------------------------------------------------- figures

// The share of points that is never redeemed: of the clause, or as it was until now.
Ratio breakage_share(const PointsClause& clause, std::int64_t used, std::int64_t expired);
// What that share of a liability is worth. Errors: those of Money::multiply.
Result<Money> breakage_of(const PointsClause& clause, Money liability, Ratio share);

}  // namespace kehu::points
