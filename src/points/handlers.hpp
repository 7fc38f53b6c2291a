// The area's handlers, by noun, and what they share; commands.cpp enters them into the registry.
#pragma once

#include "kehu/points.hpp"

namespace kehu::points {

extern const workflow::Workflow redemption_workflow;
extern const workflow::Workflow adjustment_workflow;

// settling.cpp
Result<PointsSettled> settle_points(CommandContext&, const SettlePoints&);
// redemption.cpp
Result<PointsRedemption> redeem_points(CommandContext&, const RedeemPoints&);
Result<PointsRedemption> cancel_redemption(CommandContext&, const CancelRedemption&);
// adjustment.cpp
Result<PointsAdjustment> request_adjustment(CommandContext&, const RequestAdjustment&);
Result<PointsAdjustment> approve_adjustment(CommandContext&, const ApproveAdjustment&);
Result<PointsAdjustment> reject_adjustment(CommandContext&, const RejectAdjustment&);
// expiry.cpp
Result<PointsExpired> expire_points(CommandContext&, const ExpirePoints&);
// rewards.cpp
Result<PointsReward> offer_reward(CommandContext&, const OfferReward&);
Result<PointsReward> restock_reward(CommandContext&, const RestockReward&);
Result<PointsReward> withdraw_reward(CommandContext&, const WithdrawReward&);
Result<void> rewards(QueryContext&, const PointsRewardsQuery&, Rows<PointsRewardRow>&);
// queries.cpp
Result<void> account(QueryContext&, const PointsAccountQuery&, Rows<PointsAccountRow>&);
Result<void> lots(QueryContext&, const PointsLotsQuery&, Rows<PointsLot>&);
Result<void> ledger(QueryContext&, const PointsLedgerQuery&, Rows<PointsEntry>&);
Result<void> redemptions(QueryContext&, const PointsRedemptionsQuery&, Rows<PointsRedemption>&);
Result<void> adjustments(QueryContext&, const PointsAdjustmentsQuery&, Rows<PointsAdjustment>&);
// liability.cpp
Result<void> liability(QueryContext&, const PointsLiabilityQuery&, Rows<PointsLiabilityRow>&);
Result<void> moves(QueryContext&, const PointsMovesQuery&, Rows<PointsMoveRow>&);
// model.cpp, catalogue.cpp
const std::vector<const Table*>& tables();
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// A stored row, or points.not_found at `path`.
template <class T>
Result<T> fetch(Reader& reader, const Id<T>& id, std::string_view path, const char* what) {
  if (auto row = reader.find<T>(id)) return *std::move(row);
  return not_found("points.not_found", path,
                   "no " + std::string(what) + " has the id " + id.text());
}
// Where the caller's id names a row already: points.exists.
template <class T>
Result<void> check_new(Reader& reader, const std::optional<Id<T>>& id, const char* what) {
  if (!id || !reader.find<T>(*id)) return {};
  return conflict("points.exists", "/id",
                  "a " + std::string(what) + " has the id " + id->text() + " already");
}
// The customer's tier on a day up to today.
std::string tier_of(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    const Date& day, const Date& today);

}  // namespace kehu::points
