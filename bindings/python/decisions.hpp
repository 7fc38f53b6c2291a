// Receipts, reasons and remedies in Python.
#pragma once

#include "kehu/session.hpp"
#include "python.hpp"

namespace kehu::python {

// One value that a rule read.
py::object to_python(const FactValue& value);

// What a carried out command left behind; the receipt of a reply.
py::object wrap(Receipt receipt);

}  // namespace kehu::python
