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

// A table of which most customers meet rules that no other meets gains nothing by remembering them.
constexpr std::size_t known_max = 4096;

template <class T>
FactValue value(const std::optional<T>& fact) {
  if (!fact) return std::monostate{};
  return *fact;
}

FactValue value_of(const CustomerFacts& facts, CustomerFact fact) {
  switch (fact) {
    case CustomerFact::purchases:
      return facts.purchases;
    case CustomerFact::frequency:
      return value(facts.frequency);
    case CustomerFact::inactive_days:
      return value(facts.inactive_days);
    case CustomerFact::age_days:
      return value(facts.age_days);
    case CustomerFact::spent:
      return value(facts.spent);
    case CustomerFact::average:
      return value(facts.average);
    case CustomerFact::monthly_spend:
      return value(facts.monthly_spend);
    case CustomerFact::expected_value:
      return value(facts.expected_value);
    case CustomerFact::open_cases:
      return facts.open_cases;
    case CustomerFact::recency_score:
      return value(facts.recency_score);
    case CustomerFact::frequency_score:
      return value(facts.frequency_score);
    case CustomerFact::monetary_score:
      return value(facts.monetary_score);
  }
  return std::monostate{};
}

FactSet read_by(const DecisionTable& table) {
  FactSet read;
  for (std::size_t i = 0; i < facts_count; ++i)
    if (table.reads(i)) read.add(static_cast<CustomerFact>(i));
  return read;
}

// What is not read stays absent.
void fill(Inputs& inputs, const CustomerFacts& facts, FactSet read, Currency currency) {
  read.each([&](CustomerFact fact) {
    FactValue& input = inputs[static_cast<std::size_t>(fact)];
    input = value_of(facts, fact);
    const Money* amount = std::get_if<Money>(&input);
    if (amount && !(amount->currency() == currency)) input = std::monostate{};
  });
}

void insert(Names& names, std::string_view name) {
  if (names.empty() || *(names.end() - 1) < name) return names.push_back(name);
  auto at = std::lower_bound(names.begin(), names.end(), name);
  if (at != names.end() && *at == name) return;
  auto place = at - names.begin();
  if (names.size() == names_max) {  // the first in order stay
    *(names.end() - 1) = name;
  } else {
    names.push_back(name);
  }
  std::rotate(names.begin() + place, names.end() - 1, names.end());
}

Names names_of(const DecisionTable& table, const RuleSet& matching) {
  Names names;
  auto add = [&](std::size_t rule) {
    insert(names, std::get<std::string_view>(table.outputs(rule)[0]));
  };
  if (table.hit_policy() == HitPolicy::collect)
    matching.each(add);
  else if (!matching.empty())
    add(matching.first());
  return names;
}

Names names_of(const DecisionTable& table, const CustomerFacts& facts, Currency currency) {
  Inputs inputs;
  fill(inputs, facts, read_by(table), currency);
  return names_of(table, table.matching_rules(inputs));
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

CustomerFacts facts_of(const ValueClause& clause, const purchase::PurchaseStatistics& statistics,
                       const Date& day) {
  CustomerFacts facts;
  facts.purchases = statistics.purchases;
  if (!statistics.last_on) return facts;
  facts.frequency = statistics.purchase_days - 1;
  facts.inactive_days = (day - *statistics.last_on).days();
  if (statistics.first_on) facts.age_days = (day - *statistics.first_on).days();
  facts.spent = statistics.spent;
  facts.average = purchase::average(statistics);
  facts.recency_score = score_of_low(clause.recency_bounds, *facts.inactive_days);
  facts.frequency_score = score_of_high(clause.frequency_bounds, *facts.frequency);
  if (clause.monetary_bounds[0].currency() == statistics.spent.currency())
    facts.monetary_score = score_of_high(clause.monetary_bounds, statistics.spent);
  return facts;
}

Names classes_of(const Policy& policy, const CustomerFacts& facts) {
  return names_of(classes_table(policy), facts, policy.currency());
}

Names tags_of(const Policy& policy, const CustomerFacts& facts) {
  return names_of(tags_table(policy), facts, policy.currency());
}

ClassTable::ClassTable(const Policy& policy)
    : table_(classes_table(policy)), currency_(policy.currency()), reads_(read_by(table_)) {}

const std::string& ClassTable::classes_of(const CustomerFacts& facts) {
  fill(inputs_, facts, reads_, currency_);
  if (known_.size() == known_max) known_.clear();
  RuleSet matching = table_.matching_rules(inputs_);
  auto [at, is_new] = known_.try_emplace(matching);
  if (is_new) at->second = joined(names_of(table_, matching));
  return at->second;
}

std::string joined(const Names& names) {
  std::string all;
  for (std::string_view name : names) all.append(all.empty() ? "" : ", ").append(name);
  return all;
}

std::vector<std::string_view> known_classes(const Policy& policy) {
  return known(classes_table(policy));
}

std::vector<std::string_view> known_rule_tags(const Policy& policy) {
  return known(tags_table(policy));
}

std::string facts_line(const CustomerFacts& facts) {
  std::string line;
  for (std::size_t i = 0; i < facts_count; ++i) {
    FactValue value = value_of(facts, static_cast<CustomerFact>(i));
    if (std::holds_alternative<std::monostate>(value)) continue;
    if (!line.empty()) line += ", ";
    line.append(fact_names[i]).append("=");
    if (const Money* amount = std::get_if<Money>(&value))
      line += amount->text();
    else
      line += std::to_string(std::get<std::int64_t>(value));
  }
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
  if (!listed) decision.remedies.push_back({"tag_by_rule", {}});
  if (by_hand >= clause.by_hand_max) decision.remedies.push_back({"remove_a_tag", {}});
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
