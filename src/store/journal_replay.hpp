// Carrying out again what an entry of the journal says it changed.
#pragma once

#include "store/journal.hpp"

namespace kehu::journal {

// Errors: journal.entry_format, where a change does not follow from the rows before it.
Result<void> apply(Transaction& tx, const Entry& entry);

}  // namespace kehu::journal
