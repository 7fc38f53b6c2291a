#include "results.hpp"

#include "records.hpp"
#include "values.hpp"

namespace kehu::python {

namespace {

using record::Kind;

// A capsule that frees what it holds, also when nobody took it.
template <class T>
py::object capsule(std::unique_ptr<T> held, const char* name) {
  PyObject* made = PyCapsule_New(held.get(), name, [](PyObject* self) {
    auto* content = static_cast<T*>(PyCapsule_GetPointer(self, PyCapsule_GetName(self)));
    if (content->release) content->release(content);
    delete content;
  });
  if (!made) {
    held->release(held.get());
    throw py::error_already_set();
  }
  held.release();
  return py::reinterpret_steal<py::object>(made);
}

template <class T>
void append(std::string& packed, T value) {
  packed.append(reinterpret_cast<const char*>(&value), sizeof value);
}

// Kinds whose columns leave as packed little numbers, with one byte a row for "is there".
bool is_packed(Kind kind) {
  return kind == Kind::boolean || kind == Kind::integer || kind == Kind::instant ||
         kind == Kind::date || kind == Kind::enumeration;
}

void pack(const record::Type& type, const Cell& cell, std::string& packed) {
  bool absent = cell.is_null();
  switch (type.kind) {
    case Kind::boolean:
      return append(packed, static_cast<std::uint8_t>(!absent && cell.bit()));
    case Kind::date:
    case Kind::enumeration:
      return append(packed, absent ? -1 : cell.number<std::int32_t>());
    default:
      return append(packed, absent ? std::int64_t{0} : cell.number<std::int64_t>());
  }
}

void pack_column(const Frame& frame, std::size_t column, py::dict& made) {
  const record::Type& type = frame.descriptor().fields[column].type;
  std::string packed, present;
  bool all = true;
  for (std::size_t row = 0; row < frame.rows(); ++row) {
    Cell cell = frame.cell(row, column);
    pack(type, cell, packed);
    bool absent = cell.is_null();
    present += absent ? '\0' : '\1';
    all = all && !absent;
  }
  made["values"] = py::bytes(packed);
  if (!all) made["present"] = py::bytes(present);
  if (type.kind == Kind::enumeration) {
    py::list words;
    for (std::string_view word : type.enumeration->names)
      words.append(py::str(word.data(), word.size()));
    made["words"] = words;
  }
}

py::object text_cell(const Cell& cell) {
  if (cell.is_null()) return py::none();
  std::string_view text = cell.text();
  return py::str(text.data(), text.size());
}

py::object plain_cell(const Frame& frame, std::size_t row, std::size_t column) {
  if (column == frame.descriptor().fields.size()) return text_cell(frame.cell(row, column));
  const record::Field& field = frame.descriptor().fields[column];
  if (field.type.kind == Kind::money) {
    auto amount = frame.money(row, column);
    return amount ? make_decimal(amount->amount()) : py::none();
  }
  Cell cell = frame.cell(row, column);
  if (field.type.kind != Kind::bytes || cell.is_null()) return text_cell(cell);
  std::string_view bytes = cell.text();
  return py::bytes(bytes.data(), bytes.size());
}

const char* const kind_names[] = {"boolean",   "integer", "text",    "bytes", "money",
                                  "ratio",     "id",      "instant", "date",  "enum",
                                  "reference", "record",  "list"};

record::Batches gather(const record::Descriptor& row, const Frame& frame) {
  record::Batches batches(row);
  record::Box record(row);
  for (std::size_t i = 0; i < frame.rows(); ++i) {
    frame.read(i, record.get());
    batches.append(record.get());
  }
  return batches;
}

}  // namespace

QueryResult::QueryResult(std::string name, record::Batches batches)
    : name_(std::move(name)), batches_(std::move(batches)) {}

QueryResult::QueryResult(std::string name, const record::Descriptor& row, ArrowArrayStream* stream)
    : QueryResult(std::move(name), gather(row, Frame(row, stream))) {}

Frame& QueryResult::frame() {
  if (!frame_) {
    ArrowArrayStream stream{};
    batches_.export_stream(&stream);
    frame_ = std::make_unique<Frame>(batches_.descriptor(), &stream);
  }
  return *frame_;
}

py::object QueryResult::row_type() const { return record_type(batches_.descriptor()); }

py::object QueryResult::row(std::size_t row) {
  record::Box record(batches_.descriptor());
  frame().read(row, record.get());
  return wrap_record(std::move(record));
}

py::dict QueryResult::column(std::size_t column) {
  const Frame& from = frame();
  const auto& fields = from.descriptor().fields;
  py::dict made;
  bool is_field = column < fields.size();
  std::string name(is_field ? fields[column].name : "currency");
  Kind kind = is_field ? fields[column].type.kind : Kind::text;
  made["name"] = name;
  made["kind"] = kind_names[static_cast<std::size_t>(kind)];
  if (is_packed(kind)) {
    pack_column(from, column, made);
    return made;
  }
  py::list values;
  for (std::size_t row = 0; row < from.rows(); ++row) values.append(plain_cell(from, row, column));
  made["values"] = values;
  return made;
}

py::list QueryResult::columns() {
  py::list all;
  for (std::size_t i = 0; i < frame().columns(); ++i) all.append(column(i));
  return all;
}

py::object QueryResult::arrow_stream() {
  auto stream = std::make_unique<ArrowArrayStream>();
  batches_.export_stream(stream.get());
  return capsule(std::move(stream), "arrow_array_stream");
}

py::object QueryResult::arrow_schema() const {
  auto schema = std::make_unique<ArrowSchema>();
  batches_.export_schema(schema.get());
  return capsule(std::move(schema), "arrow_schema");
}

void add_results(py::module_& module) {
  py::class_<QueryResult>(module, "QueryResult",
                          "The rows of one query, in memory; outlives session and database.")
      .def_property_readonly("name", &QueryResult::name)
      .def_property_readonly("row_type", &QueryResult::row_type)
      .def("__len__", &QueryResult::rows)
      .def(
          "__getitem__",
          [](QueryResult& self, py::ssize_t row) {
            auto size = static_cast<py::ssize_t>(self.rows());
            if (row < 0) row += size;
            if (row < 0 || row >= size) throw py::index_error("row out of range");
            return self.row(static_cast<std::size_t>(row));
          },
          py::arg("index"))
      .def("columns", &QueryResult::columns, "Every column as a dict of plain values.")
      .def(
          "__arrow_c_stream__",
          [](QueryResult& self, const py::object&) { return self.arrow_stream(); },
          py::arg("requested_schema") = py::none())
      .def("__arrow_c_schema__", &QueryResult::arrow_schema);
}

}  // namespace kehu::python
