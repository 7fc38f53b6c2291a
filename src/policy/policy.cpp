#include "kehu/policy/policy.hpp"

#include <algorithm>
#include <bit>

#include "kehu/core/text.hpp"
#include "policy/loaded_policy.hpp"
#include "policy/reader.hpp"
#include "policy/reference.hpp"

namespace kehu {
namespace {

std::vector<const ClauseType*>& registry() {
  static std::vector<const ClauseType*> clauses;
  return clauses;
}

std::size_t slot_of(const ClauseType* type, std::size_t slots) {
  auto address = reinterpret_cast<std::uintptr_t>(type);
  return static_cast<std::size_t>((address >> 4) * 0x9E3779B97F4A7C15u >> 32) & (slots - 1);
}

}  // namespace

void register_clauses(std::span<const ClauseType* const> clauses) {
  for (const ClauseType* clause : clauses) {
    auto same = std::ranges::find(registry(), clause->id, &ClauseType::id);
    if (same == registry().end()) {
      registry().push_back(clause);
    } else if (*same != clause) {
      throw Fault(Category::internal, "internal.invariant",
                  "two areas bring the clause " + std::string(clause->id));
    }
  }
}

std::span<const ClauseType* const> policy_detail::registered_clauses() { return registry(); }

namespace {

std::vector<PolicyCheck>& checks() {
  static std::vector<PolicyCheck> all;
  return all;
}

}  // namespace

void register_policy_check(PolicyCheck check) {
  if (std::ranges::find(checks(), check) == checks().end()) checks().push_back(check);
}

namespace {

void each_record_in(const record::Descriptor& descriptor, const void* record,
                    const std::string& path, const RecordVisit& visit) {
  visit(descriptor, record, path);
  for (const record::Field& field : descriptor.fields) {
    const record::Type& type = field.type;
    const void* value = field.value(record);
    if (!value) continue;
    std::string at = path + "/" + std::string(field.name);
    if (type.kind == record::Kind::record) each_record_in(*type.record, value, at, visit);
    if (type.kind != record::Kind::list || type.element->kind != record::Kind::record) continue;
    for (std::size_t i = 0; i < type.list->size(value); ++i)
      each_record_in(*type.element->record, type.list->at(value, i), at + "/" + std::to_string(i),
                     visit);
  }
}

}  // namespace

void each_record(const ReadClause& clause, const RecordVisit& visit) {
  each_record_in(*clause.type->parameters, clause.parameters, clause.path, visit);
}

const DecisionTable* find_table(const ReadClause& clause, std::string_view name) {
  auto found = std::ranges::find(clause.tables, name,
                                 [](const DecisionTable& table) { return table.signature().name; });
  return found == clause.tables.end() ? nullptr : &*found;
}

std::string path_of_rule(const ReadClause& clause, std::string_view table, std::size_t rule) {
  std::string_view of_clause = std::string_view(clause.path).substr(0, clause.path.rfind('/'));
  return std::string(of_clause) + "/tables/" + std::string(table) + "/rules/" +
         std::to_string(rule);
}

std::span<const PolicyCheck> policy_detail::registered_checks() { return checks(); }

void Policy::State::index() {
  by_type.assign(std::bit_ceil(2 * clauses.size() + 1), nullptr);
  for (const Clause& clause : clauses) {
    if (!clause.type) continue;
    std::size_t slot = slot_of(clause.type, by_type.size());
    while (by_type[slot]) slot = (slot + 1) & (by_type.size() - 1);
    by_type[slot] = &clause;
  }
}

const Policy::State::Clause& Policy::State::clause(const ClauseType& type) const {
  std::size_t slot = slot_of(&type, by_type.size());
  while (by_type[slot] && by_type[slot]->type != &type) slot = (slot + 1) & (by_type.size() - 1);
  if (!by_type[slot]) [[unlikely]] {
    throw Fault(Category::internal, "internal.invariant",
                "the clause " + std::string(type.id) + " was not registered");
  }
  return *by_type[slot];
}

const Policy::State::Clause* Policy::State::find(std::string_view id) const noexcept {
  auto found = std::ranges::find(clauses, id, &Clause::id);
  return found == clauses.end() ? nullptr : &*found;
}

Policy::Policy(std::shared_ptr<const State> state) : state_(std::move(state)) {}
Policy::~Policy() = default;

const std::string& Policy::name() const noexcept { return state_->name; }
const std::string& Policy::version_name() const noexcept { return state_->version_name; }
const LocalText& Policy::title() const noexcept { return state_->title; }
const std::string& Policy::business_line() const noexcept { return state_->business_line; }
const Date& Policy::effective_from() const noexcept { return state_->effective_from; }
const std::optional<Date>& Policy::effective_for_existing() const noexcept {
  return state_->effective_for_existing;
}
const Zone& Policy::zone() const noexcept { return state_->zone; }
Currency Policy::currency() const noexcept { return state_->currency; }
std::string_view Policy::document() const noexcept { return state_->document; }

const void* Policy::parameters(const ClauseType& type) const {
  const State::Clause& clause = state_->clause(type);
  ensure(clause.parameters.has_value(), "a clause without parameters was asked for them");
  return clause.parameters->get();
}

const void* Policy::prepared(const ClauseType& type) const {
  const State::Clause& clause = state_->clause(type);
  ensure(clause.prepared != nullptr, "a clause that prepares nothing was asked for it");
  return clause.prepared.get();
}

const DecisionTable& Policy::table(const ClauseType& type, std::string_view name) const {
  for (const DecisionTable& table : state_->clause(type).tables) {
    if (table.signature().name == name) return table;
  }
  throw Fault(Category::internal, "internal.invariant",
              "the clause " + std::string(type.id) + " has no table " + quotation(name));
}

const LocalText* Policy::title(std::string_view clause) const noexcept {
  const State::Clause* found = state_->find(clause);
  return found ? &found->title : nullptr;
}

const LocalText* Policy::text(std::string_view clause) const noexcept {
  const State::Clause* found = state_->find(clause);
  return found ? &found->text : nullptr;
}

std::vector<std::string_view> Policy::clauses() const {
  std::vector<std::string_view> ids;
  for (const State::Clause& clause : state_->clauses) ids.push_back(clause.id);
  return ids;
}

std::string_view Policy::reference_document() {
  static const std::string document = [] {
    std::string whole;
    for (const char* const* piece = policy_detail::reference_pieces; *piece; ++piece) {
      whole += *piece;
    }
    return whole;
  }();
  return document;
}

}  // namespace kehu
