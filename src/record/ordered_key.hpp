// Ordered keys: bytes whose memcmp order is the order of an index, the same that SQLite gives its
// columns: NULL first, numbers by value, texts and bytes by their bytes, ids by their bytes,
// enumerators by name, amounts by minor units and then by the code of the currency.
//
// The encoding of a longer key begins with that of each of its prefixes, so a range of a prefix is
// the run of keys that begin with its bytes.
#pragma once

#include <span>
#include <string>

#include "kehu/record/table.hpp"

namespace kehu::record {

// Appends the key of a row in an index (the primary key is table.key()): the index's fields only.
void write_ordered_key(const Index& index, const void* row, std::string& out);

// The index's fields and then the primary key: unique, and in the order that a cursor promises.
void write_ordered_position(const Index& index, const void* row, std::string& out);

// The key of a row in its table, and its position in an index.
std::string ordered_key(const Table& table, const void* row);
std::string ordered_position(const Index& index, const void* row);

// Appends the values of the leading fields of an index. Fault where a value does not fit its
// field. An enumerator is its name; a reference is a Uuid or a code.
void write_ordered_prefix(const Index& index, std::span<const Value> prefix, std::string& out);

// Appends one value of a field of this type: a bound on the field after a prefix.
void write_ordered_value(const Type& type, const Value& value, std::string& out);

// Whether the row stands in the index (see Index::only_where).
bool stands_in(const Index& index, const void* row);

// Whether a field of the index is absent in the row; a unique index never compares such rows.
bool has_absent(const Index& index, const void* row);

}  // namespace kehu::record
