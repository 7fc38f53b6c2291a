// Purchases as they are made.
#include "kehu/casework/in_hand.hpp"
#include "kehu/customer/merges.hpp"
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

namespace {

struct When {
  Date day;
  Instant instant{};
};

Result<When> when(const CommandContext& context, const RecordPurchase& request) {
  const Zone& zone = context.policy().zone();
  When made{context.today(), context.now()};
  if (request.purchased_at) made = {zone.day(*request.purchased_at), *request.purchased_at};
  if (request.purchased_on) {
    if (request.purchased_at && !(made.day == *request.purchased_on))
      return invalid(
          "purchase.dates", "/purchased_at",
          "the instant lies on " + text(made.day) + ", not on " + text(*request.purchased_on));
    made.day = *request.purchased_on;
    if (!request.purchased_at) made.instant = zone.start(made.day);
  }
  if (made.day > context.today() || made.instant > context.now())
    return invalid("purchase.future_date", request.purchased_at ? "/purchased_at" : "/purchased_on",
                   text(made.day) + " is still to come");
  return made;
}

Result<void> check_texts(const RecordPurchase& request) {
  if (request.channel) KEHU_TRY(casework::check_line(*request.channel, "/channel"));
  if (request.reference) KEHU_TRY(casework::check_line(*request.reference, "/reference"));
  for (std::size_t i = 0; i < request.lines.size(); ++i)
    KEHU_TRY(casework::check_needed_line(request.lines[i].product,
                                         "/lines/" + std::to_string(i) + "/product"));
  return {};
}

Result<void> insert_lines(CommandContext& context, const RecordPurchase& request,
                          const Purchase& purchase) {
  std::int64_t number = 0;
  for (const NewPurchaseLine& given : request.lines) {
    PurchaseLine line;
    line.purchase = purchase.id;
    line.number = ++number;
    line.customer = purchase.customer;
    line.product = given.product;
    line.quantity = given.quantity.value_or(1);
    line.amount = given.amount;
    line.returned = Money::zero(given.amount.currency());
    KEHU_TRY(context.insert(line));
  }
  return {};
}

}  // namespace

Result<Purchase> fetch(Reader& reader, const Id<Purchase>& id, std::string_view path) {
  if (auto row = reader.find<Purchase>(id)) return *std::move(row);
  return not_found("purchase.not_found", path, "no purchase has the id " + id.text());
}

Result<Purchase> record_purchase(CommandContext& context, const RecordPurchase& request) {
  KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, request.customer, "/customer"));
  KEHU_TRY(check_texts(request));
  KEHU_TRY_ASSIGN(
      Bought made,
      bought(request, currency_of(context, customer::records_of(context, customer.id))));
  KEHU_TRY_ASSIGN(When time, when(context, request));
  Purchase purchase;
  purchase.id = context.id_or_new(request.id);
  purchase.customer = customer.id;
  purchase.purchased_on = time.day;
  purchase.purchased_at = time.instant;
  purchase.amount = made.amount;
  purchase.redeemed = made.redeemed;
  purchase.returned = purchase.returned_redeemed = Money::zero(made.amount.currency());
  purchase.channel = request.channel.value_or("");
  purchase.reference = request.reference.value_or("");
  purchase.lines = static_cast<std::int64_t>(request.lines.size());
  purchase.recorded_at = context.now();
  purchase.recorded_by = context.actor().actor;
  KEHU_TRY(casework::check_new_id(context, request.id, "purchase.exists", "a purchase"));
  KEHU_TRY(count(context, nullptr, purchase));
  KEHU_TRY(context.insert(purchase));
  KEHU_TRY(insert_lines(context, request, purchase));
  return purchase;
}

}  // namespace kehu::purchase
