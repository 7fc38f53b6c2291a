// The area's declarations, as its files share them.
#pragma once

#include "kehu/credit.hpp"
#include "kehu/policy/checks.hpp"

namespace kehu::credit {

extern const workflow::Workflow authorization_workflow;
extern const workflow::Workflow approval_workflow;
const std::vector<const Table*>& tables();
const std::vector<const ClauseType*>& clauses();
// Whether who signs for an overdue customer, or for a shipment over the limit, is a role at all.
// Faults: policy.parameter.
void check_signatories(std::span<const ReadClause> clauses, Policy::Faults& faults);
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// The state of a Row after an act; its field `state` says which words there are.
template <class Row>
Result<decltype(Row::state)> advance(const workflow::Workflow& flow, const Row& row,
                                     std::string_view act) {
  static const record::Enumeration& states =
      *table_of<Row>().descriptor().find("state")->type.enumeration;
  KEHU_TRY_ASSIGN(
      std::string_view next,
      workflow::advance(flow, record::name(states, static_cast<std::uint8_t>(row.state)), act));
  auto value = record::value_of(states, next);
  ensure(value.has_value(), "a workflow names a state that the record does not have");
  return static_cast<decltype(Row::state)>(*value);
}

}  // namespace kehu::credit
