// The canonical bytes of an entry.
//
//   format            1 byte, 3
//   sequence, at      8 bytes each, big-endian
//   outcome           1 byte
//   actor, command    texts
//   role, purpose, business_line, idempotency_key   texts
//   policy_version    number
//   arguments         bytes
//   code, message     texts
//   reasons           count, then each: clause and rule (words), passed (1 byte), facts
//   remedies          count, then each: act (word), facts
//   changes           count, then each: table (word), replaced_version (number), form (1 byte):
//                     0, key (bytes): the row was erased
//                     1, image, size of the key (count): its bytes begin the image
//                     2, key (bytes), image
//   reply             the position (a count, from 1) of the first change whose image it is, or 0
//                     and its bytes
//   facts             count, then each: name (word), kind (1 byte), value
//
// Counts, numbers, texts and bytes are those of record/canonical.hpp. A word is the position (from
// 1) among the first 255 words of the entry, or 0 and a text where it stands there for the first
// time. The first words of an entry are its instant, actor, command and role.
//
// An image is the canonical bytes of a row in which ids and instants are words too, after whose 0
// their 16 or 8 bytes stand. Its texts and bytes are what they were where they are shorter than 4
// bytes, else 4 and the text, or 4 and the position of a word added up: what happened is told in a
// row for each case, duty and step that it is of, mostly in the same words. Only one encoding of an
// entry is read: what was decoded must encode to the same bytes.
#include "store/journal_entry.hpp"

#include <algorithm>
#include <array>

#include "record/byte_buffer.hpp"
#include "record/canonical.hpp"
#include "record/canonical_walk.hpp"

namespace kehu::journal {
namespace {

constexpr std::uint8_t format = 3;
constexpr std::size_t words_max = 255;
// Texts of fewer bytes are no words in an image: a position would hardly be shorter.
constexpr std::uint8_t short_size = 4;

enum ChangeForm : std::uint8_t { erased, keyed_by_image, keyed_apart };

enum FactKind : std::uint8_t {
  fact_none,
  fact_false,
  fact_true,
  fact_integer,
  fact_money,
  fact_ratio,
  fact_date,
  fact_instant,
  fact_text,
};

// The words of an entry so far. Most entries have few: none is made before it is there.
class Words {
 public:
  // The position of a word, from 1; 0 where it is new: from now on it is known. What it views has
  // to stay.
  std::size_t find_or_add(std::string_view word) {
    std::uint8_t& last = last_[slot(word)];
    for (std::size_t position = last; position != 0; position = words_[position - 1].before)
      if (at(position) == word) return position;
    if (size_ < words_max) {
      words_[size_++] = {word.data(), word.size(), last};
      last = static_cast<std::uint8_t>(size_);
    }
    return 0;
  }
  std::string_view at(std::size_t position) const {
    return {words_[position - 1].data, words_[position - 1].size};
  }
  std::size_t size() const { return size_; }

 private:
  struct Word {
    const char* data;
    std::size_t size;
    std::uint8_t before;  // the position of the word before it in its slot
  };
  static constexpr std::size_t slots = 64;
  static std::size_t slot(std::string_view word) {
    if (word.empty()) return 0;
    auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(word[at])}; };
    // Instants and ids differ in the middle.
    return (word.size() * 5 + 3 * byte(0) + byte(word.size() / 2) + byte(word.size() - 1)) % slots;
  }
  std::array<Word, words_max> words_;
  std::array<std::uint8_t, slots> last_{};
  std::size_t size_ = 0;
};

class Encoder : public record::ByteBuffer {
 public:
  using ByteBuffer::ByteBuffer;

  void word(std::string_view value) {
    if (std::size_t position = words_.find_or_add(value)) return count(position);
    byte(0);
    text(value);
  }
  // The position of a word, 0 where it is new.
  std::size_t position(std::string_view value) { return words_.find_or_add(value); }
  void facts(std::span<const Fact> facts) {
    count(facts.size());
    for (const Fact& fact : facts) {
      word(fact.name);
      std::visit([this](const auto& value) { this->fact(value); }, fact.value);
    }
  }

 private:
  void fact(std::monostate) { byte(fact_none); }
  void fact(bool value) { byte(value ? fact_true : fact_false); }
  void fact(std::int64_t value) {
    byte(fact_integer);
    number(value);
  }
  void fact(Money value) {
    byte(fact_money);
    number(value.minor());
    word(value.currency().code());
  }
  void fact(Ratio value) {
    byte(fact_ratio);
    number(value.numerator());
    number(value.denominator());
  }
  void fact(const Date& value) {
    byte(fact_date);
    number(day_number(value));
  }
  void fact(Instant value) {
    byte(fact_instant);
    number(value.time_since_epoch().count());
  }
  void fact(std::string_view value) {
    byte(fact_text);
    word(value);
  }

  Words words_;
};

// Every function is false when the bytes end early or are not of the kind.
class Decoder : public record::CanonicalReader {
 public:
  using CanonicalReader::CanonicalReader;
  using CanonicalReader::text;

  bool text(std::string& value) {
    std::string_view view;
    if (!text(view)) return false;
    value = view;
    return true;
  }
  bool blob(std::string& value) {
    std::string_view view;
    if (!bytes(view)) return false;
    value = view;
    return true;
  }
  bool word(std::string_view& value) {
    std::uint64_t position;
    if (!count(position)) return false;
    return position > 0 ? word_at(position, value) : text(value) && known(value);
  }
  // A text, or bytes, of an image.
  bool image_text(std::string_view& value) {
    std::uint64_t first;
    if (!count(first)) return false;
    if (first < short_size) return take(first, value);
    if (first > short_size) return word_at(first - short_size, value);
    return bytes(value) && value.size() >= short_size && known(value);
  }
  bool fixed_word(std::size_t size, std::string_view& value) {
    std::uint64_t position;
    if (!count(position)) return false;
    return position > 0 ? word_at(position, value) && value.size() == size
                        : take(size, value) && known(value);
  }
  bool known(std::string_view value) {
    words_.find_or_add(value);
    return true;
  }
  bool interned(std::string_view& value) {
    if (!word(value)) return false;
    value = intern(value);
    return true;
  }
  template <std::size_t N>
  bool facts(InlineVector<Fact, N>& facts) {
    std::size_t size;
    if (!length(size) || size > N) return false;
    for (std::size_t i = 0; i < size; ++i) {
      Fact fact;
      if (!interned(fact.name) || !this->fact(fact.value)) return false;
      facts.push_back(fact);
    }
    return true;
  }

 private:
  bool word_at(std::uint64_t position, std::string_view& value) {
    if (position == 0 || position > words_.size()) return false;
    value = words_.at(position);
    return true;
  }
  bool fact(FactValue& value) {
    std::uint8_t kind;
    if (!byte(kind)) return false;
    switch (kind) {
      case fact_none:
        value = std::monostate{};
        return true;
      case fact_false:
      case fact_true:
        value = kind == fact_true;
        return true;
      case fact_money:
        return money(value);
      case fact_ratio:
        return ratio(value);
      case fact_text: {
        std::string_view view;
        if (!interned(view)) return false;
        value = view;
        return true;
      }
      default:
        return numeric(kind, value);
    }
  }
  bool numeric(std::uint8_t kind, FactValue& value) {
    constexpr std::int64_t first_day = -208188, last_day = 2932896;  // the years 1400 to 9999
    std::int64_t read;
    if (!number(read)) return false;
    if (kind == fact_integer) {
      value = read;
    } else if (kind == fact_instant) {
      value = Instant(Duration(read));
    } else if (kind == fact_date && read >= first_day && read <= last_day) {
      value = date_from_day_number(read);
    } else {
      return false;
    }
    return true;
  }
  bool money(FactValue& value) {
    std::int64_t minor;
    std::string_view code;
    if (!number(minor) || !word(code)) return false;
    auto currency = Currency::parse(code);
    if (!currency) return false;
    value = Money(minor, *currency);
    return true;
  }
  bool ratio(FactValue& value) {
    std::int64_t numerator, denominator;
    if (!number(numerator) || !number(denominator) || denominator <= 0) return false;
    value = Ratio(numerator, denominator);
    return true;
  }

  Words words_;
};

// What stands between two words of an image, which is the same in an entry, is copied at once.
class ImagePieces {
 public:
  ImagePieces(record::CanonicalReader& in, record::ByteBuffer& out)
      : in_(in), out_(out), copied_(in.at()) {}

  bool flag(bool& value) { return in_.boolean(value); }
  bool length(std::size_t& value) { return in_.length(value); }
  bool number() {
    std::int64_t value;
    return in_.number(value);
  }
  bool plain(std::size_t size) {
    std::string_view bytes;
    return in_.take(size, bytes);
  }
  void copy_until(const char* at) {
    // Mostly a few bytes: presence, numbers, what is short.
    if (at - copied_ > 8) {
      out_.append(copied_, static_cast<std::size_t>(at - copied_));
      copied_ = at;
    }
    while (copied_ != at) out_.push_back(*copied_++);
  }

 protected:
  void leave_out() { copied_ = in_.at(); }

 private:
  record::CanonicalReader& in_;
  record::ByteBuffer& out_;
  const char* copied_;
};

// From an image into an entry.
class ImageWriter : public ImagePieces {
 public:
  ImageWriter(record::CanonicalReader& in, Encoder& out)
      : ImagePieces(in, out), in_(in), out_(out) {}

  bool text() {
    const char* begin = in_.at();
    std::string_view bytes;
    if (!in_.bytes(bytes)) return false;
    if (bytes.size() >= short_size) word(bytes, begin, short_size);
    return true;
  }
  bool fixed(std::size_t size) {
    std::string_view bytes;
    if (!in_.take(size, bytes)) return false;
    word(bytes, bytes.data(), 0);
    return true;
  }

 private:
  // One that is new is copied with what follows it.
  void word(std::string_view value, const char* begin, std::size_t is_new) {
    std::size_t position = out_.position(value);
    copy_until(begin);
    out_.count(is_new + position);
    if (position > 0) leave_out();
  }

  record::CanonicalReader& in_;
  Encoder& out_;
};

// From an entry into an image.
class ImageReader : public ImagePieces {
 public:
  ImageReader(Decoder& in, record::ByteBuffer& out) : ImagePieces(in, out), in_(in), out_(out) {}

  bool text() {
    copy_until(in_.at());
    std::string_view bytes;
    if (!in_.image_text(bytes)) return false;
    out_.text(bytes);
    leave_out();
    return true;
  }
  bool fixed(std::size_t size) {
    copy_until(in_.at());
    std::string_view bytes;
    if (!in_.fixed_word(size, bytes)) return false;
    out_.append(bytes);
    leave_out();
    return true;
  }

 private:
  Decoder& in_;
  record::ByteBuffer& out_;
};

// As an image has it.
struct InstantBytes {
  explicit InstantBytes(Instant at) {
    record::ByteBuffer(bytes).fixed(at.time_since_epoch().count());
  }
  std::string bytes;
};

// What rows say again of the command that made them.
std::array<std::string_view, 4> first_words(const InstantBytes& at, const Entry& entry) {
  return {at.bytes, entry.actor, entry.command, entry.role};
}

bool read_outcome(Decoder& in, Outcome& outcome) {
  std::uint8_t value;
  if (!in.byte(value) || value > static_cast<std::uint8_t>(Outcome::denied)) return false;
  outcome = static_cast<Outcome>(value);
  return true;
}

bool read_head(Decoder& in, EntryHead& head) {
  std::uint8_t version;
  std::int64_t at;
  if (!in.byte(version) || version != format || !in.fixed(head.sequence) || !in.fixed(at) ||
      !read_outcome(in, head.outcome) || !in.bytes(head.actor) || !in.bytes(head.command))
    return false;
  head.at = Instant(Duration(at));
  return true;
}

bool read_reasons(Decoder& in, Entry& entry) {
  std::size_t size;
  if (!in.length(size)) return false;
  for (std::size_t i = 0; i < size; ++i) {
    Reason& reason = entry.reasons.emplace_back();
    if (!in.interned(reason.clause) || !in.interned(reason.rule) || !in.boolean(reason.passed) ||
        !in.facts(reason.facts))
      return false;
  }
  if (!in.length(size)) return false;
  for (std::size_t i = 0; i < size; ++i) {
    Remedy& remedy = entry.remedies.emplace_back();
    if (!in.interned(remedy.act) || !in.facts(remedy.facts)) return false;
  }
  return true;
}

bool read_image(Decoder& in, const record::Descriptor& descriptor, std::string& image) {
  record::ByteBuffer out(image);
  ImageReader pieces(in, out);
  if (!record::CanonicalWalk(pieces).record(descriptor)) return false;
  pieces.copy_until(in.at());
  return true;
}

bool read_row(Decoder& in, RowChange& change) {
  std::uint8_t form;
  if (!in.byte(form) || form > keyed_apart) return false;
  if (form != keyed_by_image && !in.blob(change.key)) return false;
  if (form == erased) return true;
  if (!read_image(in, change.table->descriptor(), change.image.emplace())) return false;
  if (form == keyed_apart) return true;
  std::uint64_t size;
  if (!in.count(size) || size > change.image->size()) return false;
  change.key = change.image->substr(0, size);
  return true;
}

bool read_changes(Decoder& in, Entry& entry, Schema schema) {
  std::size_t size;
  if (!in.length(size)) return false;
  for (std::size_t i = 0; i < size; ++i) {
    RowChange& change = entry.changes.emplace_back();
    std::string_view table;
    if (!in.word(table) || !in.number(change.replaced_version)) return false;
    for (const Table* known : schema)
      if (known->name() == table) change.table = known;
    if (!change.table || !read_row(in, change)) return false;
  }
  return true;
}

bool read_reply(Decoder& in, Entry& entry) {
  std::uint64_t position;
  if (!in.count(position) || position > entry.changes.size()) return false;
  if (position == 0) return in.blob(entry.reply);
  const auto& image = entry.changes[position - 1].image;
  if (!image) return false;
  entry.reply = *image;
  return true;
}

bool read_entry(std::string_view bytes, Schema schema, Entry& entry) {
  Decoder in(bytes);
  EntryHead head;
  if (!read_head(in, head) || !record::is_utf8(head.actor) || !record::is_utf8(head.command))
    return false;
  entry.sequence = head.sequence;
  entry.at = head.at;
  entry.outcome = head.outcome;
  entry.actor = head.actor;
  entry.command = head.command;
  if (!in.text(entry.role)) return false;
  const InstantBytes at(entry.at);
  for (std::string_view word : first_words(at, entry)) in.known(word);
  return in.text(entry.purpose) && in.text(entry.business_line) && in.text(entry.idempotency_key) &&
         in.number(entry.policy_version) && in.blob(entry.arguments) && in.text(entry.code) &&
         in.text(entry.message) && read_reasons(in, entry) && read_changes(in, entry, schema) &&
         read_reply(in, entry) && in.at_end();
}

void write_image(Encoder& out, const record::Descriptor& descriptor, std::string_view image) {
  record::CanonicalReader in(image);
  ImageWriter pieces(in, out);
  bool is_whole = record::CanonicalWalk(pieces).record(descriptor) && in.at_end();
  ensure(is_whole, "an image that is not of its table");
  pieces.copy_until(in.at());
}

void write_row(Encoder& out, const RowChange& change) {
  if (!change.image) {
    out.byte(erased);
    out.text(change.key);
  } else if (change.image->starts_with(change.key)) {
    out.byte(keyed_by_image);
    write_image(out, change.table->descriptor(), *change.image);
    out.count(change.key.size());
  } else {
    out.byte(keyed_apart);
    out.text(change.key);
    write_image(out, change.table->descriptor(), *change.image);
  }
}

// Most commands answer with the row that they wrote.
void write_reply(Encoder& out, const Entry& entry) {
  auto is_reply = [&](const RowChange& change) { return change.image == entry.reply; };
  auto found = std::ranges::find_if(entry.changes, is_reply);
  if (found != entry.changes.end())
    return out.count(static_cast<std::uint64_t>(found - entry.changes.begin()) + 1);
  out.count(0);
  out.text(entry.reply);
}

}  // namespace

void encode(const Entry& entry, std::string& bytes) {
  Encoder out(bytes);
  out.byte(format);
  out.fixed(entry.sequence);
  out.fixed(entry.at.time_since_epoch().count());
  out.byte(static_cast<std::uint8_t>(entry.outcome));
  for (const std::string* text : {&entry.actor, &entry.command, &entry.role, &entry.purpose,
                                  &entry.business_line, &entry.idempotency_key})
    out.text(*text);
  const InstantBytes at(entry.at);
  for (std::string_view word : first_words(at, entry)) out.position(word);
  out.number(entry.policy_version);
  for (const std::string* text : {&entry.arguments, &entry.code, &entry.message}) out.text(*text);
  out.count(entry.reasons.size());
  for (const Reason& reason : entry.reasons) {
    out.word(reason.clause);
    out.word(reason.rule);
    out.byte(reason.passed ? 1 : 0);
    out.facts(reason.facts);
  }
  out.count(entry.remedies.size());
  for (const Remedy& remedy : entry.remedies) {
    out.word(remedy.act);
    out.facts(remedy.facts);
  }
  out.count(entry.changes.size());
  for (const RowChange& change : entry.changes) {
    ensure(change.table != nullptr, "a change of the journal without its table");
    out.word(change.table->name());
    out.number(change.replaced_version);
    write_row(out, change);
  }
  write_reply(out, entry);
}

std::string encode(const Entry& entry) {
  std::string bytes;
  encode(entry, bytes);
  return bytes;
}

Result<Entry> decode(std::string_view bytes, Schema schema) {
  Entry entry;
  if (!read_entry(bytes, schema, entry) || encode(entry) != bytes) return not_an_entry(bytes);
  return entry;
}

Error not_an_entry(std::string_view bytes) {
  std::string line = "the entry is not the canonical encoding of an entry of the journal";
  if (!bytes.empty() && bytes.front() != static_cast<char>(format))
    line = "the entry has the format " + std::to_string(static_cast<unsigned char>(bytes.front())) +
           ", and this kehu reads the format " + std::to_string(format);
  return invalid("journal.entry_format", "", line);
}

bool read_head(std::string_view bytes, EntryHead& head) {
  Decoder in(bytes);
  return read_head(in, head);
}

}  // namespace kehu::journal
