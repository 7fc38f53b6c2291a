// Errors as exceptions. The classes are Python's own (kehu/_errors.py): they are easier to read,
// to type and to document there.
#include "decisions.hpp"
#include "python.hpp"

namespace kehu::python {

namespace {

// Never freed: exceptions may be raised until the interpreter is gone.
PyObject* maker = nullptr;

}  // namespace

void raise(const Error& error) {
  py::list reasons, remedies;
  for (const Reason& reason : error.reasons) reasons.append(py::cast(reason));
  for (const Remedy& remedy : error.remedies) remedies.append(py::cast(remedy));
  std::string_view category = name(error.category);
  py::object exception = py::handle(maker)(
      py::str(category.data(), category.size()), py::str(error.code), py::str(error.path),
      py::reinterpret_steal<py::object>(PyUnicode_DecodeUTF8(
          error.message.data(), static_cast<Py_ssize_t>(error.message.size()), "replace")),
      reasons, remedies);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
  throw py::error_already_set();
}

void add_errors(py::module_&) {
  py::object make = py::module_::import("kehu._errors").attr("make_error");
  maker = make.release().ptr();
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const Fault& fault) {
      try {
        raise(fault.error());
      } catch (py::error_already_set& raised) {
        raised.restore();
      }
    }
  });
}

}  // namespace kehu::python
