// Small tables that are read often (Table::kept), in the memory of a connection that writes.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kehu/store.hpp"

namespace kehu::store::sqlite {

// The rows of a table at one moment. They never change: a cursor over them sees none of the rows
// that are written while it runs.
class KeptRows {
 public:
  // A row, by its ordered position in an index.
  using Place = std::pair<std::string, const void*>;

  KeptRows(const Table& table, std::vector<record::Box> rows);

  // As Transaction::get.
  void get(std::span<const Key> keys, std::span<void* const> rows, std::span<bool> found) const;
  // In the order of the index also where the range is descending.
  std::span<const Place> in(const Index& index, const Range& range) const;

 private:
  const Table& table_;
  const std::vector<record::Box> rows_;
  std::vector<std::vector<Place>> places_;  // of the primary key, then of each index
};

// As Transaction::scan.
std::unique_ptr<Cursor> scan_kept(std::shared_ptr<const KeptRows> rows, const Index& index,
                                  const Range& range, std::span<const std::size_t> fields);

// The kept tables as the writer sees them. A table is taken into memory when it was read as often
// since its last change as it has rows, so that one that changes all the time costs at most twice
// what it did; one of many rows is not taken.
class KeptTables {
 public:
  // More rows are not kept: memory is bounded.
  static constexpr std::size_t rows_max = 500;

  // Counts a read; true where the table is to be read whole now, and kept.
  bool is_due(const Table& table);
  // All rows, or more than rows_max.
  void keep(const Table& table, std::vector<record::Box> rows);
  // Null where they are not in memory.
  std::shared_ptr<const KeptRows> rows(const Table& table) { return slot(table).rows; }

  // A row is about to be written.
  void change(const Table& table);
  // Something was undone: what was changed since the last commit may be again as it was.
  void undo() noexcept;
  void commit() noexcept;
  // A transaction begins. What another left without a commit was undone, however it ended.
  void begin() noexcept;
  // Another wrote.
  void forget() noexcept;

 private:
  struct Slot {
    const Table* table;
    std::shared_ptr<const KeptRows> rows;
    std::size_t reads = 0;    // since the last change
    std::size_t worth = 0;    // so many reads pay for reading all rows
    bool is_settled = false;  // the rows are here, or are not to be
    bool is_changed = false;  // since the last commit
    void drop() noexcept;
  };
  Slot& slot(const Table& table);

  std::vector<Slot> slots_;  // few: searched in order
};

}  // namespace kehu::store::sqlite
