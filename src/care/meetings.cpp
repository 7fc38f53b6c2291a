// Meetings with customers: who came, what they asked for, what they were answered (CARE-4).
#include <array>
#include <set>

#include "care/occasions.hpp"

namespace kehu::care {

namespace {

constexpr std::string_view answer_duty = "care.meeting_answer";

Result<std::vector<Id<Customer>>> named(CommandContext& context,
                                        const std::vector<Reference<Customer>>& references,
                                        const std::string& path) {
  std::vector<Id<Customer>> ids;
  for (std::size_t i = 0; i < references.size(); ++i) {
    KEHU_TRY_ASSIGN(Customer customer,
                    customer::resolve(context, references[i], path + "/" + std::to_string(i)));
    if (std::ranges::find(ids, customer.id) == ids.end()) ids.push_back(customer.id);
  }
  return ids;
}

Result<void> check_attended(const std::vector<Id<Customer>>& invited,
                            const std::vector<Id<Customer>>& attended) {
  for (std::size_t i = 0; i < attended.size(); ++i)
    if (std::ranges::find(invited, attended[i]) == invited.end())
      return not_found("care.not_invited", "/attended/" + std::to_string(i),
                       "who attended stands among the invited too");
  return {};
}

Result<void> put_requests(CommandContext& context, const RecordMeeting& command,
                          const CareMeeting& meeting) {
  for (std::size_t i = 0; i < command.requests.size(); ++i) {
    std::string path = "/requests/" + std::to_string(i);
    KEHU_TRY_ASSIGN(Customer customer,
                    customer::resolve(context, command.requests[i].customer, path + "/customer"));
    KEHU_TRY(casework::check_needed_text(command.requests[i].text, path + "/text"));
    MeetingRequest request;
    request.meeting = meeting.id;
    request.number = static_cast<std::int64_t>(i) + 1;
    request.customer = customer.id;
    request.text = command.requests[i].text;
    KEHU_TRY(context.insert(request));
  }
  if (command.requests.empty()) return {};
  KEHU_TRY(casework::open_duty(context, {.kind = answer_duty,
                                         .clause = "CARE-4",
                                         .about = {"care_meeting", meeting.id.value, {}},
                                         .limit = context.policy().get<MeetingClause>().answer,
                                         .owner = context.actor().actor,
                                         .owner_role = context.actor().role,
                                         .fulfilled_by = "care.answer_meeting_request"}));
  return {};
}

Ratio share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? Ratio(1, 1) : Ratio(part, whole);
}

}  // namespace

bool occupies(const customer::Asset& asset, const Date& day) {
  return asset.kind == customer::AssetKind::premises && (!asset.since || *asset.since <= day) &&
         (!asset.until || *asset.until >= day);
}

Result<CareMeeting> record_meeting(CommandContext& context, const RecordMeeting& command) {
  KEHU_TRY(casework::check_new_id(context, command.id, "care.exists", "a meeting"));
  KEHU_TRY(casework::check_needed_line(command.subject, "/subject"));
  KEHU_TRY(casework::check_needed_text(command.minutes, "/minutes"));
  if (command.held_on > context.today())
    return invalid("care.future", "/held_on",
                   text(command.held_on) + " is still to come; record a meeting that was held");
  KEHU_TRY_ASSIGN(auto invited, named(context, command.invited, "/invited"));
  KEHU_TRY_ASSIGN(auto attended, named(context, command.attended, "/attended"));
  if (invited.empty())
    return invalid("care.nobody", "/invited", "name the customers who were invited");
  KEHU_TRY(check_attended(invited, attended));
  CareMeeting meeting;
  meeting.id = context.id_or_new(command.id);
  meeting.held_on = command.held_on;
  meeting.subject = command.subject;
  meeting.minutes = command.minutes;
  meeting.face_to_face = command.face_to_face;
  meeting.invited = static_cast<std::int64_t>(invited.size());
  meeting.attended = static_cast<std::int64_t>(attended.size());
  meeting.requests = static_cast<std::int64_t>(command.requests.size());
  meeting.recorded_by = context.actor().actor;
  KEHU_TRY(context.insert(meeting));
  for (const auto& customer : invited) {
    bool came = std::ranges::find(attended, customer) != attended.end();
    KEHU_TRY(context.insert(MeetingAttendance{meeting.id, customer, came}));
  }
  KEHU_TRY(put_requests(context, command, meeting));
  return meeting;
}

Result<MeetingRequest> answer_meeting_request(CommandContext& context,
                                              const AnswerMeetingRequest& command) {
  KEHU_TRY_ASSIGN(CareMeeting meeting, fetch(context, command.meeting, "meeting"));
  KEHU_TRY(casework::check_needed_text(command.answer, "/answer"));
  auto before = context.find<MeetingRequest>(meeting.id, command.number);
  if (!before)
    return not_found("care.not_found", "/number",
                     "the meeting has no request " + std::to_string(command.number));
  if (before->answered_at)
    return conflict("care.answered", "/number",
                    "the request was answered at " + text(*before->answered_at));
  MeetingRequest request = *before;
  request.answer = command.answer;
  request.answered_by = context.actor().actor;
  request.answered_at = context.now();
  KEHU_TRY(context.update(*before, request));
  CareMeeting after = meeting;
  ++after.answered;
  KEHU_TRY(context.update(meeting, after));
  if (after.answered == after.requests)
    KEHU_TRY(casework::fulfil_duties(context, meeting.id.value, answer_duty, "answered"));
  return request;
}

Result<void> meeting_requests(QueryContext& context, const MeetingRequests& query,
                              Rows<MeetingRequest>& rows) {
  KEHU_TRY(fetch(context, query.meeting, "meeting"));
  for (const auto& request : context.rows<MeetingRequest>("", {query.meeting.value}))
    rows.push(request);
  return {};
}

namespace {

struct QuarterFigures {
  MeetingRateRow row;
  std::int64_t seated = 0, came = 0;  // of meetings face to face
  std::set<Id<Customer>> seen;
  Date counted_on;  // the day of `tenants`
  std::set<Id<Customer>> tenants;
};

void add(Reader& reader, const customer::Survivors& survivors, const CareMeeting& meeting,
         QuarterFigures& figures) {
  MeetingRateRow& row = figures.row;
  ++row.meetings;
  row.invited += meeting.invited;
  row.attended += meeting.attended;
  row.requests += meeting.requests;
  row.answered += meeting.answered;
  if (!meeting.face_to_face) return;
  figures.seated += meeting.invited;
  figures.came += meeting.attended;
  for (const auto& each : reader.rows<MeetingAttendance>("", {meeting.id.value}))
    if (each.attended) figures.seen.insert(survivors.of(each.customer));
}

void add_tenants(Reader& reader, const customer::Survivors& survivors,
                 std::span<QuarterFigures> quarters) {
  reader.each<customer::Asset>("", {}, [&](const customer::Asset& asset) {
    for (QuarterFigures& figures : quarters)
      if (occupies(asset, figures.counted_on)) figures.tenants.insert(survivors.of(asset.customer));
    return true;
  });
}

MeetingRateRow rated(const MeetingClause& clause, const QuarterFigures& figures) {
  MeetingRateRow row = figures.row;
  row.meetings_due = clause.meetings_a_quarter;
  row.attendance = share(figures.came, figures.seated);
  row.attendance_target = clause.attendance;
  row.tenants = static_cast<std::int64_t>(figures.tenants.size());
  for (const Id<Customer>& tenant : figures.tenants)
    row.tenants_met += figures.seen.contains(tenant);
  row.answers = share(row.answered, row.requests);
  row.answers_target = clause.answers;
  row.met = row.meetings >= row.meetings_due && row.attendance >= row.attendance_target &&
            share(row.tenants_met, row.tenants) >= row.attendance_target &&
            row.answers >= row.answers_target;
  return row;
}

}  // namespace

Result<void> meeting_rates(QueryContext& context, const MeetingRates& query,
                           Rows<MeetingRateRow>& rows) {
  KEHU_TRY_ASSIGN(std::int64_t asked, plan_year(context, query.year));
  customer::Survivors survivors(context);
  auto year = static_cast<unsigned short>(asked);
  std::array<QuarterFigures, 4> quarters;
  for (unsigned short quarter = 1; quarter <= 4; ++quarter) {
    Date from(year, static_cast<unsigned short>(quarter * 3 - 2), 1);
    Date until = (from + months(2)).end_of_month();
    QuarterFigures& figures = quarters[quarter - 1u];
    figures.row.quarter = quarter;
    figures.counted_on = std::min(until, context.today());
    store::Range span{{}, record::Value(from), record::Value(until + days(1)), false, 0};
    context.each<CareMeeting>("by_day", span, [&](const CareMeeting& meeting) {
      add(context, survivors, meeting, figures);
      return true;
    });
  }
  add_tenants(context, survivors, quarters);
  for (const QuarterFigures& figures : quarters)
    rows.push(rated(context.policy().get<MeetingClause>(), figures));
  return {};
}

}  // namespace kehu::care
