// The sentences of the area and what its error codes mean, English and Chinese.
#include "points/handlers.hpp"

namespace kehu::points {

namespace {

constexpr Sentence catalogue[] = {
    {"points_earned+", "{paid} paid in money earns {points} points.",
     "以现金支付 {paid}，获得 {points} 积分。"},
    {"points_enough+", "{redeemable} points may be redeemed; {points} are asked for.",
     "可用积分 {redeemable}，申请使用 {points}。"},
    {"points_enough-",
     "{points} points are asked for and {redeemable} may be redeemed: {missing} are missing "
     "({locked} are locked, {owed} owed).",
     "申请使用 {points} 积分，可用 {redeemable}，尚缺 {missing}（锁定 {locked}，欠 {owed}）。"},
    {"points_at_once+", "{points} points are not fewer than {least}.",
     "{points} 积分不少于起兑数 {least}。"},
    {"points_at_once-", "{points} points are fewer than the {least} that are redeemed at once.",
     "{points} 积分少于起兑数 {least}。"},
    {"lot_unlocked-", "A lot that was named is locked until {unlocks_on}.",
     "所选批次积分锁定至 {unlocks_on}。"},
    {"lot_valid-", "A lot that was named expired on {expired_on}.",
     "所选批次积分已于 {expired_on} 到期。"},
    {"reward_offered+", "The reward is on offer.", "该礼品或服务可兑换。"},
    {"reward_offered-", "The reward is not on offer (until: {until}, withdrawn: {withdrawn}).",
     "该礼品或服务已停止兑换（截止：{until}，下架：{withdrawn}）。"},
    {"reward_for_tier+", "The reward is for the customer's tier.", "该客户等级可兑换。"},
    {"reward_for_tier-", "The reward is not for the tier {tier}.", "“{tier}”等级不可兑换。"},
    {"reward_in_stock+", "{quantity} are asked for; {stock} are in stock.",
     "申请兑换 {quantity} 件，库存 {stock} 件。"},
    {"reward_in_stock-", "{quantity} are asked for and {stock} are in stock.",
     "申请兑换 {quantity} 件，库存仅 {stock} 件。"},
    {"fewer_points", "Redeem no more than {points} points.", "使用积分不超过 {points}。"},
    {"wait_for_unlock", "{locked} points are locked, the first of them until {unlocks_on}.",
     "有 {locked} 积分锁定，最早于 {unlocks_on} 解锁。"},
};

constexpr ErrorMeaning meanings[] = {
    {"points.amount", Category::invalid,
     "The number of points is missing, not above zero or other than the reward asks; correct it.",
     "积分数缺失、不大于零或与礼品所需不符；请更正。"},
    {"points.code_taken", Category::conflict, "Another reward has the code; choose another.",
     "该代码已用于其他礼品；请另选。"},
    {"points.currency", Category::invalid,
     "The purchase is in another currency than a point's value; it cannot be paid with points.",
     "购买币种与积分价值币种不同；不能以积分支付。"},
    {"points.dates", Category::invalid,
     "A day is past, or an end lies before its beginning; the message says which.",
     "日期已过，或结束早于开始，详见消息。"},
    {"points.exceeds_redeemed", Category::invalid,
     "The points are worth more than the part of the purchase that is recorded as paid with "
     "points; redeem fewer.",
     "积分价值超过购买记录中以积分支付的部分；请减少。"},
    {"points.exists", Category::conflict, "The id names another row; leave it out or take another.",
     "标识符已被使用；请省略或换用其他。"},
    {"points.expired", Category::refused, "A lot that was named has expired; name others or none.",
     "所选批次积分已到期；请另选或不指定批次。"},
    {"points.insufficient", Category::refused,
     "More points are asked for than may be redeemed; the remedies say how many may.",
     "可用积分不足；可用数量见补救措施。"},
    {"points.locked", Category::refused,
     "A lot that was named is locked while its goods may come back; wait, or name others or none.",
     "所选批次积分在退货期内锁定；请等待解锁、另选或不指定批次。"},
    {"points.not_for_tier", Category::refused,
     "The reward is not for the customer's tier; choose another from points.rewards.",
     "该客户等级不可兑换此礼品；请另选。"},
    {"points.not_found", Category::not_found,
     "No lot, redemption, adjustment or reward has this id; look it up first.",
     "没有该标识符的积分批次、兑换、调整或礼品；请先查询。"},
    {"points.not_offered", Category::refused,
     "The reward is withdrawn or its time is over; choose another from points.rewards.",
     "该礼品已下架或已过兑换期；请另选。"},
    {"points.other_customer", Category::invalid,
     "The lot or the purchase belongs to another customer; name one of this customer.",
     "该批次或购买属于其他客户；请使用本客户的。"},
    {"points.out_of_stock", Category::refused, "Fewer of the reward are in stock; ask for fewer.",
     "礼品库存不足；请减少数量。"},
    {"points.overflow", Category::invalid,
     "More points would be earned than a lot or an account can hold; check the amount.",
     "所得积分超过可容纳的上限；请核对金额。"},
    {"points.paid_purchase", Category::conflict,
     "The redemption paid a purchase; take its goods back with purchase.take_back and settle it.",
     "该兑换已用于支付购买；请办理退货并结算积分。"},
    {"points.part", Category::invalid,
     "A part is of one purchase or more, and of all customers; correct the limit, or leave it out.",
     "分批须至少一笔购买且针对全部客户；请更正或省略批量。"},
    {"points.purchase_returned", Category::conflict,
     "Goods of the purchase have come back; it can no longer be paid with points.",
     "该购买已发生退货；不能再以积分支付。"},
    {"points.rate", Category::invalid,
     "The policy's table gives a rate below zero; mend the table of TIER-4.",
     "制度表给出的积分比率为负；请修正 TIER-4 的表。"},
    {"points.selection", Category::invalid,
     "Two things are named that exclude each other, or none where one is needed; the message says "
     "which.",
     "所给两项相互排斥，或应给一项而未给，详见消息。"},
    {"points.stock", Category::invalid,
     "The stock would be below zero or beyond any, or is not counted; correct it.",
     "库存将为负、超出上限或未计库存；请更正。"},
    {"points.too_few", Category::refused,
     "Fewer points are redeemed at once than the policy allows; redeem more.",
     "低于起兑积分数；请增加。"},
    {"points.unknown_tier", Category::invalid,
     "The policy has no such tier; TIER-1 lists those there are.",
     "制度中没有该等级；请参见 TIER-1。"},
};

}  // namespace

std::span<const Sentence> sentences() { return catalogue; }
std::span<const ErrorMeaning> errors() { return meanings; }

}  // namespace kehu::points
