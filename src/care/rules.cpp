// Whether a customer may be contacted, and when at the earliest; what surveys come to.
#include "kehu/care/rules.hpp"

#include <algorithm>

#include "kehu/core/calendar.hpp"

namespace kehu::care {

namespace {

// The last word on a purpose and a channel.
enum class Word { unsaid, given, withdrawn, expired };

using Consents = std::vector<ContactConsent>;

Word last_word(const Consents& consents, const Date& today) {
  Word word = Word::unsaid;
  for (const ContactConsent& consent : consents) {
    bool expired = consent.given && consent.expires_on && *consent.expires_on < today;
    if (!consent.given)
      word = Word::withdrawn;
    else if (!expired)
      word = Word::given;
    else if (word != Word::withdrawn)
      word = Word::expired;
  }
  return word;
}

// The last word of each record on what `concerns`. A withdrawal for one goes before what others
// say.
template <class Concerns>
Word last_word_of_all(const ContactFacts& facts, const Date& today, Concerns concerns) {
  auto of = [&](const Consents& all) {
    Consents those;
    std::ranges::copy_if(all, std::back_inserter(those), concerns);
    return last_word(those, today);
  };
  Word word = of(facts.consents);
  for (const Consents& merged : facts.consents_of_merged) {
    Word other = of(merged);
    bool goes_before = other == Word::withdrawn || word == Word::unsaid ||
                       (other == Word::given && word != Word::withdrawn);
    if (goes_before) word = other;
  }
  return word;
}

bool is_of_channel(const ContactFacts& facts, const ContactConsent& consent) {
  return consent.channel.empty() || consent.channel == facts.channel;
}

Word said(const ContactFacts& facts, const Date& today) {
  return last_word_of_all(facts, today, [&](const ContactConsent& consent) {
    return is_of_channel(facts, consent) &&
           (consent.purpose.empty() || consent.purpose == facts.purpose);
  });
}

// A withdrawal for every purpose holds until every purpose is granted again.
bool is_do_not_contact(const ContactFacts& facts, const Date& today) {
  return last_word_of_all(facts, today, [&](const ContactConsent& consent) {
           return is_of_channel(facts, consent) && consent.purpose.empty();
         }) == Word::withdrawn;
}

std::string clock(const Date& day, std::int64_t minute) {
  std::string text = kehu::text(day) + "T00:00";
  text[11] = static_cast<char>('0' + minute / 600);
  text[12] = static_cast<char>('0' + minute / 60 % 10);
  text[14] = static_cast<char>('0' + minute % 60 / 10);
  text[15] = static_cast<char>('0' + minute % 10);
  return text;
}

Instant at_minute(const Zone& zone, const Date& day, std::int64_t minute) {
  return resolve_local(zone, clock(day, minute)).value().at;
}

// The end of the quiet hours that `when` lies in, if it does.
std::optional<Instant> end_of_quiet(const ContactPlanClause& clause, const Zone& zone,
                                    Instant when) {
  if (clause.quiet_from_minutes == clause.quiet_until_minutes) return std::nullopt;
  Date day = zone.day(when);
  bool over_midnight = clause.quiet_from_minutes > clause.quiet_until_minutes;
  // The end of yesterday's and the beginning of today's settle most questions: wall times are dear.
  for (Date from : {day - days(1), day}) {
    bool today = from == day;
    if (today && when < at_minute(zone, from, clause.quiet_from_minutes)) continue;
    Instant ends =
        at_minute(zone, over_midnight ? from + days(1) : from, clause.quiet_until_minutes);
    if (when >= ends) continue;
    if (today || at_minute(zone, from, clause.quiet_from_minutes) <= when) return ends;
  }
  return std::nullopt;
}

struct CapState {
  const ContactCap* cap = nullptr;  // that stands in the way
  std::int64_t made = 0;
  std::optional<Instant> free_at;
};

// The cap that is used up at `when`; the one that frees last.
CapState used_up(const Policy& policy, const ContactFacts& facts, Instant when) {
  CapState worst;
  for (const ContactCap& cap : policy.get<ContactPlanClause>().caps) {
    if (!cap.channel.empty() && cap.channel != facts.channel) continue;
    auto window = std::chrono::days(cap.window_days);
    std::vector<Instant> counted;
    for (const CustomerContact& contact : facts.outbound) {
      const ContactPurpose* purpose = find_purpose(policy, contact.purpose);
      bool counts =
          purpose && purpose->counts && (cap.channel.empty() || contact.channel == cap.channel);
      if (counts && contact.at > when - window && contact.at <= when) counted.push_back(contact.at);
    }
    auto made = static_cast<std::int64_t>(counted.size());
    if (made < cap.contacts) continue;
    Instant free_at = cap.contacts == 0
                          ? Instant::max()
                          : counted[static_cast<std::size_t>(made - cap.contacts)] + window;
    if (!worst.free_at || free_at > *worst.free_at) worst = {&cap, made, free_at};
  }
  return worst;
}

void check_caps(const Policy& policy, const ContactFacts& facts, Decision& decision) {
  CapState state = used_up(policy, facts, facts.when);
  decision.check(!state.cap, "CARE-1", "not_too_often", "care.too_often",
                 {{"contacts", state.made},
                  {"window_days", state.cap ? state.cap->window_days : 0},
                  {"allowed", state.cap ? state.cap->contacts : 0}});
}

void check_quiet_hours(const Policy& policy, const ContactFacts& facts, Decision& decision) {
  auto until = end_of_quiet(policy.get<ContactPlanClause>(), facts.zone, facts.when);
  decision.check(!until, "CARE-1", "not_quiet_hours", "care.quiet_hours",
                 {{"time_zone", intern(facts.zone.name())},
                  {"until", until ? FactValue(*until) : FactValue()}});
}

// The first instant from `when` on against which neither a cap nor quiet hours stand.
std::optional<Instant> first_free(const Policy& policy, const ContactPurpose& purpose,
                                  const ContactFacts& facts) {
  const auto& clause = policy.get<ContactPlanClause>();
  Instant at = facts.when;
  for (;;) {
    std::optional<Instant> later;
    if (purpose.counts) later = used_up(policy, facts, at).free_at;
    if (later == Instant::max()) return std::nullopt;
    if (!later && !purpose.at_any_hour) later = end_of_quiet(clause, facts.zone, at);
    if (!later) return at;
    at = *later;
  }
}

bool suffices(Word word, const ContactPurpose& purpose) {
  return word == Word::given || (word != Word::withdrawn && !purpose.needs_consent);
}

}  // namespace

const ContactPurpose* find_purpose(const Policy& policy, std::string_view purpose) {
  const auto& all = policy.get<ContactPlanClause>().purposes;
  auto found = std::ranges::find(all, purpose, &ContactPurpose::purpose);
  return found == all.end() ? nullptr : &*found;
}

const Questionnaire* find_questionnaire(const Policy& policy, std::string_view name) {
  const auto& all = policy.get<SurveyClause>().questionnaires;
  auto found = std::ranges::find(all, name, &Questionnaire::name);
  return found == all.end() ? nullptr : &*found;
}

const NoticeKind* find_notice_kind(const Policy& policy, std::string_view kind) {
  const auto& all = policy.get<NoticeClause>().kinds;
  auto found = std::ranges::find(all, kind, &NoticeKind::kind);
  return found == all.end() ? nullptr : &*found;
}

std::int64_t interval_of(const Policy& policy, std::string_view customer_class) {
  std::int64_t everybody = 0;
  for (const ContactInterval& interval : policy.get<ContactPlanClause>().intervals) {
    if (interval.customer_class == customer_class) return interval.days;
    if (interval.customer_class.empty()) everybody = interval.days;
  }
  return everybody;
}

Zone zone_of(const Policy& policy, std::string_view region) {
  for (const RegionZone& zone : policy.get<ContactPlanClause>().zones)
    if (zone.region == region) return Zone::load(zone.time_zone).value();
  return policy.zone();
}

Decision decide_contact(const Policy& policy, const ContactFacts& facts,
                        std::optional<Instant>& earliest) {
  const ContactPurpose* purpose = find_purpose(policy, facts.purpose);
  ensure(purpose != nullptr, "the purpose of a contact is one of the policy's");
  Decision decision;
  earliest = facts.when;
  std::string_view channel = intern(facts.channel), word = intern(facts.purpose);

  Date today = facts.zone.day(facts.when);
  bool open = !is_do_not_contact(facts, today);
  decision.check(open, "CARE-1", "contact_open", "care.do_not_contact", {{"channel", channel}});
  Word consent = said(facts, today);
  bool consented = suffices(consent, *purpose);
  decision.check(consented, "CARE-1", "consent_given", "care.no_consent",
                 {{"purpose", word},
                  {"channel", channel},
                  {"withdrawn", consent == Word::withdrawn},
                  {"expired", consent == Word::expired}});
  bool in_complaint = facts.open_major_complaint && !purpose->during_complaint;
  decision.check(!in_complaint, "CARE-1", "no_major_complaint", "care.during_complaint",
                 {{"purpose", word}});
  bool time_helps = decision.granted();
  if (purpose->counts) check_caps(policy, facts, decision);
  if (!purpose->at_any_hour) check_quiet_hours(policy, facts, decision);
  if (decision.granted()) return decision;
  earliest = time_helps ? first_free(policy, *purpose, facts) : std::nullopt;
  // Until then a consent may have run out.
  if (earliest) {
    Date then = facts.zone.day(*earliest);
    open = !is_do_not_contact(facts, then);
    consented = suffices(said(facts, then), *purpose);
    if (!open || !consented) earliest.reset();
  }
  if (earliest) decision.remedies.push_back({"contact_later", {{"earliest", *earliest}}});
  if (!open)
    decision.remedies.push_back({"ask_every_consent", {{"channel", channel}}});
  else if (!consented)
    decision.remedies.push_back({"ask_consent", {{"purpose", word}}});
  if (in_complaint) decision.remedies.push_back({"contact_about_complaint", {}});
  return decision;
}

Decision decide_disposal(const CallRecording& recording, const Date& today) {
  Decision decision;
  decision.check(recording.state != RecordingState::held, "CARE-7", "recording_not_held",
                 "care.on_hold", {{"keep_until", recording.keep_until}});
  decision.check(today > recording.keep_until, "CARE-7", "retention_over", "care.retention",
                 {{"keep_until", recording.keep_until}, {"today", today}});
  if (recording.state == RecordingState::held) decision.remedies.push_back({"release_hold", {}});
  if (today <= recording.keep_until)
    decision.remedies.push_back({"dispose_later", {{"keep_until", recording.keep_until}}});
  return decision;
}

Ratio result_of(const Questionnaire& questionnaire, const SurveyFigures& figures) {
  if (figures.answered == 0) return Ratio();
  switch (questionnaire.measure) {
    case SurveyMeasure::net_promoter:
      return Ratio(figures.good - figures.low, figures.answered);
    case SurveyMeasure::customer_effort:
      return Ratio(figures.sum, figures.answered);
    case SurveyMeasure::customer_satisfaction:
      return Ratio(figures.good, figures.answered);
    case SurveyMeasure::none:
      break;
  }
  return Ratio();
}

}  // namespace kehu::care
