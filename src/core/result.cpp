#include "kehu/core/result.hpp"

namespace kehu {

std::string_view name(Category category) noexcept {
  switch (category) {
    case Category::invalid:
      return "invalid";
    case Category::not_found:
      return "not_found";
    case Category::conflict:
      return "conflict";
    case Category::refused:
      return "refused";
    case Category::denied:
      return "denied";
    case Category::busy:
      return "busy";
    case Category::fault:
      return "fault";
    case Category::internal:
      return "internal";
  }
  return "internal";
}

namespace {

Error make(Category category, std::string_view code, std::string_view path, std::string message) {
  Error error;
  error.category = category;
  error.code = code;
  error.path = path;
  error.message = std::move(message);
  return error;
}

}  // namespace

Error invalid(std::string_view code, std::string_view path, std::string message) {
  return make(Category::invalid, code, path, std::move(message));
}

Error not_found(std::string_view code, std::string_view path, std::string message) {
  return make(Category::not_found, code, path, std::move(message));
}

Error conflict(std::string_view code, std::string_view path, std::string message) {
  return make(Category::conflict, code, path, std::move(message));
}

Error under(std::string_view prefix, Error error) {
  error.path.insert(0, prefix);
  return error;
}

Fault::Fault(Category category, std::string_view code, std::string message)
    : Fault(make(category, code, {}, std::move(message))) {}

}  // namespace kehu
