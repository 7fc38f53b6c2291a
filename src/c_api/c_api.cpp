// The C interface: checks pointers and sizes, keeps handles, and lets nothing through that C
// cannot hold. What a request means is the session's affair.
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <mutex>
#include <new>
#include <shared_mutex>

#include "c_api/arguments.hpp"
#include "kehu/kehu.h"
#include "record/json.hpp"
#include "session/state.hpp"

using kehu::Category;
using kehu::Error;

// Handles remember the process that made them: after fork its locks and files are not the child's.
struct kehu_t {
  kehu::Database database;
  std::shared_ptr<kehu::ManualClock> manual_clock;
  pid_t process = getpid();
  std::shared_mutex calls{};  // shared by each running call; closing waits for all of them
};

struct kehu_session_t {
  kehu::Session session;
  pid_t process = getpid();
};

namespace {

kehu_status status_of(Category category) { return static_cast<kehu_status>(category) + 1; }

// Hands text to the caller. Without memory for it the outcome has to be asked again.
kehu_status give(kehu_text* reply, kehu_status status, std::string_view text) {
  if (!reply) return status;
  char* data = static_cast<char*>(std::malloc(text.size() + 1));
  if (!data) return KEHU_FAULT;
  std::memcpy(data, text.data(), text.size());
  data[text.size()] = '\0';
  *reply = {data, text.size()};
  return status;
}

kehu_status give(kehu_text* reply, const kehu::Session::Reply& answer) {
  return give(reply, answer.ok ? KEHU_OK : status_of(answer.category), answer.text);
}

void append(std::string& out, const char* name, std::string_view text) {
  out += out.empty() ? "{\"" : ",\"";
  out += name;
  out += "\":";
  kehu::record::write_json_text(text, out);
}

kehu_status give(kehu_text* reply, const Error& error) {
  std::string text;
  kehu::write_error(error, text);
  return give(reply, status_of(error.category), text);
}

kehu_status give(kehu_text* reply, Category category, const char* code, const char* message) {
  return give(reply, Error{category, code, "", message, {}, {}});
}

// The barrier: whatever is thrown behind it becomes a status and a reply.
template <class Body>
kehu_status guarded(kehu_text* reply, Body body) noexcept try {
  if (reply) *reply = {};
  try {
    return body();
  } catch (const kehu::Fault& fault) {
    return give(reply, fault.error());
  } catch (const std::bad_alloc&) {
    return give(reply, Category::fault, "memory.exhausted", "no memory is left for this call");
  } catch (const std::exception& defect) {
    return give(reply, Category::internal, "internal.exception", defect.what());
  }
} catch (...) {
  return KEHU_INTERNAL;
}

kehu_status missing(kehu_text* reply, const char* argument) {
  return give(reply, kehu::invalid("argument.null", "", std::string(argument) + " is NULL"));
}

kehu_status oversized(kehu_text* reply, const char* argument, std::size_t size) {
  return give(reply, kehu::invalid("argument.size", "",
                                   std::string(argument) + " is said to be " +
                                       std::to_string(size) + " bytes long; the limit is 64 MiB"));
}

// The reply to a handle that must not be used, if so.
template <class Handle>
std::optional<kehu_status> unusable(kehu_text* reply, const Handle* handle, const char* argument) {
  if (!handle) return missing(reply, argument);
  if (handle->process == getpid()) return std::nullopt;
  return give(reply, Category::fault, "store.forked",
              "the handle was opened before fork; open the database again in this process");
}

std::optional<kehu_status> unreadable(kehu_text* reply, const char* text, std::size_t size,
                                      const char* argument) {
  if (!text) return missing(reply, argument);
  if (size > kehu::record::json_size_max) return oversized(reply, argument, size);
  return std::nullopt;
}

// A stream given to kehu is released in every case.
struct Consumed {
  ArrowArrayStream* stream;
  ~Consumed() {
    if (stream && stream->release) stream->release(stream);
  }
};

std::string opened(kehu::store::Store& store) {
  kehu::store::Status status = store.status();
  std::string text;
  append(text, "version", KEHU_VERSION);
  append(text, "store", status.kind);
  append(text, "path", status.location);
  append(text, "schema_version", std::to_string(status.schema_version));
  std::string settings;
  for (const auto& [name, value] : status.settings) append(settings, name.c_str(), value);
  return text + ",\"settings\":" + (settings.empty() ? "{" : settings) + "}}";
}

std::string text_of(const kehu::Event& event) {
  bool committed = event.kind == kehu::Event::Kind::committed;
  std::string text;
  append(text, "event", committed ? "committed" : "progress");
  if (committed) {
    append(text, "sequence", std::to_string(event.sequence));
    append(text, "command", event.command);
    append(text, "outcome", event.outcome);
  } else {
    append(text, "work", event.command);
    append(text, "done", std::to_string(event.done));
    append(text, "total", std::to_string(event.total));
  }
  return text + "}";
}

}  // namespace

void kehu_free_text(kehu_text* text) {
  if (!text) return;
  std::free(text->data);
  *text = {};
}

const char* kehu_version(void) { return KEHU_VERSION; }

kehu_status kehu_open(const char* options, size_t options_size, kehu_t** out, kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (!out) return missing(reply, "out");
    *out = nullptr;
    if (!options && options_size == 0) options = "";
    if (auto wrong = unreadable(reply, options, options_size, "options")) return *wrong;
    auto opening = kehu::c_api::read_options({options, options_size});
    if (!opening) return give(reply, opening.error());
    auto database = kehu::Database::open(opening->options);
    if (!database) return give(reply, database.error());
    std::string text = opened(database->store());
    *out = new kehu_t{std::move(*database), opening->manual_clock};
    return give(reply, KEHU_OK, text);
  });
}

void kehu_close(kehu_t* database) {
  // In a forked child even closing would disturb the parent's locks, so the copy is abandoned.
  if (!database || database->process != getpid()) return;
  guarded(nullptr, [&] {
    { std::unique_lock running(database->calls); }
    delete database;
    return KEHU_OK;
  });
}

kehu_status kehu_session(kehu_t* database, const char* context, size_t context_size,
                         kehu_session_t** out, kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (!out) return missing(reply, "out");
    *out = nullptr;
    if (auto wrong = unusable(reply, database, "database")) return *wrong;
    std::shared_lock running(database->calls);
    if (auto wrong = unreadable(reply, context, context_size, "context")) return *wrong;
    auto binding = kehu::c_api::read_context({context, context_size});
    if (!binding) return give(reply, binding.error());
    if (binding->now && !database->manual_clock)
      return give(reply, kehu::invalid("session.now", "/now",
                                       "now may only be said to a database opened with "
                                       "\"clock\": \"manual\""));
    auto session = database->database.session(std::move(binding->actor));
    if (!session) return give(reply, session.error());
    if (binding->now) database->manual_clock->set(*binding->now);
    *out = new kehu_session_t{std::move(*session)};
    return give(reply, KEHU_OK, "{}");
  });
}

void kehu_close_session(kehu_session_t* session) {
  if (!session || session->process != getpid()) return;
  guarded(nullptr, [&] {
    delete session;
    return KEHU_OK;
  });
}

kehu_status kehu_execute(kehu_session_t* session, const char* command, size_t command_size,
                         kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (auto wrong = unusable(reply, session, "session")) return *wrong;
    if (auto wrong = unreadable(reply, command, command_size, "command")) return *wrong;
    return give(reply, session->session.execute_json({command, command_size}));
  });
}

kehu_status kehu_query(kehu_session_t* session, const char* query, size_t query_size,
                       struct ArrowArrayStream* out, kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (out) *out = {};  // a caller may look at release whatever becomes of the call
    if (auto wrong = unusable(reply, session, "session")) return *wrong;
    if (auto wrong = unreadable(reply, query, query_size, "query")) return *wrong;
    return give(reply, session->session.query_json({query, query_size}, out));
  });
}

kehu_status kehu_ingest(kehu_session_t* session, const char* command, size_t command_size,
                        struct ArrowArrayStream* in, kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    Consumed consumed{in};
    if (auto wrong = unusable(reply, session, "session")) return *wrong;
    if (auto wrong = unreadable(reply, command, command_size, "command")) return *wrong;
    return give(reply, session->session.ingest_json({command, command_size}, in));
  });
}

kehu_status kehu_describe(kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (!reply) return missing(reply, "reply");
    return give(reply, KEHU_OK, kehu::describe_json());
  });
}

kehu_status kehu_watch(kehu_t* database, kehu_watcher watcher, void* user, uint64_t* out,
                       kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (!out) return missing(reply, "out");
    *out = 0;
    if (auto wrong = unusable(reply, database, "database")) return *wrong;
    std::shared_lock running(database->calls);
    if (!watcher) return missing(reply, "watcher");
    *out = database->database.watch([watcher, user](const kehu::Event& event) {
      std::string text = text_of(event);
      return watcher(user, text.data(), text.size()) == 0;
    });
    return give(reply, KEHU_OK, "{}");
  });
}

kehu_status kehu_unwatch(kehu_t* database, uint64_t watch, kehu_text* reply) {
  return guarded(reply, [&]() -> kehu_status {
    if (auto wrong = unusable(reply, database, "database")) return *wrong;
    std::shared_lock running(database->calls);
    if (!database->database.unwatch(watch))
      return give(reply, kehu::not_found("watch.unknown", "",
                                         "no watcher has the number " + std::to_string(watch)));
    return give(reply, KEHU_OK, "{}");
  });
}
