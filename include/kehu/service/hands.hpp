// Who had a hand in a service request, for areas that must keep them apart from something (CMP-6).
#pragma once

#include "kehu/casework/hands.hpp"
#include "kehu/service/records.hpp"

namespace kehu::service {

// Everybody who opened, owned or worked on the request, or answered for a department; each once.
std::vector<casework::Hand> hands_in(Reader& reader, const ServiceRequest& request);

}  // namespace kehu::service
