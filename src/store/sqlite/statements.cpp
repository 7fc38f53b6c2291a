#include "store/sqlite/statements.hpp"

#include <algorithm>

namespace kehu::store::sqlite {

TableStatements::TableStatements(Connection& connection, const Table& table)
    : connection_(connection),
      table_(table),
      key_(table.descriptor(), record::index_columns(table.key(), table.key().fields.size())) {
  for (std::size_t field : table.key().fields)
    if (field < 64) key_fields_ |= std::uint64_t{1} << field;
}

Query& TableStatements::select() {
  if (!select_) {
    auto columns = record::columns(table_.descriptor());
    select_ = std::make_unique<Query>(
        Query{Statement(connection_.get(), record::select_statement(table_, columns)),
              RowReader(table_.descriptor(), columns)});
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
  auto columns = record::columns(table_.descriptor(), plan.fields);
  std::string sql = record::scan_statement(*plan.index, plan.shape, columns);
  return std::make_unique<Query>(
      Query{Statement(connection_.get(), sql), RowReader(table_.descriptor(), columns)});
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
