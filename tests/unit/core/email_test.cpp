#include <fstream>
#include <set>
#include <sstream>

#include "../catch.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/result.hpp"

using namespace kehu;

namespace {

struct Case {
  std::string id, address, category;
};

std::string element(const std::string& xml, const std::string& name) {
  std::size_t begin = xml.find("<" + name + ">");
  if (begin == xml.npos) return "";
  begin += name.size() + 2;
  return xml.substr(begin, xml.find("</" + name + ">", begin) - begin);
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != text.npos; at += to.size())
    text.replace(at, from.size(), to);
}

std::string hex_reference(int code) {
  std::ostringstream out;
  out << "&#x" << std::uppercase << std::hex << code << ";";
  return out.str();
}

// The set writes control characters as the symbols for them, 0x2400 higher.
std::string decode(std::string text) {
  for (int control = 0; control < 32; ++control)
    replace_all(text, hex_reference(0x2400 + control), std::string(1, static_cast<char>(control)));
  replace_all(text, "&#x7F;", "\x7f");
  replace_all(text, "&#xA9;", "©");
  replace_all(text, "&lt;", "<");
  replace_all(text, "&gt;", ">");
  replace_all(text, "&quot;", "\"");
  replace_all(text, "&amp;", "&");
  return text;
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::string xml(std::istreambuf_iterator<char>(file), {});
  std::vector<Case> cases;
  const std::string start = "<test id=\"";
  for (std::size_t at = xml.find(start); at != xml.npos; at = xml.find(start, at + 1)) {
    std::string body = xml.substr(at, xml.find("</test>", at) - at);
    std::string id = body.substr(start.size(), body.find('"', start.size()) - start.size());
    cases.push_back({id, decode(element(body, "address")), element(body, "category")});
  }
  return cases;
}

}  // namespace

TEST_CASE("isemail's cases are judged by their categories") {
  auto folder = test::shared_data("validators-isemail");
  if (folder.empty()) return;
  // Valid, valid without a look-up, and valid for SMTP. What needs its comments or folds taken out
  // (CFWS), is deprecated (DEPREC), is mail but not SMTP (RFC5322) or wrong (ERR) is refused.
  const std::set<std::string> accepted = {"ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN",
                                          "ISEMAIL_RFC5321"};
  auto cases = read_cases(folder / "tests.xml");
  CHECK(cases.size() == 164);
  for (const Case& one : cases) {
    CAPTURE(one.id, one.address, one.category);
    auto result = normalize_email(one.address);
    CHECK(result.has_value() == accepted.contains(one.category));
    if (!result) CHECK(result.error().code == "email.format");
  }
}

TEST_CASE("the domain of an e-mail address is kept in lower case, the name as it is") {
  CHECK(normalize_email("Li.Wei@Example.COM").value() == "Li.Wei@example.com");
  CHECK(normalize_email("ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ").value() == "li@example.com");
  CHECK(normalize_email("li@example.com\u200b").value() == "li@example.com");
  CHECK(normalize_email("a@[IPv6:2001:DB8::1]").value() == "a@[ipv6:2001:db8::1]");
  CHECK(normalize_email("\"a b\"@Example.com").value() == "\"a b\"@example.com");
  for (const char* wrong : {"李@example.com", "a@例子.中国", "a@b@c.com", "a@", "a b@c.com",
                            "a@b_c.com", "a@[1.2.3.4", "a@[]", "a@[IPv6:]", "a@[IPv6:1::2::3]"})
    CHECK(normalize_email(wrong).error().code == "email.format");
  CHECK(normalize_email("li.example.com").error().message.find("li.example.com") !=
        std::string::npos);
}
