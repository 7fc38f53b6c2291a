// Calls that may take long: the GIL is released, Ctrl-C and progress callbacks are heard.
#pragma once

#include <string_view>

#include "python.hpp"

namespace kehu::python {

// One blocking call on this thread. What Python raises inside (KeyboardInterrupt, an exception of
// a callback) is kept until the library has unwound, and raised then.
class Call {
 public:
  // `progress` is called with (work, done, total); None: nobody asks. `database` is what the call
  // uses; nullptr before there is one.
  Call(const void* database, py::object progress);
  ~Call();
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  // The innermost call of this thread; nullptr when there is none.
  static Call* current() noexcept;
  // Whether this thread is inside a call of the database: it was called back by it.
  static bool is_inside(const void* database) noexcept;

  // Hears signals and tells the callback. False to cancel the work. Called without the GIL.
  bool progress(std::string_view work, std::int64_t done, std::int64_t total) noexcept;
  // Hears signals only.
  bool go_on() noexcept;
  // Keeps the Python error that is set, unless there is an earlier one. Called with the GIL.
  void keep_error() noexcept;
  // Raises what was kept. Called with the GIL.
  void rethrow();

 private:
  Call* outer_;
  const void* database_;
  py::object progress_;
  py::object error_;  // an exception instance
  bool cancelled_ = false;
};

// Thrown by code between Python and the library to unwind a cancelled query; never seen outside.
struct Cancelled {};

// Runs `body` without the GIL as one call.
template <class Body>
auto blocking(const void* database, py::object progress, Body body) {
  Call call(database, std::move(progress));
  auto result = [&] {
    py::gil_scoped_release released;
    return body();
  }();
  call.rethrow();
  return result;
}

}  // namespace kehu::python
