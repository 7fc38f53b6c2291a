// Pure decisions: from policy, facts and request. Nothing here knows a store, a clock or a session.
#include "customer/rules.hpp"

#include <algorithm>

#include "kehu/core/text.hpp"

namespace kehu::customer {

namespace {

constexpr std::string_view form_words[] = {
    "code",   "identity",        "birth_date",    "business_line", "region",
    "since",  "account_manager", "contact_point", "phone",         "email",
    "social", "address",         "preference",    "document",      "asset"};
constexpr std::size_t form_fields = std::size(form_words);

// One failed reason for every five missing parts, each part a fact of its own name.
void lacks(Decision& decision, std::string_view clause, std::string_view rule,
           std::string_view code, Fact subject, const std::vector<std::string_view>& missing) {
  for (std::size_t at = 0; at < missing.size(); at += 5) {
    Reason reason{clause, rule, false, {subject}};
    for (std::size_t i = at; i < std::min(missing.size(), at + 5); ++i)
      reason.facts.push_back({missing[i], std::string_view("missing")});
    decision.reasons.push_back(reason);
  }
  for (std::size_t at = 0; at < missing.size(); at += 4) {
    Remedy remedy{"supply", {}};
    for (std::size_t i = at; i < std::min(missing.size(), at + 4); ++i)
      remedy.facts.push_back({missing[i], std::string_view("missing")});
    decision.remedies.push_back(remedy);
  }
  if (!missing.empty() && decision.code.empty()) decision.code = code;
}

std::string listed(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::vector<std::string_view> missing_fields(const EntryFacts& facts) {
  std::vector<std::string_view> missing;
  for (FormField field : facts.form->required)
    if (!facts.given.has(field)) missing.push_back(word(field));
  return missing;
}

bool collects(const ChannelForm& form, FormField field) {
  auto listed = [&](FormField f) {
    return std::find(form.collected.begin(), form.collected.end(), f) != form.collected.end();
  };
  // A form that asks for any way of contact collects each of them, and one that asks for a phone
  // or an address collects a way of contact.
  bool contact = field == FormField::phone || field == FormField::email ||
                 field == FormField::social || field == FormField::address;
  if (field == FormField::contact_point)
    return listed(field) || listed(FormField::phone) || listed(FormField::email) ||
           listed(FormField::social) || listed(FormField::address);
  return listed(field) || (contact && listed(FormField::contact_point));
}

std::vector<std::string_view> fields_not_collected(const EntryFacts& facts) {
  std::vector<std::string_view> fields;
  for (std::size_t i = 0; i < form_fields; ++i) {
    auto field = static_cast<FormField>(i);
    if (facts.given.has(field) && !collects(*facts.form, field)) fields.push_back(word(field));
  }
  return fields;
}

}  // namespace

void add_contact(FieldSet& fields, ContactKind kind) {
  static constexpr FormField of[] = {FormField::phone, FormField::phone, FormField::email,
                                     FormField::social, FormField::address};
  fields.add(FormField::contact_point);
  fields.add(of[static_cast<std::size_t>(kind)]);
}

std::string_view word(Kind kind) {
  static constexpr std::string_view words[] = {"individual", "company", "organisation"};
  return words[static_cast<std::size_t>(kind)];
}

std::string_view word(FormField field) { return form_words[static_cast<std::size_t>(field)]; }

std::string_view word(EntryMatch match) {
  static constexpr std::string_view words[] = {"identity", "name_and_birth_date", "phone", "email",
                                               "document"};
  return words[static_cast<std::size_t>(match)];
}

const ChannelForm* form_of(const Forms& forms, std::string_view channel) {
  for (const ChannelForm& form : forms.channels)
    if (form.channel == channel) return &form;
  return nullptr;
}

Error unknown_channel(const Forms& forms, std::string_view channel) {
  std::vector<std::string_view> allowed;
  for (const ChannelForm& form : forms.channels) allowed.push_back(form.channel);
  return invalid("customer.unknown_channel", "/channel",
                 quotation(channel) + " is not a channel of the policy; it has " + listed(allowed));
}

namespace {

bool is_kept(const Policy& policy, Kind kind) {
  const auto& kinds = policy.get<KindsKept>().kinds;
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool lacks_code(const Policy& policy, std::string_view channel, bool has_code) {
  return !has_code && channel == "import" && policy.get<ImportRules>().own_code_required;
}

void check_code(const Policy& policy, std::string_view channel, bool has_code, Decision& decision) {
  if (lacks_code(policy, channel, has_code))
    decision.check(false, "CUS-11", "own_code", "customer.no_code", {{"code", has_code}});
}

void check_contact_points(const Policy& policy, std::int64_t count, Decision& decision) {
  std::int64_t most = policy.get<BasicData>().contact_points_max;
  if (count > most)
    decision.check(false, "CUS-2", "contact_points_max", "customer.too_many_contact_points",
                   {{"contact_points", count}, {"most", most}});
}

void check_preferences(const Policy& policy, std::int64_t count, Decision& decision) {
  std::int64_t most = policy.get<PreferencesKept>().topics_max;
  if (count > most)
    decision.check(false, "CUS-3", "topics_max", "customer.too_many_preferences",
                   {{"topics", count}, {"most", most}});
}

}  // namespace

Decision judge_kind(const Policy& policy, Kind kind) {
  Decision decision;
  decision.check(is_kept(policy, kind), "CUS-1", "kind_kept", "customer.kind_not_kept",
                 {{"kind", word(kind)}});
  return decision;
}

Decision judge_code(const Policy& policy, std::string_view channel, bool has_code) {
  Decision decision;
  check_code(policy, channel, has_code, decision);
  return decision;
}

Decision judge_contact_points(const Policy& policy, std::int64_t count) {
  Decision decision;
  check_contact_points(policy, count, decision);
  return decision;
}

Decision judge_preferences(const Policy& policy, std::int64_t count) {
  Decision decision;
  check_preferences(policy, count, decision);
  return decision;
}

// Imports enter a million records: a granted entry keeps the one reason that tells it from others.
Decision judge_entry(const Policy& policy, const EntryFacts& facts) {
  if (!is_kept(policy, facts.kind)) return judge_kind(policy, facts.kind);
  Decision decision;
  const ChannelForm& form = *facts.form;
  Fact channel{"channel", intern(form.channel)};
  lacks(decision, "CUS-4", "form_complete", "customer.incomplete_form", channel,
        missing_fields(facts));
  if (!decision.granted()) return decision;
  for (std::string_view field : fields_not_collected(facts))
    decision.check(false, "CUS-4", "form_collects", "customer.not_collected",
                   {channel, {"field", field}});
  if (!decision.granted()) return decision;
  decision.check(true, "CUS-4", "form_complete", {}, {channel});
  check_code(policy, form.channel, facts.given.has(FormField::code), decision);
  check_contact_points(policy, facts.contact_points, decision);
  check_preferences(policy, facts.preferences, decision);
  if (!facts.has_account_manager)
    decision.check(false, "CUS-14", "account_manager", "customer.no_account_manager",
                   {{"named", facts.has_account_manager}});
  return decision;
}

std::string missing_line(const EntryFacts& facts) {
  return "the form of channel " + quotation(facts.form->channel) +
         " is incomplete; missing: " + listed(missing_fields(facts));
}

std::string not_collected_line(const EntryFacts& facts) {
  return "the form of channel " + quotation(facts.form->channel) +
         " does not collect: " + listed(fields_not_collected(facts));
}

Decision judge_duplicates(const std::vector<Candidate>& candidates, bool allowed) {
  Decision decision;
  auto count = static_cast<std::int64_t>(candidates.size());
  for (unsigned i = 0; i < 5; ++i) {
    auto match = static_cast<EntryMatch>(i);
    auto holders = std::count_if(candidates.begin(), candidates.end(),
                                 [&](const Candidate& c) { return (c.matched & bit(match)) != 0; });
    if (holders == 0) continue;
    decision.check(allowed, "CUS-5", allowed ? "judged_distinct" : "no_duplicate",
                   "customer.duplicate",
                   {{"matched", word(match)}, {"candidates", count}, {word(match), holders}});
  }
  if (!decision.granted())
    decision.remedies.push_back({"allow_duplicate", {{"candidates", count}}});
  return decision;
}

std::string duplicates_line(const MasterIndex& clause, const std::vector<Candidate>& candidates) {
  std::string text = "there already: ";
  std::size_t named = 0;
  for (const Candidate& candidate : candidates) {
    if (named == static_cast<std::size_t>(clause.candidates_named)) {
      text += " and " + std::to_string(candidates.size() - named) + " more";
      break;
    }
    if (named++ > 0) text += ", ";
    std::vector<std::string_view> fields;
    for (unsigned i = 0; i < 5; ++i)
      if ((candidate.matched & bit(static_cast<EntryMatch>(i))) != 0)
        fields.push_back(word(static_cast<EntryMatch>(i)));
    text += candidate.customer.text() + " (" + listed(fields) + ")";
  }
  return text + "; say in allow_duplicate why this is another customer";
}

Decision judge_document(const Policy& policy, const NewDocument& document) {
  static constexpr std::string_view kinds[] = {"identity_copy",         "business_licence",
                                               "distribution_contract", "direct_sale_contract",
                                               "settlement_agreement",  "other"};
  std::vector<std::string_view> missing;
  for (const DocumentForm& form : policy.get<DocumentsKept>().forms) {
    if (form.kind != document.kind) continue;
    for (DocumentPart part : form.required) {
      auto absent = [](const std::optional<std::string>& text) { return !text || text->empty(); };
      if (part == DocumentPart::reference && absent(document.reference))
        missing.push_back("reference");
      if (part == DocumentPart::digest && absent(document.digest)) missing.push_back("digest");
      if (part == DocumentPart::location && absent(document.location))
        missing.push_back("location");
      if (part == DocumentPart::valid_from && !document.valid_from) missing.push_back("valid_from");
      if (part == DocumentPart::valid_until && !document.valid_until)
        missing.push_back("valid_until");
    }
  }
  Decision decision;
  lacks(decision, "CUS-9", "document_complete", "customer.incomplete_document",
        {"kind", kinds[static_cast<std::size_t>(document.kind)]}, missing);
  return decision;
}

Decision judge_asset(const Policy& policy, const NewAsset& asset) {
  static constexpr std::string_view kinds[] = {"vehicle", "premises", "device"};
  static constexpr std::string_view parts[] = {"model", "plate",           "project",
                                               "unit",  "terminal_number", "sim"};
  const auto& kept = policy.get<AssetsKept>();
  const auto& required = asset.kind == AssetKind::vehicle    ? kept.vehicle
                         : asset.kind == AssetKind::premises ? kept.premises
                                                             : kept.device;
  const std::optional<std::string>* given[] = {&asset.model, &asset.plate,           &asset.project,
                                               &asset.unit,  &asset.terminal_number, &asset.sim};
  std::vector<std::string_view> missing;
  for (AssetPart part : required) {
    const auto& text = *given[static_cast<std::size_t>(part)];
    if (!text || text->empty()) missing.push_back(parts[static_cast<std::size_t>(part)]);
  }
  Decision decision;
  lacks(decision, "CUS-10", "asset_complete", "customer.incomplete_asset",
        {"kind", kinds[static_cast<std::size_t>(asset.kind)]}, missing);
  return decision;
}

Decision judge_hand_over(const Policy& policy, const Customer& customer,
                         const HandOverTo& request) {
  Decision decision;
  decision.check(request.to != customer.account_manager, "CUS-14", "other_account_manager",
                 "customer.same_account_manager", {});
  if (policy.get<Responsibility>().hand_over_needs_reason)
    decision.check(request.reason && !request.reason->empty(), "CUS-14", "hand_over_reason",
                   "customer.no_reason", {});
  return decision;
}

}  // namespace kehu::customer
