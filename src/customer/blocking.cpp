// Which pairs are worth comparing: several passes, each over another key, so that a single error
// hides no pair; and the pairs that follow from others.
#include <algorithm>
#include <unordered_set>

#include "customer/matching.hpp"

namespace kehu::customer {

struct Corpus::Search {
  std::int64_t score_min = 0;
  std::optional<std::uint32_t> of;
  std::vector<Pair> found;
  // Pairs that were compared a moment ago: passes overlap a great deal.
  std::vector<std::uint64_t> recent = std::vector<std::uint64_t>(std::size_t{1} << 18);
};

// Whole names by sound, in any order; and each two words that begin a name.
void Corpus::name_keys(const Profile& profile, const Emit& emit) const {
  std::array<std::uint64_t, 8> sounds{};
  std::size_t count = 0;
  for (std::uint32_t item : name_of(profile)) sounds[count++] = names_[word_of(item)].sound;
  std::sort(sounds.begin(), sounds.begin() + static_cast<std::ptrdiff_t>(count));
  std::uint64_t all = 1;
  for (std::size_t i = 0; i < count; ++i) all = combine(all, sounds[i]);
  if (count > 0) emit(all);
  for (std::size_t i = 0; i + 1 < count && count > 2; ++i)
    for (std::size_t j = i + 1; j < count; ++j) emit(combine(sounds[i], sounds[j]));
}

// The beginning and the end of the name without spaces: what spaces and slips elsewhere leave.
void Corpus::spelling_keys(const Profile& profile, const Emit& emit) const {
  if (profile.core == 0) return;
  Word core = names_.word(profile.core);
  std::size_t size = is_unspaced(core[0]) ? 4 : 7;
  if (core.size() <= size) {
    emit(hash(core));
    // Short names, with each of their characters left out.
    for (std::size_t i = 0; i < core.size() && core.size() > 3; ++i)
      emit(combine(3, hash(core.substr(i + 1), hash(core.substr(0, i)))));
    return;
  }
  emit(combine(1, hash(core.substr(0, size))));
  emit(combine(2, hash(core.substr(core.size() - size))));
}

void Corpus::birth_keys(const Profile& profile, const Emit& emit) const {
  if (profile.birth == 0) return;
  std::uint32_t year = profile.birth / 10000, month = profile.birth / 100 % 100,
                day = profile.birth % 100;
  // Day and month in either order are one key.
  emit(combine(year, std::min(month, day) * 100U + std::max(month, day)));
  for (std::uint32_t item : name_of(profile)) {
    std::uint64_t sound = names_[word_of(item)].sound;
    emit(combine(combine(1, year), sound));
    emit(combine(combine(2, month * 100U + day), sound));
  }
}

// A word of the name with the postcode or with a word of the address.
void Corpus::place_keys(const Profile& profile, const Emit& emit) const {
  Items addresses = addresses_of(profile);
  for (std::size_t i = 0; i < addresses.size(); i += addresses[i] + 1) {
    for (std::uint32_t place : addresses.subspan(i + 1, addresses[i])) {
      if (what_of(place) == number || what_of(place) == district) continue;
      for (std::uint32_t item : name_of(profile))
        emit(combine(word_of(place), names_[word_of(item)].sound));
    }
  }
}

// Two things of the address: the postcode or the number with a word, neighbouring words.
void Corpus::street_keys(const Profile& profile, const Emit& emit) const {
  Items addresses = addresses_of(profile);
  for (std::size_t i = 0; i < addresses.size(); i += addresses[i] + 1) {
    Items words = addresses.subspan(i + 1, addresses[i]);
    for (std::uint32_t anchor : words) {
      if (what_of(anchor) != postcode && what_of(anchor) != number) continue;
      for (std::uint32_t word : words)
        if (what_of(word) == plain) emit(combine(word_of(anchor), word_of(word)));
    }
    for (std::size_t k = 0; k + 1 < words.size(); ++k)
      if (what_of(words[k]) == plain && what_of(words[k + 1]) == plain)
        emit(combine(word_of(words[k]), word_of(words[k + 1])));
  }
}

// Numbers without check digits, with each of their characters left out: two such numbers that
// differ by one slip share a key.
void Corpus::identity_keys(const Profile& profile, const Emit& emit) const {
  if (profile.identity == 0) return;
  emit(profile.identity);
  if (profile.identity_kind != IdentityKind::passport &&
      profile.identity_kind != IdentityKind::other)
    return;
  Word word = values_.word(profile.identity);
  if (word.size() < 7 || word.size() > 24) return;
  for (std::size_t i = 1; i < word.size(); ++i)
    emit(hash(word.substr(i + 1), hash(word.substr(0, i))));
}

void Corpus::keys(int pass, const Profile& profile, const Emit& emit) const {
  switch (pass) {
    case 0:
      return identity_keys(profile, emit);
    case 1:
      for (std::uint32_t item : values_of(profile)) emit(word_of(item));
      return;
    case 2:
      return birth_keys(profile, emit);
    case 3:
      return name_keys(profile, emit);
    case 4:
      return spelling_keys(profile, emit);
    case 5:
      return place_keys(profile, emit);
    case 6:
      return street_keys(profile, emit);
    default:
      return;
  }
}

void Corpus::search_block(std::span<std::uint32_t> block, Search& search) const {
  auto block_max = static_cast<std::size_t>(std::max<std::int64_t>(2, matching_.block_max));
  std::size_t reach = block.size();
  if (block.size() > block_max) {
    // Too many share the key: only neighbours by name are compared.
    std::sort(block.begin(), block.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Profile &x = profiles_[a], &y = profiles_[b];
      Word p = x.core != 0 ? names_.word(x.core) : Word();
      Word q = y.core != 0 ? names_.word(y.core) : Word();
      return p != q ? p < q : a < b;
    });
    reach = block_max / 4 + 1;
  }
  for (std::size_t i = 0; i < block.size(); ++i) {
    for (std::size_t j = i + 1; j < std::min(block.size(), i + reach); ++j) {
      std::uint32_t a = std::min(block[i], block[j]), b = std::max(block[i], block[j]);
      if (a == b || (search.of && a != *search.of && b != *search.of)) continue;
      std::uint64_t both = std::uint64_t{a} << 32 | b;
      std::uint64_t& recent = search.recent[combine(both, 0) & (search.recent.size() - 1)];
      if (recent == both) continue;
      recent = both;
      std::int64_t score = compare(a, b, search.score_min).score;
      if (score >= search.score_min) search.found.push_back({a, b, score, false});
    }
  }
}

void Corpus::search_pass(int pass, Search& search) const {
  // The keys are made in slices of the space of hashes, so that few of them are held at a time.
  constexpr std::size_t held = std::size_t{1} << 22;
  using Keyed = std::pair<std::uint64_t, std::uint32_t>;
  std::vector<Keyed> all;
  std::vector<std::uint32_t> block;
  std::vector<std::uint64_t> wanted;
  if (search.of) {
    keys(pass, profiles_[*search.of], [&](std::uint64_t key) { wanted.push_back(key); });
    std::sort(wanted.begin(), wanted.end());
    if (wanted.empty()) return;
  }
  std::size_t slices = search.of ? 1 : 1 + profiles_.size() * 16 / held;
  for (std::size_t slice = 0; slice < slices; ++slice) {
    all.clear();
    for (std::uint32_t record = 0; record < profiles_.size(); ++record) {
      keys(pass, profiles_[record], [&](std::uint64_t key) {
        if (slices > 1 && combine(key, 7) % slices != slice) return;
        if (search.of && !std::binary_search(wanted.begin(), wanted.end(), key)) return;
        all.emplace_back(key, record);
      });
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (std::size_t i = 0, end = 0; i < all.size(); i = end) {
      block.clear();
      for (; end < all.size() && all[end].first == all[i].first; ++end)
        block.push_back(all[end].second);
      if (block.size() > 1) search_block(block, search);
    }
  }
}

// Two records that are both certain to be a third are candidates even where their own errors hide
// them from each other.
void Corpus::chain(std::vector<Pair>& pairs, std::int64_t score_min,
                   std::optional<std::uint32_t> of) const {
  constexpr std::size_t neighbours_max = 32;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::unordered_set<std::uint64_t> known;
  for (const Pair& pair : pairs) {
    if (pair.score >= score_min) known.insert(std::uint64_t{pair.a} << 32 | pair.b);
    if (pair.score < matching_.certain) continue;
    edges.emplace_back(pair.a, pair.b);
    edges.emplace_back(pair.b, pair.a);
  }
  std::sort(edges.begin(), edges.end());
  for (std::size_t i = 0, end = 0; i < edges.size(); i = end) {
    for (end = i; end < edges.size() && edges[end].first == edges[i].first;) ++end;
    if (end - i > neighbours_max) continue;
    for (std::size_t j = i; j < end; ++j) {
      for (std::size_t k = j + 1; k < end; ++k) {
        std::uint32_t a = edges[j].second, b = edges[k].second;
        if (of && a != *of && b != *of) continue;
        if (!known.insert(std::uint64_t{a} << 32 | b).second) continue;
        std::int64_t score = compare(a, b, matching_.chained).score;
        if (score >= matching_.chained) pairs.push_back({a, b, score, score < score_min});
      }
    }
  }
}

bool Corpus::search(Search& search, const Progress& progress) const {
  for (int pass = 0; pass < passes; ++pass) {
    if (progress && !progress(pass, passes)) return false;
    search_pass(pass, search);
  }
  return true;
}

std::optional<std::vector<Corpus::Pair>> Corpus::duplicates(std::int64_t score_min,
                                                            std::optional<std::uint32_t> of,
                                                            const Progress& progress) const {
  Search search;
  search.score_min = std::min(score_min, matching_.certain);
  search.of = of;
  if (!this->search(search, progress)) return std::nullopt;
  if (of) {
    // What a certain partner is certain to be, too, may be chained to the record.
    std::vector<Pair> own = search.found;
    for (const Pair& pair : own) {
      if (pair.score < matching_.certain) continue;
      search.of = pair.a == *of ? pair.b : pair.a;
      if (!this->search(search, progress)) return std::nullopt;
    }
  }
  auto order = [](const Pair& x, const Pair& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; };
  auto same = [](const Pair& x, const Pair& y) { return x.a == y.a && x.b == y.b; };
  std::vector<Pair> pairs = std::move(search.found);
  std::sort(pairs.begin(), pairs.end(), order);
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
  if (score_min <= matching_.possible) chain(pairs, score_min, of);
  std::erase_if(pairs, [&](const Pair& pair) {
    return (pair.score < score_min && !pair.chained) || (of && pair.a != *of && pair.b != *of);
  });
  std::sort(pairs.begin(), pairs.end(), [&](const Pair& x, const Pair& y) {
    return x.score != y.score ? x.score > y.score : order(x, y);
  });
  return pairs;
}

}  // namespace kehu::customer
