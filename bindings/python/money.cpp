// kehu.Money: exact amounts in Python, computed by the library's own Money.
#include "kehu/core/money.hpp"

#include <pybind11/operators.h>

#include "kehu/core/ratio.hpp"
#include "values.hpp"

namespace kehu::python {

namespace {

Error needs_money(const char* act, py::handle other) {
  return invalid("json.type", "",
                 std::string("money ") + act + " money only, not " + std::string(py::repr(other)) +
                     "; there is no such thing as a bare amount");
}

// Decimal digits of an amount without exponent and without zeros that say nothing.
std::string plain_digits(py::handle decimal) {
  std::string text = py::str(decimal.attr("__format__")("f"));
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

Money make_money(py::handle amount, const py::object& currency) {
  if (currency.is_none()) return take(read_money(amount));
  if (PyFloat_Check(amount.ptr())) return take(read_money(amount));  // refused there, in one voice
  Currency parsed = take(Currency::parse(py::cast<std::string>(currency)));
  if (PyUnicode_Check(amount.ptr()))
    return take(Money::parse(py::cast<std::string>(amount), parsed));
  if (PyBool_Check(amount.ptr())) return take(read_money(amount));
  if (PyLong_Check(amount.ptr())) return take(Money::parse(std::string(py::str(amount)), parsed));
  if (py::hasattr(amount, "is_finite")) return take(Money::parse(plain_digits(amount), parsed));
  return take(read_money(amount));
}

Rounding read_rounding(const std::string& name) {
  static constexpr std::string_view names[] = {"half_even", "half_up", "down",
                                               "up",        "floor",   "ceiling"};
  for (std::size_t i = 0; i < std::size(names); ++i)
    if (names[i] == name) return static_cast<Rounding>(i);
  raise(invalid("json.enumerator", "/rounding",
                "'" + name + "' is not one of half_even, half_up, down, up, floor, ceiling"));
}

Money other_money(const char* act, py::handle other) {
  if (py::isinstance<Money>(other)) return py::cast<Money>(other);
  raise(needs_money(act, other));
}

Money times(const Money& money, py::handle factor) {
  if (!PyLong_Check(factor.ptr()) || PyBool_Check(factor.ptr()))
    raise(invalid("json.type", "",
                  "money * " + std::string(py::repr(factor)) +
                      " may need rounding; write money.multiply(ratio, rounding=...)"));
  return take(money.multiply(take(read_ratio(factor)), Rounding::down));
}

std::strong_ordering order(const Money& a, py::handle b) {
  return take(a.compare(other_money("is compared with", b)));
}

std::vector<Ratio> read_weights(const py::iterable& weights) {
  std::vector<Ratio> read;
  for (py::handle weight : weights) read.push_back(take(read_ratio(weight)));
  return read;
}

py::tuple split(const Money& money, const py::iterable& weights) {
  std::vector<Money> parts = take(money.split(read_weights(weights)));
  py::tuple made(parts.size());
  for (std::size_t i = 0; i < parts.size(); ++i) made[i] = py::cast(parts[i]);
  return made;
}

void add_arithmetic(py::class_<Money>& type) {
  type.def("__add__",
           [](const Money& a, py::handle b) { return take(a.add(other_money("adds to", b))); })
      .def("__radd__",
           [](const Money& a, py::handle b) {
             // sum() starts from the int 0.
             if (PyLong_Check(b.ptr()) && PyObject_Not(b.ptr()) == 1) return a;
             return take(a.add(other_money("adds to", b)));
           })
      .def("__sub__",
           [](const Money& a, py::handle b) {
             return take(a.subtract(other_money("is taken from", b)));
           })
      .def("__neg__", [](const Money& a) { return take(a.negate()); })
      .def("__pos__", [](const Money& a) { return a; })
      .def("__abs__", [](const Money& a) { return a.is_negative() ? take(a.negate()) : a; })
      .def("__mul__", &times)
      .def("__rmul__", &times)
      .def("__bool__", [](const Money& a) { return !a.is_zero(); })
      .def(
          "multiply",
          [](const Money& a, py::handle ratio, const std::string& rounding) {
            return take(a.multiply(take(read_ratio(ratio)), read_rounding(rounding)));
          },
          py::arg("ratio"), py::kw_only(), py::arg("rounding"),
          "This amount times a ratio (Fraction, Decimal, int or text), rounded as is said:\n"
          "half_even, half_up, down, up, floor or ceiling.")
      .def("split", &split, py::arg("weights"),
           "Parts by weights, by largest remainder: they add up to the whole.");
}

void add_comparison(py::class_<Money>& type) {
  type.def("__eq__",
           [](const Money& a, py::handle b) -> py::object {
             if (!py::isinstance<Money>(b))
               return py::reinterpret_borrow<py::object>(Py_NotImplemented);
             return py::bool_(a == py::cast<Money>(b));
           })
      .def("__hash__",
           [](const Money& a) { return py::hash(py::make_tuple(a.minor(), a.currency().index())); })
      .def("__lt__", [](const Money& a, py::handle b) { return order(a, b) < 0; })
      .def("__le__", [](const Money& a, py::handle b) { return order(a, b) <= 0; })
      .def("__gt__", [](const Money& a, py::handle b) { return order(a, b) > 0; })
      .def("__ge__", [](const Money& a, py::handle b) { return order(a, b) >= 0; });
}

}  // namespace

void add_money(py::module_& module) {
  py::class_<Money> type(
      module, "Money",
      "An exact amount of one currency: Money(\"1234.56 CNY\") or Money(Decimal(\"1234.56\"),\n"
      "\"CNY\"). Never a float. Immutable; adds to and compares with its own currency only.");
  type.def(py::init(&make_money), py::arg("amount"), py::arg("currency") = py::none())
      .def_property_readonly("amount", [](const Money& m) { return make_decimal(m.amount()); })
      .def_property_readonly("currency",
                             [](const Money& m) { return std::string(m.currency().code()); })
      .def_property_readonly(
          "minor", [](const Money& m) { return m.minor(); }, "The amount in minor units, an int.")
      .def("__str__", &Money::text)
      .def("__repr__", [](const Money& m) { return "Money('" + m.text() + "')"; })
      .def("__format__",
           [](const Money& m, const std::string& spec) {
             return std::string(py::str(py::str(m.text()).attr("__format__")(spec)));
           })
      .def("__reduce__", [](const Money& m) {
        return py::make_tuple(py::type::of<Money>(), py::make_tuple(m.text()));
      });
  add_arithmetic(type);
  add_comparison(type);
  type.attr("__match_args__") = py::make_tuple("amount", "currency");
  type.attr("__module__") = "kehu";
}

}  // namespace kehu::python
