// The clocks of a request: duties that its events start, stop, pause and resume (SRV-4).
#include <algorithm>

#include "kehu/casework/live_duties.hpp"
#include "kehu/core/text.hpp"
#include "service/handling.hpp"

namespace kehu::service {

namespace {

using casework::Duty;
using casework::DutyPause;
using casework::LiveDuties;
using casework::TimeLimit;

// Nobody is owed news before the first answer: that has a clock of its own.
bool may_start(std::span<const Duty> live, ServiceClock clock) {
  auto runs = [&](ServiceClock one) {
    return std::ranges::find(live, duty_kind(one), &Duty::kind) != live.end();
  };
  if (clock == ServiceClock::next_update && runs(ServiceClock::first_response)) return false;
  return !runs(clock);
}

std::string_view fulfilling_act(ServiceClock clock) {
  switch (clock) {
    case ServiceClock::first_response:
      return "service.respond";
    case ServiceClock::next_update:
      return "service.inform";
    case ServiceClock::solution:
      return "service.report_result";
    case ServiceClock::appointment:
      return "service.keep_appointment";
  }
  return "";
}

// The clock as a duty; none where the target gives it no limit, for then it does not run.
std::optional<casework::NewDuty> duty_of(CommandContext& context, const ServiceRequest& request,
                                         ServiceClock clock, const std::optional<Instant>& from) {
  const Policy& policy = clock_policy(context, request);
  const ServiceTarget* target = find_target(policy, request.target);
  auto limit = target ? limit_of(policy, *target, clock) : std::nullopt;
  if (!limit) return std::nullopt;
  casework::NewDuty duty{.kind = duty_kind(clock),
                         .clause = clause_of_clock(clock),
                         .about = about(request),
                         .limit = *limit,
                         .start = from};
  duty.owner = request.owner;
  duty.owner_role = request.owner_role;
  duty.liable = request.owner;
  duty.fulfilled_by = fulfilling_act(clock);
  duty.policy_version = request.policy_version;
  if (clock == ServiceClock::appointment) duty.start = request.appointment_at;
  return duty;
}

// The part of a clock's last pause beyond the bound counts again: says whether there is one.
Result<bool> bound_pause(CommandContext& context, const Policy& policy, const Duty& duty,
                         const PauseRule& rule) {
  auto pauses = context.rows<DutyPause>("", {duty.id.value});
  if (pauses.empty() || !pauses.back().until) return false;
  const DutyPause& before = pauses.back();
  KEHU_TRY_ASSIGN(Instant bound, pause_bound(policy, rule, pauses));
  if (*before.until <= bound) return false;
  DutyPause bounded = before;
  bounded.until = bound;
  KEHU_TRY(context.update(before, bounded));
  return true;
}

}  // namespace

std::optional<Instant> earliest_deadline(const ServiceRequest& request,
                                         std::span<const Duty> live) {
  std::optional<Instant> earliest;
  if (!request.open_since) return earliest;
  for (const Duty& duty : live) {
    // A wait has an end, too: without it a request that waits would stand last in the queue.
    bool counts =
        duty.kind == duty_kinds::resume ||
        std::ranges::find(service_clocks, duty.kind, duty_kind) != std::end(service_clocks);
    if (counts && duty.deadline && (!earliest || *duty.deadline < *earliest))
      earliest = duty.deadline;
  }
  return earliest;
}

const Policy& clock_policy(CommandContext& context, const ServiceRequest& request) {
  return context.policy_of(request.policy_version);
}

Result<void> set_target(CommandContext& context, const Policy& policy, std::int64_t version,
                        ServiceRequest& request) {
  request.service_level = benefits_of(context, request.customer).service_level;
  std::string_view target = target_of(policy, {request.kind, request.severity, request.department,
                                               request.service_level, request.emergency});
  if (!find_target(policy, target))
    return invalid("service.unknown_target", "",
                   "the policy's table 'targets' of SRV-4 gives the target " + quotation(target) +
                       ", which is not in its list of targets");
  request.target = target;
  request.policy_version = version;
  return {};
}

Result<std::vector<Duty>> open_clocks(CommandContext& context, const ServiceRequest& request,
                                      const std::optional<Instant>& from) {
  const Policy& policy = clock_policy(context, request);
  std::vector<Duty> opened;
  opened.reserve(std::size(service_clocks));
  for (ServiceClock clock : service_clocks) {
    if (!clock_change(policy, clock, ClockEvent::opened).starts || !may_start(opened, clock))
      continue;
    auto duty = duty_of(context, request, clock, from);
    if (!duty) continue;
    KEHU_TRY_ASSIGN(Duty made, casework::open_duty(context, *duty));
    opened.push_back(std::move(made));
  }
  return opened;
}

Result<void> tell_clocks(CommandContext& context, const ServiceRequest& request, LiveDuties& live,
                         ClockEvent event) {
  const Policy& policy = clock_policy(context, request);
  for (ServiceClock clock : service_clocks) {
    ClockChange change = clock_change(policy, clock, event);
    std::string_view kind = duty_kind(clock);
    if (change.stops) KEHU_TRY(live.fulfil(kind, "done"));
    if (change.pauses) KEHU_TRY(live.pause(kind, "awaiting_answer", "SRV-3"));
    if (change.resumes) KEHU_TRY(live.resume(kind));
    if (!change.starts || !may_start(live.all(), clock)) continue;
    if (auto duty = duty_of(context, request, clock, {})) KEHU_TRY(live.open(*duty));
  }
  return {};
}

Result<void> tell_clocks(CommandContext& context, Handling& at, ClockEvent event) {
  return tell_clocks(context, at.request, at.duties(context), event);
}

Result<void> stop_clocks(CommandContext& context, Handling& at,
                         std::initializer_list<ClockEvent> events) {
  const Policy& policy = clock_policy(context, at.request);
  LiveDuties& live = at.duties(context);
  for (ServiceClock clock : service_clocks) {
    auto stops = [&](ClockEvent event) { return clock_change(policy, clock, event).stops; };
    if (std::ranges::any_of(events, stops)) KEHU_TRY(live.fulfil(duty_kind(clock), "done"));
  }
  return {};
}

Result<void> reevaluate_clocks(CommandContext& context, Handling& at) {
  const Policy& policy = clock_policy(context, at.request);
  const ServiceTarget* target = find_target(policy, at.request.target);
  ensure(target != nullptr, "a request's target was checked when it was set");
  LiveDuties& live = at.duties(context);
  for (ServiceClock clock : service_clocks) {
    if (auto limit = limit_of(policy, *target, clock)) {
      KEHU_TRY(live.reevaluate(duty_kind(clock), *limit, clause_of_clock(clock),
                               at.request.policy_version));
    } else {
      KEHU_TRY(live.cancel(duty_kind(clock), "no limit"));
    }
  }
  return {};
}

Result<void> pause_clocks(CommandContext& context, Handling& at, const PauseRule& rule) {
  const ServiceRequest& request = at.request;
  LiveDuties& live = at.duties(context);
  const Policy& policy = clock_policy(context, request);
  std::optional<Instant> earliest;
  Waited waited{context.now(), {}};
  for (ServiceClock clock : rule.clocks) {
    KEHU_TRY_ASSIGN(std::int64_t paused, live.pause(duty_kind(clock), rule.reason, "SRV-4"));
    if (paused == 0) continue;
    const Duty& duty = *std::ranges::find(live.all(), duty_kind(clock), &Duty::kind);
    auto pauses = context.rows<DutyPause>("", {duty.id.value});
    KEHU_TRY_ASSIGN(Instant bound, pause_bound(policy, rule, pauses));
    if (earliest && *earliest <= bound) continue;
    earliest = bound;
    waited = waited_for(pauses);
  }
  casework::NewDuty duty{.kind = duty_kinds::resume,
                         .clause = "SRV-4",
                         .about = about(request),
                         .limit = rule.at_most,
                         .start = waited.since};
  duty.owner = request.owner;
  duty.owner_role = request.owner_role;
  duty.fulfilled_by = "service.resume";
  duty.policy_version = request.policy_version;
  duty.pauses = std::move(waited.worked);
  KEHU_TRY(live.open(duty));
  return {};
}

Result<void> resume_clocks(CommandContext& context, Handling& at, const PauseRule* rule) {
  LiveDuties& live = at.duties(context);
  const Policy& policy = clock_policy(context, at.request);
  KEHU_TRY(live.fulfil(duty_kinds::resume, "resumed"));
  for (ServiceClock clock : service_clocks) {
    std::string_view kind = duty_kind(clock);
    KEHU_TRY_ASSIGN(std::int64_t resumed, live.resume(kind));
    if (resumed == 0 || !rule) continue;
    const Duty duty = *std::ranges::find(live.all(), kind, &Duty::kind);  // may_start: one a kind
    KEHU_TRY_ASSIGN(bool bounded, bound_pause(context, policy, duty, *rule));
    TimeLimit limit{duty.limit_amount, duty.limit_unit, duty.calendar};
    if (bounded) KEHU_TRY(live.reevaluate(kind, limit, duty.clause, duty.policy_version));
  }
  return {};
}

}  // namespace kehu::service
