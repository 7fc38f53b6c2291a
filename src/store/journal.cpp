#include "store/journal.hpp"

#include <charconv>

#include "kehu/core/text.hpp"
#include "store/journal_chain.hpp"
#include "store/journal_entry.hpp"
#include "store/journal_model.hpp"

namespace kehu::journal {
namespace {

// Positions of fields in JournalRow and SegmentRow.
constexpr std::size_t journal_head_fields[] = {0, 5};  // sequence, hash
constexpr std::size_t hash_field[] = {5};
constexpr std::size_t entry_field[] = {6};
constexpr std::size_t number_field[] = {0};

[[noreturn]] void broken(std::int64_t sequence) {
  throw Fault(Category::fault, "store.corrupt",
              "entry " + std::to_string(sequence) + " of the journal has no proper hash");
}

void put(Transaction& tx, std::span<const store::Change> changes) {
  if (auto done = tx.put(changes); !done) throw Fault(std::move(done).error());
}

void close_segment(Transaction& tx, std::int64_t number) {
  std::int64_t first = (number - 1) * segment_size + 1;
  std::int64_t last = number * segment_size;
  std::vector<Hash> hashes;
  hashes.reserve(segment_size);
  JournalRow row;
  auto cursor = tx.scan(table_of<JournalRow>().key(), {{}, first, last + 1, false, 0}, hash_field);
  while (cursor->next(&row)) {
    Hash hash;
    if (!read_hash(row.hash.data, hash)) broken(first);
    hashes.push_back(hash);
  }
  ensure(std::ssize(hashes) == segment_size, "a segment of the journal misses entries");
  SegmentRow segment{number, first, last, {std::string(bytes(merkle_root(hashes)))}};
  store::Change change{&table_of<SegmentRow>(), nullptr, &segment};
  put(tx, {&change, 1});
}

}  // namespace

Head head(Transaction& tx) {
  JournalRow row;
  Head head;
  auto cursor = tx.scan(table_of<JournalRow>().key(), {{}, {}, {}, true, 1}, journal_head_fields);
  if (!cursor->next(&row)) return head;
  head.sequence = row.sequence;
  if (!read_hash(row.hash.data, head.hash)) broken(row.sequence);
  return head;
}

Head append(Transaction& tx, Entry& entry) { return append(tx, entry, head(tx)); }

Head append(Transaction& tx, Entry& entry, const Head& last) {
  Head next = last;
  entry.sequence = ++next.sequence;
  JournalRow row;
  row.sequence = entry.sequence;
  row.at = entry.at;
  row.actor = entry.actor;
  row.command = entry.command;
  row.outcome = entry.outcome;
  row.entry.data.reserve(1024);
  encode(entry, row.entry.data);
  next.hash = chain(next.hash, row.entry.data);
  row.hash.data = bytes(next.hash);
  put_entry(tx, row, entry.idempotency_key,
            entry.idempotency_key.empty() ? "" : request_digest(entry.command, entry.arguments));
  return next;
}

void put_entry(Transaction& tx, const JournalRow& row, std::string_view idempotency_key,
               std::string request) {
  IdempotencyRow used{std::string(idempotency_key), row.sequence, {std::move(request)}};
  const store::Change changes[] = {{&table_of<JournalRow>(), nullptr, &row},
                                   {&table_of<IdempotencyRow>(), nullptr, &used}};
  put(tx, std::span(changes).first(idempotency_key.empty() ? 1 : 2));
  if (row.sequence % segment_size == 0) close_segment(tx, row.sequence / segment_size);
}

void close_segments(Transaction& tx) {
  std::int64_t closed = head(tx).sequence / segment_size;
  SegmentRow last;
  auto cursor = tx.scan(table_of<SegmentRow>().key(), {{}, {}, {}, true, 1}, number_field);
  std::int64_t number = cursor->next(&last) ? last.number : 0;
  while (number < closed) close_segment(tx, ++number);
}

Result<Entry> read(Transaction& tx, std::int64_t sequence, Schema schema) {
  JournalRow row;
  auto cursor = tx.scan(table_of<JournalRow>().key(), {{sequence}, {}, {}, false, 1}, entry_field);
  if (!cursor->next(&row))
    return not_found("journal.no_entry", "",
                     "the journal has no entry " + std::to_string(sequence));
  return decode(row.entry.data, schema);
}

std::optional<std::int64_t> find(Transaction& tx, std::string_view idempotency_key) {
  IdempotencyRow row;
  if (!tx.get(table_of<IdempotencyRow>(), {idempotency_key}, &row)) return std::nullopt;
  return row.sequence;
}

std::string text(const Head& head) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out = "kehu-head-v1 " + std::to_string(head.sequence) + ' ';
  for (std::uint8_t byte : head.hash) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

Result<Head> parse_head(std::string_view text) {
  // Written again and compared: a head has one form only.
  constexpr std::string_view start = "kehu-head-v1 ";
  Head head;
  bool good = text.starts_with(start);
  if (good) {
    const char* end = text.data() + text.size();
    auto [rest, error] = std::from_chars(text.data() + start.size(), end, head.sequence);
    good = error == std::errc() && end - rest == 65 && head.sequence >= 0;
    for (std::size_t i = 0; good && i < head.hash.size(); ++i) {
      auto [stop, wrong] = std::from_chars(rest + 1 + 2 * i, rest + 3 + 2 * i, head.hash[i], 16);
      good = wrong == std::errc() && stop == rest + 3 + 2 * i;
    }
  }
  if (!good || kehu::journal::text(head) != text)
    return invalid(
        "journal.head_format", "",
        quotation(text) + " is not a head like 'kehu-head-v1 <sequence> <64 hex digits>'");
  return head;
}

}  // namespace kehu::journal
