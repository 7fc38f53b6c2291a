// Frame: the rows of a query's Arrow stream, kept as they came and read back one at a time.
//
// Columns take a fraction of the memory of structs, and are what most callers want; a row becomes
// a record when somebody looks at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kehu/arrow.h"
#include "kehu/record/descriptor.hpp"

namespace kehu::python {

// One cell where it lies.
struct Cell {
  const ArrowArray* array = nullptr;
  std::int64_t position = 0;

  bool is_null() const;
  bool bit() const;
  template <class T>
  T number() const;
  std::string_view text() const;
};

class Frame {
 public:
  // Takes the stream over; it must be one that record::Batches exported for the same descriptor.
  // Fault where the stream reports an error.
  Frame(const record::Descriptor& descriptor, ArrowArrayStream* stream);
  ~Frame();
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  const record::Descriptor& descriptor() const noexcept { return *descriptor_; }
  std::size_t rows() const noexcept { return rows_; }
  // Columns: those of the fields, and the shared currency where there is one.
  std::size_t columns() const noexcept;
  bool has_currency_column() const noexcept { return currency_ == descriptor_->fields.size(); }

  Cell cell(std::size_t row, std::size_t column) const;
  // The amount of a cell of a money field; nullopt when absent.
  std::optional<Money> money(std::size_t row, std::size_t column) const;
  // Reads a row into a constructed record.
  void read(std::size_t row, void* record) const;

 private:
  void read_field(std::size_t row, std::size_t column, void* record) const;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  const record::Descriptor* descriptor_;
  std::vector<ArrowArray> batches_;
  std::vector<std::size_t> starts_;  // first row of each batch
  std::size_t rows_ = 0;
  std::size_t currency_ = none;  // column of the rows' currency
};

}  // namespace kehu::python
