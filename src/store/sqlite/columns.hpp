// Between the fields of a record and the columns of a statement.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/sql.hpp"

namespace kehu::store::sqlite {

// Another number for the field `version` than the row's own.
struct Stamp {
  std::size_t field = Index::npos;
  std::int64_t version = 0;
};

// What a parameter of a statement was last bound to. It stays bound: what one row after the other
// has, NULL and the empty text in most columns of a wide row, need not be bound again.
struct Bound {
  enum class Kind : std::uint8_t { other, null, number, word };
  Kind kind{};
  std::int64_t number = 0;
  std::string_view word{};  // of a literal, an enumerator or a currency: never freed

  bool operator==(const Bound&) const = default;
};

// Binds the columns of a row to the parameters of a statement.
class RowBinder {
 public:
  RowBinder(const record::Descriptor& descriptor, std::vector<record::Column> columns);
  // From parameter `at` on; returns the next one. Texts and bytes are not copied: the row must live
  // until the statement was stepped. `bound`, if given: what each of these parameters was
  // last bound to, kept by whoever keeps the statement. Fault where the row's amounts differ in
  // currency.
  int bind(sqlite3_stmt* statement, int at, const void* row, Stamp stamp = {},
           Bound* bound = nullptr) const;
  std::size_t columns() const noexcept { return columns_.size(); }

 private:
  const record::Descriptor* descriptor_;
  std::vector<record::Column> columns_;
  bool has_money_ = false;
  std::size_t own_currency_;  // the field that holds it, or Index::npos
};

// Binds one value of a field as the columns of an index, of which an amount may have two: the minor
// units and the currency. Texts are copied.
void bind_value(sqlite3_stmt* statement, int at, int columns, const record::Type& type,
                const record::Value& value);

// Reads the columns of a statement's row into a record.
class RowReader {
 public:
  RowReader(const record::Descriptor& descriptor, std::span<const record::Column> columns);
  // Throws Fault store.corrupt where a column does not hold what its field needs.
  void read(sqlite3_stmt* statement, void* row) const;

 private:
  struct Item {
    const record::Field* field;
    int column;
    bool is_number;  // kept as an INTEGER
  };
  [[noreturn]] void corrupt(const record::Field& field) const;
  void read_null(const record::Field& field, void* row) const;
  Currency currency(sqlite3_stmt* statement) const;

  const record::Descriptor* descriptor_;
  std::vector<Item> items_;
  int currency_column_ = -1;
  // The rows of a table mostly share one currency: its look-up is spared.
  mutable Currency last_currency_;
};

}  // namespace kehu::store::sqlite
