#include "record/hash.hpp"

#include <sodium.h>

#include "record/canonical.hpp"

namespace kehu::record {

Digest hash_bytes(std::string_view bytes) {
  Digest digest;
  const int failed = crypto_generichash(digest.data(), digest.size(),
                                        reinterpret_cast<const unsigned char*>(bytes.data()),
                                        bytes.size(), nullptr, 0);
  ensure(failed == 0, "BLAKE2b failed");
  return digest;
}

Digest hash(const Descriptor& descriptor, const void* record) {
  std::string bytes;
  write_canonical(descriptor, record, bytes);
  return hash_bytes(bytes);
}

std::string hex(const Digest& digest) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (std::uint8_t byte : digest) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

}  // namespace kehu::record
