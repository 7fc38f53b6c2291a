// The answer to a query in Python.
#pragma once

#include <memory>

#include "frame.hpp"
#include "python.hpp"
#include "record/arrow.hpp"

namespace kehu::python {

// Immutable rows in memory, independent of session and database. Needs the GIL.
class QueryResult {
 public:
  QueryResult(std::string name, record::Batches batches);
  // Of rows that come as a stream, in record::Batches' layout; takes it over.
  QueryResult(std::string name, const record::Descriptor& row, ArrowArrayStream* stream);

  const std::string& name() const noexcept { return name_; }
  py::object row_type() const;
  std::size_t rows() const noexcept { return batches_.rows(); }
  // A record of one row. Precondition: row < rows().
  py::object row(std::size_t row);
  // {"name", "kind", "values", ...} of a column, as plain Python values or packed numbers.
  py::dict column(std::size_t column);
  py::list columns();
  py::object arrow_stream();
  py::object arrow_schema() const;

 private:
  Frame& frame();

  std::string name_;
  record::Batches batches_;
  std::unique_ptr<Frame> frame_;
};

}  // namespace kehu::python
