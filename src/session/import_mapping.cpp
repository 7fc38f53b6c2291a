#include "session/import_mapping.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <charconv>

#include "kehu/core/text.hpp"
#include "record/json.hpp"

namespace kehu {

namespace {

namespace json = boost::json;
using record::Kind;

constexpr std::size_t list_index_max = 63;  // of one row's contact points, documents, ...

Error unknown_field(std::string_view path, const record::Descriptor& in, std::string_view word) {
  std::vector<std::string_view> names;
  for (const record::Field& field : in.fields) names.push_back(field.name);
  std::string message = quotation(path) +
                        " is not a field of the command: " + std::string(in.name) + " has no " +
                        quotation(word) + record::did_you_mean(word, names);
  return kehu::invalid("import.unknown_field", "/columns", std::move(message));
}

Result<ImportTarget> resolve(const record::Descriptor& arguments, std::string_view path) {
  ImportTarget target;
  target.path = path;
  const record::Descriptor* in = &arguments;
  std::string_view rest = path;
  auto take = [&rest] {
    std::size_t slash = rest.find('/');
    std::string_view word = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    return word;
  };
  while (in) {
    std::string_view word = take();
    const record::Field* field = in->find(word);
    if (!field) return unknown_field(path, *in, word);
    record::Type type = field->type;
    std::size_t index = 0;
    if (type.kind == Kind::list) {
      std::string_view digits = take();
      auto read = std::from_chars(digits.data(), digits.data() + digits.size(), index);
      if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() ||
          index > list_index_max)
        return kehu::invalid("import.unknown_field", "/columns",
                             quotation(path) + " needs the position in the list, from 0 to " +
                                 std::to_string(list_index_max) + ", after " + quotation(word));
      type = *type.element;
    }
    target.steps.push_back({field, index});
    target.type = type;
    in = type.kind == Kind::record ? type.record : nullptr;
  }
  if (!rest.empty()) return unknown_field(path, arguments, rest);
  return target;
}

bool is_date_format(std::string_view format) {
  return format.find('Y') != std::string_view::npos && format.find('M') != std::string_view::npos &&
         format.find('D') != std::string_view::npos;
}

Result<void> check_format(const ImportTarget& target) {
  if (target.format.empty()) return {};
  if (target.type.kind == Kind::date && is_date_format(target.format)) return {};
  if (target.type.kind == Kind::money) {
    auto currency = Currency::parse(target.format);
    if (currency) return {};
    return under("/formats/" + target.path, std::move(currency).error());
  }
  return kehu::invalid("import.format", "/formats/" + target.path,
                       quotation(target.format) +
                           " does not say how to read this field; a date takes a "
                           "format like M/D/YYYY, an amount the code of its currency");
}

// Reads a number at `at`; false when no digit stands there.
bool take_number(std::string_view text, std::size_t& at, std::size_t digits_max, int& number) {
  std::size_t begin = at;
  number = 0;
  while (at < text.size() && at - begin < digits_max && text[at] >= '0' && text[at] <= '9')
    number = number * 10 + (text[at++] - '0');
  return at > begin;
}

Result<Date> date_by_format(std::string_view text, std::string_view format) {
  int year = 0, month = 0, day = 0;
  std::size_t at = 0;
  bool good = true;
  for (std::size_t f = 0; good && f < format.size();) {
    char letter = format[f];
    std::size_t width = 0;
    while (f + width < format.size() && format[f + width] == letter) ++width;
    if (letter == 'Y') {
      good = take_number(text, at, width, year);
      if (width == 2) year += year < 70 ? 2000 : 1900;
    } else if (letter == 'M') {
      good = take_number(text, at, 2, month);
    } else if (letter == 'D') {
      good = take_number(text, at, 2, day);
    } else {
      good = at < text.size() && text[at] == letter;
      ++at;
      width = 1;
    }
    f += width;
  }
  if (good && at == text.size()) {
    char iso[32];
    int size = std::snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, day);
    if (auto date = parse_date({iso, static_cast<std::size_t>(size)})) return date;
  }
  return kehu::invalid("date.format", "",
                       quotation(text) + " is not a date written as " + std::string(format));
}

Result<void> read_value(const ImportTarget& target, std::string_view text, void* value) {
  if (target.type.kind == Kind::text) {
    KEHU_TRY_ASSIGN(*static_cast<std::string*>(value), clean_text(text));
    return {};
  }
  if (target.type.kind == Kind::date && !target.format.empty()) {
    KEHU_TRY_ASSIGN(*static_cast<Date*>(value), date_by_format(text, target.format));
    return {};
  }
  if (target.type.kind == Kind::money && !target.format.empty()) {
    KEHU_TRY_ASSIGN(Currency currency, Currency::parse(target.format));
    KEHU_TRY_ASSIGN(*static_cast<Money*>(value), Money::parse(text, currency));
    return {};
  }
  if (target.type.kind == Kind::boolean) {
    bool yes = text == "true" || text == "yes" || text == "Yes" || text == "1" || text == "Y";
    bool no = text == "false" || text == "no" || text == "No" || text == "0" || text == "N";
    if (!yes && !no)
      return kehu::invalid("json.type", "",
                           quotation(text) + " is neither true nor false (yes, no, 1, 0)");
    *static_cast<bool*>(value) = yes;
    return {};
  }
  record::Type type = target.type;
  type.optional = nullptr;
  return record::read_json_value(type, json::value(json::string(text)), value);
}

// `position` is where the element goes in the first list of the path: a row that leaves an element
// empty has a shorter list, not an empty element.
Result<void> place(const ImportTarget& target, std::string_view text, std::size_t position,
                   void* record) {
  void* at = record;
  for (ImportTarget::Step step : target.steps) {
    if (step.field == target.steps.front().field) step.index = position;
    at = step.field->type.optional && step.field->type.optional->has(step.field->in(at))
             ? const_cast<void*>(step.field->value(at))
             : step.field->emplace(at);
    if (step.field->type.kind != Kind::list) continue;
    const record::ListOperations& list = *step.field->type.list;
    while (list.size(at) <= step.index) list.append(at);
    at = const_cast<void*>(list.at(at, step.index));
    if (step.field->type.element->optional) at = step.field->type.element->optional->emplace(at);
  }
  auto read = read_value(target, text, at);
  if (!read) return under("/" + target.path, std::move(read).error());
  return {};
}

// How many elements of the step's list come before it among those that the row gives.
std::size_t rank(const std::vector<ImportTarget::Step>& given, const ImportTarget::Step& step) {
  std::size_t position = 0;
  for (std::size_t index = 0; index < step.index; ++index)
    position += std::any_of(given.begin(), given.end(), [&](const ImportTarget::Step& each) {
      return each.field == step.field && each.index == index;
    });
  return position;
}

// What the command requires and the row left empty.
Result<void> check_required(const record::Descriptor& descriptor,
                            const std::vector<ImportTarget::Step>& given) {
  for (const record::Field& field : descriptor.fields) {
    if (field.type.optional || field.type.kind == Kind::list) continue;
    if (std::none_of(given.begin(), given.end(),
                     [&](const ImportTarget::Step& step) { return step.field == &field; }))
      return kehu::invalid(
          "json.missing", "/" + std::string(field.name),
          "the field " + quotation(field.name) + " is required and the row leaves it empty");
  }
  return {};
}

Result<std::string> text_of(const json::value& value, const std::string& path) {
  if (const json::string* text = value.if_string()) return std::string(*text);
  return kehu::invalid("json.type", path, "must be a text");
}

const json::object* member_object(const json::object& envelope, std::string_view key,
                                  Result<void>& problem) {
  const json::value* value = envelope.if_contains(key);
  if (!value) return nullptr;
  if (!value->is_object())
    problem = kehu::invalid("json.type", "/" + std::string(key), "must be an object");
  return value->if_object();
}

}  // namespace

Result<ImportMapping> ImportMapping::read(const json::object& envelope,
                                          const record::Descriptor& arguments) {
  ImportMapping mapping;
  Result<void> problem;
  const json::object* columns = member_object(envelope, "columns", problem);
  const json::object* constants = member_object(envelope, "constants", problem);
  const json::object* formats = member_object(envelope, "formats", problem);
  if (!problem) return std::move(problem).error();
  auto make_target = [&](const std::string& path) -> Result<ImportTarget> {
    KEHU_TRY_ASSIGN(ImportTarget target, resolve(arguments, path));
    if (const json::value* format = formats ? formats->if_contains(path) : nullptr) {
      KEHU_TRY_ASSIGN(target.format, text_of(*format, "/formats/" + path));
    }
    KEHU_TRY(check_format(target));
    return target;
  };
  for (const auto& member : columns ? *columns : json::object()) {
    Column column;
    column.name = std::string(member.key());
    std::vector<const json::value*> paths{&member.value()};
    if (const json::array* several = member.value().if_array()) {
      paths.clear();
      for (const json::value& path : *several) paths.push_back(&path);
    }
    for (const json::value* path : paths) {
      KEHU_TRY_ASSIGN(std::string text, text_of(*path, "/columns/" + column.name));
      KEHU_TRY_ASSIGN(ImportTarget target, make_target(text));
      column.targets.push_back(std::move(target));
    }
    mapping.columns_.push_back(std::move(column));
  }
  for (const auto& member : constants ? *constants : json::object()) {
    std::string path(member.key());
    KEHU_TRY_ASSIGN(ImportTarget target, make_target(path));
    KEHU_TRY_ASSIGN(std::string text, text_of(member.value(), "/constants/" + path));
    mapping.constants_.push_back({std::move(target), std::move(text)});
  }
  KEHU_TRY(mapping.check_targets());
  for (const auto& member : formats ? *formats : json::object())
    if (!mapping.fills(member.key()))
      return kehu::invalid("import.format", "/formats/" + std::string(member.key()),
                           "no column or constant fills " + quotation(member.key()) +
                               "; map one, or leave the format out");
  return mapping;
}

// One value would silently take the place of the other.
Result<void> ImportMapping::check_targets() const {
  std::vector<std::pair<const ImportTarget*, std::string>> filled;
  auto take = [&](const ImportTarget& target, std::string by) -> Result<void> {
    for (const auto& [other, where] : filled)
      if (other->steps == target.steps)
        return kehu::invalid(
            "import.twice", "/" + by,
            quotation(target.path) + " is filled by " + where + " already; leave one of them out");
    filled.emplace_back(&target, std::move(by));
    return {};
  };
  for (const Column& column : columns_)
    for (const ImportTarget& target : column.targets)
      KEHU_TRY(take(target, "columns/" + column.name));
  for (const Constant& constant : constants_)
    KEHU_TRY(take(constant.target, "constants/" + constant.target.path));
  return {};
}

bool ImportMapping::fills(std::string_view path) const {
  auto is_meant = [&](const ImportTarget& target) { return target.path == path; };
  return std::ranges::any_of(
             columns_,
             [&](const Column& column) { return std::ranges::any_of(column.targets, is_meant); }) ||
         std::ranges::any_of(constants_, is_meant, &Constant::target);
}

Result<void> ImportMapping::bind(const std::vector<std::string>& source_columns) {
  if (columns_.empty())
    return kehu::invalid("import.unknown_column", "/columns",
                         "no column is mapped; say which field each fills: {\"columns\": {\"" +
                             (source_columns.empty() ? "Name" : source_columns.front()) +
                             "\": \"name\"}}");
  std::vector<std::string_view> names(source_columns.begin(), source_columns.end());
  for (Column& column : columns_) {
    auto found = std::find(source_columns.begin(), source_columns.end(), column.name);
    if (found == source_columns.end()) {
      return kehu::invalid("import.unknown_column", "/columns/" + column.name,
                           "the source has no column " + quotation(column.name) +
                               record::did_you_mean(column.name, names));
    }
    if (std::find(found + 1, source_columns.end(), column.name) != source_columns.end())
      return kehu::invalid(
          "import.twice", "/columns/" + column.name,
          "the source has several columns " + quotation(column.name) + "; give each its own name");
    column.position = static_cast<std::size_t>(found - source_columns.begin());
  }
  return {};
}

Result<void> ImportMapping::fill(const std::vector<std::optional<std::string_view>>& row,
                                 const record::Descriptor& descriptor, void* arguments) const {
  std::vector<ImportTarget::Step> given;
  for (const Column& column : columns_) {
    const auto& cell = row[column.position];
    if (!cell || cell->empty()) continue;
    for (const ImportTarget& target : column.targets) given.push_back(target.steps.front());
  }
  for (const Column& column : columns_) {
    const auto& cell = row[column.position];
    if (!cell || cell->empty()) continue;
    for (const ImportTarget& target : column.targets)
      KEHU_TRY(place(target, *cell, rank(given, target.steps.front()), arguments));
  }
  for (const Constant& constant : constants_) {
    // A constant about a list element (its kind) goes with the element, not without it.
    const ImportTarget::Step& step = constant.target.steps.front();
    bool is_element = step.field->type.kind == Kind::list;
    if (is_element && std::none_of(given.begin(), given.end(), [&](const ImportTarget::Step& s) {
          return s.field == step.field && s.index == step.index;
        }))
      continue;
    KEHU_TRY(place(constant.target, constant.text, rank(given, step), arguments));
    given.push_back(step);
  }
  return check_required(descriptor, given);
}

}  // namespace kehu
