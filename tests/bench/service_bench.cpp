// Service requests: a helpdesk's log replayed through the workflow, and the list of what is due.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "bench.hpp"

namespace kehu::bench {
namespace {

struct LoggedEvent {
  std::uint64_t number = 0;  // of the case
  int activity = 0;
  Instant at{};
  bool first = false, last = false;  // of its case
};

// The log in order of time; events of one instant stay in the order of the file.
std::vector<LoggedEvent> read_log(const std::string& path) {
  std::ifstream in(path);
  if (!in) die("no log at " + path);
  std::vector<LoggedEvent> events;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    LoggedEvent event;
    char date[11] = {}, time[9] = {};
    unsigned long long number = 0;
    if (std::sscanf(line.c_str(), "%llu,%d,%10s %8s", &number, &event.activity, date, time) != 4)
      die("not an event: " + line);
    event.number = number;
    event.at = must(parse_instant(std::string(date) + "T" + time + "Z"));
    events.push_back(event);
  }
  std::ranges::stable_sort(events, {}, &LoggedEvent::at);
  std::map<std::uint64_t, std::size_t> last;
  for (std::size_t i = 0; i < events.size(); ++i) {
    events[i].first = !last.contains(events[i].number);
    last[events[i].number] = i;
  }
  for (const auto& [number, i] : last) events[i].last = true;
  return events;
}

// What the log says as commands; docs/recipes/helpdesk.md has the mapping.
class Mapping {
 public:
  // Adds what one event becomes.
  void add(const LoggedEvent& event, Batch& batch) {
    Case& at = cases_[event.number];
    if (event.first) {
      at.request = {must(parse_uuid(id_text(event.number)))};
      at.by.contact = "case-" + std::to_string(event.number) + "@example.com";
      batch.add(opening(event, at));
    }
    if (at.reported) batch.add(service::RejectResult{at.request, at.by, "it goes on", {}});
    if (at.waiting) batch.add(service::ResumeRequest{at.request, {}});
    at.reported = at.waiting = false;
    add_activity(event, at, batch);
  }

 private:
  struct Case {
    Id<service::ServiceRequest> request;
    customer::Party by;
    bool answered = false, waiting = false, reported = false, high = false;
  };

  static service::OpenRequest opening(const LoggedEvent& event, const Case& at) {
    service::OpenRequest open;
    open.id = at.request;
    open.kind = "after_sales_question";
    open.channel = "online";
    open.contact = at.by.contact;
    open.subject = "case " + std::to_string(event.number);
    return open;
  }

  // What nobody came back to was good: the customer was on the telephone.
  static service::ReportResult reporting(const LoggedEvent& event, const Case& at,
                                         std::string result) {
    service::ReportResult report{at.request, std::move(result)};
    if (event.last) report.accepted = service::ResultAcceptance{at.by, {}, {}};
    return report;
  }

  static void add_activity(const LoggedEvent& event, Case& at, Batch& batch) {
    const Id<service::ServiceRequest>& request = at.request;
    std::string text = "activity " + std::to_string(event.activity);
    switch (event.activity) {
      case 1:
        if (event.first) break;
        at.high = !at.high;
        batch.add(
            service::ChangeSeverity{request, at.high ? "high" : "normal", "seriousness assigned"});
        break;
      case 8:
        batch.add(service::RespondToRequest{request, text});
        at.answered = true;
        break;
      case 9:
        if (!at.answered) batch.add(service::RespondToRequest{request, text});
        at.answered = at.waiting = true;
        batch.add(service::PauseRequest{request, "customer_information", {}});
        break;
      case 6:
        batch.add(reporting(event, at, text));
        at.answered = at.reported = true;
        break;
      default:
        batch.add(service::InformCustomer{request, text});
    }
  }

  std::map<std::uint64_t, Case> cases_;
};

// Tells the time of the event that each command stands for: a command asks once.
class LogClock : public Clock {
 public:
  Instant now() override { return next_ < times_.size() ? times_[next_++] : last_; }
  void tell(std::vector<Instant> times) {
    times_ = std::move(times);
    next_ = 0;
    if (!times_.empty()) last_ = times_.back();
  }

 private:
  std::vector<Instant> times_;
  std::size_t next_ = 0;
  Instant last_ = must(parse_instant("2009-01-01T00:00:00Z"));
};

// FILE LOG EVENTS_PER_BATCH
void replay_helpdesk(const Words& words) {
  remove_store(words.text(0));
  auto events = read_log(words.text(1));
  std::uint64_t per_batch = words.number(2);
  auto clock = std::make_shared<LogClock>();
  Options options;
  options.path = words.text(0);
  options.clock = clock;
  Database database = must(Database::open(options));
  Session session = must(database.session({"robot", "service_desk", "replay", ""}));
  Mapping mapping;
  std::uint64_t commands = 0;
  auto start = Steady::now();
  for (std::size_t i = 0; i < events.size();) {
    std::vector<Instant> times;
    Batch batch;
    for (std::uint64_t n = 0; n < per_batch && i < events.size(); ++n, ++i) {
      mapping.add(events[i], batch);
      times.resize(batch.size(), events[i].at);
    }
    commands += times.size();
    clock->tell(std::move(times));
    must(session.execute(batch));
  }
  double seconds = since(start);
  std::printf(
      "{\"bench\":\"replay_helpdesk\",\"events\":%llu,\"commands\":%llu,\"events_per_s\":%.1f}\n",
      Number{events.size()}, Number{commands}, static_cast<double>(events.size()) / seconds);
}

// FILE ROWS: a store with as many open requests, each with two clocks that run.
void open_requests(const Words& words) {
  remove_store(words.text(0));
  std::string csv = words.text(0) + ".csv";
  {
    std::ofstream out(csv);
    out << "id,contact,subject\n";
    for (std::uint64_t i = 0; i < words.number(1); ++i)
      out << id_text(i) << ",c" << i << "@example.com,noise\n";
  }
  Desk desk(words.text(0));
  desk.import(csv,
              "\"command\":\"service.open\",\"columns\":{\"id\":\"id\",\"contact\":\"contact\","
              "\"subject\":\"subject\"},\"constants\":{\"kind\":\"after_sales_question\","
              "\"channel\":\"online\"}");
  desk.database().store().checkpoint();
  std::filesystem::remove(csv);
}

// FILE: the first hundred of what is due.
void due_list(const Words& words) {
  Desk desk(words.text(0));
  casework::DutiesDue query;
  query.limit = 100;
  constexpr int times = 100;
  must(desk.session().query(query));
  auto start = Steady::now();
  for (int i = 0; i < times; ++i)
    if (must(desk.session().query(query)).size() != 100) die("not a hundred duties are due");
  std::printf("{\"bench\":\"due_list\",\"milliseconds\":%.4f}\n", since(start) * 1000 / times);
}

const Registered service_bench_parts[] = {
    {"replay_helpdesk", "FILE LOG BATCH", "a helpdesk's log, so many events a commit",
     replay_helpdesk},
    {"open_requests", "FILE ROWS", "makes a store with as many open requests", open_requests},
    {"due_list", "FILE", "the first hundred of what is due", due_list}};

}  // namespace
}  // namespace kehu::bench
