// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/tier.hpp"
#include "kehu/tier/rules.hpp"

namespace kehu::tier {

// checks.cpp
void check_tiers(const void* parameters, std::vector<Error>& faults);
void check_upgrade(const void* parameters, std::vector<Error>& faults);
void check_reassessment(const void* parameters, std::vector<Error>& faults);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

}  // namespace kehu::tier
