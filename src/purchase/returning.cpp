// Goods that come back.
#include "kehu/casework/in_hand.hpp"
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

namespace {

Result<Date> day_of(const CommandContext& context, const TakeBackPurchase& request,
                    const Purchase& purchase) {
  Date day = request.returned_on.value_or(context.today());
  if (day > context.today())
    return invalid("purchase.future_date", "/returned_on", text(day) + " is still to come");
  if (day < purchase.purchased_on)
    return invalid("purchase.dates", "/returned_on",
                   text(day) + " lies before the purchase, of " + text(purchase.purchased_on));
  return day;
}

Result<PurchaseState> state_after(const Purchase& purchase, bool whole) {
  KEHU_TRY_ASSIGN(std::string_view next,
                  workflow::advance(purchase_workflow,
                                    purchase.state == PurchaseState::kept       ? "kept"
                                    : purchase.state == PurchaseState::returned ? "returned"
                                                                                : "partly_returned",
                                    whole ? "purchase.take_back" : "purchase.take_back_part"));
  return next == "returned" ? PurchaseState::returned : PurchaseState::partly_returned;
}

Result<void> write_lines(CommandContext& context, const std::vector<PurchaseLine>& before,
                         const std::vector<PurchaseLine>& after) {
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i].returned_quantity != after[i].returned_quantity ||
        !(before[i].returned == after[i].returned))
      KEHU_TRY(context.update(before[i], after[i]));
  return {};
}

}  // namespace

Result<TakeBack> take_back(CommandContext& context, const TakeBackPurchase& request) {
  KEHU_TRY_ASSIGN(Purchase before, fetch(context, request.purchase, "/purchase"));
  if (request.reason) KEHU_TRY(casework::check_text(*request.reason, "/reason"));
  // Before anything else, so that what came back whole is said to have.
  KEHU_TRY(state_after(before, true));
  KEHU_TRY_ASSIGN(Date day, day_of(context, request, before));
  std::vector<PurchaseLine> lines_before;
  if (before.lines > 0) lines_before = context.rows<PurchaseLine>("", {Reader::value(before.id)});
  std::vector<PurchaseLine> lines = lines_before;
  KEHU_TRY(casework::check_new_id(context, request.id, "purchase.exists", "a return"));
  Purchase after = before;
  KEHU_TRY_ASSIGN(Returned made, take_back(request, after, lines));
  KEHU_TRY_ASSIGN(after.state, state_after(before, made.whole));

  TakeBack row;
  row.id = context.id_or_new(request.id);
  row.customer = before.customer;
  row.purchase = before.id;
  row.returned_on = day;
  row.amount = made.amount;
  row.redeemed = made.redeemed;
  row.reason = request.reason.value_or("");
  row.recorded_at = context.now();
  row.recorded_by = context.actor().actor;
  KEHU_TRY(count(context, &before, after));
  KEHU_TRY(context.update(before, after));
  KEHU_TRY(write_lines(context, lines_before, lines));
  KEHU_TRY(context.insert(row));
  for (TakeBackLine& line : made.lines) {
    line.take_back = row.id;
    KEHU_TRY(context.insert(line));
  }
  return row;
}

}  // namespace kehu::purchase
