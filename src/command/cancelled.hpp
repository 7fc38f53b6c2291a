// What a query answers that was stopped half way.
#pragma once

#include "kehu/core/result.hpp"

namespace kehu {

inline Error query_cancelled() {
  Error error;
  error.category = Category::conflict;
  error.code = "query.cancelled";
  error.message = "the caller asked to stop";
  return error;
}

}  // namespace kehu
