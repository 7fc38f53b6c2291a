// The catalogue of gifts and services that points are redeemed for.
#include <algorithm>

#include "kehu/core/text.hpp"
#include "kehu/tier.hpp"
#include "points/handlers.hpp"
#include "points/standing.hpp"

namespace kehu::points {

namespace {

Result<void> check_offer(CommandContext& context, const OfferReward& command) {
  KEHU_TRY(casework::check_needed_line(command.code, "/code"));
  KEHU_TRY(casework::check_needed_line(command.name, "/name"));
  if (command.points <= 0 || command.points > lot_max)
    return invalid("points.amount", "/points",
                   "a reward cannot be had for " + std::to_string(command.points) + " points");
  if (command.stock && (*command.stock < 0 || *command.stock > lot_max))
    return invalid("points.stock", "/stock",
                   std::to_string(*command.stock) + " of a reward cannot be in stock");
  for (std::size_t i = 0; i < command.tiers.size(); ++i)
    if (!tier::is_at_least(context.policy(), command.tiers[i], command.tiers[i]))
      return invalid("points.unknown_tier", "/tiers/" + std::to_string(i),
                     "the policy has no tier " + quotation(command.tiers[i]));
  if (command.until && *command.until < context.today())
    return invalid("points.dates", "/until", text(*command.until) + " is past");
  if (context.has<PointsReward>("by_code", {Reader::value(command.code)}))
    return conflict("points.code_taken", "/code",
                    "another reward has the code " + quotation(command.code));
  return check_new(context, command.id, "reward");
}

}  // namespace

Result<PointsReward> offer_reward(CommandContext& context, const OfferReward& command) {
  KEHU_TRY(check_offer(context, command));
  PointsReward reward;
  reward.id = context.id_or_new(command.id);
  reward.code = command.code;
  reward.kind = command.kind;
  reward.name = command.name;
  reward.points = command.points;
  reward.stock = command.stock;
  reward.tiers = command.tiers;
  reward.until = command.until;
  KEHU_TRY(context.insert(reward));
  return reward;
}

Result<PointsReward> restock_reward(CommandContext& context, const RestockReward& command) {
  KEHU_TRY_ASSIGN(PointsReward before, fetch(context, command.reward, "/reward", "reward"));
  if (!before.stock)
    return invalid("points.stock", "/reward",
                   "the stock of " + quotation(before.code) + " is not counted; it never runs out");
  PointsReward reward = before;
  std::int64_t stock = *before.stock;
  if (command.quantity > lot_max - stock || command.quantity < -stock)
    return invalid("points.stock", "/quantity",
                   std::to_string(command.quantity) + " cannot be added to a stock of " +
                       std::to_string(stock));
  reward.stock = stock + command.quantity;
  KEHU_TRY(context.update(before, reward));
  return reward;
}

Result<PointsReward> withdraw_reward(CommandContext& context, const WithdrawReward& command) {
  KEHU_TRY_ASSIGN(PointsReward before, fetch(context, command.reward, "/reward", "reward"));
  PointsReward reward = before;
  reward.withdrawn = true;
  KEHU_TRY(context.update(before, reward));
  return reward;
}

Result<void> rewards(QueryContext& context, const PointsRewardsQuery& query,
                     Rows<PointsRewardRow>& rows) {
  std::optional<std::int64_t> redeemable;
  std::string tier;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Id<Customer> survivor,
                    customer::resolve_id(context, *query.customer, "/customer"));
    redeemable = redeemable_on(context, survivor, context.today());
    tier = tier::tier_of(context, context.policy(), survivor);
  }
  for (const PointsReward& reward : context.rows<PointsReward>("by_code", {})) {
    bool offered = is_offered(reward, context.today()) && (!reward.stock || *reward.stock > 0);
    if (!offered && !query.all.value_or(false)) continue;
    if (query.customer && !is_for_tier(reward, tier)) continue;
    PointsRewardRow row{reward.id,    reward.code,  reward.kind,  reward.name, reward.points,
                        reward.stock, reward.tiers, reward.until, offered,     {}};
    if (redeemable) row.missing = std::max<std::int64_t>(reward.points - *redeemable, 0);
    rows.push(row);
  }
  return {};
}

}  // namespace kehu::points
