// Who had a hand in a work order: what the order itself says, then its steps and signatures.
#include "kehu/work_order/hands.hpp"

#include <algorithm>

namespace kehu::work_order {

std::vector<casework::Hand> hands_in(Reader& reader, const WorkOrder& order) {
  std::vector<casework::Hand> hands;
  for (const auto& appointment : reader.rows<WorkAppointment>("", {order.id.value}))
    if (auto sent = reader.find<Technician>(appointment.technician))
      casework::add_hand(hands, sent->name, "technician");
  casework::add_hand(hands, order.requested_by, "work_order.request");
  casework::add_hand(hands, order.outside_approved_by, "work_order.record_verbal_approval");
  casework::add_hands(reader, order.id.value, hands);
  for (const auto& damage : reader.rows<PropertyDamage>("by_work_order", {order.id.value}))
    casework::add_hand(hands, damage.decided_by, "work_order.compensate_damage");
  return hands;
}

std::vector<WorkOrder> orders_of(Reader& reader, const Id<service::ServiceRequest>& request) {
  auto orders = reader.rows<WorkOrder>("by_service_request", {request.value});
  std::ranges::sort(orders, {}, &WorkOrder::requested_at);
  return orders;
}

}  // namespace kehu::work_order
