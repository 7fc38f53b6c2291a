// What is on record of complaints, for whoever may be told (CMP-6).
#include <algorithm>
#include <tuple>

#include "complaint/queries.hpp"
#include "kehu/customer/merges.hpp"

namespace kehu::complaint {

namespace {

// Why who asks takes no part: who does not now is not told of an earlier day either, on which he
// did.
std::optional<RecusalReason> recusal_from_reading(const casework::Asker& asker,
                                                  const Complaint& complaint) {
  auto by = [&](Reader& reader) {
    return recusal_of(reader, asker.policy, complaint, asker.actor.actor, asker.today());
  };
  auto reason = by(asker.reader);
  return reason || &asker.present == &asker.reader ? reason : by(asker.present);
}

}  // namespace

bool may_read(const casework::Asker& asker, const Complaint& complaint) {
  return !recusal_from_reading(asker, complaint);
}

bool is_confided(const casework::Asker& asker, const Complaint& complaint) {
  const auto& roles = asker.policy.get<ComplaintRecordClause>().confidential_roles;
  return !complaint.confidential || std::ranges::find(roles, asker.actor.role) != roles.end() ||
         casework::is_same_person(asker.reader, asker.actor.actor, complaint.handler);
}

void leave_out_untold(const casework::Asker& asker, Complaint& complaint) {
  // A complaint and the one that it repeats are one customer's: who is told whose the one is would
  // know it of the other.
  if (complaint.repeats) {
    auto earlier = asker.reader.find<Complaint>(*complaint.repeats);
    if (!earlier || !may_read(asker, *earlier) || !is_confided(asker, *earlier))
      complaint.repeats.reset();
  }
  if (is_confided(asker, complaint)) return;
  complaint.repeats.reset();
  complaint.asset.reset();
  complaint.complainant.clear();
  complaint.phone.clear();
  complaint.phone_key.clear();
  complaint.plate.clear();
  complaint.customer.reset();
}

Complaint as_told(const casework::Asker& asker, Complaint complaint) {
  leave_out_untold(asker, complaint);
  return complaint;
}

namespace {

// Errors: complaint.not_found, complaint.reading_denied.
Result<Complaint> read(QueryContext& context, const Id<Complaint>& id) {
  auto found = context.find<Complaint>(id);
  if (!found)
    return not_found("complaint.not_found", "/complaint", "no complaint has the id " + id.text());
  Decision decision = decide_recusal(recusal_from_reading(context, *found));
  if (!decision.granted())
    return refusal(Category::denied, "complaint.reading_denied",
                   {decision.reasons.begin(), decision.reasons.end()},
                   {decision.remedies.begin(), decision.remedies.end()});
  return *found;
}

bool is_meant(const ComplaintsQuery& query, const Complaint& complaint) {
  return (!query.state || *query.state == complaint.state) &&
         (!query.grade || *query.grade == complaint.grade) &&
         (!query.passed_on || *query.passed_on == complaint.passed_on);
}

// The complaint that a record below it belongs to may be read.
template <class Row>
bool is_readable(QueryContext& context, const Row& row) {
  auto of = context.find<Complaint>(row.complaint);
  return of && may_read(context, *of);
}

bool is_received_before(const Complaint& one, const Complaint& other) {
  return std::tie(one.received_at, one.number) < std::tie(other.received_at, other.number);
}

// Rows in a state, or all of them.
template <class Row>
store::Range in_state(const std::optional<decltype(Row::state)>& state) {
  static const record::Enumeration& states =
      *table_of<Row>().descriptor().find("state")->type.enumeration;
  store::Range range;
  if (state) range.prefix = {record::name(states, static_cast<std::uint8_t>(*state))};
  return range;
}

}  // namespace

Result<void> get(QueryContext& context, const ComplaintQuery& query, Rows<Complaint>& rows) {
  KEHU_TRY_ASSIGN(Complaint complaint, read(context, query.complaint));
  rows.push(as_told(context, std::move(complaint)));
  return {};
}

void each_received(Reader& reader, const store::Range& range,
                   const std::function<bool(const Complaint&)>& visit) {
  auto open = reader.rows_in<Complaint>("open", range);
  auto next = open.cbegin();
  bool going = true;
  auto visit_open = [&](const Complaint* until) {
    while (going && next != open.cend() && (!until || is_received_before(*next, *until)))
      going = visit(*next++);
    return going;
  };
  reader.each<Complaint>("closed", range, [&](const Complaint& complaint) {
    return going = visit_open(&complaint) && visit(complaint);
  });
  visit_open(nullptr);
}

Result<void> check_dates(const std::optional<Date>& from, const std::optional<Date>& until) {
  if (!from || !until || *from <= *until) return {};
  return invalid("complaint.dates", "/until", text(*until) + " lies before " + text(*from));
}

Result<void> list(QueryContext& context, const ComplaintsQuery& query, Rows<Complaint>& rows) {
  KEHU_TRY(check_dates(query.from, query.until));
  store::Range range;
  const Zone& zone = context.policy().zone();
  if (query.from) range.from = record::Value(zone.start(*query.from));
  if (query.until) range.until = record::Value(zone.start(*query.until + days(1)));
  if (!query.customer) {
    each_received(context, range, [&](const Complaint& complaint) {
      if (is_meant(query, complaint) && may_read(context, complaint))
        rows.push(as_told(context, complaint));
      return true;
    });
    return {};
  }
  KEHU_TRY_ASSIGN(auto known, customer::resolve_id(context, *query.customer, "/customer"));
  std::vector<Complaint> his;
  for (const Id<Customer>& record : customer::records_of(context, known)) {
    range.prefix = {record.value};
    context.each<Complaint>("by_customer", range, [&](const Complaint& complaint) {
      if (is_meant(query, complaint) && may_read(context, complaint)) his.push_back(complaint);
      return true;
    });
  }
  std::ranges::stable_sort(his, {}, &Complaint::received_at);
  for (Complaint& complaint : his) {
    Complaint told = as_told(context, std::move(complaint));
    // Who is not told whose complaint it is does not learn it by asking for the customer either.
    if (told.customer) rows.push(told);
  }
  return {};
}

Result<void> persons(QueryContext& context, const ComplaintPersonsQuery& query,
                     Rows<ComplaintPerson>& rows) {
  KEHU_TRY(read(context, query.complaint));
  for (const auto& person : context.rows<ComplaintPerson>("", {query.complaint.value}))
    rows.push(person);
  return {};
}

Result<void> links(QueryContext& context, const ComplaintLinksQuery& query,
                   Rows<ComplaintLink>& rows) {
  KEHU_TRY_ASSIGN(Complaint complaint, read(context, query.complaint));
  // What it is about has a customer, who is asked for by its id.
  if (!is_confided(context, complaint)) return {};
  for (const auto& link : context.rows<ComplaintLink>("", {query.complaint.value})) rows.push(link);
  return {};
}

Result<void> recusals(QueryContext& context, const RecusalsQuery& query, Rows<RecusalRow>& rows) {
  KEHU_TRY_ASSIGN(Complaint complaint, read(context, query.complaint));
  bool confided = is_confided(context, complaint);
  for (auto& row : recusals_of(context, context.policy(), complaint, context.today())) {
    // Ties are told with the customer whom they are with.
    if (!confided && row.reason == RecusalReason::relationship) continue;
    if (!confided) row.subject.reset();
    rows.push(row);
  }
  return {};
}

Result<void> steps(QueryContext& context, const ComplaintStepsQuery& query,
                   Rows<casework::Step>& rows) {
  KEHU_TRY(read(context, query.complaint));
  for (const auto& step : context.rows<casework::Step>("", {query.complaint.value}))
    rows.push(step);
  return {};
}

Result<void> actions(QueryContext& context, const ActionsQuery& query,
                     Rows<CorrectiveAction>& rows) {
  auto push = [&](const CorrectiveAction& action) {
    if (!query.state || *query.state == action.state) rows.push(action);
  };
  if (query.complaint) {
    KEHU_TRY(read(context, *query.complaint));
    for (const auto& action :
         context.rows<CorrectiveAction>("by_complaint", {query.complaint->value}))
      push(action);
    return {};
  }
  context.each<CorrectiveAction>("by_state", in_state<CorrectiveAction>(query.state),
                                 [&](const CorrectiveAction& action) {
                                   if (is_readable(context, action)) rows.push(action);
                                   return true;
                                 });
  return {};
}

Result<void> repetitions(QueryContext& context, const RepetitionsQuery& query,
                         Rows<RepetitionRow>& rows) {
  KEHU_TRY_ASSIGN(Complaint complaint, read(context, query.complaint));
  bool confided = is_confided(context, complaint);
  // A complaint repeats an earlier one only, so the chain ends.
  for (std::optional<Complaint> at = complaint; at;
       at = at->repeats ? context.find<Complaint>(*at->repeats) : std::nullopt) {
    bool is_earlier = at->id != complaint.id;
    if (is_earlier && !confided) break;
    if (is_earlier && (!may_read(context, *at) || !is_confided(context, *at))) continue;
    auto found = context.rows<CorrectiveAction>("by_complaint", {at->id.value});
    RepetitionRow row{at->id, at->number, at->received_at, at->category, {}, "", {}};
    if (found.empty()) rows.push(row);
    for (const auto& action : found) {
      row.action = action.id;
      row.text = action.text;
      row.state = action.state;
      rows.push(row);
    }
  }
  return {};
}

Result<void> meetings(QueryContext& context, const MeetingsQuery& query,
                      Rows<CrisisMeeting>& rows) {
  KEHU_TRY(read(context, query.complaint));
  for (const auto& meeting : context.rows<CrisisMeeting>("", {query.complaint.value}))
    rows.push(meeting);
  return {};
}

Result<void> penalties(QueryContext& context, const PenaltiesQuery& query, Rows<Penalty>& rows) {
  if (query.complaint) {
    KEHU_TRY(read(context, *query.complaint));
    for (const auto& penalty : context.rows<Penalty>("by_complaint", {query.complaint->value}))
      rows.push(penalty);
    return {};
  }
  context.each<Penalty>("by_complaint", {}, [&](const Penalty& penalty) {
    if (is_readable(context, penalty)) rows.push(penalty);
    return true;
  });
  return {};
}

Result<void> improvements(QueryContext& context, const ImprovementsQuery& query,
                          Rows<ImprovementItem>& rows) {
  context.each<ImprovementItem>("by_state", in_state<ImprovementItem>(query.state),
                                [&](const ImprovementItem& item) {
                                  if (is_readable(context, item)) rows.push(item);
                                  return true;
                                });
  return {};
}

}  // namespace kehu::complaint
