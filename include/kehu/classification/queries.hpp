// What the classification area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/classification/records.hpp"

namespace kehu::classification {

// How a customer who ever bought stands now: recency, frequency, monetary value, their scores, and
// the classes by the rules of now, whether or not they are on record yet (CLS-1, CLS-3).
struct CustomerSegmentRow {
  Id<Customer> customer;
  std::int64_t inactive_days = 0;  // since the last purchase
  std::int64_t frequency = 0;      // days of purchase after the first
  Money spent;
  std::int64_t recency_score = 0, frequency_score = 0, monetary_score = 0;  // 1 to 5; 0: none
  std::string classes;                                                      // "at_risk, high_value"
};
BOOST_DESCRIBE_STRUCT(CustomerSegmentRow, (),
                      (customer, inactive_days, frequency, spent, recency_score, frequency_score,
                       monetary_score, classes))
// Errors: query.cancelled.
struct SegmentsQuery {
  static constexpr std::string_view name = "classification.segments";
  using Row = CustomerSegmentRow;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(SegmentsQuery, (), (customer))

// A dry run for one customer: a row for each class and tag that the rules give him, or that he is
// in by the record, with the facts.
enum class MembershipChange : std::uint8_t { stays, enters, leaves };
BOOST_DESCRIBE_ENUM(MembershipChange, stays, enters, leaves)
struct CheckMembershipRow {
  MembershipKind kind{};
  std::string name;
  MembershipChange change{};
  std::string clause;
  std::string facts;
};
BOOST_DESCRIBE_STRUCT(CheckMembershipRow, (), (kind, name, change, clause, facts))
struct CheckClassification {
  static constexpr std::string_view name = "classification.check";
  using Row = CheckMembershipRow;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(CheckClassification, (), (customer))

// Memberships that stand now, or stood at the end of a past day; with `all`, those that ended too.
// By customer, in order of entry. Errors: classification.unknown_class, classification.unknown_tag
// (neither of the policy nor ever on record), classification.future_date.
struct MembershipsQuery {
  static constexpr std::string_view name = "classification.memberships";
  using Row = Membership;
  std::optional<Reference<Customer>> customer;
  std::optional<std::string> customer_class, tag;
  std::optional<Date> as_of;
  std::optional<bool> all;
};
BOOST_DESCRIBE_STRUCT(MembershipsQuery, (), (customer, customer_class, tag, as_of, all))

// Who moved how between two days: members at the end of the day before `from`, those who entered
// and left from then on, and members at the end of `until`; a row for each class and tag.
struct MovesRow {
  MembershipKind kind{};
  std::string name;
  std::int64_t before = 0, entered = 0, left = 0, after = 0;
};
BOOST_DESCRIBE_STRUCT(MovesRow, (), (kind, name, before, entered, left, after))
// Errors: classification.future_date, classification.dates (an end before its beginning).
struct MovesQuery {
  static constexpr std::string_view name = "classification.moves";
  using Row = MovesRow;
  std::optional<Date> from;   // default: so that it is the thirty days that end with `until`
  std::optional<Date> until;  // default: today
};
BOOST_DESCRIBE_STRUCT(MovesQuery, (), (from, until))

struct ModelsQuery {  // latest first
  static constexpr std::string_view name = "classification.models";
  using Row = ValueModel;
};
BOOST_DESCRIBE_STRUCT(ModelsQuery, (), ())

struct ValuesQuery {
  static constexpr std::string_view name = "classification.values";
  using Row = LifetimeValue;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(ValuesQuery, (), (customer))

// How each class bought over time (CLS-4): the members of now. A customer in two classes counts in
// both. Errors: purchase.dates, query.cancelled.
struct ClassBehaviour {
  static constexpr std::string_view name = "classification.behaviour";
  using Row = purchase::BehaviourRow;
  std::optional<purchase::PeriodLength> period;  // default: month
  std::optional<Date> from, until;
};
BOOST_DESCRIBE_STRUCT(ClassBehaviour, (), (period, from, until))

// What a customer may want (CLS-6): products that he has not bought, each with the product of his
// that speaks most for it; the highest confidence first.
struct RecommendationRow {
  std::string product;
  std::string because;        // the product he bought
  std::int64_t together = 0;  // baskets that hold both
  Ratio support, confidence, lift;
};
BOOST_DESCRIBE_STRUCT(RecommendationRow, (),
                      (product, because, together, support, confidence, lift))
// Reads every line of every purchase. Errors: query.cancelled.
struct Recommend {
  static constexpr std::string_view name = "classification.recommend";
  using Row = RecommendationRow;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(Recommend, (), (customer))

}  // namespace kehu::classification
