// The words of the area, English and Chinese. Its requests are taken or found wrong, never refused
// by a rule, so that there are no sentences.
#include "purchase/handlers.hpp"

namespace kehu::purchase {

namespace {

constexpr Sentence catalogue[] = {
    {"=partly_returned", "partly returned", "部分退货"},
    {"=returned", "returned", "已退货"},
};

constexpr ErrorMeaning meanings[] = {
    {"purchase.amount", Category::invalid,
     "The amount is missing, below zero or nothing at all; correct it.",
     "金额缺失、为负或为零；请更正。"},
    {"purchase.currency", Category::invalid, "The customer buys in another currency; use that one.",
     "该客户以其他货币购买；请使用该货币。"},
    {"purchase.dates", Category::invalid,
     "Two dates contradict each other; the message says which. Correct one.",
     "两个日期相互矛盾，详见消息；请更正其一。"},
    {"purchase.exceeds_bought", Category::invalid,
     "More is returned than is kept of the purchase; return less.",
     "退货超过尚留存的数量或金额；请减少。"},
    {"purchase.exists", Category::conflict, "A purchase or return has the id already; use another.",
     "标识符已被其他购买或退货使用；请换用其他。"},
    {"purchase.future_date", Category::invalid,
     "The date is still to come; give today's or an earlier one.",
     "日期尚未到来；请给出今天或更早的日期。"},
    {"purchase.lines", Category::invalid,
     "The lines are too many, named twice or do not add up; the message says which.",
     "明细过多、重复或合计不符，详见消息。"},
    {"purchase.not_found", Category::not_found,
     "No purchase has this id, or it has no such line; look it up in purchase.of.",
     "没有该标识符的购买或该明细；请先查询。"},
    {"purchase.quantity", Category::invalid, "The quantity is not above zero; correct it.",
     "数量不大于零；请更正。"},
    {"purchase.redeemed", Category::invalid,
     "What is redeemed is not between zero and the amount; correct it.",
     "抵用金额不在零与购买金额之间；请更正。"},
};

}  // namespace

std::span<const Sentence> sentences() { return catalogue; }
std::span<const ErrorMeaning> errors() { return meanings; }

}  // namespace kehu::purchase
