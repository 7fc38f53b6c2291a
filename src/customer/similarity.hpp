// How alike two words are, in thousandths: pure, exact, over Unicode code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kehu::customer {

using Word = std::u32string_view;
inline constexpr std::size_t word_max = 64;  // code points compared; what follows is ignored

// The code points of valid UTF-8.
std::u32string code_points(std::string_view utf8);

// Winkler's form of Jaro's measure: shared characters near their places, a shared beginning
// counting more. 1000 for equal words, 0 for words without a character in common.
std::int64_t jaro_winkler(Word a, Word b);

// Insertions, deletions, replacements and swaps of neighbours that turn one into the other, each
// part of the word being edited once.
std::int64_t edit_distance(Word a, Word b);

// The mean of Jaro-Winkler and of the share of the word that needs no edit: the first forgives
// slips of the finger, the second tells apart names that merely begin alike.
std::int64_t similarity(Word a, Word b);

// The share of pairs of neighbouring characters that two texts have in common (Dice): for scripts
// that do not part words, where order may differ.
std::int64_t bigram_similarity(Word a, Word b);

// A code that Latin words of one sound share ("catherine", "kathryn"); other words keep their own.
std::uint64_t sound(Word word);

// 64-bit FNV-1a; the same on every machine.
std::uint64_t hash(Word word, std::uint64_t seed = 0xcbf29ce484222325U);
std::uint64_t combine(std::uint64_t a, std::uint64_t b);

// Ten times the binary logarithm of numerator / denominator, rounded towards zero, without
// floating point. Precondition: both positive and below 2^44.
std::int64_t tenths_of_bits(std::int64_t numerator, std::int64_t denominator);

// Whether a code point belongs to a script written without spaces between words.
bool is_unspaced(char32_t c);

}  // namespace kehu::customer
