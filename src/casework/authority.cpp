// Signatures, and what bears on them: delegations, absences, names and ties of persons.
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "casework/handlers.hpp"
#include "kehu/casework/in_hand.hpp"
#include "kehu/core/text.hpp"

namespace kehu::casework {

namespace {

Result<const MatterAuthority*> matter_of(const Policy& policy, std::string_view matter,
                                         std::string_view path) {
  if (const auto* found = find_matter(policy, matter)) return found;
  return invalid(
      "authority.unknown_matter", path,
      "the authority table has no matter " + quotation(matter) + "; add it to clause GOV-14");
}

bool covers(const std::vector<Absence>& absences, const Date& day) {
  return std::ranges::any_of(absences,
                             [&](const Absence& a) { return a.from <= day && day <= a.until; });
}

// The first day that none of the absences covers; that of `day` where none does.
Date back_after(const std::vector<Absence>& absences, Date day) {
  while (covers(absences, day))
    for (const Absence& absence : absences)
      if (absence.from <= day && day <= absence.until) day = absence.until + days(1);
  return day;
}

// Under whichever of his names.
std::vector<Absence> absences_of(Reader& reader, std::string_view person,
                                 std::string_view leaving_out = {}) {
  std::string key = key_of(person), behind = key_of(person_behind(reader, person, leaving_out));
  auto absences = reader.rows<Absence>("", {key});
  if (behind != key)
    std::ranges::copy(reader.rows<Absence>("", {behind}), std::back_inserter(absences));
  std::erase_if(absences, [&](const Absence& absence) {
    return is_left_out(reader, absence.recorded_by, leaving_out);
  });
  return absences;
}

struct RolePresence {
  Vacancy vacancy = Vacancy::none;
  std::optional<Date> back;
};

RolePresence presence_of(Reader& reader, std::string_view role, const SignatureRequest& request,
                         const Date& day, std::string_view leaving_out = {}) {
  auto holders = holders_of(reader, role, day, leaving_out);
  if (holders.empty()) {
    auto absences = reader.rows<Absence>("by_role", {role});
    std::erase_if(absences, [&](const Absence& absence) {
      return is_left_out(reader, absence.recorded_by, leaving_out);
    });
    if (!covers(absences, day)) return {};
    return {Vacancy::absent, back_after(absences, day)};
  }
  RolePresence presence{Vacancy::absent, {}};
  for (const RoleHolder& holder : holders) {
    if (request.takes_no_part && request.takes_no_part(holder.person, leaving_out)) {
      presence.vacancy = Vacancy::recused;
      continue;
    }
    auto absences = absences_of(reader, holder.person, leaving_out);
    if (!covers(absences, day)) return {};
    Date back = back_after(absences, day);
    if (!presence.back || back < *presence.back) presence.back = back;
  }
  return presence;
}

bool is_valid(const Delegation& lent, const Date& day) {
  return !lent.revoked_at && lent.from <= day && day <= lent.until;
}

// The delegation that serves the actor best: a valid one before one that has run out, one of
// somebody else before that of who asks, one that covers the amount, one of the highest level.
std::optional<Delegation> delegation_to(Reader& reader, std::string_view actor,
                                        const MatterAuthority& matter,
                                        const SignatureRequest& request, const Date& day) {
  auto covers = [&](const std::optional<Money>& up_to) {
    return is_within(up_to, request.amount, request.paid_before);
  };
  auto rank = [&](const Delegation& lent, std::vector<AuthorityLevel>::const_iterator level) {
    return std::tuple(is_valid(lent, day),
                      !is_same_person(reader, lent.delegator, request.requested_by),
                      covers(lent.up_to) && covers(level->up_to), level);
  };
  std::optional<Delegation> best;
  std::optional<decltype(rank(*best, {}))> best_rank;
  for (const Delegation& lent : reader.rows<Delegation>("by_deputy", {key_of(actor)})) {
    if (!lent.matter.empty() && lent.matter != matter.matter) continue;
    auto level = std::ranges::find(matter.levels, lent.delegator_role, &AuthorityLevel::role);
    if (level == matter.levels.end()) continue;
    auto its_rank = rank(lent, level);
    if (best_rank && its_rank <= *best_rank) continue;
    best = lent;
    best_rank = its_rank;
  }
  return best;
}

// What count_together was told; empty while there are no customers.
struct Customers {
  RecordsOf records_of = nullptr;
  CustomerMeant meant = nullptr;
};
Customers& customers() {
  static Customers told;
  return told;
}

bool is_one_customer(Reader& reader, const Id<customer::Customer>& a,
                     const Id<customer::Customer>& b) {
  return a == b || std::ranges::count(records_together(reader, a), b) > 0;
}

// What was signed for the same customer in the same matter within the days before.
Result<Money> accumulated(Reader& reader, const SignatureRequest& request, std::int64_t window_days,
                          Instant now) {
  Money sum = Money::zero(request.amount->currency());
  Result<void> overflow;
  auto add = [&](const Signature& signature) {
    if (!signature.approved || !signature.amount || signature.amount->currency() != sum.currency())
      return true;
    if (request.adds_up && !request.adds_up(signature)) return true;
    auto added = sum.add(*signature.amount);
    if (added)
      sum = *added;
    else
      overflow = std::move(added).error();
    return overflow.has_value();
  };
  std::vector<Id<customer::Customer>> records;
  if (request.about.customer) records = records_together(reader, *request.about.customer);
  Instant from = now - std::chrono::days(window_days);
  for (const auto& record : records) {
    store::Range window{{record.value, request.matter}, record::Value(from), {}, false, 0};
    reader.each<Signature>("by_customer", window, add);
  }
  auto is_counted = [&](const Signature& signature) {
    return signature.customer && std::ranges::count(records, *signature.customer) > 0;
  };
  for (const Uuid& subject : request.also_about)
    reader.each<Signature>("by_subject", {{subject}, record::Value(from), {}, false, 0},
                           [&](const Signature& signature) {
                             bool is_meant =
                                 signature.matter == request.matter && !is_counted(signature);
                             return !is_meant || add(signature);
                           });
  KEHU_TRY(std::move(overflow));
  return sum;
}

// Facts about the actor's standing in a matter. `lent` keeps the delegation that they point at.
Result<AuthorityFacts> facts_of(CommandContext& context, const MatterAuthority& matter,
                                const SignatureRequest& request, std::optional<Delegation>& lent) {
  AuthorityFacts facts;
  facts.actor = context.actor().actor;
  facts.role = context.actor().role;
  facts.requested_by = request.requested_by;
  facts.today = context.today();
  facts.amount = request.amount;
  facts.paid_before = request.paid_before;
  facts.same_person = is_same_person(context, facts.actor, request.requested_by);
  facts.absent = is_away(context, facts.actor, facts.today);
  for (const AuthorityLevel& level : matter.levels) {
    RolePresence at = presence_of(context, level.role, request, facts.today);
    LevelPresence presence{at.vacancy, Vacancy::none, at.back, false};
    // Whichever role he had put it on record in: it is the person who makes himself no signatory.
    if (at.vacancy != Vacancy::none && level.substitute == facts.role)
      presence.said_by_actor =
          presence_of(context, level.role, request, facts.today, facts.actor).vacancy ==
          Vacancy::none;
    if (at.vacancy != Vacancy::none && level.substitute)
      presence.of_substitute =
          presence_of(context, *level.substitute, request, facts.today).vacancy;
    facts.presence.push_back(presence);
  }
  lent = delegation_to(context, facts.actor, matter, request, facts.today);
  if (lent) {
    facts.delegation = &*lent;
    facts.delegator_same_person = is_same_person(context, lent->delegator, request.requested_by);
  }
  if (request.amount) {
    std::map<std::int64_t, Money> by_window;  // most levels have the same
    for (const AuthorityLevel& level : matter.levels) {
      auto& before = facts.accumulated.emplace_back();
      if (!level.accumulated_up_to) continue;
      auto known = by_window.find(level.window_days);
      if (known == by_window.end()) {
        KEHU_TRY_ASSIGN(Money sum, accumulated(context, request, level.window_days, context.now()));
        known = by_window.emplace(level.window_days, sum).first;
      }
      before = known->second;
    }
  }
  return facts;
}

}  // namespace

Result<void> check_dates(const Date& from, const Date& until) {
  if (until >= from) return {};
  return invalid("authority.dates", "/until", text(until) + " lies before " + text(from));
}

std::string key_of(std::string_view name) {
  auto key = match_key(name);
  return key ? std::move(*key) : std::string(name);
}

std::string person_behind(Reader& reader, std::string_view actor, std::string_view leaving_out) {
  auto alias = reader.find<PersonAlias>(key_of(actor));
  bool counts = alias && !is_left_out(reader, alias->declared_by, leaving_out);
  return counts ? alias->person : std::string(actor);
}

bool is_same_person(Reader& reader, std::string_view a, std::string_view b) {
  if (is_same_name(a, b)) return true;
  return is_same_name(person_behind(reader, a), person_behind(reader, b));
}

bool is_left_out(Reader& reader, std::string_view said_by, std::string_view leaving_out) {
  return !leaving_out.empty() && !said_by.empty() && is_same_person(reader, said_by, leaving_out);
}

bool is_away(Reader& reader, std::string_view person, const Date& day) {
  return covers(absences_of(reader, person), day);
}

namespace {

bool is_deputy(Reader& reader, std::string_view person, const RoleHolder& holder,
               std::string_view matter, const Date& day) {
  return std::ranges::any_of(
      reader.rows<Delegation>("by_deputy", {key_of(person)}), [&](const Delegation& lent) {
        return is_valid(lent, day) && (lent.matter.empty() || lent.matter == matter) &&
               lent.delegator_role == holder.role &&
               is_same_person(reader, holder.person, lent.delegator);
      });
}

bool stands_for(Reader& reader, std::string_view person, std::string_view role,
                std::string_view matter, const Date& day) {
  auto holders = holders_of(reader, role, day);
  return holders.empty() || std::ranges::any_of(holders, [&](const RoleHolder& holder) {
           return is_same_person(reader, holder.person, person) ||
                  is_deputy(reader, person, holder, matter, day);
         });
}

}  // namespace

bool may_sign(Reader& reader, const Policy& policy, std::string_view matter,
              std::string_view person, const Date& day) {
  const auto& matters = policy.get<AuthorityClause>().matters;
  auto found = std::ranges::find(matters, matter, &MatterAuthority::matter);
  return found != matters.end() &&
         std::ranges::any_of(found->levels, [&](const AuthorityLevel& level) {
           return stands_for(reader, person, level.role, matter, day) ||
                  (level.substitute &&
                   presence_of(reader, level.role, {}, day).vacancy == Vacancy::absent &&
                   stands_for(reader, person, *level.substitute, matter, day));
         });
}

std::vector<Id<customer::Customer>> records_together(Reader& reader,
                                                     const Id<customer::Customer>& record) {
  return customers().records_of ? customers().records_of(reader, record) : std::vector{record};
}

Result<Id<customer::Customer>> customer_meant(Reader& reader,
                                              const Reference<customer::Customer>& reference,
                                              std::string_view path) {
  ensure(customers().meant, "a customer is named, and there are no customers");
  return customers().meant(reader, reference, path);
}

std::optional<Relationship> relationship_with(Reader& reader, std::string_view person,
                                              const std::optional<Id<customer::Customer>>& customer,
                                              std::string_view other_person, const Date& day,
                                              std::string_view leaving_out) {
  if (!reader.has<Relationship>("", {})) return std::nullopt;  // as in most houses
  auto first_of = [&](std::string_view of, auto is_meant) -> std::optional<Relationship> {
    std::string key = key_of(person_behind(reader, of));
    for (const Relationship& tie : reader.rows<Relationship>("by_person", {key})) {
      bool holds = tie.from <= day && (!tie.until || day <= *tie.until);
      if (holds && is_meant(tie) && !is_left_out(reader, tie.declared_by, leaving_out)) return tie;
    }
    return std::nullopt;
  };
  auto is_with = [&](const Relationship& tie, std::string_view other) {
    return !other.empty() && !tie.other_person.empty() &&
           is_same_person(reader, tie.other_person, other);
  };
  auto own = first_of(person, [&](const Relationship& tie) {
    return is_with(tie, other_person) ||
           (customer && tie.customer && is_one_customer(reader, *tie.customer, *customer));
  });
  if (own || other_person.empty()) return own;
  return first_of(other_person, [&](const Relationship& tie) { return is_with(tie, person); });
}

void count_together(RecordsOf records_of, CustomerMeant customer_meant) {
  customers() = {records_of, customer_meant};
}

std::vector<std::string> roles_held(Reader& reader, const Policy& policy, std::string_view person,
                                    const Date& from, const std::optional<Date>& until) {
  std::vector<std::string> roles;
  for (const MatterAuthority& matter : policy.get<AuthorityClause>().matters)
    for (const AuthorityLevel& level : matter.levels)
      for (const RoleHolder& holder : reader.rows<RoleHolder>("by_role", {level.role})) {
        bool in_time =
            (!until || holder.from <= *until) && (!holder.until || from <= *holder.until);
        if (in_time && is_same_person(reader, holder.person, person)) roles.push_back(level.role);
      }
  return roles;
}

Result<void> check_vacancy(CommandContext& context, bool is_himself,
                           std::span<const std::string> roles) {
  Decision decision = decide_vacancy(context.policy().get<AuthorityClause>(), context.actor().role,
                                     is_himself, roles);
  if (!decision.granted()) return context.refuse(decision);
  if (!decision.reasons.empty()) context.record(decision);
  return {};
}

Result<Signature> sign(CommandContext& context, const SignatureRequest& request) {
  KEHU_TRY_ASSIGN(const MatterAuthority* matter, matter_of(context.policy(), request.matter, ""));
  KEHU_TRY(check_text(request.note, "/note"));
  std::optional<Delegation> lent;
  KEHU_TRY_ASSIGN(AuthorityFacts facts, facts_of(context, *matter, request, lent));
  AuthorityGrant grant;
  Decision decision = decide_authority(*matter, intern(request.clause), facts, grant);
  KEHU_TRY(granted(context, decision));
  Signature signature;
  signature.id = context.id_or_new<Signature>({});
  signature.matter = request.matter;
  signature.clause = request.clause;
  signature.subject_kind = request.about.kind;
  signature.subject = Id<Subject>{request.about.id};
  signature.customer = request.about.customer;
  signature.approved = request.approved;
  signature.amount = request.amount;
  signature.requested_by = request.requested_by;
  signature.actor = context.actor().actor;
  signature.role = context.actor().role;
  signature.on_behalf_of = grant.on_behalf_of;
  signature.authority_role = grant.authority_role;
  signature.at = context.now();
  signature.note = request.note;
  KEHU_TRY(context.insert(signature));
  return signature;
}

Result<std::string_view> role_asked(CommandContext& context, const SignatureRequest& request) {
  KEHU_TRY_ASSIGN(const MatterAuthority* matter, matter_of(context.policy(), request.matter, ""));
  auto roles =
      roles_that_may_sign(context.policy(), request.matter, request.amount, request.paid_before);
  ensure(!roles.empty(), "an authority table that was checked at load has a gap");
  for (const AuthorityLevel& level : matter->levels) {
    if (std::ranges::find(roles, level.role) == roles.end()) continue;
    if (presence_of(context, level.role, request, context.today()).vacancy != Vacancy::recused)
      return std::string_view(level.role);
    if (level.substitute) return std::string_view(*level.substitute);
  }
  return roles.front();
}

namespace {

// By an amount that is compared with nothing, or with none above zero, nobody could sign.
Result<void> check_lent(const Policy& policy, Money up_to) {
  if (!up_to.is_positive())
    return invalid("authority.up_to", "/up_to",
                   up_to.text() +
                       " is not above zero; name the most that the deputy may sign, or " +
                       "leave it out");
  if (up_to.currency() != policy.currency())
    return invalid("authority.up_to", "/up_to",
                   up_to.text() + " is not in " + std::string(policy.currency().code()) +
                       ", the currency of the policy; convert it");
  return {};
}

}  // namespace

Result<Delegation> delegate(CommandContext& context, const Delegate& command) {
  KEHU_TRY(check_new_id(context, command.id, "authority.id_taken", "a delegation"));
  KEHU_TRY(check_dates(command.from, command.until));
  KEHU_TRY(check_needed_line(command.deputy, "/deputy"));
  KEHU_TRY(check_needed_text(command.reason, "/reason"));
  if (command.up_to) KEHU_TRY(check_lent(context.policy(), *command.up_to));
  if (is_same_person(context, command.deputy, context.actor().actor))
    return invalid("authority.self_delegation", "/deputy",
                   quotation(command.deputy) + " is who delegates; name somebody else");
  if (command.matter) {
    KEHU_TRY_ASSIGN(const MatterAuthority* matter,
                    matter_of(context.policy(), *command.matter, "/matter"));
    if (std::ranges::find(matter->levels, context.actor().role, &AuthorityLevel::role) ==
        matter->levels.end())
      return invalid("authority.no_level", "/matter",
                     "the role " + quotation(context.actor().role) + " signs nothing in " +
                         quotation(matter->matter) + ", so there is nothing to delegate");
  }
  Delegation delegation;
  delegation.id = context.id_or_new(command.id);
  delegation.delegator = context.actor().actor;
  delegation.delegator_role = context.actor().role;
  delegation.deputy = command.deputy;
  delegation.deputy_key = key_of(command.deputy);
  delegation.matter = command.matter.value_or("");
  delegation.up_to = command.up_to;
  delegation.from = command.from;
  delegation.until = command.until;
  delegation.reason = command.reason;
  KEHU_TRY(context.insert(delegation));
  return delegation;
}

Result<Delegation> revoke_delegation(CommandContext& context, const RevokeDelegation& command) {
  auto before = context.find<Delegation>(command.delegation);
  if (!before)
    return not_found("authority.not_found", "/delegation",
                     "no delegation has the id " + command.delegation.text());
  if (before->revoked_at)
    return conflict("authority.revoked", "/delegation", "the delegation is revoked already");
  Delegation delegation = *before;
  delegation.revoked_at = context.now();
  delegation.revoked_by = context.actor().actor;
  KEHU_TRY(context.update(*before, delegation));
  return delegation;
}

Result<Absence> record_absence(CommandContext& context, const RecordAbsence& command) {
  KEHU_TRY(check_dates(command.from, command.until));
  KEHU_TRY(check_needed_line(command.actor, "/actor"));
  KEHU_TRY(check_needed_line(command.role, "/role"));
  std::string key = key_of(person_behind(context, command.actor));
  bool is_himself = is_same_person(context, command.actor, context.actor().actor);
  // Whichever of his roles is said, each of them stands vacant.
  auto held = roles_held(context, context.policy(), command.actor, command.from, command.until);
  KEHU_TRY(check_vacancy(context, is_himself, held));
  // From a place that is not known as his, nobody is away himself either.
  bool is_his = std::ranges::find(held, command.role) != held.end();
  KEHU_TRY(check_vacancy(context, is_himself && is_his, std::span(&command.role, 1)));
  auto earlier = context.rows<Absence>("", {key});
  Absence absence{key,           earlier.empty() ? 1 : earlier.back().number + 1,
                  command.role,  command.from,
                  command.until, context.actor().actor};
  KEHU_TRY(context.insert(absence));
  return absence;
}

Result<PersonAlias> declare_alias(CommandContext& context, const DeclareAlias& command) {
  KEHU_TRY(check_needed_line(command.person, "/person"));
  KEHU_TRY(check_needed_line(command.alias, "/alias"));
  std::string key = key_of(command.alias);
  std::string person = person_behind(context, command.person);
  if (key == key_of(person))
    return conflict("authority.alias", "/alias",
                    quotation(command.alias) + " is the person's own name");
  if (auto known = context.find<PersonAlias>(key))
    return conflict("authority.alias", "/alias",
                    quotation(command.alias) + " is declared as a name of " + known->person);
  // Who is away under one name is away under all of them.
  auto roles = roles_held(context, context.policy(), command.alias, context.today(), {});
  std::ranges::copy(roles_held(context, context.policy(), person, context.today(), {}),
                    std::back_inserter(roles));
  KEHU_TRY(check_vacancy(context, false, roles));
  PersonAlias alias{key, person, context.now(), context.actor().actor};
  KEHU_TRY(context.insert(alias));
  return alias;
}

Result<Relationship> declare_relationship(CommandContext& context,
                                          const DeclareRelationship& command) {
  KEHU_TRY(check_new_id(context, command.id, "authority.id_taken", "a tie"));
  KEHU_TRY(check_needed_line(command.person, "/person"));
  bool with_other = command.other_person && !command.other_person->empty();
  if (with_other) KEHU_TRY(check_line(*command.other_person, "/other_person"));
  if (command.customer.has_value() == with_other)
    return invalid("authority.relationship", "/customer",
                   "name either a customer or another person, whom " + quotation(command.person) +
                       " is tied to");
  if (with_other && is_same_person(context, command.person, *command.other_person))
    return invalid(
        "authority.relationship", "/other_person",
        quotation(*command.other_person) + " is the person himself; name whom he is tied to");
  Date from = command.from.value_or(context.today());
  if (command.until) KEHU_TRY(check_dates(from, *command.until));
  if (command.note) KEHU_TRY(check_text(*command.note, "/note"));
  Relationship tie;
  tie.id = context.id_or_new(command.id);
  tie.person = person_behind(context, command.person);
  tie.person_key = key_of(tie.person);
  tie.kind = command.kind;
  tie.customer = command.customer;
  tie.other_person = command.other_person.value_or("");
  tie.from = from;
  tie.until = command.until;
  tie.note = command.note.value_or("");
  tie.declared_by = context.actor().actor;
  KEHU_TRY(context.insert(tie));
  return tie;
}

}  // namespace kehu::casework
