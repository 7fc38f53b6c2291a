// The sentences of the area and what its error codes mean, English and Chinese.
#include "tier/handlers.hpp"

namespace kehu::tier {

namespace {

constexpr Sentence made[] = {
    {"=ordinary", "ordinary", "普通会员"},
    {"=silver", "silver", "银卡会员"},
    {"=gold", "gold", "金卡会员"},
    {"=platinum", "platinum", "白金会员"},
};

}  // namespace

std::span<const Sentence> sentences() { return made; }
std::span<const ErrorMeaning> errors() { return {}; }

}  // namespace kehu::tier
