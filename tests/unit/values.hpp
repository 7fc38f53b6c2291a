// Values written short.
#pragma once

#include <string_view>

#include "kehu/core/date.hpp"
#include "kehu/core/instant.hpp"
#include "kehu/core/money.hpp"

namespace kehu::test {

inline Currency cny() { return Currency::parse("CNY").value(); }
inline Money yuan(std::string_view amount) { return Money::parse(amount, cny()).value(); }
inline Money cents(std::int64_t minor) { return Money(minor, cny()); }
inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Instant at(std::string_view text) { return parse_instant(text).value(); }

}  // namespace kehu::test
