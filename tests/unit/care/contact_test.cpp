// When a customer may be contacted: quiet hours over midnight and over a change of clocks, caps at
// their edge, consents in their order, and the later of two reasons.
#include <random>

#include "../catch.hpp"
#include "../reference.hpp"
#include "../values.hpp"
#include "kehu/care.hpp"
#include "kehu/care/rules.hpp"

using namespace kehu;
using namespace kehu::care;
using namespace kehu::test;

namespace {

constexpr auto instant = std::chrono::microseconds(1);

Zone zone(std::string_view name) { return Zone::load(name).value(); }

ContactFacts facts(Instant when, std::string_view channel = "phone",
                   std::string_view purpose = "service") {
  ContactFacts made;
  made.channel = channel;
  made.purpose = purpose;
  made.when = when;
  made.zone = zone("Asia/Shanghai");
  return made;
}

CustomerContact contact(std::string_view when, std::string_view channel,
                        std::string_view purpose = "survey") {
  CustomerContact made;
  made.channel = std::string(channel);
  made.purpose = std::string(purpose);
  made.at = at(when);
  return made;
}

ContactConsent consent(bool given, std::string_view purpose = "", std::string_view channel = "",
                       std::optional<Date> expires_on = {}) {
  ContactConsent made;
  made.given = given;
  made.purpose = std::string(purpose);
  made.channel = std::string(channel);
  made.expires_on = expires_on;
  return made;
}

struct Answer {
  std::string code;  // "" where it was granted
  std::optional<Instant> earliest;
  Decision decision;
};
Answer ask(const ContactFacts& given, const Policy& policy = *policy_with()) {
  Answer answer;
  answer.decision = decide_contact(policy, given, answer.earliest);
  answer.code = std::string(answer.decision.code);
  return answer;
}

// Refused for this reason alone until an instant, and not an instant longer.
void check_until(const ContactFacts& given, std::string_view code, std::string_view until,
                 const Policy& policy = *policy_with()) {
  INFO(text(given.when) << " until " << until);
  Answer answer = ask(given, policy);
  CHECK(answer.code == code);
  CHECK(answer.earliest == at(until));
  ContactFacts later = given;
  later.when = at(until);
  CHECK(ask(later, policy).code.empty());
  CHECK(ask(later, policy).earliest == later.when);
  later.when -= instant;
  CHECK(ask(later, policy).code == code);
}

void check_free(const ContactFacts& given, const Policy& policy = *policy_with()) {
  INFO(text(given.when));
  Answer answer = ask(given, policy);
  CHECK(answer.code.empty());
  CHECK(answer.earliest == given.when);
}

// Quiet from one minute of the day until another.
std::shared_ptr<const Policy> quiet(std::string_view from, std::string_view until) {
  return policy_with({{"CARE-1", "/parameters/quiet_from_minutes", from},
                      {"CARE-1", "/parameters/quiet_until_minutes", until}});
}

}  // namespace

TEST_CASE("quiet hours begin and end at their very minute, over midnight", "[contact]") {
  check_free(facts(at("2024-02-29T21:00:00+08:00") - instant));
  check_until(facts(at("2024-02-29T21:00:00+08:00")), "care.quiet_hours",
              "2024-03-01T08:00:00+08:00");
  check_until(facts(at("2024-03-01T00:00:00+08:00") - instant), "care.quiet_hours",
              "2024-03-01T08:00:00+08:00");
  check_until(facts(at("2024-03-01T00:00:00+08:00")), "care.quiet_hours",
              "2024-03-01T08:00:00+08:00");
  check_until(facts(at("2023-12-31T22:00:00+08:00")), "care.quiet_hours",
              "2024-01-01T08:00:00+08:00");
  check_free(facts(at("2024-03-01T08:00:00+08:00")));
  check_free(facts(at("2024-03-01T03:00:00+08:00"), "message", "warning"));
}

TEST_CASE("quiet hours within a day, and none at all", "[contact]") {
  auto noon = quiet(R"("720")", R"("840")");
  check_free(facts(at("2024-03-01T12:00:00+08:00") - instant), *noon);
  check_until(facts(at("2024-03-01T12:00:00+08:00")), "care.quiet_hours",
              "2024-03-01T14:00:00+08:00", *noon);
  check_free(facts(at("2024-03-01T00:00:00+08:00")), *noon);
  auto never = quiet(R"("720")", R"("720")");
  check_free(facts(at("2024-03-01T12:00:00+08:00")), *never);
  // All but a minute of the day.
  auto nearly_always = quiet(R"("480")", R"("479")");
  check_until(facts(at("2024-03-01T08:00:00+08:00")), "care.quiet_hours",
              "2024-03-02T07:59:00+08:00", *nearly_always);
}

TEST_CASE("quiet hours are the customer's, not the company's", "[contact]") {
  auto policy = policy_with();
  CHECK(zone_of(*policy, "JP").name() == "Asia/Tokyo");
  CHECK(zone_of(*policy, "CN").name() == policy->zone().name());
  CHECK(zone_of(*policy, "").name() == policy->zone().name());
  ContactFacts given = facts(at("2024-03-01T20:30:00+08:00"));
  check_free(given);
  given.zone = zone("Asia/Tokyo");
  check_until(given, "care.quiet_hours", "2024-03-02T08:00:00+09:00");
}

TEST_CASE("a night is an hour shorter or longer when the clocks change", "[contact]") {
  ContactFacts given = facts(at("2024-03-09T21:00:00-05:00"));
  given.zone = zone("America/New_York");
  check_until(given, "care.quiet_hours", "2024-03-10T08:00:00-04:00");
  CHECK(*ask(given).earliest - given.when == std::chrono::hours(10));
  given.when = at("2024-11-02T21:00:00-04:00");
  check_until(given, "care.quiet_hours", "2024-11-03T08:00:00-05:00");
  CHECK(*ask(given).earliest - given.when == std::chrono::hours(12));
  // Two o'clock is skipped in spring: half past is an hour on. In autumn half past one is twice,
  // and the first begins.
  auto early = quiet(R"("90")", R"("150")");
  given.when = at("2024-03-10T01:30:00-05:00");
  check_until(given, "care.quiet_hours", "2024-03-10T03:30:00-04:00", *early);
  given.when = at("2024-11-03T01:30:00-04:00");
  check_until(given, "care.quiet_hours", "2024-11-03T02:30:00-05:00", *early);
  given.when -= instant;
  check_free(given, *early);
}

TEST_CASE("a cap frees when its window has passed, to the instant", "[contact]") {
  ContactFacts given = facts(at("2024-03-05T10:00:00+08:00"), "phone", "survey");
  given.outbound = {contact("2024-03-01T10:00:00+08:00", "phone"),
                    contact("2024-03-02T10:00:00+08:00", "phone")};
  check_until(given, "care.too_often", "2024-03-31T10:00:00+08:00");
  // Another channel, and a purpose that does not count, are not asked.
  given.channel = "email";
  check_free(given);
  given.channel = "phone";
  given.purpose = "service";
  check_free(given);
  // What did not count when it was made does not stand in the way.
  given.purpose = "survey";
  given.outbound[0].purpose = "service";
  check_free(given);
  // A purpose that the policy of today no longer knows does not count either.
  given.outbound[0].purpose = "lottery";
  check_free(given);
  // A contact at this very instant counts.
  given.outbound = {contact("2024-03-02T10:00:00+08:00", "phone"),
                    contact("2024-03-05T10:00:00+08:00", "phone", "greeting")};
  check_until(given, "care.too_often", "2024-04-01T10:00:00+08:00");
}

TEST_CASE("of two caps that are used up the one that frees last holds", "[contact]") {
  ContactFacts given = facts(at("2024-03-05T10:00:00+08:00"), "phone", "survey");
  given.outbound = {contact("2024-03-01T10:00:00+08:00", "email"),
                    contact("2024-03-02T10:00:00+08:00", "message"),
                    contact("2024-03-03T10:00:00+08:00", "phone"),
                    contact("2024-03-04T10:00:00+08:00", "phone")};
  // Four by all channels are free again on the 31st, two by phone on 2 April.
  check_until(given, "care.too_often", "2024-04-02T10:00:00+08:00");
  given.channel = "letter";
  check_until(given, "care.too_often", "2024-03-31T10:00:00+08:00");
  // A cap of none is never free.
  auto none = policy_with({{"CARE-1", "/parameters/caps/1/contacts", R"("0")"}});
  given.channel = "phone";
  given.outbound.clear();
  Answer answer = ask(given, *none);
  CHECK(answer.code == "care.too_often");
  CHECK_FALSE(answer.earliest.has_value());
  CHECK(answer.decision.remedies.empty());
}

TEST_CASE("with two reasons at once the later time holds", "[contact]") {
  // The cap frees in the night: the morning after it.
  ContactFacts given = facts(at("2024-03-05T10:00:00+08:00"), "phone", "survey");
  given.outbound = {contact("2024-03-01T23:00:00+08:00", "phone"),
                    contact("2024-03-02T10:00:00+08:00", "phone")};
  Answer answer = ask(given);
  CHECK(answer.code == "care.too_often");
  CHECK(answer.earliest == at("2024-04-01T08:00:00+08:00"));
  REQUIRE(answer.decision.remedies.size() == 1);
  CHECK(answer.decision.remedies[0].act == "contact_later");
  // In the night, and the cap frees at noon.
  given.when = at("2024-03-30T23:00:00+08:00");
  given.outbound[0].at = at("2024-03-01T12:00:00+08:00");
  answer = ask(given);
  CHECK(answer.code == "care.too_often");
  CHECK(answer.earliest == at("2024-03-31T12:00:00+08:00"));
  // Both stand in the reasons, and each failed.
  int failed = 0;
  for (const Reason& reason : answer.decision.reasons) failed += !reason.passed;
  CHECK(failed == 2);
}

TEST_CASE("the last word on a purpose and a channel holds", "[contact]") {
  ContactFacts given = facts(at("2024-03-01T10:00:00+08:00"), "phone", "marketing");
  auto code = [&](std::vector<ContactConsent> consents) {
    given.consents = std::move(consents);
    Answer answer = ask(given);
    CHECK(answer.earliest.has_value() == answer.code.empty());
    return answer.code;
  };
  CHECK(code({}) == "care.no_consent");
  CHECK(code({consent(true, "marketing")}).empty());
  CHECK(code({consent(true, "marketing", "email")}) == "care.no_consent");
  CHECK(code({consent(true, "survey")}) == "care.no_consent");
  CHECK(code({consent(true, "marketing"), consent(false, "marketing", "phone")}) ==
        "care.no_consent");
  CHECK(code({consent(false, "marketing"), consent(true, "marketing")}).empty());
  // A withdrawal for all goes before any earlier grant, and until all is granted again.
  CHECK(code({consent(true, "marketing"), consent(false)}) == "care.do_not_contact");
  CHECK(code({consent(false), consent(true, "marketing")}) == "care.do_not_contact");
  CHECK(code({consent(false), consent(true)}).empty());
  CHECK(code({consent(false, "", "email")}) == "care.no_consent");
  CHECK(code({consent(false, "", "phone"), consent(true, "marketing")}) == "care.do_not_contact");
  // What needs no consent is stopped by a withdrawal alone.
  given.purpose = "service";
  CHECK(code({}).empty());
  CHECK(code({consent(false, "marketing")}).empty());
  CHECK(code({consent(false, "service")}) == "care.no_consent");
  CHECK(code({consent(true, "service", "", day("2024-02-01"))}).empty());
}

TEST_CASE("a consent holds to the end of its last day where the customer is", "[contact]") {
  auto policy = quiet(R"("0")", R"("0")");
  ContactFacts given = facts(at("2024-03-01T00:00:00+08:00") - instant, "email", "marketing");
  given.consents = {consent(true, "marketing", "", day("2024-02-29"))};
  check_free(given, *policy);
  given.when += instant;
  Answer answer = ask(given, *policy);
  CHECK(answer.code == "care.no_consent");
  CHECK_FALSE(answer.earliest.has_value());
  given.zone = zone("Europe/Berlin");  // the 29th until seven hours later
  check_free(given, *policy);
}

TEST_CASE("a consent that runs out in the meantime leaves no time for a contact", "[contact]") {
  ContactFacts given = facts(at("2024-02-29T22:00:00+08:00"), "email", "marketing");
  given.consents = {consent(true, "marketing", "", day("2024-02-29"))};
  Answer answer = ask(given);
  CHECK(answer.code == "care.quiet_hours");
  CHECK_FALSE(answer.earliest.has_value());
  REQUIRE(answer.decision.remedies.size() == 1);
  CHECK(answer.decision.remedies[0].act == "ask_consent");
  given.consents[0].expires_on = day("2024-03-01");
  check_until(given, "care.quiet_hours", "2024-03-01T08:00:00+08:00");
}

TEST_CASE("an open major complaint stops what does not concern it", "[contact]") {
  ContactFacts given = facts(at("2024-03-01T10:00:00+08:00"), "phone", "survey");
  given.open_major_complaint = true;
  Answer answer = ask(given);
  CHECK(answer.code == "care.during_complaint");
  CHECK_FALSE(answer.earliest.has_value());
  given.purpose = "complaint";
  check_free(given);
}

TEST_CASE("the earliest time is one that passes, and none before it does", "[contact]") {
  std::mt19937 random(20240301);
  auto pick = [&](std::int64_t n) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n));
  };
  constexpr std::string_view channels[] = {"phone", "email", "letter"};
  constexpr std::string_view zones[] = {"Asia/Shanghai", "America/New_York", "Europe/London"};
  auto policy = policy_with();
  int refused_for_a_time = 0;
  for (int round = 0; round < 400; ++round) {
    Instant start = at("2024-03-01T00:00:00Z") + std::chrono::minutes(pick(60 * 24 * 400));
    ContactFacts given = facts(start, channels[pick(3)], pick(2) ? "survey" : "marketing");
    given.zone = zone(zones[pick(3)]);
    std::int64_t count = pick(8);
    for (std::int64_t i = 0; i < count; ++i) {
      CustomerContact made = contact("2024-03-01T00:00:00Z", channels[pick(3)]);
      made.at = start - std::chrono::minutes(pick(60 * 24 * 35));
      given.outbound.push_back(made);
    }
    std::ranges::sort(given.outbound, {}, &CustomerContact::at);
    given.consents = {consent(true, "", "", given.zone.day(start) + days(pick(60)))};
    Answer answer = ask(given, *policy);
    if (answer.code.empty()) {
      CHECK(answer.earliest == given.when);
      continue;
    }
    Instant last = answer.earliest.value_or(start + std::chrono::days(70));
    if (answer.earliest) {
      ++refused_for_a_time;
      given.when = *answer.earliest;
      CHECK(ask(given, *policy).code.empty());
    }
    for (int before = 0; before < 20; ++before) {
      given.when = start + std::chrono::minutes(pick((last - start) / std::chrono::minutes(1) + 1));
      if (given.when < last) CHECK_FALSE(ask(given, *policy).code.empty());
    }
  }
  CHECK(refused_for_a_time > 100);
}

TEST_CASE("a recording is destroyed after its last day, and not while it is held", "[contact]") {
  CallRecording recording;
  recording.keep_until = day("2024-02-29");
  CHECK(decide_disposal(recording, day("2024-02-29")).code == "care.retention");
  CHECK(decide_disposal(recording, day("2024-03-01")).granted());
  recording.state = RecordingState::held;
  CHECK(decide_disposal(recording, day("2024-03-01")).code == "care.on_hold");
}
