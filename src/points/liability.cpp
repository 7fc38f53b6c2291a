// What the company owes in points, and how they moved.
#include <map>
#include <set>
#include <tuple>

#include "command/cancelled.hpp"
#include "kehu/customer/merges.hpp"
#include "points/handlers.hpp"
#include "points/standing.hpp"

namespace kehu::points {

namespace {

// One customer: all its records. All: every account, whoever it counts for.
Result<std::vector<Id<Customer>>> accounts_of(QueryContext& context,
                                              const std::optional<Reference<Customer>>& customer) {
  if (customer) {
    KEHU_TRY_ASSIGN(Id<Customer> survivor, customer::resolve_id(context, *customer, "/customer"));
    return customer::records_of(context, survivor);
  }
  static const std::size_t field = table_of<PointsAccount>().descriptor().index_of("customer");
  std::vector<Id<Customer>> found;
  context.each<PointsAccount>(
      "", {},
      [&](const PointsAccount& account) {
        found.push_back(account.customer);
        return true;
      },
      std::span(&field, 1));
  return found;
}

}  // namespace

Result<void> liability(QueryContext& context, const PointsLiabilityQuery& query,
                       Rows<PointsLiabilityRow>& rows) {
  PointsLiabilityRow row;
  row.as_of = query.as_of.value_or(context.today());
  KEHU_TRY_ASSIGN(auto records, accounts_of(context, query.customer));
  // A day to come brings expiry but nothing redeemed: it says nothing of how much ever is.
  bool is_forecast = row.as_of > context.today();
  std::int64_t done = 0, used = 0, expired = 0;
  customer::Survivors survivors(context);
  std::set<Id<Customer>> holding;
  for (const Id<Customer>& record : records) {
    if (!context.progress(done++, std::ssize(records))) return query_cancelled();
    auto stored = context.find<PointsAccount>(record);
    if (!stored) continue;
    PointsAccount then = account_on(context, *stored, row.as_of);
    PointsAccount known = is_forecast ? account_on(context, *stored, context.today()) : then;
    used += known.used;
    expired += known.expired;
    if (then.active + then.locked > 0) holding.insert(survivors.of(record));
    row.active += then.active;
    row.locked += then.locked;
    row.earned += then.earned;
    row.used += then.used;
    row.expired += then.expired;
  }
  row.customers = std::ssize(holding);
  const auto& clause = context.policy().get<PointsClause>();
  row.breakage_share = breakage_share(clause, used, expired);
  KEHU_TRY_ASSIGN(row.liability, clause.point_value.multiply(Ratio(row.active + row.locked, 1),
                                                             Rounding::half_even));
  KEHU_TRY_ASSIGN(row.breakage, breakage_of(clause, row.liability, row.breakage_share));
  row.expected = row.liability - row.breakage;
  rows.push(row);
  return {};
}

Result<void> moves(QueryContext& context, const PointsMovesQuery& query,
                   Rows<PointsMoveRow>& rows) {
  if (query.from && query.until && *query.until < *query.from)
    return invalid("points.dates", "/until",
                   text(*query.until) + " lies before " + text(*query.from));
  std::map<std::tuple<PointsAct, PointsPlace, PointsPlace>, PointsMoveRow> sums;
  std::int64_t read = 0;
  bool goes_on = true;
  context.each<PointsEntry>("", {}, [&](const PointsEntry& entry) {
    if ((++read & 0xffff) == 0) goes_on = context.progress(read, 0);
    if ((query.from && entry.day < *query.from) || (query.until && entry.day > *query.until))
      return goes_on;
    PointsMoveRow& row = sums[{entry.act, entry.debit, entry.credit}];
    row.act = entry.act;
    row.debit = entry.debit;
    row.credit = entry.credit;
    row.points += entry.points;
    ++row.entries;
    return goes_on;
  });
  if (!goes_on) return query_cancelled();
  for (const auto& [key, row] : sums) rows.push(row);
  return {};
}

}  // namespace kehu::points
