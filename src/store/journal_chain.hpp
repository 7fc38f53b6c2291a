// The hashes of the journal.
#pragma once

#include <span>

#include "store/journal.hpp"

namespace kehu::journal {

inline constexpr std::int64_t segment_size = 4096;

// hash[n] of hash[n-1] and the bytes of entry n.
Hash chain(const Hash& before, std::string_view entry);

// The RFC 6962 Merkle tree hash over the entries' hashes, with BLAKE2b-256 (personal
// "kehu-merkle-v1") for SHA-256.
Hash merkle_root(std::span<const Hash> hashes);

// The digest by which a second request with the same idempotency key is compared.
std::string request_digest(std::string_view command, std::string_view arguments);

std::string_view bytes(const Hash& hash);
// False where there are not 32 bytes.
bool read_hash(std::string_view bytes, Hash& hash);

}  // namespace kehu::journal
