#include "kehu/core/text.hpp"
#include "session/state.hpp"

namespace kehu {

namespace {

bool is_plain(std::string_view text) {
  if (text.size() > text_size_max) return false;
  if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return false;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7f) return false;
  }
  return true;
}

bool plain(const record::Type& type, const void* value) {
  using record::Kind;
  switch (type.kind) {
    case Kind::text:
      return is_plain(*static_cast<const std::string*>(value));
    case Kind::reference:
      return is_plain(static_cast<const ReferenceValue*>(value)->code);
    case Kind::record:
      return !needs_cleaning(*type.record, value);
    case Kind::list:
      for (std::size_t i = 0; i < type.list->size(value); ++i)
        if (!plain(*type.element, type.list->at(value, i))) return false;
      return true;
    default:
      return true;
  }
}

Result<void> clean_string(std::string& text) {
  KEHU_TRY_ASSIGN(text, clean_text(text));
  return {};
}

// Values are cleaned where they lie: the request is the session's own copy.
Result<void> clean_value(const record::Type& type, void* value) {
  using record::Kind;
  switch (type.kind) {
    case Kind::text:
      return clean_string(*static_cast<std::string*>(value));
    case Kind::reference:
      return clean_string(static_cast<ReferenceValue*>(value)->code);
    case Kind::record:
      return clean(*type.record, value);
    case Kind::list:
      for (std::size_t i = 0; i < type.list->size(value); ++i) {
        auto result = clean_value(*type.element, const_cast<void*>(type.list->at(value, i)));
        if (!result) return under("/" + std::to_string(i), std::move(result).error());
      }
      return {};
    default:
      return {};
  }
}

}  // namespace

bool needs_cleaning(const record::Descriptor& descriptor, const void* record) {
  for (const record::Field& field : descriptor.fields)
    if (const void* value = field.value(record); value && !plain(field.type, value)) return true;
  return false;
}

Result<void> clean(const record::Descriptor& descriptor, void* record) {
  for (const record::Field& field : descriptor.fields) {
    const void* value = field.value(record);
    if (!value) continue;
    auto result = clean_value(field.type, const_cast<void*>(value));
    if (!result) return under("/" + std::string(field.name), std::move(result).error());
  }
  return {};
}

}  // namespace kehu
