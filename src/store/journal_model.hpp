// The rows in which the journal is kept.
#pragma once

#include "store/journal.hpp"

namespace kehu::journal {

// An entry. `hash` stands before `entry`, so that reading hashes skips the long column.
struct JournalRow {
  std::int64_t sequence = 0;
  Instant at{};
  std::string actor;
  std::string command;
  Outcome outcome{};
  Bytes hash;
  Bytes entry;
};

// `segment_size` entries that are closed, with the Merkle root over their hashes.
struct SegmentRow {
  std::int64_t number = 0;  // from 1
  std::int64_t first = 0;
  std::int64_t last = 0;
  Bytes root;
};

// Which entry first used an idempotency key, and the digest of what it asked.
struct IdempotencyRow {
  std::string key;
  std::int64_t sequence = 0;
  Bytes request;
};

// Writes an entry whose bytes and hash are made: its row, its idempotency key (where it has one)
// and the segment that it closes. Faults where the store refuses a row.
void put_entry(Transaction& tx, const JournalRow& row, std::string_view idempotency_key,
               std::string request);

}  // namespace kehu::journal

namespace kehu {
KEHU_TABLE(journal::JournalRow)
KEHU_TABLE(journal::SegmentRow)
KEHU_TABLE(journal::IdempotencyRow)
}  // namespace kehu
