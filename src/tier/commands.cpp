// The area's entry in the registry.
#include "command/handlers.hpp"
#include "tier/handlers.hpp"

namespace kehu::tier {

const Area& area() {
  static const Area made{
      "tier",
      {&table_of<TierMembership>(), &table_of<TierMove>(), &table_of<TierApplication>()},
      {&clause_of<TierClause>(), &clause_of<UpgradeClause>(), &clause_of<BenefitsClause>(),
       &clause_of<ReassessmentClause>()},
      {},
      {},
      sentences(),
      {},
      errors()};
  return made;
}

}  // namespace kehu::tier
