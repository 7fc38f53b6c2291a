#include "records.hpp"

#include <deque>
#include <unordered_map>

#include "record/json.hpp"
#include "values.hpp"

namespace kehu::python {

namespace {

// What is known about one record type; lives as long as the process, like its descriptor.
struct RecordType {
  const record::Descriptor* descriptor = nullptr;
  PyTypeObject* type = nullptr;
  std::string qualified_name;        // "kehu.customer.Customer"
  std::deque<std::string> texts;     // names and docs that the getters point at
  std::vector<PyGetSetDef> getters;  // closure: the Field
};

struct RecordObject {
  PyObject_HEAD
  const RecordType* type;
  const void* data;
  PyObject* owner;    // of a view: the record that it looks into
  PyObject* receipt;  // of a reply
  std::optional<record::Box> box;
};

struct Types {
  PyTypeObject* base = nullptr;
  std::unordered_map<const record::Descriptor*, std::unique_ptr<RecordType>> records;
  std::unordered_map<const PyTypeObject*, const RecordType*> by_class;
  std::unordered_map<const record::Enumeration*, std::vector<PyObject*>> enumerators;
  std::unordered_map<const record::Enumeration*, PyObject*> enums;
  std::unordered_map<std::string, PyObject*> areas;  // dicts
};

// Never destroyed: records may be freed while the interpreter shuts down.
Types& types() {
  static Types* const made = new Types;
  return *made;
}

RecordObject* as_record(PyObject* object) { return reinterpret_cast<RecordObject*>(object); }

// Runs a slot's body; a C++ exception becomes the Python error that the slot reports.
template <class T, class Body>
T slot(T failure, Body body) noexcept {
  try {
    return body();
  } catch (py::error_already_set& raised) {
    raised.restore();
  } catch (const Fault& fault) {
    try {
      raise(fault.error());
    } catch (py::error_already_set& raised) {
      raised.restore();
    }
  } catch (const std::exception& defect) {
    PyErr_SetString(PyExc_RuntimeError, defect.what());
  }
  return failure;
}

RecordObject* allocate(const RecordType& type) {
  PyObject* made = type.type->tp_alloc(type.type, 0);
  if (!made) throw py::error_already_set();
  RecordObject* record = as_record(made);
  record->type = &type;
  ::new (&record->box) std::optional<record::Box>;
  return record;
}

void deallocate(PyObject* self) {
  RecordObject* record = as_record(self);
  PyTypeObject* type = Py_TYPE(self);
  record->box.~optional();
  Py_XDECREF(record->owner);
  Py_XDECREF(record->receipt);
  type->tp_free(self);
  Py_DECREF(type);
}

PyObject* get_field(PyObject* self, void* closure) {
  return slot<PyObject*>(nullptr, [&] {
    const auto& field = *static_cast<const record::Field*>(closure);
    return to_python(field, as_record(self)->data, self).release().ptr();
  });
}

PyObject* get_receipt(PyObject* self, void*) {
  if (PyObject* receipt = as_record(self)->receipt) {
    Py_INCREF(receipt);
    return receipt;
  }
  PyErr_SetString(PyExc_AttributeError, "only the reply of a command has a receipt");
  return nullptr;
}

PyObject* create(PyTypeObject* type, PyObject* arguments, PyObject* keywords) {
  return slot<PyObject*>(nullptr, [&]() -> PyObject* {
    auto found = types().by_class.find(type);
    if (found == types().by_class.end() || PyTuple_GET_SIZE(arguments) != 0) {
      PyErr_Format(PyExc_TypeError, "%s takes the fields of a record as keyword arguments",
                   type->tp_name);
      return nullptr;
    }
    record::Box box(*found->second->descriptor);
    py::dict given = keywords ? py::reinterpret_borrow<py::dict>(keywords) : py::dict();
    check(read_mapping(box.descriptor(), given, box.get()));
    return wrap_record(std::move(box)).release().ptr();
  });
}

PyObject* represent(PyObject* self) {
  return slot<PyObject*>(nullptr, [&] {
    const RecordObject* record = as_record(self);
    std::string text =
        record->type->qualified_name.substr(record->type->qualified_name.rfind('.') + 1);
    text += '(';
    for (const record::Field& field : record->type->descriptor->fields) {
      if (text.back() != '(') text += ", ";
      text += python_name(field.name) + '=';
      text += std::string(py::repr(to_python(field, record->data, self)));
    }
    text += ')';
    return py::str(text).release().ptr();
  });
}

PyObject* compare(PyObject* self, PyObject* other, int operation) {
  if ((operation != Py_EQ && operation != Py_NE) || Py_TYPE(self) != Py_TYPE(other))
    Py_RETURN_NOTIMPLEMENTED;
  return slot<PyObject*>(nullptr, [&] {
    bool equal = true;
    for (const record::Field& field : as_record(self)->type->descriptor->fields) {
      equal = equal && to_python(field, as_record(self)->data, self)
                           .equal(to_python(field, as_record(other)->data, other));
      if (!equal) break;
    }
    return py::bool_(equal == (operation == Py_EQ)).release().ptr();
  });
}

Py_hash_t hash(PyObject* self) {
  return slot<Py_hash_t>(-1, [&] {
    const RecordObject* record = as_record(self);
    const auto& fields = record->type->descriptor->fields;
    py::tuple values(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i)
      values[i] = to_python(fields[i], record->data, self);
    return static_cast<Py_hash_t>(py::hash(values));
  });
}

py::object as_plain(const py::object& value) {
  if (PyObject_TypeCheck(value.ptr(), types().base)) return value.attr("_asdict")();
  if (!PyTuple_Check(value.ptr())) return value;
  py::list plain;
  for (py::handle element : value)
    plain.append(as_plain(py::reinterpret_borrow<py::object>(element)));
  return py::object(std::move(plain));
}

PyObject* as_dict(PyObject* self, PyObject*) {
  return slot<PyObject*>(nullptr, [&] {
    const RecordObject* record = as_record(self);
    py::dict all;
    for (const record::Field& field : record->type->descriptor->fields)
      all[py::str(field.name.data(), field.name.size())] =
          as_plain(to_python(field, record->data, self));
    return all.release().ptr();
  });
}

PyObject* as_json(PyObject* self, PyObject*) {
  return slot<PyObject*>(nullptr, [&] {
    std::string text;
    record::write_json(*as_record(self)->type->descriptor, as_record(self)->data, text);
    return py::str(text).release().ptr();
  });
}

PyObject* from_json(PyObject* type, PyObject* text) {
  return slot<PyObject*>(nullptr, [&]() -> PyObject* {
    auto found = types().by_class.find(reinterpret_cast<PyTypeObject*>(type));
    if (found == types().by_class.end()) {
      PyErr_SetString(PyExc_TypeError, "only a record type reads JSON");
      return nullptr;
    }
    record::Box box(*found->second->descriptor);
    auto json = py::cast<std::string>(py::handle(text));
    check(record::read_json_text(box.descriptor(), json, box.get()));
    return wrap_record(std::move(box)).release().ptr();
  });
}

PyObject* replace(PyObject* self, PyObject*, PyObject* keywords) {
  return slot<PyObject*>(nullptr, [&] {
    const RecordObject* record = as_record(self);
    const record::Descriptor& descriptor = *record->type->descriptor;
    record::Box box(descriptor, record->data);
    py::dict given = keywords ? py::reinterpret_borrow<py::dict>(keywords) : py::dict();
    for (auto [key, value] : given) {
      std::string name = py::cast<std::string>(key);
      const record::Field* field = find_field(descriptor, name);
      if (!field) raise(unknown_field(descriptor, name));
      if (auto read = read_slot(field->type, value, field->in(box.get())); !read)
        raise(under("/" + name, read.error()));
    }
    return wrap_record(std::move(box)).release().ptr();
  });
}

PyObject* reduce(PyObject* self, PyObject*) {
  return slot<PyObject*>(nullptr, [&] {
    py::object json = py::reinterpret_steal<py::object>(as_json(self, nullptr));
    if (!json) throw py::error_already_set();
    py::object reader = py::handle(reinterpret_cast<PyObject*>(Py_TYPE(self))).attr("_from_json");
    return py::make_tuple(reader, py::make_tuple(json)).release().ptr();
  });
}

template <class F>
PyCFunction method(F function) {
  return reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(function));
}

PyMethodDef methods[] = {
    {"_asdict", method(as_dict), METH_NOARGS,
     "The fields by name; records inside become dicts, lists of them lists."},
    {"_json", method(as_json), METH_NOARGS, "The record as kehu's JSON."},
    {"_from_json", method(from_json), METH_O | METH_CLASS, "A record from kehu's JSON."},
    {"_replace", method(replace), METH_VARARGS | METH_KEYWORDS, "A copy with other values."},
    {"__reduce__", method(reduce), METH_NOARGS, "Records can be pickled."},
    {nullptr, nullptr, 0, nullptr}};

PyGetSetDef base_getters[] = {{"receipt", get_receipt, nullptr,
                               "Of a command's reply: its journal entry and reasons.", nullptr},
                              {nullptr, nullptr, nullptr, nullptr, nullptr}};

template <class T>
void* slot_value(T* value) {
  return reinterpret_cast<void*>(value);
}

std::string doc_of(const record::Field& field) {
  std::string text;
  if (field.type.kind == record::Kind::enumeration) text = field.type.enumeration->name;
  if (field.type.kind == record::Kind::record) text = field.type.record->name;
  return text;
}

void declare_getters(RecordType& made) {
  for (const record::Field& field : made.descriptor->fields) {
    const std::string& name = made.texts.emplace_back(python_name(field.name));
    const std::string& doc = made.texts.emplace_back(doc_of(field));
    made.getters.push_back({name.c_str(), get_field, nullptr, doc.empty() ? nullptr : doc.c_str(),
                            const_cast<record::Field*>(&field)});
  }
  made.getters.push_back({nullptr, nullptr, nullptr, nullptr, nullptr});
}

PyTypeObject* make_class(RecordType& made) {
  const std::string& doc =
      made.texts.emplace_back("A " + std::string(made.descriptor->name) + ", as kehu knows it.");
  PyType_Slot slots[] = {{Py_tp_getset, made.getters.data()},
                         {Py_tp_doc, const_cast<char*>(doc.c_str())},
                         {0, nullptr}};
  PyType_Spec spec{made.qualified_name.c_str(), static_cast<int>(sizeof(RecordObject)), 0,
                   Py_TPFLAGS_DEFAULT, slots};
  py::tuple bases = py::make_tuple(py::handle(reinterpret_cast<PyObject*>(types().base)));
  PyObject* type = PyType_FromSpecWithBases(&spec, bases.ptr());
  if (!type) throw py::error_already_set();
  return reinterpret_cast<PyTypeObject*>(type);
}

py::tuple field_names(const record::Descriptor& descriptor) {
  py::tuple names(descriptor.fields.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    names[i] = py::str(python_name(descriptor.fields[i].name));
  return names;
}

void publish(const std::string& area, const std::string& name, py::handle type) {
  PyObject*& all = types().areas[area];
  if (!all) all = py::dict().release().ptr();
  auto classes = py::reinterpret_borrow<py::dict>(all);
  if (classes.contains(name))
    throw Fault(Category::internal, "internal.invariant",
                "two types of the area " + area + " are named " + name);
  classes[py::str(name)] = type;
}

void make_enum_type(const record::Enumeration& enumeration, const std::string& area) {
  if (types().enums.contains(&enumeration)) return;
  using namespace py::literals;
  py::list members;
  for (std::string_view name : enumeration.names) {
    py::str word(name.data(), name.size());
    members.append(py::make_tuple(python_name(name), word));
  }
  std::string name(enumeration.name);
  py::object type =
      py::module_::import("kehu._words").attr("Word")(name, members, "module"_a = "kehu." + area);
  std::vector<PyObject*>& made = types().enumerators[&enumeration];
  for (py::handle member : type) made.push_back(member.inc_ref().ptr());
  publish(area, name, type);
  types().enums[&enumeration] = type.release().ptr();
}

void make_type_of(const record::Type& type, const std::string& area) {
  if (type.kind == record::Kind::list) make_type_of(*type.element, area);
  if (type.kind == record::Kind::enumeration) make_enum_type(*type.enumeration, area);
  if (type.kind == record::Kind::record)
    make_record_type(*type.record, area, std::string(type.record->name));
}

}  // namespace

py::object wrap_record(record::Box box, py::object receipt) {
  const RecordType& type = *types().records.at(&box.descriptor());
  RecordObject* record = allocate(type);
  auto made = py::reinterpret_steal<py::object>(reinterpret_cast<PyObject*>(record));
  record->box.emplace(std::move(box));
  record->data = record->box->get();
  if (!receipt.is_none()) record->receipt = receipt.release().ptr();
  return made;
}

py::object view_record(const record::Descriptor& descriptor, const void* data, py::handle owner) {
  RecordObject* record = allocate(*types().records.at(&descriptor));
  record->data = data;
  record->owner = owner.inc_ref().ptr();
  return py::reinterpret_steal<py::object>(reinterpret_cast<PyObject*>(record));
}

const void* record_data(py::handle object, const record::Descriptor& descriptor) {
  auto found = types().by_class.find(Py_TYPE(object.ptr()));
  if (found == types().by_class.end() || found->second->descriptor != &descriptor) return nullptr;
  return as_record(object.ptr())->data;
}

py::object enumerator(const record::Enumeration& enumeration, std::uint8_t value) {
  const std::vector<PyObject*>& members = types().enumerators.at(&enumeration);
  ensure(value < members.size(), "an enumerator outside its enumeration");
  return py::reinterpret_borrow<py::object>(members[value]);
}

const record::Field* find_field(const record::Descriptor& descriptor, std::string_view name) {
  if (const record::Field* field = descriptor.find(name)) return field;
  if (name.empty() || name.back() != '_') return nullptr;
  std::string_view bare = name.substr(0, name.size() - 1);
  return python_name(bare) == name ? descriptor.find(bare) : nullptr;
}

Error unknown_field(const record::Descriptor& descriptor, std::string_view key) {
  std::vector<std::string_view> names;
  for (const record::Field& field : descriptor.fields) names.push_back(field.name);
  std::string message = "unknown field '" + std::string(key.substr(0, 60)) + "'";
  std::string_view meant = record::nearest(key, names);
  message += meant.empty() ? " of " + std::string(descriptor.name)
                           : "; did you mean '" + std::string(meant) + "'?";
  return invalid("json.unknown_field", "/" + std::string(key.substr(0, 60)), std::move(message));
}

py::object record_type(const record::Descriptor& descriptor) {
  auto found = types().records.find(&descriptor);
  if (found == types().records.end()) return py::none();
  return py::reinterpret_borrow<py::object>(reinterpret_cast<PyObject*>(found->second->type));
}

py::object enum_type(const record::Enumeration& enumeration) {
  return py::reinterpret_borrow<py::object>(types().enums.at(&enumeration));
}

void make_inner_types(const record::Descriptor& descriptor, const std::string& area) {
  for (const record::Field& field : descriptor.fields) make_type_of(field.type, area);
}

void make_record_type(const record::Descriptor& descriptor, const std::string& area,
                      const std::string& name) {
  if (types().records.contains(&descriptor)) return;
  make_inner_types(descriptor, area);
  auto made = std::make_unique<RecordType>();
  made->descriptor = &descriptor;
  made->qualified_name = "kehu." + area + "." + name;
  declare_getters(*made);
  made->type = make_class(*made);
  auto type = py::reinterpret_borrow<py::object>(reinterpret_cast<PyObject*>(made->type));
  type.attr("__match_args__") = field_names(descriptor);
  type.attr("_fields") = field_names(descriptor);
  publish(area, name, type);
  types().by_class.emplace(made->type, made.get());
  types().records.emplace(&descriptor, std::move(made));
}

py::dict types_of(const std::string& area) {
  auto found = types().areas.find(area);
  return found == types().areas.end() ? py::dict()
                                      : py::reinterpret_borrow<py::dict>(found->second);
}

void make_record_base(py::module_& module) {
  PyType_Slot slots[] = {{Py_tp_new, slot_value(create)},
                         {Py_tp_dealloc, slot_value(deallocate)},
                         {Py_tp_repr, slot_value(represent)},
                         {Py_tp_richcompare, slot_value(compare)},
                         {Py_tp_hash, slot_value(hash)},
                         {Py_tp_methods, methods},
                         {Py_tp_getset, base_getters},
                         {Py_tp_doc, const_cast<char*>("What all record types have in common.")},
                         {0, nullptr}};
  PyType_Spec spec{"kehu._core.Record", static_cast<int>(sizeof(RecordObject)), 0,
                   Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, slots};
  PyObject* base = PyType_FromSpec(&spec);
  if (!base) throw py::error_already_set();
  types().base = reinterpret_cast<PyTypeObject*>(base);
  module.attr("Record") = py::reinterpret_borrow<py::object>(base);
}

}  // namespace kehu::python
