// Values written short.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "kehu/core/date.hpp"
#include "kehu/core/instant.hpp"
#include "kehu/core/money.hpp"
#include "kehu/core/result.hpp"

namespace kehu::test {

inline Currency cny() { return Currency::parse("CNY").value(); }
inline Money yuan(std::string_view amount) { return Money::parse(amount, cny()).value(); }
inline Money cents(std::int64_t minor) { return Money(minor, cny()); }
inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Instant at(std::string_view text) { return parse_instant(text).value(); }

// "" where the result is good.
inline std::string code_of(const auto& result) { return result ? "" : result.error().code; }

inline constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
inline constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

}  // namespace kehu::test
