// The area's entries for the registry.
#include "care/occasions.hpp"
#include "command/handlers.hpp"
#include "kehu/casework/signed_by.hpp"
#include "kehu/casework/subjects.hpp"

namespace kehu::care {

namespace {

// CARE-10 has no parameters: what it asks for is a view.
const ClauseType key_account_clause{"CARE-10"};

}  // namespace

const Area& area() {
  static const bool signs = casework::signed_by(
      {{ApproveNotice::name, "care.notice"}, {ApproveReply::name, "care.public_reply"}});
  static const bool checked = (register_policy_check(check_care_words), true);
  static const bool subjects = casework::duties_are_about(
      {{&table_of<Notice>(), "by_customer"}, {&table_of<SurveyParticipation>(), "by_customer"}});
  (void)signs, (void)checked, (void)subjects;
  static const Area made{
      "care",
      {&table_of<ContactConsent>(), &table_of<CustomerContact>(), &table_of<CustomerVisit>(),
       &table_of<Survey>(), &table_of<SurveyParticipation>(), &table_of<Notice>(),
       &table_of<CallRecording>(), &table_of<CareMeeting>(), &table_of<MeetingAttendance>(),
       &table_of<MeetingRequest>(), &table_of<Greeting>(), &table_of<PublicPost>(),
       &table_of<RelationshipEvaluation>(), &table_of<KeyAccount>(), &table_of<KeyAccountTarget>()},
      {&clause_of<ContactPlanClause>(), &clause_of<SurveyClause>(), &clause_of<VisitClause>(),
       &clause_of<NoticeClause>(), &clause_of<RecordingClause>(), &clause_of<MeetingClause>(),
       &clause_of<GreetingClause>(), &clause_of<PostClause>(), &clause_of<EvaluationClause>(),
       &key_account_clause},
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
       command<DisposeRecording>(dispose_recording),
       command<RecordMeeting>(record_meeting),
       command<AnswerMeetingRequest>(answer_meeting_request),
       command<GreetCustomers>(greet),
       command<WarnCustomers>(warn),
       command<RecordPost>(record_post),
       command<AssignPost>(assign_post),
       command<DraftReply>(draft_reply),
       command<ApproveReply>(approve_reply),
       command<PublishReply>(publish_reply),
       command<ClosePost>(close_post),
       command<Evaluate>(evaluate),
       command<NameKeyAccount>(name_key_account),
       command<SetKeyAccountTargets>(set_targets)},
      {query<MayContact>(may_contact),
       query<Consents>(consents),
       query<CustomerContacts>(contacts),
       query<ContactPlan>(contact_plan),
       query<Visits>(visits),
       query<VisitRate>(visit_rate),
       query<VisitCandidates>(visit_candidates),
       query<SurveyAnswers>(survey_answers),
       query<SurveysDue>(surveys_due),
       query<SurveyResults>(survey_results),
       query<SurveyParticipations>(survey_participations),
       query<Notices>(notices),
       query<NoticesDue>(notices_due),
       query<Recordings>(recordings),
       query<MeetingRequests>(meeting_requests),
       query<MeetingRates>(meeting_rates),
       query<Complainants>(complainants),
       query<Posts>(posts),
       query<Evaluations>(evaluations),
       query<KeyAccountView>(key_account)},
      sentences(),
      {&notice_workflow, &recording_workflow, &post_workflow},
      errors()};
  return made;
}

}  // namespace kehu::care
