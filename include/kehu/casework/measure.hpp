// What the clock of a duty shows, for reports that set what was counted against the limit.
#pragma once

#include "kehu/casework/duty.hpp"

namespace kehu::casework {

// The seconds that a duty's clock has counted at `until`: open time in its calendar, pauses left
// out. `policy`: that of the duty's version. Errors: calendar.unknown.
Result<std::int64_t> counted_seconds(Reader& reader, const Policy& policy, const Duty& duty,
                                     Instant until);
// The same with these pauses instead of its own.
Result<std::int64_t> counted_seconds(const Policy& policy, const Duty& duty, Instant until,
                                     std::span<const DutyPause> pauses);
// What its limit counts, from its start and without pauses. Errors: calendar.unknown.
Result<std::int64_t> limit_seconds(const Policy& policy, const Duty& duty);

}  // namespace kehu::casework
