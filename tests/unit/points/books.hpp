// The books of a shop in memory that gives points.
#pragma once

#include "../house.hpp"
#include "kehu/points.hpp"

namespace kehu::test {

// Every figure of every account and lot again, from the ledger alone.
void check_books(House& house);

}  // namespace kehu::test
