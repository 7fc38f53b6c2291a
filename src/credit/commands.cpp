// The area's entries for the registry.
#include "credit/commands.hpp"

#include "command/handlers.hpp"
#include "credit/queries.hpp"
#include "credit/workflows.hpp"

namespace kehu::credit {

namespace {

std::vector<CommandType> command_types() {
  return {command<OpenAccount>(open_account),
          command<SetLimit>(set_limit),
          command<Hold>(hold),
          command<Release>(release_hold),
          command<Authorize>(authorize),
          command<Ship>(ship),
          command<Void>(void_authorization),
          command<Expire>(expire),
          command<RequestApproval>(request_approval),
          command<Approve>(approve),
          command<Reject>(reject),
          command<Invoice>(make_invoice),
          command<Pay>(pay),
          command<Allocate>(allocate),
          command<Credit>(make_credit_note),
          command<Abandon>(write_off),
          command<Reverse>(reverse),
          command<MakePlan>(make_plan),
          command<SettleMonth>(settle_month),
          command<RecordBreach>(record_breach)};
}

std::vector<QueryType> query_types() {
  return {query<CheckQuery>(check),
          query<StatusQuery>(status),
          query<ExposureQuery>(exposure),
          query<LimitUseQuery>(limit_use),
          query<ReceivablesQuery>(receivables),
          query<PaymentsQuery>(payments),
          query<TransfersQuery>(transfers),
          query<AgeingQuery>(ageing),
          query<DsoQuery>(dso),
          query<LatePayersQuery>(late_payers),
          query<AuthorizationsQuery>(authorizations),
          query<ApprovalsQuery>(approvals),
          query<OverLimitQuery>(over_limit_shipments),
          query<PlansQuery>(payment_plans),
          query<BadDebtQuery>(bad_debt_shares),
          query<BreachesQuery>(breaches),
          query<DeductionsQuery>(deductions)};
}

}  // namespace

const Area& area() {
  static const bool checked = (register_policy_check(check_signatories), true);
  (void)checked;
  static const Area made{"credit",
                         tables(),
                         clauses(),
                         command_types(),
                         query_types(),
                         sentences(),
                         {&authorization_workflow, &approval_workflow},
                         errors()};
  return made;
}

}  // namespace kehu::credit
