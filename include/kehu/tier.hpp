// Tiers 客户等级: who stands in which tier and why, how a customer rises, what that brings, and how
// he may fall.
//
// Implements TIER-1, TIER-2, TIER-3 and TIER-6. A decision table over facts says which tier a
// customer deserves; that alone moves nobody. He rises by an application that no one can shorten:
// proposal, consent, application, departments' reviews, decision. He falls by a reassessment on a
// schedule, after notice and a time of grace. A tier is held under the policy's version of the day
// on which it was proposed, as far as later versions leave those who exist to earlier ones (GOV-9).
//
// Refusals (category refused):
//   tier.not_account_manager  only who is responsible for the customer proposes
//   tier.not_higher           the tier is not above the present one
//   tier.too_many_steps       it is further above than an application may rise
//   tier.not_deserved         the facts do not meet its conditions; remedies say what is missing
//   tier.consent_lapsed       the customer's consent may be used no more
//   tier.not_due              the customer is not to be reassessed yet, or at all
// Errors:
//   tier.not_found            no such application (not_found)
//   tier.exists               the id names another application (conflict)
//   tier.application_open     the customer has an application that has not ended (conflict)
//   tier.unknown_tier         no tier of the policy; the message names those that are (invalid)
//   tier.unknown_department   not one of those that review; the message names them (invalid)
//   tier.department_reviewed  the department has said what it has to say (conflict)
//   tier.consent_date         still to come, or before the proposal (invalid)
//   tier.condition_table      the policy's table gives a tier that its list lacks (invalid)
//   tier.future_date          a day still to come (invalid)
//   tier.dates                an end before its beginning (invalid)
#pragma once

#include "kehu/command.hpp"
#include "kehu/tier/clauses.hpp"
#include "kehu/tier/commands.hpp"
#include "kehu/tier/queries.hpp"
#include "kehu/tier/records.hpp"
#include "kehu/tier/rules.hpp"

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
// What a customer's tier brings, by the policy under which he holds it; of a merged record, what
// that of its survivor brings.
TierBenefits benefits_for(CommandContext& context, const Id<Customer>& customer);
TierBenefits benefits_for(QueryContext& context, const Id<Customer>& customer);
// Whether it opens events of this kind to him.
bool is_eligible_for(CommandContext& context, const Id<Customer>& customer, EventKind kind);
bool is_eligible_for(QueryContext& context, const Id<Customer>& customer, EventKind kind);

// What an area does when a customer's tier has changed, in the transaction of the move.
using AfterTierMove = Result<void> (*)(CommandContext& context, const Id<Customer>& customer);
// Thread rule: at start only, while the areas are gathered.
void after_tier_move(AfterTierMove act);

const Area& area();

}  // namespace kehu::tier
