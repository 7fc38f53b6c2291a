// What is due, what was missed, who signed: the area's queries.
#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "casework/handlers.hpp"
#include "kehu/calendar.hpp"
#include "kehu/casework/queue.hpp"
#include "kehu/casework/subjects.hpp"
#include "kehu/core/text.hpp"
#include "kehu/governance.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu::casework {

Result<void> check_limit(const std::optional<std::int64_t>& limit) {
  if (!limit || *limit > 0) return {};
  return invalid("query.limit", "/limit", std::to_string(*limit) + " is not above zero");
}

Result<void> check_word(QueryContext& context, const std::optional<std::string>& word,
                        std::string_view path,
                        const std::function<std::vector<std::string>(const Policy&)>& words_of) {
  if (!word) return {};
  auto words = words_of(context.policy());
  if (std::ranges::find(words, *word) != words.end()) return {};
  for (const auto& version : context.rows<governance::PolicyVersion>("", {})) {
    auto of_version = words_of(context.policy_of(version.version));
    if (std::ranges::find(of_version, *word) != of_version.end()) return {};
  }
  std::string line = quotation(*word) + " is no word of the policy here; there are";
  for (const std::string& known : words)
    if (!known.empty()) line += " " + known;
  return invalid("query.unknown_word", path, line);
}

Result<void> check_window(const std::optional<Instant>& from, const std::optional<Instant>& until) {
  if (!from || !until || *from <= *until) return {};
  return invalid("query.reversed", "/until",
                 text(*until) + " is before " + text(*from) + "; exchange the two");
}

namespace {

// Makes rows of duties; what the policy and the table of holders say is looked up once for all.
class DutyRows {
 public:
  DutyRows(QueryContext& context, Rows<DutyRow>& rows) : context_(context), rows_(rows) {}

  void push(const Duty& duty) {
    DutyRow row;
    row.duty = duty.id;
    row.kind = duty.kind;
    row.clause = duty.clause;
    row.subject_kind = duty.subject_kind;
    row.subject = duty.subject;
    row.customer = duty.customer;
    row.owner = duty.owner;
    row.owner_role = duty.owner_role;
    row.state = duty.state;
    row.started_at = duty.started_at;
    row.deadline = duty.deadline;
    row.closed_at = duty.closed_at;
    row.outcome = duty.outcome;
    row.missed = is_missed(duty, context_.now());
    if (row.missed)
      row.late_seconds = std::chrono::floor<std::chrono::seconds>(
                             duty.closed_at.value_or(context_.now()) - *duty.deadline)
                             .count();
    row.policy_version = duty.policy_version;
    row.calendar_version = duty.calendar_version;
    row.uncertain = is_uncertain(duty);
    name_liable(duty, row);
    rows_.push(row);
  }

 private:
  // A deadline that can no longer be counted is not certain either.
  bool is_uncertain(const Duty& duty) {
    if (!duty.calendar || !duty.deadline) return false;
    auto key = std::pair(duty.policy_version, *duty.calendar);
    auto known = calendars_.find(key);
    if (known == calendars_.end())
      known =
          calendars_
              .emplace(key, calendar::named(context_.policy_of(duty.policy_version), duty.calendar))
              .first;
    if (!known->second) return true;
    auto counted = known->second->between(duty.started_at, *duty.deadline);
    return !counted || counted->uncertain;
  }

  void name_liable(const Duty& duty, DutyRow& row) {
    bool is_his = duty.liable.empty() || duty.liable == duty.missed_by;
    if (!duty.missed_by.empty() && is_his) {
      row.liable = duty.missed_by;
      row.liable_persons.push_back(duty.missed_by);
      return;
    }
    row.liable = !duty.liable.empty()  ? duty.liable
                 : !duty.owner.empty() ? duty.owner
                                       : duty.owner_role;
    // Where a person is liable, he owns it; any other word is that of a role.
    if (!duty.owner.empty() && row.liable == duty.owner) {
      row.liable_persons.push_back(row.liable);
      return;
    }
    if (!duty.deadline || row.liable.empty()) return;
    Date day = context_.policy().zone().day(*duty.deadline);
    for (const RoleHolder& holder : holders(row.liable))
      if (holds_on(holder, day)) row.liable_persons.push_back(holder.person);
  }

  const std::vector<RoleHolder>& holders(const std::string& role) {
    auto known = holders_.find(role);
    if (known == holders_.end())
      known = holders_.emplace(role, context_.rows<RoleHolder>("by_role", {role})).first;
    return known->second;
  }

  QueryContext& context_;
  Rows<DutyRow>& rows_;
  std::map<std::pair<std::int64_t, std::string>, Result<BusinessCalendar>> calendars_;
  std::map<std::string, std::vector<RoleHolder>> holders_;
};

// An index of duties, in order of deadline, from the first that has one: paused ones have none.
store::Range by_deadline(store::Key prefix, std::optional<Instant> from,
                         std::optional<Instant> until) {
  store::Range range{std::move(prefix), record::Value(from.value_or(Instant::min())), {}, false, 0};
  if (until) range.until = record::Value(*until);
  return range;
}

// The next deadline of an owner's open duties.
using Turn = std::pair<Instant, std::string>;

// Of whoever has open duties, "" among them while only a role owes some; read from the index alone.
std::vector<Turn> first_turns(Reader& reader, std::optional<Instant> from,
                              std::optional<Instant> until) {
  static const std::size_t owner_field = table_of<Duty>().descriptor().index_of("owner");
  static const std::size_t deadline_field = table_of<Duty>().descriptor().index_of("deadline");
  std::vector<Turn> turns;
  store::Range rest;
  std::string next;
  while (auto owing = reader.first<Duty>("by_owner", rest, {&owner_field, 1})) {
    const std::string& owner = owing->owner;
    store::Range his = by_deadline({owner}, from, until);
    if (auto first = reader.first<Duty>("by_owner", his, {&deadline_field, 1}))
      turns.emplace_back(*first->deadline, owner);
    next = owner + '\0';  // no text lies between the two
    rest.from = record::Value(std::string_view(next));
  }
  return turns;
}

// Calls `visit` with each open duty in order of deadline, those of one instant by owner, until it
// returns false. An index has each owner's in order; which owner has the next one is told here: one
// look-up for each owner, and one whenever it is another's turn. An index of deadlines alone would
// be written with every duty that is opened, paused or closed.
void each_due(Reader& reader, std::optional<Instant> from, std::optional<Instant> until,
              const std::function<bool(const Duty&)>& visit) {
  auto first = first_turns(reader, from, until);
  std::set<Turn> turns(first.begin(), first.end());
  bool going = true;
  while (going && !turns.empty()) {
    auto [deadline, owner] = std::move(turns.extract(turns.begin()).value());
    reader.each<Duty>("by_owner", by_deadline({owner}, deadline, until), [&](const Duty& duty) {
      bool is_anothers =
          !turns.empty() && std::tie(*duty.deadline, duty.owner) >
                                std::tie(turns.begin()->first, turns.begin()->second);
      if (!is_anothers) return going = visit(duty);
      turns.emplace(*duty.deadline, duty.owner);
      return false;
    });
  }
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

std::vector<Signature> signatures_of_record(Reader& reader, const Id<customer::Customer>& record) {
  return reader.rows<Signature>("by_customer", {record.value});
}

// Rows of a customer, under whichever of his records.
template <class Row>
Result<std::vector<Row>> rows_of(Reader& reader, const Reference<customer::Customer>& reference,
                                 std::vector<Row> (*of_record)(Reader&,
                                                               const Id<customer::Customer>&)) {
  KEHU_TRY_ASSIGN(auto customer, customer_meant(reader, reference, "/customer"));
  std::vector<Row> found;
  for (const auto& record : records_together(reader, customer))
    std::ranges::move(of_record(reader, record), std::back_inserter(found));
  std::ranges::sort(found, {}, &Row::id);
  return found;
}

}  // namespace

Result<void> duties_due(QueryContext& context, const DutiesDue& query, Rows<DutyRow>& rows) {
  KEHU_TRY(check_limit(query.limit));
  std::int64_t left = query.limit.value_or(std::numeric_limits<std::int64_t>::max());
  DutyRows made(context, rows);
  auto push = [&](const Duty& duty) {
    bool wanted = (!query.owner_role || duty.owner_role == *query.owner_role) &&
                  (!query.kind || duty.kind == *query.kind);
    auto told = wanted ? as_told(context, duty) : std::nullopt;
    if (!told) return true;
    made.push(*told);
    return --left > 0;
  };
  if (query.owner)
    context.each<Duty>("by_owner", by_deadline({*query.owner}, {}, query.before), push);
  else
    each_due(context, {}, query.before, push);
  return {};
}

Result<void> list_duties_of(QueryContext& context, const DutiesOf& query, Rows<DutyRow>& rows) {
  if (query.subject.has_value() == query.customer.has_value())
    return invalid("query.one_of", "/subject", "name either a subject or a customer");
  std::vector<Duty> duties;
  if (query.subject) {
    duties = duties_of(context, query.subject->value);
  } else {
    KEHU_TRY_ASSIGN(duties, rows_of(context, *query.customer, duties_of_record));
  }
  DutyRows made(context, rows);
  push_told(context, std::move(duties), query.customer.has_value(),
            [&](const Duty& duty) { made.push(duty); });
  return {};
}

Result<void> duties_missed(QueryContext& context, const DutiesMissed& query, Rows<DutyRow>& rows) {
  KEHU_TRY(check_window(query.from, query.until));
  std::vector<Duty> missed;
  Instant until = query.until.value_or(context.now());
  auto add = [&](const Duty& duty) {
    bool wanted = !query.kind || duty.kind == *query.kind;
    if (is_missed(duty, context.now()) && wanted) missed.push_back(duty);
    return true;
  };
  each_due(context, query.from, until, add);                              // still open
  context.each<Duty>("missed", by_deadline({}, query.from, until), add);  // closed too late
  std::ranges::stable_sort(missed, {}, [](const Duty& duty) { return *duty.deadline; });
  DutyRows made(context, rows);
  push_told(context, std::move(missed), false, [&](const Duty& duty) { made.push(duty); });
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
  std::vector<Signature> found;
  if (query.customer) {
    KEHU_TRY_ASSIGN(found, rows_of(context, *query.customer, signatures_of_record));
  } else {
    found = query.subject ? context.rows<Signature>("by_subject", {query.subject->value})
                          : context.rows<Signature>("", {});
  }
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
