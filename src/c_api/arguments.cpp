#include "c_api/arguments.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fstream>

#include "kehu/record/describe.hpp"
#include "record/json.hpp"

namespace kehu::c_api {
namespace {

enum class ClockKind : std::uint8_t { system, manual };
BOOST_DESCRIBE_ENUM(ClockKind, system, manual)

enum class IdKind : std::uint8_t { random, sequential };
BOOST_DESCRIBE_ENUM(IdKind, random, sequential)

enum class StoreKind : std::uint8_t { sqlite, memory };
BOOST_DESCRIBE_ENUM(StoreKind, sqlite, memory)

// The options as kehu.h lists them. The policies are objects there and arrive here as their text.
struct OpenOptions {
  std::optional<StoreKind> store;
  std::optional<std::string> path;
  std::optional<bool> read_only;
  std::optional<std::int64_t> busy_timeout_ms;
  std::optional<std::string> policy, policy_path, policy_patch;
  std::optional<ClockKind> clock;
  std::optional<IdKind> ids;
};
BOOST_DESCRIBE_STRUCT(OpenOptions, (),
                      (store, path, read_only, busy_timeout_ms, policy, policy_path, policy_patch,
                       clock, ids))

struct SessionContext {
  std::string actor, role;
  std::optional<std::string> purpose, business_line;
  std::optional<Instant> now;
};
BOOST_DESCRIBE_STRUCT(SessionContext, (), (actor, role, purpose, business_line, now))

constexpr std::int64_t busy_timeout_ms_max = 24LL * 60 * 60 * 1000;

// Turns a member that must be an object into its text.
Result<void> object_to_text(boost::json::object& options, std::string_view name) {
  auto member = options.find(name);
  if (member == options.end() || member->value().is_null()) return {};
  std::string path = "/" + std::string(name);
  if (!member->value().is_object())
    return invalid("json.type", path, path.substr(1) + " must be an object");
  member->value() = boost::json::serialize(member->value());
  return {};
}

// A path is taken byte for byte: the normal form of its characters may name another file.
std::string exact(const boost::json::object& options, std::string_view name) {
  return std::string(options.at(name).as_string());
}

Result<std::string> read_policy(const std::string& path) {
  auto unreadable = [&](const char* why) {
    return not_found("options.policy_path", "/policy_path", "the policy " + path + why);
  };
  std::ifstream file(path, std::ios::binary);
  if (!file) return unreadable(" cannot be opened");
  std::string document;
  char block[1 << 14];
  do {
    file.read(block, sizeof block);
    document.append(block, static_cast<std::size_t>(file.gcount()));
    if (document.size() > record::json_size_max) return unreadable(" is longer than 64 MiB");
  } while (file);
  if (file.bad()) return unreadable(" cannot be read");
  if (document.empty()) return unreadable(" is empty");
  return document;
}

Result<void> check(const OpenOptions& given) {
  if (given.policy && given.policy_path)
    return invalid("options.conflict", "/policy_path", "policy and policy_path exclude each other");
  if (given.path && given.path->empty())
    return invalid("options.path", "/path", "path is empty; \":memory:\" needs no file");
  if (given.store == StoreKind::memory && given.path && *given.path != ":memory:")
    return invalid("options.conflict", "/path", "a memory store has no path");
  if (given.store == StoreKind::memory && given.read_only.value_or(false))
    return invalid("options.conflict", "/read_only",
                   "a memory store that is read-only stays empty");
  std::int64_t timeout = given.busy_timeout_ms.value_or(0);
  if (timeout < 0 || timeout > busy_timeout_ms_max)
    return invalid(
        "options.busy_timeout_ms", "/busy_timeout_ms",
        "busy_timeout_ms is " + std::to_string(timeout) + "; it must lie between 0 and 86400000");
  return {};
}

}  // namespace

Result<Opening> read_options(std::string_view json) {
  KEHU_TRY_ASSIGN(boost::json::value document, record::parse_json(json.empty() ? "{}" : json));
  if (!document.is_object()) return invalid("json.type", "", "the options must be an object");
  boost::json::object& object = document.as_object();
  KEHU_TRY(object_to_text(object, "policy"));
  KEHU_TRY(object_to_text(object, "policy_patch"));
  OpenOptions given;
  KEHU_TRY(record::read_json(record::describe<OpenOptions>(), document, &given));
  KEHU_TRY(check(given));

  Opening opening;
  Options& options = opening.options;
  if (given.store == StoreKind::memory) options.store = Options::Kind::memory;
  if (given.path) options.path = exact(object, "path");
  options.read_only = given.read_only.value_or(options.read_only);
  options.busy_timeout_ms = given.busy_timeout_ms.value_or(options.busy_timeout_ms);
  if (given.policy) options.policy_document = exact(object, "policy");
  if (given.policy_path) {
    KEHU_TRY_ASSIGN(options.policy_document, read_policy(exact(object, "policy_path")));
  }
  if (given.policy_patch) options.policy_patch = exact(object, "policy_patch");
  if (given.clock == ClockKind::manual) {
    opening.manual_clock = std::make_shared<ManualClock>(Instant{});
    options.clock = opening.manual_clock;
  }
  if (given.ids == IdKind::sequential) options.ids = IdSource::sequential(1);
  return opening;
}

Result<Binding> read_context(std::string_view json) {
  SessionContext given;
  KEHU_TRY(record::read_json_text(record::describe<SessionContext>(), json, &given));
  Binding binding;
  binding.actor = {given.actor, given.role, given.purpose.value_or(""),
                   given.business_line.value_or("")};
  binding.now = given.now;
  return binding;
}

}  // namespace kehu::c_api
