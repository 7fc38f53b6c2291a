// The tables of a schema, as the journal's checks walk them.
#pragma once

#include <vector>

#include "store/journal.hpp"

namespace kehu::journal {

// Each table once, in order of names, the journal's own among them.
std::vector<const Table*> tables_by_name(Schema schema);

}  // namespace kehu::journal
