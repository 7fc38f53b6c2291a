// Alongside: rows that are keyed by customer, read beside the customers themselves in one sweep.
#pragma once

#include <memory>
#include <span>

#include "kehu/command.hpp"

namespace kehu {

// Row has a field `customer` that leads its primary key. Customers must be asked for in rising
// order of id; each row is given at most once. `fields` as in Transaction::scan, `customer` among
// them; they outlive the object.
template <class Row>
class Alongside {
 public:
  explicit Alongside(Reader& reader, std::span<const std::size_t> fields = {})
      : cursor_(reader.transaction().scan(table_of<Row>().key(), {}, fields)) {
    advance();
  }
  template <class CustomerId, class Take>
  void rows_of(const CustomerId& customer, Take take) {
    while (there_ && row_.customer < customer) advance();
    for (; there_ && row_.customer == customer; advance()) take(static_cast<const Row&>(row_));
  }

 private:
  void advance() { there_ = cursor_->next(&row_); }
  std::unique_ptr<store::Cursor> cursor_;
  Row row_{};
  bool there_ = false;
};

}  // namespace kehu
