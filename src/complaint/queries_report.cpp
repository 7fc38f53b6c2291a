// The weekly and the monthly report (CMP-15), and the complaints under its figures (RPT-7).
#include <algorithm>
#include <map>

#include "command/cancelled.hpp"
#include "complaint/queries.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu::complaint {

namespace {

// The days of receipts, which come in order: most fall on the day of the one before.
class DayOf {
 public:
  explicit DayOf(const Zone& zone) : zone_(zone) {}
  const Date& operator()(Instant instant) {
    if (instant < start_ || instant >= end_) {
      day_ = zone_.day(instant);
      start_ = zone_.start(day_);
      end_ = zone_.start(day_ + days(1));
    }
    return day_;
  }

 private:
  const Zone& zone_;
  Date day_;
  Instant start_ = Instant::max(), end_ = Instant::min();
};

// `whole` is what a report over all of it begins with.
Date span_begin(ReportSpan span, const Date& day, std::int64_t week_begins, const Date& whole) {
  if (span == ReportSpan::month) return Date(day.year(), day.month(), 1);
  if (span == ReportSpan::whole) return whole;
  // day_of_week: 0 is Sunday.
  int back = (day.day_of_week().as_number() + 7 - static_cast<int>(week_begins % 7)) % 7;
  return day - days(back);
}

std::string_view group_of(ReportBy by, const Complaint& complaint) {
  switch (by) {
    case ReportBy::all:
      return "";
    case ReportBy::category:
      return complaint.category;
    case ReportBy::cause:
      return complaint.cause_code;
    case ReportBy::department:
      return complaint.department;
    case ReportBy::grade:
      return complaint.grade == ComplaintGrade::major     ? "major"
             : complaint.grade == ComplaintGrade::general ? "general"
                                                          : "";
    case ReportBy::channel:
      return complaint.channel;
    case ReportBy::subject:
      return complaint.subject;
    case ReportBy::response:
      return complaint.response;
  }
  return "";
}

// What somebody wrote of a complaint, who takes no part in it reads in no report either (CMP-6): it
// is counted, under no words.
bool is_in_words(ReportBy by) { return by == ReportBy::subject || by == ReportBy::response; }

std::string_view field_of(ReportBy by) {
  constexpr std::string_view fields[] = {"id",    "category", "cause_code", "department",
                                         "grade", "channel",  "subject",    "response"};
  return fields[static_cast<std::size_t>(by)];
}

struct Line {
  ComplaintFigures figures;
  std::vector<std::int64_t> seconds;  // to the solutions
};

// Whether something was due by an instant and whether it was done by then; neither where that is
// still open.
void count_timely(const std::optional<Instant>& done_at, const std::optional<Instant>& due_by,
                  Instant now, std::int64_t& due, std::int64_t& in_time) {
  if (!due_by || (!done_at && now <= *due_by)) return;
  due += 1;
  in_time += done_at && *done_at <= *due_by ? 1 : 0;
}

Result<void> count(const Complaint& complaint, Instant now, Line& line) {
  ComplaintFigures& f = line.figures;
  if (complaint.state != ComplaintState::withdrawn) {
    count_timely(complaint.acknowledged_at, complaint.acknowledge_by, now, f.acknowledgements_due,
                 f.acknowledged_in_time);
    count_timely(complaint.closed_at, complaint.close_by, now, f.closings_due, f.closed_in_time);
  }
  f.received += 1;
  f.closed += complaint.state == ComplaintState::closed ? 1 : 0;
  f.major += complaint.grade == ComplaintGrade::major ? 1 : 0;
  bool upheld = complaint.validity == ComplaintValidity::upheld ||
                complaint.validity == ComplaintValidity::partly_upheld;
  f.upheld += upheld ? 1 : 0;
  f.repeated += complaint.repeats ? 1 : 0;
  f.reopened += complaint.reopened > 0 ? 1 : 0;
  f.satisfied += complaint.reaction == Reaction::satisfied ? 1 : 0;
  f.unsatisfied += complaint.reaction == Reaction::unsatisfied ? 1 : 0;
  f.timely += complaint.timely ? 1 : 0;
  if (complaint.score) {
    f.scores += 1;
    f.score_sum += *complaint.score;
  }
  if (complaint.solved_at) {
    f.solved += 1;
    // A clock that went backward makes no negative time.
    auto took = std::max(*complaint.solved_at - complaint.received_at, Duration(0));
    line.seconds.push_back(std::chrono::floor<std::chrono::seconds>(took).count());
  }
  KEHU_TRY_ASSIGN(auto cost, cost_of(complaint));
  if (!cost) return {};
  f.cost = f.cost.value_or(Money::zero(cost->currency()));
  KEHU_TRY_ASSIGN(f.cost, f.cost->add(*cost));
  return {};
}

// Nearest rank: the smallest value that at least this part of all does not exceed.
std::int64_t percentile(std::vector<std::int64_t>& values, std::size_t percent) {
  std::size_t rank = (values.size() * percent + 99) / 100;
  auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
  std::ranges::nth_element(values, at);
  return *at;
}

Result<store::Range> range_of(QueryContext& context, const std::optional<Date>& from,
                              const std::optional<Date>& until) {
  KEHU_TRY(check_dates(from, until));
  const Zone& zone = context.policy().zone();
  store::Range range;
  if (from) range.from = record::Value(zone.start(*from));
  if (until) range.until = record::Value(zone.start(*until + days(1)));
  return range;
}

// What the report reads of a complaint.
std::vector<std::size_t> fields_of(ReportBy by) {
  std::vector<std::string_view> names = {"received_at",
                                         "state",
                                         "grade",
                                         "validity",
                                         "repeats",
                                         "reopened",
                                         "reaction",
                                         "timely",
                                         "score",
                                         "solved_at",
                                         "compensation",
                                         "solution_approved",
                                         "acknowledged_at",
                                         "acknowledge_by",
                                         "closed_at",
                                         "close_by",
                                         "compensation_paid",
                                         field_of(by)};
  // By which it is known who takes no part.
  if (is_in_words(by)) names.insert(names.end(), {"id", "customer", "complainant"});
  std::vector<std::size_t> fields;
  for (std::string_view name : names) {
    std::size_t position = table_of<Complaint>().descriptor().index_of(name);
    if (std::ranges::find(fields, position) == fields.end()) fields.push_back(position);
  }
  std::ranges::sort(fields);
  return fields;
}

constexpr std::int64_t progress_every = 65536;

}  // namespace

Result<void> report(QueryContext& context, const ComplaintReport& query,
                    Rows<ComplaintFigures>& rows) {
  ReportSpan span = query.span.value_or(ReportSpan::whole);
  ReportBy by = query.by.value_or(ReportBy::all);
  KEHU_TRY_ASSIGN(store::Range range, range_of(context, query.from, query.until));
  std::int64_t week_begins = context.policy().get<ComplaintReportClause>().week_begins;
  DayOf day_of(context.policy().zone());
  std::map<Date, std::map<std::string, Line, std::less<>>> spans;
  Instant first = Instant::max();
  std::int64_t seen = 0;
  bool going = true;
  Result<void> counted;
  auto fields = fields_of(by);
  auto add = [&](const Complaint& complaint) {
    first = std::min(first, complaint.received_at);
    const Date& day = day_of(complaint.received_at);
    auto& groups = spans[span_begin(span, day, week_begins, Date())];
    bool is_told = !is_in_words(by) || may_read(context, complaint);
    std::string_view group = is_told ? group_of(by, complaint) : std::string_view();
    auto at = groups.find(group);
    if (at == groups.end()) at = groups.emplace(std::string(group), Line()).first;
    counted = count(complaint, context.now(), at->second);
    if (++seen % progress_every == 0) going = context.progress(seen, 0);
    return going && counted.has_value();
  };
  // Of all there are, an index of receipts would only add the way from it to each row.
  std::vector<std::string_view> indexes{""};
  if (query.from || query.until) indexes = {"open", "closed"};
  for (std::string_view index : indexes)
    if (going && counted) context.each<Complaint>(index, range, add, fields);
  KEHU_TRY(std::move(counted));
  if (!going) return query_cancelled();
  for (auto& [begins, groups] : spans)
    for (auto& [group, line] : groups) {
      line.figures.span_begins = span != ReportSpan::whole ? begins
                                 : query.from              ? *query.from
                                                           : day_of(first);
      line.figures.group = group;
      if (!line.seconds.empty()) {
        line.figures.median_seconds = percentile(line.seconds, 50);
        line.figures.p90_seconds = percentile(line.seconds, 90);
      }
      rows.push(line.figures);
    }
  return {};
}

Result<void> report_cases(QueryContext& context, const ComplaintReportCases& query,
                          Rows<Complaint>& rows) {
  ReportSpan span = query.span.value_or(ReportSpan::whole);
  ReportBy by = query.by.value_or(ReportBy::all);
  KEHU_TRY_ASSIGN(store::Range range, range_of(context, query.from, query.until));
  std::int64_t week_begins = context.policy().get<ComplaintReportClause>().week_begins;
  DayOf day_of(context.policy().zone());
  each_received(context, range, [&](const Complaint& complaint) {
    Date begins = span_begin(span, day_of(complaint.received_at), week_begins, query.span_begins);
    if (begins == query.span_begins && group_of(by, complaint) == query.group &&
        may_read(context, complaint))
      rows.push(as_told(context, complaint));
    return true;
  });
  return {};
}

}  // namespace kehu::complaint
