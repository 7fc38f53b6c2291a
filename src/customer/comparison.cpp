// The evidence of two records, field by field.
#include <algorithm>
#include <bit>

#include "customer/matching.hpp"

namespace kehu::customer {

namespace {

Level level_of(std::int64_t similarity, const FieldWeights& weights) {
  if (similarity >= 1000) return Level::agree;
  return similarity >= weights.partial_from ? Level::partial : Level::disagree;
}

}  // namespace

std::string_view field_name(Corpus::Field field) {
  static constexpr std::string_view names[] = {"kind",  "name",   "birth_date", "identity", "phone",
                                               "email", "social", "document",   "address"};
  return names[static_cast<std::size_t>(field)];
}

std::int64_t Corpus::agreement(const FieldWeights& weights, std::uint32_t frequency) const {
  // Beside the two that are compared, the other records with the value count, and the experience
  // of `population` records among which a rare value stands once in 2^(agree/10).
  auto records = static_cast<std::int64_t>(profiles_.size());
  std::int64_t others = frequency > 2 ? frequency - 2 : 0;
  std::int64_t shift = std::min<std::int64_t>(weights.agree / 10, 40);
  std::int64_t expected = std::max<std::int64_t>(1, (matching_.population * 1000) >> shift);
  std::int64_t bits =
      tenths_of_bits((records + matching_.population + 1) * 1000, others * 1000 + expected);
  return std::clamp(bits, std::min(weights.common, weights.agree), weights.agree);
}

std::int64_t Corpus::between(const FieldWeights& weights, std::int64_t agree,
                             std::int64_t similarity) {
  if (similarity >= 1000) return agree;
  if (similarity < weights.partial_from) return weights.disagree;
  std::int64_t partial = std::min(weights.partial, agree);
  return partial + (agree - partial) * (similarity - weights.partial_from) /
                       std::max<std::int64_t>(1, 1000 - weights.partial_from);
}

const FieldWeights& Corpus::weights_of(What what) const {
  switch (what) {
    case number:
      return matching_.address_number;
    case postcode:
      return matching_.postcode;
    case district:
      return matching_.district;
    default:
      return matching_.address_word;
  }
}

std::int64_t Corpus::word_similarity(const Dictionary& dictionary, std::uint32_t a, std::uint32_t b,
                                     std::int64_t at_least) const {
  const Dictionary::Entry &x = dictionary[a], &y = dictionary[b];
  std::int64_t longer = std::max(x.length, y.length), shorter = std::min(x.length, y.length);
  // An edit changes the length by one at most, and the set of letters by two.
  std::int64_t edits_min =
      std::max<std::int64_t>(longer - shorter, std::popcount(x.letters ^ y.letters) / 2);
  if ((1000 + 1000 * (longer - edits_min) / longer) / 2 < at_least && x.sound != y.sound) return 0;
  Word word_a = dictionary.word(a), word_b = dictionary.word(b);
  // In scripts that do not part words each character is a word: a beginning in common (a surname)
  // says nothing about the rest.
  if (is_unspaced(word_a[0]) || is_unspaced(word_b[0]))
    return 1000 * (longer - edit_distance(word_a, word_b)) / longer;
  std::int64_t alike = similarity(word_a, word_b);
  // Words that sound alike are at least half way from being alike to being equal.
  if (x.sound == y.sound && shorter >= 4) alike = std::max(alike, (1000 + at_least) / 2);
  return alike;
}

// Whether a text comes before another by its words. Partners of words are taken greedily in the
// order of the first text: which one that is must not hang on the order of the records.
bool Corpus::precedes(const Dictionary& dictionary, Items a, Items b) {
  auto word = [&](std::uint32_t item) { return dictionary.word(word_of(item)); };
  return std::ranges::lexicographical_compare(a, b, {}, word, word);
}

// Which words of two texts belong to each other.
struct Corpus::Alignment {
  struct Match {
    std::size_t i, j;
    std::int64_t similarity;
  };
  InlineVector<Match, 24> matches;
  std::uint32_t left_a = 0, left_b = 0;  // bit sets of words without a partner
};

void Corpus::align(const Dictionary& dictionary, Items a, Items b, std::int64_t from,
                   Alignment& out) const {
  out.left_a = (1U << a.size()) - 1;
  out.left_b = (1U << b.size()) - 1;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if ((out.left_b >> j & 1U) == 0 || word_of(a[i]) != word_of(b[j])) continue;
      out.matches.push_back({i, j, 1000});
      out.left_a &= ~(1U << i);
      out.left_b &= ~(1U << j);
      break;
    }
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((out.left_a >> i & 1U) == 0 || what_of(a[i]) != plain) continue;
    std::size_t best = b.size();
    std::int64_t best_similarity = from - 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      if ((out.left_b >> j & 1U) == 0 || what_of(b[j]) != plain) continue;
      std::int64_t alike = word_similarity(dictionary, word_of(a[i]), word_of(b[j]), from);
      if (alike <= best_similarity) continue;
      best_similarity = alike;
      best = j;
    }
    if (best == b.size()) continue;
    out.matches.push_back({i, best, std::min<std::int64_t>(best_similarity, 999)});
    out.left_a &= ~(1U << i);
    out.left_b &= ~(1U << best);
  }
  if (out.left_a != 0 && out.left_b != 0) {
    join_split_words(dictionary, a, b, from, out, false);
    join_split_words(dictionary, b, a, from, out, true);
  }
}

// A space that slipped into a word: two neighbours of `a` against one of `b`.
void Corpus::join_split_words(const Dictionary& dictionary, Items a, Items b, std::int64_t from,
                              Alignment& out, bool swapped) const {
  std::uint32_t& left_a = swapped ? out.left_b : out.left_a;
  std::uint32_t& left_b = swapped ? out.left_a : out.left_b;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    if ((left_a >> i & 3U) != 3U || what_of(a[i]) != plain || what_of(a[i + 1]) != plain) continue;
    std::u32string joined(dictionary.word(word_of(a[i])));
    joined += dictionary.word(word_of(a[i + 1]));
    for (std::size_t j = 0; j < b.size(); ++j) {
      if ((left_b >> j & 1U) == 0 || what_of(b[j]) != plain) continue;
      std::int64_t alike = similarity(joined, dictionary.word(word_of(b[j])));
      if (alike < from) continue;
      alike = std::min<std::int64_t>(alike, 999);
      out.matches.push_back(swapped ? Alignment::Match{j, i, alike}
                                    : Alignment::Match{i, j, alike});
      left_a &= ~(3U << i);
      left_b &= ~(1U << j);
      break;
    }
  }
}

Corpus::Evidence Corpus::compare_person_names(const Profile& a, const Profile& b) const {
  const FieldWeights& weights = matching_.person_name;
  Items words_a = name_of(a), words_b = name_of(b);
  if (words_a.empty() || words_b.empty()) return {};
  Evidence evidence;
  evidence.present = true;
  Alignment alignment;
  align(names_, words_a, words_b, weights.partial_from, alignment);
  std::int64_t total_similarity = 0;
  for (const auto& match : alignment.matches) {
    std::uint32_t frequency = std::max(names_[word_of(words_a[match.i])].frequency,
                                       names_[word_of(words_b[match.j])].frequency);
    evidence.weight += between(weights, agreement(weights, frequency), match.similarity);
    total_similarity += match.similarity;
  }
  // What only one of the two has, such as a middle name, is missing in the other, not different.
  auto unlike = std::min(std::popcount(alignment.left_a), std::popcount(alignment.left_b));
  for (std::size_t i = 0; i < words_a.size() && unlike > 0; ++i) {
    for (std::size_t j = 0; j < words_b.size(); ++j) {
      if ((alignment.left_a >> i & 1U) == 0 || (alignment.left_b >> j & 1U) == 0) continue;
      Word x = names_.word(word_of(words_a[i])), y = names_.word(word_of(words_b[j]));
      // An initial stands for any word that begins with it: neither for nor against.
      if ((x.size() != 1 && y.size() != 1) || x[0] != y[0]) continue;
      --unlike;
      alignment.left_a &= ~(1U << i);
      alignment.left_b &= ~(1U << j);
    }
  }
  evidence.weight += std::max(0, unlike) * weights.disagree;
  evidence.weight = std::min(evidence.weight, matching_.person_name_max);
  auto compared = static_cast<std::int64_t>(alignment.matches.size()) + std::max(0, unlike);
  evidence.similarity = compared > 0 ? total_similarity / compared : 0;
  evidence.level = level_of(evidence.similarity, weights);
  return evidence;
}

Corpus::Evidence Corpus::compare_company_names(const Profile& a, const Profile& b) const {
  const FieldWeights& weights = matching_.company_name;
  if (a.core == 0 || b.core == 0) return {};
  Evidence evidence;
  evidence.present = true;
  if (a.core == b.core) {
    evidence.similarity = 1000;
    evidence.weight = agreement(weights, names_[a.core].frequency);
    return evidence;
  }
  Word x = names_.word(a.core), y = names_.word(b.core);
  std::int64_t alike = std::max(similarity(x, y), bigram_similarity(x, y));
  // The share of rare words that both names hold, whatever their order.
  Items words_a = name_of(a), words_b = name_of(b);
  if (words_a.size() > 1 || words_b.size() > 1) {
    Alignment alignment;
    align(names_, words_a, words_b, weights.partial_from, alignment);
    std::int64_t whole_a = 0, whole_b = 0, shared = 0;
    for (std::uint32_t item : words_a)
      whole_a += agreement(weights, names_[word_of(item)].frequency);
    for (std::uint32_t item : words_b)
      whole_b += agreement(weights, names_[word_of(item)].frequency);
    for (const auto& match : alignment.matches)
      shared += agreement(weights, names_[word_of(words_a[match.i])].frequency) * match.similarity;
    alike = std::max(alike, shared / std::max<std::int64_t>(1, std::max(whole_a, whole_b)));
  }
  evidence.similarity = std::min<std::int64_t>(alike, 999);
  evidence.level = level_of(evidence.similarity, weights);
  evidence.weight = between(weights, weights.agree, evidence.similarity);
  return evidence;
}

Corpus::Evidence Corpus::compare_birth_dates(const Profile& a, const Profile& b) const {
  if (a.birth == 0 || b.birth == 0) return {};
  const FieldWeights& weights = matching_.birth_date;
  if (a.birth == b.birth) {
    auto at = std::lower_bound(births_.begin(), births_.end(), std::pair{a.birth, 0U});
    std::uint32_t frequency = at != births_.end() && at->first == a.birth ? at->second : 1U;
    return {true, Level::agree, 1000, agreement(weights, frequency)};
  }
  std::u32string x, y;
  for (char c : std::to_string(a.birth)) x.push_back(static_cast<unsigned char>(c));
  for (char c : std::to_string(b.birth)) y.push_back(static_cast<unsigned char>(c));
  auto swapped = [](std::uint32_t d) { return d / 10000 * 10000 + d % 100 * 100 + d / 100 % 100; };
  // A slip in one digit, two digits or day and month changed about.
  std::int64_t alike = swapped(a.birth) == b.birth ? 900 : 1000 - 125 * edit_distance(x, y);
  return {true, level_of(alike, weights), alike, between(weights, weights.agree, alike)};
}

Corpus::Evidence Corpus::compare_identities(const Profile& a, const Profile& b) const {
  if (a.identity == 0 || b.identity == 0 || a.identity_kind != b.identity_kind) return {};
  const FieldWeights& weights = matching_.identity;
  if (a.identity == b.identity)
    return {true, Level::agree, 1000, agreement(weights, values_[a.identity].frequency)};
  // A number with check digits does not come to be another by a slip: it would not be valid.
  bool free = a.identity_kind == IdentityKind::passport || a.identity_kind == IdentityKind::other;
  if (!free) return {true, Level::disagree, 0, weights.disagree};
  Word x = values_.word(a.identity).substr(1), y = values_.word(b.identity).substr(1);
  auto longer = static_cast<std::int64_t>(std::max(x.size(), y.size()));
  std::int64_t alike = std::max<std::int64_t>(0, 1000 * (longer - edit_distance(x, y)) / longer);
  return {true, level_of(alike, weights), alike, between(weights, weights.agree, alike)};
}

Corpus::Evidence Corpus::compare_values(const Profile& a, const Profile& b, What what,
                                        const FieldWeights& weights) const {
  Evidence best;
  for (std::uint32_t x : values_of(a)) {
    if (what_of(x) != what) continue;
    for (std::uint32_t y : values_of(b)) {
      if (what_of(y) != what) continue;
      Evidence now{true, Level::agree, 1000, 0};
      if (x == y) {
        now.weight = agreement(weights, values_[word_of(x)].frequency);
      } else {
        Word v = values_.word(word_of(x)).substr(1), w = values_.word(word_of(y)).substr(1);
        auto longer = static_cast<std::int64_t>(std::max(v.size(), w.size()));
        now.similarity = std::max<std::int64_t>(0, 1000 * (longer - edit_distance(v, w)) / longer);
        now.level = level_of(now.similarity, weights);
        now.weight = between(weights, weights.agree, now.similarity);
      }
      if (!best.present || now.weight > best.weight) best = now;
    }
  }
  return best;
}

Corpus::Evidence Corpus::compare_addresses(Items a, Items b) const {
  if (precedes(places_, b, a)) std::swap(a, b);
  Evidence evidence;
  evidence.present = true;
  const std::int64_t from = matching_.address_word.partial_from;
  Alignment alignment;
  align(places_, a, b, from, alignment);
  std::int64_t total_similarity = 0;
  for (const auto& match : alignment.matches) {
    const FieldWeights &wa = weights_of(what_of(a[match.i])), &wb = weights_of(what_of(b[match.j]));
    std::uint32_t frequency =
        std::max(places_[word_of(a[match.i])].frequency, places_[word_of(b[match.j])].frequency);
    std::int64_t agree = std::min(agreement(wa, frequency), agreement(wb, frequency));
    evidence.weight += between(wa, agree, match.similarity);
    total_similarity += match.similarity;
  }
  std::int64_t unlike = 0;
  for (What what : {plain, number, postcode, district}) {
    std::uint32_t of_a = 0, of_b = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      if ((alignment.left_a >> i & 1U) != 0 && what_of(a[i]) == what) of_a |= 1U << i;
    for (std::size_t j = 0; j < b.size(); ++j)
      if ((alignment.left_b >> j & 1U) != 0 && what_of(b[j]) == what) of_b |= 1U << j;
    const FieldWeights& weights = weights_of(what);
    auto pairs = std::min(std::popcount(of_a), std::popcount(of_b));
    if (pairs == 0) continue;
    std::int64_t alike = 0;
    if (what == postcode) {
      Word x = places_.word(word_of(a[static_cast<std::size_t>(std::countr_zero(of_a))]));
      Word y = places_.word(word_of(b[static_cast<std::size_t>(std::countr_zero(of_b))]));
      auto longer = static_cast<std::int64_t>(std::max(x.size(), y.size()));
      alike = std::max<std::int64_t>(0, 1000 * (longer - edit_distance(x, y)) / longer);
    }
    evidence.weight += pairs * between(weights, weights.agree, alike);
    total_similarity += pairs * alike;
    unlike += pairs;
  }
  auto compared = static_cast<std::int64_t>(alignment.matches.size()) + unlike;
  evidence.similarity = compared > 0 ? total_similarity / compared : 0;
  evidence.level = evidence.weight > 0 ? evidence.similarity >= 1000 ? Level::agree : Level::partial
                                       : Level::disagree;
  evidence.weight = std::clamp(evidence.weight, matching_.address_min, matching_.address_max);
  return evidence;
}

Corpus::Evidence Corpus::best_address(const Profile& a, const Profile& b) const {
  Evidence best;
  Items all_a = addresses_of(a), all_b = addresses_of(b);
  for (std::size_t i = 0; i < all_a.size(); i += all_a[i] + 1) {
    for (std::size_t j = 0; j < all_b.size(); j += all_b[j] + 1) {
      Evidence now =
          compare_addresses(all_a.subspan(i + 1, all_a[i]), all_b.subspan(j + 1, all_b[j]));
      if (!best.present || now.weight > best.weight) best = now;
    }
  }
  return best;
}

Corpus::Comparison Corpus::compare(std::uint32_t a, std::uint32_t b, std::int64_t at_least) const {
  if (precedes(names_, name_of(profiles_[b]), name_of(profiles_[a]))) std::swap(a, b);
  const Profile &x = profiles_[a], &y = profiles_[b];
  Comparison all;
  auto put = [&](Field field, const Evidence& evidence) {
    all.evidence[static_cast<std::size_t>(field)] = evidence;
    all.score += evidence.weight;
  };
  bool persons = x.kind == Kind::individual && y.kind == Kind::individual;
  if ((x.kind == Kind::individual) != (y.kind == Kind::individual))
    put(Field::kind, {true, Level::disagree, 0, matching_.other_kind});
  put(Field::identity, compare_identities(x, y));
  put(Field::birth_date, compare_birth_dates(x, y));
  if (x.values != x.addresses && y.values != y.addresses) {
    put(Field::phone, compare_values(x, y, phone_value, matching_.phone));
    put(Field::email, compare_values(x, y, email_value, matching_.email));
    put(Field::social, compare_values(x, y, social_value, matching_.social));
    put(Field::document, compare_values(x, y, document_value, matching_.document));
  }
  put(Field::name, persons ? compare_person_names(x, y) : compare_company_names(x, y));
  if (x.addresses == x.end || y.addresses == y.end) return all;
  if (all.score + matching_.address_max < at_least) {
    all.score += matching_.address_max;
    return all;
  }
  put(Field::address, best_address(x, y));
  return all;
}

std::vector<FieldEvidence> Corpus::explain(std::uint32_t a, std::uint32_t b) const {
  std::vector<FieldEvidence> rows;
  Comparison all = compare(a, b, INT64_MIN / 2);
  for (std::size_t field = 0; field < fields; ++field) {
    const Evidence& evidence = all.evidence[field];
    if (!evidence.present) continue;
    rows.push_back({std::string(field_name(static_cast<Field>(field))), evidence.level,
                    evidence.similarity, evidence.weight});
  }
  return rows;
}

}  // namespace kehu::customer
