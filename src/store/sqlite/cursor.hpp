// A cursor over a scan's statement.
#pragma once

#include <memory>
#include <vector>

#include "store/sqlite/statements.hpp"

namespace kehu::store::sqlite {

class SqliteTransaction;

class SqliteCursor final : public Cursor {
 public:
  // `query` is null where the range holds nothing.
  SqliteCursor(SqliteTransaction& transaction, const record::Descriptor& descriptor, ScanPlan& plan,
               std::unique_ptr<Query> query);
  ~SqliteCursor() override;

  bool next(void* row) override;
  // Reads what is left into memory: SQLite leaves open what a scan sees of rows that are written
  // while it runs, and the contract is that it sees none of them.
  void detach();
  // Ends: the transaction is over, or was undone.
  void close() noexcept;

 private:
  bool step();

  SqliteTransaction* transaction_;
  const record::Descriptor& descriptor_;
  ScanPlan* plan_;
  std::unique_ptr<Query> query_;
  std::vector<record::Box> ahead_;  // from `given_` on
  std::size_t given_ = 0;
};

}  // namespace kehu::store::sqlite
