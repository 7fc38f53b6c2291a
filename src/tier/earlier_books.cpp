// Tiers that were held before there was a record here.
#include "kehu/core/text.hpp"
#include "tier/memberships.hpp"

namespace kehu::tier {

namespace {

Result<void> check_held(CommandContext& context, const TakeOverTier& command,
                        const Customer& customer) {
  KEHU_TRY(check_tier(context.policy(), command.tier));
  if (command.tier == lowest_tier(context.policy()))
    return invalid("tier.lowest", "/tier",
                   quotation(command.tier) +
                       " is the lowest tier, in which everybody stands who has "
                       "none on record");
  KEHU_TRY(casework::check_needed_line(command.reference, "/reference"));
  KEHU_TRY(check_past(command.since, context.today(), "/since"));
  if (command.since < customer.since)
    return invalid("tier.before_customer", "/since",
                   text(command.since) + " lies before " + text(customer.since) +
                       ", since when he is a customer");
  if (!command.reassessed_on) return {};
  KEHU_TRY(check_past(*command.reassessed_on, context.today(), "/reassessed_on"));
  if (*command.reassessed_on < command.since)
    return invalid("tier.dates", "/reassessed_on",
                   text(*command.reassessed_on) + " lies before " + text(command.since));
  return {};
}

}  // namespace

Result<TierMove> take_over(CommandContext& context, const TakeOverTier& command) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, command.customer, "/customer"));
  if (auto held = context.find<TierMembership>(customer.id))
    return conflict("tier.on_record", "/customer",
                    "the customer stands in " + quotation(held->tier) + " since " +
                        text(held->since) + " by the record");
  KEHU_TRY(check_held(context, command, customer));
  return move(context, customer,
              {.kind = TierMoveKind::taken_over,
               .to = command.tier,
               .terms_since = command.since,
               .policy_version = context.policy_version(),
               .clause = "TIER-1",
               .day = command.since,
               .reference = command.reference,
               .reassessed_on = command.reassessed_on});
}

}  // namespace kehu::tier
