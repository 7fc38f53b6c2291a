#include "store/journal_replay.hpp"

#include "record/canonical.hpp"
#include "store/errors.hpp"
#include "store/journal_chain.hpp"
#include "store/journal_digest.hpp"
#include "store/journal_model.hpp"

namespace kehu::journal {
namespace {

// Entries that one transaction of a replay carries over.
constexpr std::int64_t batch = 1000;

Error wrong(const Entry& entry, const RowChange& change, std::string_view what) {
  return invalid("journal.entry_format", "",
                 "entry " + std::to_string(entry.sequence) + " changes a row of " +
                     std::string(change.table->name()) + ' ' + std::string(what));
}

Result<void> apply(Transaction& tx, const Entry& entry, const RowChange& change) {
  const Table& table = *change.table;
  const record::Descriptor& descriptor = table.descriptor();
  record::Box before(descriptor);
  if (!record::read_canonical_key(table, change.key, before.get()))
    return wrong(entry, change, "whose key cannot be read");
  store::Key key;
  for (std::size_t field : table.key().fields)
    key.push_back(record::read(descriptor.fields[field], before.get()));
  // The key's texts lie in the record that is read over.
  record::Box stored(descriptor);
  bool present = tx.get(table, key, stored.get());
  std::int64_t version = present ? 1 : 0;
  if (present && table.version_field() != Index::npos)
    version = store::next_version(table, stored.get()) - 1;
  if (version != change.replaced_version)
    return wrong(entry, change, "of another version than it replaced");

  store::Change done{&table, present ? stored.get() : nullptr, nullptr};
  record::Box after(descriptor);
  if (change.image) {
    if (!record::read_canonical(descriptor, *change.image, after.get()))
      return wrong(entry, change, "whose image cannot be read");
    done.after = after.get();
  } else if (!present) {
    return wrong(entry, change, "that it erases but that is not there");
  }
  std::string own;
  record::write_canonical_key(table, change.image ? after.get() : stored.get(), own);
  if (own != change.key) return wrong(entry, change, "whose image has another key");
  auto put = tx.put({&done, 1});
  if (!put) return wrong(entry, change, "that cannot be written: " + put.error().message);
  return {};
}

bool is_empty(Transaction& tx, Schema schema) {
  for (const Table* table : tables_by_name(schema)) {
    record::Box row(table->descriptor());
    if (tx.scan(table->key(), {{}, {}, {}, false, 1})->next(row.get())) return false;
  }
  return true;
}

// Copies the entries first..last, rows included.
Result<void> copy(Transaction& from, Schema schema, Transaction& to, std::int64_t first,
                  std::int64_t last) {
  JournalRow row;
  std::int64_t expected = first;
  auto cursor = from.scan(table_of<JournalRow>().key(), {{}, first, last + 1, false, 0});
  for (; cursor->next(&row); ++expected) {
    if (row.sequence != expected) break;
    KEHU_TRY_ASSIGN(Entry entry, decode(row.entry.data, schema));
    if (entry.sequence != row.sequence)
      return invalid("journal.entry_format", "",
                     "entry " + std::to_string(row.sequence) + " says that it is entry " +
                         std::to_string(entry.sequence));
    KEHU_TRY(apply(to, entry));
    put_entry(to, row, entry.idempotency_key,
              entry.idempotency_key.empty() ? "" : request_digest(entry.command, entry.arguments));
  }
  if (expected <= last)
    return not_found("journal.no_entry", "",
                     "the journal has no entry " + std::to_string(expected));
  return {};
}

}  // namespace

Result<void> apply(Transaction& tx, const Entry& entry) {
  for (const RowChange& change : entry.changes) KEHU_TRY(apply(tx, entry, change));
  return {};
}

Result<void> replay(Transaction& from, Schema schema, store::Store& to, std::int64_t until,
                    const Progress& progress) {
  std::int64_t last = head(from).sequence;
  if (until > last)
    return not_found("journal.no_entry", "", "the journal has no entry " + std::to_string(until));
  if (until > 0) last = until;
  if (!is_empty(*to.read(), schema))
    return conflict("journal.not_empty", "", "the store to replay into is not empty");
  for (std::int64_t first = 1; first <= last; first += batch) {
    Result<void> copied;
    std::int64_t end = std::min(first + batch - 1, last);
    to.write([&](Transaction& tx) {
      copied = copy(from, schema, tx, first, end);
      return copied.has_value();
    });
    KEHU_TRY(std::move(copied));
    if (progress && !progress(end, last))
      return conflict("journal.cancelled", "",
                      "the replay was cancelled after entry " + std::to_string(end));
  }
  return {};
}

}  // namespace kehu::journal
