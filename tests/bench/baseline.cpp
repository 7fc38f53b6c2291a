// The yardstick of tests/bench/run: the same storage work as kehu's, written by hand against the C
// interface of SQLite. Statements are prepared once, nothing is checked but return codes, and a
// failure ends the program. What kehu costs is told as a ratio to this.
//
//   baseline build FILE CUSTOMERS OPEN       customers with credit and OPEN receivables each
//   baseline authorize FILE N [BATCH [SYNC]] decides and writes N authorizations, BATCH a commit
//   baseline bulk FILE N                     N customers, three indexes, a journal entry each
//   baseline ageing FILE                     open receivables by days past due
//   baseline verify FILE                     recomputes the journal's chain
//
// Each prints one JSON object. Keys are integers; customers of `bulk` also have a unique UUID.
#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Hash = std::array<unsigned char, 32>;
using Uid = std::array<unsigned char, 16>;

constexpr std::int64_t today = 20'500;  // days since 1970
constexpr std::int64_t start_of_time = 1'760'000'000'000'000;

[[noreturn]] void die(const std::string& what, sqlite3* database = nullptr) {
  std::fprintf(stderr, "baseline: %s: %s\n", what.c_str(),
               database ? sqlite3_errmsg(database) : "failed");
  std::exit(1);
}

double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// A well-mixed function of a counter (the finaliser of splitmix64).
std::uint64_t scatter(std::uint64_t n) {
  n += 0x9e3779b97f4a7c15U;
  n = (n ^ (n >> 30)) * 0xbf58476d1ce4e5b9U;
  n = (n ^ (n >> 27)) * 0x94d049bb133111ebU;
  return n ^ (n >> 31);
}

class Database {
 public:
  explicit Database(const std::string& path, const std::string& sync = "normal") {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr) != SQLITE_OK) die(path, handle_);
    for (const std::string& setting :
         {std::string("journal_mode=WAL"), "synchronous=" + sync, std::string("cache_size=-65536"),
          std::string("foreign_keys=ON"), std::string("temp_store=MEMORY")})
      run("PRAGMA " + setting);
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      die(sql, handle_);
  }
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(Database& database, const char* sql) : database_(database.handle()) {
    if (sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) !=
        SQLITE_OK)
      die(sql, database_);
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds all parameters in order.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int at = 0;
    (put(++at, values), ...);
    return *this;
  }
  bool step() {
    int code = sqlite3_step(handle_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) die("step", database_);
    return code == SQLITE_ROW;
  }
  void reset() { sqlite3_reset(handle_); }
  void execute() {
    step();
    reset();
  }
  std::int64_t integer(int column) { return sqlite3_column_int64(handle_, column); }
  std::string_view bytes(int column) {
    const void* data = sqlite3_column_blob(handle_, column);
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
  }

 private:
  void put(int at, std::int64_t value) { sqlite3_bind_int64(handle_, at, value); }
  void put(int at, std::string_view text) {
    sqlite3_bind_text(handle_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  template <std::size_t N>
  void put(int at, const std::array<unsigned char, N>& blob) {
    sqlite3_bind_blob(handle_, at, blob.data(), N, SQLITE_STATIC);
  }

  sqlite3* database_;
  sqlite3_stmt* handle_ = nullptr;
};

std::int64_t ask(Database& database, const char* sql) {
  Statement statement(database, sql);
  statement.step();
  return statement.integer(0);
}

// The next link of the journal's chain.
void link(Hash& hash, std::int64_t sequence, std::int64_t at, std::string_view entry) {
  unsigned char head[48];
  std::memcpy(head, hash.data(), 32);
  std::memcpy(head + 32, &sequence, 8);
  std::memcpy(head + 40, &at, 8);
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, hash.size());
  crypto_generichash_update(&state, head, sizeof head);
  crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(entry.data()),
                            entry.size());
  crypto_generichash_final(&state, hash.data(), hash.size());
}

// ------------------------------------------------------------------------------------- customers

struct Customer {
  std::string code, name, phone, email;
  std::int64_t segment, created;
};

template <class... Values>
std::string format(const char* form, Values... values) {
  char text[64];
  int size = std::snprintf(text, sizeof text, form, values...);
  return {text, static_cast<std::size_t>(size)};
}

// Codes are unique and come in no order, so that their index is written at random.
Customer customer(std::int64_t number) {
  static const char* const names[] = {"Ahlberg", "Bonnet", "Costa",  "Dragan",
                                      "Ekholm",  "Ferrer", "Girard", "Hansson"};
  std::uint64_t random = scatter(static_cast<std::uint64_t>(number) + 99);
  auto n = static_cast<unsigned>(number);
  return {format("K%010u", n * 2654435761U),
          format("%s %s %04u", names[random & 7], names[random >> 3 & 7],
                 static_cast<unsigned>(random >> 8) % 10000),
          format("+46%09u", static_cast<unsigned>(random >> 24) % 1000000000U),
          format("%s.%u@example.com", names[random & 7], n),
          static_cast<std::int64_t>(random % 9),
          start_of_time + number * 2000};
}

// A UUID of version 7, rising with the number.
Uid uid(std::int64_t number) {
  Uid id;
  auto n = static_cast<std::uint64_t>(number);
  std::uint64_t high = (1'760'000'000'000 + n / 500) << 16 | 0x7000 | n % 500;
  std::uint64_t low = scatter(n) >> 2 | std::uint64_t{1} << 63;
  for (std::size_t i = 0; i < 8; ++i) {
    id[i] = static_cast<unsigned char>(high >> (56 - 8 * i));
    id[8 + i] = static_cast<unsigned char>(low >> (56 - 8 * i));
  }
  return id;
}

constexpr const char* customer_columns =
    "code TEXT NOT NULL, name TEXT NOT NULL, phone TEXT, email TEXT, segment INTEGER NOT NULL, "
    "created INTEGER NOT NULL, version INTEGER NOT NULL";
constexpr const char* customer_indexes =
    "CREATE UNIQUE INDEX customer_by_code ON customer(code);"
    "CREATE INDEX customer_by_name ON customer(name)";
constexpr const char* journal_table =
    "CREATE TABLE journal(seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, act INTEGER NOT NULL, "
    "entry TEXT NOT NULL, hash BLOB NOT NULL) STRICT";

// ----------------------------------------------------------------------------------------- build

void build(const std::string& path, std::int64_t customers, std::int64_t open) {
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

// ------------------------------------------------------------------------------------- authorize

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

void authorize(const std::string& path, std::int64_t n, std::int64_t batch,
               const std::string& sync) {
  Database database(path, sync);
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

// -------------------------------------------------------------------- bulk, ageing, verification

void bulk(const std::string& path, std::int64_t n) {
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

void ageing(const std::string& path) {
  Database database(path);
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

void verify(const std::string& path) {
  Database database(path);
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

}  // namespace

int main(int count, char** words) {
  std::vector<std::string> given(words + 1, words + count);
  auto number = [&](std::size_t i, std::int64_t otherwise) {
    return i < given.size() ? std::atoll(given[i].c_str()) : otherwise;
  };
  if (given.size() < 2) die("usage: baseline build|authorize|bulk|ageing|verify FILE ...");
  if (sodium_init() < 0) die("libsodium");
  const std::string &what = given[0], &path = given[1];
  if (what == "build" || what == "bulk")
    for (const char* suffix : {"", "-wal", "-shm"}) unlink((path + suffix).c_str());
  if (what == "build")
    build(path, number(2, 20'000), number(3, 5));
  else if (what == "authorize")
    authorize(path, number(2, 1000), number(3, 1), given.size() > 4 ? given[4] : "normal");
  else if (what == "bulk")
    bulk(path, number(2, 200'000));
  else if (what == "ageing")
    ageing(path);
  else if (what == "verify")
    verify(path);
  else
    die("unknown: " + what);
  return 0;
}
