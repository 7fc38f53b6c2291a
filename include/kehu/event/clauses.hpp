// What the policy says about events: the parameters of the clause TIER-5. Which tiers may take part
// stands in TIER-3.
#pragma once

#include <boost/describe/class.hpp>
#include <string>

#include "kehu/event/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::event {

// TIER-5. Faults: policy.parameter (a seed of less than one byte, no organiser).
struct EventClause {
  std::int64_t seed_bytes_least = 0;     // so that nobody guesses it
  std::string organiser_role;            // sees to the draw, or to the attendance
  casework::TimeLimit draw_limit;        // from the end of registration
  casework::TimeLimit attendance_limit;  // from the gathering
};
BOOST_DESCRIBE_STRUCT(EventClause, (),
                      (seed_bytes_least, organiser_role, draw_limit, attendance_limit))

}  // namespace kehu::event

namespace kehu {
KEHU_CLAUSE(event::EventClause)
}  // namespace kehu
