// Words of the clauses of work orders that have to be those of others: a slip in them would leave
// the work, or the money, with nobody. Looked at when a policy is adopted, so that one adopted with
// a slip before still loads.
#include <algorithm>

#include "kehu/casework/clause_checks.hpp"
#include "kehu/service/clauses.hpp"
#include "work_order/workflows.hpp"

namespace kehu::work_order {

namespace {

void check_form_departments(const ReadClause& intake, const service::CoordinationClause& known,
                            Policy::Faults& faults) {
  const auto& forms = parameters_of<WorkOrderIntakeClause>(intake).forms;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (std::ranges::find(known.departments, forms[i].department,
                          &service::ServiceDepartment::department) != known.departments.end())
      continue;
    std::string line = quotation(forms[i].department) + " is no department of clause SRV-2; it has";
    for (const auto& department : known.departments) line += " " + department.department;
    casework::fault(faults, intake.path + "/forms/" + std::to_string(i) + "/department", line);
  }
}

}  // namespace

void check_named_words(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  const ReadClause* intake = find_clause<WorkOrderIntakeClause>(clauses);
  const ReadClause* coordination = find_clause<service::CoordinationClause>(clauses);
  if (intake && coordination)
    check_form_departments(*intake, parameters_of<service::CoordinationClause>(*coordination),
                           faults);
  if (const ReadClause* copies = find_clause<CopiesClause>(clauses))
    casework::check_role(clauses, parameters_of<CopiesClause>(*copies).finance_role,
                         copies->path + "/finance_role", faults);
}

}  // namespace kehu::work_order
