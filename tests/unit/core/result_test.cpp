#include "kehu/core/result.hpp"

#include "../catch.hpp"

using namespace kehu;

namespace {

Result<int> half(int n) {
  if (n % 2 != 0) return invalid("test.odd", "/n", std::to_string(n) + " is odd");
  return n / 2;
}

Result<int> quarter(int n) {
  KEHU_TRY_ASSIGN(int once, half(n));
  KEHU_TRY_ASSIGN(int twice, half(once));
  return twice;
}

Result<void> even(int n) {
  KEHU_TRY(half(n));
  return {};
}

}  // namespace

TEST_CASE("a result is a value or an error, and passes the error on") {
  CHECK(quarter(8).value() == 2);
  CHECK(*quarter(8) == 2);
  CHECK(quarter(6).error() == invalid("test.odd", "/n", "3 is odd"));
  CHECK(quarter(6).value_or(7) == 7);
  CHECK(even(2).has_value());
  CHECK(even(1).error().code == "test.odd");
  Result<int> copy = quarter(6);
  Result<int> other = copy;
  CHECK(other.error() == copy.error());
  other = quarter(8);
  CHECK(other.value() == 2);
}

TEST_CASE("asking a failed result for its value is a fault that names the error") {
  try {
    (void)half(1).value();
    FAIL("no fault");
  } catch (const Fault& fault) {
    CHECK(fault.error().code == "test.odd");
    CHECK(std::string(fault.what()) == "1 is odd");
  }
  CHECK_THROWS_AS(even(1).value(), Fault);
  CHECK_THROWS_AS(ensure(false, "never"), Fault);
  CHECK_NOTHROW(ensure(true, "always"));
}

TEST_CASE("errors have a category, a code and a path that grows on the way up") {
  CHECK(invalid("a.b", "/x", "m").category == Category::invalid);
  CHECK(not_found("a.b", "/x", "m").category == Category::not_found);
  CHECK(conflict("a.b", "/x", "m").category == Category::conflict);
  CHECK(under("/items/0", invalid("a.b", "/x", "m")).path == "/items/0/x");
  CHECK(Fault(Category::fault, "store.io", "disk").error().category == Category::fault);
  const char* names[] = {"invalid", "not_found", "conflict", "refused",
                         "denied",  "busy",      "fault",    "internal"};
  for (unsigned char i = 0; i < 8; ++i) CHECK(name(static_cast<Category>(i)) == names[i]);
}

TEST_CASE("a decision takes its code from the first reason that fails") {
  Decision decision;
  CHECK(decision.granted());
  decision.check(true, "CRD-1", "is_open", "credit.closed", {{"open", true}});
  CHECK(decision.granted());
  decision.check(false, "CRD-6", "within_limit", "credit.over_limit", {});
  decision.check(false, "CRD-7", "not_overdue", "credit.overdue", {});
  CHECK(decision.code == "credit.over_limit");
  CHECK(decision.reasons.size() == 3);
  CHECK(decision.reasons[0].facts[0].name == "open");
  for (int i = 0; i < 20; ++i) decision.check(true, "CRD-1", "is_open", "", {});
  CHECK(decision.reasons.size() == 10);
}
