// The area's handlers and what they share; commands.cpp enters them into the registry.
#pragma once

#include "kehu/casework.hpp"
#include "kehu/policy/checks.hpp"

namespace kehu::casework {

// Every length of time in every clause against what can be counted. spans_check.cpp
void check_spans(std::span<const ReadClause> clauses, Policy::Faults& faults);
// The roles of the authority table against clause GOV-1, and the matters that clauses name against
// the table. matters_check.cpp
void check_matters(std::span<const ReadClause> clauses, Policy::Faults& faults);
// duty.cpp
Result<Duty> fulfil_duty(CommandContext&, const FulfilDuty&);
Result<Duty> reassign_duty(CommandContext&, const ReassignDuty&);
// The open and the paused duties about a record, in order of opening. However many are closed
// already, only these are read: "open" and "paused" are the last of the states in the order of an
// index.
std::vector<Duty> live_duties_of(Reader& reader, const Uuid& subject);
// step.cpp
Result<Acknowledged> acknowledge(CommandContext&, const AcknowledgeNotifications&);
// authority.cpp
Result<Delegation> delegate(CommandContext&, const Delegate&);
Result<Delegation> revoke_delegation(CommandContext&, const RevokeDelegation&);
Result<Absence> record_absence(CommandContext&, const RecordAbsence&);
Result<PersonAlias> declare_alias(CommandContext&, const DeclareAlias&);
Result<Relationship> declare_relationship(CommandContext&, const DeclareRelationship&);
// holders.cpp
Result<RoleHolder> name_holder(CommandContext&, const NameHolder&);
Result<RoleHolder> relieve_holder(CommandContext&, const RelieveHolder&);
Result<void> holders(QueryContext&, const Holders&, Rows<RoleHolder>&);
// queries.cpp
Result<void> duties_due(QueryContext&, const DutiesDue&, Rows<DutyRow>&);
Result<void> list_duties_of(QueryContext&, const DutiesOf&, Rows<DutyRow>&);
Result<void> duties_missed(QueryContext&, const DutiesMissed&, Rows<DutyRow>&);
Result<void> duty_trace(QueryContext&, const DutyTrace&, Rows<TraceRow>&);
Result<void> notifications_pending(QueryContext&, const NotificationsPending&, Rows<Notification>&);
Result<void> case_steps(QueryContext&, const CaseSteps&, Rows<Step>&);
Result<void> delegations(QueryContext&, const Delegations&, Rows<Delegation>&);
Result<void> signatures(QueryContext&, const Signatures&, Rows<Signature>&);
Result<void> relationships(QueryContext&, const Relationships&, Rows<Relationship>&);
Result<void> authority_levels(QueryContext&, const AuthorityLevels&, Rows<LevelRow>&);
// Whoever this is, by the key under which names are compared. authority.cpp
std::string key_of(std::string_view name);
// Errors: authority.dates.
Result<void> check_dates(const Date& from, const Date& until);
// Every record of a customer, as count_together was told. authority.cpp
std::vector<Id<customer::Customer>> records_together(Reader& reader,
                                                     const Id<customer::Customer>& record);
// Whether the actor may say of these roles who holds them, or is away. authority.cpp
Result<void> check_vacancy(CommandContext& context, bool is_himself,
                           std::span<const std::string> roles);
// The roles of the table that a person is named holder of on any of these days. authority.cpp
std::vector<std::string> roles_held(Reader& reader, const Policy& policy, std::string_view person,
                                    const Date& from, const std::optional<Date>& until);
// The customer that a reference means, as count_together was told. authority.cpp
Result<Id<customer::Customer>> customer_meant(Reader& reader,
                                              const Reference<customer::Customer>& reference,
                                              std::string_view path);
// How much who asks may be told of a record, and as much as that of a row about one. What somebody
// owes, or is written to him, he is told even where he is told nothing of the case. secrets.cpp
Telling telling_of(const Asker& asker, std::string_view subject_kind, const Id<Subject>& subject);
std::optional<Duty> as_told(const Asker& asker, Duty duty);
std::optional<Notification> as_told(const Asker& asker, Notification notification);
std::optional<Signature> as_told(const Asker& asker, Signature signature);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// ---- Clocks: clock.cpp ------------------------------------------------------------------------

// How a clock counted from `start` to `until`.
Result<std::vector<TraceRow>> trace_of(const Policy& policy, const Duty& duty, Instant until,
                                       std::span<const DutyPause> pauses);
// What it counted, without the parts: however long it ran, a few look-ups.
Result<Duration> counted_of(const Policy& policy, const Duty& duty, Instant until,
                            std::span<const DutyPause> pauses);
TimeLimit limit_of(const Duty& duty);
// The version of the calendar that a limit is counted in; "" for wall time.
Result<std::string> calendar_version(const Policy& policy, const TimeLimit& limit);

// ---- The rule about who fulfils a duty: rules.cpp ---------------------------------------------

// Refusals: duty.not_owner.
Decision decide_fulfilment(const Duty& duty, bool is_owner, std::string_view role);

// ---- The rule about who says that a place is vacant: rules.cpp --------------------------------

// A role that signs in the place of others says nothing of who holds that place or is away from it,
// for it would make itself signatory; each says it of himself. Refusals: authority.own_vacancy.
Decision decide_vacancy(const AuthorityClause& table, std::string_view role, bool is_himself,
                        std::span<const std::string> roles);

// ---- The authority table: authority_check.cpp -------------------------------------------------

void check_authority(const void* parameters, std::vector<Error>& faults);
// nullptr when the policy has no such matter.
const MatterAuthority* find_matter(const Policy& policy, std::string_view matter);

}  // namespace kehu::casework
