// What merging means to other areas (CUS-5). They keep what they have under the record it was
// entered for, and count it for the survivor; undoing a merge then gives back what was.
#pragma once

#include <vector>

#include "kehu/customer.hpp"

namespace kehu::customer {

// The records merged into a customer, those merged into them and so on, as it stands now; nearest
// first. Empty for almost everybody, and then one look-up.
std::vector<Id<Customer>> merged_records(Reader& reader, const Id<Customer>& survivor);

}  // namespace kehu::customer
