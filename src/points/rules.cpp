// Pure decisions: from policy and facts. Nothing here knows a store, a clock or a session.
#include "kehu/points/rules.hpp"

#include <algorithm>
#include <array>

namespace kehu::points {

namespace {

Int128 greatest_divisor(Int128 a, Int128 b) {
  while (b != 0) {
    Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

// An exact sum of points before it is rounded.
class Sum {
 public:
  // False where it no longer fits 128 bits.
  bool add(Int128 numerator, Int128 denominator) {
    Int128 common = greatest_divisor(denominator, denominator_);
    Int128 own = denominator / common, other = denominator_ / common, a, b;
    bool fits = !__builtin_mul_overflow(numerator_, own, &a) &&
                !__builtin_mul_overflow(numerator, other, &b) &&
                !__builtin_add_overflow(a, b, &numerator_) &&
                !__builtin_mul_overflow(denominator_, own, &denominator_);
    return fits;
  }
  Int128 rounded(Rounding rounding) const { return divide(numerator_, denominator_, rounding); }

 private:
  Int128 numerator_ = 0, denominator_ = 1;
};

FactValue word(std::string_view text) {
  if (text.empty()) return std::monostate{};
  return text;
}

Result<Ratio> rate_of(const DecisionTable& table, const EarningFacts& facts,
                      std::string_view product, Currency currency) {
  std::array<FactValue, 5> inputs{word(product), word(facts.channel), word(facts.tier),
                                  std::monostate{}, currency.code()};
  if (facts.total_spend) inputs[3] = *facts.total_spend;
  auto outputs = table.decide(inputs);
  Ratio rate = outputs.empty() ? Ratio() : std::get<Ratio>(outputs[0]);
  if (rate < Ratio())
    return invalid("points.rate", "/purchase",
                   "the table of TIER-4 gives " + rate.text() + " points for one unit, below zero");
  return rate;
}

Int128 minor_units(const Money& amount) {
  Int128 scale = 1;
  for (int i = 0; i < amount.currency().minor_units(); ++i) scale *= 10;
  return scale;
}

Error too_many() {
  return invalid("points.overflow", "/purchase",
                 "the purchase would earn more than the " + std::to_string(lot_max) +
                     " points that one lot can hold");
}

Date last_of_year(const Date& day) { return Date(day.year(), 12, 31); }

Date after(const casework::TimeLimit& limit, const Date& day) {
  if (limit.unit == casework::TimeUnit::months) return day + months(static_cast<int>(limit.amount));
  return day + days(limit.amount);
}

}  // namespace

Result<std::int64_t> earned_points(const Policy& policy, const EarningFacts& facts) {
  const auto& clause = policy.get<PointsClause>();
  const DecisionTable& table = policy.table(clause_of<PointsClause>(), "earning");
  Sum together;
  Int128 by_line = 0;
  for (const EarningLine& line : facts.lines) {
    KEHU_TRY_ASSIGN(Ratio rate, rate_of(table, facts, line.product, line.paid.currency()));
    Int128 numerator = static_cast<Int128>(line.paid.minor()) * rate.numerator();
    Int128 denominator = minor_units(line.paid) * rate.denominator();
    if (clause.rounded_by == RoundedBy::line) {
      by_line += divide(numerator, denominator, clause.rounding);
      if (by_line > lot_max) return too_many();
    } else if (!together.add(numerator, denominator)) {
      return invalid("ratio.overflow", "/purchase",
                     "the rates of the lines have no common denominator that can be held");
    }
  }
  Int128 points = by_line + together.rounded(clause.rounding);
  if (points > lot_max) return too_many();
  return static_cast<std::int64_t>(points);
}

std::vector<Money> paid_in_money(std::span<const Money> amounts, Money redeemed) {
  std::vector<Money> paid(amounts.begin(), amounts.end());
  if (redeemed.is_zero()) return paid;
  std::vector<Ratio> weights;
  for (const Money& amount : amounts) weights.emplace_back(amount.minor(), 1);
  auto parts = redeemed.split(weights).value();
  for (std::size_t i = 0; i < paid.size(); ++i) paid[i] = paid[i] - parts[i];
  return paid;
}

std::int64_t share_of(std::int64_t points, Money part, Money whole, Rounding rounding) {
  if (part == whole) return points;
  if (!whole.is_positive() || !part.is_positive()) return 0;
  Int128 share = divide(static_cast<Int128>(points) * part.minor(), whole.minor(), rounding);
  return static_cast<std::int64_t>(std::min<Int128>(share, points));
}

Date unlock_day(const PointsClause& clause, const Date& earned_on) {
  return after(clause.lock, earned_on);
}

Date expiry_day(const PointsClause& clause, const Date& earned_on) {
  Date gone = after(clause.validity, earned_on);
  if (clause.expires_at_year_end) gone = last_of_year(gone - days(1)) + days(1);
  return std::max(gone, unlock_day(clause, earned_on));
}

void come_due(PointsLot& lot, const Date& day) {
  if (lot.unlocks_on <= day) {
    lot.active += lot.locked;
    lot.locked = 0;
  }
  if (lot.expires_on <= day) {
    lot.expired += lot.active;
    lot.active = 0;
  }
  lot.open = lot.active + lot.locked;
}

std::optional<Date> next_due(const PointsLot& lot) {
  if (lot.locked > 0) return lot.unlocks_on;
  if (lot.active > 0) return lot.expires_on;
  return std::nullopt;
}

bool expires_before(const PointsLot& a, const PointsLot& b) {
  return std::tie(a.expires_on, a.earned_on, a.id) < std::tie(b.expires_on, b.earned_on, b.id);
}

bool adds_up(const PointsLot& lot) {
  return lot.earned == lot.active + lot.locked + lot.used + lot.expired && lot.active >= 0 &&
         lot.locked >= 0 && lot.used >= 0 && lot.expired >= 0 &&
         lot.open == lot.active + lot.locked;
}

bool adds_up(const PointsAccount& account) {
  return account.earned == account.active + account.locked + account.used + account.expired &&
         account.active >= 0 && account.locked >= 0 && account.used >= 0 && account.expired >= 0 &&
         account.owed >= 0 && (account.owed == 0 || account.active + account.locked == 0);
}

namespace {

constexpr std::string_view clause_id = "TIER-4";

void check_reward(const RedemptionFacts& facts, Decision& decision) {
  const PointsReward& reward = *facts.reward;
  FactValue until = reward.until ? FactValue(*reward.until) : FactValue();
  decision.check(is_offered(reward, facts.today), clause_id, "reward_offered", "points.not_offered",
                 {{"until", until}, {"withdrawn", reward.withdrawn}});
  decision.check(is_for_tier(reward, facts.tier), clause_id, "reward_for_tier",
                 "points.not_for_tier", {{"tier", intern(facts.tier)}});
  if (!decision.granted()) decision.remedies.push_back({"other_reward", {}});
  if (!reward.stock) return;
  decision.check(facts.quantity <= *reward.stock, clause_id, "reward_in_stock",
                 "points.out_of_stock", {{"quantity", facts.quantity}, {"stock", *reward.stock}});
  if (facts.quantity > *reward.stock && *reward.stock > 0)
    decision.remedies.push_back({"fewer_of_reward", {{"quantity", *reward.stock}}});
}

void check_named_lots(const RedemptionFacts& facts, Decision& decision) {
  if (facts.named_locked)
    decision.check(false, clause_id, "lot_unlocked", "points.locked",
                   {{"unlocks_on", *facts.named_locked}});
  if (facts.named_expired)
    decision.check(false, clause_id, "lot_valid", "points.expired",
                   {{"expired_on", *facts.named_expired}});
  if (facts.named_locked || facts.named_expired) decision.remedies.push_back({"other_lots", {}});
}

// Fewer, where so few may be redeemed at once; of a reward, whole pieces.
void offer_fewer(const RedemptionFacts& facts, std::int64_t redeemable, std::int64_t least,
                 Decision& decision) {
  std::int64_t quantity = facts.reward ? redeemable / facts.reward->points : 0;
  std::int64_t points = facts.reward ? quantity * facts.reward->points : redeemable;
  if (points == 0 || points < least) return;
  if (facts.reward)
    decision.remedies.push_back({"fewer_of_reward", {{"quantity", quantity}}});
  else
    decision.remedies.push_back({"fewer_points", {{"points", points}}});
}

void check_balance(const RedemptionFacts& facts, std::int64_t least, Decision& decision) {
  std::int64_t redeemable = std::max<std::int64_t>(facts.active - facts.owed, 0);
  bool enough = facts.points <= redeemable;
  std::int64_t missing = enough ? 0 : facts.points - redeemable;
  decision.check(enough, clause_id, "points_enough", "points.insufficient",
                 {{"points", facts.points},
                  {"redeemable", redeemable},
                  {"locked", facts.locked},
                  {"owed", facts.owed},
                  {"missing", missing}});
  if (enough) return;
  offer_fewer(facts, redeemable, least, decision);
  if (facts.next_unlock && facts.locked > 0)
    decision.remedies.push_back(
        {"wait_for_unlock", {{"locked", facts.locked}, {"unlocks_on", *facts.next_unlock}}});
}

}  // namespace

Decision decide_redemption(const Policy& policy, const RedemptionFacts& facts) {
  const auto& clause = policy.get<PointsClause>();
  Decision decision;
  if (facts.reward) check_reward(facts, decision);
  decision.check(facts.points >= clause.least_redeemed, clause_id, "points_at_once",
                 "points.too_few", {{"points", facts.points}, {"least", clause.least_redeemed}});
  if (facts.points < clause.least_redeemed)
    decision.remedies.push_back({"more_points", {{"least", clause.least_redeemed}}});
  check_named_lots(facts, decision);
  check_balance(facts, clause.least_redeemed, decision);
  return decision;
}

Decision decide_deduction(std::int64_t points, std::int64_t active) {
  Decision decision;
  RedemptionFacts facts;
  facts.points = points;
  facts.active = active;
  check_balance(facts, 0, decision);
  // What is there can be taken by another request; this one says how much.
  for (Remedy& remedy : decision.remedies)
    if (remedy.act == "fewer_points") remedy.act = "fewer_taken";
  return decision;
}

bool is_offered(const PointsReward& reward, const Date& today) {
  return !reward.withdrawn && (!reward.until || today <= *reward.until);
}

bool is_for_tier(const PointsReward& reward, std::string_view tier) {
  return reward.tiers.empty() ||
         std::find(reward.tiers.begin(), reward.tiers.end(), tier) != reward.tiers.end();
}

Ratio breakage_share(const PointsClause& clause, std::int64_t used, std::int64_t expired) {
  if (clause.breakage) return *clause.breakage;
  return expired > 0 ? Ratio(expired, used + expired) : Ratio();
}

Result<Money> breakage_of(const PointsClause& clause, Money liability, Ratio share) {
  return liability.multiply(share, clause.breakage_rounding);
}

}  // namespace kehu::points
