// Instant: a point in time, microseconds since 1970-01-01T00:00:00Z. Never local, never the
// machine's zone. Text is RFC 3339; what kehu writes is always UTC ("2024-03-01T01:00:00Z", with
// as many of six decimals as are needed: none, three or six).
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace kehu {

template <class T>
class Result;

using Duration = std::chrono::microseconds;
using Instant = std::chrono::sys_time<Duration>;

// RFC 3339 with any offset; a missing offset is an error. Years 0001 to 9999, counted in UTC.
// Decimals of the second past the sixth are cut off; the leap second (":60") is refused.
// Errors: instant.format, instant.range.
Result<Instant> parse_instant(std::string_view text);
std::string text(Instant instant);
// The same at `out`, which has room for instant_text_max characters; returns the end of what was
// written. For code that writes many.
inline constexpr std::size_t instant_text_max = 32;
char* write_instant(Instant instant, char* out) noexcept;

}  // namespace kehu
