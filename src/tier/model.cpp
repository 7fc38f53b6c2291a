// The area's tables and clauses.
#include "kehu/record/describe.hpp"
#include "tier/handlers.hpp"

namespace kehu {

using record::Kind;

template <>
const Table& table_of<tier::TierMembership>() {
  static const Table made(
      "tier_membership", record::describe<tier::TierMembership>(), {"customer"}, [](Table& t) {
        t.index("by_tier", {"tier", "since"})
            .index("by_reassess_on", {"reassess_on"}, Index::ordinary, "reassess_on")
            .references("customer", "customer");
      });
  return made;
}

template <>
const Table& table_of<tier::TierMove>() {
  static const Table made("tier_move", record::describe<tier::TierMove>(), {"customer", "number"},
                          [](Table& t) {
                            t.index("by_day", {"day", "moved_at"})
                                .references("customer", "customer")
                                .references("application", "tier_application");
                          });
  return made;
}

template <>
const Table& table_of<tier::TierApplication>() {
  static const Table made(
      "tier_application", record::describe<tier::TierApplication>(), {"id"}, [](Table& t) {
        t.index("by_number", {"number"}, Index::unique)
            .index("by_customer", {"customer", "proposed_at"})
            .index("open", {"customer", "open_since"}, Index::ordinary, "open_since")
            .references("customer", "customer");
      });
  return made;
}

namespace tier {
namespace {

// Whole numbers of a count or of months are never below zero.
TableSignature conditions_table() {
  const Ratio zero;
  return {"conditions",
          {{"average_monthly_spend", Kind::money},
           {"purchases", Kind::integer, {}, zero},
           {"months_as_customer", Kind::integer, {}, zero},
           {"open_complaints", Kind::integer, {}, zero}},
          {{"tier", Kind::text}}};
}

TableSignature benefits_table() {
  return {
      "benefits",
      {{"tier", Kind::text}},
      {{"service_level", Kind::integer}, {"price_list", Kind::text}, {"priority", Kind::integer}}};
}

TableSignature events_table() {
  return {"events",
          {{"tier", Kind::text}, {"kind", Kind::text, {"draw", "gathering"}}},
          {{"eligible", Kind::boolean}}};
}

}  // namespace
}  // namespace tier

#define KEHU_TIER_CLAUSE(Clause, id, check, ...)                               \
  template <>                                                                  \
  const ClauseType& clause_of<tier::Clause>() {                                \
    static const ClauseType made{                                              \
        id, &record::describe<tier::Clause>(), {__VA_ARGS__}, check, nullptr}; \
    return made;                                                               \
  }
KEHU_TIER_CLAUSE(TierClause, "TIER-1", tier::check_tiers, tier::conditions_table())
KEHU_TIER_CLAUSE(UpgradeClause, "TIER-2", tier::check_upgrade)
KEHU_TIER_CLAUSE(BenefitsClause, "TIER-3", nullptr, tier::benefits_table(), tier::events_table())
KEHU_TIER_CLAUSE(ReassessmentClause, "TIER-6", tier::check_reassessment)
#undef KEHU_TIER_CLAUSE

namespace tier {

namespace {

// The last of the reviews moves an application on; those before it only stand on record.
constexpr workflow::Transition application_transitions[] = {
    {"proposed", "tier.consent", "consented"}, {"proposed", "tier.decline", "declined"},
    {"proposed", "tier.refuse", "refused"},    {"consented", "tier.consent", "consented"},
    {"consented", "tier.apply", "applied"},    {"consented", "tier.decline", "declined"},
    {"consented", "tier.refuse", "refused"},   {"applied", "tier.consent", "applied"},
    {"applied", "tier.review", "reviewed"},    {"applied", "tier.decline", "declined"},
    {"applied", "tier.refuse", "refused"},     {"reviewed", "tier.consent", "reviewed"},
    {"reviewed", "tier.upgrade", "upgraded"},  {"reviewed", "tier.decline", "declined"},
    {"reviewed", "tier.refuse", "refused"},
};

}  // namespace

const workflow::Workflow application_workflow{"tier_application", "proposed",
                                              application_transitions};

std::string_view word(TierApplicationState state) { return record::name_of(state); }
std::string_view word(ReassessmentOutcome outcome) { return record::name_of(outcome); }
std::string_view word(EventKind kind) { return record::name_of(kind); }

}  // namespace tier

}  // namespace kehu
