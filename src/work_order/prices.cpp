// What it costs: the accepted estimate, the lines of the bill, consent and goodwill (SRV-10,
// SRV-11).
#include "kehu/core/text.hpp"
#include "work_order/commands.hpp"
#include "work_order/handling.hpp"

namespace kehu::work_order {

namespace {

Result<const PriceItem*> price_of(const Policy& policy, std::string_view item,
                                  std::string_view path) {
  if (const PriceItem* price = find_price(policy, item)) return price;
  return invalid("work_order.unknown_item", path,
                 "the price list has no item " + quotation(item) + "; ask work_order.price_list");
}

Result<Money> estimate_of(const Policy& policy, const std::vector<EstimateLine>& lines) {
  Money sum = Money::zero(policy.currency());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string path = "/lines/" + std::to_string(i);
    KEHU_TRY_ASSIGN(const PriceItem* price, price_of(policy, lines[i].item, path + "/item"));
    KEHU_TRY(check_quantity(lines[i].quantity, path + "/quantity"));
    KEHU_TRY_ASSIGN(Money part, times(price->price, lines[i].quantity, path + "/quantity"));
    KEHU_TRY_ASSIGN(sum, sum.add(part));
  }
  return sum;
}

// Whoever typed the line: who did the work asks for it to be free, in whichever form.
Result<void> check_not_on_order(CommandContext& context, const WorkOrder& order,
                                const casework::Signature& signature) {
  bool is_technician = is_on_order(context, order, signature.actor) ||
                       is_on_order(context, order, signature.on_behalf_of);
  return granted(context, decide_goodwill_apart(is_technician));
}

Result<Money> unit_price_of(CommandContext& context, const Policy& policy, const PriceItem& price,
                            const std::optional<Money>& given) {
  if (!given) return price.price;
  KEHU_TRY(check_amount(policy, *given, "/unit_price", true));
  if (*given > price.price)
    return invalid("work_order.above_list", "/unit_price",
                   given->text() + " is above the list's " + price.price.text());
  Decision decision = decide_discount(policy.get<PriceListClause>(), price.price, *given);
  KEHU_TRY(granted(context, decision, "/unit_price"));
  return *given;
}

}  // namespace

Result<WorkOrder> accept_price(CommandContext& context, const AcceptPrice& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.accepted_by, "/accepted_by"));
  KEHU_TRY_ASSIGN(Money estimate, estimate_of(context.policy(), command.lines));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.accept_price"));
  KEHU_TRY(check_customers_word(context, order, command.accepted_by, "/accepted_by"));
  order.estimate = order.agreed = estimate;
  order.price_version = context.policy_version();
  order.price_accepted_by = command.accepted_by;
  KEHU_TRY(context.update(before, order));
  return order;
}

Result<WorkCharge> charge(CommandContext& context, const ChargeWork& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  // The list that the customer accepted, whatever was adopted since.
  const Policy& policy = context.policy_of(before.price_version);
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.charge"));
  KEHU_TRY_ASSIGN(const PriceItem* price, price_of(policy, command.item, "/item"));
  KEHU_TRY(check_quantity(command.quantity, "/quantity"));
  WorkCharge line;
  line.work_order = order.id;
  line.number = ++order.charges;
  line.item = price->item;
  line.kind = price->kind;
  line.quantity = command.quantity;
  KEHU_TRY_ASSIGN(line.unit_price, unit_price_of(context, policy, *price, command.unit_price));
  KEHU_TRY_ASSIGN(line.value, times(line.unit_price, line.quantity, "/quantity"));
  line.caused_by_customer = command.caused_by_customer.value_or(false);
  line.warranty_until =
      warranty_until(policy.get<WarrantyClause>(), order.model, order.purchase_date);
  // Who asked in time does not pay for how long it took to come.
  Date asked_on = policy.zone().day(order.requested_at);
  bool in_warranty = line.warranty_until && asked_on <= *line.warranty_until;
  line.decision = decide_warranty(policy, line.kind, in_warranty, line.caused_by_customer);
  bool pays = line.decision == WarrantyDecision::chargeable;
  line.clause = pays ? "SRV-10" : "SRV-11";
  line.charged = pays ? line.value : Money::zero(line.value.currency());
  line.recorded_at = context.now();
  line.recorded_by = context.actor().actor;
  KEHU_TRY(order.charged.add(line.charged));  // the sum is bounded before it is compared
  KEHU_TRY(granted(context, decide_charge(policy.get<PriceListClause>(), order.agreed,
                                          order.charged, line.charged)));
  order.charged = order.charged + line.charged;
  KEHU_TRY(context.insert(line));
  KEHU_TRY(context.update(before, order));
  return line;
}

Result<WorkOrder> consent(CommandContext& context, const ConsentToOverrun& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_line(command.consented_by, "/consented_by"));
  KEHU_TRY(check_amount(context.policy(), command.amount, "/amount"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.consent",
                               command.consented_by));
  KEHU_TRY(check_customers_word(context, order, command.consented_by, "/consented_by"));
  if (command.amount <= order.agreed)
    return invalid(
        "work_order.not_more", "/amount",
        command.amount.text() + " is not more than the " + order.agreed.text() + " that is agreed");
  order.agreed = command.amount;
  KEHU_TRY(context.update(before, order));
  return order;
}

Result<WorkCharge> grant_goodwill(CommandContext& context, const GrantGoodwill& command) {
  KEHU_TRY_ASSIGN(WorkOrder before, fetch(context, command.work_order));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  WorkOrder order = before;
  KEHU_TRY(casework::take_step(context, work_order_workflow, order, "work_order.grant_goodwill",
                               command.reason));
  auto charged = context.find<WorkCharge>(order.id, command.line);
  if (!charged)
    return not_found(
        "work_order.line_not_found", "/line",
        "the work order " + order.number + " has no line " + std::to_string(command.line));
  if (charged->charged.is_zero())
    return conflict("work_order.nothing_charged", "/line",
                    "line " + std::to_string(command.line) + " is free already");
  KEHU_TRY_ASSIGN(casework::Signature signature,
                  casework::sign(context, {.matter = "work_order.goodwill",
                                           .clause = "SRV-11",
                                           .about = about(order),
                                           .requested_by = charged->recorded_by,
                                           .amount = charged->charged,
                                           .note = command.reason}));
  KEHU_TRY(check_not_on_order(context, order, signature));
  WorkCharge line = *charged;
  line.decision = WarrantyDecision::goodwill;
  line.clause = "SRV-11";
  line.charged = Money::zero(line.value.currency());
  order.charged = order.charged - charged->charged;
  KEHU_TRY(context.update(*charged, line));
  KEHU_TRY(context.update(before, order));
  return line;
}

}  // namespace kehu::work_order
