// Record types: Python classes made from descriptors, once, when the module is imported.
//
// A record owns its struct or looks into that of another record, which it keeps alive; fields are
// converted when they are read. Records never change.
#pragma once

#include "kehu/record/descriptor.hpp"
#include "python.hpp"

namespace kehu::python {

// A record of its own. `receipt` belongs to the reply of a command; None elsewhere.
py::object wrap_record(record::Box box, py::object receipt = py::none());
// A record inside another.
py::object view_record(const record::Descriptor& descriptor, const void* data, py::handle owner);
// The struct of a record of exactly this type; nullptr for anything else.
const void* record_data(py::handle object, const record::Descriptor& descriptor);

// The member of a str Enum.
py::object enumerator(const record::Enumeration& enumeration, std::uint8_t value);

// A field by its name in Python or in JSON.
const record::Field* find_field(const record::Descriptor& descriptor, std::string_view name);
Error unknown_field(const record::Descriptor& descriptor, std::string_view key);

// The classes of descriptors and enumerations, for describing the registry.
py::object record_type(const record::Descriptor& descriptor);
py::object enum_type(const record::Enumeration& enumeration);

// Makes the class of a record or an enumeration in the module of an area, unless it has one;
// records inside it first. `name` is its name there.
void make_record_type(const record::Descriptor& descriptor, const std::string& area,
                      const std::string& name);
// The classes of the records inside a record, without one for itself.
void make_inner_types(const record::Descriptor& descriptor, const std::string& area);

// Everything made for an area: {name: class}.
py::dict types_of(const std::string& area);

// The common base of all record types.
void make_record_base(py::module_& module);

}  // namespace kehu::python
