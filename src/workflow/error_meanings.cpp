// What the error codes of the workflows mean, English and Chinese.
#include "workflow/error_meanings.hpp"

namespace kehu {

namespace {

constexpr ErrorMeaning meanings[] = {
    {"workflow.not_allowed", Category::conflict,
     "The act is not allowed in the state the row is in; the message lists those that are.",
     "当前状态不允许该操作；允许的操作见消息。"},
};

}  // namespace

std::span<const ErrorMeaning> workflow_errors() { return meanings; }

}  // namespace kehu
