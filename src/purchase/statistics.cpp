// The statistics of each record: kept up by every purchase, and made anew.
#include <algorithm>

#include "kehu/customer/merges.hpp"
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

namespace {

store::Range of_customer(const Id<Customer>& customer) {
  return {{Reader::value(customer)}, {}, {}, false, 0};
}

// Whether another purchase of that day counts.
bool is_shared_day(Reader& reader, const Purchase& purchase) {
  bool shared = false;
  store::Range day{
      {Reader::value(purchase.customer), Reader::value(purchase.purchased_on)}, {}, {}, false, 0};
  reader.each<Purchase>("by_customer", day, [&](const Purchase& other) {
    shared = counts(other) && !(other.id == purchase.id);
    return !shared;
  });
  return shared;
}

// The first purchase, or the last, that counts beside one that counts no more.
std::optional<Date> outermost(Reader& reader, const Purchase& gone, bool last) {
  std::optional<Date> found;
  store::Range all = of_customer(gone.customer);
  all.descending = last;
  reader.each<Purchase>("by_customer", all, [&](const Purchase& other) {
    if (counts(other) && !(other.id == gone.id)) found = other.purchased_on;
    return !found;
  });
  return found;
}

Money spent_on_day(Reader& reader, const Purchase& gone, const Date& day) {
  Money sum = Money::zero(gone.amount.currency());
  store::Range range{{Reader::value(gone.customer), Reader::value(day)}, {}, {}, false, 0};
  reader.each<Purchase>("by_customer", range, [&](const Purchase& other) {
    if (counts(other) && !(other.id == gone.id)) sum = sum + spent_on(other);
    return true;
  });
  return sum;
}

void add_day(Reader& reader, PurchaseStatistics& sum, const Purchase& purchase) {
  const Date& day = purchase.purchased_on;
  bool outside = !sum.first_on || day < *sum.first_on || day > *sum.last_on;
  bool known =
      !outside && (day == *sum.first_on || day == *sum.last_on || is_shared_day(reader, purchase));
  if (!known) ++sum.purchase_days;
  if (!sum.first_on || day < *sum.first_on) {
    sum.first_on = day;
    sum.first_day_spent = spent_on(purchase);
  } else if (day == *sum.first_on) {
    sum.first_day_spent = sum.first_day_spent + spent_on(purchase);
  }
  sum.last_on = sum.last_on ? std::max(*sum.last_on, day) : day;
}

void remove_day(Reader& reader, PurchaseStatistics& sum, const Purchase& before) {
  const Date& day = before.purchased_on;
  if (is_shared_day(reader, before)) {
    if (day == *sum.first_on) sum.first_day_spent = sum.first_day_spent - spent_on(before);
    return;
  }
  --sum.purchase_days;
  bool was_first = day == *sum.first_on, was_last = day == *sum.last_on;
  if (was_first) {
    sum.first_on = outermost(reader, before, false);
    sum.first_day_spent = sum.first_on ? spent_on_day(reader, before, *sum.first_on)
                                       : Money::zero(before.amount.currency());
  }
  if (was_last) sum.last_on = sum.first_on ? outermost(reader, before, true) : std::nullopt;
}

Result<void> count_in_month(CommandContext& context, const Purchase* before, const Purchase& after,
                            Money spent_more, std::int64_t purchases_more) {
  Date month = month_of(after.purchased_on);
  auto there = context.find<PurchaseMonth>(after.customer, month);
  ensure(there.has_value() || !before, "a purchase is not counted in its month");
  PurchaseMonth sum = there.value_or(
      PurchaseMonth{after.customer, month, 0, 0, Money::zero(after.amount.currency())});
  sum.purchases += purchases_more;
  sum.spent = sum.spent + spent_more;
  if (sum.purchases == 0) return context.erase(*there);
  if (!there) return context.insert(sum);
  return context.update(*there, sum);
}

PurchaseStatistics empty(const Purchase& purchase) {
  PurchaseStatistics sum;
  sum.customer = purchase.customer;
  sum.spent = sum.first_day_spent = sum.redeemed = sum.returned =
      Money::zero(purchase.amount.currency());
  return sum;
}

}  // namespace

Result<void> count(CommandContext& context, const Purchase* before, const Purchase& after) {
  auto there = context.find<PurchaseStatistics>(after.customer);
  PurchaseStatistics sum = there.value_or(empty(after));
  Money zero = Money::zero(after.amount.currency());
  Money spent_more = spent_on(after) - (before ? spent_on(*before) : zero);
  std::int64_t purchases_more = counts(after) ? (before ? 0 : 1) : -1;
  auto spent = sum.spent.add(spent_more);
  if (!spent) return under("/amount", std::move(spent).error());
  auto returned = sum.returned.add(after.returned - (before ? before->returned : zero));
  if (!returned) return under("/amount", std::move(returned).error());
  auto redeemed = sum.redeemed.add(after.redeemed - after.returned_redeemed -
                                   (before ? before->redeemed - before->returned_redeemed : zero));
  if (!redeemed) return under("/redeemed", std::move(redeemed).error());
  sum.spent = *spent;
  sum.returned = *returned;
  sum.redeemed = *redeemed;
  sum.purchases += purchases_more;
  if (!before) {
    add_day(context, sum, after);
  } else if (!counts(after)) {
    remove_day(context, sum, *before);
  } else if (after.purchased_on == *sum.first_on) {
    sum.first_day_spent = sum.first_day_spent + spent_more;
  }
  // The month's row names that of the statistics.
  if (there) {
    KEHU_TRY(context.update(*there, sum));
  } else {
    KEHU_TRY(context.insert(sum));
  }
  return count_in_month(context, before, after, spent_more, purchases_more);
}

namespace {

// Writes what differs from what should be there; says whether anything did.
Result<std::int64_t> put_right(CommandContext& context, const Figures& should) {
  std::int64_t changed = 0;
  const Id<Customer>& customer = should.statistics.customer;
  auto there = context.find<PurchaseStatistics>(customer);
  if (!there) {
    KEHU_TRY(context.insert(should.statistics));
    ++changed;
  } else if (!same(*there, should.statistics)) {
    KEHU_TRY(context.update(*there, should.statistics));
    ++changed;
  }
  std::map<Date, PurchaseMonth> left = should.months;
  for (const PurchaseMonth& month : context.rows<PurchaseMonth>("", {Reader::value(customer)})) {
    auto found = left.find(month.month);
    if (found == left.end()) {
      KEHU_TRY(context.erase(month));
      ++changed;
      continue;
    }
    if (!same(month, found->second)) {
      KEHU_TRY(context.update(month, found->second));
      ++changed;
    }
    left.erase(found);
  }
  for (const auto& [day, month] : left) {
    KEHU_TRY(context.insert(month));
    ++changed;
  }
  return changed;
}

Result<std::int64_t> forget(CommandContext& context, const PurchaseStatistics& statistics) {
  std::int64_t changed = 1;
  for (const PurchaseMonth& month :
       context.rows<PurchaseMonth>("", {Reader::value(statistics.customer)})) {
    KEHU_TRY(context.erase(month));
    ++changed;
  }
  KEHU_TRY(context.erase(statistics));
  return changed;
}

// Everyone who ever bought, and whoever has statistics without.
std::vector<Id<Customer>> customers_to_rebuild(CommandContext& context) {
  static const std::size_t customer = table_of<Purchase>().descriptor().index_of("customer");
  std::vector<Id<Customer>> all;
  context.each<Purchase>(
      "by_customer", {},
      [&](const Purchase& purchase) {
        if (all.empty() || !(all.back() == purchase.customer)) all.push_back(purchase.customer);
        return true;
      },
      std::span(&customer, 1));
  std::size_t buyers = all.size();
  context.each<PurchaseStatistics>("", {}, [&](const PurchaseStatistics& statistics) {
    all.push_back(statistics.customer);
    return true;
  });
  std::inplace_merge(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(buyers), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

Result<StatisticsRebuilt> rebuild_statistics(CommandContext& context,
                                             const RebuildStatistics& request) {
  std::vector<Id<Customer>> customers;
  if (request.customer) {
    KEHU_TRY_ASSIGN(Customer known, customer::resolve(context, *request.customer, "/customer"));
    customers = customer::records_of(context, known.id);
  } else {
    customers = customers_to_rebuild(context);
  }
  StatisticsRebuilt reply;
  for (const Id<Customer>& customer : customers) {
    auto purchases = context.rows<Purchase>("by_customer", {Reader::value(customer)});
    std::int64_t changed = 0;
    if (!purchases.empty()) {
      KEHU_TRY_ASSIGN(changed, put_right(context, figures_of(purchases)));
    } else if (auto there = context.find<PurchaseStatistics>(customer)) {
      KEHU_TRY_ASSIGN(changed, forget(context, *there));
    }
    reply.changed += changed;
    ++reply.customers;
  }
  return reply;
}

}  // namespace kehu::purchase
