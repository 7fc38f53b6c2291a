// Requests at their edges: every command in every state, ten thousand steps, a megabyte of text.
#include <array>
#include <map>

#include "text_desk.hpp"

using namespace kehu;
using namespace kehu::test;
using service::RequestState;

namespace {

// A service desk in memory under a policy that does not wait for departments.
class ServiceDesk : public TextDesk {
 public:
  ServiceDesk() : database_(make()) {}
  Database& database() override { return database_; }

 private:
  Session session_of(const std::string&) override {
    return must(database_.session({"wu.na", "administrator", "service", ""}));
  }
  static Database make() {
    Options options;
    options.store = Options::Kind::memory;
    options.policy_patch =
        R"({"SRV-1":{"parameters":{"channel_hours":[]}},)"
        R"("SRV-6":{"parameters":{"appointment_within":{"amount":"12000","unit":"months"}}},)"
        R"("SRV-2":{"parameters":{"contributions_before_result":false,"departments":[)"
        R"({"department":"engineering","role":"administrator"}]}},)"
        R"("SRV-3":{"parameters":{"silence_after":{"amount":"0","unit":"minutes",)"
        R"("calendar":null}}}})";
    return must(Database::open(options));
  }
  Database database_;
};

// A request under which a department was asked and a bag was left, with the ids it has.
struct Case {
  explicit Case(int number) : n(number) {}
  int n;
  std::string id(int what) const {
    char text[40];
    std::snprintf(text, sizeof text, "018df5a0-7c00-7000-8%03d-%012d", what, n);
    return text;
  }
  std::string request() const { return "\"request\":\"" + id(1) + "\""; }
  std::string contribution() const { return "\"contribution\":\"" + id(2) + "\""; }
  std::string belonging() const { return "\"belonging\":\"" + id(3) + "\""; }
  std::string by() const { return R"(,"by":{"contact":"zhao@example.com"})"; }
};

void hand_back(ServiceDesk& desk, const Case& made) {
  desk.must_do("service.hand_back_belonging",
               made.belonging() + made.by() + R"(,"to":"Zhao","condition":"good")");
}

void drive(ServiceDesk& desk, const Case& made, const std::string& state) {
  desk.must_do("service.open", "\"id\":\"" + made.id(1) +
                                   R"(","kind":"deposited_belongings","channel":"desk",)"
                                   R"("contact":"zhao@example.com","description":"a bag")");
  desk.must_do("service.involve", "\"id\":\"" + made.id(2) + "\"," + made.request() +
                                      R"(,"department":"engineering","question":"where")");
  desk.must_do("service.receive_belonging", "\"id\":\"" + made.id(3) + "\"," + made.request() +
                                                R"(,"description":"bag","condition":"good")");
  if (state == "recorded") return;
  if (state == "withdrawn") {
    hand_back(desk, made);
    desk.must_do("service.withdraw", made.request() + made.by() + R"(,"reason":"no need")");
    return;
  }
  desk.must_do("service.respond", made.request() + R"(,"text":"welcome")");
  if (state == "in_progress") return;
  if (state == "waiting") {
    desk.must_do("service.pause", made.request() + R"(,"reason":"customer_absent")");
    return;
  }
  hand_back(desk, made);
  desk.must_do("service.report_result", made.request() + R"(,"result":"kept")");
  if (state == "result_reported") return;
  desk.must_do("service.accept_result", made.request() + made.by());
}

// Every command about a request, with arguments that nothing but its state speaks against.
std::map<std::string, std::string> commands_of(const Case& made) {
  std::string request = made.request();
  return {
      {"service.respond", request + R"(,"text":"hello")"},
      {"service.inform", request + R"(,"text":"hello")"},
      {"service.contact", request + made.by() + R"(,"text":"hello")"},
      {"service.assign", request + R"(,"owner":"sun.li")"},
      {"service.change_severity", request + R"(,"severity":"low","reason":"it can wait")"},
      {"service.involve", request + R"(,"department":"engineering","question":"when")"},
      {"service.contribute", made.contribution() + R"(,"answer":"there")"},
      {"service.pause", request + R"(,"reason":"customer_absent")"},
      {"service.resume", request},
      {"service.appoint", request + R"(,"at":"2999-01-01T00:00:00Z")" + made.by()},
      {"service.keep_appointment", request},
      {"service.track", request + R"(,"stage":"confirmed")"},
      {"service.report_result", request + R"(,"result":"kept")"},
      {"service.accept_result", request + made.by()},
      {"service.reject_result", request + made.by() + R"(,"comment":"no")"},
      {"service.close_unanswered", request},
      {"service.reopen", request + made.by() + R"(,"reason":"again")"},
      {"service.withdraw", request + made.by() + R"(,"reason":"no need")"},
      {"service.follow_up", request + R"(,"reached":true,"satisfied":true)"},
      {"service.receive_belonging", request + R"(,"description":"hat","condition":"good")"},
      {"service.keep_belonging", made.belonging() + R"(,"place":"locker 7")"},
      {"service.hand_back_belonging",
       made.belonging() + made.by() + R"(,"to":"Zhao","condition":"good")"},
      {"service.reevaluate", request},
  };
}

}  // namespace

TEST_CASE("every command in every state: allowed by the table, or refused with what is allowed") {
  ServiceDesk desk;
  auto pairs = check_every_pair<Case>(
      desk, workflow_of(service::area(), "service_request"),
      {"recorded", "in_progress", "waiting", "result_reported", "closed", "withdrawn"});
  // The table itself, so that a row taken out of it is noticed.
  CHECK(pairs.allowed == 53);
  CHECK(pairs.refused == 85);
}

TEST_CASE("a word that the policy does not name is repeated, and what it names is listed") {
  ServiceDesk desk;
  Case made(1);
  drive(desk, made, "in_progress");
  const std::array<std::string, 3> wrong[] = {
      {"service.assign", R"(,"department":"moon")", "engineering"},
      {"service.involve", R"(,"department":"moon","question":"where")", "engineering"},
      {"service.change_severity", R"(,"severity":"moon","reason":"it can wait")", "critical"},
      {"service.pause", R"(,"reason":"moon")", "customer_absent"}};
  for (const auto& [command, argument, listed] : wrong) {
    auto reply = desk.execute(command, made.request() + argument);
    INFO(command << reply.text);
    CHECK_FALSE(reply.ok);
    CHECK(reply.text.find("\"message\":\"'moon' ") != std::string::npos);
    CHECK(reply.text.find(listed) != std::string::npos);
  }
}

TEST_CASE("what was refused changed nothing") {
  ServiceDesk desk;
  Case made(1);
  drive(desk, made, "recorded");
  auto before = must(desk.session().query(system::StoreDigest{}));
  for (const auto& [command, arguments] : commands_of(made)) {
    if (workflow::advance(workflow_of(service::area(), "service_request"), "recorded", command))
      continue;
    auto reply = desk.execute(command, arguments);
    INFO(command << reply.text);
    CHECK_FALSE(reply.ok);
  }
  CHECK(must(desk.session().query(system::StoreDigest{})).at(0).digest == before.at(0).digest);
  auto rows = must(desk.session().query(service::RequestsQuery{}));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].steps == 3);
  CHECK(rows[0].state == RequestState::recorded);
}

TEST_CASE("ten thousand steps on one case cost what one costs") {
  ServiceDesk desk;
  Case made(1);
  drive(desk, made, "in_progress");
  for (int i = 0; i < 10000; ++i)
    desk.must_do("service.inform", made.request() + R"(,"text":"no news")");
  casework::CaseSteps steps;
  steps.subject = must(Id<casework::Subject>::parse(made.id(1)));
  CHECK(must(desk.session().query(steps)).size() == 10004);
  service::ClocksQuery clocks;
  clocks.clock = service::ServiceClock::next_update;
  CHECK(must(desk.session().query(clocks)).size() == 10001);
}

TEST_CASE("a text of a megabyte is refused with the place and the size, and nothing is kept") {
  ServiceDesk desk;
  Case made(1);
  drive(desk, made, "in_progress");
  std::string text(1 << 20, 'a');
  for (const char* field : {"service.respond", "service.inform"}) {
    auto reply = desk.execute(field, made.request() + ",\"text\":\"" + text + "\"");
    CHECK_FALSE(reply.ok);
    CHECK(reply.text.find("text.too_long") != std::string::npos);
    CHECK(reply.text.size() < 1000);
  }
  auto open = desk.execute("service.open", R"("kind":"after_sales_question","channel":"phone",)"
                                           R"("contact":"a@example.com","subject":")" +
                                               text + "\"");
  CHECK(open.text.find("/subject") != std::string::npos);
  auto result =
      desk.execute("service.report_result", made.request() + ",\"result\":\"" + text + "\"");
  CHECK(result.text.find("/result") != std::string::npos);
  hand_back(desk, made);
  auto accepted = desk.execute("service.report_result",
                               made.request() + R"(,"result":"kept","accepted":{"comment":")" +
                                   text + "\"" + made.by() + "}");
  CHECK(accepted.text.find("/accepted/comment") != std::string::npos);
  auto assign = desk.execute("service.assign",
                             made.request() + R"(,"owner":"sun.li","reason":")" + text + "\"");
  CHECK(assign.text.find("/reason") != std::string::npos);
  CHECK(must(desk.session().query(service::RequestsQuery{})).size() == 1);
}

TEST_CASE("a report over many requests can be cancelled") {
  ServiceDesk desk;
  drive(desk, Case(1), "in_progress");
  auto watch =
      desk.database().watch([](const Event& event) { return event.kind != Event::Kind::progress; });
  auto cancelled = desk.session().query(service::PerformanceQuery{});
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().code == "query.cancelled");
  CHECK(desk.database().unwatch(watch));
  CHECK(must(desk.session().query(service::PerformanceQuery{})).size() == 2);
}

TEST_CASE("what a form lacks is listed by name") {
  ServiceDesk desk;
  auto reply = desk.execute("service.open", R"("kind":"repair","channel":"phone","product":"L-2")");
  CHECK(reply.text.find("the form of 'repair' requires contact description address, not given") !=
        std::string::npos);
  reply = desk.execute("service.open", R"("kind":"gardening","channel":"phone")");
  CHECK(reply.text.find("'gardening' is no kind of request; there are pre_sales_question") !=
        std::string::npos);
}
