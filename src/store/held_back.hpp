// A batch's changes, held back: a row that many of its commands change is written once.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "kehu/store.hpp"
#include "store/revision.hpp"

namespace kehu::store {

struct KeyRange;

// As Store::write, for bodies that read and change the same rows again and again. What was held
// back is written when the body has said to keep it. Where a row cannot be held back or cannot be
// written then (it is there already, it is another's number, it was changed since it was read), all
// is undone and the body runs once more against the store itself, to meet the error where it is
// its own. So the body may run twice, and has to come to the same from the same rows.
void write_held_back(Store& store, const std::function<bool(Transaction&)>& body);

// Another transaction with changes before it. Rows of tables with versions are held back, from
// which follows that what is stored still is what was read; what only ever is added (a step, an
// entry of the journal) goes through at once. Nothing that would free a value for others is held
// back, so that the order in which rows are written does not matter.
class HeldBackTransaction final : public Transaction, public Revised {
 public:
  // Something has to be done against the store itself; see write_held_back.
  struct Conflict {};

  explicit HeldBackTransaction(Transaction& below) : below_(below) {}
  ~HeldBackTransaction() override;

  using Transaction::get;
  void get(const Table& table, std::span<const Key> keys, std::span<void* const> rows,
           std::span<bool> found) override;
  // Throws Conflict, where a store gives the error of a put.
  Result<void> put(std::span<const Change> changes) override;
  bool attempt(const std::function<bool()>& part) override;
  std::unique_ptr<Cursor> scan(const Index& index, const Range& range,
                               std::span<const std::size_t> fields) override;
  std::uint64_t revision() const noexcept override { return store::revision(below_); }

  // Writes what is held back. Throws Conflict.
  void flush();

 private:
  class MergedCursor;
  using Row = std::shared_ptr<record::Box>;
  struct Held {
    Row below;  // as it stands in the transaction below; null: it does not
    Row now;
    std::int64_t changes = 0;  // none: it was only read
  };
  // Rows in the order of an index, by position.
  using Standing = std::map<std::string, Row>;
  struct Shelf {
    std::unordered_map<std::string, Held> rows;  // by ordered primary key
    // Of the indexes that were scanned, by name.
    std::map<std::string_view, Standing> standing;
    // Ranges that were read: whether all of their rows are here.
    std::map<std::tuple<std::string_view, std::string, std::string>, bool> ranges;
  };

  void apply(const Change& change);
  void hold(Shelf& shelf, const Change& change, std::string key);
  // Into the indexes that were scanned.
  static void stand(Shelf& shelf, const Table& table, const Row& row);
  void write_through(const Change& change);
  Standing& standing(Shelf& shelf, const Index& index);
  // Whether all rows of a range are on the shelf; takes them there where they are few.
  bool has_all(Shelf& shelf, const Index& index, const Range& range, const KeyRange& keys);

  Transaction& below_;
  std::unordered_map<const Table*, Shelf> shelves_;
  std::size_t held_ = 0;
  int attempts_ = 0;  // that run; what they change may be undone, and goes through
  std::vector<MergedCursor*> cursors_;
};

}  // namespace kehu::store
