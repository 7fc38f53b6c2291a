// What the tier area can be asked.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/tier/records.hpp"

namespace kehu::tier {

// The tiers of today's policy from the lowest up, a row for each way to deserve one (TIER-1): what
// each fact must be at least, of complaints at most; an empty one does not matter.
struct TierConditionRow {
  std::string tier, en, zh;
  std::int64_t rank = 0;  // the lowest: 0
  std::int64_t way = 0;   // from 1
  std::optional<Money> average_monthly_spend;
  std::optional<std::int64_t> purchases, months_as_customer, open_complaints;
};
BOOST_DESCRIBE_STRUCT(TierConditionRow, (),
                      (tier, en, zh, rank, way, average_monthly_spend, purchases,
                       months_as_customer, open_complaints))
struct TierConditions {
  static constexpr std::string_view name = "tier.conditions";
  using Row = TierConditionRow;
};
BOOST_DESCRIBE_STRUCT(TierConditions, (), ())

enum class StandingPart : std::uint8_t {
  present,   // the tier by the record
  deserved,  // that which the facts deserve by today's policy
  keeps,     // a fact that keeps the present one, by the policy under which it is held
  next,      // a fact that the next one asks for, by today's policy
};
BOOST_DESCRIBE_ENUM(StandingPart, present, deserved, keeps, next)

// How a customer stands (TIER-1): the present tier, the one that the facts deserve, and for each
// fact what it must be to keep the one or to deserve the next. Of several ways each suffices.
struct StandingRow {
  StandingPart part{};
  std::string tier;
  std::int64_t way = 0;  // from 1; of `present` and `deserved` 0
  std::string fact;      // "average_monthly_spend"; of `present` and `deserved` ""
  std::string value;     // as it is: "4200.00 CNY", "3"
  std::string needed;    // at least; of open_complaints at most
  std::string missing;   // "0.00 CNY", "0": nothing
  bool met = false;
  std::string clause;
  std::string facts;  // all of them
  std::int64_t policy_version = 0;
  std::optional<Date> since;        // of `present`, if it is on record
  std::optional<Date> grace_until;  // likewise, while notice is given
};
BOOST_DESCRIBE_STRUCT(StandingRow, (),
                      (part, tier, way, fact, value, needed, missing, met, clause, facts,
                       policy_version, since, grace_until))
// Errors: tier.condition_table.
struct TierStanding {
  static constexpr std::string_view name = "tier.standing";
  using Row = StandingRow;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(TierStanding, (), (customer))

// What a tier brings (TIER-3): of one customer's, by the policy under which he holds it, or of
// every tier by today's.
struct BenefitRow {
  std::optional<Id<Customer>> customer;
  std::string tier, en, zh;
  std::int64_t service_level = 0;
  std::string price_list;
  std::int64_t priority = 0;
  std::string events;  // kinds of events that he may take part in: "draw, gathering"
  std::string clause;
  std::int64_t policy_version = 0;  // 0: today's
};
BOOST_DESCRIBE_STRUCT(BenefitRow, (),
                      (customer, tier, en, zh, service_level, price_list, priority, events, clause,
                       policy_version))
struct BenefitsQuery {
  static constexpr std::string_view name = "tier.benefits";
  using Row = BenefitRow;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(BenefitsQuery, (), (customer))

// Who stands above the lowest tier, or came back to it, by tier; with `tier`, in that one. A record
// that was merged stands in none.
// Errors: tier.unknown_tier.
struct MembersQuery {
  static constexpr std::string_view name = "tier.members";
  using Row = TierMembership;
  std::optional<std::string> tier;
};
BOOST_DESCRIBE_STRUCT(MembersQuery, (), (tier))

// Moves, of one customer or of all, in order of day (TIER-6). Errors: tier.dates.
struct HistoryQuery {
  static constexpr std::string_view name = "tier.history";
  using Row = TierMove;
  std::optional<Reference<Customer>> customer;
  std::optional<Date> from, until;  // both included
};
BOOST_DESCRIBE_STRUCT(HistoryQuery, (), (customer, from, until))

// The tiers at the end of a day: of one customer, or of all who had ever moved by then.
struct TierAsOfRow {
  Id<Customer> customer;
  std::string tier;
  std::optional<Date> since;  // empty: he had not moved
  std::int64_t move = 0;      // number of the move that brought him there; 0: none
};
BOOST_DESCRIBE_STRUCT(TierAsOfRow, (), (customer, tier, since, move))
// Errors: tier.future_date.
struct TierAsOf {
  static constexpr std::string_view name = "tier.as_of";
  using Row = TierAsOfRow;
  Date day;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(TierAsOf, (), (day, customer))

// Who moved how between two days (RPT-5), a row for each tier from the lowest up: those who stood
// in it at the end of the day before `from`, who rose and fell into it and out of it, whose it was
// taken over from earlier books, and who stood in it at the end of `until`. Of the lowest tier only
// those count who ever moved.
struct TierMovesRow {
  std::string tier;
  std::int64_t before = 0, rose_in = 0, fell_in = 0, rose_out = 0, fell_out = 0, taken_over = 0,
               after = 0;
};
BOOST_DESCRIBE_STRUCT(TierMovesRow, (),
                      (tier, before, rose_in, fell_in, rose_out, fell_out, taken_over, after))
// Errors: tier.future_date, tier.dates.
struct TierMovesQuery {
  static constexpr std::string_view name = "tier.moves";
  using Row = TierMovesRow;
  Date from;
  std::optional<Date> until;  // default: today
};
BOOST_DESCRIBE_STRUCT(TierMovesQuery, (), (from, until))

// Applications by customer, in order of proposal; of one customer his own before those of records
// merged into his.
struct ApplicationsQuery {
  static constexpr std::string_view name = "tier.applications";
  using Row = TierApplication;
  std::optional<Reference<Customer>> customer;
  std::optional<TierApplicationState> state;
};
BOOST_DESCRIBE_STRUCT(ApplicationsQuery, (), (customer, state))

// Whose reassessment is due up to a day, the earliest first.
struct ReassessmentsDue {
  static constexpr std::string_view name = "tier.reassessments_due";
  using Row = TierMembership;
  std::optional<Date> until;  // default: today
};
BOOST_DESCRIBE_STRUCT(ReassessmentsDue, (), (until))

}  // namespace kehu::tier
