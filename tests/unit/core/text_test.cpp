#include "kehu/core/text.hpp"

#include <utf8proc.h>

#include "../catch.hpp"
#include "../values.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

std::string utf8(utf8proc_int32_t c) {
  utf8proc_uint8_t buffer[4];
  auto size = utf8proc_encode_char(c, buffer);
  return std::string(reinterpret_cast<char*>(buffer), static_cast<std::size_t>(size));
}

// Not a surrogate or noncharacter; and of the large blocks of like characters only the first.
bool is_telling(utf8proc_int32_t c) {
  if ((c > 0x3500 && c < 0x4d00) || (c > 0x4f00 && c < 0x9f00) || (c > 0xad00 && c < 0xd700) ||
      (c > 0x17100 && c < 0x18700) || (c > 0x20100 && c < 0x2f800) ||
      (c > 0x2fb00 && c < 0xe0000) || (c > 0xe0200))
    return false;
  return (c < 0xd800 || c > 0xdfff) && (c < 0xfdd0 || c > 0xfdef) && (c & 0xfffe) != 0xfffe;
}

}  // namespace

TEST_CASE("text is kept composed, trimmed and without carriage returns") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"  plain  ", "plain"},
      {"a\tb\nc", "a\tb\nc"},
      {"a\r\nb\r", "a\nb"},
      {"\t \n", ""},
      {"Cafe\u0301", "Café"},
      {"\u3000王小明\u00a0\u2003", "王小明"},
      {"か\u3099", "が"},
      {"\u1112\u1161\u11ab", "한"},
      {"ＡＢＣ", "ＡＢＣ"},
      {"a\r\u0301", "á"},
      {"\u212b", "Å"},
      {"👨\u200d👩", "👨\u200d👩"},
  };
  for (auto [given, expected] : rows) CHECK(clean_text(given).value() == expected);
}

TEST_CASE("what is not text is refused") {
  for (const char* wrong : {"\x80", "a\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                            "\xe4\xb8", "\xef\xbf\xbe", "\xef\xb7\x90", "\xf0\x9f\xbf\xbf"}) {
    CHECK(code_of(clean_text(wrong)) == "text.encoding");
    CHECK(code_of(match_key(wrong)) == "text.encoding");
  }
  using namespace std::string_view_literals;
  for (std::string_view wrong :
       {"a\0b"sv, "\x1b[0m"sv, "\x7f"sv, "a\vb"sv, "\u0085x"sv, "\u009f"sv})
    CHECK(code_of(clean_text(wrong)) == "text.control");
  CHECK(clean_text("ab\x1b").error().message.find("U+001B at position 2") != std::string::npos);
  CHECK(clean_text(std::string(text_size_max, 'x')).has_value());
  CHECK(code_of(clean_text(std::string(text_size_max + 1, 'x'))) == "text.too_long");
  CHECK(code_of(match_key(std::string(text_size_max + 1, 'x'))) == "text.too_long");
  std::string grows;
  while (grows.size() + 3 <= text_size_max) grows += "\ufdfa";
  CHECK(code_of(match_key(grows)) == "text.too_long");
}

TEST_CASE("keys ignore case, width, form and runs of white space") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},
      {"  Acme   LTD. ", "acme ltd."},
      {"ＡＢＣ１２３", "abc123"},
      {"Straße", "strasse"},
      {"STRASSE", "strasse"},
      {"㈱", "(株)"},
      {"ﬁ", "fi"},
      {"王\u3000小明", "王 小明"},
      {"ｶﾞ", "ガ"},
      {"İ", "i\u0307"},
      {"a\u200db\u00adc\ufeff", "abc"},
      {"ΣΑΣ", "σασ"},
      {"tab\tand\nline", "tab and line"},
      {"x\x1b\u0085y", "x y"},
  };
  for (auto [given, expected] : rows) CHECK(match_key(given).value() == expected);
  CHECK(match_key("Cafe\u0301").value() == match_key("CAFÉ").value());
}

TEST_CASE("cleaning twice is cleaning once, for every character alone and in company") {
  for (utf8proc_int32_t c = 0xa0; c < 0x110000; ++c) {
    if (!is_telling(c)) continue;
    for (const std::string& text : {utf8(c), "a" + utf8(c) + "\u0301"}) {
      std::string clean = clean_text(text).value();
      if (clean_text(clean).value() != clean) FAIL_CHECK("clean_text of U+" << std::hex << c);
      std::string key = match_key(text).value();
      if (match_key(key).value() != key) FAIL_CHECK("match_key of U+" << std::hex << c);
      if (match_key(clean).value() != key) FAIL_CHECK("key of cleaned U+" << std::hex << c);
    }
  }
}

TEST_CASE("a text that is left as it is was in its normal form") {
  // The short cut for settled characters agrees with the full normalisation beside any neighbour.
  for (utf8proc_int32_t c = 0xa0; c < 0x30000; ++c) {
    if (!is_telling(c)) continue;
    std::string text = "x" + utf8(c) + "中" + utf8(c) + "y";
    utf8proc_uint8_t* full = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
    if (clean_text(text).value_or("") != reinterpret_cast<char*>(full) && c > 0x9f)
      FAIL_CHECK("U+" << std::hex << c);
    std::free(full);
  }
}

TEST_CASE("the short way to a key and the long way lead to the same") {
  for (utf8proc_int32_t c = 0x21; c < 0x30000; ++c) {
    if (!is_telling(c) || (c >= 0x7f && c < 0xa0)) continue;
    // The last letter forces the long way.
    std::string both = "A" + utf8(c) + "客b";
    std::string by_tables = match_key(both + "ÿ").value();
    if (match_key(both).value() + "ÿ" != by_tables) FAIL_CHECK("U+" << std::hex << c);
  }
}

TEST_CASE("columns on a terminal") {
  const std::pair<const char*, std::size_t> rows[] = {
      {"", 0},
      {"abc", 3},
      {"客户", 4},
      {"ｶﾅ", 2},
      {"ＡＢ", 4},
      {"e\u0301", 1},
      {"😀", 2},
      {"❤", 1},
      {"❤\ufe0f", 2},
      {"👍🏽", 2},
      {"👨\u200d👩\u200d👧", 2},
      {"🇨🇳", 2},
      {"1\ufe0f\u20e3", 2},
      {"a\nb", 2},
      {"\xff", 1},
  };
  for (auto [text, columns] : rows) {
    CAPTURE(text);
    CHECK(display_width(text) == columns);
  }
}

TEST_CASE("a text is quoted in one short line") {
  CHECK(quotation("") == "''");
  CHECK(quotation("客户") == "'客户'");
  CHECK(quotation(std::string(60, 'x')) == "'" + std::string(60, 'x') + "'");
  CHECK(quotation(std::string(61, 'x')) == "'" + std::string(60, 'x') + "...'");
  // No character is cut in two.
  CHECK(quotation(std::string(58, 'x') + "客户") == "'" + std::string(58, 'x') + "...'");
  CHECK(quotation(std::string(57, 'x') + "客户") == "'" + std::string(57, 'x') + "客...'");
  CHECK(quotation(std::string(100, '\x80')) == "'...'");
  CHECK(quotation("a\r\nb\tc") == "'a  b c'");
}
