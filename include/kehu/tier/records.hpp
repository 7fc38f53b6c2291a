// What the tier area keeps: who stands in which tier and how he came there, and applications for a
// higher one.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/casework.hpp"
#include "kehu/purchase.hpp"

namespace kehu::tier {

using customer::Customer;

// One customer's tier, key customer. Who has no row stands in the lowest tier.
struct TierMembership {
  Id<Customer> customer;
  std::int64_t version = 0;
  std::string tier;
  Date since;  // of the last move
  // The day whose version of the policy holds for him (GOV-9): of the proposal, of the fall, or
  // since which he held a tier taken over.
  Date terms_since;
  std::int64_t policy_version = 0;    // by which the last move was made
  std::optional<Date> reassessed_on;  // last (TIER-6)
  std::optional<Date> reassess_on;    // when he is looked at again; empty: never
  std::optional<Date> grace_until;    // while notice is given: the last day in the tier
  std::string falls_to;               // likewise: the tier that he would stand in after it
  std::int64_t moves = 0;             // number of the last move
};
BOOST_DESCRIBE_STRUCT(TierMembership, (),
                      (customer, version, tier, since, terms_since, policy_version, reassessed_on,
                       reassess_on, grace_until, falls_to, moves))

enum class TierMoveKind : std::uint8_t {
  upgrade,
  downgrade,
  taken_over,  // from earlier books: neither a rise nor a fall
};
BOOST_DESCRIBE_ENUM(TierMoveKind, upgrade, downgrade, taken_over)

struct TierApplication;

// A customer's change of tier, never edited; key (customer, number), counted from 1.
struct TierMove {
  Id<Customer> customer;
  std::int64_t number = 0;
  TierMoveKind kind{};
  std::string from_tier, to_tier;  // from "" of one taken over
  Date day;                        // the first one in the new tier
  Instant moved_at{};
  std::optional<Id<TierApplication>> application;  // of an upgrade
  std::string clause;
  std::string facts;  // that it was decided by; "" of one taken over
  std::int64_t policy_version = 0;
  std::string moved_by;
  std::string reference;  // of one taken over: where it stands in the earlier books
};
BOOST_DESCRIBE_STRUCT(TierMove, (),
                      (customer, number, kind, from_tier, to_tier, day, moved_at, application,
                       clause, facts, policy_version, moved_by, reference))

enum class TierApplicationState : std::uint8_t {
  proposed,   // by the account manager
  consented,  // by the customer
  applied,    // the application is filled in; the departments review it
  reviewed,   // by all of them
  upgraded,
  declined,  // by the customer, at any step
  refused,   // by the company, at any step
};
BOOST_DESCRIBE_ENUM(TierApplicationState, proposed, consented, applied, reviewed, upgraded,
                    declined, refused)

struct TierReview {  // what a department said
  std::string department;
  bool approved = false;
  std::string by, role;
  Instant at{};
  std::string note;
};
BOOST_DESCRIBE_STRUCT(TierReview, (), (department, approved, by, role, at, note))

// An upgrade application 客户升级申请 (TIER-2).
struct TierApplication {
  Id<TierApplication> id;
  std::int64_t version = 0;
  std::string number;  // "T-2024-000001"
  Id<Customer> customer;
  std::string from_tier, to_tier;
  TierApplicationState state{};
  std::int64_t steps = 0;
  std::int64_t policy_version = 0;  // under which it was proposed, and stays
  std::string reason;               // of the proposal
  std::string proposed_by;
  Instant proposed_at{};
  Date proposed_on;
  std::string consent_channel, consent_evidence;
  std::optional<Date> consented_on;
  std::optional<Date> consent_until;  // the last day on which the consent may be used
  std::string statement;              // what the application says
  std::vector<TierReview> reviews;
  std::string ended_by, ended_because;
  std::optional<Instant> open_since;  // empty once it has ended
  std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(TierApplication, (),
                      (id, version, number, customer, from_tier, to_tier, state, steps,
                       policy_version, reason, proposed_by, proposed_at, proposed_on,
                       consent_channel, consent_evidence, consented_on, consent_until, statement,
                       reviews, ended_by, ended_because, open_since, ended_at))

}  // namespace kehu::tier

namespace kehu {
KEHU_TABLE(tier::TierMembership)
KEHU_TABLE(tier::TierMove)
KEHU_TABLE(tier::TierApplication)
}  // namespace kehu
