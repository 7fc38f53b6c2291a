#include "reference.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <stdexcept>

#include "catch.hpp"
#include "kehu/governance.hpp"

namespace kehu::test {

void register_known() {
  static const bool once = [] {
    auto of_governance = governance::clauses();
    std::vector<const ClauseType*> clauses(of_governance.begin(), of_governance.end());
    for (const Area* area : known_areas()) {
      clauses.insert(clauses.end(), area->clauses.begin(), area->clauses.end());
      register_sentences(area->sentences);
    }
    register_clauses(clauses);
    return true;
  }();
  (void)once;
}

namespace {

void apply(boost::json::value& document, const Change& change) {
  for (auto& clause : document.at("clauses").as_array()) {
    if (clause.at("id").as_string() != change.clause) continue;
    clause.at_pointer(change.pointer) = boost::json::parse(change.json);
    return;
  }
  throw std::runtime_error("no clause " + std::string(change.clause));
}

// A unit test knows its own area and those before it.
void drop_unknown(boost::json::value& document) {
  auto& clauses = document.at("clauses").as_array();
  Policy::Faults faults;
  Policy::load(boost::json::serialize(document), faults);
  for (auto fault = faults.rbegin(); fault != faults.rend(); ++fault)
    if (fault->code == "policy.unknown_clause")
      clauses.erase(clauses.begin() +
                    std::stoi(fault->path.substr(std::string("/clauses/").size())));
}

}  // namespace

std::string reference_with(std::initializer_list<Change> changes) {
  register_known();
  auto document = boost::json::parse(Policy::reference_document());
  drop_unknown(document);
  for (const Change& change : changes) apply(document, change);
  return boost::json::serialize(document);
}

Policy::Faults faults_of(std::initializer_list<Change> changes,
                         std::shared_ptr<const Policy>* made) {
  Policy::Faults faults;
  auto policy = Policy::load(reference_with(changes), faults);
  if (made) *made = policy;
  return faults;
}

namespace {

std::shared_ptr<const Policy> loaded_with(std::initializer_list<Change> changes) {
  std::shared_ptr<const Policy> policy;
  for (const Error& fault : faults_of(changes, &policy)) FAIL(fault.path << ": " << fault.message);
  return policy;
}

}  // namespace

std::shared_ptr<const Policy> policy_with(std::initializer_list<Change> changes) {
  if (changes.size() > 0) return loaded_with(changes);
  static const std::shared_ptr<const Policy> unchanged = loaded_with({});
  return unchanged;
}

FirstFault fault_of(std::initializer_list<Change> changes) {
  auto faults = faults_of(changes);
  if (faults.empty()) return {};
  return {faults[0].code, faults[0].path, faults[0].message};
}

std::string document_of(std::initializer_list<ClauseAlone> clauses) {
  register_known();
  std::string document =
      R"({"policy": {"name": "test", "version_name": "1", "business_line": "",
          "effective_from": "2000-01-01", "effective_for_existing": "2000-01-01",
          "time_zone": "Asia/Shanghai", "currency": "CNY", "title": {"en": "t", "zh": "题"}},
          "clauses": [)";
  auto append = [&](const ClauseAlone& clause) {
    document += R"({"id": ")" + std::string(clause.id) +
                R"(", "title": {"en": "t", "zh": "题"}, "text": {"en": "t", "zh": "文"}, )" +
                R"("parameters": )" + std::string(clause.parameters) + "}";
  };
  auto roles = std::ranges::find(clauses, "GOV-1", &ClauseAlone::id);
  append(roles == clauses.end() ? ClauseAlone{"GOV-1", R"({"roles": []})"} : *roles);
  document += ",";
  append({"GOV-9", R"({"notice_days": "0", "may_be_retroactive": false})"});
  for (const ClauseAlone& clause : clauses) {
    if (clause.id == "GOV-1") continue;
    document += ",";
    append(clause);
  }
  return document + "]}";
}

}  // namespace kehu::test
