// What the policy says about the customer master: the parameters of the clauses CUS-1 to CUS-14.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/customer/records.hpp"

namespace kehu::customer {

struct KindsKept {  // CUS-1
  std::vector<Kind> kinds;
};
BOOST_DESCRIBE_STRUCT(KindsKept, (), (kinds))

struct BasicData {                      // CUS-2
  std::string home_region;              // how a national phone number is read
  std::int64_t contact_points_max = 0;  // of one customer
};
BOOST_DESCRIBE_STRUCT(BasicData, (), (home_region, contact_points_max))

struct PreferencesKept {        // CUS-3
  std::int64_t topics_max = 0;  // of one customer
};
BOOST_DESCRIBE_STRUCT(PreferencesKept, (), (topics_max))

// What a form may ask for beside kind, name and channel, which every form has. `contact_point` is
// any way to reach the customer; `phone` a phone or a mobile.
enum class FormField : std::uint8_t {
  code,
  identity,
  birth_date,
  business_line,
  region,
  since,
  account_manager,
  contact_point,
  phone,
  email,
  social,
  address,
  preference,
  document,
  asset,
};
BOOST_DESCRIBE_ENUM(FormField, code, identity, birth_date, business_line, region, since,
                    account_manager, contact_point, phone, email, social, address, preference,
                    document, asset)

struct ChannelForm {
  std::string channel;  // online, store, exhibition, visit, ...
  std::vector<FormField> collected;
  std::vector<FormField> required;
  // Whether values that are not in the form of their kind are kept for cleaning (CUS-6) instead
  // of refused.
  bool keeps_malformed = false;
};
BOOST_DESCRIBE_STRUCT(ChannelForm, (), (channel, collected, required, keeps_malformed))

struct Forms {  // CUS-4
  std::vector<ChannelForm> channels;
};
BOOST_DESCRIBE_STRUCT(Forms, (), (channels))

// On what a new record is refused as one that is already there.
enum class EntryMatch : std::uint8_t { identity, name_and_birth_date, phone, email, document };
BOOST_DESCRIBE_ENUM(EntryMatch, identity, name_and_birth_date, phone, email, document)

// The evidence of one field that two records are one customer, in tenths of a bit: log2 of how
// much likelier it is among records of one customer than among any two.
struct FieldWeights {
  std::int64_t agree = 0;         // values that agree and are rare
  std::int64_t common = 0;        // values that agree and are held by many
  std::int64_t partial = 0;       // values that are only just alike
  std::int64_t disagree = 0;      // below zero
  std::int64_t partial_from = 0;  // similarity in thousandths from which values are alike
};
BOOST_DESCRIBE_STRUCT(FieldWeights, (), (agree, common, partial, disagree, partial_from))

struct Matching {
  FieldWeights person_name;  // of each word
  FieldWeights company_name;
  FieldWeights birth_date, identity, phone, email, social, document;
  FieldWeights address_word, address_number, postcode, district;
  std::int64_t person_name_max = 0;  // words of one name, and parts of one address, are not
  std::int64_t address_max = 0;      // independent of each other: their sums are bounded
  std::int64_t address_min = 0;
  std::int64_t other_kind = 0;  // an individual against a company
  std::int64_t possible = 0;    // total from which two records are candidates
  std::int64_t certain = 0;     // and from which a person need hardly look
  std::int64_t chained = 0;     // total from which two records that are both certain to be a
                                // third are candidates themselves
  std::int64_t population = 0;  // records whose experience the weights stand for
  std::int64_t block_max = 0;   // records with one key beyond which only neighbours by name
                                // are compared
  std::vector<std::string> legal_forms;    // not compared in names of companies
  std::vector<std::string> titles;         // not compared in names of persons
  std::vector<std::string> address_words;  // not compared in addresses
};
BOOST_DESCRIBE_STRUCT(Matching, (),
                      (person_name, company_name, birth_date, identity, phone, email, social,
                       document, address_word, address_number, postcode, district, person_name_max,
                       address_max, address_min, other_kind, possible, certain, chained, population,
                       block_max, legal_forms, titles, address_words))

struct Merging {
  // Identities of which one customer has exactly one: two different ones forbid a merge.
  std::vector<IdentityKind> decisive_identities;
  bool same_kind_only = false;
};
BOOST_DESCRIBE_STRUCT(Merging, (), (decisive_identities, same_kind_only))

struct MasterIndex {  // CUS-5
  std::vector<EntryMatch> refused_on;
  std::int64_t candidates_named = 0;      // at most, in one refusal
  std::vector<std::string> placeholders;  // "unknown", "-": stand for nothing and match nothing
  std::int64_t repeated_characters = 0;   // as many equal characters in a row at the end, too
  Matching matching;
  Merging merging;
};
BOOST_DESCRIBE_STRUCT(MasterIndex, (),
                      (refused_on, candidates_named, placeholders, repeated_characters, matching,
                       merging))

struct Cleaning {  // CUS-6: what a complete file has, by kind
  std::vector<FormField> individual, company, organisation;
  std::int64_t age_max = 0;  // years
};
BOOST_DESCRIBE_STRUCT(Cleaning, (), (individual, company, organisation, age_max))

enum class DocumentPart : std::uint8_t { reference, digest, location, valid_from, valid_until };
BOOST_DESCRIBE_ENUM(DocumentPart, reference, digest, location, valid_from, valid_until)

struct DocumentForm {
  DocumentKind kind{};
  std::vector<DocumentPart> required;
};
BOOST_DESCRIBE_STRUCT(DocumentForm, (), (kind, required))

struct DocumentsKept {  // CUS-9; a kind that is not listed requires nothing
  std::vector<DocumentForm> forms;
};
BOOST_DESCRIBE_STRUCT(DocumentsKept, (), (forms))

enum class AssetPart : std::uint8_t { model, plate, project, unit, terminal_number, sim };
BOOST_DESCRIBE_ENUM(AssetPart, model, plate, project, unit, terminal_number, sim)

struct AssetsKept {  // CUS-10: what is required of each kind
  std::vector<AssetPart> vehicle, premises, device;
};
BOOST_DESCRIBE_STRUCT(AssetsKept, (), (vehicle, premises, device))

struct ImportRules {               // CUS-11
  bool own_code_required = false;  // a row must bring the code by which its books know the customer
};
BOOST_DESCRIBE_STRUCT(ImportRules, (), (own_code_required))

struct Responsibility {                 // CUS-14
  bool creator_is_responsible = false;  // when no account manager is named
  bool hand_over_needs_reason = false;
};
BOOST_DESCRIBE_STRUCT(Responsibility, (), (creator_is_responsible, hand_over_needs_reason))

}  // namespace kehu::customer

namespace kehu {
KEHU_CLAUSE(customer::KindsKept)
KEHU_CLAUSE(customer::BasicData)
KEHU_CLAUSE(customer::PreferencesKept)
KEHU_CLAUSE(customer::Forms)
KEHU_CLAUSE(customer::MasterIndex)
KEHU_CLAUSE(customer::Cleaning)
KEHU_CLAUSE(customer::DocumentsKept)
KEHU_CLAUSE(customer::AssetsKept)
KEHU_CLAUSE(customer::ImportRules)
KEHU_CLAUSE(customer::Responsibility)
}  // namespace kehu
