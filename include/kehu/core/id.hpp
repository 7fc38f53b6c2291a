// Id<T>: names one row of T. A UUID (boost::uuids::uuid inside), by default version 7, so that
// ids made later sort later. Callers may bring their own ids of any version.
#pragma once

#include <atomic>
#include <boost/uuid/uuid.hpp>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kehu/core/instant.hpp"
#include "kehu/core/result.hpp"

namespace kehu {

using Uuid = boost::uuids::uuid;

// Lower- or upper-case, with the four hyphens. Errors: id.format.
Result<Uuid> parse_uuid(std::string_view text);
std::string text(const Uuid& uuid);  // lower-case
inline bool is_nil(const Uuid& uuid) { return uuid.is_nil(); }

template <class T>
struct Id {
  Uuid value{};

  bool is_nil() const noexcept { return value.is_nil(); }
  std::string text() const { return kehu::text(value); }
  // Errors: id.format.
  static Result<Id> parse(std::string_view text) {
    KEHU_TRY_ASSIGN(Uuid uuid, parse_uuid(text));
    return Id{uuid};
  }
  friend bool operator==(const Id& a, const Id& b) noexcept { return a.value == b.value; }
  friend std::strong_ordering operator<=>(const Id& a, const Id& b) noexcept {
    return std::memcmp(a.value.data, b.value.data, 16) <=> 0;
  }
};

// Makes ids. Implementations are safe to call from several threads.
class IdSource {
 public:
  virtual ~IdSource() = default;
  virtual Uuid next(Instant now) = 0;
  // Told before each command which journal entry it will be.
  virtual void begin(std::int64_t /*sequence*/) {}

  // UUIDv7: strictly increasing within the process, random elsewhere (libsodium).
  static std::shared_ptr<IdSource> random();
  // UUIDv7 whose random part counts up from `seed`, and anew from a place of its own for every
  // journal entry: the same calls give the same ids, even across a reopening.
  static std::shared_ptr<IdSource> sequential(std::uint64_t seed);
};

// Tells the time. Rules never see one. Implementations are safe to call from several threads.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
  static std::shared_ptr<Clock> system();
};

// A clock that stands still until it is set: for tests, replays and backdated imports.
class ManualClock : public Clock {
 public:
  explicit ManualClock(Instant start) : now_(start.time_since_epoch().count()) {}
  Instant now() override { return Instant(Duration(now_.load(std::memory_order_relaxed))); }
  void set(Instant now) { now_.store(now.time_since_epoch().count(), std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> now_;
};

}  // namespace kehu

template <class T>
struct std::hash<kehu::Id<T>> {
  std::size_t operator()(const kehu::Id<T>& id) const noexcept {
    std::size_t low;
    std::memcpy(&low, id.value.data + 8, sizeof low);
    return low;
  }
};
