// Pure decisions: from policy and facts. Nothing here knows a store, a clock or a session.
#include "kehu/classification/rules.hpp"

#include <algorithm>

#include "kehu/core/reason.hpp"

namespace kehu::classification {

const std::array<std::string_view, facts_count> fact_names = {
    "purchases",  "frequency",     "inactive_days",   "age_days",
    "spent",      "average",       "monthly_spend",   "expected_value",
    "open_cases", "recency_score", "frequency_score", "monetary_score"};

namespace {

// A recency of at most bounds[0] scores 5, of more than bounds[3] 1.
template <class Value>
std::int64_t score_of_low(const std::vector<Value>& bounds, const Value& value) {
  auto above = std::lower_bound(bounds.begin(), bounds.end(), value);
  return 5 - (above - bounds.begin());
}

template <class Value>
std::int64_t score_of_high(const std::vector<Value>& bounds, const Value& value) {
  auto above = std::upper_bound(bounds.begin(), bounds.end(), value);
  return 1 + (above - bounds.begin());
}

using Inputs = std::array<FactValue, facts_count>;

template <class T>
FactValue input(const std::optional<T>& value) {
  if (!value) return std::monostate{};
  return *value;
}

FactValue input(const std::optional<Money>& value, Currency currency) {
  if (!value || !(value->currency() == currency)) return std::monostate{};
  return *value;
}

Inputs inputs_of(const CustomerFacts& facts, Currency currency) {
  return {facts.purchases,
          input(facts.frequency),
          input(facts.inactive_days),
          input(facts.age_days),
          input(facts.spent, currency),
          input(facts.average, currency),
          input(facts.monthly_spend, currency),
          input(facts.expected_value, currency),
          facts.open_cases,
          input(facts.recency_score),
          input(facts.frequency_score),
          input(facts.monetary_score)};
}

void insert(Names& names, std::string_view name) {
  auto at = std::lower_bound(names.begin(), names.end(), name);
  if (at != names.end() && *at == name) return;
  auto place = at - names.begin();
  if (names.size() == names_max) {  // the first in order stay
    if (at == names.end()) return;
    *(names.end() - 1) = name;
  } else {
    names.push_back(name);
  }
  std::rotate(names.begin() + place, names.end() - 1, names.end());
}

Names names_of(const DecisionTable& table, const Inputs& inputs) {
  Names names;
  if (table.hit_policy() == HitPolicy::collect) {
    for (std::span<const FactValue> outputs : table.collect(inputs))
      insert(names, std::get<std::string_view>(outputs[0]));
  } else if (auto outputs = table.decide(inputs); !outputs.empty()) {
    insert(names, std::get<std::string_view>(outputs[0]));
  }
  return names;
}

std::vector<std::string_view> known(const DecisionTable& table) {
  std::vector<std::string_view> words;
  for (std::size_t rule = 0; rule < table.size(); ++rule)
    words.push_back(std::get<std::string_view>(table.outputs(rule)[0]));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

const DecisionTable& classes_table(const Policy& policy) {
  return policy.table(clause_of<ClassesClause>(), "classes");
}

const DecisionTable& tags_table(const Policy& policy) {
  return policy.table(clause_of<TagsClause>(), "tags");
}

}  // namespace

CustomerFacts facts_of(const Policy& policy, const purchase::PurchaseStatistics& statistics,
                       const Date& day) {
  CustomerFacts facts;
  facts.purchases = statistics.purchases;
  if (!statistics.first_on) return facts;
  facts.frequency = statistics.purchase_days - 1;
  facts.inactive_days = (day - *statistics.last_on).days();
  facts.age_days = (day - *statistics.first_on).days();
  facts.spent = statistics.spent;
  facts.average = purchase::average(statistics);
  const auto& clause = policy.get<ValueClause>();
  facts.recency_score = score_of_low(clause.recency_bounds, *facts.inactive_days);
  facts.frequency_score = score_of_high(clause.frequency_bounds, *facts.frequency);
  if (clause.monetary_bounds[0].currency() == statistics.spent.currency())
    facts.monetary_score = score_of_high(clause.monetary_bounds, statistics.spent);
  return facts;
}

Names classes_of(const Policy& policy, const CustomerFacts& facts) {
  return names_of(classes_table(policy), inputs_of(facts, policy.currency()));
}

Names tags_of(const Policy& policy, const CustomerFacts& facts) {
  return names_of(tags_table(policy), inputs_of(facts, policy.currency()));
}

std::vector<std::string_view> known_classes(const Policy& policy) {
  return known(classes_table(policy));
}

std::vector<std::string_view> known_rule_tags(const Policy& policy) {
  return known(tags_table(policy));
}

std::string facts_line(const CustomerFacts& facts) {
  std::string line;
  auto add = [&](std::string_view name, const std::string& value) {
    if (!line.empty()) line += ", ";
    line.append(name).append("=").append(value);
  };
  auto add_number = [&](std::size_t fact, const std::optional<std::int64_t>& value) {
    if (value) add(fact_names[fact], std::to_string(*value));
  };
  auto add_money = [&](std::size_t fact, const std::optional<Money>& value) {
    if (value) add(fact_names[fact], value->text());
  };
  add_number(0, facts.purchases);
  add_number(1, facts.frequency);
  add_number(2, facts.inactive_days);
  add_number(3, facts.age_days);
  add_money(4, facts.spent);
  add_money(5, facts.average);
  add_money(6, facts.monthly_spend);
  add_money(7, facts.expected_value);
  add_number(8, facts.open_cases);
  add_number(9, facts.recency_score);
  add_number(10, facts.frequency_score);
  add_number(11, facts.monetary_score);
  return line;
}

Decision decide_tag(const Policy& policy, std::string_view tag, std::int64_t by_hand) {
  const auto& clause = policy.get<TagsClause>();
  bool listed =
      std::find(clause.by_hand.begin(), clause.by_hand.end(), tag) != clause.by_hand.end();
  Decision decision;
  decision.check(listed, "CLS-2", "tag_by_hand", "classification.rule_tag",
                 {{"tag", intern(listed ? tag : std::string_view("rule"))}});
  decision.check(by_hand < clause.by_hand_max, "CLS-2", "tags_by_hand_max",
                 "classification.too_many_tags", {{"tags", by_hand}, {"most", clause.by_hand_max}});
  return decision;
}

Date next_birthday(const Date& birth_date, const Date& day) {
  auto in_year = [&](int year) {
    Date month(static_cast<unsigned short>(year), birth_date.month(), 1);
    unsigned short last = month.end_of_month().day();
    return Date(month.year(), month.month(),
                std::min(static_cast<unsigned short>(birth_date.day()), last));
  };
  Date next = in_year(day.year());
  return next < day ? in_year(day.year() + 1) : next;
}

Ratio Association::lift() const {
  // (both / bought) / (product / baskets), in 128 bits and lowest terms before it is narrowed.
  Int128 above = static_cast<Int128>(with_both) * baskets;
  Int128 below = static_cast<Int128>(with_bought) * with_product;
  Int128 a = above, b = below;
  while (b != 0) {
    Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return Ratio(static_cast<std::int64_t>(above / a), static_cast<std::int64_t>(below / a));
}

bool is_recommended(const RecommendationClause& clause, const Association& association) {
  return association.with_both >= clause.together_min &&
         association.confidence() >= clause.confidence_min && association.lift() >= clause.lift_min;
}

}  // namespace kehu::classification
