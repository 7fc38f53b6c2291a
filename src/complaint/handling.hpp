// The area's declarations, as its files share them.
#pragma once

#include "kehu/casework/in_hand.hpp"
#include "kehu/complaint.hpp"

namespace kehu::complaint {

extern const workflow::Workflow complaint_workflow;
extern const workflow::Workflow action_workflow;
extern const workflow::Workflow improvement_workflow;
const std::vector<const Table*>& tables();
const std::vector<const ClauseType*>& clauses();
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();

// ---- handling.cpp -----------------------------------------------------------------------------

casework::About about(const Complaint& complaint);
// Errors: complaint.not_found.
Result<Complaint> fetch(CommandContext& context, const Id<Complaint>& id, std::string_view path);
// Every record of its customer, after records were merged; none of a stranger.
std::vector<Id<Customer>> records_of(Reader& reader, const Complaint& complaint);
// Errors: complaint.recused (refused).
Result<void> admit(CommandContext& context, const Complaint& complaint);

// A complaint in the hands of somebody who may handle it, moved one step along its workflow.
using Handling = casework::InHand<Complaint>;
// Errors: complaint.not_found, complaint.recused, workflow.not_allowed, text.too_long.
Result<Handling> handle(CommandContext& context, const Id<Complaint>& id, std::string_view act,
                        std::string_view note);
// Writes what became of it, and answers with as much of it as who acts may be told: to do something
// for a complaint in confidence is not yet to be told whose it is (CMP-2).
Result<Complaint> put_back(CommandContext& context, Handling&& handling);
// The category of the policy that a command names. Errors: complaint.unknown_category,
// text.line_break (at /category).
Result<const ComplaintCategory*> category_of(const Policy& policy, const std::string& category);
// Whether the complainant speaks, where it is said who does: by his record, the phone that he left,
// or a contact of his. Refused: complaint.stranger.
Result<void> check_party(CommandContext& context, const Complaint& complaint,
                         const std::optional<customer::Party>& by);
// An amount of the policy's currency, above zero. Errors: complaint.amount, complaint.currency.
Result<void> check_amount(const Policy& policy, Money amount, std::string_view path);
// Opens a duty about a complaint that its handler owns, or a role.
Result<void> open_duty(CommandContext& context, const Complaint& complaint, std::string_view kind,
                       std::string_view clause, const TimeLimit& limit,
                       std::string_view fulfilled_by, std::string_view owner_role = {},
                       std::optional<Instant> start = {});
// Opens the duty to propose a solution, which counts from its receipt, its reopening or a rejection
// (CMP-7).
Result<void> open_proposal(CommandContext& context, const Complaint& complaint, Instant from);
// The role that answers for what is the handler's while there is none: the head of the department,
// or before that is known, who approves solutions.
std::string role_without_handler(const Policy& policy, const Complaint& complaint);
// Opens the duty to close a complaint, which counts from its receipt or its reopening (CMP-1).
Result<void> open_closing(CommandContext& context, Complaint& complaint, Instant from);
// Answers a refusal with the path of the field that it is about.
Error refuse_at(CommandContext& context, const Decision& decision, std::string_view path);

// ---- recusal.cpp (CMP-6) ----------------------------------------------------------------------

// Why a person takes no part in a complaint; empty: he may. What `leaving_out` put on record counts
// for nothing.
std::optional<RecusalReason> recusal_of(Reader& reader, const Policy& policy,
                                        const Complaint& complaint, std::string_view person,
                                        const Date& day, std::string_view leaving_out = {});
// Everybody who takes no part, one row for each reason.
std::vector<RecusalRow> recusals_of(Reader& reader, const Policy& policy,
                                    const Complaint& complaint, const Date& day);
// Puts a person beside the complaint. Errors: text.empty, complaint.involved_already.
Result<ComplaintPerson> put_person(CommandContext& context, const Id<Complaint>& complaint,
                                   const InvolvedPerson& person, std::string_view path);
bool is_involved(Reader& reader, const Id<Complaint>& complaint, std::string_view person,
                 RecusalReason reason);
// Puts the links that a command names, each at its path; says how many there were.
// Errors: complaint.unknown_decision, complaint.unknown_case, complaint.linked_already,
// complaint.other_customer.
Result<std::int64_t> put_links(CommandContext& context, const Complaint& complaint,
                               const OpenComplaint& command);
Result<std::int64_t> put_links(CommandContext& context, const Complaint& complaint,
                               const LinkComplaint& command);
// A handler who takes no part any more hands the complaint back, with its duties. `stands_alone`:
// nobody is named beside it yet, and nothing is linked to it.
Result<void> release_handler(CommandContext& context, Complaint& complaint,
                             bool stands_alone = false);
// Errors: complaint.recused (refused), at `path`.
Result<void> admit_person(CommandContext& context, const Complaint& complaint,
                          std::string_view person, std::string_view path);

// ---- warnings.cpp -----------------------------------------------------------------------------

// Starts the ladder of a complaint that has become major, and stops that of one that is not any
// more (CMP-11). One that becomes major once more, or comes to another department, goes on where
// its ladder stopped.
Result<void> start_ladder(CommandContext& context, const Complaint& complaint);
Result<void> stop_ladder(CommandContext& context, const Complaint& complaint);
// Whether a duty is to give a warning of the ladder.
bool is_warning(const casework::Duty& duty);
std::int64_t open_warnings(Reader& reader, const Policy& policy, const Complaint& complaint);
// Whether the crisis team is to meet, and has not: where everybody who may lead it takes no part,
// it is not waited for.
bool is_meeting_due(Reader& reader, const Policy& policy, const Complaint& complaint,
                    const Date& day);

}  // namespace kehu::complaint
