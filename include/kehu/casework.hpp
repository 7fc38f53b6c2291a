// Casework: what every case is made of, whatever area it belongs to: duties with clocks, steps,
// signatures, messages.
#pragma once

#include "kehu/casework/authority.hpp"
#include "kehu/casework/duty.hpp"
#include "kehu/casework/measure.hpp"
#include "kehu/casework/step.hpp"

namespace kehu::casework {

const Area& area();

}  // namespace kehu::casework
