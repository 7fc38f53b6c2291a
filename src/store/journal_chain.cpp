#include "store/journal_chain.hpp"

#include <sodium.h>

#include <cstring>

namespace kehu::journal {
namespace {

// A personalisation is exactly 16 bytes; the rest is zeros.
struct Personal {
  std::array<unsigned char, crypto_generichash_blake2b_PERSONALBYTES> bytes{};
  explicit Personal(std::string_view name) {
    // Chooses the processor's fastest code; without it libsodium hashes at half the speed.
    ensure(sodium_init() >= 0, "libsodium cannot be used");
    std::memcpy(bytes.data(), name.data(), name.size());
  }
};

class Blake2b {
 public:
  explicit Blake2b(const Personal& personal) {
    crypto_generichash_blake2b_init_salt_personal(&state_, nullptr, 0, sizeof(Hash), nullptr,
                                                  personal.bytes.data());
  }
  void add(std::string_view bytes) {
    crypto_generichash_blake2b_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                      bytes.size());
  }
  Hash finish() {
    Hash hash;
    crypto_generichash_blake2b_final(&state_, hash.data(), hash.size());
    return hash;
  }

 private:
  crypto_generichash_blake2b_state state_;
};

// The largest power of two below `size`. Precondition: size > 1.
std::size_t split(std::size_t size) {
  std::size_t half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

}  // namespace

Hash chain(const Hash& before, std::string_view entry) {
  static const Personal personal("kehu-journal-v1");
  Blake2b hash(personal);
  hash.add(bytes(before));
  hash.add(entry);
  return hash.finish();
}

Hash merkle_root(std::span<const Hash> hashes) {
  static const Personal personal("kehu-merkle-v1");
  // The mark of a leaf or a node, and one hash or two; the root of no entries is that of no bytes.
  std::array<unsigned char, 1 + 2 * sizeof(Hash)> bytes{};
  std::size_t size = 0;
  if (hashes.size() == 1) {
    std::memcpy(bytes.data() + 1, hashes[0].data(), sizeof(Hash));
    size = 1 + sizeof(Hash);
  } else if (hashes.size() > 1) {
    std::size_t half = split(hashes.size());
    Hash left = merkle_root(hashes.first(half)), right = merkle_root(hashes.subspan(half));
    bytes[0] = 1;
    std::memcpy(bytes.data() + 1, left.data(), sizeof(Hash));
    std::memcpy(bytes.data() + 1 + sizeof(Hash), right.data(), sizeof(Hash));
    size = bytes.size();
  }
  Hash root;
  crypto_generichash_blake2b_salt_personal(root.data(), root.size(), bytes.data(), size, nullptr, 0,
                                           nullptr, personal.bytes.data());
  return root;
}

std::string request_digest(std::string_view command, std::string_view arguments) {
  static const Personal personal("kehu-request-v1");
  Blake2b hash(personal);
  hash.add(command);
  hash.add(std::string_view("\0", 1));  // a command's name has no zero
  hash.add(arguments);
  return std::string(bytes(hash.finish()));
}

std::string_view bytes(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

bool read_hash(std::string_view bytes, Hash& hash) {
  if (bytes.size() != hash.size()) return false;
  std::memcpy(hash.data(), bytes.data(), hash.size());
  return true;
}

}  // namespace kehu::journal
