#include "store/copy.hpp"

namespace kehu::store {
namespace {

using record::Kind;
using record::Type;

template <class T>
void assign(void* to, const void* from) {
  *static_cast<T*>(to) = *static_cast<const T*>(from);
}

void copy_value(const Type& type, const void* from, void* to) {
  switch (type.kind) {
    case Kind::boolean:
      return assign<bool>(to, from);
    case Kind::integer:
      return assign<std::int64_t>(to, from);
    case Kind::text:
      return assign<std::string>(to, from);
    case Kind::bytes:
      return assign<Bytes>(to, from);
    case Kind::money:
      return assign<Money>(to, from);
    case Kind::ratio:
      return assign<Ratio>(to, from);
    case Kind::id:
      return assign<Uuid>(to, from);
    case Kind::instant:
      return assign<Instant>(to, from);
    case Kind::date:
      return assign<Date>(to, from);
    case Kind::enumeration:
      return assign<std::uint8_t>(to, from);
    case Kind::reference:
      return assign<ReferenceValue>(to, from);
    case Kind::record:
      return type.record->assign(to, from);
    case Kind::list:
      type.list->clear(to);
      for (std::size_t i = 0; i < type.list->size(from); ++i)
        copy_value(*type.element, type.list->at(from, i), type.list->append(to));
      return;
  }
}

}  // namespace

void copy_fields(const record::Descriptor& descriptor, std::span<const std::size_t> fields,
                 const void* from, void* to) {
  if (fields.empty()) return descriptor.assign(to, from);
  for (std::size_t i : fields) {
    const record::Field& field = descriptor.fields[i];
    if (const void* value = field.value(from))
      copy_value(field.type, value, field.emplace(to));
    else
      field.reset(to);
  }
}

}  // namespace kehu::store
