// The area's declarations, as its files share them.
#pragma once

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
// Why a person takes no part in a complaint; empty: he may (CMP-6).
std::optional<RecusalReason> recusal_of(Reader& reader, const Policy& policy,
                                        const Complaint& complaint, std::string_view person,
                                        const Date& day);
// Errors: complaint.not_found.
Result<Complaint> fetch(CommandContext& context, const Id<Complaint>& id, std::string_view path);
// Errors: complaint.recused (refused).
Result<void> admit(CommandContext& context, const Complaint& complaint);

// A complaint in the hands of somebody who may handle it, moved one step along its workflow.
struct Handling {
  Complaint before, complaint;
};
// Errors: complaint.not_found, complaint.recused, workflow.not_allowed, text.too_long.
Result<Handling> handle(CommandContext& context, const Id<Complaint>& id, std::string_view act,
                        std::string_view note);
Result<Complaint> save(CommandContext& context, Handling&& handling);
Result<ComplaintPerson> put_person(CommandContext& context, const Id<Complaint>& complaint,
                                   const InvolvedPerson& person, std::string_view path);
// An amount of the policy's currency, above zero. Errors: complaint.amount, complaint.currency.
Result<void> check_amount(const Policy& policy, Money amount, std::string_view path);
// Opens a duty about a complaint that its handler owns, or a role.
Result<void> open_duty(CommandContext& context, const Complaint& complaint, std::string_view kind,
                       std::string_view clause, const TimeLimit& limit,
                       std::string_view fulfilled_by, std::string_view owner_role = {});
// Answers a refusal with the path of the field that it is about.
Error refuse_at(CommandContext& context, const Decision& decision, std::string_view path);

// ---- warnings.cpp -----------------------------------------------------------------------------

// Starts the ladder of a complaint that has become major, and stops that of one that is not any
// more (CMP-11).
Result<void> start_ladder(CommandContext& context, const Complaint& complaint);
Result<void> stop_ladder(CommandContext& context, const Complaint& complaint);
std::int64_t open_warnings(Reader& reader, const Policy& policy, const Complaint& complaint);

}  // namespace kehu::complaint
