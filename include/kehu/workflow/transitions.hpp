// States and transitions, declared once as a table in the area that owns the record. The engine
// refuses every other transition and names the ones that are allowed; describe shows the table and
// the docs draw it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/result.hpp"

namespace kehu::workflow {

struct Transition {
  std::string_view from;
  std::string_view act;  // the command that makes it, "credit.capture"
  std::string_view to;
};

struct Workflow {
  std::string_view name;  // the record's table: "authorization"
  std::string_view initial;
  std::span<const Transition> transitions;
};

// The state after `act`, the first where the table has several, or why not. Errors:
// workflow.not_allowed (conflict; the message lists the acts that are allowed now).
Result<std::string_view> advance(const Workflow& workflow, std::string_view state,
                                 std::string_view act);
// Of an act that may end in several states, as a rule decides: moves to `to`, or says why not.
// Errors: workflow.not_allowed. The table must have the act with this end.
Result<void> advance_to(const Workflow& workflow, std::string_view state, std::string_view act,
                        std::string_view to);
std::vector<std::string_view> allowed(const Workflow& workflow, std::string_view state);
// A Mermaid stateDiagram-v2 of the table.
std::string mermaid(const Workflow& workflow);

}  // namespace kehu::workflow
