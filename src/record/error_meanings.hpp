// The error codes of the codecs, for describe.
#pragma once

#include "kehu/core/error_meaning.hpp"

namespace kehu {

std::span<const ErrorMeaning> record_errors();

}  // namespace kehu
