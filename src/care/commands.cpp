// The area's entries for the registry.
#include "care/handlers.hpp"
#include "command/handlers.hpp"

namespace kehu::care {

const Area& area() {
  static const Area made{
      "care",
      {&table_of<ContactConsent>(), &table_of<CustomerContact>(), &table_of<CustomerVisit>(),
       &table_of<Survey>(), &table_of<SurveyParticipation>(), &table_of<Notice>(),
       &table_of<CallRecording>()},
      {&clause_of<ContactPlanClause>(), &clause_of<SurveyClause>(), &clause_of<VisitClause>(),
       &clause_of<NoticeClause>(), &clause_of<RecordingClause>()},
      {command<RecordConsent>(record_consent),
       command<RecordCustomerContact>(record_contact),
       command<PlanContacts>(plan_contacts),
       command<PlanVisits>(plan_visits),
       command<ReportVisit>(report_visit),
       command<ExcuseVisit>(excuse_visit),
       command<OpenSurvey>(open_survey),
       command<AnswerSurvey>(answer_survey),
       command<CloseSurvey>(close_survey),
       command<DraftNotice>(draft_notice),
       command<ApproveNotice>(approve_notice),
       command<DropNotice>(drop_notice),
       command<SealNotice>(seal_notice),
       command<DeliverNotice>(deliver_notice),
       command<SignReceipt>(sign_receipt),
       command<FileNotice>(file_notice),
       command<RegisterRecording>(register_recording),
       command<HoldRecording>(hold_recording),
       command<ReleaseRecording>(release_recording),
       command<DisposeRecording>(dispose_recording)},
      {query<MayContact>(may_contact), query<Consents>(consents), query<CustomerContacts>(contacts),
       query<ContactPlan>(contact_plan), query<Visits>(visits), query<VisitRate>(visit_rate),
       query<SurveyResults>(survey_results), query<SurveyParticipations>(survey_participations),
       query<Notices>(notices), query<NoticesDue>(notices_due), query<Recordings>(recordings)},
      sentences(),
      {&notice_workflow, &recording_workflow},
      errors()};
  return made;
}

}  // namespace kehu::care
