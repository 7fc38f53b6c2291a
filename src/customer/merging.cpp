// Pure decisions about making two records one, and two again (CUS-5).
#include <algorithm>

#include "customer/rules.hpp"

namespace kehu::customer {

namespace {

bool takes(const std::vector<MergeField>& take, MergeField field) {
  return std::find(take.begin(), take.end(), field) != take.end();
}

// Calls `visit` with the name and the two values of each field that a merge may change.
template <class A, class B, class Visit>
void each_field(A& a, B& b, Visit visit) {
  visit("kind", a.kind, b.kind);
  visit("name", a.name, b.name);
  visit("name", a.match_name, b.match_name);
  visit("identity", a.identity_kind, b.identity_kind);
  visit("identity", a.identity_number, b.identity_number);
  visit("birth_date", a.birth_date, b.birth_date);
  visit("business_line", a.business_line, b.business_line);
  visit("channel", a.channel, b.channel);
  visit("account_manager", a.account_manager, b.account_manager);
  visit("region", a.region, b.region);
  visit("since", a.since, b.since);
}

}  // namespace

Decision judge_merge(const Policy& policy, const Customer& survivor, const Customer& merged) {
  const Merging& clause = policy.get<MasterIndex>().merging;
  Decision decision;
  decision.check(survivor.status == Status::active, "CUS-5", "survivor_not_merged",
                 "customer.already_merged", {{"already", std::string_view("survivor")}});
  decision.check(merged.status == Status::active, "CUS-5", "record_not_merged",
                 "customer.already_merged", {{"already", std::string_view("merged")}});
  if (clause.same_kind_only) {
    decision.check(survivor.kind == merged.kind, "CUS-5", "same_kind", "customer.other_kind",
                   {{"survivor", word(survivor.kind)}, {"merged", word(merged.kind)}});
  }
  const auto& decisive = clause.decisive_identities;
  bool both = survivor.identity_number && merged.identity_number &&
              survivor.identity_kind == merged.identity_kind &&
              std::find(decisive.begin(), decisive.end(), survivor.identity_kind) != decisive.end();
  bool differ = both && *survivor.identity_number != *merged.identity_number;
  decision.check(!differ, "CUS-5", "same_identity", "customer.other_identity",
                 {{"both_known", both}});
  if (differ) decision.remedies.push_back({"correct_identity", {}});
  return decision;
}

Customer survive(const Customer& survivor, const Customer& merged,
                 const std::vector<MergeField>& take) {
  Customer after = survivor;
  if (takes(take, MergeField::kind)) after.kind = merged.kind;
  if (takes(take, MergeField::name)) {
    after.name = merged.name;
    after.match_name = merged.match_name;
  }
  if (takes(take, MergeField::identity) || !after.identity_number) {
    after.identity_kind = merged.identity_kind;
    after.identity_number = merged.identity_number;
  }
  if (takes(take, MergeField::birth_date) || !after.birth_date)
    after.birth_date = merged.birth_date;
  auto text = [&](MergeField field, std::string Customer::*member) {
    if (takes(take, field) || (after.*member).empty()) after.*member = merged.*member;
  };
  text(MergeField::business_line, &Customer::business_line);
  text(MergeField::channel, &Customer::channel);
  text(MergeField::account_manager, &Customer::account_manager);
  text(MergeField::region, &Customer::region);
  if (takes(take, MergeField::since)) after.since = merged.since;
  return after;
}

Decision judge_undo(const UndoFacts& facts) {
  Decision decision;
  decision.check(!facts.undone, "CUS-5", "not_undone", "customer.already_undone", {});
  decision.check(facts.survivor_now.status == Status::active, "CUS-5", "survivor_not_merged",
                 "customer.merged_since", {{"already", std::string_view("survivor")}});
  if (!decision.granted()) return decision;
  Customer before = facts.survivor_before, now = facts.survivor_now;
  // The fields in which the merge made a difference must still be as the merge left them.
  std::vector<std::string_view> by_merge, since;
  each_field(before, facts.survivor_after, [&](std::string_view name, auto& a, const auto& b) {
    if (!(a == b)) by_merge.push_back(name);
  });
  each_field(now, facts.survivor_after, [&](std::string_view name, auto& a, const auto& b) {
    if (!(a == b)) since.push_back(name);
  });
  for (std::string_view field : by_merge) {
    if (std::find(since.begin(), since.end(), field) == since.end()) continue;
    decision.check(false, "CUS-5", "unchanged_since", "customer.changed_since", {{"field", field}});
  }
  if (decision.granted()) decision.check(true, "CUS-5", "unchanged_since", {}, {});
  return decision;
}

Customer restore(const UndoFacts& facts) {
  Customer restored = facts.survivor_now;
  Customer before = facts.survivor_before;
  // What the merge left alone keeps what was changed since.
  Customer kept = facts.survivor_now;
  each_field(restored, before, [](std::string_view, auto& to, auto& from) { to = from; });
  auto unless_changed = [&](auto member) {
    if (facts.survivor_before.*member == facts.survivor_after.*member)
      restored.*member = kept.*member;
  };
  unless_changed(&Customer::kind);
  unless_changed(&Customer::name);
  unless_changed(&Customer::match_name);
  unless_changed(&Customer::identity_kind);
  unless_changed(&Customer::identity_number);
  unless_changed(&Customer::birth_date);
  unless_changed(&Customer::business_line);
  unless_changed(&Customer::channel);
  unless_changed(&Customer::account_manager);
  unless_changed(&Customer::region);
  unless_changed(&Customer::since);
  return restored;
}

}  // namespace kehu::customer
