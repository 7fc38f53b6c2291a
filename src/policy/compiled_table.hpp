// A decision table, compiled: the values of each input fall into finitely many atoms (a point that
// a rule names, the gap between two such points, a word, any other word, no value), inside which
// every rule decides alike. For each atom a bit mask says which rules admit it, so that deciding
// is one look-up per input and an AND of masks, and so that the checks can reason about all values
// by reasoning about atoms.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kehu/core/result.hpp"
#include "kehu/policy/decision_table.hpp"
#include "policy/unary_test.hpp"

namespace kehu::policy_detail {

// One rule as it was read: a test per input of the signature, a value per output.
struct TableRule {
  std::vector<UnaryTest> when;
  std::vector<FactValue> then;
};

// The atoms of one input. Ordered kinds: atom 2i is the gap below points[i], 2i + 1 the point
// itself, the last one the gap above all. Words and booleans: atom i is words[i], then any other.
// The very last atom is "no value".
struct TableColumn {
  record::Kind kind{};
  std::size_t alternative = 0;          // of FactValue
  std::vector<Ratio> points;            // ascending
  std::vector<std::string_view> words;  // ascending
  std::size_t atoms = 0;
  std::size_t first_mask = 0;   // of atom 0, in CompiledTable::masks
  std::vector<bool> in_domain;  // whether an input can ever be there

  std::size_t absent() const noexcept { return atoms - 1; }
};

using MaskWord = std::uint64_t;
inline constexpr std::size_t mask_bits = RuleSet::word_bits;

struct CompiledTable {
  TableSignature signature;
  Currency currency;
  HitPolicy hit_policy{};
  std::size_t rules = 0;
  std::size_t mask_words = 0;  // per atom
  std::vector<TableColumn> columns;
  std::vector<std::size_t> read;  // the columns that a rule tests
  std::vector<MaskWord> masks;
  std::vector<FactValue> outputs;  // rule by rule

  std::span<const MaskWord> mask(std::size_t column, std::size_t atom) const {
    return {masks.data() + columns[column].first_mask + atom * mask_words, mask_words};
  }
  bool admits(std::size_t rule, std::size_t column, std::size_t atom) const {
    return mask(column, atom)[rule / mask_bits] >> (rule % mask_bits) & 1;
  }
};

std::unique_ptr<CompiledTable> compile_table(const TableSignature& signature, Currency currency,
                                             HitPolicy hit_policy,
                                             std::span<const TableRule> rules);

// Gaps, overlaps and unreachable rules, each with its path below the table ("/rules/2") and with
// values that show it. Codes: policy.table_gap, policy.table_overlap, policy.table_unreachable,
// and policy.table_signature for a table too tangled to be checked.
std::vector<Error> check_table(const CompiledTable& table);

}  // namespace kehu::policy_detail
