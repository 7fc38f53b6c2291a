// The decisions of the tier area: pure functions of policy and facts.
#pragma once

#include <array>

#include "kehu/tier/clauses.hpp"

namespace kehu::tier {

// ---- Tiers and their conditions (TIER-1) --------------------------------------------------------

// The tiers of a policy, from the lowest up.
std::vector<std::string_view> ladder(const TierClause& clause);
// How high a tier stands, the lowest at 0; empty for a word that is no tier.
std::optional<std::size_t> rank_of(const TierClause& clause, std::string_view tier);
const TierDefinition* find_tier(const TierClause& clause, std::string_view tier);

}  // namespace kehu::tier
