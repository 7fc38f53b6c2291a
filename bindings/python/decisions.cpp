#include "decisions.hpp"

#include "values.hpp"

namespace kehu::python {

namespace {

template <class Facts>
py::dict facts_of(const Facts& facts) {
  py::dict all;
  for (const Fact& fact : facts)
    all[py::str(fact.name.data(), fact.name.size())] = to_python(fact.value);
  return all;
}

template <class T>
std::string sentence_of(const T& said, const std::string& language) {
  if (language != "en" && language != "zh")
    raise(invalid("language.unknown", "/language",
                  "no sentences in '" + language + "'; there are \"en\" and \"zh\""));
  return sentence(said, language);
}

py::str repr_of(const char* type, std::string_view first, std::string_view second,
                const py::dict& facts) {
  return py::str("{}({!r}, {!r}, {!r})").format(type, text_of(first), text_of(second), facts);
}

void add_reason(py::module_& module) {
  py::class_<Reason>(module, "Reason",
                     "Why a rule decided as it did: a clause of the policy, a rule, whether it\n"
                     "passed, and the facts that it read.")
      .def_property_readonly("clause", [](const Reason& r) { return text_of(r.clause); })
      .def_property_readonly("rule", [](const Reason& r) { return text_of(r.rule); })
      .def_property_readonly("passed", [](const Reason& r) { return r.passed; })
      .def_property_readonly("facts", [](const Reason& r) { return facts_of(r.facts); })
      .def("sentence", &sentence_of<Reason>, py::arg("language") = "en",
           "The reason in words, in \"en\" or \"zh\".")
      .def(
          "__eq__", [](const Reason& a, const Reason& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const Reason& r) { return py::hash(text_of(r.rule)); })
      .def("__repr__", [](const Reason& r) {
        return repr_of(r.passed ? "Passed" : "Failed", r.clause, r.rule, facts_of(r.facts));
      });
}

void add_remedy(py::module_& module) {
  py::class_<Remedy>(module, "Remedy",
                     "What would turn a refusal into a grant: an act and its figures.")
      .def_property_readonly("act", [](const Remedy& r) { return text_of(r.act); })
      .def_property_readonly("facts", [](const Remedy& r) { return facts_of(r.facts); })
      .def("sentence", &sentence_of<Remedy>, py::arg("language") = "en",
           "The remedy in words, in \"en\" or \"zh\".")
      .def(
          "__eq__", [](const Remedy& a, const Remedy& b) { return a == b; }, py::is_operator())
      .def("__hash__", [](const Remedy& r) { return py::hash(text_of(r.act)); })
      .def("__repr__", [](const Remedy& r) {
        return py::str("Remedy({!r}, {!r})").format(text_of(r.act), facts_of(r.facts));
      });
}

}  // namespace

py::object to_python(const FactValue& value) {
  return std::visit(
      [](const auto& held) -> py::object {
        using Held = std::remove_cvref_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::monostate>) {
          return py::none();
        } else if constexpr (std::is_same_v<Held, std::string_view>) {
          return text_of(held);
        } else if constexpr (std::is_same_v<Held, bool>) {
          return py::bool_(held);
        } else if constexpr (std::is_same_v<Held, std::int64_t>) {
          return py::int_(held);
        } else if constexpr (std::is_same_v<Held, Money>) {
          return py::cast(held);
        } else {
          return make_value(held);
        }
      },
      value);
}

py::object wrap(Receipt receipt) { return py::cast(std::move(receipt)); }

void add_decisions(py::module_& module) {
  add_reason(module);
  add_remedy(module);
  py::class_<Receipt>(module, "Receipt", "What a carried out command left behind.")
      .def_property_readonly(
          "sequence", [](const Receipt& r) { return r.sequence; }, "Of its journal entry.")
      .def_property_readonly(
          "repeated", [](const Receipt& r) { return r.repeated; },
          "Whether an earlier call with the same idempotency key did the work.")
      .def_property_readonly(
          "reasons",
          [](const Receipt& r) {
            py::list reasons;
            for (const Reason& reason : r.reasons) reasons.append(py::cast(reason));
            return reasons;
          },
          "Why it was allowed.")
      .def("__repr__", [](const Receipt& r) {
        return "Receipt(sequence=" + std::to_string(r.sequence) +
               (r.repeated ? ", repeated=True)" : ")");
      });
}

}  // namespace kehu::python
