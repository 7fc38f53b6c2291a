// The area's declarations, as its files share them.
#pragma once

#include "kehu/policy/checks.hpp"
#include "kehu/service.hpp"

namespace kehu::service {

extern const workflow::Workflow request_workflow;
extern const workflow::Workflow belonging_workflow;
const std::vector<const Table*>& tables();
const std::vector<const ClauseType*>& clauses();
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();
// words_check.cpp: whether what one clause names is in the other that has it. Faults:
// policy.parameter, service.unknown_target.
void check_named_words(std::span<const ReadClause> clauses, Policy::Faults& faults);

}  // namespace kehu::service
