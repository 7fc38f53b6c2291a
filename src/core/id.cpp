#include "kehu/core/id.hpp"

#include <pthread.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "kehu/core/text.hpp"

namespace kehu {
namespace {

constexpr std::size_t text_size = 36;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_hyphen(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

bool take(std::string_view text, Uuid& uuid) {
  if (text.size() != text_size) return false;
  std::size_t at = 0;
  for (std::uint8_t& byte : uuid) {
    if (is_hyphen(at) && text[at++] != '-') return false;
    int high = hex_value(text[at++]);
    int low = hex_value(text[at++]);
    if ((high | low) < 0) return false;
    byte = static_cast<std::uint8_t>(high << 4 | low);
  }
  return true;
}

// Where a version 7 id stands in the order of all: 48 bits of milliseconds, then 74 bits.
struct Position {
  std::uint64_t millis = 0;
  std::uint16_t high = 0;  // 12 bits
  std::uint64_t low = 0;   // 62 bits

  auto operator<=>(const Position&) const = default;
};

constexpr std::uint16_t high_max = (1U << 12) - 1;
constexpr std::uint64_t low_max = (std::uint64_t{1} << 62) - 1;

std::uint64_t millis_of(Instant now) {
  auto millis = std::chrono::floor<std::chrono::milliseconds>(now).time_since_epoch().count();
  constexpr std::int64_t millis_max = (std::int64_t{1} << 48) - 1;
  return static_cast<std::uint64_t>(std::clamp<std::int64_t>(millis, 0, millis_max));
}

// Moves on by `step`, carrying into the time where the 74 bits are used up.
void advance(Position& position, std::uint64_t step) {
  position.low += step;
  if (position.low <= low_max) return;
  position.low &= low_max;
  if (++position.high <= high_max) return;
  position.high = 0;
  ++position.millis;
}

Uuid to_uuid(const Position& position) {
  Uuid uuid;
  auto put = [&uuid](std::size_t at, std::size_t count, std::uint64_t value) {
    for (std::size_t i = at + count; i-- > at; value >>= 8)
      uuid.data[i] = static_cast<std::uint8_t>(value);
  };
  put(0, 6, position.millis);
  put(6, 2, 0x7000U | position.high);
  put(8, 8, std::uint64_t{1} << 63 | position.low);
  return uuid;
}

// Random numbers from libsodium, drawn in advance by the thousand.
class Entropy {
 public:
  std::uint64_t next() {
    if (at_ == pool_.size()) {
      randombytes_buf(pool_.data(), sizeof pool_);
      at_ = 0;
    }
    return std::exchange(pool_[at_++], 0);
  }
  void forget() { at_ = pool_.size(); }

 private:
  std::array<std::uint64_t, 1024> pool_{};
  std::size_t at_ = pool_.size();
};

// One for the process, so that its ids increase no matter who asks.
class RandomIds final : public IdSource {
 public:
  RandomIds() {
    ensure(sodium_init() >= 0, "libsodium has no source of randomness");
    // A forked child must not go on with its parent's random numbers.
    pthread_atfork([] { state().mutex.lock(); }, [] { state().mutex.unlock(); },
                   [] {
                     state().entropy.forget();
                     state().mutex.unlock();
                   });
  }

  Uuid next(Instant now) override {
    std::uint64_t millis = millis_of(now);
    State& shared = state();
    std::lock_guard lock(shared.mutex);
    if (millis > shared.last.millis) {
      std::uint64_t random = shared.entropy.next();
      // The first bit of each millisecond is left clear, so that there is room to count on.
      shared.last = {millis, static_cast<std::uint16_t>(random & (high_max >> 1)),
                     shared.entropy.next() & low_max};
    } else {
      advance(shared.last, 1 + (shared.entropy.next() >> 16));
    }
    return to_uuid(shared.last);
  }

 private:
  struct State {
    std::mutex mutex;
    Position last;
    Entropy entropy;
  };
  // Never destroyed: the fork handlers outlive every other static.
  static State& state() {
    static State* state = new State;
    return *state;
  }
};

class SequentialIds final : public IdSource {
 public:
  explicit SequentialIds(std::uint64_t seed) : seed_(seed), counter_(at(seed)) {}

  void begin(std::int64_t sequence) override {
    std::lock_guard lock(mutex_);
    counter_ = at(seed_ + (static_cast<std::uint64_t>(sequence) << ids_per_entry_bits));
  }

  Uuid next(Instant now) override {
    std::uint64_t millis = millis_of(now);
    std::lock_guard lock(mutex_);
    counter_.millis = std::max(counter_.millis, millis);
    Uuid uuid = to_uuid(counter_);
    advance(counter_, 1);
    return uuid;
  }

 private:
  static constexpr int ids_per_entry_bits = 24;
  static Position at(std::uint64_t place) {
    return {0, static_cast<std::uint16_t>(place >> 62), place & low_max};
  }
  const std::uint64_t seed_;
  std::mutex mutex_;
  Position counter_;
};

class SystemClock final : public Clock {
 public:
  Instant now() override { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }
};

}  // namespace

Result<Uuid> parse_uuid(std::string_view text) {
  Uuid uuid;
  if (take(text, uuid)) return uuid;
  return invalid("id.format", "",
                 quotation(text) +
                     " is not an id; write 32 hexadecimal digits with four hyphens, such as "
                     "\"018df5a0-7c00-7000-8000-000000000001\"");
}

std::string text(const Uuid& uuid) {
  constexpr const char* hex = "0123456789abcdef";
  std::string result(text_size, '-');
  std::size_t at = 0;
  for (std::uint8_t byte : uuid) {
    if (is_hyphen(at)) ++at;
    result[at++] = hex[byte >> 4];
    result[at++] = hex[byte & 15];
  }
  return result;
}

std::shared_ptr<IdSource> IdSource::random() {
  static const auto source = std::make_shared<RandomIds>();
  return source;
}

std::shared_ptr<IdSource> IdSource::sequential(std::uint64_t seed) {
  return std::make_shared<SequentialIds>(seed);
}

std::shared_ptr<Clock> Clock::system() {
  static const auto clock = std::make_shared<SystemClock>();
  return clock;
}

}  // namespace kehu
