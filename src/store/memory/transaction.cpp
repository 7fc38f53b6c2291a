#include "store/memory/transaction.hpp"

#include "record/ordered_key.hpp"
#include "record/sql.hpp"
#include "store/copy.hpp"
#include "store/errors.hpp"
#include "store/key_range.hpp"

namespace kehu::store::memory {
namespace {

// Whether another row than `row` stands at the same values of a unique index.
bool taken(const Index& index, const Rows& entries, const void* row) {
  if (!index.is_unique || !record::stands_in(index, row) || record::has_absent(index, row))
    return false;
  std::string key;
  record::write_ordered_key(index, row, key);
  Rows::Iterator it(entries, key, false);
  const Rows::Entry* entry = it.next();
  return entry && entry->key.starts_with(key);
}

class MemoryCursor final : public Cursor {
 public:
  MemoryCursor(const Table& table, const Rows& rows, KeyRange keys, const Range& range,
               std::span<const std::size_t> fields)
      : descriptor_(table.descriptor()),
        fields_(fields.begin(), fields.end()),
        descending_(range.descending),
        left_(keys.nothing  ? 0
              : range.limit ? range.limit
                            : static_cast<std::size_t>(-1)),
        keys_(std::move(keys)),
        iterator_(start(rows)) {}

  bool next(void* row) override {
    if (left_ == 0) return false;
    const Rows::Entry* entry = iterator_.next();
    if (!entry || !(descending_ ? keys_.above_lower(entry->key) : keys_.below_upper(entry->key))) {
      left_ = 0;
      return false;
    }
    --left_;
    copy_fields(descriptor_, fields_, entry->value->get(), row);
    return true;
  }

 private:
  Rows::Iterator start(const Rows& rows) const {
    if (!descending_) return {rows, keys_.lower, false};
    if (keys_.upper.empty()) return Rows::Iterator(rows);
    return {rows, keys_.upper, true};
  }

  const record::Descriptor& descriptor_;
  const std::vector<std::size_t> fields_;
  const bool descending_;
  std::size_t left_;
  const KeyRange keys_;
  Rows::Iterator iterator_;
};

}  // namespace

const TableState& MemoryTransaction::table_state(const Table& table) const {
  auto found = positions_.find(&table);
  ensure(found != positions_.end(), "a table that is not in the store's schema");
  return *state_[found->second];
}

void MemoryTransaction::get(const Table& table, std::span<const Key> keys,
                            std::span<void* const> rows, std::span<bool> found) {
  const TableState& state = table_state(table);
  std::string bytes;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ensure(keys[i].size() == table.key().fields.size(), "get needs a full primary key");
    bytes.clear();
    record::write_ordered_prefix(table.key(), keys[i], bytes);
    const Row* row = state.rows.find(bytes);
    found[i] = row != nullptr;
    if (row) table.descriptor().assign(rows[i], (*row)->get());
  }
}

Result<void> MemoryTransaction::put(std::span<const Change> changes) {
  ensure(writable_, "a write in a transaction that only reads");
  ensure(!failed_, "a put after a put that failed");
  for (const Change& change : changes) {
    ensure(change.table && (change.before || change.after), "a change without a row");
    TableState next = table_state(*change.table);
    if (auto done = apply(change, next); !done) {
      failed_ = true;
      return done;
    }
    state_[positions_.at(change.table)] = std::make_shared<const TableState>(std::move(next));
  }
  return {};
}

Result<void> MemoryTransaction::apply(const Change& change, TableState& state) {
  const Table& table = *change.table;
  const void* named = change.before ? change.before : change.after;
  std::string key = record::ordered_key(table, named);
  const Row* found = state.rows.find(key);
  Row stored = found ? *found : nullptr;
  if (!change.before && stored) return row_exists(table, named);
  if (change.before && !stored) return row_stale(table, named);
  if (stored && table.version_field() != Index::npos &&
      next_version(table, stored->get()) != next_version(table, change.before))
    return row_stale(table, named);

  Row made;
  if (change.after) {
    ensure(!change.before || record::ordered_key(table, change.after) == key,
           "a change of a primary key");
    // A row whose amounts differ in currency could not be stored as columns: refused here too.
    if (table.has_money()) record::row_currency(table.descriptor(), change.after);
    record::Box box(table.descriptor(), change.after);
    if (table.version_field() != Index::npos)
      record::write(table.descriptor().fields[table.version_field()], box.get(),
                    next_version(table, change.before) - 1 + change.versions);
    made = std::make_shared<const record::Box>(std::move(box));
  }
  for (std::size_t i = 0; i < table.indexes().size(); ++i) {
    const Index& index = table.indexes()[i];
    if (stored && record::stands_in(index, stored->get()))
      state.indexes[i].erase(record::ordered_position(index, stored->get()));
    if (!made) continue;
    if (taken(index, state.indexes[i], made->get())) return row_duplicate(index, made->get());
    if (record::stands_in(index, made->get()))
      state.indexes[i].set(record::ordered_position(index, made->get()), made);
  }
  if (made)
    state.rows.set(std::move(key), std::move(made));
  else
    state.rows.erase(key);
  return {};
}

bool MemoryTransaction::attempt(const std::function<bool()>& part) {
  ensure(writable_ && !failed_, "an attempt where nothing can be written");
  State saved = state_;
  bool kept;
  try {
    kept = part();
    ensure(!kept || !failed_, "changes were kept after a put that failed");
  } catch (...) {
    restore(std::move(saved));
    throw;
  }
  if (!kept) restore(std::move(saved));
  return kept;
}

std::unique_ptr<Cursor> MemoryTransaction::scan(const Index& index, const Range& range,
                                                std::span<const std::size_t> fields) {
  const Table& table = *index.table;
  const TableState& state = table_state(table);
  const Rows* rows = &state.rows;
  if (!index.name.empty()) {
    std::size_t at = 0;
    while (at < table.indexes().size() && table.indexes()[at].name != index.name) ++at;
    ensure(at < table.indexes().size(), "an index that its table does not have");
    rows = &state.indexes[at];
  }
  return std::make_unique<MemoryCursor>(table, *rows, KeyRange(index, range), range, fields);
}

}  // namespace kehu::store::memory
