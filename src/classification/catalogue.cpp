// The sentences of the area and what its error codes mean, English and Chinese.
#include "classification/handlers.hpp"

namespace kehu::classification {

namespace {

constexpr Sentence catalogue[] = {
    {"tag_by_hand+", "The tag {tag} is set by hand.", "标签“{tag}”由人工设置。"},
    {"tag_by_hand-", "The tag follows from the policy's rules and is not set or removed by hand.",
     "该标签由制度规则自动生成，不得人工设置或取消。"},
    {"tags_by_hand_max+", "The customer bears {tags} tags by hand; {most} are allowed.",
     "该客户已有人工标签 {tags} 个，允许 {most} 个。"},
    {"tags_by_hand_max-",
     "The customer bears {tags} tags by hand, and no more than {most} are "
     "allowed.",
     "该客户已有人工标签 {tags} 个，最多允许 {most} 个。"},
    {"tag_by_rule", "Run classification: it sets and removes the tag as the facts have it.",
     "请运行分类；该标签将按事实自动设置或取消。"},
    {"remove_a_tag", "Remove a tag that was set by hand first.", "请先取消一个人工标签。"},
    {"=high_value", "high value", "高价值客户"},
    {"=potential", "potential", "潜力客户"},
    {"=at_risk", "at risk of leaving", "流失风险客户"},
    {"=new", "new", "新客户"},
    {"=repeat", "repeat", "复购客户"},
    {"=frequent", "frequent", "高频客户"},
    {"=key_account", "key account", "重点客户"},
    {"=press", "press", "媒体"},
    {"=employee", "employee", "员工"},
};

constexpr ErrorMeaning meanings[] = {
    {"classification.dates", Category::invalid, "The end lies before the beginning; exchange them.",
     "结束早于开始；请对调。"},
    {"classification.exists", Category::conflict,
     "The id names another model; leave it out or take another.",
     "该标识已用于另一模型；请省略或另取。"},
    {"classification.future_date", Category::invalid,
     "The day is still to come; give a day up to today.", "日期尚未到来；请给出今天或以前的日期。"},
    {"classification.has_tag", Category::conflict,
     "The customer bears the tag already; nothing is to be done.", "客户已有该标签；无须处理。"},
    {"classification.model", Category::invalid,
     "The model is not complete or not of the policy's horizon; the message says what to mend.",
     "模型不完整或期限与制度不符；须更正之处见消息。"},
    {"classification.never_bought", Category::invalid, "The customer never bought; leave him out.",
     "该客户从未购买；请剔除。"},
    {"classification.no_tag", Category::not_found,
     "The customer does not bear the tag; look at his tags again.", "客户没有该标签；请重新查看。"},
    {"classification.not_found", Category::not_found, "No model has this id; look it up again.",
     "没有该模型；请重新查找。"},
    {"classification.part", Category::invalid,
     "A part is of one record or more, and of all customers; correct the limit, or leave it out.",
     "分批须至少一条记录且针对全部客户；请更正或省略批量。"},
    {"classification.rule_tag", Category::refused,
     "The tag follows from the policy's rules; change the facts or the rules.",
     "该标签由制度规则生成；请更改事实或规则。"},
    {"classification.too_many_tags", Category::refused,
     "The customer bears as many tags by hand as the policy allows; remove one first.",
     "人工标签已达上限；请先取消一个。"},
    {"classification.unknown_class", Category::invalid,
     "The policy has no such class; take one of those that the message names.",
     "制度中没有该类别；请从消息所列中选取。"},
    {"classification.unknown_tag", Category::invalid,
     "The policy has no such tag; take one of those that the message names.",
     "制度中没有该标签；请从消息所列中选取。"},
    {"classification.value", Category::invalid,
     "An expectation cannot be as given; the message says what to mend.",
     "预期值不合理；须更正之处见消息。"},
};

}  // namespace

std::span<const Sentence> sentences() { return catalogue; }
std::span<const ErrorMeaning> errors() { return meanings; }

}  // namespace kehu::classification
