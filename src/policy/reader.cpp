#include "policy/reader.hpp"

#include "kehu/core/text.hpp"
#include "record/json.hpp"

namespace kehu::policy_detail {

namespace json = boost::json;

Place Place::operator/(std::string_view key) const {
  std::string path = path_ + '/';
  for (char c : key) {
    if (c == '~') {
      path += "~0";
    } else if (c == '/') {
      path += "~1";
    } else {
      path += c;
    }
  }
  return Place(*faults_, std::move(path));
}

Place Place::operator/(std::size_t index) const {
  return Place(*faults_, path_ + '/' + std::to_string(index));
}

void Place::fault(std::string_view code, std::string message) const {
  faults_->push_back(invalid(code, path_, std::move(message)));
}

void Place::fault(std::string_view code, const Error& below) const {
  faults_->push_back(invalid(code, path_ + below.path, below.message));
}

void Place::add(Error below) const { faults_->push_back(under(path_, std::move(below))); }

std::string hint(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view near = record::nearest(word, candidates);
  return near.empty() ? "" : ", did you mean " + quotation(near) + "?";
}

const json::object* read_object(const Place& place, const json::value& value, std::string_view code,
                                std::initializer_list<std::string_view> known) {
  const json::object* object = value.if_object();
  if (!object) {
    place.fault(code, "an object is expected here");
    return nullptr;
  }
  std::vector<std::string_view> names(known);
  for (const auto& member : *object) {
    std::string_view key = member.key();
    if (std::find(names.begin(), names.end(), key) == names.end()) {
      (place / key).fault(code, quotation(key) + " is not known here" + hint(key, names));
    }
  }
  return object;
}

const json::value* read_member(const Place& place, const json::object& object, std::string_view key,
                               std::string_view code) {
  const json::value* value = object.if_contains(key);
  if (!value) (place / key).fault(code, quotation(key) + " is missing");
  return value;
}

std::optional<std::string> read_text(const Place& place, const json::value& value,
                                     std::string_view code) {
  const json::string* text = value.if_string();
  if (!text || text->empty()) {
    place.fault(code, "a text that is not empty is expected here");
    return std::nullopt;
  }
  return std::string(*text);
}

LocalText read_local_text(const Place& place, const json::value& value) {
  LocalText text;
  const json::object* object = read_object(place, value, "policy.text", {"en", "zh"});
  if (!object) return text;
  auto read = [&](std::string_view language) -> std::string {
    const json::value* member = read_member(place, *object, language, "policy.text");
    if (!member) return {};
    return read_text(place / language, *member, "policy.text").value_or("");
  };
  text.en = read("en");
  text.zh = read("zh");
  return text;
}

}  // namespace kehu::policy_detail
