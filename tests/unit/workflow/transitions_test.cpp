#include "kehu/workflow/transitions.hpp"

#include "../catch.hpp"

using namespace kehu;
using workflow::Transition;

namespace {

constexpr Transition transitions[] = {
    {"held", "credit.ship", "shipped"},       {"held", "credit.void", "voided"},
    {"held", "credit.expire", "expired"},     {"waiting", "credit.approve", "held"},
    {"waiting", "credit.reject", "rejected"}, {"shipped", "credit.void", "voided"},
};
const workflow::Workflow authorization{"authorization", "waiting", transitions};

}  // namespace

TEST_CASE("a declared transition leads to its state") {
  CHECK(*workflow::advance(authorization, "waiting", "credit.approve") == "held");
  CHECK(*workflow::advance(authorization, "held", "credit.ship") == "shipped");
  CHECK(*workflow::advance(authorization, "shipped", "credit.void") == "voided");
}

TEST_CASE("any other transition is refused and the allowed ones are named") {
  auto refused = workflow::advance(authorization, "waiting", "credit.ship");
  REQUIRE(!refused);
  CHECK(refused.error().category == Category::conflict);
  CHECK(refused.error().code == "workflow.not_allowed");
  CHECK(refused.error().message ==
        "credit.ship is not allowed while the authorization is waiting: allowed now: "
        "credit.approve, credit.reject");
  auto final = workflow::advance(authorization, "voided", "credit.ship");
  CHECK(final.error().message ==
        "credit.ship is not allowed while the authorization is voided: nothing is any more");
  CHECK(!workflow::advance(authorization, "no such state", "credit.ship"));
  CHECK(workflow::allowed(authorization, "held") ==
        std::vector<std::string_view>{"credit.ship", "credit.void", "credit.expire"});
  CHECK(workflow::allowed(authorization, "expired").empty());
}

TEST_CASE("a workflow draws itself") {
  CHECK(workflow::mermaid(authorization) ==
        "stateDiagram-v2\n"
        "    [*] --> waiting\n"
        "    held --> shipped: credit.ship\n"
        "    held --> voided: credit.void\n"
        "    held --> expired: credit.expire\n"
        "    waiting --> held: credit.approve\n"
        "    waiting --> rejected: credit.reject\n"
        "    shipped --> voided: credit.void\n"
        "    voided --> [*]\n"
        "    expired --> [*]\n"
        "    rejected --> [*]\n");
}
