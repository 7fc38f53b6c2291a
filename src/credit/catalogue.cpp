// The sentences of the area, English and Chinese.
#include "credit/workflows.hpp"

namespace kehu::credit {

namespace {

constexpr Sentence made[] = {
    {"eligible+", "The customer may have credit ({contract} contract).",
     "客户具备授信条件（{contract}）。"},
    {"eligible-", "The customer may not have credit: {lacking} is lacking.",
     "客户不具备授信条件：缺少{lacking}。"},
    {"paid_before_delivery+", "Money received, {received}, covers {amount}.",
     "已到款 {received}，足以支付 {amount}。"},
    {"paid_before_delivery-",
     "Cash before delivery: {received} is received of {amount}, {missing} is missing.",
     "须现款现货：应付 {amount}，已到款 {received}，尚缺 {missing}。"},
    {"payment_plan+", "There is a payment plan.", "已制订货款回笼计划。"},
    {"payment_plan-", "A payment plan is needed (plan: {plan}).",
     "须制订货款回笼计划（现有计划：{plan}）。"},
    {"not_overdue+", "No receivable is older than {allowed_days} days.",
     "无账龄超过{allowed_days}天的应收账款。"},
    {"not_overdue-",
     "The oldest receivable is {oldest_days} days old, {allowed_days} are allowed; the {signatory} "
     "may approve.",
     "最早的应收账款账龄已达{oldest_days}天，超过{allowed_days}天，须由{signatory}逐笔审批。"},
    {"no_credit_used+", "Old receivables do not matter: the goods are paid for.",
     "货款已付，不占用授信。"},
    {"within_limit+", "{amount} is within the {available} available of the limit {limit}.",
     "{amount} 未超过可用额 {available}（授信额 {limit}）。"},
    {"within_limit-",
     "{amount} is {excess} over the limit of {limit}; {exposure} is used, {available} available.",
     "{amount} 超出授信额 {limit} 达 {excess}；已占用 {exposure}，可用 {available}。"},
    {"unlimited+", "The customer has no limit.", "该客户不设授信额上限。"},
    {"not_on_hold+", "The account is on hold, but the goods are paid for.",
     "账户已冻结，但货款已付。"},
    {"not_on_hold-", "The account is on hold.", "账户已冻结。"},
    {"approved+",
     "The approval holds ({kind}, up to {approved_amount}, signed by the {signatory}).",
     "审批有效（{kind}，额度 {approved_amount}，{signatory}签发）。"},
    {"approved-",
     "The approval does not carry this: it is {state}, of kind {kind}, up to {approved_amount}; "
     "needed is {needed} for {amount}.",
     "所附审批不适用：状态{state}，类别{kind}，额度 {approved_amount}；需要{needed}，金额 "
     "{amount}。"},
    {"approval_in_time+", "The approval is in time.", "审批在有效期内。"},
    {"approval_in_time-", "The approval was not used in time.", "审批已过有效期。"},
    {"signatory_role+", "The {signatory} signs this.", "由{signatory}签发。"},
    {"signatory_role-", "Only the {signatory} may sign this.", "只有{signatory}可以签发。"},
    {"second_person+", "A second person signs.", "由另一人签发。"},
    {"second_person-", "Nobody signs what he asked for himself.", "不得审批本人的申请。"},
    {"may_be_signed+", "The {signatory} may sign it: the amount is under {share} of the limit.",
     "金额低于授信额的{share}，可由{signatory}签发。"},
    {"may_be_signed-",
     "No signature helps: the amount is not under {share} of the limit, or {over_limit_shipments} "
     "shipments over the limit are out.",
     "不可签发：金额未低于授信额的{share}，或已有{over_limit_shipments}次超授信额发货。"},
    {"money_first+", "Money first: {received} is received, and a plan covers the excess {excess}.",
     "先款后货：已到款 {received}，超额部分 {excess} 已列入回笼计划。"},
    {"money_first-",
     "Money first: {received} is received, {missing} is missing; a payment plan must cover the "
     "excess {excess} ({planned} is planned).",
     "先款后货：已到款 {received}，尚缺 {missing}；超额部分 {excess} 须列入回笼计划（已计划 "
     "{planned}）。"},
    {"authorization_in_time+", "The authorization holds until {expires_at}.",
     "授信占用有效期至 {expires_at}。"},
    {"authorization_in_time-", "The authorization lapsed at {expires_at}.",
     "授信占用已于 {expires_at} 失效。"},
    // Remedies.
    {"complete_file", "Complete the file: {lacking}.", "补齐资料：{lacking}。"},
    {"payment", "Receive {amount}.", "收款 {amount}。"},
    {"payment_plan", "Make a payment plan.", "制订货款回笼计划。"},
    {"approval", "Have the {signatory} approve {amount} ({kind}).",
     "由{signatory}审批 {amount}（{kind}）。"},
    {"collect_overdue", "Collect what is old of the {receivable} owed.",
     "收回超期的应收账款（共欠 {receivable}）。"},
    {"smaller_amount", "Ask for no more than {amount}.", "将金额降至 {amount} 以内。"},
    {"release", "Release the hold.", "解除冻结。"},
    {"authorize_again", "Authorize again.", "重新办理授信。"},
    // Words of facts.
    {"=file", "a complete file", "完整的客户档案"},
    {"=contract", "a contract", "经销或直销合同"},
    {"=settlement_agreement", "a settlement agreement", "结算协议"},
    {"=last_year_balance", "last year's balance", "上年度货款结清"},
    {"=distribution", "distribution", "经销合同"},
    {"=direct_sale", "direct-sale", "直销合同"},
    {"=overdue", "overdue receivables", "超期应收账款"},
    {"=first_over_limit", "first shipment over the limit", "超授信额首次发货"},
    {"=last_over_limit", "last shipment over the limit", "超授信额末次发货"},
    {"=regional_manager", "regional manager", "大区经理"},
    {"=sales_manager", "sales manager", "销售经理"},
    {"=requested", "requested", "待审批"},
    {"=approved", "approved", "已批准"},
    {"=rejected", "rejected", "已否决"},
    {"=consumed", "used", "已使用"},
    {"=none", "none", "无"},
    {"=open", "open", "执行中"},
    {"=kept", "kept", "已兑现"},
    {"=broken", "broken", "已违约"},
};

}  // namespace

std::span<const Sentence> sentences() { return made; }

}  // namespace kehu::credit
