// Events 会员活动: draws and gatherings for customers, open to tiers.
//
// Implements TIER-5. Which tiers may take part is a table of TIER-3. A draw is fair to all who see
// it: the hash of its seed is announced before anybody registers, the seed is shown when
// registration is over, and everybody can then compute every ticket anew.
//
// Records merged into a customer are his (CUS-5): who stands registered under one of them stands
// registered, and when the event ends only his first registration stands.
//
// Refusals (category refused):
//   event.not_eligible       the customer's tier does not open such events to him
//   event.registration_over  registration has ended
//   event.full               as many are registered as there is room for
//   event.registration_open  a draw waits for the end of registration
//   event.not_held_yet       attendance is recorded when the gathering has begun
// Errors:
//   event.not_found          no such event (not_found)
//   event.not_registered     the customer does not stand registered for the event (not_found)
//   event.exists             the id names another event (conflict)
//   event.registered         the customer stands registered already (conflict)
//   event.not_a_draw, event.not_a_gathering  the command is for the other kind (conflict)
//   event.not_drawn          nothing can be computed again before the draw (conflict)
//   event.times              registration would end before now, or the gathering come before that
//                            end, or it has no time (invalid)
//   event.capacity           below one (invalid)
//   event.winners            a draw without winners, or a gathering with them (invalid)
//   event.seed_commitment    not 64 hexadecimal digits, that of a gathering, or of a draw before
//                            (invalid)
//   event.seed               not hexadecimal bytes, or too few (invalid)
//   event.wrong_seed         its hash is not the one that was announced (invalid)
//   event.no_criterion       name an event or a customer (invalid)
#pragma once

#include "kehu/command.hpp"
#include "kehu/event/clauses.hpp"
#include "kehu/event/commands.hpp"
#include "kehu/event/queries.hpp"
#include "kehu/event/records.hpp"
#include "kehu/event/rules.hpp"

namespace kehu::event {

const Area& area();

}  // namespace kehu::event
