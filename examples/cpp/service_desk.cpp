// A day at a service desk: calls come in, clocks run, a department is asked, a customer is not
// satisfied at first, and the queue says who is next.
//   c++ -std=c++20 service_desk.cpp $(pkg-config --cflags --libs --static kehu)  or
//   find_package(kehu)
#include <iostream>
#include <kehu/kehu.hpp>

using namespace kehu;
using namespace kehu::service;

namespace {

class Office {
 public:
  explicit Office(const std::string& path) {
    Options options;
    options.store = path.empty() ? Options::Kind::memory : Options::Kind::sqlite;
    options.path = path;
    options.clock = clock_;
    database_.emplace(Database::open(options).value());
  }

  // Sets the clock to a time of the day, in Shanghai.
  void at(std::string_view time) {
    time_ = time;
    clock_->set(parse_instant("2024-03-04T" + time_ + ":00+08:00").value());
  }

  // Lets `role` carry out one command. A refusal is an answer: it says why, and what would help.
  template <class Command>
  std::optional<typename Command::Reply> carry_out(const std::string& role, std::string_view what,
                                                   const Command& command) {
    auto desk = database_->session({role + " on duty", role, "service", ""}).value();
    auto answer = desk.execute(command);
    std::cout << time_ << (answer ? "  " : "  refused  ") << what << "\n";
    if (answer) return answer->reply;
    if (answer.error().category != Category::refused) throw Fault(answer.error());
    std::cout << "       " << answer.error().message << "\n";
    for (const Remedy& remedy : answer.error().remedies)
      std::cout << "       " << sentence(remedy, "en") << "\n";
    return std::nullopt;
  }
  template <class Query>
  std::vector<typename Query::Row> ask(const Query& query) {
    auto desk = database_->session({"manager on duty", "sales_manager", "review", ""}).value();
    return desk.query(query).value();
  }

 private:
  std::shared_ptr<ManualClock> clock_ =
      std::make_shared<ManualClock>(parse_instant("2024-03-04T08:00:00+08:00").value());
  std::string time_;
  std::optional<Database> database_;
};

const std::string desk = "service_desk";

OpenRequest call(std::string kind, std::string contact) {
  OpenRequest request;
  request.kind = std::move(kind);
  request.channel = "phone";
  request.contact = std::move(contact);
  return request;
}

customer::Party caller(const ServiceRequest& request) { return {{}, request.contact}; }

void print_queue(Office& office) {
  std::cout << "\nwho is next:\n";
  for (const QueueRow& row : office.ask(QueueQuery{}))
    std::cout << "  " << row.position << "  " << row.number << "  " << row.kind << ", "
              << row.severity << (row.emergency ? ", emergency" : "") << ", due "
              << (row.deadline ? text(*row.deadline) : "-") << "\n";
  std::cout << "\n";
}

// A lamp that stays dark: from the call to the customer's satisfaction.
void repair(Office& office, const ServiceRequest& request) {
  office.carry_out(desk, "the desk answers", RespondToRequest{request.id, "somebody will come"});
  InvolveDepartment question;
  question.request = request.id;
  question.department = "engineering";
  question.question = "which driver fits the L-2";
  auto asked = office.carry_out(desk, "asks the engineers for their part", question).value();
  ReportResult result{request.id, "the driver was replaced"};
  office.carry_out(desk, "reports a result too early", result);
  office.at("11:30");
  office.carry_out("engineer", "the engineers answer", Contribute{asked.id, "driver D-40"});
  office.at("14:00");
  office.carry_out(desk, "reports the result", result);
  AcceptResult satisfied;
  satisfied.request = request.id;
  satisfied.by.contact = "+86 139 9999 9999";
  office.carry_out(desk, "somebody else calls it good", satisfied);
  RejectResult rejected;
  rejected.request = request.id;
  rejected.by = caller(request);
  rejected.comment = "it flickers";
  office.carry_out(desk, "the customer does not", rejected);
  office.at("16:00");
  result.result = "the dimmer was replaced";
  office.carry_out(desk, "reports again", result);
  satisfied.by = caller(request);
  satisfied.score = 5;
  office.carry_out(desk, "the customer is satisfied", satisfied);
}

void run(Office& office) {
  office.at("09:00");
  OpenRequest lamp = call("repair", "+86 138 0013 8000");
  lamp.description = "the lamp over the counter stays dark";
  office.carry_out(desk, "a call with half a form", lamp);
  lamp.product = "L-2";
  lamp.address = "1 Nanjing Road";
  auto repaired = office.carry_out(desk, "and the whole form", lamp).value();
  office.at("09:10");
  OpenRequest price = call("pre_sales_question", "zhao@example.com");
  price.subject = "the price of ten L-2";
  auto question = office.carry_out(desk, "somebody asks for a price", price).value();
  OpenRequest smoke = lamp;
  smoke.channel = "hotline";
  smoke.severity = "high";
  smoke.description = "smoke from the lamp";
  office.carry_out(desk, "smoke, by the hotline", smoke);
  print_queue(office);

  office.at("09:25");
  office.carry_out(desk, "the price is told", RespondToRequest{question.id, "2,880 yuan"});
  repair(office, repaired);

  std::cout << "\nagainst the targets:\n";
  for (const ClockRow& row : office.ask(ClocksQuery{}))
    if (row.stopped)
      std::cout << "  " << row.number << "  " << duty_kind(row.clock) << ": "
                << row.counted_seconds / 60 << " of " << row.target_seconds / 60 << " minutes"
                << (row.missed ? ", late" : "") << "\n";
}

}  // namespace

int main(int count, char** arguments) {
  try {
    Office office(count > 1 ? arguments[1] : "");
    run(office);
    return 0;
  } catch (const Fault& fault) {
    std::cerr << fault.error().code << ": " << fault.error().message << "\n";
    return 1;
  }
}
