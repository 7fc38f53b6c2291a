#include "interrupt.hpp"

namespace kehu::python {

namespace {

thread_local Call* innermost = nullptr;

}  // namespace

Call::Call(const void* database, py::object progress)
    : outer_(innermost), database_(database), progress_(std::move(progress)) {
  innermost = this;
}

Call::~Call() { innermost = outer_; }

Call* Call::current() noexcept { return innermost; }

bool Call::is_inside(const void* database) noexcept {
  for (const Call* call = innermost; call; call = call->outer_)
    if (call->database_ == database) return true;
  return false;
}

void Call::keep_error() noexcept {
  cancelled_ = true;
  PyObject *type = nullptr, *value = nullptr, *trace = nullptr;
  PyErr_Fetch(&type, &value, &trace);
  PyErr_NormalizeException(&type, &value, &trace);
  if (value && trace) PyException_SetTraceback(value, trace);
  Py_XDECREF(type);
  Py_XDECREF(trace);
  if (error_) {
    Py_XDECREF(value);
  } else {
    error_ = py::reinterpret_steal<py::object>(value);
  }
}

bool Call::go_on() noexcept {
  if (cancelled_) return false;
  py::gil_scoped_acquire acquired;
  if (PyErr_CheckSignals() != 0) keep_error();
  return !cancelled_;
}

bool Call::progress(std::string_view work, std::int64_t done, std::int64_t total) noexcept {
  if (!go_on()) return false;
  py::gil_scoped_acquire acquired;
  if (!progress_ || progress_.is_none()) return true;
  try {
    progress_(py::str(work.data(), work.size()), done, total);
  } catch (py::error_already_set& raised) {
    raised.restore();
    keep_error();
  }
  return !cancelled_;
}

void Call::rethrow() {
  if (!error_) return;
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(error_.ptr())), error_.ptr());
  throw py::error_already_set();
}

}  // namespace kehu::python
