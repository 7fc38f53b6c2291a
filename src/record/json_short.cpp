#include "record/json_short.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace kehu::record {

namespace {

namespace json = boost::json;

bool is_required_value(const Field& field) {
  return !field.type.optional && field.type.kind != Kind::record && field.type.kind != Kind::list;
}

bool is_key(const Field& field) {
  return !field.type.optional && (field.type.kind == Kind::text || field.type.kind == Kind::date);
}

bool are_optional(const std::vector<Field>& fields, std::size_t from) {
  return std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(from), fields.end(),
                     [](const Field& field) { return field.type.optional != nullptr; });
}

bool is_keyed(const Type& list) {
  if (list.element->kind != Kind::record) return false;
  const std::vector<Field>& fields = list.element->record->fields;
  return fields.size() >= 2 && is_key(fields[0]) && !fields[1].type.optional &&
         fields[1].type.kind == Kind::list && are_optional(fields, 2);
}

}  // namespace

ShortForm short_form(const Type& type) {
  if (type.kind == Kind::list) return is_keyed(type) ? ShortForm::keyed : ShortForm::none;
  if (type.kind != Kind::record) return ShortForm::none;
  const std::vector<Field>& fields = type.record->fields;
  if (fields.size() == 2 && is_required_value(fields[0]) && is_required_value(fields[1]))
    return ShortForm::pair;
  if (fields.size() >= 2 && is_key(fields[0]) && are_optional(fields, 1))
    return ShortForm::first_field;
  return ShortForm::none;
}

std::optional<json::value> long_form(const Type& type, const json::value& value) {
  switch (short_form(type)) {
    case ShortForm::pair: {
      const json::array* pair = value.if_array();
      if (!pair || pair->size() != 2) return std::nullopt;
      const std::vector<Field>& fields = type.record->fields;
      return json::object{{fields[0].name, (*pair)[0]}, {fields[1].name, (*pair)[1]}};
    }
    case ShortForm::first_field:
      if (!value.is_string()) return std::nullopt;
      return json::object{{type.record->fields[0].name, value}};
    case ShortForm::keyed: {
      const json::object* members = value.if_object();
      if (!members) return std::nullopt;
      const std::vector<Field>& fields = type.element->record->fields;
      json::array elements;
      for (const json::key_value_pair& member : *members) {
        elements.push_back(
            json::object{{fields[0].name, member.key()}, {fields[1].name, member.value()}});
      }
      return elements;
    }
    case ShortForm::none:
      break;
  }
  return std::nullopt;
}

}  // namespace kehu::record
