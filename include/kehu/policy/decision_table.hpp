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
// false, integers, ratios ("1/3", "25%"), amounts ("5000.00 CNY"), dates, words. A word that holds
// a comma or a parenthesis stands in double quotes. A cell may also be a JSON number or boolean
// where the column holds integers or booleans. Inputs may stand in any order, and one that a
// table leaves out is "-" in every rule. A rule may carry a "note" for its readers.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/reason.hpp"
#include "kehu/core/result.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu::policy_detail {
struct CompiledTable;
}

namespace kehu {

// One input or output: its name and what it may hold. A word's allowed values may be given, which
// lets gaps be found.
struct ColumnSignature {
  std::string_view name;
  record::Kind kind = record::Kind::text;  // boolean, integer, ratio, money, date or text
  std::vector<std::string_view> words{};   // of text; empty: any word
  // The smallest and largest value that an input can have, both included (an amount by its minor
  // units, a date by its day_number): gaps outside are none.
  std::optional<Ratio> least{}, most{};
};

inline constexpr std::size_t table_columns_max = 16;  // inputs, and outputs, of one table
inline constexpr std::size_t table_rules_max = 1024;

// What an area expects of a decision table.
struct TableSignature {
  std::string_view name;
  std::vector<ColumnSignature> inputs;
  std::vector<ColumnSignature> outputs;
  bool complete = true;  // every combination of inputs must be covered: a gap is a fault
};

enum class HitPolicy : std::uint8_t { first, unique, collect };

// Some rules of one table; sets of the same table can be compared.
struct RuleSet {
  static constexpr std::size_t word_bits = 64;
  std::array<std::uint64_t, table_rules_max / word_bits> words{};
  std::size_t words_used = 0;

  bool empty() const noexcept;
  std::size_t first() const noexcept;  // precondition: not empty
  // Calls `visit` with each rule in order.
  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t w = 0; w < words_used; ++w)
      for (std::uint64_t left = words[w]; left != 0; left &= left - 1)
        visit(w * word_bits + static_cast<std::size_t>(std::countr_zero(left)));
  }
  bool operator<(const RuleSet& other) const noexcept {
    for (std::size_t w = 0; w < words_used; ++w)
      if (words[w] != other.words[w]) return words[w] < other.words[w];
    return false;
  }
};

class DecisionTable {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  // Policy::load makes tables; nobody else can make the argument.
  explicit DecisionTable(std::unique_ptr<const policy_detail::CompiledTable> compiled);
  ~DecisionTable();
  DecisionTable(DecisionTable&&) noexcept;
  DecisionTable& operator=(DecisionTable&&) noexcept;

  // The outputs of the first rule that matches, in the signature's order; empty when none does
  // (or, under COLLECT, use collect). Inputs in the signature's order; an absent one (monostate)
  // meets "-" alone. Allocates nothing. Fault for an input of another kind than the signature's.
  std::span<const FactValue> decide(std::span<const FactValue> inputs) const;
  // Every matching rule's outputs, in rule order.
  std::vector<std::span<const FactValue>> collect(std::span<const FactValue> inputs) const;
  // Every matching rule, whatever the hit policy. Who decides many times over need look at what
  // follows from a set once. Allocates nothing.
  RuleSet matching_rules(std::span<const FactValue> inputs) const;
  // Which rule decided (from 0), for explanation; npos when none.
  std::size_t matching_rule(std::span<const FactValue> inputs) const;

  // Whether any rule tests an input, by its place in the signature. One that none tests may stay
  // absent: nothing is decided otherwise.
  bool reads(std::size_t input) const;

  std::size_t size() const noexcept;
  std::span<const FactValue> outputs(std::size_t rule) const;
  HitPolicy hit_policy() const noexcept;
  const TableSignature& signature() const noexcept;

 private:
  std::unique_ptr<const policy_detail::CompiledTable> compiled_;
};

}  // namespace kehu
