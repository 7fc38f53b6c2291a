// What the care area decides: pure rules over the policy and the facts.
#pragma once

#include "kehu/care/clauses.hpp"

namespace kehu::care {

// Of consents and contacts only what decides: who took them and in which words may be left out.
struct ContactFacts {
  std::string_view channel, purpose;
  Instant when{};
  Zone zone;                             // the customer's
  std::vector<ContactConsent> consents;  // in order
  // Of each record merged into the customer's: what was said for it, and for whom it became since.
  std::vector<std::vector<ContactConsent>> consents_of_merged;
  std::vector<CustomerContact> outbound;  // those of the caps' windows, in order
  bool open_major_complaint = false;
};
// Consent, caps, quiet hours, an open major complaint, in this order. A grant that ran out leaves a
// withdrawal before it as it was. One that was given for one of several merged records lifts no
// withdrawal of another, unless it was given after the merge: a merge allows nothing that was
// forbidden (CUS-5). Refusals:
// care.do_not_contact, care.no_consent, care.during_complaint, care.too_often, care.quiet_hours.
// `earliest` is when it would pass, as far as time alone can help.
Decision decide_contact(const Policy& policy, const ContactFacts& facts,
                        std::optional<Instant>& earliest);
// The zone by which a customer's day is told.
Zone zone_of(const Policy& policy, std::string_view region);
// nullptr when the policy has none of this name.
const ContactPurpose* find_purpose(const Policy& policy, std::string_view purpose);
const Questionnaire* find_questionnaire(const Policy& policy, std::string_view name);
const NoticeKind* find_notice_kind(const Policy& policy, std::string_view kind);
std::int64_t interval_of(const Policy& policy, std::string_view customer_class);

// Whether a recording may be destroyed on a day. Refusals: care.retention, care.on_hold.
Decision decide_disposal(const CallRecording& recording, const Date& today);

// One survey's figures.
struct SurveyFigures {
  std::int64_t answered = 0, good = 0, low = 0, sum = 0;
};
Ratio result_of(const Questionnaire& questionnaire, const SurveyFigures& figures);

}  // namespace kehu::care
