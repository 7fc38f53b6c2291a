// What the tier area can be told to do.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kehu/tier/records.hpp"

namespace kehu::tier {

// ---- Upgrades (TIER-2), in the order of their steps ---------------------------------------------

// The account manager proposes a higher tier, the next one where none is named. Refused:
// tier.not_account_manager, tier.not_higher, tier.too_many_steps, tier.not_deserved. Errors:
// tier.unknown_tier, tier.application_open, tier.condition_table, tier.exists.
struct ProposeUpgrade {
  static constexpr std::string_view name = "tier.propose";
  using Reply = TierApplication;
  std::optional<Id<TierApplication>> id;
  Reference<Customer> customer;
  std::optional<std::string> tier;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ProposeUpgrade, (), (id, customer, tier, reason))

// The customer's consent; given again, it may be used from then on for as long as the policy says.
// Errors: tier.consent_date (still to come, or before the proposal).
struct ConsentToUpgrade {
  static constexpr std::string_view name = "tier.consent";
  using Reply = TierApplication;
  Id<TierApplication> application;
  std::string channel;               // by which he consented
  std::string evidence;              // where that is on file
  std::optional<Date> consented_on;  // default: today
};
BOOST_DESCRIBE_STRUCT(ConsentToUpgrade, (), (application, channel, evidence, consented_on))

// The customer does not want it: at any step.
struct DeclineUpgrade {
  static constexpr std::string_view name = "tier.decline";
  using Reply = TierApplication;
  Id<TierApplication> application;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DeclineUpgrade, (), (application, reason))

// The application is filled in; the departments' reviews fall due. Refused: tier.consent_lapsed.
struct ApplyForUpgrade {
  static constexpr std::string_view name = "tier.apply";
  using Reply = TierApplication;
  Id<TierApplication> application;
  std::string statement;
};
BOOST_DESCRIBE_STRUCT(ApplyForUpgrade, (), (application, statement))

// What a department says, signed by the authority table. A no needs a note, and ends it. Refused:
// authority.*. Errors: tier.unknown_department, tier.department_reviewed.
struct ReviewUpgrade {
  static constexpr std::string_view name = "tier.review";
  using Reply = TierApplication;
  Id<TierApplication> application;
  std::string department;
  bool approved = false;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(ReviewUpgrade, (), (application, department, approved, note))

// The company does not want it: at any step, signed by who decides. Refused: authority.*.
struct RefuseUpgrade {
  static constexpr std::string_view name = "tier.refuse";
  using Reply = TierApplication;
  Id<TierApplication> application;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(RefuseUpgrade, (), (application, reason))

// The decision: the customer's tier changes. Refused: tier.consent_lapsed, tier.not_higher,
// tier.too_many_steps, tier.not_deserved, authority.*.
struct DecideUpgrade {
  static constexpr std::string_view name = "tier.upgrade";
  using Reply = TierApplication;
  Id<TierApplication> application;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DecideUpgrade, (), (application, note))

// ---- Reassessments (TIER-6) ---------------------------------------------------------------------

struct Reassessed {
  std::int64_t customers = 0;  // who were due
  std::int64_t kept = 0, recovered = 0, notified = 0, spared = 0, fell = 0;
};
BOOST_DESCRIBE_STRUCT(Reassessed, (), (customers, kept, recovered, notified, spared, fell))
// Looks again at one customer, or at all who are due today. Refused, of one: tier.not_due, also
// where he stands in the lowest tier. Of all, a record that was merged is not judged and not
// counted: it comes up again a period later, should the merge be undone by then. Errors:
// tier.condition_table.
struct ReassessTiers {
  static constexpr std::string_view name = "tier.reassess";
  using Reply = Reassessed;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(ReassessTiers, (), (customer))

// ---- Earlier books ------------------------------------------------------------------------------

// A tier that the customer held in earlier books, since a day of then. No application stands behind
// it and nobody is told; what follows from a tier follows from this one, its next reassessment by
// TIER-6 among it. Errors: tier.unknown_tier, tier.lowest (who has no tier on record stands in it),
// tier.on_record (a move is), tier.future_date, tier.before_customer (he was none on that day),
// tier.dates (reassessed before it was held).
struct TakeOverTier {
  static constexpr std::string_view name = "tier.take_over";
  using Reply = TierMove;
  Reference<Customer> customer;
  std::string tier;
  Date since;
  std::string reference;              // where it stands in the earlier books
  std::optional<Date> reassessed_on;  // last, in the earlier books
};
BOOST_DESCRIBE_STRUCT(TakeOverTier, (), (customer, tier, since, reference, reassessed_on))

}  // namespace kehu::tier
