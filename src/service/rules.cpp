// Pure decisions: from policy, facts and request. Nothing here knows a store, a clock or a session.
#include "kehu/service/rules.hpp"

#include <algorithm>

#include "kehu/casework/queue.hpp"
#include "kehu/record/describe.hpp"
#include "kehu/service/kinds.hpp"

namespace kehu::service {

namespace {

template <class Items>
const auto* find_by(const Items& items, std::string_view word, auto member) {
  auto found = std::ranges::find(items, word, member);
  return found == items.end() ? nullptr : &*found;
}

bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool contains(const std::vector<ClockEvent>& events, ClockEvent event) {
  return std::ranges::find(events, event) != events.end();
}

const ServiceClockClause& clock_clause(const Policy& policy) {
  return policy.get<ServiceClockClause>();
}

// The words of a list, as one fact.
template <class Words>
std::string_view joined(const Words& words) {
  std::string all;
  for (const auto& word : words) {
    if (!all.empty()) all += ", ";
    all += word;
  }
  return intern(all);
}

void check_form(const Policy& policy, const RequestKind& kind, const IntakeFacts& facts,
                Decision& decision) {
  auto missing = missing_fields(kind, facts.given);
  std::vector<std::string_view> names;
  for (RequestField field : missing) names.push_back(record::name_of(field));
  std::string_view fields = joined(names);
  decision.check(missing.empty(), "SRV-1", "request_form_complete", "service.incomplete_form",
                 {{"kind", intern(kind.kind)},
                  {"required", static_cast<std::int64_t>(kind.required.size())},
                  {"missing", static_cast<std::int64_t>(missing.size())},
                  {"fields", fields}});
  if (!missing.empty())
    decision.remedies.push_back({"complete_request_form", {{"fields", fields}}});
  if (facts.payment_method.empty()) return;
  const auto& methods = policy.get<OrderTrackingClause>().payment_methods;
  decision.check(contains(methods, facts.payment_method), "SRV-5", "payment_method_admitted",
                 "service.payment_method", {{"methods", joined(methods)}});
}

// Whoever stands before a closed desk is told when it opens; an emergency is taken in at any time.
void check_hours(const Policy& policy, const IntakeFacts& facts, Decision& decision) {
  const ChannelHours* hours = find_hours(policy, facts.channel);
  if (!hours || !facts.opens_at || is_emergency(policy, facts.channel, facts.severity)) return;
  bool takes_in = hours->outside != OutsideHours::refused;
  decision.check(takes_in, "SRV-1", "channel_staffed", "service.channel_closed",
                 {{"channel", intern(facts.channel)}, {"opens_at", *facts.opens_at}});
  if (!takes_in) decision.remedies.push_back({"wait", {{"until", *facts.opens_at}}});
}

void check_channel(const Policy& policy, const RequestKind& kind, const IntakeFacts& facts,
                   Decision& decision) {
  decision.check(contains(kind.channels, facts.channel), "SRV-1", "channel_designated",
                 "service.unknown_channel",
                 {{"kind", intern(kind.kind)}, {"channels", joined(kind.channels)}});
  check_hours(policy, facts, decision);
  const auto& by_appointment = policy.get<AfterSalesClause>().by_appointment;
  if (!contains(by_appointment, facts.channel)) return;
  decision.check(facts.given.has(RequestField::appointment), "SRV-6", "appointment_made",
                 "service.appointment_needed", {{"channel", intern(facts.channel)}});
  if (!facts.given.has(RequestField::appointment))
    decision.remedies.push_back({"make_appointment", {}});
}

}  // namespace

const RequestKind* find_kind(const Policy& policy, std::string_view kind) {
  return find_by(policy.get<RequestIntakeClause>().kinds, kind, &RequestKind::kind);
}

const ServiceDepartment* find_department(const Policy& policy, std::string_view department) {
  return find_by(policy.get<CoordinationClause>().departments, department,
                 &ServiceDepartment::department);
}

const ServiceTarget* find_target(const Policy& policy, std::string_view target) {
  return find_by(clock_clause(policy).targets, target, &ServiceTarget::target);
}

const PauseRule* find_pause(const Policy& policy, std::string_view reason) {
  return find_by(clock_clause(policy).pauses, reason, &PauseRule::reason);
}

const ChannelHours* find_hours(const Policy& policy, std::string_view channel) {
  return find_by(policy.get<RequestIntakeClause>().channel_hours, channel, &ChannelHours::channel);
}

std::size_t severity_rank(const Policy& policy, std::string_view severity) {
  const auto& severities = policy.get<ServiceQueueClause>().severities;
  auto found = std::ranges::find(severities, severity);
  if (found == severities.end()) return std::string_view::npos;
  return static_cast<std::size_t>(found - severities.begin());
}

std::vector<RequestField> missing_fields(const RequestKind& kind, const RequestFields& given) {
  std::vector<RequestField> missing;
  for (RequestField field : kind.required)
    if (!given.has(field)) missing.push_back(field);
  return missing;
}

Decision decide_intake(const Policy& policy, const IntakeFacts& facts) {
  Decision decision;
  const RequestKind* kind = find_kind(policy, facts.kind);
  decision.check(
      kind != nullptr, "SRV-1", "kind_known", "service.unknown_kind",
      {{"kinds", static_cast<std::int64_t>(policy.get<RequestIntakeClause>().kinds.size())}});
  if (!kind) return decision;
  check_channel(policy, *kind, facts, decision);
  check_form(policy, *kind, facts, decision);
  Decision severity = decide_severity(policy, facts.severity);
  if (!severity.granted() && decision.granted()) return severity;
  if (!facts.department.empty()) {
    Decision department = decide_department(policy, facts.department);
    if (!department.granted() && decision.granted()) return department;
  }
  return decision;
}

bool is_emergency(const Policy& policy, std::string_view channel, std::string_view severity) {
  const auto& clause = policy.get<RequestIntakeClause>();
  return contains(clause.emergency_channels, channel) &&
         severity_rank(policy, severity) <= severity_rank(policy, clause.emergency_severity);
}

std::optional<Instant> counts_from(const Policy& policy, const IntakeFacts& facts) {
  if (is_emergency(policy, facts.channel, facts.severity)) return std::nullopt;
  return facts.opens_at;
}

std::string_view target_of(const Policy& policy, const TargetFacts& facts) {
  const FactValue inputs[] = {facts.kind, facts.severity, facts.service_level, facts.emergency,
                              facts.department.empty() ? FactValue() : FactValue(facts.department)};
  auto outputs = policy.table(kehu::clause_of<ServiceClockClause>(), "targets").decide(inputs);
  return outputs.empty() ? std::string_view() : std::get<std::string_view>(outputs[0]);
}

std::optional<casework::TimeLimit> limit_of(const Policy& policy, const ServiceTarget& target,
                                            ServiceClock clock) {
  switch (clock) {
    case ServiceClock::first_response:
      return target.first_response;
    case ServiceClock::next_update:
      return target.next_update;
    case ServiceClock::solution:
      return target.solution;
    case ServiceClock::appointment:
      return policy.get<AfterSalesClause>().appointment_tolerance;
  }
  return std::nullopt;
}

std::string_view clause_of_clock(ServiceClock clock) {
  return clock == ServiceClock::appointment ? "SRV-6" : "SRV-4";
}

std::string_view duty_kind(ServiceClock clock) {
  switch (clock) {
    case ServiceClock::first_response:
      return duty_kinds::first_response;
    case ServiceClock::next_update:
      return duty_kinds::next_update;
    case ServiceClock::solution:
      return duty_kinds::solution;
    case ServiceClock::appointment:
      return duty_kinds::appointment;
  }
  return "";
}

ClockChange clock_change(const Policy& policy, ServiceClock clock, ClockEvent event) {
  ClockChange change;
  for (const ClockRule& rule : clock_clause(policy).clocks) {
    if (rule.clock != clock) continue;
    change.stops = contains(rule.stops_on, event);
    change.starts = contains(rule.starts_on, event);
    change.pauses = contains(rule.pauses_on, event);
    change.resumes = contains(rule.resumes_on, event);
  }
  return change;
}

bool is_reevaluated_on(const Policy& policy, ReevaluationCause cause) {
  const auto& causes = clock_clause(policy).reevaluated_on;
  return std::ranges::find(causes, cause) != causes.end();
}

Decision decide_department(const Policy& policy, std::string_view department) {
  Decision decision;
  std::vector<std::string_view> departments;
  for (const ServiceDepartment& known : policy.get<CoordinationClause>().departments)
    departments.push_back(known.department);
  decision.check(find_department(policy, department) != nullptr, "SRV-2", "department_known",
                 "service.unknown_department", {{"departments", joined(departments)}});
  return decision;
}

Decision decide_contribution(std::string_view role, std::string_view actor_role) {
  Decision decision;
  decision.check(role == actor_role, "SRV-2", "department_answers", "service.other_department",
                 {{"role", intern(role)}, {"actor_role", intern(actor_role)}});
  if (!decision.granted()) decision.remedies.push_back({"ask_role", {{"role", intern(role)}}});
  return decision;
}

Decision decide_party(bool is_customer, bool on_file) {
  Decision decision;
  decision.check(is_customer, "SRV-3", "customer_speaks", "service.stranger",
                 {{"on_file", on_file}});
  if (!is_customer) decision.remedies.push_back({"ask_customer", {}});
  return decision;
}

Decision decide_result(const Policy& policy, std::span<const std::string> departments_asked,
                       std::int64_t belongings_held) {
  Decision decision;
  if (policy.get<CoordinationClause>().contributions_before_result) {
    std::string_view departments = joined(departments_asked);
    decision.check(departments_asked.empty(), "SRV-2", "contributions_complete",
                   "service.contributions_open",
                   {{"open", static_cast<std::int64_t>(departments_asked.size())},
                    {"departments", departments}});
    if (!decision.granted())
      decision.remedies.push_back({"await_departments", {{"departments", departments}}});
  }
  decision.check(belongings_held == 0, "SRV-16", "belongings_handed_back",
                 "service.belongings_held", {{"held", belongings_held}});
  if (belongings_held > 0) decision.remedies.push_back({"hand_back", {{"held", belongings_held}}});
  return decision;
}

Decision decide_silence(const Policy& policy, const std::optional<Instant>& answer_until,
                        Instant now) {
  Decision decision;
  decision.check(policy.get<SatisfactionClause>().silence_closes, "SRV-3", "silence_closes",
                 "service.silence_does_not_close", {});
  if (!decision.granted() || !answer_until) return decision;
  decision.check(*answer_until <= now, "SRV-3", "silence_over", "service.silence_not_over",
                 {{"answer_until", *answer_until}, {"now", now}});
  if (*answer_until > now) decision.remedies.push_back({"wait", {{"until", *answer_until}}});
  return decision;
}

Decision decide_reopening(Instant until, Instant now) {
  Decision decision;
  decision.check(now <= until, "SRV-3", "request_reopening_in_time", "service.reopening_too_late",
                 {{"until", until}, {"now", now}});
  if (now > until) decision.remedies.push_back({"open_anew", {}});
  return decision;
}

Decision decide_pause(const Policy& policy, std::string_view reason) {
  Decision decision;
  const auto& pauses = clock_clause(policy).pauses;
  std::vector<std::string> reasons;
  for (const PauseRule& pause : pauses) reasons.push_back(pause.reason);
  decision.check(find_pause(policy, reason) != nullptr, "SRV-4", "pause_admitted",
                 "service.pause_reason", {{"reasons", joined(reasons)}});
  return decision;
}

Decision decide_reevaluation(const Policy& policy) {
  Decision decision;
  bool on_policy = is_reevaluated_on(policy, ReevaluationCause::policy);
  bool on_tier = is_reevaluated_on(policy, ReevaluationCause::tier);
  decision.check(on_policy || on_tier, "SRV-4", "deadlines_reevaluated", "service.deadlines_frozen",
                 {{"policy", on_policy}, {"tier", on_tier}});
  return decision;
}

Decision decide_stage(const Policy& policy, std::string_view kind_name, std::string_view stage,
                      std::string_view reached) {
  Decision decision;
  const auto& clause = policy.get<OrderTrackingClause>();
  const RequestKind* kind = find_kind(policy, kind_name);
  decision.check(kind && kind->is_order, "SRV-5", "is_order", "service.not_an_order",
                 {{"kind", intern(kind_name)}});
  if (!decision.granted()) return decision;
  auto at = [&](std::string_view word) { return std::ranges::find(clause.stages, word); };
  decision.check(at(stage) != clause.stages.end(), "SRV-5", "stage_known", "service.unknown_stage",
                 {{"stages", joined(clause.stages)}});
  if (!decision.granted()) return decision;
  auto next = reached.empty() ? clause.stages.begin() : at(reached) + 1;
  bool in_order = clause.stages_may_be_skipped ? at(stage) >= next : at(stage) == next;
  // Before the first stage and behind the last one of the two has no name.
  std::string_view rule = reached.empty()               ? "stage_first"
                          : next == clause.stages.end() ? "stage_last"
                                                        : "stage_in_order";
  decision.check(in_order, "SRV-5", rule, "service.stage_order",
                 {{"reached", intern(reached)},
                  {"next", next == clause.stages.end() ? std::string_view() : intern(*next)}});
  return decision;
}

Decision decide_appointment(Instant appointment_at, Instant latest) {
  Decision decision;
  decision.check(appointment_at <= latest, "SRV-6", "appointment_in_reach",
                 "service.appointment_far",
                 {{"appointment_at", appointment_at}, {"latest", latest}});
  if (!decision.granted()) decision.remedies.push_back({"earlier_visit", {{"latest", latest}}});
  return decision;
}

Decision decide_attendance(Instant appointment_at, Instant now, Instant tolerated_until) {
  Decision decision;
  decision.check(appointment_at <= tolerated_until, "SRV-6", "appointment_near",
                 "service.appointment_not_near",
                 {{"appointment_at", appointment_at}, {"now", now}});
  if (!decision.granted()) decision.remedies.push_back({"move_visit", {}});
  return decision;
}

Decision decide_keeping(const Policy& policy, std::string_view kind_name) {
  Decision decision;
  const RequestKind* kind = find_kind(policy, kind_name);
  decision.check(kind && kind->keeps_belongings, "SRV-16", "keeps_belongings",
                 "service.keeps_nothing", {{"kind", intern(kind_name)}});
  return decision;
}

Decision decide_severity(const Policy& policy, std::string_view severity) {
  Decision decision;
  decision.check(severity_rank(policy, severity) != std::string_view::npos, "SRV-17",
                 "severity_known", "service.unknown_severity",
                 {{"severities", joined(policy.get<ServiceQueueClause>().severities)}});
  return decision;
}

namespace {

using casework::order_of;

int order_by(QueueKey key, const QueueFacts& a, const QueueFacts& b) {
  switch (key) {
    case QueueKey::emergency:
      return order_of(b.emergency, a.emergency);
    case QueueKey::tier:
      return order_of(a.priority, b.priority);
    case QueueKey::severity:
      return order_of(a.severity, b.severity);
    case QueueKey::deadline:
      return order_of(a.deadline, b.deadline);
    case QueueKey::opened:
      return order_of(a.opened_at, b.opened_at);
  }
  return 0;
}

}  // namespace

QueueOrder compare(const ServiceQueueClause& clause, const QueueFacts& a, const QueueFacts& b) {
  for (QueueKey key : clause.order)
    if (int sign = order_by(key, a, b)) return {sign, key};
  return {};
}

}  // namespace kehu::service
