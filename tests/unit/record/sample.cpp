#include "sample.hpp"

#include "kehu/record/describe.hpp"

namespace kehu::test {

BOOST_DESCRIBE_ENUM(Color, red, green, blue)
BOOST_DESCRIBE_STRUCT(Part, (), (label, price, due))
BOOST_DESCRIBE_STRUCT(Sample, (),
                      (id, number, active, name, digest, limit, share, made_at, born, color, part,
                       main, parts, tags, maybe_number, maybe_active, maybe_name, maybe_digest,
                       maybe_limit, maybe_share, maybe_id, maybe_at, maybe_born, maybe_color,
                       maybe_part, maybe_main, version))

const record::Descriptor& sample_descriptor() { return record::describe<Sample>(); }
const record::Descriptor& part_descriptor() { return record::describe<Part>(); }

const Table& sample_table() {
  static const Table made("sample", sample_descriptor(), {"id"}, [](Table& t) {
    t.index("by_number", {"number"}, Index::ordinary)
        .index("by_active", {"active", "number"})
        .index("by_name", {"name"})
        .index("by_limit", {"limit"})
        .index("by_made_at", {"made_at"})
        .index("by_born", {"born", "color"})
        .index("by_color", {"color", "made_at"})
        .index("by_part", {"part"})
        .index("by_share", {"share"})
        .index("by_maybe_number", {"maybe_number", "maybe_name"})
        .index("by_maybe_limit", {"maybe_limit", "maybe_born"}, Index::ordinary, "maybe_limit")
        .index("by_maybe_id", {"maybe_id", "maybe_active"})
        .index("by_digest", {"maybe_digest", "maybe_color"})
        .index("owing", {"limit"}, Index::ordinary, "limit")
        .index("named", {"maybe_name"}, Index::ordinary, "maybe_name")
        .index("living", {"number"}, Index::ordinary, "active")
        .index("unborn", {"maybe_at"}, Index::ordinary, "maybe_born", Index::while_absent)
        .personal({"name", "born"})
        .search({"name"})
        .references("maybe_id", "part");
  });
  return made;
}

const Table& numbered_table() {
  static const Table made("numbered", sample_descriptor(), {"number"}, [](Table& t) {
    t.index("by_name", {"name"}, Index::unique).derived().kept();
  });
  return made;
}

namespace {

std::uint64_t below(Random& random, std::uint64_t end) { return random() % end; }

// Small and large values alike, so that orders and lengths at the edges are met.
std::int64_t random_integer(Random& random) {
  switch (below(random, 4)) {
    case 0:
      return static_cast<std::int64_t>(below(random, 5)) - 2;
    case 1:
      return std::numeric_limits<std::int64_t>::min() + static_cast<std::int64_t>(below(random, 3));
    case 2:
      return std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(below(random, 3));
    default:
      return static_cast<std::int64_t>(random());
  }
}

std::string random_bytes(Random& random) {
  std::string bytes(below(random, 6), '\0');
  for (char& byte : bytes) byte = static_cast<char>(below(random, 3) == 0 ? 0 : random());
  return bytes;
}

Uuid random_uuid(Random& random) {
  Uuid id;
  for (auto& byte : id) byte = static_cast<std::uint8_t>(random());
  return id;
}

Instant random_instant(Random& random) {
  const std::int64_t day = static_cast<std::int64_t>(below(random, 60000)) - 20000;
  const std::int64_t fraction =
      below(random, 2) == 0 ? 0 : static_cast<std::int64_t>(below(random, 1000000));
  return Instant(Duration(
      (day * 86400 + static_cast<std::int64_t>(below(random, 86400))) * 1000000 + fraction));
}

Date random_date(Random& random) {
  return date_from_day_number(static_cast<std::int64_t>(below(random, 80000)) - 40000);
}

Ratio random_ratio(Random& random) {
  return Ratio(static_cast<std::int64_t>(below(random, 2000)) - 1000,
               1 + static_cast<std::int64_t>(below(random, 99)));
}

Money random_money(Random& random, Currency currency) {
  return Money(below(random, 3) == 0 ? static_cast<std::int64_t>(below(random, 7)) - 3
                                     : random_integer(random) / 100000,
               currency);
}

Color random_color(Random& random) { return static_cast<Color>(below(random, 3)); }

Reference<Part> random_reference(Random& random) {
  if (below(random, 2) == 0) return Reference<Part>(Id<Part>{random_uuid(random)});
  return Reference<Part>("C-" + random_text(random));
}

Part random_part(Random& random, Currency currency) {
  Part part{random_text(random), random_money(random, currency), {}};
  if (below(random, 2) == 0) part.due = random_date(random);
  return part;
}

template <class T, class Make>
void maybe(Random& random, std::optional<T>& to, Make make) {
  if (below(random, 3) != 0) to = make();
}

}  // namespace

std::string random_text(Random& random) {
  static const char* const pieces[] = {"a", "b", "ab", "Z",  "0", "-", "\"", "\\",
                                       "/", "é", "客", "户", "😀", "'", "<",  "\xEF\xBC\xA1"};
  std::string text;
  for (std::uint64_t i = below(random, 7); i > 0; --i)
    text += pieces[below(random, std::size(pieces))];
  return text;
}

Sample random_sample(Random& random) {
  const std::span<const Currency> currencies = Currency::all();
  const Currency currency = currencies[below(random, currencies.size())];
  Sample s;
  s.id.value = random_uuid(random);
  s.number = random_integer(random);
  s.active = below(random, 2) == 0;
  s.name = random_text(random);
  s.digest.data = random_bytes(random);
  s.limit = random_money(random, currency);
  s.share = random_ratio(random);
  s.made_at = random_instant(random);
  s.born = random_date(random);
  s.color = random_color(random);
  s.part = random_reference(random);
  s.main = random_part(random, currency);
  for (std::uint64_t i = below(random, 3); i > 0; --i)
    s.parts.push_back(random_part(random, currency));
  for (std::uint64_t i = below(random, 3); i > 0; --i) s.tags.push_back(random_text(random));
  maybe(random, s.maybe_number, [&] { return random_integer(random); });
  maybe(random, s.maybe_active, [&] { return below(random, 2) == 0; });
  maybe(random, s.maybe_name, [&] { return random_text(random); });
  maybe(random, s.maybe_digest, [&] { return Bytes{random_bytes(random)}; });
  maybe(random, s.maybe_limit, [&] { return random_money(random, currency); });
  maybe(random, s.maybe_share, [&] { return random_ratio(random); });
  maybe(random, s.maybe_id, [&] { return Id<Part>{random_uuid(random)}; });
  maybe(random, s.maybe_at, [&] { return random_instant(random); });
  maybe(random, s.maybe_born, [&] { return random_date(random); });
  maybe(random, s.maybe_color, [&] { return random_color(random); });
  maybe(random, s.maybe_part, [&] { return random_reference(random); });
  maybe(random, s.maybe_main, [&] { return random_part(random, currency); });
  s.version = static_cast<std::int64_t>(below(random, 5));
  return s;
}

}  // namespace kehu::test
