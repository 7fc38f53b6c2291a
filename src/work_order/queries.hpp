// The area's answers; commands.cpp enters them into the registry.
#pragma once

#include "kehu/work_order.hpp"

namespace kehu::work_order {

// queries.cpp
Result<void> technicians(QueryContext&, const TechniciansQuery&, Rows<Technician>&);
Result<void> orders(QueryContext&, const WorkOrdersQuery&, Rows<WorkOrder>&);
Result<void> list_candidates(QueryContext&, const CandidatesQuery&, Rows<CandidateRow>&);
Result<void> price_list(QueryContext&, const PriceListQuery&, Rows<PriceItem>&);
Result<void> appointments(QueryContext&, const WorkAppointmentsQuery&, Rows<WorkAppointment>&);
Result<void> charges(QueryContext&, const WorkChargesQuery&, Rows<WorkCharge>&);
Result<void> replacements(QueryContext&, const WorkReplacementsQuery&, Rows<WorkReplacement>&);
Result<void> evidence(QueryContext&, const WorkEvidenceQuery&, Rows<WorkEvidence>&);
Result<void> receipts(QueryContext&, const WorkReceiptsQuery&, Rows<WorkReceipt>&);
// copies.cpp
Result<void> copy(QueryContext&, const CopyQuery&, Rows<CopyRow>&);
// month.cpp
Result<void> damages(QueryContext&, const PropertyDamagesQuery&, Rows<PropertyDamage>&);
Result<void> paid_services(QueryContext&, const PaidServicesQuery&, Rows<PaidServiceRow>&);
Result<void> rates(QueryContext&, const RatesQuery&, Rows<RateRow>&);
Result<void> rate_cases(QueryContext&, const RateCasesQuery&, Rows<RateCaseRow>&);
Result<void> spot_check_draws(QueryContext&, const SpotCheckDrawsQuery&, Rows<SpotCheckDraw>&);
Result<void> spot_checks(QueryContext&, const SpotChecksQuery&, Rows<SpotCheck>&);
Result<void> sample(QueryContext&, const SampleQuery&, Rows<SampleRow>&);

}  // namespace kehu::work_order
