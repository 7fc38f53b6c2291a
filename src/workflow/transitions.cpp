#include "kehu/workflow/transitions.hpp"

#include <algorithm>

namespace kehu::workflow {
namespace {

// The states in the order in which the table first names them, the initial one first.
std::vector<std::string_view> states(const Workflow& workflow) {
  std::vector<std::string_view> all{workflow.initial};
  auto add = [&](std::string_view state) {
    if (std::ranges::find(all, state) == all.end()) all.push_back(state);
  };
  for (const Transition& transition : workflow.transitions) {
    add(transition.from);
    add(transition.to);
  }
  return all;
}

Error not_allowed(const Workflow& workflow, std::string_view state, std::string_view act) {
  std::string message = std::string(act) + " is not allowed while the " +
                        std::string(workflow.name) + " is " + std::string(state) + ": ";
  auto acts = allowed(workflow, state);
  if (acts.empty()) return conflict("workflow.not_allowed", "", message + "nothing is any more");
  message += "allowed now: ";
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (i > 0) message += ", ";
    message += acts[i];
  }
  return conflict("workflow.not_allowed", "", std::move(message));
}

}  // namespace

Result<std::string_view> advance(const Workflow& workflow, std::string_view state,
                                 std::string_view act) {
  for (const Transition& transition : workflow.transitions) {
    if (transition.from == state && transition.act == act) return transition.to;
  }
  return not_allowed(workflow, state, act);
}

Result<void> advance_to(const Workflow& workflow, std::string_view state, std::string_view act,
                        std::string_view to) {
  bool is_known = false;
  for (const Transition& transition : workflow.transitions) {
    if (transition.from != state || transition.act != act) continue;
    if (transition.to == to) return {};
    is_known = true;
  }
  ensure(!is_known, "a rule ends an act in a state that its workflow does not have");
  return not_allowed(workflow, state, act);
}

std::vector<std::string_view> allowed(const Workflow& workflow, std::string_view state) {
  std::vector<std::string_view> acts;
  for (const Transition& transition : workflow.transitions) {
    if (transition.from == state && std::ranges::find(acts, transition.act) == acts.end()) {
      acts.push_back(transition.act);
    }
  }
  return acts;
}

std::string mermaid(const Workflow& workflow) {
  std::string text = "stateDiagram-v2\n";
  auto line = [&](std::string_view from, std::string_view to, std::string_view act) {
    text += "    " + std::string(from) + " --> " + std::string(to);
    if (!act.empty()) text += ": " + std::string(act);
    text += '\n';
  };
  line("[*]", workflow.initial, "");
  for (const Transition& transition : workflow.transitions) {
    line(transition.from, transition.to, transition.act);
  }
  for (std::string_view state : states(workflow)) {
    if (allowed(workflow, state).empty()) line(state, "[*]", "");
  }
  return text;
}

}  // namespace kehu::workflow
