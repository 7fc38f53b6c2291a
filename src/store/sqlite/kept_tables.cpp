#include "store/sqlite/kept_tables.hpp"

#include <algorithm>

#include "store/copy.hpp"
#include "store/key_range.hpp"

namespace kehu::store::sqlite {
namespace {

// Of a table whose rows nobody has counted yet, and of a smaller one.
constexpr std::size_t least_reads = 16;

std::vector<KeptRows::Place> places(const Index& index, const std::vector<record::Box>& rows) {
  std::vector<KeptRows::Place> all;
  for (const record::Box& row : rows)
    if (record::stands_in(index, row.get()))
      all.emplace_back(record::ordered_position(index, row.get()), row.get());
  std::ranges::sort(all, {}, &KeptRows::Place::first);
  return all;
}

// Needs nothing of the connection.
class KeptCursor final : public Cursor {
 public:
  KeptCursor(std::shared_ptr<const KeptRows> rows, const Index& index, const Range& range,
             std::span<const std::size_t> fields)
      : rows_(std::move(rows)),
        descriptor_(index.table->descriptor()),
        fields_(fields.begin(), fields.end()),
        descending_(range.descending),
        left_(rows_->in(index, range)) {}

  bool next(void* row) override {
    if (left_.empty()) return false;
    const KeptRows::Place& place = descending_ ? left_.back() : left_.front();
    copy_fields(descriptor_, fields_, place.second, row);
    left_ = left_.subspan(descending_ ? 0 : 1, left_.size() - 1);
    return true;
  }

 private:
  const std::shared_ptr<const KeptRows> rows_;
  const record::Descriptor& descriptor_;
  const std::vector<std::size_t> fields_;
  const bool descending_;
  std::span<const KeptRows::Place> left_;
};

}  // namespace

KeptRows::KeptRows(const Table& table, std::vector<record::Box> rows)
    : table_(table), rows_(std::move(rows)) {
  places_.push_back(places(table.key(), rows_));
  for (const Index& index : table.indexes()) places_.push_back(places(index, rows_));
}

void KeptRows::get(std::span<const Key> keys, std::span<void* const> rows,
                   std::span<bool> found) const {
  std::string bytes;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ensure(keys[i].size() == table_.key().fields.size(), "get needs a full primary key");
    bytes.clear();
    record::write_ordered_prefix(table_.key(), keys[i], bytes);
    auto place = std::ranges::lower_bound(places_[0], bytes, {}, &Place::first);
    found[i] = place != places_[0].end() && place->first == bytes;
    if (found[i]) table_.descriptor().assign(rows[i], place->second);
  }
}

std::span<const KeptRows::Place> KeptRows::in(const Index& index, const Range& range) const {
  const Index& own = table_.index(index.name);  // the caller may hold a copy
  KeyRange keys(own, range);
  if (keys.nothing) return {};
  const auto& all = own.name.empty()
                        ? places_[0]
                        : places_[static_cast<std::size_t>(&own - table_.indexes().data()) + 1];
  auto first = std::ranges::lower_bound(all, keys.lower, {}, &Place::first);
  auto last = keys.upper.empty()
                  ? all.end()
                  : std::ranges::lower_bound(first, all.end(), keys.upper, {}, &Place::first);
  std::span<const Place> found(first, last);
  if (range.limit == 0 || range.limit >= found.size()) return found;
  return range.descending ? found.last(range.limit) : found.first(range.limit);
}

std::unique_ptr<Cursor> scan_kept(std::shared_ptr<const KeptRows> rows, const Index& index,
                                  const Range& range, std::span<const std::size_t> fields) {
  return std::make_unique<KeptCursor>(std::move(rows), index, range, fields);
}

KeptTables::Slot& KeptTables::slot(const Table& table) {
  auto found = std::ranges::find(slots_, &table, &Slot::table);
  if (found != slots_.end()) return *found;
  return slots_.emplace_back(Slot{.table = &table, .rows = nullptr, .worth = least_reads});
}

bool KeptTables::is_due(const Table& table) {
  Slot& own = slot(table);
  if (own.is_settled || ++own.reads < own.worth) return false;
  return own.is_settled = true;
}

void KeptTables::keep(const Table& table, std::vector<record::Box> rows) {
  Slot& own = slot(table);
  own.worth = std::max(least_reads, rows.size());
  if (rows.size() <= rows_max) own.rows = std::make_shared<const KeptRows>(table, std::move(rows));
}

void KeptTables::change(const Table& table) {
  if (!table.is_kept()) return;
  Slot& own = slot(table);
  own.drop();
  own.is_changed = true;
}

void KeptTables::undo() noexcept {
  for (Slot& each : slots_)
    if (each.is_changed) each.drop();
}

void KeptTables::commit() noexcept {
  for (Slot& each : slots_) each.is_changed = false;
}

void KeptTables::begin() noexcept {
  undo();
  commit();
}

void KeptTables::forget() noexcept {
  for (Slot& each : slots_) each.drop();
}

void KeptTables::Slot::drop() noexcept {
  rows = nullptr;
  reads = 0;
  is_settled = false;
}

}  // namespace kehu::store::sqlite
