#include <boost/json/src.hpp>
#include <fstream>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

using Normalize = Result<std::string> (*)(std::string_view);
using Numbers = std::vector<std::string>;

struct Kind {
  Numbers valid, wrong;
};

boost::json::object read_kinds() {
  auto folder = test::shared_data("validators-stdnum");
  if (folder.empty()) return {};
  std::ifstream file(folder / "org_numbers.json");
  std::string text(std::istreambuf_iterator<char>(file), {});
  return boost::json::parse(text).as_object()["kinds"].as_object();
}

Kind read_kind(const boost::json::object& kinds, const char* name) {
  Kind kind;
  const auto& object = kinds.at(name).as_object();
  for (const auto& value : object.at("valid").as_array())
    kind.valid.emplace_back(value.as_string().c_str());
  for (const auto& value : object.at("invalid").as_array())
    kind.wrong.emplace_back(value.as_object().at("number").as_string().c_str());
  return kind;
}

// Some numbers stand among the valid ones although the tests that they come from give them as
// examples of wrong check digits, forms and lengths. They follow the last valid one.
void move_wrong(Kind& kind, const std::string& last_valid_start) {
  auto last = std::find_if(kind.valid.begin(), kind.valid.end(), [&](const std::string& text) {
    return text.starts_with(last_valid_start);
  });
  REQUIRE(last != kind.valid.end());
  kind.wrong.insert(kind.wrong.end(), last + 1, kind.valid.end());
  kind.valid.erase(last + 1, kind.valid.end());
}

void judge(const Kind& kind, Normalize normalize) {
  for (const std::string& text : kind.valid) {
    CAPTURE(text);
    auto once = normalize(text);
    REQUIRE(code_of(once) == "");
    CHECK(normalize(*once).value() == *once);
  }
  for (const std::string& text : kind.wrong) {
    CAPTURE(text);
    CHECK(!normalize(text));
  }
}

// Which changes of one digit are noticed, out of all.
double share_noticed(const std::string& number, Normalize normalize) {
  int all = 0, noticed = 0;
  for (std::size_t at = 2; at < number.size(); ++at) {
    if (number[at] < '0' || number[at] > '9') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      if (digit == number[at]) continue;
      std::string changed = number;
      changed[at] = digit;
      ++all;
      if (!normalize(changed)) ++noticed;
    }
  }
  return static_cast<double>(noticed) / all;
}

}  // namespace

TEST_CASE("organisations' numbers are judged as their registers do") {
  auto kinds = read_kinds();
  if (kinds.empty()) return;
  judge(read_kind(kinds, "cn_uscc"), normalize_uscc);
  judge(read_kind(kinds, "lei"), normalize_lei);
  Kind vat = read_kind(kinds, "eu_vat");
  move_wrong(vat, "XI 432525179");
  CHECK(vat.valid.size() == 321);
  CHECK(vat.wrong.size() == 57);
  judge(vat, normalize_vat);
  Kind iban = read_kind(kinds, "iban");
  move_wrong(iban, "VG96");
  CHECK(iban.valid.size() == 97);
  judge(iban, normalize_iban);
}

TEST_CASE("a wrong digit in a registration number is noticed") {
  auto kinds = read_kinds();
  if (kinds.empty()) return;
  for (const std::string& text : read_kind(kinds, "lei").valid)
    CHECK(share_noticed(text, normalize_lei) == 1.0);
  for (const std::string& text : read_kind(kinds, "cn_uscc").valid)
    CHECK(share_noticed(text, normalize_uscc) == 1.0);
}

TEST_CASE("VAT numbers of every member, of Northern Ireland and Great Britain") {
  const char* countries[] = {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES",
                             "FI", "FR", "GB", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
                             "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI"};
  for (std::string country : countries) {
    CAPTURE(country);
    auto malformed = normalize_vat(country + "1");
    REQUIRE(code_of(malformed) == "vat.format");
    // The message gives an example; it has to be right, and its check digit to matter.
    const std::string& message = malformed.error().message;
    std::string example = message.substr(message.rfind(' ') + 1);
    CHECK(normalize_vat(example).value() == example);
    CHECK(share_noticed(example, normalize_vat) > 0.8);
    bool check_found = false;
    for (char last = '0'; last <= '9'; ++last)
      for (std::size_t at : {std::size_t{3}, std::size_t{6}}) {
        std::string changed = example;
        changed[at] = last;
        check_found = check_found || code_of(normalize_vat(changed)) == "vat.check";
      }
    CHECK(check_found);
  }
  for (const char* wrong : {"", "1", "123456789", "US123456789", "CHE123456788", "D", "中国"})
    CHECK(code_of(normalize_vat(wrong)) == "vat.country");
}

TEST_CASE("the rarer forms of VAT numbers") {
  const std::pair<const char*, const char*> rows[] = {
      {"GR 094259216", "EL094259216"},    // ISO's code for Greece
      {"EL 94259216", "EL094259216"},     // the leading zero left out
      {"BE 403019261", "BE0403019261"},   // nine digits of before 2008
      {"GBGD001", "GBGD001"},             // a government department
      {"GBHA599", "GBHA599"},             // a health authority
      {"GB 980 7806 84", "GB980780684"},  // a number given out since 2009
      {"ＤＥ１３６，６９５９７６", ""},   // a comma is no separator
      {"ＤＥ１３６　６９５　９７６", "DE136695976"},
      {"DE–136–695–976", "DE136695976"},
      {"FRK7399859412", "FRK7399859412"},  // a key with a letter
      {"ESA0011012B", "ESA0011012B"},      // a company not resident in Spain
      {"IE1A23456B", ""},
      {"NL123456789B13", "NL123456789B13"},  // a sole trader's, since 2020
      {"LV32000000007", ""},
      {"SE 556188-8404 01", "SE556188840401"},
  };
  for (auto [given, expected] : rows) {
    CAPTURE(given);
    CHECK(normalize_vat(given).value_or("") == expected);
  }
}

TEST_CASE("each error of the registration numbers") {
  CHECK(normalize_uscc("９１３４０６００ＭＡ２ＰＢＭ９ＨＸＤ").value() == "91340600MA2PBM9HXD");
  CHECK(normalize_uscc("9134 0600 ma2p bm9h xd").value() == "91340600MA2PBM9HXD");
  CHECK(code_of(normalize_uscc("91340600MA2PBM9HX")) == "uscc.format");
  CHECK(code_of(normalize_uscc("91340600MA2PBM9HXI")) == "uscc.format");
  CHECK(code_of(normalize_uscc("9134060AMA2PBM9HXD")) == "uscc.format");
  CHECK(code_of(normalize_uscc("91340600MA2PBM9HXE")) == "uscc.check");

  CHECK(normalize_resident_identity("11010519491231002x").value() == "11010519491231002X");
  CHECK(normalize_resident_identity("440524 18800101 0014").value() == "440524188001010014");
  CHECK(code_of(normalize_resident_identity("110105194912310021")) == "resident_identity.check");
  for (const char* wrong : {"", "110105491231002", "990105194912310028", "110105194913310021",
                            "110105194902300021", "11010519491231002Y", "X10105194912310021"})
    CHECK(code_of(normalize_resident_identity(wrong)) == "resident_identity.format");
  CHECK(normalize_resident_identity("110105194912310021").error().message.find("1949") ==
        std::string::npos);

  CHECK(normalize_iban("gb82 west 1234 5698 7654 32").value() == "GB82WEST12345698765432");
  CHECK(code_of(normalize_iban("GB82")) == "iban.format");
  CHECK(code_of(normalize_iban("GB82 WEST 1234 5698 7654 3_")) == "iban.format");
  CHECK(code_of(normalize_iban("GB82 1EST 1234 5698 7654 32")) == "iban.format");
  CHECK(code_of(normalize_iban("ZZ82 WEST 1234 5698 7654 32")) == "iban.country");
  CHECK(code_of(normalize_iban("GB82 WEST 1234 5698 7654 3")) == "iban.length");
  CHECK(code_of(normalize_iban("GB82 WEST 1234 5698 7654 33")) == "iban.check");
  CHECK(normalize_iban("NO93 8601 1117 947").value() == "NO9386011117947");
  CHECK(normalize_iban("PT50 0002 0123 1234 5678 9015 4").has_value());

  CHECK(normalize_lei("5493-001K-JTII-GC8Y-1R12").value() == "5493001KJTIIGC8Y1R12");
  CHECK(code_of(normalize_lei("5493001KJTIIGC8Y1R1")) == "lei.format");
  CHECK(code_of(normalize_lei("5493001KJTIIGC8Y1RAB")) == "lei.format");
  CHECK(code_of(normalize_lei("5493001KJTIIGC8Y1R13")) == "lei.check");
}
