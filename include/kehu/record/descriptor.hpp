// Descriptor: what is known about a struct at run time. Every codec (SQLite rows, JSON, canonical
// bytes, Arrow columns, Python properties, DDL, diff, hash) is an ordinary function over it.
//
// Descriptors are made once, by record/describe.hpp, and live as long as the process. They are
// immutable and may be read from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kehu/core/date.hpp"
#include "kehu/core/id.hpp"
#include "kehu/core/instant.hpp"
#include "kehu/core/money.hpp"
#include "kehu/core/ratio.hpp"

namespace kehu {

// Opaque bytes (a digest, a canonical image); base64 in JSON, BLOB in SQL.
struct Bytes {
  std::string data;
  bool operator==(const Bytes&) const = default;
};

// Names a row by its id or by the code that the caller's own books use. In JSON one string: a
// UUID is read as an id, anything else as a code.
struct ReferenceValue {
  Uuid id{};
  std::string code;  // empty when the id is given
  bool operator==(const ReferenceValue&) const = default;
};

template <class T>
struct Reference : ReferenceValue {
  Reference() = default;
  Reference(Id<T> row) : ReferenceValue{row.value, {}} {}
  Reference(std::string_view row_code) : ReferenceValue{{}, std::string(row_code)} {}
  Reference(const char* row_code) : Reference(std::string_view(row_code)) {}
};

}  // namespace kehu

namespace kehu::record {

enum class Kind : std::uint8_t {
  boolean,      // bool
  integer,      // std::int64_t
  text,         // std::string
  bytes,        // Bytes
  money,        // Money
  ratio,        // Ratio
  id,           // Id<T>
  instant,      // Instant
  date,         // Date
  enumeration,  // described enum class : std::uint8_t
  reference,    // Reference<T>
  record,       // described struct
  list,         // std::vector of any kind but list
};

// A described enum: values 0, 1, 2, ... in order.
struct Enumeration {
  std::string_view name;
  std::vector<std::string_view> names;
};

struct Descriptor;

// std::optional<X>, reached without knowing X.
struct OptionalOperations {
  bool (*has)(const void* optional);
  const void* (*get)(const void* optional);  // nullptr when empty
  void* (*emplace)(void* optional);
  void (*reset)(void* optional);
};

// std::vector<X>, reached without knowing X.
struct ListOperations {
  std::size_t (*size)(const void* list);
  const void* (*at)(const void* list, std::size_t index);
  void* (*append)(void* list);
  void (*clear)(void* list);
};

struct Type {
  Kind kind = Kind::boolean;
  const Enumeration* enumeration = nullptr;      // of an enumeration
  const Descriptor* record = nullptr;            // of a record
  const Type* element = nullptr;                 // of a list
  const ListOperations* list = nullptr;          // of a list
  const OptionalOperations* optional = nullptr;  // null: always there
};

struct Field {
  std::string_view name;  // column, JSON key, Python attribute and Arrow field alike
  Type type;
  std::size_t offset = 0;

  const void* in(const void* record) const { return static_cast<const char*>(record) + offset; }
  void* in(void* record) const { return static_cast<char*>(record) + offset; }
  // The value itself, through the optional; nullptr when absent.
  const void* value(const void* record) const {
    return type.optional ? type.optional->get(in(record)) : in(record);
  }
  // Space to write the value into: an optional is filled.
  void* emplace(void* record) const {
    return type.optional ? type.optional->emplace(in(record)) : in(record);
  }
  void reset(void* record) const {
    if (type.optional) type.optional->reset(in(record));
  }
};

struct Descriptor {
  std::string_view name;  // "Customer"
  std::size_t size = 0;
  std::vector<Field> fields;
  void (*construct)(void* at);  // default-constructs
  void (*destroy)(void* record);
  void (*assign)(void* to, const void* from);  // copies

  const Field* find(std::string_view field) const noexcept;
  // Position of a field that is known to exist; Fault otherwise.
  std::size_t index_of(std::string_view field) const;
};

// A record of a type known only at run time; owns it.
class Box {
 public:
  explicit Box(const Descriptor& descriptor);
  Box(const Descriptor& descriptor, const void* copy_of);
  Box(Box&&) noexcept = default;
  Box& operator=(Box&&) noexcept = default;

  void* get() noexcept { return memory_.get(); }
  const void* get() const noexcept { return memory_.get(); }
  const Descriptor& descriptor() const noexcept { return *memory_.get_deleter().descriptor; }

 private:
  struct Destroy {
    const Descriptor* descriptor;
    void operator()(void* record) const noexcept;
  };
  std::unique_ptr<void, Destroy> memory_;
};

// One scalar, seen without its struct: what keys, SQL parameters and Arrow cells are made of.
// Enumerators appear by name; texts and bytes are views into the record they were read from.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string_view, Uuid, Date,
                           Instant, Money, Ratio>;

// The field's value; monostate when absent. Precondition: a scalar kind (not record, list).
Value read(const Field& field, const void* record);
// Precondition: the value fits the field's kind; monostate empties an optional.
void write(const Field& field, void* record, const Value& value);

// Described enumerators by name; Fault for a value outside the enum.
std::string_view name(const Enumeration& enumeration, std::uint8_t value);
std::optional<std::uint8_t> value_of(const Enumeration& enumeration, std::string_view name);

}  // namespace kehu::record
