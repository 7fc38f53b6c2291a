// The area's tables, clauses and workflows.
#include "care/occasions.hpp"
#include "kehu/record/describe.hpp"

namespace kehu {

using namespace care;

template <>
const Table& table_of<ContactConsent>() {
  static const Table made("contact_consent", record::describe<ContactConsent>(),
                          {"customer", "number"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<CustomerContact>() {
  static const Table made(
      "customer_contact", record::describe<CustomerContact>(), {"customer", "number"},
      [](Table& t) { t.personal({"summary"}).references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<CustomerVisit>() {
  static const Table made("customer_visit", record::describe<CustomerVisit>(), {"id"},
                          [](Table& t) {
                            t.index("by_year", {"year", "planned_on"})
                                .index("by_customer", {"customer", "year"}, Index::unique)
                                .references("customer", "customer");
                          });
  return made;
}

template <>
const Table& table_of<Survey>() {
  static const Table made("survey", record::describe<Survey>(), {"id"});
  return made;
}

template <>
const Table& table_of<SurveyParticipation>() {
  static const Table made("survey_participation", record::describe<SurveyParticipation>(),
                          {"survey", "customer"}, [](Table& t) {
                            t.index("by_customer", {"customer", "invited_at"})
                                .references("survey", "survey")
                                .references("customer", "customer");
                          });
  return made;
}

template <>
const Table& table_of<Notice>() {
  static const Table made("notice", record::describe<Notice>(), {"id"}, [](Table& t) {
    t.index("by_number", {"number"}, Index::unique)
        .index("by_customer", {"customer", "drafted_at"})
        .references("customer", "customer");
  });
  return made;
}

template <>
const Table& table_of<CallRecording>() {
  static const Table made(
      "call_recording", record::describe<CallRecording>(), {"id"}, [](Table& t) {
        t.index("by_keeping", {"keep_until", "called_at"}).references("customer", "customer");
      });
  return made;
}

template <>
const Table& table_of<CareMeeting>() {
  static const Table made("care_meeting", record::describe<CareMeeting>(), {"id"},
                          [](Table& t) { t.index("by_day", {"held_on"}); });
  return made;
}

template <>
const Table& table_of<MeetingAttendance>() {
  static const Table made(
      "meeting_attendance", record::describe<MeetingAttendance>(), {"meeting", "customer"},
      [](Table& t) { t.references("meeting", "care_meeting").references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<MeetingRequest>() {
  static const Table made(
      "meeting_request", record::describe<MeetingRequest>(), {"meeting", "number"},
      [](Table& t) { t.references("meeting", "care_meeting").references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<Greeting>() {
  static const Table made("greeting", record::describe<Greeting>(),
                          {"customer", "occasion", "year"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<PublicPost>() {
  static const Table made("public_post", record::describe<PublicPost>(), {"id"}, [](Table& t) {
    t.index("by_number", {"number"}, Index::unique).personal({"author", "address"});
  });
  return made;
}

template <>
const Table& table_of<RelationshipEvaluation>() {
  static const Table made("relationship_evaluation", record::describe<RelationshipEvaluation>(),
                          {"customer", "number"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<KeyAccount>() {
  static const Table made("key_account", record::describe<KeyAccount>(), {"customer"},
                          [](Table& t) { t.references("customer", "customer"); });
  return made;
}

template <>
const Table& table_of<KeyAccountTarget>() {
  static const Table made("key_account_target", record::describe<KeyAccountTarget>(),
                          {"customer", "month"},
                          [](Table& t) { t.references("customer", "key_account"); });
  return made;
}

#define KEHU_CARE_CLAUSE(Clause, id, check)                                            \
  template <>                                                                          \
  const ClauseType& clause_of<Clause>() {                                              \
    static const ClauseType made{id, &record::describe<Clause>(), {}, check, nullptr}; \
    return made;                                                                       \
  }
KEHU_CARE_CLAUSE(ContactPlanClause, "CARE-1", check_contact_plan)
KEHU_CARE_CLAUSE(SurveyClause, "CARE-2", check_surveys)
KEHU_CARE_CLAUSE(VisitClause, "CARE-3", check_visits)
KEHU_CARE_CLAUSE(NoticeClause, "CARE-6", check_notices)
KEHU_CARE_CLAUSE(RecordingClause, "CARE-7", check_recordings)
KEHU_CARE_CLAUSE(MeetingClause, "CARE-4", check_meetings)
KEHU_CARE_CLAUSE(GreetingClause, "CARE-5", check_greetings)
KEHU_CARE_CLAUSE(PostClause, "CARE-8", check_posts)
KEHU_CARE_CLAUSE(EvaluationClause, "CARE-9", check_evaluation)
#undef KEHU_CARE_CLAUSE

namespace care {

namespace {

constexpr workflow::Transition notice_transitions[] = {
    {"drafted", "care.approve_notice", "approved"}, {"drafted", "care.drop_notice", "dropped"},
    {"approved", "care.seal_notice", "sealed"},     {"approved", "care.drop_notice", "dropped"},
    {"sealed", "care.deliver_notice", "delivered"}, {"delivered", "care.sign_receipt", "received"},
    {"received", "care.file_notice", "filed"},
};
constexpr workflow::Transition recording_transitions[] = {
    {"kept", "care.hold_recording", "held"},
    {"held", "care.release_recording", "kept"},
    {"kept", "care.dispose_recording", "disposed"},
};

constexpr workflow::Transition post_transitions[] = {
    {"found", "care.assign_post", "assigned"},   {"found", "care.close_post", "closed"},
    {"assigned", "care.draft_reply", "drafted"}, {"assigned", "care.close_post", "closed"},
    {"drafted", "care.draft_reply", "drafted"},  {"drafted", "care.approve_reply", "approved"},
    {"drafted", "care.close_post", "closed"},    {"approved", "care.publish_reply", "published"},
};

template <class E>
std::string_view word(E value) {
  return record::name(record::detail::enumeration<E>(), static_cast<std::uint8_t>(value));
}

}  // namespace

const workflow::Workflow notice_workflow{"notice", "drafted", notice_transitions};
const workflow::Workflow recording_workflow{"call_recording", "kept", recording_transitions};

const workflow::Workflow post_workflow{"public_post", "found", post_transitions};

std::string_view state_word(RecordingState state) { return word(state); }
std::string kind_word(customer::Kind kind) { return std::string(word(kind)); }
std::string measure_word(SurveyMeasure measure) { return std::string(word(measure)); }
RecordingState recording_state(std::string_view name) {
  return static_cast<RecordingState>(
      record::value_of(record::detail::enumeration<RecordingState>(), name).value());
}

}  // namespace care

}  // namespace kehu
