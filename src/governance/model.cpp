#include <algorithm>

#include "governance/access.hpp"
#include "kehu/core/text.hpp"
#include "kehu/governance.hpp"
#include "kehu/record/describe.hpp"

namespace kehu::governance {
namespace {

class RoleTableCheck {
 public:
  RoleTableCheck(const RoleTable& table, std::vector<Error>& faults)
      : table_(table), faults_(faults) {}

  void run() {
    for (std::size_t i = 0; i < table_.roles.size(); ++i) check_role(i);
    std::vector<ApprovalRelation> approvals;
    for (const RoleRights& rights : table_.roles) {
      if (rights.approved_by) approvals.push_back({rights.role, *rights.approved_by});
    }
    for (const std::string& cycle : approval_cycles(approvals)) {
      faults_.push_back(
          invalid("policy.approval_cycle", "/roles", "roles approve each other: " + cycle));
    }
  }

 private:
  bool knows(std::string_view role) const { return find_role(table_, role) != nullptr; }

  void check_role(std::size_t i) {
    const RoleRights& rights = table_.roles[i];
    std::string path = "/roles/" + std::to_string(i);
    if (rights.role.empty()) {
      faults_.push_back(invalid("policy.parameter", path + "/role", "a role needs a name"));
    }
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      if (table_.roles[earlier].role != rights.role) continue;
      faults_.push_back(invalid("policy.ambiguous", path + "/role",
                                "the role " + quotation(rights.role) + " stands here twice"));
      break;
    }
    if (rights.approved_by && !knows(*rights.approved_by)) {
      faults_.push_back(invalid("policy.parameter", path + "/approved_by",
                                quotation(*rights.approved_by) + " is not a role of this table"));
    }
    check_rights(path + "/commands", rights.commands);
    check_rights(path + "/queries", rights.queries);
  }

  void check_rights(const std::string& path, const std::vector<std::string>& rights) {
    for (std::size_t i = 0; i < rights.size(); ++i) {
      std::string at = path + "/" + std::to_string(i);
      if (!is_right(rights[i])) {
        faults_.push_back(invalid("policy.parameter", at,
                                  quotation(rights[i]) +
                                      " is not a right like 'credit.authorize', 'credit.*' or "
                                      "'*'"));
      } else if (std::find(rights.begin(), rights.begin() + static_cast<std::ptrdiff_t>(i),
                           rights[i]) != rights.begin() + static_cast<std::ptrdiff_t>(i)) {
        faults_.push_back(invalid("policy.ambiguous", at,
                                  "the right " + quotation(rights[i]) + " stands here twice"));
      }
    }
  }

  const RoleTable& table_;
  std::vector<Error>& faults_;
};

void check_roles(const void* parameters, std::vector<Error>& faults) {
  RoleTableCheck(*static_cast<const RoleTable*>(parameters), faults).run();
}

std::shared_ptr<const void> prepare_roles(const void* parameters) {
  return std::make_shared<const RoleIndex>(*static_cast<const RoleTable*>(parameters));
}

void check_revision(const void* parameters, std::vector<Error>& faults) {
  if (static_cast<const PolicyRevision*>(parameters)->notice_days < 0) {
    faults.push_back(invalid("policy.parameter", "/notice_days", "a notice is not negative"));
  }
}

constexpr Sentence the_sentences[] = {
    {"role_may_use+", "The role {role} may use {name}.", "角色“{role}”有权使用 {name}。"},
    {"role_may_use-", "The role {role} may not use {name}.", "角色“{role}”无权使用 {name}。"},
    {"role_known-", "The role is not in the policy's role table.", "制度的角色表中没有该角色。"},
    {"ask_role", "Ask someone who acts as {role}.", "请由角色“{role}”的人员办理。"},
    {"one_version_a_day+", "No other version takes effect on {effective_from}.",
     "没有其他版本在 {effective_from} 生效。"},
    {"one_version_a_day-",
     "Version {other_version} of the same business line takes effect on {effective_from} too.",
     "同一业务线的第 {other_version} 版也在 {effective_from} 生效。"},
    {"not_retroactive+", "The version takes effect on {effective_from}, not before {today}.",
     "该版本自 {effective_from} 起生效，不早于 {today}。"},
    {"not_retroactive-", "The version would take effect on {effective_from}, before {today}.",
     "该版本拟自 {effective_from} 起生效，早于 {today}。"},
    {"notice_given+",
     "The version is announced {notice_days} days or more before {effective_from}.",
     "该版本在 {effective_from} 生效前已按规定公示不少于 {notice_days} 天。"},
    {"notice_given-",
     "{notice_days} days of notice are required, so {effective_from} is too early.",
     "须在生效前公示 {notice_days} 天，{effective_from} 过早。"},
    {"take_effect_from", "Let the version take effect on {earliest} or later.",
     "请将生效日期定为 {earliest} 或以后。"},
    {"take_effect_on_another_day", "Let the version take effect on another day.",
     "请另定生效日期。"},
    {"=account_manager", "account manager", "客户经理"},
    {"=credit_controller", "credit controller", "信用管理员"},
    {"=regional_manager", "regional manager", "大区经理"},
    {"=sales_manager", "sales manager", "销售经理"},
    {"=finance", "finance", "财务部"},
    {"=logistics_specialist", "logistics specialist", "物流专员"},
    {"=warehouse_keeper", "warehouse keeper", "仓库管理员"},
    {"=marketing_manager", "head of the marketing department", "市场部负责人"},
    {"=data_steward", "data steward", "数据管理员"},
    {"=auditor", "auditor", "审计员"},
    {"=administrator", "administrator", "系统管理员"},
};

}  // namespace

std::span<const ClauseType* const> clauses() {
  static const ClauseType* const all[] = {&clause_of<RoleTable>(), &clause_of<PolicyRevision>()};
  return all;
}

std::span<const Sentence> sentences() { return the_sentences; }

}  // namespace kehu::governance

namespace kehu {

template <>
const Table& table_of<governance::PolicyVersion>() {
  static const Table made(
      "policy_version", record::describe<governance::PolicyVersion>(), {"version"}, [](Table& t) {
        t.index("by_business_line", {"business_line", "effective_from"}, Index::unique);
      });
  return made;
}

template <>
const ClauseType& clause_of<governance::RoleTable>() {
  static const ClauseType made{.id = "GOV-1",
                               .parameters = &record::describe<governance::RoleTable>(),
                               .tables = {},
                               .check = governance::check_roles,
                               .prepare = governance::prepare_roles};
  return made;
}

template <>
const ClauseType& clause_of<governance::PolicyRevision>() {
  static const ClauseType made{.id = "GOV-9",
                               .parameters = &record::describe<governance::PolicyRevision>(),
                               .tables = {},
                               .check = governance::check_revision};
  return made;
}

}  // namespace kehu
