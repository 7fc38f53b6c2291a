// The area's entry in the registry.
#include "command/handlers.hpp"
#include "kehu/casework/signed_by.hpp"
#include "kehu/casework/subjects.hpp"
#include "tier/handlers.hpp"

namespace kehu::tier {

const Area& area() {
  static const bool signs =
      casework::signed_by({{ReviewUpgrade::name, "matter", "TIER-2"},
                           {DecideUpgrade::name, "decision_matter", "TIER-2"}});
  static const bool subjects =
      casework::duties_are_about({{&table_of<TierApplication>(), "by_customer"}});
  (void)signs, (void)subjects;
  static const Area made{
      "tier",
      {&table_of<TierMembership>(), &table_of<TierMove>(), &table_of<TierApplication>()},
      {&clause_of<TierClause>(), &clause_of<UpgradeClause>(), &clause_of<BenefitsClause>(),
       &clause_of<ReassessmentClause>()},
      {command<ProposeUpgrade>(propose), command<ConsentToUpgrade>(consent),
       command<DeclineUpgrade>(decline), command<ApplyForUpgrade>(apply),
       command<ReviewUpgrade>(review), command<RefuseUpgrade>(refuse),
       command<DecideUpgrade>(upgrade), command<ReassessTiers>(reassess),
       command<TakeOverTier>(take_over)},
      {query<TierConditions>(conditions), query<TierStanding>(standing),
       query<BenefitsQuery>(benefits), query<MembersQuery>(members), query<HistoryQuery>(history),
       query<TierAsOf>(as_of), query<TierMovesQuery>(moves), query<ApplicationsQuery>(applications),
       query<ReassessmentsDue>(reassessments_due)},
      sentences(),
      {&application_workflow},
      errors()};
  return made;
}

}  // namespace kehu::tier
