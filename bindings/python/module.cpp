#include "python.hpp"
#include "values.hpp"

PYBIND11_MODULE(_core, module) {
  namespace python = kehu::python;
  module.doc() = "The native part of kehu: handles, records and Arrow capsules.";
  module.attr("__version__") = KEHU_VERSION;
  python::prepare_values();
  python::add_errors(module);
  python::add_money(module);
  python::add_decisions(module);
  python::add_records(module);
  python::add_results(module);
  python::add_handles(module);
}
