// The error codes of the policy's loader, for describe.
#pragma once

#include "kehu/core/error_meaning.hpp"

namespace kehu {

std::span<const ErrorMeaning> policy_errors();

}  // namespace kehu
