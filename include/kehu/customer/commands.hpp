// What the customer area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/customer/clauses.hpp"
#include "kehu/customer/records.hpp"

namespace kehu::customer {

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
// customer.code_is_id, customer.same_topic, customer.future_date (`since` or `birth_date` is still
// to come).
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
// Errors: customer.changed (another version), customer.code_taken, customer.code_is_id,
// customer.nothing_to_change, customer.set_and_cleared, customer.future_date (`since` or
// `birth_date` is still to come).
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

// CUS-14. What the account manager still owes the customer (a talk, a survey, a review) is the new
// one's from then on. Refused: customer.same_account_manager, customer.no_reason.
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

}  // namespace kehu::customer
