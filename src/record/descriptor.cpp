#include "kehu/record/descriptor.hpp"

#include <new>
#include <utility>

#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"
#include "record/erased.hpp"

namespace kehu::record {

namespace {

// Takes the alternative that the field's kind asks for; a wrong one is a bug of the caller's.
template <class T>
const T& take(const Value& value) {
  const T* found = std::get_if<T>(&value);
  ensure(found != nullptr, "a value of the wrong kind was written to a field");
  return *found;
}

void write_reference(ReferenceValue& to, const Value& value) {
  if (const Uuid* id = std::get_if<Uuid>(&value)) {
    to.id = *id;
    to.code.clear();
  } else {
    to.code = take<std::string_view>(value);
    to.id = Uuid{};
  }
}

}  // namespace

const Field* Descriptor::find(std::string_view field) const noexcept {
  for (const Field& candidate : fields) {
    if (candidate.name == field) return &candidate;
  }
  return nullptr;
}

std::size_t Descriptor::index_of(std::string_view field) const {
  const Field* found = find(field);
  if (!found) {
    throw Fault(Category::internal, "internal.invariant",
                std::string(name) + " has no field " + quotation(field));
  }
  return static_cast<std::size_t>(found - fields.data());
}

Box::Box(const Descriptor& descriptor) : memory_(nullptr, Destroy{&descriptor}) {
  void* memory = ::operator new(descriptor.size);
  try {
    descriptor.construct(memory);
  } catch (...) {
    ::operator delete(memory);
    throw;
  }
  memory_.reset(memory);
}

Box::Box(const Descriptor& descriptor, const void* copy_of) : Box(descriptor) {
  descriptor.assign(get(), copy_of);
}

void Box::Destroy::operator()(void* record) const noexcept {
  descriptor->destroy(record);
  ::operator delete(record);
}

Value read(const Field& field, const void* record) {
  const void* value = field.value(record);
  if (!value) return {};
  switch (field.type.kind) {
    case Kind::boolean:
      return as<bool>(value);
    case Kind::integer:
      return as<std::int64_t>(value);
    case Kind::text:
      return std::string_view(as<std::string>(value));
    case Kind::bytes:
      return std::string_view(as<Bytes>(value).data);
    case Kind::money:
      return as<Money>(value);
    case Kind::ratio:
      return as<Ratio>(value);
    case Kind::id:
      return as<Uuid>(value);
    case Kind::instant:
      return as<Instant>(value);
    case Kind::date:
      return as<Date>(value);
    case Kind::enumeration:
      return name(*field.type.enumeration, as<std::uint8_t>(value));
    case Kind::reference: {
      const ReferenceValue& reference = as<ReferenceValue>(value);
      if (reference.code.empty()) return reference.id;
      return std::string_view(reference.code);
    }
    case Kind::record:
    case Kind::list:
      break;
  }
  throw Fault(Category::internal, "internal.invariant",
              "field " + quotation(field.name) + " is not a scalar");
}

void write(const Field& field, void* record, const Value& value) {
  if (std::holds_alternative<std::monostate>(value)) {
    ensure(field.type.optional != nullptr, "a required field was emptied");
    field.reset(record);
    return;
  }
  void* to = field.emplace(record);
  switch (field.type.kind) {
    case Kind::boolean:
      *static_cast<bool*>(to) = take<bool>(value);
      return;
    case Kind::integer:
      *static_cast<std::int64_t*>(to) = take<std::int64_t>(value);
      return;
    case Kind::text:
      *static_cast<std::string*>(to) = take<std::string_view>(value);
      return;
    case Kind::bytes:
      static_cast<Bytes*>(to)->data = take<std::string_view>(value);
      return;
    case Kind::money:
      *static_cast<Money*>(to) = take<Money>(value);
      return;
    case Kind::ratio:
      *static_cast<Ratio*>(to) = take<Ratio>(value);
      return;
    case Kind::id:
      *static_cast<Uuid*>(to) = take<Uuid>(value);
      return;
    case Kind::instant:
      *static_cast<Instant*>(to) = take<Instant>(value);
      return;
    case Kind::date:
      *static_cast<Date*>(to) = take<Date>(value);
      return;
    case Kind::enumeration: {
      auto number = value_of(*field.type.enumeration, take<std::string_view>(value));
      ensure(number.has_value(), "an unknown enumerator was written to a field");
      *static_cast<std::uint8_t*>(to) = *number;
      return;
    }
    case Kind::reference:
      write_reference(*static_cast<ReferenceValue*>(to), value);
      return;
    case Kind::record:
    case Kind::list:
      break;
  }
  throw Fault(Category::internal, "internal.invariant",
              "field " + quotation(field.name) + " is not a scalar");
}

std::string_view name(const Enumeration& enumeration, std::uint8_t value) {
  ensure(value < enumeration.names.size(), "a value outside its enumeration");
  return enumeration.names[value];
}

std::optional<std::uint8_t> value_of(const Enumeration& enumeration, std::string_view name) {
  for (std::size_t i = 0; i < enumeration.names.size(); ++i) {
    if (enumeration.names[i] == name) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

}  // namespace kehu::record
