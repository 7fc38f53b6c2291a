// The authority table against other clauses: a level whose role nobody has, or whose role may not
// use the command that signs, would be found out only when a signature is needed, and so would a
// matter that is named elsewhere and has no levels.
#include <algorithm>

#include "casework/handlers.hpp"
#include "governance/access.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/casework/signed_by.hpp"
#include "kehu/core/text.hpp"
#include "kehu/governance.hpp"

namespace kehu::casework {

namespace {

std::vector<SignedBy>& signing_commands() {
  static std::vector<SignedBy> told;
  return told;
}

using RoleTable = governance::RoleTable;

// Each signatory of the table against the roles of clause GOV-1.
class SignatoriesCheck {
 public:
  SignatoriesCheck(const ReadClause& authority, const RoleTable& roles, Policy::Faults& faults)
      : table_(parameters_of<AuthorityClause>(authority)),
        path_(authority.path),
        roles_(roles),
        faults_(faults) {}

  void are_roles(std::span<const ReadClause> clauses) {
    each([&](const MatterAuthority&, const std::string& role, const std::string& path) {
      check_role(clauses, role, path, faults_);
    });
  }

  void may_sign(std::string_view matter, std::string_view command) {
    each([&](const MatterAuthority& at, const std::string& role, const std::string& path) {
      const governance::RoleRights* rights =
          at.matter == matter ? governance::find_role(roles_, role) : nullptr;
      if (!rights || !governance::RightSet(rights->commands).covering(command).empty()) return;
      faults_.push_back(invalid("policy.unreachable", path,
                                "the role " + quotation(role) + " may not use " +
                                    std::string(command) + ", by which " + quotation(at.matter) +
                                    " is signed; grant it in clause GOV-1, or name another role"));
    });
  }

 private:
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t i = 0; i < table_.matters.size(); ++i)
      for (std::size_t j = 0; j < table_.matters[i].levels.size(); ++j) {
        const AuthorityLevel& level = table_.matters[i].levels[j];
        std::string at = path_ + "/matters/" + std::to_string(i) + "/levels/" + std::to_string(j);
        visit(table_.matters[i], level.role, at + "/role");
        if (level.substitute) visit(table_.matters[i], *level.substitute, at + "/substitute");
      }
  }

  const AuthorityClause& table_;
  const std::string& path_;
  const RoleTable& roles_;
  Policy::Faults& faults_;
};

// Where a matter of a clause is named by a parameter, that parameter.
template <class Visit>
void each_named(std::span<const ReadClause> clauses, const SignedBy& named, Visit visit) {
  auto clause = std::ranges::find(clauses, named.clause,
                                  [](const ReadClause& read) { return read.type->id; });
  if (clause == clauses.end()) return;
  each_record(*clause,
              [&](const record::Descriptor& descriptor, const void* record, const std::string&) {
                for (const record::Field& field : descriptor.fields)
                  if (field.type.kind == record::Kind::text && field.name == named.matter)
                    if (const void* value = field.value(record))
                      visit(*static_cast<const std::string*>(value));
              });
}

void check_signatories(std::span<const ReadClause> clauses, const ReadClause& authority,
                       const RoleTable& roles, Policy::Faults& faults) {
  SignatoriesCheck signatories(authority, roles, faults);
  signatories.are_roles(clauses);
  for (const SignedBy& by : signing_commands()) {
    if (by.clause.empty())
      signatories.may_sign(by.matter, by.command);
    else
      each_named(clauses, by,
                 [&](const std::string& matter) { signatories.may_sign(matter, by.command); });
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
                             "clause GOV-14 has no matter " + quotation(matter) +
                                 ", so nobody could sign it; add it there, or correct the name"));
  }
}

}  // namespace

void check_role(std::span<const ReadClause> clauses, std::string_view role, std::string_view path,
                Faults& faults) {
  const ReadClause* table = find_clause<RoleTable>(clauses);
  if (!table || governance::find_role(parameters_of<RoleTable>(*table), role)) return;
  fault(faults, path,
        "clause GOV-1 has no role " + quotation(role) +
            ", so nobody could act in it; add it there, or name one of its roles here");
}

bool signed_by(std::initializer_list<SignedBy> matters) {
  signing_commands().insert(signing_commands().end(), matters.begin(), matters.end());
  return true;
}

void check_matters(std::span<const ReadClause> clauses, Policy::Faults& faults) {
  const ReadClause* authority = find_clause<AuthorityClause>(clauses);
  if (!authority) return;
  if (const ReadClause* roles = find_clause<RoleTable>(clauses))
    check_signatories(clauses, *authority, parameters_of<RoleTable>(*roles), faults);
  const auto& table = parameters_of<AuthorityClause>(*authority);
  for (const ReadClause& clause : clauses)
    if (&clause != authority)
      each_record(clause, [&](const record::Descriptor& descriptor, const void* record,
                              const std::string& path) {
        check_named(table, descriptor, record, path, faults);
      });
}

}  // namespace kehu::casework
