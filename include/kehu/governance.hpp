// Governance: who may do what, and which version of the policy holds.
//
// Implements GOV-1 (roles and rights) and GOV-9 (revision of the policy). The rules here are pure
// and may be called from any thread.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/policy/policy.hpp"
#include "kehu/record/table.hpp"

namespace kehu::governance {

// What one role may ask. A right is the name of a command or query ("credit.authorize"), all of an
// area ("credit.*") or everything ("*").
struct RoleRights {
  std::string role;
  std::vector<std::string> commands;
  std::vector<std::string> queries;
  std::optional<std::string> approved_by;  // the role that approves this one's requests
};
BOOST_DESCRIBE_STRUCT(RoleRights, (), (role, commands, queries, approved_by))

// The parameters of GOV-1. Faults: policy.parameter (an empty role, a malformed right, an unknown
// approver), policy.ambiguous (a role or a right that stands twice), policy.approval_cycle.
struct RoleTable {
  std::vector<RoleRights> roles;
};
BOOST_DESCRIBE_STRUCT(RoleTable, (), (roles))
// Null where the table has no such role.
const RoleRights* find_role(const RoleTable& table, std::string_view role);

// The parameters of GOV-9. Faults: policy.parameter (a negative notice).
struct PolicyRevision {
  std::int64_t notice_days = 0;     // between adoption and the first day in force
  bool may_be_retroactive = false;  // whether that day may lie before the adoption
};
BOOST_DESCRIBE_STRUCT(PolicyRevision, (), (notice_days, may_be_retroactive))

// One adopted version of the policy.
struct PolicyVersion {
  std::int64_t version = 0;  // the number of the version, from 1 in order of adoption
  std::string name;
  std::string business_line;  // "" applies to all that have none of their own
  Date effective_from;
  std::optional<Date> effective_for_existing;  // see Policy
  std::string document;
  Instant adopted_at{};
  std::string adopted_by;
  std::string digest;  // of the document
};
BOOST_DESCRIBE_STRUCT(PolicyVersion, (),
                      (version, name, business_line, effective_from, effective_for_existing,
                       document, adopted_at, adopted_by, digest))

// Whether a role may ask for a command (or else a query), by GOV-1. `name` must be one that the
// registry knows. Refusals: access.denied, with the roles that may as remedies. Allocates nothing
// when granted.
Decision may(const Policy& policy, std::string_view role, bool is_command, std::string_view name);
// Whether it is granted, without saying why: every command and query asks.
bool has_right(const Policy& policy, std::string_view role, bool is_command, std::string_view name);

// The role that approves the requests of `role`; empty when none does.
std::string_view approver_of(const Policy& policy, std::string_view role);

// The version that holds on a day for a business line, by GOV-9; nullptr when none does. Versions
// of the line itself go before general ones (""); among them the newest that has taken effect goes
// first. A subject that existed before a version took effect comes under it only from its
// effective_for_existing on; without a `subject_since` the subject is new. Where no version takes
// a subject because it is older than all of them, the oldest general version that has taken effect
// holds (or else the line's own): no other ever did. The order of `versions` does not matter.
const PolicyVersion* in_force(std::span<const PolicyVersion> versions,
                              std::string_view business_line, const Date& today,
                              std::optional<Date> subject_since = std::nullopt);

// The version that a patch for a business line is over: the last adopted of the line itself, else
// of the general ones (""), else of all; nullptr when there is none.
const PolicyVersion* last_adopted(std::span<const PolicyVersion> versions,
                                  std::string_view business_line);

// Whether `candidate` may be adopted today beside the versions on record, by the GOV-9 of the
// `policy` in force. The first version of all needs no notice. Refusals: policy.ambiguous (another
// version of the business line takes effect on the same day), policy.retroactive, policy.notice.
Decision may_adopt(const Policy& policy, std::span<const PolicyVersion> versions,
                   const Policy& candidate, const Date& today);

// Rights of the policy's roles that fit none of the names that the registry knows, as faults
// (policy.parameter) of the document: most are misspelt. `names` of commands and of queries.
std::vector<Error> unknown_rights(const Policy& policy, std::span<const std::string_view> commands,
                                  std::span<const std::string_view> queries);

// What the area brings; system::area() registers it with the commands and queries about versions.
std::span<const ClauseType* const> clauses();
std::span<const Sentence> sentences();

}  // namespace kehu::governance

namespace kehu {
KEHU_TABLE(governance::PolicyVersion)
KEHU_CLAUSE(governance::RoleTable)
KEHU_CLAUSE(governance::PolicyRevision)
}  // namespace kehu
