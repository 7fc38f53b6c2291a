#include "session/registry.hpp"

#include "core/error_meanings.hpp"
#include "kehu/calendar.hpp"
#include "kehu/care.hpp"
#include "kehu/casework.hpp"
#include "kehu/classification.hpp"
#include "kehu/complaint.hpp"
#include "kehu/core/text.hpp"
#include "kehu/credit.hpp"
#include "kehu/customer.hpp"
#include "kehu/event.hpp"
#include "kehu/points.hpp"
#include "kehu/purchase.hpp"
#include "kehu/service.hpp"
#include "kehu/system.hpp"
#include "kehu/tier.hpp"
#include "kehu/work_order.hpp"
#include "policy/error_meanings.hpp"
#include "record/error_meanings.hpp"
#include "record/json.hpp"
#include "store/error_meanings.hpp"
#include "store/journal.hpp"
#include "workflow/error_meanings.hpp"

namespace kehu {

namespace {

template <class Map>
std::string unknown(const char* what, std::string_view name, const Map& known) {
  std::vector<std::string_view> names;
  for (const auto& [key, value] : known) names.push_back(key);
  return std::string("no ") + what + " is named " + quotation(name) +
         record::did_you_mean(name, names);
}

}  // namespace

Registry::Registry() {
  areas_ = {&system::area(),         &calendar::area(), &casework::area(),
            &customer::area(),       &credit::area(),   &purchase::area(),
            &tier::area(),           &points::area(),   &event::area(),
            &classification::area(), &service::area(),  &work_order::area(),
            &complaint::area(),      &care::area()};
  for (const Table* table : journal::tables()) tables_.push_back(table);
  std::vector<const ClauseType*> clauses;
  for (auto layer :
       {core_errors(), record_errors(), policy_errors(), workflow_errors(), store_errors()})
    for (const ErrorMeaning& meaning : layer) errors_.emplace(meaning.code, &meaning);
  for (const Area* area : areas_) {
    tables_.insert(tables_.end(), area->tables.begin(), area->tables.end());
    clauses.insert(clauses.end(), area->clauses.begin(), area->clauses.end());
    for (const CommandType& type : area->commands) commands_.emplace(type.name, &type);
    for (const QueryType& type : area->queries) queries_.emplace(type.name, &type);
    for (const ErrorMeaning& meaning : area->errors) errors_.emplace(meaning.code, &meaning);
    register_sentences(area->sentences);
  }
  register_clauses(clauses);
}

const Registry& Registry::get() {
  static const Registry registry;
  return registry;
}

Result<const CommandType*> Registry::command(std::string_view name) const {
  if (auto found = commands_.find(name); found != commands_.end()) return found->second;
  return kehu::invalid("command.unknown", "/command", unknown("command", name, commands_));
}

Result<const QueryType*> Registry::query(std::string_view name) const {
  if (auto found = queries_.find(name); found != queries_.end()) return found->second;
  return kehu::invalid("query.unknown", "/query", unknown("query", name, queries_));
}

}  // namespace kehu
