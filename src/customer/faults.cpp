// What is wrong or incomplete in a customer's file (CUS-6): pure.
#include <algorithm>

#include "customer/matching.hpp"
#include "customer/rules.hpp"
#include "customer/upkeep.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/text.hpp"

namespace kehu::customer {

namespace {

class Inspector {
 public:
  Inspector(const Policy& policy, const FileFacts& facts)
      : policy_(policy), facts_(facts), customer_(*facts.customer) {}

  std::vector<CleaningRow> inspect() {
    inspect_name();
    inspect_identity();
    inspect_birth_date();
    for (const ContactPoint& point : *facts_.contact_points) inspect(point);
    for (const Document& document : *facts_.documents) inspect(document);
    inspect_completeness();
    return std::move(rows_);
  }

  Completeness completeness() const {
    std::vector<FormField> wanted = fields_wanted();
    FieldSet has = fields_on_file();
    Completeness made{static_cast<std::int64_t>(wanted.size()), {}};
    for (FormField field : wanted)
      if (!has.has(field)) made.missing.emplace_back(word(field));
    return made;
  }

 private:
  void wrong(std::string field, std::string_view reason) {
    rows_.push_back(
        {customer_.id, FaultKind::wrong, std::move(field), std::string(reason), {}, {}});
  }
  void incomplete(std::string field, std::string_view reason) {
    rows_.push_back(
        {customer_.id, FaultKind::incomplete, std::move(field), std::string(reason), {}, {}});
  }

  void inspect_name() {
    if (is_placeholder(policy_.get<MasterIndex>(), customer_.match_name))
      wrong("name", "placeholder");
  }

  void inspect_identity() {
    if (!customer_.identity_number) return;
    const std::string& number = *customer_.identity_number;
    auto key = match_key(number);
    if (!key || is_placeholder(policy_.get<MasterIndex>(), *key))
      return wrong("identity", "placeholder");
    Result<std::string> normal(number);
    if (customer_.identity_kind == IdentityKind::resident_identity)
      normal = normalize_resident_identity(number);
    if (customer_.identity_kind == IdentityKind::unified_social_credit)
      normal = normalize_uscc(number);
    if (customer_.identity_kind == IdentityKind::vat) normal = normalize_vat(number);
    if (customer_.identity_kind == IdentityKind::lei) normal = normalize_lei(number);
    if (!normal) return wrong("identity", normal.error().code);
    if (customer_.identity_kind != IdentityKind::resident_identity || !customer_.birth_date) return;
    // GB 11643: the birth date stands at the seventh to fourteenth place.
    std::string date =
        number.substr(6, 4) + "-" + number.substr(10, 2) + "-" + number.substr(12, 2);
    if (date != text(*customer_.birth_date)) wrong("birth_date", "other_than_identity");
  }

  void inspect_birth_date() {
    if (!customer_.birth_date) return;
    if (*customer_.birth_date > facts_.today) return wrong("birth_date", "in_future");
    auto years = static_cast<int>(policy_.get<Cleaning>().age_max);
    if (*customer_.birth_date + boost::gregorian::years(years) < facts_.today)
      wrong("birth_date", "too_old");
  }

  void inspect(const ContactPoint& point) {
    std::string field = "contact_points/" + std::to_string(point.number);
    bool phone = point.kind == ContactKind::phone || point.kind == ContactKind::mobile;
    if (is_placeholder(policy_.get<MasterIndex>(), point.normal))
      return wrong(field, "placeholder");
    auto normal = phone                              ? normalize_phone(point.normal, "")
                  : point.kind == ContactKind::email ? normalize_email(point.normal)
                                                     : Result<std::string>(point.normal);
    if (!normal) wrong(field, normal.error().code);
  }

  void inspect(const Document& document) {
    std::string field = "documents/" + std::to_string(document.number);
    if (document.valid_until && *document.valid_until < facts_.today) wrong(field, "expired");
    if (document.digest.empty()) incomplete(field + "/digest", "missing");
    if (document.location.empty()) incomplete(field + "/location", "missing");
  }

  FieldSet fields_on_file() const {
    FieldSet has;
    auto put = [&](bool there, FormField field) {
      if (there) has.add(field);
    };
    put(customer_.code.has_value(), FormField::code);
    put(customer_.identity_number.has_value(), FormField::identity);
    put(customer_.birth_date.has_value(), FormField::birth_date);
    put(!customer_.business_line.empty(), FormField::business_line);
    put(!customer_.region.empty(), FormField::region);
    put(!customer_.since.is_special(), FormField::since);
    put(!customer_.account_manager.empty(), FormField::account_manager);
    put(facts_.has_preference, FormField::preference);
    put(!facts_.documents->empty(), FormField::document);
    put(facts_.has_asset, FormField::asset);
    for (const ContactPoint& point : *facts_.contact_points) add_contact(has, point.kind);
    return has;
  }

  // What the policy asks of the kind, and what the form of its channel asks today.
  std::vector<FormField> fields_wanted() const {
    const auto& clause = policy_.get<Cleaning>();
    std::vector<FormField> wanted = customer_.kind == Kind::individual ? clause.individual
                                    : customer_.kind == Kind::company  ? clause.company
                                                                       : clause.organisation;
    if (const ChannelForm* form = form_of(policy_.get<Forms>(), customer_.channel))
      for (FormField field : form->required)
        if (std::find(wanted.begin(), wanted.end(), field) == wanted.end()) wanted.push_back(field);
    return wanted;
  }

  void inspect_completeness() {
    for (const std::string& field : completeness().missing) incomplete(field, "missing");
  }

  const Policy& policy_;
  const FileFacts& facts_;
  const Customer& customer_;
  std::vector<CleaningRow> rows_;
};

}  // namespace

std::vector<CleaningRow> find_faults(const Policy& policy, const FileFacts& facts) {
  return Inspector(policy, facts).inspect();
}

Completeness completeness_of(const Policy& policy, const FileFacts& facts) {
  return Inspector(policy, facts).completeness();
}

}  // namespace kehu::customer
