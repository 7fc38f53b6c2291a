// Duties: clocks that pause, deadlines from history, who fulfils them, what is due and missed.
#include "desk.hpp"
#include "kehu/casework/live_duties.hpp"

namespace kehu::test {

namespace {

Duty opened_kind(Desk& desk, TimeLimit limit, std::string_view kind = "complaint.answer") {
  return desk
      .with([&](CommandContext& context) {
        return open_duty(context, {.kind = kind,
                                   .clause = "CMP-7",
                                   .about = desk.about,
                                   .limit = limit,
                                   .owner = "li.wei",
                                   .owner_role = "customer_service",
                                   .liable = "service_manager"});
      })
      .value();
}

}  // namespace

TEST_CASE("a limit in wall time ends at the same local time", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  auto end = [&](std::int64_t amount, TimeUnit unit, std::string_view start) {
    return end_of(*desk.policy, {amount, unit, {}}, at(start)).value();
  };
  CHECK(end(90, TimeUnit::minutes, "2024-03-01T09:00:00+08:00") == at("2024-03-01T10:30:00+08:00"));
  CHECK(end(24, TimeUnit::hours, "2024-03-01T09:00:00+08:00") == at("2024-03-02T09:00:00+08:00"));
  CHECK(end(2, TimeUnit::days, "2024-02-28T09:00:00+08:00") == at("2024-03-01T09:00:00+08:00"));
  CHECK(end(1, TimeUnit::months, "2024-01-31T09:00:00+08:00") == at("2024-02-29T09:00:00+08:00"));
  CHECK(end_of(*desk.policy, {1, TimeUnit::hours, "nowhere"}, desk.now).error().code ==
        "calendar.unknown");
}

TEST_CASE("a paused clock has no deadline, and keeps what was left", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  opened_kind(desk, {4, TimeUnit::hours, {}});
  pause(desk, "2024-03-01T10:00:00+08:00");
  CHECK_FALSE(now_of(desk).deadline.has_value());
  pause(desk, "2024-03-01T11:00:00+08:00");  // it stands already
  resume(desk, "2024-03-01T20:00:00+08:00");
  CHECK(*now_of(desk).deadline == at("2024-03-01T23:00:00+08:00"));
  // Two pauses that touch are one.
  pause(desk, "2024-03-01T21:00:00+08:00");
  resume(desk, "2024-03-01T22:00:00+08:00");
  pause(desk, "2024-03-01T22:00:00+08:00");
  resume(desk, "2024-03-02T00:00:00+08:00");
  CHECK(*now_of(desk).deadline == at("2024-03-02T02:00:00+08:00"));
  auto trace = desk.ask(DutyTrace{now_of(desk).id});
  CHECK(trace.back().counted_seconds == 4 * 3600);
  CHECK(std::count_if(trace.begin(), trace.end(), [](const TraceRow& row) {
          return row.because == "paused" && row.reason == "waits for the customer";
        }) == 3);
}

TEST_CASE("another limit keeps the start and every earlier pause", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  opened_kind(desk, {4, TimeUnit::hours, {}});
  pause(desk, "2024-03-01T10:00:00+08:00");
  resume(desk, "2024-03-01T12:00:00+08:00");
  auto changed = desk.with([&](CommandContext& context) {
    return LiveDuties(context, desk.about.id)
        .reevaluate("complaint.answer", {8, TimeUnit::hours, {}}, "SRV-4",
                    context.policy_version());
  });
  CHECK(*changed == 1);
  CHECK(*now_of(desk).deadline == at("2024-03-01T19:00:00+08:00"));
  CHECK(now_of(desk).clause == "SRV-4");
}

TEST_CASE("a deadline that has passed stays passed", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  opened_kind(desk, {1, TimeUnit::hours, {}});
  pause(desk, "2024-03-01T12:00:00+08:00");
  CHECK(now_of(desk).state == DutyState::open);
  auto missed = desk.ask(DutiesMissed{});
  REQUIRE(missed.size() == 1);
  CHECK(missed[0].late_seconds == 2 * 3600);
  CHECK(missed[0].liable == "service_manager");
}

TEST_CASE("its owner fulfils a duty, or the role; a closed one is closed", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  Id<Duty> id = opened_kind(desk, {1, TimeUnit::hours, {}}).id;
  desk.as("sun.li", "finance");
  CHECK(desk.code(FulfilDuty{id, "answered", {}}) == "duty.not_owner");
  desk.as("sun.li", "customer_service");
  CHECK(desk.code(FulfilDuty{id, "", {}}) == "text.empty");
  CHECK(desk.code(FulfilDuty{id, "answered", {}}) == "done");
  CHECK(desk.code(FulfilDuty{id, "answered", {}}) == "duty.closed");
  CHECK(desk.code(ReassignDuty{id, "li.wei"}) == "duty.closed");
  CHECK(desk.code(FulfilDuty{Id<Duty>{}, "answered", {}}) == "duty.not_found");
  CHECK(desk.ask(DutiesMissed{}).empty());
}

TEST_CASE("what is due comes in the order of its deadlines", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  for (std::int64_t length : {5, 1, 3}) opened_kind(desk, {length, TimeUnit::hours, {}});
  auto due = desk.ask(DutiesDue{});
  REQUIRE(due.size() == 3);
  CHECK(*due[0].deadline < *due[1].deadline);
  CHECK(*due[1].deadline < *due[2].deadline);
  auto asked = [&](auto change) {
    DutiesDue query;
    change(query);
    return desk.ask(query).size();
  };
  CHECK(asked([](DutiesDue& query) { query.limit = 2; }) == 2);
  CHECK(asked([](DutiesDue& query) {
          query.owner = "li.wei";
          query.before = at("2024-03-01T12:00:00+08:00");
        }) == 1);
  CHECK(asked([](DutiesDue& query) { query.owner = "sun.li"; }) == 0);
  CHECK(asked([](DutiesDue& query) { query.owner_role = "customer_service"; }) == 3);
}

TEST_CASE("messages stay pending until they are acknowledged, once", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  auto sent = desk.with([&](CommandContext& context) {
    return notify(context, {.recipient_kind = RecipientKind::role,
                            .recipient = "legal",
                            .kind = "complaint.warning",
                            .clause = "CMP-11",
                            .about = desk.about,
                            .facts = {{"number", "C-2024-000001"}}});
  });
  CHECK(desk.ask(NotificationsPending{}).size() == 1);
  CHECK(desk.code(AcknowledgeNotifications{{sent->id}}) == "done");
  CHECK(desk.code(AcknowledgeNotifications{{sent->id}}) == "done");
  CHECK(desk.ask(NotificationsPending{}).empty());
  CHECK(desk.code(AcknowledgeNotifications{{Id<Notification>{}}}) == "notification.not_found");
}

TEST_CASE("numbers count up within a year", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  auto next = [&] {
    return desk.with([](CommandContext& context) { return next_number(context, "C"); }).value();
  };
  CHECK(next() == "C-2024-000001");
  CHECK(next() == "C-2024-000002");
  desk.now = at("2024-12-31T16:00:00Z");  // the new year has begun in Shanghai
  CHECK(next() == "C-2025-000001");
}

}  // namespace kehu::test
