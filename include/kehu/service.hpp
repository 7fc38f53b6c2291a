// Service requests 服务请求: a question, an order, a repair, an installation, a visit, things left
// in keeping, and whatever kind a policy adds, from the first call to the customer's satisfaction.
//
// Implements SRV-1 to SRV-6, SRV-16, SRV-17, and the requests' part of RPT-2 and RPT-7. Which
// kinds there are, by which channel each comes in and what its form asks for is policy, and so is
// what each clock counts: first response, next update, solution and appointment are duties
// (kehu/casework/duty.hpp) that the policy's rules start, stop and pause. A request ends when its
// customer is satisfied, or has been silent for as long as the policy says.
//
// Refusals (category refused), each with clauses, facts and remedies:
//   service.unknown_kind         the policy has no such kind of request (SRV-1)
//   service.unknown_channel      this kind does not come in by this channel (SRV-1)
//   service.channel_closed       nobody is there at this time to take it in (SRV-1)
//   service.incomplete_form      the form's required fields are missing; all are listed (SRV-1)
//   service.appointment_needed   the channel is by appointment only (SRV-6)
//   service.payment_method       not one of the policy's (SRV-5)
//   service.unknown_severity     not one of the policy's (SRV-17)
//   service.unknown_department   not one of the policy's (SRV-2)
//   service.other_department     another role answers for the department (SRV-2)
//   service.contributions_open   a department's answer is missing (SRV-2)
//   service.stranger             who speaks is not the request's customer (SRV-3)
//   service.silence_not_over, service.silence_does_not_close  (SRV-3)
//   service.reopening_too_late   (SRV-3)
//   service.pause_reason         work may not wait for this (SRV-4)
//   service.deadlines_frozen     the policy keeps deadlines as they were (SRV-4)
//   service.not_an_order, service.unknown_stage, service.stage_order  (SRV-5)
//   service.keeps_nothing, service.belongings_held  (SRV-16)
// Errors:
//   service.nobody               neither a customer nor a contact (invalid)
//   service.unknown_target       the policy's table names a target that it does not have (invalid)
//   service.unknown_asset        the customer's file has no such asset (not_found)
//   service.appointment_past, service.purchased_in_future  (invalid)
//   service.clock_backward       the time lies before the last change (invalid)
//   service.nothing_to_change, service.score, service.quantity  (invalid)
//   service.no_appointment, service.no_follow_up, service.contribution_answered  (conflict)
//   service.not_found, service.contribution_not_found, service.belonging_not_found  (not_found)
#pragma once

#include "kehu/casework.hpp"
#include "kehu/service/clauses.hpp"
#include "kehu/service/commands.hpp"
#include "kehu/service/kinds.hpp"
#include "kehu/service/queries.hpp"
#include "kehu/service/records.hpp"
#include "kehu/service/rules.hpp"

namespace kehu::service {

// The request that an id means, for areas that work on its behalf. Errors: service.not_found.
Result<ServiceRequest> request_of(Reader& reader, const Id<ServiceRequest>& id,
                                  std::string_view path);

const Area& area();

}  // namespace kehu::service
