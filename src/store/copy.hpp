// Copies some fields of a record to another of the same type.
#pragma once

#include <span>

#include "kehu/record/descriptor.hpp"

namespace kehu::store {

// Empty `fields`: the whole record.
void copy_fields(const record::Descriptor& descriptor, std::span<const std::size_t> fields,
                 const void* from, void* to);

}  // namespace kehu::store
