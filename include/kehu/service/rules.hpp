// The decisions of the service area: pure functions of policy, facts and request.
#pragma once

#include <span>

#include "kehu/service/clauses.hpp"
#include "kehu/service/records.hpp"

namespace kehu::service {

// The fields that a request brings, as a set.
struct RequestFields {
  std::uint32_t fields = 0;
  void add(RequestField field) noexcept { fields |= 1U << static_cast<unsigned>(field); }
  bool has(RequestField field) const noexcept {
    return (fields >> static_cast<unsigned>(field) & 1U) != 0;
  }
};

struct IntakeFacts {
  std::string_view kind, channel, severity, payment_method, department;
  RequestFields given;
  // Of a channel that is closed now: when it opens next. Empty: it is open.
  std::optional<Instant> opens_at{};
};

// nullptr where the policy has none of that name.
const RequestKind* find_kind(const Policy& policy, std::string_view kind);
const ServiceDepartment* find_department(const Policy& policy, std::string_view department);
const ServiceTarget* find_target(const Policy& policy, std::string_view target);
const PauseRule* find_pause(const Policy& policy, std::string_view reason);
const ChannelHours* find_hours(const Policy& policy, std::string_view channel);
// Position among the severities, 0 the most severe; npos: not one of them.
std::size_t severity_rank(const Policy& policy, std::string_view severity);

// SRV-1, SRV-5, SRV-6: may the request be taken in as it is? Refusals: service.unknown_kind,
// service.unknown_channel, service.channel_closed, service.appointment_needed,
// service.incomplete_form,
// service.payment_method, service.unknown_severity, service.unknown_department.
Decision decide_intake(const Policy& policy, const IntakeFacts& facts);
// What the form of the kind requires and was not given.
std::vector<RequestField> missing_fields(const RequestKind& kind, const RequestFields& given);
bool is_emergency(const Policy& policy, std::string_view channel, std::string_view severity);
// From when the clocks of a request count that comes in now; empty: from now on.
std::optional<Instant> counts_from(const Policy& policy, const IntakeFacts& facts);

// SRV-4: which target a request falls under. "" where the table has no word for it.
struct TargetFacts {
  std::string_view kind, severity, department;
  std::int64_t service_level = 0;
  bool emergency = false;
};
std::string_view target_of(const Policy& policy, const TargetFacts& facts);
// The limit that a target gives a clock; empty: the clock does not run. That of an appointment
// comes from SRV-6 and is counted from the agreed time.
std::optional<casework::TimeLimit> limit_of(const Policy& policy, const ServiceTarget& target,
                                            ServiceClock clock);
// The clause that gives a clock its limit.
std::string_view clause_of_clock(ServiceClock clock);
std::string_view duty_kind(ServiceClock clock);  // "service.first_response"
inline constexpr ServiceClock service_clocks[] = {ServiceClock::first_response,
                                                  ServiceClock::next_update, ServiceClock::solution,
                                                  ServiceClock::appointment};

// What an event does to a clock, by the policy's rules.
struct ClockChange {
  bool stops = false, starts = false, pauses = false, resumes = false;
};
ClockChange clock_change(const Policy& policy, ServiceClock clock, ClockEvent event);
bool is_reevaluated_on(const Policy& policy, ReevaluationCause cause);

// SRV-2. Refusals: service.unknown_department; service.other_department.
Decision decide_department(const Policy& policy, std::string_view department);
Decision decide_contribution(std::string_view role, std::string_view actor_role);
// SRV-3: only the customer says whether he is satisfied. Refusal: service.stranger.
Decision decide_party(bool is_customer, bool on_file);
// SRV-2, SRV-16: nothing is outstanding. Refusals: service.contributions_open,
// service.belongings_held.
Decision decide_result(const Policy& policy, std::span<const std::string> departments_asked,
                       std::int64_t belongings_held);
// SRV-3. Refusals: service.silence_does_not_close, service.silence_not_over.
Decision decide_silence(const Policy& policy, const std::optional<Instant>& answer_until,
                        Instant now);
// SRV-3. Refusal: service.reopening_too_late.
Decision decide_reopening(Instant until, Instant now);
// SRV-4. Refusals: service.pause_reason; service.deadlines_frozen.
Decision decide_pause(const Policy& policy, std::string_view reason);
Decision decide_reevaluation(const Policy& policy);
// SRV-5. Refusals: service.not_an_order, service.unknown_stage, service.stage_order.
Decision decide_stage(const Policy& policy, std::string_view kind, std::string_view stage,
                      std::string_view reached);
// SRV-6: a visit is agreed for a time that the policy looks ahead to. Refusal:
// service.appointment_far.
Decision decide_appointment(Instant appointment_at, Instant latest);
// SRV-6: a visit is not kept before its time. `tolerated_until` is the policy's tolerance, counted
// from now. Refusal: service.appointment_not_near.
Decision decide_attendance(Instant appointment_at, Instant now, Instant tolerated_until);
// SRV-16. Refusal: service.keeps_nothing.
Decision decide_keeping(const Policy& policy, std::string_view kind);
// SRV-17. Refusal: service.unknown_severity.
Decision decide_severity(const Policy& policy, std::string_view severity);

// What the queue looks at (SRV-17).
struct QueueFacts {
  bool emergency = false;
  std::int64_t priority = 0;        // of the customer's tier (TIER-3); lower first
  std::size_t severity = 0;         // lower first
  std::optional<Instant> deadline;  // earlier first, none last
  Instant opened_at{};
};
// The key that puts one before the other; empty where none does. Then the older id goes first.
struct QueueOrder {
  int sign = 0;  // below zero: the first goes first
  std::optional<QueueKey> key;
};
QueueOrder compare(const ServiceQueueClause& clause, const QueueFacts& a, const QueueFacts& b);

}  // namespace kehu::service
