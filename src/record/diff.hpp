// What changed between two records of one type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/record/descriptor.hpp"

namespace kehu::record {

bool equal(const Descriptor& descriptor, const void* a, const void* b);
// Of one type, optionals included: `a` and `b` point at the fields themselves.
bool equal(const Type& type, const void* a, const void* b);

// Bit i is set when field i differs. Fault for a struct of more than 64 fields.
std::uint64_t changed_fields(const Descriptor& descriptor, const void* before, const void* after);

// One changed field; before and after are JSON, empty where the value is absent.
struct FieldChange {
  std::string_view field;
  std::string before, after;
  bool operator==(const FieldChange&) const = default;
};
std::vector<FieldChange> diff(const Descriptor& descriptor, const void* before, const void* after);

}  // namespace kehu::record
