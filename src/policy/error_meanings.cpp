// What the error codes of the policy's loader mean, English and Chinese.
#include "policy/error_meanings.hpp"

namespace kehu {

namespace {

constexpr ErrorMeaning meanings[] = {
    {"policy.ambiguous", Category::invalid,
     "Two entries of the policy are equally right for one case; make one more specific or remove "
     "it.",
     "制度中两项对同一情形同等适用；请使其一更具体或删除。"},
    {"policy.approval_cycle", Category::invalid,
     "Roles approve or substitute each other in a circle; break it.",
     "审批或代签关系成环；请打断该环。"},
    {"policy.currency", Category::invalid,
     "The policy names no currency or an unknown one; name one of ISO 4217.",
     "制度未写货币或货币未知；请写 ISO 4217 货币。"},
    {"policy.duplicate_clause", Category::invalid, "A clause stands twice in the policy; keep one.",
     "制度中条款重复；请只保留一条。"},
    {"policy.effective_date", Category::invalid,
     "The policy does not say from which day it holds, or not as a date; write one.",
     "制度未写明生效日期或格式不符；请写日期。"},
    {"policy.missing_clause", Category::invalid,
     "A clause that the rules need is missing; take it from the reference policy.",
     "缺少规则所需的条款；可取自参考制度。"},
    {"policy.parameter", Category::invalid,
     "A parameter of a clause is missing, unknown or out of its bounds; the path says which.",
     "条款参数缺失、未知或越界；具体见路径。"},
    {"policy.syntax", Category::invalid,
     "The policy document has another form than its schema; the path says where.",
     "制度文件与其模式不符；位置见路径。"},
    {"policy.table_gap", Category::invalid,
     "A decision table has no rule for a case that can occur; the message shows one.",
     "决策表未覆盖可能出现的情形；示例见消息。"},
    {"policy.table_overlap", Category::invalid,
     "Two rules of a UNIQUE decision table decide the same case; the message shows one.",
     "UNIQUE 决策表中两条规则覆盖同一情形；示例见消息。"},
    {"policy.table_signature", Category::invalid,
     "A decision table has other columns, types or conditions than its clause asks for.",
     "决策表的列、类型或条件与条款要求不符。"},
    {"policy.table_unreachable", Category::invalid,
     "A rule of a decision table can never be reached; remove it or move it up.",
     "决策表中某规则永远无法命中；请删除或上移。"},
    {"policy.text", Category::invalid,
     "A title or text of the policy is missing in Chinese or English; give both.",
     "制度的标题或正文缺少中文或英文；请补齐。"},
    {"policy.time_zone", Category::invalid,
     "The policy names no time zone or an unknown one; name one, such as Asia/Shanghai.",
     "制度未写时区或时区未知；请写时区，如 Asia/Shanghai。"},
    {"policy.unknown_clause", Category::invalid,
     "No clause has that id; check it against the list of clauses.",
     "没有该编号的条款；请对照条款列表。"},
    {"policy.unreachable", Category::invalid,
     "The policy names something that nobody can reach, as a matter that nobody signs; mend it.",
     "制度中有无人可达的内容，如无人可签批的事项；请修正。"},
};

}  // namespace

std::span<const ErrorMeaning> policy_errors() { return meanings; }

}  // namespace kehu
