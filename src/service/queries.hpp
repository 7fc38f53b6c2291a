// The area's query handlers; commands.cpp enters them into the registry.
#pragma once

#include "kehu/service.hpp"

namespace kehu::service {

// queries_requests.cpp
Result<void> requests(QueryContext&, const RequestsQuery&, Rows<ServiceRequest>&);
Result<void> queue(QueryContext&, const QueueQuery&, Rows<QueueRow>&);
Result<void> contributions(QueryContext&, const ContributionsQuery&, Rows<Contribution>&);
Result<void> tracking(QueryContext&, const TrackingQuery&, Rows<OrderProgress>&);
Result<void> belongings(QueryContext&, const BelongingsQuery&, Rows<Belonging>&);
Result<void> satisfaction(QueryContext&, const SatisfactionQuery&, Rows<SatisfactionAnswer>&);
// queries_performance.cpp
Result<void> clocks(QueryContext&, const ClocksQuery&, Rows<ClockRow>&);
Result<void> performance(QueryContext&, const PerformanceQuery&, Rows<PerformanceRow>&);

// Requests opened in [from, until), in order of opening, until `visit` returns false.
void each_opened(QueryContext& context, const std::optional<Instant>& from,
                 const std::optional<Instant>& until,
                 const std::function<bool(const ServiceRequest&)>& visit);

}  // namespace kehu::service
