#include <algorithm>

#include "kehu/core/text.hpp"
#include "policy/reader.hpp"

namespace kehu::policy_detail {
namespace {

namespace json = boost::json;

constexpr std::string_view bad_table = "policy.table_signature";

std::optional<HitPolicy> read_hit_policy(const Place& place, const json::value& value) {
  const json::string* text = value.if_string();
  if (text && *text == "FIRST") return HitPolicy::first;
  if (text && *text == "UNIQUE") return HitPolicy::unique;
  if (text && *text == "COLLECT") return HitPolicy::collect;
  place.fault(bad_table, "a hit policy is expected here: FIRST, UNIQUE or COLLECT");
  return std::nullopt;
}

// A cell as text. Whole numbers and booleans may stand without quotes, as people write them.
std::optional<std::string> cell_text(const Place& place, const json::value& value) {
  if (const auto* text = value.if_string()) return std::string(*text);
  if (const auto* number = value.if_int64()) return std::to_string(*number);
  if (const auto* truth = value.if_bool()) return std::string(*truth ? "true" : "false");
  place.fault(bad_table, "a cell is a text, a whole number, true or false");
  return std::nullopt;
}

class TableReader {
 public:
  TableReader(const TableSignature& signature, Currency currency)
      : signature_(signature), currency_(currency) {}

  std::unique_ptr<const CompiledTable> read(const Place& place, const json::value& value) {
    std::size_t before = place.faults();
    const json::object* object =
        read_object(place, value, bad_table, {"hit_policy", "inputs", "outputs", "rules"});
    if (!object) return nullptr;
    auto member = [&](std::string_view key) { return read_member(place, *object, key, bad_table); };
    std::optional<HitPolicy> hit_policy;
    if (const json::value* given = member("hit_policy")) {
      hit_policy = read_hit_policy(place / "hit_policy", *given);
    }
    if (const json::value* given = member("inputs")) {
      inputs_ = read_columns(place / "inputs", *given, signature_.inputs);
    }
    if (const json::value* given = member("outputs")) {
      outputs_ = read_columns(place / "outputs", *given, signature_.outputs);
      require_all_outputs(place / "outputs");
    }
    const json::value* rules = member("rules");
    // Cells are only worth reading when it is known what each stands for.
    if (!rules || place.faults() != before) return nullptr;
    read_rules(place / "rules", *rules);
    if (place.faults() != before) return nullptr;
    auto table = compile_table(signature_, currency_, *hit_policy, rules_);
    for (Error& fault : check_table(*table)) place.add(std::move(fault));
    if (place.faults() != before) return nullptr;
    return table;
  }

 private:
  // For each column as written, its position in the signature.
  std::vector<std::size_t> read_columns(const Place& place, const json::value& value,
                                        const std::vector<ColumnSignature>& columns) {
    std::vector<std::size_t> positions;
    const json::array* array = value.if_array();
    if (!array) {
      place.fault(bad_table, "a list of column names is expected here");
      return positions;
    }
    std::vector<std::string_view> names;
    for (const ColumnSignature& column : columns) names.push_back(column.name);
    for (std::size_t i = 0; i < array->size(); ++i) {
      const json::string* given = (*array)[i].if_string();
      std::string_view name = given ? std::string_view(*given) : std::string_view();
      auto found = std::ranges::find(names, name);
      std::size_t position = static_cast<std::size_t>(found - names.begin());
      if (found == names.end()) {
        (place / i).fault(bad_table, quotation(name) + " is not a column of the table " +
                                         std::string(signature_.name) + hint(name, names));
      } else if (std::ranges::find(positions, position) != positions.end()) {
        (place / i).fault(bad_table, "the column " + quotation(name) + " stands here twice");
      }
      positions.push_back(position);
    }
    return positions;
  }

  void require_all_outputs(const Place& place) {
    for (std::size_t i = 0; i < signature_.outputs.size(); ++i) {
      if (std::ranges::find(outputs_, i) == outputs_.end()) {
        place.fault(bad_table,
                    "the output " + quotation(signature_.outputs[i].name) + " is missing");
      }
    }
  }

  void read_rules(const Place& place, const json::value& value) {
    const json::array* array = value.if_array();
    if (!array) {
      place.fault(bad_table, "a list of rules is expected here");
      return;
    }
    if (array->size() > table_rules_max) {
      place.fault(bad_table, "a table has at most " + std::to_string(table_rules_max) + " rules");
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) read_rule(place / i, (*array)[i]);
  }

  void read_rule(const Place& place, const json::value& value) {
    const json::object* object = read_object(place, value, bad_table, {"when", "then", "note"});
    if (!object) return;
    TableRule& rule = rules_.emplace_back();
    UnaryTest any;
    any.any = true;
    rule.when.assign(signature_.inputs.size(), any);
    rule.then.resize(signature_.outputs.size());
    each_cell(place, *object, "when", inputs_, [&](std::size_t column, std::string_view cell) {
      auto test = parse_unary_test(cell, signature_.inputs[column], currency_);
      if (test) rule.when[column] = *test;
      return test ? std::optional<Error>() : test.error();
    });
    each_cell(place, *object, "then", outputs_, [&](std::size_t column, std::string_view cell) {
      auto result = parse_cell_value(cell, signature_.outputs[column], currency_);
      if (result) rule.then[column] = *result;
      return result ? std::optional<Error>() : result.error();
    });
  }

  template <class Read>
  void each_cell(const Place& rule, const json::object& object, std::string_view key,
                 const std::vector<std::size_t>& positions, Read read) {
    const json::value* cells = read_member(rule, object, key, bad_table);
    if (!cells) return;
    Place place = rule / key;
    const json::array* array = cells->if_array();
    if (!array || array->size() != positions.size()) {
      place.fault(bad_table, "a list of " + std::to_string(positions.size()) +
                                 " cells is expected here, one a column");
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) {
      auto cell = cell_text(place / i, (*array)[i]);
      if (!cell) continue;
      if (auto error = read(positions[i], *cell)) (place / i).add(std::move(*error));
    }
  }

  const TableSignature& signature_;
  Currency currency_;
  std::vector<std::size_t> inputs_, outputs_;
  std::vector<TableRule> rules_;
};

}  // namespace

std::unique_ptr<const CompiledTable> read_table(const Place& place, const TableSignature& signature,
                                                const json::value& value, Currency currency) {
  return TableReader(signature, currency).read(place, value);
}

}  // namespace kehu::policy_detail
