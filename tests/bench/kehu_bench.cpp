// What tests/bench/run measures of kehu's C++ face, beside baseline.cpp.
//
//   kehu_bench build FILE CUSTOMERS OPEN    customers with a limit and OPEN receivables each
//   kehu_bench authorize FILE N             N authorizations, one after another
//   kehu_bench group_commit FILE N THREADS  N authorizations from several threads at once
//   kehu_bench decide N                     the pure decision, N times
//   kehu_bench import FILE ROWS             a CSV of customers, one transaction
//   kehu_bench receivables FILE ROWS        open receivables, five a customer, for `ageing`
//   kehu_bench ageing FILE                  the ageing report as an Arrow stream
//   kehu_bench verify FILE                  the journal's chain and segments
//
// Each prints one JSON object. Time stands still at one instant, so that a file made once can be
// asked on any day.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "kehu/arrow.h"
#include "kehu/kehu.hpp"

namespace {

thread_local std::int64_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace kehu::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::string_view now_text = "2026-03-02T02:00:00Z";

double since(Steady::time_point start) {
  return std::chrono::duration<double>(Steady::now() - start).count();
}

[[noreturn]] void die(std::string_view what) {
  std::fprintf(stderr, "kehu_bench: %.*s\n", static_cast<int>(what.size()), what.data());
  std::exit(1);
}

template <class T>
T must(Result<T> result) {
  if (!result)
    die(result.error().code + ": " + result.error().path + ": " + result.error().message);
  return std::move(result).value();
}

std::uint64_t scatter(std::uint64_t n) {
  n += 0x9e3779b97f4a7c15U;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9U;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebU;
  return n ^ (n >> 31);
}

template <class... Values>
std::string format(const char* form, Values... values) {
  char text[256];
  int size = std::snprintf(text, sizeof text, form, values...);
  return {text, static_cast<std::size_t>(size)};
}

using Number = unsigned long long;

// The id of the customer of a number, from 0.
std::string id_text(std::uint64_t number) {
  return format("018df5a0-7c00-7000-8000-%012llx", Number{number});
}

class Desk {
 public:
  explicit Desk(const std::string& path)
      : database_(open(path)), session_(must(database_.session(clerk()))) {}

  Session& session() { return session_; }
  const Database& database() const { return database_; }
  static Actor clerk() { return {"li.wei", "administrator", "credit control", ""}; }

  // Imports the rows of a CSV text.
  void import(const std::string& file, std::string_view job) {
    auto reply = session_.ingest_json(
        "{" + std::string(job) + ",\"csv\":{\"path\":\"" + file + "\"}}", nullptr);
    if (!reply.ok || reply.text.find("\"kept\":true") == std::string::npos) die(reply.text);
  }

 private:
  static Database open(const std::string& path) {
    Options options;
    options.path = path;
    options.clock = std::make_shared<ManualClock>(must(parse_instant(now_text)));
    return must(Database::open(options));
  }
  Database database_;
  Session session_;
};

void remove_store(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + suffix);
}

// The request of the i-th authorization.
credit::Authorize request(std::uint64_t i, std::uint64_t customers) {
  std::uint64_t who = scatter(i) % customers;
  credit::Authorize command;
  command.customer = Id<customer::Customer>{must(parse_uuid(id_text(who)))};
  command.amount =
      Money(1000 + static_cast<std::int64_t>(who % 5000), must(Currency::parse("CNY")));
  return command;
}

std::uint64_t count_customers(Desk& desk) {
  auto tx = desk.database().store().read();
  const std::size_t key[] = {table_of<customer::Customer>().key().fields[0]};
  customer::Customer row;
  std::uint64_t count = 0;
  auto cursor = tx->scan(table_of<customer::Customer>().key(), {}, key);
  while (cursor->next(&row)) ++count;
  if (count == 0) die("no customers: run 'kehu_bench build' first");
  return count;
}

// ------------------------------------------------------------------------------------- the benches

void build(const std::string& path, std::uint64_t customers, std::uint64_t open) {
  remove_store(path);
  Desk desk(path);
  std::string csv = path + ".csv";
  {
    std::ofstream out(csv);
    out << "id,code,name,copy,contract,settlement\n";
    for (std::uint64_t i = 0; i < customers; ++i)
      out << id_text(i)
          << format(",K%llu,Trading House %llu,D%llu-1,D%llu-2,D%llu-3\n", Number{i}, Number{i},
                    Number{i}, Number{i}, Number{i});
  }
  std::string documents;
  for (int i = 0; i < 3; ++i) {
    const char* kinds[] = {"identity_copy", "distribution_contract", "settlement_agreement"};
    documents += format(",\"documents/%d/kind\":\"%s\"", i, kinds[i]);
  }
  desk.import(csv,
              "\"command\":\"customer.create\",\"columns\":{\"id\":\"id\",\"code\":\"code\","
              "\"name\":\"name\",\"copy\":\"documents/0/reference\",\"contract\":"
              "\"documents/1/reference\",\"settlement\":\"documents/2/reference\"},"
              "\"constants\":{\"kind\":\"company\",\"channel\":\"import\"" +
                  documents + "}");
  desk.import(csv,
              "\"command\":\"credit.set_limit\",\"columns\":{\"id\":\"customer\"},\"constants\":"
              "{\"state\":\"amount\",\"amount\":\"10000000.00 CNY\",\"reason\":\"opening\"}");
  {
    std::ofstream out(csv);
    out << "customer,number,invoiced,due\n";
    for (std::uint64_t turn = 0; turn < open; ++turn)
      for (std::uint64_t i = 0; i < customers; ++i)
        out << id_text(i)
            << format(",F-%llu,2026-02-%02llu,2026-03-%02llu\n", Number{turn},
                      Number{10 + turn % 15}, Number{3 + turn % 25});
  }
  if (open > 0)
    desk.import(csv,
                "\"command\":\"credit.invoice\",\"columns\":{\"customer\":\"customer\",\"number\":"
                "\"number\",\"invoiced\":\"invoice_date\",\"due\":\"due_date\"},\"constants\":"
                "{\"amount\":\"100.00 CNY\"}");
  std::filesystem::remove(csv);
  std::printf("{\"bench\":\"build\",\"customers\":%llu}\n", Number{customers});
}

void authorize(const std::string& path, std::uint64_t n) {
  Desk desk(path);
  std::uint64_t customers = count_customers(desk);
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < n; ++i) must(desk.session().execute(request(i, customers)));
  std::printf("{\"bench\":\"authorize\",\"n\":%llu,\"ops_per_s\":%.1f}\n", Number{n},
              static_cast<double>(n) / since(start));
}

// A worker's speed is what it got done while all were at work.
void group_commit(const std::string& path, std::uint64_t n, std::uint64_t threads) {
  Desk desk(path);
  std::uint64_t customers = count_customers(desk);
  std::atomic<bool> go{false}, stop{false};
  std::atomic<std::uint64_t> done{0};
  std::vector<std::uint64_t> each(threads, 0);
  std::vector<std::thread> workers;
  for (std::uint64_t t = 0; t < threads; ++t)
    workers.emplace_back([&, t] {
      Session session = must(desk.database().session(Desk::clerk()));
      while (!go) std::this_thread::yield();
      for (std::uint64_t i = t; !stop; i += threads) {
        must(session.execute(request(i, customers)));
        ++each[t];
        if (++done >= n) stop = true;
      }
    });
  auto start = Steady::now();
  go = true;
  for (std::thread& worker : workers) worker.join();
  double seconds = since(start);
  auto [slowest, fastest] = std::ranges::minmax(each);
  std::printf(
      "{\"bench\":\"group_commit\",\"n\":%llu,\"threads\":%llu,\"ops_per_s\":%.1f,"
      "\"slowest_to_fastest\":%.3f}\n",
      Number{done.load()}, Number{threads}, static_cast<double>(done.load()) / seconds,
      static_cast<double>(slowest) / static_cast<double>(std::max<std::uint64_t>(fastest, 1)));
}

void decide(std::uint64_t n) {
  Currency cny = must(Currency::parse("CNY"));
  Desk desk(":memory:");  // brings the clauses of every area
  auto policy = Policy::reference();
  credit::AuthorizationFacts facts;
  facts.now = must(parse_instant(now_text));
  facts.today = policy->zone().day(facts.now);
  facts.receivable = Money(50'000, cny);
  facts.unbilled = facts.reserved = facts.unapplied = facts.prepaid = Money::zero(cny);
  facts.over_limit_open = facts.planned = Money::zero(cny);
  facts.limit = {false, Money(1'000'000'000, cny), credit::LimitSource::set};
  facts.oldest_due = facts.today + days(1);
  facts.oldest_invoice = facts.today - days(20);
  for (auto kind :
       {customer::DocumentKind::identity_copy, customer::DocumentKind::distribution_contract,
        customer::DocumentKind::settlement_agreement})
    facts.documents.add(kind);
  std::size_t reasons = 0;
  std::int64_t allocated = allocations;
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < n; ++i) {
    credit::Grant grant;
    auto decision = credit::decide(
        *policy, facts, {Money(1000 + static_cast<std::int64_t>(i % 5000), cny), "li.wei"}, grant);
    if (!decision.granted())
      die("the request of the benchmark is refused: " + std::string(decision.code));
    reasons += decision.reasons.size();
  }
  double seconds = since(start);
  std::printf(
      "{\"bench\":\"decide\",\"n\":%llu,\"ns_per_op\":%.1f,\"reasons\":%.1f,"
      "\"allocations_per_op\":%.3f}\n",
      Number{n}, seconds * 1e9 / static_cast<double>(n),
      static_cast<double>(reasons) / static_cast<double>(n),
      static_cast<double>(allocations - allocated) / static_cast<double>(n));
}

void import_customers(const std::string& path, std::uint64_t rows) {
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

// Put straight into the store: the report reads nothing else.
void receivables(const std::string& path, std::uint64_t rows) {
  remove_store(path);
  Desk desk(path);
  Currency cny = must(Currency::parse("CNY"));
  Date today = must(parse_date("2026-03-02"));
  std::uint64_t customers = std::max<std::uint64_t>(rows / 5, 1);
  desk.database().store().write([&](store::Transaction& tx) {
    for (std::uint64_t i = 0; i < rows; ++i) {
      credit::Receivable row;
      row.id.value = must(parse_uuid(format("018df5a0-7c00-7000-9000-%012llx", Number{i})));
      row.customer.value = must(parse_uuid(id_text(i / 5 % customers)));
      row.version = 1;
      row.number = format("F-%llu", Number{i % 5});
      row.invoice_date = today - days(static_cast<int>(20 + i % 5 * 30));
      row.due_date = row.invoice_date + days(30);
      row.amount = row.open = Money(10'000 + static_cast<std::int64_t>(i % 977), cny);
      store::Change change{&table_of<credit::Receivable>(), nullptr, &row};
      if (auto done = tx.put({&change, 1}); !done) die(done.error().message);
    }
    return true;
  });
  desk.database().store().checkpoint();
  std::printf("{\"bench\":\"receivables\",\"rows\":%llu}\n", Number{rows});
}

void ageing(const std::string& path) {
  Desk desk(path);
  auto start = Steady::now();
  ArrowArrayStream stream{};
  auto reply = desk.session().query_json("{\"query\":\"credit.ageing\"}", &stream);
  if (!reply.ok) die(reply.text);
  std::int64_t rows = 0;
  for (;;) {
    ArrowArray batch{};
    if (stream.get_next(&stream, &batch) != 0) die("the stream broke");
    if (!batch.release) break;
    rows += batch.length;
    batch.release(&batch);
  }
  stream.release(&stream);
  std::printf("{\"bench\":\"ageing\",\"customers\":%lld,\"seconds\":%.6f}\n",
              static_cast<long long>(rows), since(start));
}

void verify(const std::string& path) {
  Desk desk(path);
  auto start = Steady::now();
  auto rows = must(desk.session().query(system::VerifyStore{{}, false}));
  double seconds = since(start);
  std::printf("{\"bench\":\"verify\",\"entries\":%lld,\"entries_per_s\":%.1f}\n",
              static_cast<long long>(rows.at(0).entries),
              static_cast<double>(rows.at(0).entries) / seconds);
}

int run(const std::vector<std::string>& words) {
  auto text = [&](std::size_t i) -> const std::string& {
    if (i >= words.size()) die("an argument is missing; see the head of kehu_bench.cpp");
    return words[i];
  };
  auto number = [&](std::size_t i) {
    return static_cast<std::uint64_t>(std::strtoull(text(i).c_str(), nullptr, 10));
  };
  const std::string& what = text(0);
  if (what == "build")
    build(text(1), number(2), number(3));
  else if (what == "authorize")
    authorize(text(1), number(2));
  else if (what == "group_commit")
    group_commit(text(1), number(2), number(3));
  else if (what == "decide")
    decide(number(1));
  else if (what == "import")
    import_customers(text(1), number(2));
  else if (what == "receivables")
    receivables(text(1), number(2));
  else if (what == "ageing")
    ageing(text(1));
  else if (what == "verify")
    verify(text(1));
  else
    die("no benchmark is named '" + what + "'");
  return 0;
}

}  // namespace
}  // namespace kehu::bench

int main(int count, char** words) {
  return kehu::bench::run(std::vector<std::string>(words + 1, words + count));
}
