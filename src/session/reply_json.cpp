// Errors, reasons and remedies as the JSON of kehu.h.
#include "record/json.hpp"
#include "session/state.hpp"

namespace kehu {

namespace {

template <std::size_t N>
void write_facts(const InlineVector<Fact, N>& facts, std::string& out) {
  out += '{';
  bool first = true;
  for (const Fact& fact : facts) {
    if (!first) out += ',';
    first = false;
    record::write_json_text(fact.name, out);
    out += ':';
    if (const bool* truth = std::get_if<bool>(&fact.value))
      out += *truth ? "true" : "false";
    else if (std::holds_alternative<std::monostate>(fact.value))
      out += "null";
    else
      record::write_json_text(fact_text(fact.value), out);
  }
  out += '}';
}

template <class Explained>
void write_sentences(const Explained& explained, std::string& out) {
  out += ",\"text\":{\"en\":";
  record::write_json_text(sentence(explained, "en"), out);
  out += ",\"zh\":";
  record::write_json_text(sentence(explained, "zh"), out);
  out += '}';
}

}  // namespace

std::string fact_text(const FactValue& value) {
  struct Visitor {
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(bool truth) const { return truth ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const Money& money) const { return money.text(); }
    std::string operator()(const Ratio& ratio) const { return ratio.text(); }
    std::string operator()(const Date& date) const { return kehu::text(date); }
    std::string operator()(const Instant& instant) const { return kehu::text(instant); }
    std::string operator()(std::string_view word) const { return std::string(word); }
  };
  return std::visit(Visitor{}, value);
}

void write_reasons(std::span<const Reason> reasons, bool with_sentences, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    const Reason& reason = reasons[i];
    if (i) out += ',';
    out += "{\"clause\":";
    record::write_json_text(reason.clause, out);
    out += ",\"rule\":";
    record::write_json_text(reason.rule, out);
    out += reason.passed ? ",\"passed\":true,\"facts\":" : ",\"passed\":false,\"facts\":";
    write_facts(reason.facts, out);
    if (with_sentences) write_sentences(reason, out);
    out += '}';
  }
  out += ']';
}

void write_remedies(std::span<const Remedy> remedies, std::string& out) {
  out += '[';
  for (std::size_t i = 0; i < remedies.size(); ++i) {
    if (i) out += ',';
    out += "{\"act\":";
    record::write_json_text(remedies[i].act, out);
    out += ",\"facts\":";
    write_facts(remedies[i].facts, out);
    write_sentences(remedies[i], out);
    out += '}';
  }
  out += ']';
}

void write_error(const Error& error, std::string& out) {
  out += "{\"outcome\":";
  record::write_json_text(name(error.category), out);
  out += ",\"code\":";
  record::write_json_text(error.code, out);
  out += ",\"path\":";
  record::write_json_text(error.path, out);
  out += ",\"message\":";
  record::write_json_text(error.message, out);
  if (!error.reasons.empty()) {
    out += ",\"reasons\":";
    write_reasons(error.reasons, true, out);
    out += ",\"remedies\":";
    write_remedies(error.remedies, out);
  }
  out += '}';
}

}  // namespace kehu
