// A struct with a field of every kind, and records of it made at random.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "kehu/record/table.hpp"

namespace kehu::test {

enum class Color : std::uint8_t { red, green, blue };

struct Part {
  std::string label;
  Money price;
  std::optional<Date> due;
  bool operator==(const Part&) const = default;
};

struct Sample {
  Id<Sample> id;
  std::int64_t number = 0;
  bool active = false;
  std::string name;
  Bytes digest;
  Money limit;
  Ratio share;
  Instant made_at{};
  Date born{1970, 1, 1};
  Color color = Color::red;
  Reference<Part> part;
  Part main;
  std::vector<Part> parts;
  std::vector<std::string> tags;
  std::optional<std::int64_t> maybe_number;
  std::optional<bool> maybe_active;
  std::optional<std::string> maybe_name;
  std::optional<Bytes> maybe_digest;
  std::optional<Money> maybe_limit;
  std::optional<Ratio> maybe_share;
  std::optional<Id<Part>> maybe_id;
  std::optional<Instant> maybe_at;
  std::optional<Date> maybe_born;
  std::optional<Color> maybe_color;
  std::optional<Reference<Part>> maybe_part;
  std::optional<Part> maybe_main;
  std::int64_t version = 0;
  bool operator==(const Sample&) const = default;
};

const record::Descriptor& sample_descriptor();
const record::Descriptor& part_descriptor();
// Key `id`; indexes over every scalar kind.
const Table& sample_table();
// Key `number`, an integer.
const Table& numbered_table();

using Random = std::mt19937_64;
// All amounts of one record are in one currency, as a row's must be.
Sample random_sample(Random& random);
std::string random_text(Random& random);

}  // namespace kehu::test
