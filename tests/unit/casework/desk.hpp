// Casework in memory: duties and signatures as an area's handlers use them.
#pragma once

#include "../house.hpp"
#include "kehu/calendar.hpp"
#include "kehu/casework.hpp"

namespace kehu::test {

using namespace casework;

// A house, and what its cases are about.
struct Desk : House {
  using House::House;
  About about{"complaint", Uuid{}, {}};
};

// A policy of what this folder needs, with these matters; or the codes of its faults.
std::shared_ptr<const Policy> policy_with_matters(const std::string& matters,
                                                  std::vector<std::string>* codes = nullptr);

}  // namespace kehu::test
