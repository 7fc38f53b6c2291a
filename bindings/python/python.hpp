// What every file of the native module includes. The module holds handles, records and capsules;
// what they mean is the library's, how they read is python/kehu's.
#pragma once

#include <pybind11/pybind11.h>

#include "kehu/core/result.hpp"

namespace kehu::python {

namespace py = pybind11;

// Raises the Python exception of an error: the class of its category, with code, path, message,
// reasons and remedies.
[[noreturn]] void raise(const Error& error);

inline void check(const Result<void>& result) {
  if (!result) raise(result.error());
}

template <class T>
T take(Result<T> result) {
  if (!result) raise(result.error());
  return std::move(result).value();
}

// A name as Python may say it: a keyword gets an underscore behind it ("from_").
std::string python_name(std::string_view name);

// Each adds its classes or functions to the module.
void add_errors(py::module_& module);
void add_money(py::module_& module);
void add_decisions(py::module_& module);
void add_records(py::module_& module);
void add_results(py::module_& module);
void add_handles(py::module_& module);

}  // namespace kehu::python
