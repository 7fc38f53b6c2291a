#include "runners/scenario_file.hpp"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <filesystem>
#include <fstream>

namespace kehu::scenario {

namespace json = boost::json;

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// Follows brackets and strings through a text.
class Brackets {
 public:
  void read(char c) {
    if (escaped_) {
      escaped_ = false;
    } else if (in_string_) {
      escaped_ = c == '\\';
      in_string_ = c != '"';
    } else {
      in_string_ = c == '"';
      depth_ += (c == '{' || c == '[') - (c == '}' || c == ']');
    }
  }
  bool open() const { return depth_ > 0 || in_string_; }

 private:
  int depth_ = 0;
  bool in_string_ = false, escaped_ = false;
};

// Reads one directive from left to right.
class Scanner {
 public:
  Scanner(std::string_view text, int line, const std::string& folder)
      : text_(text), line_(line), folder_(folder) {}

  [[noreturn]] void fail(const std::string& message) const { throw Failure{line_, message}; }

  bool at_end() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ == text_.size();
  }
  bool at_json() { return !at_end() && (text_[at_] == '{' || text_[at_] == '['); }
  bool take(std::string_view word) {
    if (at_end() || text_.substr(at_, word.size()) != word) return false;
    std::size_t end = at_ + word.size();
    if (end < text_.size() && !is_space(text_[end])) return false;
    at_ = end;
    return true;
  }
  // A bare word, or a quoted one without its quotes.
  std::string word(const std::string& what) {
    if (at_end()) fail(what + " is missing");
    if (text_[at_] == '"') return std::string(value(what).as_string());
    std::size_t begin = at_;
    while (at_ < text_.size() && !is_space(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }
  json::value brackets(const std::string& what) {
    if (!at_json()) fail(what + " must be JSON");
    json::value read = value(what);
    replace_names(read);
    return read;
  }
  void done() {
    if (!at_end()) fail("not understood: " + std::string(text_.substr(at_)));
  }

 private:
  // An object, an array or a string.
  json::value value(const std::string& what) {
    std::size_t end = at_;
    Brackets brackets;
    do {
      if (end == text_.size()) fail(what + " does not end");
      brackets.read(text_[end++]);
    } while (brackets.open());
    boost::system::error_code error;
    json::value read = json::parse(text_.substr(at_, end - at_), error);
    if (error) fail(what + " is not JSON: " + error.message());
    at_ = end;
    return read;
  }
  void replace_names(json::value& in) const {
    if (auto* object = in.if_object()) {
      for (auto& member : *object) replace_names(member.value());
    } else if (auto* array = in.if_array()) {
      for (auto& element : *array) replace_names(element);
    } else if (auto* text = in.if_string()) {
      if (text->starts_with("@@"))
        text->erase(0, 1);
      else if (is_name(*text))
        *text = uuid_of(std::string_view(*text).substr(1));
      else if (text->starts_with("./"))
        *text = folder_ + "/" + std::string(text->subview(2));
    }
  }
  static bool is_name(std::string_view text) {
    constexpr std::string_view letters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-/";
    return text.size() > 1 && text[0] == '@' && text.find_first_not_of(letters, 1) == text.npos;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_;
  const std::string& folder_;
};

Expectation read_expectation(Scanner& scanner, bool of_rows) {
  static constexpr std::array<std::string_view, 8> outcomes{
      "done", "refused", "denied", "invalid", "not_found", "conflict", "busy", "fault"};
  if (of_rows && scanner.at_json()) {
    Expectation rows{"rows", "", scanner.brackets("the rows")};
    if (!rows.subset.is_array()) scanner.fail("rows must be an array");
    return rows;
  }
  Expectation expected;
  expected.outcome = scanner.word("an outcome after ->");
  if (std::find(outcomes.begin(), outcomes.end(), expected.outcome) == outcomes.end())
    scanner.fail("unknown outcome " + expected.outcome);
  if (of_rows && expected.outcome == "done") scanner.fail("rows are expected as an array");
  if (expected.outcome != "done") expected.code = scanner.word("the code of " + expected.outcome);
  if (scanner.at_json()) expected.subset = scanner.brackets("the expected members");
  return expected;
}

void read_request(Scanner& scanner, Step& step) {
  if (step.act != Act::ingest) step.name = scanner.word("the name of the request");
  step.arguments = json::object();
  if (scanner.at_json()) step.arguments = scanner.brackets("the arguments");
  if (!step.arguments.is_object()) scanner.fail("arguments must be an object");
  while (!scanner.at_end() && !step.expected) {
    if (scanner.take("->"))
      step.expected = read_expectation(scanner, step.act == Act::query);
    else if (step.act == Act::execute && scanner.take("key"))
      step.key = scanner.word("a key");
    else if (step.act == Act::query && scanner.take("as_of"))
      step.as_of = scanner.word("as_of");
    else
      scanner.done();
  }
  if (step.act == Act::query && !step.expected) scanner.fail("rows need ->");
}

void read_actor(Scanner& scanner, Step& step) {
  json::object context;
  for (const char* part : {"actor", "role", "purpose"}) context[part] = scanner.word(part);
  if (!scanner.at_end()) context["business_line"] = scanner.word("business line");
  step.arguments = context;
}

std::optional<Step> read_step(Scanner& scanner, int line) {
  Step step;
  step.line = line;
  auto is = [&](std::string_view word, Act act) {
    step.act = act;
    return scanner.take(word);
  };
  if (scanner.take("covers")) {
    do scanner.word("a requirement");
    while (!scanner.at_end());
    return std::nullopt;
  }
  if (is("policy", Act::policy))
    step.arguments = scanner.brackets("the patch");
  else if (is("clock", Act::clock))
    step.name = scanner.word("an instant");
  else if (is("as", Act::as))
    read_actor(scanner, step);
  else if (is("do", Act::execute) || is("rows", Act::query) || is("ingest", Act::ingest))
    read_request(scanner, step);
  else if (!is("restart", Act::restart))
    scanner.fail("unknown directive");
  scanner.done();
  return step;
}

struct Directive {
  int line;
  std::string text;
};

// Puts continued lines together. The title is the first line of the file.
std::vector<Directive> read_directives(std::ifstream& in, File& file) {
  std::vector<Directive> directives;
  Brackets brackets;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (number == 1 && line.starts_with("# ")) file.title = line.substr(2);
    bool continued =
        !directives.empty() && (brackets.open() || (!line.empty() && is_space(line[0])));
    if (!continued) {
      if (line.empty() || line[0] == '#') continue;
      directives.push_back({number, ""});
      brackets = {};
    }
    directives.back().text += line + "\n";
    for (char c : line) brackets.read(c);
  }
  return directives;
}

std::uint64_t fnv1a(std::string_view text, std::uint64_t hash) {
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

bool text_matches(std::string_view expected, const json::value& actual) {
  if (expected == "*") return true;
  if (!actual.is_string()) return false;
  std::string_view text = actual.as_string();
  if (expected.size() > 2 && expected.front() == '*' && expected.back() == '*')
    return text.find(expected.substr(1, expected.size() - 2)) != text.npos;
  return text == expected;
}

}  // namespace

File read_file(const std::string& path) {
  File file{path, "", {}};
  std::ifstream in(path);
  if (!in) throw Failure{0, "cannot be opened"};
  std::string folder = std::filesystem::path(path).parent_path().string();
  bool expects = false;
  for (const Directive& directive : read_directives(in, file)) {
    Scanner scanner(directive.text, directive.line, folder);
    auto step = read_step(scanner, directive.line);
    if (!step) continue;
    expects = expects || step->expected;
    file.steps.push_back(std::move(*step));
  }
  if (file.title.empty()) throw Failure{1, "the first line must be '# title'"};
  if (!expects) throw Failure{0, "nothing is expected (->)"};
  return file;
}

std::string uuid_of(std::string_view name) {
  constexpr std::uint64_t basis = 0xcbf29ce484222325;
  std::uint64_t high = fnv1a(name, basis);
  std::uint64_t low = fnv1a(name, basis ^ 0x9e3779b97f4a7c15);
  high = (high & ~std::uint64_t{0xf000}) | 0x8000;
  low = (low & ~(std::uint64_t{3} << 62)) | std::uint64_t{2} << 62;
  std::string text;
  for (int digit = 0; digit < 32; ++digit) {
    if (digit == 8 || digit == 12 || digit == 16 || digit == 20) text += '-';
    std::uint64_t half = digit < 16 ? high : low;
    text += "0123456789abcdef"[(half >> (60 - 4 * (digit % 16))) & 15];
  }
  return text;
}

bool matches(const json::value& expected, const json::value* actual) {
  if (expected.is_null() || !actual || actual->is_null())
    return expected.is_null() && (!actual || actual->is_null());
  if (auto* text = expected.if_string()) return text_matches(*text, *actual);
  if (auto* object = expected.if_object()) {
    auto* other = actual->if_object();
    return other && std::all_of(object->begin(), object->end(), [&](const auto& member) {
             return matches(member.value(), other->if_contains(member.key()));
           });
  }
  if (auto* array = expected.if_array()) {
    auto* other = actual->if_array();
    return other && other->size() == array->size() &&
           std::equal(array->begin(), array->end(), other->begin(),
                      [](const auto& a, const auto& b) { return matches(a, &b); });
  }
  return expected == *actual;
}

}  // namespace kehu::scenario
