// What the customer area keeps: customers, how they are reached, what lies on file, what they own,
// who is responsible for them, and which records are the same customer.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

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
}  // namespace kehu
