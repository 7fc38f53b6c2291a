// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "complaint/handling.hpp"

namespace kehu::complaint {

// intake.cpp
Result<Complaint> open_complaint(CommandContext&, const OpenComplaint&);
Result<Complaint> take_over(CommandContext&, const TakeOverComplaint&);
// assessment.cpp
Result<Complaint> acknowledge(CommandContext&, const AcknowledgeComplaint&);
Result<Complaint> assess(CommandContext&, const AssessComplaint&);
Result<Complaint> investigate(CommandContext&, const InvestigateComplaint&);
// recusal.cpp
Result<Complaint> link(CommandContext&, const LinkComplaint&);
Result<ComplaintPerson> involve(CommandContext&, const InvolveInComplaint&);
// solution.cpp
Result<Complaint> propose(CommandContext&, const ProposeSolution&);
Result<Complaint> sign_compensation(CommandContext&, const SignCompensation&);
Result<Complaint> approve(CommandContext&, const ApproveSolution&);
Result<Complaint> reject(CommandContext&, const RejectSolution&);
Result<Complaint> communicate(CommandContext&, const CommunicateSolution&);
Result<Complaint> accept(CommandContext&, const AcceptSolution&);
Result<Complaint> reopen(CommandContext&, const ReopenComplaint&);
// closing.cpp
Result<Complaint> complete(CommandContext&, const CompleteComplaint&);
Result<Complaint> feed_back(CommandContext&, const FeedBackComplaint&);
Result<Complaint> call_back(CommandContext&, const CallBackComplaint&);
Result<Complaint> close(CommandContext&, const CloseComplaint&);
Result<Complaint> withdraw(CommandContext&, const WithdrawComplaint&);
Result<Penalty> penalize(CommandContext&, const PenalizeForComplaint&);
// warnings.cpp
Result<Complaint> warn(CommandContext&, const WarnOfComplaint&);
Result<CrisisTeam> form_crisis_team(CommandContext&, const FormCrisisTeam&);
Result<CrisisMeeting> record_meeting(CommandContext&, const RecordCrisisMeeting&);
Result<Complaint> negotiate(CommandContext&, const NegotiateComplaint&);
// actions.cpp
Result<CorrectiveAction> plan_action(CommandContext&, const PlanCorrectiveAction&);
Result<CorrectiveAction> carry_out_action(CommandContext&, const CarryOutAction&);
Result<CorrectiveAction> confirm_action(CommandContext&, const ConfirmAction&);
Result<CorrectiveAction> return_action(CommandContext&, const ReturnAction&);
Result<ImprovementItem> plan_improvement(CommandContext&, const PlanImprovement&);
Result<ImprovementItem> finish_improvement(CommandContext&, const FinishImprovement&);
Result<ImprovementItem> drop_improvement(CommandContext&, const DropImprovement&);

}  // namespace kehu::complaint
