// Who had a hand in a work order, for areas that must keep them apart from something (CMP-6).
#pragma once

#include "kehu/casework/hands.hpp"
#include "kehu/work_order/records.hpp"

namespace kehu::work_order {

// Everybody who asked for the order, approved or dispatched it, was sent, priced, did, recorded or
// signed any of it, or by whose word somebody else was sent; each once. The order goes on, and so
// does the list.
std::vector<casework::Hand> hands_in(Reader& reader, const WorkOrder& order);
// The orders that carry out a service request, in the order in which they were asked for.
std::vector<WorkOrder> orders_of(Reader& reader, const Id<service::ServiceRequest>& request);

}  // namespace kehu::work_order
