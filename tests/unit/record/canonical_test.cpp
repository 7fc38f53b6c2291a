#include "record/canonical.hpp"

#include "../catch.hpp"
#include "record/diff.hpp"
#include "record/hash.hpp"
#include "sample.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

std::string encoded(const Sample& sample) {
  std::string bytes;
  record::write_canonical(sample_descriptor(), &sample, bytes);
  return bytes;
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (char byte : bytes) {
    char digits[3];
    std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(byte));
    out += digits;
  }
  return out;
}

}  // namespace

TEST_CASE("canonical bytes are read back as the same record", "[canonical]") {
  Random random(3);
  for (int round = 0; round < 1000; ++round) {
    const Sample sample = random_sample(random);
    const std::string bytes = encoded(sample);
    Sample read = random_sample(random);
    auto result = record::read_canonical(sample_descriptor(), bytes, &read);
    REQUIRE(result);
    REQUIRE(read == sample);
  }
}

TEST_CASE("a value has one encoding: changed bytes fail or encode back to themselves",
          "[canonical]") {
  Random random(4);
  int accepted = 0, refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = encoded(random_sample(random));
    for (std::uint64_t change = 1 + random() % 3; change > 0; --change) {
      const std::size_t at = random() % bytes.size();
      switch (random() % 4) {
        case 0:
          bytes[at] = static_cast<char>(random());
          break;
        case 1:
          bytes[at] = static_cast<char>(bytes[at] ^ (1 << (random() % 8)));
          break;
        case 2:
          bytes.erase(at, 1 + random() % 3);
          break;
        default:
          bytes.insert(at, 1, static_cast<char>(random() % 3));
          break;
      }
      if (bytes.empty()) bytes = "x";
    }
    Sample read;
    if (auto result = record::read_canonical(sample_descriptor(), bytes, &read); !result) {
      ++refused;
      REQUIRE(result.error().code == "record.canonical");
      REQUIRE(result.error().category == Category::invalid);
    } else {
      ++accepted;
      REQUIRE(hex(encoded(read)) == hex(bytes));
    }
  }
  CHECK(accepted > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("every beginning of an encoding is refused", "[canonical]") {
  Random random(5);
  const std::string bytes = encoded(random_sample(random));
  Sample read;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    REQUIRE_FALSE(record::read_canonical(sample_descriptor(),
                                         std::string_view(bytes).substr(0, size), &read));
  }
  CHECK_FALSE(record::read_canonical(sample_descriptor(), bytes + '\0', &read));
}

TEST_CASE("the encoding is what the header says", "[canonical]") {
  Part part{"é", Money(-1, *Currency::parse("CNY")), Date(1970, 1, 2)};
  std::string bytes;
  record::write_canonical(part_descriptor(), &part, bytes);
  CHECK(hex(bytes) == "02c3a901434e590102");
  part = Part{};
  bytes.clear();
  record::write_canonical(part_descriptor(), &part, bytes);
  CHECK(hex(bytes) == "000058585800");
  Part read{"x", {}, Date(2000, 1, 1)};
  REQUIRE(record::read_canonical(part_descriptor(), bytes, &read));
  CHECK(read == part);
}

TEST_CASE("an error names its field", "[canonical]") {
  Sample sample;
  sample.parts.resize(2);
  std::string bytes = encoded(sample);
  Sample other = sample;
  other.parts[1].due = Date(2000, 1, 1);
  const std::string changed = encoded(other);
  std::size_t at = 0;
  while (bytes[at] == changed[at]) ++at;
  bytes[at] = 2;  // the presence of parts[1].due
  auto result = record::read_canonical(sample_descriptor(), bytes, &sample);
  REQUIRE_FALSE(result);
  CHECK(result.error().path == "/parts/1/due");
}

TEST_CASE("a date that was never set is a fault", "[canonical]") {
  Sample sample;
  sample.born = Date();
  CHECK_THROWS_AS(encoded(sample), Fault);
}

TEST_CASE("keys have canonical bytes of their own", "[canonical]") {
  Random random(6);
  const Sample sample = random_sample(random);
  std::string key;
  record::write_canonical_key(sample_table(), &sample, key);
  CHECK(key.size() == 16);
  Sample read;
  REQUIRE(record::read_canonical_key(sample_table(), key, &read));
  CHECK(read.id == sample.id);
  CHECK_FALSE(record::read_canonical_key(sample_table(), key + "x", &read));
  CHECK_FALSE(record::read_canonical_key(sample_table(), key.substr(1), &read));
}

TEST_CASE("UTF-8 is checked to the letter", "[canonical]") {
  for (std::string_view good :
       {"", "abc", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "abcdefgh\xE5\xAE\xA2ijklmnop"}) {
    CHECK(record::is_utf8(good));
  }
  for (std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xE5\xAE",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    CHECK_FALSE(record::is_utf8(bad));
  }
  CHECK(record::valid_utf8_prefix("abcdefghij\xFFk") == 10);
}

TEST_CASE("differences are named", "[diff]") {
  Random random(7);
  const record::Descriptor& d = sample_descriptor();
  for (int round = 0; round < 300; ++round) {
    const Sample a = random_sample(random), b = random_sample(random);
    REQUIRE(record::equal(d, &a, &a));
    REQUIRE(record::equal(d, &a, &b) == (encoded(a) == encoded(b)));
    Sample merged = a;
    const std::uint64_t changed = record::changed_fields(d, &a, &b);
    merged.name = b.name;
    const std::size_t name = d.index_of("name");
    REQUIRE(record::changed_fields(d, &a, &merged) == (changed & (std::uint64_t{1} << name)));
  }
  Sample a, b;
  b.name = "\"x\"";
  b.maybe_number = 7;
  b.parts.push_back({"p", {}, {}});
  const auto list = record::diff(d, &a, &b);
  REQUIRE(list.size() == 3);
  CHECK(list[0] == record::FieldChange{"name", "\"\"", "\"\\\"x\\\"\""});
  CHECK(list[1].field == "parts");
  CHECK(list[2] == record::FieldChange{"maybe_number", "", "\"7\""});
}

TEST_CASE("hashes are BLAKE2b-256", "[hash]") {
  CHECK(record::hex(record::hash_bytes("")) ==
        "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  CHECK(record::hex(record::hash_bytes("abc")) ==
        "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  Sample sample;
  CHECK(record::hash(sample_descriptor(), &sample) == record::hash_bytes(encoded(sample)));
}
