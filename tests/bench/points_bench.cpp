// What it costs to give a purchase its points.
#include <filesystem>
#include <fstream>

#include "bench.hpp"

namespace kehu::bench {
namespace {

std::string purchase_text(std::uint64_t number) {
  return format("018df5a0-7c00-7000-b000-%012llx", Number{number});
}

void import_customers(Desk& desk, const std::string& csv, std::uint64_t customers) {
  {
    std::ofstream out(csv);
    out << "id,code,name\n";
    for (std::uint64_t i = 0; i < customers; ++i)
      out << id_text(i) << format(",K%llu,Customer %llu\n", Number{i}, Number{i});
  }
  desk.import(
      csv,
      "\"command\":\"customer.create\",\"columns\":{\"id\":\"id\",\"code\":\"code\",\"name\":"
      "\"name\"},\"constants\":{\"kind\":\"individual\",\"channel\":\"import\"}");
}

template <class Write>
void import_purchases(Desk& desk, const std::string& csv, std::string_view day, Write write) {
  {
    std::ofstream out(csv);
    out << "id,customer,amount\n";
    write(out);
  }
  desk.import(
      csv,
      "\"command\":\"purchase.record\",\"columns\":{\"id\":\"id\",\"customer\":\"customer\","
      "\"amount\":\"amount\"},\"constants\":{\"channel\":\"store\",\"purchased_on\":\"" +
          std::string(day) + "\"}");
}

// Customers who have points already, and purchases of theirs that are still to be settled.
void build_points(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t customers = words.number(1), purchases = words.number(2);
  remove_store(path);
  Desk desk(path);
  std::string csv = path + ".csv";
  import_customers(desk, csv, customers);
  import_purchases(desk, csv, "2026-02-10", [&](std::ofstream& out) {
    for (std::uint64_t i = 0; i < customers; ++i)
      out << purchase_text(purchases + i) << "," << id_text(i) << ",250.00 CNY\n";
  });
  must(desk.session().execute(points::SettlePoints{}));
  import_purchases(desk, csv, "2026-03-01", [&](std::ofstream& out) {
    for (std::uint64_t i = 0; i < purchases; ++i)
      out << purchase_text(i) << "," << id_text(scatter(i) % customers)
          << format(",%llu.50 CNY\n", Number{10 + i % 5000});
  });
  desk.database().store().checkpoint();
  std::filesystem::remove(csv);
  std::printf("{\"bench\":\"build_points\",\"customers\":%llu,\"purchases\":%llu}\n",
              Number{customers}, Number{purchases});
}

void settle(const Words& words) {
  std::uint64_t n = words.number(1);
  Desk desk(words.text(0));
  std::int64_t earned = 0;
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < n; ++i) {
    points::SettlePoints command;
    command.purchase = Id<purchase::Purchase>{must(parse_uuid(purchase_text(i)))};
    earned += must(desk.session().execute(command))->earned;
  }
  std::printf("{\"bench\":\"settle_points\",\"n\":%llu,\"earned\":%lld,\"ops_per_s\":%.1f}\n",
              Number{n}, static_cast<long long>(earned), static_cast<double>(n) / since(start));
}

const Registered points_bench_parts[] = {
    {"build_points", "FILE CUSTOMERS PURCHASES", "customers with points, and purchases to settle",
     build_points},
    {"settle_points", "FILE N", "N purchases settled, one after another", settle}};

}  // namespace
}  // namespace kehu::bench
