// What the policy says about points: the parameters of the clause TIER-4.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>

#include "kehu/casework/duty.hpp"
#include "kehu/points/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::points {

enum class RoundedBy : std::uint8_t { purchase, line };
BOOST_DESCRIBE_ENUM(RoundedBy, purchase, line)

// TIER-4. Table "earning": product, channel, tier, total_spend, currency -> points_per_unit: points
// for one unit of the currency in which was paid, which a table of one rate for all would have
// worth as much as the dearest. Purchases without lines have no product; total_spend is what the
// customer had spent at the end of the day of the purchase, this one included, and is absent where
// he buys in another currency than the policy's. Faults at load besides those of tables:
// policy.parameter.
struct PointsClause {
  Rounding rounding{};
  RoundedBy rounded_by{};
  Rounding reversal_rounding{};         // of points that goods which came back had earned
  Rounding restoration_rounding{};      // of points that had paid for them
  casework::TimeLimit lock;             // from the day of purchase; in days or months
  casework::TimeLimit validity;         // likewise, to the first day on which they are gone
  bool expires_at_year_end = false;     // with the year in which the validity ends
  std::int64_t restored_days = 0;       // that points given back to an expired lot get, once
  std::int64_t least_redeemed = 0;      // points at once
  Money point_value;                    // of one point
  std::optional<Ratio> breakage;        // share never redeemed; null: as it was until then
  Rounding breakage_rounding{};         // of what that share is worth
  casework::TimeLimit expiry_within;    // how soon after their day expiries must be posted
  std::string expiry_role;              // who answers for that
  casework::TimeLimit approval_within;  // how soon an adjustment must be answered
};
BOOST_DESCRIBE_STRUCT(PointsClause, (),
                      (rounding, rounded_by, reversal_rounding, restoration_rounding, lock,
                       validity, expires_at_year_end, restored_days, least_redeemed, point_value,
                       breakage, breakage_rounding, expiry_within, expiry_role, approval_within))

}  // namespace kehu::points

namespace kehu {
KEHU_CLAUSE(points::PointsClause)
}  // namespace kehu
