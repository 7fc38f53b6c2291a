// DecisionTable: conditions and outcomes as policy data, after DMN.
//
//   { "hit_policy": "FIRST",                       FIRST, UNIQUE or COLLECT
//     "inputs":  ["over_limit_shipments", "excess_of_limit"],
//     "outputs": ["kind", "signatory"],
//     "rules": [ {"when": ["0", "< 1/3"], "then": ["first_over_limit", "regional_manager"]},
//                {"when": ["-", "-"],     "then": ["cash", "none"]} ] }
//
// A condition is a unary test: "-" (any), a value, "< v", "<= v", "> v", ">= v", "[a..b)" with any
// of the four brackets, "a, b" (one of), "not(...)". Values are typed by the signature: true and
// false, integers, ratios ("1/3", "25%"), amounts ("5000.00 CNY"), dates, words.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/reason.hpp"
#include "kehu/core/result.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu {

// One input or output: its name and what it may hold. A word's allowed values may be given, which
// lets gaps be found.
struct ColumnSignature {
  std::string_view name;
  record::Kind kind = record::Kind::text;  // boolean, integer, ratio, money, date or text
  std::vector<std::string_view> words;     // of text; empty: any word
};

// What an area expects of a decision table.
struct TableSignature {
  std::string_view name;
  std::vector<ColumnSignature> inputs;
  std::vector<ColumnSignature> outputs;
  bool complete = true;  // every combination of inputs must be covered: a gap is a fault
};

enum class HitPolicy : std::uint8_t { first, unique, collect };

class DecisionTable {
 public:
  DecisionTable();
  ~DecisionTable();
  DecisionTable(DecisionTable&&) noexcept;
  DecisionTable& operator=(DecisionTable&&) noexcept;

  // The outputs of the first rule that matches, in the signature's order; empty when none does
  // (or, under COLLECT, use collect). Inputs in the signature's order. Allocates nothing.
  std::span<const FactValue> decide(std::span<const FactValue> inputs) const;
  // Every matching rule's outputs, in rule order.
  std::vector<std::span<const FactValue>> collect(std::span<const FactValue> inputs) const;
  // Which rule decided (from 0), for explanation; npos when none.
  std::size_t matching_rule(std::span<const FactValue> inputs) const;

  std::size_t size() const noexcept;
  std::span<const FactValue> outputs(std::size_t rule) const;
  HitPolicy hit_policy() const noexcept;
  const TableSignature& signature() const noexcept;

 private:
  friend class PolicyLoader;
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace kehu
