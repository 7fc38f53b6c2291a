#include "record/diff.hpp"

#include "kehu/core/result.hpp"
#include "record/json.hpp"

namespace kehu::record {

namespace {

template <class T>
bool same(const void* a, const void* b) {
  return *static_cast<const T*>(a) == *static_cast<const T*>(b);
}

// Special dates are equal to themselves here: a record must equal its copy.
bool same_date(const void* a, const void* b) {
  return static_cast<const Date*>(a)->day_number() == static_cast<const Date*>(b)->day_number();
}

// A reference that has a code is its code.
bool same_reference(const void* a, const void* b) {
  const auto& x = *static_cast<const ReferenceValue*>(a);
  const auto& y = *static_cast<const ReferenceValue*>(b);
  return x.code == y.code && (!x.code.empty() || x.id == y.id);
}

bool same_list(const Type& type, const void* a, const void* b) {
  const std::size_t size = type.list->size(a);
  if (size != type.list->size(b)) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (!equal(*type.element, type.list->at(a, i), type.list->at(b, i))) return false;
  }
  return true;
}

std::string readable(const Field& field, const void* record) {
  std::string text;
  if (const void* value = field.value(record)) write_json_value(field.type, value, text);
  return text;
}

}  // namespace

bool equal(const Type& type, const void* a, const void* b) {
  if (type.optional) {
    a = type.optional->get(a);
    b = type.optional->get(b);
    if (!a || !b) return a == b;
  }
  switch (type.kind) {
    case Kind::boolean:
      return same<bool>(a, b);
    case Kind::integer:
      return same<std::int64_t>(a, b);
    case Kind::text:
      return same<std::string>(a, b);
    case Kind::bytes:
      return same<Bytes>(a, b);
    case Kind::money:
      return same<Money>(a, b);
    case Kind::ratio:
      return same<Ratio>(a, b);
    case Kind::id:
      return same<Uuid>(a, b);
    case Kind::instant:
      return same<Instant>(a, b);
    case Kind::date:
      return same_date(a, b);
    case Kind::enumeration:
      return same<std::uint8_t>(a, b);
    case Kind::reference:
      return same_reference(a, b);
    case Kind::record:
      return equal(*type.record, a, b);
    case Kind::list:
      return same_list(type, a, b);
  }
  return false;
}

bool equal(const Descriptor& descriptor, const void* a, const void* b) {
  for (const Field& field : descriptor.fields) {
    if (!equal(field.type, field.in(a), field.in(b))) return false;
  }
  return true;
}

std::uint64_t changed_fields(const Descriptor& descriptor, const void* before, const void* after) {
  ensure(descriptor.fields.size() <= 64, "a struct of more than 64 fields cannot be compared");
  std::uint64_t changed = 0;
  for (std::size_t i = 0; i < descriptor.fields.size(); ++i) {
    const Field& field = descriptor.fields[i];
    if (!equal(field.type, field.in(before), field.in(after))) changed |= std::uint64_t{1} << i;
  }
  return changed;
}

std::vector<FieldChange> diff(const Descriptor& descriptor, const void* before, const void* after) {
  std::vector<FieldChange> changes;
  for (const Field& field : descriptor.fields) {
    if (equal(field.type, field.in(before), field.in(after))) continue;
    changes.push_back({field.name, readable(field, before), readable(field, after)});
  }
  return changes;
}

}  // namespace kehu::record
