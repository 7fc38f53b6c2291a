#include <algorithm>
#include <optional>
#include <string>

#include "core/digits.hpp"
#include "core/typed.hpp"
#include "kehu/core/contact.hpp"
#include "kehu/core/result.hpp"
#include "kehu/core/text.hpp"

namespace kehu {
namespace {

// RFC 5321 4.5.3.1 and RFC 1035 2.3.4, in octets.
constexpr std::size_t local_max = 64;
constexpr std::size_t label_max = 63;
constexpr std::size_t domain_max = 253;
constexpr std::size_t address_max = 254;

bool is_letter_or_digit(char c) {
  return digits::is_digit(c) || typed::is_upper(c) || (c >= 'a' && c <= 'z');
}

bool is_atext(char c) {
  return is_letter_or_digit(c) ||
         (c != '\0' && std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos);
}

// Where the quoted string at the start of `text` ends, 0 where it is not one.
std::size_t quoted_string_end(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    char c = text[at];
    if (c == '"') return at + 1;
    if (c == '\\' && ++at == text.size()) return 0;
    if (text[at] < ' ' || text[at] > '~') return 0;
  }
  return 0;
}

std::size_t dot_string_end(std::string_view text) {
  std::size_t end = 0;
  bool after_dot = true;
  for (; end < text.size() && (is_atext(text[end]) || text[end] == '.'); ++end) {
    bool dot = text[end] == '.';
    if (dot && after_dot) return 0;
    after_dot = dot;
  }
  return after_dot ? 0 : end;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= label_max && label.front() != '-' &&
         label.back() != '-' && std::all_of(label.begin(), label.end(), [](char c) {
           return is_letter_or_digit(c) || c == '-';
         });
}

bool is_domain(std::string_view domain) {
  if (domain.size() > domain_max) return false;
  while (true) {
    std::size_t dot = domain.find('.');
    if (!is_label(domain.substr(0, dot))) return false;
    if (dot == domain.npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

bool is_ipv4(std::string_view text) {
  int parts = 0;
  while (true) {
    std::size_t dot = text.find('.');
    std::string_view part = text.substr(0, dot);
    if (part.empty() || part.size() > 3 || !typed::all_digits(part)) return false;
    if (std::stoi(std::string(part)) > 255) return false;
    ++parts;
    if (dot == text.npos) return parts == 4;
    text.remove_prefix(dot + 1);
  }
}

bool is_group(std::string_view group) {
  return !group.empty() && group.size() <= 4 && std::all_of(group.begin(), group.end(), [](char c) {
    return digits::is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

// How many 16-bit groups stand in `text`, separated by single colons; an IPv4 address at the end
// counts as two. Nothing where it is malformed.
std::optional<int> count_groups(std::string_view text, bool may_end_in_ipv4) {
  if (text.empty()) return 0;
  int groups = 0;
  while (true) {
    std::size_t colon = text.find(':');
    std::string_view group = text.substr(0, colon);
    if (colon == text.npos && may_end_in_ipv4 && is_ipv4(group)) return groups + 2;
    if (!is_group(group)) return std::nullopt;
    ++groups;
    if (colon == text.npos) return groups;
    text.remove_prefix(colon + 1);
  }
}

bool is_ipv6(std::string_view text) {
  std::size_t gap = text.find("::");
  if (gap == text.npos) return count_groups(text, true) == 8;
  auto before = count_groups(text.substr(0, gap), false);
  auto after = count_groups(text.substr(gap + 2), true);
  // RFC 5321 4.1.3: "::" stands for at least two groups.
  return before && after && *before + *after <= 6;
}

bool is_literal(std::string_view literal) {
  constexpr std::string_view tag = "ipv6:";
  if (literal.size() < 2 || literal.back() != ']') return false;
  literal = literal.substr(1, literal.size() - 2);
  if (literal.starts_with(tag)) return is_ipv6(literal.substr(tag.size()));
  return is_ipv4(literal);
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (typed::is_upper(c)) c = static_cast<char>(c - 'A' + 'a');
  return result;
}

Error bad_email(std::string_view text, const char* why) {
  return invalid(
      "email.format", "",
      quotation(text) + " is not an e-mail address: " + why + "; write it as name@example.com");
}

}  // namespace

Result<std::string> normalize_email(std::string_view text) {
  std::string address = typed::narrow(text);
  std::string_view rest = address;
  std::size_t end = rest.starts_with('"') ? quoted_string_end(rest) : dot_string_end(rest);
  if (end == 0) return bad_email(text, "the part before @ is malformed");
  if (end > local_max) return bad_email(text, "the part before @ has over 64 characters");
  std::string_view local = rest.substr(0, end);
  rest.remove_prefix(end);
  if (!rest.starts_with('@')) return bad_email(text, "@ is missing or stands after a wrong sign");
  std::string domain = lower(rest.substr(1));
  if (!(domain.starts_with('[') ? is_literal(domain) : is_domain(domain)))
    return bad_email(text, "the part after @ is no domain");
  if (address.size() > address_max) return bad_email(text, "it has over 254 characters");
  return std::string(local) + "@" + domain;
}

}  // namespace kehu
