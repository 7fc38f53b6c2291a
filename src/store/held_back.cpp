#include "store/held_back.hpp"

#include <algorithm>

#include "record/diff.hpp"
#include "record/sql.hpp"
#include "store/copy.hpp"
#include "store/errors.hpp"
#include "store/key_range.hpp"

namespace kehu::store {
namespace {

// So many rows are held back at most: memory is bounded whatever a batch does.
constexpr std::size_t held_rows_max = 10'000;
// So many rows of a range are kept to be read again: what stands about one case or customer.
constexpr std::size_t range_rows_max = 64;
bool same_field(const Table& table, std::size_t position, const void* before, const void* after) {
  const record::Field& field = table.descriptor().fields[position];
  const void* was = field.value(before);
  const void* is = field.value(after);
  return was && is ? record::equal(field.type, was, is) : was == is;
}

// Whether another row may stand where this one stood.
bool frees_a_value(const Change& change) {
  if (!change.after) return true;
  if (!change.before) return false;
  for (const Index& index : change.table->indexes()) {
    if (!index.is_unique) continue;
    auto is_same = [&](std::size_t field) {
      return same_field(*change.table, field, change.before, change.after);
    };
    if (!std::ranges::all_of(index.fields, is_same)) return true;
    if (index.only_where != Index::npos && !is_same(index.only_where)) return true;
  }
  return false;
}

// The fields that a merge reads besides those that are asked for; empty: all.
std::vector<std::size_t> fields_to_merge(const Index& index, std::span<const std::size_t> fields) {
  std::vector<std::size_t> all(fields.begin(), fields.end());
  if (all.empty()) return all;
  all.insert(all.end(), index.fields.begin(), index.fields.end());
  const auto& key = index.table->key().fields;
  all.insert(all.end(), key.begin(), key.end());
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

void write_held_back(Store& store, const std::function<bool(Transaction&)>& body) {
  try {
    store.write([&](Transaction& tx) {
      HeldBackTransaction held(tx);
      if (!body(held)) return false;
      held.flush();
      return true;
    });
  } catch (const HeldBackTransaction::Conflict&) {
    store.write(body);
  }
}

// The rows below that are not held back, and those that are, in the order of an index.
class HeldBackTransaction::MergedCursor final : public Cursor {
 public:
  MergedCursor(HeldBackTransaction& transaction, const Shelf& shelf, const Index& index,
               const Range& range, std::span<const std::size_t> fields, const KeyRange& keys,
               const Standing& standing, bool has_all)
      : transaction_(&transaction),
        shelf_(shelf),
        index_(index),
        descending_(range.descending),
        left_(range.limit ? range.limit : static_cast<std::size_t>(-1)),
        fields_(fields.begin(), fields.end()),
        read_(fields_to_merge(index, fields)),
        next_(index.table->descriptor()) {
    take_held(keys, standing, has_all);
    if (has_all) return;
    Range wider = range;
    if (range.limit) wider.limit = range.limit + shelf.rows.size();
    below_ = transaction.below_.scan(index, wider, read_);
    transaction.cursors_.push_back(this);
    step();
  }
  ~MergedCursor() override { close(); }

  bool next(void* row) override {
    bool from_below = !next_position_.empty();
    bool from_held = given_ < held_.size();
    if (left_ == 0 || (!from_below && !from_held)) return false;
    --left_;
    if (from_below && from_held) from_held = (next_position_ < held_[given_].first) == descending_;
    const record::Descriptor& descriptor = index_.table->descriptor();
    if (from_held) {
      copy_fields(descriptor, fields_, held_[given_++].second->get(), row);
    } else {
      copy_fields(descriptor, fields_, next_.get(), row);
      step();
    }
    return true;
  }

  // Takes what is left of the rows below: they are about to be held back, or written.
  void detach() {
    if (!below_) return;
    std::vector<std::pair<std::string, Row>> ahead;
    while (!next_position_.empty()) {
      ahead.emplace_back(next_position_, std::make_shared<record::Box>(std::move(next_)));
      next_ = record::Box(index_.table->descriptor());
      step();
    }
    below_.reset();
    std::vector<std::pair<std::string, Row>> all;
    auto in_order = [&](const auto& a, const auto& b) {
      return descending_ ? b.first < a.first : a.first < b.first;
    };
    std::ranges::merge(std::span(held_).subspan(given_), ahead, std::back_inserter(all), in_order);
    held_ = std::move(all);
    given_ = 0;
  }
  void close() noexcept {
    if (transaction_) std::erase(transaction_->cursors_, this);
    transaction_ = nullptr;
    below_.reset();
    next_position_.clear();
    held_.clear();
    given_ = 0;
  }

 private:
  // Positions serve to merge only.
  void take_held(const KeyRange& keys, const Standing& standing, bool has_all) {
    if (keys.nothing || (!keys.upper.empty() && keys.upper <= keys.lower)) return;
    auto end = keys.upper.empty() ? standing.end() : standing.lower_bound(keys.upper);
    for (auto it = standing.lower_bound(keys.lower); it != end; ++it)
      held_.emplace_back(has_all ? std::string() : it->first, it->second);
    if (descending_) std::ranges::reverse(held_);
  }
  // To the next row below that is not held back; no position where there is none.
  void step() {
    next_position_.clear();
    while (below_->next(next_.get())) {
      if (shelf_.rows.contains(record::ordered_key(*index_.table, next_.get()))) continue;
      next_position_ = record::ordered_position(index_, next_.get());
      return;
    }
  }

  HeldBackTransaction* transaction_;
  const Shelf& shelf_;
  const Index& index_;
  const bool descending_;
  std::size_t left_;
  const std::vector<std::size_t> fields_, read_;
  std::unique_ptr<Cursor> below_;
  record::Box next_;  // the row below that comes next
  std::string next_position_;
  std::vector<std::pair<std::string, Row>> held_;  // from `given_` on
  std::size_t given_ = 0;
};

HeldBackTransaction::~HeldBackTransaction() {
  while (!cursors_.empty()) cursors_.back()->close();
}

void HeldBackTransaction::get(const Table& table, std::span<const Key> keys,
                              std::span<void* const> rows, std::span<bool> found) {
  auto shelf = shelves_.find(&table);
  if (shelf == shelves_.end()) return below_.get(table, keys, rows, found);
  std::string bytes;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ensure(keys[i].size() == table.key().fields.size(), "get needs a full primary key");
    bytes.clear();
    record::write_ordered_prefix(table.key(), keys[i], bytes);
    auto held = shelf->second.rows.find(bytes);
    found[i] = held != shelf->second.rows.end();
    if (found[i])
      table.descriptor().assign(rows[i], held->second.now->get());
    else
      found[i] = below_.get(table, keys[i], rows[i]);
  }
}

Result<void> HeldBackTransaction::put(std::span<const Change> changes) {
  for (const Change& change : changes) {
    ensure(change.table && (change.before || change.after), "a change without a row");
    apply(change);
  }
  return {};
}

void HeldBackTransaction::apply(const Change& change) {
  const Table& table = *change.table;
  if (attempts_ > 0 || table.version_field() == Index::npos) return write_through(change);
  if (frees_a_value(change)) {
    flush();
    return write_through(change);
  }
  if (held_ >= held_rows_max) flush();
  hold(shelves_[&table], change,
       record::ordered_key(table, change.before ? change.before : change.after));
}

void HeldBackTransaction::hold(Shelf& shelf, const Change& change, std::string key) {
  const Table& table = *change.table;
  // Whoever keeps what he read has to see that it is no longer so.
  if (!below_.put({})) throw Conflict();
  for (MergedCursor* cursor : cursors_) cursor->detach();
  auto [at, is_new] = shelf.rows.try_emplace(std::move(key));
  Held& held = at->second;
  if (!is_new && (!change.before ||
                  next_version(table, change.before) != next_version(table, held.now->get())))
    throw Conflict();
  auto is_same = [&](std::size_t field) {
    return same_field(table, field, held.now->get(), change.after);
  };
  ensure(is_new || std::ranges::all_of(table.key().fields, is_same), "a change of a primary key");
  if (table.has_money()) record::row_currency(table.descriptor(), change.after);
  std::int64_t version = next_version(table, change.before);
  if (is_new) {
    ++held_;
    if (change.before)
      held.below = std::make_shared<record::Box>(table.descriptor(), change.before);
  }
  for (auto& [name, standing] : shelf.standing) {
    const Index& index = name.empty() ? table.key() : table.index(name);
    if (held.now && record::stands_in(index, held.now->get()))
      standing.erase(record::ordered_position(index, held.now->get()));
  }
  // Where nobody else refers to the row as it was, its memory serves again.
  if (held.now && held.now.use_count() == 1)
    table.descriptor().assign(held.now->get(), change.after);
  else
    held.now = std::make_shared<record::Box>(table.descriptor(), change.after);
  record::write(table.descriptor().fields[table.version_field()], held.now->get(), version);
  ++held.changes;
  stand(shelf, table, held.now);
}

void HeldBackTransaction::stand(Shelf& shelf, const Table& table, const Row& row) {
  for (auto& [name, standing] : shelf.standing) {
    const Index& index = name.empty() ? table.key() : table.index(name);
    if (record::stands_in(index, row->get()))
      standing.emplace(record::ordered_position(index, row->get()), row);
  }
}

void HeldBackTransaction::write_through(const Change& change) {
  for (MergedCursor* cursor : cursors_) cursor->detach();
  if (!below_.put({&change, 1})) throw Conflict();
}

void HeldBackTransaction::flush() {
  if (shelves_.empty()) return;
  for (MergedCursor* cursor : cursors_) cursor->detach();
  std::vector<std::pair<std::string_view, const Held*>> ordered;
  for (const auto& [table, shelf] : shelves_) {
    ordered.clear();
    for (const auto& [key, held] : shelf.rows)
      if (held.changes > 0) ordered.emplace_back(key, &held);
    std::ranges::sort(ordered);
    for (const auto& [key, held] : ordered) {
      Change change{table, held->below ? held->below->get() : nullptr, held->now->get(),
                    held->changes};
      if (!below_.put({&change, 1})) throw Conflict();
    }
  }
  shelves_.clear();
  held_ = 0;
}

bool HeldBackTransaction::attempt(const std::function<bool()>& part) {
  flush();
  for (MergedCursor* cursor : cursors_) cursor->detach();
  return below_.attempt([&] {
    ++attempts_;
    struct End {
      ~End() { --attempts; }
      int& attempts;
    } end{attempts_};
    return part();
  });
}

HeldBackTransaction::Standing& HeldBackTransaction::standing(Shelf& shelf, const Index& index) {
  auto [at, is_new] = shelf.standing.try_emplace(index.name);
  if (is_new)
    for (const auto& [key, held] : shelf.rows)
      if (record::stands_in(index, held.now->get()))
        at->second.emplace(record::ordered_position(index, held.now->get()), held.now);
  return at->second;
}

bool HeldBackTransaction::has_all(Shelf& shelf, const Index& index, const Range& range,
                                  const KeyRange& keys) {
  auto [at, is_new] = shelf.ranges.try_emplace({index.name, keys.lower, keys.upper}, false);
  if (!is_new) return at->second;
  const Table& table = *index.table;
  std::vector<record::Box> found;
  Range some{range.prefix, range.from, range.until, false, range_rows_max + 1};
  auto cursor = below_.scan(index, some, {});
  while (cursor->next(found.emplace_back(table.descriptor()).get())) continue;
  found.pop_back();
  if (found.size() > range_rows_max) return false;
  for (record::Box& row : found) {
    auto [held, is_absent] = shelf.rows.try_emplace(record::ordered_key(table, row.get()));
    if (!is_absent) continue;
    held->second.below = held->second.now = std::make_shared<record::Box>(std::move(row));
    ++held_;
    stand(shelf, table, held->second.now);
  }
  return at->second = true;
}

std::unique_ptr<Cursor> HeldBackTransaction::scan(const Index& index, const Range& range,
                                                  std::span<const std::size_t> fields) {
  const Table& table = *index.table;
  if (attempts_ > 0 || table.version_field() == Index::npos)
    return below_.scan(index, range, fields);
  const Index& own = index.name.empty() ? table.key() : table.index(index.name);
  KeyRange keys(own, range);
  Shelf& shelf = shelves_[&table];
  bool is_narrow = !range.prefix.empty() && range.limit == 0 && fields.empty();
  bool all_here = is_narrow && has_all(shelf, own, range, keys);
  if (!all_here && shelf.rows.empty()) return below_.scan(index, range, fields);
  return std::make_unique<MergedCursor>(*this, shelf, own, range, fields, keys,
                                        standing(shelf, own), all_here);
}

}  // namespace kehu::store
