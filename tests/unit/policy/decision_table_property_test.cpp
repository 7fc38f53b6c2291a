// Random tables against an evaluator that reads each condition by itself, over domains that are
// small enough to be walked through whole.
#include <functional>
#include <random>
#include <set>

#include "table_test.hpp"

using namespace kehu;
using policy_detail::TableRule;
using record::Kind;

namespace {

struct Column {
  ColumnSignature signature;
  std::vector<FactValue> constants;  // that conditions may name
  std::vector<FactValue> domain;     // every value, or one of each sort, that an input can have
};

// A condition as text, and what it means.
struct Condition {
  std::string text;
  std::function<bool(const FactValue&)> admits;
};

std::string value_text(const FactValue& value) {
  if (auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (auto* word = std::get_if<std::string_view>(&value)) return std::string(*word);
  Kind kind = std::holds_alternative<Ratio>(value)   ? Kind::ratio
              : std::holds_alternative<Money>(value) ? Kind::money
              : std::holds_alternative<Date>(value)  ? Kind::date
                                                     : Kind::integer;
  return policy_detail::ordered_text(policy_detail::ordered_key(value), kind,
                                     *Currency::parse("CNY"));
}

std::vector<Column> columns() {
  Currency cny = *Currency::parse("CNY");
  Date day = *parse_date("2024-02-27");
  std::int64_t number = day_number(day);
  std::vector<Column> all;
  Column integer{{"n", Kind::integer, {}, Ratio(0, 1), Ratio(5, 1)}, {}, {}};
  for (std::int64_t i = 0; i <= 5; ++i) integer.domain.push_back(i);
  integer.constants = integer.domain;
  all.push_back(integer);
  Column ratio{{"r", Kind::ratio, {}, Ratio(0, 1), Ratio(2, 1)}, {}, {}};
  for (std::int64_t i = 0; i <= 4; ++i) ratio.constants.push_back(Ratio(i, 2));
  for (std::int64_t i = 0; i <= 8; ++i) ratio.domain.push_back(Ratio(i, 4));  // and between them
  all.push_back(ratio);
  Column money{{"m", Kind::money, {}, Ratio(-2, 1), Ratio(2, 1)}, {}, {}};
  for (std::int64_t i = -2; i <= 2; ++i) money.domain.push_back(Money(i, cny));
  money.constants = money.domain;
  all.push_back(money);
  Column date{{"d", Kind::date, {}, Ratio(number, 1), Ratio(number + 4, 1)}, {}, {}};
  for (int i = 0; i <= 4; ++i) date.domain.push_back(day + days(i));
  date.constants = date.domain;
  all.push_back(date);
  Column word{{"w", Kind::text, {"a", "b", "c"}, {}, {}}, {}, {}};
  for (std::string_view w : {"a", "b", "c"}) word.domain.push_back(w);
  word.constants = word.domain;
  all.push_back(word);
  Column open{{"o", Kind::text, {}, {}, {}}, {}, {}};
  for (std::string_view w : {"x", "y"}) open.constants.push_back(w);
  open.domain = open.constants;
  open.domain.push_back(std::string_view("any other word"));
  all.push_back(open);
  Column truth{{"b", Kind::boolean, {}, {}, {}}, {false, true}, {false, true}};
  all.push_back(truth);
  return all;
}

class TableGenerator {
 public:
  explicit TableGenerator(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t n) { return random_() % n; }

  Condition condition(const Column& column) {
    if (below(3) == 0) return {"-", [](const FactValue&) { return true; }};
    Condition list = part(column);
    for (std::size_t more = below(3); more > 0; --more) {
      Condition next = part(column);
      list = {list.text + ", " + next.text,
              [a = list.admits, b = next.admits](const FactValue& v) { return a(v) || b(v); }};
    }
    if (below(5) > 0) return list;
    return {"not(" + list.text + ")", [a = list.admits](const FactValue& v) { return !a(v); }};
  }

 private:
  Condition part(const Column& column) {
    std::size_t first = below(column.constants.size());
    FactValue a = column.constants[first];
    if (!policy_detail::is_ordered(column.signature.kind) || below(3) == 0) {
      return {value_text(a), [a](const FactValue& v) { return v == a; }};
    }
    std::size_t second = first + below(column.constants.size() - first);
    FactValue b = column.constants[second];
    auto key = [](const FactValue& v) { return policy_detail::ordered_key(v); };
    switch (below(first < second ? 5 : 4)) {
      case 0:
        return {"< " + value_text(a), [=](const FactValue& v) { return key(v) < key(a); }};
      case 1:
        return {"<=" + value_text(a), [=](const FactValue& v) { return key(v) <= key(a); }};
      case 2:
        return {">" + value_text(a), [=](const FactValue& v) { return key(v) > key(a); }};
      case 3:
        return {">= " + value_text(a), [=](const FactValue& v) { return key(v) >= key(a); }};
      default:
        break;
    }
    bool from = below(2) == 0, to = below(2) == 0;
    return {(from ? "[" : "(") + value_text(a) + ".." + value_text(b) + (to ? "]" : ")"),
            [=](const FactValue& v) {
              return (from ? key(a) <= key(v) : key(a) < key(v)) &&
                     (to ? key(v) <= key(b) : key(v) < key(b));
            }};
  }

  std::mt19937 random_;
};

struct RandomTable {
  TableSignature signature{"t", {}, {{"rule", Kind::integer, {}, {}, {}}}, true};
  std::vector<Column> inputs;
  std::vector<std::vector<Condition>> rules;
  HitPolicy hit_policy{};
  std::vector<TableRule> parsed;

  explicit RandomTable(TableGenerator& generator) {
    std::vector<Column> all = columns();
    for (std::size_t n = 1 + generator.below(3); n > 0; --n) {
      std::size_t at = generator.below(all.size());
      inputs.push_back(all[at]);
      all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
      signature.inputs.push_back(inputs.back().signature);
    }
    hit_policy = static_cast<HitPolicy>(generator.below(3));
    rules.resize(generator.below(7));
    for (auto& rule : rules) {
      TableRule read;
      for (const Column& column : inputs) {
        rule.push_back(generator.condition(column));
        auto test = policy_detail::parse_unary_test(rule.back().text, column.signature,
                                                    *Currency::parse("CNY"));
        INFO(rule.back().text);
        REQUIRE(test);
        read.when.push_back(*test);
      }
      read.then.push_back(static_cast<std::int64_t>(parsed.size()));
      parsed.push_back(std::move(read));
    }
  }

  std::vector<std::size_t> matching(std::span<const FactValue> input) const {
    std::vector<std::size_t> all;
    for (std::size_t r = 0; r < rules.size(); ++r) {
      bool matches = true;
      for (std::size_t c = 0; c < input.size(); ++c) matches &= rules[r][c].admits(input[c]);
      if (matches) all.push_back(r);
    }
    return all;
  }

  template <class Visit>
  void each_input(Visit visit) const {
    std::vector<FactValue> input(inputs.size());
    auto fill = [&](auto& self, std::size_t c) -> void {
      if (c == inputs.size()) return visit(std::span<const FactValue>(input));
      for (const FactValue& value : inputs[c].domain) {
        input[c] = value;
        self(self, c + 1);
      }
    };
    fill(fill, 0);
  }

  // The input that a witness ("n = 1, w = a") names.
  std::vector<FactValue> read_witness(std::string_view text) const {
    std::vector<FactValue> input;
    for (const Column& column : inputs) {
      std::string start = std::string(column.signature.name) + " = ";
      REQUIRE(text.starts_with(start));
      text.remove_prefix(start.size());
      std::string_view value = text.substr(0, text.find(", "));
      text.remove_prefix(std::min(text.size(), value.size() + 2));
      auto read = policy_detail::parse_cell_value(value, column.signature, *Currency::parse("CNY"));
      REQUIRE(read);
      input.push_back(*read);
    }
    return input;
  }

  std::string text() const {
    std::string all = "hit policy " + std::to_string(static_cast<int>(hit_policy)) + "\n";
    for (const auto& rule : rules) {
      for (const Condition& condition : rule) all += condition.text + " | ";
      all += "\n";
    }
    return all;
  }
};

// What brute force says about a table.
struct Truth {
  bool gap = false;
  std::set<std::pair<std::size_t, std::size_t>> overlaps;
  std::vector<bool> matched, first;

  explicit Truth(const RandomTable& table)
      : matched(table.rules.size()), first(table.rules.size()) {
    table.each_input([&](std::span<const FactValue> input) {
      auto rules = table.matching(input);
      if (rules.empty()) gap = true;
      if (!rules.empty()) first[rules[0]] = true;
      for (std::size_t i = 0; i < rules.size(); ++i) {
        matched[rules[i]] = true;
        for (std::size_t j = 0; j < i; ++j) overlaps.insert({rules[j], rules[i]});
      }
    });
  }
};

std::size_t number_after(std::string_view text, std::string_view before) {
  return std::stoul(std::string(text.substr(text.find(before) + before.size())));
}

void check_faults(const RandomTable& table, const std::vector<Error>& faults) {
  Truth truth(table);
  bool gap = false;
  std::set<std::pair<std::size_t, std::size_t>> overlaps;
  std::vector<bool> unreachable(table.rules.size());
  for (const Error& fault : faults) {
    INFO(fault.path << " " << fault.message);
    if (fault.code == "policy.table_gap") {
      gap = true;
      auto input = table.read_witness(fault.message.substr(std::string("no rule for ").size()));
      CHECK(table.matching(input).empty());
    } else if (fault.code == "policy.table_overlap") {
      overlaps.insert({number_after(fault.message, "rule "), number_after(fault.path, "/rules/")});
    } else {
      CHECK(fault.code == "policy.table_unreachable");
      unreachable[number_after(fault.path, "/rules/")] = true;
    }
  }
  CHECK(gap == truth.gap);
  if (table.hit_policy == HitPolicy::unique) CHECK(overlaps == truth.overlaps);
  for (std::size_t r = 0; r < table.rules.size(); ++r) {
    const auto& reached = table.hit_policy == HitPolicy::first ? truth.first : truth.matched;
    INFO("rule " << r);
    CHECK(unreachable[r] == !reached[r]);
  }
}

void check_decisions(const RandomTable& random, const DecisionTable& table) {
  random.each_input([&](std::span<const FactValue> input) {
    auto expected = random.matching(input);
    std::vector<std::size_t> collected;
    for (auto outputs : table.collect(input)) {
      collected.push_back(static_cast<std::size_t>(std::get<std::int64_t>(outputs[0])));
    }
    if (collected != expected) {
      for (const FactValue& value : input) UNSCOPED_INFO(value_text(value));
      CHECK(collected == expected);
    }
    std::size_t rule = table.matching_rule(input);
    if (rule != (expected.empty() ? DecisionTable::npos : expected[0])) FAIL_CHECK("first rule");
    if (table.decide(input).empty() != expected.empty()) FAIL_CHECK("decide");
  });
}

}  // namespace

TEST_CASE("random tables decide, and are judged, as brute force says") {
  TableGenerator generator(20240301);
  std::size_t sound = 0;
  for (int i = 0; i < 3000; ++i) {
    RandomTable random(generator);
    INFO(random.text());
    auto compiled = policy_detail::compile_table(random.signature, *Currency::parse("CNY"),
                                                 random.hit_policy, random.parsed);
    auto faults = policy_detail::check_table(*compiled);
    check_faults(random, faults);
    if (faults.empty()) ++sound;
    check_decisions(random, DecisionTable(std::move(compiled)));
  }
  CHECK(sound > 100);  // the checks were not all about broken tables
}
