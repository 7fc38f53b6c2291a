// Arrow columns of described records, both ways, over the Arrow C data interface.
//
//   boolean bool                    integer int64                 text, reference utf8
//   bytes binary                    money decimal128(38, 4)       ratio, id utf8
//   instant timestamp[us, UTC]      date date32                   enumeration dictionary<int32,
//   utf8> record, list utf8 holding JSON
// A struct with amounts and without a field `currency` has one more column `currency`, the last.
// Absent optionals are nulls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/arrow.h"
#include "kehu/core/result.hpp"
#include "kehu/record/descriptor.hpp"

namespace kehu::record {

// Records, gathered as columns in immutable batches. Belongs to one thread; the streams that it
// exports are independent of it and of each other.
class Batches {
 public:
  static constexpr std::size_t batch_rows_max = 65536;

  explicit Batches(const Descriptor& descriptor);
  ~Batches();
  Batches(Batches&&) noexcept;
  Batches& operator=(Batches&&) noexcept;

  // Fault where the amounts of one record are in two currencies (zero amounts without currency
  // aside).
  void append(const void* record);
  std::size_t rows() const noexcept;
  const Descriptor& descriptor() const noexcept;

  // Fills `out` with a stream over the rows appended so far. Any number of times; a stream, and
  // every array taken from it, stays alive after this object and the database are gone.
  void export_stream(ArrowArrayStream* out);
  // The schema alone.
  void export_schema(ArrowSchema* out) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Reads rows of a foreign stream, each cell as text. Belongs to one thread. Understood: null,
// bool, all integers, float32 and float64 (shortest text that reads back), decimal128, utf8 and
// large utf8, date32 and date64 ("2024-02-29"), timestamps of any unit (with a zone: RFC 3339 UTC;
// without: the local time "2024-03-01T09:00:00"), and dictionaries of these.
//
// Errors: arrow.closed (the stream was released before), arrow.stream (it reported an error),
// arrow.not_a_struct, arrow.unsupported_type, arrow.too_many_columns (over 4,096), arrow.malformed
// (an array that breaks the specification), arrow.encoding (text that is not UTF-8), arrow.range.
class ArrowReader {
 public:
  // Takes the stream over, also when it fails: `in` is left released.
  static Result<ArrowReader> open(ArrowArrayStream* in);
  ~ArrowReader();
  ArrowReader(ArrowReader&&) noexcept;
  ArrowReader& operator=(ArrowReader&&) noexcept;

  const std::vector<std::string>& columns() const noexcept;
  // Goes to the next row; false at the end.
  Result<bool> next();
  // The number of the row, from 0. Precondition: next() was true.
  std::size_t row() const noexcept;
  // The text of a cell of the row; nullopt for null. The view lasts until the next call of cell()
  // for the same column, or of next().
  Result<std::optional<std::string_view>> cell(std::size_t column);

 private:
  struct State;
  explicit ArrowReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kehu::record
