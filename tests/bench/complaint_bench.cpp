// What opening a complaint costs, and the monthly report over very many.
#include "bench.hpp"
#include "complaint_data.hpp"

namespace kehu::bench {
namespace {

// The call of the i-th customer who complains.
complaint::OpenComplaint call(std::uint64_t i, std::uint64_t customers) {
  complaint::OpenComplaint command;
  command.channel = "call";
  command.customer = customer_id(scatter(i) % customers);
  command.phone = format("139%08llu", Number{scatter(i) % 100'000'000});
  command.subject = "lamp L-2";
  command.content = "it has gone dark twice within a month of being put right";
  command.remedy_sought = "another lamp";
  return command;
}

void open_complaints(const Words& words) {
  std::uint64_t n = words.number(1);
  Desk desk(words.text(0));
  std::uint64_t customers = desk.count_customers();
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < n; ++i) must(desk.session().execute(call(i, customers)));
  std::printf("{\"bench\":\"open_complaints\",\"n\":%llu,\"ops_per_s\":%.1f}\n", Number{n},
              static_cast<double>(n) / since(start));
}

complaint::Complaint row_of(std::uint64_t i, std::uint64_t rows) {
  auto data = complaint_data::complaint(static_cast<std::int64_t>(i),
                                        static_cast<std::int64_t>(rows), scatter);
  complaint::Complaint row;
  row.id.value = must(parse_uuid(id_text(i)));
  row.version = 1;
  row.number = format("C-2024-%06llu", Number{i});
  row.channel = "call";
  row.complainant = format("Complainant %llu", Number{i});
  row.phone = row.phone_key = format("+86139%08llu", Number{i});
  row.subject = "lamp L-2";
  row.content = "it has gone dark twice within a month of being put right";
  row.remedy_sought = "another lamp";
  row.received_at = Instant(Duration(data.received_at));
  row.state = data.closed ? complaint::ComplaintState::closed : complaint::ComplaintState::assessed;
  row.steps = 8;
  row.handler = "he.jing";
  row.category = complaint_data::categories[data.category];
  row.department = "after_sales";
  row.grade = data.major ? complaint::ComplaintGrade::major : complaint::ComplaintGrade::general;
  row.validity = static_cast<complaint::ComplaintValidity>(data.validity);
  if (data.repeats)
    row.repeats = Id<complaint::Complaint>{
        must(parse_uuid(id_text(static_cast<std::uint64_t>(*data.repeats))))};
  row.cause = "a driver was mounted wrongly";
  row.cause_code = "workmanship";
  row.solution = "repair on the spot";
  row.reopened = data.reopened;
  row.reaction = static_cast<complaint::Reaction>(data.reaction);
  if (data.solved_at) row.solved_at = row.closed_at = Instant(Duration(*data.solved_at));
  row.score = data.score;
  if (data.compensation) row.compensation = Money(*data.compensation, must(Currency::parse("CNY")));
  row.compensation_signed = row.solution_approved = data.approved;
  return row;
}

// Put straight into the store: the report reads nothing else.
void complaints(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t rows = words.number(1);
  remove_store(path);
  Desk desk(path);
  desk.database().store().write([&](store::Transaction& tx) {
    for (std::uint64_t i = 0; i < rows; ++i) {
      auto row = row_of(i, rows);
      store::Change change{&table_of<complaint::Complaint>(), nullptr, &row};
      if (auto done = tx.put({&change, 1}); !done) die(done.error().message);
    }
    return true;
  });
  desk.database().store().checkpoint();
  std::printf("{\"bench\":\"complaints\",\"rows\":%llu}\n", Number{rows});
}

// Every figure goes into a checksum, so that both programs can be held to the same result.
void complaint_report(const Words& words) {
  Desk desk(words.text(0));
  complaint::ComplaintReport query;
  query.span = complaint::ReportSpan::month;
  auto start = Steady::now();
  auto lines = must(desk.session().query(query));
  double seconds = since(start);
  std::uint64_t sum = 0;
  auto add = [&](std::int64_t figure) { sum = scatter(sum ^ static_cast<std::uint64_t>(figure)); };
  for (const auto& line : lines) {
    for (std::int64_t figure :
         {line.received, line.closed, line.major, line.upheld, line.repeated, line.reopened,
          line.solved, line.median_seconds.value_or(-1), line.p90_seconds.value_or(-1),
          line.satisfied, line.unsatisfied, line.scores, line.score_sum})
      add(figure);
    add(line.cost ? line.cost->minor() : 0);
  }
  std::printf("{\"bench\":\"complaint_report\",\"lines\":%llu,\"result\":%llu,\"seconds\":%.6f}\n",
              Number{lines.size()}, Number{sum % 1'000'000'000}, seconds);
}

const Registered complaint_bench_parts[] = {
    {"open_complaints", "FILE N", "N complaints opened, one after another", open_complaints},
    {"complaints", "FILE ROWS", "complaints of two years, for 'complaint_report'", complaints},
    {"complaint_report", "FILE", "the monthly report over all of them", complaint_report}};

}  // namespace
}  // namespace kehu::bench
