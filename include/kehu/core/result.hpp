// Result<T>: how every caller-caused failure is reported; Fault: how the house reports its own.
//
// A function that a caller can make fail returns Result<T>, with the member names of
// std::expected. Storage failures and broken invariants throw Fault; it is caught once, in
// Session, and turned into an Error there. Values of these types belong to one thread at a time.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kehu/core/reason.hpp"

namespace kehu {

// What kind of failure an error is. The values are the statuses of the C ABI minus one and never
// change meaning.
enum class Category : unsigned char {
  invalid,    // the request itself is wrong: a field, a value, a format
  not_found,  // it names something that does not exist
  conflict,   // it collides with what exists: a duplicate, a newer version, a reused key
  refused,    // the policy says no; reasons say which clause and why
  denied,     // the role may not ask this
  busy,       // the store was locked longer than the deadline; try again
  fault,      // the storage failed; the outcome may have to be asked again
  internal,   // an invariant of kehu is broken; please report it
};

// The stable name of a category, as used in JSON ("invalid", "not_found", ...).
std::string_view name(Category category) noexcept;

// A failure, complete: what a program branches on (code, category), where it lies (path), what a
// person reads (message) and, where a rule refused, why.
struct Error {
  Category category = Category::internal;
  std::string code;              // stable, dotted: "money.overflow"; never reused
  std::string path;              // JSON path of the wrong field: "/contact_points/0/value", or ""
  std::string message;           // one line that names the wrong value and how to mend it
  std::vector<Reason> reasons;   // only where a rule decided
  std::vector<Remedy> remedies;  // what would make it pass

  bool operator==(const Error&) const = default;
};

Error invalid(std::string_view code, std::string_view path, std::string message);
Error not_found(std::string_view code, std::string_view path, std::string message);
Error conflict(std::string_view code, std::string_view path, std::string message);

// Puts `prefix` before the path of an error that came from below.
Error under(std::string_view prefix, Error error);

// Storage failed, or an invariant of kehu is broken. Never thrown for what a caller can cause.
class Fault : public std::exception {
 public:
  explicit Fault(Error error) : error_(std::make_shared<const Error>(std::move(error))) {}
  Fault(Category category, std::string_view code, std::string message);
  const Error& error() const noexcept { return *error_; }
  const char* what() const noexcept override { return error_->message.c_str(); }

 private:
  std::shared_ptr<const Error> error_;  // copying an exception must not throw
};

// Throws Fault{internal} naming `what` when the condition does not hold; stays on in release
// builds.
inline void ensure(bool condition, const char* what) {
  if (!condition) [[unlikely]]
    throw Fault(Category::internal, "internal.invariant", what);
}

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  using error_type = Error;

  Result(const T& value) : state_(std::in_place_index<0>, value) {}
  Result(T&& value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::make_unique<Error>(std::move(error))) {}
  Result(Result&&) noexcept = default;
  Result& operator=(Result&&) noexcept = default;
  Result(const Result& other) : state_(other.copy()) {}
  Result& operator=(const Result& other) { return *this = Result(other); }

  bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  // Precondition: has_value(). Checked, and a Fault when broken.
  T& value() & { return check(), *std::get_if<0>(&state_); }
  const T& value() const& { return check(), *std::get_if<0>(&state_); }
  T&& value() && { return check(), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  template <class U>
  T value_or(U&& fallback) const& {
    return has_value() ? value() : T(std::forward<U>(fallback));
  }

  // Precondition: !has_value().
  const Error& error() const& { return **std::get_if<1>(&state_); }
  Error&& error() && { return std::move(**std::get_if<1>(&state_)); }

 private:
  using State = std::variant<T, std::unique_ptr<Error>>;  // the error is rare: keep the value small
  State copy() const {
    if (has_value()) return State(std::in_place_index<0>, value());
    return State(std::in_place_index<1>, std::make_unique<Error>(error()));
  }
  void check() const {
    if (!has_value()) [[unlikely]]
      throw Fault(error());
  }
  State state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  using error_type = Error;

  Result() = default;
  Result(Error error) : error_(std::make_unique<Error>(std::move(error))) {}
  Result(Result&&) noexcept = default;
  Result& operator=(Result&&) noexcept = default;

  bool has_value() const noexcept { return !error_; }
  explicit operator bool() const noexcept { return has_value(); }
  void value() const {
    if (error_) throw Fault(*error_);
  }
  const Error& error() const& { return *error_; }
  Error&& error() && { return std::move(*error_); }

 private:
  std::unique_ptr<Error> error_;
};

// Returns the error of `expression` to the caller, or goes on.
#define KEHU_TRY(expression)                                                                     \
  do {                                                                                           \
    if (auto kehu_result_ = (expression); !kehu_result_) return std::move(kehu_result_).error(); \
  } while (false)

// `declaration` is initialised from the value of `expression`, or its error goes to the caller.
#define KEHU_TRY_ASSIGN(declaration, expression) \
  KEHU_TRY_ASSIGN_(declaration, expression, KEHU_JOIN_(kehu_result_, __LINE__))
#define KEHU_TRY_ASSIGN_(declaration, expression, temporary) \
  auto temporary = (expression);                             \
  if (!temporary) return std::move(temporary).error();       \
  declaration = std::move(temporary).value()
#define KEHU_JOIN_(a, b) KEHU_JOIN2_(a, b)
#define KEHU_JOIN2_(a, b) a##b

}  // namespace kehu
