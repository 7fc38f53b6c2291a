// Why a rule decided as it did: data, never prose.
//
// A Reason names a clause of the policy, a rule, whether it passed, and the facts that it read.
// The texts it points at are interned: they live as long as the process, so a Reason can be
// copied and kept freely and making one allocates nothing.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <variant>

#include "kehu/core/date.hpp"
#include "kehu/core/instant.hpp"
#include "kehu/core/money.hpp"
#include "kehu/core/ratio.hpp"

namespace kehu {

// A view of the same characters that stays valid for the life of the process. Meant for words of
// limited number (clause ids, rule names, enumerators), never for callers' data. Thread-safe.
std::string_view intern(std::string_view text);

// One value that a rule read. Text is interned.
using FactValue =
    std::variant<std::monostate, bool, std::int64_t, Money, Ratio, Date, Instant, std::string_view>;

struct Fact {
  std::string_view name;  // interned
  FactValue value;
  bool operator==(const Fact&) const = default;
};

// A list of at most N elements, held in place.
template <class T, std::size_t N>
class InlineVector {
 public:
  InlineVector() = default;
  InlineVector(std::initializer_list<T> values) {
    for (const T& value : values) push_back(value);
  }
  // Elements past the capacity are dropped by design: a decision keeps its first N reasons.
  void push_back(const T& value) {
    if (size_ < N) values_[size_++] = value;
  }
  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  T* begin() noexcept { return values_.data(); }
  T* end() noexcept { return values_.data() + size_; }
  const T* begin() const noexcept { return values_.data(); }
  const T* end() const noexcept { return values_.data() + size_; }
  T& operator[](std::size_t i) { return values_[i]; }
  const T& operator[](std::size_t i) const { return values_[i]; }
  T* data() noexcept { return values_.data(); }
  const T* data() const noexcept { return values_.data(); }
  bool operator==(const InlineVector& other) const {
    return size_ == other.size_ && std::equal(begin(), end(), other.begin());
  }

 private:
  std::array<T, N> values_{};
  std::size_t size_ = 0;
};

struct Reason {
  std::string_view clause;  // "CRD-6"; interned
  std::string_view rule;    // "within_limit"; interned; key of the catalogue's sentence
  bool passed = false;
  InlineVector<Fact, 6> facts;
  bool operator==(const Reason&) const = default;
};

// What would turn a refusal into a grant: an act and its figures ("payment", amount 18000.00 CNY).
struct Remedy {
  std::string_view act;  // interned; key of the catalogue's sentence
  InlineVector<Fact, 4> facts;
  bool operator==(const Remedy&) const = default;
};

// The answer of a rule. A granted decision allocates nothing.
struct Decision {
  std::string_view code;  // empty when granted, else the stable code of the refusal
  InlineVector<Reason, 10> reasons;
  InlineVector<Remedy, 4> remedies;

  bool granted() const noexcept { return code.empty(); }

  // Adds a reason; the first one that fails gives the decision its code.
  void check(bool passed, std::string_view clause, std::string_view rule, std::string_view refusal,
             std::initializer_list<Fact> facts) {
    reasons.push_back({clause, rule, passed, facts});
    if (!passed && code.empty()) code = refusal;
  }
};

}  // namespace kehu
