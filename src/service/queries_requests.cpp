// Requests, the order in which they are worked on, and what is on record under them.
#include <algorithm>
#include <limits>

#include "kehu/casework/queue.hpp"
#include "kehu/customer/merges.hpp"
#include "service/handling.hpp"
#include "service/queries.hpp"

namespace kehu::service {

void each_opened(QueryContext& context, const std::optional<Instant>& from,
                 const std::optional<Instant>& until,
                 const std::function<bool(const ServiceRequest&)>& visit) {
  store::Range range;
  if (from) range.from = record::Value(*from);
  if (until) range.until = record::Value(*until);
  context.each<ServiceRequest>("by_opening", range, visit);
}

namespace {

std::vector<std::string> kinds_of(const Policy& policy) {
  std::vector<std::string> words;
  for (const RequestKind& kind : policy.get<RequestIntakeClause>().kinds)
    words.push_back(kind.kind);
  return words;
}

// With "", which is that of a request that no department has yet.
std::vector<std::string> departments_of(const Policy& policy) {
  std::vector<std::string> words;
  for (const ServiceDepartment& known : policy.get<CoordinationClause>().departments)
    words.push_back(known.department);
  words.emplace_back();
  return words;
}

bool meets(const RequestsQuery& query, const ServiceRequest& request) {
  return (!query.owner || request.owner == *query.owner) &&
         (!query.kind || request.kind == *query.kind) &&
         (!query.department || request.department == *query.department) &&
         (!query.state || request.state == *query.state) &&
         (!query.number || request.number == *query.number) &&
         (!query.request || request.id == *query.request) &&
         (!query.from || request.opened_at >= *query.from) &&
         (!query.until || request.opened_at < *query.until) &&
         (!query.open || request.open_since.has_value() == *query.open);
}

}  // namespace

Result<void> requests(QueryContext& context, const RequestsQuery& query,
                      Rows<ServiceRequest>& rows) {
  KEHU_TRY(casework::check_limit(query.limit));
  KEHU_TRY(casework::check_window(query.from, query.until));
  KEHU_TRY(casework::check_word(context, query.kind, "/kind", kinds_of));
  KEHU_TRY(casework::check_word(context, query.department, "/department", departments_of));
  std::int64_t left = query.limit.value_or(std::numeric_limits<std::int64_t>::max());
  std::vector<Id<Customer>> records;  // of the customer asked for, where records were merged
  if (query.customer) {
    KEHU_TRY_ASSIGN(auto customer, customer::resolve_id(context, *query.customer, "/customer"));
    records = customer::records_of(context, customer);
  }
  auto is_his = [&](const ServiceRequest& request) {
    return request.customer && std::ranges::find(records, *request.customer) != records.end();
  };
  auto push = [&](const ServiceRequest& request) {
    if (!meets(query, request) || (query.customer && !is_his(request))) return true;
    rows.push(request);
    return --left > 0;
  };
  if (query.request) {
    KEHU_TRY_ASSIGN(ServiceRequest request, request_of(context, *query.request, "/request"));
    push(request);
  } else if (query.number) {
    for (const ServiceRequest& request : context.rows<ServiceRequest>("by_number", {*query.number}))
      push(request);
  } else if (query.customer) {
    std::vector<ServiceRequest> his;
    for (const Id<Customer>& record : records)
      for (ServiceRequest& request : context.rows<ServiceRequest>("by_customer", {record.value}))
        his.push_back(std::move(request));
    std::ranges::stable_sort(his, {}, &ServiceRequest::opened_at);
    for (const ServiceRequest& request : his)
      if (!push(request)) break;
  } else if (query.open.value_or(false)) {
    context.each<ServiceRequest>("open", {}, push);
  } else {
    each_opened(context, query.from, query.until, push);
  }
  return {};
}

namespace {

using Queued = casework::Queued<QueueFacts, ServiceRequest>;

std::vector<Queued> queued(QueryContext& context, const QueueQuery& query) {
  casework::Priorities priorities([&](const std::optional<Id<Customer>>& customer) {
    return benefits_of(context, customer).priority;
  });
  std::vector<ServiceRequest> open;
  context.each<ServiceRequest>("open", {}, [&](const ServiceRequest& request) {
    bool wanted = (!query.owner || request.owner == *query.owner) &&
                  (!query.department || request.department == *query.department);
    if (wanted) open.push_back(request);
    return true;
  });
  std::vector<Queued> all;
  for (ServiceRequest& request : open) {
    QueueFacts facts{request.emergency, priorities.of(request.customer),
                     severity_rank(context.policy(), request.severity), request.next_deadline,
                     request.opened_at};
    all.push_back({facts, std::move(request)});
  }
  return all;
}

}  // namespace

Result<void> queue(QueryContext& context, const QueueQuery& query, Rows<QueueRow>& rows) {
  KEHU_TRY(casework::check_limit(query.limit));
  KEHU_TRY(casework::check_word(context, query.department, "/department", departments_of));
  const auto& clause = context.policy().get<ServiceQueueClause>();
  auto order = [&](const QueueFacts& a, const QueueFacts& b) { return compare(clause, a, b); };
  casework::show_queue(
      queued(context, query), query.limit, order,
      [&](std::int64_t position, const Queued& placed, std::optional<QueueKey> key) {
        const auto& [facts, request] = placed;
        QueueRow row;
        row.position = position;
        row.request = request.id;
        row.number = request.number;
        row.kind = request.kind;
        row.customer = request.customer;
        row.owner = request.owner;
        row.department = request.department;
        row.state = request.state;
        row.emergency = request.emergency;
        row.service_level = request.service_level;
        row.priority = facts.priority;
        row.severity = request.severity;
        row.severity_rank = static_cast<std::int64_t>(facts.severity);
        row.deadline = request.next_deadline;
        row.missed = request.next_deadline && *request.next_deadline < context.now();
        row.opened_at = request.opened_at;
        row.decided_by = key;
        rows.push(row);
      });
  return {};
}

Result<void> contributions(QueryContext& context, const ContributionsQuery& query,
                           Rows<Contribution>& rows) {
  KEHU_TRY(request_of(context, query.request, "/request"));
  for (const Contribution& contribution :
       context.rows<Contribution>("by_request", {query.request.value}))
    rows.push(contribution);
  return {};
}

Result<void> tracking(QueryContext& context, const TrackingQuery& query,
                      Rows<OrderProgress>& rows) {
  KEHU_TRY(request_of(context, query.request, "/request"));
  for (const OrderProgress& progress : context.rows<OrderProgress>("", {query.request.value}))
    rows.push(progress);
  return {};
}

Result<void> belongings(QueryContext& context, const BelongingsQuery& query,
                        Rows<Belonging>& rows) {
  bool all = query.all.value_or(false);
  auto push = [&](const Belonging& belonging) {
    if (all || belonging.state != BelongingState::handed_back) rows.push(belonging);
    return true;
  };
  if (query.request) {
    KEHU_TRY(request_of(context, *query.request, "/request"));
    context.each<Belonging>("by_request", {{query.request->value}, {}, {}, false, 0}, push);
    return {};
  }
  for (std::string_view state : {"received", "kept", "handed_back"})
    if (all || state != "handed_back")
      context.each<Belonging>("by_state", {{state}, {}, {}, false, 0}, push);
  return {};
}

Result<void> satisfaction(QueryContext& context, const SatisfactionQuery& query,
                          Rows<SatisfactionAnswer>& rows) {
  KEHU_TRY(request_of(context, query.request, "/request"));
  for (const SatisfactionAnswer& answer :
       context.rows<SatisfactionAnswer>("", {query.request.value}))
    rows.push(answer);
  return {};
}

}  // namespace kehu::service
