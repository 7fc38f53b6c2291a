// What an authorization costs, alone and from several threads; the decision; the ageing report.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "bench.hpp"
#include "kehu/arrow.h"

namespace kehu::bench {
namespace {

// The request of the i-th authorization.
credit::Authorize request(std::uint64_t i, std::uint64_t customers) {
  std::uint64_t who = scatter(i) % customers;
  credit::Authorize command;
  command.customer = customer_id(who);
  command.amount =
      Money(1000 + static_cast<std::int64_t>(who % 5000), must(Currency::parse("CNY")));
  return command;
}

void build(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t customers = words.number(1), open = words.number(2);
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

void authorize(const Words& words) {
  std::uint64_t n = words.number(1);
  Desk desk(words.text(0));
  std::uint64_t customers = desk.count_customers();
  auto start = Steady::now();
  for (std::uint64_t i = 0; i < n; ++i) must(desk.session().execute(request(i, customers)));
  std::printf("{\"bench\":\"authorize\",\"n\":%llu,\"ops_per_s\":%.1f}\n", Number{n},
              static_cast<double>(n) / since(start));
}

// A worker's speed is what it got done while all were at work.
void group_commit(const Words& words) {
  std::uint64_t n = words.number(1), threads = words.number(2);
  Desk desk(words.text(0));
  std::uint64_t customers = desk.count_customers();
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

void decide(const Words& words) {
  std::uint64_t n = words.number(0);
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
  std::int64_t allocated = allocations();
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
      static_cast<double>(allocations() - allocated) / static_cast<double>(n));
}

// Put straight into the store: the report reads nothing else.
void receivables(const Words& words) {
  const std::string& path = words.text(0);
  std::uint64_t rows = words.number(1);
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

void ageing(const Words& words) {
  Desk desk(words.text(0));
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

const Registered credit_bench_parts[] = {
    {"build", "FILE CUSTOMERS OPEN", "customers with a limit and OPEN receivables each", build},
    {"authorize", "FILE N", "N authorizations, one after another", authorize},
    {"group_commit", "FILE N THREADS", "N authorizations from several threads", group_commit},
    {"decide", "N", "the pure decision, N times", decide},
    {"receivables", "FILE ROWS", "open receivables, five a customer, for 'ageing'", receivables},
    {"ageing", "FILE", "the ageing report as an Arrow stream", ageing}};

}  // namespace
}  // namespace kehu::bench
