// Bulk import of customers, and the journal that it leaves.
#include <sys/resource.h>

#include <filesystem>
#include <fstream>

#include "bench.hpp"

namespace kehu::bench {
namespace {

void import_customers(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t rows = words.number(1);
  remove_store(path);
  std::string csv = path + ".csv";
  {
    std::ofstream out(csv);
    out << "id,code,name,region,manager,since\n";
    const char* const names[] = {"Ahlberg", "Bonnet", "Costa",  "Dragan",
                                 "Ekholm",  "Ferrer", "Girard", "Hansson"};
    for (std::uint64_t i = 0; i < rows; ++i) {
      std::uint64_t random = scatter(i + 99);
      out << id_text(i)
          << format(",K%010u,%s %s %04u,SE,clerk-%04u,2025-10-%02u\n",
                    static_cast<unsigned>(i) * 2654435761U, names[random & 7],
                    names[random >> 3 & 7], static_cast<unsigned>(random >> 8) % 10000,
                    static_cast<unsigned>(random >> 24) % 10000,
                    1 + static_cast<unsigned>(random >> 40) % 28);
    }
  }
  double seconds;
  {
    Desk desk(path);
    auto start = Steady::now();
    desk.import(csv,
                "\"command\":\"customer.create\",\"columns\":{\"id\":\"id\",\"code\":\"code\","
                "\"name\":\"name\",\"region\":\"region\",\"manager\":\"account_manager\","
                "\"since\":\"since\"},\"constants\":{\"kind\":\"company\",\"channel\":\"import\"}");
    desk.database().store().checkpoint();
    seconds = since(start);
  }
  std::filesystem::remove(csv);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("{\"bench\":\"import\",\"rows\":%llu,\"rows_per_s\":%.1f,\"peak_rss_mib\":%.1f}\n",
              Number{rows}, static_cast<double>(rows) / seconds,
              static_cast<double>(usage.ru_maxrss) / 1024);
}

void verify(const Words& words) {
  Desk desk(words.text(0));
  auto start = Steady::now();
  auto rows = must(desk.session().query(system::VerifyStore{{}, false}));
  double seconds = since(start);
  std::printf("{\"bench\":\"verify\",\"entries\":%lld,\"entries_per_s\":%.1f}\n",
              static_cast<long long>(rows.at(0).entries),
              static_cast<double>(rows.at(0).entries) / seconds);
}

const Registered customer_bench_parts[] = {
    {"import", "FILE ROWS", "a CSV of customers, one transaction", import_customers},
    {"verify", "FILE", "the journal's chain and segments", verify}};

}  // namespace
}  // namespace kehu::bench
