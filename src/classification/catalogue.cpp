// The sentences of the area, English and Chinese.
#include "classification/handlers.hpp"

namespace kehu::classification {

namespace {

constexpr Sentence made[] = {
    {"tag_by_hand+", "The tag {tag} is set by hand.", "标签“{tag}”由人工设置。"},
    {"tag_by_hand-", "The tag follows from the policy's rules and is not set or removed by hand.",
     "该标签由制度规则自动生成，不得人工设置或取消。"},
    {"tags_by_hand_max+", "The customer bears {tags} tags by hand; {most} are allowed.",
     "该客户已有人工标签 {tags} 个，允许 {most} 个。"},
    {"tags_by_hand_max-",
     "The customer bears {tags} tags by hand, and no more than {most} are "
     "allowed.",
     "该客户已有人工标签 {tags} 个，最多允许 {most} 个。"},
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

}  // namespace

std::span<const Sentence> sentences() { return made; }

}  // namespace kehu::classification
