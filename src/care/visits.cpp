// The yearly plan of visits, and how much of it was done (CARE-3).
#include <map>

#include "care/handlers.hpp"
#include "kehu/complaint.hpp"

namespace kehu::care {

namespace {

using Records = std::vector<Id<Customer>>;  // of one customer

bool has_visit_planned(Reader& reader, const Records& records, std::int64_t year) {
  return std::ranges::any_of(records, [&](const Id<Customer>& record) {
    store::Range planned{{record.value, year}, {}, {}, false, 0};
    return reader.first<CustomerVisit>("by_customer", planned).has_value();
  });
}

Result<CustomerVisit> planned(CommandContext& context, const Id<CustomerVisit>& id) {
  KEHU_TRY_ASSIGN(CustomerVisit visit, fetch(context, id, "visit"));
  if (visit.state != VisitState::planned)
    return conflict("care.visit_done", "/visit",
                    visit.state == VisitState::made ? "the visit was made already"
                                                    : "the visit was excused already");
  return visit;
}

}  // namespace

Result<VisitsPlanned> plan_visits(CommandContext& context, const PlanVisits& command) {
  if (command.visits.empty())
    return invalid("care.nobody", "/visits", "name the customers to be visited");
  KEHU_TRY(casework::check_needed_line(command.visitor, "/visitor"));
  KEHU_TRY(casework::check_needed_text(command.purpose, "/purpose"));
  if (command.from < context.today())
    return invalid("care.past", "/from", text(command.from) + " is past; plan days to come");
  VisitsPlanned done{0, command.from};
  std::int64_t spread = context.policy().get<VisitClause>().spread_days;
  std::int64_t room = (Date(9999, 12, 31) - command.from).days();
  if (spread > 0 && std::ssize(command.visits) - 1 > room / spread)
    return invalid("care.year", "/visits",
                   std::to_string(command.visits.size()) + " visits from " + text(command.from) +
                       " on, each " + std::to_string(spread) +
                       " days after the one before, end after the year 9999");
  for (std::size_t i = 0; i < command.visits.size(); ++i) {
    std::string path = "/visits/" + std::to_string(i) + "/customer";
    KEHU_TRY_ASSIGN(Customer customer,
                    customer::resolve(context, command.visits[i].customer, path));
    if (auto taken =
            casework::check_new_id(context, command.visits[i].id, "care.exists", "a visit");
        !taken)
      return under("/visits/" + std::to_string(i), std::move(taken).error());
    CustomerVisit visit;
    visit.id = context.id_or_new(command.visits[i].id);
    visit.customer = customer.id;
    visit.planned_on = command.from + days(static_cast<std::int64_t>(i) * spread);
    visit.year = visit.planned_on.year();
    if (has_visit_planned(context, customer::records_of(context, customer.id), visit.year))
      return conflict("care.planned", path,
                      "the customer is in the plan of " + std::to_string(visit.year) + " already");
    visit.visitor = command.visitor;
    visit.purpose = command.purpose;
    KEHU_TRY(context.insert(visit));
    done.last_on = visit.planned_on;
    ++done.visits;
  }
  return done;
}

Result<CustomerVisit> report_visit(CommandContext& context, const ReportVisit& command) {
  KEHU_TRY_ASSIGN(CustomerVisit before, planned(context, command.visit));
  KEHU_TRY(casework::check_needed_text(command.report, "/report"));
  if (command.made_on > context.today())
    return invalid("care.future", "/made_on",
                   text(command.made_on) + " is still to come; report a visit when it was made");
  if (command.made_on.year() < before.year)
    return invalid("care.dates", "/made_on",
                   text(command.made_on) + " lies before " + std::to_string(before.year) +
                       ", for which the visit is planned; report the one that was made since");
  CustomerVisit visit = before;
  visit.state = VisitState::made;
  visit.made_on = command.made_on;
  visit.report = command.report;
  visit.made_by = context.actor().actor;
  KEHU_TRY(context.update(before, visit));
  return visit;
}

Result<CustomerVisit> excuse_visit(CommandContext& context, const ExcuseVisit& command) {
  KEHU_TRY_ASSIGN(CustomerVisit before, planned(context, command.visit));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  CustomerVisit visit = before;
  visit.state = VisitState::excused;
  visit.report = command.reason;
  visit.made_by = context.actor().actor;
  KEHU_TRY(context.update(before, visit));
  return visit;
}

Result<std::int64_t> plan_year(const QueryContext& context,
                               const std::optional<std::int64_t>& year) {
  std::int64_t asked = year.value_or(context.today().year());
  if (asked >= 1900 && asked <= 9999) return asked;
  return invalid("care.year", "/year", std::to_string(asked) + " is no year of a plan");
}

Result<void> visits(QueryContext& context, const Visits& query, Rows<CustomerVisit>& rows) {
  KEHU_TRY_ASSIGN(std::int64_t year, plan_year(context, query.year));
  for (const auto& visit : context.rows<CustomerVisit>("by_year", {year}))
    if (!query.state || visit.state == *query.state) rows.push(visit);
  return {};
}

Result<void> visit_rate(QueryContext& context, const VisitRate& query, Rows<VisitRateRow>& rows) {
  KEHU_TRY_ASSIGN(std::int64_t year, plan_year(context, query.year));
  std::map<std::string, VisitRateRow> by_visitor;
  for (const auto& visit : context.rows<CustomerVisit>("by_year", {year}))
    for (const std::string& visitor : {std::string(), visit.visitor}) {
      VisitRateRow& row = by_visitor[visitor];
      row.visitor = visitor;
      ++row.planned;
      // Made after the year of its plan, it is none of that year's.
      bool late = visit.state == VisitState::made && visit.made_on->year() > year;
      row.made += visit.state == VisitState::made && !late;
      row.excused += visit.state == VisitState::excused;
      row.overdue +=
          late || (visit.state == VisitState::planned && visit.planned_on < context.today());
    }
  for (auto& [visitor, row] : by_visitor) {
    std::int64_t owed = row.planned - row.excused;
    row.rate = owed == 0 ? Ratio(1, 1) : Ratio(row.made, owed);
    row.target = context.policy().get<VisitClause>().rate;
    row.met = row.rate >= row.target;
    rows.push(row);
  }
  return {};
}

namespace {

// What a customer complained of and suggested since a day, as far as who asks is told of it.
void count_complaints(QueryContext& context, const Records& records, const Date& since,
                      VisitCandidateRow& row) {
  const Policy& policy = context.policy();
  const auto& categories = policy.get<complaint::ComplaintCategoryClause>().categories;
  casework::Asker asker(context);
  for (const Id<Customer>& record : records)
    context.each<complaint::Complaint>(
        "by_customer", {{record.value}, record::Value(policy.zone().start(since)), {}, false, 0},
        [&](const complaint::Complaint& made) {
          if (!complaint::is_told(asker, made)) return true;
          auto category =
              std::ranges::find(categories, made.category, &complaint::ComplaintCategory::category);
          bool suggested = category != categories.end() && category->is_suggestion;
          ++(suggested ? row.suggestions : row.complaints);
          return true;
        });
  row.ground = row.complaints > 0    ? VisitGround::complained
               : row.suggestions > 0 ? VisitGround::suggested
                                     : VisitGround::none;
}

std::optional<Date> last_visit_of(Reader& reader, const Records& records) {
  std::optional<Date> last;
  for (const Id<Customer>& record : records)
    for (const CustomerVisit& visit : reader.rows<CustomerVisit>("by_customer", {record.value}))
      last = std::max(last, visit.made_on);
  return last;
}

}  // namespace

Result<void> visit_candidates(QueryContext& context, const VisitCandidates& query,
                              Rows<VisitCandidateRow>& rows) {
  KEHU_TRY_ASSIGN(std::int64_t year, plan_year(context, query.year));
  auto ground_months = context.policy().get<VisitClause>().ground_months;
  Date since = context.today() - months(static_cast<int>(ground_months));
  std::vector<VisitCandidateRow> found;
  context.each<Customer>("", {}, [&](const Customer& customer) {
    bool wanted = customer.status != customer::Status::merged &&
                  (!query.account_manager || *query.account_manager == customer.account_manager);
    if (!wanted) return true;
    auto records = customer::records_of(context, customer.id);
    if (has_visit_planned(context, records, year)) return true;
    VisitCandidateRow row;
    row.customer = customer.id;
    row.account_manager = customer.account_manager;
    row.last_visit_on = last_visit_of(context, records);
    count_complaints(context, records, since, row);
    found.push_back(row);
    return true;
  });
  std::ranges::stable_sort(found, [](const VisitCandidateRow& a, const VisitCandidateRow& b) {
    return std::tie(a.ground, a.last_visit_on) < std::tie(b.ground, b.last_visit_on);
  });
  for (const VisitCandidateRow& row : found) rows.push(row);
  return {};
}

}  // namespace kehu::care
