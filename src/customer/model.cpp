// The area's tables and clauses, and what must hold for them.
#include <algorithm>

#include "kehu/casework/clause_checks.hpp"
#include "kehu/core/text.hpp"
#include "kehu/customer.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using namespace customer;

template <>
const Table& table_of<Customer>() {
  static const Table made("customer", record::describe<Customer>(), {"id"}, [](Table& t) {
    t.index("by_code", {"code"}, Index::unique, "code")
        .index("by_match_name", {"match_name"})
        .index("by_identity", {"identity_number"}, Index::ordinary, "identity_number")
        .personal({"name", "match_name", "identity_number", "birth_date"})
        .search({"match_name", "identity_number"});
  });
  return made;
}

template <>
const Table& table_of<ContactPoint>() {
  static const Table made(
      "contact_point", record::describe<ContactPoint>(), {"customer", "number"}, [](Table& t) {
        t.index("by_normal", {"normal"})
            .personal({"value", "normal", "street", "locality", "district", "postcode"})
            .search({"normal"})
            .references("customer", "customer");
      });
  return made;
}

template <>
const Table& table_of<Preference>() {
  static const Table made(
      "preference", record::describe<Preference>(), {"customer", "kind", "topic"},
      [](Table& t) { t.personal({"text"}).references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<Document>() {
  static const Table made("document", record::describe<Document>(), {"customer", "number"},
                          [](Table& t) {
                            t.index("by_reference", {"reference"})
                                .personal({"reference", "location"})
                                .search({"reference"})
                                .references("customer", "customer");
                          });
  return made;
}

template <>
const Table& table_of<Asset>() {
  static const Table made("asset", record::describe<Asset>(), {"customer", "number"}, [](Table& t) {
    t.personal({"plate", "project", "unit", "terminal_number", "sim"})
        .references("customer", "customer");
  });
  return made;
}

template <>
const Table& table_of<HandOver>() {
  static const Table made("hand_over", record::describe<HandOver>(), {"customer", "number"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<Merge>() {
  static const Table made("merge", record::describe<Merge>(), {"id"}, [](Table& t) {
    t.index("by_survivor", {"survivor"})
        .index("by_merged", {"merged"})
        .personal({"survivor_before", "survivor_after", "merged_before", "preferences"})
        .references("survivor", "customer")
        .references("merged", "customer");
  });
  return made;
}

template <>
const Table& table_of<Distinction>() {
  static const Table made(
      "distinction", record::describe<Distinction>(), {"customer", "other"},
      [](Table& t) { t.references("customer", "customer").references("other", "customer"); });
  return made;
}

namespace {

using casework::fault;
using casework::Faults;

void not_negative(Faults& faults, const char* path, std::int64_t value) {
  if (value < 0) fault(faults, path, "must not be negative");
}

void check_kinds(const void* parameters, Faults& faults) {
  if (static_cast<const KindsKept*>(parameters)->kinds.empty())
    fault(faults, "/kinds", "at least one kind of customer must be kept");
}

void check_basic_data(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const BasicData*>(parameters);
  if (clause.home_region.size() != 2)
    fault(faults, "/home_region", "must be two letters of ISO 3166-1, such as \"CN\"");
  not_negative(faults, "/contact_points_max", clause.contact_points_max);
}

void check_preferences(const void* parameters, Faults& faults) {
  not_negative(faults, "/topics_max", static_cast<const PreferencesKept*>(parameters)->topics_max);
}

void check_forms(const void* parameters, Faults& faults) {
  const auto& forms = *static_cast<const Forms*>(parameters);
  for (std::size_t i = 0; i < forms.channels.size(); ++i) {
    const ChannelForm& form = forms.channels[i];
    std::string path = "/channels/" + std::to_string(i);
    if (form.channel.empty()) fault(faults, path + "/channel", "must be named");
    for (std::size_t j = 0; j < i; ++j)
      if (forms.channels[j].channel == form.channel)
        fault(faults, path + "/channel", quotation(form.channel) + " has another form already");
    for (std::size_t k = 0; k < form.required.size(); ++k)
      if (std::find(form.collected.begin(), form.collected.end(), form.required[k]) ==
          form.collected.end())
        fault(faults, path + "/required/" + std::to_string(k),
              "what a form requires it must also collect");
  }
  if (forms.channels.empty()) fault(faults, "/channels", "at least one channel is needed");
}

void check_weights(const FieldWeights& weights, const std::string& path, Faults& faults) {
  constexpr std::int64_t bound = 1000;  // 100 bits: more than any field can tell
  if (weights.agree < 0 || weights.agree > bound)
    fault(faults, path + "/agree", "must be from 0 to 1000 tenths of a bit");
  if (weights.common < 0 || weights.common > weights.agree)
    fault(faults, path + "/common", "must be from 0 to 'agree'");
  if (weights.partial > weights.agree || weights.partial < -bound)
    fault(faults, path + "/partial", "must be from -1000 to 'agree'");
  if (weights.disagree > weights.partial || weights.disagree < -bound)
    fault(faults, path + "/disagree", "must be from -1000 to 'partial'");
  if (weights.partial_from < 1 || weights.partial_from > 1000)
    fault(faults, path + "/partial_from", "must be from 1 to 1000 thousandths");
}

void check_master_index(const void* parameters, Faults& faults) {
  const auto& clause = *static_cast<const MasterIndex*>(parameters);
  const Matching& m = clause.matching;
  const std::pair<const char*, const FieldWeights*> fields[] = {
      {"person_name", &m.person_name},
      {"company_name", &m.company_name},
      {"birth_date", &m.birth_date},
      {"identity", &m.identity},
      {"phone", &m.phone},
      {"email", &m.email},
      {"social", &m.social},
      {"document", &m.document},
      {"address_word", &m.address_word},
      {"address_number", &m.address_number},
      {"postcode", &m.postcode},
      {"district", &m.district}};
  for (auto [name, weights] : fields)
    check_weights(*weights, std::string("/matching/") + name, faults);
  if (m.certain < m.possible) fault(faults, "/matching/certain", "must not be below 'possible'");
  if (m.chained > m.possible) fault(faults, "/matching/chained", "must not be above 'possible'");
  if (m.address_min > m.address_max)
    fault(faults, "/matching/address_min", "must not be above 'address_max'");
  if (m.population < 1 || m.population > 1000000000)
    fault(faults, "/matching/population", "must be from 1 to 1,000,000,000");
  if (m.block_max < 2) fault(faults, "/matching/block_max", "must be 2 or more");
  if (clause.repeated_characters < 2) fault(faults, "/repeated_characters", "must be 2 or more");
  if (clause.candidates_named < 1) fault(faults, "/candidates_named", "must be 1 or more");
  for (std::size_t i = 0; i < clause.placeholders.size(); ++i) {
    auto key = match_key(clause.placeholders[i]);
    if (!key || *key != clause.placeholders[i])
      fault(faults, "/placeholders/" + std::to_string(i),
            "must be in lower case, as it is compared");
  }
}

void check_cleaning(const void* parameters, Faults& faults) {
  std::int64_t most = static_cast<const Cleaning*>(parameters)->age_max;
  if (most < 1 || most > 1000) fault(faults, "/age_max", "must be from 1 to 1000 years");
}

}  // namespace

#define KEHU_CUSTOMER_CLAUSE(Clause, id, check)                                        \
  template <>                                                                          \
  const ClauseType& clause_of<Clause>() {                                              \
    static const ClauseType made{id, &record::describe<Clause>(), {}, check, nullptr}; \
    return made;                                                                       \
  }
KEHU_CUSTOMER_CLAUSE(KindsKept, "CUS-1", check_kinds)
KEHU_CUSTOMER_CLAUSE(BasicData, "CUS-2", check_basic_data)
KEHU_CUSTOMER_CLAUSE(PreferencesKept, "CUS-3", check_preferences)
KEHU_CUSTOMER_CLAUSE(Forms, "CUS-4", check_forms)
KEHU_CUSTOMER_CLAUSE(MasterIndex, "CUS-5", check_master_index)
KEHU_CUSTOMER_CLAUSE(Cleaning, "CUS-6", check_cleaning)
KEHU_CUSTOMER_CLAUSE(DocumentsKept, "CUS-9", nullptr)
KEHU_CUSTOMER_CLAUSE(AssetsKept, "CUS-10", nullptr)
KEHU_CUSTOMER_CLAUSE(ImportRules, "CUS-11", nullptr)
KEHU_CUSTOMER_CLAUSE(Responsibility, "CUS-14", nullptr)
#undef KEHU_CUSTOMER_CLAUSE

}  // namespace kehu
