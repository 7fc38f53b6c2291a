// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/work_order.hpp"

namespace kehu::work_order {

// technicians.cpp
Result<Technician> record_technician(CommandContext&, const RecordTechnician&);
// intake.cpp
Result<WorkOrder> request(CommandContext&, const RequestWorkOrder&);
Result<WorkOrder> approve(CommandContext&, const ApproveWorkOrder&);
Result<WorkOrder> reject(CommandContext&, const RejectWorkOrder&);
Result<WorkOrder> cancel(CommandContext&, const CancelWorkOrder&);
// dispatch.cpp
Result<WorkOrder> approve_outside(CommandContext&, const ApproveOutside&);
Result<WorkOrder> record_verbal_approval(CommandContext&, const RecordVerbalApproval&);
Result<WorkOrder> confirm_verbal_approval(CommandContext&, const ConfirmVerbalApproval&);
Result<WorkAppointment> dispatch(CommandContext&, const DispatchWorkOrder&);
Result<WorkAppointment> reschedule(CommandContext&, const RescheduleWorkOrder&);
Result<WorkAppointment> arrive(CommandContext&, const ArriveForWork&);
Result<WorkAppointment> record_no_show(CommandContext&, const RecordNoShow&);
// prices.cpp
Result<WorkOrder> accept_price(CommandContext&, const AcceptPrice&);
Result<WorkCharge> charge(CommandContext&, const ChargeWork&);
Result<WorkOrder> consent(CommandContext&, const ConsentToOverrun&);
Result<WorkCharge> grant_goodwill(CommandContext&, const GrantGoodwill&);
// work.cpp
Result<WorkOrder> start(CommandContext&, const StartWork&);
Result<WorkReplacement> replace(CommandContext&, const ReplacePart&);
Result<WorkEvidence> add_evidence(CommandContext&, const AddEvidence&);
Result<WorkOrder> complete(CommandContext&, const CompleteWork&);
Result<WorkOrder> rework(CommandContext&, const ReworkOrder&);
Result<WorkOrder> sign_off(CommandContext&, const SignWorkOrder&);
// damage.cpp
Result<PropertyDamage> report_damage(CommandContext&, const ReportDamage&);
Result<PropertyDamage> compensate_damage(CommandContext&, const CompensateDamage&);
// money.cpp
Result<WorkReceipt> receive_money(CommandContext&, const ReceiveMoney&);
Result<WorkReceipt> take_over_money(CommandContext&, const TakeOverMoney&);
Result<WorkOrder> settle(CommandContext&, const SettleWorkOrder&);
// month.cpp
Result<SpotCheckDraw> draw_spot_checks(CommandContext&, const DrawSpotChecks&);
Result<SpotCheck> record_spot_check(CommandContext&, const RecordSpotCheck&);

}  // namespace kehu::work_order
