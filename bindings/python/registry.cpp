// The registry as Python sees it: which classes there are, and what commands and queries take and
// give. The typed face is generated from this (python/kehu/_generate.py).
#include "session/registry.hpp"

#include <array>

#include "kehu/session.hpp"
#include "python.hpp"
#include "records.hpp"

namespace kehu::python {

namespace {

// Structs named for their place ("Reply", "Row") take the name of their request too.
std::string class_name(const record::Descriptor& descriptor,
                       const record::Descriptor* request = nullptr) {
  std::string name(descriptor.name);
  if (request && (name == "Reply" || name == "Row")) name = std::string(request->name) + name;
  return name;
}

void make_types(const Area& area) {
  std::string module(area.name);
  for (const Table* table : area.tables)
    make_record_type(table->descriptor(), module, class_name(table->descriptor()));
  for (const CommandType& command : area.commands) {
    make_inner_types(*command.arguments, module);
    make_record_type(*command.reply, module, class_name(*command.reply, command.arguments));
  }
  for (const QueryType& query : area.queries) {
    make_inner_types(*query.arguments, module);
    make_record_type(*query.row, module, class_name(*query.row, query.arguments));
  }
}

std::string_view kind_name(record::Kind kind) {
  static constexpr std::array<std::string_view, 13> names = {
      "boolean", "integer", "text", "bytes",     "money",  "ratio", "id",
      "instant", "date",    "enum", "reference", "record", "list"};
  return names[static_cast<std::size_t>(kind)];
}

// {"kind": ..., "optional": ..., "type": class, "element": {...}}
py::dict describe_type(const record::Type& type) {
  py::dict made;
  std::string_view kind = kind_name(type.kind);
  made["kind"] = py::str(kind.data(), kind.size());
  made["optional"] = type.optional != nullptr;
  if (type.kind == record::Kind::enumeration) made["type"] = enum_type(*type.enumeration);
  if (type.kind == record::Kind::record) made["type"] = record_type(*type.record);
  if (type.kind == record::Kind::list) made["element"] = describe_type(*type.element);
  return made;
}

py::list describe_fields(const record::Descriptor& descriptor) {
  py::list fields;
  for (const record::Field& field : descriptor.fields) {
    py::dict made = describe_type(field.type);
    made["name"] = py::str(field.name.data(), field.name.size());
    made["python_name"] = python_name(field.name);
    fields.append(made);
  }
  return fields;
}

template <class Request>
py::dict describe_request(const Request& request, const record::Descriptor& answer) {
  py::dict made;
  made["name"] = py::str(request.name.data(), request.name.size());
  made["arguments"] = py::str(request.arguments->name.data(), request.arguments->name.size());
  made["fields"] = describe_fields(*request.arguments);
  made["answer"] = record_type(answer);
  return made;
}

void describe_records(const record::Descriptor& descriptor, py::dict& all) {
  py::object type = record_type(descriptor);
  if (!type.is_none()) {
    if (all.contains(type)) return;
    all[type] = describe_fields(descriptor);
  }
  for (const record::Field& field : descriptor.fields) {
    const record::Type* inner = &field.type;
    if (inner->kind == record::Kind::list) inner = inner->element;
    if (inner->kind == record::Kind::record) describe_records(*inner->record, all);
  }
}

py::dict registry() {
  py::list areas, commands, queries;
  py::dict records;
  for (const Area* area : Registry::get().areas()) {
    areas.append(py::str(area->name.data(), area->name.size()));
    for (const Table* table : area->tables) describe_records(table->descriptor(), records);
    for (const CommandType& command : area->commands) {
      commands.append(describe_request(command, *command.reply));
      describe_records(*command.arguments, records);
      describe_records(*command.reply, records);
    }
    for (const QueryType& query : area->queries) {
      queries.append(describe_request(query, *query.row));
      describe_records(*query.arguments, records);
      describe_records(*query.row, records);
    }
  }
  py::dict made;
  made["areas"] = areas;
  made["commands"] = commands;
  made["queries"] = queries;
  made["records"] = records;
  return made;
}

}  // namespace

std::string python_name(std::string_view name) {
  static PyObject* const is_keyword = [] {
    py::object found = py::module_::import("keyword").attr("iskeyword");
    return found.release().ptr();
  }();
  bool keyword = py::cast<bool>(py::handle(is_keyword)(py::str(name.data(), name.size())));
  return std::string(name) + (keyword ? "_" : "");
}

void add_records(py::module_& module) {
  make_record_base(module);
  for (const Area* area : Registry::get().areas()) make_types(*area);
  module.def("types_of", &types_of, py::arg("area"),
             "The classes of an area's records and enumerations, by name.");
  module.def("registry", &registry, "Every command, query and record with its fields.");
  module.def("describe", &describe_json,
             "Every command, query, record, clause, workflow and error, as JSON.");
}

}  // namespace kehu::python
