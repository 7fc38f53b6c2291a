// One major complaint, from the call to the closed corrective action: who must be told, who may
// sign, who takes no part.
//   c++ -std=c++20 major_complaint.cpp $(pkg-config --cflags --libs --static kehu)  or
//   find_package(kehu)
#include <iostream>
#include <kehu/kehu.hpp>

using namespace kehu;
using namespace kehu::complaint;

namespace {

struct Person {
  const char* name;
  const char* role;
};
constexpr Person desk{"wu.na", "service_desk"}, handler{"he.jing", "complaint_handler"},
    mechanic{"ma.tao", "complaint_handler"}, head{"sun.yue", "after_sales_manager"},
    manager{"gao.lei", "general_manager"}, group{"pan.li", "group_customer_service"};

class Company {
 public:
  Company() : clock_(std::make_shared<ManualClock>(at("2026-03-02T09:00:00+08:00"))) {
    Options options;
    options.store = Options::Kind::memory;
    options.clock = clock_;
    database_.emplace(Database::open(options).value());
  }
  static Instant at(std::string_view text) { return parse_instant(text).value(); }
  void later(std::string_view when) { clock_->set(at(when)); }

  // Lets somebody act. A refusal is an answer: it says why.
  template <class Command>
  std::optional<typename Command::Reply> act(const Person& who, const Command& command) {
    auto session = database_->session({who.name, who.role, "complaints", ""}).value();
    auto answer = session.execute(command);
    std::cout << (answer ? "done     " : "refused  ") << who.name << ": " << Command::name << "\n";
    if (answer) return answer->reply;
    if (answer.error().category != Category::refused) throw Fault(answer.error());
    for (const Reason& reason : answer.error().reasons)
      if (!reason.passed) std::cout << "      " << sentence(reason, "en") << "\n";
    return std::nullopt;
  }

 private:
  std::shared_ptr<ManualClock> clock_;
  std::optional<Database> database_;
};

Id<Complaint> take_in(Company& company) {
  OpenComplaint call;
  call.channel = "call";
  call.complainant = "Zhou Ming";
  call.phone = "138 0013 8000";
  call.vehicle_model = "Haichuan 7";
  call.content = "the brakes failed on the motorway";
  call.remedy_sought = "a new car";
  call.involved.push_back({mechanic.name, RecusalReason::same_work_order, "W-17"});
  auto it = company.act(desk, call).value().id;
  company.act(desk, AcknowledgeComplaint{it, {}});
  AssessComplaint assessment;
  assessment.complaint = it;
  assessment.category = "product_quality";
  assessment.facts = {MajorFact::return_demanded, MajorFact::injury};
  assessment.reasons_sufficient = true;
  company.act(mechanic, assessment);  // worked on the car: takes no part
  company.act(handler, assessment);
  return it;
}

void manage_crisis(Company& company, Id<Complaint> it) {
  for (const char* role : {"brand_department", "legal", "vice_president", "ceo"})
    company.act(handler, WarnOfComplaint{it, role, "brakes failed, one person hurt"});
  company.act(manager, FormCrisisTeam{it, {handler.name, head.name}});
  RecordCrisisMeeting meeting;
  meeting.complaint = it;
  meeting.present = {handler.name, head.name};
  meeting.minutes = "check the lot; a car on loan";
  company.act(manager, meeting);
}

void solve(Company& company, Id<Complaint> it) {
  company.act(handler, InvestigateComplaint{it, "workmanship", "a line mounted wrongly",
                                            std::string(mechanic.name)});
  company.act(handler, ProposeSolution{it, "repair, a car on loan, compensation",
                                       Money::parse("3000.00 CNY").value()});
  company.act(head, SignCompensation{it, {}});  // above what he may sign
  company.act(manager, SignCompensation{it, {}});
  company.act(manager, ApproveSolution{it, {}});
  company.act(handler, CommunicateSolution{it, {}});
  company.act(handler, AcceptSolution{it, "agreed", {}});
  company.later("2026-03-03T09:00:00+08:00");
  company.act(handler, CompleteComplaint{it, {}});
  company.act(handler, FeedBackComplaint{it, "repaired, paid"});
  company.act(group, CallBackComplaint{it, 4, "fine now", {}});
}

void learn(Company& company, Id<Complaint> it) {
  company.act(handler, CloseComplaint{it, "nobody checked brakes"});  // no action planned
  PlanCorrectiveAction plan;
  plan.complaint = it;
  plan.text = "a second pair of eyes on brakes";
  plan.owner = head.name;
  plan.due = parse_date("2026-03-10").value();
  auto action = company.act(handler, plan).value().id;
  company.later("2026-03-08T09:00:00+08:00");
  company.act(head, CarryOutAction{action, "work instruction 12"});
  company.act(head, ConfirmAction{action, "good"});  // nobody checks his own
  company.act(handler, ConfirmAction{action, "forty cars, all signed twice"});
  auto closed = company.act(handler, CloseComplaint{it, "now two sign"}).value();
  std::cout << closed.number << " is closed; its file is kept until " << text(*closed.retain_until)
            << "\n";
}

}  // namespace

int main() {
  try {
    Company company;
    auto it = take_in(company);
    manage_crisis(company, it);
    solve(company, it);
    learn(company, it);
    return 0;
  } catch (const Fault& fault) {
    std::cerr << fault.error().code << ": " << fault.error().message << "\n";
    return 1;
  }
}
