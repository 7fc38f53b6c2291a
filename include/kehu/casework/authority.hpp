// Authority: who may sign what, up to which amount, and in whose place (权限核决表).
//
// A matter ("complaint.compensation") has levels of authority in the policy: a role, the most it
// may sign at once, and the most it may sign for one customer within a window, so that a sum
// cannot be split. Nobody signs what he asked for himself, under any name of his, nor in the place
// of the one who asked.
//
// Implements the authority table of CMP-8 and the approvals of SRV-7, SRV-8, TIER-2, CARE-6.
#pragma once

#include <functional>

#include "kehu/casework/duty.hpp"

namespace kehu::casework {

// One level; the levels of a matter stand in rising order, the last without a bound.
struct AuthorityLevel {
  std::string role;
  std::optional<Money> up_to;              // of one signature; empty: any amount
  std::optional<Money> accumulated_up_to;  // of all for the same customer within the window
  std::int64_t window_days = 0;
  std::optional<std::string> substitute;  // the role that signs while no holder can
};
BOOST_DESCRIBE_STRUCT(AuthorityLevel, (), (role, up_to, accumulated_up_to, window_days, substitute))

struct MatterAuthority {
  std::string matter;
  std::vector<AuthorityLevel> levels;
};
BOOST_DESCRIBE_STRUCT(MatterAuthority, (), (matter, levels))

// GOV-14, the authority table. Faults at load: policy.ambiguous (a matter twice, a role twice in
// it), policy.approval_cycle (substitutes in a circle), policy.unreachable (a level that no amount
// reaches, or amounts that no level reaches), policy.parameter (currencies, negative amounts).
struct AuthorityClause {
  std::vector<MatterAuthority> matters;
};
BOOST_DESCRIBE_STRUCT(AuthorityClause, (), (matters))

// That one person signs in another's place, for a time, up to an amount.
struct Delegation {
  Id<Delegation> id;
  std::int64_t version = 0;
  std::string delegator, delegator_role;
  std::string deputy;
  std::string deputy_key;  // match key of the name
  std::string matter;      // "": every matter of the role
  std::optional<Money> up_to;
  Date from, until;  // both inclusive
  std::optional<Instant> revoked_at;
  std::string revoked_by;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Delegation, (),
                      (id, version, delegator, delegator_role, deputy, deputy_key, matter, up_to,
                       from, until, revoked_at, revoked_by, reason))

// That a person is away: signs nothing, and lets the substitute role sign. Key (actor, number).
struct Absence {
  std::string actor;  // match key of the name
  std::int64_t number = 0;
  std::string role;
  Date from, until;         // both inclusive
  std::string recorded_by;  // who put it on record
};
BOOST_DESCRIBE_STRUCT(Absence, (), (actor, number, role, from, until, recorded_by))

// Another name of the same person; key alias.
struct PersonAlias {
  std::string alias;  // match key of the name
  std::string person;
  Instant declared_at{};
  std::string declared_by;  // who put it on record
};
BOOST_DESCRIBE_STRUCT(PersonAlias, (), (alias, person, declared_at, declared_by))

enum class RelationshipKind : std::uint8_t { family, business, employment, friendship, dispute };
BOOST_DESCRIBE_ENUM(RelationshipKind, family, business, employment, friendship, dispute)

// What ties a person to a customer or to another person, for recusal (CMP-6).
struct Relationship {
  Id<Relationship> id;
  std::int64_t version = 0;
  std::string person;
  std::string person_key;  // match key of the name
  RelationshipKind kind{};
  std::optional<Id<customer::Customer>> customer;
  std::string other_person;  // "": with the customer
  Date from;
  std::optional<Date> until;
  std::string note;
  std::string declared_by;  // who put it on record
};
BOOST_DESCRIBE_STRUCT(Relationship, (),
                      (id, version, person, person_key, kind, customer, other_person, from, until,
                       note, declared_by))

// A signature: the yes or the no of somebody who may give it.
struct Signature {
  Id<Signature> id;
  std::string matter;
  std::string clause;
  std::string subject_kind;
  Id<Subject> subject;
  std::optional<Id<customer::Customer>> customer;
  bool approved = false;
  std::optional<Money> amount;
  std::string requested_by;
  std::string actor, role;
  std::string on_behalf_of;    // the delegator, or ""
  std::string authority_role;  // the level by which it was signed
  Instant at{};
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Signature, (),
                      (id, matter, clause, subject_kind, subject, customer, approved, amount,
                       requested_by, actor, role, on_behalf_of, authority_role, at, note))

// ------------------------------------------------------------------------------------- the rule

// Why no holder of a level can sign. Where its holders are named (holders.hpp), each of them is
// away or takes no part in the case; else somebody of the role is recorded as away.
enum class Vacancy : std::uint8_t { none, absent, recused };
BOOST_DESCRIBE_ENUM(Vacancy, none, absent, recused)

// Whether somebody can sign by a level today.
struct LevelPresence {
  Vacancy vacancy = Vacancy::none;
  Vacancy of_substitute = Vacancy::none;
  std::optional<Date> back;  // the first day on which one who is away is there again
  // It is vacant only by what the actor put on record of others: he makes himself no signatory.
  bool said_by_actor = false;
};

// What the rule reads; the texts outlive the call.
struct AuthorityFacts {
  std::string_view actor, role;
  std::string_view requested_by;
  bool same_person = false;                // the actor is who asked, under whatever name
  bool delegator_same_person = false;      // likewise of the delegator
  bool absent = false;                     // the actor is recorded as away
  std::vector<LevelPresence> presence{};   // of each level, in the table's order
  const Delegation* delegation = nullptr;  // to the actor for this matter; the best one
  Date today;
  std::optional<Money> amount;
  // Signed before for the same customer, within the window of each level, in the table's order.
  std::vector<std::optional<Money>> accumulated{};
  // Paid before for the same case: one sum with the amount, whatever was signed when.
  std::optional<Money> paid_before{};
};
struct AuthorityGrant {
  std::string_view authority_role;
  std::string_view on_behalf_of;
};
// Refusals: authority.role, authority.amount, authority.accumulated, authority.self_approval,
// authority.absent, authority.delegation_expired, authority.delegation_amount,
// authority.own_vacancy (a substitute who himself put on record why nobody of the level can). The
// remedy names the role that can sign: of the lowest level whose limits allow it, or its substitute
// where it is vacant; where nobody can today, the role and the day from which it can. A reason says
// whom a substitute signs for, and why. `clause` is cited beside GOV-14.
Decision decide_authority(const MatterAuthority& matter, std::string_view clause,
                          const AuthorityFacts& facts, AuthorityGrant& grant);

// ------------------------------------------------------------------------ what areas do with it

struct SignatureRequest {
  std::string_view matter;
  std::string_view clause;
  About about;
  std::string_view requested_by;
  std::optional<Money> amount{};
  // Paid before for the same case: who signs the amount may sign both at once.
  std::optional<Money> paid_before{};
  bool approved = true;  // false: the answer is no; whoever may sign may also refuse
  std::string_view note{};
  // Who takes no part in the case, whatever his role, if what `leaving_out` put on record counts
  // for nothing; empty: anybody may.
  std::function<bool(std::string_view person, std::string_view leaving_out)> takes_no_part{};
  // Records whose signatures add up with those of the customer: of one who is not in the file, his.
  std::vector<Uuid> also_about{};
  // Whether what was signed before adds up; empty: all of it does.
  std::function<bool(const Signature& earlier)> adds_up{};
};
// Every record of the customer for whom a record counts, after records were merged.
using RecordsOf = std::vector<Id<customer::Customer>> (*)(Reader& reader,
                                                          const Id<customer::Customer>& record);
// The customer that a reference means. Errors: customer.not_found (with `path`).
using CustomerMeant = Result<Id<customer::Customer>> (*)(
    Reader& reader, const Reference<customer::Customer>& reference, std::string_view path);
// The area of customers says which records are one customer's, so that what was signed for any of
// them adds up (GOV-14, CUS-5), and whom a query names by a code. Thread rule: at start only, while
// the areas are gathered.
void count_together(RecordsOf records_of, CustomerMeant customer_meant);
// Signs as the actor of the context, or says why not. A given signature, yes or no, is a row; an
// attempt that was refused is on record in the journal. Errors: authority.unknown_matter (invalid);
// refusals as above. What was signed before for the customer of `about` counts under whichever of
// his records it was signed.
Result<Signature> sign(CommandContext& context, const SignatureRequest& request);
// The roles that may sign this amount with what was paid before, lowest level first.
std::vector<std::string_view> roles_that_may_sign(const Policy& policy, std::string_view matter,
                                                  const std::optional<Money>& amount,
                                                  const std::optional<Money>& paid_before = {});
// Whether an amount, with what was paid before, is within a bound; no bound and no amount always
// are.
bool is_within(const std::optional<Money>& up_to, const std::optional<Money>& amount,
               const std::optional<Money>& paid_before);
// The role that is asked for a signature: of the lowest level that may give it; where every named
// holder takes no part, its substitute, or without one the next level. Errors:
// authority.unknown_matter.
Result<std::string_view> role_asked(CommandContext& context, const SignatureRequest& request);
// Whether two names are the same but for case, width and spaces.
bool is_same_name(std::string_view a, std::string_view b);
// The person behind a name: the name itself unless it is an alias, and not one that `leaving_out`
// declared.
std::string person_behind(Reader& reader, std::string_view actor,
                          std::string_view leaving_out = {});
bool is_same_person(Reader& reader, std::string_view a, std::string_view b);
// Whether what `said_by` put on record is left out as that of one whom it would serve. Nothing is
// where `leaving_out` is "".
bool is_left_out(Reader& reader, std::string_view said_by, std::string_view leaving_out);
// Whether a person is recorded as away on a day, under whichever name.
bool is_away(Reader& reader, std::string_view person, const Date& day);
// Whether a person is one who may sign a matter on a day, whatever the amount: holds one of its
// roles, was lent one by its holder, or stands in for one whose holders are all away. Of a role
// whose holders are not on record the host knows, and nobody is said no to.
bool may_sign(Reader& reader, const Policy& policy, std::string_view matter,
              std::string_view person, const Date& day);
// A declared tie between the person and the customer (or the other person) on a day, if any; of two
// persons, whichever of them it was declared of. Those that `leaving_out` declared count for
// nothing.
std::optional<Relationship> relationship_with(Reader& reader, std::string_view person,
                                              const std::optional<Id<customer::Customer>>& customer,
                                              std::string_view other_person, const Date& day,
                                              std::string_view leaving_out = {});

// ------------------------------------------------------------------------- commands and queries

// The delegator is who acts; his role must stand in the matter. Errors: authority.dates,
// authority.unknown_matter, authority.no_level, authority.self_delegation, authority.up_to (nothing
// could be signed by it), authority.id_taken.
struct Delegate {
  static constexpr std::string_view name = "authority.delegate";
  using Reply = Delegation;
  std::optional<Id<Delegation>> id;
  std::string deputy;
  std::optional<std::string> matter;
  std::optional<Money> up_to;
  Date from, until;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Delegate, (), (id, deputy, matter, up_to, from, until, reason))

// Errors: authority.not_found, authority.revoked.
struct RevokeDelegation {
  static constexpr std::string_view name = "authority.revoke";
  using Reply = Delegation;
  Id<Delegation> delegation;
};
BOOST_DESCRIBE_STRUCT(RevokeDelegation, (), (delegation))

// Errors: authority.dates; refused: authority.own_vacancy (the actor's role substitutes `role`, or
// one that the person is named holder of; but a holder by name says himself that he is away).
struct RecordAbsence {
  static constexpr std::string_view name = "authority.record_absence";
  using Reply = Absence;
  std::string actor, role;
  Date from, until;
};
BOOST_DESCRIBE_STRUCT(RecordAbsence, (), (actor, role, from, until))

// Errors: authority.alias (it already names somebody else, or itself); refused:
// authority.own_vacancy (one of the names is that of a holder whom the actor's role substitutes).
struct DeclareAlias {
  static constexpr std::string_view name = "authority.declare_alias";
  using Reply = PersonAlias;
  std::string person, alias;
};
BOOST_DESCRIBE_STRUCT(DeclareAlias, (), (person, alias))

// With a customer or another person. Errors: authority.relationship, authority.dates,
// authority.id_taken.
struct DeclareRelationship {
  static constexpr std::string_view name = "authority.declare_relationship";
  using Reply = Relationship;
  std::optional<Id<Relationship>> id;
  std::string person;
  RelationshipKind kind{};
  std::optional<Id<customer::Customer>> customer;
  std::optional<std::string> other_person;
  std::optional<Date> from, until;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(DeclareRelationship, (),
                      (id, person, kind, customer, other_person, from, until, note))

struct Delegations {
  static constexpr std::string_view name = "authority.delegations";
  using Row = Delegation;
  std::optional<std::string> deputy;
};
BOOST_DESCRIBE_STRUCT(Delegations, (), (deputy))

// In order of signing; of a customer, under whichever of his records. Those about a case in
// confidence are shown by customer to whom it was confided to alone (CMP-2), to others otherwise
// without the customer. Errors: query.one_of; customer.not_found.
struct Signatures {
  static constexpr std::string_view name = "authority.signatures";
  using Row = Signature;
  std::optional<Id<Subject>> subject;
  std::optional<Reference<customer::Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(Signatures, (), (subject, customer))

struct Relationships {
  static constexpr std::string_view name = "authority.relationships";
  using Row = Relationship;
  std::optional<std::string> person;
};
BOOST_DESCRIBE_STRUCT(Relationships, (), (person))

// The authority table as it stands: a row for each level of each matter.
struct LevelRow {
  std::string matter;
  std::int64_t level = 0;
  std::string role;
  std::optional<Money> up_to;
  std::optional<Money> accumulated_up_to;
  std::int64_t window_days = 0;
  std::string substitute;
};
BOOST_DESCRIBE_STRUCT(LevelRow, (),
                      (matter, level, role, up_to, accumulated_up_to, window_days, substitute))
struct AuthorityLevels {
  static constexpr std::string_view name = "authority.levels";
  using Row = LevelRow;
  std::optional<std::string> matter;
};
BOOST_DESCRIBE_STRUCT(AuthorityLevels, (), (matter))

}  // namespace kehu::casework

namespace kehu {
KEHU_TABLE(casework::Delegation)
KEHU_TABLE(casework::Absence)
KEHU_TABLE(casework::PersonAlias)
KEHU_TABLE(casework::Relationship)
KEHU_TABLE(casework::Signature)
KEHU_CLAUSE(casework::AuthorityClause)
}  // namespace kehu
