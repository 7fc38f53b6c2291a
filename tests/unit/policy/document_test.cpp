#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "../catch.hpp"
#include "kehu/policy/policy.hpp"
#include "kehu/record/describe.hpp"
#include "record/json.hpp"

using namespace kehu;
using record::Kind;

namespace policy_test {

enum class Basis : std::uint8_t { invoice_date, shipping_date };
BOOST_DESCRIBE_ENUM(Basis, invoice_date, shipping_date)

struct Share {
  std::string role;
  Ratio share;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Share, (), (role, share, note))

struct Limit {
  std::int64_t window_days = 0;
  Money least;
  std::optional<Money> most;
  Basis basis{};
  std::vector<Share> shares;
};
BOOST_DESCRIBE_STRUCT(Limit, (), (window_days, least, most, basis, shares))

struct Prepared {
  std::int64_t doubled = 0;
};

struct Authority {};

void check_limit(const void* parameters, std::vector<Error>& faults) {
  if (static_cast<const Limit*>(parameters)->window_days < 1) {
    faults.push_back(invalid("policy.parameter", "/window_days", "a window has a day at least"));
  }
}

std::shared_ptr<const void> prepare_limit(const void* parameters) {
  return std::make_shared<Prepared>(
      Prepared{2 * static_cast<const Limit*>(parameters)->window_days});
}

}  // namespace policy_test

namespace kehu {
KEHU_CLAUSE(policy_test::Limit)
KEHU_CLAUSE(policy_test::Authority)

template <>
const ClauseType& clause_of<policy_test::Limit>() {
  static const ClauseType made{.id = "TST-1",
                               .parameters = &record::describe<policy_test::Limit>(),
                               .tables = {},
                               .check = policy_test::check_limit,
                               .prepare = policy_test::prepare_limit};
  return made;
}

template <>
const ClauseType& clause_of<policy_test::Authority>() {
  static const ClauseType made{
      .id = "TST-2",
      .tables = {{"authority",
                  {{"shipments", Kind::integer, {}, Ratio(0, 1), {}},
                   {"amount", Kind::money, {}, Ratio(0, 1), {}}},
                  {{"kind", Kind::text, {"first", "last", "cash"}, {}, {}}},
                  true}}};
  return made;
}
}  // namespace kehu

namespace {

using policy_test::Authority;
using policy_test::Limit;

constexpr std::string_view good = R"({
  "policy": {"name": "test", "business_line": "retail", "effective_from": "2024-01-01",
    "effective_for_existing": "2024-06-01", "time_zone": "Asia/Shanghai", "currency": "CNY",
    "title": {"en": "Test", "zh": "测试"}},
  "clauses": [
    {"id": "TST-1", "title": {"en": "Limit", "zh": "额度"},
     "text": {"en": "The limit.", "zh": "额度。"},
     "parameters": {"window_days": 30, "least": "0.00 CNY", "most": null, "basis": "invoice_date",
       "shares": [{"role": "sales_manager", "share": "1/3"},
                  {"role": "finance", "share": "2/3", "note": "half a year later"}]}},
    {"id": "NOTE-1", "title": {"en": "Note", "zh": "附注"}, "text": {"en": "A.", "zh": "甲。"}},
    {"id": "TST-2", "title": {"en": "Authority", "zh": "权限"},
     "text": {"en": "Who signs.", "zh": "签发人。"},
     "tables": {"authority": {"hit_policy": "UNIQUE", "inputs": ["shipments", "amount"],
       "outputs": ["kind"], "rules": [
         {"when": ["0", "< 5000.00 CNY"], "then": ["first"]},
         {"when": ["1", "< 5000.00 CNY"], "then": ["last"]},
         {"when": [">= 2", "< 5000.00 CNY"], "then": ["cash"]},
         {"when": ["-", ">= 5000.00 CNY"], "then": ["cash"]}]}}}]})";

void registered() {
  const ClauseType* const types[] = {&clause_of<Limit>(), &clause_of<Authority>()};
  register_clauses(types);
}

struct Loaded {
  Policy::Faults faults;
  std::shared_ptr<const Policy> policy;

  explicit Loaded(std::string_view document) {
    registered();
    policy = Policy::load(document, faults);
    CHECK((policy == nullptr) == !faults.empty());
  }
  bool has(std::string_view code, std::string_view path, std::string_view part = "") const {
    for (const Error& fault : faults) {
      if (fault.code == code && fault.path == path && fault.category == Category::invalid &&
          fault.message.find(part) != std::string::npos) {
        return true;
      }
    }
    for (const Error& fault : faults) {
      UNSCOPED_INFO(fault.code << " " << fault.path << " " << fault.message);
    }
    return false;
  }
};

// The good document with one passage replaced.
std::string with(std::string_view passage, std::string_view replacement,
                 std::string document = std::string(good)) {
  std::size_t at = document.find(passage);
  REQUIRE(at != std::string::npos);
  return document.replace(at, passage.size(), replacement);
}

}  // namespace

TEST_CASE("a sound document becomes a policy") {
  Loaded loaded(good);
  for (const Error& fault : loaded.faults) UNSCOPED_INFO(fault.path << " " << fault.message);
  REQUIRE(loaded.policy);
  const Policy& policy = *loaded.policy;
  CHECK(policy.name() == "test");
  CHECK(policy.version_name().empty());
  CHECK(policy.business_line() == "retail");
  CHECK(policy.effective_from() == *parse_date("2024-01-01"));
  CHECK(policy.effective_for_existing() == *parse_date("2024-06-01"));
  CHECK(policy.zone().name() == "Asia/Shanghai");
  CHECK(policy.currency().code() == "CNY");
  CHECK(policy.title().zh == "测试");
  CHECK(policy.document() == good);
  CHECK(policy.clauses() == std::vector<std::string_view>{"TST-1", "NOTE-1", "TST-2"});
  CHECK(policy.title("NOTE-1")->zh == "附注");
  CHECK(policy.text("TST-2")->en == "Who signs.");
  CHECK(policy.title("TST-9") == nullptr);
  CHECK(policy.text("TST-9") == nullptr);
}

TEST_CASE("parameters, what was prepared of them, and tables are read by type") {
  Loaded loaded(good);
  const Policy& policy = *loaded.policy;
  const Limit& limit = policy.get<Limit>();
  CHECK(limit.window_days == 30);
  CHECK(!limit.most);
  REQUIRE(limit.shares.size() == 2);
  CHECK(limit.shares[1].share == Ratio(2, 3));
  CHECK(!limit.shares[0].note);
  CHECK(policy.prepared<Limit, policy_test::Prepared>().doubled == 60);
  const DecisionTable& table = policy.table(clause_of<Authority>(), "authority");
  std::array<FactValue, 2> inputs{std::int64_t{1}, Money(499999, policy.currency())};
  CHECK(std::get<std::string_view>(table.decide(inputs)[0]) == "last");

  CHECK_THROWS_AS(policy.table(clause_of<Authority>(), "other"), Fault);
  static const ClauseType stranger{.id = "TST-3"};
  CHECK_THROWS_AS(policy.table(stranger, "authority"), Fault);
  static const ClauseType rival{.id = "TST-1"};
  const ClauseType* const rivals[] = {&rival};
  CHECK_THROWS_AS(register_clauses(rivals), Fault);
}

TEST_CASE("a document with many faults lists every one with its path") {
  Loaded loaded(R"({
    "policy": {"name": "", "busness_line": "x", "effective_from": "2024-13-01",
      "effective_for_existing": "soon", "time_zone": "Asia/Shangri-La", "currency": "RMB",
      "title": {"en": "Test"}},
    "extra": 1,
    "clauses": [
      {"id": "TST-1", "title": {"en": "", "zh": "额度"}, "text": {"en": "The limit.", "zh": 7},
       "parameters": {"windw_days": 30, "least": "5", "most": 12, "basis": "invoice_dat",
         "shares": [{"role": "sales_manager", "share": "1/0"}, {"share": null}, 3]}},
      {"id": "TST-1", "title": {"en": "Limit", "zh": "额度"}, "text": {"en": "a", "zh": "b"},
       "parameters": []},
      {"id": "TSTT-2", "title": {"en": "A", "zh": "a"}, "text": {"en": "b", "zh": "b"},
       "tables": {}},
      {"id": "remark", "title": {"en": "A", "zh": "a"}, "text": {"en": "b", "zh": "b"}},
      {"title": {"en": "A", "zh": "a"}, "txt": {"en": "b", "zh": "b"}},
      12]})");
  CHECK(!loaded.policy);
  CHECK(loaded.has("policy.syntax", "/extra", "not known"));
  CHECK(loaded.has("policy.syntax", "/policy/name", "not empty"));
  CHECK(loaded.has("policy.syntax", "/policy/busness_line", "business_line"));
  CHECK(loaded.has("policy.effective_date", "/policy/effective_from"));
  CHECK(loaded.has("policy.effective_date", "/policy/effective_for_existing"));
  CHECK(loaded.has("policy.time_zone", "/policy/time_zone"));
  CHECK(loaded.has("policy.currency", "/policy/currency"));
  CHECK(loaded.has("policy.text", "/policy/title/zh", "missing"));
  CHECK(loaded.has("policy.text", "/clauses/0/title/en", "not empty"));
  CHECK(loaded.has("policy.text", "/clauses/0/text/zh"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/windw_days", "window_days"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/window_days", "missing"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/least"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/most"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/basis", "invoice_date"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/shares/0/share"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/shares/1/role", "missing"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/shares/1/share", "null"));
  CHECK(loaded.has("policy.parameter", "/clauses/0/parameters/shares/2", "object"));
  CHECK(loaded.has("policy.duplicate_clause", "/clauses/1/id", "TST-1"));
  CHECK(loaded.has("policy.parameter", "/clauses/1/parameters", "object"));
  CHECK(loaded.has("policy.unknown_clause", "/clauses/2/id", "did you mean 'TST-2'?"));
  CHECK(loaded.has("policy.unknown_clause", "/clauses/3/id", "not a clause id"));
  CHECK(loaded.has("policy.syntax", "/clauses/4/id", "missing"));
  CHECK(loaded.has("policy.syntax", "/clauses/4/txt", "text"));
  CHECK(loaded.has("policy.text", "/clauses/4/text", "missing"));
  CHECK(loaded.has("policy.syntax", "/clauses/5", "object"));
  CHECK(loaded.has("policy.missing_clause", "/clauses", "TST-2"));
  CHECK(loaded.faults.size() == 28);
}

TEST_CASE("each fault of a document has its code and path") {
  auto faulty = [](std::string_view document, std::string_view code, std::string_view path,
                   std::string_view part = "") {
    Loaded loaded(document);
    CHECK(loaded.has(code, path, part));
    CHECK(loaded.faults.size() == 1);
  };
  faulty("{", "policy.syntax", "", "line");
  faulty("[]", "policy.syntax", "", "object");
  Loaded nothing("{}");
  CHECK(nothing.has("policy.syntax", "/policy"));
  CHECK(nothing.has("policy.syntax", "/clauses"));
  faulty(with("\"2024-06-01\"", "\"2023-06-01\""), "policy.effective_date",
         "/policy/effective_for_existing", "before effective_from");
  faulty(with("\"effective_for_existing\": \"2024-06-01\",", ""), "policy.effective_date",
         "/policy/effective_for_existing", "null says");
  CHECK(!Loaded(with("\"2024-06-01\"", "null")).policy->effective_for_existing());
  faulty(with("\"business_line\": \"retail\"", "\"business_line\": 3"), "policy.syntax",
         "/policy/business_line", "text");
  faulty(with(R"({"en": "Test", "zh": "测试"})", "\"Test\""), "policy.text", "/policy/title",
         "object");
  faulty(with("\"most\": null, ", ""), "policy.parameter", "/clauses/0/parameters/most",
         "null says that there is none");
  faulty(with("0.00 CNY", "0.00 USD"), "policy.parameter", "/clauses/0/parameters/least",
         "policy's currency");
  faulty(with("\"window_days\": 30", "\"window_days\": 0"), "policy.parameter",
         "/clauses/0/parameters/window_days", "a day at least");
  faulty(with("\"window_days\": 30", "\"window_days\": 1.5"), "policy.parameter",
         "/clauses/0/parameters/window_days");
  faulty(with("NOTE-1", "NOTE"), "policy.unknown_clause", "/clauses/1/id");
  faulty(with("\"id\": \"NOTE-1\"", "\"parameters\": {}, \"id\": \"NOTE-1\""),
         "policy.unknown_clause", "/clauses/1/id", "nothing here reads");
  faulty(with("\"id\": \"TST-2\"", "\"parameters\": {}, \"id\": \"TST-2\""), "policy.parameter",
         "/clauses/2/parameters", "has no parameters");
  faulty(with("{\"authority\":", "{\"autority\":{}, \"authority\":"), "policy.table_signature",
         "/clauses/2/tables/autority", "authority");
  Loaded renamed(with("\"tables\": {\"authority\"", "\"tables\": {\"a/b~\""));
  CHECK(renamed.has("policy.table_signature", "/clauses/2/tables/a~1b~0"));
  CHECK(renamed.has("policy.table_signature", "/clauses/2/tables/authority", "missing"));
}

TEST_CASE("faults of tables lie under their clause") {
  Loaded gap(with("\">= 2\"", "\"> 2\""));
  CHECK(gap.has("policy.table_gap", "/clauses/2/tables/authority/rules",
                "no rule for shipments = 2, amount = 0.00 CNY"));
  Loaded overlap(with("\">= 2\"", "\">= 1\""));
  CHECK(overlap.has("policy.table_overlap", "/clauses/2/tables/authority/rules/2",
                    "rule 1 decides the same case, shipments = 1"));
  Loaded hidden(with("UNIQUE", "FIRST", with("\"1\", \"< 5000.00 CNY\"", "\"0\", \"0.01 CNY\"")));
  CHECK(hidden.has("policy.table_unreachable", "/clauses/2/tables/authority/rules/1"));
  Loaded cell(with("[\"first\"]", "[\"frist\"]"));
  CHECK(cell.has("policy.table_signature", "/clauses/2/tables/authority/rules/0/then/0", "frist"));
  Loaded absent(with("\"tables\": {", "\"tables\": {}, \"tables_\": {"));
  CHECK(absent.has("policy.table_signature", "/clauses/2/tables/authority", "missing"));
}

TEST_CASE("cyclic approvals are named") {
  using A = ApprovalRelation;
  CHECK(approval_cycles(std::vector<A>{}).empty());
  CHECK(approval_cycles(std::vector<A>{{"a", "b"}, {"b", "c"}, {"a", "c"}}).empty());
  CHECK(approval_cycles(std::vector<A>{{"a", "a"}}) == std::vector<std::string>{"a -> a"});
  CHECK(approval_cycles(std::vector<A>{{"x", "a"}, {"a", "b"}, {"b", "c"}, {"c", "a"}}) ==
        std::vector<std::string>{"a -> b -> c -> a"});
  CHECK(approval_cycles(std::vector<A>{{"a", "b"}, {"b", "a"}, {"c", "d"}, {"d", "c"}}).size() ==
        2);
}

TEST_CASE("the reference policy is embedded as it lies in examples") {
  std::string_view document = Policy::reference_document();
  auto json = record::parse_json(document);
  REQUIRE(json);
  std::vector<std::string_view> ids;
  for (const auto& clause : json->as_object().at("clauses").as_array()) {
    ids.push_back(clause.as_object().at("id").as_string());
  }
  CHECK(std::set<std::string_view>(ids.begin(), ids.end()).size() == ids.size());
  CHECK(std::find(ids.begin(), ids.end(), "GOV-1") != ids.end());
}

TEST_CASE("the schema is JSON and knows every registered clause") {
  registered();
  auto schema = record::parse_json(policy_schema());
  REQUIRE(schema);
  const auto& clauses = schema->as_object().at("properties").as_object().at("clauses").as_object();
  std::string text = boost::json::serialize(clauses);
  for (std::string_view part : {"TST-1", "window_days", "TST-2", "authority", "shipments"}) {
    CHECK(text.find(part) != std::string::npos);
  }
}
