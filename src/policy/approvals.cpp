#include <algorithm>
#include <map>

#include "kehu/policy/policy.hpp"

namespace kehu {
namespace {

// A depth-first walk along approvals; an edge back into the path that led here closes a cycle.
class CycleSearch {
 public:
  explicit CycleSearch(std::span<const ApprovalRelation> approvals) {
    for (const ApprovalRelation& approval : approvals) {
      approvers_[approval.requester].push_back(approval.approver);
    }
    for (const ApprovalRelation& approval : approvals) visit(approval.requester);
  }

  std::vector<std::string> take() { return std::move(cycles_); }

 private:
  enum class Mark { unseen, on_path, done };

  void visit(std::string_view role) {
    Mark& mark = marks_[role];
    if (mark == Mark::done) return;
    if (mark == Mark::on_path) return keep_cycle(role);
    mark = Mark::on_path;
    path_.push_back(role);
    if (auto found = approvers_.find(role); found != approvers_.end()) {
      for (std::string_view approver : found->second) visit(approver);
    }
    path_.pop_back();
    mark = Mark::done;
  }

  void keep_cycle(std::string_view role) {
    std::string cycle;
    for (auto at = std::ranges::find(path_, role); at != path_.end(); ++at) {
      cycle += std::string(*at) + " -> ";
    }
    cycles_.push_back(cycle + std::string(role));
  }

  std::map<std::string_view, std::vector<std::string_view>> approvers_;
  std::map<std::string_view, Mark> marks_;  // its references stay valid while it grows
  std::vector<std::string_view> path_;
  std::vector<std::string> cycles_;
};

}  // namespace

std::vector<std::string> approval_cycles(std::span<const ApprovalRelation> approvals) {
  return CycleSearch(approvals).take();
}

}  // namespace kehu
