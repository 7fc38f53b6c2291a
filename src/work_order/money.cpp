// Money received on the spot, handed to finance at once with an invoice (SRV-14).
#include <algorithm>

#include "kehu/service/clauses.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

bool has_open_damage(CommandContext& context, const WorkOrder& order) {
  return std::ranges::any_of(
      context.rows<PropertyDamage>("by_work_order", {order.id.value}),
      [](const PropertyDamage& damage) { return damage.state == PropertyDamageState::reported; });
}

// What the company is paid by is the list of clause SRV-5, whatever is paid for.
Result<void> check_method(CommandContext& context, const std::string& method) {
  const auto& methods = context.policy().get<service::OrderTrackingClause>().payment_methods;
  Decision decision = decide_payment_method(methods, method);
  if (decision.granted()) return granted(context, decision);
  Error error = under("/method", context.refuse(decision));
  error.message = casework::not_admitted(method, error);
  return error;
}

}  // namespace

Result<WorkReceipt> receive_money(CommandContext& context, const ReceiveMoney& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.method, "/method"));
  KEHU_TRY(check_amount(context.policy(), command.amount, "/amount"));
  KEHU_TRY(check_method(context, command.method));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.receive_money"));
  Money open = order.charged - order.received;
  if (command.amount > open)
    return invalid("work_order.exceeds_open", "/amount",
                   command.amount.text() + " is more than the " + open.text() + " still open");
  WorkReceipt receipt;
  receipt.work_order = order.id;
  receipt.number = ++order.receipts;
  receipt.amount = command.amount;
  receipt.method = command.method;
  receipt.received_at = context.now();
  receipt.received_by = context.actor().actor;
  order.received = order.received + command.amount;
  KEHU_TRY(context.insert(receipt));
  KEHU_TRY(context.update(before, order));
  const auto& clause = context.policy().get<CopiesClause>();
  casework::NewDuty duty{"work_order.hand_over", "SRV-14", about(order), clause.hand_over_within};
  duty.owner = receipt.received_by;
  duty.owner_role = clause.finance_role;
  duty.liable = receipt.received_by;
  duty.fulfilled_by = "work_order.take_over_money";
  KEHU_TRY(casework::open_duty(context, duty));
  return receipt;
}

Result<WorkReceipt> take_over_money(CommandContext& context, const TakeOverMoney& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.invoice_number, "/invoice_number"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.take_over_money"));
  auto received = context.find<WorkReceipt>(order.id, command.receipt);
  if (!received || received->handed_over_at)
    return not_found("work_order.receipt_not_found", "/receipt",
                     "the work order " + order.number + " has no receipt " +
                         std::to_string(command.receipt) + " that is still to be handed over");
  Decision decision;
  decision.check(!casework::is_same_person(context, received->received_by, context.actor().actor),
                 "SRV-14", "second_person_takes_over", "work_order.same_person", {});
  KEHU_TRY(granted(context, decision));
  WorkReceipt receipt = *received;
  receipt.handed_over_at = context.now();
  receipt.handed_to = context.actor().actor;
  receipt.invoice_number = command.invoice_number;
  order.handed_over = order.handed_over + receipt.amount;
  KEHU_TRY(context.update(*received, receipt));
  KEHU_TRY(context.update(before, order));
  // Each receipt has its own deadline: what was handed over in time is not missed for the rest.
  KEHU_TRY(casework::fulfil_duty_since(context, order.id.value, "work_order.hand_over",
                                       receipt.received_at, "handed over"));
  return receipt;
}

Result<WorkOrder> settle(CommandContext& context, const SettleWorkOrder& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.settle"));
  KEHU_TRY(
      granted(context, decide_settlement(order.charged, order.received, order.handed_over,
                                         order.outside_verbal, has_open_damage(context, order))));
  order.settled_at = context.now();
  KEHU_TRY(context.update(before, order));
  return order;
}

}  // namespace kehu::work_order
