#include "kehu/policy/decision_table.hpp"

#include <cstdlib>
#include <new>

#include "table_test.hpp"

using namespace kehu;
using record::Kind;
using test::ReadTable;

namespace {

const TableSignature authority{
    "authority",
    {{"over_limit_shipments", Kind::integer, {}, Ratio(0, 1), {}},
     {"excess_of_limit", Kind::ratio, {}, Ratio(0, 1), {}}},
    {{"kind", Kind::text, {"first_over_limit", "last_over_limit", "cash"}, {}, {}},
     {"signatory", Kind::text, {}, {}, {}}},
    true};

constexpr std::string_view authority_document = R"({
  "hit_policy": "FIRST",
  "inputs": ["over_limit_shipments", "excess_of_limit"],
  "outputs": ["kind", "signatory"],
  "rules": [
    {"when": [0, "< 1/3"], "then": ["first_over_limit", "regional_manager"], "note": "CRD-7"},
    {"when": ["1", "< 1/3"], "then": ["last_over_limit", "sales_manager"]},
    {"when": ["-", "-"], "then": ["cash", "none"]}]})";

// A table of one input and one integer output, the number of the rule.
ReadTable one_column(ColumnSignature column, std::vector<std::string> cells,
                     std::string_view hit_policy = "FIRST", bool complete = false) {
  TableSignature signature{"t", {column}, {{"rule", Kind::integer, {}, {}, {}}}, complete};
  std::string document = "{\"hit_policy\":\"" + std::string(hit_policy) + "\",\"inputs\":[\"" +
                         std::string(column.name) + R"("],"outputs":["rule"],"rules":[)";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) document += ',';
    document += "{\"when\":[";
    record::write_json_text(cells[i], document);
    document += "],\"then\":[" + std::to_string(i) + "]}";
  }
  return ReadTable(signature, document + "]}");
}

std::vector<std::size_t> rules_for(const DecisionTable& table, const FactValue& input) {
  std::vector<std::size_t> rules;
  for (auto outputs : table.collect({&input, 1})) {
    rules.push_back(static_cast<std::size_t>(std::get<std::int64_t>(outputs[0])));
  }
  return rules;
}

using Rules = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a table says which inputs its rules test") {
  ReadTable read(authority, R"({
    "hit_policy": "FIRST",
    "inputs": ["over_limit_shipments", "excess_of_limit"],
    "outputs": ["kind", "signatory"],
    "rules": [
      {"when": ["-", "< 1/3"], "then": ["first_over_limit", "regional_manager"]},
      {"when": ["-", "-"], "then": ["cash", "none"]}]})");
  const DecisionTable& table = *read;
  CHECK_FALSE(table.reads(0));
  CHECK(table.reads(1));
  // What none tests may stay absent.
  const FactValue inputs[] = {std::monostate{}, Ratio(1, 4)};
  CHECK(std::get<std::string_view>(table.collect(inputs).at(0)[0]) == "first_over_limit");
}

TEST_CASE("a table decides by its first matching rule") {
  ReadTable read(authority, authority_document);
  const DecisionTable& table = *read;
  CHECK(table.size() == 3);
  CHECK(table.hit_policy() == HitPolicy::first);
  CHECK(table.signature().name == "authority");
  auto decide = [&](std::int64_t shipments, Ratio excess) {
    std::array<FactValue, 2> inputs{shipments, excess};
    auto outputs = table.decide(inputs);
    REQUIRE(outputs.size() == 2);
    return std::get<std::string_view>(outputs[0]);
  };
  CHECK(decide(0, Ratio(1, 4)) == "first_over_limit");
  CHECK(decide(0, Ratio(1, 3)) == "cash");  // under one third, exactly
  CHECK(decide(0, Ratio(333333333333, 1000000000000)) == "first_over_limit");
  CHECK(decide(1, Ratio(0, 1)) == "last_over_limit");
  CHECK(decide(2, Ratio(0, 1)) == "cash");
  std::array<FactValue, 2> inputs{std::int64_t{1}, Ratio(1, 9)};
  CHECK(table.matching_rule(inputs) == 1);
  CHECK(std::get<std::string_view>(table.outputs(1)[1]) == "sales_manager");
}

TEST_CASE("every form of condition means what DMN says") {
  ReadTable read = one_column({"n", Kind::integer, {}, {}, {}},
                              {"3", "< 3", "<= 3", "> 3", ">= 3", "[1..3)", "(1..3]", "]1..3[",
                               "1, 3, 5", "not(3)", "not([1..3])", "-", "[7..9], <0"},
                              "COLLECT");
  const DecisionTable& table = *read;
  CHECK(rules_for(table, std::int64_t{3}) == Rules{0, 2, 4, 6, 8, 11});
  CHECK(rules_for(table, std::int64_t{2}) == Rules{1, 2, 5, 6, 7, 9, 11});
  CHECK(rules_for(table, std::int64_t{1}) == Rules{1, 2, 5, 8, 9, 11});
  CHECK(rules_for(table, std::int64_t{4}) == Rules{3, 4, 9, 10, 11});
  CHECK(rules_for(table, std::int64_t{8}) == Rules{3, 4, 9, 10, 11, 12});
  CHECK(rules_for(table, std::int64_t{-1}) == Rules{1, 2, 9, 10, 11, 12});
  CHECK(rules_for(table, FactValue()) == Rules{11});  // an absent input meets "-" alone
}

TEST_CASE("conditions are typed by their column") {
  ReadTable money = one_column({"amount", Kind::money, {}, {}, {}},
                               {"< 5000.00 CNY", "[5000.00 CNY..9000.00 CNY)", "-"});
  Currency cny = *Currency::parse("CNY");
  CHECK(rules_for(*money, Money(499999, cny)) == Rules{0, 2});
  CHECK(rules_for(*money, Money(500000, cny)) == Rules{1, 2});
  CHECK(rules_for(*money, Money(900000, cny)) == Rules{2});

  ReadTable date = one_column({"day", Kind::date, {}, {}, {}}, {">= 2024-03-01", "-"});
  CHECK(rules_for(*date, *parse_date("2024-02-29")) == Rules{1});
  CHECK(rules_for(*date, *parse_date("2024-03-01")) == Rules{0, 1});

  ReadTable word = one_column({"role", Kind::text, {}, {}, {}},
                              {"finance, auditor", "\"a, b\"", "not(finance)", "-"}, "COLLECT");
  CHECK(rules_for(*word, std::string_view("finance")) == Rules{0, 3});
  CHECK(rules_for(*word, std::string_view("a, b")) == Rules{1, 2, 3});
  CHECK(rules_for(*word, std::string_view("nobody")) == Rules{2, 3});

  ReadTable truth = one_column({"cleared", Kind::boolean, {}, {}, {}}, {"true", "not(true)"});
  CHECK(rules_for(*truth, true) == Rules{0});
  CHECK(rules_for(*truth, false) == Rules{1});

  ReadTable ratio = one_column({"share", Kind::ratio, {}, {}, {}}, {"25%, 1/3", "0.5"});
  CHECK(rules_for(*ratio, Ratio(1, 4)) == Rules{0});
  CHECK(rules_for(*ratio, Ratio(2, 6)) == Rules{0});
  CHECK(rules_for(*ratio, Ratio(1, 2)) == Rules{1});
}

TEST_CASE("a wrong cell is a fault at its place") {
  auto refused = [](ColumnSignature column, std::string cell, std::string_view part) {
    INFO(cell);
    ReadTable read = one_column(column, {"-", cell});
    CHECK(read.has("policy.table_signature", "/rules/1/when/0", part));
  };
  ColumnSignature n{"n", Kind::integer, {}, Ratio(0, 1), Ratio(9, 1)};
  refused(n, "", "empty part");
  refused(n, "1,,2", "empty part");
  refused(n, "one", "'one' is not a whole number");
  refused(n, "1.5", "not a whole number");
  refused(n, "99999999999999999999", "not a whole number");
  refused(n, "12", "outside what n can be");
  refused(n, "[1..5", "not an interval");
  refused(n, "[5..1]", "holds no value");
  refused(n, "(5..5]", "holds no value");
  refused(n, "not(-)", "not a whole number");
  refused({"b", Kind::boolean, {}, {}, {}}, "yes", "neither true nor false");
  refused({"m", Kind::money, {}, {}, {}}, "5.00 USD", "policy's currency");
  refused({"m", Kind::money, {}, {}, {}}, "5", "m: ");
  refused({"d", Kind::date, {}, {}, {}}, "2024-02-30", "d: ");
  refused({"r", Kind::ratio, {}, {}, {}}, "1/0", "r: ");
  refused({"w", Kind::text, {"a", "b"}, {}, {}}, "c", "one of a, b");
  refused({"w", Kind::text, {}, {}, {}}, "a(b", "double quotes");
  refused({"w", Kind::text, {}, {}, {}}, "\"\"", "is empty");
}

TEST_CASE("a table that does not fit its signature says where") {
  auto faulty = [](std::string_view document, std::string_view path, std::string_view part) {
    INFO(document);
    CHECK(ReadTable(authority, document).has("policy.table_signature", path, part));
  };
  faulty("[]", "", "object");
  faulty(R"({"inputs":[],"outputs":[],"rules":[]})", "/hit_policy", "missing");
  faulty(R"({"hit_policy":"ANY","inputs":[],"outputs":[],"rules":[]})", "/hit_policy", "FIRST");
  faulty(R"({"hit_policy":"FIRST","inputs":["exces_of_limit"],"outputs":[],"rules":[]})",
         "/inputs/0", "excess_of_limit");
  faulty(R"({"hit_policy":"FIRST","inputs":[],"outputs":["kind","kind"],"rules":[]})", "/outputs/1",
         "twice");
  faulty(R"({"hit_policy":"FIRST","inputs":[],"outputs":["kind"],"rules":[]})", "/outputs",
         "signatory");
  faulty(R"({"hit_policy":"FIRST","inputs":3,"outputs":["kind","signatory"],"rules":[]})",
         "/inputs", "list");
  constexpr std::string_view start =
      R"({"hit_policy":"FIRST","inputs":["excess_of_limit"],"outputs":["kind","signatory"],)";
  auto rules = [&](std::string_view text) { return std::string(start) + std::string(text) + "}"; };
  faulty(rules(R"("rules":1)"), "/rules", "list");
  faulty(rules(R"("rules":[1])"), "/rules/0", "object");
  faulty(rules(R"("rules":[{"then":["cash","x"]}])"), "/rules/0/when", "missing");
  faulty(rules(R"("rules":[{"when":["-","-"],"then":["cash","x"]}])"), "/rules/0/when", "1 cells");
  faulty(rules(R"("rules":[{"when":[0.5],"then":["cash","x"]}])"), "/rules/0/when/0", "cell");
  faulty(rules(R"("rules":[{"when":["-"],"then":["gift","x"]}])"), "/rules/0/then/0", "gift");
  faulty(rules(R"("rules":[{"when":["-"],"then":["cash","x"],"otherwise":1}])"),
         "/rules/0/otherwise", "not known");
}

TEST_CASE("inputs may stand in any order and be left out") {
  ReadTable read(authority, R"({"hit_policy": "UNIQUE", "inputs": ["excess_of_limit"],
    "outputs": ["signatory", "kind"], "rules": [
      {"when": ["< 1/3"], "then": ["anyone", "first_over_limit"]},
      {"when": [">= 1/3"], "then": ["nobody", "cash"]}]})");
  std::array<FactValue, 2> inputs{std::int64_t{7}, Ratio(1, 2)};
  CHECK(std::get<std::string_view>((*read).decide(inputs)[0]) == "cash");
  CHECK(std::get<std::string_view>((*read).decide(inputs)[1]) == "nobody");
}

TEST_CASE("an input of the wrong kind is a bug, not an answer") {
  ReadTable read(authority, authority_document);
  const DecisionTable& table = *read;
  std::array<FactValue, 2> swapped{Ratio(1, 2), std::int64_t{1}};
  CHECK_THROWS_AS(table.decide(swapped), Fault);
  CHECK_THROWS_AS(table.decide(std::span<const FactValue>(swapped).first(1)), Fault);
  CHECK_THROWS_AS(table.outputs(3), Fault);
  ReadTable money = one_column({"amount", Kind::money, {}, {}, {}}, {"-"});
  FactValue dollars = Money(1, *Currency::parse("USD"));
  CHECK_THROWS_AS((*money).decide({&dollars, 1}), Fault);
}

TEST_CASE("gaps are found with a witness") {
  ReadTable read(authority, R"({"hit_policy": "FIRST",
    "inputs": ["over_limit_shipments", "excess_of_limit"], "outputs": ["kind", "signatory"],
    "rules": [{"when": ["0", "-"], "then": ["cash", "x"]},
              {"when": ["> 2", "-"], "then": ["cash", "x"]},
              {"when": ["1", "-"], "then": ["cash", "x"]},
              {"when": ["2", "< 1/3, >= 2/3"], "then": ["cash", "x"]}]})");
  CHECK(read.has("policy.table_gap", "/rules",
                 "no rule for over_limit_shipments = 2, excess_of_limit = 1/3"));
  CHECK(read.has("policy.table_gap", "/rules", "excess_of_limit = 1/2") == false);  // same gap

  ColumnSignature words{"grade", Kind::text, {"general", "major"}, {}, {}};
  CHECK(one_column(words, {"general"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "grade = major"));
  CHECK(one_column(words, {"general", "major"}, "FIRST", true).faults.empty());
  CHECK(one_column({"w", Kind::text, {}, {}, {}}, {"general"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "w = any other word"));
  CHECK(one_column({"b", Kind::boolean, {}, {}, {}}, {"true"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "b = false"));
  CHECK(one_column({"n", Kind::integer, {}, {}, {}}, {"< 1", "> 1"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "n = 1"));
  CHECK(
      one_column({"n", Kind::integer, {}, {}, {}}, {"< 1", ">= 1"}, "FIRST", true).faults.empty());
  CHECK(one_column({"n", Kind::integer, {}, {}, {}}, {"<= 1", ">= 2"}, "FIRST", true)
            .faults.empty());  // nothing lies between 1 and 2
  CHECK(one_column({"r", Kind::ratio, {}, {}, {}}, {"<= 1", ">= 2"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "r = 3/2"));
  CHECK(one_column({"r", Kind::ratio, {}, {}, {}}, {"> 2"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "r less than 2"));
  CHECK(one_column({"r", Kind::ratio, {}, {}, {}}, {"<= 2"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "r more than 2"));
  CHECK(one_column({"d", Kind::date, {}, {}, {}}, {"< 2024-03-01", "> 2024-03-01"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "d = 2024-03-01"));
  CHECK(one_column({"m", Kind::money, {}, {}, {}}, {"<= 1.00 CNY", ">= 1.02 CNY"}, "FIRST", true)
            .has("policy.table_gap", "/rules", "m = 1.01 CNY"));
  CHECK(one_column({"n", Kind::integer, {}, {}, {}}, {}, "FIRST", true)
            .has("policy.table_gap", "/rules", "n any value"));
}

TEST_CASE("overlaps and unreachable rules are found with a witness") {
  ColumnSignature n{"n", Kind::integer, {}, Ratio(0, 1), {}};
  ReadTable overlap = one_column(n, {"< 5", "[4..9]", "> 9"}, "UNIQUE", true);
  CHECK(overlap.has("policy.table_overlap", "/rules/1", "rule 0 decides the same case, n = 4"));
  CHECK(overlap.faults.size() == 1);

  ReadTable hidden = one_column(n, {"< 5", ">= 5", "[4..9]"}, "FIRST", true);
  CHECK(hidden.has("policy.table_unreachable", "/rules/2", "n = 4"));
  ReadTable twin = one_column(n, {"3", "3"}, "FIRST", false);
  CHECK(twin.has("policy.table_unreachable", "/rules/1"));
  CHECK(one_column(n, {"3", "3"}, "COLLECT", false).faults.empty());
  ReadTable impossible = one_column(n, {"(3..4)", "not(>= 0)"}, "COLLECT", false);
  CHECK(impossible.has("policy.table_unreachable", "/rules/0", "no input"));
  CHECK(impossible.has("policy.table_unreachable", "/rules/1", "no input"));
}

TEST_CASE("tables of more rules than a machine word decide in order") {
  std::vector<std::string> cells;
  for (int i = 0; i < 200; ++i) cells.push_back(std::to_string(i));
  cells.push_back("-");
  ReadTable read = one_column({"n", Kind::integer, {}, Ratio(0, 1), {}}, cells, "FIRST", true);
  for (std::int64_t i : {0, 63, 64, 127, 128, 199, 200, 5000}) {
    FactValue input = i;
    CHECK((*read).matching_rule({&input, 1}) ==
          static_cast<std::size_t>(std::min<std::int64_t>(i, 200)));
  }
  TableSignature wide{"t", {{"n", Kind::integer, {}, {}, {}}}, {}, false};
  std::string document = R"({"hit_policy":"FIRST","inputs":["n"],"outputs":[],"rules":[)";
  for (std::size_t i = 0; i <= table_rules_max; ++i) {
    if (i > 0) document += ',';
    document += "{\"when\":[" + std::to_string(i) + "],\"then\":[]}";
  }
  CHECK(ReadTable(wide, document + "]}").has("policy.table_signature", "/rules", "at most 1024"));
}
