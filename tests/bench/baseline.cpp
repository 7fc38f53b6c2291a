#include "baseline.hpp"

#include <sodium.h>
#include <unistd.h>

namespace baseline {

namespace {

template <class... Values>
std::string format(const char* form, Values... values) {
  char text[64];
  int size = std::snprintf(text, sizeof text, form, values...);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

void link(Hash& hash, std::int64_t sequence, std::int64_t at, std::string_view entry) {
  if (sodium_init() < 0) die("libsodium");
  unsigned char head[48];
  std::memcpy(head, hash.data(), 32);
  std::memcpy(head + 32, &sequence, 8);
  std::memcpy(head + 40, &at, 8);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  crypto_generichash_update(&state, head, sizeof head);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(entry.data()),
                            entry.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
}

Customer customer(std::int64_t number) {
  static const char* const names[] = {"Ahlberg", "Bonnet", "Costa",  "Dragan",
                                      "Ekholm",  "Ferrer", "Girard", "Hansson"};
  std::uint64_t random = scatter(static_cast<std::uint64_t>(number) + 99);
  auto n = static_cast<unsigned>(number);
  return {format("K%010u", n * 2654435761U),
          format("%s %s %04u", names[random & 7], names[random >> 3 & 7],
                 static_cast<unsigned>(random >> 8) % 10000),
          format("+46%09u", static_cast<unsigned>(random >> 24) % 1000000000U),
          format("%s.%u@example.com", names[random & 7], n),
          static_cast<std::int64_t>(random % 9),
          start_of_time + number * 2000};
}

Uid uid(std::int64_t number) {
  Uid id;
  auto n = static_cast<std::uint64_t>(number);
  std::uint64_t high = (1'760'000'000'000 + n / 500) << 16 | 0x7000 | n % 500;
  std::uint64_t low = scatter(n) >> 2 | std::uint64_t{1} << 63;
  for (std::size_t i = 0; i < 8; ++i) {
    id[i] = static_cast<unsigned char>(high >> (56 - 8 * i));
    id[8 + i] = static_cast<unsigned char>(low >> (56 - 8 * i));
  }
  return id;
}

void remove_file(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm"}) unlink((path + suffix).c_str());
}

}  // namespace baseline
