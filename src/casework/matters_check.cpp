// The authority table against other clauses: a level whose role nobody has would be found out only
// when a signature is needed, and so would a matter that is named elsewhere and has no levels.
#include <algorithm>

#include "casework/handlers.hpp"
#include "kehu/governance.hpp"

namespace kehu::casework {

namespace {

template <class Parameters>
const ReadClause* read_of(std::span<const ReadClause> clauses) {
  auto found = std::ranges::find(clauses, &clause_of<Parameters>(), &ReadClause::type);
  return found == clauses.end() ? nullptr : &*found;
}

template <class Parameters>
const Parameters& parameters_of(const ReadClause& clause) {
  return *static_cast<const Parameters*>(clause.parameters);
}

void check_role(const governance::RoleTable& table, const std::string& role, std::string path,
                Policy::Faults& faults) {
  if (std::ranges::find(table.roles, role, &governance::RoleRights::role) != table.roles.end())
    return;
  faults.push_back(invalid("policy.parameter", std::move(path),
                           "clause GOV-1 has no role '" + role.substr(0, 60) +
                               "', so nobody could sign as it; add it there, or name one of its "
                               "roles here"));
}

void check_roles(const governance::RoleTable& table, const ReadClause& authority,
                 Policy::Faults& faults) {
  const auto& matters = parameters_of<AuthorityClause>(authority).matters;
  for (std::size_t i = 0; i < matters.size(); ++i)
    for (std::size_t j = 0; j < matters[i].levels.size(); ++j) {
      const AuthorityLevel& level = matters[i].levels[j];
      std::string at =
          authority.path + "/matters/" + std::to_string(i) + "/levels/" + std::to_string(j);
      check_role(table, level.role, at + "/role", faults);
      if (level.substitute) check_role(table, *level.substitute, at + "/substitute", faults);
    }
}

// A text `matter`, or one whose name ends so, among the parameters of any clause.
bool names_a_matter(const record::Field& field) {
  return field.type.kind == record::Kind::text &&
         (field.name == "matter" || std::string_view(field.name).ends_with("_matter"));
}

void check_named(const AuthorityClause& table, const record::Descriptor& descriptor,
                 const void* record, const std::string& path, Policy::Faults& faults) {
  for (const record::Field& field : descriptor.fields) {
    const void* value = names_a_matter(field) ? field.value(record) : nullptr;
    if (!value) continue;
    const auto& matter = *static_cast<const std::string*>(value);
    if (std::ranges::find(table.matters, matter, &MatterAuthority::matter) != table.matters.end())
      continue;
    faults.push_back(invalid("authority.unknown_matter", path + "/" + std::string(field.name),
                             "clause GOV-14 has no matter '" + matter.substr(0, 60) +
                                 "', so nobody could sign it; add it there, or correct the name"));
  }
}

}  // namespace

void check_matters(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  const ReadClause* authority = read_of<AuthorityClause>(clauses);
  if (!authority) return;
  if (const ReadClause* roles = read_of<governance::RoleTable>(clauses))
    check_roles(parameters_of<governance::RoleTable>(*roles), *authority, faults);
  const auto& table = parameters_of<AuthorityClause>(*authority);
  for (const ReadClause& clause : clauses)
    if (&clause != authority)
      each_record(clause, [&](const record::Descriptor& descriptor, const void* record,
                              const std::string& path) {
        check_named(table, descriptor, record, path, faults);
      });
}

}  // namespace kehu::casework
