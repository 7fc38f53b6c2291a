// What the handlers share: the facts of a customer, the policy under which he holds his tier, and
// how a tier changes.
#pragma once

#include "tier/handlers.hpp"

namespace kehu::tier {

inline constexpr std::string_view reassessment_duty = "tier.reassessment";

// The policy under which a tier is held (GOV-9); today's where no move is on record.
PolicyVersions::Version terms_of(CommandContext& context,
                                 const std::optional<TierMembership>& membership);
PolicyVersions::Version terms_of(QueryContext& context,
                                 const std::optional<TierMembership>& membership);
std::string lowest_tier(const Policy& policy);
// Memberships whose reassessment is due up to a day, the earliest first.
std::vector<TierMembership> due_memberships(Reader& reader, const Date& day);

// What TIER-1 of this policy reads of a customer today; records merged into his count for him.
TierFacts facts_of(Reader& reader, const Policy& policy, const Customer& customer,
                   const Date& today);
// Errors: tier.condition_table, where the table gives a word that is no tier.
Result<void> check_table(const Policy& policy, const TierFacts& facts);
// Errors: tier.unknown_tier, at /tier.
Result<void> check_tier(const Policy& policy, std::string_view tier);
// Errors: tier.future_date.
Result<void> check_past(const Date& day, const Date& today, std::string_view path);

struct NewMove {
  TierMoveKind kind{};
  std::string_view to;
  Date terms_since;
  std::int64_t policy_version = 0;
  std::optional<Id<TierApplication>> application{};
  std::string_view clause;
  std::optional<TierFacts> facts{};     // none of one taken over
  Date day;                             // the first one in the new tier
  std::string_view reference{};         // of one taken over
  std::optional<Date> reassessed_on{};  // likewise
};
// Puts a move on record, sets the next reassessment, tells the customer of a rise or a fall, and
// lets the other areas know.
Result<TierMove> move(CommandContext& context, const Customer& customer, const NewMove& made);
// Sets the day on which the customer is looked at again and the duty to do so, in place of the one
// before. Writes `membership`; its `grace_until` says whether notice is given.
Result<void> schedule(CommandContext& context, const Customer& customer,
                      const std::optional<TierMembership>& before, TierMembership membership);

}  // namespace kehu::tier
