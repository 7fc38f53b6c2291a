// The area's tables, clause and workflows.
#include "kehu/casework/clause_checks.hpp"
#include "kehu/record/describe.hpp"
#include "points/handlers.hpp"

namespace kehu {

using record::Kind;

template <>
const Table& table_of<points::PointsAccount>() {
  static const Table made("points_account", record::describe<points::PointsAccount>(), {"customer"},
                          [](Table& t) {
                            // For points.expire: accounts on which something falls due.
                            t.index("by_due", {"next_due"}, Index::ordinary, "next_due")
                                .references("customer", "customer");
                          });
  return made;
}

template <>
const Table& table_of<points::PointsLot>() {
  static const Table made(
      "points_lot", record::describe<points::PointsLot>(), {"id"}, [](Table& t) {
        t.index("by_customer", {"customer", "earned_on"})
            // What may be redeemed, in its order.
            .index("open", {"customer", "expires_on", "earned_on"}, Index::ordinary, "open")
            .references("customer", "points_account");
      });
  return made;
}

template <>
const Table& table_of<points::PointsEntry>() {
  static const Table made("points_entry", record::describe<points::PointsEntry>(),
                          {"customer", "day", "number"},
                          [](Table& t) { t.references("customer", "points_account"); });
  return made;
}

template <>
const Table& table_of<points::PointsReward>() {
  static const Table made("points_reward", record::describe<points::PointsReward>(), {"id"},
                          [](Table& t) { t.index("by_code", {"code"}, Index::unique); });
  return made;
}

template <>
const Table& table_of<points::PointsRedemption>() {
  static const Table made("points_redemption", record::describe<points::PointsRedemption>(), {"id"},
                          [](Table& t) {
                            t.index("by_customer", {"customer", "redeemed_at"})
                                .index("by_purchase", {"purchase"}, Index::ordinary, "purchase")
                                .references("customer", "customer")
                                .references("reward", "points_reward")
                                .references("purchase", "purchase");
                          });
  return made;
}

template <>
const Table& table_of<points::RedemptionLine>() {
  static const Table made(
      "redemption_line", record::describe<points::RedemptionLine>(), {"redemption", "number"},
      [](Table& t) {
        t.references("redemption", "points_redemption").references("lot", "points_lot");
      });
  return made;
}

template <>
const Table& table_of<points::PointsAdjustment>() {
  static const Table made("points_adjustment", record::describe<points::PointsAdjustment>(), {"id"},
                          [](Table& t) {
                            t.index("by_customer", {"customer", "requested_at"})
                                .index("by_state", {"state", "requested_at"})
                                .references("customer", "customer");
                          });
  return made;
}

namespace points {
namespace {

using casework::fault;
using casework::Faults;

// Points know days alone, and none further away than a thousand years.
void check_days(const casework::TimeLimit& limit, const std::string& path, Faults& faults) {
  casework::check_time_limit(limit, path, faults);
  bool in_days = limit.unit == casework::TimeUnit::days;
  if (!in_days && limit.unit != casework::TimeUnit::months)
    fault(faults, path + "/unit", "points are locked and valid for days or months");
  if (limit.amount > (in_days ? 365'000 : 12'000))
    fault(faults, path + "/amount", std::to_string(limit.amount) + " is beyond any calendar");
}

void check_points(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const PointsClause*>(parameters);
  check_days(clause.lock, "/lock", faults);
  check_days(clause.validity, "/validity", faults);
  casework::check_time_limit(clause.expiry_within, "/expiry_within", faults);
  casework::check_time_limit(clause.approval_within, "/approval_within", faults);
  if (clause.validity.amount == 0) fault(faults, "/validity/amount", "points would never be valid");
  if (clause.restored_days < 0 || clause.restored_days > 365'000)
    fault(faults, "/restored_days", "must be from 0 to 365000");
  if (clause.least_redeemed < 0) fault(faults, "/least_redeemed", "must not be negative");
  if (!clause.point_value.is_positive())
    fault(faults, "/point_value", clause.point_value.text() + " is not above zero");
  if (clause.breakage && (*clause.breakage < Ratio() || Ratio(1, 1) < *clause.breakage))
    fault(faults, "/breakage", clause.breakage->text() + " is not a part of a whole");
  if (clause.expiry_role.empty()) fault(faults, "/expiry_role", "must be named");
}

constexpr workflow::Transition redemption_transitions[] = {
    {"redeemed", "points.cancel_redemption", "cancelled"},
};

constexpr workflow::Transition adjustment_transitions[] = {
    {"requested", "points.approve_adjustment", "approved"},
    {"requested", "points.reject_adjustment", "rejected"},
};

}  // namespace

const workflow::Workflow redemption_workflow{"points_redemption", "redeemed",
                                             redemption_transitions};
const workflow::Workflow adjustment_workflow{"points_adjustment", "requested",
                                             adjustment_transitions};

const std::vector<const Table*>& tables() {
  static const std::vector<const Table*> made = {
      &table_of<PointsAccount>(),   &table_of<PointsLot>(),        &table_of<PointsEntry>(),
      &table_of<PointsReward>(),    &table_of<PointsRedemption>(), &table_of<RedemptionLine>(),
      &table_of<PointsAdjustment>()};
  return made;
}

}  // namespace points

template <>
const ClauseType& clause_of<points::PointsClause>() {
  static const ClauseType made{"TIER-4",
                               &record::describe<points::PointsClause>(),
                               {{"earning",
                                 {{"product", Kind::text},
                                  {"channel", Kind::text},
                                  {"tier", Kind::text},
                                  {"total_spend", Kind::money, {}, Ratio()},
                                  {"currency", Kind::text}},
                                 {{"points_per_unit", Kind::ratio}}}},
                               &points::check_points,
                               nullptr};
  return made;
}

}  // namespace kehu
