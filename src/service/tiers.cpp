// What a customer's tier means to his requests (TIER-3, SRV-4, SRV-17).
#include "kehu/customer/merges.hpp"
#include "service/handling.hpp"

namespace kehu::service {

namespace {

std::string_view word(RequestState state) {
  static const record::Enumeration& states =
      *table_of<ServiceRequest>().descriptor().find("state")->type.enumeration;
  return record::name(states, static_cast<std::uint8_t>(state));
}

// It is on record as a step that leaves the state as it is, whichever that is.
Result<void> follow(CommandContext& context, const Id<ServiceRequest>& id) {
  Handling at;
  KEHU_TRY(at.take(context, id));
  ServiceRequest& request = at.request;
  const Policy& policy = clock_policy(context, request);
  if (!is_reevaluated_on(policy, ReevaluationCause::tier)) return {};
  KEHU_TRY(set_target(context, policy, request.policy_version, request));
  bool same =
      request.service_level == at.before.service_level && request.target == at.before.target;
  if (same) return {};
  KEHU_TRY(reevaluate_clocks(context, at));
  request.steps += 1;
  KEHU_TRY(casework::put_step(context, about(request), request.steps, "service.reevaluate",
                              word(request.state), word(request.state), "tier"));
  return at.put(context);
}

}  // namespace

tier::TierBenefits benefits_of(CommandContext& context,
                               const std::optional<Id<Customer>>& customer) {
  return customer ? tier::benefits_for(context, *customer)
                  : tier::benefits_of(context.policy(), "");
}

tier::TierBenefits benefits_of(QueryContext& context, const std::optional<Id<Customer>>& customer) {
  return customer ? tier::benefits_for(context, *customer)
                  : tier::benefits_of(context.policy(), "");
}

Result<void> follow_tier(CommandContext& context, const Id<Customer>& customer) {
  for (const Id<Customer>& record : customer::records_of(context, customer))
    for (const ServiceRequest& request :
         context.rows<ServiceRequest>("by_customer", {record.value}))
      if (request.open_since) KEHU_TRY(follow(context, request.id));
  return {};
}

}  // namespace kehu::service
