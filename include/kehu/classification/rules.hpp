// The decisions of the classification area: pure functions of policy and facts.
#pragma once

#include <array>
#include <bit>
#include <map>

#include "kehu/classification/clauses.hpp"

namespace kehu::classification {

// What the tables of CLS-1 and CLS-2 may read, in the order of their signature. What does not apply
// to a customer (of one who never bought, nearly all) is absent and meets "-" alone; so is an
// amount in another currency than the policy's.
struct CustomerFacts {
  std::int64_t purchases = 0;
  std::optional<std::int64_t> frequency;      // days of purchase after the first
  std::optional<std::int64_t> inactive_days;  // since the last purchase
  std::optional<std::int64_t> age_days;       // since the first
  std::optional<Money> spent;
  std::optional<Money> average;  // of a purchase
  std::optional<Money> monthly_spend;
  std::optional<Money> expected_value;
  std::int64_t open_cases = 0;
  std::optional<std::int64_t> recency_score, frequency_score, monetary_score;
};
// The fields of CustomerFacts, by number.
enum class CustomerFact : std::uint8_t {
  purchases,
  frequency,
  inactive_days,
  age_days,
  spent,
  average,
  monthly_spend,
  expected_value,
  open_cases,
  recency_score,
  frequency_score,
  monetary_score,
};
inline constexpr std::size_t facts_count = 12;
extern const std::array<std::string_view, facts_count> fact_names;

// Some of the facts.
class FactSet {
 public:
  constexpr FactSet() = default;
  constexpr FactSet(std::initializer_list<CustomerFact> facts) {
    for (CustomerFact fact : facts) add(fact);
  }
  constexpr void add(CustomerFact fact) { bits_ |= bit(fact); }
  constexpr bool has(CustomerFact fact) const { return (bits_ & bit(fact)) != 0; }
  // Calls `visit` with each, in order.
  template <class Visit>
  constexpr void each(Visit visit) const {
    for (std::uint32_t left = bits_; left != 0; left &= left - 1)
      visit(static_cast<CustomerFact>(std::countr_zero(left)));
  }
  constexpr FactSet operator|(FactSet other) const {
    other.bits_ |= bits_;
    return other;
  }

 private:
  static constexpr std::uint32_t bit(CustomerFact fact) {
    return std::uint32_t{1} << static_cast<std::uint32_t>(fact);
  }
  std::uint32_t bits_ = 0;
};

// Of a customer's statistics on a day (CLS-3); what other tables say is added by the caller. Of
// statistics that were read without their count of purchases or their first day, the facts made of
// these say nothing.
CustomerFacts facts_of(const ValueClause& clause, const purchase::PurchaseStatistics& statistics,
                       const Date& day);

inline constexpr std::size_t names_max = 8;
using Names = InlineVector<std::string_view, names_max>;  // interned, rising, each once
// CLS-1, CLS-2: the words of every rule that matches. Of more than eight the first in order stay.
Names classes_of(const Policy& policy, const CustomerFacts& facts);
Names tags_of(const Policy& policy, const CustomerFacts& facts);

// "at_risk, high_value"
std::string joined(const Names& names);

// The classes of one customer after another. Policy outlives it.
class ClassTable {
 public:
  explicit ClassTable(const Policy& policy);

  // What its rules test; nothing else need be known of a customer.
  FactSet reads() const noexcept { return reads_; }
  // As joined(classes_of(policy, facts)). Valid until the next call.
  const std::string& classes_of(const CustomerFacts& facts);

 private:
  const DecisionTable& table_;
  Currency currency_;
  FactSet reads_;
  std::array<FactValue, facts_count> inputs_;
  std::map<RuleSet, std::string> known_;  // many customers meet the same rules
};
// Every class, or rule tag, that the policy knows.
std::vector<std::string_view> known_classes(const Policy& policy);
std::vector<std::string_view> known_rule_tags(const Policy& policy);
// "frequency=3, spent=120.00 CNY"; absent facts are left out.
std::string facts_line(const CustomerFacts& facts);

// May this tag be set or removed by hand? CLS-2. `by_hand`: tags that the customer bears by hand.
Decision decide_tag(const Policy& policy, std::string_view tag, std::int64_t by_hand);

// The day on which a birthday is kept at or after `day`: that of 29 February on 28 February in
// other years.
Date next_birthday(const Date& birth_date, const Date& day);

// How one product goes with another, over all baskets (CLS-6).
struct Association {
  std::int64_t baskets = 0, with_bought = 0, with_product = 0, with_both = 0;
  Ratio support() const { return Ratio(with_both, baskets); }
  Ratio confidence() const { return Ratio(with_both, with_bought); }
  Ratio lift() const;  // confidence / share of the product
};
bool is_recommended(const RecommendationClause& clause, const Association& association);

}  // namespace kehu::classification
