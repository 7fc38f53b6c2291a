// The monthly report on complaints, as a query of SQLite and as a pass over the columns.
#include <algorithm>
#include <map>
#include <vector>

#include "baseline.hpp"
#include "complaint_data.hpp"

namespace baseline {
namespace {

using Unsigned = unsigned long long;

// What a complaint's row holds besides figures, so that a page holds as many rows as it would.
void complaints(const Words& words) {
  remove_file(words.text(0));
  Database database(words.text(0));
  auto rows = static_cast<std::int64_t>(words.number(1));
  database.run(
      "CREATE TABLE complaint(id INTEGER PRIMARY KEY, number TEXT NOT NULL, channel TEXT NOT NULL, "
      "complainant TEXT NOT NULL, phone TEXT NOT NULL, subject TEXT NOT NULL, content TEXT NOT "
      "NULL, remedy TEXT NOT NULL, received INTEGER NOT NULL, closed INTEGER NOT NULL, handler "
      "TEXT NOT NULL, category TEXT NOT NULL, department TEXT NOT NULL, major INTEGER NOT NULL, "
      "validity INTEGER NOT NULL, repeats INTEGER, cause TEXT NOT NULL, solution TEXT NOT NULL, "
      "reopened INTEGER NOT NULL, reaction INTEGER NOT NULL, solved INTEGER, score INTEGER, "
      "compensation INTEGER, approved INTEGER NOT NULL) STRICT");
  database.run("BEGIN");
  {
    Statement put(database,
                  "INSERT INTO complaint VALUES(?1,?2,'call',?3,?4,'lamp L-2','it has gone dark "
                  "twice within a month of being put right','another lamp',?5,?6,'he.jing',?7,"
                  "'after_sales',?8,?9,?10,'a driver was mounted wrongly','repair on the spot',"
                  "?11,?12,?13,?14,?15,?16)");
    for (std::int64_t i = 0; i < rows; ++i) {
      auto data = complaint_data::complaint(i, rows, scatter);
      std::string number = "C-2024-" + std::to_string(i), name = "Complainant " + std::to_string(i),
                  phone = "+86139" + std::to_string(10'000'000 + i);
      put.bind(i + 1, number, name, phone, data.received_at, std::int64_t{data.closed},
               std::string_view(complaint_data::categories[data.category]),
               std::int64_t{data.major}, std::int64_t{data.validity}, data.repeats, data.reopened,
               std::int64_t{data.reaction}, data.solved_at, data.score, data.compensation,
               std::int64_t{data.approved})
          .execute();
    }
  }
  database.run(
      "CREATE INDEX complaint_by_receipt ON complaint(received); COMMIT; ANALYZE; "
      "PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("{\"bench\":\"complaints\",\"rows\":%lld}\n", static_cast<long long>(rows));
}

// The months begin at midnight in a zone eight hours ahead; the times are of nearest rank.
constexpr const char* monthly =
    "WITH one AS (SELECT strftime('%Y-%m', received / 1000000, 'unixepoch', '+8 hours') AS month, "
    "  (solved - received) / 1000000 AS seconds, * FROM complaint), "
    "ranked AS (SELECT month, seconds, "
    "  row_number() OVER (PARTITION BY month ORDER BY seconds) AS place, "
    "  count(*) OVER (PARTITION BY month) AS many FROM one WHERE seconds IS NOT NULL), "
    "times AS (SELECT month, "
    "  max(seconds) FILTER (WHERE place = (many * 50 + 99) / 100) AS median, "
    "  max(seconds) FILTER (WHERE place = (many * 90 + 99) / 100) AS p90 FROM ranked GROUP BY 1), "
    "counted AS (SELECT month, count(*) AS received, sum(closed) AS closed, sum(major) AS major, "
    "  sum(validity IN (1, 2)) AS upheld, count(repeats) AS repeated, "
    "  sum(reopened > 0) AS reopened, count(seconds) AS solved, sum(reaction = 1) AS satisfied, "
    "  sum(reaction = 2) AS unsatisfied, count(score) AS scores, coalesce(sum(score), 0) AS sum, "
    "  coalesce(sum(compensation) FILTER (WHERE approved), 0) AS cost FROM one GROUP BY 1) "
    "SELECT month, received, closed, major, upheld, repeated, reopened, solved, "
    "  coalesce(median, -1), coalesce(p90, -1), satisfied, unsatisfied, scores, sum, cost "
    "FROM counted LEFT JOIN times USING (month) ORDER BY month";
constexpr int figure_count = 14;

class Result {
 public:
  void add(std::int64_t figure) { sum_ = scatter(sum_ ^ static_cast<std::uint64_t>(figure)); }
  void tell(const char* name, std::size_t lines, double seconds) const {
    std::printf("{\"bench\":\"%s\",\"lines\":%llu,\"result\":%llu,\"seconds\":%.6f}\n", name,
                Unsigned{lines}, Unsigned{sum_ % 1'000'000'000}, seconds);
  }

 private:
  std::uint64_t sum_ = 0;
};

void complaint_report(const Words& words) {
  Database database(words.text(0));
  auto start = Clock::now();
  Statement query(database, monthly);
  Result result;
  std::size_t lines = 0;
  for (; query.step(); ++lines)
    for (int i = 1; i <= figure_count; ++i) result.add(query.integer(i));
  result.tell("complaint_report", lines, since(start));
}

struct Line {
  std::array<std::int64_t, figure_count> figures{};
  std::vector<std::int64_t> seconds;
};

std::int64_t percentile(std::vector<std::int64_t>& values, std::size_t percent) {
  auto at = values.begin() + static_cast<std::ptrdiff_t>((values.size() * percent + 99) / 100 - 1);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// The month of a receipt, as a number that rises with it (days to civil, by Hinnant).
std::int64_t month_of(std::int64_t received) {
  std::int64_t day = (received / 1'000'000 + 8 * 3600) / 86'400 + 719'468;
  std::int64_t era = day / 146'097, of_era = day % 146'097;
  std::int64_t year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  std::int64_t month = (5 * of_year + 2) / 153;
  return (era * 400 + year) * 12 + month;
}

// The fastest that is known: one pass over the columns that are needed, added up by hand.
void complaint_pass(const Words& words) {
  Database database(words.text(0));
  auto start = Clock::now();
  Statement all(database,
                "SELECT received, closed, major, validity, repeats IS NOT NULL, reopened, solved, "
                "reaction, score, compensation, approved FROM complaint");
  std::map<std::int64_t, Line> months;
  while (all.step()) {
    std::int64_t received = all.integer(0), validity = all.integer(3), reaction = all.integer(7);
    Line& line = months[month_of(received)];
    auto& f = line.figures;
    f[0] += 1;
    f[1] += all.integer(1);
    f[2] += all.integer(2);
    f[3] += validity == 1 || validity == 2 ? 1 : 0;
    f[4] += all.integer(4);
    f[5] += all.integer(5) > 0 ? 1 : 0;
    if (!all.is_null(6)) line.seconds.push_back((all.integer(6) - received) / 1'000'000);
    f[9] += reaction == 1 ? 1 : 0;
    f[10] += reaction == 2 ? 1 : 0;
    if (!all.is_null(8)) {
      f[11] += 1;
      f[12] += all.integer(8);
    }
    if (all.integer(10) != 0) f[13] += all.integer(9);
  }
  Result result;
  for (auto& [month, line] : months) {
    line.figures[6] = static_cast<std::int64_t>(line.seconds.size());
    line.figures[7] = line.seconds.empty() ? -1 : percentile(line.seconds, 50);
    line.figures[8] = line.seconds.empty() ? -1 : percentile(line.seconds, 90);
    for (std::int64_t figure : line.figures) result.add(figure);
  }
  result.tell("complaint_pass", months.size(), since(start));
}

const Registered complaint_baseline_parts[] = {
    {"complaints", "FILE ROWS", "complaints of two years", complaints},
    {"complaint_report", "FILE", "the monthly report, as one query", complaint_report},
    {"complaint_pass", "FILE", "the monthly report, as a pass over the columns", complaint_pass}};

}  // namespace
}  // namespace baseline
