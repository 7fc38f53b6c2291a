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

TEST_CASE("an act with several ends leads to the one that a rule decides, and to no other") {
  constexpr Transition ends[] = {{"agreed", "work_order.arrive", "kept"},
                                 {"agreed", "work_order.arrive", "late"},
                                 {"agreed", "work_order.cancel", "called_off"}};
  const workflow::Workflow appointment{"work_appointment", "agreed", ends};
  CHECK(workflow::advance_to(appointment, "agreed", "work_order.arrive", "kept"));
  CHECK(workflow::advance_to(appointment, "agreed", "work_order.arrive", "late"));
  CHECK(workflow::allowed(appointment, "agreed") ==
        std::vector<std::string_view>{"work_order.arrive", "work_order.cancel"});
  auto refused = workflow::advance_to(appointment, "late", "work_order.arrive", "kept");
  REQUIRE(!refused);
  CHECK(refused.error().message ==
        "work_order.arrive is not allowed while the work_appointment is late: nothing is any more");
  CHECK_THROWS_AS(static_cast<void>(workflow::advance_to(appointment, "agreed", "work_order.arrive",
                                                         "called_off")),
                  Fault);
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
