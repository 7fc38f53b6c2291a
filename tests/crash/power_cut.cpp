// The power goes while kehu works; what comes back must be whole. Each work is run once to count
// its writes, syncs, truncations and removals, and then once for each of a choice of them, in a
// process that loses there what was not synced. After it:
//   acknowledged <= recovered <= acknowledged + 1      nothing that was said to be done is lost
//   the chain holds, the rows are what the journal says, SQLite finds the file sound
// One process in four loses its power once more while it recovers. At last the same with a disk
// that lies about its syncs: a harness that finds nothing there finds nothing anywhere.
//   power_cut [POINTS] [SEED]    how many power cuts (600), and where chance starts (1)
// Ends with "N passed, N failed": one test a work.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>

#include "disk.hpp"
#include "kehu/kehu.hpp"

namespace fs = std::filesystem;
using namespace kehu;
using namespace kehu::test;

namespace {

// What the processes of a drill tell each other.
struct Report {
  std::int64_t acknowledged;  // commands that were answered
  std::int64_t operations;    // of the disk, in a run to the end
  std::int64_t entries;       // of the journal
  char wrong[400];            // with what came back; empty: nothing
};

Report& report() {
  static auto* shared = static_cast<Report*>(
      mmap(nullptr, sizeof(Report), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  return *shared;
}

Database open(const std::string& path) {
  Options options;
  options.path = path;
  options.clock = std::make_shared<ManualClock>(parse_instant("2024-03-01T09:00:00+08:00").value());
  return Database::open(options).value();
}

Session administrator(const Database& database) {
  return database.session({"li.wei", "administrator", "drill", ""}).value();
}

struct Request {
  std::string_view command, arguments;
  std::string_view key = {};  // of idempotency
  bool refused = false;       // which is an entry of the journal too
};

void carry_out(const Database& database, const Request& request) {
  std::string text = "{\"command\":\"" + std::string(request.command) +
                     "\",\"arguments\":" + std::string(request.arguments);
  if (!request.key.empty()) text += ",\"idempotency_key\":\"" + std::string(request.key) + "\"";
  auto reply = administrator(database).execute_json(text + "}");
  bool refused = !reply.ok && reply.category == Category::refused;
  if (request.refused ? !refused : !reply.ok) throw std::runtime_error(text + "}: " + reply.text);
  ++report().acknowledged;
}

const Request customer_of_the_desk = {
    "customer.create",
    R"({"kind":"company","name":"Acme 有限公司","channel":"visit","code":"A-1","documents":[)"
    R"({"kind":"identity_copy"},{"kind":"distribution_contract"},{"kind":"settlement_agreement"}]})"};

// The areas in the ways they write: new rows, changed ones, ledgers, a refusal, duties, messages.
const Request requests_of_the_desk[] = {
    {"customer.create", R"({"kind":"company","name":"周芳商行","channel":"visit","code":"B-2"})"},
    {"credit.set_limit",
     R"({"customer":"A-1","state":"amount","amount":"30000.00 CNY","reason":"contract"})"},
    {"credit.authorize",
     R"({"id":"018df5a0-7c00-7000-8000-000000000001","customer":"A-1","amount":"5000.00 CNY"})",
     "order-1"},
    {"credit.authorize", R"({"customer":"A-1","amount":"90000.00 CNY"})", "", true},
    {"credit.ship", R"({"authorization":"018df5a0-7c00-7000-8000-000000000001"})"},
    {"credit.invoice",
     R"({"customer":"A-1","number":"F-1","amount":"800.00 CNY","invoice_date":"2024-02-10"})"},
    {"credit.pay", R"({"customer":"A-1","amount":"300.00 CNY"})"},
    {"service.open",
     R"({"kind":"after_sales_question","channel":"phone","contact":"13800138000","subject":"噪音"})"},
    {"complaint.open", R"({"channel":"call","customer":"B-2","subject":"seat","content":"torn"})"},
    {"customer.update", R"({"customer":"B-2","name":"周芳灯饰商行"})"},
};

// Runs SQL on a file by other means than kehu; the last value that it gives.
std::string run_sql(const std::string& path, const std::string& sql) {
  sqlite3* database = nullptr;
  std::string value;
  auto keep = [](void* out, int, char** columns, char**) {
    *static_cast<std::string*>(out) = columns[0] ? columns[0] : "NULL";
    return 0;
  };
  bool good = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
              sqlite3_exec(database, sql.c_str(), keep, &value, nullptr) == SQLITE_OK;
  std::string message = good ? "" : sqlite3_errmsg(database);
  sqlite3_close(database);
  if (!good) throw std::runtime_error("SQL: " + message);
  return value;
}

void work_at_the_desk(const std::string& path) {
  {
    Database database = open(path);
    int done = 0;
    for (const Request& request : requests_of_the_desk) {
      carry_out(database, request);
      ++done;
      if (done == 3) database.store().checkpoint();
      // As a long log is moved while work goes on: what follows writes over it.
      if (done == 6) run_sql(path, "PRAGMA wal_checkpoint(RESTART)");
    }
  }  // Closing moves the log into the file and removes it.
  carry_out(open(path), requests_of_the_desk[6]);
}

// A new file; and one of the schema before, which is brought up to date at opening.
void work_after_opening(const std::string& path) { carry_out(open(path), requests_of_the_desk[0]); }

void make_desk(const std::string& path) { carry_out(open(path), customer_of_the_desk); }

void make_older(const std::string& path) {
  make_desk(path);
  std::ifstream file(KEHU_SOURCE_DIR "/src/store/sqlite/version_3.sql");
  std::string text(std::istreambuf_iterator<char>(file), {});
  std::regex created("CREATE TABLE \"(\\w+)\"");
  std::string sql = "BEGIN;";
  for (auto table = std::sregex_iterator(text.begin(), text.end(), created);
       table != std::sregex_iterator(); ++table)
    sql += "DROP TABLE \"" + (*table)[1].str() + "\";";
  run_sql(path, sql + "PRAGMA user_version = 2; COMMIT;");
}

struct Work {
  const char* name;
  void (*prepare)(const std::string& path);  // null: there is no file yet
  void (*work)(const std::string& path);
};

// In a process of its own, at whose end the disk may have lost its power; its exit status.
template <class Body>
int in_child(Body body) {
  pid_t pid = fork();
  if (pid < 0) throw std::runtime_error("no process can be made");
  if (pid == 0) {
    try {
      body();
    } catch (const Fault& fault) {
      std::cerr << fault.error().code << ": " << fault.error().message << "\n";
      _exit(1);
    } catch (const std::exception& error) {
      std::cerr << error.what() << "\n";
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

std::int64_t entries_of(const Database& database) {
  return administrator(database).query(system::JournalHead{}).value().at(0).sequence;
}

// What is wrong with a file after `acknowledged` commands upon `before` entries; empty: nothing.
std::string fault_of(const std::string& path, std::int64_t before, std::int64_t acknowledged) {
  {
    Options options;
    options.path = path;
    auto database = Database::open(options);
    if (!database) return "it does not open: " + database.error().message;
    std::int64_t recovered = entries_of(*database) - before;
    if (recovered < acknowledged)
      return std::to_string(acknowledged - recovered) + " acknowledged commands are lost";
    if (recovered > acknowledged + 1) return "there is more than was asked for";
    auto verified = administrator(*database).query(system::VerifyStore{});
    if (!verified) return verified.error().code + ": " + verified.error().message;
  }
  std::string sound = run_sql(path, "PRAGMA integrity_check");
  return sound == "ok" ? "" : "SQLite: " + sound;
}

// One work in a folder of its own, in memory where the system has such a folder.
class Drill {
 public:
  Drill(const Work& work, std::uint64_t seed) : work_(work), random_(seed) {
    std::string name = fs::is_directory("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
    name += "/kehu-power-cut-XXXXXX";
    if (!mkdtemp(name.data())) throw std::runtime_error("no folder can be made: " + name);
    folder_ = name;
    must_end_well([&] {
      if (work_.prepare) work_.prepare(base());
    });
    make_anew();
    must_end_well([&] { report().entries = entries_of(open(file())); });
    before_ = report().entries;
    make_anew();
    must_end_well([&] {
      Disk disk({});
      work_.work(file());
      report().operations = disk.operations();
    });
    operations_ = report().operations;
  }
  ~Drill() { fs::remove_all(folder_); }
  Drill(const Drill&) = delete;
  Drill& operator=(const Drill&) = delete;

  // Cuts the power so many times; how often what came back was not what it must be. An honest
  // disk's faults are told.
  std::int64_t run(std::int64_t points, bool lying) {
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < points; ++i) {
      PowerCut cut{1 + below(operations_), static_cast<Loss>(below(3)), random_()};
      std::string found = cut_once(cut, lying);
      if (found.empty()) continue;
      ++wrong;
      if (!lying && wrong <= 3)
        std::cout << "  at operation " << cut.at << " of " << operations_ << ", loss "
                  << static_cast<int>(cut.loss) << ", seed " << cut.seed << ": " << found << "\n";
    }
    return wrong;
  }
  std::int64_t operations() const { return operations_; }

 private:
  std::string base() const { return folder_ / "base.kehu"; }
  std::string file() const { return folder_ / "work.kehu"; }
  std::int64_t below(std::int64_t end) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(end));
  }

  template <class Body>
  static void must_end_well(Body body) {
    if (in_child(body) != 0) throw std::runtime_error("the work fails without a power cut");
  }

  void make_anew() const {
    for (const auto& entry : fs::directory_iterator(folder_))
      if (entry.path().filename().string().starts_with("work.")) fs::remove(entry.path());
    if (work_.prepare) fs::copy_file(base(), file());
    report() = {};
  }

  std::string cut_once(const PowerCut& cut, bool lying) {
    make_anew();
    int status = in_child([&] {
      Disk disk(cut, lying);
      work_.work(file());
    });
    if (status != 0 && status != Disk::powerless) return "the work failed";
    // The log's index is shared memory: it is gone with the power.
    fs::remove(file() + "-shm");
    if (below(4) == 0) {
      PowerCut again{1 + below(recovery_operations), cut.loss, random_()};
      in_child([&] {
        Disk disk(again, lying);
        open(file());
      });
      fs::remove(file() + "-shm");
    }
    status = in_child([&] {
      std::string found = fault_of(file(), before_, report().acknowledged);
      found.copy(report().wrong, sizeof report().wrong - 1);
    });
    return status == 0 ? report().wrong : "it cannot be looked at";
  }

  static constexpr std::int64_t recovery_operations = 40;
  const Work& work_;
  std::mt19937_64 random_;
  fs::path folder_;
  std::int64_t before_ = 0;      // entries before the work
  std::int64_t operations_ = 0;  // of the work
};

std::int64_t number(int count, char** arguments, int position, std::int64_t otherwise) {
  if (position >= count) return otherwise;
  std::int64_t value = 0;
  std::string_view text = arguments[position];
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1)
    throw std::runtime_error("'" + std::string(text) + "' is not a number above zero");
  return value;
}

}  // namespace

int main(int count, char** arguments) try {
  std::int64_t points = number(count, arguments, 1, 600);
  auto seed = static_cast<std::uint64_t>(number(count, arguments, 2, 1));
  const Work works[] = {{"a day at the desk", make_desk, work_at_the_desk},
                        {"a new file", nullptr, work_after_opening},
                        {"a file of the schema before", make_older, work_after_opening}};
  const std::int64_t shares[] = {2, 1, 1};  // of the points, in quarters
  int passed = 0, failed = 0;
  auto tell = [&](bool good, const std::string& what) {
    ++(good ? passed : failed);
    std::cout << (good ? "ok " : "FAILED ") << what << std::endl;
  };
  for (std::size_t i = 0; i < std::size(works); ++i) {
    Drill drill(works[i], seed);
    std::int64_t cuts = std::max<std::int64_t>(1, points * shares[i] / 4);
    std::int64_t wrong = drill.run(cuts, false);
    tell(wrong == 0, std::string(works[i].name) + ": " + std::to_string(cuts) +
                         " power cuts over " + std::to_string(drill.operations()) +
                         " operations, " + std::to_string(wrong) + " with loss");
  }
  std::int64_t cuts = std::max<std::int64_t>(20, points / 20);
  std::int64_t wrong = Drill(works[0], seed).run(cuts, true);
  tell(wrong > 0, "a disk that lies about its syncs is found out: " + std::to_string(wrong) +
                      " of " + std::to_string(cuts));
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::cerr << "power_cut: " << error.what() << "\n";
  return 2;
}
