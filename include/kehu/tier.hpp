// Tiers 客户等级: who stands in which tier and why, how a customer rises, what that brings, and how
// he may fall.
//
// Implements TIER-1, TIER-2, TIER-3 and TIER-6. A decision table over facts says which tier a
// customer deserves; that alone moves nobody. He rises by an application that no one can shorten:
// proposal, consent, application, departments' reviews, decision. He falls by a reassessment on a
// schedule, after notice and a time of grace. A tier is held under the policy's version of the day
// on which it was proposed, as far as later versions leave those who exist to earlier ones (GOV-9).
#pragma once

#include "kehu/command.hpp"
#include "kehu/tier/clauses.hpp"
#include "kehu/tier/records.hpp"

namespace kehu::tier {

// ---- For other areas --------------------------------------------------------------------------

// The tier in which a customer stands; the lowest of the policy where no move is on record. The
// record itself is looked at, not that into which it was merged.
std::string tier_of(Reader& reader, const Policy& policy, const Id<Customer>& customer);
// The same at the end of a day.
std::string tier_on(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    const Date& day);
// Whether a tier stands at least as high as another; false where the policy lacks one of them.
bool is_at_least(const Policy& policy, std::string_view tier, std::string_view least);

const Area& area();

}  // namespace kehu::tier
