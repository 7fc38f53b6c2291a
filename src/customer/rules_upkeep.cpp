// What files need to be kept up (CUS-8): pure.
#include <algorithm>

#include "customer/rules.hpp"
#include "customer/upkeep.hpp"

namespace kehu::customer {

Ratio Completeness::score() const {
  if (wanted == 0) return Ratio(1, 1);
  return Ratio(wanted - static_cast<std::int64_t>(missing.size()), wanted);
}

std::optional<VerificationNeed> verification_need(const ReviewsClause& clause,
                                                  const VerificationFacts& facts) {
  if (std::find(clause.verified.begin(), clause.verified.end(), facts.kind) ==
      clause.verified.end())
    return std::nullopt;
  if (facts.found_wrong) return VerificationNeed::wrong;
  Date last = facts.confirmed_on.value_or(facts.since);
  if ((facts.today - last).days() > clause.unused_days) return VerificationNeed::long_unused;
  if (!facts.confirmed_on) return VerificationNeed::never_confirmed;
  return std::nullopt;
}

namespace {

std::string_view word(VerificationMethod method) {
  switch (method) {
    case VerificationMethod::message:
      return "message";
    case VerificationMethod::email:
      return "email";
    case VerificationMethod::call:
      return "call";
    case VerificationMethod::visit:
      return "visit";
    case VerificationMethod::letter:
      return "letter";
  }
  return "message";
}

}  // namespace

Decision decide_verification(const ReviewsClause& clause, std::optional<VerificationNeed> need,
                             VerificationMethod method) {
  bool listed = std::find(clause.reverified_by.begin(), clause.reverified_by.end(), method) !=
                clause.reverified_by.end();
  Decision decision;
  decision.check(need != VerificationNeed::long_unused || listed, "CUS-8", "reverified_by",
                 "customer.verification_method",
                 {{"method", word(method)}, {"unused_days", clause.unused_days}});
  return decision;
}

}  // namespace kehu::customer
