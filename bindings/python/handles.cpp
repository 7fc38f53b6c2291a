#include "handles.hpp"

#include <unistd.h>

#include "decisions.hpp"
#include "interrupt.hpp"
#include "record/json.hpp"
#include "records.hpp"
#include "session/registry.hpp"
#include "values.hpp"

namespace kehu::python {

namespace {

constexpr std::size_t rows_between_signals = 8192;

Error reentrant() {
  return conflict("handle.reentrant", "",
                  "a callback must not use the database that called it; it would wait for itself");
}

record::Box read_arguments(const record::Descriptor& descriptor, const py::object& arguments) {
  record::Box box(descriptor);
  if (PyTuple_Check(arguments.ptr()))
    check(read_values(descriptor, py::reinterpret_borrow<py::tuple>(arguments), box.get()));
  else if (arguments.is_none())
    check(read_mapping(descriptor, py::dict(), box.get()));
  else
    check(read_mapping(descriptor, arguments, box.get()));
  return box;
}

std::string_view view_of(const py::object& text) {
  if (text.is_none()) return {};
  if (!PyUnicode_Check(text.ptr()))
    raise(invalid("json.type", "/idempotency_key", "an idempotency key is a str"));
  Py_ssize_t size = 0;
  const char* data = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (!data) throw py::error_already_set();
  return {data, static_cast<std::size_t>(size)};
}

// The failed reply of a door as an exception; its JSON is read on the Python side.
[[noreturn]] void raise_reply(const Session::Reply& reply) {
  py::object exception = py::module_::import("kehu._errors").attr("error_of_json")(reply.text);
  PyErr_SetObject(reinterpret_cast<PyObject*>(Py_TYPE(exception.ptr())), exception.ptr());
  throw py::error_already_set();
}

std::string reply_text(const Result<Session::Reply>& answered) {
  if (!answered) raise(answered.error());
  if (!answered->ok) raise_reply(*answered);
  return answered->text;
}

// Tells a Python watcher of an event. What it raises reaches the caller of long work; there is
// nobody to raise it to for a committed event.
bool tell(const py::handle& watcher, const Event& event) {
  py::gil_scoped_acquire acquired;
  try {
    bool committed = event.kind == Event::Kind::committed;
    py::dict said;
    said["event"] = committed ? "committed" : "progress";
    said[committed ? "command" : "work"] = py::str(event.command.data(), event.command.size());
    if (committed) {
      said["sequence"] = event.sequence;
      said["outcome"] = py::str(event.outcome.data(), event.outcome.size());
    } else {
      said["done"] = event.done;
      said["total"] = event.total;
    }
    py::object answer = watcher(said);
    return committed || !answer.is(py::bool_(false));
  } catch (py::error_already_set& raised) {
    raised.restore();
    if (event.kind == Event::Kind::progress && Call::current())
      Call::current()->keep_error();
    else
      PyErr_WriteUnraisable(watcher.ptr());
    return false;
  }
}

// A Python callable held by the library, which may let go of it without the GIL.
std::shared_ptr<py::object> shared_callable(const py::object& callable) {
  return {new py::object(callable), [](py::object* held) {
            py::gil_scoped_acquire acquired;
            delete held;
          }};
}

}  // namespace

// ------------------------------------------------------------------------------------------ Opened

Opened::Opened(Database opened, std::shared_ptr<ManualClock> clock)
    : database(std::move(opened)), manual_clock(std::move(clock)), process(getpid()) {
  // Long work hears Ctrl-C and the progress callback of its own call.
  database->watch([](const Event& event) {
    if (event.kind != Event::Kind::progress) return true;
    Call* call = Call::current();
    return !call || call->progress(event.command, event.done, event.total);
  });
}

Opened::~Opened() {
  if (process != getpid() && database) new Database(std::move(*database));  // left to the parent
}

std::optional<Error> Opened::unusable() const {
  if (process != getpid())
    return Error{Category::fault,
                 "store.forked",
                 "",
                 "the database was opened before fork; open it again in this process",
                 {},
                 {}};
  if (!database) return invalid("handle.closed", "", "the database is closed");
  return std::nullopt;
}

// ----------------------------------------------------------------------------------- SessionHandle

SessionHandle::SessionHandle(std::shared_ptr<Opened> opened, Session session)
    : opened_(std::move(opened)), session_(std::move(session)) {
  std::lock_guard lock(opened_->sessions_mutex);
  opened_->sessions.insert(this);
}

SessionHandle::~SessionHandle() {
  if (opened_->process != getpid()) {
    if (session_) new Session(std::move(*session_));
    return;
  }
  std::lock_guard lock(opened_->sessions_mutex);
  opened_->sessions.erase(this);
}

void SessionHandle::drop() {
  std::lock_guard lock(mutex_);
  session_.reset();
}

// Runs body(session) without the GIL, one call at a time, unless the handle cannot be used.
template <class Body>
auto SessionHandle::run(const py::object& progress, Body body) {
  using Answer = decltype(body(*session_));
  if (Call::is_inside(opened_.get())) raise(reentrant());
  if (opened_->process != getpid()) raise(*opened_->unusable());
  return blocking(opened_.get(), progress, [&]() -> Answer {
    std::shared_lock open(opened_->gate);
    if (auto error = opened_->unusable()) return std::move(*error);
    std::lock_guard lock(mutex_);
    if (!session_) return invalid("handle.closed", "", "the session is closed");
    return body(*session_);
  });
}

py::object SessionHandle::execute(const std::string& name, const py::object& arguments,
                                  const py::object& key) {
  const CommandType* type = take(Registry::get().command(name));
  record::Box request = read_arguments(*type->arguments, arguments);
  record::Box reply(*type->reply);
  std::string_view idempotency_key = view_of(key);
  Result<Receipt> receipt = run(py::none(), [&](Session& session) {
    return session.execute(type->name, request.get(), reply.get(), idempotency_key);
  });
  return wrap_record(std::move(reply), wrap(take(std::move(receipt))));
}

std::unique_ptr<QueryResult> SessionHandle::query(const std::string& name,
                                                  const py::object& arguments,
                                                  const py::object& progress) {
  const QueryType* type = take(Registry::get().query(name));
  record::Box request = read_arguments(*type->arguments, arguments);
  record::Batches batches(*type->row);
  check(run(progress, [&](Session& session) -> Result<void> {
    try {
      return session.query(type->name, request.get(), [&](const void* row) {
        batches.append(row);
        if (batches.rows() % rows_between_signals == 0 && !Call::current()->go_on())
          throw Cancelled{};
      });
    } catch (const Cancelled&) {
      return {};  // blocking() raises why
    }
  }));
  return std::make_unique<QueryResult>(name, std::move(batches));
}

std::unique_ptr<QueryResult> SessionHandle::query_as_of(const std::string& name,
                                                        const py::object& arguments,
                                                        std::int64_t as_of,
                                                        const py::object& progress) {
  const QueryType* type = take(Registry::get().query(name));
  record::Box request = read_arguments(*type->arguments, arguments);
  std::string text = "{\"query\":";
  record::write_json_text(name, text);
  text += ",\"arguments\":";
  record::write_json(*type->arguments, request.get(), text);
  text += ",\"as_of\":\"" + std::to_string(as_of) + "\"}";
  ArrowArrayStream stream{};
  reply_text(run(progress, [&](Session& session) -> Result<Session::Reply> {
    return session.query_json(text, &stream);
  }));
  return std::make_unique<QueryResult>(name, *type->row, &stream);
}

std::string SessionHandle::execute_json(const std::string& command) {
  return reply_text(run(py::none(), [&](Session& session) -> Result<Session::Reply> {
    return session.execute_json(command);
  }));
}

std::string SessionHandle::ingest_json(const std::string& command, const py::object& table,
                                       const py::object& progress) {
  ArrowArrayStream* stream = nullptr;
  py::object holder;
  if (!table.is_none()) {
    if (!py::hasattr(table, "__arrow_c_stream__"))
      raise(invalid("import.source", "",
                    "an import reads any object with __arrow_c_stream__ (pyarrow, polars, duckdb, "
                    "pandas 2.2), not a " +
                        std::string(Py_TYPE(table.ptr())->tp_name)));
    holder = table.attr("__arrow_c_stream__")();
    stream =
        static_cast<ArrowArrayStream*>(PyCapsule_GetPointer(holder.ptr(), "arrow_array_stream"));
    if (!stream) throw py::error_already_set();
  }
  return reply_text(run(progress, [&](Session& session) -> Result<Session::Reply> {
    return session.ingest_json(command, stream);
  }));
}

// ---------------------------------------------------------------------------------- DatabaseHandle

DatabaseHandle::DatabaseHandle(const std::string& options) {
  auto opening = take(c_api::read_options(options));
  auto database = blocking(nullptr, py::none(), [&] { return Database::open(opening.options); });
  opened_ = std::make_shared<Opened>(take(std::move(database)), opening.manual_clock);
}

std::unique_ptr<SessionHandle> DatabaseHandle::session(const std::string& context) const {
  auto binding = take(c_api::read_context(context));
  std::shared_lock open(opened_->gate);
  if (auto error = opened_->unusable()) raise(*error);
  if (binding.now && !opened_->manual_clock)
    raise(invalid("session.now", "/now",
                  "now may only be said to a database opened with clock=\"manual\""));
  Session session = take(opened_->database->session(std::move(binding.actor)));
  if (binding.now) opened_->manual_clock->set(*binding.now);
  return std::make_unique<SessionHandle>(opened_, std::move(session));
}

void DatabaseHandle::close() {
  if (opened_->process != getpid() || closed()) return;
  if (Call::is_inside(opened_.get())) raise(reentrant());
  check(blocking(opened_.get(), py::none(), [&]() -> Result<void> {
    std::unique_lock alone(opened_->gate);
    {
      std::lock_guard lock(opened_->sessions_mutex);
      for (SessionHandle* session : opened_->sessions) session->drop();
    }
    opened_->database.reset();
    return {};
  }));
}

bool DatabaseHandle::closed() const {
  py::gil_scoped_release released;
  std::shared_lock open(opened_->gate);
  return !opened_->database;
}

std::uint64_t DatabaseHandle::watch(const py::object& watcher) const {
  if (!PyCallable_Check(watcher.ptr()))
    raise(invalid("json.type", "", "a watcher is a callable that takes one event"));
  if (Call::is_inside(opened_.get())) raise(reentrant());
  auto held = shared_callable(watcher);
  return take(blocking(opened_.get(), py::none(), [&]() -> Result<std::uint64_t> {
    std::shared_lock open(opened_->gate);
    if (auto error = opened_->unusable()) return std::move(*error);
    return opened_->database->watch([held](const Event& event) { return tell(*held, event); });
  }));
}

void DatabaseHandle::unwatch(std::uint64_t watch) const {
  if (Call::is_inside(opened_.get())) raise(reentrant());
  check(blocking(opened_.get(), py::none(), [&]() -> Result<void> {
    std::shared_lock open(opened_->gate);
    if (auto error = opened_->unusable()) return std::move(*error);
    if (opened_->database->unwatch(watch)) return {};
    return not_found("watch.unknown", "", "no watcher has the number " + std::to_string(watch));
  }));
}

namespace {

std::string arguments_json(const std::string& command, const py::object& arguments) {
  const CommandType* type = take(Registry::get().command(command));
  record::Box request = read_arguments(*type->arguments, arguments);
  std::string text;
  record::write_json(*type->arguments, request.get(), text);
  return text;
}

}  // namespace

void add_handles(py::module_& module) {
  using namespace py::literals;
  module.def("arguments_json", &arguments_json, "command"_a, "arguments"_a,
             "The arguments of a command as kehu's JSON.");
  py::class_<SessionHandle>(module, "Session", "Who acts. Calls of one session go one at a time.")
      .def("execute", &SessionHandle::execute, "name"_a, "arguments"_a, "key"_a = py::none(),
           "Carries out a command; arguments are a tuple of values in order, or a mapping.")
      .def("query", &SessionHandle::query, "name"_a, "arguments"_a, "progress"_a = py::none(),
           "Asks a query; all rows are gathered as columns.")
      .def("query_as_of", &SessionHandle::query_as_of, "name"_a, "arguments"_a, "as_of"_a,
           "progress"_a = py::none(), "Asks the state after an earlier journal entry.")
      .def("execute_json", &SessionHandle::execute_json, "command"_a,
           "The JSON of the C interface; for batches.")
      .def("ingest_json", &SessionHandle::ingest_json, "command"_a, "table"_a = py::none(),
           "progress"_a = py::none(), "Imports rows of an Arrow stream or of a file.");
  py::class_<DatabaseHandle>(module, "Database", "An open database with its policy.")
      .def(py::init<const std::string&>(), "options"_a)
      .def("session", &DatabaseHandle::session, "context"_a, "Binds who acts; JSON.")
      .def("close", &DatabaseHandle::close,
           "Waits for running calls and closes; more calls do nothing.")
      .def_property_readonly("closed", &DatabaseHandle::closed)
      .def("watch", &DatabaseHandle::watch, "watcher"_a)
      .def("unwatch", &DatabaseHandle::unwatch, "watch"_a);
}

}  // namespace kehu::python
