// Changes of files by three ways in, and how timely they are applied (CUS-7).
#include <algorithm>
#include <array>

#include "customer/handlers.hpp"
#include "customer/upkeep.hpp"
#include "kehu/casework/in_hand.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::customer {

namespace {

ChangeSource source_of(const ChangesClause& clause, const std::string& role) {
  auto holds = [&](const std::vector<std::string>& roles) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  };
  if (holds(clause.customer_roles)) return ChangeSource::customer;
  return holds(clause.system_roles) ? ChangeSource::system : ChangeSource::staff;
}

Result<FileChange> new_change(CommandContext& context, const Id<Customer>& customer,
                              const std::optional<Id<FileChange>>& id, Instant known_at) {
  const auto& clause = context.policy().get<ChangesClause>();
  FileChange change;
  change.id = context.id_or_new(id);
  change.customer = customer;
  change.source = source_of(clause, context.actor().role);
  change.known_at = known_at;
  KEHU_TRY_ASSIGN(change.deadline,
                  casework::end_of(context.policy(), clause.applied_within, known_at));
  change.recorded_at = context.now();
  change.recorded_by = context.actor().actor;
  return change;
}

}  // namespace

Result<void> record_applied(CommandContext& context, const Id<Customer>& customer,
                            std::string_view act) {
  KEHU_TRY_ASSIGN(FileChange change, new_change(context, customer, {}, context.now()));
  change.act = act;
  change.state = ChangeState::applied;
  change.settled_at = context.now();
  change.settled_by = context.actor().actor;
  return context.insert(change);
}

Result<FileChange> report_change(CommandContext& context, const ReportChange& request) {
  KEHU_TRY_ASSIGN(Customer customer, resolve(context, request.customer, "/customer"));
  KEHU_TRY(needs(request.summary, "/summary"));
  KEHU_TRY(casework::check_text(request.summary, "/summary"));
  KEHU_TRY(casework::check_new_id(context, request.id, "customer.exists", "a change"));
  Instant known_at = request.known_at.value_or(context.now());
  if (known_at > context.now())
    return invalid("customer.future_date", "/known_at", "nobody can know it yet");
  KEHU_TRY_ASSIGN(FileChange change, new_change(context, customer.id, request.id, known_at));
  if (request.source) change.source = *request.source;
  change.summary = request.summary;
  KEHU_TRY(context.insert(change));
  KEHU_TRY(
      casework::open_duty(context, {.kind = "customer.settle_change",
                                    .clause = "CUS-7",
                                    .about = {"file_change", change.id.value, customer.id},
                                    .limit = context.policy().get<ChangesClause>().applied_within,
                                    .owner = customer.account_manager,
                                    .owner_role = "account_manager",
                                    .liable = customer.account_manager,
                                    .fulfilled_by = "customer.settle_change",
                                    .start = known_at}));
  return change;
}

Result<FileChange> settle_change(CommandContext& context, const SettleChange& request) {
  auto before = context.find<FileChange>(request.change);
  if (!before)
    return not_found("customer.no_change", "/change",
                     "no change has the id " + request.change.text());
  if (before->state != ChangeState::known)
    return conflict("customer.change_settled", "/change",
                    "the change is settled already, by " + before->settled_by);
  bool dismissed = request.dismissed.value_or(false);
  if (dismissed) KEHU_TRY(needs(request.note.value_or(""), "/note"));
  if (request.note) KEHU_TRY(casework::check_text(*request.note, "/note"));
  FileChange after = *before;
  after.state = dismissed ? ChangeState::dismissed : ChangeState::applied;
  after.settled_at = context.now();
  after.settled_by = context.actor().actor;
  after.note = request.note.value_or("");
  KEHU_TRY(context.update(*before, after));
  if (dismissed) {
    KEHU_TRY(
        casework::cancel_duties(context, after.id.value, "customer.settle_change", "dismissed"));
  } else {
    KEHU_TRY(casework::fulfil_duties(context, after.id.value, "customer.settle_change", "applied"));
  }
  return after;
}

Result<void> changes(QueryContext& context, const ChangesQuery& query, Rows<FileChange>& rows) {
  store::Range range;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer known, resolve(context, *query.customer, "/customer"));
    range.prefix = {Reader::value(known.id)};
  }
  context.each<FileChange>(query.customer ? "by_customer" : "by_known", range,
                           [&](const FileChange& change) {
                             if (!query.state || *query.state == change.state) rows.push(change);
                             return true;
                           });
  return {};
}

Result<void> timeliness(QueryContext& context, const TimelinessQuery& query,
                        Rows<TimelinessRow>& rows) {
  store::Range window;
  if (query.from) window.from = record::Value(*query.from);
  if (query.until) window.until = record::Value(*query.until);
  std::array<TimelinessRow, 3> sums;
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i].source = static_cast<ChangeSource>(i);
  context.each<FileChange>("by_known", window, [&](const FileChange& change) {
    if (change.state == ChangeState::dismissed) return true;
    TimelinessRow& sum = sums[static_cast<std::size_t>(change.source)];
    ++sum.changes;
    if (change.settled_at)
      ++(*change.settled_at <= change.deadline ? sum.in_time : sum.late);
    else
      ++(context.now() <= change.deadline ? sum.pending : sum.overdue);
    return true;
  });
  for (TimelinessRow& sum : sums) {
    if (sum.changes == 0) continue;
    if (std::int64_t judged = sum.in_time + sum.late + sum.overdue; judged > 0)
      sum.in_time_share = Ratio(sum.in_time, judged);
    rows.push(sum);
  }
  return {};
}

}  // namespace kehu::customer
