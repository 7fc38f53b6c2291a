// The area's declarations, as its files share them.
#pragma once

#include "kehu/casework.hpp"
#include "kehu/policy/checks.hpp"
#include "kehu/work_order.hpp"

namespace kehu::work_order {

extern const workflow::Workflow work_order_workflow;
extern const workflow::Workflow appointment_workflow;
extern const workflow::Workflow damage_workflow;
const std::vector<const Table*>& tables();
const std::vector<const ClauseType*>& clauses();
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();
// words_check.cpp: whether what a clause names is in the other that has it. Faults:
// policy.parameter.
void check_named_words(std::span<const ReadClause> clauses, Policy::Faults& faults);

}  // namespace kehu::work_order
