// The area's entries for the registry.
#include "command/handlers.hpp"
#include "kehu/casework/signed_by.hpp"
#include "kehu/casework/subjects.hpp"
#include "points/handlers.hpp"

namespace kehu::points {

namespace {

std::vector<CommandType> command_types() {
  return {command<SettlePoints>(settle_points),
          command<RedeemPoints>(redeem_points),
          command<CancelRedemption>(cancel_redemption),
          command<RequestAdjustment>(request_adjustment),
          command<ApproveAdjustment>(approve_adjustment),
          command<RejectAdjustment>(reject_adjustment),
          command<ExpirePoints>(expire_points),
          command<OfferReward>(offer_reward),
          command<RestockReward>(restock_reward),
          command<WithdrawReward>(withdraw_reward)};
}

std::vector<QueryType> query_types() {
  return {query<PointsAccountQuery>(account),
          query<PointsLotsQuery>(lots),
          query<PointsLedgerQuery>(ledger),
          query<PointsLiabilityQuery>(liability),
          query<PointsMovesQuery>(moves),
          query<PointsRewardsQuery>(rewards),
          query<PointsRedemptionsQuery>(redemptions),
          query<PointsAdjustmentsQuery>(adjustments)};
}

}  // namespace

const Area& area() {
  static const bool signs = casework::signed_by({{ApproveAdjustment::name, "points.adjustment"}});
  static const bool subjects =
      casework::duties_are_about({{&table_of<PointsAdjustment>(), "by_customer"}});
  (void)signs, (void)subjects;
  static const Area made{"points",
                         tables(),
                         {&clause_of<PointsClause>()},
                         command_types(),
                         query_types(),
                         sentences(),
                         {&redemption_workflow, &adjustment_workflow},
                         errors()};
  return made;
}

}  // namespace kehu::points
