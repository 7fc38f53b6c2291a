// The area's entries for the registry.
#include "service/commands.hpp"

#include "command/handlers.hpp"
#include "kehu/casework/subjects.hpp"
#include "service/handling.hpp"
#include "service/queries.hpp"
#include "service/workflows.hpp"

namespace kehu::service {

namespace {

std::vector<CommandType> command_types() {
  return {command<OpenRequest>(open_request),
          command<RespondToRequest>(respond),
          command<InformCustomer>(inform),
          command<RecordContact>(record_contact),
          command<AssignRequest>(assign),
          command<ChangeSeverity>(change_severity),
          command<ReevaluateRequest>(reevaluate),
          command<InvolveDepartment>(involve),
          command<Contribute>(contribute),
          command<PauseRequest>(pause),
          command<ResumeRequest>(resume),
          command<AppointRequest>(appoint),
          command<KeepAppointment>(keep_appointment),
          command<TrackOrder>(track),
          command<ReportResult>(report_result),
          command<AcceptResult>(accept_result),
          command<RejectResult>(reject_result),
          command<CloseUnanswered>(close_unanswered),
          command<ReopenRequest>(reopen),
          command<WithdrawRequest>(withdraw),
          command<FollowUpRequest>(follow_up),
          command<ReceiveBelonging>(receive_belonging),
          command<KeepBelonging>(keep_belonging),
          command<HandBackBelonging>(hand_back_belonging)};
}

std::vector<QueryType> query_types() {
  return {query<RequestsQuery>(requests),
          query<QueueQuery>(queue),
          query<ContributionsQuery>(contributions),
          query<TrackingQuery>(tracking),
          query<BelongingsQuery>(belongings),
          query<SatisfactionQuery>(satisfaction),
          query<ClocksQuery>(clocks),
          query<PerformanceQuery>(performance)};
}

}  // namespace

const Area& area() {
  static const bool told =
      (tier::after_tier_move(follow_tier), register_policy_check(check_named_words), true);
  static const bool subjects =
      casework::duties_are_about({{&table_of<ServiceRequest>(), "by_customer"},
                                  {&table_of<Contribution>(), "by_request", "service_request"},
                                  {&table_of<Belonging>(), "by_request", "service_request"}});
  (void)told, (void)subjects;
  static const Area made{"service",
                         tables(),
                         clauses(),
                         command_types(),
                         query_types(),
                         sentences(),
                         {&request_workflow, &belonging_workflow},
                         errors()};
  return made;
}

}  // namespace kehu::service
