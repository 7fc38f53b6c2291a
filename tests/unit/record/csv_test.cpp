#include "record/csv.hpp"

#include <fstream>
#include <random>

#include "../catch.hpp"

using namespace kehu;
using record::CsvOptions;
using record::CsvReader;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Outcome {
  Rows rows;
  std::vector<std::int64_t> lines;
  std::string error;  // code and message of the first error
  char delimiter = 0;
};

Outcome drain(Result<CsvReader> reader) {
  Outcome outcome;
  if (!reader) {
    outcome.error = reader.error().code + " " + reader.error().message;
    return outcome;
  }
  outcome.delimiter = reader->delimiter();
  std::vector<std::string_view> row;
  for (;;) {
    auto more = reader->next(row);
    if (!more) {
      outcome.error = more.error().code + " " + more.error().message;
      CHECK(more.error().category == Category::invalid);
      return outcome;
    }
    if (!*more) return outcome;
    outcome.rows.emplace_back(row.begin(), row.end());
    outcome.lines.push_back(reader->line());
  }
}

Outcome read(std::string_view text, const CsvOptions& options = {}) {
  return drain(CsvReader::open_bytes(text, options));
}

Outcome read_file(const std::filesystem::path& path, const CsvOptions& options = {}) {
  return drain(CsvReader::open_file(path.string(), options));
}

CsvOptions encoded(const char* name) {
  CsvOptions options;
  options.encoding = name;
  return options;
}

const Rows two_by_two{{"a", "b"}, {"1", "2"}};

}  // namespace

TEST_CASE("line ends of three kinds, with and without the last", "[csv]") {
  for (const char* text : {"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\r1,2",
                           "\xEF\xBB\xBF\"a\",b\n1,2\n", "a,b\n\n1,2\n\n", "\r\na,b\r\n1,\"2\""}) {
    INFO(text);
    CHECK(read(text).rows == two_by_two);
    CHECK(read(text).error.empty());
  }
  CHECK(read("").rows.empty());
  CHECK(read("\n").rows.empty());
  CHECK(read("a,\n,\n").rows == Rows{{"a", ""}, {"", ""}});
}

TEST_CASE("quotes", "[csv]") {
  CHECK(read("a,b\n\"x,\"\"y\"\"\",\"1\r\n2\"\n\"\",\"\"\"\"\n").rows ==
        Rows{{"a", "b"}, {"x,\"y\"", "1\r\n2"}, {"", "\""}});
  CHECK(read("a\n\"1\n2\n3\"\nb\n").lines == std::vector<std::int64_t>{1, 2, 5});
  CHECK(read("a\r\"1\r2\"\rb\r").lines == std::vector<std::int64_t>{1, 2, 4});
  CHECK(read("a,b\n1,2\"3\n").error.starts_with("csv.quote line 2: a quote inside a field"));
  CHECK(read("a,b\n\"1\n2\"x,3\n").error.starts_with("csv.quote line 3: text after a closing"));
  CHECK(read("a,b\n1,2\n\"3,4\n5,6\n").error.starts_with("csv.quote line 3: the quote that opens"));
  CHECK(read("\"").error.starts_with("csv.quote line 1"));
}

TEST_CASE("delimiters and spaces are found out", "[csv]") {
  CHECK(read("a;b\n1;2\n").rows == two_by_two);
  CHECK(read("a\tb\n1\t2\n").rows == two_by_two);
  CHECK(read("a|b\n1|2\n").delimiter == '|');
  CHECK(read("\"a;;;\",b\n1,2\n").delimiter == ',');
  CHECK(read("a, b\n1, 2\n").rows == two_by_two);
  CHECK(read("a, b\n1, \"2\" \n").rows == two_by_two);
  CHECK(read("a,b\n1, 2\n").rows == Rows{{"a", "b"}, {"1", " 2"}});
  CsvOptions options;
  options.trim = false;
  CHECK(read("a, b\n1, 2\n", options).rows == Rows{{"a", " b"}, {"1", " 2"}});
  options.delimiter = ';';
  CHECK(read("a,b\n1,2\n", options).rows == Rows{{"a,b"}, {"1,2"}});
}

TEST_CASE("rows of another width are named and passed over", "[csv]") {
  auto reader = CsvReader::open_bytes("a,b\n1\n3,4\n");
  REQUIRE(reader);
  std::vector<std::string_view> row;
  CHECK(*reader->next(row));
  auto wrong = reader->next(row);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == "csv.columns");
  CHECK(wrong.error().message == "line 2: 1 fields where the first row has 2");
  CHECK(*reader->next(row));
  CHECK(row[1] == "4");
  CHECK_FALSE(*reader->next(row));
}

TEST_CASE("encodings", "[csv]") {
  const Rows wide{{"名", "é"}};
  CHECK(read("名,é\n").rows == wide);
  CHECK(read("\xC3\xFB,\xA8\xA6\n", encoded("GBK")).rows == wide);
  CHECK(read(std::string_view("\xFF\xFE\x0D\x54,\0\xE9\0\n\0", 10)).rows == wide);
  CHECK(read(std::string_view("\xFE\xFF\x54\x0D\0,\0\xE9\0\n", 10)).rows == wide);
  CHECK(read(std::string_view("\x54\x0D\0,\0\xE9\0\n", 8), encoded("utf-16be")).rows == wide);
  CHECK(read("caf\xE9,x\n", encoded("latin-1")).rows == Rows{{"café", "x"}});
  CHECK(read("\x80,x\n", encoded("windows-1252")).rows == Rows{{"€", "x"}});
  CHECK(read("a,b\nc,d\xE9\n")
            .error.starts_with(
                "csv.encoding line 2, byte 4: 0xE9 is not UTF-8 text; name the file's encoding"));
  CHECK(read(std::string_view("a\0,\0b\0\n\0", 8)).error.find("utf-16le") != std::string::npos);
  CHECK(read("a\n\xFF\xFF\n", encoded("gb18030")).error.starts_with("csv.encoding line 2, byte 3"));
  CHECK(read("a\n\xC3", encoded("gb18030")).error.starts_with("csv.encoding"));
  CHECK(read("a", encoded("ebcdic")).error.starts_with("csv.unknown_encoding"));
}

TEST_CASE("limits", "[csv]") {
  CHECK(read(std::string(4095, ',') + "\n").rows[0].size() == 4096);
  CHECK(read(std::string(4096, ',') + "\n").error.starts_with("csv.too_many_columns line 1"));
  CHECK(read(std::string(4096, ',')).error.starts_with("csv.too_many_columns line 1"));
  const std::string longest(record::csv_field_max, 'x');
  CHECK(read("a,b\n" + longest + ",\"" + longest + "\"\n").rows[1][1] == longest);
  CHECK(read("a\n" + longest + "x\n").error.starts_with("csv.field_too_long line 2"));
  CHECK(read("a\n\n\"" + longest + longest).error.starts_with("csv.field_too_long line 3"));
  CHECK(read_file("/nowhere/at.csv").error.starts_with("csv.file cannot open '/nowhere/at.csv'"));
  CHECK(read_file("/").error.starts_with("csv.file"));
}

TEST_CASE("a row beyond all measure is refused before memory is", "[csv]") {
  std::string row;
  row.reserve(140 << 20);
  for (int field = 0; field < 140; ++field) row.append((1 << 20) - 1, 'x') += ',';
  CHECK(drain(CsvReader::open_bytes(row)).error.starts_with("csv.row_too_long"));
}

TEST_CASE("rows larger than the buffer, in pieces of any size", "[csv]") {
  std::mt19937_64 random(31);
  for (int round = 0; round < 12; ++round) {
    Rows rows;
    std::string text;
    for (int r = 0; r < 40; ++r) {
      rows.emplace_back();
      for (int c = 0; c < 3; ++c) {
        std::string field;
        for (auto i = random() % (round < 6 ? 8 : 60000); i > 0; --i)
          field += "ab,\"\n\r 客"[random() % 7];
        if (c != 0) text += ',';
        text += '"';
        for (char character : field)
          text += character == '"' ? std::string("\"\"") : std::string(1, character);
        text += '"';
        rows.back().push_back(std::move(field));
      }
      text += r % 2 == 0 ? "\r\n" : "\n";
    }
    const Outcome outcome = read(text);
    INFO(outcome.error);
    REQUIRE(outcome.rows == rows);
  }
}

TEST_CASE("damaged bytes never do worse than an error", "[csv]") {
  std::mt19937_64 random(32);
  const std::string good = "id, name, note\n1, \"li, wei\", \"a \"\"b\"\"\"\r\n2, 王, x\r3, é, ;\n";
  for (int round = 0; round < 20000; ++round) {
    std::string text = good;
    for (auto i = 1 + random() % 4; i > 0; --i) {
      const std::size_t at = random() % text.size();
      if (random() % 2 == 0)
        text[at] = static_cast<char>(random());
      else
        text.insert(at, 1, "\",\r\n; \0\xFF"[random() % 8]);
    }
    for (const char* encoding : {"utf-8", "gb18030", "utf-16"}) read(text, encoded(encoding));
  }
  SUCCEED();
}

TEST_CASE("real files", "[csv]") {
  if (auto febrl = kehu::test::shared_data("febrl"); !febrl.empty()) {
    const Outcome outcome = read_file(febrl / "dataset1.csv");
    CHECK(outcome.error.empty());
    REQUIRE(outcome.rows.size() == 1001);
    CHECK(outcome.rows[0][1] == "given_name");
    CHECK(outcome.rows[1][2] == "waller");
  }
  if (auto receivables = kehu::test::shared_data("receivables-ibm"); !receivables.empty()) {
    const Outcome outcome = read_file(receivables / "WA_Fn-UseC_-Accounts-Receivable.csv");
    CHECK(outcome.error.empty());
    CHECK(outcome.rows.size() == 2467);
    CHECK(outcome.rows.at(1).size() == 12);
  }
  if (auto purchases = kehu::test::shared_data("transactions-cdnow"); !purchases.empty()) {
    for (const char* name :
         {"cdnow_customers_summary.csv", "cdnow_customers_summary_with_transactions.csv"}) {
      const Outcome outcome = read_file(purchases / name);
      CHECK(outcome.error.empty());
      CHECK(outcome.rows.size() == 2358);
    }
  }
  if (auto complaints = kehu::test::shared_data("complaints-cfpb"); !complaints.empty()) {
    const Outcome outcome = read_file(complaints / "cfpb_2016_slice.csv");
    CHECK(outcome.error.empty());
    CHECK(outcome.rows.size() == 3187);
  }
  if (auto tickets = kehu::test::shared_data("tickets-helpdesk-log"); !tickets.empty()) {
    CHECK(read_file(tickets / "helpdesk.csv").rows.size() == 13711);
  }
}
