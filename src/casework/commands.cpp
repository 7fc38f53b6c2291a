// The area's entries for the registry.
#include "casework/handlers.hpp"
#include "command/handlers.hpp"

namespace kehu::casework {

const Area& area() {
  static const bool checked =
      (register_policy_check(check_spans), register_policy_check(check_matters), true);
  (void)checked;
  static const Area made{
      "casework",
      {&table_of<Duty>(), &table_of<DutyPause>(), &table_of<Step>(), &table_of<NumberSeries>(),
       &table_of<Notification>(), &table_of<Delegation>(), &table_of<Absence>(),
       &table_of<PersonAlias>(), &table_of<Relationship>(), &table_of<Signature>(),
       &table_of<RoleHolder>()},
      {&clause_of<AuthorityClause>()},
      {command<FulfilDuty>(fulfil_duty), command<ReassignDuty>(reassign_duty),
       command<AcknowledgeNotifications>(acknowledge), command<Delegate>(delegate),
       command<RevokeDelegation>(revoke_delegation), command<RecordAbsence>(record_absence),
       command<DeclareAlias>(declare_alias), command<DeclareRelationship>(declare_relationship),
       command<NameHolder>(name_holder), command<RelieveHolder>(relieve_holder)},
      {query<DutiesDue>(duties_due), query<DutiesOf>(list_duties_of),
       query<DutiesMissed>(duties_missed), query<DutyTrace>(duty_trace),
       query<NotificationsPending>(notifications_pending), query<CaseSteps>(case_steps),
       query<Delegations>(delegations), query<Signatures>(signatures),
       query<Relationships>(relationships), query<AuthorityLevels>(authority_levels),
       query<Holders>(holders)},
      sentences(),
      {},
      errors()};
  return made;
}

}  // namespace kehu::casework
