// Customer master: who we deal with, how they are reached, what lies on file, what they own, who
// is responsible for them, and which records are the same customer.
//
// Implements CUS-1, 2, 3, 4, 5, 6, 9, 10, 11, 14.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "kehu/command.hpp"

namespace kehu::customer {

enum class Kind : std::uint8_t { individual, company, organisation };  // CUS-1
BOOST_DESCRIBE_ENUM(Kind, individual, company, organisation)

enum class Status : std::uint8_t { active, merged };
BOOST_DESCRIBE_ENUM(Status, active, merged)

enum class IdentityKind : std::uint8_t {
  none,
  resident_identity,  // GB 11643
  passport,
  unified_social_credit,  // GB 32100
  vat,
  lei,
  other,
};
BOOST_DESCRIBE_ENUM(IdentityKind, none, resident_identity, passport, unified_social_credit, vat,
                    lei, other)

struct Customer {
  Id<Customer> id;
  std::int64_t version = 0;
  std::optional<std::string> code;  // of the caller's own books; unique
  Kind kind{};
  Status status{};
  std::string name;        // as given, NFC
  std::string match_name;  // match key of the name
  IdentityKind identity_kind{};
  std::optional<std::string> identity_number;  // normal form of its kind
  std::optional<Date> birth_date;
  std::string business_line;
  std::string channel;          // by which the record came in (CUS-4)
  std::string account_manager;  // CUS-14
  std::string region;           // ISO 3166-1 alpha-2, or ""
  std::optional<Id<Customer>> merged_into;
  Instant created_at{};
  Date since;  // when dealings began
};
BOOST_DESCRIBE_STRUCT(Customer, (),
                      (id, version, code, kind, status, name, match_name, identity_kind,
                       identity_number, birth_date, business_line, channel, account_manager, region,
                       merged_into, created_at, since))

enum class ContactKind : std::uint8_t { phone, mobile, email, social, address };
BOOST_DESCRIBE_ENUM(ContactKind, phone, mobile, email, social, address)

struct ContactPoint {  // CUS-2; key (customer, number)
  Id<Customer> customer;
  std::int64_t number = 0;
  ContactKind kind{};
  std::string value;   // as given; an address in one line
  std::string normal;  // E.164, e-mail with its domain folded, match key otherwise
  std::string label;   // "office", "accounts"
  // Parts of an address; empty otherwise.
  std::string street, locality, district, postcode, country;
};
BOOST_DESCRIBE_STRUCT(ContactPoint, (),
                      (customer, number, kind, value, normal, label, street, locality, district,
                       postcode, country))

enum class PreferenceKind : std::uint8_t { need, habit, preference };
BOOST_DESCRIBE_ENUM(PreferenceKind, need, habit, preference)

struct Preference {  // CUS-3; key (customer, kind, topic)
  Id<Customer> customer;
  PreferenceKind kind{};
  std::string topic;
  std::string text;
  Instant recorded_at{};
};
BOOST_DESCRIBE_STRUCT(Preference, (), (customer, kind, topic, text, recorded_at))

enum class DocumentKind : std::uint8_t {
  identity_copy,
  business_licence,
  distribution_contract,
  direct_sale_contract,
  settlement_agreement,
  other,
};
BOOST_DESCRIBE_ENUM(DocumentKind, identity_copy, business_licence, distribution_contract,
                    direct_sale_contract, settlement_agreement, other)

struct Document {  // CUS-9; key (customer, number)
  Id<Customer> customer;
  std::int64_t number = 0;
  DocumentKind kind{};
  std::string reference;  // its own number
  std::string digest;     // of the file, hexadecimal, as the caller computed it
  std::string location;   // where the file lies
  std::optional<Date> valid_from, valid_until;  // both inclusive; empty: open
  Instant added_at{};
};
BOOST_DESCRIBE_STRUCT(Document, (),
                      (customer, number, kind, reference, digest, location, valid_from, valid_until,
                       added_at))

enum class AssetKind : std::uint8_t { vehicle, premises, device };
BOOST_DESCRIBE_ENUM(AssetKind, vehicle, premises, device)

struct Asset {  // CUS-10; key (customer, number)
  Id<Customer> customer;
  std::int64_t number = 0;
  AssetKind kind{};
  std::string model;            // of a vehicle or device
  std::string plate;            // of a vehicle
  std::string project, unit;    // of premises
  std::string terminal_number;  // of a device
  std::string sim;
  std::optional<Date> since, until;
};
BOOST_DESCRIBE_STRUCT(Asset, (),
                      (customer, number, kind, model, plate, project, unit, terminal_number, sim,
                       since, until))

struct HandOver {  // CUS-14; key (customer, number)
  Id<Customer> customer;
  std::int64_t number = 0;
  std::string from, to;
  std::string reason;
  Instant at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(HandOver, (), (customer, number, from, to, reason, at, by))

// CUS-5. The merged record keeps all it had and only points at its survivor; the survivor gets
// copies. Undoing takes the copies away again, and gives back every field the merge changed.
struct Merge {
  Id<Merge> id;
  std::int64_t version = 0;
  Id<Customer> survivor, merged;
  // Canonical images of the two customers, and of the survivor as the merge left it.
  Bytes survivor_before, survivor_after, merged_before;
  // The survivor's adopted rows: the first number, and how many follow it without a gap.
  std::int64_t contact_points_from = 0, contact_points = 0;
  std::int64_t documents_from = 0, documents = 0;
  std::int64_t assets_from = 0, assets = 0;
  Bytes preferences;  // keys of the adopted ones, canonical
  Instant at{};
  std::string by;
  bool undone = false;
  std::optional<Instant> undone_at;
  std::string undone_by;
};
BOOST_DESCRIBE_STRUCT(Merge, (),
                      (id, version, survivor, merged, survivor_before, survivor_after,
                       merged_before, contact_points_from, contact_points, documents_from,
                       documents, assets_from, assets, preferences, at, by, undone, undone_at,
                       undone_by))

// Two records that look alike and were said to be two customers (CUS-5); key (customer, other),
// the lower id first. Where it was `judged` (customer.distinguish) they are proposed no more; where
// one was merely let in beside the other on entry they are, but are not refused again.
struct Distinction {
  Id<Customer> customer, other;
  std::string reason;
  bool judged = false;
  Instant at{};
  std::string by;
};
BOOST_DESCRIBE_STRUCT(Distinction, (), (customer, other, reason, judged, at, by))

// ---- Clauses ----------------------------------------------------------------------------------

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

// ---- Commands ---------------------------------------------------------------------------------

struct Identity {
  IdentityKind kind{};
  std::string number;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (kind, number))

struct NewContactPoint {
  ContactKind kind{};
  std::string value;                  // of an address: one line, or "" where its parts are given
  std::optional<std::string> region;  // how a national phone number is read; absent: the policy's
  std::optional<std::string> label;
  std::optional<std::string> street, locality, district, postcode, country;  // of an address
};
BOOST_DESCRIBE_STRUCT(NewContactPoint, (),
                      (kind, value, region, label, street, locality, district, postcode, country))

struct NewDocument {
  DocumentKind kind{};
  std::optional<std::string> reference, digest, location;
  std::optional<Date> valid_from, valid_until;
};
BOOST_DESCRIBE_STRUCT(NewDocument, (), (kind, reference, digest, location, valid_from, valid_until))

struct NewAsset {
  AssetKind kind{};
  std::optional<std::string> model, plate, project, unit, terminal_number, sim;
  std::optional<Date> since, until;
};
BOOST_DESCRIBE_STRUCT(NewAsset, (),
                      (kind, model, plate, project, unit, terminal_number, sim, since, until))

struct NewPreference {
  PreferenceKind kind{};
  std::string topic;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewPreference, (), (kind, topic, text))

// Errors that the commands share: customer.not_found; customer.empty (a text that must say
// something); customer.identity (with the codes of core/contact.hpp as cause), phone.*, email.*,
// text.*; customer.dates (an end before its beginning).

struct Created {
  Id<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(Created, (), (customer))

// Enters a customer (CUS-1 to CUS-5, 9, 10, 14). What is not given and the form does not require
// stays open; `account_manager` is then the actor where CUS-14 says so, `business_line` the
// session's, `since` today. `allow_duplicate` says why the customer is let in beside those it looks
// like, which is recorded; they are still proposed by customer.duplicates.
// Refused: customer.kind_not_kept, customer.unknown_channel, customer.incomplete_form,
// customer.not_collected, customer.duplicate, customer.no_account_manager, customer.no_code,
// customer.incomplete_document, customer.incomplete_asset, customer.too_many_contact_points,
// customer.too_many_preferences. Errors: customer.exists, customer.code_taken,
// customer.same_topic.
struct Create {
  static constexpr std::string_view request = "customer.create";
  using Reply = Created;
  std::optional<Id<Customer>> id;
  Kind kind{};
  std::string name;
  std::string channel;
  std::optional<std::string> code;
  std::optional<Identity> identity;
  std::optional<Date> birth_date;
  std::optional<std::string> business_line, account_manager, region;
  std::optional<Date> since;
  std::vector<NewContactPoint> contact_points;
  std::vector<NewDocument> documents;
  std::vector<NewAsset> assets;
  std::vector<NewPreference> preferences;
  std::optional<std::string> allow_duplicate;
};
BOOST_DESCRIBE_STRUCT(Create, (),
                      (id, kind, name, channel, code, identity, birth_date, business_line,
                       account_manager, region, since, contact_points, documents, assets,
                       preferences, allow_duplicate))

enum class Clearable : std::uint8_t { code, identity, birth_date, region };
BOOST_DESCRIBE_ENUM(Clearable, code, identity, birth_date, region)

struct Updated {
  Id<Customer> customer;
  std::int64_t version = 0;  // of the record now
};
BOOST_DESCRIBE_STRUCT(Updated, (), (customer, version))

// Changes what is given, and empties what `clear` lists. `version`: the one that the caller saw.
// Refused: customer.kind_not_kept, customer.duplicate, customer.no_code.
// Errors: customer.changed (another version), customer.code_taken, customer.nothing_to_change,
// customer.set_and_cleared.
struct Update {
  static constexpr std::string_view request = "customer.update";
  using Reply = Updated;
  Reference<Customer> customer;
  std::optional<std::int64_t> version;
  std::optional<Kind> kind;
  std::optional<std::string> name, code;
  std::optional<Identity> identity;
  std::optional<Date> birth_date;
  std::optional<std::string> business_line, region;
  std::optional<Date> since;
  std::vector<Clearable> clear;
  std::optional<std::string> allow_duplicate;
};
BOOST_DESCRIBE_STRUCT(Update, (),
                      (customer, version, kind, name, code, identity, birth_date, business_line,
                       region, since, clear, allow_duplicate))

// What was added to a customer's file, by its number there.
struct Numbered {
  Id<Customer> customer;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(Numbered, (), (customer, number))

// CUS-2. Refused: customer.duplicate (another customer is reached by the same),
// customer.too_many_contact_points. Errors: customer.has_contact_point.
struct AddContactPoint {
  static constexpr std::string_view name = "customer.add_contact_point";
  using Reply = Numbered;
  Reference<Customer> customer;
  NewContactPoint contact_point;
  std::optional<std::string> allow_duplicate;
};
BOOST_DESCRIBE_STRUCT(AddContactPoint, (), (customer, contact_point, allow_duplicate))

// CUS-2. Errors: customer.no_contact_point.
struct RemoveContactPoint {
  static constexpr std::string_view name = "customer.remove_contact_point";
  using Reply = Numbered;
  Reference<Customer> customer;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(RemoveContactPoint, (), (customer, number))

struct PreferenceSet {
  Id<Customer> customer;
  PreferenceKind kind{};
  std::string topic;
};
BOOST_DESCRIBE_STRUCT(PreferenceSet, (), (customer, kind, topic))

// CUS-3. Replaces what was recorded under the topic; without `text`, removes it.
// Refused: customer.too_many_preferences. Errors: customer.no_preference.
struct SetPreference {
  static constexpr std::string_view name = "customer.set_preference";
  using Reply = PreferenceSet;
  Reference<Customer> customer;
  PreferenceKind kind{};
  std::string topic;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(SetPreference, (), (customer, kind, topic, text))

// CUS-9. Refused: customer.incomplete_document, customer.duplicate.
struct AddDocument {
  static constexpr std::string_view name = "customer.add_document";
  using Reply = Numbered;
  Reference<Customer> customer;
  NewDocument document;
  std::optional<std::string> allow_duplicate;
};
BOOST_DESCRIBE_STRUCT(AddDocument, (), (customer, document, allow_duplicate))

// CUS-10. Refused: customer.incomplete_asset.
struct AddAsset {
  static constexpr std::string_view name = "customer.add_asset";
  using Reply = Numbered;
  Reference<Customer> customer;
  NewAsset asset;
};
BOOST_DESCRIBE_STRUCT(AddAsset, (), (customer, asset))

// CUS-14. Refused: customer.same_account_manager, customer.no_reason.
struct HandOverTo {
  static constexpr std::string_view name = "customer.hand_over";
  using Reply = Numbered;
  Reference<Customer> customer;
  std::string to;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(HandOverTo, (), (customer, to, reason))

// The fields of which a merge may take the merged record's value. The code is not among them: it
// stays with its record and resolves to the survivor.
enum class MergeField : std::uint8_t {
  kind,
  name,
  identity,
  birth_date,
  business_line,
  channel,
  account_manager,
  region,
  since,
};
BOOST_DESCRIBE_ENUM(MergeField, kind, name, identity, birth_date, business_line, channel,
                    account_manager, region, since)

struct Merged {
  Id<Merge> merge;
  Id<Customer> survivor, merged;
};
BOOST_DESCRIBE_STRUCT(Merged, (), (merge, survivor, merged))

// CUS-5. Two records of one customer become one. The survivor's values win but for the fields of
// `take`; what it lacks is filled from the merged record; contact points, documents, assets and
// preferences that it lacks are added to it. What other areas keep about the merged record stays
// as it is and is reached through the survivor: an amount such as a credit limit is never added
// up. Here, and in undoing, ids and codes mean the very record, not its survivor.
// Refused: customer.already_merged, customer.other_kind, customer.other_identity.
// Errors: customer.same_record.
struct MergeInto {
  static constexpr std::string_view name = "customer.merge";
  using Reply = Merged;
  std::optional<Id<Merge>> id;
  Reference<Customer> survivor;
  Reference<Customer> merged;
  std::vector<MergeField> take;
};
BOOST_DESCRIBE_STRUCT(MergeInto, (), (id, survivor, merged, take))

// CUS-5. Undoes a merge: both records are again what they were, but for what was changed in the
// survivor since and the merge had not touched. Refused: customer.already_undone,
// customer.merged_since (the survivor is itself merged), customer.changed_since (a field that the
// merge had changed). Errors: customer.no_merge.
struct Unmerge {
  static constexpr std::string_view name = "customer.unmerge";
  using Reply = Merged;
  Id<Merge> merge;
};
BOOST_DESCRIBE_STRUCT(Unmerge, (), (merge))

struct Distinguished {
  Id<Customer> customer, other;
};
BOOST_DESCRIBE_STRUCT(Distinguished, (), (customer, other))

// CUS-5. Records that two look-alikes are two customers, so that they are proposed no more.
// Errors: customer.same_record.
struct Distinguish {
  static constexpr std::string_view name = "customer.distinguish";
  using Reply = Distinguished;
  Reference<Customer> customer;
  Reference<Customer> other;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Distinguish, (), (customer, other, reason))

// ---- Queries ----------------------------------------------------------------------------------

// One customer; without `customer`, all that are not merged, by id.
struct Get {
  static constexpr std::string_view name = "customer.get";
  using Row = Customer;
  std::optional<Reference<Customer>> customer;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(Get, (), (customer, limit))

// Customers that meet every criterion given, merged records under their survivor, by id. `name` is
// the beginning of a name; phone, e-mail and identity number are normalised as on entry.
// Errors: customer.no_criterion, phone.*, email.*.
struct Find {
  static constexpr std::string_view request = "customer.find";
  using Row = Customer;
  std::optional<std::string> name, code, phone, email, identity;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(Find, (), (name, code, phone, email, identity, limit))

struct ContactPoints {  // CUS-2
  static constexpr std::string_view name = "customer.contact_points";
  using Row = ContactPoint;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(ContactPoints, (), (customer))

struct Documents {  // CUS-9; with `on`, those valid on that day
  static constexpr std::string_view name = "customer.documents";
  using Row = Document;
  Reference<Customer> customer;
  std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(Documents, (), (customer, on))

struct Assets {  // CUS-10
  static constexpr std::string_view name = "customer.assets";
  using Row = Asset;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(Assets, (), (customer))

struct Preferences {  // CUS-3
  static constexpr std::string_view name = "customer.preferences";
  using Row = Preference;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(Preferences, (), (customer))

struct HandOvers {  // CUS-14
  static constexpr std::string_view name = "customer.hand_overs";
  using Row = HandOver;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(HandOvers, (), (customer))

struct MergeRow {
  Id<Merge> merge;
  Id<Customer> survivor, merged;
  Instant at{};
  std::string by;
  bool undone = false;
  std::optional<Instant> undone_at;
  std::string undone_by;
};
BOOST_DESCRIBE_STRUCT(MergeRow, (), (merge, survivor, merged, at, by, undone, undone_at, undone_by))

struct Merges {  // CUS-5; of a customer as survivor or as merged record; without one, all
  static constexpr std::string_view name = "customer.merges";
  using Row = MergeRow;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(Merges, (), (customer))

enum class Certainty : std::uint8_t { possible, certain };
BOOST_DESCRIBE_ENUM(Certainty, possible, certain)

enum class Level : std::uint8_t { agree, partial, disagree };
BOOST_DESCRIBE_ENUM(Level, agree, partial, disagree)

// What one field says about two records.
struct FieldEvidence {
  std::string field;  // "name", "birth_date", "address", ...
  Level level{};
  std::int64_t similarity = 0;  // thousandths
  std::int64_t weight = 0;      // tenths of a bit
};
BOOST_DESCRIBE_STRUCT(FieldEvidence, (), (field, level, similarity, weight))

struct DuplicateRow {
  Id<Customer> customer, other;
  std::int64_t score = 0;  // tenths of a bit; the sum of the evidence
  Certainty certainty{};
  bool chained = false;  // found because both are certain to be a third record
  std::vector<FieldEvidence> evidence;
};
BOOST_DESCRIBE_STRUCT(DuplicateRow, (), (customer, other, score, certainty, chained, evidence))

// CUS-5. Records that may be one customer, each pair once, the highest score first. With
// `customer`, its pairs only, it standing first. Pairs judged to be distinct are left out. Reads
// every customer, whose words are held in memory meanwhile (about 300 bytes a customer).
// Errors: query.cancelled.
struct Duplicates {
  static constexpr std::string_view name = "customer.duplicates";
  using Row = DuplicateRow;
  std::optional<Reference<Customer>> customer;
  std::optional<std::int64_t> score_min;  // absent: the policy's `possible`
};
BOOST_DESCRIBE_STRUCT(Duplicates, (), (customer, score_min))

enum class FaultKind : std::uint8_t { wrong, incomplete, duplicate };
BOOST_DESCRIBE_ENUM(FaultKind, wrong, incomplete, duplicate)

struct CleaningRow {
  Id<Customer> customer;
  FaultKind fault{};
  std::string field;                  // "birth_date", "contact_points/2", ...
  std::string reason;                 // a stable word: "phone.length", "missing", "expired", ...
  std::optional<Id<Customer>> other;  // of a duplicate
  std::optional<std::int64_t> score;
};
BOOST_DESCRIBE_STRUCT(CleaningRow, (), (customer, fault, field, reason, other, score))

// CUS-6. What is wrong, incomplete or there twice, by customer. Errors: query.cancelled.
struct CleaningList {
  static constexpr std::string_view name = "customer.cleaning_list";
  using Row = CleaningRow;
  std::optional<FaultKind> fault;
};
BOOST_DESCRIBE_STRUCT(CleaningList, (), (fault))

struct ResolvedRow {
  Id<Customer> record;    // that the reference names
  Id<Customer> customer;  // that it means now
};
BOOST_DESCRIBE_STRUCT(ResolvedRow, (), (record, customer))

struct Resolve {  // CUS-5
  static constexpr std::string_view name = "customer.resolve";
  using Row = ResolvedRow;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(Resolve, (), (customer))

// ---- For other areas --------------------------------------------------------------------------

// The customer that a reference means, following merges to the survivor: every old id and code
// still resolves. Errors: customer.not_found (with `path`).
Result<Customer> resolve(Reader& reader, const Reference<Customer>& reference,
                         std::string_view path);
// Its id alone, for who needs no more: most of a customer is never read then.
Result<Id<Customer>> resolve_id(Reader& reader, const Reference<Customer>& reference,
                                std::string_view path);

// Documents on file that are valid on a day.
std::vector<Document> documents(Reader& reader, const Id<Customer>& customer, const Date& day);

const Area& area();

}  // namespace kehu::customer

namespace kehu {
KEHU_TABLE(customer::Customer)
KEHU_TABLE(customer::ContactPoint)
KEHU_TABLE(customer::Preference)
KEHU_TABLE(customer::Document)
KEHU_TABLE(customer::Asset)
KEHU_TABLE(customer::HandOver)
KEHU_TABLE(customer::Merge)
KEHU_TABLE(customer::Distinction)
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
