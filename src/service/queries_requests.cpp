// Requests, the order in which they are worked on, and what is on record under them.
#include <algorithm>
#include <limits>
#include <map>

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

Result<void> check_limit(const std::optional<std::int64_t>& limit) {
  if (!limit || *limit > 0) return {};
  return invalid("query.limit", "/limit", std::to_string(*limit) + " is not above zero");
}

namespace {

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
  KEHU_TRY(check_limit(query.limit));
  std::int64_t left = query.limit.value_or(std::numeric_limits<std::int64_t>::max());
  std::optional<Id<Customer>> customer;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer found, customer::resolve(context, *query.customer, "/customer"));
    customer = found.id;
  }
  auto push = [&](const ServiceRequest& request) {
    if (!meets(query, request) || (customer && request.customer != customer)) return true;
    rows.push(request);
    return --left > 0;
  };
  if (query.request) {
    KEHU_TRY_ASSIGN(ServiceRequest request, request_of(context, *query.request, "/request"));
    push(request);
  } else if (query.number) {
    for (const ServiceRequest& request : context.rows<ServiceRequest>("by_number", {*query.number}))
      push(request);
  } else if (customer) {
    context.each<ServiceRequest>("by_customer", {{customer->value}, {}, {}, false, 0}, push);
  } else if (query.open.value_or(false)) {
    context.each<ServiceRequest>("open", {}, push);
  } else {
    each_opened(context, query.from, query.until, push);
  }
  return {};
}

namespace {

struct Queued {
  QueueFacts facts;
  ServiceRequest request;
};

// Requests with what the queue looks at; a customer's priority is looked up once.
std::vector<Queued> queued(QueryContext& context, std::vector<ServiceRequest> requests) {
  std::map<std::optional<Id<Customer>>, std::int64_t> priorities;
  std::vector<Queued> all;
  for (ServiceRequest& request : requests) {
    auto [priority, is_new] = priorities.try_emplace(request.customer, 0);
    if (is_new) priority->second = benefits_of(context, request.customer).priority;
    QueueFacts facts{request.emergency, priority->second,
                     severity_rank(context.policy(), request.severity), request.next_deadline,
                     request.opened_at};
    all.push_back({facts, std::move(request)});
  }
  return all;
}

}  // namespace

Result<void> queue(QueryContext& context, const QueueQuery& query, Rows<QueueRow>& rows) {
  KEHU_TRY(check_limit(query.limit));
  const auto& clause = context.policy().get<ServiceQueueClause>();
  std::vector<ServiceRequest> open;
  context.each<ServiceRequest>("open", {}, [&](const ServiceRequest& request) {
    bool wanted = (!query.owner || request.owner == *query.owner) &&
                  (!query.department || request.department == *query.department);
    if (wanted) open.push_back(request);
    return true;
  });
  std::vector<Queued> all = queued(context, std::move(open));
  std::size_t count = all.size();
  if (query.limit) count = std::min(count, static_cast<std::size_t>(*query.limit));
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(),
                    [&](const Queued& a, const Queued& b) {
                      int sign = compare(clause, a.facts, b.facts).sign;
                      return sign != 0 ? sign < 0 : a.request.id < b.request.id;
                    });
  for (std::size_t i = 0; i < count; ++i) {
    const ServiceRequest& request = all[i].request;
    QueueRow row;
    row.position = static_cast<std::int64_t>(i) + 1;
    row.request = request.id;
    row.number = request.number;
    row.kind = request.kind;
    row.customer = request.customer;
    row.owner = request.owner;
    row.department = request.department;
    row.state = request.state;
    row.emergency = request.emergency;
    row.service_level = request.service_level;
    row.priority = all[i].facts.priority;
    row.severity = request.severity;
    row.severity_rank = static_cast<std::int64_t>(all[i].facts.severity);
    row.deadline = request.next_deadline;
    row.missed = request.next_deadline && *request.next_deadline < context.now();
    row.opened_at = request.opened_at;
    if (i > 0) row.decided_by = compare(clause, all[i - 1].facts, all[i].facts).key;
    rows.push(row);
  }
  return {};
}

Result<void> contributions(QueryContext& context, const ContributionsQuery& query,
                           Rows<Contribution>& rows) {
  for (const Contribution& contribution :
       context.rows<Contribution>("by_request", {query.request.value}))
    rows.push(contribution);
  return {};
}

Result<void> tracking(QueryContext& context, const TrackingQuery& query,
                      Rows<OrderProgress>& rows) {
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
    context.each<Belonging>("by_request", {{query.request->value}, {}, {}, false, 0}, push);
    return {};
  }
  for (std::string_view state : {"received", "kept", "handed_back"})
    context.each<Belonging>("by_state", {{state}, {}, {}, false, 0}, push);
  return {};
}

Result<void> satisfaction(QueryContext& context, const SatisfactionQuery& query,
                          Rows<SatisfactionAnswer>& rows) {
  for (const SatisfactionAnswer& answer :
       context.rows<SatisfactionAnswer>("", {query.request.value}))
    rows.push(answer);
  return {};
}

}  // namespace kehu::service
