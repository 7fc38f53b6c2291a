// Business time over the ten years of a calendar.
#include <vector>

#include "bench.hpp"

namespace kehu::bench {
namespace {

struct Question {
  Instant start;
  Duration duration;
};

// Instants of ten years, and durations up to half a year of business time.
std::vector<Question> questions() {
  const Instant first = must(parse_instant("2017-01-01T00:00:00Z"));
  constexpr std::uint64_t years = std::uint64_t{10} * 365 * 86400 * 1'000'000;
  constexpr std::uint64_t longest = std::uint64_t{1000} * 3600 * 1'000'000;
  std::vector<Question> made;
  for (std::uint64_t i = 0; i < 65536; ++i) {
    made.push_back({first + Duration(static_cast<std::int64_t>(scatter(i) % years)),
                    Duration(static_cast<std::int64_t>(scatter(~i) % longest))});
  }
  return made;
}

void calendar_add(const Words& words) {
  std::uint64_t count = words.number(0);
  Desk desk(":memory:");  // brings the clauses of every area
  auto policy = Policy::reference();
  // With lunch breaks, under Chinese holidays.
  const BusinessCalendar& calendar = calendar::calendar(*policy, "service_desk");
  const std::vector<Question> asked = questions();
  // The years are laid out before time is taken.
  const Instant first = must(parse_instant("2016-01-01T00:00:00Z"));
  std::int64_t sum = must(calendar.between(first, first + std::chrono::days(13 * 365))).uncertain;
  std::int64_t before = allocations();
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < count; ++i) {
    const Question& each = asked[i & 65535];
    sum += calendar.add(each.start, each.duration)->value.time_since_epoch().count() & 1;
  }
  double seconds = since(start);
  std::printf(
      "{\"bench\":\"calendar_add\",\"ns_per_op\":%.1f,\"allocations_per_op\":%.3f,\"odd\":%lld}\n",
      seconds * 1e9 / static_cast<double>(count),
      static_cast<double>(allocations() - before) / static_cast<double>(count),
      static_cast<long long>(sum));
}

const Registered calendar_bench_parts[] = {
    {"calendar_add", "N", "business time added over ten years, N times", calendar_add}};

}  // namespace
}  // namespace kehu::bench
