// Whether anything was written since: what lets a caller keep what it has read.
#pragma once

#include <cstdint>

#include "kehu/store.hpp"

namespace kehu::store {

// What a transaction is besides, where its store can tell.
class Revised {
 public:
  virtual ~Revised() = default;
  virtual std::uint64_t revision() const noexcept = 0;
};

// A number for the rows as a write transaction sees them now: where two of one store give the
// same, nothing was written between them, and what was read in the one holds in the other. 0: the
// store cannot tell, which it never can in a transaction that only reads.
inline std::uint64_t revision(const Transaction& transaction) {
  const auto* revised = dynamic_cast<const Revised*>(&transaction);
  return revised ? revised->revision() : 0;
}

}  // namespace kehu::store
