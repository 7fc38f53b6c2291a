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

constexpr std::int64_t progress_every = 10000;
constexpr std::int64_t rebuild_batch = 1000;

// What is wrong with stored data is not the caller's doing: category fault.
Error broken(std::string_view code, std::string message) {
  return {Category::fault, std::string(code), "", std::move(message), {}, {}};
}

Error cancelled() { return conflict("journal.cancelled", "", "the verification was cancelled"); }

std::string entry_name(std::int64_t sequence) { return "entry " + std::to_string(sequence); }

// Walks the chain of the journal and its segments.
class Walk {
 public:
  Walk(Transaction& tx, const std::optional<Head>& anchor, const Progress& progress)
      : tx_(tx), anchor_(anchor), progress_(progress), total_(head(tx).sequence) {
    hashes_.reserve(segment_size);
  }

  Result<void> run(Verification& counts) {
    segments_ = tx_.scan(table_of<SegmentRow>().key(), {});
    auto cursor = tx_.scan(table_of<JournalRow>().key(), {});
    JournalRow row;
    while (cursor->next(&row)) {
      KEHU_TRY(check(row));
      if (hashes_.size() == segment_size) {
        KEHU_TRY(check_segment(counts));
      }
      if (sequence_ % progress_every == 0 && progress_ && !progress_(sequence_, total_))
        return cancelled();
    }
    SegmentRow left;
    if (segments_->next(&left))
      return broken("journal.broken_segment",
                    "segment " + std::to_string(left.number) + " is of entries that do not exist");
    counts.entries = sequence_;
    counts.anchored = anchor_ ? std::min(anchor_->sequence, sequence_) : 0;
    counts.unanchored = sequence_ - counts.anchored;
    if (anchor_ && anchor_->sequence > sequence_)
      return broken("journal.missing_entry", "the journal ends at " + entry_name(sequence_) +
                                                 ", the anchor is of " +
                                                 entry_name(anchor_->sequence));
    if (progress_ && !progress_(sequence_, total_)) return cancelled();
    return {};
  }

 private:
  Result<void> check(const JournalRow& row) {
    ++sequence_;
    if (row.sequence != sequence_)
      return broken("journal.missing_entry", entry_name(sequence_) + " is missing");
    hash_ = chain(hash_, row.entry.data);
    if (row.hash.data != bytes(hash_))
      return broken("journal.broken_chain",
                    entry_name(sequence_) + " or one before it is not what was written");
    EntryHead head;
    if (!read_head(row.entry.data, head) || head.sequence != row.sequence || head.at != row.at ||
        head.outcome != row.outcome || head.actor != row.actor || head.command != row.command)
      return broken("journal.column_differs",
                    "the columns of " + entry_name(sequence_) + " differ from the entry");
    if (anchor_ && anchor_->sequence == sequence_ && anchor_->hash != hash_)
      return broken("journal.anchor_differs",
                    entry_name(sequence_) + " has another hash than the anchor says");
    hashes_.push_back(hash_);
    return {};
  }

  Result<void> check_segment(Verification& counts) {
    SegmentRow row;
    bool there = segments_->next(&row);
    std::int64_t number = counts.segments + 1;
    if (!there || row.number != number || row.first != sequence_ - segment_size + 1 ||
        row.last != sequence_ || row.root.data != bytes(merkle_root(hashes_)))
      return broken("journal.broken_segment",
                    "segment " + std::to_string(number) + " has not the root of its entries");
    ++counts.segments;
    hashes_.clear();
    return {};
  }

  Transaction& tx_;
  const std::optional<Head>& anchor_;
  const Progress& progress_;
  const std::int64_t total_;
  std::int64_t sequence_ = 0;
  Hash hash_{};
  std::vector<Hash> hashes_;  // of the open segment
  std::unique_ptr<store::Cursor> segments_;
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
