// Points spent, and given back.
#include <algorithm>

#include "kehu/customer/merges.hpp"
#include "points/book.hpp"
#include "points/handlers.hpp"

namespace kehu::points {

Result<void> give_back(CommandContext& context, PointsBooks& books, PointsRedemption& redemption,
                       std::int64_t points) {
  auto lines = context.rows<RedemptionLine>("", {Reader::value(redemption.id)});
  redemption.restored += points;
  for (auto at = lines.rbegin(); at != lines.rend() && points > 0; ++at) {
    RedemptionLine line = *at;
    std::int64_t part = std::min(points, line.points - line.restored);
    if (part == 0) continue;
    KEHU_TRY_ASSIGN(PointsBook * book, books.of_lot(line.lot));
    KEHU_TRY(
        book->give_back(*book->lot(line.lot), part, {PointsAct::restore, redemption.id.value}));
    KEHU_TRY(book->recover_owed());
    line.restored += part;
    points -= part;
    KEHU_TRY(context.update(*at, line));
  }
  ensure(points == 0, "more points are given back than a redemption has");
  return {};
}

namespace {

// What a redemption is for.
struct Use {
  std::int64_t points = 0;
  std::optional<PointsReward> reward;
  std::int64_t quantity = 0;
  std::optional<Money> value;
};

Error wrong_points(std::int64_t points) {
  return invalid("points.amount", "/points", std::to_string(points) + " is not above zero");
}

Result<Use> reward_use(CommandContext& context, const RedeemPoints& command) {
  Use use;
  KEHU_TRY_ASSIGN(use.reward, fetch(context, *command.reward, "/reward", "reward"));
  use.quantity = command.quantity.value_or(1);
  if (use.quantity <= 0 || use.quantity > lot_max / use.reward->points)
    return invalid("points.amount", "/quantity",
                   std::to_string(use.quantity) + " of a reward cannot be redeemed");
  use.points = use.reward->points * use.quantity;
  if (command.points && *command.points != use.points)
    return invalid("points.amount", "/points",
                   "the reward asks for " + std::to_string(use.points) + " points, not for " +
                       std::to_string(*command.points));
  return use;
}

// The value of what was redeemed towards a purchase already.
Result<Money> covered(Reader& reader, const Purchase& purchase) {
  Money sum = Money::zero(purchase.amount.currency());
  for (const PointsRedemption& redemption :
       reader.rows<PointsRedemption>("by_purchase", {Reader::value(purchase.id)})) {
    KEHU_TRY_ASSIGN(sum, sum.add(*redemption.value));
  }
  return sum;
}

Result<Use> purchase_use(CommandContext& context, const RedeemPoints& command,
                         const std::vector<Id<Customer>>& records) {
  if (!command.points)
    return invalid("points.amount", "/points", "say how many points are paid with");
  if (*command.points <= 0) return wrong_points(*command.points);
  auto purchase = context.find<Purchase>(*command.purchase);
  if (!purchase)
    return not_found("purchase.not_found", "/purchase",
                     "no purchase has the id " + command.purchase->text());
  if (std::ranges::find(records, purchase->customer) == records.end())
    return invalid("points.other_customer", "/purchase", "the purchase is another customer's");
  if (purchase->state != purchase::PurchaseState::kept)
    return conflict("points.purchase_returned", "/purchase",
                    "goods of the purchase have come back; it can no longer be paid with points");
  Use use;
  use.points = *command.points;
  Money one = context.policy().get<PointsClause>().point_value;
  if (!(one.currency() == purchase->amount.currency()))
    return invalid("points.currency", "/purchase",
                   "a point is worth " + one.text() + "; the purchase is in " +
                       std::string(purchase->amount.currency().code()));
  KEHU_TRY_ASSIGN(use.value, one.multiply(Ratio(use.points, 1), Rounding::down));
  KEHU_TRY_ASSIGN(Money before, covered(context, *purchase));
  Money left = purchase->redeemed - before;
  if (*use.value > left)
    return invalid("points.exceeds_redeemed", "/points",
                   std::to_string(use.points) + " points are worth " + use.value->text() +
                       ", more than the " + left.text() +
                       " of the purchase that are recorded as paid with points");
  return use;
}

Result<Use> use_of(CommandContext& context, const RedeemPoints& command,
                   const std::vector<Id<Customer>>& records) {
  if (command.reward.has_value() == command.purchase.has_value())
    return invalid("points.selection", command.reward ? "/purchase" : "/reward",
                   "points are redeemed for a reward or towards a purchase; name one of the two");
  if (command.points && *command.points <= 0) return wrong_points(*command.points);
  if (command.reward) return reward_use(context, command);
  if (command.quantity)
    return invalid("points.selection", "/quantity", "a purchase has no quantity; leave it out");
  return purchase_use(context, command, records);
}

// The lots that may be drawn on: those named or, where none is, all of the customer's.
Result<std::vector<PointsSource>> redeemable(PointsBooks& books,
                                             const std::vector<Id<Customer>>& records,
                                             const std::vector<Id<PointsLot>>& named,
                                             RedemptionFacts& facts) {
  auto is_left_out = [&](const PointsLot& lot) {
    return !named.empty() && std::ranges::find(named, lot.id) == named.end();
  };
  for (const Id<Customer>& record : records) {
    KEHU_TRY_ASSIGN(PointsBook * book, books.of(record));
    facts.owed += book->account.owed;
    for (PointsLot* lot : book->open_lots()) {
      if (is_left_out(*lot)) continue;
      facts.active += lot->active;
      facts.locked += lot->locked;
      if (lot->locked > 0 && (!facts.next_unlock || lot->unlocks_on < *facts.next_unlock))
        facts.next_unlock = lot->unlocks_on;
    }
  }
  KEHU_TRY_ASSIGN(auto found, books.sources(records));
  std::erase_if(found, [&](const PointsSource& source) { return is_left_out(*source.lot); });
  return found;
}

// Whose the named lots are, and whether they may be drawn on.
Result<void> check_named(CommandContext& context, PointsBooks& books,
                         const std::vector<Id<Customer>>& records,
                         const std::vector<Id<PointsLot>>& named, RedemptionFacts& facts) {
  for (std::size_t i = 0; i < named.size(); ++i) {
    std::string path = "/lots/" + std::to_string(i);
    KEHU_TRY_ASSIGN(PointsLot stored, fetch(context, named[i], path, "lot"));
    if (std::ranges::find(records, stored.customer) == records.end())
      return invalid("points.other_customer", path, "the lot is another customer's");
    KEHU_TRY_ASSIGN(PointsBook * book, books.of(stored.customer));
    const PointsLot& lot = *book->lot(named[i]);
    if (lot.locked > 0) facts.named_locked = lot.unlocks_on;
    if (lot.expired > 0 && lot.active == 0) facts.named_expired = lot.expires_on;
  }
  return {};
}

Result<void> draw(CommandContext& context, const std::vector<PointsSource>& from,
                  const PointsRedemption& redemption) {
  std::int64_t left = redemption.points, number = 0;
  for (const PointsSource& source : from) {
    if (left == 0) break;
    std::int64_t part = std::min(left, source.lot->active);
    KEHU_TRY(source.book->move(*source.lot, PointsPlace::used, PointsPlace::active, part,
                               {PointsAct::redeem, redemption.id.value}));
    KEHU_TRY(context.insert(RedemptionLine{redemption.id, ++number, 0, source.lot->id, part, 0}));
    left -= part;
  }
  ensure(left == 0, "a redemption draws exactly what it asks for");
  return {};
}

Result<void> take_from_stock(CommandContext& context, const PointsReward& before,
                             std::int64_t quantity) {
  if (!before.stock) return {};
  PointsReward reward = before;
  *reward.stock -= quantity;
  return context.update(before, reward);
}

PointsRedemption new_redemption(CommandContext& context, const RedeemPoints& command,
                                const Id<Customer>& customer, const Use& use) {
  PointsRedemption redemption;
  redemption.id = context.id_or_new(command.id);
  redemption.customer = customer;
  redemption.points = use.points;
  redemption.reward = command.reward;
  redemption.quantity = use.quantity;
  redemption.purchase = command.purchase;
  redemption.value = use.value;
  redemption.note = command.note.value_or("");
  redemption.redeemed_on = context.today();
  redemption.redeemed_at = context.now();
  redemption.redeemed_by = context.actor().actor;
  return redemption;
}

}  // namespace

Result<PointsRedemption> redeem_points(CommandContext& context, const RedeemPoints& command) {
  KEHU_TRY_ASSIGN(Id<Customer> customer,
                  customer::resolve_id(context, command.customer, "/customer"));
  if (command.note) KEHU_TRY(casework::check_text(*command.note, "/note"));
  KEHU_TRY(check_new(context, command.id, "redemption"));
  auto records = customer::records_of(context, customer);
  KEHU_TRY_ASSIGN(Use use, use_of(context, command, records));
  PointsBooks books(context);
  std::string tier;
  RedemptionFacts facts;
  facts.today = context.today();
  facts.points = use.points;
  facts.quantity = use.quantity;
  if (use.reward) {
    facts.reward = &*use.reward;
    tier = tier_of(context, context.policy(), customer, facts.today, facts.today);
    facts.tier = tier;
  }
  for (const Id<Customer>& record : records) KEHU_TRY(settle_returns(context, books, record));
  KEHU_TRY(check_named(context, books, records, command.lots, facts));
  KEHU_TRY_ASSIGN(auto from, redeemable(books, records, command.lots, facts));
  Decision decision = decide_redemption(context.policy(), facts);
  KEHU_TRY(granted(context, decision));

  PointsRedemption redemption = new_redemption(context, command, customer, use);
  KEHU_TRY(context.insert(redemption));
  KEHU_TRY(draw(context, from, redemption));
  if (use.reward) KEHU_TRY(take_from_stock(context, *use.reward, use.quantity));
  KEHU_TRY(books.save());
  return redemption;
}

Result<PointsRedemption> cancel_redemption(CommandContext& context,
                                           const CancelRedemption& command) {
  KEHU_TRY_ASSIGN(PointsRedemption before,
                  fetch(context, command.redemption, "/redemption", "redemption"));
  KEHU_TRY(casework::check_needed_text(command.reason, "/reason"));
  KEHU_TRY(workflow::advance(redemption_workflow,
                             before.state == RedemptionState::redeemed ? "redeemed" : "cancelled",
                             "points.cancel_redemption"));
  if (before.purchase)
    return conflict("points.paid_purchase", "/redemption",
                    "the points paid a purchase; take its goods back instead");
  PointsRedemption redemption = before;
  PointsBooks books(context);
  KEHU_TRY(give_back(context, books, redemption, before.points - before.restored));
  redemption.state = RedemptionState::cancelled;
  redemption.cancellation = command.reason;
  KEHU_TRY(context.update(before, redemption));
  auto reward = context.find<PointsReward>(*before.reward);
  ensure(reward.has_value(), "a redemption names a reward that is not there");
  KEHU_TRY(take_from_stock(context, *reward, -before.quantity));
  KEHU_TRY(books.save());
  return redemption;
}

}  // namespace kehu::points
