// The area's tables, clauses and workflows.
#include "care/handlers.hpp"
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

template <class E>
std::string_view word(E value) {
  return record::name(record::detail::enumeration<E>(), static_cast<std::uint8_t>(value));
}

}  // namespace

const workflow::Workflow notice_workflow{"notice", "drafted", notice_transitions};
const workflow::Workflow recording_workflow{"call_recording", "kept", recording_transitions};

std::string_view state_word(NoticeState state) { return word(state); }
std::string_view state_word(RecordingState state) { return word(state); }
std::string kind_word(customer::Kind kind) { return std::string(word(kind)); }
std::string measure_word(SurveyMeasure measure) { return std::string(word(measure)); }
RecordingState recording_state(std::string_view name) {
  return static_cast<RecordingState>(
      record::value_of(record::detail::enumeration<RecordingState>(), name).value());
}

}  // namespace care

}  // namespace kehu
