// Values of described fields, both ways.
//
//   boolean bool           integer int             text str            bytes bytes
//   money kehu.Money       ratio Fraction          id uuid.UUID        instant datetime, UTC
//   date datetime.date     enumeration str Enum    reference UUID or str
//   record a record        list tuple
// Reading takes the texts of kehu's JSON too ("1234.56 CNY", "2024-02-29"), and for a record any
// mapping. Floats are refused where exactness is at stake.
//
// Everything here needs the GIL.
#pragma once

#include "kehu/record/descriptor.hpp"
#include "python.hpp"

namespace kehu::python {

py::object make_value(const Ratio& ratio);
py::object make_value(const Uuid& uuid);
py::object make_value(const Date& date);
py::object make_value(Instant instant);

inline py::str text_of(std::string_view text) { return py::str(text.data(), text.size()); }
// An amount as decimal.Decimal.
py::object make_decimal(const std::string& text);

// A value that is there. `owner` keeps alive the record that the value lies in.
py::object to_python(const record::Type& type, const void* value, py::handle owner);
// A field; None where an optional is empty.
py::object to_python(const record::Field& field, const void* record, py::handle owner);

// Reads into what a field or element of `type` holds, None included. Errors: those of
// record/json.hpp, category invalid, with the path of the wrong value. Exceptions that Python code
// raises on the way pass through.
Result<void> read_slot(const record::Type& type, py::handle value, void* slot);

// Reads the fields of a record from a mapping by name: every required field must be there.
Result<void> read_mapping(const record::Descriptor& descriptor, py::handle mapping, void* record);
// Reads a fresh record from one value a field, in order.
Result<void> read_values(const record::Descriptor& descriptor, const py::tuple& values,
                         void* record);

// Reads money from a Money or a text.
Result<Money> read_money(py::handle value);
// Reads a ratio from an int, Fraction, Decimal or text.
Result<Ratio> read_ratio(py::handle value);

void prepare_values();

}  // namespace kehu::python
