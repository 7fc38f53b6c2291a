// The area's entries for the registry.
#include "complaint/commands.hpp"

#include "command/handlers.hpp"
#include "complaint/queries.hpp"
#include "kehu/casework/signed_by.hpp"
#include "kehu/casework/subjects.hpp"

namespace kehu::complaint {

namespace {

std::vector<CommandType> command_types() {
  return {command<OpenComplaint>(open_complaint),
          command<TakeOverComplaint>(take_over),
          command<AcknowledgeComplaint>(acknowledge),
          command<AssessComplaint>(assess),
          command<InvolveInComplaint>(involve),
          command<LinkComplaint>(link),
          command<InvestigateComplaint>(investigate),
          command<ProposeSolution>(propose),
          command<SignCompensation>(sign_compensation),
          command<ApproveSolution>(approve),
          command<RejectSolution>(reject),
          command<CommunicateSolution>(communicate),
          command<AcceptSolution>(accept),
          command<ReopenComplaint>(reopen),
          command<CompleteComplaint>(complete),
          command<FeedBackComplaint>(feed_back),
          command<CallBackComplaint>(call_back),
          command<CloseComplaint>(close),
          command<WithdrawComplaint>(withdraw),
          command<PenalizeForComplaint>(penalize),
          command<WarnOfComplaint>(warn),
          command<FormCrisisTeam>(form_crisis_team),
          command<RecordCrisisMeeting>(record_meeting),
          command<NegotiateComplaint>(negotiate),
          command<PlanCorrectiveAction>(plan_action),
          command<CarryOutAction>(carry_out_action),
          command<ConfirmAction>(confirm_action),
          command<ReturnAction>(return_action),
          command<PlanImprovement>(plan_improvement),
          command<FinishImprovement>(finish_improvement),
          command<DropImprovement>(drop_improvement)};
}

std::vector<QueryType> query_types() {
  return {query<ComplaintQuery>(get),           query<ComplaintsQuery>(list),
          query<ComplaintQueueQuery>(queue),    query<ComplaintPersonsQuery>(persons),
          query<ComplaintLinksQuery>(links),    query<RecusalsQuery>(recusals),
          query<ComplaintStepsQuery>(steps),    query<ActionsQuery>(actions),
          query<RepetitionsQuery>(repetitions), query<MeetingsQuery>(meetings),
          query<PenaltiesQuery>(penalties),     query<ImprovementsQuery>(improvements),
          query<ComplaintReport>(report),       query<ComplaintReportCases>(report_cases)};
}

casework::Telling telling_of(const casework::Asker& asker, const Uuid& subject) {
  auto complaint = asker.reader.find<Complaint>(Id<Complaint>{subject});
  if (!complaint) return casework::Telling::everything;
  if (!may_read(asker, *complaint)) return casework::Telling::nothing;
  return is_confided(asker, *complaint) ? casework::Telling::everything
                                        : casework::Telling::without_customer;
}

// Of what stands below a complaint, whoever may be told of the complaint.
template <class Row>
casework::Telling telling_below(const casework::Asker& asker, const Uuid& subject) {
  auto row = asker.reader.find<Row>(Id<Row>{subject});
  return row ? telling_of(asker, row->complaint.value) : casework::Telling::everything;
}

bool keep_secrets() {
  casework::keep_secret("complaint", telling_of);
  casework::keep_secret("corrective_action", telling_below<CorrectiveAction>);
  casework::keep_secret("improvement_item", telling_below<ImprovementItem>);
  return true;
}

}  // namespace

const Area& area() {
  static const bool signs =
      casework::signed_by({{ApproveSolution::name, "solution_matter", "CMP-8"},
                           {SignCompensation::name, "compensation_matter", "CMP-8"}});
  (void)signs;
  static const bool kept = keep_secrets();
  static const bool subjects =
      casework::duties_are_about({{&table_of<Complaint>(), "by_customer"},
                                  {&table_of<CorrectiveAction>(), "by_complaint", "complaint"},
                                  {&table_of<ImprovementItem>(), "by_complaint", "complaint"}});
  (void)kept, (void)subjects;
  static const Area made{"complaint",
                         tables(),
                         clauses(),
                         command_types(),
                         query_types(),
                         sentences(),
                         {&complaint_workflow, &action_workflow, &improvement_workflow},
                         errors()};
  return made;
}

}  // namespace kehu::complaint
