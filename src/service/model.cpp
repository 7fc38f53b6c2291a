// The area's tables, clauses and workflows.
#include <algorithm>

#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"
#include "service/workflows.hpp"

namespace kehu {

using record::Kind;

template <>
const Table& table_of<service::ServiceRequest>() {
  static const Table made(
      "service_request", record::describe<service::ServiceRequest>(), {"id"}, [](Table& t) {
        t.index("by_number", {"number"}, Index::unique)
            .index("by_customer", {"customer", "opened_at"}, Index::ordinary, "customer")
            .index("by_opening", {"opened_at", "number"})
            .index("open", {"open_since", "number"}, Index::ordinary, "open_since")
            .index("unanswered", {"answer_until"}, Index::ordinary, "answer_until")
            .personal({"contact_name", "contact", "contact_key", "address"})
            .search({"contact_key"})
            .references("customer", "customer");
      });
  return made;
}

template <>
const Table& table_of<service::Contribution>() {
  static const Table made(
      "contribution", record::describe<service::Contribution>(), {"id"}, [](Table& t) {
        t.index("by_request", {"request", "number"}).references("request", "service_request");
      });
  return made;
}

template <>
const Table& table_of<service::OrderProgress>() {
  static const Table made("order_progress", record::describe<service::OrderProgress>(),
                          {"request", "number"},
                          [](Table& t) { t.references("request", "service_request"); });
  return made;
}

template <>
const Table& table_of<service::Belonging>() {
  static const Table made("belonging", record::describe<service::Belonging>(), {"id"},
                          [](Table& t) {
                            t.index("by_request", {"request", "number"})
                                .index("by_state", {"state", "received_at"})
                                .references("request", "service_request");
                          });
  return made;
}

template <>
const Table& table_of<service::SatisfactionAnswer>() {
  static const Table made("satisfaction_answer", record::describe<service::SatisfactionAnswer>(),
                          {"request", "number"},
                          [](Table& t) { t.references("request", "service_request"); });
  return made;
}

namespace service {
namespace {

using casework::check_words;
using casework::fault;
using casework::Faults;

void check_intake(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const RequestIntakeClause*>(parameters);
  if (clause.kinds.empty()) fault(faults, "/kinds", "no kind of request is there");
  check_words(clause.kinds, "/kinds", &RequestKind::kind, faults);
  for (std::size_t i = 0; i < clause.kinds.size(); ++i) {
    std::string at = "/kinds/" + std::to_string(i) + "/channels";
    if (clause.kinds[i].channels.empty()) fault(faults, at, "it can come in by no channel");
    check_words(clause.kinds[i].channels, at, std::identity(), faults);
  }
  check_words(clause.channel_hours, "/channel_hours", &ChannelHours::channel, faults);
  if (clause.desk_role.empty()) fault(faults, "/desk_role", "the one service desk has a role");
}

void check_coordination(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const CoordinationClause*>(parameters);
  check_words(clause.departments, "/departments", &ServiceDepartment::department, faults);
  casework::check_time_limit(clause.contribution_within, "/contribution_within", faults);
}

void check_satisfaction(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const SatisfactionClause*>(parameters);
  casework::check_time_limit(clause.silence_after, "/silence_after", faults);
  casework::check_time_limit(clause.reopening_within, "/reopening_within", faults);
  if (clause.score_max < 2) fault(faults, "/score_max", "a scale has two marks or more");
}

void check_target(const ServiceTarget& target, const std::string& at, Faults& faults) {
  auto check = [&](const std::optional<casework::TimeLimit>& limit, const char* name) {
    if (limit) casework::check_time_limit(*limit, at + name, faults);
  };
  check(target.first_response, "/first_response");
  check(target.next_update, "/next_update");
  check(target.solution, "/solution");
}

// A clock that never starts, or that stands and never goes on, measures nothing.
void check_clock(const ClockRule& rule, const std::string& at, Faults& faults) {
  if (rule.starts_on.empty()) fault(faults, at + "/starts_on", "the clock never starts");
  if (rule.stops_on.empty()) fault(faults, at + "/stops_on", "the clock never stops");
  if (!rule.pauses_on.empty() && rule.resumes_on.empty())
    fault(faults, at + "/resumes_on", "the clock never goes on after its pause");
}

void check_clocks(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ServiceClockClause*>(parameters);
  check_words(clause.targets, "/targets", &ServiceTarget::target, faults);
  for (std::size_t i = 0; i < clause.targets.size(); ++i)
    check_target(clause.targets[i], "/targets/" + std::to_string(i), faults);
  for (std::size_t i = 0; i < clause.clocks.size(); ++i) {
    std::string at = "/clocks/" + std::to_string(i);
    check_clock(clause.clocks[i], at, faults);
    for (std::size_t j = 0; j < i; ++j)
      if (clause.clocks[j].clock == clause.clocks[i].clock)
        fault(faults, at + "/clock", "this clock has two rules");
  }
  check_words(clause.pauses, "/pauses", &PauseRule::reason, faults);
  for (std::size_t i = 0; i < clause.pauses.size(); ++i)
    casework::check_time_limit(clause.pauses[i].at_most,
                               "/pauses/" + std::to_string(i) + "/at_most", faults);
}

void check_tracking(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const OrderTrackingClause*>(parameters);
  check_words(clause.payment_methods, "/payment_methods", std::identity(), faults);
  check_words(clause.stages, "/stages", std::identity(), faults);
}

void check_after_sales(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const AfterSalesClause*>(parameters);
  check_words(clause.by_appointment, "/by_appointment", std::identity(), faults);
  casework::check_time_limit(clause.appointment_tolerance, "/appointment_tolerance", faults);
  if (clause.appointment_within)
    casework::check_time_limit(*clause.appointment_within, "/appointment_within", faults);
  for (std::size_t i = 0; i < clause.follow_ups.size(); ++i)
    casework::check_time_limit(clause.follow_ups[i], "/follow_ups/" + std::to_string(i), faults);
}

void check_belongings(const void* parameters, Faults& faults) {
  casework::check_time_limit(static_cast<const BelongingsClause*>(parameters)->handed_back_by,
                             "/handed_back_by", faults);
}

void check_queue(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ServiceQueueClause*>(parameters);
  check_words(clause.severities, "/severities", std::identity(), faults);
  if (std::ranges::find(clause.severities, clause.default_severity) == clause.severities.end())
    fault(faults, "/default_severity", quotation(clause.default_severity) + " is no severity");
}

}  // namespace

const std::vector<const Table*>& tables() {
  static const std::vector<const Table*> made = {
      &table_of<ServiceRequest>(), &table_of<Contribution>(), &table_of<OrderProgress>(),
      &table_of<Belonging>(), &table_of<SatisfactionAnswer>()};
  return made;
}

const std::vector<const ClauseType*>& clauses() {
  static const std::vector<const ClauseType*> made = {
      &clause_of<RequestIntakeClause>(), &clause_of<CoordinationClause>(),
      &clause_of<SatisfactionClause>(),  &clause_of<ServiceClockClause>(),
      &clause_of<OrderTrackingClause>(), &clause_of<AfterSalesClause>(),
      &clause_of<BelongingsClause>(),    &clause_of<ServiceQueueClause>()};
  return made;
}

namespace {

// One row for each act in each state where it is allowed; everything else is refused.
constexpr workflow::Transition request_transitions[] = {
    {"recorded", "service.respond", "in_progress"},
    {"recorded", "service.inform", "recorded"},
    {"recorded", "service.contact", "recorded"},
    {"recorded", "service.assign", "recorded"},
    {"recorded", "service.change_severity", "recorded"},
    {"recorded", "service.reevaluate", "recorded"},
    {"recorded", "service.involve", "recorded"},
    {"recorded", "service.contribute", "recorded"},
    {"recorded", "service.appoint", "recorded"},
    {"recorded", "service.keep_appointment", "in_progress"},
    {"recorded", "service.track", "recorded"},
    {"recorded", "service.receive_belonging", "recorded"},
    {"recorded", "service.keep_belonging", "recorded"},
    {"recorded", "service.hand_back_belonging", "recorded"},
    {"recorded", "service.report_result", "result_reported"},
    {"recorded", "service.withdraw", "withdrawn"},
    {"in_progress", "service.respond", "in_progress"},
    {"in_progress", "service.inform", "in_progress"},
    {"in_progress", "service.contact", "in_progress"},
    {"in_progress", "service.assign", "in_progress"},
    {"in_progress", "service.change_severity", "in_progress"},
    {"in_progress", "service.reevaluate", "in_progress"},
    {"in_progress", "service.involve", "in_progress"},
    {"in_progress", "service.contribute", "in_progress"},
    {"in_progress", "service.appoint", "in_progress"},
    {"in_progress", "service.keep_appointment", "in_progress"},
    {"in_progress", "service.track", "in_progress"},
    {"in_progress", "service.receive_belonging", "in_progress"},
    {"in_progress", "service.keep_belonging", "in_progress"},
    {"in_progress", "service.hand_back_belonging", "in_progress"},
    {"in_progress", "service.pause", "waiting"},
    {"in_progress", "service.report_result", "result_reported"},
    {"in_progress", "service.withdraw", "withdrawn"},
    {"waiting", "service.inform", "waiting"},
    {"waiting", "service.contact", "waiting"},
    {"waiting", "service.assign", "waiting"},
    {"waiting", "service.change_severity", "waiting"},
    {"waiting", "service.reevaluate", "waiting"},
    {"waiting", "service.involve", "waiting"},
    {"waiting", "service.contribute", "waiting"},
    {"waiting", "service.track", "waiting"},
    {"waiting", "service.keep_belonging", "waiting"},
    {"waiting", "service.hand_back_belonging", "waiting"},
    {"waiting", "service.resume", "in_progress"},
    {"waiting", "service.withdraw", "withdrawn"},
    {"result_reported", "service.contact", "result_reported"},
    {"result_reported", "service.assign", "result_reported"},
    {"result_reported", "service.contribute", "result_reported"},
    {"result_reported", "service.accept_result", "closed"},
    {"result_reported", "service.reject_result", "in_progress"},
    {"result_reported", "service.close_unanswered", "closed"},
    {"closed", "service.reopen", "in_progress"},
    {"closed", "service.follow_up", "closed"},
};

constexpr workflow::Transition belonging_transitions[] = {
    {"received", "service.keep_belonging", "kept"},
    {"received", "service.hand_back_belonging", "handed_back"},
    {"kept", "service.keep_belonging", "kept"},  // moved to another place
    {"kept", "service.hand_back_belonging", "handed_back"},
};

}  // namespace

const workflow::Workflow request_workflow{"service_request", "recorded", request_transitions};
const workflow::Workflow belonging_workflow{"belonging", "received", belonging_transitions};

}  // namespace service

template <>
const ClauseType& clause_of<service::ServiceClockClause>() {
  static const ClauseType made{"SRV-4",
                               &record::describe<service::ServiceClockClause>(),
                               {{"targets",
                                 {{"kind", Kind::text},
                                  {"severity", Kind::text},
                                  {"service_level", Kind::integer},
                                  {"emergency", Kind::boolean},
                                  {"department", Kind::text}},
                                 {{"target", Kind::text}}}},
                               &service::check_clocks,
                               nullptr};
  return made;
}

#define KEHU_SERVICE_CLAUSE(Clause, id, check)                                   \
  template <>                                                                    \
  const ClauseType& clause_of<service::Clause>() {                               \
    static const ClauseType made{                                                \
        id, &record::describe<service::Clause>(), {}, &service::check, nullptr}; \
    return made;                                                                 \
  }
KEHU_SERVICE_CLAUSE(RequestIntakeClause, "SRV-1", check_intake)
KEHU_SERVICE_CLAUSE(CoordinationClause, "SRV-2", check_coordination)
KEHU_SERVICE_CLAUSE(SatisfactionClause, "SRV-3", check_satisfaction)
KEHU_SERVICE_CLAUSE(OrderTrackingClause, "SRV-5", check_tracking)
KEHU_SERVICE_CLAUSE(AfterSalesClause, "SRV-6", check_after_sales)
KEHU_SERVICE_CLAUSE(BelongingsClause, "SRV-16", check_belongings)
KEHU_SERVICE_CLAUSE(ServiceQueueClause, "SRV-17", check_queue)
#undef KEHU_SERVICE_CLAUSE

}  // namespace kehu
