#include "kehu/record/table.hpp"

#include <algorithm>

#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {

namespace {

using record::Descriptor;
using record::Kind;

std::vector<std::size_t> positions(const Descriptor& descriptor,
                                   std::initializer_list<std::string_view> names) {
  std::vector<std::size_t> found;
  found.reserve(names.size());
  for (std::string_view name : names) found.push_back(descriptor.index_of(name));
  return found;
}

// Only a scalar has an order that every store agrees on.
void require_scalars(const Descriptor& descriptor, const std::vector<std::size_t>& fields) {
  for (std::size_t field : fields) {
    Kind kind = descriptor.fields[field].type.kind;
    ensure(kind != Kind::record && kind != Kind::list, "an index over a record or a list");
  }
}

bool can_be_condition(const record::Type& type) {
  return type.optional || type.kind == Kind::boolean || type.kind == Kind::integer ||
         type.kind == Kind::money;
}

}  // namespace

Table::Table(std::string_view name, const Descriptor& descriptor,
             std::initializer_list<std::string_view> key, void (*declare)(Table&))
    : name_(name),
      descriptor_(&descriptor),
      personal_(descriptor.fields.size()),
      search_(descriptor.fields.size()) {
  key_.table = this;
  key_.fields = positions(descriptor, key);
  key_.is_unique = true;
  ensure(!key_.fields.empty(), "a table without a primary key");
  require_scalars(descriptor, key_.fields);
  for (std::size_t field : key_.fields) {
    ensure(!descriptor.fields[field].type.optional, "an optional field in a primary key");
  }
  for (std::size_t i = 0; i < descriptor.fields.size(); ++i) {
    const record::Field& field = descriptor.fields[i];
    if (field.type.kind == Kind::money) has_money_ = true;
    // A version in the key names the row (a policy's version); it does not count its changes.
    bool in_key = std::find(key.begin(), key.end(), field.name) != key.end();
    if (field.name == "version" && !in_key && field.type.kind == Kind::integer &&
        !field.type.optional) {
      version_field_ = i;
    }
  }
  if (declare) declare(*this);
}

Table& Table::index(std::string_view name, std::initializer_list<std::string_view> fields,
                    Index::Uniqueness uniqueness, std::string_view only_where,
                    Index::Condition condition) {
  ensure(std::none_of(indexes_.begin(), indexes_.end(),
                      [&](const Index& index) { return index.name == name; }),
         "two indexes of one name");
  Index made;
  made.table = this;
  made.name = name;
  made.fields = positions(*descriptor_, fields);
  made.is_unique = uniqueness == Index::unique;
  ensure(!name.empty() && !made.fields.empty(), "an index without a name or without fields");
  require_scalars(*descriptor_, made.fields);
  if (!only_where.empty()) {
    made.only_where = descriptor_->index_of(only_where);
    made.condition = condition;
    const record::Type& type = descriptor_->fields[made.only_where].type;
    ensure(can_be_condition(type),
           "the condition of an index must be an optional, a number, an amount or a boolean");
    ensure(
        condition == Index::while_present ||
            (type.optional && std::ranges::find(made.fields, made.only_where) == made.fields.end()),
        "what is absent from an index must be an optional, and none of its fields");
  }
  for (std::size_t field : made.fields) {
    // A row without the amount may still have the currency of its other amounts, by which the
    // column would then be ordered.
    const record::Type& type = descriptor_->fields[field].type;
    ensure(type.kind != Kind::money || !type.optional || made.only_where == field,
           "an index over an optional amount must stand only where it is set");
  }
  indexes_.push_back(std::move(made));
  return *this;
}

Table& Table::personal(std::initializer_list<std::string_view> fields) {
  for (std::size_t field : positions(*descriptor_, fields)) personal_[field] = true;
  return *this;
}

Table& Table::search(std::initializer_list<std::string_view> fields) {
  for (std::size_t field : positions(*descriptor_, fields)) search_[field] = true;
  return *this;
}

Table& Table::references(std::string_view field, std::string_view table) {
  foreign_keys_.push_back({descriptor_->index_of(field), table});
  return *this;
}

Table& Table::derived() {
  derived_ = true;
  return *this;
}

Table& Table::kept() {
  kept_ = true;
  return *this;
}

const Index& Table::index(std::string_view name) const {
  if (name.empty()) return key_;
  for (const Index& candidate : indexes_) {
    if (candidate.name == name) return candidate;
  }
  throw Fault(Category::internal, "internal.invariant",
              "table " + quotation(name_) + " has no index " + quotation(name));
}

bool Table::is_personal(std::size_t field) const { return personal_.at(field); }

bool Table::is_searchable(std::size_t field) const { return search_.at(field); }

}  // namespace kehu
