// Who stands in which tier, today and on any day.
#include "tier/handlers.hpp"

namespace kehu::tier {

namespace {

std::string lowest(const Policy& policy) {
  return std::string(ladder(policy.get<TierClause>()).front());
}

}  // namespace

std::string tier_of(Reader& reader, const Policy& policy, const Id<Customer>& customer) {
  auto row = reader.find<TierMembership>(customer);
  return row ? row->tier : lowest(policy);
}

std::string tier_on(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    const Date& day) {
  std::string tier = lowest(policy);
  for (const TierMove& move : reader.rows<TierMove>("", {Reader::value(customer)})) {
    if (move.day > day) break;
    tier = move.to_tier;
  }
  return tier;
}

bool is_at_least(const Policy& policy, std::string_view tier, std::string_view least) {
  const auto& clause = policy.get<TierClause>();
  auto rank = rank_of(clause, tier), other = rank_of(clause, least);
  return rank && other && *rank >= *other;
}

}  // namespace kehu::tier
