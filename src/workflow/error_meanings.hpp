// The error codes of the workflows, for describe.
#pragma once

#include "kehu/core/error_meaning.hpp"

namespace kehu {

std::span<const ErrorMeaning> workflow_errors();

}  // namespace kehu
