#include "kehu/casework/measure.hpp"

#include "casework/handlers.hpp"

namespace kehu::casework {

Result<std::int64_t> counted_seconds(const Policy& policy, const Duty& duty, Instant until,
                                     std::span<const DutyPause> pauses) {
  KEHU_TRY_ASSIGN(Duration counted, counted_of(policy, duty, until, pauses));
  return std::chrono::floor<std::chrono::seconds>(counted).count();
}

Result<std::int64_t> counted_seconds(Reader& reader, const Policy& policy, const Duty& duty,
                                     Instant until) {
  std::vector<DutyPause> pauses;
  if (duty.pauses > 0) pauses = reader.rows<DutyPause>("", {duty.id.value});
  return counted_seconds(policy, duty, until, pauses);
}

Result<std::int64_t> limit_seconds(const Policy& policy, const Duty& duty) {
  if (duty.limit_unit == TimeUnit::minutes) return duty.limit_amount * 60;
  if (duty.limit_unit == TimeUnit::hours) return duty.limit_amount * 3600;
  KEHU_TRY_ASSIGN(Instant end, end_of(policy, limit_of(duty), duty.started_at));
  return counted_seconds(policy, duty, end, {});
}

}  // namespace kehu::casework
