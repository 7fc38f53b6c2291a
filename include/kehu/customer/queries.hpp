// What the customer area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/customer/records.hpp"

namespace kehu::customer {

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

}  // namespace kehu::customer
