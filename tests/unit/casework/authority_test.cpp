// Who may sign what: amounts, accumulation, second persons, deputies, substitutes.
#include "desk.hpp"

namespace kehu::test {

namespace {

constexpr const char* goodwill = R"([{"matter": "goodwill", "levels": [
  {"role": "regional_manager", "up_to": "1000.00 CNY", "accumulated_up_to": "1500.00 CNY",
   "window_days": "30", "substitute": "sales_manager"},
  {"role": "general_manager", "up_to": null, "accumulated_up_to": null, "window_days": "0",
   "substitute": null}]}])";

// What signing as `who` in `role` answers: the role by which it was signed, or the refusal.
std::string signed_by(Desk& desk, std::string who, std::string role, std::string_view amount,
                      std::string_view asked_by = "li.wei",
                      std::function<bool(std::string_view, std::string_view)> takes_no_part = {}) {
  desk.as(std::move(who), std::move(role));
  auto result = desk.with([&](CommandContext& context) {
    return sign(context, {.matter = "goodwill",
                          .clause = "CMP-8",
                          .about = desk.about,
                          .requested_by = asked_by,
                          .amount = yuan(amount),
                          .takes_no_part = takes_no_part});
  });
  return result ? result->authority_role : result.error().code;
}

// Who is asked for a signature of this amount, where these persons take no part.
std::string asked_role(Desk& desk, std::string_view amount,
                       std::function<bool(std::string_view, std::string_view)> takes_no_part) {
  auto result = desk.with([&](CommandContext& context) {
    return role_asked(context, {.matter = "goodwill",
                                .clause = "CMP-8",
                                .about = desk.about,
                                .requested_by = "li.wei",
                                .amount = yuan(amount),
                                .takes_no_part = takes_no_part});
  });
  return result ? std::string(*result) : result.error().code;
}

Id<customer::Customer> some_customer() {
  Id<customer::Customer> id;
  id.value.data[0] = 7;
  return id;
}

}  // namespace

TEST_CASE("a level signs up to its amount, the one above it more", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "1000.00") == "regional_manager");
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "1000.01") == "authority.amount");
  CHECK(signed_by(desk, "zhao.min", "general_manager", "1000.01") == "general_manager");
  CHECK(signed_by(desk, "chen.jing", "finance", "1.00") == "authority.role");
  CHECK(roles_that_may_sign(*desk.policy, "goodwill", yuan("5000.00")) ==
        std::vector<std::string_view>{"general_manager"});
}

TEST_CASE("nobody signs what he asked for, under any name of his", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "10.00", "Ｗang.Fang") ==
        "authority.self_approval");
  CHECK(desk.code(DeclareAlias{"wang.fang", "王芳"}) == "done");
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "10.00", "王芳") ==
        "authority.self_approval");
  CHECK(signed_by(desk, "王芳", "regional_manager", "10.00", "wang.fang") ==
        "authority.self_approval");
  CHECK(signed_by(desk, "王芳", "regional_manager", "10.00", "li.wei") == "regional_manager");
}

TEST_CASE("what is split adds up for one customer within the window", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  desk.about.customer = some_customer();
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "900.00") == "regional_manager");
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "600.00") == "regional_manager");
  CHECK(signed_by(desk, "sun.li", "regional_manager", "0.01") == "authority.accumulated");
  CHECK(signed_by(desk, "zhao.min", "general_manager", "0.01") == "general_manager");
  desk.about.customer.reset();  // another matter altogether
  CHECK(signed_by(desk, "sun.li", "regional_manager", "900.00") == "regional_manager");
  desk.about.customer = some_customer();
  desk.now += std::chrono::days(31);
  CHECK(signed_by(desk, "sun.li", "regional_manager", "900.00") == "regional_manager");
}

TEST_CASE("a deputy signs for a time, up to an amount, and not for his delegator", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  desk.as("zhao.min", "general_manager");
  Delegate lend{
      {}, "chen.jing", "goodwill", yuan("5000.00"), day("2024-03-04"), day("2024-03-08"), "leave"};
  CHECK(desk.code(lend) == "done");
  CHECK(signed_by(desk, "chen.jing", "finance", "3000.00") == "authority.delegation_expired");
  desk.now = at("2024-03-08T23:59:00+08:00");
  CHECK(signed_by(desk, "chen.jing", "finance", "3000.00") == "general_manager");
  CHECK(signed_by(desk, "chen.jing", "finance", "5000.01") == "authority.delegation_amount");
  CHECK(signed_by(desk, "chen.jing", "finance", "3000.00", "zhao.min") ==
        "authority.self_approval");
  CHECK(signed_by(desk, "chen.jing", "finance", "3000.00", "chen.jing") ==
        "authority.self_approval");
  desk.now = at("2024-03-09T00:00:00+08:00");
  CHECK(signed_by(desk, "chen.jing", "finance", "3000.00") == "authority.delegation_expired");
  auto signatures = desk.ask(Signatures{});
  REQUIRE(signatures.size() == 1);
  CHECK(signatures[0].on_behalf_of == "zhao.min");
}

TEST_CASE("of several delegations the one that serves is taken", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  desk.now = at("2024-03-05T09:00:00+08:00");
  auto lend = [&](std::string who, std::string role, std::optional<Money> up_to,
                  std::string_view until) {
    desk.as(std::move(who), std::move(role));
    CHECK(desk.code(Delegate{
              {}, "chen.jing", "goodwill", up_to, day("2024-03-04"), day(until), "leave"}) ==
          "done");
  };
  lend("wang.fang", "regional_manager", std::nullopt, "2024-03-04");  // run out
  lend("wang.fang", "regional_manager", std::nullopt, "2024-03-08");
  lend("zhao.min", "general_manager", yuan("500.00"), "2024-03-10");
  lend("sun.li", "general_manager", yuan("5000.00"), "2024-03-20");
  CHECK(signed_by(desk, "chen.jing", "finance", "3000.00") == "general_manager");
  CHECK(signed_by(desk, "chen.jing", "finance", "5000.01") == "authority.delegation_amount");
  // Nobody's deputy signs what he asked for while another's can.
  CHECK(signed_by(desk, "chen.jing", "finance", "900.00", "sun.li") == "regional_manager");
  desk.now = at("2024-03-09T09:00:00+08:00");
  CHECK(signed_by(desk, "chen.jing", "finance", "900.00", "sun.li") ==
        "authority.delegation_amount");
  desk.now = at("2024-03-11T09:00:00+08:00");
  CHECK(signed_by(desk, "chen.jing", "finance", "900.00", "sun.li") == "authority.self_approval");
}

TEST_CASE("who is away signs nothing; the substitute does, and only then", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00") == "authority.role");
  desk.as("wang.fang", "regional_manager");
  CHECK(desk.code(RecordAbsence{"Wang.Fang", "regional_manager", day("2024-03-01"),
                                day("2024-03-02")}) == "done");
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "10.00") == "authority.absent");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00") == "regional_manager");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "1000.01") == "authority.role");
  desk.now += std::chrono::days(2);
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00") == "authority.role");
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "10.00") == "regional_manager");
}

TEST_CASE("where every named holder takes no part or is away, the substitute signs",
          "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  auto fang = [](std::string_view person, std::string_view) { return person == "wang.fang"; };
  // Nobody is named: whether others hold the role is not known.
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00", "li.wei", fang) == "authority.role");
  desk.as("root", "administrator");
  NameHolder name{{}, "regional_manager", "wang.fang", {}, {}};
  CHECK(desk.code(name) == "done");
  CHECK(desk.code(name) == "authority.holder_named");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00") == "authority.role");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00", "li.wei", fang) ==
        "regional_manager");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "1000.01", "li.wei", fang) ==
        "authority.role");
  CHECK(asked_role(desk, "10.00", fang) == "sales_manager");
  CHECK(asked_role(desk, "10.00", {}) == "regional_manager");
  // The next level signs at any time; it has no substitute.
  CHECK(signed_by(desk, "zhao.min", "general_manager", "10.00", "li.wei", fang) ==
        "general_manager");
  CHECK(asked_role(desk, "1000.01", fang) == "general_manager");
  // A second holder: only while he is away too.
  desk.as("root", "administrator");
  CHECK(desk.code(NameHolder{{}, "regional_manager", "sun.li", {}, {}}) == "done");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00", "li.wei", fang) == "authority.role");
  desk.as("root", "administrator");
  CHECK(desk.code(RecordAbsence{"sun.li", "regional_manager", day("2024-03-01"),
                                day("2024-03-01")}) == "done");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00", "li.wei", fang) ==
        "regional_manager");
  CHECK(signed_by(desk, "he.qiang", "sales_manager", "10.00") == "authority.role");
  CHECK(signed_by(desk, "sun.li", "regional_manager", "10.00", "li.wei", fang) ==
        "authority.absent");
}

TEST_CASE("who is away under one name is away under all of them", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  CHECK(desk.code(DeclareAlias{"wang.fang", "王芳"}) == "done");
  CHECK(desk.code(RecordAbsence{"王芳", "regional_manager", day("2024-03-01"),
                                day("2024-03-01")}) == "done");
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "10.00") == "authority.absent");
  CHECK(signed_by(desk, "王芳", "regional_manager", "10.00") == "authority.absent");
}

// Whom the remedy of a refusal names, and from which day.
std::string remedy_for(Desk& desk, std::string who, std::string role, std::string_view amount) {
  desk.as(std::move(who), std::move(role));
  auto result = desk.with([&](CommandContext& context) {
    return sign(context, {.matter = "goodwill",
                          .clause = "CMP-8",
                          .about = desk.about,
                          .requested_by = "li.wei",
                          .amount = yuan(amount)});
  });
  if (result) return "done";
  std::string named;
  for (const Remedy& remedy : result.error().remedies)
    for (const Fact& fact : remedy.facts) {
      if (const auto* word = std::get_if<std::string_view>(&fact.value)) named += *word;
      if (const auto* day = std::get_if<Date>(&fact.value)) named += " " + text(*day);
    }
  return named;
}

TEST_CASE("the remedy names who can sign, never who was just refused", "[authority]") {
  Desk desk(policy_with_matters(goodwill));
  desk.about.customer = some_customer();
  CHECK(signed_by(desk, "wang.fang", "regional_manager", "1000.00") == "regional_manager");
  CHECK(remedy_for(desk, "wang.fang", "regional_manager", "600.00") == "general_manager");
  CHECK(remedy_for(desk, "chen.jing", "finance", "600.00") == "general_manager");
  CHECK(remedy_for(desk, "chen.jing", "finance", "500.00") == "regional_manager");
  // While the regional manager is away his substitute can, and where he is away too, the level
  // above; of the last level nobody before it is back.
  auto away = [&](std::string who, std::string role, std::string_view until) {
    desk.as(who, role);
    CHECK(desk.code(RecordAbsence{who, role, day("2024-03-01"), day(until)}) == "done");
  };
  away("wang.fang", "regional_manager", "2024-03-05");
  CHECK(remedy_for(desk, "wang.fang", "regional_manager", "100.00") == "sales_manager");
  away("he.qiang", "sales_manager", "2024-03-02");
  CHECK(remedy_for(desk, "he.qiang", "sales_manager", "100.00") == "general_manager");
  away("zhao.min", "general_manager", "2024-03-03");
  CHECK(remedy_for(desk, "zhao.min", "general_manager", "2000.00") == "general_manager 2024-03-04");
  away("zhao.min", "general_manager", "2024-03-07");
  CHECK(remedy_for(desk, "zhao.min", "general_manager", "100.00") == "regional_manager 2024-03-06");
}

TEST_CASE("an authority table is checked when it is loaded", "[authority]") {
  auto codes = [](const std::string& levels) {
    std::vector<std::string> found;
    policy_with_matters(R"([{"matter": "m", "levels": [)" + levels + "]}]", &found);
    return found;
  };
  auto level = [](std::string role, std::string up_to, std::string substitute = "null") {
    return R"({"role": ")" + role + R"(", "up_to": )" + up_to +
           R"(, "accumulated_up_to": null, "window_days": "0", "substitute": )" + substitute + "}";
  };
  using Codes = std::vector<std::string>;
  CHECK(codes(level("a", R"("5.00 CNY")") + "," + level("b", "null")) == Codes{});
  CHECK(codes("") == Codes{"policy.unreachable"});
  CHECK(codes(level("a", R"("5.00 CNY")")) == Codes{"policy.unreachable"});
  CHECK(codes(level("a", "null") + "," + level("b", "null")) == Codes{"policy.unreachable"});
  CHECK(codes(level("a", R"("5.00 CNY")") + "," + level("b", R"("5.00 CNY")") + "," +
              level("c", "null")) == Codes{"policy.unreachable"});
  CHECK(codes(level("a", R"("5.00 CNY")") + "," + level("b", R"("6.00 EUR")") + "," +
              level("c", "null")) == Codes{"policy.parameter"});
  CHECK(codes(level("a", R"("-5.00 CNY")") + "," + level("b", "null")) ==
        Codes{"policy.parameter"});
  CHECK(codes(level("a", R"("5.00 CNY")") + "," + level("a", "null")) == Codes{"policy.ambiguous"});
  CHECK(codes(level("a", R"("5.00 CNY")", R"("b")") + "," + level("b", "null", R"("a")")) ==
        Codes{"policy.approval_cycle"});
  CHECK(codes(R"({"role": "a", "up_to": null, "accumulated_up_to": "5.00 CNY", "window_days": "9",
                  "substitute": null})") == Codes{"policy.unreachable"});
}

}  // namespace kehu::test
