// Duties whose limits count in a business calendar of the policy.
#include "desk.hpp"

namespace kehu::test {

namespace {

Duty opened(Desk& desk, TimeLimit limit) {
  return desk
      .with([&](CommandContext& context) {
        return open_duty(context, {.kind = "service.answer",
                                   .clause = "SRV-4",
                                   .about = desk.about,
                                   .limit = limit,
                                   .owner = "li.wei"});
      })
      .value();
}

void pause(Desk& desk, std::string_view from, std::string_view until) {
  test::pause(desk, from);
  resume(desk, until);
}

constexpr auto hours = TimeUnit::hours;
constexpr auto working_days = TimeUnit::working_days;

}  // namespace

TEST_CASE("a limit in a calendar counts while it is open", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  auto end = [&](std::int64_t amount, TimeUnit unit, std::string_view start) {
    return end_of(*desk.policy, {amount, unit, "desk"}, at(start)).value();
  };
  CHECK(end(30, TimeUnit::minutes, "2024-03-01T11:45:00+08:00") == at("2024-03-01T13:15:00+08:00"));
  CHECK(end(24, hours, "2024-03-01T09:00:00+08:00") == at("2024-03-05T18:00:00+08:00"));
  CHECK(end(1, working_days, "2024-03-07T15:00:00+08:00") == at("2024-03-11T15:00:00+08:00"));
  CHECK(end(1, working_days, "2024-03-07T20:00:00+08:00") == at("2024-03-12T09:00:00+08:00"));
  Duty duty = opened(desk, {8, hours, "desk"});
  CHECK(duty.calendar_version == "2024");
  CHECK(*duty.deadline == at("2024-03-01T18:00:00+08:00"));
  auto far = end_of(*desk.policy, {3'000'000, hours, "desk"}, desk.now);
  CHECK(far.error().code == "calendar.never_open");
}

TEST_CASE("a pause in a calendar counts its open time alone", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  opened(desk, {8, hours, "desk"});
  // From before lunch into it, and then from closing to opening: one hour of open time.
  pause(desk, "2024-03-01T11:00:00+08:00", "2024-03-01T12:30:00+08:00");
  pause(desk, "2024-03-01T18:00:00+08:00", "2024-03-04T09:00:00+08:00");
  CHECK(*now_of(desk).deadline == at("2024-03-04T10:00:00+08:00"));
  auto trace = desk.ask(DutyTrace{now_of(desk).id});
  std::vector<std::string> told;
  for (const TraceRow& row : trace)
    told.push_back(row.because + " " + std::to_string(row.counted_seconds / 60) + " " + row.clause);
  CHECK(told == std::vector<std::string>{"open 120 SRV-4", "paused 120 SRV-4", "break 120 ",
                                         "open 420 SRV-4", "closed 420 ", "open 480 SRV-4"});
  CHECK(trace[1].reason == "waits for the customer");
  CHECK(trace.back().until == at("2024-03-04T10:00:00+08:00"));
}

TEST_CASE("a pause outside open time moves no working day", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  desk.now = at("2024-03-06T12:30:00+08:00");
  opened(desk, {1, working_days, "desk"});
  CHECK(*now_of(desk).deadline == at("2024-03-07T13:00:00+08:00"));
  pause(desk, "2024-03-06T12:40:00+08:00", "2024-03-06T12:50:00+08:00");
  CHECK(*now_of(desk).deadline == at("2024-03-07T13:00:00+08:00"));
  pause(desk, "2024-03-06T14:00:00+08:00", "2024-03-06T15:00:00+08:00");
  CHECK(*now_of(desk).deadline == at("2024-03-07T14:00:00+08:00"));
}

TEST_CASE("the trace of a duty names the holiday, and years that are not published", "[duty]") {
  Desk desk(policy_with_matters("[]"));
  desk.now = at("2024-03-07T17:00:00+08:00");
  opened(desk, {2, hours, "desk"});
  auto trace = desk.ask(DutyTrace{now_of(desk).id});
  CHECK(std::ranges::count(trace, "Company day", &TraceRow::because) == 1);
  CHECK(std::ranges::none_of(trace, &TraceRow::uncertain));
  Desk later(policy_with_matters("[]"));
  later.now = at("2024-12-31T17:00:00+08:00");
  opened(later, {2, hours, "desk"});
  trace = later.ask(DutyTrace{now_of(later).id});
  CHECK(trace.back().uncertain);
  CHECK_FALSE(trace.front().uncertain);
}

}  // namespace kehu::test
