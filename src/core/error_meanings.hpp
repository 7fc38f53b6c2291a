// The error codes of the values, for describe.
#pragma once

#include "kehu/core/error_meaning.hpp"

namespace kehu {

std::span<const ErrorMeaning> core_errors();

}  // namespace kehu
