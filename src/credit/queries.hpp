// The area's query handlers; commands.cpp enters them into the registry.
#pragma once

#include "kehu/credit.hpp"

namespace kehu::credit {

// queries_standing.cpp
Result<void> check(QueryContext&, const CheckQuery&, Rows<CheckRow>&);
Result<void> status(QueryContext&, const StatusQuery&, Rows<StatusRow>&);
Result<void> exposure(QueryContext&, const ExposureQuery&, Rows<ExposureRow>&);
Result<void> limit_use(QueryContext&, const LimitUseQuery&, Rows<LimitUseRow>&);
// queries_ledger.cpp
Result<void> receivables(QueryContext&, const ReceivablesQuery&, Rows<ReceivableRow>&);
Result<void> payments(QueryContext&, const PaymentsQuery&, Rows<Payment>&);
Result<void> transfers(QueryContext&, const TransfersQuery&, Rows<Transfer>&);
Result<void> ageing(QueryContext&, const AgeingQuery&, Rows<AgeingRow>&);
Result<void> dso(QueryContext&, const DsoQuery&, Rows<DsoRow>&);
Result<void> late_payers(QueryContext&, const LatePayersQuery&, Rows<LatePayerRow>&);
// queries_record.cpp
Result<void> authorizations(QueryContext&, const AuthorizationsQuery&, Rows<Authorization>&);
Result<void> approvals(QueryContext&, const ApprovalsQuery&, Rows<Approval>&);
Result<void> over_limit_shipments(QueryContext&, const OverLimitQuery&, Rows<OverLimitRow>&);
Result<void> payment_plans(QueryContext&, const PlansQuery&, Rows<PlanRow>&);
Result<void> bad_debt_shares(QueryContext&, const BadDebtQuery&, Rows<BadDebtShare>&);
Result<void> breaches(QueryContext&, const BreachesQuery&, Rows<Breach>&);
Result<void> deductions(QueryContext&, const DeductionsQuery&, Rows<Deduction>&);

// The customers that a query is about: the one named, or all with an account.
Result<std::vector<Id<Customer>>> customers_of(QueryContext& context,
                                               const std::optional<Reference<Customer>>& customer);

}  // namespace kehu::credit
