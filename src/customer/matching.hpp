// Matching: which records may be one customer, and what each field says about it (CUS-5).
//
// After Fellegi and Sunter: every field that both records have adds evidence, in tenths of a bit,
// for or against; a missing or meaningless value adds none; agreement on what few have counts
// more than agreement on what many have. Pure: the policy's weights and the records decide,
// nothing else, and every figure is an integer.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "customer/similarity.hpp"
#include "kehu/customer.hpp"

namespace kehu::customer {

// Whether a text, given as its match key, stands for nothing: one of the policy's placeholders, no
// letter or digit at all, or one character repeated at its end.
bool is_placeholder(const MasterIndex& clause, std::string_view match_key);

// Distinct words with the number of records that hold each.
class Dictionary {
 public:
  struct Entry {
    std::uint32_t offset = 0, length = 0;
    std::uint32_t letters = 0;    // a bit for each letter in it, folded to 32
    std::uint32_t frequency = 0;  // records
    std::uint32_t last_record = 0;
    std::uint64_t sound = 0;
  };
  // The number of the word, from 1, counted once for each record (numbered from 1).
  std::uint32_t add(Word word, std::uint32_t record);
  const Entry& operator[](std::uint32_t number) const { return entries_[number - 1]; }
  Word word(std::uint32_t number) const {
    const Entry& entry = entries_[number - 1];
    return Word(characters_).substr(entry.offset, entry.length);
  }

 private:
  void grow();
  std::u32string characters_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // open addressing; 0 is free
};

// The records that are compared with each other, as numbers of words: about 300 bytes each.
class Corpus {
 public:
  // `clause` must outlive the corpus.
  explicit Corpus(const MasterIndex& clause);

  // Begins a record; the contact points and documents that follow belong to it.
  void add(const Customer& customer);
  void add(const ContactPoint& contact_point);
  void add(const Document& document);
  // To be called once, after the last record.
  void finish();

  std::size_t size() const noexcept { return profiles_.size(); }
  const Id<Customer>& id(std::uint32_t record) const { return profiles_[record].id; }
  std::optional<std::uint32_t> find(const Id<Customer>& id) const;

  // The evidence that two records are one customer.
  enum class Field { kind, name, birth_date, identity, phone, email, social, document, address };
  static constexpr std::size_t fields = 9;
  struct Evidence {
    bool present = false;
    Level level{};
    std::int64_t similarity = 0, weight = 0;
  };
  struct Comparison {
    std::int64_t score = 0;
    std::array<Evidence, fields> evidence;
  };
  // Gives up, with a score below it, as soon as `at_least` is out of reach.
  Comparison compare(std::uint32_t a, std::uint32_t b, std::int64_t at_least) const;
  std::vector<FieldEvidence> explain(std::uint32_t a, std::uint32_t b) const;

  struct Pair {
    std::uint32_t a = 0, b = 0;  // a < b
    std::int64_t score = 0;
    bool chained = false;
  };
  using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;
  // Every pair with at least `score_min`, and those that are chained through a third record, the
  // highest score first; of one record, if given. Pairs are sought in several passes, each over
  // another key, so that no single error hides a pair. nullopt when progress said to stop.
  std::optional<std::vector<Pair>> duplicates(std::int64_t score_min,
                                              std::optional<std::uint32_t> of = {},
                                              const Progress& progress = {}) const;

 private:
  // Words are packed with what they are: `word << 4 | what`.
  enum What : std::uint32_t {
    plain,
    number,
    postcode,
    district,
    phone_value,
    email_value,
    social_value,
    document_value,
  };
  struct Profile {
    Id<Customer> id;
    Kind kind{};
    IdentityKind identity_kind{};
    std::uint32_t birth = 0;     // yyyymmdd; 0: none
    std::uint32_t identity = 0;  // in values_; 0: none
    std::uint32_t core = 0;      // the whole name without spaces, in names_; 0: none
    // In items_: words of the name, values, then addresses, each behind its number of words.
    std::uint32_t begin = 0, values = 0, addresses = 0, end = 0;
  };
  using Items = std::span<const std::uint32_t>;
  static std::uint32_t word_of(std::uint32_t item) { return item >> 4; }
  static What what_of(std::uint32_t item) { return static_cast<What>(item & 15U); }

  Items name_of(const Profile& p) const { return range(p.begin, p.values); }
  Items values_of(const Profile& p) const { return range(p.values, p.addresses); }
  Items addresses_of(const Profile& p) const { return range(p.addresses, p.end); }
  Items range(std::uint32_t from, std::uint32_t until) const {
    return Items(items_).subspan(from, until - from);
  }

  void flush();
  void add_value(What what, std::string_view text);
  void add_address_words(std::string_view text, What what);
  std::vector<std::u32string> name_words(std::string_view match_key, Kind kind) const;

  std::int64_t agreement(const FieldWeights& weights, std::uint32_t frequency) const;
  // The place of a similarity between `partial` and `agree`.
  static std::int64_t between(const FieldWeights& weights, std::int64_t agree,
                              std::int64_t similarity);
  const FieldWeights& weights_of(What what) const;
  std::int64_t word_similarity(const Dictionary& dictionary, std::uint32_t a, std::uint32_t b,
                               std::int64_t at_least) const;

  struct Alignment;
  static bool precedes(const Dictionary& dictionary, Items a, Items b);
  void align(const Dictionary& dictionary, Items a, Items b, std::int64_t from,
             Alignment& out) const;
  void join_split_words(const Dictionary& dictionary, Items a, Items b, std::int64_t from,
                        Alignment& out, bool swapped) const;
  Evidence compare_person_names(const Profile& a, const Profile& b) const;
  Evidence compare_company_names(const Profile& a, const Profile& b) const;
  Evidence compare_birth_dates(const Profile& a, const Profile& b) const;
  Evidence compare_identities(const Profile& a, const Profile& b) const;
  Evidence compare_values(const Profile& a, const Profile& b, What what,
                          const FieldWeights& weights) const;
  Evidence compare_addresses(Items a, Items b) const;
  Evidence best_address(const Profile& a, const Profile& b) const;

  // blocking.cpp
  static constexpr int passes = 7;
  using Emit = std::function<void(std::uint64_t key)>;
  void keys(int pass, const Profile& profile, const Emit& emit) const;
  void name_keys(const Profile& profile, const Emit& emit) const;
  void spelling_keys(const Profile& profile, const Emit& emit) const;
  void birth_keys(const Profile& profile, const Emit& emit) const;
  void place_keys(const Profile& profile, const Emit& emit) const;
  void street_keys(const Profile& profile, const Emit& emit) const;
  void identity_keys(const Profile& profile, const Emit& emit) const;
  struct Search;
  bool search(Search& search, const Progress& progress) const;
  void search_pass(int pass, Search& search) const;
  void search_block(std::span<std::uint32_t> block, Search& search) const;
  void chain(std::vector<Pair>& pairs, std::int64_t score_min,
             std::optional<std::uint32_t> of) const;

  const MasterIndex& clause_;
  const Matching& matching_;
  std::vector<std::u32string> legal_forms_, titles_, address_words_;
  Dictionary names_, places_, values_;
  std::vector<std::uint32_t> items_;
  std::vector<Profile> profiles_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> births_;  // date and records, by date
  // Of the record that is being added.
  std::vector<std::uint32_t> pending_values_, pending_addresses_, pending_address_;
};

// The evidence's field, as it is named in rows.
std::string_view field_name(Corpus::Field field);

}  // namespace kehu::customer
