// The error codes of the stores and the journal, for describe.
#pragma once

#include "kehu/core/error_meaning.hpp"

namespace kehu {

std::span<const ErrorMeaning> store_errors();

}  // namespace kehu
