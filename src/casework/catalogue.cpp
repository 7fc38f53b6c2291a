// The sentences of the area, English and Chinese.
#include "casework/handlers.hpp"

namespace kehu::casework {

namespace {

constexpr Sentence made[] = {
    {"duty_owner+", "The duty is the actor's.", "该待办事项由本人负责。"},
    {"duty_owner-", "The duty is another's: it belongs to the role {owner_role}.",
     "该待办事项由“{owner_role}”负责，他人不得办结。"},
    {"signatory_present+", "The signatory is present.", "签批人在岗。"},
    {"signatory_present-", "The signatory is recorded as away on {today}.",
     "签批人在 {today} 已登记缺勤。"},
    {"role_signs+", "The role {role} signs in the matter {matter}.",
     "“{role}”有权签批事项“{matter}”。"},
    {"role_signs-", "The role {role} signs nothing in the matter {matter}.",
     "“{role}”无权签批事项“{matter}”。"},
    {"delegation_in_time+", "The delegation holds from {from} to {until}.",
     "授权自 {from} 至 {until} 有效。"},
    {"delegation_in_time-",
     "The delegation does not hold on {today}: it ran from {from} to {until} (revoked: {revoked}).",
     "授权在 {today} 无效：有效期 {from} 至 {until}（已撤销：{revoked}）。"},
    {"delegation_covers+", "The delegation covers {amount}.", "授权额度覆盖 {amount}。"},
    {"delegation_covers-", "The delegation covers no more than {up_to}, not {amount}.",
     "授权额度仅 {up_to}，不足 {amount}。"},
    {"second_person_signs+", "A second person signs.", "由另一人签批。"},
    {"second_person_signs-",
     "Nobody signs what he asked for himself, under any name, nor for him who asked.",
     "不得以任何名义签批本人的申请，也不得代申请人签批。"},
    {"amount_within_authority+", "{amount} is within the authority of the {signatory} ({up_to}).",
     "{amount} 在“{signatory}”的权限 {up_to} 之内。"},
    {"amount_within_authority-",
     "{amount} is above the authority of the {signatory}, who signs up to {up_to}.",
     "{amount} 超出“{signatory}”的权限 {up_to}。"},
    {"authority_unbounded+", "The {signatory} signs any amount.", "“{signatory}”签批金额不限。"},
    {"accumulated_within+",
     "With {signed_before} signed within {window_days} days, {amount} stays within "
     "{accumulated_up_to}.",
     "{window_days}天内已签批 {signed_before}，加上 {amount} 未超过累计限额 {accumulated_up_to}。"},
    {"accumulated_within-",
     "{signed_before} was signed for this customer within {window_days} days; with {amount} it is "
     "more than the {accumulated_up_to} that the {signatory} may sign.",
     "{window_days}天内已为该客户签批 {signed_before}，加上 {amount} 超过“{signatory}”的累计限额 "
     "{accumulated_up_to}。"},
    {"signature", "Have the {signatory} sign it.", "请由“{signatory}”签批。"},
};

}  // namespace

std::span<const Sentence> sentences() { return made; }

}  // namespace kehu::casework
