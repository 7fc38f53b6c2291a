// Desks that are told commands as text, and the test that every area with a workflow has.
#pragma once

#include <algorithm>

#include "desk.hpp"

namespace kehu::test {

// A database in memory; who gives a command is the desk's affair.
class TextDesk {
 public:
  virtual ~TextDesk() = default;

  Session::Reply execute(const std::string& command, const std::string& arguments) {
    return session_of(command).execute_json("{\"command\":\"" + command + "\",\"arguments\":{" +
                                            arguments + "}}");
  }
  void must_do(const std::string& command, const std::string& arguments) {
    auto reply = execute(command, arguments);
    if (!reply.ok) FAIL(command << ": " << reply.text);
  }
  // Of somebody who may ask everything.
  Session session() { return must(database().session({"root", "administrator", "check", ""})); }
  virtual Database& database() = 0;

 private:
  virtual Session session_of(const std::string& command) = 0;
};

inline const workflow::Workflow& workflow_of(const Area& area, std::string_view name) {
  for (const workflow::Workflow* flow : area.workflows)
    if (flow->name == name) return *flow;
  throw std::runtime_error("no workflow " + std::string(name));
}

// Refused by the workflow, and not by what a rule says of an act that the state allows.
inline bool refused_by_state(const Session::Reply& reply) {
  return !reply.ok && reply.text.find("workflow.not_allowed") != std::string::npos;
}

struct PairsOfStateAndCommand {
  int allowed = 0, refused = 0;
};

// Gives every command in every state to a case of its own: the workflow allows it, or it is refused
// with what is allowed. Found beside `Case`: commands_of(made), command by arguments, and
// drive(desk, made, state), which leads the case there.
template <class Case, class Desk>
PairsOfStateAndCommand check_every_pair(Desk& desk, const workflow::Workflow& flow,
                                        const std::vector<std::string>& states) {
  PairsOfStateAndCommand pairs;
  int number = 0;
  for (const std::string& state : states) {
    auto allowed = workflow::allowed(flow, state);
    for (const auto& [command, unused] : commands_of(Case(0))) {
      Case made(++number);
      drive(desk, made, state);
      auto reply = desk.execute(command, commands_of(made).at(command));
      INFO(command << " while " << state << ": " << reply.text);
      bool may = std::ranges::find(allowed, command) != allowed.end();
      CHECK(refused_by_state(reply) == !may);
      (may ? pairs.allowed : pairs.refused) += 1;
      if (may) continue;
      CHECK(reply.category == Category::conflict);
      CHECK((reply.text.find("allowed now: ") != std::string::npos ||
             reply.text.find("nothing is any more") != std::string::npos));
    }
  }
  return pairs;
}

}  // namespace kehu::test
