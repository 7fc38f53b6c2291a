#include "customer/similarity.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace kehu::customer {

std::u32string code_points(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    auto lead = static_cast<unsigned char>(utf8[i]);
    std::size_t length = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
    char32_t c = lead < 0x80 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < utf8.size(); ++k)
      c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    out.push_back(c);
    i += length;
  }
  return out;
}

std::int64_t jaro_winkler(Word a, Word b) {
  a = a.substr(0, word_max);
  b = b.substr(0, word_max);
  if (a == b) return 1000;
  if (a.empty() || b.empty()) return 0;
  if (b < a) std::swap(a, b);  // partners are taken greedily: the order decides which
  std::size_t longer = std::max(a.size(), b.size());
  std::size_t reach = longer / 2 > 0 ? longer / 2 - 1 : 0;
  std::uint64_t taken_a = 0, taken_b = 0;
  std::int64_t shared = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t from = i > reach ? i - reach : 0;
    std::size_t until = std::min(b.size(), i + reach + 1);
    for (std::size_t j = from; j < until; ++j) {
      if ((taken_b >> j & 1U) != 0 || a[i] != b[j]) continue;
      taken_a |= std::uint64_t{1} << i;
      taken_b |= std::uint64_t{1} << j;
      ++shared;
      break;
    }
  }
  if (shared == 0) return 0;
  std::int64_t displaced = 0;
  for (std::size_t i = 0, j = 0; i < a.size(); ++i) {
    if ((taken_a >> i & 1U) == 0) continue;
    while ((taken_b >> j & 1U) == 0) ++j;
    if (a[i] != b[j++]) ++displaced;
  }
  auto la = static_cast<std::int64_t>(a.size()), lb = static_cast<std::int64_t>(b.size());
  std::int64_t jaro =
      (1000 * shared / la + 1000 * shared / lb + 1000 * (2 * shared - displaced) / (2 * shared)) /
      3;
  std::int64_t prefix = 0;
  while (prefix < std::min({std::int64_t{4}, la, lb}) &&
         a[static_cast<std::size_t>(prefix)] == b[static_cast<std::size_t>(prefix)])
    ++prefix;
  return jaro + prefix * (1000 - jaro) / 10;
}

std::int64_t edit_distance(Word a, Word b) {
  a = a.substr(0, word_max);
  b = b.substr(0, word_max);
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return static_cast<std::int64_t>(a.size() + b.size());
  using Row = std::array<std::uint8_t, word_max + 1>;
  Row rows[3];  // two before, the one before, the current
  Row *older = &rows[0], *last = &rows[1], *now = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*now)[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      int best = std::min(
          {(*last)[j] + 1, (*now)[j - 1] + 1, (*last)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = std::min(best, (*older)[j - 2] + 1);
      (*now)[j] = static_cast<std::uint8_t>(best);
    }
    Row* reused = older;
    older = last;
    last = now;
    now = reused;
  }
  return (*last)[b.size()];
}

std::int64_t similarity(Word a, Word b) {
  if (a == b) return 1000;
  auto longer = static_cast<std::int64_t>(std::min(word_max, std::max(a.size(), b.size())));
  if (longer == 0) return 0;
  return (jaro_winkler(a, b) + 1000 * (longer - edit_distance(a, b)) / longer) / 2;
}

std::int64_t bigram_similarity(Word a, Word b) {
  a = a.substr(0, word_max);
  b = b.substr(0, word_max);
  if (a == b) return 1000;
  if (a.size() < 2 || b.size() < 2) return 0;
  std::uint64_t taken = 0;
  std::int64_t shared = 0;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    for (std::size_t j = 0; j + 1 < b.size(); ++j) {
      if ((taken >> j & 1U) != 0 || a[i] != b[j] || a[i + 1] != b[j + 1]) continue;
      taken |= std::uint64_t{1} << j;
      ++shared;
      break;
    }
  }
  return 2000 * shared / static_cast<std::int64_t>(a.size() + b.size() - 2);
}

namespace {

// Groups of Latin consonants that are mistaken for each other; 0 is not heard.
int group(char32_t c) {
  switch (c) {
    case 'b':
    case 'f':
    case 'p':
    case 'v':
      return 1;
    case 'c':
    case 'g':
    case 'j':
    case 'k':
    case 'q':
    case 's':
    case 'x':
    case 'z':
      return 2;
    case 'd':
    case 't':
      return 3;
    case 'l':
      return 4;
    case 'm':
    case 'n':
      return 5;
    case 'r':
      return 6;
    default:
      return 0;
  }
}

bool is_latin(char32_t c) { return c >= 'a' && c <= 'z'; }

}  // namespace

std::uint64_t sound(Word word) {
  if (std::none_of(word.begin(), word.end(), is_latin)) return hash(word);
  // Beginnings whose first letter is not the one heard.
  static constexpr std::pair<std::u32string_view, std::u32string_view> openings[] = {
      {U"ph", U"f"}, {U"kn", U"n"}, {U"gn", U"n"}, {U"wr", U"r"}, {U"ps", U"s"}, {U"wh", U"w"}};
  std::uint64_t code = 0;
  for (auto [written, heard] : openings) {
    if (!word.starts_with(written)) continue;
    code = heard[0];
    word.remove_prefix(2);
    break;
  }
  if (code == 0) {
    char32_t first = word[0];
    // Vowels at the start are one, and so are the letters for k and for z.
    if (first == 'c' || first == 'q') first = 'k';
    if (first == 'z' || first == 'x') first = 's';
    if (first == 'e' || first == 'i' || first == 'o' || first == 'u' || first == 'y') first = 'a';
    code = first;
    word.remove_prefix(1);
  }
  int last = 0, kept = 0;
  for (char32_t c : word) {
    int now = group(c);
    if (now != 0 && now != last && kept < 5) {
      code = code * 7 + static_cast<unsigned>(now);
      ++kept;
    }
    if (c != 'h' && c != 'w') last = now;
  }
  return code | std::uint64_t{1} << 63;
}

std::uint64_t hash(Word word, std::uint64_t seed) {
  for (char32_t c : word) seed = (seed ^ c) * 0x100000001b3U;
  return combine(seed, word.size());
}

std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  // The finaliser of MurmurHash3 over both halves: keys of neighbouring numbers lie apart.
  std::uint64_t h = a ^ (b + 0x9e3779b97f4a7c15U + (a << 6) + (a >> 2));
  h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdU;
  h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53U;
  return h ^ (h >> 33);
}

std::int64_t tenths_of_bits(std::int64_t numerator, std::int64_t denominator) {
  if (numerator < denominator) return -tenths_of_bits(denominator, numerator);
  // A fixed-point quotient in [1, 2) times a power of two; each squaring yields one binary digit.
  auto n = static_cast<std::uint64_t>(numerator), d = static_cast<std::uint64_t>(denominator);
  auto whole = static_cast<std::int64_t>(std::bit_width(n / d)) - 1;
  std::uint64_t x = ((n << 16) / d) >> whole;
  std::int64_t fraction = 0;
  for (int digit = 0; digit < 8; ++digit) {
    x = (x * x) >> 16;
    fraction <<= 1;
    if (x >= (std::uint64_t{2} << 16)) {
      x >>= 1;
      fraction |= 1;
    }
  }
  return whole * 10 + (fraction * 10 >> 8);
}

bool is_unspaced(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x0E00 && c <= 0x0E7F);
}

}  // namespace kehu::customer
