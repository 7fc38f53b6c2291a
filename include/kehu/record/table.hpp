// Table: where the rows of a struct are kept: its key, its indexes and the marks of its fields.
//
// Declared once per struct, in the model.cpp of its area:
//
//   KEHU_TABLE(Customer)                                          // in the header
//   template <> const Table& kehu::table_of<Customer>() {          // in model.cpp
//     static const Table made("customer", record::describe<Customer>(), {"id"}, [](Table& t) {
//       t.index("by_code", {"code"}, Index::unique).personal({"name"}).search({"match_name"});
//     });
//     return made;
//   }
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "kehu/record/descriptor.hpp"

namespace kehu {

class Table;

struct Index {
  enum Uniqueness : bool { ordinary, unique };
  enum Condition : bool { while_present, while_absent };

  const Table* table = nullptr;
  std::string_view name;            // "by_customer"; empty for the primary key
  std::vector<std::size_t> fields;  // positions in the descriptor, most significant first
  bool is_unique = false;
  // A row stands in the index only while this field is present: an optional that is set, a number
  // or amount above zero, a true. npos: always.
  // With while_absent, of an optional: only while it is not set.
  std::size_t only_where = npos;
  Condition condition = while_present;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

// Rows are clustered by primary key. A key of one integer is a sequence number and becomes
// SQLite's rowid. A table whose struct has a field `version` (std::int64_t) outside its key refuses
// a change that was made from an older version; the store counts it up. All amounts of a row share
// one currency, kept in the column `currency`. A row of a field order never changes its meaning:
// fields are only appended, and a migration says so.
class Table {
 public:
  // `declare` adds indexes and marks before anyone sees the table. Names are kept as views: give
  // literals. Fault for an unknown field, a key that is not of required scalars, a second index of
  // one name.
  Table(std::string_view name, const record::Descriptor& descriptor,
        std::initializer_list<std::string_view> key, void (*declare)(Table&) = nullptr);
  Table(Table&&) = delete;

  // Fault for what no store can order: records, lists, and optional amounts unless `only_where`
  // names them; and for an index over the field that is absent from it.
  Table& index(std::string_view name, std::initializer_list<std::string_view> fields,
               Index::Uniqueness = Index::ordinary, std::string_view only_where = {},
               Index::Condition = Index::while_present);
  // Fields about a person: masked without right and purpose.
  Table& personal(std::initializer_list<std::string_view> fields);
  // Fields that are looked up by equality.
  Table& search(std::initializer_list<std::string_view> fields);
  // The field names a row of `table`; checked by verify, not at each write.
  Table& references(std::string_view field, std::string_view table);
  // Rows follow from others (an index of the journal) and are left out of digest and journal.
  Table& derived();
  // Few rows, read far more often than they change: a store may keep them in memory.
  Table& kept();

  std::string_view name() const noexcept { return name_; }
  const record::Descriptor& descriptor() const noexcept { return *descriptor_; }
  const Index& key() const noexcept { return key_; }
  const std::vector<Index>& indexes() const noexcept { return indexes_; }
  const Index& index(std::string_view name) const;                       // Fault when there is none
  std::size_t version_field() const noexcept { return version_field_; }  // Index::npos: none
  bool has_money() const noexcept { return has_money_; }
  bool is_derived() const noexcept { return derived_; }
  bool is_kept() const noexcept { return kept_; }
  bool is_personal(std::size_t field) const;
  bool is_searchable(std::size_t field) const;
  struct ForeignKey {
    std::size_t field;
    std::string_view table;
  };
  const std::vector<ForeignKey>& foreign_keys() const noexcept { return foreign_keys_; }

 private:
  std::string_view name_;
  const record::Descriptor* descriptor_;
  Index key_;
  std::vector<Index> indexes_;
  std::vector<bool> personal_, search_;
  std::vector<ForeignKey> foreign_keys_;
  std::size_t version_field_ = Index::npos;
  bool has_money_ = false;
  bool derived_ = false;
  bool kept_ = false;
};

// The table that keeps T; defined beside KEHU_TABLE in the model.cpp of its area.
template <class T>
const Table& table_of();

#define KEHU_TABLE(Type) \
  template <>            \
  const ::kehu::Table& table_of<Type>();

}  // namespace kehu
