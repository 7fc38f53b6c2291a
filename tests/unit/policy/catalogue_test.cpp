#include "../catch.hpp"
#include "kehu/policy/policy.hpp"

using namespace kehu;

namespace {

constexpr Sentence the_sentences[] = {
    {"t_limit+", "{amount} fits the limit.", "{amount}在授信额内。"},
    {"t_limit-", "{amount} is over the limit of {limit} by {share}; {role} signs.",
     "{amount}超过授信额 {limit} 的 {share}，由{role}签发。"},
    {"t_day", "On {day}, {flag}, {count}, {nothing}.", "{day}，{flag}，{count}，{nothing}。"},
    {"t_pay", "Pay {amount}.", "请支付 {amount}。"},
    {"=t_manager", "regional manager", "区域经理"},
    {"t_odd", "Left {open and {unknown}", "左{unknown}"},
};

const Currency yuan_currency = *Currency::parse("CNY");

}  // namespace

TEST_CASE("reasons become sentences in English and Chinese") {
  register_sentences(the_sentences);
  Reason within{"CRD-6", "t_limit", true, {{"amount", Money(100000, yuan_currency)}}};
  CHECK(sentence(within, "en") == "1000.00 CNY fits the limit.");
  CHECK(sentence(within, "zh") == "1000.00 元在授信额内。");
  Reason over{"CRD-7",
              "t_limit",
              false,
              {{"amount", Money(100000, *Currency::parse("EUR"))},
               {"limit", Money(80000, yuan_currency)},
               {"share", Ratio(1, 4)},
               {"role", std::string_view("t_manager")}}};
  CHECK(sentence(over, "en") ==
        "1000.00 EUR is over the limit of 800.00 CNY by 25%; regional manager signs.");
  CHECK(sentence(over, "zh") == "1000.00 EUR超过授信额 800.00 元 的 25%，由区域经理签发。");
  CHECK(sentence(Remedy{"t_pay", {{"amount", Money(5, yuan_currency)}}}, "zh") ==
        "请支付 0.05 元。");
}

TEST_CASE("every kind of fact has its form") {
  register_sentences(the_sentences);
  Reason day{"CRD-1",
             "t_day",
             true,
             {{"day", *parse_date("2024-03-01")},
              {"flag", true},
              {"count", std::int64_t{3}},
              {"nothing", FactValue()}}};
  CHECK(sentence(day, "en") == "On 2024-03-01, yes, 3, none.");
  CHECK(sentence(day, "zh") == "2024年3月1日，是，3，无。");
  auto shown = [](FactValue value) { return sentence(Remedy{"t_bare", {{"x", value}}}, "en"); };
  CHECK(shown(Ratio(1, 3)) == "t_bare (x: 1/3)");
  CHECK(shown(Ratio(3, 2)) == "t_bare (x: 150%)");
  CHECK(shown(Ratio(2, 1)) == "t_bare (x: 2)");
  CHECK(shown(Ratio(INT64_MAX, 2)) == "t_bare (x: 9223372036854775807/2)");
  CHECK(shown(false) == "t_bare (x: no)");
  CHECK(shown(*parse_instant("2024-03-01T09:00:00+08:00")) == "t_bare (x: 2024-03-01T01:00:00Z)");
  CHECK(shown(std::string_view("untranslated")) == "t_bare (x: untranslated)");
}

TEST_CASE("what has no sentence is shown with its facts") {
  Reason reason{"CRD-1", "t_unknown", false, {{"a", std::int64_t{1}}, {"b", FactValue()}}};
  CHECK(sentence(reason, "en") == "not passed: t_unknown (a: 1, b: none)");
  CHECK(sentence(reason, "zh") == "不符合 t_unknown（a：1，b：无）");
  reason.passed = true;
  CHECK(sentence(reason, "en") == "passed: t_unknown (a: 1, b: none)");
  CHECK(sentence(Remedy{"t_wait", {}}, "en") == "t_wait");
  register_sentences(the_sentences);
  Reason odd{"CRD-1", "t_odd", true, {}};
  CHECK(sentence(odd, "zh") == "左{unknown}");
}
