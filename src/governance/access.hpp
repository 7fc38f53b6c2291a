// The role table, compiled: made once per policy, asked by every command and query.
#pragma once

#include <string_view>
#include <vector>

#include "kehu/governance.hpp"

namespace kehu::governance {

// The rights of one kind that a role has.
class RightSet {
 public:
  explicit RightSet(const std::vector<std::string>& rights);
  // The right that covers a name, as the policy writes it (interned); empty when none does.
  std::string_view covering(std::string_view name) const noexcept;

 private:
  bool everything_ = false;
  std::vector<std::string_view> names_;  // interned, ascending
  std::vector<std::string_view> areas_;  // "credit.*", ascending
};

struct Role {
  std::string_view name, approved_by;  // interned
  RightSet commands, queries;
};

struct RoleIndex {
  explicit RoleIndex(const RoleTable& table);
  const Role* find(std::string_view name) const noexcept;

  std::vector<Role> roles;  // in the policy's order

 private:
  std::vector<std::size_t> by_name_;
};

// Whether a right has one of its three forms.
bool is_right(std::string_view right) noexcept;

}  // namespace kehu::governance
