// The words of the area, English and Chinese. Its requests are taken or found wrong, never refused
// by a rule, so that there are no sentences.
#include "purchase/handlers.hpp"

namespace kehu::purchase {

namespace {

constexpr Sentence made[] = {
    {"=partly_returned", "partly returned", "部分退货"},
    {"=returned", "returned", "已退货"},
};

}  // namespace

std::span<const Sentence> sentences() { return made; }

}  // namespace kehu::purchase
