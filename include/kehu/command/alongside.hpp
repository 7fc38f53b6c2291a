// Alongside: rows that are keyed by customer, read beside the customers themselves in one sweep.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "kehu/command.hpp"

namespace kehu {

// In which ids follow each other.
enum class IdOrder : std::uint8_t { rising, falling };

template <class CustomerId>
bool precedes(IdOrder order, const CustomerId& a, const CustomerId& b) {
  return order == IdOrder::rising ? a < b : b < a;
}

// Row has a field `customer` that leads its primary key. Customers must be asked for in order of
// id; each row is given at most once. `fields` as in Transaction::scan, `customer` among them; they
// outlive the object.
template <class Row>
class Alongside {
 public:
  explicit Alongside(Reader& reader, std::span<const std::size_t> fields = {},
                     IdOrder order = IdOrder::rising)
      : order_(order),
        cursor_(reader.transaction().scan(table_of<Row>().key(),
                                          {{}, {}, {}, order == IdOrder::falling, 0}, fields)) {
    advance();
  }
  template <class CustomerId, class Take>
  void rows_of(const CustomerId& customer, Take take) {
    while (there_ && precedes(order_, row_.customer, customer)) advance();
    for (; there_ && row_.customer == customer; advance()) take(static_cast<const Row&>(row_));
  }

 private:
  void advance() { there_ = cursor_->next(&row_); }
  IdOrder order_;
  std::unique_ptr<store::Cursor> cursor_;
  Row row_{};
  bool there_ = false;
};

}  // namespace kehu
