// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include "kehu/tier.hpp"

namespace kehu::tier {

extern const workflow::Workflow application_workflow;

// applications.cpp
Result<TierApplication> propose(CommandContext&, const ProposeUpgrade&);
Result<TierApplication> consent(CommandContext&, const ConsentToUpgrade&);
Result<TierApplication> decline(CommandContext&, const DeclineUpgrade&);
Result<TierApplication> apply(CommandContext&, const ApplyForUpgrade&);
Result<TierApplication> review(CommandContext&, const ReviewUpgrade&);
Result<TierApplication> refuse(CommandContext&, const RefuseUpgrade&);
Result<TierApplication> upgrade(CommandContext&, const DecideUpgrade&);
// earlier_books.cpp
Result<TierMove> take_over(CommandContext&, const TakeOverTier&);
// reassessments.cpp
Result<Reassessed> reassess(CommandContext&, const ReassessTiers&);
Result<void> reassessments_due(QueryContext&, const ReassessmentsDue&, Rows<TierMembership>&);
// queries.cpp
Result<void> conditions(QueryContext&, const TierConditions&, Rows<TierConditionRow>&);
Result<void> standing(QueryContext&, const TierStanding&, Rows<StandingRow>&);
Result<void> benefits(QueryContext&, const BenefitsQuery&, Rows<BenefitRow>&);
Result<void> applications(QueryContext&, const ApplicationsQuery&, Rows<TierApplication>&);
// queries_moves.cpp
Result<void> members(QueryContext&, const MembersQuery&, Rows<TierMembership>&);
Result<void> history(QueryContext&, const HistoryQuery&, Rows<TierMove>&);
Result<void> as_of(QueryContext&, const TierAsOf&, Rows<TierAsOfRow>&);
Result<void> moves(QueryContext&, const TierMovesQuery&, Rows<TierMovesRow>&);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();
// checks.cpp
void check_tiers(const void* parameters, std::vector<Error>& faults);
void check_upgrade(const void* parameters, std::vector<Error>& faults);
void check_reassessment(const void* parameters, std::vector<Error>& faults);

// Enumerators by name. model.cpp
std::string_view word(TierApplicationState state);
std::string_view word(ReassessmentOutcome outcome);
std::string_view word(EventKind kind);

}  // namespace kehu::tier
