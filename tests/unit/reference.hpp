// The policy as the areas of one test program know it: the reference policy, changed where a test
// asks for it, or a few clauses alone.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/command.hpp"

namespace kehu::test {

// The areas that the tests of a folder know, in the order of dependency. Each folder defines it.
std::vector<const Area*> known_areas();

// Their clauses and those of governance, and their sentences; once, before the first policy.
void register_known();

// A member of a clause of the reference policy set to something else:
// ("TIER-1", "/parameters/months", "0").
struct Change {
  std::string_view clause, pointer, json;
};

// The reference policy without the clauses that no known area reads. Throws where a change names
// nothing.
std::string reference_with(std::initializer_list<Change> changes);

// What is wrong with the changed policy; `made` becomes it where nothing is.
Policy::Faults faults_of(std::initializer_list<Change> changes,
                         std::shared_ptr<const Policy>* made = nullptr);

// The changed policy; the test fails where it does not load. Unchanged, it is loaded once and
// stays.
std::shared_ptr<const Policy> policy_with(std::initializer_list<Change> changes = {});

// The first fault of the changed policy; empty where there is none.
struct FirstFault {
  std::string code, path, message;
};
FirstFault fault_of(std::initializer_list<Change> changes);

// A document of these clauses alone, with the roles and revisions that every policy needs.
struct ClauseAlone {
  std::string_view id, parameters;
};
std::string document_of(std::initializer_list<ClauseAlone> clauses);

}  // namespace kehu::test
