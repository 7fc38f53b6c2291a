// Who may fulfil a duty, and who may sign what.
#include <algorithm>

#include "casework/handlers.hpp"
#include "kehu/core/text.hpp"

namespace kehu::casework {

namespace {

const AuthorityLevel* level_of(const MatterAuthority& matter, std::string_view role) {
  auto found = std::ranges::find(matter.levels, role, &AuthorityLevel::role);
  return found == matter.levels.end() ? nullptr : &*found;
}

std::string_view word(Vacancy vacancy) { return vacancy == Vacancy::absent ? "absent" : "recused"; }

bool reaches(const AuthorityLevel& level, const AuthorityFacts& facts) {
  return is_within(level.up_to, facts.amount, facts.paid_before);
}

// What was signed before within the window of one of the matter's levels.
Money signed_before(const MatterAuthority& matter, const AuthorityLevel& level,
                    const AuthorityFacts& facts) {
  auto index = static_cast<std::size_t>(&level - matter.levels.data());
  auto before = index < facts.accumulated.size() ? facts.accumulated[index] : std::nullopt;
  return before.value_or(Money::zero(facts.amount->currency()));
}

// What is signed with what was signed before; empty where no money bears it.
std::optional<Money> sum_of(const MatterAuthority& matter, const AuthorityLevel& level,
                            const AuthorityFacts& facts) {
  auto sum = signed_before(matter, level, facts).add(*facts.amount);
  return sum ? std::optional(*sum) : std::nullopt;
}

bool limits_allow(const MatterAuthority& matter, const AuthorityLevel& level,
                  const AuthorityFacts& facts) {
  if (!reaches(level, facts)) return false;
  if (!facts.amount || !level.accumulated_up_to) return true;
  auto sum = sum_of(matter, level, facts);
  return sum && *sum <= *level.accumulated_up_to;
}

Remedy signature_of(std::string_view role, const AuthorityFacts& facts) {
  Remedy remedy{"signature", {{"signatory", intern(role)}}};
  if (facts.amount) remedy.facts.push_back({"amount", *facts.amount});
  return remedy;
}

// Whoever is named can sign today: to be sent to one who is away, or to oneself, helps nobody.
void add_signers(const MatterAuthority& matter, const AuthorityFacts& facts, Decision& decision) {
  const AuthorityLevel* lowest = nullptr;
  const AuthorityLevel* first_back = nullptr;
  Date back;
  for (std::size_t i = 0; i < matter.levels.size(); ++i) {
    const AuthorityLevel& level = matter.levels[i];
    if (!limits_allow(matter, level, facts)) continue;
    LevelPresence at = i < facts.presence.size() ? facts.presence[i] : LevelPresence{};
    bool by_substitute = at.vacancy != Vacancy::none;
    if (!by_substitute || (level.substitute && at.of_substitute == Vacancy::none)) {
      decision.remedies.push_back(
          signature_of(by_substitute ? *level.substitute : level.role, facts));
      return;
    }
    if (!lowest) lowest = &level;
    if (at.back && (!first_back || *at.back < back)) {
      first_back = &level;
      back = *at.back;
    }
  }
  if (first_back)
    decision.remedies.push_back(
        {"signature_from", {{"signatory", intern(first_back->role)}, {"from", back}}});
  else if (lowest)
    decision.remedies.push_back(signature_of(lowest->role, facts));
}

FactValue value_of(const std::optional<Money>& amount) {
  return amount ? FactValue(*amount) : FactValue();
}

// By which level the actor signs: his own, one he substitutes, or a delegator's.
struct Standing {
  const AuthorityLevel* level = nullptr;
  bool delegated = false;
  Vacancy vacancy = Vacancy::none;  // for which he substitutes it
  bool said_by_actor = false;
};

// The level that the actor's role stands in for, as no holder of it can sign.
Standing substituted(const MatterAuthority& matter, const AuthorityFacts& facts) {
  for (std::size_t i = 0; i < facts.presence.size(); ++i) {
    const AuthorityLevel& level = matter.levels[i];
    Vacancy vacancy = facts.presence[i].vacancy;
    bool stands_in = level.substitute && *level.substitute == facts.role;
    if (stands_in && vacancy != Vacancy::none && reaches(level, facts))
      return {&level, false, vacancy, facts.presence[i].said_by_actor};
  }
  return {};
}

Standing standing_of(const MatterAuthority& matter, const AuthorityFacts& facts) {
  if (const auto* own = level_of(matter, facts.role); own && reaches(*own, facts)) return {own};
  if (Standing substitute = substituted(matter, facts); substitute.level) return substitute;
  if (facts.delegation)
    if (const auto* lent = level_of(matter, facts.delegation->delegator_role)) return {lent, true};
  return {level_of(matter, facts.role)};
}

// What was paid before for the case, beside the facts of the bound that was just checked.
void tell_paid(const AuthorityFacts& facts, Decision& decision) {
  if (facts.paid_before)
    decision.reasons[decision.reasons.size() - 1].facts.push_back(
        {"paid_before", *facts.paid_before});
}

void check_delegation(const AuthorityFacts& facts, Decision& decision) {
  const Delegation& lent = *facts.delegation;
  bool in_time = lent.from <= facts.today && facts.today <= lent.until && !lent.revoked_at;
  decision.check(in_time, "GOV-14", "delegation_in_time", "authority.delegation_expired",
                 {{"from", lent.from},
                  {"until", lent.until},
                  {"today", facts.today},
                  {"revoked", lent.revoked_at.has_value()}});
  if (!lent.up_to || !facts.amount) return;
  decision.check(is_within(lent.up_to, facts.amount, facts.paid_before), "GOV-14",
                 facts.paid_before ? "delegation_covers_case" : "delegation_covers",
                 "authority.delegation_amount",
                 {{"amount", *facts.amount}, {"up_to", *lent.up_to}});
  tell_paid(facts, decision);
}

// The same matter twice is one matter: what was signed before counts.
void check_accumulated(const MatterAuthority& matter, const AuthorityLevel& level,
                       const AuthorityFacts& facts, std::string_view clause, Decision& decision) {
  if (!level.accumulated_up_to || !facts.amount) return;
  Money before = signed_before(matter, level, facts);
  auto sum = sum_of(matter, level, facts);
  decision.check(sum && *sum <= *level.accumulated_up_to, clause, "accumulated_within",
                 "authority.accumulated",
                 {{"amount", *facts.amount},
                  {"signed_before", before},
                  {"accumulated_up_to", *level.accumulated_up_to},
                  {"window_days", level.window_days},
                  {"signatory", intern(level.role)}});
}

}  // namespace

bool is_within(const std::optional<Money>& up_to, const std::optional<Money>& amount,
               const std::optional<Money>& paid_before) {
  if (!up_to || !amount) return true;
  auto sum = amount->add(paid_before.value_or(Money::zero(amount->currency())));
  return sum && *sum <= *up_to;
}

bool is_same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  auto key_a = match_key(a), key_b = match_key(b);
  return key_a && key_b && *key_a == *key_b;
}

Decision decide_fulfilment(const Duty& duty, bool is_owner, std::string_view role) {
  Decision decision;
  bool has_role = !duty.owner_role.empty() && duty.owner_role == role;
  bool nobodys = duty.owner.empty() && duty.owner_role.empty();
  decision.check(is_owner || has_role || nobodys, intern(duty.clause), "duty_owner",
                 "duty.not_owner",
                 {{"role", intern(role)}, {"owner_role", intern(duty.owner_role)}});
  if (!decision.granted() && !duty.owner_role.empty())
    decision.remedies.push_back({"ask_role", {{"role", intern(duty.owner_role)}}});
  return decision;
}

Decision decide_vacancy(const AuthorityClause& table, std::string_view role, bool is_himself,
                        std::span<const std::string> roles) {
  Decision decision;
  for (const MatterAuthority& matter : table.matters)
    for (const AuthorityLevel& level : matter.levels) {
      if (!level.substitute || *level.substitute != role) continue;
      if (std::ranges::find(roles, level.role) == roles.end()) continue;
      decision.check(is_himself, "GOV-14", "vacancy_said_by_another", "authority.own_vacancy",
                     {{"role", intern(role)},
                      {"signatory", intern(level.role)},
                      {"matter", intern(matter.matter)}});
      if (!decision.granted())
        decision.remedies.push_back({"vacancy_by_another", {{"role", intern(role)}}});
      return decision;
    }
  return decision;
}

Decision decide_authority(const MatterAuthority& matter, std::string_view clause,
                          const AuthorityFacts& facts, AuthorityGrant& grant) {
  Decision decision;
  grant = {};
  decision.check(!facts.absent, "GOV-14", "signatory_present", "authority.absent",
                 {{"today", facts.today}});
  Standing at = standing_of(matter, facts);
  decision.check(at.level != nullptr, clause, "role_signs", "authority.role",
                 {{"role", intern(facts.role)}, {"matter", intern(matter.matter)}});
  if (!at.level) {
    add_signers(matter, facts, decision);
    return decision;
  }
  if (at.vacancy != Vacancy::none)
    decision.check(true, "GOV-14", "substitute_signs", "",
                   {{"role", intern(facts.role)},
                    {"signatory", intern(at.level->role)},
                    {"because", word(at.vacancy)}});
  if (at.said_by_actor) {
    decision.check(false, "GOV-14", "vacancy_said_by_signatory", "authority.own_vacancy",
                   {{"role", intern(facts.role)},
                    {"signatory", intern(at.level->role)},
                    {"matter", intern(matter.matter)}});
    decision.remedies.push_back({"vacancy_by_another", {{"role", intern(facts.role)}}});
  }
  if (at.delegated) check_delegation(facts, decision);
  decision.check(!facts.same_person && !(at.delegated && facts.delegator_same_person), clause,
                 "second_person_signs", "authority.self_approval",
                 {{"signatory", intern(at.level->role)}, {"delegated", at.delegated}});
  if (facts.amount && at.level->up_to) {
    decision.check(reaches(*at.level, facts), clause,
                   facts.paid_before ? "case_within_authority" : "amount_within_authority",
                   "authority.amount",
                   {{"amount", *facts.amount},
                    {"up_to", *at.level->up_to},
                    {"signatory", intern(at.level->role)}});
    tell_paid(facts, decision);
  } else {
    decision.reasons.push_back(
        {clause,
         "authority_unbounded",
         true,
         {{"signatory", intern(at.level->role)}, {"amount", value_of(facts.amount)}}});
  }
  check_accumulated(matter, *at.level, facts, clause, decision);
  if (!decision.granted()) {
    add_signers(matter, facts, decision);
    return decision;
  }
  grant.authority_role = at.level->role;
  if (at.delegated) grant.on_behalf_of = facts.delegation->delegator;
  return decision;
}

bool is_missed(const Duty& duty, Instant now) {
  if (!duty.deadline || duty.state == DutyState::paused) return false;
  return duty.closed_at.value_or(now) > *duty.deadline;
}

}  // namespace kehu::casework
