#include "store/journal_digest.hpp"

#include <sodium.h>

#include <algorithm>

#include "record/canonical.hpp"

namespace kehu::journal {
namespace {

constexpr unsigned char personal[crypto_generichash_blake2b_PERSONALBYTES] = "kehu-digest-v1";
// Rows are hashed in pieces of about this size.
constexpr std::size_t piece = 1 << 16;

}  // namespace

std::vector<const Table*> tables_by_name(Schema schema) {
  std::vector<const Table*> all(schema.begin(), schema.end());
  all.insert(all.end(), tables().begin(), tables().end());
  std::ranges::sort(all, {}, [](const Table* table) { return table->name(); });
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

// Of each table its name and its rows, each after a byte 1, and a byte 0 at the end.
std::string digest(Transaction& tx, Schema schema) {
  crypto_generichash_blake2b_state state;
  crypto_generichash_blake2b_init_salt_personal(&state, nullptr, 0, sizeof(Hash), nullptr,
                                                personal);
  std::string bytes;
  auto flush = [&] {
    crypto_generichash_blake2b_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()),
                                      bytes.size());
    bytes.clear();
  };
  for (const Table* table : tables_by_name(schema)) {
    if (table->is_derived()) continue;
    record::put_text(bytes, table->name());
    record::Box row(table->descriptor());
    auto cursor = tx.scan(table->key(), {});
    while (cursor->next(row.get())) {
      record::put_byte(bytes, 1);
      record::write_canonical(table->descriptor(), row.get(), bytes);
      if (bytes.size() >= piece) flush();
    }
    record::put_byte(bytes, 0);
  }
  flush();
  Head end;
  crypto_generichash_blake2b_final(&state, end.hash.data(), end.hash.size());
  std::string text = kehu::journal::text(end);
  return text.substr(text.size() - 64);
}

}  // namespace kehu::journal
