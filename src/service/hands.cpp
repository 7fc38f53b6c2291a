// Who had a hand in a request: what the request itself says, then its steps and contributions.
#include "kehu/service/hands.hpp"

namespace kehu::service {

std::vector<casework::Hand> hands_in(Reader& reader, const ServiceRequest& request) {
  std::vector<casework::Hand> hands;
  casework::add_hand(hands, request.owner, "owner");
  casework::add_hand(hands, request.opened_by, "service.open");
  for (const auto& contribution : reader.rows<Contribution>("by_request", {request.id.value}))
    casework::add_hand(hands, contribution.answered_by, "service.contribute");
  casework::add_hands(reader, request.id.value, hands);
  return hands;
}

}  // namespace kehu::service
