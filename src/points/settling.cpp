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

constexpr std::int64_t verdicts_max = 1000;  // in one reply; all are counted

// Settles the purchases of one command.
class Settlement {
 public:
  Settlement(CommandContext& context, PointsBooks& books) : context_(context), books_(books) {}

  Result<void> settle(const Purchase& purchase, bool explain) {
    KEHU_TRY_ASSIGN(PointsBook * book, books_.of(purchase.customer));
    PointsLot* lot = book->lot(Id<PointsLot>{purchase.id.value});
    if (lot && lot->returned == purchase.returned) return {};
    if (!lot) {
      KEHU_TRY_ASSIGN(lot, earn(*book, purchase, explain));
    }
    return settle_lot(*book, *lot, purchase);
  }
  // Likewise, of a purchase that is not settled yet; where it cannot earn, that goes into the
  // reply. Nothing has to be undone: `earn` finds its errors before the book has anything of the
  // purchase.
  Result<void> settle_or_leave_out(const Purchase& purchase) {
    KEHU_TRY_ASSIGN(PointsBook * book, books_.of(purchase.customer));
    PointsLot* lot = book->lot(Id<PointsLot>{purchase.id.value});
    if (!lot) {
      auto earned = earn(*book, purchase, false);
      if (!earned) {
        leave_out(purchase, std::move(earned).error());
        return {};
      }
      lot = *earned;
    }
    return settle_lot(*book, *lot, purchase);
  }
  PointsSettled reply;

 private:
  void leave_out(const Purchase& purchase, Error error) {
    if (reply.left_out++ < verdicts_max)
      reply.verdicts.push_back({purchase.id, std::move(error.code), std::move(error.message)});
  }

  // What came back of a purchase that has earned, now or before.
  Result<void> settle_lot(PointsBook& book, PointsLot& lot, const Purchase& purchase) {
    if (!(lot.returned == purchase.returned)) {
      KEHU_TRY(restore(purchase, terms_of(lot).restoration_rounding));
      KEHU_TRY(reverse(book, lot, purchase));
    }
    KEHU_TRY(book.recover_owed());
    ++reply.purchases;
    return {};
  }

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
    auto granted = book.grant(std::move(lot), {PointsAct::earn, purchase.id.value});
    if (!granted) return under("/purchase", std::move(granted).error());
    reply.earned += (*granted)->granted;
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

// What is not settled yet, of the purchases that a command looks at, by customer and day.
class Waiting {
 public:
  Waiting(Reader& reader, std::optional<std::int64_t> limit) : reader_(reader), limit_(limit) {}

  std::vector<Purchase> found;
  std::optional<Id<Purchase>> next;  // the first that it was too many to look at

  void look_at(const store::Range& range) {
    if (next) return;
    reader_.each<Purchase>("by_customer", range, [&](const Purchase& purchase) {
      look_at(purchase);
      return !next;
    });
  }
  // Customer and day together are no bound of a range: so the rest of this customer, then those
  // behind him. Whatever comes before is not read again.
  void look_from(const Purchase& first) {
    auto customer = Reader::value(first.customer);
    store::Range of_customer{{customer}, Reader::value(first.purchased_on), {}, false, 0};
    reader_.each<Purchase>("by_customer", of_customer, [&](const Purchase& purchase) {
      bool comes_before = purchase.purchased_on == first.purchased_on && purchase.id < first.id;
      if (!comes_before) look_at(purchase);
      return !next;
    });
    store::Range of_others{{}, customer, {}, false, 2};
    std::optional<Id<Customer>> after;
    reader_.each<Customer>("", of_others, [&](const Customer& other) {
      if (!(other.id == first.customer)) after = other.id;
      return true;
    });
    if (after) look_at({{}, Reader::value(*after), {}, false, 0});
  }

 private:
  void look_at(const Purchase& purchase) {
    if (limit_ && looked_at_ == *limit_)
      next = purchase.id;
    else if (++looked_at_; !is_settled(reader_, purchase))
      found.push_back(purchase);
  }

  Reader& reader_;
  std::optional<std::int64_t> limit_;
  std::int64_t looked_at_ = 0;
};

Result<Purchase> fetch_purchase(Reader& reader, const Id<Purchase>& id, std::string_view path) {
  if (auto purchase = reader.find<Purchase>(id)) return *std::move(purchase);
  return not_found("purchase.not_found", path, "no purchase has the id " + id.text());
}

Result<void> check_selection(const SettlePoints& command) {
  if (command.purchase && command.customer)
    return invalid("points.selection", "/customer",
                   "name a purchase or a customer, not both; or neither, for all");
  if (command.limit && *command.limit < 1)
    return invalid("points.part", "/limit",
                   std::to_string(*command.limit) + " is below 1 purchase; correct the limit");
  if ((command.purchase || command.customer) && (command.limit || command.from))
    return invalid("points.part", command.limit ? "/limit" : "/from",
                   "what is named by itself is not settled in parts; leave limit and from out");
  return {};
}

Result<void> settle_customer(CommandContext& context, Settlement& settlement,
                             const Reference<Customer>& customer) {
  KEHU_TRY_ASSIGN(Id<Customer> survivor, customer::resolve_id(context, customer, "/customer"));
  Waiting waiting(context, {});
  for (const Id<Customer>& record : customer::records_of(context, survivor))
    waiting.look_at({{Reader::value(record)}, {}, {}, false, 0});
  for (const Purchase& purchase : waiting.found) KEHU_TRY(settlement.settle(purchase, false));
  return {};
}

Result<void> settle_all(CommandContext& context, Settlement& settlement,
                        const SettlePoints& command) {
  Waiting waiting(context, command.limit);
  if (command.from) {
    KEHU_TRY_ASSIGN(Purchase first, fetch_purchase(context, *command.from, "/from"));
    waiting.look_from(first);
  } else {
    waiting.look_at(store::Range{});
  }
  for (const Purchase& purchase : waiting.found) KEHU_TRY(settlement.settle_or_leave_out(purchase));
  settlement.reply.next = waiting.next;
  return {};
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
  KEHU_TRY(check_selection(command));
  PointsBooks books(context);
  Settlement settlement(context, books);
  if (command.purchase) {
    KEHU_TRY_ASSIGN(Purchase purchase, fetch_purchase(context, *command.purchase, "/purchase"));
    KEHU_TRY(settlement.settle(purchase, true));
  } else if (command.customer) {
    KEHU_TRY(settle_customer(context, settlement, *command.customer));
  } else {
    KEHU_TRY(settle_all(context, settlement, command));
  }
  KEHU_TRY(books.save());
  return settlement.reply;
}

}  // namespace kehu::points
