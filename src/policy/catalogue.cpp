// The sentences for people. Rules give data; here data become English or Chinese.
#include <map>
#include <string>

#include "kehu/policy/policy.hpp"

namespace kehu {
namespace {

std::map<std::string, const Sentence*, std::less<>>& catalogue() {
  static std::map<std::string, const Sentence*, std::less<>> sentences;
  return sentences;
}

const Sentence* find(std::string_view rule) {
  auto found = catalogue().find(rule);
  return found == catalogue().end() ? nullptr : found->second;
}

// Writes facts as a person of one language writes them.
class FactText {
 public:
  explicit FactText(bool chinese) : chinese_(chinese) {}

  std::string operator()(std::monostate) const { return chinese_ ? "无" : "none"; }
  std::string operator()(bool truth) const {
    if (chinese_) return truth ? "是" : "否";
    return truth ? "yes" : "no";
  }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(Money money) const {
    if (chinese_ && money.currency().code() == "CNY") return money.amount() + " 元";
    return money.text();
  }
  std::string operator()(Ratio ratio) const {
    std::int64_t parts = ratio.denominator();
    // Fractions that are whole percents read better so; thirds stay thirds.
    std::int64_t percents = 0;
    if (parts == 1 || 100 % parts != 0 ||
        __builtin_mul_overflow(ratio.numerator(), 100 / parts, &percents)) {
      return ratio.text();
    }
    return std::to_string(percents) + "%";
  }
  std::string operator()(const Date& date) const {
    if (!chinese_ || date.is_special()) return text(date);
    return std::to_string(date.year()) + "年" + std::to_string(date.month().as_number()) + "月" +
           std::to_string(date.day().as_number()) + "日";
  }
  std::string operator()(Instant instant) const { return text(instant); }
  std::string operator()(std::string_view word) const {
    const Sentence* translated = find("=" + std::string(word));
    if (!translated) return std::string(word);
    return std::string(chinese_ ? translated->zh : translated->en);
  }

 private:
  bool chinese_;
};

std::string fact_text(std::span<const Fact> facts, std::string_view name, bool chinese) {
  for (const Fact& fact : facts) {
    if (fact.name == name) return std::visit(FactText(chinese), fact.value);
  }
  return "{" + std::string(name) + "}";  // a sentence's mistake, left to be seen
}

std::string fill(std::string_view sentence, std::span<const Fact> facts, bool chinese) {
  std::string text;
  while (!sentence.empty()) {
    std::size_t open = sentence.find('{');
    std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    text += sentence.substr(0, close == std::string_view::npos ? close : open);
    if (close == std::string_view::npos) break;
    text += fact_text(facts, sentence.substr(open + 1, close - open - 1), chinese);
    sentence.remove_prefix(close + 1);
  }
  return text;
}

// "within_limit (exposure: 12000.00 CNY, limit: 10000.00 CNY)".
std::string bare(std::string_view name, std::span<const Fact> facts, bool chinese) {
  std::string text(name);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    text += i == 0 ? (chinese ? "（" : " (") : (chinese ? "，" : ", ");
    text += std::string(facts[i].name) + (chinese ? "：" : ": ") +
            std::visit(FactText(chinese), facts[i].value);
  }
  if (!facts.empty()) text += chinese ? "）" : ")";
  return text;
}

}  // namespace

void register_sentences(std::span<const Sentence> sentences) {
  for (const Sentence& sentence : sentences) {
    catalogue().insert_or_assign(std::string(sentence.rule), &sentence);
  }
}

std::string sentence(const Reason& reason, std::string_view language) {
  bool chinese = language == "zh";
  const Sentence* found = find(std::string(reason.rule) + (reason.passed ? '+' : '-'));
  if (!found) found = find(reason.rule);
  if (found) return fill(chinese ? found->zh : found->en, reason.facts, chinese);
  std::string_view outcome =
      reason.passed ? (chinese ? "符合 " : "passed: ") : (chinese ? "不符合 " : "not passed: ");
  return std::string(outcome) + bare(reason.rule, reason.facts, chinese);
}

std::string sentence(const Remedy& remedy, std::string_view language) {
  bool chinese = language == "zh";
  const Sentence* found = find(remedy.act);
  if (found) return fill(chinese ? found->zh : found->en, remedy.facts, chinese);
  return bare(remedy.act, remedy.facts, chinese);
}

}  // namespace kehu
