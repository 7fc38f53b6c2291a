// The area's declarations, as its files share them.
#pragma once

#include "kehu/service.hpp"

namespace kehu::service {

extern const workflow::Workflow request_workflow;
extern const workflow::Workflow belonging_workflow;
const std::vector<const Table*>& tables();
const std::vector<const ClauseType*>& clauses();
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

}  // namespace kehu::service
