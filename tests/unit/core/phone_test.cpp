#include <fstream>
#include <sstream>

#include "../catch.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;

namespace {

std::string number(std::string_view text, std::string_view region) {
  auto result = normalize_phone(text, region);
  return result ? *result : result.error().code;
}

}  // namespace

TEST_CASE("the example number of each region becomes its E.164 number") {
  auto folder = test::shared_data("phone-examples");
  if (folder.empty()) return;
  std::ifstream file(folder / "example_mobile_numbers.csv");
  std::string line;
  std::getline(file, line);
  int rows = 0;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string region, code, national, e164;
    std::getline(fields, region, ',');
    std::getline(fields, code, ',');
    std::getline(fields, national, ',');
    std::getline(fields >> std::ws, e164);
    CAPTURE(line);
    CHECK(number(national, region) == e164);
    CHECK(number(e164, "") == e164);
    CHECK(number("00" + e164.substr(1), "") == e164);
    ++rows;
  }
  CHECK(rows == 245);
}

TEST_CASE("numbers are read as people type them") {
  struct Row {
    const char *text, *region, *expected;
  };
  const Row rows[] = {
      {"139 1234 5678", "CN", "+8613912345678"},
      {"１３９－１２３４－５６７８", "cn", "+8613912345678"},
      {"+86 139-1234-5678", "", "+8613912345678"},
      {"0086 13912345678", "", "+8613912345678"},
      {"8613912345678", "CN", "+8613912345678"},
      {"\u202d+86 139\u00a01234\u00a05678\u202c", "", "+8613912345678"},
      {"(010) 6552-9988", "CN", "+861065529988"},
      {"（021）64567890", "CN", "+862164567890"},
      {"0571-87654321", "CN", "+8657187654321"},
      {"0898 6622 3344", "CN", "+8689866223344"},
      {"400-810-1234", "CN", "+864008101234"},
      {"+44 (0)20 7946 0958", "", "+442079460958"},
      {"020 7946 0958", "GB", "+442079460958"},
      {"06 12 34 56 78", "FR", "+33612345678"},
      {"06 698 1234", "IT", "+39066981234"},
      {"8 (912) 345-67-89", "RU", "+79123456789"},
      {"1 (201) 555-0123", "US", "+12015550123"},
      {"011 86 139 1234 5678", "US", "+8613912345678"},
      {"06 20 123 4567", "HU", "+36201234567"},
      {"8 612 34567", "LT", "+37061234567"},
      {"0612 34567", "LT", "+37061234567"},
      {"8 029 491-19-11", "BY", "+375294911911"},
      {"+52 1 222 123 4567", "", "+522221234567"},
      {"011 15-2345-6789", "AR", "+5491123456789"},
      {"0223 15 512-3456", "AR", "+5492235123456"},
      {"+800 1234 5678", "", "+80012345678"},
      {"9123 4567", "HK", "+85291234567"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(number(row.text, row.region) == row.expected);
  }
}

TEST_CASE("what is no number is refused") {
  for (const char* wrong :
       {"", "abc", "+", "1-800-FLOWERS", "139 1234 5678 ext 9", "139+12345678", "++8613912345678",
        "+8612012345678", "+8611012345678", "+999 1234567", "+210 1234567", "+1 123 555 0123",
        "+1 201 155 0123", "139,1234,5678", "+86 12 1234 5678"})
    CHECK(number(wrong, "CN") == "phone.format");
  for (const char* wrong :
       {"+86 139 1234 567", "+86 139 1234 56789", "+852 1234 567", "+1 555 0123", "+49 123", "+86"})
    CHECK(number(wrong, "") == "phone.length");
  CHECK(number("1391234567890", "CN") == "phone.length");
  CHECK(number("13912345678", "") == "phone.region");
  CHECK(number("13912345678", "ZZ") == "phone.region");
  CHECK(number("13912345678", "CHN") == "phone.region");
  CHECK(normalize_phone("139 1234", "CN").error().message.find("139 1234") != std::string::npos);
}

TEST_CASE("mainland mobiles are 13 to 19 and nine digits") {
  for (char second = '0'; second <= '9'; ++second) {
    std::string mobile = std::string("1") + second + "812345678";
    CHECK(number(mobile, "CN") == (second >= '3' ? "+86" + mobile : "phone.format"));
  }
}

TEST_CASE("a normal form is read as itself") {
  for (const char* text : {"+8613912345678", "+39066981234", "+37061234567", "+522221234567",
                           "+5491123456789", "+61412345678", "+2290195123456"})
    CHECK(number(text, "US") == text);
}
