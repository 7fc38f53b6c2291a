#include "kehu/policy/decision_table.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "policy/compiled_table.hpp"

namespace kehu {

namespace policy_detail {
namespace {

using record::Kind;

bool is_discrete(Kind kind) { return kind != Kind::ratio; }

void collect_points(TableColumn& column, const ColumnSignature& signature,
                    std::span<const TableRule> rules, std::size_t index) {
  if (signature.least) column.points.push_back(*signature.least);
  if (signature.most) column.points.push_back(*signature.most);
  for (const TableRule& rule : rules) {
    for (const Interval& interval : rule.when[index].intervals) {
      if (interval.from) column.points.push_back(interval.from->at);
      if (interval.to) column.points.push_back(interval.to->at);
    }
  }
  std::ranges::sort(column.points);
  column.points.erase(std::unique(column.points.begin(), column.points.end()), column.points.end());
}

void collect_words(TableColumn& column, const ColumnSignature& signature,
                   std::span<const TableRule> rules, std::size_t index) {
  if (signature.kind == Kind::boolean) {
    column.words = {"false", "true"};
    return;
  }
  for (std::string_view word : signature.words) column.words.push_back(intern(word));
  for (const TableRule& rule : rules) {
    for (std::string_view word : rule.when[index].words) column.words.push_back(word);
  }
  std::ranges::sort(column.words);
  column.words.erase(std::unique(column.words.begin(), column.words.end()), column.words.end());
}

// Whether any value lies between the points around gap `i` and inside the column's domain.
bool gap_in_domain(const TableColumn& column, const ColumnSignature& signature, std::size_t i) {
  const auto& points = column.points;
  bool lowest = i == 0, highest = i == points.size();
  if (signature.least && (lowest || points[i - 1] < *signature.least)) return false;
  if (signature.most && (highest || *signature.most < points[i])) return false;
  if (!is_discrete(column.kind)) return true;
  if (!lowest && !highest) {
    return Int128{points[i].numerator()} - points[i - 1].numerator() >= 2;
  }
  if (lowest && !highest) return points[i].numerator() != INT64_MIN;
  if (highest && !lowest) return points[i - 1].numerator() != INT64_MAX;
  return true;
}

void find_domain(TableColumn& column, const ColumnSignature& signature) {
  column.in_domain.assign(column.atoms, true);
  column.in_domain[column.absent()] = false;
  if (is_ordered(column.kind)) {
    for (std::size_t i = 0; i <= column.points.size(); ++i) {
      column.in_domain[2 * i] = gap_in_domain(column, signature, i);
    }
    for (std::size_t i = 0; i < column.points.size(); ++i) {
      Ratio point = column.points[i];
      column.in_domain[2 * i + 1] = !(signature.least && point < *signature.least) &&
                                    !(signature.most && *signature.most < point);
    }
  } else if (column.kind == Kind::boolean || !signature.words.empty()) {
    column.in_domain[column.words.size()] = false;
  }
}

// Atoms never straddle an end of an interval, so an atom is either inside or outside.
bool contains(const Interval& interval, const TableColumn& column, std::size_t atom) {
  const auto& points = column.points;
  if (atom % 2 == 1) {
    Ratio at = points[atom / 2];
    const auto& [from, to] = interval;
    return !(from && (at < from->at || (at == from->at && !from->included))) &&
           !(to && (to->at < at || (at == to->at && !to->included)));
  }
  std::size_t i = atom / 2;
  bool above = !interval.from || (i > 0 && interval.from->at <= points[i - 1]);
  bool below = !interval.to || (i < points.size() && points[i] <= interval.to->at);
  return above && below;
}

bool admits(const UnaryTest& test, const TableColumn& column, std::size_t atom) {
  if (test.any) return true;
  if (atom == column.absent()) return false;
  bool inside = false;
  if (is_ordered(column.kind)) {
    inside = std::ranges::any_of(test.intervals,
                                 [&](const Interval& i) { return contains(i, column, atom); });
  } else if (atom < column.words.size()) {
    inside = std::ranges::find(test.words, column.words[atom]) != test.words.end();
  }
  return inside != test.negated;
}

// The alternative of FactValue that holds values of a kind.
std::size_t alternative_of(Kind kind) {
  switch (kind) {
    case Kind::boolean:
      return FactValue(false).index();
    case Kind::integer:
      return FactValue(std::int64_t{0}).index();
    case Kind::ratio:
      return FactValue(Ratio()).index();
    case Kind::money:
      return FactValue(Money()).index();
    case Kind::date:
      return FactValue(Date()).index();
    default:
      return FactValue(std::string_view()).index();
  }
}

TableColumn make_column(const ColumnSignature& signature, std::span<const TableRule> rules,
                        std::size_t index) {
  TableColumn column;
  column.kind = signature.kind;
  column.alternative = alternative_of(column.kind);
  if (is_ordered(column.kind)) {
    collect_points(column, signature, rules, index);
    column.atoms = 2 * column.points.size() + 2;
  } else {
    collect_words(column, signature, rules, index);
    column.atoms = column.words.size() + 2;
  }
  find_domain(column, signature);
  return column;
}

// The key of an input of a discrete kind, all of whose points are whole.
std::int64_t whole_key(const FactValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* money = std::get_if<Money>(&value)) return money->minor();
  return day_number(std::get<Date>(value));
}

// `number` makes a point comparable with the key.
template <class Key, class Number>
std::size_t ordered_atom(const TableColumn& column, const Key& key, Number number) {
  auto at = std::ranges::lower_bound(column.points, key, {}, number);
  std::size_t i = static_cast<std::size_t>(at - column.points.begin());
  return 2 * i + (at != column.points.end() && std::invoke(number, *at) == key ? 1 : 0);
}

// Precondition of these: the value is there.
void check_input(const TableColumn& column, const FactValue& value, Currency currency) {
  ensure(value.index() == column.alternative,
         "a decision table was given an input of the wrong kind");
  if (const Money* money = std::get_if<Money>(&value))
    ensure(money->currency() == currency,
           "a decision table was given an amount in another currency than its policy's");
}

std::size_t atom_of(const TableColumn& column, const FactValue& value) {
  if (column.kind == Kind::boolean) return std::get<bool>(value) ? 1 : 0;
  if (column.kind == Kind::text) {
    std::string_view word = std::get<std::string_view>(value);
    auto at = std::ranges::lower_bound(column.words, word);
    bool known = at != column.words.end() && *at == word;
    return known ? static_cast<std::size_t>(at - column.words.begin()) : column.words.size();
  }
  if (const Ratio* ratio = std::get_if<Ratio>(&value)) {
    return ordered_atom(column, *ratio, std::identity());
  }
  return ordered_atom(column, whole_key(value), &Ratio::numerator);
}

bool is_absent(const FactValue& input) { return std::holds_alternative<std::monostate>(input); }

RuleSet match(const CompiledTable& table, std::span<const FactValue> inputs) {
  ensure(inputs.size() == table.columns.size(),
         "a decision table was given another number of inputs than its signature has");
  std::array<const MaskWord*, table_columns_max> masks;
  for (std::size_t c = 0; c < inputs.size(); ++c)
    if (!is_absent(inputs[c])) check_input(table.columns[c], inputs[c], table.currency);
  for (std::size_t i = 0; i < table.read.size(); ++i) {
    const TableColumn& column = table.columns[table.read[i]];
    const FactValue& input = inputs[table.read[i]];
    std::size_t atom = is_absent(input) ? column.absent() : atom_of(column, input);
    masks[i] = table.masks.data() + column.first_mask + atom * table.mask_words;
  }
  RuleSet matching;
  matching.words_used = table.mask_words;
  for (std::size_t w = 0; w < table.mask_words; ++w) {
    std::size_t left = table.rules - w * mask_bits;
    MaskWord word = left >= mask_bits ? ~MaskWord{0} : (MaskWord{1} << left) - 1;
    for (std::size_t i = 0; i < table.read.size(); ++i) word &= masks[i][w];
    matching.words[w] = word;
  }
  return matching;
}

}  // namespace

std::unique_ptr<CompiledTable> compile_table(const TableSignature& signature, Currency currency,
                                             HitPolicy hit_policy,
                                             std::span<const TableRule> rules) {
  ensure(signature.inputs.size() <= table_columns_max && rules.size() <= table_rules_max,
         "a decision table is larger than decision tables can be");
  auto table = std::make_unique<CompiledTable>();
  table->signature = signature;
  table->currency = currency;
  table->hit_policy = hit_policy;
  table->rules = rules.size();
  table->mask_words = (rules.size() + mask_bits - 1) / mask_bits;
  for (std::size_t c = 0; c < signature.inputs.size(); ++c) {
    TableColumn column = make_column(signature.inputs[c], rules, c);
    column.first_mask = table->masks.size();
    table->masks.resize(table->masks.size() + column.atoms * table->mask_words);
    bool is_read = false;
    for (std::size_t atom = 0; atom < column.atoms; ++atom) {
      MaskWord* mask = table->masks.data() + column.first_mask + atom * table->mask_words;
      for (std::size_t r = 0; r < rules.size(); ++r) {
        if (admits(rules[r].when[c], column, atom)) {
          mask[r / mask_bits] |= MaskWord{1} << (r % mask_bits);
        } else {
          is_read = true;
        }
      }
    }
    if (is_read) table->read.push_back(c);
    table->columns.push_back(std::move(column));
  }
  for (const TableRule& rule : rules) {
    table->outputs.insert(table->outputs.end(), rule.then.begin(), rule.then.end());
  }
  return table;
}

}  // namespace policy_detail

DecisionTable::DecisionTable(std::unique_ptr<const policy_detail::CompiledTable> compiled)
    : compiled_(std::move(compiled)) {}
DecisionTable::~DecisionTable() = default;
DecisionTable::DecisionTable(DecisionTable&&) noexcept = default;
DecisionTable& DecisionTable::operator=(DecisionTable&&) noexcept = default;

bool RuleSet::empty() const noexcept {
  return std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(words_used),
                     [](std::uint64_t word) { return word == 0; });
}

std::size_t RuleSet::first() const noexcept {
  std::size_t w = 0;
  while (words[w] == 0) ++w;
  return w * word_bits + static_cast<std::size_t>(std::countr_zero(words[w]));
}

RuleSet DecisionTable::matching_rules(std::span<const FactValue> inputs) const {
  return policy_detail::match(*compiled_, inputs);
}

std::size_t DecisionTable::matching_rule(std::span<const FactValue> inputs) const {
  RuleSet matching = matching_rules(inputs);
  return matching.empty() ? npos : matching.first();
}

std::span<const FactValue> DecisionTable::decide(std::span<const FactValue> inputs) const {
  std::size_t rule = matching_rule(inputs);
  return rule == npos ? std::span<const FactValue>{} : outputs(rule);
}

std::vector<std::span<const FactValue>> DecisionTable::collect(
    std::span<const FactValue> inputs) const {
  std::vector<std::span<const FactValue>> all;
  all.reserve(4);  // few rules match at once: one allocation instead of growth
  matching_rules(inputs).each([&](std::size_t rule) { all.push_back(outputs(rule)); });
  return all;
}

bool DecisionTable::reads(std::size_t input) const {
  ensure(input < compiled_->columns.size(),
         "a decision table was asked for an input that it does not have");
  return std::ranges::find(compiled_->read, input) != compiled_->read.end();
}

std::span<const FactValue> DecisionTable::outputs(std::size_t rule) const {
  ensure(rule < compiled_->rules, "a decision table was asked for a rule that it does not have");
  std::size_t width = compiled_->signature.outputs.size();
  return {compiled_->outputs.data() + rule * width, width};
}

std::size_t DecisionTable::size() const noexcept { return compiled_->rules; }
HitPolicy DecisionTable::hit_policy() const noexcept { return compiled_->hit_policy; }
const TableSignature& DecisionTable::signature() const noexcept { return compiled_->signature; }

}  // namespace kehu
