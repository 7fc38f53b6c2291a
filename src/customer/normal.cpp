// The stored forms of what is entered.
#include "customer/handlers.hpp"
#include "kehu/casework/step.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"

namespace kehu::customer {

namespace {

std::string at(std::string_view path, std::string_view field) {
  return std::string(path) + "/" + std::string(field);
}

Result<std::string> normal_passport(std::string_view number) {
  std::string normal;
  for (char c : match_key(number).value_or(std::string())) {
    if (c == ' ' || c == '-') continue;
    bool letter = c >= 'a' && c <= 'z';
    if (!letter && (c < '0' || c > '9'))
      return invalid("passport.format", "",
                     quotation(number) + " is not a passport number: letters and digits");
    normal += static_cast<char>(letter ? c - 32 : c);
  }
  if (normal.size() < 5 || normal.size() > 20)
    return invalid("passport.format", "",
                   quotation(number) + " is not a passport number: 5 to 20 characters");
  return normal;
}

Result<std::string> normal_number(const Identity& identity) {
  switch (identity.kind) {
    case IdentityKind::resident_identity:
      return normalize_resident_identity(identity.number);
    case IdentityKind::unified_social_credit:
      return normalize_uscc(identity.number);
    case IdentityKind::vat:
      return normalize_vat(identity.number);
    case IdentityKind::lei:
      return normalize_lei(identity.number);
    case IdentityKind::passport:
      return normal_passport(identity.number);
    default:
      return match_key(identity.number);
  }
}

// Parts of a document or an asset have one line each.
Result<void> check_parts(
    std::initializer_list<std::pair<std::string_view, const std::optional<std::string>*>> parts,
    std::string_view path) {
  for (const auto& [field, given] : parts)
    if (*given) KEHU_TRY(casework::check_line(**given, at(path, field)));
  return {};
}

Result<void> check_days(const std::optional<Date>& from, const std::optional<Date>& until,
                        std::string_view path, std::string_view field) {
  if (from && until && *until < *from)
    return invalid("customer.dates", at(path, field),
                   text(*until) + " lies before the beginning, " + text(*from));
  return {};
}

Result<std::string> normal_value(const Policy& policy, const NewContactPoint& given) {
  switch (given.kind) {
    case ContactKind::phone:
    case ContactKind::mobile:
      return normalize_phone(given.value,
                             given.region ? *given.region : policy.get<BasicData>().home_region);
    case ContactKind::email:
      return normalize_email(given.value);
    default:
      return match_key(given.value);
  }
}

Result<void> take_address(const NewContactPoint& given, ContactPoint& point,
                          std::string_view path) {
  const std::pair<const std::optional<std::string>*, std::string*> parts[] = {
      {&given.street, &point.street},
      {&given.locality, &point.locality},
      {&given.district, &point.district},
      {&given.postcode, &point.postcode},
      {&given.country, &point.country}};
  bool has_parts = false;
  for (auto [from, to] : parts) {
    if (!*from || (*from)->empty()) continue;
    has_parts = true;
    KEHU_TRY(casework::check_text(**from, path));
    *to = **from;
  }
  if (!has_parts) return {};
  if (given.kind != ContactKind::address)
    return invalid("customer.not_an_address", at(path, "kind"),
                   "street, locality, district, postcode and country belong to an address");
  if (!point.country.empty()) KEHU_TRY(check_region(point.country, at(path, "country")));
  if (!point.value.empty()) return {};
  for (auto [from, to] : parts) {
    if (to->empty()) continue;
    if (!point.value.empty()) point.value += ", ";
    point.value += *to;
  }
  return {};
}

}  // namespace

Result<void> needs(std::string_view text, std::string_view path) {
  if (text.empty()) return invalid("customer.empty", path, "must not be empty");
  return {};
}

Result<void> check_preference(std::string_view topic, std::string_view text,
                              std::string_view path) {
  KEHU_TRY(needs(topic, at(path, "topic")));
  KEHU_TRY(casework::check_line(topic, at(path, "topic")));
  KEHU_TRY(needs(text, at(path, "text")));
  return casework::check_text(text, at(path, "text"));
}

Result<void> check_region(std::string_view region, std::string_view path) {
  bool two = region.size() == 2;
  for (char c : region) two = two && c >= 'A' && c <= 'Z';
  if (!two)
    return invalid("customer.region", path,
                   quotation(region) + " is not two capital letters of ISO 3166-1");
  return {};
}

Result<std::string> normal_identity(const Identity& identity, bool keeps_malformed,
                                    std::string_view path) {
  if (identity.kind == IdentityKind::none)
    return invalid("customer.identity_kind", at(path, "kind"),
                   "'none' has no number; leave the identity out, or clear it");
  KEHU_TRY(needs(identity.number, at(path, "number")));
  auto normal = normal_number(identity);
  if (normal) return normal;
  if (keeps_malformed) return match_key(identity.number);
  return under(at(path, "number"), std::move(normal).error());
}

Result<ContactPoint> normal_contact_point(const Policy& policy, const NewContactPoint& given,
                                          bool keeps_malformed, std::string_view path) {
  ContactPoint point;
  point.kind = given.kind;
  point.value = given.value;
  if (given.label) point.label = *given.label;
  if (!keeps_malformed) {
    KEHU_TRY(casework::check_line(point.value, at(path, "value")));
    KEHU_TRY(casework::check_line(point.label, at(path, "label")));
  }
  KEHU_TRY(take_address(given, point, path));
  KEHU_TRY(needs(point.value, at(path, "value")));
  if (given.kind == ContactKind::address) {
    KEHU_TRY_ASSIGN(point.normal, match_key(point.value));
    return point;
  }
  auto normal = normal_value(policy, given);
  if (!normal && keeps_malformed) normal = match_key(given.value);
  if (!normal) {
    bool region = normal.error().code == "phone.region" && given.region;
    return under(at(path, region ? "region" : "value"), std::move(normal).error());
  }
  point.normal = std::move(normal).value();
  return point;
}

Result<Document> normal_document(const NewDocument& given, Instant now, std::string_view path) {
  KEHU_TRY(check_days(given.valid_from, given.valid_until, path, "valid_until"));
  KEHU_TRY(check_parts(
      {{"reference", &given.reference}, {"digest", &given.digest}, {"location", &given.location}},
      path));
  Document document;
  document.kind = given.kind;
  document.reference = given.reference.value_or(std::string());
  document.digest = given.digest.value_or(std::string());
  document.location = given.location.value_or(std::string());
  document.valid_from = given.valid_from;
  document.valid_until = given.valid_until;
  document.added_at = now;
  return document;
}

Result<Asset> normal_asset(const NewAsset& given, std::string_view path) {
  KEHU_TRY(check_days(given.since, given.until, path, "until"));
  KEHU_TRY(check_parts({{"model", &given.model},
                        {"plate", &given.plate},
                        {"project", &given.project},
                        {"unit", &given.unit},
                        {"terminal_number", &given.terminal_number},
                        {"sim", &given.sim}},
                       path));
  Asset asset;
  asset.kind = given.kind;
  asset.model = given.model.value_or(std::string());
  asset.plate = given.plate.value_or(std::string());
  asset.project = given.project.value_or(std::string());
  asset.unit = given.unit.value_or(std::string());
  asset.terminal_number = given.terminal_number.value_or(std::string());
  asset.sim = given.sim.value_or(std::string());
  asset.since = given.since;
  asset.until = given.until;
  return asset;
}

}  // namespace kehu::customer
