// Checks of a policy that no clause can make alone: of one clause against another.
#pragma once

#include <algorithm>
#include <functional>

#include "kehu/policy/policy.hpp"

namespace kehu {

// A clause as it was read from a document.
struct ReadClause {
  const ClauseType* type = nullptr;
  const void* parameters = nullptr;
  std::string path;                         // of the parameters: "/clauses/7/parameters"
  std::span<const DecisionTable> tables{};  // those without faults of their own
};

// A decision table of a clause, by its name in the signature; null where it has faults itself.
const DecisionTable* find_table(const ReadClause& clause, std::string_view name);
// Where one of its rules stands: "/clauses/7/tables/targets/rules/2".
std::string path_of_rule(const ReadClause& clause, std::string_view table, std::size_t rule);

// The clause that has such parameters; null where it is not in the document, or has faults itself.
template <class Parameters>
const ReadClause* find_clause(std::span<const ReadClause> clauses) {
  auto found = std::ranges::find(clauses, &clause_of<Parameters>(), &ReadClause::type);
  return found == clauses.end() ? nullptr : &*found;
}
// Precondition: the clause has these.
template <class Parameters>
const Parameters& parameters_of(const ReadClause& clause) {
  return *static_cast<const Parameters*>(clause.parameters);
}

// Appends faults, with their path in the document. Called when all clauses are read, with those
// that have parameters and no faults of their own; the policy is not loaded where there is any.
using PolicyCheck = void (*)(std::span<const ReadClause> clauses, Policy::Faults& faults);

// Calls `visit` with the parameters of a clause and with every record within them, and where each
// stands in the document.
using RecordVisit = std::function<void(const record::Descriptor& descriptor, const void* record,
                                       const std::string& path)>;
void each_record(const ReadClause& clause, const RecordVisit& visit);

// Thread rule: as register_clauses. Registering the same check again changes nothing.
void register_policy_check(PolicyCheck check);

}  // namespace kehu
