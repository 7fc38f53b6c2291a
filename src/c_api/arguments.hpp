// The two JSON objects that only the C interface has: the options of kehu_open and the context of
// kehu_session.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "kehu/session.hpp"

namespace kehu::c_api {

// What kehu_open was asked for.
struct Opening {
  Options options;
  std::shared_ptr<ManualClock> manual_clock;  // null with the system's clock
};

// Who kehu_session was asked to bind.
struct Binding {
  Actor actor;
  std::optional<Instant> now;
};

// Unknown fields are refused with the nearest name. Reads the file of "policy_path". Errors:
// json.*, options.conflict, options.policy_path.
Result<Opening> read_options(std::string_view json);
// Errors: json.*, instant.*.
Result<Binding> read_context(std::string_view json);

}  // namespace kehu::c_api
