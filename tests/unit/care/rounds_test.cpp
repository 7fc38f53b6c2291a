// Surveys, visits, greetings and evaluations at their edges, through the area's own entries.
#include "../customers.hpp"
#include "kehu/calendar.hpp"
#include "kehu/care.hpp"
#include "kehu/care/rules.hpp"
#include "kehu/classification.hpp"
#include "kehu/complaint.hpp"
#include "kehu/purchase.hpp"
#include "kehu/service.hpp"
#include "kehu/tier.hpp"

using namespace kehu;
using namespace kehu::care;
using namespace kehu::test;

std::vector<const Area*> test::known_areas() {
  return {&calendar::area(), &casework::area(),  &customer::area(),
          &purchase::area(), &tier::area(),      &classification::area(),
          &service::area(),  &complaint::area(), &care::area()};
}

namespace {

using Customers = std::vector<Id<customer::Customer>>;

Customers some_customers(House& house, std::int64_t count) {
  Customers made;
  for (std::int64_t i = 0; i < count; ++i)
    made.push_back(new_customer(house, customer::Kind::individual, "C" + std::to_string(1000 + i)));
  return made;
}

OpenSurvey round_of(std::string_view questionnaire) {
  OpenSurvey command;
  command.questionnaire = std::string(questionnaire);
  return command;
}

SurveyParticipation answer(House& house, const Survey& survey,
                           const Id<customer::Customer>& customer, std::string_view question,
                           std::int64_t score) {
  AnswerSurvey command;
  command.survey = survey.id;
  command.customer = customer;
  command.answers = {{std::string(question), std::to_string(score)}};
  return house.done(command);
}

SurveyResultRow result_for_all(House& house, const Survey& survey) {
  SurveyResults query;
  query.survey = survey.id;
  return house.ask(query).at(0);
}

Customers invited(House& house, const Survey& survey) {
  SurveyParticipations query;
  query.survey = survey.id;
  Customers found;
  for (const SurveyParticipation& part : house.ask(query)) found.push_back(part.customer);
  return found;
}

Customers sample(House& house, std::int64_t size, std::string_view seed) {
  OpenSurvey command = round_of("satisfaction");
  command.sample = size;
  command.seed = std::string(seed);
  return invited(house, house.done(command));
}

}  // namespace

TEST_CASE("promoters from 9, detractors up to 6, and nobody between them", "[survey]") {
  House house;
  auto customers = some_customers(house, 6);
  Survey survey = house.done(round_of("recommendation"));
  CHECK(survey.invited == 6);
  CHECK(result_for_all(house, survey).result == Ratio());
  const std::pair<std::int64_t, bool> scores[] = {{0, true},  {6, true},  {7, false},
                                                  {8, false}, {9, false}, {10, false}};
  for (std::size_t i = 0; i < std::size(scores); ++i) {
    SurveyParticipation part = answer(house, survey, customers[i], "recommend", scores[i].first);
    CHECK(part.low == scores[i].second);
    if (i == 4) CHECK(result_for_all(house, survey).result == Ratio(-1, 5));
  }
  SurveyResultRow row = result_for_all(house, survey);
  CHECK(row.good == 2);
  CHECK(row.low == 2);
  CHECK(row.result == Ratio());
  CHECK(row.response_rate == Ratio(1, 1));
  // Each low answer is followed up, and no other.
  std::int64_t follow_ups = 0;
  for (const auto& duty : house.all<casework::Duty>()) follow_ups += duty.kind == "care.follow_up";
  CHECK(follow_ups == 2);
}

TEST_CASE("satisfaction is a share from 4 on, effort a mean", "[survey]") {
  House house;
  auto customers = some_customers(house, 3);
  Survey satisfaction = house.done(round_of("satisfaction"));
  answer(house, satisfaction, customers[0], "overall", 3);
  answer(house, satisfaction, customers[1], "overall", 4);
  CHECK(result_for_all(house, satisfaction).result == Ratio(1, 2));
  CHECK(answer(house, satisfaction, customers[2], "overall", 2).low);
  CHECK(result_for_all(house, satisfaction).result == Ratio(1, 3));
  house.now += std::chrono::days(60);
  Survey effort = house.done(round_of("effort"));
  answer(house, effort, customers[0], "ease", 7);
  answer(house, effort, customers[1], "ease", 2);
  CHECK(result_for_all(house, effort).result == Ratio(9, 2));
  CHECK(result_for_all(house, effort).response_rate == Ratio(2, 3));
  Questionnaire needs;
  needs.measure = SurveyMeasure::none;
  CHECK(result_of(needs, {5, 3, 1, 20}) == Ratio());
}

TEST_CASE("a number beside the scale is no answer, nor is one after the close", "[survey]") {
  House house;
  auto customers = some_customers(house, 1);
  Survey survey = house.done(round_of("recommendation"));
  auto code = [&](std::string_view given, std::string_view question = "recommend") {
    AnswerSurvey command;
    command.survey = survey.id;
    command.customer = customers[0];
    command.answers = {{std::string(question), std::string(given)}};
    return house.code(command);
  };
  for (std::string_view wrong : {"11", "-1", "", "9.5", " 9", "9 ", "٩", "+9", "00009"})
    CHECK(code(wrong) == "care.answer");
  CHECK(code("because", "why") == "care.missing_answers");
  CHECK(code("9", "overall") == "care.unknown_question");
  house.now = survey.closes_at;
  CHECK(code("9") == "care.survey_closed");
  house.now -= std::chrono::microseconds(1);
  CHECK(code("09") == "done");
  CHECK(code("9") == "care.answered");
}

TEST_CASE("who was invited is left alone until the cooldown is over, to the instant", "[survey]") {
  House house;
  some_customers(house, 2);
  CHECK(house.done(round_of("satisfaction")).invited == 2);
  house.now += std::chrono::days(60) - std::chrono::microseconds(1);
  CHECK(house.done(round_of("recommendation")).invited == 0);
  house.now += std::chrono::microseconds(1);
  CHECK(house.done(round_of("recommendation")).invited == 2);
}

TEST_CASE("a sample can be drawn again from its seed, and is another from another", "[survey]") {
  House house;
  auto customers = some_customers(house, 40);
  auto first = sample(house, 10, "2024 spring");
  CHECK(first.size() == 10);
  house.now += std::chrono::days(60);
  CHECK(sample(house, 10, "2024 spring") == first);
  house.now += std::chrono::days(60);
  auto other = sample(house, 10, "2024 autumn");
  CHECK(other.size() == 10);
  CHECK(other != first);
  house.now += std::chrono::days(60);
  // The smaller sample lies within the larger one of the same seed.
  auto fewer = sample(house, 3, "2024 spring");
  CHECK(fewer.size() == 3);
  for (const auto& customer : fewer) CHECK(std::ranges::find(first, customer) != first.end());
  house.now += std::chrono::days(60);
  CHECK(sample(house, 41, "all of them").size() == 40);
}

TEST_CASE("a round is due by months that end with the month", "[survey]") {
  House house;
  some_customers(house, 1);
  house.now = at("2024-01-31T09:00:00+08:00");
  house.done(round_of("satisfaction"));
  auto due = [&](std::string_view until) -> std::optional<Date> {
    SurveysDue query;
    query.until = day(until);
    for (const SurveyDueRow& row : house.ask(query))
      if (row.questionnaire == "satisfaction") return row.due_on;
    return std::nullopt;
  };
  CHECK_FALSE(due("2024-04-29").has_value());
  CHECK(due("2024-04-30") == day("2024-04-30"));
}

TEST_CASE("the visit rate counts what was planned and not excused", "[visit]") {
  House house;
  auto customers = some_customers(house, 3);
  PlanVisits plan;
  plan.visitor = "li.wei";
  plan.purpose = "annual";
  plan.from = day("2024-12-30");
  for (const auto& customer : customers) plan.visits.push_back({{}, customer});
  CHECK(house.done(plan).last_on == day("2025-01-01"));
  auto rate = [&](std::int64_t year) {
    VisitRate query;
    query.year = year;
    return house.ask(query);
  };
  // The third falls into the next year's plan.
  CHECK(rate(2024).at(0).planned == 2);
  CHECK(rate(2025).at(0).planned == 1);
  CHECK(rate(2023).empty());
  CHECK(rate(2024).at(0).rate == Ratio());
  auto visits = house.all<CustomerVisit>();
  std::ranges::sort(visits, {}, &CustomerVisit::planned_on);
  house.now = at("2024-12-31T09:00:00+08:00");
  CHECK(rate(2024).at(0).overdue == 1);  // the one of the day before, not that of today
  ReportVisit report;
  report.visit = visits[0].id;
  report.made_on = day("2025-01-01");
  report.report = "talked";
  CHECK(house.code(report) == "care.future");
  report.made_on = day("2024-12-31");
  house.done(report);
  CHECK(house.code(report) == "care.visit_done");
  CHECK(rate(2024).at(0).rate == Ratio(1, 2));
  CHECK_FALSE(rate(2024).at(0).met);
  ExcuseVisit excuse;
  excuse.visit = visits[1].id;
  excuse.reason = "moved away";
  house.done(excuse);
  CHECK(rate(2024).at(0).rate == Ratio(1, 1));
  CHECK(rate(2024).at(0).met);
  // Of nothing that was owed, nothing is missing.
  excuse.visit = visits[2].id;
  house.done(excuse);
  CHECK(rate(2025).at(0).rate == Ratio(1, 1));
}

TEST_CASE("what falls on 29 February falls on the 28th in other years", "[greeting]") {
  auto policy = policy_with({{"CARE-5", "/parameters/occasions/1/month", R"("2")"},
                             {"CARE-5", "/parameters/occasions/1/day", R"("29")"}});
  House house(policy);
  auto id = new_customer(house, customer::Kind::individual, "LEAP");
  house
      .with([&](CommandContext& context) -> Result<bool> {
        auto before = *context.find<customer::Customer>(id);
        auto after = before;
        after.birth_date = day("2024-02-29");
        KEHU_TRY(context.update(before, after));
        return true;
      })
      .value();
  auto sent = [&](std::string_view on) {
    house.now = at(std::string(on) + "T09:00:00+08:00");
    return house.done(GreetCustomers{}).sent;
  };
  CHECK(sent("2023-02-28") == 1);  // the day of the year alone: nobody is born yet
  CHECK(sent("2024-02-28") == 0);
  CHECK(sent("2024-02-29") == 2);
  CHECK(sent("2024-02-29") == 0);
  CHECK(sent("2024-03-01") == 0);
  CHECK(sent("2025-02-28") == 2);
  CHECK(sent("2025-03-01") == 0);
  CHECK(sent("2100-02-28") == 2);  // a century is no leap year
}

TEST_CASE("an evaluation is weighted exactly, and a band begins with its bound", "[evaluation]") {
  House house;
  auto id = some_customers(house, 1)[0];
  auto evaluate = [&](std::int64_t satisfaction, std::int64_t growth, std::int64_t payment) {
    Evaluate command;
    command.customer = id;
    command.scores = {{"payment", payment}, {"satisfaction", satisfaction}, {"growth", growth}};
    return house.done(command);
  };
  CHECK(evaluate(60, 60, 60).score == Ratio(60, 1));
  CHECK(evaluate(60, 60, 60).band == "steady");
  CHECK(evaluate(60, 60, 59).score == Ratio(597, 10));
  CHECK(evaluate(60, 60, 59).band == "weak");
  CHECK(evaluate(85, 85, 85).band == "strong");
  CHECK(evaluate(100, 100, 49).band == "steady");  // 84.7
  CHECK(evaluate(0, 0, 0).band == "weak");
  CHECK(evaluate(100, 100, 100).score == Ratio(100, 1));
  auto code = [&](std::vector<IndicatorScore> scores) {
    Evaluate command;
    command.customer = id;
    command.scores = std::move(scores);
    return house.code(command);
  };
  CHECK(code({{"payment", 101}, {"satisfaction", 1}, {"growth", 1}}) == "care.indicators");
  CHECK(code({{"payment", -1}, {"satisfaction", 1}, {"growth", 1}}) == "care.indicators");
  CHECK(code({{"satisfaction", 1}, {"growth", 1}}) == "care.indicators");
  CHECK(code({{"payment", 1}, {"payment", 1}, {"satisfaction", 1}, {"growth", 1}}) ==
        "care.indicators");
  CHECK(code({{"payment", 1}, {"satisfaction", 1}, {"growth", 1}, {"luck", 1}}) ==
        "care.indicators");
}

TEST_CASE("a class has its own interval between talks, and everybody else theirs", "[contact]") {
  auto policy = policy_with();
  CHECK(interval_of(*policy, "high_value") == 30);
  CHECK(interval_of(*policy, "") == 90);
  CHECK(interval_of(*policy, "potential") == 90);
}

TEST_CASE("a clause of care that cannot hold is a fault at load", "[care]") {
  auto message = [](std::string_view clause, std::string_view pointer, std::string_view json) {
    auto fault = fault_of({{clause, pointer, json}});
    CHECK((fault.code.empty() || fault.path.find("/parameters") != std::string::npos));
    return fault.message;
  };
  CHECK(message("CARE-1", "/parameters/quiet_from_minutes", R"("1440")") ==
        "1440 is no minute of a day, from 0 to 1439");
  CHECK(message("CARE-1", "/parameters/quiet_until_minutes", R"("-1")") ==
        "-1 is no minute of a day, from 0 to 1439");
  CHECK(message("CARE-1", "/parameters/quiet_from_minutes", R"("1439")").empty());
  CHECK(message("CARE-1", "/parameters/caps/0/window_days", R"("0")") == "0 is below 1");
  CHECK(message("CARE-1", "/parameters/caps/0/contacts", R"("-1")") == "-1 is below 0");
  CHECK(message("CARE-1", "/parameters/intervals/2/customer_class", R"("other")") ==
        "an interval with customer_class \"\" is needed for everybody else");
  CHECK(message("CARE-1", "/parameters/zones/0/time_zone", R"("Mars/Olympus")") != "");
  CHECK(message("CARE-1", "/parameters/purposes/1/purpose", R"("relationship")") ==
        "'relationship' stands here twice");
  CHECK(message("CARE-1", "/parameters/plan_purpose", R"("chat")") ==
        "'chat' is no purpose of this clause");
  CHECK(message("CARE-2", "/parameters/questionnaires/0/good_from", R"("2")") ==
        "a low score lies below a good one");
  CHECK(message("CARE-2", "/parameters/questionnaires/0/measured_question", R"("best")") ==
        "'best' is no scale of this questionnaire");
  CHECK(message("CARE-2", "/parameters/questionnaires/3/measured_question", R"("wanted")") ==
        "'wanted' is measured by nothing");
  CHECK(message("CARE-2", "/parameters/questionnaires/0/questions/0/most", R"("1")") ==
        "a scale ends above where it begins");
  CHECK(message("CARE-2", "/parameters/questionnaires/0/open_days", R"("0")") == "0 is below 1");
  CHECK(message("CARE-3", "/parameters/rate", R"("101%")") != "");
  CHECK(message("CARE-3", "/parameters/rate", R"("0")").empty());
  CHECK(message("CARE-5", "/parameters/occasions/1/day", R"("32")") == "no year has this day");
  CHECK(message("CARE-5", "/parameters/occasions/2/month", R"("13")") == "no year has this day");
  CHECK(message("CARE-6", "/parameters/kinds/1/followed_by", R"("praise")") ==
        "'praise' is no kind of this clause");
  CHECK(message("CARE-7", "/parameters/keep_days", R"("0")") == "0 is below 1");
  CHECK(message("CARE-9", "/parameters/indicators/0/weight", R"("41%")") ==
        "the weights add up to 101/100, not to the whole");
  CHECK(message("CARE-9", "/parameters/indicators/0/weight", R"("1/10001")") ==
        "a weight is a share, in no finer parts than 10000");
  CHECK(message("CARE-9", "/parameters/bands/0/from", R"("1")") == "the first band begins at zero");
  CHECK(message("CARE-9", "/parameters/bands/2/from", R"("60")") == "bands rise from zero");
}
