// Runs scenario files through the C++ interface on every store; see ../scenarios/README.md.
#include <unistd.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "kehu/casework/subjects.hpp"
#include "kehu/session.hpp"
#include "runners/scenario_file.hpp"

namespace kehu::scenario {

namespace {

namespace json = boost::json;

bool is_verbose = false;

// What one store holds at the end, and every answer on the way to it.
struct Contents {
  std::string digest;
  json::value dump;
};

// A store under a scenario: knows how to open it, and who acts on it now.
class Stage {
 public:
  Stage(const char* name, Options::Kind kind, std::string path) : name_(name) {
    options_.store = kind;
    options_.path = std::move(path);
    options_.clock = clock_;
    options_.ids = IdSource::sequential(1);
  }
  const char* name() const { return name_; }

  Contents play(const File& file) {
    for (const Step& step : file.steps) {
      if (step.act == Act::policy) options_.policy_patch = json::serialize(step.arguments);
    }
    try {
      for (const Step& step : file.steps) take(step);
    } catch (const Failure& failure) {
      throw Failure{failure.line, "[" + std::string(name_) + "] " + failure.message};
    }
    return contents();
  }

 private:
  void take(const Step& step) {
    switch (step.act) {
      case Act::policy:
        if (database_) throw Failure{step.line, "the policy must stand before the first act"};
        break;
      case Act::clock: {
        auto now = parse_instant(step.name);
        if (!now) throw Failure{step.line, now.error().message};
        now_ = *now;
        session_.reset();
        break;
      }
      case Act::as:
        actor_ = {text(step, "actor"), text(step, "role"), text(step, "purpose"),
                  text(step, "business_line")};
        session_.reset();
        break;
      case Act::restart:
        session_.reset();
        if (options_.path != ":memory:") database_.reset();
        break;
      default:
        check(step, ask(step));
    }
  }

  static std::string text(const Step& step, std::string_view member) {
    auto* value = step.arguments.as_object().if_contains(member);
    return value ? std::string(value->as_string()) : "";
  }

  Session::Reply ask(const Step& step) {
    if (!now_ || actor_.actor.empty())
      throw Failure{step.line, "clock and as must stand before the first act"};
    Session& session = this->session(actor_);
    if (step.act == Act::ingest)
      return session.ingest_json(json::serialize(step.arguments), nullptr);
    json::object request{{step.act == Act::query ? "query" : "command", step.name},
                         {"arguments", step.arguments}};
    if (!step.key.empty()) request["idempotency_key"] = step.key;
    if (!step.as_of.empty()) request["as_of"] = step.as_of;
    std::string text = json::serialize(request);
    return step.act == Act::query ? session.query_json(text, nullptr) : session.execute_json(text);
  }

  Session& session(const Actor& actor) {
    if (!database_) {
      auto opened = Database::open(options_);
      if (!opened) throw Failure{0, "cannot be opened: " + opened.error().message};
      database_ = std::move(*opened);
    }
    if (!session_) {
      auto bound = database_->session(actor);
      if (!bound) throw Failure{0, bound.error().message};
      session_ = std::move(*bound);
      if (now_) clock_->set(*now_);
    }
    return *session_;
  }

  void check(const Step& step, const Session::Reply& reply);

  json::value rows(const char* query) {
    Session::Reply reply = session({"scenario", "administrator", "check", ""})
                               .query_json("{\"query\":\"" + std::string(query) + "\"}", nullptr);
    if (!reply.ok) throw Failure{0, "[" + std::string(name_) + "] " + query + ": " + reply.text};
    return json::parse(reply.text).at("rows");
  }

  Contents contents() {
    session_.reset();
    Contents end;
    std::string replayed(rows("store.verify").at(0).at("digest").as_string());
    end.digest = rows("store.digest").at(0).at("digest").as_string();
    if (replayed != end.digest)
      throw Failure{0, "[" + std::string(name_) + "] replaying the journal gives digest " +
                           replayed + " instead of " + end.digest};
    end.dump = rows("store.dump");
    check_owed();
    return end;
  }

  // What is owed to a customer is found by way of the records that it is about: an area that opens
  // duties about others than it named (casework/subjects.hpp) is caught here.
  void check_owed() {
    auto snapshot = database_->store().read();
    Reader reader(*snapshot);
    reader.each<casework::Duty>("", {}, [&](const casework::Duty& duty) {
      if (!duty.customer) return true;
      auto found = casework::duties_of_record(reader, *duty.customer);
      if (std::ranges::find(found, duty.id, &casework::Duty::id) == found.end())
        throw Failure{0, "[" + std::string(name_) + "] duties.of its customer does not tell of " +
                             duty.kind + ", about a record of " + duty.subject_kind};
      return true;
    });
  }

  const char* name_;
  Options options_;
  std::shared_ptr<ManualClock> clock_ = std::make_shared<ManualClock>(Instant{});
  std::optional<Instant> now_;
  Actor actor_;
  std::optional<Database> database_;
  std::optional<Session> session_;
};

// The part of an answer that an expectation is matched with.
json::value subject(const Step& step, const std::string& outcome, const json::value& reply) {
  if (outcome == "done" && step.act == Act::execute) return reply.at("reply");
  if (outcome == "rows") return reply.at("rows");
  if (outcome != "refused") return reply;
  json::object facts;
  if (auto* reasons = reply.as_object().if_contains("reasons"))
    for (const auto& reason : reasons->as_array())
      if (!reason.at("passed").as_bool())
        for (const auto& fact : reason.at("facts").as_object()) facts.insert(fact);
  return facts;
}

// What describe says of the category of a code.
std::string declared_category(const std::string& code) {
  static const json::value description = json::parse(describe_json());
  for (const auto& error : description.at("errors").as_array())
    if (error.at("code").as_string() == code) return error.at("category").as_string().c_str();
  return "none: the code is not declared";
}

void Stage::check(const Step& step, const Session::Reply& reply) {
  if (is_verbose)
    std::printf("%d [%s] %s %s\n", step.line, name_, step.name.c_str(), reply.text.c_str());
  static const Expectation carried_out{"done", "", {}};
  const Expectation& expected = step.expected ? *step.expected : carried_out;
  json::value answer = json::parse(reply.text);
  std::string outcome(reply.ok ? (step.act == Act::query ? "rows" : "done")
                               : kehu::name(reply.category));
  std::string code(reply.ok ? "" : answer.at("code").as_string().c_str());
  if (!reply.ok && declared_category(code) != outcome)
    throw Failure{step.line,
                  code + " is " + outcome + ", but describe says " + declared_category(code)};
  bool same_outcome = outcome == expected.outcome && code == expected.code;
  if (same_outcome && expected.subset.is_null()) return;
  json::value got = same_outcome ? subject(step, outcome, answer) : answer;
  if (same_outcome && matches(expected.subset, &got)) return;
  throw Failure{step.line, "\n  expected " + expected.outcome + " " + expected.code + " " +
                               (expected.subset.is_null() ? "" : json::serialize(expected.subset)) +
                               "\n  got      " + outcome + " " + code + " " + json::serialize(got)};
}

void compare(const char* name, const Contents& other, const Contents& first) {
  const auto& rows = other.dump.as_array();
  const auto& model = first.dump.as_array();
  for (std::size_t i = 0; i < std::max(rows.size(), model.size()); ++i) {
    std::string here = i < rows.size() ? json::serialize(rows[i]) : "nothing";
    std::string there = i < model.size() ? json::serialize(model[i]) : "nothing";
    if (here != there)
      throw Failure{0, "[" + std::string(name) + "] differs from memory in row " +
                           std::to_string(i) + "\n  memory " + there + "\n  here   " + here};
  }
  if (other.digest != first.digest)
    throw Failure{0, "[" + std::string(name) + "] has another digest than memory"};
}

// The digest of the stores' common contents.
std::string run(const std::string& path) {
  File file = read_file(path);
  std::string folder = (std::filesystem::temp_directory_path() / "kehu-scenario-XXXXXX").string();
  if (!mkdtemp(folder.data())) throw Failure{0, "no temporary folder can be made"};
  struct Remove {
    std::string folder;
    ~Remove() { std::filesystem::remove_all(folder); }
  } remove{folder};
  Contents memory = Stage("memory", Options::Kind::memory, ":memory:").play(file);
  Stage on_file("sqlite file", Options::Kind::sqlite, folder + "/kehu.db");
  compare(on_file.name(), on_file.play(file), memory);
  Stage in_memory("sqlite :memory:", Options::Kind::sqlite, ":memory:");
  compare(in_memory.name(), in_memory.play(file), memory);
  return memory.digest;
}

std::vector<std::string> every_file() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(KEHU_SCENARIOS))
    if (entry.path().extension() == ".scenario") paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

}  // namespace kehu::scenario

int main(int count, char** arguments) {
  using namespace kehu::scenario;
  std::vector<std::string> paths;
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "-v")
      is_verbose = true;
    else
      paths.emplace_back(arguments[i]);
  }
  if (paths.empty()) paths = every_file();
  int passed = 0, failed = 0;
  for (const std::string& path : paths) {
    try {
      std::string digest = run(path);
      std::printf("ok %s %s\n", path.c_str(), digest.c_str());
      ++passed;
    } catch (const Failure& failure) {
      std::printf("FAILED %s\n%s:%d: %s\n", path.c_str(), path.c_str(), failure.line,
                  failure.message.c_str());
      ++failed;
    } catch (const std::exception& unexpected) {
      std::printf("FAILED %s\n%s: %s\n", path.c_str(), path.c_str(), unexpected.what());
      ++failed;
    }
    std::fflush(stdout);
  }
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
