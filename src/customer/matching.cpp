#include "customer/matching.hpp"

#include <algorithm>

#include "kehu/core/text.hpp"

namespace kehu::customer {

namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// Characters that stand inside a word without parting it: "o'hara", "s.a.".
bool is_dropped(char32_t c) { return c == '\'' || c == '.' || c == 0x2019 || c == '`'; }

bool is_parting(char32_t c) {
  if (c < 0x80) return !(is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  return (c >= 0x80 && c <= 0xBF) || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFF0F) || c == 0x30FB;
}

// Cuts a text into words: at spaces and signs, and where a script without spaces begins or ends.
template <class Take>
void each_word(std::u32string_view text, Take take) {
  std::u32string word;
  bool unspaced = false;
  auto close = [&] {
    if (!word.empty()) take(word, unspaced);
    word.clear();
  };
  for (char32_t c : text) {
    if (is_dropped(c)) continue;
    if (is_parting(c)) {
      close();
      continue;
    }
    if (!word.empty() && is_unspaced(c) != unspaced) close();
    unspaced = is_unspaced(c);
    word.push_back(c);
  }
  close();
}

bool contains(const std::vector<std::u32string>& sorted, std::u32string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// Takes what the list names off both ends of a word of a script without spaces, repeatedly, but
// never all of the word.
void strip_ends(std::u32string& word, const std::vector<std::u32string>& list) {
  for (;;) {
    // The longest that fits: what is left of a shorter one would fit none.
    const std::u32string* longest = nullptr;
    for (const std::u32string& end : list) {
      if (!is_unspaced(end[0]) || word.size() <= end.size()) continue;
      if (!word.ends_with(end) && !word.starts_with(end)) continue;
      if (!longest || end.size() > longest->size()) longest = &end;
    }
    if (!longest) return;
    word.erase(word.ends_with(*longest) ? word.size() - longest->size() : 0, longest->size());
  }
}

std::vector<std::u32string> word_list(const std::vector<std::string>& texts) {
  std::vector<std::u32string> words;
  for (const std::string& text : texts) {
    auto key = match_key(text);
    if (!key) continue;
    each_word(code_points(*key), [&](const std::u32string& word, bool) { words.push_back(word); });
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

std::uint32_t letters_of(Word word) {
  std::uint32_t letters = 0;
  for (char32_t c : word) letters |= 1U << (c & 31U);
  return letters;
}

}  // namespace

bool is_placeholder(const MasterIndex& clause, std::string_view match_key) {
  if (match_key.empty()) return true;
  bool says_something = std::any_of(match_key.begin(), match_key.end(), [](char c) {
    return static_cast<signed char>(c) < 0 || !is_parting(static_cast<unsigned char>(c));
  });
  if (!says_something) return true;
  for (const std::string& placeholder : clause.placeholders)
    if (match_key == placeholder) return true;
  auto tail = static_cast<std::size_t>(std::max<std::int64_t>(clause.repeated_characters, 2));
  if (match_key.size() < tail) return false;
  std::string_view end = match_key.substr(match_key.size() - tail);
  return end.find_first_not_of(end[0]) == std::string_view::npos &&
         static_cast<signed char>(end[0]) > 0;
}

// ---- Dictionary -------------------------------------------------------------------------------

void Dictionary::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  for (std::uint32_t number = 1; number <= entries_.size(); ++number) {
    std::size_t slot = hash(word(number)) & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = number;
  }
}

std::uint32_t Dictionary::add(Word word, std::uint32_t record) {
  word = word.substr(0, word_max);
  if (entries_.size() * 2 >= slots_.size()) grow();
  std::size_t slot = hash(word) & (slots_.size() - 1);
  while (slots_[slot] != 0 && this->word(slots_[slot]) != word)
    slot = (slot + 1) & (slots_.size() - 1);
  if (slots_[slot] == 0) {
    Entry entry;
    entry.offset = static_cast<std::uint32_t>(characters_.size());
    entry.length = static_cast<std::uint32_t>(word.size());
    entry.letters = letters_of(word);
    entry.sound = sound(word);
    characters_.append(word);
    entries_.push_back(entry);
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
  }
  Entry& entry = entries_[slots_[slot] - 1];
  if (entry.last_record != record) {
    entry.last_record = record;
    ++entry.frequency;
  }
  return slots_[slot];
}

// ---- Corpus: taking records in ----------------------------------------------------------------

Corpus::Corpus(const MasterIndex& clause)
    : clause_(clause),
      matching_(clause.matching),
      legal_forms_(word_list(matching_.legal_forms)),
      titles_(word_list(matching_.titles)),
      address_words_(word_list(matching_.address_words)) {}

std::vector<std::u32string> Corpus::name_words(std::string_view match_key, Kind of) const {
  std::vector<std::u32string> words;
  if (is_placeholder(clause_, match_key)) return words;
  const auto& dropped = of == Kind::individual ? titles_ : legal_forms_;
  std::u32string text = code_points(match_key);
  each_word(text, [&](std::u32string& word, bool unspaced) {
    if (contains(dropped, word)) return;
    if (unspaced) strip_ends(word, dropped);
    words.push_back(word);
  });
  // A name made of nothing but titles or legal forms is compared as it stands.
  if (words.empty()) each_word(text, [&](std::u32string& word, bool) { words.push_back(word); });
  if (words.size() > 8) words.resize(8);
  return words;
}

void Corpus::add(const Customer& customer) {
  flush();
  Profile profile;
  profile.id = customer.id;
  profile.kind = customer.kind;
  profile.begin = static_cast<std::uint32_t>(items_.size());
  auto record = static_cast<std::uint32_t>(profiles_.size() + 1);
  auto words = name_words(customer.match_name, customer.kind);
  std::u32string core;
  for (const std::u32string& word : words) {
    items_.push_back(names_.add(word, record) << 4 | plain);
    core += word;
  }
  // A name of one word is its own core, and stands for one value in the counts.
  if (!core.empty()) profile.core = names_.add(core, record);
  profile.values = static_cast<std::uint32_t>(items_.size());
  if (customer.birth_date) {
    auto ymd = customer.birth_date->year_month_day();
    profile.birth = static_cast<std::uint32_t>(ymd.year) * 10000U +
                    static_cast<std::uint32_t>(ymd.month.as_number()) * 100U + ymd.day;
    births_.emplace_back(profile.birth, 1U);
  }
  if (customer.identity_kind != IdentityKind::none && customer.identity_number) {
    auto key = match_key(*customer.identity_number);
    if (key && !is_placeholder(clause_, *key)) {
      profile.identity_kind = customer.identity_kind;
      std::u32string word = code_points(*key);
      word.insert(word.begin(),
                  static_cast<char32_t>('0' + static_cast<int>(profile.identity_kind)));
      profile.identity = values_.add(word, record);
    }
  }
  profiles_.push_back(profile);
}

void Corpus::add_value(What what, std::string_view text) {
  auto key = match_key(text);
  if (!key || is_placeholder(clause_, *key)) return;
  std::u32string word = code_points(*key);
  word.insert(word.begin(), static_cast<char32_t>('a' + static_cast<int>(what)));
  pending_values_.push_back(values_.add(word, static_cast<std::uint32_t>(profiles_.size())) << 4 |
                            what);
}

void Corpus::add_address_words(std::string_view text, What what) {
  auto key = match_key(text);
  if (!key || is_placeholder(clause_, *key)) return;
  auto record = static_cast<std::uint32_t>(profiles_.size());
  auto put = [&](Word word, What is) {
    std::uint32_t item = places_.add(word, record) << 4 | is;
    for (std::uint32_t there : pending_address_)
      if (word_of(there) == word_of(item)) return;
    if (pending_address_.size() < 24) pending_address_.push_back(item);
  };
  each_word(code_points(*key), [&](std::u32string& word, bool unspaced) {
    if (what != plain) return put(word, what);
    if (contains(address_words_, word)) return;
    if (unspaced && word.size() > 2) {
      for (std::size_t i = 0; i + 1 < word.size(); ++i) put(Word(word).substr(i, 2), plain);
      return;
    }
    bool digits = std::all_of(word.begin(), word.end(), is_digit);
    put(word, !digits ? plain : word.size() >= 4 ? postcode : number);
  });
}

void Corpus::add(const ContactPoint& contact_point) {
  switch (contact_point.kind) {
    case ContactKind::phone:
    case ContactKind::mobile:
      return add_value(phone_value, contact_point.normal);
    case ContactKind::email:
      return add_value(email_value, contact_point.normal);
    case ContactKind::social:
      return add_value(social_value, contact_point.normal);
    case ContactKind::address:
      break;
  }
  pending_address_.clear();
  // The parts come first: a word is what its part says, whatever the one line repeats.
  add_address_words(contact_point.postcode, postcode);
  add_address_words(contact_point.district, district);
  add_address_words(contact_point.street, plain);
  add_address_words(contact_point.locality, plain);
  add_address_words(contact_point.value, plain);
  if (pending_address_.empty()) return;
  pending_addresses_.push_back(static_cast<std::uint32_t>(pending_address_.size()));
  pending_addresses_.insert(pending_addresses_.end(), pending_address_.begin(),
                            pending_address_.end());
}

void Corpus::add(const Document& document) { add_value(document_value, document.reference); }

void Corpus::flush() {
  if (profiles_.empty()) return;
  Profile& profile = profiles_.back();
  items_.insert(items_.end(), pending_values_.begin(), pending_values_.end());
  profile.addresses = static_cast<std::uint32_t>(items_.size());
  items_.insert(items_.end(), pending_addresses_.begin(), pending_addresses_.end());
  profile.end = static_cast<std::uint32_t>(items_.size());
  pending_values_.clear();
  pending_addresses_.clear();
}

void Corpus::finish() {
  flush();
  std::sort(births_.begin(), births_.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < births_.size(); ++i) {
    if (kept > 0 && births_[kept - 1].first == births_[i].first) {
      ++births_[kept - 1].second;
    } else {
      births_[kept++] = births_[i];
    }
  }
  births_.resize(kept);
}

std::optional<std::uint32_t> Corpus::find(const Id<Customer>& id) const {
  for (std::uint32_t record = 0; record < profiles_.size(); ++record)
    if (profiles_[record].id == id) return record;
  return std::nullopt;
}

}  // namespace kehu::customer
