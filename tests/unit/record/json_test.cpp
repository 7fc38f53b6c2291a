#include "record/json.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/serialize.hpp>

#include "../catch.hpp"
#include "kehu/core/text.hpp"
#include "record/diff.hpp"
#include "sample.hpp"

using namespace kehu;
using namespace kehu::test;

namespace {

std::string written(const Sample& sample) {
  std::string out;
  record::write_json(sample_descriptor(), &sample, out);
  return out;
}

Error part_error(std::string_view text) {
  Part part;
  auto read = record::read_json_text(part_descriptor(), text, &part);
  REQUIRE_FALSE(read);
  CHECK(read.error().category == Category::invalid);
  CHECK(read.error().message.find('\n') == std::string::npos);
  return read.error();
}

// The error of a good sample in which one field has another value.
Error sample_error(const std::string& field, std::string_view value) {
  auto json = record::parse_json(written(Sample{})).value();
  json.as_object()[field] = record::parse_json(value).value();
  Sample sample;
  auto read = record::read_json(sample_descriptor(), json, &sample);
  INFO(field << " " << value);
  REQUIRE_FALSE(read);
  return read.error();
}

std::string syntax(std::string_view text) {
  auto json = record::parse_json(text);
  INFO(text);
  REQUIRE_FALSE(json);
  return json.error().code + " " + json.error().message;
}

}  // namespace

TEST_CASE("JSON is read back as the same record", "[json]") {
  Random random(21);
  for (int round = 0; round < 1000; ++round) {
    Sample sample = random_sample(random);
    for (std::string* text : {&sample.name, &sample.main.label}) *text = clean_text(*text).value();
    for (Part& part : sample.parts) part.label = clean_text(part.label).value();
    for (std::string& tag : sample.tags) tag = clean_text(tag).value();
    if (sample.maybe_name) *sample.maybe_name = clean_text(*sample.maybe_name).value();
    if (sample.maybe_main) sample.maybe_main->label = clean_text(sample.maybe_main->label).value();
    for (Reference<Part>* part :
         {&sample.part, sample.maybe_part ? &*sample.maybe_part : nullptr}) {
      if (part) part->code = clean_text(part->code).value();
    }
    const std::string text = written(sample);
    Sample read = random_sample(random);
    auto result = record::read_json_text(sample_descriptor(), text, &read);
    INFO(text);
    if (!result) FAIL(result.error().path << " " << result.error().message);
    REQUIRE(read == sample);
    REQUIRE(written(read) == text);
    REQUIRE(boost::json::serialize(record::parse_json(text).value()).size() > 0);
  }
}

TEST_CASE("each kind has its one form", "[json]") {
  Sample s;
  s.id.value = *parse_uuid("018E1F6A-7B2C-7D3E-8F40-5A6B7C8D9E0F");
  s.number = -9223372036854775807 - 1;
  s.active = true;
  s.name = "a\"\\\n\x01/客";
  s.digest.data = std::string("\0\xFF", 2);
  s.limit = Money(123456, *Currency::parse("CNY"));
  s.share = Ratio(1, 3);
  s.made_at = *parse_instant("2024-03-01T09:00:00+08:00");
  s.born = Date(2024, 2, 29);
  s.color = Color::blue;
  s.part = Reference<Part>("P-1");
  s.main = {"m", Money(5, *Currency::parse("JPY")), Date(2024, 1, 1)};
  s.tags = {"x", "y"};
  CHECK(written(s) ==
        R"({"id":"018e1f6a-7b2c-7d3e-8f40-5a6b7c8d9e0f","number":"-9223372036854775808",)"
        R"("active":true,"name":"a\"\\\n\u0001/客","digest":"AP8=","limit":"1234.56 CNY",)"
        R"("share":"1/3","made_at":"2024-03-01T01:00:00Z","born":"2024-02-29","color":"blue",)"
        R"("part":"P-1","main":{"label":"m","price":"5 JPY","due":"2024-01-01"},"parts":[],)"
        R"("tags":["x","y"],"version":"0"})");
}

TEST_CASE("what is missing, unknown or of the wrong type is named with its path", "[json]") {
  CHECK(part_error(R"({"label":"a"})").code == "json.missing");
  CHECK(part_error(R"({"label":"a"})").path == "/price");
  Error unknown = part_error(R"({"label":"a","price":"1 CNY","labell":"b"})");
  CHECK(unknown.code == "json.unknown_field");
  CHECK(unknown.path == "/labell");
  CHECK(unknown.message == "unknown field 'labell'; did you mean 'label'?");
  CHECK(part_error(R"({"zzzzzzz":1})").message == "unknown field 'zzzzzzz' of Part");
  CHECK(part_error(R"({"a/b~":1})").path == "/a~1b~0");
  CHECK(part_error("[]").code == "json.type");
  CHECK(part_error(R"({"label":null,"price":"1 CNY"})").code == "json.type");
  CHECK(part_error(R"({"label":"a","price":1.5})").message ==
        "expected an amount as a string, like \"1234.56 CNY\", found a number with a fraction or "
        "exponent");
  Error nested =
      sample_error("parts", R"([{"label":"a","price":"1 CNY"},{"label":"a","price":7}])");
  CHECK(nested.path == "/parts/1/price");
  CHECK(nested.code == "json.type");
  CHECK(sample_error("main", R"({"label":"a","price":"1 CNY","due":"2024-02-30"})").path ==
        "/main/due");
  Error color = sample_error("color", R"("mauve")");
  CHECK(color.code == "json.enumerator");
  CHECK(color.message == "'mauve' is not one of red, green, blue");
  CHECK(sample_error("number", "1.0").code == "json.type");
  CHECK(sample_error("number", R"("12a")").code == "json.integer");
  CHECK(sample_error("number", R"("")").code == "json.integer");
  CHECK(sample_error("number", R"("9223372036854775808")").code == "json.integer");
  CHECK(sample_error("number", "9223372036854775808").code == "json.integer");
  CHECK(sample_error("digest", R"("AP8")").code == "json.bytes");
  CHECK(sample_error("part", R"("")").code == "reference.empty");
  CHECK(sample_error("limit", R"("1.234 CNY")").code == "money.decimals");
  CHECK(sample_error("share", R"("1/0")").code == "ratio.zero_denominator");
  CHECK(sample_error("id", R"("x")").code == "id.format");
  CHECK(sample_error("made_at", R"("2024-01-01T00:00:00")").code == "instant.format");
  CHECK(sample_error("active", R"("true")").code == "json.type");
  CHECK(sample_error("tags", R"(["a",null])").path == "/tags/1");
  CHECK(sample_error("name", R"("a\u0000b")").code == "text.control");
}

TEST_CASE("what may be said in two ways is read in both", "[json]") {
  Sample sample;
  auto json = record::parse_json(written(sample)).value();
  json.as_object()["number"] = 42;
  json.as_object()["maybe_name"] = nullptr;
  json.as_object()["name"] = " e\xCC\x81 ";
  json.as_object()["part"] = "018E1F6A-7B2C-7D3E-8F40-5A6B7C8D9E0F";
  json.as_object().erase("parts");
  sample.maybe_name = "x";
  sample.maybe_number = 3;
  sample.parts.resize(2);
  REQUIRE(record::read_json(sample_descriptor(), json, &sample));
  CHECK(sample.number == 42);
  CHECK_FALSE(sample.maybe_name);
  CHECK_FALSE(sample.maybe_number);
  CHECK(sample.parts.empty());
  CHECK(sample.name == "é");
  CHECK(sample.part.code.empty());
  CHECK(text(sample.part.id) == "018e1f6a-7b2c-7d3e-8f40-5a6b7c8d9e0f");
}

TEST_CASE("documents that are not JSON say where", "[json]") {
  CHECK(syntax("{\"a\":1,\n \"b\":x}").starts_with("json.syntax line 2, column 6: not JSON"));
  CHECK(syntax("").starts_with("json.syntax line 1, column 1: the document ends too early"));
  CHECK(syntax("{\"a\":1").starts_with("json.syntax line 1, column 7: the document ends"));
  CHECK(syntax("{} {}").starts_with("json.syntax line 1, column 4: something follows"));
  CHECK(syntax("{\"客\":\n\"\xFF\"}") == "json.encoding line 2, column 2: not UTF-8");
  CHECK(syntax("[1,]").starts_with("json.syntax"));
  CHECK(syntax("// note\n1").starts_with("json.syntax"));
  CHECK(syntax("[NaN]").starts_with("json.syntax"));
  CHECK(syntax("\"\\ud800\"").starts_with("json.syntax"));
  CHECK(syntax("{\"a\":1,\"b\":{\"c\":1,\"\\u0063\":2}}") ==
        "json.duplicate_key line 1, column 26: the key 'c' stands twice in one object");
  CHECK(syntax("{\"a\":{\"a\":1},\"a\":{\"b\":2,\"c\":3}}").starts_with("json.duplicate_key"));
  CHECK(record::parse_json(std::string(32, '[') + std::string(32, ']')));
  CHECK(syntax(std::string(33, '[') + std::string(33, ']')).starts_with("json.depth"));
  CHECK(syntax(std::string(record::json_size_max + 1, ' ')).starts_with("json.size"));
}

TEST_CASE("a document can be parsed into a monotonic resource", "[json]") {
  unsigned char buffer[2048];
  boost::json::monotonic_resource memory(buffer, sizeof buffer);
  auto json = record::parse_json(R"({"a":[1,2,{"b":"c"}]})", &memory);
  REQUIRE(json);
  CHECK(json->storage().get() == &memory);
  CHECK(json->as_object().at("a").as_array().size() == 3);
}

TEST_CASE("the schema says what is required", "[json]") {
  CHECK(record::json_schema(part_descriptor()) ==
        R"({"type":"object","title":"Part","properties":{"label":{"type":"string"},)"
        R"("price":{"type":"string","pattern":"^-?[0-9]+(\\.[0-9]+)? [A-Z]{3}$"},)"
        R"("due":{"anyOf":[{"type":"string","format":"date"},{"type":"null"}]}},)"
        R"("required":["label","price"],"additionalProperties":false})");
  CHECK(record::parse_json(record::json_schema(sample_descriptor())));
}

TEST_CASE("the nearest name is guessed only when it is near", "[json]") {
  const std::string_view names[] = {"customer", "amount", "customer_id"};
  CHECK(record::nearest("custmer", names) == "customer");
  CHECK(record::nearest("cutsomer", names) == "customer");
  CHECK(record::nearest("amonut", names) == "amount");
  CHECK(record::nearest("zzz", names).empty());
  CHECK(record::nearest("", names).empty());
  CHECK(record::nearest(std::string(1000, 'a'), names).empty());
}
