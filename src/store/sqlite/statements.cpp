#include "store/sqlite/statements.hpp"

#include <algorithm>

namespace kehu::store::sqlite {
namespace {

std::uint64_t bit(std::size_t field) { return field < 64 ? std::uint64_t{1} << field : 0; }

// What RowBinder binds without a copy, in one column of its own.
bool is_word(const record::Type& type) {
  return type.kind == record::Kind::text || type.kind == record::Kind::bytes ||
         type.kind == record::Kind::id || type.kind == record::Kind::enumeration;
}

std::uint64_t words_outside_indexes(const Table& table) {
  const auto& fields = table.descriptor().fields;
  std::uint64_t words = 0;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (is_word(fields[i].type)) words |= bit(i);
  auto leave_out = [&](const Index& index) {
    for (std::size_t field : index.fields) words &= ~bit(field);
    if (index.only_where != Index::npos) words &= ~bit(index.only_where);
  };
  words &=
      ~bit(record::currency_field(table.descriptor()));  // stands beside an amount in its index
  leave_out(table.key());
  for (const Index& index : table.indexes()) leave_out(index);
  return words;
}

// The ids among the first fields of an index. `selected`, empty: all, are what the rows are asked
// for: those ids are taken out, unless nothing else is asked for.
std::vector<GivenId> take_given(const Index& index, std::size_t given,
                                std::vector<std::size_t>& selected) {
  const auto& fields = index.table->descriptor().fields;
  if (selected.empty())
    for (std::size_t i = 0; i < fields.size(); ++i) selected.push_back(i);
  std::vector<GivenId> ids;
  for (std::size_t position = 0; position < given; ++position) {
    const record::Field& field = fields[index.fields[position]];
    if (field.type.kind != record::Kind::id || field.type.optional) continue;
    bool is_left_out = selected.size() > 1 && std::erase(selected, index.fields[position]) > 0;
    ids.push_back({position, is_left_out ? &field : nullptr, {}});
  }
  return ids;
}

}  // namespace

bool Query::bind_given(std::size_t position, int at, const record::Value& value) {
  const Uuid* id = std::get_if<Uuid>(&value);
  auto found = std::ranges::find(given, position, &GivenId::position);
  if (!id || found == given.end()) return false;
  found->id = *id;
  sqlite3_bind_blob(statement.get(), at, found->id.data, sizeof found->id.data, SQLITE_STATIC);
  return true;
}

TableStatements::TableStatements(Connection& connection, const Table& table)
    : connection_(connection),
      table_(table),
      key_(table.descriptor(), record::index_columns(table.key(), table.key().fields.size())) {
  for (std::size_t field : table.key().fields) key_fields_ |= bit(field);
  given_words_ = words_outside_indexes(table);
}

Query& TableStatements::select() {
  if (!select_) {
    std::vector<std::size_t> fields;
    auto given = take_given(table_.key(), table_.key().fields.size(), fields);
    auto columns = record::columns(table_.descriptor(), fields);
    select_ = std::make_unique<Query>(
        Query{Statement(connection_.get(), record::select_statement(table_, columns)),
              RowReader(table_.descriptor(), columns), std::move(given)});
  }
  return *select_;
}

Action& TableStatements::insert() {
  if (!insert_)
    insert_ = std::make_unique<Action>(
        Action{Statement(connection_.get(), record::insert_statement(table_)),
               RowBinder(table_.descriptor(), record::columns(table_.descriptor()))});
  return *insert_;
}

Action& TableStatements::update(std::uint64_t changed) {
  auto found = updates_.find(changed);
  if (found == updates_.end())
    found = updates_
                .emplace(
                    changed,
                    Action{Statement(connection_.get(), record::update_statement(table_, changed)),
                           RowBinder(table_.descriptor(), record::update_columns(table_, changed))})
                .first;
  return found->second;
}

Statement& TableStatements::erase() {
  if (!erase_) erase_ = Statement(connection_.get(), record::delete_statement(table_));
  return erase_;
}

ScanPlan& TableStatements::scan(const Index& index, const record::ScanShape& shape,
                                std::span<const std::size_t> fields) {
  for (const auto& plan : scans_)
    if (plan->index == &index && plan->shape == shape && std::ranges::equal(plan->fields, fields))
      return *plan;
  auto plan =
      std::make_unique<ScanPlan>(ScanPlan{&index, shape, {fields.begin(), fields.end()}, {}});
  return *scans_.emplace_back(std::move(plan));
}

std::unique_ptr<Query> TableStatements::take(ScanPlan& plan) {
  if (!plan.idle.empty()) {
    auto query = std::move(plan.idle.back());
    plan.idle.pop_back();
    return query;
  }
  std::vector<std::size_t> fields = plan.fields;
  auto given = take_given(*plan.index, plan.shape.prefix, fields);
  auto columns = record::columns(table_.descriptor(), fields);
  std::string sql = record::scan_statement(*plan.index, plan.shape, columns);
  return std::make_unique<Query>(Query{Statement(connection_.get(), sql),
                                       RowReader(table_.descriptor(), columns), std::move(given)});
}

Statements::Statements(Connection& connection, Schema schema) : connection_(connection) {
  for (const Table* table : schema) tables_.emplace(table, nullptr);
}

TableStatements& Statements::of(const Table& table) {
  auto found = tables_.find(&table);
  ensure(found != tables_.end(), "a table that is not in the store's schema");
  if (!found->second) found->second = std::make_unique<TableStatements>(connection_, table);
  return *found->second;
}

}  // namespace kehu::store::sqlite
