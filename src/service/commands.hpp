// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/service.hpp"

namespace kehu::service {

// intake.cpp
Result<ServiceRequest> open_request(CommandContext&, const OpenRequest&);
// progress.cpp
Result<ServiceRequest> respond(CommandContext&, const RespondToRequest&);
Result<ServiceRequest> inform(CommandContext&, const InformCustomer&);
Result<ServiceRequest> record_contact(CommandContext&, const RecordContact&);
Result<ServiceRequest> assign(CommandContext&, const AssignRequest&);
Result<ServiceRequest> change_severity(CommandContext&, const ChangeSeverity&);
Result<ServiceRequest> reevaluate(CommandContext&, const ReevaluateRequest&);
Result<ServiceRequest> pause(CommandContext&, const PauseRequest&);
Result<ServiceRequest> resume(CommandContext&, const ResumeRequest&);
// contributions.cpp
Result<Contribution> involve(CommandContext&, const InvolveDepartment&);
Result<Contribution> contribute(CommandContext&, const Contribute&);
// appointments.cpp
Result<ServiceRequest> appoint(CommandContext&, const AppointRequest&);
Result<ServiceRequest> keep_appointment(CommandContext&, const KeepAppointment&);
// orders.cpp
Result<OrderProgress> track(CommandContext&, const TrackOrder&);
// results.cpp
Result<ServiceRequest> report_result(CommandContext&, const ReportResult&);
Result<ServiceRequest> accept_result(CommandContext&, const AcceptResult&);
Result<ServiceRequest> reject_result(CommandContext&, const RejectResult&);
Result<ClosedUnanswered> close_unanswered(CommandContext&, const CloseUnanswered&);
Result<ServiceRequest> reopen(CommandContext&, const ReopenRequest&);
Result<ServiceRequest> withdraw(CommandContext&, const WithdrawRequest&);
Result<SatisfactionAnswer> follow_up(CommandContext&, const FollowUpRequest&);
// belongings.cpp
Result<Belonging> receive_belonging(CommandContext&, const ReceiveBelonging&);
Result<Belonging> keep_belonging(CommandContext&, const KeepBelonging&);
Result<Belonging> hand_back_belonging(CommandContext&, const HandBackBelonging&);

}  // namespace kehu::service
