#include "kehu/core/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "kehu/core/result.hpp"

namespace kehu {
namespace {

struct Free {
  void operator()(void* pointer) const { std::free(pointer); }
};

const utf8proc_uint8_t* bytes(std::string_view text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_space(utf8proc_int32_t c) {
  if (c < 0x80) return is_ascii_space(static_cast<char>(c));
  if (c == 0x85) return true;
  auto category = utf8proc_category(c);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_control(utf8proc_int32_t c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

bool is_noncharacter(utf8proc_int32_t c) {
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

// Ranges in which no character changes under NFC beside others of these ranges: most of what is
// written in Latin and Cyrillic letters, Chinese, Japanese and Korean.
bool is_settled(utf8proc_int32_t c) {
  return c < 0x300 || (c >= 0x400 && c <= 0x482) || (c >= 0x2010 && c <= 0x2027) ||
         (c >= 0x3000 && c < 0x302a) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x309b && c <= 0x30ff) || (c >= 0x3400 && c <= 0x4dbf) ||
         (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) ||
         (c >= 0xff00 && c <= 0xffef);
}

Error bad_encoding(std::string_view text, std::size_t at) {
  static constexpr char hex[] = "0123456789ABCDEF";
  auto byte = static_cast<unsigned char>(text[at]);
  return invalid("text.encoding", "",
                 "byte 0x" + std::string{hex[byte >> 4], hex[byte & 15]} + " at position " +
                     std::to_string(at) + " starts no Unicode character; send valid UTF-8");
}

Error bad_control(utf8proc_int32_t c, std::size_t at) {
  static constexpr char hex[] = "0123456789ABCDEF";
  return invalid("text.control", "",
                 std::string("the control character U+00") + hex[c >> 4 & 15] + hex[c & 15] +
                     " at position " + std::to_string(at) + " is not text; remove it");
}

Error too_long(std::size_t size) {
  return invalid("text.too_long", "",
                 "the text has " + std::to_string(size) + " bytes, more than the " +
                     std::to_string(text_size_max) + " allowed; shorten it");
}

// Reads one character and moves `at` behind it. False where there is none, with `at` unmoved.
bool next(std::string_view text, std::size_t& at, utf8proc_int32_t& c) {
  if (auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
    c = byte;
    ++at;
    return true;
  }
  auto size =
      utf8proc_iterate(bytes(text) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
  if (size <= 0 || is_noncharacter(c)) return false;
  at += static_cast<std::size_t>(size);
  return true;
}

std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

// Of checked text.
std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); begin = at) {
    utf8proc_int32_t c = 0;
    if (!next(text, at, c) || !is_space(c)) break;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) --start;
    std::size_t at = start;
    utf8proc_int32_t c = 0;
    if (!next(text, at, c) || !is_space(c)) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::string without_returns(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (char c : text)
    if (c != '\r') result += c;
  return result;
}

Result<std::string> map(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  auto size = utf8proc_map(bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                           static_cast<utf8proc_option_t>(options));
  std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  ensure(size >= 0, "utf8proc refused text that was checked");
  auto count = static_cast<std::size_t>(size);
  if (count > text_size_max) return too_long(count);
  return std::string(reinterpret_cast<const char*>(mapped), count);
}

// What one pass over a text found out.
struct Survey {
  bool ascii = true;
  bool settled = true;
  bool returns = false;
};

Result<Survey> survey(std::string_view text) {
  Survey found;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t start = at;
    utf8proc_int32_t c = 0;
    if (!next(text, at, c)) return bad_encoding(text, start);
    if (is_control(c)) {
      if (c == '\r')
        found.returns = true;
      else if (c != '\t' && c != '\n')
        return bad_control(c, start);
    }
    if (c < 0x80) continue;
    found.ascii = false;
    found.settled = found.settled && is_settled(c);
  }
  return found;
}

bool is_printable_ascii(std::string_view text) {
  bool printable = true;
  for (char c : text) printable &= c >= ' ' && c < 0x7f;
  return printable;
}

// White space runs to one space, none at the ends. Control characters count as white space.
std::string squeeze(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t start = at;
    utf8proc_int32_t c = 0;
    if (!next(text, at, c)) break;
    if (is_space(c) || is_control(c)) {
      gap = true;
      continue;
    }
    if (gap && !result.empty()) result += ' ';
    gap = false;
    result.append(text, start, at - start);
  }
  return result;
}

bool is_ideograph(utf8proc_int32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

// The key of text in ASCII, its full-width forms and Chinese characters, which is most of what is
// compared, without the tables; false where there is any other character.
bool simple_key(std::string_view text, std::string& result) {
  result.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t start = at;
    utf8proc_int32_t c = static_cast<unsigned char>(text[at]);
    if (c < 0x80)
      ++at;
    else if (!next(text, at, c))
      return false;
    if (c >= 0xff01 && c <= 0xff5e) c += '!' - 0xff01;
    if (c <= ' ' || c == 0x7f || c == 0x3000) {
      gap = !result.empty();
      continue;
    }
    if (c >= 0x80 && !is_ideograph(c)) return false;
    if (gap) result += ' ';
    gap = false;
    if (c < 0x80)
      result += lower(static_cast<char>(c));
    else
      result.append(text, start, at - start);
  }
  return true;
}

}  // namespace

Result<std::string> clean_text(std::string_view text) {
  if (text.size() > text_size_max) return too_long(text.size());
  if (is_printable_ascii(text)) return std::string(trim_ascii(text));
  KEHU_TRY_ASSIGN(Survey found, survey(text));
  std::string lines;
  if (found.returns) text = lines = without_returns(text);
  if (found.ascii) return std::string(trim_ascii(text));
  if (found.settled) return std::string(trim(text));
  KEHU_TRY_ASSIGN(std::string composed, map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  return std::string(trim(composed));
}

Result<std::string> match_key(std::string_view text) {
  if (text.size() > text_size_max) return too_long(text.size());
  std::string key;
  if (simple_key(text, key)) return key;
  bool settled = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t start = at;
    utf8proc_int32_t c = 0;
    if (!next(text, at, c)) return bad_encoding(text, start);
    settled = settled && is_settled(c);
  }
  // Folding takes the iota from under a Greek letter, which has to be put in order with other
  // marks before.
  if (!settled) {
    KEHU_TRY_ASSIGN(key, map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    text = key;
  }
  KEHU_TRY_ASSIGN(std::string folded,
                  map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  return squeeze(folded);
}

namespace {

// Characters that join with the one before them, or change how it is shown.
class Columns {
 public:
  std::size_t total() const { return total_; }

  void add(utf8proc_int32_t c) {
    std::size_t width = width_of(c);
    total_ += width;
    last_ = c;
    last_width_ = width > 0 ? width : last_width_;
  }

 private:
  static bool is_regional(utf8proc_int32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }
  static bool is_skin_tone(utf8proc_int32_t c) { return c >= 0x1f3fb && c <= 0x1f3ff; }
  static bool is_pictograph(utf8proc_int32_t c) {
    return utf8proc_get_property(c)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
  }

  std::size_t width_of(utf8proc_int32_t c) const {
    constexpr utf8proc_int32_t emoji_form = 0xfe0f, joiner = 0x200d;
    if (is_regional(c)) return 1;  // two of them make one flag of two columns
    if (c == emoji_form) {
      bool widens = last_width_ == 1 && (is_pictograph(last_) || is_keycap_base(last_));
      return widens ? 1 : 0;
    }
    if (last_ == joiner && is_pictograph(c)) return 0;
    if (is_skin_tone(c) && is_pictograph(last_)) return 0;
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(c)));
  }
  static bool is_keycap_base(utf8proc_int32_t c) {
    return (c >= '0' && c <= '9') || c == '#' || c == '*';
  }

  std::size_t total_ = 0;
  std::size_t last_width_ = 0;
  utf8proc_int32_t last_ = 0;
};

}  // namespace

std::string quotation(std::string_view text) {
  constexpr std::size_t shown = 60;
  std::size_t end = text.size() <= shown ? text.size() : shown;
  auto is_inside = [&](std::size_t at) {
    return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
  };
  while (end < text.size() && end > 0 && is_inside(end)) --end;
  std::string line(text.substr(0, end));
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return "'" + line + (end < text.size() ? "...'" : "'");
}

std::size_t display_width(std::string_view text) noexcept {
  if (is_printable_ascii(text)) return text.size();
  Columns columns;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t c = 0xfffd;  // what is shown for a broken byte
    if (!next(text, at, c)) {
      ++at;
      c = 0xfffd;
    }
    columns.add(c);
  }
  return columns.total();
}

}  // namespace kehu
