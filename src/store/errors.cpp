#include "store/errors.hpp"

namespace kehu::store {
namespace {

struct Writer {
  std::string operator()(std::monostate) const { return "none"; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(std::string_view value) const { return '\'' + std::string(value) + '\''; }
  std::string operator()(const Uuid& value) const { return text(value); }
  std::string operator()(const Date& value) const { return text(value); }
  std::string operator()(Instant value) const { return text(value); }
  std::string operator()(Money value) const { return value.text(); }
  std::string operator()(Ratio value) const { return value.text(); }
};

std::string values(const Index& index, const void* row) {
  std::string out = "(";
  for (std::size_t field : index.fields) {
    if (out.size() > 1) out += ", ";
    const record::Field& described = index.table->descriptor().fields[field];
    // Personal values do not belong in messages, which are logged.
    out += index.table->is_personal(field) ? std::string("...")
                                           : std::visit(Writer{}, record::read(described, row));
  }
  return out + ")";
}

}  // namespace

bool Transaction::get(const Table& table, const Key& key, void* row) {
  bool found = false;
  get(table, {&key, 1}, {&row, 1}, {&found, 1});
  return found;
}

std::string row_name(const Table& table, const void* row) {
  return std::string(table.name()) + ' ' + values(table.key(), row);
}

Error row_exists(const Table& table, const void* row) {
  return conflict("row.exists", "", row_name(table, row) + " exists already");
}

Error row_duplicate(const Index& index, const void* row) {
  return conflict("row.duplicate", "",
                  "another " + std::string(index.table->name()) + " has the same " +
                      std::string(index.name) + ' ' + values(index, row));
}

Error row_stale(const Table& table, const void* row) {
  return conflict(
      "row.stale", "",
      row_name(table, row) + " was changed or removed since it was read; read it again");
}

std::int64_t next_version(const Table& table, const void* before) {
  if (!before) return 1;
  const record::Field& field = table.descriptor().fields[table.version_field()];
  return *static_cast<const std::int64_t*>(field.in(before)) + 1;
}

}  // namespace kehu::store
