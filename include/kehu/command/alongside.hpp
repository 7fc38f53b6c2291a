// Alongside: rows that are keyed by customer, read beside the customers themselves in one sweep.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "kehu/command.hpp"

namespace kehu {

// Of ids.
enum class Order : std::uint8_t { rising, falling };

template <class CustomerId>
bool precedes(Order order, const CustomerId& a, const CustomerId& b) {
  return order == Order::rising ? a < b : b < a;
}

// Row has a field `customer` that leads its primary key. Customers must be asked for in order of
// id; each row is given at most once. `fields` as in Transaction::scan, `customer` among them; they
// outlive the object.
template <class Row>
class Alongside {
 public:
  explicit Alongside(Reader& reader, std::span<const std::size_t> fields = {},
                     Order order = Order::rising)
      : order_(order),
        cursor_(reader.transaction().scan(table_of<Row>().key(),
                                          {{}, {}, {}, order == Order::falling, 0}, fields)) {
    advance();
  }
  template <class CustomerId, class Take>
  void rows_of(const CustomerId& customer, Take take) {
    while (there_ && precedes(order_, row_.customer, customer)) advance();
    for (; there_ && row_.customer == customer; advance()) take(static_cast<const Row&>(row_));
  }

 private:
  void advance() { there_ = cursor_->next(&row_); }
  Order order_;
  std::unique_ptr<store::Cursor> cursor_;
  Row row_{};
  bool there_ = false;
};

}  // namespace kehu
