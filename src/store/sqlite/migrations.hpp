// The steps from each older schema to the next.
#pragma once

#include <cstdint>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/statements.hpp"

namespace kehu::store::sqlite {

// Carries the open transaction's database from schema version `from` to the current one.
void migrate(Connection& connection, std::int64_t from);

}  // namespace kehu::store::sqlite
