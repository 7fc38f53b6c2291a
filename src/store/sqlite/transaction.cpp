#include "store/sqlite/transaction.hpp"

#include "record/diff.hpp"
#include "record/ordered_key.hpp"
#include "store/errors.hpp"
#include "store/sqlite/cursor.hpp"
#include "store/sqlite/writer_lock.hpp"

namespace kehu::store::sqlite {
namespace {

// From as many changes on a transaction is large. Bodies that share a commit stay below it.
constexpr std::int64_t many_changes = 1000;

}  // namespace

SqliteTransaction::SqliteTransaction(Connection& connection, Statements& statements,
                                     std::uint64_t* revision, KeptTables* kept)
    : connection_(connection),
      statements_(statements),
      revision_(revision),
      kept_(kept),
      fork_generation_(fork_generation()) {}

SqliteTransaction::~SqliteTransaction() {
  close_cursors();
  connection_.restore_cache(changes_ >= many_changes);
}

void SqliteTransaction::close_cursors() noexcept {
  while (!cursors_.empty()) cursors_.back()->close();
}

void SqliteTransaction::check_process() const {
  if (fork_generation_ != fork_generation())
    throw Fault(Category::fault, "store.forked",
                "the store was opened before this process was forked; open it again here");
}

void SqliteTransaction::get(const Table& table, std::span<const Key> keys,
                            std::span<void* const> rows, std::span<bool> found) {
  check_process();
  if (auto kept = keeps(table) ? kept_rows(table) : nullptr) return kept->get(keys, rows, found);
  Query& query = statements_.of(table).select();
  sqlite3_stmt* statement = query.statement.get();
  const auto& fields = table.key().fields;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ensure(keys[i].size() == fields.size(), "get needs a full primary key");
    for (std::size_t k = 0; k < fields.size(); ++k) {
      int at = static_cast<int>(k) + 1;
      if (!query.bind_given(k, at, keys[i][k]))
        bind_value(statement, at, 1, table.descriptor().fields[fields[k]].type, keys[i][k]);
    }
    int code = sqlite3_step(statement);
    found[i] = code == SQLITE_ROW;
    try {
      if (found[i]) query.read(rows[i]);
    } catch (...) {
      sqlite3_reset(statement);
      throw;
    }
    int after = sqlite3_reset(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
      throw fault(connection_.get(), after, "cannot read a row of " + std::string(table.name()));
  }
}

Result<void> SqliteTransaction::put(std::span<const Change> changes) {
  check_process();
  ensure(revision_ != nullptr, "a write in a transaction that only reads");
  ensure(!failed_, "a put after a put that failed");
  ++*revision_;
  for (SqliteCursor* cursor : cursors_) cursor->detach();
  // Until a change has succeeded: a Fault leaves the transaction as unusable as an Error does.
  for (const Change& change : changes) {
    ensure(change.table && (change.before || change.after), "a change without a row");
    failed_ = true;
    if (kept_) kept_->change(*change.table);
    if (auto done = apply(change); !done) return done;
    failed_ = false;
    if (++changes_ == many_changes) connection_.enlarge_cache();
  }
  return {};
}

bool SqliteTransaction::attempt(const std::function<bool()>& part) {
  check_process();
  ensure(revision_ && !failed_, "an attempt where nothing can be written");
  connection_.savepoint();  // nests: the innermost of the name counts
  bool kept;
  try {
    kept = part();
    ensure(!kept || !failed_, "changes were kept after a put that failed");
  } catch (...) {
    undo_attempt();
    throw;
  }
  if (kept)
    connection_.release();
  else
    undo_attempt();
  return kept;
}

void SqliteTransaction::undo_attempt() {
  close_cursors();
  ++*revision_;
  if (kept_) kept_->undo();
  // Where storage gave the whole transaction up, nothing of it may be kept.
  failed_ = !connection_.undo();
}

Result<void> SqliteTransaction::apply(const Change& change) {
  if (!change.before) return insert(change);
  if (!change.after) return erase(*change.table, change.before);
  return update(change);
}

namespace {

Stamp stamp(const Change& change) {
  const Table& table = *change.table;
  if (table.version_field() == Index::npos) return {};
  return {table.version_field(), next_version(table, change.before) - 1 + change.versions};
}

Key values(const Index& index, const void* row) {
  Key key;
  for (std::size_t field : index.fields)
    key.push_back(record::read(index.table->descriptor().fields[field], row));
  return key;
}

// Binds a value of one field of an index; returns the next parameter.
int bind_next(sqlite3_stmt* statement, int at, const Index& index, std::size_t field,
              const Value& value) {
  const record::Type& type = index.table->descriptor().fields[index.fields[field]].type;
  int width = 1;
  // An amount brings the currency, unless an earlier field of the index already did.
  if (type.kind == record::Kind::money)
    width = static_cast<int>(record::index_columns(index, field + 1).size() -
                             record::index_columns(index, field).size());
  bind_value(statement, at, width, type, value);
  return at + width;
}

bool is_duplicate(int code) {
  return code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID ||
         code == SQLITE_CONSTRAINT_UNIQUE;
}

}  // namespace

Result<void> SqliteTransaction::insert(const Change& change) {
  Action& action = statements_.of(*change.table).insert();
  action.bind(change.after, stamp(change));
  int code = action.statement.run();
  if (code == SQLITE_OK) return {};
  return explain_conflict(*change.table, nullptr, change.after, code);
}

Result<void> SqliteTransaction::update(const Change& change) {
  const auto& [table_at, before, after, versions] = change;
  const Table& table = *table_at;
  TableStatements& statements = statements_.of(table);
  std::uint64_t changed = record::changed_fields(table.descriptor(), before, after);
  ensure((changed & statements.key_fields()) == 0, "a change of a primary key");
  Stamp stamped = stamp(change);
  if (stamped.field != Index::npos)
    changed |= std::uint64_t{1} << stamped.field;
  else if (changed == 0)
    return exists(table, before) ? Result<void>() : Result<void>(row_stale(table, before));
  Action& action = statements.update(changed | statements.given_words());
  sqlite3_stmt* statement = action.statement.get();
  int at = action.bind(after, stamped);
  at = statements.key().bind(statement, at, before);
  if (stamped.field != Index::npos) sqlite3_bind_int64(statement, at, stamped.version - versions);
  int code = action.statement.run();
  if (code != SQLITE_OK) return explain_conflict(table, before, after, code);
  if (sqlite3_changes(connection_.get()) == 0) return row_stale(table, before);
  return {};
}

Result<void> SqliteTransaction::erase(const Table& table, const void* before) {
  TableStatements& statements = statements_.of(table);
  Statement& statement = statements.erase();
  int at = statements.key().bind(statement.get(), 1, before);
  if (table.version_field() != Index::npos)
    sqlite3_bind_int64(statement.get(), at, next_version(table, before) - 1);
  int code = statement.run();
  if (code != SQLITE_OK)
    throw fault(connection_.get(), code, "cannot erase a row of " + std::string(table.name()));
  if (sqlite3_changes(connection_.get()) == 0) return row_stale(table, before);
  return {};
}

// Names the first thing that is taken, in the order in which every store looks: SQLite itself tells
// of its newest index first.
Result<void> SqliteTransaction::explain_conflict(const Table& table, const void* before,
                                                 const void* after, int code) {
  Fault failure =
      fault(connection_.get(), code, "cannot write a row of " + std::string(table.name()));
  if (!is_duplicate(code)) throw failure;
  if (!before && exists(table, after)) return row_exists(table, after);
  for (const Index& index : table.indexes())
    if (taken(index, after)) return row_duplicate(index, after);
  throw failure;
}

bool SqliteTransaction::exists(const Table& table, const void* row) {
  record::Box found(table.descriptor());
  return Transaction::get(table, values(table.key(), row), found.get());
}

// Whether another row than `row` stands at the same values of a unique index.
bool SqliteTransaction::taken(const Index& index, const void* row) {
  if (!index.is_unique || !record::stands_in(index, row) || record::has_absent(index, row))
    return false;
  const Table& table = *index.table;
  record::Box other(table.descriptor());
  auto cursor = scan(index, {values(index, row), {}, {}, false, 0}, table.key().fields);
  while (cursor->next(other.get()))
    if (values(table.key(), other.get()) != values(table.key(), row)) return true;
  return false;
}

// Null where SQLite is to be asked.
std::shared_ptr<const KeptRows> SqliteTransaction::kept_rows(const Table& table) {
  if (kept_->is_due(table)) {
    std::vector<record::Box> rows;
    try {
      // Comes back here, and finds them not kept yet.
      auto cursor = scan(table.key(), {{}, {}, {}, false, KeptTables::rows_max + 1}, {});
      while (cursor->next(rows.emplace_back(table.descriptor()).get())) continue;
      rows.pop_back();
      kept_->keep(table, std::move(rows));
    } catch (const Fault&) {
      // A row that cannot be read is the fault of whoever asks for it.
      if (!connection_.in_transaction()) throw;
    }
  }
  return kept_->rows(table);
}

std::unique_ptr<Cursor> SqliteTransaction::scan(const Index& index, const Range& range,
                                                std::span<const std::size_t> fields) {
  check_process();
  const Table& table = *index.table;
  if (auto kept = keeps(table) ? kept_rows(table) : nullptr)
    return scan_kept(std::move(kept), index, range, fields);
  TableStatements& statements = statements_.of(table);
  const Index& own = table.index(index.name);  // the caller may hold a copy
  std::size_t given = range.prefix.size();
  ensure(given <= own.fields.size(), "a prefix longer than the index");
  auto bounds = [](const std::optional<Value>& bound) {
    return bound && !std::holds_alternative<std::monostate>(*bound);
  };
  record::ScanShape shape{given, bounds(range.from), bounds(range.until), range.descending,
                          range.limit != 0};
  bool nothing = range.until && !shape.until;  // nothing lies below NULL
  ensure(given < own.fields.size() || (!range.from && !range.until),
         "a bound on a field that the index does not have");
  ScanPlan& plan = statements.scan(own, shape, fields);
  if (nothing) return std::make_unique<SqliteCursor>(*this, table.descriptor(), plan, nullptr);

  auto query = statements.take(plan);
  sqlite3_stmt* statement = query->statement.get();
  int at = 1;
  for (std::size_t i = 0; i < given; ++i)
    at = query->bind_given(i, at, range.prefix[i])
             ? at + 1
             : bind_next(statement, at, own, i, range.prefix[i]);
  int bound = at;
  if (shape.from) bound = bind_next(statement, at, own, given, *range.from);
  if (shape.until) bound = bind_next(statement, bound, own, given, *range.until);
  if (shape.limit) sqlite3_bind_int64(statement, bound, static_cast<sqlite3_int64>(range.limit));
  return std::make_unique<SqliteCursor>(*this, table.descriptor(), plan, std::move(query));
}

}  // namespace kehu::store::sqlite
