// What the service area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/service/clauses.hpp"
#include "kehu/service/records.hpp"

namespace kehu::service {

// Requests that meet every criterion given, in order of opening; open ones of everybody, asked for
// alone, in order of opening or reopening. Errors: service.not_found, query.limit, query.reversed,
// query.unknown_word (a kind or a department that no version of the policy has).
struct RequestsQuery {
  static constexpr std::string_view name = "service.requests";
  using Row = ServiceRequest;
  std::optional<Id<ServiceRequest>> request;
  std::optional<std::string> number;
  std::optional<Reference<Customer>> customer;
  std::optional<std::string> owner, kind, department;
  std::optional<RequestState> state;
  std::optional<Instant> from, until;  // of opening; the end is not included
  std::optional<bool> open;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RequestsQuery, (),
                      (request, number, customer, owner, kind, department, state, from, until, open,
                       limit))

// Open requests in the order in which they are to be worked on (SRV-17), with what put each where
// it stands. The priority is that of the customer's tier today (TIER-3), whatever the deadlines
// still follow. Reads every open request. Errors: query.limit, query.unknown_word (a department
// that no version of the policy has).
struct QueueRow {
  std::int64_t position = 0;
  Id<ServiceRequest> request;
  std::string number, kind;
  std::optional<Id<Customer>> customer;
  std::string owner, department;
  RequestState state{};
  bool emergency = false;
  std::int64_t service_level = 0;  // that the deadlines follow
  std::int64_t priority = 0;       // of the tier today
  std::string severity;
  std::int64_t severity_rank = 0;  // 0 the most severe
  std::optional<Instant> deadline;
  bool missed = false;  // it has passed
  Instant opened_at{};
  std::optional<QueueKey> decided_by;  // what puts it behind the one before; empty: only its age
};
BOOST_DESCRIBE_STRUCT(QueueRow, (),
                      (position, request, number, kind, customer, owner, department, state,
                       emergency, service_level, priority, severity, severity_rank, deadline,
                       missed, opened_at, decided_by))
struct QueueQuery {
  static constexpr std::string_view name = "service.queue";
  using Row = QueueRow;
  std::optional<std::string> owner, department;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(QueueQuery, (), (owner, department, limit))

// Errors, here and of the other lists under one request: service.not_found.
struct ContributionsQuery {  // SRV-2
  static constexpr std::string_view name = "service.contributions";
  using Row = Contribution;
  Id<ServiceRequest> request;
};
BOOST_DESCRIBE_STRUCT(ContributionsQuery, (), (request))

struct TrackingQuery {  // SRV-5
  static constexpr std::string_view name = "service.tracking";
  using Row = OrderProgress;
  Id<ServiceRequest> request;
};
BOOST_DESCRIBE_STRUCT(TrackingQuery, (), (request))

// Things in keeping, or with `all` every one (SRV-16).
struct BelongingsQuery {
  static constexpr std::string_view name = "service.belongings";
  using Row = Belonging;
  std::optional<Id<ServiceRequest>> request;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(BelongingsQuery, (), (request, all))

struct SatisfactionQuery {  // SRV-3, SRV-6
  static constexpr std::string_view name = "service.satisfaction";
  using Row = SatisfactionAnswer;
  Id<ServiceRequest> request;
};
BOOST_DESCRIBE_STRUCT(SatisfactionQuery, (), (request))

// One clock of one request against its target: the records under service.performance (RPT-7).
struct ClockRow {
  Id<ServiceRequest> request;
  std::string number, kind, owner, department, month;  // "2024-03", of the start
  ServiceClock clock{};
  Id<casework::Duty> duty;
  Instant started_at{};
  std::optional<Instant> deadline;
  std::optional<Instant> stopped_at;
  std::int64_t target_seconds = 0;   // what the limit counts, in the calendar of the limit
  std::int64_t counted_seconds = 0;  // so far, pauses and closed hours left out
  bool stopped = false;
  bool missed = false;
};
BOOST_DESCRIBE_STRUCT(ClockRow, (),
                      (request, number, kind, owner, department, month, clock, duty, started_at,
                       deadline, stopped_at, target_seconds, counted_seconds, stopped, missed))
// The clocks of requests that were opened in a window, in order of opening and start.
// A clock that was called off is left out, unless it was missed by then. One that stands beyond the
// bound of its pause is shown as it counts again from there. Errors: service.not_found,
// query.reversed, query.cancelled.
struct ClocksQuery {
  static constexpr std::string_view name = "service.clocks";
  using Row = ClockRow;
  std::optional<Id<ServiceRequest>> request;
  std::optional<Instant> from, until;
  std::optional<ServiceClock> clock;
};
BOOST_DESCRIBE_STRUCT(ClocksQuery, (), (request, from, until, clock))

enum class PerformanceGroup : std::uint8_t { all, kind, owner, department, month };
BOOST_DESCRIBE_ENUM(PerformanceGroup, all, kind, owner, department, month)

// Clocks against their targets, a row for each group and clock (RPT-2). A clock that still runs
// counts as missed once its deadline has passed, and as running before. Errors: query.reversed,
// query.cancelled.
struct PerformanceRow {
  std::string group;
  ServiceClock clock{};
  std::int64_t clocks = 0;
  std::int64_t met = 0, missed = 0, running = 0;
  std::string timely_rate;  // met of met and missed, percent with one decimal; "" where none
  // Counted, of those that stopped; empty where none did. The median is the lower of two in the
  // middle.
  std::optional<std::int64_t> average_seconds, median_seconds, longest_seconds;
};
BOOST_DESCRIBE_STRUCT(PerformanceRow, (),
                      (group, clock, clocks, met, missed, running, timely_rate, average_seconds,
                       median_seconds, longest_seconds))
struct PerformanceQuery {
  static constexpr std::string_view name = "service.performance";
  using Row = PerformanceRow;
  std::optional<Instant> from, until;  // of opening
  std::optional<PerformanceGroup> by;  // default: all
};
BOOST_DESCRIBE_STRUCT(PerformanceQuery, (), (from, until, by))

}  // namespace kehu::service
