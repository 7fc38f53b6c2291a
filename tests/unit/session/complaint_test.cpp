// Complaints at their edges: every command in every state, ten thousand steps, a megabyte of text.
#include <map>

#include "text_desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

// A complaints desk in memory, at which each command is given by somebody who may give it.
class ComplaintDesk : public TextDesk {
 public:
  ComplaintDesk() : database_(make()) {
    must_do("service.open",
            std::string(R"("id":")") + request +
                R"(","kind":"after_sales_question","channel":"online",)"
                R"("contact":"zhao@example.com","subject":"noise","owner":"wu.na")");
  }
  // What a complaint is about; whoever has a hand in it handles none.
  static constexpr const char* request = "018df5a0-7c00-7000-8002-000000000001";
  Database& database() override { return database_; }

 private:
  Session session_of(const std::string& command) override {
    bool signs = command == "complaint.approve" || command == "complaint.reject" ||
                 command == "complaint.sign_compensation";
    if (signs) return must(database_.session({"gao.lei", role_of(command), "signing", ""}));
    if (command.starts_with("service."))
      return must(database_.session({"wu.na", "service_desk", "reception", ""}));
    if (command == "complaint.call_back")
      return must(database_.session({"pan.li", role_of(command), "call-back", ""}));
    return must(database_.session({"he.jing", role_of(command), "complaints", ""}));
  }
  static std::string role_of(const std::string& command) {
    if (command == "complaint.call_back") return "group_customer_service";
    for (const char* leads :
         {"complaint.approve", "complaint.reject", "complaint.negotiate",
          "complaint.sign_compensation", "complaint.form_crisis_team", "complaint.record_meeting"})
      if (command == leads) return "general_manager";
    return "administrator";
  }
  static Database make() {
    Options options;
    options.store = Options::Kind::memory;
    // Neither warnings nor actions stand in the way of closing.
    options.policy_patch =
        R"({"CMP-11":{"parameters":{"ladder":[{"recipient_role":"general_manager","within":null,)"
        R"("after":null,"liable":""}]}},)"
        R"("CMP-13":{"parameters":{"needed_where_upheld":false,"needed_where_major":false}}})";
    return must(Database::open(options));
  }
  Database database_;
};

struct ComplaintCase {
  explicit ComplaintCase(int number) : n(number) {}
  int n;
  std::string id() const {
    char text[40];
    std::snprintf(text, sizeof text, "018df5a0-7c00-7000-8001-%012d", n);
    return text;
  }
  std::string complaint() const { return "\"complaint\":\"" + id() + "\""; }
};

// Every command about a complaint, with arguments that nothing but its state speaks against.
std::map<std::string, std::string> commands_of(const ComplaintCase& made) {
  std::string complaint = made.complaint();
  return {
      {"complaint.acknowledge", complaint},
      {"complaint.assess", complaint + R"(,"category":"product_quality","facts":["wide"],)"
                                       R"("reasons_sufficient":true,"demand_reasonable":true)"},
      {"complaint.involve", complaint + R"(,"person":"ma.tao","reason":"declared")"},
      {"complaint.link", complaint + R"(,"service_request":")" + ComplaintDesk::request + "\""},
      {"complaint.investigate", complaint + R"(,"cause_code":"design","cause":"thin")"},
      {"complaint.propose", complaint + R"(,"solution":"money","compensation":"5.00 CNY")"},
      {"complaint.sign_compensation", complaint},
      {"complaint.approve", complaint},
      {"complaint.reject", complaint + R"(,"note":"less")"},
      {"complaint.communicate", complaint},
      {"complaint.accept", complaint},
      {"complaint.reopen", complaint + R"(,"reaction":"no")"},
      {"complaint.complete", complaint},
      {"complaint.feed_back", complaint + R"(,"result":"done")"},
      {"complaint.call_back", complaint + R"(,"answer":"fine","score":"5")"},
      {"complaint.close", complaint + R"(,"summary":"over")"},
      {"complaint.withdraw", complaint + R"(,"reason":"no need")"},
      {"complaint.warn", complaint + R"(,"recipient_role":"general_manager","text":"now")"},
      {"complaint.form_crisis_team", complaint + R"(,"members":["sun.yue"])"},
      {"complaint.record_meeting", complaint + R"(,"present":["sun.yue"],"minutes":"m")"},
      {"complaint.negotiate", complaint + R"(,"text":"hello")"},
      {"complaint.plan_action",
       complaint + R"(,"kind":"preventive","text":"t","owner":"o","due":"2999-01-01")"},
      {"complaint.penalize", complaint + R"(,"kind":"loss","loss":"5.00 CNY")"},
      {"complaint.plan_improvement", complaint + R"(,"text":"t","owner":"o","due":"2999-01-01")"},
  };
}

// The commands that lead from the receipt to each state.
const std::vector<std::pair<std::string, std::string>>& path_of_states() {
  static const std::vector<std::pair<std::string, std::string>> path = {
      {"received", ""},
      {"acknowledged", "complaint.acknowledge"},
      {"assessed", "complaint.assess"},
      {"investigated", "complaint.investigate"},
      {"proposed", "complaint.propose"},
      {"proposed", "complaint.sign_compensation"},
      {"approved", "complaint.approve"},
      {"communicated", "complaint.communicate"},
      {"accepted", "complaint.accept"},
      {"completed", "complaint.complete"},
      {"reported", "complaint.feed_back"},
      {"called_back", "complaint.call_back"},
      {"closed", "complaint.close"},
  };
  return path;
}

void drive(ComplaintDesk& desk, const ComplaintCase& made, const std::string& state) {
  desk.must_do("complaint.open", "\"id\":\"" + made.id() +
                                     R"(","channel":"call","complainant":"Zhou","subject":"s",)"
                                     R"("content":"c")");
  auto commands = commands_of(made);
  std::string until = state == "withdrawn" ? "received" : state == "reopened" ? "closed" : state;
  for (const auto& [reached, command] : path_of_states()) {
    if (!command.empty()) desk.must_do(command, commands.at(command));
    // A major complaint does not close before its team has met.
    if (command == "complaint.assess")
      for (const char* first : {"complaint.form_crisis_team", "complaint.record_meeting"})
        desk.must_do(first, commands.at(first));
    if (reached == until && (until != "proposed" || command == "complaint.propose")) break;
  }
  if (state == "withdrawn") desk.must_do("complaint.withdraw", commands.at("complaint.withdraw"));
  if (state == "reopened") desk.must_do("complaint.reopen", commands.at("complaint.reopen"));
}

}  // namespace

TEST_CASE("complaints: every command in every state, allowed or refused with what is allowed") {
  ComplaintDesk desk;
  auto pairs = check_every_pair<ComplaintCase>(
      desk, workflow_of(complaint::area(), "complaint"),
      {"received", "acknowledged", "assessed", "investigated", "proposed", "approved",
       "communicated", "accepted", "completed", "reported", "called_back", "closed", "reopened",
       "withdrawn"});
  // The table itself, so that a row taken out of it is noticed.
  CHECK(pairs.allowed == 141);
  CHECK(pairs.refused == 195);
}

TEST_CASE("ten thousand steps on one complaint") {
  ComplaintDesk desk;
  ComplaintCase made(1);
  drive(desk, made, "assessed");
  for (int i = 0; i < 10000; ++i)
    desk.must_do("complaint.negotiate", made.complaint() + R"(,"text":"still talking")");
  complaint::ComplaintStepsQuery steps;
  steps.complaint = must(Id<complaint::Complaint>::parse(made.id()));
  CHECK(must(desk.session().query(steps)).size() == 10005);
  desk.must_do("complaint.investigate", commands_of(made).at("complaint.investigate"));
}

TEST_CASE("a complaint of a megabyte is refused with the place, and nothing is kept") {
  ComplaintDesk desk;
  std::string text(1 << 20, 'a');
  auto reply = desk.execute("complaint.open", R"("channel":"call","complainant":"Zhou",)"
                                              R"("subject":"s","content":")" +
                                                  text + "\"");
  CHECK_FALSE(reply.ok);
  CHECK(reply.text.find("text.too_long") != std::string::npos);
  CHECK(reply.text.find("/content") != std::string::npos);
  CHECK(reply.text.size() < 1000);
  CHECK(must(desk.session().query(complaint::ComplaintsQuery{})).empty());
}

TEST_CASE(
    "complaints: where the policy names no least mark, the upper half of its scale is content") {
  complaint::FeedbackClause clause;
  for (auto [most, from] : {std::pair(2, 2), std::pair(3, 2), std::pair(5, 3), std::pair(10, 6)}) {
    clause.score_max = most;
    CHECK(complaint::satisfied_from(clause) == from);
    complaint::CallBackComplaint answer;
    CHECK(complaint::is_satisfied(clause, answer));
    answer.score = from - 1;
    CHECK_FALSE(complaint::is_satisfied(clause, answer));
    answer.score = from;
    CHECK(complaint::is_satisfied(clause, answer));
    answer.satisfied = false;
    CHECK_FALSE(complaint::is_satisfied(clause, answer));
  }
}
