// What can be wrong with a decision table as a whole. Every check is exact: it reasons about atoms
// (compiled_table.hpp), of which there are finitely many, so a witness always exists as a value.
#include <algorithm>
#include <bit>
#include <optional>
#include <set>

#include "policy/compiled_table.hpp"

namespace kehu::policy_detail {
namespace {

using record::Kind;

using Mask = std::vector<MaskWord>;
using Atoms = std::vector<std::size_t>;
// The atoms of each column that a question is about.
using Box = std::vector<Atoms>;

constexpr std::size_t gaps_shown_max = 8;
// Whether a table is complete is a hard question in general; real tables take some hundred steps.
constexpr std::size_t steps_max = 2'000'000;

bool is_empty(const Mask& mask) {
  return std::ranges::all_of(mask, [](MaskWord word) { return word == 0; });
}

Mask both(const Mask& a, std::span<const MaskWord> b) {
  Mask result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] & b[i];
  return result;
}

void set(Mask& mask, std::size_t rule) {
  mask[rule / mask_bits] |= MaskWord{1} << rule % mask_bits;
}

// Finds the points of a box that no rule of a set admits. Walks the columns in order, keeping the
// rules that are still possible; what was once found covered is not walked again.
class UncoveredSearch {
 public:
  UncoveredSearch(const CompiledTable& table, const Box& box, std::size_t found_max)
      : table_(table), box_(box), found_max_(found_max), covered_(box.size() + 1) {
    // Rules that admit all of the box from a column on: one of them alone covers the rest.
    covers_rest_.assign(box.size() + 1, Mask(table.mask_words, ~MaskWord{0}));
    for (std::size_t c = box.size(); c-- > 0;) {
      covers_rest_[c] = covers_rest_[c + 1];
      for (std::size_t atom : box[c]) covers_rest_[c] = both(covers_rest_[c], table.mask(c, atom));
    }
  }

  // One point per gap, at most found_max; nullopt when the search was given up.
  std::optional<std::vector<Atoms>> run(const Mask& rules) {
    walk(0, rules);
    if (steps_ > steps_max) return std::nullopt;
    return std::move(found_);
  }

 private:
  bool is_done() const { return found_.size() >= found_max_ || steps_ > steps_max; }

  void walk(std::size_t column, const Mask& possible) {
    if (is_done()) return;
    ++steps_;
    if (is_empty(possible)) {
      Atoms point = chosen_;
      for (std::size_t c = column; c < box_.size(); ++c) point.push_back(box_[c].front());
      found_.push_back(std::move(point));
      return;
    }
    if (!is_empty(both(possible, covers_rest_[column]))) return;
    if (covered_[column].contains(possible)) return;
    std::size_t found_before = found_.size();
    std::set<Mask> tried;
    for (std::size_t atom : box_[column]) {
      Mask left = both(possible, table_.mask(column, atom));
      if (!tried.insert(left).second) continue;
      chosen_.push_back(atom);
      walk(column + 1, left);
      chosen_.pop_back();
    }
    if (found_.size() == found_before && !is_done()) covered_[column].insert(possible);
  }

  const CompiledTable& table_;
  const Box& box_;
  std::size_t found_max_;
  std::vector<Mask> covers_rest_;
  std::vector<std::set<Mask>> covered_;  // per column
  Atoms chosen_;
  std::vector<Atoms> found_;
  std::size_t steps_ = 0;
};

// A value inside the gap between points[i - 1] and points[i], as text.
std::string text_in_gap(const TableColumn& column, std::size_t i, Currency currency) {
  const auto& points = column.points;
  auto write = [&](Ratio key) { return ordered_text(key, column.kind, currency); };
  if (points.empty()) return "any value";
  if (i == 0 && column.kind == Kind::ratio) return "less than " + write(points[0]);
  if (i == 0) return write(Ratio(points[0].numerator() - 1, 1));
  if (column.kind != Kind::ratio) return write(Ratio(points[i - 1].numerator() + 1, 1));
  if (i == points.size()) return "more than " + write(points[i - 1]);
  // The mediant lies strictly between its two neighbours.
  std::int64_t numerator = 0, denominator = 0;
  if (__builtin_add_overflow(points[i - 1].numerator(), points[i].numerator(), &numerator) ||
      __builtin_add_overflow(points[i - 1].denominator(), points[i].denominator(), &denominator)) {
    return "between " + write(points[i - 1]) + " and " + write(points[i]);
  }
  return write(Ratio(numerator, denominator));
}

// "excess_of_limit = 1/2", "kind more than 3".
std::string condition_text(const CompiledTable& table, std::size_t c, std::size_t atom) {
  const TableColumn& column = table.columns[c];
  std::string name(table.signature.inputs[c].name);
  if (is_ordered(column.kind)) {
    if (atom % 2 == 1) {
      return name + " = " + ordered_text(column.points[atom / 2], column.kind, table.currency);
    }
    std::string value = text_in_gap(column, atom / 2, table.currency);
    bool is_phrase = value.starts_with("less") || value.starts_with("more") ||
                     value.starts_with("between") || value.starts_with("any");
    return name + (is_phrase ? " " : " = ") + value;
  }
  if (atom < column.words.size()) return name + " = " + std::string(column.words[atom]);
  return name + " = " + (column.words.empty() ? "any word" : "any other word");
}

std::string witness(const CompiledTable& table, const Atoms& point) {
  std::string text;
  for (std::size_t c = 0; c < point.size(); ++c) {
    if (c > 0) text += ", ";
    text += condition_text(table, c, point[c]);
  }
  return text.empty() ? "any request" : text;
}

std::string rule_path(std::size_t rule) { return "/rules/" + std::to_string(rule); }

// The atoms that inputs can have, column by column, restricted to those that a rule admits.
Box box_of(const CompiledTable& table, std::optional<std::size_t> rule) {
  Box box(table.columns.size());
  for (std::size_t c = 0; c < box.size(); ++c) {
    for (std::size_t atom = 0; atom < table.columns[c].atoms; ++atom) {
      if (table.columns[c].in_domain[atom] && (!rule || table.admits(*rule, c, atom))) {
        box[c].push_back(atom);
      }
    }
  }
  return box;
}

bool holds_nothing(const Box& box) {
  return std::ranges::any_of(box, [](const Atoms& atoms) { return atoms.empty(); });
}

Error too_tangled(std::string_view path) {
  return invalid("policy.table_signature", path,
                 "the table is too tangled to be checked: use fewer conditions a rule, or two "
                 "tables");
}

void check_gaps(const CompiledTable& table, std::vector<Error>& faults) {
  if (!table.signature.complete) return;
  Mask all(table.mask_words);
  for (std::size_t rule = 0; rule < table.rules; ++rule) set(all, rule);
  Box box = box_of(table, std::nullopt);
  auto gaps = UncoveredSearch(table, box, gaps_shown_max).run(all);
  if (!gaps) {
    faults.push_back(too_tangled("/rules"));
    return;
  }
  for (const Atoms& point : *gaps) {
    faults.push_back(invalid("policy.table_gap", "/rules", "no rule for " + witness(table, point)));
  }
}

// A point that both rules admit, if any.
std::optional<Atoms> common_point(const CompiledTable& table, const Box& a, std::size_t b) {
  Atoms point;
  for (std::size_t c = 0; c < a.size(); ++c) {
    auto found =
        std::ranges::find_if(a[c], [&](std::size_t atom) { return table.admits(b, c, atom); });
    if (found == a[c].end()) return std::nullopt;
    point.push_back(*found);
  }
  return point;
}

void check_overlaps(const CompiledTable& table, std::size_t rule, const Box& box,
                    std::vector<Error>& faults) {
  for (std::size_t earlier = 0; earlier < rule; ++earlier) {
    if (auto point = common_point(table, box, earlier)) {
      faults.push_back(invalid("policy.table_overlap", rule_path(rule),
                               "rule " + std::to_string(earlier) + " decides the same case, " +
                                   witness(table, *point) +
                                   "; under UNIQUE every case has one rule"));
    }
  }
}

void check_hidden(const CompiledTable& table, std::size_t rule, const Box& box,
                  std::vector<Error>& faults) {
  Mask earlier_rules(table.mask_words);
  for (std::size_t earlier = 0; earlier < rule; ++earlier) {
    if (common_point(table, box, earlier)) set(earlier_rules, earlier);
  }
  auto reached = UncoveredSearch(table, box, 1).run(earlier_rules);
  if (!reached) {
    faults.push_back(too_tangled(rule_path(rule)));
  } else if (reached->empty()) {
    Atoms point;
    for (const Atoms& atoms : box) point.push_back(atoms.front());
    faults.push_back(invalid(
        "policy.table_unreachable", rule_path(rule),
        "earlier rules decide every case of this one, for example " + witness(table, point)));
  }
}

}  // namespace

std::vector<Error> check_table(const CompiledTable& table) {
  std::vector<Error> faults;
  for (std::size_t rule = 0; rule < table.rules; ++rule) {
    Box box = box_of(table, rule);
    if (holds_nothing(box)) {
      faults.push_back(invalid("policy.table_unreachable", rule_path(rule),
                               "no input can meet these conditions together"));
      continue;
    }
    if (table.hit_policy == HitPolicy::unique) check_overlaps(table, rule, box, faults);
    if (table.hit_policy == HitPolicy::first) check_hidden(table, rule, box, faults);
  }
  check_gaps(table, faults);
  return faults;
}

}  // namespace kehu::policy_detail
