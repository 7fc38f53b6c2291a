// What the care area can be told to do.
#pragma once

#include "kehu/care/records.hpp"

namespace kehu::care {

// Puts a grant or a withdrawal on record. Errors: care.unknown_purpose, care.unknown_channel,
// care.dates (a day that is past, or one on which a withdrawal were to run out).
struct RecordConsent {
  static constexpr std::string_view name = "care.record_consent";
  using Reply = ContactConsent;
  Reference<Customer> customer;
  std::optional<std::string> purpose, channel;  // default: all
  bool given = false;
  std::string evidence;
  std::optional<Date> expires_on;
};
BOOST_DESCRIBE_STRUCT(RecordConsent, (), (customer, purpose, channel, given, evidence, expires_on))

// A contact that was made, or came in. One that goes out is decided first, as care.may_contact
// would. Fulfils the contact plan where its purpose is the plan's (CARE-1).
struct RecordCustomerContact {
  static constexpr std::string_view name = "care.record_contact";
  using Reply = CustomerContact;
  Reference<Customer> customer;
  ContactDirection direction{};
  std::string channel, purpose;
  std::string summary;
};
BOOST_DESCRIBE_STRUCT(RecordCustomerContact, (), (customer, direction, channel, purpose, summary))

// Makes the contact plan: a duty for every customer who has none, due when the interval of his
// class since the last talk is over. Running it again changes nothing.
struct ContactsPlanned {
  std::int64_t customers = 0, duties = 0;
};
BOOST_DESCRIBE_STRUCT(ContactsPlanned, (), (customers, duties))
struct PlanContacts {
  static constexpr std::string_view name = "care.plan_contacts";
  using Reply = ContactsPlanned;
  std::optional<Reference<Customer>> customer;
};
BOOST_DESCRIBE_STRUCT(PlanContacts, (), (customer))

// Plans a year's visits of a visitor, in the order given (care.visit_candidates has complainants
// and suggesters first, CARE-3), `spread_days` of the clause apart from `from` on. Errors:
// care.past, care.exists, care.planned (the customer has a visit planned in that year), care.year
// (the last one lies beyond the year 9999).
struct VisitsPlanned {
  std::int64_t visits = 0;
  Date last_on;
};
BOOST_DESCRIBE_STRUCT(VisitsPlanned, (), (visits, last_on))
struct PlannedVisit {
  std::optional<Id<CustomerVisit>> id;
  Reference<Customer> customer;
};
BOOST_DESCRIBE_STRUCT(PlannedVisit, (), (id, customer))
struct PlanVisits {
  static constexpr std::string_view name = "care.plan_visits";
  using Reply = VisitsPlanned;
  std::vector<PlannedVisit> visits;
  std::string visitor;
  Date from;
  std::string purpose;
};
BOOST_DESCRIBE_STRUCT(PlanVisits, (), (visits, visitor, from, purpose))

// Made after the year of its plan, a visit is none of that year's (care.visit_rate). Errors:
// care.not_found, care.visit_done, care.future, care.dates (before the year of the plan).
struct ReportVisit {
  static constexpr std::string_view name = "care.report_visit";
  using Reply = CustomerVisit;
  Id<CustomerVisit> visit;
  Date made_on;
  std::string report;
};
BOOST_DESCRIBE_STRUCT(ReportVisit, (), (visit, made_on, report))

struct ExcuseVisit {
  static constexpr std::string_view name = "care.excuse_visit";
  using Reply = CustomerVisit;
  Id<CustomerVisit> visit;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ExcuseVisit, (), (visit, reason))

// Opens a round of a questionnaire for the customers named, or for a sample of all who may be
// asked, drawn from the seed: anyone can draw it again. Who may not be contacted, or was invited
// within the cooldown, is left out. Errors: care.unknown_questionnaire, care.sample, care.exists.
struct OpenSurvey {
  static constexpr std::string_view name = "care.open_survey";
  using Reply = Survey;
  std::optional<Id<Survey>> id;
  std::string questionnaire;
  std::vector<Reference<Customer>> customers;
  std::optional<std::int64_t> sample;
  std::optional<std::string> seed;
};
BOOST_DESCRIBE_STRUCT(OpenSurvey, (), (id, questionnaire, customers, sample, seed))

// A customer's answers. A low score opens a follow-up duty. Errors: care.survey_closed,
// care.not_invited, care.answered, care.unknown_question, care.answer (out of range, not a choice),
// care.missing_answers (each listed).
struct AnswerSurvey {
  static constexpr std::string_view name = "care.answer_survey";
  using Reply = SurveyParticipation;
  Id<Survey> survey;
  Reference<Customer> customer;
  std::vector<SurveyAnswer> answers;
};
BOOST_DESCRIBE_STRUCT(AnswerSurvey, (), (survey, customer, answers))

struct CloseSurvey {
  static constexpr std::string_view name = "care.close_survey";
  using Reply = Survey;
  Id<Survey> survey;
};
BOOST_DESCRIBE_STRUCT(CloseSurvey, (), (survey))

// Errors: care.unknown_notice_kind, care.does_not_follow, care.exists.
struct DraftNotice {
  static constexpr std::string_view name = "care.draft_notice";
  using Reply = Notice;
  std::optional<Id<Notice>> id;
  Reference<Customer> customer;
  std::string kind;
  std::string subject, text;
  std::optional<Id<Notice>> follows;
};
BOOST_DESCRIBE_STRUCT(DraftNotice, (), (id, customer, kind, subject, text, follows))

// Signed by the authority table, matter "care.notice"; never by who drafted it.
struct ApproveNotice {
  static constexpr std::string_view name = "care.approve_notice";
  using Reply = Notice;
  Id<Notice> notice;
};
BOOST_DESCRIBE_STRUCT(ApproveNotice, (), (notice))

struct DropNotice {
  static constexpr std::string_view name = "care.drop_notice";
  using Reply = Notice;
  Id<Notice> notice;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(DropNotice, (), (notice, reason))

// By the role that keeps the seal. Refusal: care.seal_role.
struct SealNotice {
  static constexpr std::string_view name = "care.seal_notice";
  using Reply = Notice;
  Id<Notice> notice;
};
BOOST_DESCRIBE_STRUCT(SealNotice, (), (notice))

// From now on a signed receipt is due.
struct DeliverNotice {
  static constexpr std::string_view name = "care.deliver_notice";
  using Reply = Notice;
  Id<Notice> notice;
};
BOOST_DESCRIBE_STRUCT(DeliverNotice, (), (notice))

// By the customer or somebody of his. Refusal: care.own_receipt (who had a part in the notice).
struct SignReceipt {
  static constexpr std::string_view name = "care.sign_receipt";
  using Reply = Notice;
  Id<Notice> notice;
  std::string received_by;
};
BOOST_DESCRIBE_STRUCT(SignReceipt, (), (notice, received_by))

struct FileNotice {
  static constexpr std::string_view name = "care.file_notice";
  using Reply = Notice;
  Id<Notice> notice;
  std::string location;
};
BOOST_DESCRIBE_STRUCT(FileNotice, (), (notice, location))

// Errors: care.future, care.duration (not above zero, or longer than since it began), care.exists.
struct RegisterRecording {
  static constexpr std::string_view name = "care.register_recording";
  using Reply = CallRecording;
  std::optional<Id<CallRecording>> id;
  std::optional<Reference<Customer>> customer;
  Instant called_at{};
  std::int64_t duration_seconds = 0;
  std::string location, digest;
};
BOOST_DESCRIBE_STRUCT(RegisterRecording, (),
                      (id, customer, called_at, duration_seconds, location, digest))

struct HoldRecording {
  static constexpr std::string_view name = "care.hold_recording";
  using Reply = CallRecording;
  Id<CallRecording> recording;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(HoldRecording, (), (recording, reason))

struct ReleaseRecording {
  static constexpr std::string_view name = "care.release_recording";
  using Reply = CallRecording;
  Id<CallRecording> recording;
};
BOOST_DESCRIBE_STRUCT(ReleaseRecording, (), (recording))

// That the file was destroyed. Refusals: care.retention (it must still be kept), care.on_hold.
struct DisposeRecording {
  static constexpr std::string_view name = "care.dispose_recording";
  using Reply = CallRecording;
  Id<CallRecording> recording;
};
BOOST_DESCRIBE_STRUCT(DisposeRecording, (), (recording))

}  // namespace kehu::care
