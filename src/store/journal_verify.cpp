#include <deque>
#include <future>
#include <optional>

#include "record/diff.hpp"
#include "record/ordered_key.hpp"
#include "store/errors.hpp"
#include "store/journal_chain.hpp"
#include "store/journal_digest.hpp"
#include "store/journal_entry.hpp"
#include "store/journal_model.hpp"
#include "store/journal_replay.hpp"

namespace kehu::journal {
namespace {

constexpr std::int64_t rebuild_batch = 1000;

// What is wrong with stored data is not the caller's doing: category fault.
Error broken(std::string_view code, std::string message) {
  return {Category::fault, std::string(code), "", std::move(message), {}, {}};
}

Error cancelled() { return conflict("journal.cancelled", "", "the verification was cancelled"); }

std::string entry_name(std::int64_t sequence) { return "entry " + std::to_string(sequence); }

// The entries of one segment, or the last ones, read and to be checked. Every entry is checked
// against the stored hash of the one before it, so that blocks do not wait for each other.
struct Block {
  std::vector<JournalRow> rows = std::vector<JournalRow>(segment_size);
  std::size_t size = 0;
  std::int64_t first = 0;
  std::string before;                 // the stored hash of the entry before the first
  std::optional<SegmentRow> segment;  // as stored, where the block is full
};

Result<void> check_entry(const JournalRow& row, std::int64_t sequence, Hash& hash,
                         const std::optional<Head>& anchor) {
  if (row.sequence != sequence)
    return broken("journal.missing_entry", entry_name(sequence) + " is missing");
  hash = chain(hash, row.entry.data);
  if (row.hash.data != bytes(hash))
    return broken("journal.broken_chain",
                  entry_name(sequence) + " or one before it is not what was written");
  EntryHead head;
  if (!read_head(row.entry.data, head)) return not_an_entry(row.entry.data);
  if (head.sequence != row.sequence || head.at != row.at || head.outcome != row.outcome ||
      head.actor != row.actor || head.command != row.command)
    return broken("journal.column_differs",
                  "the columns of " + entry_name(sequence) + " differ from the entry");
  if (anchor && anchor->sequence == sequence && anchor->hash != hash)
    return broken("journal.anchor_differs",
                  entry_name(sequence) + " has another hash than the anchor says");
  return {};
}

Result<void> check_block(const Block& block, const std::optional<Head>& anchor) {
  Hash hash;
  if (!read_hash(block.before, hash))
    return broken("journal.broken_chain", entry_name(block.first - 1) + " has no proper hash");
  std::vector<Hash> hashes;
  hashes.reserve(block.size);
  for (std::size_t i = 0; i < block.size; ++i) {
    std::int64_t sequence = block.first + static_cast<std::int64_t>(i);
    KEHU_TRY(check_entry(block.rows[i], sequence, hash, anchor));
    hashes.push_back(hash);
  }
  if (std::ssize(hashes) < segment_size) return {};
  std::int64_t last = block.first + segment_size - 1, number = last / segment_size;
  const auto& segment = block.segment;
  if (!segment || segment->number != number || segment->first != block.first ||
      segment->last != last || segment->root.data != bytes(merkle_root(hashes)))
    return broken("journal.broken_segment",
                  "segment " + std::to_string(number) + " has not the root of its entries");
  return {};
}

// Reads the journal block by block and has the blocks checked beside the reading.
class Walk {
 public:
  Walk(Transaction& tx, const std::optional<Head>& anchor, const Progress& progress)
      : anchor_(anchor), progress_(progress), total_(head(tx).sequence) {
    entries_ = tx.scan(table_of<JournalRow>().key(), {});
    segments_ = tx.scan(table_of<SegmentRow>().key(), {});
  }

  Result<void> run(Verification& counts) {
    while (read_block()) {
      if (checks_.size() >= checks_max) KEHU_TRY(finish_one());
      if (progress_ && !progress_(sequence_, total_)) return cancelled();
    }
    while (!checks_.empty()) KEHU_TRY(finish_one());
    SegmentRow left;
    if (segments_->next(&left))
      return broken("journal.broken_segment",
                    "segment " + std::to_string(left.number) + " is of entries that do not exist");
    counts.entries = sequence_;
    counts.segments = sequence_ / segment_size;
    counts.anchored = anchor_ ? std::min(anchor_->sequence, sequence_) : 0;
    counts.unanchored = sequence_ - counts.anchored;
    if (anchor_ && anchor_->sequence > sequence_)
      return broken("journal.missing_entry", "the journal ends at " + entry_name(sequence_) +
                                                 ", the anchor is of " +
                                                 entry_name(anchor_->sequence));
    return {};
  }

 private:
  static constexpr std::size_t checks_max = 3;
  struct Check {
    std::unique_ptr<Block> block;
    std::future<Result<void>> done;  // destroyed, and thereby waited for, before the block
  };

  bool read_block() {
    std::unique_ptr<Block> block = std::move(spare_);
    if (!block) block = std::make_unique<Block>();
    block->first = sequence_ + 1;
    block->before = before_;
    block->size = 0;
    block->segment.reset();
    while (block->size < block->rows.size() && entries_->next(&block->rows[block->size]))
      ++block->size;
    if (block->size == 0) return false;
    sequence_ += static_cast<std::int64_t>(block->size);
    before_ = block->rows[block->size - 1].hash.data;
    SegmentRow segment;
    if (block->size == block->rows.size() && segments_->next(&segment))
      block->segment = std::move(segment);
    const Block* given = block.get();
    // Deferred only where no thread can be had.
    auto done = std::async(std::launch::async | std::launch::deferred,
                           [this, given] { return check_block(*given, anchor_); });
    checks_.push_back({std::move(block), std::move(done)});
    return true;
  }

  // In order, so that the first error of the journal is the one that is told.
  Result<void> finish_one() {
    Check check = std::move(checks_.front());
    checks_.pop_front();
    auto result = check.done.get();
    spare_ = std::move(check.block);
    return result;
  }

  const std::optional<Head>& anchor_;
  const Progress& progress_;
  const std::int64_t total_;
  std::unique_ptr<store::Cursor> entries_, segments_;
  std::int64_t sequence_ = 0;
  std::string before_ = std::string(sizeof(Hash), '\0');
  std::unique_ptr<Block> spare_;
  std::deque<Check> checks_;
};

// Carries out the entries first..last in memory.
Result<void> rebuild(Transaction& tx, Schema schema, Transaction& memory, std::int64_t first,
                     std::int64_t last) {
  JournalRow row;
  auto cursor = tx.scan(table_of<JournalRow>().key(), {{}, first, last + 1, false, 0});
  while (cursor->next(&row)) {
    auto entry = decode(row.entry.data, schema);
    if (!entry) return std::move(entry).error();
    if (auto applied = apply(memory, *entry); !applied)
      return broken("journal.state_differs", applied.error().message);
    if (entry->idempotency_key.empty()) continue;
    IdempotencyRow used{entry->idempotency_key,
                        entry->sequence,
                        {request_digest(entry->command, entry->arguments)}};
    store::Change change{&table_of<IdempotencyRow>(), nullptr, &used};
    if (auto done = memory.put({&change, 1}); !done)
      return broken("journal.state_differs",
                    "an idempotency key was used twice: " + done.error().message);
  }
  return {};
}

// Compares a table's rows in two stores; the first difference by key is the error.
Result<std::int64_t> compare(const Table& table, Transaction& stored, Transaction& rebuilt) {
  const record::Descriptor& descriptor = table.descriptor();
  record::Box left(descriptor), right(descriptor);
  auto a = stored.scan(table.key(), {});
  auto b = rebuilt.scan(table.key(), {});
  for (std::int64_t rows = 0;; ++rows) {
    bool in_store = a->next(left.get()), in_journal = b->next(right.get());
    if (!in_store && !in_journal) return rows;
    if (in_store && in_journal && record::equal(descriptor, left.get(), right.get())) continue;
    std::string left_key, right_key;
    if (in_store) record::write_ordered_key(table.key(), left.get(), left_key);
    if (in_journal) record::write_ordered_key(table.key(), right.get(), right_key);
    if (!in_journal || (in_store && left_key < right_key))
      return broken("journal.state_differs",
                    store::row_name(table, left.get()) + " is not from the journal");
    if (!in_store || right_key < left_key)
      return broken("journal.state_differs",
                    store::row_name(table, right.get()) + " is in the journal but not stored");
    return broken("journal.state_differs",
                  store::row_name(table, left.get()) + " is not what the journal says");
  }
}

Result<void> check_state(Transaction& tx, Schema schema, std::int64_t last,
                         const Progress& progress, Verification& counts) {
  std::vector<const Table*> tables = tables_by_name(schema);
  auto memory = store::open_memory(tables);
  for (std::int64_t first = 1; first <= last; first += rebuild_batch) {
    std::int64_t end = std::min(first + rebuild_batch - 1, last);
    Result<void> done;
    memory->write([&](Transaction& to) {
      done = rebuild(tx, tables, to, first, end);
      return done.has_value();
    });
    KEHU_TRY(std::move(done));
    if (progress && !progress(end, last)) return cancelled();
  }
  auto rebuilt = memory->read();
  for (const Table* table : tables) {
    // The journal and its segments were verified by themselves.
    if (table == &table_of<JournalRow>() || table == &table_of<SegmentRow>()) continue;
    KEHU_TRY_ASSIGN(std::int64_t rows, compare(*table, tx, *rebuilt));
    counts.rows += rows;
  }
  return {};
}

}  // namespace

Result<Verification> verify(Transaction& tx, Schema schema, std::optional<Head> anchor, bool state,
                            const Progress& progress) {
  Verification counts;
  Walk walk(tx, anchor, progress);
  KEHU_TRY(walk.run(counts));
  if (state) {
    KEHU_TRY(check_state(tx, schema, counts.entries, progress, counts));
    counts.digest = digest(tx, schema);
  }
  return counts;
}

}  // namespace kehu::journal
