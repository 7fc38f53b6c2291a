#include "customer/similarity.hpp"

#include "../catch.hpp"

using namespace kehu::customer;

TEST_CASE("Jaro-Winkler as published", "[customer]") {
  // Winkler's own examples, in thousandths; integer steps may lose one or two.
  const std::tuple<std::u32string, std::u32string, std::int64_t> cases[] = {
      {U"martha", U"marhta", 961}, {U"dixon", U"dicksonx", 813}, {U"dwayne", U"duane", 840},
      {U"abc", U"abc", 1000},      {U"abc", U"xyz", 0},          {U"", U"a", 0}};
  for (const auto& [a, b, expected] : cases) {
    CHECK(jaro_winkler(a, b) >= expected - 2);
    CHECK(jaro_winkler(a, b) <= expected + 2);
    CHECK(jaro_winkler(a, b) == jaro_winkler(b, a));
  }
}

TEST_CASE("Edits, swaps among them", "[customer]") {
  CHECK(edit_distance(U"kitten", U"sitting") == 3);
  CHECK(edit_distance(U"ca", U"ac") == 1);
  CHECK(edit_distance(U"ca", U"abc") == 3);  // each part is edited once
  CHECK(edit_distance(U"", U"abc") == 3);
  CHECK(edit_distance(U"王小明", U"王晓明") == 1);
  CHECK(edit_distance(std::u32string(200, U'a'), std::u32string(200, U'b')) == 64);
}

TEST_CASE("Similarity tells slips from other names", "[customer]") {
  CHECK(similarity(U"harrington", U"harringtno") > 900);
  CHECK(similarity(U"gowrie", U"gowwie") > 800);
  CHECK(similarity(U"michelle", U"michael") < 800);
  CHECK(similarity(U"emma", U"emily") < 700);
  CHECK(bigram_similarity(U"北京华信科技", U"华信科技北京") == 800);
}

TEST_CASE("Words of one sound share a code", "[customer]") {
  CHECK(sound(U"catherine") == sound(U"kathryn"));
  CHECK(sound(U"philip") == sound(U"filip"));
  CHECK(sound(U"knight") == sound(U"naight"));
  CHECK(sound(U"smith") == sound(U"smyth"));
  CHECK(sound(U"smith") != sound(U"jones"));
  CHECK(sound(U"王") != sound(U"李"));
}

TEST_CASE("Bits are counted without floating point", "[customer]") {
  CHECK(tenths_of_bits(1, 1) == 0);
  CHECK(tenths_of_bits(2, 1) == 10);
  CHECK(tenths_of_bits(1024, 1) == 100);
  CHECK(tenths_of_bits(3, 2) == 5);  // 0.585 of a bit
  CHECK(tenths_of_bits(1, 8) == -30);
  CHECK(tenths_of_bits(std::int64_t{1} << 43, 1) == 430);
}

TEST_CASE("Code points of UTF-8", "[customer]") {
  CHECK(code_points("a\xC3\xA9\xE7\x8E\x8B\xF0\xA0\x80\x80") == U"aé王\U00020000");
}
