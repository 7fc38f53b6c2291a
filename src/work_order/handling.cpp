#include "work_order/handling.hpp"

#include <algorithm>

#include "kehu/core/text.hpp"
#include "kehu/work_order/hands.hpp"

namespace kehu::work_order {

namespace {
constexpr std::int64_t quantity_max = 1'000'000;  // bounds arithmetic, and is no policy
}  // namespace

Result<WorkOrder> fetch(Reader& reader, const Id<WorkOrder>& id) {
  if (auto order = reader.find<WorkOrder>(id)) return *order;
  return not_found("work_order.not_found", "/work_order", "no work order has the id " + id.text());
}

Result<Technician> fetch_technician(Reader& reader, const Id<Technician>& id) {
  if (auto technician = reader.find<Technician>(id)) return *technician;
  return not_found("work_order.technician_not_found", "/technician",
                   "no technician has the id " + id.text());
}

casework::About about(const WorkOrder& order) {
  return {"work_order", order.id.value, order.customer};
}

Result<void> move(CommandContext& context, const WorkOrder& before, WorkOrder& order,
                  std::string_view act, std::string_view note) {
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, act, note));
  return context.update(before, order);
}

Result<void> check_amount(const Policy& policy, Money amount, std::string_view path,
                          bool may_be_zero) {
  if (amount.currency() != policy.currency())
    return invalid("work_order.currency", path,
                   amount.text() + ": work is charged in " + std::string(policy.currency().code()));
  if (amount.is_negative() || (amount.is_zero() && !may_be_zero))
    return invalid("work_order.amount", path, amount.text() + " is not above zero");
  return {};
}

Result<void> check_customers_word(CommandContext& context, const WorkOrder& order,
                                  std::string_view person, std::string_view path,
                                  std::string_view clause) {
  KEHU_TRY(casework::check_needed_line(person, path));
  auto hands = hands_in(context, order);
  auto own = std::ranges::find_if(hands, [&](const casework::Hand& hand) {
    return casework::is_same_person(context, hand.person, person);
  });
  std::string_view part = own == hands.end() ? std::string_view() : std::string_view(own->part);
  Decision decision = decide_customers_word(clause, part);
  if (decision.granted()) return granted(context, decision);
  Error error = under(path, context.refuse(decision));
  error.message = quotation(person) + " does not speak for the customer, having a part in " +
                  order.number + " himself: " + std::string(part);
  return error;
}

Result<void> check_quantity(std::int64_t quantity, std::string_view path) {
  if (quantity > 0 && quantity <= quantity_max) return {};
  return invalid(
      "work_order.quantity", path,
      std::to_string(quantity) + " is not between 1 and " + std::to_string(quantity_max));
}

Result<Money> times(Money price, std::int64_t quantity, std::string_view path) {
  auto product = price.multiply(Ratio(quantity, 1), Rounding::half_even);
  if (!product) return under(path, std::move(product).error());
  return *product;
}

WorkAppointment last_appointment(Reader& reader, const WorkOrder& order) {
  auto last = reader.find<WorkAppointment>(order.id, order.appointments);
  ensure(last.has_value(), "an order that was dispatched has an appointment");
  return *last;
}

bool is_appointed(Reader& reader, const WorkOrder& order) {
  auto last = reader.find<WorkAppointment>(order.id, order.appointments);
  return last && last->state == WorkAppointmentState::agreed;
}

bool has_been_there(Reader& reader, const WorkOrder& order, std::string_view person) {
  return std::ranges::any_of(reader.rows<WorkAppointment>("", {order.id.value}),
                             [&](const WorkAppointment& held) {
                               if (!held.arrived_at) return false;
                               auto sent = reader.find<Technician>(held.technician);
                               return sent && casework::is_same_person(reader, sent->name, person);
                             });
}

bool is_on_order(Reader& reader, const WorkOrder& order, std::string_view person) {
  auto sent = order.technician ? reader.find<Technician>(*order.technician) : std::nullopt;
  return (sent && casework::is_same_person(reader, sent->name, person)) ||
         has_been_there(reader, order, person);
}

Result<void> give_up_appointment(CommandContext& context, const WorkOrder& order,
                                 std::string_view act, WorkAppointmentState to,
                                 std::string_view reason) {
  WorkAppointment last = last_appointment(context, order);
  WorkAppointment ended = last;
  KEHU_TRY(end_in(appointment_workflow, ended, act, to));
  ended.reason = reason;
  KEHU_TRY(context.update(last, ended));
  KEHU_TRY(casework::cancel_duties(context, order.id.value, appointment_clock, reason));
  return {};
}

}  // namespace kehu::work_order
