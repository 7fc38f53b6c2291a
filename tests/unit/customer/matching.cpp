#include "customer/matching.hpp"

#include <algorithm>

#include "../catch.hpp"
#include "customer/handlers.hpp"
#include "matching_data.hpp"

using namespace kehu;
using namespace kehu::customer;
using kehu::test::Person;

namespace {

std::vector<FieldEvidence> evidence_of(const Person& a, const Person& b) {
  return test::corpus_of({a, b}).explain(0, 1);
}

FieldEvidence field(const std::vector<FieldEvidence>& all, std::string_view name) {
  auto at = std::find_if(all.begin(), all.end(), [&](const auto& e) { return e.field == name; });
  return at == all.end() ? FieldEvidence{} : *at;
}

Person person(std::string name, std::string birth_date = {}, std::string number = {}) {
  Person made;
  made.name = std::move(name);
  made.birth_date = std::move(birth_date);
  made.number = std::move(number);
  return made;
}

Person company(std::string name) {
  Person made = person(std::move(name));
  made.kind = Kind::company;
  return made;
}

}  // namespace

TEST_CASE("Matching finds the duplicates of FEBRL's data set 1", "[customer][CUS-5]") {
  auto persons = test::febrl_persons();
  if (persons.empty()) return;
  REQUIRE(persons.size() == 1000);
  auto corpus = test::corpus_of(persons);
  auto pairs = corpus.duplicates(test::reference_index().matching.possible);
  REQUIRE(pairs);
  test::Quality quality = test::quality(persons, *pairs);
  CAPTURE(quality.truths, quality.found, quality.right);
  CHECK(quality.truths == 500);
  CHECK(quality.precision() >= 0.99);
  CHECK(quality.recall() >= 0.99);
}

TEST_CASE("Matching stands dirtier records, households and namesakes", "[customer][CUS-5]") {
  auto seed = GENERATE(std::uint64_t{1}, std::uint64_t{20240301});
  auto persons = test::dirty_persons(800, seed);
  auto corpus = test::corpus_of(persons);
  const Matching& matching = test::reference_index().matching;
  auto pairs = *corpus.duplicates(matching.possible);
  test::Quality quality = test::quality(persons, pairs);
  CAPTURE(seed, persons.size(), quality.truths, quality.found, quality.right);
  CHECK(quality.precision() >= 0.93);
  CHECK(quality.recall() >= 0.97);
  // What is called certain nearly always is.
  std::erase_if(pairs, [&](const auto& pair) { return pair.score < matching.certain; });
  CHECK(test::quality(persons, pairs).precision() >= 0.995);
}

TEST_CASE("No pair is hidden by the passes that choose what to compare", "[customer][CUS-5]") {
  auto persons = test::dirty_persons(250, 5);
  auto corpus = test::corpus_of(persons);
  std::int64_t possible = test::reference_index().matching.possible;
  auto pairs = *corpus.duplicates(possible);
  std::set<std::pair<std::uint32_t, std::uint32_t>> found;
  for (const auto& pair : pairs)
    if (!pair.chained) found.emplace(pair.a, pair.b);
  std::size_t all = 0, missed = 0;
  for (std::uint32_t a = 0; a < corpus.size(); ++a) {
    for (std::uint32_t b = a + 1; b < corpus.size(); ++b) {
      if (corpus.compare(a, b, possible).score < possible) continue;
      ++all;
      if (!found.contains({a, b})) ++missed;
    }
  }
  CAPTURE(all, missed);
  CHECK(all > 100);
  CHECK(missed * 500 <= all);
}

TEST_CASE("One record's duplicates are those that the whole search gives it", "[customer][CUS-5]") {
  auto persons = test::dirty_persons(120, 11);
  auto corpus = test::corpus_of(persons);
  std::int64_t possible = test::reference_index().matching.possible;
  auto all = *corpus.duplicates(possible);
  for (std::uint32_t record = 0; record < corpus.size(); record += 17) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> expected, got;
    for (const auto& pair : all)
      if (pair.a == record || pair.b == record) expected.emplace(pair.a, pair.b);
    auto own = corpus.duplicates(possible, record);
    for (const auto& pair : *own) got.emplace(pair.a, pair.b);
    CHECK(got == expected);
  }
}

TEST_CASE("Duplicates are the same in every order of records", "[customer][CUS-5]") {
  auto persons =
      test::dirty_persons(150, GENERATE(std::uint64_t{3}, std::uint64_t{4}, std::uint64_t{5}));
  auto named = [](const std::vector<Person>& all) {
    auto corpus = test::corpus_of(all);
    std::multiset<std::pair<std::string, std::int64_t>> names;
    auto pairs = corpus.duplicates(test::reference_index().matching.possible);
    for (const auto& pair : *pairs) {
      std::string a = all[pair.a].name + all[pair.a].street,
                  b = all[pair.b].name + all[pair.b].street;
      names.emplace(std::min(a, b) + "|" + std::max(a, b), pair.score);
    }
    return names;
  };
  auto forward = named(persons);
  std::reverse(persons.begin(), persons.end());
  CHECK(named(persons) == forward);
}

TEST_CASE("Each field says what it is worth", "[customer][CUS-5]") {
  const Matching& m = test::reference_index().matching;
  SECTION("swapped given name and surname agree") {
    auto name = field(evidence_of(person("Wei Zhang"), person("ZHANG, Wei")), "name");
    CHECK(name.level == Level::agree);
    CHECK(name.weight > 0);
  }
  SECTION("a missing middle name is neither for nor against") {
    auto with = field(evidence_of(person("Ann Lee Marsh"), person("Ann Marsh")), "name");
    auto without = field(evidence_of(person("Ann Marsh"), person("Ann Marsh")), "name");
    CHECK(with.weight == without.weight);
  }
  SECTION("a space that slipped in") {
    CHECK(field(evidence_of(person("Kath ryn Bell"), person("Kathryn Bell")), "name").level ==
          Level::partial);
  }
  SECTION("words of one sound") {
    CHECK(field(evidence_of(person("Catherine Bell"), person("Kathryn Bell")), "name").weight > 80);
  }
  SECTION("one Chinese character apart is another name") {
    CHECK(field(evidence_of(person("王小明"), person("王小红")), "name").level == Level::disagree);
    CHECK(field(evidence_of(person("王小明先生"), person("王小明")), "name").level == Level::agree);
  }
  SECTION("legal forms are not compared") {
    for (auto [a, b] : {std::pair{"Acme Trading Co., Ltd.", "ACME TRADING LIMITED"},
                        std::pair{"Müller Optik GmbH", "Müller Optik"},
                        std::pair{"北京华信科技有限公司", "北京华信科技股份有限公司"}}) {
      CAPTURE(a, b);
      CHECK(field(evidence_of(company(a), company(b)), "name").level == Level::agree);
    }
    auto turned = evidence_of(company("华信科技(北京)有限公司"), company("北京华信科技有限公司"));
    CHECK(field(turned, "name").level == Level::partial);
  }
  SECTION("day and month about") {
    auto date =
        field(evidence_of(person("A B", "1980-03-11"), person("A B", "1980-11-03")), "birth_date");
    CHECK(date.level == Level::partial);
    CHECK(date.weight > 0);
  }
  SECTION("missing and meaningless values add nothing") {
    auto evidence =
        evidence_of(person("Ann Marsh", "", "0000000"), person("Ann Marsh", "", "0000000"));
    CHECK(evidence.size() == 1);
    auto unknown = evidence_of(person("unknown"), person("unknown"));
    CHECK(unknown.empty());
  }
  SECTION("an identity number with one slip is evidence, another number is against") {
    CHECK(field(evidence_of(person("A", "", "6988048"), person("A", "", "6988408")), "identity")
              .weight >= m.identity.partial);
    CHECK(field(evidence_of(person("A", "", "6988048"), person("A", "", "1364009")), "identity")
              .weight == m.identity.disagree);
  }
  SECTION("agreement on what many have counts less") {
    std::vector<Person> many;
    for (int i = 0; i < 400; ++i) many.push_back(person("Common"));
    many.push_back(person("Rare"));
    many.push_back(person("Rare"));
    auto corpus = test::corpus_of(many);
    auto common = field(corpus.explain(0, 1), "name"),
         rare = field(corpus.explain(400, 401), "name");
    CHECK(rare.weight > common.weight + 50);
  }
  SECTION("an individual is hardly a company") {
    CHECK(field(evidence_of(person("Ann Marsh"), company("Ann Marsh")), "kind").weight ==
          m.other_kind);
  }
}

TEST_CASE("Records that are each certain to be a third are proposed too", "[customer][CUS-5]") {
  Person middle = person("Katharina Brandt", "1971-05-09", "7812345");
  middle.phone = "+8613911112222";
  middle.email = "k.brandt@example.com";
  Person early = middle, late = middle;
  early.email = "";
  early.number = "";
  early.birth_date = "";
  late.phone = "";
  late.name = "Katharina Lindner";  // married since
  auto corpus = test::corpus_of({early, middle, late});
  auto pairs = *corpus.duplicates(test::reference_index().matching.possible);
  REQUIRE(pairs.size() >= 2);
  bool chained =
      std::any_of(pairs.begin(), pairs.end(), [](const auto& p) { return p.a == 0 && p.b == 2; });
  CHECK(chained ==
        (corpus.compare(0, 2, INT64_MIN / 2).score >= test::reference_index().matching.chained));
}

TEST_CASE("Placeholders stand for nothing", "[customer][CUS-5]") {
  const MasterIndex& clause = test::reference_index();
  for (const char* text : {"", "-", "...", "unknown", "n/a", "000000", "+8613800000000", "不详"})
    CHECK(is_placeholder(clause, text));
  for (const char* text : {"0", "a", "+8613912345678", "王", "6988048", "aaa"})
    CHECK_FALSE(is_placeholder(clause, text));
}
