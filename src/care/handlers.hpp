// The area's handlers, by noun; commands.cpp enters them into the registry.
#pragma once

#include <algorithm>

#include "kehu/care.hpp"
#include "kehu/casework/in_hand.hpp"
#include "kehu/customer/merges.hpp"
#include "kehu/policy/checks.hpp"

namespace kehu::care {

extern const workflow::Workflow notice_workflow;
extern const workflow::Workflow recording_workflow;

// contacts.cpp
Result<ContactConsent> record_consent(CommandContext&, const RecordConsent&);
Result<CustomerContact> record_contact(CommandContext&, const RecordCustomerContact&);
Result<ContactsPlanned> plan_contacts(CommandContext&, const PlanContacts&);
Result<void> may_contact(QueryContext&, const MayContact&, Rows<MayContactRow>&);
Result<void> consents(QueryContext&, const Consents&, Rows<ContactConsent>&);
Result<void> contacts(QueryContext&, const CustomerContacts&, Rows<CustomerContact>&);
Result<void> contact_plan(QueryContext&, const ContactPlan&, Rows<ContactPlanRow>&);
// visits.cpp
Result<VisitsPlanned> plan_visits(CommandContext&, const PlanVisits&);
Result<CustomerVisit> report_visit(CommandContext&, const ReportVisit&);
Result<CustomerVisit> excuse_visit(CommandContext&, const ExcuseVisit&);
Result<void> visits(QueryContext&, const Visits&, Rows<CustomerVisit>&);
Result<void> visit_rate(QueryContext&, const VisitRate&, Rows<VisitRateRow>&);
Result<void> visit_candidates(QueryContext&, const VisitCandidates&, Rows<VisitCandidateRow>&);
// The year asked for, or this one. Errors: care.year.
Result<std::int64_t> plan_year(const QueryContext& context,
                               const std::optional<std::int64_t>& year);
// surveys.cpp
Result<Survey> open_survey(CommandContext&, const OpenSurvey&);
Result<SurveyParticipation> answer_survey(CommandContext&, const AnswerSurvey&);
Result<Survey> close_survey(CommandContext&, const CloseSurvey&);
Result<void> survey_results(QueryContext&, const SurveyResults&, Rows<SurveyResultRow>&);
Result<void> survey_answers(QueryContext&, const SurveyAnswers&, Rows<SurveyAnswerRow>&);
Result<void> surveys_due(QueryContext&, const SurveysDue&, Rows<SurveyDueRow>&);
Result<void> survey_participations(QueryContext&, const SurveyParticipations&,
                                   Rows<SurveyParticipation>&);
// notices.cpp
Result<Notice> draft_notice(CommandContext&, const DraftNotice&);
Result<Notice> approve_notice(CommandContext&, const ApproveNotice&);
Result<Notice> drop_notice(CommandContext&, const DropNotice&);
Result<Notice> seal_notice(CommandContext&, const SealNotice&);
Result<Notice> deliver_notice(CommandContext&, const DeliverNotice&);
Result<Notice> sign_receipt(CommandContext&, const SignReceipt&);
Result<Notice> file_notice(CommandContext&, const FileNotice&);
Result<void> notices(QueryContext&, const Notices&, Rows<Notice>&);
Result<void> notices_due(QueryContext&, const NoticesDue&, Rows<NoticeDueRow>&);
// recordings.cpp
Result<CallRecording> register_recording(CommandContext&, const RegisterRecording&);
Result<CallRecording> hold_recording(CommandContext&, const HoldRecording&);
Result<CallRecording> release_recording(CommandContext&, const ReleaseRecording&);
Result<CallRecording> dispose_recording(CommandContext&, const DisposeRecording&);
Result<void> recordings(QueryContext&, const Recordings&, Rows<CallRecording>&);
// catalogue.cpp
std::span<const Sentence> sentences();
std::span<const ErrorMeaning> errors();
// checks.cpp
void check_contact_plan(const void* parameters, std::vector<Error>& faults);
void check_surveys(const void* parameters, std::vector<Error>& faults);
void check_visits(const void* parameters, std::vector<Error>& faults);
void check_notices(const void* parameters, std::vector<Error>& faults);
void check_recordings(const void* parameters, std::vector<Error>& faults);
// words_check.cpp: whether what one clause names is in the other that has it. Faults:
// policy.parameter.
void check_care_words(std::span<const ReadClause> clauses, Policy::Faults& faults);

// Enumerators by name. model.cpp
std::string_view state_word(RecordingState state);
std::string kind_word(customer::Kind kind);
std::string measure_word(SurveyMeasure measure);
RecordingState recording_state(std::string_view name);

// What a contact would be decided on; loaded for record_contact, may_contact and surveys alike.
ContactFacts contact_facts(Reader& reader, const Policy& policy, const Customer& customer,
                           std::string_view channel, std::string_view purpose, Instant when);
// Puts a contact that was made, or came in, on record.
struct MadeContact {
  ContactDirection direction{};
  std::string_view channel, purpose, summary;
};
Result<CustomerContact> put_contact(CommandContext& context, const Customer& customer,
                                    const MadeContact& made);
// Errors: care.unknown_purpose, care.unknown_channel.
Result<void> check_words(const Policy& policy, std::string_view channel, std::string_view purpose);

// The rows of a table whose index begins with the customer, of all records that count as one
// (CUS-5).
template <class Row>
std::vector<Row> rows_of(Reader& reader, std::string_view index, const Id<Customer>& customer) {
  std::vector<Row> all;
  for (const Id<Customer>& record : customer::records_of(reader, customer))
    for (Row& row : reader.rows<Row>(index, {record.value})) all.push_back(std::move(row));
  return all;
}

// The row with this id. Errors: care.not_found, at "/<word>".
template <class Row>
Result<Row> fetch(Reader& reader, const Id<Row>& id, std::string_view word) {
  auto found = reader.find<Row>(id);
  if (found) return *found;
  return not_found("care.not_found", "/" + std::string(word),
                   "no " + std::string(word) + " has the id " + id.text());
}

}  // namespace kehu::care
