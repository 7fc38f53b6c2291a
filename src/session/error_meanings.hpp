// The error codes of the session and of the doors to it, for describe.
#pragma once

#include "kehu/core/error_meaning.hpp"

namespace kehu::system {

std::span<const ErrorMeaning> errors();

}  // namespace kehu::system
