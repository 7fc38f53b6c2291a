#include "policy/unary_test.hpp"

#include <algorithm>
#include <charconv>

#include "kehu/core/date.hpp"
#include "kehu/core/text.hpp"

namespace kehu::policy_detail {
namespace {

using record::Kind;

std::string_view trim(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

Error wrong(std::string message) {
  return invalid("policy.table_signature", "", std::move(message));
}

std::string list_of(const std::vector<std::string_view>& words) {
  std::string all;
  for (std::string_view word : words) {
    if (!all.empty()) all += ", ";
    all += word;
  }
  return all;
}

Result<FactValue> parse_word(std::string_view text, const ColumnSignature& column) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  } else if (text.find_first_of("\"()[]<>=") != std::string_view::npos) {
    return wrong(quotation(text) + " is not a word; put it in double quotes if it is meant as one");
  }
  if (text.empty()) return wrong("a value of " + std::string(column.name) + " is empty");
  if (!column.words.empty() && std::ranges::find(column.words, text) == column.words.end()) {
    return wrong(quotation(text) + " is not a value of " + std::string(column.name) + ": one of " +
                 list_of(column.words));
  }
  return FactValue(intern(text));
}

// `Value`'s own message tells what is wrong with it; the column tells where.
template <class T>
Result<FactValue> typed(Result<T> value, const ColumnSignature& column) {
  if (value) return FactValue(std::move(value).value());
  return wrong(std::string(column.name) + ": " + value.error().message);
}

Result<FactValue> parse_integer(std::string_view text, const ColumnSignature& column) {
  std::int64_t number = 0;
  auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) {
    return wrong(quotation(text) + " is not a whole number, as " + std::string(column.name) +
                 " is");
  }
  return FactValue(number);
}

Result<FactValue> parse_amount(std::string_view text, const ColumnSignature& column,
                               Currency currency) {
  Result<Money> money = Money::parse(text);
  if (money && !(money->currency() == currency)) {
    return wrong(quotation(text) + " is not in the policy's currency, " +
                 std::string(currency.code()));
  }
  return typed(std::move(money), column);
}

Result<void> check_domain(const FactValue& value, std::string_view text,
                          const ColumnSignature& column) {
  Ratio key = ordered_key(value);
  if ((column.least && key < *column.least) || (column.most && *column.most < key)) {
    return wrong(quotation(text) + " lies outside what " + std::string(column.name) + " can be");
  }
  return {};
}

// Splits at commas that stand outside double quotes.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') in_quotes = !in_quotes;
    if (text[i] == ',' && !in_quotes) {
      parts.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

class IntervalParser {
 public:
  IntervalParser(const ColumnSignature& column, Currency currency)
      : column_(column), currency_(currency) {}

  Result<Interval> parse(std::string_view text) const {
    if (text.starts_with("<=")) return half_open(text.substr(2), false, true);
    if (text.starts_with("<")) return half_open(text.substr(1), false, false);
    if (text.starts_with(">=")) return half_open(text.substr(2), true, true);
    if (text.starts_with(">")) return half_open(text.substr(1), true, false);
    if (text.size() >= 2 && (text[0] == '[' || text[0] == '(' || text[0] == ']')) {
      return bracketed(text);
    }
    KEHU_TRY_ASSIGN(Ratio at, key(text));
    return Interval{End{at, true}, End{at, true}};
  }

 private:
  Result<Ratio> key(std::string_view text) const {
    KEHU_TRY_ASSIGN(FactValue value, parse_cell_value(trim(text), column_, currency_));
    return ordered_key(value);
  }

  Result<Interval> half_open(std::string_view text, bool above, bool included) const {
    KEHU_TRY_ASSIGN(Ratio at, key(text));
    if (above) return Interval{End{at, included}, std::nullopt};
    return Interval{std::nullopt, End{at, included}};
  }

  Result<Interval> bracketed(std::string_view text) const {
    char open = text.front(), close = text.back();
    std::size_t dots = text.find("..");
    if (dots == std::string_view::npos || (close != ']' && close != ')' && close != '[')) {
      return wrong(quotation(text) + " is not an interval like '[1..5)'");
    }
    KEHU_TRY_ASSIGN(Ratio from, key(text.substr(1, dots - 1)));
    KEHU_TRY_ASSIGN(Ratio to, key(text.substr(dots + 2, text.size() - dots - 3)));
    bool from_included = open == '[', to_included = close == ']';
    if (to < from || (from == to && !(from_included && to_included))) {
      return wrong("the interval " + quotation(text) + " holds no value");
    }
    return Interval{End{from, from_included}, End{to, to_included}};
  }

  const ColumnSignature& column_;
  Currency currency_;
};

}  // namespace

bool is_ordered(Kind kind) noexcept {
  return kind == Kind::integer || kind == Kind::ratio || kind == Kind::money || kind == Kind::date;
}

Ratio ordered_key(const FactValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return Ratio(*number, 1);
  if (const auto* ratio = std::get_if<Ratio>(&value)) return *ratio;
  if (const auto* money = std::get_if<Money>(&value)) return Ratio(money->minor(), 1);
  const auto* date = std::get_if<Date>(&value);
  ensure(date != nullptr, "a decision table was given an input of the wrong kind");
  return Ratio(day_number(*date), 1);
}

std::string ordered_text(Ratio key, Kind kind, Currency currency) {
  switch (kind) {
    case Kind::money:
      return Money(key.numerator(), currency).text();
    case Kind::date:
      return text(date_from_day_number(key.numerator()));
    default:
      return key.text();
  }
}

Result<FactValue> parse_cell_value(std::string_view text, const ColumnSignature& column,
                                   Currency currency) {
  auto read = [&]() -> Result<FactValue> {
    switch (column.kind) {
      case Kind::boolean:
        if (text == "true") return FactValue(true);
        if (text == "false") return FactValue(false);
        return wrong(quotation(text) + " is neither true nor false, as " +
                     std::string(column.name) + " is");
      case Kind::integer:
        return parse_integer(text, column);
      case Kind::ratio:
        return typed(Ratio::parse(text), column);
      case Kind::money:
        return parse_amount(text, column, currency);
      case Kind::date:
        return typed(parse_date(text), column);
      default:
        return parse_word(text, column);
    }
  };
  KEHU_TRY_ASSIGN(FactValue value, read());
  if (is_ordered(column.kind)) KEHU_TRY(check_domain(value, text, column));
  return value;
}

Result<UnaryTest> parse_unary_test(std::string_view cell, const ColumnSignature& column,
                                   Currency currency) {
  UnaryTest test;
  std::string_view text = trim(cell);
  if (text == "-") {
    test.any = true;
    return test;
  }
  if (text.starts_with("not(") && text.ends_with(")")) {
    test.negated = true;
    text = trim(text.substr(4, text.size() - 5));
  }
  IntervalParser intervals(column, currency);
  for (std::string_view part : split(text)) {
    if (part.empty()) {
      return wrong("the condition " + quotation(cell) + " on " + std::string(column.name) +
                   " has an empty part; '-' means any value");
    }
    if (is_ordered(column.kind)) {
      KEHU_TRY_ASSIGN(Interval interval, intervals.parse(part));
      test.intervals.push_back(interval);
    } else {
      KEHU_TRY_ASSIGN(FactValue value, parse_cell_value(part, column, currency));
      const bool* truth = std::get_if<bool>(&value);
      test.words.push_back(truth ? (*truth ? "true" : "false") : std::get<std::string_view>(value));
    }
  }
  return test;
}

}  // namespace kehu::policy_detail
