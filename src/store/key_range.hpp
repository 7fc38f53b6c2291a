// A range of an index as bytes: which ordered positions (record/ordered_key.hpp) lie in it.
#pragma once

#include <string>

#include "kehu/store.hpp"
#include "record/ordered_key.hpp"

namespace kehu::store {

struct KeyRange {
  std::string lower;     // inclusive
  std::string upper;     // exclusive; empty: to the end
  bool nothing = false;  // nothing lies below NULL

  // Fault for a prefix longer than the index, and for a bound on a field that it does not have.
  KeyRange(const Index& index, const Range& range);

  bool above_lower(const std::string& position) const { return position >= lower; }
  bool below_upper(const std::string& position) const { return upper.empty() || position < upper; }
};

}  // namespace kehu::store
