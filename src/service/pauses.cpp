// Work that waits for a reason of the policy: how long in all, and what counts again (SRV-4).
#include <algorithm>

#include "service/handling.hpp"

namespace kehu::service {

using casework::DutyPause;

Waited waited_for(std::span<const DutyPause> pauses) {
  Waited waited;
  const DutyPause* before = nullptr;
  for (const DutyPause& pause : pauses) {
    if (pause.reason != pauses.back().reason) continue;
    if (!before) waited.since = pause.from;
    if (before && *before->until < pause.from)
      waited.worked.push_back({{}, 0, *before->until, pause.from, "resumed", "SRV-4"});
    before = &pause;
  }
  return waited;
}

Result<Instant> pause_bound(const Policy& policy, const PauseRule& rule,
                            std::span<const DutyPause> pauses) {
  Waited waited = waited_for(pauses);
  KEHU_TRY_ASSIGN(auto bound,
                  casework::deadline_of(policy, rule.at_most, waited.since, waited.worked));
  ensure(bound.has_value(), "work that went on between two pauses has an end");
  return std::max(*bound, pauses.back().from);
}

}  // namespace kehu::service
