// Bulk loading by hand, and the journal that it leaves.
#include <vector>

#include "baseline.hpp"

namespace baseline {
namespace {

void bulk(const Words& words) {
  const std::string& path = words.text(0);
  auto n = static_cast<std::int64_t>(words.number(1));
  remove_file(path);
  std::vector<Customer> rows;
  rows.reserve(static_cast<std::size_t>(n));
  for (std::int64_t i = 0; i < n; ++i) rows.push_back(customer(i));
  Database database(path);
  database.run(std::string("CREATE TABLE customer(id INTEGER PRIMARY KEY, uid BLOB NOT NULL "
                           "UNIQUE, ") +
               customer_columns + ") STRICT;" + customer_indexes);
  database.run(journal_table);
  Statement put(database, "INSERT INTO customer VALUES(?,?,?,?,?,?,?,?,1)");
  Statement put_entry(database, "INSERT INTO journal VALUES(?,?,2,?,?)");
  auto start = Clock::now();
  database.run("BEGIN IMMEDIATE");
  Hash hash{};
  char entry[512];
  for (std::int64_t i = 0; i < n; ++i) {
    const Customer& c = rows[static_cast<std::size_t>(i)];
    put.bind(i + 1, uid(i), c.code, c.name, c.phone, c.email, c.segment, c.created).execute();
    int size = std::snprintf(
        entry, sizeof entry,
        "{\"format\":1,\"command\":\"customer.create\",\"customer\":%lld,\"code\":\"%s\","
        "\"name\":\"%s\",\"phone\":\"%s\",\"email\":\"%s\",\"segment\":%lld,\"created\":%lld,"
        "\"actor\":\"clerk-0042\",\"channel\":\"import\",\"source\":\"customers-2025-10.csv\","
        "\"policy\":\"import-1\"}",
        static_cast<long long>(i + 1), c.code.c_str(), c.name.c_str(), c.phone.c_str(),
        c.email.c_str(), static_cast<long long>(c.segment), static_cast<long long>(c.created));
    std::string_view text(entry, static_cast<std::size_t>(size));
    link(hash, i + 1, c.created, text);
    put_entry.bind(i + 1, c.created, text, hash).execute();
  }
  database.run("COMMIT");
  database.run("PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("{\"bench\":\"bulk\",\"rows\":%lld,\"rows_per_s\":%.1f}\n", static_cast<long long>(n),
              static_cast<double>(n) / since(start));
}

void verify(const Words& words) {
  Database database(words.text(0));
  Statement entries(database, "SELECT seq, at, entry, hash FROM journal WHERE seq > 0 ORDER BY 1");
  Hash hash{};
  std::int64_t rows = 0;
  auto start = Clock::now();
  while (entries.step()) {
    link(hash, entries.integer(0), entries.integer(1), entries.bytes(2));
    if (std::memcmp(entries.bytes(3).data(), hash.data(), hash.size()) != 0) die("chain");
    ++rows;
  }
  std::printf("{\"bench\":\"verify\",\"entries\":%lld,\"entries_per_s\":%.1f}\n",
              static_cast<long long>(rows), static_cast<double>(rows) / since(start));
}

const Registered customer_baseline_parts[] = {
    {"bulk", "FILE N", "N customers, three indexes, a journal entry each", bulk},
    {"verify", "FILE", "recomputes the journal's chain", verify}};

}  // namespace
}  // namespace baseline
