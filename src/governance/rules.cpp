#include <algorithm>
#include <numeric>

#include "governance/access.hpp"
#include "kehu/core/text.hpp"
#include "kehu/governance.hpp"

namespace kehu::governance {
namespace {

constexpr std::string_view roles_clause = "GOV-1";
constexpr std::string_view revision_clause = "GOV-9";

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || c == '_';
  });
}

const RightSet& rights_of(const Role& role, bool is_command) {
  return is_command ? role.commands : role.queries;
}

bool applies(const PolicyVersion& version, const Date& today,
             const std::optional<Date>& subject_since) {
  if (today < version.effective_from) return false;
  if (!subject_since || version.effective_from <= *subject_since) return true;
  return version.effective_for_existing && *version.effective_for_existing <= today;
}

bool is_newer(const PolicyVersion& a, const PolicyVersion& b) {
  if (a.effective_from != b.effective_from) return a.effective_from > b.effective_from;
  return a.version > b.version;
}

const PolicyVersion* newest_that_applies(std::span<const PolicyVersion> versions,
                                         std::string_view line, const Date& today,
                                         const std::optional<Date>& subject_since) {
  const PolicyVersion* best = nullptr;
  for (const PolicyVersion& version : versions) {
    if (version.business_line != line || !applies(version, today, subject_since)) continue;
    if (!best || is_newer(version, *best)) best = &version;
  }
  return best;
}

const PolicyVersion* oldest(std::span<const PolicyVersion> versions, std::string_view line,
                            const Date& today) {
  const PolicyVersion* best = nullptr;
  for (const PolicyVersion& version : versions) {
    if (version.business_line != line || today < version.effective_from) continue;
    if (!best || is_newer(*best, version)) best = &version;
  }
  return best;
}

}  // namespace

bool is_right(std::string_view right) noexcept {
  if (right == "*") return true;
  std::size_t dot = right.find('.');
  if (dot == std::string_view::npos || !is_word(right.substr(0, dot))) return false;
  std::string_view rest = right.substr(dot + 1);
  return rest == "*" || is_word(rest);
}

RightSet::RightSet(const std::vector<std::string>& rights) {
  for (const std::string& right : rights) {
    if (right == "*") {
      everything_ = true;
    } else if (right.ends_with(".*")) {
      areas_.push_back(intern(right));
    } else {
      names_.push_back(intern(right));
    }
  }
  std::ranges::sort(names_);
  std::ranges::sort(areas_);
}

std::string_view RightSet::covering(std::string_view name) const noexcept {
  if (auto at = std::ranges::lower_bound(names_, name); at != names_.end() && *at == name) {
    return *at;
  }
  std::string_view area = name.substr(0, name.find('.') + 1);
  for (std::string_view right : areas_) {
    if (!area.empty() && right.size() == area.size() + 1 && right.starts_with(area)) return right;
  }
  return everything_ ? std::string_view("*") : std::string_view();
}

RoleIndex::RoleIndex(const RoleTable& table) {
  for (const RoleRights& rights : table.roles) {
    roles.push_back({intern(rights.role), intern(rights.approved_by.value_or("")),
                     RightSet(rights.commands), RightSet(rights.queries)});
  }
  by_name_.resize(roles.size());
  std::iota(by_name_.begin(), by_name_.end(), std::size_t{0});
  std::ranges::sort(by_name_, {}, [&](std::size_t i) { return roles[i].name; });
}

const Role* RoleIndex::find(std::string_view name) const noexcept {
  auto at =
      std::ranges::lower_bound(by_name_, name, {}, [&](std::size_t i) { return roles[i].name; });
  return at != by_name_.end() && roles[*at].name == name ? &roles[*at] : nullptr;
}

Decision may(const Policy& policy, std::string_view role, bool is_command, std::string_view name) {
  const RoleIndex& index = policy.prepared<RoleTable, RoleIndex>();
  Decision decision;
  const Role* found = index.find(role);
  std::string_view asked = intern(name);
  // An unknown role is the caller's text, and callers' texts are not interned.
  if (!found) {
    decision.check(false, roles_clause, "role_known", "access.denied", {{"name", asked}});
  } else {
    decision.check(has_right(policy, role, is_command, name), roles_clause, "role_may_use",
                   "access.denied", {{"role", found->name}, {"name", asked}});
  }
  if (decision.granted()) return decision;
  for (const Role& other : index.roles) {
    if (!rights_of(other, is_command).covering(name).empty()) {
      decision.remedies.push_back({"ask_role", {{"role", other.name}}});
    }
  }
  return decision;
}

bool has_right(const Policy& policy, std::string_view role, bool is_command,
               std::string_view name) {
  const Role* found = policy.prepared<RoleTable, RoleIndex>().find(role);
  return found && !rights_of(*found, is_command).covering(name).empty();
}

std::string_view approver_of(const Policy& policy, std::string_view role) {
  const Role* found = policy.prepared<RoleTable, RoleIndex>().find(role);
  return found ? found->approved_by : std::string_view();
}

const RoleRights* find_role(const RoleTable& table, std::string_view role) {
  auto found = std::ranges::find(table.roles, role, &RoleRights::role);
  return found == table.roles.end() ? nullptr : &*found;
}

const PolicyVersion* in_force(std::span<const PolicyVersion> versions,
                              std::string_view business_line, const Date& today,
                              std::optional<Date> subject_since) {
  if (!business_line.empty()) {
    if (auto* own = newest_that_applies(versions, business_line, today, subject_since)) return own;
  }
  if (auto* general = newest_that_applies(versions, "", today, subject_since)) return general;
  if (auto* first = oldest(versions, "", today)) return first;
  return oldest(versions, business_line, today);
}

const PolicyVersion* last_adopted(std::span<const PolicyVersion> versions,
                                  std::string_view business_line) {
  const PolicyVersion *own = nullptr, *general = nullptr, *any = nullptr;
  auto later = [](const PolicyVersion*& found, const PolicyVersion& version) {
    if (!found || found->version < version.version) found = &version;
  };
  for (const PolicyVersion& version : versions) {
    later(any, version);
    if (version.business_line == business_line) later(own, version);
    if (version.business_line.empty()) later(general, version);
  }
  return own ? own : general ? general : any;
}

Decision may_adopt(const Policy& policy, std::span<const PolicyVersion> versions,
                   const Policy& candidate, const Date& today) {
  const PolicyRevision& revision = policy.get<PolicyRevision>();
  const Date& from = candidate.effective_from();
  Decision decision;
  auto same = std::ranges::find_if(versions, [&](const PolicyVersion& version) {
    return version.business_line == candidate.business_line() && version.effective_from == from;
  });
  FactValue other = same == versions.end() ? FactValue() : FactValue(same->version);
  decision.check(same == versions.end(), revision_clause, "one_version_a_day", "policy.day_taken",
                 {{"effective_from", from}, {"other_version", other}});
  if (!decision.granted()) decision.remedies.push_back({"take_effect_on_another_day", {}});
  if (versions.empty() || revision.may_be_retroactive) return decision;
  decision.check(today <= from, revision_clause, "not_retroactive", "policy.retroactive",
                 {{"effective_from", from}, {"today", today}});
  Date earliest = today + days(revision.notice_days);
  decision.check(earliest <= from, revision_clause, "notice_given", "policy.notice",
                 {{"effective_from", from}, {"notice_days", revision.notice_days}});
  if (from < earliest) decision.remedies.push_back({"take_effect_from", {{"earliest", earliest}}});
  return decision;
}

std::vector<Error> unknown_rights(const Policy& policy, std::span<const std::string_view> commands,
                                  std::span<const std::string_view> queries) {
  std::vector<Error> faults;
  auto check = [&](const std::string& path, const std::vector<std::string>& rights,
                   std::span<const std::string_view> names) {
    for (std::size_t i = 0; i < rights.size(); ++i) {
      RightSet right({rights[i]});
      bool fits = std::ranges::any_of(
          names, [&](std::string_view name) { return !right.covering(name).empty(); });
      if (fits) continue;
      faults.push_back(invalid("policy.parameter", path + "/" + std::to_string(i),
                               quotation(rights[i]) + " fits nothing that can be asked"));
    }
  };
  std::vector<std::string_view> ids = policy.clauses();
  auto clause = std::ranges::find(ids, roles_clause) - ids.begin();
  std::string base = "/clauses/" + std::to_string(clause) + "/parameters/roles/";
  const RoleTable& table = policy.get<RoleTable>();
  for (std::size_t i = 0; i < table.roles.size(); ++i) {
    std::string path = base + std::to_string(i);
    check(path + "/commands", table.roles[i].commands, commands);
    check(path + "/queries", table.roles[i].queries, queries);
  }
  return faults;
}

}  // namespace kehu::governance
