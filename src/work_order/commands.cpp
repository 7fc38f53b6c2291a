// The area's entries for the registry.
#include "work_order/commands.hpp"

#include "command/handlers.hpp"
#include "kehu/casework/signed_by.hpp"
#include "kehu/casework/subjects.hpp"
#include "work_order/queries.hpp"
#include "work_order/workflows.hpp"

namespace kehu::work_order {

namespace {

std::vector<CommandType> command_types() {
  return {command<RecordTechnician>(record_technician),
          command<RequestWorkOrder>(request),
          command<ApproveWorkOrder>(approve),
          command<RejectWorkOrder>(reject),
          command<CancelWorkOrder>(cancel),
          command<ApproveOutside>(approve_outside),
          command<RecordVerbalApproval>(record_verbal_approval),
          command<ConfirmVerbalApproval>(confirm_verbal_approval),
          command<DispatchWorkOrder>(dispatch),
          command<RescheduleWorkOrder>(reschedule),
          command<ArriveForWork>(arrive),
          command<RecordNoShow>(record_no_show),
          command<AcceptPrice>(accept_price),
          command<ChargeWork>(charge),
          command<ConsentToOverrun>(consent),
          command<GrantGoodwill>(grant_goodwill),
          command<StartWork>(start),
          command<ReplacePart>(replace),
          command<AddEvidence>(add_evidence),
          command<CompleteWork>(complete),
          command<ReworkOrder>(rework),
          command<SignWorkOrder>(sign_off),
          command<ReportDamage>(report_damage),
          command<CompensateDamage>(compensate_damage),
          command<ReceiveMoney>(receive_money),
          command<TakeOverMoney>(take_over_money),
          command<SettleWorkOrder>(settle),
          command<DrawSpotChecks>(draw_spot_checks),
          command<RecordSpotCheck>(record_spot_check)};
}

std::vector<QueryType> query_types() {
  return {query<TechniciansQuery>(technicians),
          query<WorkOrdersQuery>(orders),
          query<CandidatesQuery>(list_candidates),
          query<PriceListQuery>(price_list),
          query<WorkAppointmentsQuery>(appointments),
          query<WorkChargesQuery>(charges),
          query<WorkReplacementsQuery>(replacements),
          query<WorkEvidenceQuery>(evidence),
          query<PropertyDamagesQuery>(damages),
          query<WorkReceiptsQuery>(receipts),
          query<CopyQuery>(copy),
          query<PaidServicesQuery>(paid_services),
          query<RatesQuery>(rates),
          query<RateCasesQuery>(rate_cases),
          query<SpotCheckDrawsQuery>(spot_check_draws),
          query<SpotChecksQuery>(spot_checks),
          query<SampleQuery>(sample)};
}

}  // namespace

const Area& area() {
  static const bool signs =
      casework::signed_by({{ApproveWorkOrder::name, "work_order.dispatch"},
                           {ApproveOutside::name, "work_order.outside"},
                           {GrantGoodwill::name, "work_order.goodwill"},
                           {CompensateDamage::name, "work_order.compensation"}});
  static const bool checked = (register_policy_check(check_named_words), true);
  static const bool subjects =
      casework::duties_are_about({{&table_of<WorkOrder>(), "by_customer"},
                                  {&table_of<PropertyDamage>(), "by_work_order", "work_order"}});
  (void)signs, (void)checked, (void)subjects;
  static const Area made{"work_order",
                         tables(),
                         clauses(),
                         command_types(),
                         query_types(),
                         sentences(),
                         {&work_order_workflow, &appointment_workflow, &damage_workflow},
                         errors()};
  return made;
}

}  // namespace kehu::work_order
