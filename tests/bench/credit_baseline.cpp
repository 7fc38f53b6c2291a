// Authorizations and ageing by hand.
#include <algorithm>

#include "baseline.hpp"

namespace baseline {
namespace {

void build(const Words& words) {
  const std::string& path = words.text(0);
  auto customers = static_cast<std::int64_t>(words.number(1));
  auto open = static_cast<std::int64_t>(words.number(2));
  remove_file(path);
  Database database(path);
  database.run(std::string("CREATE TABLE customer(id INTEGER PRIMARY KEY, ") + customer_columns +
               ") STRICT;" + customer_indexes);
  database.run(
      "CREATE TABLE credit(customer INTEGER NOT NULL PRIMARY KEY REFERENCES customer(id), "
      "credit_limit INTEGER NOT NULL, balance INTEGER NOT NULL, oldest_due INTEGER, "
      "held INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;"
      "CREATE TABLE authorization(id INTEGER PRIMARY KEY, "
      "customer INTEGER NOT NULL REFERENCES customer(id), amount INTEGER NOT NULL, "
      "granted INTEGER NOT NULL, reason INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;"
      "CREATE TABLE receivable(id INTEGER PRIMARY KEY, "
      "customer INTEGER NOT NULL REFERENCES customer(id), "
      "authorization INTEGER REFERENCES authorization(id), amount INTEGER NOT NULL, "
      "open INTEGER NOT NULL, issued INTEGER NOT NULL, due INTEGER NOT NULL) STRICT");
  database.run(journal_table);
  database.run("BEGIN");
  {
    Statement put_customer(database, "INSERT INTO customer VALUES(?,?,?,?,?,?,?,1)");
    Statement put_credit(database, "INSERT INTO credit VALUES(?,1000000000,?,?,0,1)");
    for (std::int64_t i = 0; i < customers; ++i) {
      Customer c = customer(i);
      put_customer.bind(i + 1, c.code, c.name, c.phone, c.email, c.segment, c.created).execute();
      put_credit.bind(i + 1, 10'000 * open, today + 1).execute();
    }
    // They arrive in turns, so that one customer's lie apart.
    Statement put(database, "INSERT INTO receivable VALUES(NULL,?,NULL,10000,10000,?,?)");
    for (std::int64_t turn = 0; turn < open; ++turn)
      for (std::int64_t i = 0; i < customers; ++i)
        put.bind(i + 1, today - 20 + turn % 20, today + 1 + turn % 30).execute();
  }
  database.run(
      "CREATE INDEX receivable_open ON receivable(customer, due, open) WHERE open > 0;"
      "INSERT INTO journal VALUES(0,0,0,'{}',zeroblob(32));"
      "COMMIT; ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("{\"bench\":\"build\",\"customers\":%lld}\n", static_cast<long long>(customers));
}

struct Verdict {
  bool granted;
  int reason;
  std::int64_t limit, exposure;
};

class Desk {
 public:
  explicit Desk(Database& database)
      : credit_(database,
                "SELECT credit_limit, balance, held, oldest_due FROM credit WHERE customer = ?"),
        exposure_(database,
                  "SELECT coalesce(sum(open), 0) FROM receivable WHERE customer = ? AND open > 0"),
        overdue_(database,
                 "SELECT EXISTS(SELECT 1 FROM receivable WHERE customer = ? AND due < ? AND "
                 "open > 0)"),
        head_(database, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1"),
        put_authorization_(database, "INSERT INTO authorization VALUES(?,?,?,?,?,?)"),
        put_receivable_(database, "INSERT INTO receivable VALUES(?1,?2,?3,?4,?4,?5,?6)"),
        raise_(database,
               "UPDATE credit SET balance = balance + ?2, "
               "oldest_due = min(coalesce(oldest_due, ?3), ?3), version = version + 1 "
               "WHERE customer = ?1"),
        put_entry_(database, "INSERT INTO journal VALUES(?,?,1,?,?)"),
        next_authorization_(ask(database, "SELECT count(*) FROM authorization") + 1),
        next_receivable_(ask(database, "SELECT count(*) FROM receivable") + 1) {}

  void read_head() {
    head_.step();
    sequence_ = head_.integer(0);
    std::memcpy(hash_.data(), head_.bytes(1).data(), hash_.size());
    head_.reset();
  }

  bool authorize(std::int64_t customer, std::int64_t amount) {
    Verdict verdict = decide(customer, amount);
    std::int64_t id = next_authorization_++, at = start_of_time + id * 1000;
    put_authorization_
        .bind(id, customer, amount, std::int64_t{verdict.granted}, std::int64_t{verdict.reason}, at)
        .execute();
    if (verdict.granted) {
      put_receivable_.bind(next_receivable_++, customer, id, amount, today, today + 30).execute();
      raise_.bind(customer, amount, today + 30).execute();
    }
    record(id, customer, amount, verdict, at);
    return verdict.granted;
  }

 private:
  Verdict decide(std::int64_t customer, std::int64_t amount) {
    if (!credit_.bind(customer).step()) die("no such customer");
    std::int64_t limit = credit_.integer(0);
    bool held = credit_.integer(2) != 0;
    credit_.reset();
    exposure_.bind(customer).step();
    std::int64_t exposure = exposure_.integer(0);
    exposure_.reset();
    overdue_.bind(customer, today).step();
    bool overdue = overdue_.integer(0) != 0;
    overdue_.reset();
    int reason = held ? 1 : overdue ? 2 : amount > limit - exposure ? 3 : 0;
    return {reason == 0, reason, limit, exposure};
  }

  void record(std::int64_t id, std::int64_t customer, std::int64_t amount, const Verdict& verdict,
              std::int64_t at) {
    using Long = long long;
    char entry[512];
    int size = std::snprintf(
        entry, sizeof entry,
        "{\"format\":1,\"command\":\"credit.authorize\",\"id\":%lld,\"customer\":%lld,"
        "\"reference\":\"ORDER-%010lld\",\"amount\":%lld,\"currency\":\"SEK\",\"outcome\":\"%s\","
        "\"rule\":%d,\"limit\":%lld,\"exposure\":%lld,\"due\":%lld,\"at\":%lld,"
        "\"actor\":\"clerk-0042\",\"channel\":\"counter\",\"policy\":\"credit-3\","
        "\"purpose\":\"goods of the first delivery this month\"}",
        Long{id}, Long{customer}, Long{id}, Long{amount}, verdict.granted ? "granted" : "refused",
        verdict.reason, Long{verdict.limit}, Long{verdict.exposure}, Long{today + 30}, Long{at});
    std::string_view text(entry, static_cast<std::size_t>(size));
    link(hash_, ++sequence_, at, text);
    put_entry_.bind(sequence_, at, text, hash_).execute();
  }

  Statement credit_, exposure_, overdue_, head_, put_authorization_, put_receivable_, raise_,
      put_entry_;
  std::int64_t next_authorization_, next_receivable_, sequence_ = 0;
  Hash hash_{};
};

void authorize(const Words& words) {
  auto n = static_cast<std::int64_t>(words.number(1));
  auto batch = static_cast<std::int64_t>(words.number(2));
  Database database(words.text(0), words.text(3));
  auto customers = static_cast<std::uint64_t>(ask(database, "SELECT count(*) FROM customer"));
  Desk desk(database);
  Statement begin(database, "BEGIN IMMEDIATE"), commit(database, "COMMIT");
  auto start = Clock::now();
  std::int64_t granted = 0;
  for (std::int64_t i = 0; i < n;) {
    begin.execute();
    desk.read_head();
    for (std::int64_t end = std::min(n, i + batch); i < end; ++i) {
      std::uint64_t who = scatter(static_cast<std::uint64_t>(i)) % customers;
      granted += desk.authorize(static_cast<std::int64_t>(who) + 1,
                                1000 + static_cast<std::int64_t>(who % 5000));
    }
    commit.execute();
  }
  double seconds = since(start);
  std::printf("{\"bench\":\"authorize\",\"n\":%lld,\"granted\":%lld,\"ops_per_s\":%.1f}\n",
              static_cast<long long>(n), static_cast<long long>(granted),
              static_cast<double>(n) / seconds);
}

void ageing(const Words& words) {
  Database database(words.text(0));
  Statement open(database, "SELECT due, open FROM receivable WHERE open > 0");
  std::array<std::int64_t, 5> buckets{};
  std::int64_t rows = 0;
  auto start = Clock::now();
  while (open.step()) {
    std::int64_t late = today + 20 - open.integer(0);
    std::size_t bucket = late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4;
    buckets[bucket] += open.integer(1);
    ++rows;
  }
  double seconds = since(start);
  std::printf("{\"bench\":\"ageing\",\"rows\":%lld,\"late\":%lld,\"seconds\":%.6f}\n",
              static_cast<long long>(rows), static_cast<long long>(buckets[1]), seconds);
}

const Registered credit_baseline_parts[] = {
    {"build", "FILE CUSTOMERS OPEN", "customers with credit and OPEN receivables each", build},
    {"authorize", "FILE N BATCH SYNC", "decides and writes N authorizations, BATCH a commit",
     authorize},
    {"ageing", "FILE", "open receivables by days past due", ageing}};

}  // namespace
}  // namespace baseline
