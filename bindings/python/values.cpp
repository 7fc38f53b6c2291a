#include "values.hpp"

#include <datetime.h>

#include "record/json_short.hpp"
#include "records.hpp"

namespace kehu::python {

namespace {

using record::Kind;

// Classes of the standard library; immortal, because records may be read until the very end.
struct Library {
  py::handle decimal, fraction, uuid;
};
Library library;

py::handle immortal(const char* module, const char* name) {
  py::object found = py::module_::import(module).attr(name);
  return found.release();
}

// A datetime or date as seconds' worth of whole days since 1970.
std::chrono::sys_days day_of(int year, int month, int day) {
  return std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
         std::chrono::day{static_cast<unsigned>(day)};
}

}  // namespace

void prepare_values() {
  PyDateTime_IMPORT;
  if (!PyDateTimeAPI) throw py::error_already_set();
  library.decimal = immortal("decimal", "Decimal");
  library.fraction = immortal("fractions", "Fraction");
  library.uuid = immortal("uuid", "UUID");
}

py::object make_decimal(const std::string& text) { return library.decimal(py::str(text)); }

py::object make_value(const Ratio& ratio) {
  return library.fraction(ratio.numerator(), ratio.denominator());
}

py::object make_value(const Uuid& uuid) {
  using namespace py::literals;
  return library.uuid("bytes"_a =
                          py::bytes(reinterpret_cast<const char*>(uuid.data), sizeof uuid.data));
}

py::object make_value(const Date& date) {
  ensure(!date.is_special(), "a date that was never set leaves kehu");
  auto parts = date.year_month_day();
  PyObject* made = PyDate_FromDate(static_cast<int>(parts.year), static_cast<int>(parts.month),
                                   static_cast<int>(parts.day));
  if (!made) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

py::object make_value(Instant instant) {
  using namespace std::chrono;
  sys_days day = floor<std::chrono::days>(instant);
  year_month_day date(day);
  hh_mm_ss time(instant - day);
  PyObject* made = PyDateTimeAPI->DateTime_FromDateAndTime(
      static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
      static_cast<int>(static_cast<unsigned>(date.day())), static_cast<int>(time.hours().count()),
      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
      static_cast<int>(time.subseconds().count()), PyDateTime_TimeZone_UTC,
      PyDateTimeAPI->DateTimeType);
  if (!made) throw py::error_already_set();
  return py::reinterpret_steal<py::object>(made);
}

namespace {

py::object make_reference(const ReferenceValue& reference) {
  if (reference.code.empty()) return make_value(reference.id);
  return text_of(reference.code);
}

py::object make_list(const record::Type& type, const void* list, py::handle owner) {
  std::size_t size = type.list->size(list);
  py::tuple made(size);
  for (std::size_t i = 0; i < size; ++i)
    made[i] = to_python(*type.element, type.list->at(list, i), owner);
  return py::object(std::move(made));
}

}  // namespace

py::object to_python(const record::Type& type, const void* value, py::handle owner) {
  switch (type.kind) {
    case Kind::boolean:
      return py::bool_(*static_cast<const bool*>(value));
    case Kind::integer:
      return py::int_(*static_cast<const std::int64_t*>(value));
    case Kind::text:
      return text_of(*static_cast<const std::string*>(value));
    case Kind::bytes:
      return py::bytes(static_cast<const Bytes*>(value)->data);
    case Kind::money:
      return py::cast(*static_cast<const Money*>(value));
    case Kind::ratio:
      return make_value(*static_cast<const Ratio*>(value));
    case Kind::id:
      return make_value(*static_cast<const Uuid*>(value));
    case Kind::instant:
      return make_value(*static_cast<const Instant*>(value));
    case Kind::date:
      return make_value(*static_cast<const Date*>(value));
    case Kind::enumeration:
      return enumerator(*type.enumeration, *static_cast<const std::uint8_t*>(value));
    case Kind::reference:
      return make_reference(*static_cast<const ReferenceValue*>(value));
    case Kind::record:
      return view_record(*type.record, value, owner);
    case Kind::list:
      return make_list(type, value, owner);
  }
  throw Fault(Category::internal, "internal.invariant", "a kind that Python does not know");
}

py::object to_python(const record::Field& field, const void* record, py::handle owner) {
  const void* value = field.value(record);
  return value ? to_python(field.type, value, owner) : py::none();
}

// ------------------------------------------------------------------------------------- reading

namespace {

std::string type_name(py::handle value) { return Py_TYPE(value.ptr())->tp_name; }

std::string excerpt(py::handle value) {
  std::string text = py::repr(value);
  return text.size() <= 80 ? text : text.substr(0, 77) + "...";
}

Error wrong_type(const char* expected, py::handle found) {
  std::string what = found.is_none() ? "None" : type_name(found) + " " + excerpt(found);
  return invalid("json.type", "", std::string("expected ") + expected + ", found " + what);
}

Error inexact(const char* what, const char* instead, py::handle found) {
  return invalid(
      "json.type", "",
      excerpt(found) + " is a float, and a float cannot hold " + what + " exactly; " + instead);
}

bool is_text(py::handle value) { return PyUnicode_Check(value.ptr()); }

// The UTF-8 of a str; it lives as long as the str.
Result<std::string_view> utf8(py::handle text) {
  Py_ssize_t size = 0;
  const char* data = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (!data) {
    PyErr_Clear();
    return invalid("text.encoding", "", "the text holds an unpaired surrogate");
  }
  return std::string_view(data, static_cast<std::size_t>(size));
}

Result<void> read_text(py::handle value, std::string& to) {
  if (!is_text(value)) return wrong_type("a str", value);
  KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
  to.assign(text);
  return {};
}

Result<std::int64_t> read_whole(py::handle value) {
  if (PyBool_Check(value.ptr()) || !PyIndex_Check(value.ptr())) return wrong_type("an int", value);
  auto number = py::reinterpret_steal<py::object>(PyNumber_Index(value.ptr()));
  if (!number) throw py::error_already_set();
  int overflow = 0;
  long long read = PyLong_AsLongLongAndOverflow(number.ptr(), &overflow);
  if (overflow) return invalid("json.integer", "", excerpt(value) + " does not fit in 64 bits");
  if (read == -1 && PyErr_Occurred()) throw py::error_already_set();
  return static_cast<std::int64_t>(read);
}

Result<Uuid> read_uuid(py::handle value) {
  if (is_text(value)) {
    KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
    return parse_uuid(text);
  }
  if (!py::isinstance(value, library.uuid)) return wrong_type("a uuid.UUID", value);
  auto bytes = py::cast<py::bytes>(value.attr("bytes"));
  char* data = nullptr;
  Py_ssize_t size = 0;
  if (PyBytes_AsStringAndSize(bytes.ptr(), &data, &size)) throw py::error_already_set();
  Uuid uuid;
  ensure(size == static_cast<Py_ssize_t>(sizeof uuid.data), "a UUID has sixteen bytes");
  std::memcpy(uuid.data, data, sizeof uuid.data);
  return uuid;
}

Result<Instant> read_instant(py::handle value) {
  using namespace std::chrono;
  if (is_text(value)) {
    KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
    return parse_instant(text);
  }
  if (!PyDateTime_Check(value.ptr())) return wrong_type("an aware datetime", value);
  if (value.attr("utcoffset")().is_none())
    return invalid("instant.format", "",
                   excerpt(value) +
                       " has no time zone; give an aware datetime, such as "
                       "datetime.now(timezone.utc)");
  py::object utc = value.attr("astimezone")(py::handle(PyDateTime_TimeZone_UTC));
  PyObject* at = utc.ptr();
  return Instant(day_of(PyDateTime_GET_YEAR(at), PyDateTime_GET_MONTH(at), PyDateTime_GET_DAY(at)) +
                 hours(PyDateTime_DATE_GET_HOUR(at)) + minutes(PyDateTime_DATE_GET_MINUTE(at)) +
                 seconds(PyDateTime_DATE_GET_SECOND(at)) +
                 microseconds(PyDateTime_DATE_GET_MICROSECOND(at)));
}

Result<Date> read_date(py::handle value) {
  if (is_text(value)) {
    KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
    return parse_date(text);
  }
  if (!PyDate_Check(value.ptr()) || PyDateTime_Check(value.ptr()))
    return wrong_type("a datetime.date", value);
  if (PyDateTime_GET_YEAR(value.ptr()) < 1400)
    return invalid("date.range", "", excerpt(value) + " lies before the year 1400");
  return date_from_day_number(day_of(PyDateTime_GET_YEAR(value.ptr()),
                                     PyDateTime_GET_MONTH(value.ptr()),
                                     PyDateTime_GET_DAY(value.ptr()))
                                  .time_since_epoch()
                                  .count());
}

Result<void> read_enumerator(const record::Enumeration& enumeration, py::handle value, void* to) {
  if (!is_text(value)) return wrong_type("one of its words as a str", value);
  KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
  if (auto number = record::value_of(enumeration, text)) {
    *static_cast<std::uint8_t*>(to) = *number;
    return {};
  }
  std::string words;
  for (std::string_view word : enumeration.names)
    words += (words.empty() ? "" : ", ") + std::string(word);
  return invalid("json.enumerator", "", excerpt(value) + " is not one of " + words);
}

Result<void> read_reference(py::handle value, ReferenceValue& to) {
  to = {};
  if (!is_text(value)) {
    KEHU_TRY_ASSIGN(to.id, read_uuid(value));
    return {};
  }
  KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
  if (text.empty())
    return invalid("reference.empty", "", "a reference is an id or a code; this one is empty");
  if (text.size() == 36) {
    if (auto id = parse_uuid(text)) {
      to.id = *id;
      return {};
    }
  }
  to.code = std::string(text);
  return {};
}

Result<void> read_record(const record::Descriptor& descriptor, py::handle value, void* to) {
  if (const void* same = record_data(value, descriptor)) {
    descriptor.assign(to, same);
    return {};
  }
  if (!PyMapping_Check(value.ptr()) || is_text(value) || PyTuple_Check(value.ptr()) ||
      PyList_Check(value.ptr()))
    return wrong_type(("a mapping with the fields of " + std::string(descriptor.name)).c_str(),
                      value);
  return read_mapping(descriptor, value, to);
}

Result<void> read_list(const record::Type& type, py::handle value, void* list) {
  if (is_text(value) || PyBytes_Check(value.ptr()) || PyDict_Check(value.ptr()))
    return wrong_type("a list", value);
  auto iterator = py::reinterpret_steal<py::object>(PyObject_GetIter(value.ptr()));
  if (!iterator) {
    PyErr_Clear();
    return wrong_type("a list", value);
  }
  type.list->clear(list);
  for (std::size_t i = 0;; ++i) {
    auto element = py::reinterpret_steal<py::object>(PyIter_Next(iterator.ptr()));
    if (!element) {
      if (PyErr_Occurred()) throw py::error_already_set();
      return {};
    }
    auto read = read_slot(*type.element, element, type.list->append(list));
    if (!read) return under("/" + std::to_string(i), std::move(read).error());
  }
}

// A record or a list of records that is written short (record/json_short.hpp), in its long form;
// none where it is not.
py::object long_form(const record::Type& type, py::handle value) {
  switch (record::short_form(type)) {
    case record::ShortForm::pair: {
      if ((!PyList_Check(value.ptr()) && !PyTuple_Check(value.ptr())) || py::len(value) != 2) break;
      py::dict made;
      made[text_of(type.record->fields[0].name)] = value[py::int_(0)];
      made[text_of(type.record->fields[1].name)] = value[py::int_(1)];
      return made;
    }
    case record::ShortForm::first_field: {
      if (!is_text(value) && !PyDate_Check(value.ptr())) break;
      py::dict made;
      made[text_of(type.record->fields[0].name)] = value;
      return made;
    }
    case record::ShortForm::keyed: {
      if (!PyDict_Check(value.ptr())) break;
      py::list made;
      for (const auto& [key, list] : py::reinterpret_borrow<py::dict>(value)) {
        py::dict element;
        element[text_of(type.element->record->fields[0].name)] = key;
        element[text_of(type.element->record->fields[1].name)] = list;
        made.append(element);
      }
      return made;
    }
    case record::ShortForm::none:
      break;
  }
  return py::none();
}

Result<void> read_value(const record::Type& type, py::handle value, void* to) {
  if (type.kind == Kind::record || type.kind == Kind::list) {
    // A record object is a tuple of its fields, and not short.
    bool is_same = type.record && record_data(value, *type.record);
    if (py::object written_long = is_same ? py::none() : long_form(type, value);
        !written_long.is_none())
      return type.kind == Kind::record ? read_record(*type.record, written_long, to)
                                       : read_list(type, written_long, to);
  }
  switch (type.kind) {
    case Kind::boolean:
      if (!PyBool_Check(value.ptr())) return wrong_type("True or False", value);
      *static_cast<bool*>(to) = value.ptr() == Py_True;
      return {};
    case Kind::integer: {
      KEHU_TRY_ASSIGN(*static_cast<std::int64_t*>(to), read_whole(value));
      return {};
    }
    case Kind::text:
      return read_text(value, *static_cast<std::string*>(to));
    case Kind::bytes:
      if (!PyBytes_Check(value.ptr())) return wrong_type("bytes", value);
      static_cast<Bytes*>(to)->data = py::cast<std::string>(value);
      return {};
    case Kind::money: {
      KEHU_TRY_ASSIGN(*static_cast<Money*>(to), read_money(value));
      return {};
    }
    case Kind::ratio: {
      KEHU_TRY_ASSIGN(*static_cast<Ratio*>(to), read_ratio(value));
      return {};
    }
    case Kind::id: {
      KEHU_TRY_ASSIGN(*static_cast<Uuid*>(to), read_uuid(value));
      return {};
    }
    case Kind::instant: {
      KEHU_TRY_ASSIGN(*static_cast<Instant*>(to), read_instant(value));
      return {};
    }
    case Kind::date: {
      KEHU_TRY_ASSIGN(*static_cast<Date*>(to), read_date(value));
      return {};
    }
    case Kind::enumeration:
      return read_enumerator(*type.enumeration, value, to);
    case Kind::reference:
      return read_reference(value, *static_cast<ReferenceValue*>(to));
    case Kind::record:
      return read_record(*type.record, value, to);
    case Kind::list:
      return read_list(type, value, to);
  }
  throw Fault(Category::internal, "internal.invariant", "a kind that Python does not know");
}

Error missing(const record::Descriptor& descriptor, const record::Field& field) {
  std::string name(field.name);
  return invalid(
      "json.missing", "/" + name,
      "required field '" + name + "' of " + std::string(descriptor.name) + " is missing");
}

}  // namespace

Result<Money> read_money(py::handle value) {
  if (py::isinstance<Money>(value)) return py::cast<Money>(value);
  if (PyFloat_Check(value.ptr())) return inexact("money", "write Money(\"1234.56 CNY\")", value);
  if (!is_text(value)) return wrong_type("an amount, like Money(\"1234.56 CNY\")", value);
  KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
  return Money::parse(text);
}

Result<Ratio> read_ratio(py::handle value) {
  if (PyFloat_Check(value.ptr()))
    return inexact("a ratio", "write Fraction(1, 3) or \"25%\"", value);
  if (is_text(value)) {
    KEHU_TRY_ASSIGN(std::string_view text, utf8(value));
    return Ratio::parse(text);
  }
  if (PyBool_Check(value.ptr()) || !py::hasattr(value, "as_integer_ratio"))
    return wrong_type("a Fraction, Decimal or int", value);
  auto pair = py::cast<py::tuple>(value.attr("as_integer_ratio")());
  auto top = read_whole(pair[0]), bottom = read_whole(pair[1]);
  if (!top || !bottom)
    return invalid("ratio.overflow", "",
                   excerpt(value) + " does not fit a ratio of 64-bit numbers");
  return Ratio(*top, *bottom);
}

Result<void> read_slot(const record::Type& type, py::handle value, void* slot) {
  if (!value.is_none())
    return read_value(type, value, type.optional ? type.optional->emplace(slot) : slot);
  if (type.optional) {
    type.optional->reset(slot);
  } else if (type.kind == Kind::list) {
    type.list->clear(slot);
  } else {
    return invalid("json.type", "", "None stands where a value is required");
  }
  return {};
}

Result<void> read_mapping(const record::Descriptor& descriptor, py::handle mapping, void* record) {
  auto items = py::reinterpret_steal<py::object>(PyMapping_Items(mapping.ptr()));
  if (!items) throw py::error_already_set();
  std::vector<bool> seen(descriptor.fields.size());
  for (py::handle item : items) {
    auto pair = py::cast<py::tuple>(item);
    if (!is_text(pair[0])) return wrong_type("a field's name", pair[0]);
    KEHU_TRY_ASSIGN(std::string_view key, utf8(pair[0]));
    const record::Field* field = find_field(descriptor, key);
    if (!field) return unknown_field(descriptor, key);
    seen[static_cast<std::size_t>(field - descriptor.fields.data())] = true;
    if (auto read = read_slot(field->type, pair[1], field->in(record)); !read)
      return under("/" + std::string(field->name), std::move(read).error());
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const record::Field& field = descriptor.fields[i];
    if (!seen[i] && !field.type.optional && field.type.kind != Kind::list)
      return missing(descriptor, field);
  }
  return {};
}

Result<void> read_values(const record::Descriptor& descriptor, const py::tuple& values,
                         void* record) {
  if (values.size() != descriptor.fields.size())
    return invalid("json.type", "",
                   std::string(descriptor.name) + " has " +
                       std::to_string(descriptor.fields.size()) + " fields, not " +
                       std::to_string(values.size()));
  for (std::size_t i = 0; i < descriptor.fields.size(); ++i) {
    const record::Field& field = descriptor.fields[i];
    py::handle value = PyTuple_GET_ITEM(values.ptr(), static_cast<Py_ssize_t>(i));
    if (auto read = read_slot(field.type, value, field.in(record)); !read)
      return under("/" + std::string(field.name), std::move(read).error());
  }
  return {};
}

}  // namespace kehu::python
