// The door of the C interface: one JSON object in, one out.
#include <array>
#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>

#include "record/arrow.hpp"
#include "record/json.hpp"
#include "session/state.hpp"

namespace kehu {

namespace {

namespace json = boost::json;

Session::Reply failed(const Error& error) {
  Session::Reply reply{false, error.category, {}};
  write_error(error, reply.text);
  return reply;
}

Result<const json::object*> object_of(const json::value& value, std::string_view what) {
  if (const json::object* object = value.if_object()) return object;
  return kehu::invalid("json.type", "", std::string(what) + " must be a JSON object");
}

// The path of an argument begins below "arguments": a rule, a C++ caller and a Python one say
// "/amount" too.
Result<void> read_arguments(const json::object& object, const record::Descriptor& descriptor,
                            void* record) {
  static const json::value empty = json::object();
  const json::value* arguments = object.if_contains("arguments");
  if (arguments && !arguments->is_object())
    return kehu::invalid("json.type", "/arguments", "the arguments must be a JSON object");
  return record::read_json(descriptor, arguments ? *arguments : empty, record);
}

// A command of the envelope, with the records it needs.
struct Request {
  record::Box arguments, reply;
  Execution execution;
};

Result<Request> read_command(const json::object& object) {
  static constexpr std::array<std::string_view, 3> members{"command", "arguments",
                                                           "idempotency_key"};
  KEHU_TRY(record::check_members(object, members));
  KEHU_TRY_ASSIGN(std::string_view name, record::text_member(object, "command", true));
  KEHU_TRY_ASSIGN(const CommandType* type, Registry::get().command(name));
  Request request{record::Box(*type->arguments), record::Box(*type->reply), {}};
  KEHU_TRY(read_arguments(object, *type->arguments, request.arguments.get()));
  KEHU_TRY_ASSIGN(request.execution.idempotency_key,
                  record::text_member(object, "idempotency_key", false));
  request.execution.type = type;
  request.execution.arguments = request.arguments.get();
  request.execution.reply = request.reply.get();
  return request;
}

void write_done(const Request& request, std::string& out) {
  const Execution& execution = request.execution;
  out += "{\"outcome\":\"done\",\"sequence\":\"";
  out += std::to_string(execution.receipt.sequence);
  out += execution.receipt.repeated ? "\",\"repeated\":true,\"reply\":" : "\",\"reply\":";
  record::write_json(*execution.type->reply, execution.reply, out);
  out += ",\"reasons\":";
  write_reasons(execution.receipt.reasons, false, out);
  out += '}';
}

Result<std::string> execute_one(Database::State& state, const Actor& actor,
                                const json::object& object) {
  KEHU_TRY_ASSIGN(Request request, read_command(object));
  if (auto error = run_all(state, actor, {&request.execution, 1})) return std::move(*error);
  std::string out;
  out.reserve(512);
  write_done(request, out);
  return out;
}

Result<std::string> execute_batch(Database::State& state, const Actor& actor,
                                  const json::value& batch) {
  const json::array* items = batch.if_array();
  if (!items || items->empty()) return empty_batch();
  std::vector<Request> requests;
  requests.reserve(items->size());
  for (std::size_t i = 0; i < items->size(); ++i) {
    std::string path = "/batch/" + std::to_string(i);
    auto object = object_of((*items)[i], "a command");
    if (!object) return under(path, std::move(object).error());
    auto request = read_command(**object);
    if (!request) return under(path, std::move(request).error());
    requests.push_back(std::move(*request));
  }
  std::vector<Execution> executions;
  for (Request& request : requests) executions.push_back(request.execution);
  if (auto error = run_all(state, actor, executions)) return std::move(*error);
  std::string out = "{\"outcome\":\"done\",\"batch\":[";
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (i) out += ',';
    requests[i].execution = std::move(executions[i]);
    write_done(requests[i], out);
  }
  out += "]}";
  return out;
}

Result<std::string> execute_text(Database::State& state, const Actor& actor,
                                 std::string_view text) {
  std::array<unsigned char, 4096> buffer;
  json::monotonic_resource resource(buffer.data(), buffer.size());
  KEHU_TRY_ASSIGN(json::value value, record::parse_json(text, &resource));
  KEHU_TRY_ASSIGN(const json::object* object, object_of(value, "a command"));
  if (const json::value* batch = object->if_contains("batch")) {
    static constexpr std::array<std::string_view, 1> members{"batch"};
    KEHU_TRY(record::check_members(*object, members));
    return execute_batch(state, actor, *batch);
  }
  return execute_one(state, actor, *object);
}

Result<std::int64_t> as_of_member(const json::object& object) {
  const json::value* value = object.if_contains("as_of");
  if (!value || value->is_null()) return 0;
  std::int64_t sequence = 0;
  record::Type type;
  type.kind = record::Kind::integer;
  auto read = record::read_json_value(type, *value, &sequence);
  if (!read) return under("/as_of", std::move(read).error());
  if (sequence < 1)
    return kehu::not_found("journal.no_entry", "/as_of",
                           "'as_of' is the number of an entry, 1 or more");
  return sequence;
}

class BatchSink : public RowSink {
 public:
  explicit BatchSink(const record::Descriptor& row) : batches_(row) {}
  void push(const void* row) override { batches_.append(row); }
  record::Batches& batches() { return batches_; }

 private:
  record::Batches batches_;
};

class JsonSink : public RowSink {
 public:
  explicit JsonSink(const record::Descriptor& row, std::string& out) : row_(row), out_(out) {}
  void push(const void* row) override {
    if (rows_++) out_ += ',';
    record::write_json(row_, row, out_);
  }
  std::size_t rows() const { return rows_; }

 private:
  const record::Descriptor& row_;
  std::string& out_;
  std::size_t rows_ = 0;
};

Result<std::string> query_text(Database::State& state, const Actor& actor, std::string_view text,
                               ArrowArrayStream* stream) {
  KEHU_TRY_ASSIGN(json::value value, record::parse_json(text));
  KEHU_TRY_ASSIGN(const json::object* object, object_of(value, "a query"));
  static constexpr std::array<std::string_view, 3> members{"query", "arguments", "as_of"};
  KEHU_TRY(record::check_members(*object, members));
  KEHU_TRY_ASSIGN(std::string_view name, record::text_member(*object, "query", true));
  KEHU_TRY_ASSIGN(const QueryType* type, Registry::get().query(name));
  record::Box arguments(*type->arguments);
  KEHU_TRY(read_arguments(*object, *type->arguments, arguments.get()));
  KEHU_TRY_ASSIGN(std::int64_t as_of, as_of_member(*object));
  if (stream) {
    BatchSink sink(*type->row);
    KEHU_TRY(run_query(state, actor, *type, arguments.get(), as_of, sink));
    sink.batches().export_stream(stream);
    return "{\"outcome\":\"done\",\"count\":\"" + std::to_string(sink.batches().rows()) + "\"}";
  }
  std::string out = "{\"outcome\":\"done\",\"rows\":[";
  JsonSink sink(*type->row, out);
  KEHU_TRY(run_query(state, actor, *type, arguments.get(), as_of, sink));
  out += "],\"count\":\"" + std::to_string(sink.rows()) + "\"}";
  return out;
}

template <class Work>
Session::Reply answer(Work work) {
  try {
    Result<std::string> text = work();
    if (!text) return failed(text.error());
    return {true, {}, std::move(*text)};
  } catch (const Fault& fault) {
    return failed(fault.error());
  }
}

}  // namespace

Session::Reply Session::execute_json(std::string_view command) {
  return answer([&] { return execute_text(*state_, actor_, command); });
}

Session::Reply Session::query_json(std::string_view text, ::ArrowArrayStream* out) {
  return answer([&] { return query_text(*state_, actor_, text, out); });
}

Session::Reply Session::ingest_json(std::string_view command, ::ArrowArrayStream* in) {
  return answer([&] { return ingest(*state_, actor_, command, in); });
}

}  // namespace kehu
