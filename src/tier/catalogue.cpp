// The sentences of the area and what its error codes mean, English and Chinese.
#include "tier/handlers.hpp"

namespace kehu::tier {

namespace {

constexpr Sentence catalogue[] = {
    {"proposed_by_account_manager+", "The customer's account manager proposes.",
     "由该客户的客户经理提出。"},
    {"proposed_by_account_manager-", "Only the customer's account manager proposes an upgrade.",
     "升级建议仅可由该客户的客户经理提出。"},
    {"higher_tier+", "{tier} stands above {present}.", "{tier}高于现等级{present}。"},
    {"higher_tier-", "{tier} does not stand above the present tier, {present}.",
     "{tier}不高于现等级{present}。"},
    {"steps_at_once+", "A rise by {steps} of the {most} tiers that are allowed at once.",
     "一次升{steps}级，允许{most}级。"},
    {"steps_at_once-", "A rise by {steps} tiers at once, and no more than {most} are allowed.",
     "一次升{steps}级，最多允许{most}级。"},
    {"tier_deserved+",
     "The conditions of {tier} are met: {average_monthly_spend} a month, {purchases} purchases, "
     "{months_as_customer} months as a customer, {open_complaints} open complaints.",
     "符合{tier}条件：月均消费{average_monthly_spend}，消费{purchases}次，成为客户{months_as_"
     "customer}个月，未结投诉{open_complaints}件。"},
    {"tier_deserved-",
     "The conditions of {tier} are not met, those of {deserved} are: {average_monthly_spend} a "
     "month, {purchases} purchases, {months_as_customer} months as a customer, {open_complaints} "
     "open complaints.",
     "不符合{tier}条件，仅符合{deserved}条件：月均消费{average_monthly_spend}，消费{purchases}次，"
     "成为客户{months_as_customer}个月，未结投诉{open_complaints}件。"},
    {"tier_spend", "An average of {needed} a month is needed: {missing} more.",
     "月均消费须达{needed}，尚差{missing}。"},
    {"tier_purchases", "{needed} purchases are needed: {missing} more.",
     "消费须达{needed}次，尚差{missing}次。"},
    {"tier_months", "{needed} months as a customer are needed: {missing} more.",
     "成为客户须满{needed}个月，尚差{missing}个月。"},
    {"tier_complaints", "At most {needed} complaints may be open: {missing} fewer.",
     "未结投诉不得超过{needed}件，须再结{missing}件。"},
    {"consent_in_use+", "The customer's consent may be used until {until}.",
     "客户同意有效至{until}。"},
    {"consent_in_use-", "The customer's consent could be used until {until}, and today is {today}.",
     "客户同意已于{until}到期，今日为{today}。"},
    {"reassessment_due+", "The reassessment was due on {due}.", "复评应于{due}进行。"},
    {"reassessment_due-", "No reassessment is due today, {today}; the next one: {due}.",
     "今日{today}无应办复评；下次：{due}。"},
    {"tier_kept+", "What keeps {tier} is there: {average_monthly_spend} a month.",
     "符合{tier}保级条件：月均消费{average_monthly_spend}。"},
    {"tier_kept-", "What keeps {tier} is not there: {average_monthly_spend} a month.",
     "不符合{tier}保级条件：月均消费{average_monthly_spend}。"},
    {"consent_again", "Ask the customer for his consent again.", "请重新取得客户同意。"},
    {"tier_in_reach", "Propose {tier} first.", "请先提请升至{tier}。"},
    {"account_manager_proposes", "Have the customer's account manager propose it.",
     "请由该客户的客户经理提出。"},
    {"reassess_later", "Reassess the customer from {due} on.", "请于{due}起复评。"},
    {"=ordinary", "ordinary", "普通会员"},
    {"=silver", "silver", "银卡会员"},
    {"=gold", "gold", "金卡会员"},
    {"=platinum", "platinum", "白金会员"},
};

constexpr ErrorMeaning meanings[] = {
    {"tier.application_open", Category::conflict,
     "The customer has an upgrade application that has not ended; finish that one first.",
     "该客户已有未结的升级申请；请先办结。"},
    {"tier.before_customer", Category::invalid,
     "The tier is said to be held before he was a customer; correct the day, or since when he is "
     "one.",
     "该等级的起始日早于其成为客户之日；请更正起始日或成为客户之日。"},
    {"tier.condition_table", Category::invalid,
     "The policy's table of conditions gives a tier that its list of tiers lacks; mend TIER-1.",
     "制度的等级条件表给出了等级清单以外的等级；请更正TIER-1。"},
    {"tier.consent_date", Category::invalid,
     "The consent is dated before the proposal or after today; give the day on which it was given.",
     "同意日期早于建议或晚于今日；请给出实际日期。"},
    {"tier.consent_lapsed", Category::refused,
     "The customer's consent may be used no more; ask for it anew.",
     "客户同意已过期；请重新征得同意。"},
    {"tier.dates", Category::invalid, "The end lies before the beginning; exchange them.",
     "结束早于开始；请对调。"},
    {"tier.department_reviewed", Category::conflict,
     "The department has reviewed the application already; nothing is to be done.",
     "该部门已评审；无须处理。"},
    {"tier.exists", Category::conflict,
     "The id names another application; leave it out, or bring another.",
     "标识符已被使用；请省略或换用其他。"},
    {"tier.future_date", Category::invalid, "The day is still to come; give a day up to today.",
     "日期尚未到来；请给出今天或以前的日期。"},
    {"tier.lowest", Category::invalid,
     "Who has no tier on record stands in the lowest one; nothing is to be taken over.",
     "未登记等级的客户即为最低等级；无须承接。"},
    {"tier.not_account_manager", Category::refused,
     "Only the customer's account manager proposes an upgrade; ask him, or hand the customer over.",
     "升级建议仅可由该客户的客户经理提出；请由其提出，或先移交客户。"},
    {"tier.not_deserved", Category::refused,
     "The conditions of the tier are not met; the remedies say what is missing.",
     "不符合该等级条件；所缺见改正办法。"},
    {"tier.not_due", Category::refused,
     "The customer is not to be reassessed yet; wait for the day that the message names.",
     "该客户尚不到复评日；请待消息所列之日。"},
    {"tier.not_found", Category::not_found, "No upgrade application has this id; look it up again.",
     "没有该升级申请；请重新查找。"},
    {"tier.not_higher", Category::refused,
     "The tier does not stand above the present one; name a higher one.",
     "该等级不高于现等级；请另选更高等级。"},
    {"tier.on_record", Category::conflict,
     "The customer's tier is on record already; from there on he rises and falls by the policy.",
     "该客户的等级已有登记；此后升降依制度办理。"},
    {"tier.too_many_steps", Category::refused,
     "The tier is too far above the present one; propose the next one first.",
     "越级过多；请先申请上一级。"},
    {"tier.unknown_department", Category::invalid,
     "The department does not review upgrades; take one of those that the message names.",
     "该部门不参与升级评审；请从消息所列中选取。"},
    {"tier.unknown_tier", Category::invalid,
     "The policy has no such tier; take one of those that the message names.",
     "制度中没有该等级；请从消息所列中选取。"},
};

}  // namespace

std::span<const Sentence> sentences() { return catalogue; }
std::span<const ErrorMeaning> errors() { return meanings; }

}  // namespace kehu::tier
