// describe<T>(): makes the Descriptor of a struct from BOOST_DESCRIBE_STRUCT.
//
// Included by model.cpp and commands.cpp of an area, where its structs' descriptors are made, and
// nowhere else: the templates end here. A field that BOOST_DESCRIBE_STRUCT forgot does not compile.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <boost/pfr/tuple_size.hpp>
#include <new>
#include <type_traits>

#include "kehu/record/descriptor.hpp"

namespace kehu::record {

template <class T>
const Descriptor& describe();

namespace detail {

template <class T>
inline constexpr bool is_id = false;
template <class T>
inline constexpr bool is_id<Id<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

// The word after the last "::", so that one word names one thing in every language.
constexpr std::string_view last_word(std::string_view qualified) {
  std::size_t at = qualified.rfind(':');
  return at == std::string_view::npos ? qualified : qualified.substr(at + 1);
}

template <class T>
constexpr std::string_view type_name() {
  std::string_view text = __PRETTY_FUNCTION__;
  std::size_t start = text.find("T = ") + 4;
  std::size_t end = text.find_first_of(";]", start);
  return last_word(text.substr(start, end - start));
}

template <class E>
const Enumeration& enumeration() {
  static_assert(std::is_same_v<std::underlying_type_t<E>, std::uint8_t>);
  static const Enumeration made = [] {
    Enumeration e{type_name<E>(), {}};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
      if (static_cast<std::size_t>(d.value) != e.names.size()) std::terminate();
      e.names.push_back(d.name);
    });
    return e;
  }();
  return made;
}

template <class T>
const OptionalOperations& optional_operations() {
  using O = std::optional<T>;
  static constexpr OptionalOperations made{
      [](const void* o) { return static_cast<const O*>(o)->has_value(); },
      [](const void* o) -> const void* {
        const O& optional = *static_cast<const O*>(o);
        return optional ? &*optional : nullptr;
      },
      [](void* o) -> void* { return &static_cast<O*>(o)->emplace(); },
      [](void* o) { static_cast<O*>(o)->reset(); }};
  return made;
}

template <class T>
const ListOperations& list_operations() {
  using L = std::vector<T>;
  static constexpr ListOperations made{
      [](const void* l) { return static_cast<const L*>(l)->size(); },
      [](const void* l, std::size_t i) -> const void* { return &(*static_cast<const L*>(l))[i]; },
      [](void* l) -> void* { return &static_cast<L*>(l)->emplace_back(); },
      [](void* l) { static_cast<L*>(l)->clear(); }};
  return made;
}

template <class T>
Type type_of() {
  Type type;
  if constexpr (is_optional<T>) {
    using V = typename T::value_type;
    type = type_of<V>();
    type.optional = &optional_operations<V>();
  } else if constexpr (is_list<T>) {
    using V = typename T::value_type;
    static const Type element = type_of<V>();
    type.kind = Kind::list;
    type.element = &element;
    type.list = &list_operations<V>();
  } else if constexpr (std::is_same_v<T, bool>) {
    type.kind = Kind::boolean;
  } else if constexpr (std::is_same_v<T, std::int64_t>) {
    type.kind = Kind::integer;
  } else if constexpr (std::is_same_v<T, std::string>) {
    type.kind = Kind::text;
  } else if constexpr (std::is_same_v<T, Bytes>) {
    type.kind = Kind::bytes;
  } else if constexpr (std::is_same_v<T, Money>) {
    type.kind = Kind::money;
  } else if constexpr (std::is_same_v<T, Ratio>) {
    type.kind = Kind::ratio;
  } else if constexpr (is_id<T>) {
    type.kind = Kind::id;
  } else if constexpr (std::is_same_v<T, Instant>) {
    type.kind = Kind::instant;
  } else if constexpr (std::is_same_v<T, Date>) {
    type.kind = Kind::date;
  } else if constexpr (std::is_enum_v<T>) {
    type.kind = Kind::enumeration;
    type.enumeration = &enumeration<T>();
  } else if constexpr (std::is_base_of_v<ReferenceValue, T>) {
    type.kind = Kind::reference;
  } else {
    type.kind = Kind::record;
    type.record = &describe<T>();
  }
  return type;
}

template <class T>
Descriptor make() {
  using Members = boost::describe::describe_members<T, boost::describe::mod_any_access>;
  static_assert(boost::mp11::mp_size<Members>::value == boost::pfr::tuple_size_v<T>,
                "BOOST_DESCRIBE_STRUCT does not name every field");
  Descriptor d;
  d.name = type_name<T>();
  d.size = sizeof(T);
  static const T sample{};
  boost::mp11::mp_for_each<Members>([&](auto member) {
    const auto& value = sample.*member.pointer;
    Field field;
    field.name = member.name;
    field.type = type_of<std::remove_cvref_t<decltype(value)>>();
    field.offset = static_cast<std::size_t>(reinterpret_cast<const char*>(&value) -
                                            reinterpret_cast<const char*>(&sample));
    d.fields.push_back(field);
  });
  d.construct = [](void* at) { ::new (at) T{}; };
  d.destroy = [](void* record) { static_cast<T*>(record)->~T(); };
  d.assign = [](void* to, const void* from) {
    *static_cast<T*>(to) = *static_cast<const T*>(from);
  };
  return d;
}

}  // namespace detail

template <class T>
const Descriptor& describe() {
  static const Descriptor made = detail::make<T>();
  return made;
}

// The name of a described enumerator; Fault for a value outside the enum.
template <class E>
std::string_view name_of(E value) {
  return name(detail::enumeration<E>(), static_cast<std::uint8_t>(value));
}

}  // namespace kehu::record
