// The errors that every store answers alike.
#pragma once

#include <string>

#include "kehu/store.hpp"

namespace kehu::store {

// "customer (018f...-..., 3)": a table and the primary key of one of its rows.
std::string row_name(const Table& table, const void* row);

Error row_exists(const Table& table, const void* row);
Error row_duplicate(const Index& index, const void* row);
Error row_stale(const Table& table, const void* row);

// The version that the store writes over `before` (null: an insert). Precondition: the table has
// versions.
std::int64_t next_version(const Table& table, const void* before);

}  // namespace kehu::store
