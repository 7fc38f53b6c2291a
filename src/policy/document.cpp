// Policy::load: a document is read as a whole, so that its author sees every fault at once.
#include <algorithm>
#include <mutex>

#include "kehu/core/text.hpp"
#include "policy/loaded_policy.hpp"
#include "policy/reader.hpp"
#include "record/json.hpp"

namespace kehu {

namespace json = boost::json;
using policy_detail::Place;
using policy_detail::registered_checks;
using policy_detail::registered_clauses;

namespace {

constexpr std::string_view syntax = "policy.syntax";

// LETTERS-NUMBER, "CRD-14".
bool has_clause_form(std::string_view id) {
  std::size_t dash = id.find('-');
  if (dash == 0 || dash == std::string_view::npos || dash + 1 == id.size()) return false;
  return std::ranges::all_of(id.substr(0, dash), [](char c) { return 'A' <= c && c <= 'Z'; }) &&
         std::ranges::all_of(id.substr(dash + 1), [](char c) { return '0' <= c && c <= '9'; });
}

const ClauseType* registered(std::string_view id) {
  auto found = std::ranges::find(registered_clauses(), id, &ClauseType::id);
  return found == registered_clauses().end() ? nullptr : *found;
}

}  // namespace

class PolicyLoader {
 public:
  enum class Unregistered : bool { refuse, keep_as_text };
  enum class Checks : bool { all, of_each_clause };

  PolicyLoader(Policy::Faults& faults, Unregistered unregistered, Checks checks = Checks::all)
      : root_(faults),
        unregistered_(unregistered),
        checks_(checks),
        state_(std::make_shared<Policy::State>()) {}

  std::shared_ptr<const Policy> load(std::string_view document) {
    std::size_t before = root_.faults();
    auto parsed = record::parse_json(document);
    if (!parsed) {
      root_.fault(syntax, parsed.error());
      return nullptr;
    }
    state_->document = document;
    if (const auto* object = read_object(root_, *parsed, syntax, {"policy", "clauses"})) {
      if (const auto* header = read_member(root_, *object, "policy", syntax)) {
        read_header(root_ / "policy", *header);
      }
      if (const auto* clauses = read_member(root_, *object, "clauses", syntax)) {
        read_clauses(root_ / "clauses", *clauses);
      }
    }
    if (root_.faults() != before) return nullptr;
    state_->index();
    return std::shared_ptr<const Policy>(new Policy(std::move(state_)));
  }

 private:
  void read_header(const Place& place, const json::value& value) {
    const auto* header = read_object(place, value, syntax,
                                     {"name", "version_name", "business_line", "effective_from",
                                      "effective_for_existing", "time_zone", "currency", "title"});
    if (!header) return;
    // A required member as a text, then handed on.
    auto required = [&](std::string_view key, std::string_view code, auto use) {
      const json::value* member = read_member(place, *header, key, code);
      if (!member) return;
      if (auto text = read_text(place / key, *member, code)) use(place / key, *text);
    };
    required("name", syntax, [&](const Place&, std::string& text) { state_->name = text; });
    read_optional_text(place, *header, "version_name", state_->version_name);
    read_optional_text(place, *header, "business_line", state_->business_line);
    required("time_zone", "policy.time_zone", [&](const Place& at, const std::string& text) {
      keep(at, "policy.time_zone", Zone::load(text), state_->zone);
    });
    required("currency", "policy.currency", [&](const Place& at, const std::string& text) {
      Currency currency;
      if (keep(at, "policy.currency", Currency::parse(text), currency)) currency_ = currency;
    });
    required("effective_from", "policy.effective_date",
             [&](const Place& at, const std::string& text) {
               keep(at, "policy.effective_date", parse_date(text), state_->effective_from);
             });
    read_effective_for_existing(place, *header);
    if (const auto* title = read_member(place, *header, "title", "policy.text")) {
      state_->title = read_local_text(place / "title", *title);
    }
    state_->currency = currency_.value_or(Currency());
  }

  // Keeps the value, or its error as a fault.
  template <class T>
  static bool keep(const Place& place, std::string_view code, Result<T> value, T& to) {
    if (!value) {
      place.fault(code, value.error());
      return false;
    }
    to = std::move(value).value();
    return true;
  }

  static void read_optional_text(const Place& place, const json::object& object,
                                 std::string_view key, std::string& to) {
    const json::value* member = object.if_contains(key);
    if (!member) return;
    if (const json::string* text = member->if_string()) {
      to = *text;
    } else {
      (place / key).fault(syntax, "a text is expected here");
    }
  }

  void read_effective_for_existing(const Place& place, const json::object& header) {
    constexpr std::string_view key = "effective_for_existing", code = "policy.effective_date";
    Place at = place / key;
    const json::value* member = header.if_contains(key);
    if (!member) {
      at.fault(code,
               "'effective_for_existing' is missing; null says that customers who exist "
               "already never come under this version");
      return;
    }
    if (member->is_null()) return;
    auto text = read_text(at, *member, code);
    Date date;
    if (!text || !keep(at, code, parse_date(*text), date)) return;
    state_->effective_for_existing = date;
    if (!state_->effective_from.is_special() && date < state_->effective_from) {
      at.fault(code, kehu::text(date) + " is before effective_from, " +
                         kehu::text(state_->effective_from));
    }
  }

  void read_clauses(const Place& place, const json::value& value) {
    const json::array* array = value.if_array();
    if (!array) {
      place.fault(syntax, "a list of clauses is expected here");
      return;
    }
    for (std::size_t i = 0; i < array->size(); ++i) read_clause(place / i, (*array)[i]);
    for (const ClauseType* type : registered_clauses()) {
      if (!state_->find(type->id)) {
        place.fault("policy.missing_clause", "the clause " + std::string(type->id) + " is missing");
      }
    }
    if (checks_ == Checks::all) check_together();
  }

  // Clauses against one another, as far as they could be read.
  void check_together() {
    std::vector<ReadClause> read;
    for (std::size_t i = 0; i < state_->clauses.size(); ++i) {
      const auto& clause = state_->clauses[i];
      if (clause.parameters)
        read.push_back({clause.type, clause.parameters->get(), parameters_at_[i], clause.tables});
    }
    std::vector<Error> faults;
    for (PolicyCheck check : registered_checks()) check(read, faults);
    for (Error& fault : faults) root_.add(std::move(fault));
  }

  void read_clause(const Place& place, const json::value& value) {
    const auto* object =
        read_object(place, value, syntax, {"id", "title", "text", "parameters", "tables"});
    if (!object) return;
    Policy::State::Clause clause;
    if (const auto* id = read_member(place, *object, "id", syntax)) {
      clause.id = read_text(place / "id", *id, syntax).value_or("");
    }
    if (const auto* title = read_member(place, *object, "title", "policy.text")) {
      clause.title = read_local_text(place / "title", *title);
    }
    if (const auto* text = read_member(place, *object, "text", "policy.text")) {
      clause.text = read_local_text(place / "text", *text);
    }
    if (clause.id.empty()) return;
    if (state_->find(clause.id)) {
      (place / "id")
          .fault("policy.duplicate_clause", "the clause " + clause.id + " stands here twice");
    }
    clause.type = registered(clause.id);
    if (clause.type) {
      read_parameters_of(place, *object, clause);
      read_tables_of(place, *object, clause);
    } else {
      check_text_only(place, *object, clause.id);
    }
    state_->clauses.push_back(std::move(clause));
    parameters_at_.push_back((place / "parameters").path());
  }

  void check_text_only(const Place& place, const json::object& object, std::string_view id) {
    constexpr std::string_view code = "policy.unknown_clause";
    std::vector<std::string_view> ids;
    for (const ClauseType* type : registered_clauses()) ids.push_back(type->id);
    if (!has_clause_form(id)) {
      (place / "id")
          .fault(code,
                 quotation(id) + " is not a clause id like CRD-2" + policy_detail::hint(id, ids));
    } else if (unregistered_ == Unregistered::refuse &&
               (object.contains("parameters") || object.contains("tables"))) {
      (place / "id")
          .fault(code, "the clause " + std::string(id) +
                           " has parameters or tables that nothing here reads" +
                           policy_detail::hint(id, ids));
    }
  }

  void read_parameters_of(const Place& place, const json::object& object,
                          Policy::State::Clause& clause) {
    constexpr std::string_view code = "policy.parameter";
    const ClauseType& type = *clause.type;
    Place at = place / "parameters";
    if (!type.parameters) {
      if (object.contains("parameters")) {
        at.fault(code, "the clause " + clause.id + " has no parameters");
      }
      return;
    }
    const json::value* given = read_member(place, object, "parameters", code);
    if (!given) return;
    record::Box record(*type.parameters);
    if (!read_parameters(at, *type.parameters, *given, currency_, record.get())) return;
    if (type.check) {
      std::vector<Error> faults;
      type.check(record.get(), faults);
      for (Error& fault : faults) at.add(std::move(fault));
      if (!faults.empty()) return;
    }
    if (type.prepare) clause.prepared = type.prepare(record.get());
    clause.parameters = std::move(record);
  }

  void read_tables_of(const Place& place, const json::object& object,
                      Policy::State::Clause& clause) {
    constexpr std::string_view code = "policy.table_signature";
    const auto& signatures = clause.type->tables;
    Place at = place / "tables";
    const json::value* given = object.if_contains("tables");
    if (!given && signatures.empty()) return;
    const json::object* tables = given ? given->if_object() : nullptr;
    if (!tables) {
      at.fault(code, given ? "an object of tables is expected here" : "'tables' is missing");
      return;
    }
    std::vector<std::string_view> names;
    for (const TableSignature& signature : signatures) names.push_back(signature.name);
    for (const auto& member : *tables) {
      std::string_view key = member.key();
      if (std::ranges::find(names, key) == names.end()) {
        (at / key).fault(code, quotation(key) + " is not a table of " + clause.id +
                                   policy_detail::hint(key, names));
      }
    }
    for (const TableSignature& signature : signatures) {
      const json::value* table = read_member(at, *tables, signature.name, code);
      if (!table) continue;
      auto compiled =
          read_table(at / signature.name, signature, *table, currency_.value_or(Currency()));
      if (compiled) clause.tables.emplace_back(std::move(compiled));
    }
  }

  Place root_;
  Unregistered unregistered_;
  Checks checks_;
  std::shared_ptr<Policy::State> state_;
  std::vector<std::string> parameters_at_;  // the place of each clause's parameters
  std::optional<Currency> currency_;        // once it could be read
};

std::shared_ptr<const Policy> Policy::load(std::string_view document, Faults& faults) {
  return PolicyLoader(faults, PolicyLoader::Unregistered::refuse).load(document);
}

std::shared_ptr<const Policy> Policy::load_adopted(std::string_view document, Faults& faults) {
  return PolicyLoader(faults, PolicyLoader::Unregistered::refuse,
                      PolicyLoader::Checks::of_each_clause)
      .load(document);
}

std::shared_ptr<const Policy> Policy::reference() {
  static std::mutex mutex;
  static std::shared_ptr<const Policy> policy;
  static std::size_t registered_then = 0;
  std::lock_guard lock(mutex);
  if (policy && registered_then == registered_clauses().size()) return policy;
  Faults faults;
  policy =
      PolicyLoader(faults, PolicyLoader::Unregistered::keep_as_text).load(reference_document());
  if (!policy) {
    std::string message = "the reference policy has faults:";
    for (const Error& fault : faults) message += " " + fault.path + " " + fault.message + ";";
    throw Fault(Category::internal, "internal.invariant", message);
  }
  registered_then = registered_clauses().size();
  return policy;
}

}  // namespace kehu
