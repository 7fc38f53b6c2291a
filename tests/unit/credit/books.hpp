// The books of a credit department in memory.
#pragma once

#include "../house.hpp"
#include "kehu/credit.hpp"

namespace kehu::test {

// A customer with a complete file.
Id<customer::Customer> customer_of(House& house, std::string_view code);

// Every figure of every account again, from the rows behind it.
void check_books(House& house);

}  // namespace kehu::test
