// Pure decisions: from policy and facts. Nothing here knows a store, a clock or a session.
#include "kehu/tier/rules.hpp"

#include <algorithm>

namespace kehu::tier {

const TierDefinition* find_tier(const TierClause& clause, std::string_view tier) {
  auto found = std::ranges::find(clause.tiers, tier, &TierDefinition::tier);
  return found == clause.tiers.end() ? nullptr : &*found;
}

std::vector<std::string_view> ladder(const TierClause& clause) {
  std::vector<std::string_view> rising;
  std::optional<std::string_view> below;
  for (std::size_t i = 0; i < clause.tiers.size(); ++i)
    for (const TierDefinition& tier : clause.tiers)
      if (below ? tier.above == *below : !tier.above) {
        rising.push_back(tier.tier);
        below = tier.tier;
        break;
      }
  return rising;
}

std::optional<std::size_t> rank_of(const TierClause& clause, std::string_view tier) {
  auto rising = ladder(clause);
  auto found = std::ranges::find(rising, tier);
  if (found == rising.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rising.begin());
}

}  // namespace kehu::tier
