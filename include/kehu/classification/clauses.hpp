// What the policy says about classes, tags and value: the parameters of the clauses CLS-1 to CLS-6.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework/duty.hpp"
#include "kehu/classification/records.hpp"
#include "kehu/policy/policy.hpp"

namespace kehu::classification {

// CLS-1. Table "classes": the facts of rules.hpp -> class. Under COLLECT a customer is in every
// class whose rule matches, under FIRST or UNIQUE in one at most.
struct ClassesClause {
  std::optional<std::int64_t> spending_months;  // over which monthly_spend is; null: no such fact
  std::vector<std::string> case_kinds;          // records whose live duties are open_cases
};
BOOST_DESCRIBE_STRUCT(ClassesClause, (), (spending_months, case_kinds))

// A tag that follows from what a customer mostly buys: its prefix and the product.
struct PreferredProduct {
  std::string prefix;
  Ratio share;                     // of his purchases with lines that hold the product, at least
  std::int64_t purchases_min = 0;  // with lines, below which nothing is said
};
BOOST_DESCRIBE_STRUCT(PreferredProduct, (), (prefix, share, purchases_min))

// CLS-2. Table "tags": the facts -> tag.
struct TagsClause {
  std::vector<std::string> by_hand;
  std::int64_t by_hand_max = 0;  // of one customer
  std::optional<PreferredProduct> preferred_product;
};
BOOST_DESCRIBE_STRUCT(TagsClause, (), (by_hand, by_hand_max, preferred_product))

// CLS-3. Each list of four bounds parts customers into five scores, 5 the best. A recency of at
// most the first bound scores 5; a frequency or an amount of at least the last one scores 5.
struct ValueClause {
  std::vector<std::int64_t> recency_bounds;    // days since the last purchase, rising
  std::vector<std::int64_t> frequency_bounds;  // days of purchase after the first, rising
  std::vector<Money> monetary_bounds;          // spent, rising
  std::int64_t horizon_months = 0;             // of the expected lifetime value
};
BOOST_DESCRIBE_STRUCT(ValueClause, (),
                      (recency_bounds, frequency_bounds, monetary_bounds, horizon_months))

enum class ObligationOccasion : std::uint8_t {
  entry,     // once, when the customer enters the class
  birthday,  // on each birthday while he is in it
};
BOOST_DESCRIBE_ENUM(ObligationOccasion, entry, birthday)

struct ClassObligation {
  std::string customer_class;
  std::string task;  // the duty is of kind "classification." and this
  ObligationOccasion occasion{};
  std::string owner_role;  // "account_manager": the customer's own
  casework::TimeLimit limit;
};
BOOST_DESCRIBE_STRUCT(ClassObligation, (), (customer_class, task, occasion, owner_role, limit))

struct ObligationsClause {  // CLS-5
  std::vector<ClassObligation> obligations;
};
BOOST_DESCRIBE_STRUCT(ObligationsClause, (), (obligations))

enum class BasketBasis : std::uint8_t { customer, purchase };
BOOST_DESCRIBE_ENUM(BasketBasis, customer, purchase)

struct RecommendationClause {     // CLS-6
  BasketBasis basis{};            // what counts as bought together
  std::int64_t together_min = 0;  // baskets that hold both, at least
  Ratio confidence_min;
  Ratio lift_min;
  std::int64_t recommendations_max = 0;
};
BOOST_DESCRIBE_STRUCT(RecommendationClause, (),
                      (basis, together_min, confidence_min, lift_min, recommendations_max))

}  // namespace kehu::classification

namespace kehu {
KEHU_CLAUSE(classification::ClassesClause)
KEHU_CLAUSE(classification::TagsClause)
KEHU_CLAUSE(classification::ValueClause)
KEHU_CLAUSE(classification::ObligationsClause)
KEHU_CLAUSE(classification::RecommendationClause)
}  // namespace kehu
