// What is due, what was missed, who signed: the area's queries.
#include <algorithm>
#include <iterator>

#include "casework/handlers.hpp"
#include "kehu/casework/queue.hpp"

namespace kehu::casework {

Result<void> check_limit(const std::optional<std::int64_t>& limit) {
  if (!limit || *limit > 0) return {};
  return invalid("query.limit", "/limit", std::to_string(*limit) + " is not above zero");
}

namespace {

DutyRow row_of(const Duty& duty, Instant now) {
  DutyRow row{duty.id,        duty.kind,     duty.clause,          duty.subject_kind,
              duty.subject,   duty.customer, duty.owner,           duty.owner_role,
              duty.liable,    duty.state,    duty.started_at,      duty.deadline,
              duty.closed_at, duty.outcome,  is_missed(duty, now), 0};
  if (row.missed)
    row.late_seconds =
        std::chrono::floor<std::chrono::seconds>(duty.closed_at.value_or(now) - *duty.deadline)
            .count();
  return row;
}

// An index of duties, in order of deadline, from the first that has one: paused ones have none.
store::Range by_deadline(store::Key prefix, std::optional<Instant> from,
                         std::optional<Instant> until) {
  store::Range range{std::move(prefix), record::Value(from.value_or(Instant::min())), {}, false, 0};
  if (until) range.until = record::Value(*until);
  return range;
}

// Pushes what the actor may be told of rows. Who asks for a customer is shown nothing of a case
// whose customer he is not told: that it is there would say whose it is.
template <class Row, class Push>
void push_told(QueryContext& context, std::vector<Row>&& found, bool by_customer, Push push) {
  for (Row& row : found) {
    auto told = as_told(context, std::move(row));
    if (told && (!by_customer || told->customer)) push(*told);
  }
}

// Rows of a customer, under whichever of his records.
template <class Row>
std::vector<Row> rows_of(Reader& reader, const Id<customer::Customer>& customer) {
  std::vector<Row> found;
  for (const auto& record : records_together(reader, customer))
    std::ranges::move(reader.rows<Row>("by_customer", {record.value}), std::back_inserter(found));
  std::ranges::sort(found, {}, &Row::id);
  return found;
}

}  // namespace

Result<void> duties_due(QueryContext& context, const DutiesDue& query, Rows<DutyRow>& rows) {
  KEHU_TRY(check_limit(query.limit));
  std::int64_t left = query.limit.value_or(std::numeric_limits<std::int64_t>::max());
  auto push = [&](const Duty& duty) {
    bool wanted = (!query.owner_role || duty.owner_role == *query.owner_role) &&
                  (!query.kind || duty.kind == *query.kind);
    auto told = wanted ? as_told(context, duty) : std::nullopt;
    if (!told) return true;
    rows.push(row_of(*told, context.now()));
    return --left > 0;
  };
  if (query.owner)
    context.each<Duty>("by_owner", by_deadline({*query.owner}, {}, query.before), push);
  else
    context.each<Duty>("by_deadline", by_deadline({}, {}, query.before), push);
  return {};
}

Result<void> list_duties_of(QueryContext& context, const DutiesOf& query, Rows<DutyRow>& rows) {
  if (query.subject.has_value() == query.customer.has_value())
    return invalid("query.one_of", "/subject", "name either a subject or a customer");
  auto duties = query.subject ? duties_of(context, query.subject->value)
                              : rows_of<Duty>(context, *query.customer);
  push_told(context, std::move(duties), query.customer.has_value(),
            [&](const Duty& duty) { rows.push(row_of(duty, context.now())); });
  return {};
}

Result<void> duties_missed(QueryContext& context, const DutiesMissed& query, Rows<DutyRow>& rows) {
  std::vector<Duty> missed;
  for (std::string_view index : {"by_deadline", "missed"})  // still open, closed too late
    context.each<Duty>(index, by_deadline({}, query.from, query.until.value_or(context.now())),
                       [&](const Duty& duty) {
                         bool wanted = !query.kind || duty.kind == *query.kind;
                         if (is_missed(duty, context.now()) && wanted) missed.push_back(duty);
                         return true;
                       });
  std::ranges::stable_sort(missed, {}, [](const Duty& duty) { return *duty.deadline; });
  push_told(context, std::move(missed), false,
            [&](const Duty& duty) { rows.push(row_of(duty, context.now())); });
  return {};
}

Result<void> duty_trace(QueryContext& context, const DutyTrace& query, Rows<TraceRow>& rows) {
  auto duty = context.find<Duty>(query.duty);
  if (!duty || !as_told(context, *duty))
    return not_found("duty.not_found", "/duty", "no duty has the id " + query.duty.text());
  Instant until =
      duty->closed_at.value_or(std::max(context.now(), duty->deadline.value_or(context.now())));
  auto pauses = context.rows<DutyPause>("", {duty->id.value});
  KEHU_TRY_ASSIGN(auto parts, trace_of(context.policy_of(duty->policy_version), *duty,
                                       std::max(until, duty->started_at), pauses));
  for (const TraceRow& part : parts) rows.push(part);
  return {};
}

Result<void> notifications_pending(QueryContext& context, const NotificationsPending& query,
                                   Rows<Notification>& rows) {
  KEHU_TRY(check_limit(query.limit));
  std::int64_t left = query.limit.value_or(std::numeric_limits<std::int64_t>::max());
  context.each<Notification>("pending", {}, [&](const Notification& notification) {
    if (query.recipient && notification.recipient != *query.recipient) return true;
    auto told = as_told(context, notification);
    // A message to a customer says by itself whose the case is.
    bool nameless = notification.recipient_kind == RecipientKind::customer &&
                    notification.customer && told && !told->customer;
    if (!told || nameless) return true;
    rows.push(*told);
    return --left > 0;
  });
  return {};
}

Result<void> case_steps(QueryContext& context, const CaseSteps& query, Rows<Step>& rows) {
  for (const Step& step : context.rows<Step>("", {query.subject.value}))
    if (telling_of(context, step.subject_kind, step.subject) != Telling::nothing) rows.push(step);
  return {};
}

Result<void> delegations(QueryContext& context, const Delegations& query, Rows<Delegation>& rows) {
  auto found = query.deputy ? context.rows<Delegation>("by_deputy", {key_of(*query.deputy)})
                            : context.rows<Delegation>("", {});
  for (const Delegation& delegation : found) rows.push(delegation);
  return {};
}

Result<void> signatures(QueryContext& context, const Signatures& query, Rows<Signature>& rows) {
  if (query.subject && query.customer)
    return invalid("query.one_of", "/subject", "name a subject or a customer, not both");
  auto found = query.subject    ? context.rows<Signature>("by_subject", {query.subject->value})
               : query.customer ? rows_of<Signature>(context, *query.customer)
                                : context.rows<Signature>("", {});
  push_told(context, std::move(found), query.customer.has_value(),
            [&](const Signature& signature) { rows.push(signature); });
  return {};
}

Result<void> relationships(QueryContext& context, const Relationships& query,
                           Rows<Relationship>& rows) {
  auto found = query.person ? context.rows<Relationship>(
                                  "by_person", {key_of(person_behind(context, *query.person))})
                            : context.rows<Relationship>("", {});
  for (const Relationship& tie : found) rows.push(tie);
  return {};
}

Result<void> authority_levels(QueryContext& context, const AuthorityLevels& query,
                              Rows<LevelRow>& rows) {
  for (const MatterAuthority& matter : context.policy().get<AuthorityClause>().matters) {
    if (query.matter && *query.matter != matter.matter) continue;
    std::int64_t number = 0;
    for (const AuthorityLevel& level : matter.levels)
      rows.push({matter.matter, ++number, level.role, level.up_to, level.accumulated_up_to,
                 level.window_days, level.substitute.value_or("")});
  }
  return {};
}

}  // namespace kehu::casework
