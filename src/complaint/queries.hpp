// The area's query handlers; commands.cpp enters them into the registry.
#pragma once

#include <functional>

#include "complaint/handling.hpp"

namespace kehu::complaint {

// queries_record.cpp
Result<void> get(QueryContext&, const ComplaintQuery&, Rows<Complaint>&);
Result<void> list(QueryContext&, const ComplaintsQuery&, Rows<Complaint>&);
Result<void> persons(QueryContext&, const ComplaintPersonsQuery&, Rows<ComplaintPerson>&);
Result<void> links(QueryContext&, const ComplaintLinksQuery&, Rows<ComplaintLink>&);
Result<void> recusals(QueryContext&, const RecusalsQuery&, Rows<RecusalRow>&);
Result<void> steps(QueryContext&, const ComplaintStepsQuery&, Rows<casework::Step>&);
Result<void> actions(QueryContext&, const ActionsQuery&, Rows<CorrectiveAction>&);
Result<void> repetitions(QueryContext&, const RepetitionsQuery&, Rows<RepetitionRow>&);
Result<void> meetings(QueryContext&, const MeetingsQuery&, Rows<CrisisMeeting>&);
Result<void> penalties(QueryContext&, const PenaltiesQuery&, Rows<Penalty>&);
Result<void> improvements(QueryContext&, const ImprovementsQuery&, Rows<ImprovementItem>&);
// queries_queue.cpp
Result<void> queue(QueryContext&, const ComplaintQueueQuery&, Rows<ComplaintQueueRow>&);
// queries_report.cpp
Result<void> report(QueryContext&, const ComplaintReport&, Rows<ComplaintFigures>&);
Result<void> report_cases(QueryContext&, const ComplaintReportCases&, Rows<Complaint>&);

// Days of a query, both inclusive. Errors: complaint.dates.
Result<void> check_dates(const std::optional<Date>& from, const std::optional<Date>& until);

// Calls `visit` with each complaint in order of receipt until it returns false; `range` is of the
// receipts. Those that are open are few, and read first.
void each_received(Reader& reader, const store::Range& range,
                   const std::function<bool(const Complaint&)>& visit);

// Whether who asks may be told of a complaint, whose it is, and as much of it as he may be told.
bool may_read(const casework::Asker& asker, const Complaint& complaint);
bool is_confided(const casework::Asker& asker, const Complaint& complaint);
Complaint as_told(const casework::Asker& asker, Complaint complaint);
// The same in place.
void leave_out_untold(const casework::Asker& asker, Complaint& complaint);

}  // namespace kehu::complaint
