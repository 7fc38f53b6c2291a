// What is wrong with an authority table: ambiguous, circular, or with amounts nobody may sign.
#include <algorithm>

#include "casework/handlers.hpp"
#include "kehu/core/text.hpp"

namespace kehu::casework {

namespace {

class AuthorityCheck {
 public:
  AuthorityCheck(const AuthorityClause& clause, std::vector<Error>& faults)
      : clause_(clause), faults_(faults) {}

  void run() {
    for (std::size_t i = 0; i < clause_.matters.size(); ++i) {
      const MatterAuthority& matter = clause_.matters[i];
      std::string path = "/matters/" + std::to_string(i);
      if (matter.matter.empty())
        fault("policy.parameter", path + "/matter", "a matter needs a name");
      for (std::size_t earlier = 0; earlier < i; ++earlier)
        if (clause_.matters[earlier].matter == matter.matter)
          fault("policy.ambiguous", path + "/matter",
                "the matter " + quotation(matter.matter) + " stands here twice");
      check_levels(matter, path);
      check_substitutes(matter, path);
    }
  }

 private:
  void fault(std::string_view code, const std::string& path, std::string message) {
    faults_.push_back(invalid(code, path, std::move(message)));
  }

  void check_levels(const MatterAuthority& matter, const std::string& path) {
    if (matter.levels.empty())
      fault("policy.unreachable", path + "/levels",
            "nobody may sign " + quotation(matter.matter) + ": it needs a level");
    for (std::size_t i = 0; i < matter.levels.size(); ++i)
      check_level(matter, i, path + "/levels/" + std::to_string(i));
    if (!matter.levels.empty() && matter.levels.back().up_to)
      fault("policy.unreachable", path + "/levels",
            "amounts above " + matter.levels.back().up_to->text() +
                " reach no level; let the last one have no bound");
    else if (!matter.levels.empty() && matter.levels.back().accumulated_up_to)
      fault("policy.unreachable",
            path + "/levels/" + std::to_string(matter.levels.size() - 1) + "/accumulated_up_to",
            "sums above " + matter.levels.back().accumulated_up_to->text() +
                " for one customer reach no level; let the last one have no accumulated_up_to");
  }

  void check_level(const MatterAuthority& matter, std::size_t i, const std::string& path) {
    const AuthorityLevel& level = matter.levels[i];
    if (level.role.empty()) fault("policy.parameter", path + "/role", "a level needs a role");
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      if (matter.levels[earlier].role == level.role)
        fault("policy.ambiguous", path + "/role",
              "the role " + quotation(level.role) + " stands here twice");
    if (level.up_to && !level.up_to->is_positive())
      fault("policy.parameter", path + "/up_to", level.up_to->text() + " is not above zero");
    check_accumulated(level, path);
    if (i > 0) check_rising(matter.levels[i - 1], level, path);
  }

  void check_accumulated(const AuthorityLevel& level, const std::string& path) {
    if (!level.accumulated_up_to) return;
    if (level.window_days <= 0)
      fault("policy.parameter", path + "/window_days",
            std::to_string(level.window_days) + ": accumulated amounts need a window of days");
    if (level.up_to && level.up_to->currency() != level.accumulated_up_to->currency())
      fault("policy.parameter", path + "/accumulated_up_to", "one level has one currency");
    else if (level.up_to && *level.accumulated_up_to < *level.up_to)
      fault("policy.unreachable", path + "/up_to",
            level.up_to->text() + " can never be signed: at most " +
                level.accumulated_up_to->text() + " accumulate");
  }

  void check_rising(const AuthorityLevel& below, const AuthorityLevel& level,
                    const std::string& path) {
    if (!below.up_to) {
      fault("policy.unreachable", path,
            "no amount reaches this level: " + quotation(below.role) + " signs any amount");
    } else if (level.up_to && level.up_to->currency() != below.up_to->currency()) {
      fault("policy.parameter", path + "/up_to", "the levels of a matter have one currency");
    } else if (level.up_to && *level.up_to <= *below.up_to) {
      fault("policy.unreachable", path + "/up_to",
            "no amount reaches this level: " + quotation(below.role) + " signs up to " +
                below.up_to->text());
    }
  }

  void check_substitutes(const MatterAuthority& matter, const std::string& path) {
    std::vector<ApprovalRelation> substitutes;
    for (const AuthorityLevel& level : matter.levels)
      if (level.substitute) substitutes.push_back({level.role, *level.substitute});
    for (const std::string& cycle : approval_cycles(substitutes))
      fault("policy.approval_cycle", path + "/levels", "roles substitute each other: " + cycle);
  }

  const AuthorityClause& clause_;
  std::vector<Error>& faults_;
};

}  // namespace

void check_authority(const void* parameters, std::vector<Error>& faults) {
  AuthorityCheck(*static_cast<const AuthorityClause*>(parameters), faults).run();
}

const MatterAuthority* find_matter(const Policy& policy, std::string_view matter) {
  const auto& matters = policy.get<AuthorityClause>().matters;
  auto found = std::ranges::find(matters, matter, &MatterAuthority::matter);
  return found == matters.end() ? nullptr : &*found;
}

std::vector<std::string_view> roles_that_may_sign(const Policy& policy, std::string_view matter,
                                                  const std::optional<Money>& amount,
                                                  const std::optional<Money>& paid_before) {
  std::vector<std::string_view> roles;
  const MatterAuthority* found = find_matter(policy, matter);
  if (!found) return roles;
  for (const AuthorityLevel& level : found->levels)
    if (is_within(level.up_to, amount, paid_before)) roles.push_back(level.role);
  return roles;
}

}  // namespace kehu::casework
