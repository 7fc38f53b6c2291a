#include "kehu/record/descriptor.hpp"

#include "../catch.hpp"
#include "kehu/core/result.hpp"
#include "sample.hpp"

using namespace kehu;
using namespace kehu::test;
using record::Kind;
using record::Value;

TEST_CASE("a descriptor knows its struct", "[record]") {
  const record::Descriptor& d = sample_descriptor();
  CHECK(d.name == "Sample");
  CHECK(d.size == sizeof(Sample));
  CHECK(d.fields.size() == 27);
  REQUIRE(d.find("color"));
  CHECK(d.find("color")->type.enumeration->name == "Color");
  CHECK(d.find("maybe_color")->type.optional != nullptr);
  CHECK(d.find("parts")->type.element->record == &part_descriptor());
  CHECK(d.find("colour") == nullptr);
  CHECK(d.index_of("number") == 1);
  CHECK_THROWS_AS(d.index_of("colour"), Fault);
}

TEST_CASE("every scalar is read and written as a value", "[record]") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    Sample from = random_sample(random), to = random_sample(random);
    to.main = from.main;
    to.parts = from.parts;
    to.tags = from.tags;
    to.maybe_main = from.maybe_main;
    for (const record::Field& field : sample_descriptor().fields) {
      if (field.type.kind == Kind::record || field.type.kind == Kind::list) continue;
      const Value value = record::read(field, &from);
      record::write(field, &to, value);
      CHECK(record::read(field, &to) == value);
    }
    CHECK(to == from);
  }
}

TEST_CASE("a value of the wrong kind is a fault", "[record]") {
  Sample s;
  const record::Descriptor& d = sample_descriptor();
  CHECK_THROWS_AS(record::write(*d.find("number"), &s, Value(true)), Fault);
  CHECK_THROWS_AS(record::write(*d.find("number"), &s, Value()), Fault);
  CHECK_THROWS_AS(record::write(*d.find("color"), &s, Value(std::string_view("mauve"))), Fault);
  CHECK_THROWS_AS(record::read(*d.find("parts"), &s), Fault);
  const record::Enumeration& colors = *d.find("color")->type.enumeration;
  CHECK(record::name(colors, 2) == "blue");
  CHECK_THROWS_AS(record::name(colors, 3), Fault);
  CHECK(record::value_of(colors, "green") == std::uint8_t{1});
  CHECK_FALSE(record::value_of(colors, "Green"));
}

TEST_CASE("a box owns a record of a type known at run time", "[record]") {
  Random random(2);
  const Sample sample = random_sample(random);
  record::Box box(sample_descriptor(), &sample);
  CHECK(*static_cast<const Sample*>(box.get()) == sample);
  record::Box moved = std::move(box);
  CHECK(*static_cast<const Sample*>(moved.get()) == sample);
  CHECK(&moved.descriptor() == &sample_descriptor());
  moved = record::Box(part_descriptor());
  CHECK(*static_cast<const Part*>(moved.get()) == Part());
}

TEST_CASE("a table knows its key, indexes and marks", "[record]") {
  const Table& t = sample_table();
  CHECK(t.key().fields == std::vector<std::size_t>{0});
  CHECK(t.key().is_unique);
  CHECK(t.index("by_born").fields.size() == 2);
  CHECK(&t.index("") == &t.key());
  CHECK_THROWS_AS(t.index("by_hair"), Fault);
  CHECK(t.version_field() == 26);
  CHECK(t.has_money());
  CHECK(t.is_personal(3));
  CHECK_FALSE(t.is_personal(1));
  CHECK(t.is_searchable(3));
  CHECK_FALSE(t.is_derived());
  CHECK(numbered_table().is_derived());
  CHECK_FALSE(t.is_kept());
  CHECK(numbered_table().is_kept());
  CHECK(t.foreign_keys().size() == 1);
  for (const Index& index : t.indexes()) CHECK(index.table == &t);
}

TEST_CASE("a table refuses what it cannot keep", "[record]") {
  const record::Descriptor& d = sample_descriptor();
  CHECK_THROWS_AS(Table("t", d, {"nothing"}), Fault);
  CHECK_THROWS_AS(Table("t", d, {}), Fault);
  CHECK_THROWS_AS(Table("t", d, {"maybe_number"}), Fault);
  CHECK_THROWS_AS(Table("t", d, {"parts"}), Fault);
  CHECK_THROWS_AS(Table("t", d, {"id"}, [](Table& t) { t.index("x", {"tags"}); }), Fault);
  CHECK_THROWS_AS(
      Table("t", d, {"id"}, [](Table& t) { t.index("x", {"name"}).index("x", {"name"}); }), Fault);
  CHECK_THROWS_AS(
      Table("t", d, {"id"}, [](Table& t) { t.index("x", {"id"}, Index::ordinary, "name"); }),
      Fault);
  CHECK_THROWS_AS(Table("t", d, {"id"}, [](Table& t) { t.index("x", {"maybe_limit"}); }), Fault);
}
