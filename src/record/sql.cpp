#include "record/sql.hpp"

#include <algorithm>
#include <iterator>

#include "kehu/core/result.hpp"

namespace kehu::record {

namespace {

constexpr std::string_view currency_name = "currency";

bool is_money(const Field& field) { return field.type.kind == Kind::money; }

bool has_money(const Descriptor& descriptor) {
  return std::any_of(descriptor.fields.begin(), descriptor.fields.end(), is_money);
}

// Absent only while no amount of the row has to be there.
bool currency_is_optional(const Descriptor& descriptor) {
  return std::none_of(descriptor.fields.begin(), descriptor.fields.end(),
                      [](const Field& field) { return is_money(field) && !field.type.optional; });
}

bool contains(std::span<const Column> columns, std::string_view name) {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const Column& column) { return column.name == name; });
}

std::string literal(std::string_view text) {
  std::string out = "'";
  for (char character : text) {
    if (character == '\'') out += '\'';
    out += character;
  }
  return out + "'";
}

const char* column_type(Kind kind) {
  switch (kind) {
    case Kind::boolean:
    case Kind::integer:
    case Kind::money:
    case Kind::instant:
      return "INTEGER";
    case Kind::bytes:
    case Kind::id:
      return "BLOB";
    default:
      return "TEXT";
  }
}

std::string column_check(const Field& field) {
  const std::string column = quoted(field.name);
  switch (field.type.kind) {
    case Kind::boolean:
      return " CHECK(" + column + " IN (0,1))";
    case Kind::id:
      return " CHECK(length(" + column + ")=16)";
    case Kind::date:
      return " CHECK(" + column + " GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')";
    case Kind::enumeration: {
      std::string words;
      for (std::string_view word : field.type.enumeration->names) {
        if (!words.empty()) words += ',';
        words += literal(word);
      }
      return " CHECK(" + column + " IN (" + words + "))";
    }
    default:
      return {};
  }
}

bool is_rowid(const Table& table) {
  const Index& key = table.key();
  return key.fields.size() == 1 &&
         table.descriptor().fields[key.fields[0]].type.kind == Kind::integer;
}

std::string column_definition(const Table& table, std::size_t position) {
  const Field& field = table.descriptor().fields[position];
  std::string out = quoted(field.name) + ' ' + column_type(field.type.kind);
  if (!field.type.optional) out += " NOT NULL";
  if (is_rowid(table) && table.key().fields[0] == position) out += " PRIMARY KEY";
  out += column_check(field);
  for (const Table::ForeignKey& foreign : table.foreign_keys()) {
    if (foreign.field == position) out += " REFERENCES " + quoted(foreign.table);
  }
  return out;
}

std::string currency_definition(const Descriptor& descriptor) {
  std::string out = quoted(currency_name) + " TEXT";
  if (!currency_is_optional(descriptor)) out += " NOT NULL";
  return out + " CHECK(length(" + quoted(currency_name) + ")=3)";
}

std::string list(std::span<const Column> columns, std::string_view after = {}) {
  std::string out;
  for (const Column& column : columns) {
    if (!out.empty()) out += ',';
    out += quoted(column.name);
    out += after;
  }
  return out;
}

// The condition of a partial index, word for word the same in DDL and queries: only so does SQLite
// see that the index holds all the rows that are asked for.
std::string condition(const Index& index) {
  if (index.only_where == Index::npos) return {};
  const Field& field = index.table->descriptor().fields[index.only_where];
  if (index.condition == Index::while_absent) return quoted(field.name) + " IS NULL";
  return quoted(field.name) + (field.type.optional ? " IS NOT NULL" : " > 0");
}

// Whether the column of a row of the index may be NULL.
bool may_be_null(const Index& index, const Column& column) {
  const Descriptor& descriptor = index.table->descriptor();
  if (column.is_currency()) return currency_is_optional(descriptor);
  bool has_to_be_there =
      column.field == index.only_where && index.condition == Index::while_present;
  return descriptor.fields[column.field].type.optional && !has_to_be_there;
}

std::string key_condition(const Table& table) {
  std::string out;
  for (const Column& column : index_columns(table.key(), table.key().fields.size())) {
    out += out.empty() ? " WHERE " : " AND ";
    out += quoted(column.name) + "=?";
  }
  return out;
}

std::string key_and_version_condition(const Table& table) {
  std::string out = key_condition(table);
  if (table.version_field() != Index::npos) {
    out += " AND " + quoted(table.descriptor().fields[table.version_field()].name) + "=?";
  }
  return out;
}

// The index's columns, then those of the primary key that are not among them.
std::vector<Column> order_columns(const Index& index) {
  std::vector<Column> all = index_columns(index, index.fields.size());
  const Index& key = index.table->key();
  for (const Column& column : index_columns(key, key.fields.size())) {
    if (!contains(all, column.name)) all.push_back(column);
  }
  return all;
}

// "x" >= ?, or ("amount","currency") >= (?,?).
std::string comparison(std::span<const Column> columns, const char* operation) {
  if (columns.size() == 1) return quoted(columns[0].name) + operation + "?";
  std::string marks = "?";
  for (std::size_t i = 1; i < columns.size(); ++i) marks += ",?";
  return "(" + list(columns) + ")" + operation + "(" + marks + ")";
}

std::vector<std::string> scan_conditions(const Index& index, const ScanShape& shape) {
  std::vector<std::string> all;
  if (std::string partial = condition(index); !partial.empty()) all.push_back(std::move(partial));
  const std::vector<Column> prefix = index_columns(index, shape.prefix);
  for (const Column& column : prefix) {
    // IS finds NULL too, but the planner knows more of '=': that no more than one row has the value
    // of a unique index, so that nothing has to be sorted.
    all.push_back(quoted(column.name) + (may_be_null(index, column) ? " IS ?" : "=?"));
  }
  if (!shape.from && !shape.until) return all;
  ensure(shape.prefix < index.fields.size(), "a bound after the last field of an index");
  const std::vector<Column> longer = index_columns(index, shape.prefix + 1);
  const std::span<const Column> next = std::span(longer).subspan(prefix.size());
  if (shape.from) all.push_back(comparison(next, " >= "));
  if (shape.until) {
    const bool with_null = !shape.from && may_be_null(index, next[0]);
    std::string below = comparison(next, " < ");
    if (with_null) below = "(" + quoted(next[0].name) + " IS NULL OR " + below + ")";
    all.push_back(std::move(below));
  }
  return all;
}

}  // namespace

std::string quoted(std::string_view identifier) {
  std::string out = "\"";
  for (char character : identifier) {
    if (character == '"') out += '"';
    out += character;
  }
  return out + "\"";
}

std::size_t currency_field(const Descriptor& descriptor) {
  if (!has_money(descriptor)) return Index::npos;
  const Field* own = descriptor.find(currency_name);
  if (!own) return Index::npos;
  ensure(own->type.kind == Kind::text, "a field 'currency' beside amounts must be a text");
  return static_cast<std::size_t>(own - descriptor.fields.data());
}

std::optional<Currency> row_currency(const Descriptor& descriptor, const void* row) {
  return row_currency(descriptor, row, currency_field(descriptor));
}

std::optional<Currency> row_currency(const Descriptor& descriptor, const void* row,
                                     std::size_t own) {
  std::optional<Currency> shared;
  for (const Field& field : descriptor.fields) {
    if (!is_money(field)) continue;
    const auto* money = static_cast<const Money*>(field.value(row));
    if (!money) continue;
    if (shared && *shared != money->currency()) {
      throw Fault(Category::internal, "internal.invariant",
                  "the amounts of one " + std::string(descriptor.name) + " are in " +
                      std::string(shared->code()) + " and " +
                      std::string(money->currency().code()) + " (" + std::string(field.name) + ")");
    }
    shared = money->currency();
  }
  if (shared && own != Index::npos) {
    const auto* code = static_cast<const std::string*>(descriptor.fields[own].value(row));
    ensure(code && *code == shared->code(), "an amount is not in the currency of its row");
  }
  return shared;
}

std::vector<Column> columns(const Descriptor& descriptor) { return columns(descriptor, {}); }

std::vector<Column> columns(const Descriptor& descriptor, std::span<const std::size_t> fields) {
  std::vector<Column> all;
  bool money = false;
  auto add = [&](std::size_t position) {
    const Field& field = descriptor.fields[position];
    all.push_back({field.name, position});
    money = money || is_money(field);
  };
  if (fields.empty()) {
    for (std::size_t i = 0; i < descriptor.fields.size(); ++i) add(i);
  } else {
    for (std::size_t position : fields) add(position);
  }
  if (money && !contains(all, currency_name)) all.push_back({currency_name, Index::npos});
  return all;
}

std::string sql_name(const Index& index) {
  return std::string(index.table->name()) + "_" + std::string(index.name);
}

std::vector<std::string> create_table(const Table& table) {
  const Descriptor& descriptor = table.descriptor();
  std::string out = "CREATE TABLE " + quoted(table.name()) + " (\n";
  for (const Column& column : columns(descriptor)) {
    out += "  ";
    out += column.is_currency() ? currency_definition(descriptor)
                                : column_definition(table, column.field);
    out += ",\n";
  }
  if (is_rowid(table)) {
    out.erase(out.size() - 2, 1);
    out += ") STRICT";
  } else {
    out += "  PRIMARY KEY (" + list(index_columns(table.key(), table.key().fields.size())) +
           ")\n) STRICT, WITHOUT ROWID";
  }
  std::vector<std::string> all{std::move(out)};
  std::ranges::move(create_indexes(table), std::back_inserter(all));
  return all;
}

std::vector<std::string> create_indexes(const Table& table) {
  std::vector<std::string> all;
  for (const Index& index : table.indexes()) {
    std::string made = index.is_unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
    made += quoted(sql_name(index)) + " ON " + quoted(table.name()) + " (" +
            list(index_columns(index, index.fields.size())) + ")";
    if (std::string partial = condition(index); !partial.empty()) made += " WHERE " + partial;
    all.push_back(std::move(made));
  }
  return all;
}

std::string insert_statement(const Table& table) {
  const std::vector<Column> all = columns(table.descriptor());
  std::string out = "INSERT INTO " + quoted(table.name()) + " (" + list(all) + ") VALUES (";
  for (std::size_t i = 0; i < all.size(); ++i) out += i == 0 ? "?" : ",?";
  return out + ")";
}

std::string select_statement(const Table& table, std::span<const Column> selected) {
  return "SELECT " + list(selected) + " FROM " + quoted(table.name()) + key_condition(table);
}

std::vector<Column> update_columns(const Table& table, std::uint64_t changed) {
  std::vector<std::size_t> fields;
  for (std::size_t i = 0; i < table.descriptor().fields.size(); ++i) {
    if (i < 64 && (changed >> i) & 1) fields.push_back(i);
  }
  ensure(!fields.empty(), "an update of no field");
  std::vector<Column> all = columns(table.descriptor(), fields);
  // The struct's own field `currency` has a bit of its own.
  if (currency_field(table.descriptor()) != Index::npos && all.back().is_currency()) all.pop_back();
  return all;
}

std::string update_statement(const Table& table, std::uint64_t changed) {
  return "UPDATE " + quoted(table.name()) + " SET " + list(update_columns(table, changed), "=?") +
         key_and_version_condition(table);
}

std::string delete_statement(const Table& table) {
  return "DELETE FROM " + quoted(table.name()) + key_and_version_condition(table);
}

std::vector<Column> index_columns(const Index& index, std::size_t fields) {
  ensure(fields <= index.fields.size(), "more fields than an index has");
  const Descriptor& descriptor = index.table->descriptor();
  std::vector<Column> all;
  for (std::size_t i = 0; i < fields; ++i) {
    const Field& field = descriptor.fields[index.fields[i]];
    if (!contains(all, field.name)) all.push_back({field.name, index.fields[i]});
    if (is_money(field) && !contains(all, currency_name)) {
      all.push_back({currency_name, Index::npos});
    }
  }
  return all;
}

std::string scan_statement(const Index& index, const ScanShape& shape,
                           std::span<const Column> selected) {
  const Table& table = *index.table;
  std::string out = "SELECT " + list(selected) + " FROM " + quoted(table.name());
  if (!index.name.empty()) out += " INDEXED BY " + quoted(sql_name(index));
  const char* joint = " WHERE ";
  for (const std::string& each : scan_conditions(index, shape)) {
    out += joint + each;
    joint = " AND ";
  }
  out += " ORDER BY " + list(order_columns(index), shape.descending ? " DESC" : "");
  if (shape.limit) out += " LIMIT ?";
  return out;
}

}  // namespace kehu::record
