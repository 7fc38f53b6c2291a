// Words that stand in one clause and have to be those of another: a slip would be found out only
// when a request meets it, or, where it makes every call an emergency, never. A reason to wait that
// stops no clock is found here too, so that a policy adopted with one still loads.
#include <algorithm>
#include <set>

#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"
#include "service/workflows.hpp"

namespace kehu::service {

namespace {

using casework::check_role;
using casework::fault;

class WordsCheck {
 public:
  WordsCheck(std::span<const ReadClause> clauses, Policy::Faults& faults)
      : clauses_(clauses), faults_(faults) {}

  void check() {
    if (const ReadClause* clocks = find_clause<ServiceClockClause>(clauses_)) {
      check_pauses(*clocks);
      check_targets(*clocks);
      check_counted(*clocks);
    }
    if (const ReadClause* queue = find_clause<ServiceQueueClause>(clauses_)) check_order(*queue);
    const ReadClause* intake = find_clause<RequestIntakeClause>(clauses_);
    if (!intake) return;
    const auto& clause = parameters_of<RequestIntakeClause>(*intake);
    check_severity(clause, intake->path);
    check_channels(clause, intake->path);
    check_role(clauses_, clause.desk_role, intake->path + "/desk_role", faults_);
    if (const ReadClause* coordination = find_clause<CoordinationClause>(clauses_))
      check_departments(*coordination);
  }

 private:
  void check_severity(const RequestIntakeClause& clause, const std::string& path) {
    const ReadClause* queue = find_clause<ServiceQueueClause>(clauses_);
    if (!queue || clause.emergency_channels.empty()) return;
    const auto& severities = parameters_of<ServiceQueueClause>(*queue).severities;
    if (std::ranges::find(severities, clause.emergency_severity) != severities.end()) return;
    fault(faults_, path + "/emergency_severity",
          quotation(clause.emergency_severity) + " is no severity of clause SRV-17; it has" +
              listed(severities));
  }

  void check_channels(const RequestIntakeClause& clause, const std::string& path) {
    std::set<std::string> channels;
    for (const RequestKind& kind : clause.kinds)
      channels.insert(kind.channels.begin(), kind.channels.end());
    auto known = [&](const std::string& channel, const std::string& at) {
      if (channels.contains(channel)) return;
      fault(faults_, at,
            "no kind of request comes in by " + quotation(channel) + "; the channels are" +
                listed(channels));
    };
    for (std::size_t i = 0; i < clause.emergency_channels.size(); ++i)
      known(clause.emergency_channels[i], path + "/emergency_channels/" + std::to_string(i));
    for (std::size_t i = 0; i < clause.channel_hours.size(); ++i)
      known(clause.channel_hours[i].channel,
            path + "/channel_hours/" + std::to_string(i) + "/channel");
    const ReadClause* after_sales = find_clause<AfterSalesClause>(clauses_);
    if (!after_sales) return;
    const auto& by_appointment = parameters_of<AfterSalesClause>(*after_sales).by_appointment;
    for (std::size_t i = 0; i < by_appointment.size(); ++i)
      known(by_appointment[i], after_sales->path + "/by_appointment/" + std::to_string(i));
  }

  void check_pauses(const ReadClause& clocks) {
    const auto& pauses = parameters_of<ServiceClockClause>(clocks).pauses;
    for (std::size_t i = 0; i < pauses.size(); ++i)
      if (pauses[i].clocks.empty())
        fault(faults_, clocks.path + "/pauses/" + std::to_string(i) + "/clocks",
              "no clock stands while work waits for " + quotation(pauses[i].reason) +
                  "; name one, or take the reason out");
  }

  void check_targets(const ReadClause& clocks) {
    const DecisionTable* table = find_table(clocks, "targets");
    if (!table) return;
    std::set<std::string> targets;
    for (const ServiceTarget& target : parameters_of<ServiceClockClause>(clocks).targets)
      targets.insert(target.target);
    for (std::size_t i = 0; i < table->size(); ++i) {
      std::string given(std::get<std::string_view>(table->outputs(i)[0]));
      if (targets.contains(given)) continue;
      faults_.push_back(
          invalid("service.unknown_target", path_of_rule(clocks, "targets", i) + "/then/0",
                  quotation(given) + " is no target of clause SRV-4; it has" + listed(targets)));
    }
  }

  void check_counted(const ReadClause& clocks) {
    if (parameters_of<ServiceClockClause>(clocks).clocks.empty())
      fault(faults_, clocks.path + "/clocks",
            "no clock is there, so that none of the targets' limits is ever counted; add the rule "
            "of at least one");
  }

  void check_order(const ReadClause& queue) {
    if (parameters_of<ServiceQueueClause>(queue).order.empty())
      fault(faults_, queue.path + "/order",
            "nothing says which request goes first; name at least one key");
  }

  void check_departments(const ReadClause& coordination) {
    const auto& departments = parameters_of<CoordinationClause>(coordination).departments;
    for (std::size_t i = 0; i < departments.size(); ++i)
      check_role(clauses_, departments[i].role,
                 coordination.path + "/departments/" + std::to_string(i) + "/role", faults_);
  }

  template <class Words>
  static std::string listed(const Words& words) {
    std::string all;
    for (const std::string& word : words) all += " " + word;
    return all;
  }

  std::span<const ReadClause> clauses_;
  Policy::Faults& faults_;
};

}  // namespace

void check_named_words(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  WordsCheck(clauses, faults).check();
}

}  // namespace kehu::service
