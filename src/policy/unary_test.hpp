// The conditions of a decision table, parsed: what a cell admits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/core/reason.hpp"
#include "kehu/core/result.hpp"
#include "kehu/policy/decision_table.hpp"

namespace kehu::policy_detail {

// One end of an interval. Every ordered kind is compared as an exact ratio: an integer as itself,
// an amount by its minor units, a date by its day number.
struct End {
  Ratio at;
  bool included = false;
};

// The values between two ends; no end: without bound.
struct Interval {
  std::optional<End> from, to;
};

// What a cell admits, before `negated` turns it round. Only one of the lists is used: intervals
// for ordered kinds, words for text and (as "false" and "true") booleans.
struct UnaryTest {
  bool any = false;
  bool negated = false;
  std::vector<Interval> intervals;
  std::vector<std::string_view> words;  // interned
};

bool is_ordered(record::Kind kind) noexcept;

// The value as decision tables compare it. Precondition: an ordered kind.
Ratio ordered_key(const FactValue& value);
// The value of an ordered kind whose key this is, as a person writes it.
std::string ordered_text(Ratio key, record::Kind kind, Currency currency);

// One value of the column's kind. Errors: policy.table_signature.
Result<FactValue> parse_cell_value(std::string_view text, const ColumnSignature& column,
                                   Currency currency);
// One condition. Errors: policy.table_signature.
Result<UnaryTest> parse_unary_test(std::string_view text, const ColumnSignature& column,
                                   Currency currency);

}  // namespace kehu::policy_detail
