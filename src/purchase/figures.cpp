// What a customer's purchases come to, those of the records merged into his with them (CUS-5).
#include <algorithm>
#include <map>

#include "kehu/purchase/buyers.hpp"
#include "purchase/handlers.hpp"
#include "purchase/rules.hpp"

namespace kehu::purchase {

namespace {

using Records = std::vector<Id<Customer>>;

// Purchases of all records up to a day, in order of day.
std::vector<Purchase> bought_until(Reader& reader, const Records& records,
                                   const std::optional<Date>& day) {
  std::vector<Purchase> all;
  auto currency = currency_of(reader, records);
  for (const Id<Customer>& record : records) {
    store::Range range{{Reader::value(record)}, {}, {}, false, 0};
    if (day) range.until = record::Value(*day + days(1));
    std::size_t before = all.size();
    reader.each<Purchase>("by_customer", range, [&](const Purchase& purchase) {
      bool addable = purchase.amount.currency() == *currency;
      if (addable) all.push_back(purchase);
      return addable;
    });
    std::inplace_merge(
        all.begin(), all.begin() + static_cast<std::ptrdiff_t>(before), all.end(),
        [](const Purchase& a, const Purchase& b) { return a.purchased_on < b.purchased_on; });
  }
  return all;
}

// What came back after a day, by purchase.
std::map<Id<Purchase>, TakeBack> returned_after(Reader& reader, const Records& records,
                                                const Date& day) {
  std::map<Id<Purchase>, TakeBack> later;
  for (const Id<Customer>& record : records) {
    store::Range range{{Reader::value(record)}, record::Value(day + days(1)), {}, false, 0};
    reader.each<TakeBack>("by_customer", range, [&](const TakeBack& row) {
      auto [at, added] = later.try_emplace(row.purchase, row);
      if (!added) {
        at->second.amount = at->second.amount + row.amount;
        at->second.redeemed = at->second.redeemed + row.redeemed;
      }
      return true;
    });
  }
  return later;
}

// Precondition: not empty.
Figures joined(const Records& records, std::span<const Purchase> purchases) {
  Figures made = figures_of(purchases);
  made.statistics.customer = records.front();
  for (auto& [day, month] : made.months) month.customer = records.front();
  return made;
}

}  // namespace

std::optional<Currency> currency_of(Reader& reader, const Records& records) {
  for (const Id<Customer>& record : records)
    if (auto statistics = reader.find<PurchaseStatistics>(record))
      return statistics->spent.currency();
  return std::nullopt;
}

std::optional<PurchaseStatistics> statistics_of(Reader& reader, const Id<Customer>& customer) {
  Records records = customer::records_of(reader, customer);
  if (records.size() == 1) return reader.find<PurchaseStatistics>(customer);
  auto purchases = bought_until(reader, records, {});
  if (purchases.empty()) return std::nullopt;
  return joined(records, purchases).statistics;
}

std::optional<PurchaseStatistics> statistics_on(Reader& reader, const Id<Customer>& customer,
                                                const Date& day) {
  Records records = customer::records_of(reader, customer);
  auto purchases = bought_until(reader, records, day);
  if (purchases.empty()) return std::nullopt;
  auto later = returned_after(reader, records, day);
  for (Purchase& purchase : purchases) {
    auto found = later.find(purchase.id);
    if (found == later.end()) continue;
    purchase.returned = purchase.returned - found->second.amount;
    purchase.returned_redeemed = purchase.returned_redeemed - found->second.redeemed;
    purchase.state = PurchaseState::partly_returned;  // of what came back whole nothing can
  }
  return joined(records, purchases).statistics;
}

namespace {

Money spent_in_days(Reader& reader, const Id<Customer>& record, const Date& from, const Date& until,
                    Money zero) {
  Money sum = zero;
  if (from > until) return sum;
  store::Range range{
      {Reader::value(record)}, record::Value(from), record::Value(until + days(1)), false, 0};
  reader.each<Purchase>("by_customer", range, [&](const Purchase& purchase) {
    sum = sum + spent_on(purchase);
    return true;
  });
  return sum;
}

Money spent_under(Reader& reader, const Id<Customer>& record, const Date& from, const Date& until,
                  Money zero) {
  // The first month that begins in the window, and the first that does not end in it.
  Date first = from.day() == 1 ? from : month_of(from) + months(1);
  Date rest = until.end_of_month() == until ? until + days(1) : month_of(until);
  if (first >= rest) return spent_in_days(reader, record, from, until, zero);
  Money sum = spent_in_days(reader, record, from, first - days(1), zero) +
              spent_in_days(reader, record, rest, until, zero);
  store::Range whole{{Reader::value(record)}, record::Value(first), record::Value(rest), false, 0};
  reader.each<PurchaseMonth>("", whole, [&](const PurchaseMonth& month) {
    sum = sum + month.spent;
    return true;
  });
  return sum;
}

}  // namespace

std::optional<Money> spend_between(Reader& reader, const Id<Customer>& customer, const Date& from,
                                   const Date& until) {
  std::optional<Money> sum;
  for (const Id<Customer>& record : customer::records_of(reader, customer)) {
    auto statistics = reader.find<PurchaseStatistics>(record);
    if (!statistics) continue;
    Money zero = Money::zero(statistics->spent.currency());
    if (!sum) sum = zero;
    if (sum->currency() == zero.currency())
      sum = *sum + spent_under(reader, record, from, until, zero);
  }
  return sum;
}

std::optional<Money> average_monthly_spend(Reader& reader, const Id<Customer>& customer,
                                           const Date& day, std::int64_t length) {
  ensure(length > 0, "an average of no months");
  auto spent = spend_between(reader, customer, window_start(day, length), day);
  if (!spent) return std::nullopt;
  return spent->multiply(Ratio(1, length), Rounding::half_even).value();
}

// ---- All customers ----------------------------------------------------------------------------

Buyers::Buyers(Reader& reader, std::span<const std::size_t> fields, IdOrder order)
    : reader_(reader),
      survivors_(reader),
      order_(order),
      to_join_(survivors_.records().begin(), survivors_.records().end()),
      cursor_(reader.transaction().scan(table_of<PurchaseStatistics>().key(),
                                        {{}, {}, {}, order == IdOrder::falling, 0}, fields)) {
  if (order == IdOrder::rising) std::reverse(to_join_.begin(), to_join_.end());
  if (!survivors_.empty()) advance();
}

void Buyers::advance() {
  do {
    there_ = cursor_->next(&row_);
  } while (there_ && survivors_.is_merged(row_.customer));
}

bool Buyers::next() {
  if (survivors_.empty()) return cursor_->next(&statistics_);
  while (!to_join_.empty() &&
         (!there_ || !precedes(order_, row_.customer, to_join_.back().first))) {
    auto [customer, records] = std::move(to_join_.back());
    to_join_.pop_back();
    if (there_ && row_.customer == customer) advance();
    auto purchases = bought_until(reader_, records, {});
    if (purchases.empty()) continue;
    joined_ = joined(records, purchases);
    statistics_ = joined_->statistics;
    return true;
  }
  if (!there_) return false;
  joined_.reset();
  statistics_ = row_;
  advance();
  return true;
}

std::vector<PurchaseMonth> Buyers::months() {
  std::vector<PurchaseMonth> all;
  if (joined_) {
    for (const auto& [day, month] : joined_->months) all.push_back(month);
    return all;
  }
  if (!months_) months_.emplace(reader_);
  months_->rows_of(statistics_.customer, [&](const PurchaseMonth& month) { all.push_back(month); });
  return all;
}

}  // namespace kehu::purchase
