// The area's tables and clauses.
#include "classification/handlers.hpp"
#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using record::Kind;

template <>
const Table& table_of<classification::Membership>() {
  static const Table made(
      "membership", record::describe<classification::Membership>(), {"id"}, [](Table& t) {
        t.index("by_customer", {"customer", "kind", "name"})
            .index("by_name", {"kind", "name", "entered_on"})
            .index("current", {"customer", "kind", "name"}, Index::ordinary, "current")
            .references("customer", "customer");
      });
  return made;
}

template <>
const Table& table_of<classification::ValueModel>() {
  static const Table made("value_model", record::describe<classification::ValueModel>(), {"id"},
                          [](Table& t) {
                            t.index("by_day", {"as_of", "recorded_at"});
                          });
  return made;
}

template <>
const Table& table_of<classification::LifetimeValue>() {
  static const Table made(
      "lifetime_value", record::describe<classification::LifetimeValue>(), {"customer"},
      [](Table& t) { t.references("customer", "customer").references("model", "value_model"); });
  return made;
}

namespace classification {
namespace {

using casework::fault;
using casework::Faults;

template <class Value>
void check_bounds(const std::vector<Value>& bounds, const std::string& path, Faults& faults) {
  if (bounds.size() != 4) return fault(faults, path, "four rising bounds are needed");
  for (std::size_t i = 1; i < bounds.size(); ++i)
    if (bounds[i] <= bounds[i - 1])
      fault(faults, path + "/" + std::to_string(i), "must lie above the bound before it");
}

void check_part(const Ratio& share, const std::string& path, Faults& faults) {
  if (share < Ratio() || Ratio(1, 1) < share)
    fault(faults, path, share.text() + " is not a part of a whole");
}

void check_classes(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ClassesClause*>(parameters);
  if (clause.spending_months && (*clause.spending_months < 1 || *clause.spending_months > 1200))
    fault(faults, "/spending_months", "must be from 1 to 1200 months, or null");
}

void check_tags(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const TagsClause*>(parameters);
  if (clause.by_hand_max < 0) fault(faults, "/by_hand_max", "must not be negative");
  for (std::size_t i = 0; i < clause.by_hand.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (clause.by_hand[i] == clause.by_hand[j])
        fault(faults, "/by_hand/" + std::to_string(i),
              quotation(clause.by_hand[i]) + " stands twice");
  if (!clause.preferred_product) return;
  check_part(clause.preferred_product->share, "/preferred_product/share", faults);
  if (clause.preferred_product->prefix.empty())
    fault(faults, "/preferred_product/prefix", "must say something");
  if (clause.preferred_product->purchases_min < 1)
    fault(faults, "/preferred_product/purchases_min", "must be 1 or more");
}

void check_value(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ValueClause*>(parameters);
  check_bounds(clause.recency_bounds, "/recency_bounds", faults);
  check_bounds(clause.frequency_bounds, "/frequency_bounds", faults);
  bool one_currency = true;
  for (const Money& bound : clause.monetary_bounds)
    one_currency = one_currency && bound.currency() == clause.monetary_bounds[0].currency();
  if (!one_currency) fault(faults, "/monetary_bounds", "must stand in one currency");
  if (one_currency) check_bounds(clause.monetary_bounds, "/monetary_bounds", faults);
  if (clause.horizon_months < 1) fault(faults, "/horizon_months", "must be 1 month or more");
}

void check_obligations(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const ObligationsClause*>(parameters);
  for (std::size_t i = 0; i < clause.obligations.size(); ++i) {
    const ClassObligation& obligation = clause.obligations[i];
    std::string path = "/obligations/" + std::to_string(i);
    casework::check_time_limit(obligation.limit, path + "/limit", faults);
    if (obligation.task.empty()) fault(faults, path + "/task", "must be named");
    for (std::size_t j = 0; j < i; ++j)
      if (clause.obligations[j].customer_class == obligation.customer_class &&
          clause.obligations[j].task == obligation.task)
        fault(faults, path + "/task", quotation(obligation.task) + " stands twice for this class");
  }
}

void check_recommendation(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const RecommendationClause*>(parameters);
  check_part(clause.confidence_min, "/confidence_min", faults);
  if (clause.together_min < 1) fault(faults, "/together_min", "must be 1 or more");
  if (clause.lift_min < Ratio()) fault(faults, "/lift_min", "must not be negative");
  if (clause.recommendations_max < 1) fault(faults, "/recommendations_max", "must be 1 or more");
}

// Whole numbers of a count or of days are never below zero; a score is one of five.
TableSignature signature(std::string_view name, std::string_view output) {
  const Ratio zero, one(1, 1), five(5, 1);
  return {name,
          {{"purchases", Kind::integer, {}, zero},
           {"frequency", Kind::integer, {}, zero},
           {"inactive_days", Kind::integer, {}, zero},
           {"age_days", Kind::integer, {}, zero},
           {"spent", Kind::money},
           {"average", Kind::money},
           {"monthly_spend", Kind::money},
           {"expected_value", Kind::money},
           {"open_cases", Kind::integer, {}, zero},
           {"recency_score", Kind::integer, {}, one, five},
           {"frequency_score", Kind::integer, {}, one, five},
           {"monetary_score", Kind::integer, {}, one, five}},
          {{output, Kind::text}},
          false};
}

}  // namespace
}  // namespace classification

#define KEHU_CLASSIFICATION_CLAUSE(Clause, id, check, ...)                    \
  template <>                                                                 \
  const ClauseType& clause_of<classification::Clause>() {                     \
    static const ClauseType made{id,                                          \
                                 &record::describe<classification::Clause>(), \
                                 {__VA_ARGS__},                               \
                                 &classification::check,                      \
                                 nullptr};                                    \
    return made;                                                              \
  }
KEHU_CLASSIFICATION_CLAUSE(ClassesClause, "CLS-1", check_classes,
                           classification::signature("classes", "class"))
KEHU_CLASSIFICATION_CLAUSE(TagsClause, "CLS-2", check_tags,
                           classification::signature("tags", "tag"))
KEHU_CLASSIFICATION_CLAUSE(ValueClause, "CLS-3", check_value)
KEHU_CLASSIFICATION_CLAUSE(ObligationsClause, "CLS-5", check_obligations)
KEHU_CLASSIFICATION_CLAUSE(RecommendationClause, "CLS-6", check_recommendation)
#undef KEHU_CLASSIFICATION_CLAUSE

}  // namespace kehu
