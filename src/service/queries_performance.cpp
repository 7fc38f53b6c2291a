// Clocks against their targets, and the rates that add them up (RPT-2, RPT-7).
#include <algorithm>
#include <map>

#include "command/cancelled.hpp"
#include "kehu/casework/queue.hpp"
#include "service/handling.hpp"
#include "service/queries.hpp"

namespace kehu::service {

namespace {

using casework::Duty;
using casework::DutyState;

std::optional<ServiceClock> clock_of(const Duty& duty) {
  for (ServiceClock clock : service_clocks)
    if (duty.kind == duty_kind(clock)) return clock;
  return std::nullopt;
}

std::string month_of(const Policy& policy, Instant at) {
  return text(policy.zone().day(at)).substr(0, 7);
}

// A clock that was called off, with the request or for another appointment, measures nothing,
// unless it was missed by then: no later agreement undoes that.
bool is_measured(const Duty& duty) { return duty.state != DutyState::cancelled || duty.missed; }

// A clock that stands beyond the bound of its pause counts again, though nobody has said so yet.
Result<void> show_paused(QueryContext& context, const ServiceRequest& request, const Duty& duty,
                         ClockRow& row) {
  const Policy& policy = context.policy_of(duty.policy_version);
  const Policy& rules = context.policy_of(request.policy_version);
  auto pauses = context.rows<casework::DutyPause>("", {duty.id.value});
  if (const PauseRule* rule = find_pause(rules, pauses.back().reason)) {
    KEHU_TRY_ASSIGN(Instant bound, pause_bound(rules, *rule, pauses));
    if (bound < context.now()) {
      pauses.back().until = bound;
      casework::TimeLimit limit{duty.limit_amount, duty.limit_unit, duty.calendar};
      KEHU_TRY_ASSIGN(row.deadline, casework::deadline_of(policy, limit, duty.started_at, pauses));
      row.missed = row.deadline && *row.deadline < context.now();
    }
  }
  KEHU_TRY_ASSIGN(row.counted_seconds,
                  casework::counted_seconds(policy, duty, context.now(), pauses));
  return {};
}

Result<ClockRow> row_of(QueryContext& context, const ServiceRequest& request, const Duty& duty,
                        ServiceClock clock) {
  const Policy& policy = context.policy_of(duty.policy_version);
  ClockRow row;
  row.request = request.id;
  row.number = request.number;
  row.kind = request.kind;
  // A breach is that of who had it then, whoever took the request over since.
  row.owner = duty.liable.empty() ? duty.owner : duty.liable;
  row.department = request.department;
  row.month = month_of(context.policy(), duty.started_at);
  row.clock = clock;
  row.duty = duty.id;
  row.started_at = duty.started_at;
  row.deadline = duty.deadline;
  row.stopped_at = duty.closed_at;
  row.stopped = duty.state == DutyState::fulfilled;
  row.missed = casework::is_missed(duty, context.now());
  KEHU_TRY_ASSIGN(row.target_seconds, casework::limit_seconds(policy, duty));
  if (duty.state == DutyState::paused) {
    KEHU_TRY(show_paused(context, request, duty, row));
    return row;
  }
  KEHU_TRY_ASSIGN(
      row.counted_seconds,
      casework::counted_seconds(context, policy, duty, duty.closed_at.value_or(context.now())));
  return row;
}

// The clocks of the requests that a query is about, in order of opening and start.
Result<void> each_clock(QueryContext& context, const ClocksQuery& query,
                        const std::function<void(const ClockRow&)>& visit) {
  KEHU_TRY(casework::check_window(query.from, query.until));
  Result<void> outcome;
  std::int64_t done = 0;
  auto take = [&](const ServiceRequest& request) -> Result<void> {
    auto duties = casework::duties_of(context, request.id.value);
    std::ranges::stable_sort(duties, {}, &Duty::started_at);
    for (const Duty& duty : duties) {
      auto clock = clock_of(duty);
      if (!clock || !is_measured(duty) || (query.clock && *query.clock != *clock)) continue;
      KEHU_TRY_ASSIGN(ClockRow row, row_of(context, request, duty, *clock));
      visit(row);
    }
    if (done++ % 1024 == 0 && !context.progress(done, 0)) return query_cancelled();
    return {};
  };
  if (query.request) {
    KEHU_TRY_ASSIGN(ServiceRequest request, request_of(context, *query.request, "/request"));
    return take(request);
  }
  each_opened(context, query.from, query.until, [&](const ServiceRequest& request) {
    outcome = take(request);
    return static_cast<bool>(outcome);
  });
  return outcome;
}

std::string_view group_of(const ClockRow& row, PerformanceGroup by) {
  switch (by) {
    case PerformanceGroup::all:
      return "";
    case PerformanceGroup::kind:
      return row.kind;
    case PerformanceGroup::owner:
      return row.owner;
    case PerformanceGroup::department:
      return row.department;
    case PerformanceGroup::month:
      return row.month;
  }
  return "";
}

struct Tally {
  std::int64_t clocks = 0, met = 0, missed = 0, running = 0;
  std::vector<std::int64_t> seconds;  // of those that stopped

  void add(const ClockRow& row) {
    ++clocks;
    if (row.missed)
      ++missed;
    else if (row.stopped)
      ++met;
    else
      ++running;
    if (row.stopped) seconds.push_back(row.counted_seconds);
  }
};

// Tenths of a percent, half up, in whole numbers.
std::string rate(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "";
  std::int64_t tenths = (part * 2000 + whole) / (2 * whole);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

PerformanceRow summary(std::string group, ServiceClock clock, Tally& tally) {
  PerformanceRow row;
  row.group = std::move(group);
  row.clock = clock;
  row.clocks = tally.clocks;
  row.met = tally.met;
  row.missed = tally.missed;
  row.running = tally.running;
  row.timely_rate = rate(tally.met, tally.met + tally.missed);
  if (tally.seconds.empty()) return row;
  std::ranges::sort(tally.seconds);
  std::int64_t sum = 0;
  for (std::int64_t seconds : tally.seconds) sum += seconds;
  row.average_seconds = sum / static_cast<std::int64_t>(tally.seconds.size());
  row.median_seconds = tally.seconds[(tally.seconds.size() - 1) / 2];
  row.longest_seconds = tally.seconds.back();
  return row;
}

}  // namespace

Result<void> clocks(QueryContext& context, const ClocksQuery& query, Rows<ClockRow>& rows) {
  return each_clock(context, query, [&](const ClockRow& row) { rows.push(row); });
}

Result<void> performance(QueryContext& context, const PerformanceQuery& query,
                         Rows<PerformanceRow>& rows) {
  std::map<std::pair<std::string, ServiceClock>, Tally> tallies;
  PerformanceGroup by = query.by.value_or(PerformanceGroup::all);
  ClocksQuery all;
  all.from = query.from;
  all.until = query.until;
  KEHU_TRY(each_clock(context, all, [&](const ClockRow& row) {
    tallies[{std::string(group_of(row, by)), row.clock}].add(row);
  }));
  for (auto& [key, tally] : tallies) rows.push(summary(key.first, key.second, tally));
  return {};
}

}  // namespace kehu::service
