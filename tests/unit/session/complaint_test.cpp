// Complaints at their edges: every command in every state, ten thousand steps, a megabyte of text.
#include <algorithm>
#include <map>

#include "desk.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

// A complaints desk in memory, at which each command is given by somebody who may give it.
class ComplaintDesk {
 public:
  ComplaintDesk() : database_(make()) {
    must_do("service.open", std::string(R"("id":")") + request +
                                R"(","kind":"after_sales_question","channel":"online",)"
                                R"("contact":"zhao@example.com","subject":"noise","owner":"wu.na")");
  }
  // What a complaint is about; whoever has a hand in it handles none.
  static constexpr const char* request = "018df5a0-7c00-7000-8002-000000000001";

  Session::Reply execute(const std::string& command, const std::string& arguments) {
    auto session = must(database_.session({"he.jing", role_of(command), "complaints", ""}));
    if (command.starts_with("service."))
      session = must(database_.session({"wu.na", "service_desk", "reception", ""}));
    bool signs = command == "complaint.approve" || command == "complaint.reject" ||
                 command == "complaint.sign_compensation";
    if (signs) session = must(database_.session({"gao.lei", role_of(command), "signing", ""}));
    return session.execute_json("{\"command\":\"" + command + "\",\"arguments\":{" + arguments +
                                "}}");
  }
  void must_do(const std::string& command, const std::string& arguments) {
    auto reply = execute(command, arguments);
    if (!reply.ok) FAIL(command << ": " << reply.text);
  }
  Session session() { return must(database_.session({"root", "administrator", "check", ""})); }

 private:
  static std::string role_of(const std::string& command) {
    if (command == "complaint.call_back") return "group_customer_service";
    for (const char* leads : {"complaint.approve", "complaint.reject", "complaint.negotiate",
                              "complaint.sign_compensation", "complaint.form_crisis_team",
                              "complaint.record_meeting"})
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
    if (reached == until && (until != "proposed" || command == "complaint.propose")) break;
  }
  if (state == "withdrawn") desk.must_do("complaint.withdraw", commands.at("complaint.withdraw"));
  if (state == "reopened") desk.must_do("complaint.reopen", commands.at("complaint.reopen"));
}

const workflow::Workflow& flow_of_complaints() {
  for (const workflow::Workflow* flow : complaint::area().workflows)
    if (flow->name == "complaint") return *flow;
  throw std::runtime_error("the area has no workflow of complaints");
}

}  // namespace

TEST_CASE("complaints: every command in every state, allowed or refused with what is allowed") {
  ComplaintDesk desk;
  const workflow::Workflow& flow = flow_of_complaints();
  int number = 0, allowed_pairs = 0, refused_pairs = 0;
  for (std::string state :
       {"received", "acknowledged", "assessed", "investigated", "proposed", "approved",
        "communicated", "accepted", "completed", "reported", "called_back", "closed", "reopened",
        "withdrawn"}) {
    auto allowed = workflow::allowed(flow, state);
    for (const auto& [command, unused] : commands_of(ComplaintCase(0))) {
      ComplaintCase made(++number);
      drive(desk, made, state);
      auto reply = desk.execute(command, commands_of(made).at(command));
      INFO(command << " while " << state << ": " << reply.text);
      bool may = std::ranges::find(allowed, command) != allowed.end();
      bool refused = !reply.ok && reply.text.find("workflow.not_allowed") != std::string::npos;
      CHECK(refused == !may);
      (may ? allowed_pairs : refused_pairs) += 1;
      if (may) continue;
      CHECK(reply.category == Category::conflict);
      CHECK((reply.text.find("allowed now: ") != std::string::npos ||
             reply.text.find("nothing is any more") != std::string::npos));
    }
  }
  // The table itself, so that a row taken out of it is noticed.
  CHECK(allowed_pairs == 141);
  CHECK(refused_pairs == 195);
}

TEST_CASE("ten thousand steps on one complaint") {
  ComplaintDesk desk;
  ComplaintCase made(1);
  drive(desk, made, "assessed");
  for (int i = 0; i < 10000; ++i)
    desk.must_do("complaint.negotiate", made.complaint() + R"(,"text":"still talking")");
  complaint::ComplaintStepsQuery steps;
  steps.complaint = must(Id<complaint::Complaint>::parse(made.id()));
  CHECK(must(desk.session().query(steps)).size() == 10003);
  desk.must_do("complaint.investigate", commands_of(made).at("complaint.investigate"));
}

TEST_CASE("a complaint of a megabyte is refused with the place, and nothing is kept") {
  ComplaintDesk desk;
  std::string text(1 << 20, 'a');
  auto reply = desk.execute("complaint.open", R"("channel":"call","complainant":"Zhou",)"
                                              R"("subject":"s","content":")" + text + "\"");
  CHECK_FALSE(reply.ok);
  CHECK(reply.text.find("text.too_long") != std::string::npos);
  CHECK(reply.text.find("/content") != std::string::npos);
  CHECK(reply.text.size() < 1000);
  CHECK(must(desk.session().query(complaint::ComplaintsQuery{})).empty());
}
