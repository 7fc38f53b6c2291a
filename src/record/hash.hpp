// BLAKE2b-256 of canonical bytes.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "kehu/record/descriptor.hpp"

namespace kehu::record {

using Digest = std::array<std::uint8_t, 32>;

// BLAKE2b-256 without key, salt or personalisation.
Digest hash_bytes(std::string_view bytes);
// Of the record's canonical bytes.
Digest hash(const Descriptor& descriptor, const void* record);
// 64 lower-case hex digits.
std::string hex(const Digest& digest);

}  // namespace kehu::record
