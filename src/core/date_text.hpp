// Reading dates where many are read and nobody asks what is wrong with one.
#pragma once

#include <string_view>

#include "kehu/core/date.hpp"

namespace kehu {

// As parse_date; false where that has an error, and `date` is left as it was.
bool read_date(std::string_view text, Date& date) noexcept;

}  // namespace kehu
