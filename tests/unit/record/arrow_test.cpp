#include "record/arrow.hpp"

#include <charconv>
#include <cstring>

#include "../catch.hpp"
#include "record/json.hpp"
#include "record/ordered_key.hpp"
#include "sample.hpp"

using namespace kehu;
using namespace kehu::test;
using record::ArrowReader;
using record::Batches;

namespace {

using Cells = std::vector<std::optional<std::string>>;

Cells row_of(ArrowReader& reader) {
  Cells cells;
  for (std::size_t i = 0; i < reader.columns().size(); ++i) {
    auto cell = reader.cell(i);
    if (!cell) FAIL(cell.error().message);
    cells.push_back(*cell ? std::optional<std::string>(**cell) : std::nullopt);
  }
  return cells;
}

std::vector<Cells> drain(ArrowArrayStream* stream) {
  auto reader = ArrowReader::open(stream);
  if (!reader) FAIL(reader.error().message);
  std::vector<Cells> rows;
  for (;;) {
    auto more = reader->next();
    if (!more) FAIL(more.error().message);
    if (!*more) return rows;
    rows.push_back(row_of(*reader));
  }
}

std::optional<std::string> expected_cell(const record::Field& field, const Sample& sample) {
  const void* value = field.value(&sample);
  if (!value) return std::nullopt;
  switch (field.type.kind) {
    case record::Kind::boolean:
      return *static_cast<const bool*>(value) ? "true" : "false";
    case record::Kind::integer:
      return std::to_string(*static_cast<const std::int64_t*>(value));
    case record::Kind::bytes:
      return static_cast<const Bytes*>(value)->data;
    case record::Kind::money: {
      std::string amount = static_cast<const Money*>(value)->amount();
      if (amount.find('.') != std::string::npos) {
        while (amount.back() == '0') amount.pop_back();
        if (amount.back() == '.') amount.pop_back();
      }
      return amount;
    }
    case record::Kind::record:
    case record::Kind::list: {
      std::string json;
      record::write_json_value(field.type, value, json);
      return json;
    }
    case record::Kind::text:
      return *static_cast<const std::string*>(value);
    default:
      break;
  }
  std::string json;
  record::write_json_value(field.type, value, json);
  auto parsed = record::parse_json(json).value();
  return std::string(parsed.as_string().data(), parsed.as_string().size());
}

// A stream over one hand-made column, which counts how often it is released.
struct Foreign {
  ArrowSchema column_schema{}, schema{};
  ArrowSchema* schema_children[1] = {&column_schema};
  ArrowArray column{}, batch{};
  ArrowArray* children[1] = {&column};
  std::vector<const void*> buffers;
  const void* no_validity[1] = {nullptr};
  ArrowArrayStream stream{};
  bool given = false;
  int failure = 0;
  int schemas = 0, batches = 0, streams = 0;  // released

  Foreign(const char* format, std::vector<const void*> column_buffers, std::int64_t length) {
    buffers = std::move(column_buffers);
    column_schema.format = format;
    column_schema.name = "c";
    schema.format = "+s";
    schema.n_children = 1;
    schema.children = schema_children;
    column.length = length;
    column.null_count = -1;
    column.n_buffers = static_cast<std::int64_t>(buffers.size());
    column.buffers = buffers.data();
    batch.length = length;
    batch.n_buffers = 1;
    batch.buffers = no_validity;
    batch.n_children = 1;
    batch.children = children;
    stream.private_data = this;
    stream.get_schema = [](ArrowArrayStream* s, ArrowSchema* out) {
      auto* self = static_cast<Foreign*>(s->private_data);
      *out = self->schema;
      out->private_data = self;
      out->release = [](ArrowSchema* released) {
        ++static_cast<Foreign*>(released->private_data)->schemas;
        released->release = nullptr;
      };
      return 0;
    };
    stream.get_next = [](ArrowArrayStream* s, ArrowArray* out) {
      auto* self = static_cast<Foreign*>(s->private_data);
      if (self->failure != 0) return self->failure;
      *out = ArrowArray{};
      if (self->given) return 0;
      self->given = true;
      *out = self->batch;
      out->private_data = self;
      out->release = [](ArrowArray* released) {
        ++static_cast<Foreign*>(released->private_data)->batches;
        released->release = nullptr;
      };
      return 0;
    };
    stream.get_last_error = [](ArrowArrayStream*) -> const char* { return "out\nof luck"; };
    stream.release = [](ArrowArrayStream* s) {
      ++static_cast<Foreign*>(s->private_data)->streams;
      s->release = nullptr;
    };
  }
  Foreign(const Foreign&) = delete;
  Foreign& operator=(const Foreign&) = delete;

  // All cells, with an error as its code; everything must be released at the end.
  std::string text() {
    std::string out;
    {
      auto reader = ArrowReader::open(&stream);
      CHECK(stream.release == nullptr);
      if (!reader) {
        out = reader.error().code;
      } else {
        for (;;) {
          auto more = reader->next();
          if (!more) out += more.error().code;
          if (!more || !*more) break;
          auto cell = reader->cell(0);
          out += !cell ? cell.error().code : !*cell ? "null" : std::string(**cell);
          out += ' ';
        }
      }
    }
    CHECK(streams == 1);
    CHECK(batches == (given ? 1 : 0));
    CHECK(schemas <= 1);
    return out;
  }
};

template <class T>
std::string column(const char* format, std::vector<T> values, const char* validity = nullptr) {
  return Foreign(format, {validity, values.data()}, static_cast<std::int64_t>(values.size()))
      .text();
}

}  // namespace

TEST_CASE("records travel through Arrow", "[arrow]") {
  Random random(41);
  Batches batches(sample_descriptor());
  std::vector<Sample> samples;
  for (int i = 0; i < 300; ++i) {
    samples.push_back(random_sample(random));
    // What is not UTF-8 has no text.
    samples.back().digest.data = "bytes";
    samples.back().maybe_digest.reset();
    batches.append(&samples.back());
  }
  CHECK(batches.rows() == 300);
  // bytes are binary, which the reader does not turn into text: look at the rest.
  ArrowArrayStream stream;
  batches.export_stream(&stream);
  ArrowSchema schema;
  REQUIRE(stream.get_schema(&stream, &schema) == 0);
  CHECK(std::string(schema.children[4]->format) == "z");
  schema.release(&schema);
  auto refused = ArrowReader::open(&stream);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "arrow.unsupported_type");
  CHECK(refused.error().path == "/digest");
}

TEST_CASE("every cell is what its field holds", "[arrow]") {
  // The sample without bytes, reached through the same descriptor functions.
  record::Descriptor d = sample_descriptor();
  std::erase_if(d.fields,
                [](const record::Field& f) { return f.type.kind == record::Kind::bytes; });
  Random random(42);
  Batches batches(d);
  std::vector<Sample> samples;
  for (int i = 0; i < 500; ++i) {
    samples.push_back(random_sample(random));
    batches.append(&samples.back());
  }
  ArrowArrayStream stream;
  batches.export_stream(&stream);
  const auto rows = drain(&stream);
  REQUIRE(rows.size() == samples.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    REQUIRE(rows[r].size() == d.fields.size() + 1);
    for (std::size_t c = 0; c < d.fields.size(); ++c) {
      INFO(d.fields[c].name);
      REQUIRE(rows[r][c] == expected_cell(d.fields[c], samples[r]));
    }
    REQUIRE(rows[r].back() == std::string(samples[r].limit.currency().code()));
  }
}

TEST_CASE("streams are independent and outlive their batches", "[arrow]") {
  auto batches = std::make_unique<Batches>(part_descriptor());
  ArrowArrayStream empty, first, second, third;
  batches->export_stream(&empty);
  const Part part{"p", Money(150, *Currency::parse("CNY")), {}};
  for (int i = 0; i < 70000; ++i) batches->append(&part);
  batches->export_stream(&first);
  batches->export_stream(&second);
  batches->append(&part);
  batches->export_stream(&third);
  batches.reset();

  ArrowSchema schema;
  REQUIRE(empty.get_schema(&empty, &schema) == 0);
  CHECK(schema.n_children == 4);
  CHECK(std::string(schema.children[1]->format) == "d:38,4");
  CHECK(std::string(schema.children[3]->name) == "currency");
  CHECK(schema.children[2]->flags == ARROW_FLAG_NULLABLE);
  CHECK(schema.children[3]->flags == 0);
  // A child may be moved out and outlive the rest.
  ArrowSchema moved = *schema.children[0];
  schema.children[0]->release = nullptr;
  schema.release(&schema);
  CHECK(schema.release == nullptr);
  CHECK(std::string(moved.name) == "label");
  moved.release(&moved);
  CHECK(drain(&empty).empty());

  ArrowArray array;
  REQUIRE(first.get_next(&first, &array) == 0);
  CHECK(array.length == 65536);
  first.release(&first);
  CHECK(first.release == nullptr);
  ArrowArray label = *array.children[0];
  array.children[0]->release = nullptr;
  array.release(&array);
  CHECK(std::memcmp(label.buffers[2], "ppp", 3) == 0);
  label.release(&label);

  const auto rows = drain(&second);
  CHECK(rows.size() == 70000);
  CHECK(rows.back() == Cells{"p", "1.5", std::nullopt, "CNY"});
  CHECK(drain(&third).size() == 70001);
}

TEST_CASE("amounts of two currencies are not one record", "[arrow]") {
  Batches batches(sample_descriptor());
  Sample sample;
  sample.maybe_limit = Money(1, *Currency::parse("CNY"));
  batches.append(&sample);  // the other amount was never set
  sample.limit = Money(1, *Currency::parse("EUR"));
  CHECK_THROWS_AS(batches.append(&sample), Fault);
  CHECK(batches.rows() == 1);
}

TEST_CASE("foreign columns are read as text", "[arrow]") {
  CHECK(column<std::int8_t>("c", {-128, 127}) == "-128 127 ");
  CHECK(column<std::uint16_t>("S", {0, 65535}) == "0 65535 ");
  CHECK(column<std::uint64_t>("L", {~0ull}) == "18446744073709551615 ");
  CHECK(column<std::int64_t>("l", {1, 2, 3}, "\x05") == "1 null 3 ");
  CHECK(column<float>("f", {0.1f, 1.5f}) == "0.1 1.5 ");
  CHECK(column<double>("g", {0.1, -2.0}) == "0.1 -2 ");
  CHECK(column<std::uint8_t>("b", {0b01}) == "true ");
  CHECK(column<std::int32_t>("tdD", {0, -1, 19782}) == "1970-01-01 1969-12-31 2024-02-29 ");
  CHECK(column<std::int64_t>("tdm", {86400000, -1}) == "1970-01-02 1969-12-31 ");
  CHECK(column<std::int32_t>("tdD", {2147483647}) == "arrow.range ");
  CHECK(column<std::int64_t>("tss:UTC", {1709254800}) == "2024-03-01T01:00:00Z ");
  CHECK(column<std::int64_t>("tsm:Asia/Shanghai", {1709254800120}) == "2024-03-01T01:00:00.120Z ");
  CHECK(column<std::int64_t>("tsu:", {-1}) == "1969-12-31T23:59:59.999999 ");
  CHECK(column<std::int64_t>("tsn:", {1}) == "1970-01-01T00:00:00.000000001 ");
  CHECK(column<Int128>("d:38,4", {15000, -1, 0, 1234567}) == "1.5 -0.0001 0 123.4567 ");
  CHECK(column<Int128>("d:10,0,128", {-120}) == "-120 ");
  CHECK(column<Int128>("d:38,38", {1}) == "0.00000000000000000000000000000000000001 ");
  CHECK(Foreign("n", {}, 2).text() == "null null ");
  const std::int32_t offsets[] = {0, 1, 1, 4};
  CHECK(Foreign("u", {nullptr, offsets, "a客"}, 3).text() == "a  客 ");
  const std::int64_t wide[] = {0, 1, 4};
  CHECK(Foreign("U", {nullptr, wide, "a客"}, 2).text() == "a 客 ");
}

TEST_CASE("views, dictionaries and offsets of foreign columns", "[arrow]") {
  struct View {
    std::int32_t length;
    char prefix[4];
    std::int32_t buffer, offset;
  };
  View views[2] = {{3, {'a', 'b', 'c', 0}, 0, 0}, {14, {'l', 'o', 'n', 'g'}, 0, 1}};
  std::int64_t sizes[] = {15};
  Foreign view("vu", {nullptr, views, "_long long text", sizes}, 2);
  CHECK(view.text() == "abc long long text ");
  sizes[0] = 14;
  CHECK(Foreign("vu", {nullptr, views, "_long long text", sizes}, 2).text() ==
        "abc arrow.malformed ");
  views[1].buffer = 1;
  CHECK(Foreign("vu", {nullptr, views, "_long long text", sizes}, 2).text() ==
        "abc arrow.malformed ");

  const std::uint8_t indices[] = {9, 1, 0, 2};
  const std::int32_t offsets[] = {0, 3, 5};
  const void* word_buffers[] = {nullptr, offsets, "redgo"};
  ArrowSchema words_schema{};
  words_schema.format = "u";
  ArrowArray words{};
  words.length = 2;
  words.n_buffers = 3;
  words.buffers = word_buffers;
  Foreign coded("C", {nullptr, indices}, 3);
  coded.column_schema.dictionary = &words_schema;
  coded.column.dictionary = &words;
  coded.column.offset = 1;
  CHECK(coded.text() == "go red arrow.malformed ");

  const std::int64_t numbers[] = {1, 2, 3, 4};
  Foreign shifted("l", {nullptr, numbers}, 3);
  shifted.column.offset = 1;
  shifted.batch.offset = 1;
  shifted.batch.length = 2;
  const void* validity[] = {"\x02"};
  shifted.batch.buffers = validity;
  shifted.batch.null_count = 1;
  CHECK(shifted.text() == "3 null ");
}

TEST_CASE("what breaks the specification is refused", "[arrow]") {
  const std::int64_t numbers[] = {1, 2};
  auto refused = [&](auto change) {
    Foreign foreign("l", {nullptr, numbers}, 2);
    change(foreign);
    return foreign.text();
  };
  for (const char* format : {"z", "+l", "", "e", "d:38", "d:39,2", "d:38,2,256", "d:9,-1",
                             "tsx:", "ttu", "w:16", "l2"}) {
    INFO(format);
    CHECK(refused([&](Foreign& f) { f.column_schema.format = format; }) ==
          "arrow.unsupported_type");
  }
  CHECK(refused([](Foreign& f) { f.column_schema.format = nullptr; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.schema.format = "l"; }) == "arrow.not_a_struct");
  CHECK(refused([](Foreign& f) { f.schema.n_children = 5000; }) == "arrow.too_many_columns");
  CHECK(refused([](Foreign& f) { f.schema.children = nullptr; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.column_schema.name = "\xFF"; }) == "arrow.encoding");
  CHECK(refused([](Foreign& f) { f.batch.n_children = 0; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.batch.length = 3; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.batch.length = -1; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.column.offset = -1; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.column.n_buffers = 1; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.column.buffers = nullptr; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.buffers[1] = nullptr; }) == "arrow.malformed");
  CHECK(refused([](Foreign& f) { f.failure = 5; }) == "arrow.stream");
  const std::int32_t falling[] = {2, 1};
  CHECK(Foreign("u", {nullptr, falling, "abc"}, 1).text() == "arrow.malformed ");
  const std::int32_t one[] = {0, 1};
  CHECK(Foreign("u", {nullptr, one, "\xFF"}, 1).text() == "arrow.encoding ");
  CHECK(Foreign("u", {nullptr, one, nullptr}, 1).text() == "arrow.malformed ");
  ArrowArrayStream released{};
  CHECK(ArrowReader::open(&released).error().code == "arrow.closed");
  CHECK(ArrowReader::open(nullptr).error().code == "arrow.closed");
}
