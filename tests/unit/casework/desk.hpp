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

// The first duty about it, as it is now.
Duty now_of(Desk& desk);
// Pauses and resumes its duties at an instant.
void pause(Desk& desk, std::string_view moment);
void resume(Desk& desk, std::string_view moment);

// A policy of what this folder needs, with these matters; or the codes of its faults.
std::shared_ptr<const Policy> policy_with_matters(const std::string& matters,
                                                  std::vector<std::string>* codes = nullptr);

}  // namespace kehu::test
