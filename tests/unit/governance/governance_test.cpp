#include "kehu/governance.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <new>
#include <random>

#include "../catch.hpp"
#include "record/json.hpp"

using namespace kehu;
using governance::in_force;
using governance::PolicyVersion;

namespace {

std::size_t allocations = 0;

}  // namespace

// Not inlined: GCC would see free() meet a pointer from new.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

std::shared_ptr<const Policy> reference() {
  register_clauses(governance::clauses());
  register_sentences(governance::sentences());
  return Policy::reference();
}

// A document of the governance clauses alone, with these roles.
struct Loaded {
  Policy::Faults faults;
  std::shared_ptr<const Policy> policy;

  explicit Loaded(std::string_view roles, std::string_view revision = R"({"notice_days": 7,
      "may_be_retroactive": false})",
                  std::string_view heading = R"("business_line": "",
      "effective_from": "2024-01-01")") {
    register_clauses(governance::clauses());
    std::string texts = R"("title": {"en": "a", "zh": "a"}, "text": {"en": "a", "zh": "a"})";
    std::string document = R"({"policy": {"name": "t", )" + std::string(heading) +
                           R"(, "effective_for_existing": null,
        "time_zone": "Asia/Shanghai", "currency": "CNY", "title": {"en": "a", "zh": "a"}},
        "clauses": [{"id": "GOV-1", )" +
                           texts + R"(, "parameters": {"roles": )" + std::string(roles) +
                           R"(}}, {"id": "GOV-9", )" + texts + R"(, "parameters": )" +
                           std::string(revision) + "}]}";
    policy = Policy::load(document, faults);
  }
  bool has(std::string_view code, std::string_view path, std::string_view part = "") const {
    for (const Error& fault : faults) {
      UNSCOPED_INFO(fault.code << " " << fault.path << " " << fault.message);
    }
    return std::ranges::any_of(faults, [&](const Error& fault) {
      return fault.code == code && fault.path == path &&
             fault.message.find(part) != std::string::npos;
    });
  }
};

PolicyVersion version(std::int64_t number, std::string_view line, std::string_view from,
                      std::string_view existing = "") {
  PolicyVersion made;
  made.version = number;
  made.business_line = line;
  made.effective_from = *parse_date(from);
  if (!existing.empty()) made.effective_for_existing = *parse_date(existing);
  return made;
}

Date day(std::string_view text) { return *parse_date(text); }

std::int64_t number(const PolicyVersion* version) { return version ? version->version : 0; }

}  // namespace

TEST_CASE("a role may use what its rights cover, and nothing else") {
  auto policy = reference();
  auto may = [&](std::string_view role, bool is_command, std::string_view name) {
    return governance::may(*policy, role, is_command, name).granted();
  };
  CHECK(may("account_manager", true, "credit.authorize"));
  CHECK(may("account_manager", false, "credit.exposure"));
  CHECK(!may("account_manager", true, "credit.approve"));
  CHECK(!may("account_manager", true, "credit.exposure"));  // a query's right is no command's
  CHECK(!may("account_manager", false, "journal.entries"));
  CHECK(may("regional_manager", true, "credit.approve"));
  CHECK(may("finance", true, "credit.write_off"));
  CHECK(!may("sales_manager", true, "credit.write_off"));
  CHECK(may("data_steward", true, "customer.merge"));
  CHECK(may("data_steward", true, "import.rows"));
  CHECK(!may("data_steward", true, "credit.pay"));
  CHECK(may("auditor", false, "store.verify"));
  CHECK(!may("auditor", true, "customer.create"));
  CHECK(may("administrator", true, "policy.adopt"));
  CHECK(may("administrator", true, "anything.at_all"));
  CHECK(!may("nobody", false, "customer.get"));
  CHECK(!may("", false, "customer.get"));
  CHECK(!may("data_steward", true, "customer"));  // not "customer." and a name
  CHECK(!may("data_steward", true, "customers.create"));
}

TEST_CASE("a denial says why and who may") {
  auto policy = reference();
  Decision denied = governance::may(*policy, "warehouse_keeper", true, "credit.approve");
  CHECK(denied.code == "access.denied");
  REQUIRE(denied.reasons.size() == 1);
  CHECK(denied.reasons[0].clause == "GOV-1");
  CHECK(denied.reasons[0].rule == "role_may_use");
  CHECK(!denied.reasons[0].passed);
  REQUIRE(denied.remedies.size() == 3);
  CHECK(std::get<std::string_view>(denied.remedies[0].facts[0].value) == "regional_manager");
  CHECK(sentence(denied.reasons[0], "en") ==
        "The role warehouse keeper may not use credit.approve.");
  CHECK(sentence(denied.remedies[0], "zh") == "请由角色“大区经理”的人员办理。");
  Decision unknown = governance::may(*policy, "nobody", true, "credit.approve");
  CHECK(unknown.reasons[0].rule == "role_known");
  Decision granted = governance::may(*policy, "finance", true, "credit.pay");
  CHECK(granted.reasons[0].passed);
  CHECK(granted.remedies.empty());
}

TEST_CASE("a granted request allocates nothing") {
  auto policy = reference();
  auto ask = [&] { return governance::may(*policy, "finance", true, "credit.pay").granted(); };
  REQUIRE(ask());
  std::size_t before = allocations;
  for (int i = 0; i < 1000; ++i) {
    if (!ask()) FAIL("denied");
  }
  CHECK(allocations == before);
}

TEST_CASE("approvers are those of the role table") {
  auto policy = reference();
  CHECK(governance::approver_of(*policy, "account_manager") == "regional_manager");
  CHECK(governance::approver_of(*policy, "sales_manager").empty());
  CHECK(governance::approver_of(*policy, "nobody").empty());
}

TEST_CASE("a faulty role table says where") {
  Loaded faulty(R"([
    {"role": "", "commands": ["credit"], "queries": ["*.x", "a.*", "a.*"]},
    {"role": "b", "commands": ["A.b", "a.b.c", "a.", "*"], "queries": [], "approved_by": "x"},
    {"role": "c", "commands": [], "queries": [], "approved_by": "d"},
    {"role": "d", "commands": [], "queries": [], "approved_by": "c"},
    {"role": "c", "commands": [], "queries": []}])",
                R"({"notice_days": -1, "may_be_retroactive": true})");
  CHECK(!faulty.policy);
  std::string at = "/clauses/0/parameters/roles";
  CHECK(faulty.has("policy.parameter", at + "/0/role", "needs a name"));
  CHECK(faulty.has("policy.parameter", at + "/0/commands/0", "'credit'"));
  CHECK(faulty.has("policy.parameter", at + "/0/queries/0", "'*.x'"));
  CHECK(faulty.has("policy.ambiguous", at + "/0/queries/2", "twice"));
  CHECK(faulty.has("policy.parameter", at + "/1/commands/0"));
  CHECK(faulty.has("policy.parameter", at + "/1/commands/1"));
  CHECK(faulty.has("policy.parameter", at + "/1/commands/2"));
  CHECK(faulty.has("policy.parameter", at + "/1/approved_by", "'x'"));
  CHECK(faulty.has("policy.ambiguous", at + "/4/role", "'c'"));
  CHECK(faulty.has("policy.approval_cycle", at, "c -> d -> c"));
  CHECK(faulty.has("policy.parameter", "/clauses/1/parameters/notice_days", "negative"));
  CHECK(faulty.faults.size() == 11);
}

TEST_CASE("rights that fit nothing are found") {
  Loaded loaded(R"([{"role": "a", "commands": ["credit.pay", "credit.aprove", "points.*"],
                     "queries": ["credit.*", "*"]}])");
  REQUIRE(loaded.policy);
  std::vector<std::string_view> commands{"credit.pay", "credit.approve"};
  std::vector<std::string_view> queries{"credit.status"};
  auto faults = governance::unknown_rights(*loaded.policy, commands, queries);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].path == "/clauses/0/parameters/roles/0/commands/1");
  CHECK(faults[1].path == "/clauses/0/parameters/roles/0/commands/2");
}

TEST_CASE("the newest version that has taken effect holds, the line's own before the general") {
  std::vector<PolicyVersion> versions{
      version(1, "", "2023-01-01"), version(2, "", "2024-01-01", "2024-01-01"),
      version(3, "retail", "2024-03-01"), version(4, "", "2025-01-01")};
  CHECK(number(in_force(versions, "", day("2022-12-31"))) == 0);
  CHECK(number(in_force(versions, "", day("2023-01-01"))) == 1);
  CHECK(number(in_force(versions, "", day("2023-12-31"))) == 1);
  CHECK(number(in_force(versions, "", day("2024-01-01"))) == 2);
  CHECK(number(in_force(versions, "retail", day("2024-02-29"))) == 2);
  CHECK(number(in_force(versions, "retail", day("2024-03-01"))) == 3);
  CHECK(number(in_force(versions, "wholesale", day("2024-03-01"))) == 2);
  CHECK(number(in_force(versions, "retail", day("2025-06-01"))) == 3);  // scope beats newness
  CHECK(number(in_force(versions, "", day("2025-06-01"))) == 4);
  CHECK(in_force({}, "", day("2025-06-01")) == nullptr);
}

TEST_CASE("an existing subject comes under a version only from the day stated for it") {
  std::vector<PolicyVersion> versions{version(1, "", "2023-01-01"),
                                      version(2, "", "2024-01-01", "2024-07-01"),
                                      version(3, "", "2025-01-01")};
  Date existing = day("2023-05-01");
  auto holds = [&](std::string_view today, Date since) {
    return number(in_force(versions, "", day(today), since));
  };
  CHECK(holds("2024-01-01", existing) == 1);
  CHECK(holds("2024-06-30", existing) == 1);
  CHECK(holds("2024-07-01", existing) == 2);
  CHECK(holds("2025-06-01", existing) == 2);           // the third never takes existing ones
  CHECK(holds("2024-01-01", day("2024-01-01")) == 2);  // of the same day: new
  CHECK(holds("2025-01-01", day("2025-01-01")) == 3);
  CHECK(holds("2025-01-01", day("2024-12-31")) == 2);
  // Older than every version: no other ever was, so the first holds.
  CHECK(holds("2023-06-01", day("2020-01-01")) == 1);
  CHECK(holds("2024-07-01", day("2020-01-01")) == 2);
  CHECK(holds("2022-06-01", day("2020-01-01")) == 0);
  // A pilot leaves the customers that the line already has under the general policy.
  versions.push_back(version(4, "retail", "2024-02-01"));
  CHECK(number(in_force(versions, "retail", day("2024-03-01"), existing)) == 1);
  CHECK(number(in_force(versions, "retail", day("2024-03-01"), day("2024-02-10"))) == 4);
  CHECK(number(in_force(std::span(versions).last(1), "retail", day("2024-03-01"), existing)) == 4);
}

TEST_CASE("the choice of a version does not depend on their order") {
  std::mt19937 random(7);
  Date start = day("2024-01-01");
  auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  for (int round = 0; round < 300; ++round) {
    std::vector<PolicyVersion> versions;
    for (int i = 0; i < 6; ++i) {
      PolicyVersion made = version(i + 1, below(2) == 0 ? "" : "retail", "2024-01-01");
      made.effective_from = start + days(below(20));
      if (below(2) == 0) made.effective_for_existing = made.effective_from + days(below(10));
      versions.push_back(made);
    }
    Date today = start + days(below(30));
    std::optional<Date> since;
    if (below(2) == 0) since = start + days(below(30) - 5);
    std::int64_t expected = number(in_force(versions, "retail", today, since));
    for (int shuffle = 0; shuffle < 5; ++shuffle) {
      std::ranges::shuffle(versions, random);
      CHECK(number(in_force(versions, "retail", today, since)) == expected);
    }
  }
}

TEST_CASE("a version is adopted with notice, never for the past, one a day") {
  Loaded current(R"([])");
  REQUIRE(current.policy);
  auto adopt = [&](std::string_view from, std::string_view line, std::string_view today,
                   std::span<const PolicyVersion> versions) {
    Loaded candidate("[]", R"({"notice_days": 0, "may_be_retroactive": true})",
                     "\"business_line\": \"" + std::string(line) + "\", \"effective_from\": \"" +
                         std::string(from) + "\"");
    REQUIRE(candidate.policy);
    return governance::may_adopt(*current.policy, versions, *candidate.policy, day(today));
  };
  std::vector<PolicyVersion> versions{version(1, "", "2024-01-01")};
  CHECK(adopt("2020-01-01", "", "2024-01-01", {}).granted());  // the first of all
  CHECK(adopt("2024-03-08", "", "2024-03-01", versions).granted());
  Decision early = adopt("2024-03-07", "", "2024-03-01", versions);
  CHECK(early.code == "policy.notice");
  REQUIRE(early.remedies.size() == 1);
  CHECK(std::get<Date>(early.remedies[0].facts[0].value) == day("2024-03-08"));
  CHECK(adopt("2024-02-29", "", "2024-03-01", versions).code == "policy.retroactive");
  Decision same = adopt("2024-01-01", "", "2023-12-01", versions);
  CHECK(same.code == "policy.day_taken");
  CHECK(std::get<std::int64_t>(same.reasons[0].facts[1].value) == 1);
  CHECK(adopt("2024-01-01", "retail", "2023-12-01", versions).granted());
  Loaded lenient("[]", R"({"notice_days": 9, "may_be_retroactive": true})");
  CHECK(
      governance::may_adopt(*lenient.policy, versions, *reference(), day("2024-03-01")).granted());
}

TEST_CASE("the reference policy states its governance in both languages") {
  auto policy = reference();
  for (std::string_view id : policy->clauses()) {
    INFO(id);
    CHECK(!policy->text(id)->en.empty());
    CHECK(!policy->text(id)->zh.empty());
  }
  const auto& roles = policy->get<governance::RoleTable>().roles;
  for (std::string_view role : {"account_manager", "auditor", "administrator"})
    CHECK(std::ranges::find(roles, role, &governance::RoleRights::role) != roles.end());
  CHECK(policy->get<governance::PolicyRevision>().notice_days == 0);
  CHECK(table_of<PolicyVersion>().name() == "policy_version");
}
