// Reaching a field's value through its address, where the descriptor says of what type it is.
#pragma once

namespace kehu::record {

template <class T>
const T& as(const void* value) {
  return *static_cast<const T*>(value);
}
template <class T>
T& to(void* value) {
  return *static_cast<T*>(value);
}

}  // namespace kehu::record
