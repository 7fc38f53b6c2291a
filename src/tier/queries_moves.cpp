// Who stood in which tier when, and who moved (TIER-6, RPT-5).
#include <map>

#include "kehu/customer/merges.hpp"
#include "tier/memberships.hpp"

namespace kehu::tier {

namespace {

Result<void> check_dates(const std::optional<Date>& from, const std::optional<Date>& until) {
  if (!from || !until || *until >= *from) return {};
  return invalid("tier.dates", "/until", text(*until) + " lies before " + text(*from));
}

TierAsOfRow as_of_row(const TierMove& move) {
  return {move.customer, move.to_tier, move.day, move.number};
}

}  // namespace

Result<void> members(QueryContext& context, const MembersQuery& query, Rows<TierMembership>& rows) {
  store::Range range;
  if (query.tier) {
    store::Range one{{Reader::value(*query.tier)}, {}, {}, false, 1};
    // One that the policy has no more may still be held.
    if (!context.first<TierMembership>("by_tier", one))
      KEHU_TRY(check_tier(context.policy(), *query.tier));
    range.prefix = {Reader::value(*query.tier)};
  }
  // What a merged record held lapsed: there its survivor stands, by what is his own.
  customer::Survivors survivors(context);
  context.each<TierMembership>("by_tier", range, [&](const TierMembership& membership) {
    if (!survivors.is_merged(membership.customer)) rows.push(membership);
    return true;
  });
  return {};
}

Result<void> history(QueryContext& context, const HistoryQuery& query, Rows<TierMove>& rows) {
  KEHU_TRY(check_dates(query.from, query.until));
  store::Range range;
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *query.customer, "/customer"));
    range.prefix = {Reader::value(customer.id)};
  }
  context.each<TierMove>(query.customer ? "" : "by_day", range, [&](const TierMove& move) {
    bool wanted =
        (!query.from || move.day >= *query.from) && (!query.until || move.day <= *query.until);
    if (wanted) rows.push(move);
    return true;
  });
  return {};
}

Result<void> as_of(QueryContext& context, const TierAsOf& query, Rows<TierAsOfRow>& rows) {
  KEHU_TRY(check_past(query.day, context.today(), "/day"));
  if (query.customer) {
    KEHU_TRY_ASSIGN(Customer customer, customer::resolve(context, *query.customer, "/customer"));
    TierAsOfRow row{customer.id, lowest_tier(context.policy()), {}, 0};
    for (const TierMove& move : context.rows<TierMove>("", {Reader::value(customer.id)}))
      if (move.day <= query.day) row = as_of_row(move);
    rows.push(row);
    return {};
  }
  std::optional<TierAsOfRow> last;
  context.each<TierMove>("", {}, [&](const TierMove& move) {
    if (last && !(last->customer == move.customer)) {
      rows.push(*last);
      last.reset();
    }
    if (move.day <= query.day) last = as_of_row(move);
    return true;
  });
  if (last) rows.push(*last);
  return {};
}

namespace {

// One customer's moves, in order, counted in the tiers that they touch.
void count(const std::vector<TierMove>& moves, const Date& from, const Date& until,
           std::map<std::string, TierMovesRow>& sums) {
  if (moves.empty()) return;
  std::string before = moves.front().from_tier, after = before;
  for (const TierMove& move : moves) {
    if (move.day < from) before = move.to_tier;
    if (move.day <= until) after = move.to_tier;
    if (move.day < from || move.day > until) continue;
    if (move.kind == TierMoveKind::taken_over) {
      ++sums[move.to_tier].taken_over;
      continue;
    }
    bool rose = move.kind == TierMoveKind::upgrade;
    ++(rose ? sums[move.to_tier].rose_in : sums[move.to_tier].fell_in);
    ++(rose ? sums[move.from_tier].rose_out : sums[move.from_tier].fell_out);
  }
  // Before a tier was taken over its holder stood in none.
  if (!before.empty()) ++sums[before].before;
  if (!after.empty()) ++sums[after].after;
}

}  // namespace

Result<void> moves(QueryContext& context, const TierMovesQuery& query, Rows<TierMovesRow>& rows) {
  Date until = query.until.value_or(context.today());
  KEHU_TRY(check_past(until, context.today(), "/until"));
  KEHU_TRY(check_dates(query.from, until));
  std::map<std::string, TierMovesRow> sums;
  std::vector<TierMove> of_one;
  context.each<TierMove>("", {}, [&](const TierMove& move) {
    if (!of_one.empty() && !(of_one.front().customer == move.customer)) {
      count(of_one, query.from, until, sums);
      of_one.clear();
    }
    of_one.push_back(move);
    return true;
  });
  count(of_one, query.from, until, sums);
  // Tiers of today's policy from the lowest up, then those that it has no more.
  for (std::string_view tier : ladder(context.policy().get<TierClause>())) {
    auto node = sums.extract(std::string(tier));
    TierMovesRow row = node ? node.mapped() : TierMovesRow{};
    row.tier = tier;
    rows.push(row);
  }
  for (auto& [tier, row] : sums) {
    row.tier = tier;
    rows.push(row);
  }
  return {};
}

}  // namespace kehu::tier
