// Arrow streams that lie or break. kehu releases every one of them, once.
#include <cerrno>
#include <cstring>

#include "c_api/worlds.hpp"

namespace kehu_tests {

namespace {

// A stream of one text column "Name" without rows, with one thing wrong.
struct Stream {
  ArrowArrayStream stream{};
  int released = 0;
  int schema_error = 0, batch_error = 0;
  const char* format = "+s";
  const char* child_format = "u";
  std::int64_t children = 1;
  std::int64_t length = -1;  // of a batch; below -1 none comes

  Stream() {
    stream.private_data = this;
    stream.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) {
      Stream* self = static_cast<Stream*>(of->private_data);
      self->fill(*out);
      return self->schema_error;
    };
    stream.get_next = [](ArrowArrayStream* of, ArrowArray* out) {
      Stream* self = static_cast<Stream*>(of->private_data);
      *out = {};
      if (self->length != -1) {
        out->length = self->length;
        out->n_children = 0;
        out->release = [](ArrowArray* array) { array->release = nullptr; };
      }
      return self->batch_error;
    };
    stream.get_last_error = [](ArrowArrayStream*) { return "the source\nbroke"; };
    stream.release = [](ArrowArrayStream* of) {
      ++static_cast<Stream*>(of->private_data)->released;
      of->release = nullptr;
    };
  }

 private:
  void fill(ArrowSchema& out) {
    child_ = {};
    child_.format = child_format;
    child_.name = "Name";
    child_.release = [](ArrowSchema* schema) { schema->release = nullptr; };
    pointer_ = &child_;
    out = {};
    out.format = format;
    out.name = "";
    out.n_children = children;
    out.children = &pointer_;
    out.release = [](ArrowSchema* schema) { schema->release = nullptr; };
  }
  ArrowSchema child_{};
  ArrowSchema* pointer_ = nullptr;
};

constexpr const char* import_names =
    R"({"command":"customer.create","columns":{"Name":"name"},"constants":{"kind":"company",
        "channel":"visit"}})";

struct StreamCase {
  const char* name;
  void (*spoil)(Stream&);
  const char* code;
  const char* command = import_names;
};

const StreamCase cases[] = {
    {"no functions", [](Stream& s) { s.stream.get_schema = nullptr; }, "arrow.malformed"},
    {"no rows function", [](Stream& s) { s.stream.get_next = nullptr; }, "arrow.malformed"},
    {"the schema fails", [](Stream& s) { s.schema_error = EIO; }, "arrow.stream"},
    {"the rows fail", [](Stream& s) { s.batch_error = EIO; }, "arrow.stream"},
    {"not a struct", [](Stream& s) { s.format = "i"; }, "arrow.not_a_struct"},
    {"an unknown format", [](Stream& s) { s.child_format = "?"; }, "arrow.unsupported_type"},
    {"no format", [](Stream& s) { s.child_format = ""; }, "arrow.unsupported_type"},
    {"a negative number of columns", [](Stream& s) { s.children = -1; }, "arrow.malformed"},
    {"a billion columns", [](Stream& s) { s.children = 1'000'000'000; }, "arrow.too_many_columns"},
    {"a batch of negative length", [](Stream& s) { s.length = -5; }, "arrow.malformed"},
    {"a batch without columns", [](Stream& s) { s.length = 5; }, "arrow.malformed"},
    {"an impossible length", [](Stream& s) { s.length = INT64_MAX; }, "arrow.malformed"},
    {"a command that is no JSON", [](Stream&) {}, "json.syntax", "{"},
    {"an unknown command", [](Stream&) {}, "command.unknown", R"({"command":"customer.craete"})"},
    {"an unknown column", [](Stream&) {}, "import.unknown_column",
     R"({"command":"customer.create","columns":{"Nmae":"name"}})"},
    {"a stream and a file", [](Stream&) {}, "import.source",
     R"({"command":"customer.create","columns":{"Name":"name"},"csv":{"path":"x.csv"}})"},
};

}  // namespace

void check_streams(Count& count) {
  Desk desk(R"("store":"memory")");
  std::string before = desk.digest();
  for (const StreamCase& test : cases) {
    Stream stream;
    test.spoil(stream);
    std::string name = std::string("stream: ") + test.name;
    count.check({name, KEHU_INVALID, test.code}, desk.ingest(test.command, &stream.stream));
    count.check(name + ", released once", stream.released == 1 && !stream.stream.release,
                std::to_string(stream.released) + " times");
  }
  Stream used;
  used.stream.release(&used.stream);
  count.check({"stream: already released", KEHU_INVALID, "arrow.closed"},
              desk.ingest(import_names, &used.stream));
  Stream refused;
  outcome_of([&](auto* reply) { return kehu_ingest(nullptr, "{}", 2, &refused.stream, reply); });
  count.check("stream: released without a session", refused.released == 1, "not released");
  ArrowArrayStream out;
  std::memset(&out, 0x5a, sizeof out);
  outcome_of([&](auto* reply) { return kehu_query(desk.session(), "{", 1, &out, reply); });
  count.check("stream: a failed query leaves a released one", out.release == nullptr,
              "a caller would release what is not there");
  count.check("streams leave the rows", desk.digest() == before, "the rows changed");
}

}  // namespace kehu_tests
