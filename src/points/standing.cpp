#include "points/standing.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "kehu/customer/merges.hpp"
#include "points/book.hpp"
#include "points/handlers.hpp"

namespace kehu::points {

namespace {

void clear(PointsLot& lot) { lot.earned = lot.active = lot.locked = lot.used = lot.expired = 0; }

// The entries of a record until the end of a day.
template <class Visit>
void each_entry(Reader& reader, const Id<Customer>& record, const Date& day, Visit visit) {
  store::Range until{{Reader::value(record)}, {}, record::Value(day + days(1)), false, 0};
  reader.each<PointsEntry>("", until, [&](const PointsEntry& entry) {
    visit(entry);
    return true;
  });
}

// Figures of a past day are those that the ledger had come to.
std::vector<PointsLot> past_lots(Reader& reader, const Id<Customer>& record, const Date& day) {
  std::map<Id<PointsLot>, PointsLot> lots;
  for (PointsLot& lot : reader.rows<PointsLot>("by_customer", {Reader::value(record)})) {
    if (lot.earned_on > day) continue;
    clear(lot);
    lots.emplace(lot.id, std::move(lot));
  }
  each_entry(reader, record, day, [&](const PointsEntry& entry) {
    if (auto found = lots.find(entry.lot); found != lots.end()) apply(found->second, entry);
  });
  std::vector<PointsLot> all;
  for (auto& [id, lot] : lots) all.push_back(std::move(lot));
  return all;
}

std::int64_t owed_on(Reader& reader, const Id<Customer>& record, const Date& day) {
  PointsAccount then;
  each_entry(reader, record, day, [&](const PointsEntry& entry) { apply(then, entry); });
  return then.owed;
}

void add(PointsAccount& account, const PointsLot& lot, int sign) {
  account.earned += sign * lot.earned;
  account.active += sign * lot.active;
  account.locked += sign * lot.locked;
  account.used += sign * lot.used;
  account.expired += sign * lot.expired;
}

}  // namespace

std::vector<PointsLot> lots_on(QueryContext& context, const Id<Customer>& record, const Date& day,
                               bool all) {
  std::vector<PointsLot> lots;
  if (day < context.today())
    lots = past_lots(context, record, day);
  else
    lots = context.rows<PointsLot>(all ? "by_customer" : "open", {Reader::value(record)});
  for (PointsLot& lot : lots) come_due(lot, day);
  if (!all) std::erase_if(lots, [](const PointsLot& lot) { return lot.open == 0; });
  std::ranges::sort(lots, expires_before);
  return lots;
}

PointsAccount account_on(QueryContext& context, const PointsAccount& account, const Date& day) {
  PointsAccount then;
  then.customer = account.customer;
  bool is_past = day < context.today();
  if (is_past)
    then.owed = owed_on(context, account.customer, day);
  else
    then = account;
  then.next_due = then.next_expiry = std::nullopt;
  if (is_past) {
    for (const PointsLot& lot : lots_on(context, account.customer, day, true)) {
      add(then, lot, 1);
      if (lot.open == 0) continue;
      keep_earlier(then.next_due, next_due(lot));
      keep_earlier(then.next_expiry, lot.expires_on);
    }
    return then;
  }
  for (PointsLot& lot : context.rows<PointsLot>("open", {Reader::value(account.customer)})) {
    add(then, lot, -1);
    come_due(lot, day);
    add(then, lot, 1);
    if (lot.open == 0) continue;
    keep_earlier(then.next_due, next_due(lot));
    keep_earlier(then.next_expiry, lot.expires_on);
  }
  return then;
}

std::int64_t redeemable_on(QueryContext& context, const Id<Customer>& survivor, const Date& day) {
  PointsAccount sum;
  for (const Id<Customer>& record : customer::records_of(context, survivor))
    if (auto account = context.find<PointsAccount>(record))
      add_figures(sum, account_on(context, *account, day));
  return std::max<std::int64_t>(sum.active - sum.owed, 0);
}

void add_figures(PointsAccount& sum, const PointsAccount& other) {
  sum.earned += other.earned;
  sum.active += other.active;
  sum.locked += other.locked;
  sum.used += other.used;
  sum.expired += other.expired;
  sum.owed += other.owed;
  keep_earlier(sum.next_due, other.next_due);
  keep_earlier(sum.next_expiry, other.next_expiry);
}

std::vector<Id<Customer>> holders(Reader& reader) {
  static const std::size_t customer = table_of<PointsAccount>().descriptor().index_of("customer");
  customer::Survivors survivors(reader);
  std::set<Id<Customer>> found;
  reader.each<PointsAccount>(
      "", {},
      [&](const PointsAccount& account) {
        found.insert(survivors.of(account.customer));
        return true;
      },
      std::span(&customer, 1));
  return {found.begin(), found.end()};
}

}  // namespace kehu::points
