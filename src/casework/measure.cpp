#include "kehu/casework/measure.hpp"

#include "casework/handlers.hpp"

namespace kehu::casework {

namespace {

Result<std::int64_t> counted(const Policy& policy, const Duty& duty, Instant until,
                             std::span<const DutyPause> pauses) {
  if (until <= duty.started_at) return std::int64_t{0};
  KEHU_TRY_ASSIGN(auto parts, trace_of(policy, duty, until, pauses));
  return parts.empty() ? 0 : parts.back().counted_seconds;
}

}  // namespace

Result<std::int64_t> counted_seconds(Reader& reader, const Policy& policy, const Duty& duty,
                                     Instant until) {
  std::vector<DutyPause> pauses;
  if (duty.pauses > 0) pauses = reader.rows<DutyPause>("", {duty.id.value});
  return counted(policy, duty, until, pauses);
}

Result<std::int64_t> limit_seconds(const Policy& policy, const Duty& duty) {
  if (duty.limit_unit == TimeUnit::minutes) return duty.limit_amount * 60;
  if (duty.limit_unit == TimeUnit::hours) return duty.limit_amount * 3600;
  KEHU_TRY_ASSIGN(Instant end, end_of(policy, limit_of(duty), duty.started_at));
  return counted(policy, duty, end, {});
}

}  // namespace kehu::casework
