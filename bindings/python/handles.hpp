// Database and Session in Python.
//
// A database may be closed while sessions and results of it exist: sessions then refuse to work,
// results live on. In a child process after fork every use is refused, and nothing is closed: that
// would disturb the parent's locks.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>

#include "c_api/arguments.hpp"
#include "kehu/session.hpp"
#include "results.hpp"

namespace kehu::python {

class SessionHandle;

// An open database and the sessions of it; shared by their handles.
struct Opened {
  Opened(Database opened, std::shared_ptr<ManualClock> clock);
  ~Opened();
  // Closed or forked: an Error in the caller's name.
  std::optional<Error> unusable() const;

  std::optional<Database> database;
  const std::shared_ptr<ManualClock> manual_clock;  // null with the system's clock
  const int process;                                // that opened it
  mutable std::shared_mutex gate;                   // shared by running calls, exclusive to close
  std::mutex sessions_mutex;
  std::set<SessionHandle*> sessions;
};

class SessionHandle {
 public:
  SessionHandle(std::shared_ptr<Opened> opened, Session session);
  ~SessionHandle();
  SessionHandle(const SessionHandle&) = delete;
  SessionHandle& operator=(const SessionHandle&) = delete;

  // Arguments: a tuple of one value a field, in order, or a mapping by name.
  py::object execute(const std::string& name, const py::object& arguments, const py::object& key);
  std::unique_ptr<QueryResult> query(const std::string& name, const py::object& arguments,
                                     const py::object& progress);
  std::unique_ptr<QueryResult> query_as_of(const std::string& name, const py::object& arguments,
                                           std::int64_t as_of, const py::object& progress);
  // The doors of the C interface, for what has no typed form: batches and imports.
  std::string execute_json(const std::string& command);
  std::string ingest_json(const std::string& command, const py::object& table,
                          const py::object& progress);
  // Drops the session; called by close with the gate held.
  void drop();

 private:
  template <class Body>
  auto run(const py::object& progress, Body body);

  std::shared_ptr<Opened> opened_;
  std::mutex mutex_;  // one call at a time
  std::optional<Session> session_;
};

class DatabaseHandle {
 public:
  // `options`: the JSON object of kehu_open.
  explicit DatabaseHandle(const std::string& options);
  // `context`: the JSON object of kehu_session.
  std::unique_ptr<SessionHandle> session(const std::string& context) const;
  void close();
  bool closed() const;
  std::uint64_t watch(const py::object& watcher) const;
  void unwatch(std::uint64_t watch) const;

 private:
  std::shared_ptr<Opened> opened_;
};

}  // namespace kehu::python
