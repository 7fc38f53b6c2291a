// What the journal's own files share about the bytes of an entry.
#pragma once

#include "store/journal.hpp"

namespace kehu::journal {

// Appends the canonical bytes.
void encode(const Entry& entry, std::string& bytes);

// The beginning of an entry: what its columns repeat. Texts are views into the bytes.
struct EntryHead {
  std::int64_t sequence = 0;
  Instant at{};
  Outcome outcome{};
  std::string_view actor, command;
};
bool read_head(std::string_view bytes, EntryHead& head);

// Why bytes are no entry: journal.entry_format.
Error not_an_entry(std::string_view bytes);

}  // namespace kehu::journal
