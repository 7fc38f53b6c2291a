// What purchases earn, and what goods that come back take with them.
#include <set>

#include "kehu/customer/merges.hpp"
#include "kehu/tier.hpp"
#include "points/book.hpp"
#include "points/handlers.hpp"

namespace kehu::points {

std::string tier_of(Reader& reader, const Policy& policy, const Id<Customer>& customer,
                    const Date& day, const Date& today) {
  if (day < today) return tier::tier_on(reader, policy, customer, day);
  return tier::tier_of(reader, policy, customer);
}

namespace {

// What the customer had spent at the end of the day of a purchase, in the policy's currency.
std::optional<Money> total_spend(Reader& reader, Currency currency, const Id<Customer>& customer,
                                 const Date& day) {
  auto statistics = purchase::statistics_of(reader, customer);
  if (!statistics || !(statistics->spent.currency() == currency)) return std::nullopt;
  if (!statistics->last_on || *statistics->last_on <= day) return statistics->spent;
  return purchase::spend_between(reader, customer, *statistics->first_on, day);
}

// What a purchase is settled by, beside itself. The product names are views into `lines`.
struct EarningCase {
  PolicyVersions::Version terms;  // of the policy for purchases of that day (GOV-9)
  std::vector<purchase::PurchaseLine> lines;
  std::vector<EarningLine> earning;
  std::string tier;
  EarningFacts facts;
};

void load_lines(Reader& reader, const Purchase& purchase, EarningCase& made) {
  if (purchase.lines > 0)
    made.lines = reader.rows<purchase::PurchaseLine>("", {Reader::value(purchase.id)});
  if (made.lines.empty()) {
    made.earning.push_back({"", purchase.amount - purchase.redeemed});
    return;
  }
  std::vector<Money> amounts;
  for (const auto& line : made.lines) amounts.push_back(line.amount);
  auto paid = paid_in_money(amounts, purchase.redeemed);
  for (std::size_t i = 0; i < paid.size(); ++i)
    made.earning.push_back({made.lines[i].product, paid[i]});
}

Result<void> load_case(CommandContext& context, const Purchase& purchase, EarningCase& made) {
  made.terms = context.policy_for(purchase.purchased_on);
  const Policy& policy = *made.terms.policy;
  load_lines(context, purchase, made);
  KEHU_TRY_ASSIGN(Id<Customer> survivor,
                  customer::resolve_id(context, purchase.customer, "/purchase"));
  made.tier = tier_of(context, policy, survivor, purchase.purchased_on, context.today());
  made.facts.channel = purchase.channel;
  made.facts.tier = made.tier;
  made.facts.lines = made.earning;
  made.facts.total_spend = total_spend(context, policy.currency(), survivor, purchase.purchased_on);
  return {};
}

// Why a purchase earned what it did, for the journal.
Decision explained(const Purchase& purchase, const EarningCase& made, std::int64_t points) {
  Decision decision;
  decision.check(
      true, "TIER-4", "points_earned", "",
      {{"points", points},
       {"paid", purchase.amount - purchase.redeemed},
       {"tier", intern(made.tier)},
       {"total_spend", made.facts.total_spend ? FactValue(*made.facts.total_spend) : FactValue()}});
  return decision;
}

// Settles the purchases of one command.
class Settlement {
 public:
  Settlement(CommandContext& context, PointsBooks& books) : context_(context), books_(books) {}

  Result<void> settle(const Purchase& purchase, bool explain) {
    KEHU_TRY_ASSIGN(PointsBook * book, books_.of(purchase.customer));
    PointsLot* lot = book->lot(Id<PointsLot>{purchase.id.value});
    bool is_new = !lot;
    if (is_new) {
      KEHU_TRY_ASSIGN(lot, earn(*book, purchase, explain));
    }
    bool came_back = !(lot->returned == purchase.returned);
    if (!is_new && !came_back) return {};
    if (came_back) {
      KEHU_TRY(restore(purchase, terms_of(*lot).restoration_rounding));
      KEHU_TRY(reverse(*book, *lot, purchase));
    }
    KEHU_TRY(book->recover_owed());
    ++reply.purchases;
    return {};
  }
  PointsSettled reply;

 private:
  Result<PointsLot*> earn(PointsBook& book, const Purchase& purchase, bool explain) {
    EarningCase made;
    KEHU_TRY(load_case(context_, purchase, made));
    PointsLot lot;
    lot.id.value = purchase.id.value;
    lot.source = LotSource::purchase;
    KEHU_TRY_ASSIGN(lot.granted, earned_points(*made.terms.policy, made.facts));
    lot.returned = Money::zero(purchase.amount.currency());
    lot.tier = made.tier;
    lot.earned_on = purchase.purchased_on;
    lot.policy_version = made.terms.number;
    const auto& clause = made.terms.policy->get<PointsClause>();
    lot.unlocks_on = unlock_day(clause, lot.earned_on);
    lot.expires_on = expiry_day(clause, lot.earned_on);
    if (explain) context_.record(explained(purchase, made, lot.granted));
    reply.earned += lot.granted;
    auto granted = book.grant(std::move(lot), {PointsAct::earn, purchase.id.value});
    if (!granted) return under("/purchase", std::move(granted).error());
    return *granted;
  }

  // What comes back is settled by the policy under which the purchase earned.
  const PointsClause& terms_of(const PointsLot& lot) const {
    return context_.policy_of(lot.policy_version).get<PointsClause>();
  }

  // The part of each redemption that belongs to what came back.
  Result<void> restore(const Purchase& purchase, Rounding rounding) {
    if (purchase.redeemed.is_zero()) return {};
    for (const PointsRedemption& before :
         context_.rows<PointsRedemption>("by_purchase", {Reader::value(purchase.id)})) {
      std::int64_t due =
          share_of(before.points, purchase.returned_redeemed, purchase.redeemed, rounding);
      if (due <= before.restored) continue;
      PointsRedemption redemption = before;
      reply.restored += due - before.restored;
      KEHU_TRY(give_back(context_, books_, redemption, due - before.restored));
      KEHU_TRY(context_.update(before, redemption));
    }
    return {};
  }

  Result<void> reverse(PointsBook& book, PointsLot& lot, const Purchase& purchase) {
    lot.returned = purchase.returned;
    book.mark(lot);
    std::int64_t due =
        share_of(lot.granted, purchase.returned - purchase.returned_redeemed,
                 purchase.amount - purchase.redeemed, terms_of(lot).reversal_rounding);
    std::int64_t more = due - lot.reversed;
    if (more <= 0) return {};
    reply.reversed += more;
    return book.take_back(lot, more, {PointsAct::reverse, purchase.id.value});
  }

  CommandContext& context_;
  PointsBooks& books_;
};

bool is_settled(Reader& reader, const Purchase& purchase) {
  auto lot = reader.find<PointsLot>(Id<PointsLot>{purchase.id.value});
  return lot && lot->returned == purchase.returned;
}

// What is not settled yet, of some records or (none given) of all, by customer and day.
std::vector<Purchase> unsettled(Reader& reader, const std::vector<Id<Customer>>& records) {
  std::vector<Purchase> found;
  auto look = [&](store::Range range) {
    reader.each<Purchase>("by_customer", range, [&](const Purchase& purchase) {
      if (!is_settled(reader, purchase)) found.push_back(purchase);
      return true;
    });
  };
  for (const Id<Customer>& record : records) look({{Reader::value(record)}, {}, {}, false, 0});
  if (records.empty()) look({});
  return found;
}

}  // namespace

Result<void> settle_returns(CommandContext& context, PointsBooks& books,
                            const Id<Customer>& record) {
  KEHU_TRY_ASSIGN(PointsBook * book, books.of(record));
  std::set<Id<Purchase>> came_back;
  for (const auto& goods : context.rows<purchase::TakeBack>("by_customer", {Reader::value(record)}))
    came_back.insert(goods.purchase);
  Settlement settlement(context, books);
  for (const Id<Purchase>& id : came_back) {
    if (!book->lot(Id<PointsLot>{id.value})) continue;  // it has earned nothing yet
    auto purchase = context.find<Purchase>(id);
    ensure(purchase.has_value(), "goods came back of a purchase that is not there");
    KEHU_TRY(settlement.settle(*purchase, false));
  }
  return {};
}

Result<PointsSettled> settle_points(CommandContext& context, const SettlePoints& command) {
  if (command.purchase && command.customer)
    return invalid("points.selection", "/customer",
                   "name a purchase or a customer, not both; or neither, for all");
  PointsBooks books(context);
  Settlement settlement(context, books);
  if (command.purchase) {
    auto purchase = context.find<Purchase>(*command.purchase);
    if (!purchase)
      return not_found("purchase.not_found", "/purchase",
                       "no purchase has the id " + command.purchase->text());
    KEHU_TRY(settlement.settle(*purchase, true));
  } else {
    std::vector<Id<Customer>> records;
    if (command.customer) {
      KEHU_TRY_ASSIGN(Id<Customer> survivor,
                      customer::resolve_id(context, *command.customer, "/customer"));
      records = customer::records_of(context, survivor);
    }
    for (const Purchase& purchase : unsettled(context, records))
      KEHU_TRY(settlement.settle(purchase, false));
  }
  KEHU_TRY(books.save());
  return settlement.reply;
}

}  // namespace kehu::points
