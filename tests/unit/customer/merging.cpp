#include "../catch.hpp"
#include "customer/rules.hpp"

using namespace kehu;
using namespace kehu::customer;

namespace {

Customer file_of(std::uint8_t id, const char* name) {
  Customer customer;
  customer.id.value.data[15] = id;
  customer.name = name;
  customer.match_name = name;
  customer.account_manager = "li.wei";
  customer.since = Date(2020, 1, id);
  return customer;
}

bool equal(const Customer& a, const Customer& b) {
  return a.name == b.name && a.match_name == b.match_name && a.kind == b.kind &&
         a.identity_kind == b.identity_kind && a.identity_number == b.identity_number &&
         a.birth_date == b.birth_date && a.region == b.region && a.since == b.since &&
         a.account_manager == b.account_manager && a.business_line == b.business_line &&
         a.channel == b.channel;
}

}  // namespace

TEST_CASE("The survivor's values win, gaps are filled, exceptions are taken", "[customer][CUS-5]") {
  Customer survivor = file_of(1, "acme"), merged = file_of(2, "acme trading");
  merged.region = "CN";
  merged.code = "B-7";
  merged.identity_kind = IdentityKind::other;
  merged.identity_number = "123";
  Customer after = survive(survivor, merged, {MergeField::since});
  CHECK(after.name == "acme");
  CHECK(after.region == "CN");
  CHECK(after.identity_number == "123");
  CHECK(after.since == Date(2020, 1, 2));
  CHECK_FALSE(after.code);  // stays with its record, which resolves to the survivor
}

TEST_CASE("Undoing a merge gives back every field", "[customer][CUS-5]") {
  Customer before = file_of(1, "acme"), merged = file_of(2, "acme trading");
  merged.region = "CN";
  merged.birth_date = Date(1990, 2, 3);
  Customer after =
      survive(before, merged, {MergeField::name, MergeField::since, MergeField::account_manager});
  UndoFacts facts{before, after, after, false};
  REQUIRE(judge_undo(facts).granted());
  CHECK(equal(restore(facts), before));

  SECTION("what the merge had not touched keeps later changes") {
    facts.survivor_now.business_line = "retail";
    REQUIRE(judge_undo(facts).granted());
    Customer restored = restore(facts);
    CHECK(restored.business_line == "retail");
    restored.business_line = before.business_line;
    CHECK(equal(restored, before));
  }
  SECTION("what it had touched must not have changed again") {
    facts.survivor_now.name = "acme international";
    Decision decision = judge_undo(facts);
    CHECK(decision.code == "customer.changed_since");
    CHECK(decision.reasons[decision.reasons.size() - 1].facts[0].value ==
          FactValue(std::string_view("name")));
  }
  SECTION("only once, and only from the top") {
    facts.undone = true;
    CHECK(judge_undo(facts).code == "customer.already_undone");
    facts.undone = false;
    facts.survivor_now.status = Status::merged;
    CHECK(judge_undo(facts).code == "customer.merged_since");
  }
}
